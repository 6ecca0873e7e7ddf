"""How long cases stand in a stage: of the spells that ended, in elapsed or calendar days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.criteria import Each, Row, Span
from salesterms.errors import Text
from salesterms.metrics.deal_edges import EVEN_NUMBER, UNDEFINED, left_out
from salesterms.metrics.definition import Edge
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.spells import ENTERED_ON, LEFT_ON, SECONDS, STAGE_SPELLS
from salesterms.metrics.statistics import DAYS, ELAPSED_DAYS, Statistic, mean_of_days
from salesterms.metrics.variant import Variant
from salesterms.results import Source

if TYPE_CHECKING:
    from salesterms.criteria import Quantity

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
        "eigen definitie, zoals in CRM-rapporten, van de periodes die zijn afgelopen: dezelfde"
        " periodes als die van de audit van faselogs",
    )
)


_CALENDAR: Final = {
    "mean": mean_of_days(Text("the number of spells", "het aantal periodes")),
    "median": DAYS["median"],
}


def _variant(name: str, says: Text, quantity: Quantity, found: Statistic) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=_TABLE,
        counted=("ended",),
        quantity=quantity,
        **found.worked_out(),
        date="left_on",
        source=_SOURCE,
        unit="days",
    )


def _elapsed(statistic: str) -> Variant:
    found = ELAPSED_DAYS[statistic]
    of = Text(
        f"{found.says.en} of 24 hours, of spells that ended",
        f"{found.says.nl} van 24 uur, van afgelopen periodes",
    )
    return _variant(statistic, of, Each(SECONDS), found)


def _calendar(statistic: str) -> Variant:
    found = _CALENDAR[statistic]
    of = Text(
        f"{found.says.en} of the calendar, of spells that ended",
        f"{found.says.nl}, geteld in kalenderdagen, van afgelopen periodes",
    )
    return _variant(f"{statistic}_calendar", of, Span(ENTERED_ON, LEFT_ON), found)


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
    labels=("doorlooptijd per fase",),
    variants=(*map(_elapsed, ELAPSED_DAYS), *map(_calendar, _CALENDAR)),
    edges=_EDGES,
)
