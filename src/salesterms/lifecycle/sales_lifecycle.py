"""The built-in lifecycle: the three tables of sales, coupled. It is proven in tests, not here."""

from __future__ import annotations

from typing import Final

from salesterms.lifecycle.definition import Lifecycle
from salesterms.lifecycle.sales_tracks import CUSTOMER_TRACK, DEAL_TRACK, PERSON_TRACK

#: A person, a deal and a customer, by the weakest guards that every text accepts.
SALES_LIFECYCLE: Final = Lifecycle.proven(
    name="sales",
    tracks=(PERSON_TRACK, DEAL_TRACK, CUSTOMER_TRACK),
    kept_as="SALES_LIFECYCLE",
)
