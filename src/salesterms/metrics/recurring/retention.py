"""How much of the revenue of the start is still there: net of what grew, and gross.

Glossary: recurring-revenue, churn (000:50).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.recurring.changes import MRR_CHANGES
from salesterms.metrics.recurring.edges import (
    ADJOINING,
    CURRENCIES_REFUSED,
    NO_START,
    NOBODY_PAYS,
    NOT_ADJOINING,
    NOT_BALANCED,
    NOT_OVER,
    OUTLASTS_PERIOD,
    SEVERAL_PERIODS,
    of_variants,
)
from salesterms.metrics.recurring.shares import of_start, share_variant
from salesterms.metrics.recurring.tables import AT_START, FLOWS
from salesterms.metrics.recurring.terms import OfOnePeriod
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import ShareOfAmounts
from salesterms.results import Formula, Source
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from salesterms.metrics.recurring.changes import MrrChange

#: What is said of either.
_BOTH: Final = ("revenue retention", "omzetretentie")


def _of_who_paid(*kept: str) -> OfOnePeriod:
    """What is kept of what was paid at the start, by who paid then; of who left nothing is."""
    terms = {"kept": ("unchanged_start", "contraction_end", *kept), "start": FLOWS["start"]}
    return OfOnePeriod(FrozenMapping(terms), AT_START)


_ALL_KEPT: Final = _of_who_paid("expansion_end")
#: Of each at most what they paid at the start.
_CAPPED: Final = _of_who_paid("expansion_start")
_JOINERS: Final = Edge(
    "joined_later",
    Text(
        "over several periods, who joined after the start grew, shrank or left",
        "over meer periodes is wie na het begin kwam gegroeid, gekrompen of vertrokken",
    ),
    Text(
        "it moves a flow, and a customer of the start it does not: per_customer leaves it out",
        "een flow verandert erdoor, per_customer niet: die telt alleen klanten van het begin",
    ),
)


def _edges(one_period: tuple[str, ...], flows: tuple[str, ...], *more: Edge) -> tuple[Edge, ...]:
    return (
        NO_START,
        OUTLASTS_PERIOD,
        NOT_OVER,
        NOBODY_PAYS,
        CURRENCIES_REFUSED,
        of_variants(SEVERAL_PERIODS, one_period),
        *(of_variants(edge, flows) for edge in (ADJOINING, NOT_ADJOINING, NOT_BALANCED, _JOINERS)),
        *more,
    )


net_revenue_retention: RowMetric[MrrChange] = RowMetric(
    id="net_revenue_retention",
    title=Text("Net revenue retention", "Netto-omzetretentie"),
    term="recurring-revenue",
    rows=MRR_CHANGES,
    variants=(
        share_variant(
            "per_customer",
            Text(
                "what the customers of the start pay at the end, of what they paid; new customers"
                " do not count",
                "wat de klanten van het begin aan het eind betalen, gedeeld door wat ze"
                " betaalden; nieuwe klanten tellen niet mee",
            ),
            of_start("kept"),
            Source(
                Text(
                    "NetSuite: the customers of the start, then and now; that who comes back is"
                    " none"
                    " of them is ours",
                    "NetSuite: de klanten van het begin, toen en nu; dat wie terugkomt daar niet"
                    " bij"
                    " hoort is een eigen keuze",
                ),
                ("netsuite.com, Net revenue retention",),
            ),
            counted=AT_START,
            inputs=_ALL_KEPT,
            labels=("NRR", "net dollar retention", "NDR", *_BOTH),
        ),
        share_variant(
            "flow",
            Text(
                "the start plus growth less losses, divided by the start; who comes back does not"
                " count",
                "het begin plus groei min verlies, gedeeld door het begin; wie terugkomt telt"
                " niet mee",
            ),
            of_start("start", "expansion", "-contraction", "-churn"),
            Source(
                Text(
                    "metrickittools: by the movements of a period, of whomever they are",
                    "metrickittools: uit de bewegingen van een periode, van wie ze ook zijn",
                ),
                ("metrickittools.com, NRR vs GRR calculator",),
            ),
        ),
        share_variant(
            "flow_with_reactivation",
            Text(
                "the same, and who comes back counts as kept",
                "hetzelfde, en wie terugkomt telt als behouden",
            ),
            of_start("start", "expansion", "-contraction", "-churn", "reactivation"),
            Source(
                Text(
                    "ours: 1 less the net MRR churn of ChartMogul, which takes reactivation off",
                    "eigen definitie: 1 min de netto-MRR-churn van ChartMogul, die heractivering"
                    " aftrekt",
                ),
                ("help.chartmogul.com 203359341, MRR churn rate",),
            ),
        ),
        share_variant(
            "without_contraction",
            Text(
                "the start plus growth less churn, divided by the start; who pays less does not"
                " count",
                "het begin plus groei min churn, gedeeld door het begin; wie minder gaat betalen"
                " telt niet mee",
            ),
            of_start("start", "expansion", "-churn"),
            Source(
                Text(
                    "Baremetrics: 1 less (churned less expansion) / start; it has no contraction",
                    "Baremetrics: 1 min (churn min uitbreiding) / begin; krimp komt er niet in"
                    " voor",
                ),
                ("changelog.baremetrics.com, Net revenue retention",),
            ),
        ),
    ),
    edges=_edges(
        ("per_customer",),
        ("flow", "flow_with_reactivation", "without_contraction"),
        Edge(
            "above_1",
            Text("what grew is more than what was lost", "er groeide meer dan er verloren ging"),
            Text("above 1, that is over 100 %", "boven 1, dus meer dan 100 %"),
        ),
        Edge(
            "reactivated",
            Text(
                "an account that paid nothing at the start",
                "een account dat aan het begin niets betaalde",
            ),
            Text(
                "left out as new or reactivation, whatever it pays now",
                "buiten beschouwing als new of reactivation, wat het nu ook betaalt",
            ),
            ("per_customer",),
        ),
    ),
)

gross_revenue_retention: RowMetric[MrrChange] = RowMetric(
    id="gross_revenue_retention",
    title=Text("Gross revenue retention", "Bruto-omzetretentie"),
    term="recurring-revenue",
    rows=MRR_CHANGES,
    variants=(
        share_variant(
            "per_customer",
            Text(
                "what the customers of the start still pay, of each at most what it was, of the"
                " start",
                "wat de klanten van het begin nog betalen, per klant hoogstens wat het was,"
                " gedeeld door het begin",
            ),
            ShareOfAmounts(("kept",), ("start",), above_1="more_than_start"),
            Source(
                Text(
                    "the SaaS Metrics Standards Board, as the ontology of imboard quotes it: growth"
                    " is left out customer by customer",
                    "de SaaS Metrics Standards Board, geciteerd in de ontologie van imboard: groei"
                    " telt klant voor klant niet mee",
                ),
                ("imboard ontology, GRR, citing saasmetricsboard.com",),
            ),
            counted=AT_START,
            inputs=_CAPPED,
            labels=("GRR", "gross dollar retention", "GDR", *_BOTH),
        ),
        share_variant(
            "flow",
            Text(
                "the start less losses, divided by the start",
                "het begin min verlies, gedeeld door het begin",
            ),
            of_start("start", "-contraction", "-churn"),
            Source(
                Text(
                    "metrickittools: by the movements of a period, of whomever they are",
                    "metrickittools: uit de bewegingen van een periode, van wie ze ook zijn",
                ),
                ("metrickittools.com, NRR vs GRR calculator",),
            ),
        ),
        share_variant(
            "total_capped",
            Text(
                "what they pay now, all together at most what it was: growth of one hides the"
                " loss of another",
                "wat ze nu betalen, samen hoogstens wat het was: groei bij de een verbergt"
                " verlies bij de ander",
            ),
            ShareOfAmounts(("kept",), ("start",), capped=True),
            Source(
                Text(
                    "ours, of a common short cut: capped once, and not customer by customer, so"
                    " too high",
                    "eigen definitie, naar een gangbare kortere weg: één keer begrensd en niet per"
                    " klant, dus te"
                    " hoog",
                ),
            ),
            formula=Formula(
                "min({kept}, {start}) / {start}", r"\frac{\min(<kept>, <start>)}{<start>}"
            ),
            counted=AT_START,
            inputs=_ALL_KEPT,
        ),
    ),
    edges=_edges(
        ("per_customer", "total_capped"),
        ("flow",),
        Edge(
            "growth_hides_nothing",
            Text(
                "one customer grew as much as another shrank",
                "de ene klant groeide evenveel als de andere kromp",
            ),
            Text("below 1: growth does not count", "onder 1: groei telt niet mee"),
            ("per_customer", "flow"),
        ),
        Edge(
            "more_than_start",
            Text(
                "on bare numbers, more kept than there was",
                "met losse getallen: meer behouden dan er was",
            ),
            Text("refused (more_than_start)", "geweigerd (more_than_start)"),
            ("per_customer",),
        ),
        Edge(
            "below_0",
            Text(
                "over several periods more was lost than was there at the start",
                "over meer periodes ging meer verloren dan er aan het begin was",
            ),
            Text(
                "below 0, for it was of who joined later",
                "onder 0, want het was van wie later kwam",
            ),
            ("flow",),
        ),
    ),
)
