"""The columns of an opportunity that metrics look at, and the parameters of a call."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from salesterms.criteria import (
    ChoiceColumn,
    DateColumn,
    LabelsColumn,
    MoneyColumn,
    NumberColumn,
    Parameter,
)
from salesterms.lifecycle import Category
from salesterms.values import Money, about

STATUS = ChoiceColumn[Category]("status", Category)
AMOUNT = MoneyColumn("amount", Money)
PROBABILITY = NumberColumn("probability", (Decimal, int))
CREATED = DateColumn("created", date)
CLOSED = DateColumn("closed", date)
EXPECTED_CLOSE = DateColumn("expected_close", date)
LAST_ACTIVITY = DateColumn("last_activity", date)
STAGES_REACHED = LabelsColumn("stages_reached", tuple)

#: What is said of the field of any row that names somebody; errors mask it, as those of deals do.
WHOSE: Final = about("whose it is", "van wie het is", personal=True)

#: The fields of which a date of a row is one, where it is no field of its own.
FIELDS_OF_DATE: Final = {"closes": ("closed", "expected_close")}

#: The period that selects, by the date that the variant names.
PERIOD = Parameter("period")
#: The last day that is known: what happens after it has not happened yet.
AS_OF = Parameter("as_of")
#: The stage that must have been reached.
STAGE = Parameter("stage")
