"""How long it takes from creation to close: the sales cycle.

A close date before the creation date is legal on a record; such a row has no cycle and is left out
by name, never made positive. Days are calendar days: closed on the day it was created is 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.criteria import Row, Span
from salesterms.errors import Text
from salesterms.metrics.deal_edges import OF_SALES_CYCLE
from salesterms.metrics.fields import CLOSED, CREATED
from salesterms.metrics.formulas import mean, median
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.tables import DECIDED, LOST, WON
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

_SOURCES = {
    "won": Source(
        Text(
            "KPI Tree's metric for Salesforce: won deals only",
            "de maatstaf van KPI Tree voor Salesforce: alleen gewonnen deals",
        ),
        ("kpitree.co, Salesforce metric: sales cycle length",),
    ),
    "lost": Source(
        Text(
            "ours: the same for lost deals, to set beside it",
            "van ons: hetzelfde voor verloren deals, om ernaast te leggen",
        )
    ),
    "decided": Source(
        Text(
            "Vtiger and Daymark: won and lost deals together",
            "Vtiger en Daymark: gewonnen en verloren deals samen",
        ),
        ("help.vtiger.com, Sales Cycle by Duration", "usedaymark.io, Sales cycle length"),
    ),
}

POPULATIONS = {"won": ("won",), "lost": ("lost",), "decided": ("won", "lost")}

SAYS = {
    "won": Text("of won deals", "van gewonnen deals"),
    "lost": Text("of lost deals", "van verloren deals"),
    "decided": Text("of won and lost deals", "van gewonnen en verloren deals"),
}

_MEAN = Formula(
    "{days} / {rows}",
    r"\frac{<days>}{<rows>}",
    Text("the days, added up / the number of deals", "de dagen, opgeteld / het aantal deals"),
)
_MEDIAN = Formula(
    "median of {rows} spans of days",
    r"\operatorname{median}_{i=1}^{<rows>} d_i",
    Text("the middle one of the days in order", "de middelste van de dagen op volgorde"),
)

# The names of the lambdas' arguments are the terms that they ask for.
STATISTICS: dict[str, tuple[Callable[..., Fraction | None], Formula, Text]] = {
    "mean": (
        lambda days, rows: mean(days, rows),  # noqa: PLW0108 - see above
        _MEAN,
        Text("mean days", "gemiddeld aantal dagen"),
    ),
    "median": (
        lambda spans: median(spans),  # noqa: PLW0108 - see above
        _MEDIAN,
        Text("median days", "mediaan van het aantal dagen"),
    ),
}


def _variant(statistic: str, population: str) -> Variant:
    compute, formula, says = STATISTICS[statistic]
    of = SAYS[population]
    return Variant(
        name=f"{statistic}_{population}",
        says=Text(
            f"{says.en} from creation to close, {of.en}",
            f"{says.nl} van aanmaak tot sluiting, {of.nl}",
        ),
        places=(
            *DECIDED,
            *(row for row in (WON, LOST) if row.bucket not in POPULATIONS[population]),
            Row("no_created_date", CREATED.missing()),
            Row("no_close_date", CLOSED.missing()),
            Row("closed_before_created", CLOSED.before(CREATED)),
            *(row for row in (WON, LOST) if row.bucket in POPULATIONS[population]),
        ),
        counted=POPULATIONS[population],
        quantity=Span(CREATED, CLOSED),
        compute=compute,
        formula=formula,
        over="rows",
        date="closed",
        source=_SOURCES[population],
        unit="days",
    )


sales_cycle = RowMetric(
    id="sales_cycle",
    term="sales-cycle",
    rows=OPPORTUNITIES,
    title=Text("Sales cycle", "Verkoopcyclus"),
    variants=tuple(
        _variant(statistic, population) for population in POPULATIONS for statistic in STATISTICS
    ),
    edges=OF_SALES_CYCLE,
)
