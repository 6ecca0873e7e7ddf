"""The parameters that variants can need besides `as_of`: what each takes."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Shape, Text
from salesterms.metrics.rates import SHARE
from salesterms.values import Money
from salesterms.values.decimals import is_bounded

#: A century: no number of days that anybody asks about is larger.
MOST_DAYS = 36_500


#: In the unit of the durations of the rows.
A_TIME: Final = Shape(
    Text("an exact number of 0 or more", "een exact getal van 0 of meer"),
    lambda time: is_bounded(time) and time >= 0,  # type: ignore[operator] # it is a number
)

#: How many customers an amount is shared out over, by what they are called.
_HOW_MANY: Final = Shape(
    Text("a whole number of customers, 0 or more", "een geheel aantal klanten, 0 of meer"),
    lambda given: type(given) is int and is_bounded(given) and given >= 0,
)

#: By name. What stands in a table selects rows; what a formula names goes into it.
PARAMETERS: Final[dict[str, Shape]] = {
    "stale_after": Shape(
        Text("a whole number of days, 0 or more", "een geheel aantal dagen, 0 of meer"),
        lambda days: type(days) is int and 0 <= days <= MOST_DAYS,
    ),
    "stage": Shape(
        Text(
            "the label of a stage, as in stages_reached",
            "het label van een fase, zoals in stages_reached",
        ),
        lambda stage: isinstance(stage, str) and bool(stage),
    ),
    "quota": Shape(
        Text("Money of 0 or more", "Money van 0 of meer"),
        lambda quota: isinstance(quota, Money) and quota.amount >= 0,
    ),
    "win_rate": SHARE,
    "time": A_TIME,
    "until": A_TIME,
    "spend": Shape(
        Text("Money of 0 or more", "Money van 0 of meer"),
        lambda spend: isinstance(spend, Money) and spend.amount >= 0,
    ),
    "new_customers": _HOW_MANY,
    "paid_customers": _HOW_MANY,
    "new_logos": _HOW_MANY,
    "kept_customers": _HOW_MANY,
}
