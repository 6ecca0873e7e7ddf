"""What leads cost, how many of them qualify and are won, and how soon they are answered.

Glossary: leadgeneratie (000:56), conversie (000:56).
"""

from __future__ import annotations

from typing import Final

from salesterms.criteria import Each, NumberColumn, Row
from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.formulas import MeanAmount
from salesterms.metrics.lead_rows import (
    LEADS,
    QUALIFIED,
    RESPONDED,
    RESPONSE,
    STANDING,
    WON_ON,
    WORKING_RESPONSE,
    LeadStanding,
)
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.statistics import HOURS
from salesterms.metrics.tables import CREATED_IN_PERIOD, THERE
from salesterms.metrics.variant import NotBy, Variant
from salesterms.results import Formula, Source

_HERE: Final = (*THERE, *CREATED_IN_PERIOD)
_IS_QUALIFIED: Final = STANDING.is_(LeadStanding.QUALIFIED)
_NOT_QUALIFIED: Final = (
    Row("no_qualified_date", _IS_QUALIFIED & QUALIFIED.missing(), only_with="as_of"),
    Row("not_qualified", ~_IS_QUALIFIED),
    Row("not_qualified", ~QUALIFIED.before(AFTER_AS_OF)),
)
_QUALIFIED: Final = Row("qualified", _IS_QUALIFIED)
_NOT_WON: Final = (Row("not_won", WON_ON.missing()), Row("not_won", ~WON_ON.before(AFTER_AS_OF)))
_WON: Final = Row("won", ~WON_ON.missing())
_EVERY: Final = STANDING.is_(*LeadStanding)

_CONVERSION: Final = Source(
    Text(
        "conversion as the glossary has it: two statuses, and the share of those in the first that"
        " reach the second; by the date on which the lead began",
        "conversie zoals in de begrippenlijst: twee statussen, en het deel van de eerste dat de"
        " tweede bereikt; op de datum waarop de lead begon",
    ),
    ("000:56",),
)
_NO_LEADS: Final = Edge(
    "no_leads",
    Text("there are no leads to divide by", "er zijn geen leads om door te delen"),
    Text("undefined, and not 0", "onbepaald, en geen 0"),
)
_UNKNOWN_SOURCE: Final = Edge(
    "unknown_source",
    Text("the source of a lead is not known", "de bron van een lead is onbekend"),
    Text(
        "it stays unknown: by source such leads are a group of their own",
        "die blijft onbekend: per bron zijn zulke leads een groep apart",
    ),
)


lead_conversion = RowMetric(
    id="lead_conversion",
    term="conversion",
    rows=LEADS,
    title=Text("Lead conversion", "Leadconversie"),
    variants=(
        Variant(
            name="to_qualified",
            says=Text("qualified, of all leads", "gekwalificeerd, van alle leads"),
            places=(*_HERE, *_NOT_QUALIFIED, _QUALIFIED),
            counted=("qualified", "not_qualified"),
            **share_of(("qualified",), ("qualified", "not_qualified")),
            date="created",
            source=_CONVERSION,
            unit="ratio",
        ),
        Variant(
            name="to_won",
            says=Text("won, of all leads", "gewonnen, van alle leads"),
            places=(*_HERE, *_NOT_WON, _WON),
            counted=("won", "not_won"),
            **share_of(("won",), ("won", "not_won")),
            date="created",
            source=_CONVERSION,
            unit="ratio",
        ),
        Variant(
            name="qualified_to_won",
            says=Text("won, of the leads that qualified", "gewonnen, van wat gekwalificeerd is"),
            places=(*_HERE, *_NOT_QUALIFIED, *_NOT_WON, _WON),
            counted=("won", "not_won"),
            **share_of(("won",), ("won", "not_won")),
            date="created",
            source=_CONVERSION,
            unit="ratio",
        ),
    ),
    edges=(
        _NO_LEADS,
        _UNKNOWN_SOURCE,
        Edge(
            "later",
            Text(
                "it qualified, or was won, after the as-of date",
                "pas na de peildatum gekwalificeerd of gewonnen",
            ),
            Text("counted as not so", "telt als niet gebeurd"),
        ),
    ),
)

#: Each group would be divided into what all of them cost together.
_ONE_SPEND: Final = NotBy(
    Text(
        "no groups: give the leads of one group, as of one source, with its own spend",
        "geen groepen: geef de leads van één groep, zoals één bron, met de uitgaven ervan",
    )
)

