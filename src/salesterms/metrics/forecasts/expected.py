"""What a period will bring by the chance of each deal: what was won, and a share of what is open.

Glossary: sales-forecast (000:80).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Each, Row, Several, Sum
from salesterms.errors import Text
from salesterms.metrics.deal_edges import left_out
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT, PROBABILITY
from salesterms.metrics.forecasts.tables import CLOSES_IN_PERIOD, OF_FORECASTS, WITHOUT_AMOUNT
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.tables import HELD, OPEN, WON
from salesterms.metrics.terms import AMOUNT as AN_AMOUNT
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source
from salesterms.values import EXACT, Money, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.entities import Opportunity


#: The total tells the currency too; what is won has an amount, and need not have a probability.
_AMOUNTS: Final = Several(
    (("amount", Sum(AMOUNT)), ("amounts", Each(AMOUNT)), ("chances", Each(PROBABILITY)))
)


def _weighed(found: Mapping[str, Any], *buckets: str) -> Mapping[str, Any]:
    """What was won as it is, and each open amount times its own chance."""
    pairs = [
        (amount.amount, chance)
        for bucket in buckets
        for amount, chance in zip(
            found[f"{bucket}_amounts"], found[f"{bucket}_chances"], strict=True
        )
    ]
    expected = total(EXACT.multiply(amount, chance) for amount, chance in pairs)
    won = found["won_amount"]
    return {"won": won, "expected": Money(expected, won.currency)}


def _of_open(found: Mapping[str, Any]) -> Mapping[str, Any]:
    return _weighed(found, "open")


def _with_held(found: Mapping[str, Any]) -> Mapping[str, Any]:
    return _weighed(found, "open", "held")


def _both(won: Money, expected: Money) -> Money:
    return won + expected


_SOURCE: Final = Source(
    Text(
        "the weighted amount of Salesforce, Odoo and EspoCRM, each deal by its own probability, on"
        " top of what the period has brought in already; 000 names the term, and no formula",
        "het gewogen bedrag van Salesforce, Odoo en EspoCRM, elke deal met de eigen slagingskans,"
        " boven op wat de periode al heeft opgeleverd; 000 noemt de term, en geen formule",
    ),
    ("odoo/odoo, pull request 32011", "000:80"),
)


def _variant(
    name: str,
    says: Text,
    left: tuple[Row, ...],
    open_: tuple[Row, ...],
    labels: tuple[str, ...] = (),
) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=(
            *CLOSES_IN_PERIOD,
            *left,
            WITHOUT_AMOUNT,
            WON,
            Row("no_probability", PROBABILITY.missing()),
            *open_,
        ),
        counted=("won", *(row.bucket for row in open_)),
        quantity=_AMOUNTS,
        inputs=_with_held if HELD in open_ else _of_open,
        compute=_both,
        formula=Formula("{won} + {expected}", "<won> + <expected>"),
        takes={"won": AN_AMOUNT, "expected": AN_AMOUNT},
        date="closes",
        ahead=True,
        source=_SOURCE,
        unit="money",
        labels=labels,
    )


sales_forecast: MoneyMetric[Opportunity] = MoneyMetric(
    id="sales_forecast",
    term="sales-forecast",
    rows=OPPORTUNITIES,
    title=Text("Sales forecast", "Salesforecast"),
    variants=(
        _variant(
            "weighted",
            Text(
                "what was won, and amount times probability of what is open",
                "wat is gewonnen, en bedrag maal slagingskans van wat openstaat",
            ),
            (HELD,),
            (OPEN,),
            ("weighted forecast", "gewogen forecast"),
        ),
        _variant(
            "weighted_with_held",
            Text(
                "what was won, and amount times probability of what is open or on hold",
                "wat is gewonnen, en bedrag maal slagingskans van wat openstaat of in de wacht is",
            ),
            (),
            (OPEN, HELD),
        ),
    ),
    edges=(
        *OF_FORECASTS,
        Edge(
            "on_hold",
            Text("a deal on hold", "een deal in de wacht"),
            left_out("held"),
            ("weighted",),
        ),
        Edge(
            "no_probability",
            Text("open, without a probability", "open, zonder slagingskans"),
            left_out("no_probability"),
        ),
        Edge(
            "won_without_probability",
            Text("won, with any probability or none", "gewonnen, met welke slagingskans ook"),
            Text("it counts in full", "telt volledig mee"),
        ),
        Edge(
            "probability_of_0",
            Text("open, with a probability of 0", "open, met een slagingskans van 0"),
            Text("it counts, and adds 0", "telt mee, en voegt 0 toe"),
        ),
    ),
)
