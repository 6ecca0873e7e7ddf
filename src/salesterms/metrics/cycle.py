"""How long it takes from creation to close: the sales cycle.

A close date before the creation date is legal on a record; such a row has no cycle and is left out
by name, never made positive. Days are calendar days: closed on the day it was created is 0.
"""

from __future__ import annotations

from salesterms.criteria import Row, Span
from salesterms.errors import Text
from salesterms.metrics.deal_edges import OF_SALES_CYCLE
from salesterms.metrics.fields import CLOSED, CREATED
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.statistics import DAYS
from salesterms.metrics.tables import DECIDED, LOST, WON
from salesterms.metrics.variant import Variant
from salesterms.results import Source

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
            "eigen definitie: hetzelfde voor verloren deals, om ernaast te leggen",
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


def _variant(statistic: str, population: str) -> Variant:
    found = DAYS[statistic]
    says, of = found.says, SAYS[population]
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
        **found.worked_out(),
        date="closed",
        source=_SOURCES[population],
        unit="days",
    )


sales_cycle = RowMetric(
    id="sales_cycle",
    term="sales-cycle",
    rows=OPPORTUNITIES,
    title=Text("Sales cycle", "Verkoopcyclus"),
    labels=("doorlooptijd", "lead time of a deal"),
    variants=tuple(
        _variant(statistic, population) for population in POPULATIONS for statistic in DAYS
    ),
    edges=OF_SALES_CYCLE,
)