cost_per_lead = RowMetric(
    id="cost_per_lead",
    term="lead-generation",
    rows=LEADS,
    title=Text("Cost per lead", "Kosten per lead"),
    labels=("CPL",),
    variants=(
        Variant(
            name="leads",
            says=Text("what was spent / the number of leads", "de uitgaven / het aantal leads"),
            places=(*_HERE, Row("leads", _EVERY)),
            counted=("leads",),
            compute=MeanAmount("spend", "leads"),
            formula=Formula.quotient(("spend",), ("leads",)),
            over="leads",
            date="created",
            needs=("spend",),
            not_by=_ONE_SPEND,
            source=Source(
                Text(
                    "WebFX and Mosaic: total marketing spend of the period / its new leads",
                    "WebFX en Mosaic: alle marketinguitgaven van de periode / de nieuwe leads erin",
                ),
                (
                    "webfx.com, What Is the Cost Per Lead (CPL) Formula",
                    "mosaic.tech, Cost Per Lead Guide",
                ),
            ),
            unit="money",
            exact=False,
        ),
        Variant(
            name="qualified",
            says=Text(
                "what was spent / the number of leads that qualified",
                "de uitgaven / het aantal leads dat zich kwalificeerde",
            ),
            places=(*_HERE, *_NOT_QUALIFIED, _QUALIFIED),
            counted=("qualified",),
            compute=MeanAmount("spend", "qualified"),
            formula=Formula.quotient(("spend",), ("qualified",)),
            over="qualified",
            date="created",
            needs=("spend",),
            not_by=_ONE_SPEND,
            source=Source(
                Text(
                    "WebFX: of the leads that sales accepts and qualifies; Mosaic calls it cost"
                    " per MQL, or per SQL",
                    "WebFX: van de leads die sales accepteert en kwalificeert; bij Mosaic heet het"
                    " cost per MQL, of per SQL",
                ),
                (
                    "webfx.com, What Is the Cost Per Lead (CPL) Formula",
                    "mosaic.tech, Cost Per Lead Guide",
                ),
            ),
            unit="money",
            exact=False,
        ),
    ),
    edges=(
        _NO_LEADS,
        Edge(
            "grouped",
            Text(
                "an answer is asked by group, as by source",
                "het antwoord wordt per groep gevraagd, zoals per bron",
            ),
            Text(
                "refused: one spend is that of all leads, and no group's: give the leads of one"
                " source with its own spend",
                "geweigerd: één bedrag aan uitgaven is dat van alle leads, en van geen groep: geef"
                " de leads van één bron met de uitgaven ervan",
            ),
        ),
        Edge(
            "nothing_spent",
            Text("nothing was spent", "er is niets uitgegeven"),
            Text("an amount of 0", "een bedrag van 0"),
        ),
    ),
)

_HOURS: Final[dict[str, tuple[Text, NumberColumn]]] = {
    "elapsed": (Text("hours", "uren"), RESPONSE),
    "working": (Text("hours of working time", "uren werktijd"), WORKING_RESPONSE),
}


def _speed(statistic: str, kind: str) -> Variant:
    found, (hours, column) = HOURS[statistic], _HOURS[kind]
    word = found.says
    return Variant(
        name=f"{statistic}_{kind}",
        says=Text(
            f"{word.en} {hours.en} from the lead's beginning to the first touch by a seller",
            f"{word.nl} {hours.nl} van het begin van de lead tot het eerste contact door een"
            " verkoper",
        ),
        places=(
            *_HERE,
            Row("not_responded", RESPONDED.missing()),
            Row("not_responded", ~RESPONDED.before(AFTER_AS_OF)),
            Row("time_unknown", column.missing()),
            Row("responded", _EVERY),
        ),
        counted=("responded",),
        quantity=Each(column),
        **found.worked_out(),
        date="created",
        source=Source(
            Text(
                "KPI Tree, Outsales and others: to the first meaningful touch, and what a system"
                " sends by itself is none; working time is ours",
                "KPI Tree, Outsales en anderen: tot het eerste echte contact, en wat een systeem"
                " uit zichzelf verstuurt is dat niet; werktijd is een eigen keuze",
            ),
            ("kpitree.co, Lead response time", "outsales.ai, Speed to Lead"),
        ),
        unit="hours",
    )


speed_to_lead = RowMetric(
    id="speed_to_lead",
    term="lead-handover",
    rows=LEADS,
    title=Text("Speed to lead", "Reactietijd op leads"),
    labels=("lead response time", "reactietijd", "response time"),
    variants=tuple(_speed(statistic, kind) for kind in _HOURS for statistic in HOURS),
    edges=(
        Edge(
            "nobody_responded",
            Text("no lead was answered yet", "er is nog op geen lead gereageerd"),
            Text("undefined, and not 0", "onbepaald, en geen 0"),
        ),
        Edge(
            "not_responded",
            Text("a lead has no touch by a seller", "een verkoper zocht nog geen contact"),
            Text(
                "left out by that name, so the figure says nothing of who waits",
                "telt onder die naam niet mee, dus over wie wacht zegt het getal niets",
            ),
        ),
        Edge(
            "no_calendar",
            Text("no calendar was given for the rows", "bij de rijen is geen kalender gegeven"),
            Text(
                "every lead is left out, so undefined",
                "geen enkele lead telt mee, dus onbepaald",
            ),
            ("mean_working", "median_working"),
        ),
    ),
)
