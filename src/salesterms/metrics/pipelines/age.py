"""How old the pipeline is: in days, and as deals and amounts by band."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Column, Count, DateColumn, Row, Span, Sum
from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED, STATUS
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.pipelines.ageing import DealAge
from salesterms.metrics.pipelines.tables import NO_AMOUNT
from salesterms.metrics.row_kind import RowKind
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.statistics import DAYS, LARGEST_OF_DAYS
from salesterms.metrics.tables import HELD, NOT_OPEN, OPEN
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from salesterms.criteria import Quantity

_SINCE = DateColumn("since", date)
_DAY = DateColumn("as_of", date)

DEAL_AGES = RowKind(
    kind=DealAge,
    says=Text(
        "ages of deals, as salesterms.metrics.ages_since_created() makes them of deals and"
        " salesterms.metrics.ages_in_stage() of deals and a stage log",
        "leeftijden van deals, zoals salesterms.metrics.ages_since_created() ze van deals maakt en"
        " salesterms.metrics.ages_in_stage() van deals en een fasenlog",
    ),
    fields=("band", "basis", "owner", "account", "product", "stage", "status", "currency"),
    columns=(STATUS, AMOUNT, _SINCE, _DAY, Column("stage", str), Column("owner", str)),
    always=("currency", "band"),
    day="as_of",
)

#: The day stands in the row, so nothing here waits for an as-of date of the call.
_THERE = (
    Row("not_created_yet", _DAY.before(CREATED)),
    Row("no_close_date", NOT_OPEN & CLOSED.missing()),
)
_OPEN_THEN = (
    Row("closed", NOT_OPEN & ~_DAY.before(CLOSED)),
    HELD,
    Row("no_start_date", _SINCE.missing()),
    Row("starts_later", _DAY.before(_SINCE)),
)
#: Closed after the day, so open on it; its stage and its amount on that day are not recorded.
_STILL_OPEN = Row("open", NOT_OPEN)
_CLOSED_LATER = Row("closed_later", NOT_OPEN)

_AGES = (*_THERE, *_OPEN_THEN, _STILL_OPEN, OPEN)
_AMOUNTS = (*_THERE, *_OPEN_THEN, _CLOSED_LATER, NO_AMOUNT, OPEN)

_SOURCE = Source(
    Text(
        "deal age as HubSpot and ShareCRM have it: days since the deal was created, or since it"
        " entered its stage; which of the two the rows say",
        "de leeftijd van deals zoals HubSpot en ShareCRM die kennen: dagen sinds de aanmaak, of"
        " sinds de deal in zijn fase kwam; welke van de twee, zeggen de rijen",
    ),
    ("knowledge.hubspot.com, deal properties: days in stage",),
)


#: Which figure of the ages, and what it says.
_STATISTICS: Final = {
    "mean": (
        DAYS["mean"],
        Text("mean age of open deals", "gemiddelde leeftijd van openstaande deals"),
    ),
    "median": (
        DAYS["median"],
        Text("median age of open deals", "mediaan van de leeftijd van openstaande deals"),
    ),
    "oldest": (
        LARGEST_OF_DAYS,
        Text("age of the oldest open deal", "leeftijd van de oudste openstaande deal"),
    ),
}

_EDGES = (
    Edge(
        "day_of_the_ages",
        Text(
            "ages of one day are asked as of another",
            "leeftijden van de ene dag gevraagd per een andere",
        ),
        Text(
            "refused: the answer is as of the day of the ages, given or not",
            "geweigerd: het antwoord geldt per de dag van de leeftijden, gevraagd of niet",
        ),
    ),
    Edge(
        "no_start_date",
        Text(
            "the creation date, or the entry of the stage, is not known",
            "de aanmaakdatum, of het moment waarop de deal in zijn fase kwam, is onbekend",
        ),
        Text(
            "left out (no_start_date): the one never stands in for the other",
            "buiten beschouwing (no_start_date): het een vervangt nooit het ander",
        ),
    ),
    Edge(
        "begun_today",
        Text("created, or entered, on the day itself", "aangemaakt of erin gekomen op de dag zelf"),
        Text("0 days old, in the first band", "0 dagen oud, in de eerste klasse"),
    ),
    Edge(
        "closed_since",
        Text("closed after the day of the ages", "gesloten na de dag waarop de leeftijd geldt"),
        Text(
            "still open on it; its amount was not recorded, so amounts leave it out (closed_later)",
            "die dag nog open; het bedrag van toen is niet vastgelegd, dus bedragen laten de deal"
            " weg (closed_later)",
        ),
    ),
)

pipeline_age = RowMetric(
    id="pipeline_age",
    term="sales-pipeline",
    rows=DEAL_AGES,
    title=Text("Age of the pipeline", "Leeftijd van de pipeline"),
    variants=tuple(
        Variant(
            name=name,
            says=says,
            places=_AGES,
            counted=("open",),
            quantity=Span(_SINCE, _DAY),
            **found.worked_out(),
            date="since",
            source=_SOURCE,
            unit="days",
        )
        for name, (found, says) in _STATISTICS.items()
    ),
    edges=(
        Edge(
            "nothing_open",
            Text("no deal counts", "geen enkele deal telt mee"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
        ),
        *_EDGES,
    ),
)


def _by_band(
    says: Text, places: tuple[Row, ...], quantity: Quantity, unit: str
) -> tuple[Variant, ...]:
    rest: dict[str, Any] = {"quantity": quantity, "unit": unit}
    return (
        Variant(
            name="open",
            says=says,
            places=places,
            counted=("open",),
            compute=lambda open: open,  # noqa: A006 - a bucket
            formula=Formula("{open}", "<open>", says),
            date="since",
            source=Source(
                Text(
                    "ours: ageing in bands, as of receivables; the bounds are yours: group by band",
                    "eigen definitie: ouderdom in klassen, zoals bij openstaande facturen; de"
                    " grenzen kies je zelf: groepeer op band",
                )
            ),
            **rest,
        ),
    )


aged_opportunities = RowMetric(
    id="aged_opportunities",
    term="sales-pipeline",
    rows=DEAL_AGES,
    title=Text("Open opportunities by age", "Openstaande verkoopkansen naar leeftijd"),
    variants=_by_band(
        Text(
            "the number of open deals of which the age is known",
            "het aantal openstaande deals waarvan de leeftijd bekend is",
        ),
        _AGES,
        Count(),
        "opportunities",
    ),
    edges=_EDGES,
)

aged_pipeline = MoneyMetric(
    id="aged_pipeline",
    term="sales-pipeline",
    rows=DEAL_AGES,
    title=Text("Open pipeline by age", "Openstaande pipeline naar leeftijd"),
    variants=_by_band(
        Text(
            "the amounts, added up, of open deals of which the age is known",
            "de bedragen, opgeteld, van openstaande deals waarvan de leeftijd bekend is",
        ),
        _AMOUNTS,
        Sum(AMOUNT),
        "money",
    ),
    edges=_EDGES,
)
