"""What a period will bring by history: what was won, and each open deal by the rate of its stage.

Glossary: sales-forecast (000:80).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import ChoiceColumn, Column, Each, Row, Several, Sum
from salesterms.errors import Text
from salesterms.metrics.amounts import AMOUNT_OR_NUMBER, bare
from salesterms.metrics.deal_edges import left_out
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT
from salesterms.metrics.forecasts.rated_deals import RATED_DEALS, NoStageRate
from salesterms.metrics.forecasts.tables import CLOSES_IN_PERIOD, OF_FORECASTS, WITHOUT_AMOUNT
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.tables import HELD, OPEN, WON
from salesterms.metrics.terms import AMOUNT as AN_AMOUNT
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.metrics.forecasts.rated_deals import RatedDeal
    from salesterms.values import Money

_NO_RATE: Final = ChoiceColumn[NoStageRate]("no_rate", NoStageRate)
_RATE: Final = Column("rate", Fraction)
_WORTH: Final = Column("worth", Fraction)

#: A row made by hand may have no rate and no reason: then history is what it lacks.
_WITHOUT_RATE: Final = (
    *(Row(one.value, _NO_RATE.is_(one)) for one in NoStageRate),
    Row(NoStageRate.NO_HISTORY.value, _RATE.missing()),
)


def _expected(found: Mapping[str, Any], *buckets: str) -> Mapping[str, Any]:
    worths = (worth for bucket in buckets for worth in found[f"{bucket}_worths"])
    return {"won": found["won_amount"], "expected": sum(worths, Fraction(0))}


def _of_open(found: Mapping[str, Any]) -> Mapping[str, Any]:
    return _expected(found, "open")


def _with_held(found: Mapping[str, Any]) -> Mapping[str, Any]:
    return _expected(found, "open", "held")


def _both(won: Money, expected: Any) -> Fraction:
    """The exact amount; it is rounded once, where it becomes Money."""
    return bare(won) + bare(expected)


_SOURCE: Final = Source(
    Text(
        "ours: the win rate of each stage in your own history, times the amount of what stands in"
        " it; CRM systems give a stage one fixed probability. 000 starts from past figures too",
        "eigen definitie: het deel dat in de eigen historie vanuit elke fase is gewonnen, maal het"
        " bedrag van wat erin staat; CRM-systemen geven een fase één vaste kans. Ook 000 gaat uit"
        " van cijfers uit het verleden",
    ),
    ("000:80",),
)


def _variant(name: str, says: Text, left: tuple[Row, ...], open_: tuple[Row, ...]) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=(*CLOSES_IN_PERIOD, *left, WITHOUT_AMOUNT, WON, *_WITHOUT_RATE, *open_),
        counted=("won", *(row.bucket for row in open_)),
        quantity=Several((("amount", Sum(AMOUNT)), ("worths", Each(_WORTH)))),
        inputs=_with_held if HELD in open_ else _of_open,
        compute=_both,
        formula=Formula("{won} + {expected}", "<won> + <expected>"),
        takes={"won": AN_AMOUNT, "expected": AMOUNT_OR_NUMBER},
        date="closes",
        ahead=True,
        source=_SOURCE,
        unit="money",
        exact=False,
    )


forecast_from_history: MoneyMetric[RatedDeal] = MoneyMetric(
    id="forecast_from_history",
    term="sales-forecast",
    rows=RATED_DEALS,
    title=Text("Forecast from history", "Forecast uit de historie"),
    variants=(
        _variant(
            "stage_rate",
            Text(
                "what was won, and amount times the rate of its stage of what is open",
                "wat is gewonnen, en bedrag maal het aandeel van de fase van wat openstaat",
            ),
            (HELD,),
            (OPEN,),
        ),
        _variant(
            "stage_rate_with_held",
            Text(
                "what was won, and amount times the rate of its stage of what is open or on hold",
                "wat is gewonnen, en bedrag maal het aandeel van de fase van wat openstaat of in de"
                " wacht is",
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
            ("stage_rate",),
        ),
        Edge(
            "no_stage", Text("open, in no known stage", "open, fase onbekend"), left_out("no_stage")
        ),
        Edge(
            "no_owner",
            Text(
                "open and of nobody, where rates are by owner",
                "open en van niemand, terwijl de aandelen per eigenaar zijn",
            ),
            left_out("no_owner"),
        ),
        Edge(
            "no_history",
            Text(
                "no decided deal ever reached the stage",
                "geen enkele besliste deal heeft de fase ooit bereikt",
            ),
            Text(
                "left out as no_history, never at a rate of 0",
                "buiten beschouwing als no_history, nooit met een aandeel van 0",
            ),
        ),
        Edge(
            "too_little_history",
            Text(
                "fewer decided deals than the rates must rest on",
                "minder besliste deals dan waarop een aandeel moet rusten",
            ),
            left_out("too_little_history"),
        ),
        Edge(
            "rate_of_0",
            Text("of all that reached the stage nothing was won", "uit de fase is nooit gewonnen"),
            Text("it counts, and adds 0", "telt mee, en voegt 0 toe"),
        ),
    ),
)
