"""How much of the revenue of the start was lost: gross, and net of what grew.

Glossary: churn, as lost revenue (000:50).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.recurring.changes import MRR_CHANGES
from salesterms.metrics.recurring.edges import NO_START, OF_FLOWS
from salesterms.metrics.recurring.shares import of_start, share_variant, summed_variant
from salesterms.metrics.row_metric import RowMetric
from salesterms.results import Source

if TYPE_CHECKING:
    from salesterms.metrics.recurring.changes import MrrChange

#: Either is called so where nobody says whether expansion counts.
_MRR_CHURN: Final = ("MRR churn", "MRR-churn", "omzetverloop")
_CHARTMOGUL: Final = ("help.chartmogul.com 203359341, MRR churn rate", "000:50")

_DAILY: Final = Source(
    Text(
        "ChartMogul, by the method that it calls that of Shopify: a rate for each day, added up",
        "ChartMogul, volgens de methode die het die van Shopify noemt: een deel per dag, opgeteld",
    ),
    _CHARTMOGUL,
)
_WITHOUT_START: Final = Edge(
    "period_without_start",
    Text(
        "one of the periods begins with nothing, and later ones do not",
        "een van de periodes begint met niets, en latere niet",
    ),
    Text(
        "undefined (period_without_start): that period has no rate to add",
        "onbepaald (period_without_start): die periode heeft geen deel om op te tellen",
    ),
    ("sum_of_periods",),
)


gross_mrr_churn: RowMetric[MrrChange] = RowMetric(
    id="gross_mrr_churn",
    labels=_MRR_CHURN,
    title=Text("Gross MRR churn", "Bruto-MRR-churn"),
    term="churn",
    rows=MRR_CHANGES,
    variants=(
        share_variant(
            "lost",
            Text(
                "what was lost to customers who left or pay less, divided by the start",
                "wat verloren ging aan klanten die vertrokken of minder gingen betalen, gedeeld"
                " door het begin",
            ),
            of_start("churn", "contraction"),
            Source(
                Text(
                    "ChartMogul, by its standard method: churned and contracted MRR",
                    "ChartMogul, volgens de standaardmethode: verloren en gekrompen MRR",
                ),
                _CHARTMOGUL,
            ),
            labels=("revenue churn", "omzetchurn"),
        ),
        share_variant(
            "cancelled",
            Text(
                "what customers paid who left, divided by the start; who pays less does not count",
                "wat de vertrokken klanten betaalden, gedeeld door het begin; wie minder gaat"
                " betalen telt niet mee",
            ),
            of_start("churn"),
            Source(
                Text(
                    "ours: churn in the narrow sense; a smaller subscription is no lost customer",
                    "eigen definitie: churn in enge zin; een kleiner abonnement is geen verloren"
                    " klant",
                ),
                ("000:50",),
            ),
        ),
        summed_variant(
            Text(
                "losses of the start of each period, such as each day, added up",
                "verlies gedeeld door het begin van elke periode, zoals elke dag, opgeteld",
            ),
            lambda one: one.churn + one.contraction,
            _DAILY,
        ),
    ),
    edges=(
        NO_START,
        *OF_FLOWS,
        _WITHOUT_START,
        Edge(
            "above_1",
            Text(
                "over several periods more was lost than was there at the start",
                "over meer periodes ging meer verloren dan er aan het begin was",
            ),
            Text(
                "above 1, for it was of who joined later",
                "boven 1, want het was van wie later kwam",
            ),
        ),
    ),
)

net_mrr_churn: RowMetric[MrrChange] = RowMetric(
    id="net_mrr_churn",
    labels=_MRR_CHURN,
    title=Text("Net MRR churn", "Netto-MRR-churn"),
    term="churn",
    rows=MRR_CHANGES,
    variants=(
        share_variant(
            "net",
            Text(
                "losses less growth and what came back, divided by the start",
                "verlies min groei en wat terugkwam, gedeeld door het begin",
            ),
            of_start("churn", "contraction", "-expansion", "-reactivation"),
            Source(
                Text(
                    "ChartMogul, by its standard method: expansion and reactivation are taken off",
                    "ChartMogul, volgens de standaardmethode: uitbreiding en heractivering gaan"
                    " eraf",
                ),
                _CHARTMOGUL,
            ),
        ),
        share_variant(
            "without_reactivation",
            Text(
                "losses less growth, divided by the start; who comes back does not count",
                "verlies min groei, gedeeld door het begin; wie terugkomt telt niet mee",
            ),
            of_start("churn", "contraction", "-expansion"),
            Source(
                Text(
                    "ours: 1 less net revenue retention, as flow has it",
                    "eigen definitie: 1 min de netto-omzetretentie, zoals flow die geeft",
                )
            ),
        ),
        summed_variant(
            Text(
                "losses less growth and what came back, divided by the start of each period, added"
                " up",
                "verlies min groei en wat terugkwam, gedeeld door het begin van elke periode,"
                " opgeteld",
            ),
            lambda one: one.new - one.moved,
            _DAILY,
        ),
    ),
    edges=(
        NO_START,
        *OF_FLOWS,
        _WITHOUT_START,
        Edge(
            "below_0",
            Text("more grew than was lost", "er groeide meer dan er verloren ging"),
            Text("below 0, which is growth, and no error", "onder 0: dat is groei, en geen fout"),
        ),
    ),
)
