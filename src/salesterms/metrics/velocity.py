"""Sales velocity: what comes in a day, by the four numbers of one population.

The field's formula is number x average value x win rate / cycle. Many take the four from different
sets, such as open deals times the win rate of last year; here all four are of the deals that were
decided, and a row counts for all of them or for none. Then it comes to the amount won / the mean
cycle. Other numbers go into `.formula`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Row, Several, Span, Sum
from salesterms.errors import Shape, Text
from salesterms.metrics.deal_edges import (
    CLOSED_LATER_IS_OPEN,
    CURRENCIES_APART,
    NEGATIVE_COUNTS,
    NO_AMOUNT,
    REOPENED,
    UNDEFINED,
)
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.rates import SHARE, Rate, fraction_of
from salesterms.metrics.tables import (
    BY_STATE,
    CREATED_IN_PERIOD,
    DECIDED,
    LOST,
    THERE,
    WON,
)
from salesterms.metrics.terms import AMOUNT as AN_AMOUNT
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source
from salesterms.values import Money
from salesterms.values.decimals import is_bounded, is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


def _is_span(days: object) -> bool:
    """Whether these are days, 0 or more: no bool, and nothing that is not finite and bounded."""
    bounded = is_bounded(days) or is_bounded_fraction(days)
    return bounded and days >= 0  # type: ignore[operator] # it is a number


_DAYS: Final = Shape(
    Text("an int, a Decimal or a Fraction, 0 or more", "een int, Decimal of Fraction, 0 of meer"),
    _is_span,
)


def _four(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    """The four numbers, exactly: the average and the cycle are those of won deals."""
    won, lost, days = found["won_count"], found["lost_count"], found["won_days"]
    if not won:
        return Unanswered("zero_denominator", ("won",))
    return {
        "opportunities": won + lost,
        "average_value": Fraction(found["won_amount"].amount) / won,
        "win_rate": Fraction(won, won + lost),
        "cycle_days": Fraction(sum(days), won),
    }


def _velocity(
    opportunities: int,
    average_value: Money | Fraction,
    win_rate: Rate,
    cycle_days: Fraction | Decimal | int,
) -> Fraction | None:
    """The exact amount of a day; it is rounded once, where it becomes Money."""
    if not cycle_days:
        return None
    value = average_value.amount if isinstance(average_value, Money) else average_value
    rate = fraction_of(win_rate)
    return opportunities * Fraction(value) * Fraction(rate) / Fraction(cycle_days)


_WHOLE: Final = (
    Row("no_amount", AMOUNT.missing()),
    Row("no_created_date", CREATED.missing()),
    Row("no_close_date", CLOSED.missing()),
    Row("closed_before_created", CLOSED.before(CREATED)),
    WON,
    LOST,
)


def _variant(name: str, says: Text, rows: tuple[Row, ...], date: str, source: Source) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=(*rows, *_WHOLE),
        counted=("won", "lost"),
        quantity=Several((("amount", Sum(AMOUNT)), ("days", Span(CREATED, CLOSED)))),
        inputs=_four,
        compute=_velocity,
        formula=Formula(
            "{opportunities} x {average_value} x {win_rate} / {cycle_days}",
            r"\frac{<opportunities> \times <average_value> \times <win_rate>}{<cycle_days>}",
        ),
        over="cycle_days",
        date=date,
        takes={"average_value": AN_AMOUNT, "win_rate": SHARE, "cycle_days": _DAYS},
        source=source,
        unit="money_per_day",
        exact=False,
    )


_EDGES: Final = (
    Edge(
        "nothing_won",
        Text("nothing was won", "er is niets gewonnen"),
        Text(
            "undefined (zero_denominator): there is no average value and no cycle",
            "onbepaald (zero_denominator): er is geen gemiddelde waarde en geen cyclus",
        ),
    ),
    Edge(
        "cycle_of_0",
        Text(
            "every deal was won on the day it was created",
            "elke deal is gewonnen op de dag van aanmaak",
        ),
        UNDEFINED,
    ),
    Edge(
        "no_amount",
        NO_AMOUNT.when,
        Text(
            "left out of all four numbers, won or lost",
            "buiten alle vier de getallen, gewonnen of verloren",
        ),
    ),
    Edge(
        "no_cycle",
        Text(
            "no creation date or close date, or closed before it was created",
            "geen aanmaak- of sluitdatum, of gesloten voor de aanmaak",
        ),
        Text(
            "left out of all four numbers, won or lost",
            "buiten alle vier de getallen, gewonnen of verloren",
        ),
    ),
    NEGATIVE_COUNTS,
    CURRENCIES_APART,
    CLOSED_LATER_IS_OPEN,
    REOPENED,
)

sales_velocity = MoneyMetric(
    id="sales_velocity",
    term="sales-cycle",
    rows=OPPORTUNITIES,
    title=Text("Sales velocity", "Verkoopsnelheid"),
    variants=(
        _variant(
            "decided",
            Text(
                "what the deals decided in the period bring in a day",
                "wat de deals waarover in de periode is beslist per dag opleveren",
            ),
            DECIDED,
            "closed",
            Source(
                Text(
                    "the formula of mavenlb; that all four numbers are of the same decided deals is"
                    " ours",
                    "de formule van mavenlb; dat alle vier de getallen van dezelfde besliste deals"
                    " zijn is een eigen keuze",
                ),
                ("mavenlb.com, Sales velocity formula",),
            ),
        ),
        _variant(
            "created_cohort",
            Text(
                "what the decided deals of those created in the period bring in a day",
                "wat de besliste deals van wat in de periode is aangemaakt per dag opleveren",
            ),
            (*THERE, Row("no_created_date", CREATED.missing()), *CREATED_IN_PERIOD, *BY_STATE[:4]),
            "created",
            Source(
                Text(
                    "ours: the same formula by cohort; a cohort with open deals shows its quick"
                    " ones only",
                    "eigen definitie: dezelfde formule per cohort; zolang er deals openstaan telt"
                    " een cohort alleen zijn snelle",
                )
            ),
        ),
    ),
    edges=_EDGES,
)
