"""How long cases stand in a stage: of the spells that ended, in elapsed or calendar days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Each, Quantity, Row, Span
from salesterms.errors import Text
from salesterms.metrics.cycle import STATISTICS
from salesterms.metrics.deal_edges import EVEN_NUMBER, UNDEFINED, left_out
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AFTER_AS_OF, PERIOD
from salesterms.metrics.formulas import mean_of, median_of
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.spells import ENTERED_ON, LEFT_ON, SECONDS, STAGE_SPELLS
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal
    from fractions import Fraction

_DAY: Final = 86_400

_TABLE: Final = (
    Row("spell_not_begun", ~ENTERED_ON.before(AFTER_AS_OF)),
    Row("lasting", LEFT_ON.missing()),
    Row("lasting", ~LEFT_ON.before(AFTER_AS_OF)),
    Row("left_before_entered", SECONDS.missing()),
    Row("outside_period", ~LEFT_ON.within(PERIOD)),
    Row("ended", ~LEFT_ON.missing()),
)
_SOURCE: Final = Source(
    Text(
        "ours, as CRM reports have it, of the spells that ended: those that the audit of"
        " stage logs counts",
        "van ons, zoals in CRM-rapporten, van de periodes die zijn afgelopen: dezelfde"
        " periodes als die van de audit van faselogs",
    )
)


def _days(seconds: Fraction | None) -> Fraction | None:
    return None if seconds is None else seconds / _DAY


def _mean(values: Sequence[Decimal]) -> Fraction | None:
    return _days(mean_of(values))


def _median(values: Sequence[Decimal]) -> Fraction | None:
    return _days(median_of(values))


_ELAPSED: Final[dict[str, tuple[Callable[..., Any], Formula]]] = {
    "mean": (
        _mean,
        Formula(
            "mean of {rows} spans of elapsed time",
            r"\frac{1}{<rows>} \sum_{i=1}^{<rows>} t_i",
            Text(
                "the elapsed time, added up / the number of spells",
                "de verstreken tijd, opgeteld / het aantal periodes",
            ),
        ),
    ),
    "median": (
        _median,
        Formula(
            "median of {rows} spans of elapsed time",
            r"\operatorname{median}_{i=1}^{<rows>} t_i",
            Text(
                "the middle one of the elapsed times in order",
                "de middelste van de verstreken tijden op volgorde",
            ),
        ),
    ),
}


def _variant(
    name: str, says: Text, quantity: Quantity, compute: Callable[..., Any], formula: Formula
) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=_TABLE,
        counted=("ended",),
        quantity=quantity,
        compute=compute,
        formula=formula,
        over="rows",
        date="left_on",
        source=_SOURCE,
        unit="days",
    )


def _elapsed(statistic: str) -> Variant:
    says = STATISTICS[statistic][2]
    of = Text(
        f"{says.en} of 24 hours, of spells that ended",
        f"{says.nl} van 24 uur, van afgelopen periodes",
    )
    return _variant(statistic, of, Each(SECONDS), *_ELAPSED[statistic])


def _calendar(statistic: str) -> Variant:
    compute, formula, says = STATISTICS[statistic]
    of = Text(
        f"{says.en} of the calendar, of spells that ended",
        f"{says.nl}, geteld in kalenderdagen, van afgelopen periodes",
    )
    return _variant(f"{statistic}_calendar", of, Span(ENTERED_ON, LEFT_ON), compute, formula)


_EDGES: Final = (
    Edge("nothing_ended", Text("no spell that ended", "geen periode die is afgelopen"), UNDEFINED),
    Edge(
        "lasting",
        Text("a spell that goes on", "een periode die nog loopt"),
        Text(
            "left out as lasting, never counted as ended",
            "buiten beschouwing als lasting, nooit als afgelopen geteld",
        ),
    ),
    Edge(
        "ended_later",
        Text("left after the as-of date", "verlaten na de peildatum"),
        Text(
            "it went on then: left out as lasting", "liep toen nog: buiten beschouwing als lasting"
        ),
    ),
    Edge(
        "same_instant",
        Text("entered and left at one instant", "begonnen en verlaten op één moment"),
        Text("0 days", "0 dagen"),
    ),
    Edge(
        "left_before_entered",
        Text("left before it was entered", "verlaten vóór het begin"),
        left_out("left_before_entered"),
    ),
    Edge(
        "even_number",
        Text("an even number of spells", "een even aantal periodes"),
        EVEN_NUMBER.gives,
        ("median", "median_calendar"),
    ),
)

time_in_stage = RowMetric(
    id="time_in_stage",
    term="stage",
    rows=STAGE_SPELLS,
    title=Text("Time in stage", "Tijd in fase"),
    variants=(*map(_elapsed, STATISTICS), *map(_calendar, STATISTICS)),
    edges=_EDGES,
)
