"""Lines that the tables of the pipeline share."""

from __future__ import annotations

from typing import Final

from salesterms.criteria import Row
from salesterms.metrics.fields import AMOUNT, EXPECTED_CLOSE, PERIOD
from salesterms.metrics.tables import (
    CLOSED_LATER,
    HELD,
    NOT_OPEN,
    OPEN,
    THERE,
    WHEN_CLOSED_UNKNOWN,
)

#: The reason where a quota is in another currency than the rows that count.
QUOTA_IN_OTHER_CURRENCY: Final = "quota_in_other_currency"

NO_AMOUNT = Row("no_amount", AMOUNT.missing())

#: The amounts of open deals, by expected close date.
OPEN_BY_EXPECTED = (
    *THERE,
    WHEN_CLOSED_UNKNOWN,
    CLOSED_LATER,
    Row("closed", NOT_OPEN),
    Row("no_expected_close", EXPECTED_CLOSE.missing(), only_with="period"),
    Row("outside_period", ~EXPECTED_CLOSE.within(PERIOD)),
    HELD,
    NO_AMOUNT,
    OPEN,
)
