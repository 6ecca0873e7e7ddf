"""What becomes of leads that are handed over: accepted, rejected, and how fast.

Glossary: leadoverdracht (002:24, 002:77).
"""

from __future__ import annotations

from typing import Final

from salesterms.criteria import Each, NumberColumn, Row
from salesterms.entities import HandOverAnswer
from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.hand_over_rows import (
    ANSWER,
    ANSWERED,
    HAND_OVERS,
    HANDED,
    SECONDS,
    WORKING_SECONDS,
)
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.statistics import HOURS
from salesterms.metrics.variant import Variant
from salesterms.results import Source

_THERE: Final = (
    Row("not_handed_over_yet", ~HANDED.before(AFTER_AS_OF)),
    Row("outside_period", ~HANDED.within(PERIOD)),
    Row("no_answer_date", ~ANSWER.missing() & ANSWERED.missing(), only_with="as_of"),
)
_UNANSWERED: Final = (
    Row("unanswered", ANSWER.missing()),
    Row("unanswered", ~ANSWERED.before(AFTER_AS_OF)),
)
_ANSWERS: Final = (
    Row("accepted", ANSWER.is_(HandOverAnswer.ACCEPTED)),
    Row("rejected", ANSWER.is_(HandOverAnswer.REJECTED)),
)
_TABLE: Final = (*_THERE, *_UNANSWERED, *_ANSWERS)

_GIVEN: Final = ("accepted", "rejected", "unanswered")
_DECIDED: Final = ("accepted", "rejected")
_OF_GIVEN: Final = Text("of all that were handed over", "van alles wat is overgedragen")
_OF_ANSWERED: Final = Text("of those that were answered", "van wat is beantwoord")
_GIVEN_SOURCE: Final = Source(
    Text(
        "Pedowitz Group, KPI Examples and others: of the leads that were handed to sales",
        "Pedowitz Group, KPI Examples en anderen: van de leads die aan sales zijn overgedragen",
    ),
    (
        "pedowitzgroup.com, How Do You Measure Sales Acceptance of MQLs",
        "kpiexamples.operately.com, MQLs to Sales Accepted Leads",
    ),
)
_DECIDEDSOURCE: Final = Source(
    Text(
        "ours: those that are not answered yet are told apart, so that waiting is not rejecting",
        "eigen definitie: wat nog niet is beantwoord staat apart, want wachten is geen afwijzen",
    )
)

_EDGES: Final = (
    Edge(
        "nothing_given",
        Text("nothing was handed over", "er is niets overgedragen"),
        Text("undefined, and not 0", "onbepaald, en geen 0"),
        ("of_handed_over",),
    ),
    Edge(
        "nothing_answered",
        Text("nothing was answered yet", "er is nog niets beantwoord"),
        Text("undefined, and not 0", "onbepaald, en geen 0"),
        ("of_answered",),
    ),
    Edge(
        "answered_later",
        Text("the answer came after the as-of date", "het antwoord kwam na de peildatum"),
        Text("counted as not answered", "telt als niet beantwoord"),
    ),
)


acceptance_rate = RowMetric(
    id="acceptance_rate",
    term="lead-handover",
    rows=HAND_OVERS,
    title=Text("Acceptance rate", "Acceptatiepercentage"),
    variants=(
        Variant(
            name="of_handed_over",
            says=Text(f"accepted {_OF_GIVEN.en}", f"geaccepteerd {_OF_GIVEN.nl}"),
            places=_TABLE,
            counted=_GIVEN,
            **share_of(("accepted",), _GIVEN),
            date="handed",
            source=_GIVEN_SOURCE,
            unit="ratio",
        ),
        Variant(
            name="of_answered",
            says=Text(f"accepted {_OF_ANSWERED.en}", f"geaccepteerd {_OF_ANSWERED.nl}"),
            places=_TABLE,
            counted=_DECIDED,
            **share_of(("accepted",), _DECIDED),
            date="handed",
            source=_DECIDEDSOURCE,
            unit="ratio",
        ),
    ),
    edges=_EDGES,
)

rejection_rate = RowMetric(
    id="rejection_rate",
    term="lead-handover",
    rows=HAND_OVERS,
    title=Text("Rejection rate", "Afwijzingspercentage"),
    variants=(
        Variant(
            name="of_handed_over",
            says=Text(f"rejected {_OF_GIVEN.en}", f"afgewezen {_OF_GIVEN.nl}"),
            places=_TABLE,
            counted=_GIVEN,
            **share_of(("rejected",), _GIVEN),
            date="handed",
            source=_GIVEN_SOURCE,
            unit="ratio",
        ),
        Variant(
            name="of_answered",
            says=Text(f"rejected {_OF_ANSWERED.en}", f"afgewezen {_OF_ANSWERED.nl}"),
            places=_TABLE,
            counted=_DECIDED,
            **share_of(("rejected",), _DECIDED),
            date="handed",
            source=_DECIDEDSOURCE,
            unit="ratio",
        ),
    ),
    edges=_EDGES,
)

_HOURS: Final[dict[str, tuple[Text, NumberColumn]]] = {
    "elapsed": (Text("hours", "uren"), SECONDS),
    "working": (Text("hours of working time", "uren werktijd"), WORKING_SECONDS),
}


def _time(statistic: str, kind: str) -> Variant:
    found, (hours, column) = HOURS[statistic], _HOURS[kind]
    word = found.says
    return Variant(
        name=f"{statistic}_{kind}",
        says=Text(
            f"{word.en} {hours.en} from hand-over to answer",
            f"{word.nl} {hours.nl} van overdracht tot antwoord",
        ),
        places=(
            *_THERE,
            *_UNANSWERED,
            Row("time_unknown", column.missing()),
            Row("answered", ~ANSWER.missing()),
        ),
        counted=("answered",),
        quantity=Each(column),
        **found.worked_out(),
        date="handed",
        source=Source(
            Text(
                "Pedowitz Group: the time to acceptance; working time by the caller's calendar is"
                " ours",
                "Pedowitz Group: de tijd tot acceptatie; werktijd volgens de kalender van de"
                " aanroeper is een eigen keuze",
            ),
            ("pedowitzgroup.com, How Do You Measure Sales Acceptance of MQLs", "002:77"),
        ),
        unit="hours",
    )


time_to_answer = RowMetric(
    id="time_to_answer",
    term="lead-handover",
    rows=HAND_OVERS,
    title=Text("Time to answer", "Tijd tot antwoord"),
    variants=tuple(_time(statistic, kind) for kind in _HOURS for statistic in HOURS),
    edges=(
        Edge(
            "nothing_answered",
            Text("nothing was answered yet", "er is nog niets beantwoord"),
            Text("undefined, and not 0", "onbepaald, en geen 0"),
        ),
        Edge(
            "answered_at_once",
            Text(
                "the answer came at the instant of the hand-over",
                "het antwoord kwam op het moment van de overdracht",
            ),
            Text("0 hours, which count", "0 uur, en dat telt mee"),
        ),
        Edge(
            "no_calendar",
            Text("no calendar was given for the rows", "bij de rijen is geen kalender gegeven"),
            Text(
                "every answer is left out, so undefined",
                "geen antwoord telt mee, dus onbepaald",
            ),
            ("mean_working", "median_working"),
        ),
    ),
)
