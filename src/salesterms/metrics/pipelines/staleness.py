"""Open deals in which nothing happens any more: how many, and what they are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.criteria import Count, Row, Sum
from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.derived import AFTER_AS_OF, STALE_BEFORE
from salesterms.metrics.fields import AMOUNT, AS_OF, EXPECTED_CLOSE, LAST_ACTIVITY
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.pipelines.tables import NO_AMOUNT
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.tables import (
    CLOSED_LATER,
    CREATED_IN_PERIOD,
    HELD,
    NOT_OPEN,
    THERE,
    WHEN_CLOSED_UNKNOWN,
)
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from salesterms.criteria import Quantity

_OPEN_ONLY = (
    *THERE,
    *CREATED_IN_PERIOD,
    WHEN_CLOSED_UNKNOWN,
    CLOSED_LATER,
    Row("closed", NOT_OPEN),
    HELD,
)
_QUIET = (
    Row("stale", LAST_ACTIVITY.before(STALE_BEFORE)),
    # An activity after the as-of date hides the last one before it.
    Row("activity_unknown", ~LAST_ACTIVITY.before(AFTER_AS_OF)),
    Row("fresh", ~NOT_OPEN),
)
_OVERDUE = Row("stale", EXPECTED_CLOSE.before(AS_OF))

#: What makes a deal stale: the words, the lines, and who says so.
_RULES = {
    "inactive": (
        Text(
            "without an activity for longer than stale_after days",
            "waarin langer dan stale_after dagen niets is gedaan",
        ),
        _QUIET,
        Source(
            Text(
                "deals without activity, as Pipedrive flags them (rotting); how many days is for"
                " you to say",
                "deals zonder activiteit, zoals Pipedrive die aanwijst (rotting); na hoeveel dagen"
                " is een eigen keuze",
            ),
            ("support.pipedrive.com, The rotting feature",),
        ),
    ),
    "inactive_or_overdue": (
        Text(
            "without an activity for that long, or past its expected close date",
            "waarin zo lang niets is gedaan, of waarvan de verwachte sluitdatum voorbij is",
        ),
        (_OVERDUE, *_QUIET),
        Source(
            Text(
                "the overdue and old deals of Zoho Motivator; stale as close_ratio's stale_as_lost"
                " has it",
                "de verlopen en oude deals van Zoho Motivator; stilgevallen zoals in stale_as_lost"
                " van close_ratio",
            ),
            ("help.zoho.com, Motivator settings: pipeline configuration",),
        ),
    ),
}


def _variants(
    what: Text, left_out: tuple[Row, ...], quantity: Quantity, unit: str
) -> tuple[Variant, ...]:
    made = []
    for name, (rule, lines, source) in _RULES.items():
        says = Text(f"{what.en} {rule.en}", f"{what.nl} {rule.nl}")
        rest: dict[str, Any] = {"source": source, "unit": unit, "quantity": quantity}
        made.append(
            Variant(
                name=name,
                says=says,
                places=(*_OPEN_ONLY, *left_out, *lines),
                counted=("stale",),
                compute=lambda stale: stale,
                formula=Formula("{stale}", "<stale>", says),
                date="created",
                needs=("as_of", "stale_after"),
                **rest,
            )
        )
    return tuple(made)


_EDGES = (
    Edge(
        "activity_not_recorded",
        Text("no activity is recorded at all", "er is geen enkele activiteit vastgelegd"),
        Text(
            "left out as activity_unknown: a source that records none has no stale deals to count",
            "buiten beschouwing als activity_unknown: een bron die niets vastlegt heeft geen"
            " stilgevallen deals om te tellen",
        ),
        ("inactive",),
    ),
    Edge(
        "exactly_stale_after",
        Text(
            "the last activity was exactly stale_after days ago",
            "de laatste activiteit was precies stale_after dagen geleden",
        ),
        Text(
            "not stale yet: it is the day after", "nog niet stilgevallen: dat is het een dag later"
        ),
    ),
    Edge(
        "due_today",
        Text("expected to close on the as-of date", "de verwachte sluitdatum is de peildatum"),
        Text("not overdue yet", "nog niet over tijd"),
        ("inactive_or_overdue",),
    ),
)

stale_opportunities = RowMetric(
    id="stale_opportunities",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Stale opportunities", "Stilgevallen verkoopkansen"),
    variants=_variants(
        Text("the number of open deals", "het aantal openstaande deals"),
        (),
        Count(),
        "opportunities",
    ),
    edges=_EDGES,
)

stale_pipeline = MoneyMetric(
    id="stale_pipeline",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Stale pipeline", "Stilgevallen pipeline"),
    variants=_variants(
        Text(
            "the amounts, added up, of open deals", "de bedragen, opgeteld, van openstaande deals"
        ),
        (NO_AMOUNT,),
        Sum(AMOUNT),
        "money",
    ),
    edges=_EDGES,
)
