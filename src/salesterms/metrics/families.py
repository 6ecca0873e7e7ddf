"""What the metrics of a module are about, so that they can be listed under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.metrics.places import METRIC_PLACES
from salesterms.metrics.registry import METRICS

if TYPE_CHECKING:
    from salesterms.metrics.family import Family

_WINNING = Text("Winning and losing", "Winnen en verliezen")
_TIME = Text("Time and speed", "Tijd en snelheid")
_REVENUE = Text("Revenue and deals won", "Omzet en gewonnen deals")
_PIPELINE = Text("The pipeline", "De pipeline")
_FUNNEL = Text("The funnel", "De funnel")
_CHURN = Text("Churn and retention", "Verloop en behoud")
_LEADS = Text("Leads and hand-overs", "Leads en overdrachten")

#: Module of metrics, or the folder of it -> the heading; those of one heading stand together.
HEADINGS: Final[dict[str, Text]] = {
    "closing": _WINNING,
    "losing": _WINNING,
    "cycle": _TIME,
    "in_stages": _TIME,
    "from_conversion": _TIME,
    "velocity": _TIME,
    "revenue": _REVENUE,
    "discounts": _REVENUE,
    "pipeline": _PIPELINE,
    "pipelines": _PIPELINE,
    "funnel": _FUNNEL,
    "leads": _LEADS,
    "hand_over": _LEADS,
    "quotas": Text("Quotas", "Targets"),
    "forecasts": Text("Forecasts", "Forecasts"),
    "commissions": Text("Commission", "Commissie"),
    "churn": _CHURN,
    "cohorts": _CHURN,
    "recurring": Text("Recurring revenue", "Terugkerende omzet"),
    "survival": Text("How long customers stay", "Hoelang klanten blijven"),
    "repeat_buying": Text("Repeat buying", "Herhaalaankopen"),
    "customer_value": Text("What a customer is worth", "Wat een klant waard is"),
    "market": Text("The market", "De markt"),
    "attribution": Text("Marketing's share", "Het aandeel van marketing"),
}


def by_heading() -> dict[Text, tuple[Family, ...]]:
    """Every metric under its heading, in the order in which the headings come up.

    >>> [metric.id for metric in by_heading()[HEADINGS["revenue"]]]
    ['list_discount', 'won_revenue', 'average_deal']

    A module without a heading here has its own name as one.
    """
    found: dict[Text, tuple[Family, ...]] = {}
    for module, names in METRIC_PLACES.items():
        heading = heading_of(module)
        found[heading] = (*found.get(heading, ()), *(METRICS[name] for name in names))
    return found


def heading_of(module: str) -> Text:
    """The heading of a module of metrics, by its name or that of its folder.

    >>> heading_of("pipelines.coverage").en, heading_of("market_sizes").nl
    ('The pipeline', 'Market sizes')
    """
    own = module.replace("_", " ").replace(".", ": ").capitalize()
    known = HEADINGS.get(module, HEADINGS.get(module.partition(".")[0]))
    return Text(own, own) if known is None else known
