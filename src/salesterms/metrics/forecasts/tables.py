"""Lines that forecasts share: what can close in a period, by the day it closed or is to close.

A forecast of a period is of what closes in it: what was won, by its close date, and what is open,
by the date on which it is expected. Systems with one close date for both do the same.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from salesterms.criteria import Row
from salesterms.errors import Text
from salesterms.metrics.deal_edges import (
    AMOUNT_OF_THEN,
    CURRENCIES_APART,
    NEGATIVE_COUNTS,
    NO_AMOUNT,
    NO_CLOSE_DATE,
    NO_CREATED_DATE,
    NO_EXPECTED_CLOSE,
    PERIOD_AHEAD,
    REOPENED,
)
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT, CLOSED, EXPECTED_CLOSE, PERIOD
from salesterms.metrics.tables import (
    ANY_OPEN,
    CLOSED_LATER,
    LOST,
    THERE,
    WHEN_CLOSED_UNKNOWN,
    WON,
)

#: What is there, is not lost, and closes in the period.
CLOSES_IN_PERIOD: Final = (
    *THERE,
    WHEN_CLOSED_UNKNOWN,
    CLOSED_LATER,
    LOST,
    Row("no_close_date", WON.criterion & CLOSED.missing(), only_with="period"),
    Row("outside_period", WON.criterion & ~CLOSED.within(PERIOD)),
    Row("no_expected_close", ANY_OPEN & EXPECTED_CLOSE.missing(), only_with="period"),
    Row("outside_period", ANY_OPEN & ~EXPECTED_CLOSE.within(PERIOD)),
)
WITHOUT_AMOUNT: Final = Row("no_amount", AMOUNT.missing())

NOTHING_FORECAST: Final = Edge(
    "nothing_to_forecast",
    Text("nothing was won and nothing is open", "er is niets gewonnen en er staat niets open"),
    Text(
        "0 in the currency that is asked for; without one there is no currency to answer in",
        "0 in de gevraagde munteenheid; zonder is er geen munteenheid om in te antwoorden",
    ),
)

#: What every forecast of deals gives at its edges.
OF_FORECASTS: Final = (
    NOTHING_FORECAST,
    NO_AMOUNT,
    NEGATIVE_COUNTS,
    CURRENCIES_APART,
    evolve(NO_CLOSE_DATE, when=Text("won, without a close date", "gewonnen, zonder sluitdatum")),
    NO_CREATED_DATE,
    NO_EXPECTED_CLOSE,
    PERIOD_AHEAD,
    AMOUNT_OF_THEN,
    Edge(
        "lost",
        Text(
            "a lost deal, whatever its chance or category",
            "een verloren deal, welke kans of categorie die ook heeft",
        ),
        Text("left out as lost", "buiten beschouwing als lost"),
    ),
    Edge(
        "overdue",
        Text(
            "open, and expected to close before the period",
            "open, en de verwachte sluitdatum ligt voor de periode",
        ),
        Text(
            "left out as outside_period: nobody said that it moved",
            "buiten beschouwing als outside_period: niemand heeft die datum verzet",
        ),
    ),
    REOPENED,
)
