"""How much recurring revenue comes in for what goes out.

Glossary: recurring-revenue (000:50).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.recurring.changes import MRR_CHANGES
from salesterms.metrics.recurring.edges import OF_FLOWS
from salesterms.metrics.recurring.shares import share_variant
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import ShareOfAmounts
from salesterms.results import Source

if TYPE_CHECKING:
    from salesterms.metrics.recurring.changes import MrrChange


_LOST: Final = ("contraction", "churn")

quick_ratio: RowMetric[MrrChange] = RowMetric(
    id="quick_ratio",
    title=Text("SaaS quick ratio", "Quick ratio (SaaS)"),
    term="recurring-revenue",
    rows=MRR_CHANGES,
    variants=(
        share_variant(
            "with_reactivation",
            Text(
                "what came in, from customers who came back too, for each amount that was lost",
                "wat erbij kwam, ook van klanten die terugkwamen, voor elk bedrag dat verloren"
                " ging",
            ),
            ShareOfAmounts(("new", "expansion", "reactivation"), _LOST),
            Source(
                Text(
                    "saas-metrics 0.1.0: reactivated revenue counts as gained",
                    "saas-metrics 0.1.0: heractivering telt als erbij gekomen",
                ),
                ("saas-metrics 0.1.0, README",),
            ),
            unit="times",
        ),
        share_variant(
            "without_reactivation",
            Text(
                "what came in from new customers and growth, for each amount that was lost",
                "wat erbij kwam van nieuwe klanten en groei, voor elk bedrag dat verloren ging",
            ),
            ShareOfAmounts(("new", "expansion"), _LOST),
            Source(
                Text(
                    "ours: the form with four movements, in which nobody comes back",
                    "eigen definitie: de vorm met vier bewegingen, waarin niemand terugkomt",
                )
            ),
            unit="times",
        ),
    ),
    edges=(
        *OF_FLOWS,
        Edge(
            "nothing_lost",
            Text("nothing was lost", "er ging niets verloren"),
            Text(
                "undefined (zero_denominator), and not infinite",
                "onbepaald (zero_denominator), en niet oneindig",
            ),
        ),
    ),
)
