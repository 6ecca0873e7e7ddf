"""A lead as one row: where it came from, when it qualified and was won, how soon it was answered.

Glossary: leadgeneratie (000:56).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column, DateColumn, NumberColumn
from salesterms.entities import Initiator, Touch, WorkingCalendar
from salesterms.entities.shapes import AN_ID, DATE_OR_NONE, TEXT_OR_NONE, one_of
from salesterms.errors import Text, check_argument, each_argument
from salesterms.journey import Journey
from salesterms.journey.records import DAWN
from salesterms.lifecycle import SalesEvent
from salesterms.metrics.arguments import told_by_id
from salesterms.metrics.durations import exact_seconds
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.funnel_deriving import instants_of, label_path
from salesterms.metrics.hand_over_rows import A_CALENDAR, SECONDS_OR_NONE
from salesterms.metrics.row_kind import RowKind
from salesterms.values import EMPTY, FrozenMapping, instant, local_date
from salesterms.values import zone as zone_named
from salesterms.vocabularies import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_VOCABULARY: Final = Text("a Vocabulary", "een Vocabulary")
_JOURNEYS: Final = Text("a list of Journey", "een lijst van Journey")
_TOLD: Final = Text(
    "a dict of the ids of people to what is told of them",
    "een dict van kenmerken van personen naar wat er over hen bekend is",
)
_TOUCHES: Final = Text("a list of Touch", "een lijst van Touch")
_NONE: Final[FrozenMapping[str, datetime]] = FrozenMapping()


class LeadStanding(StrEnum):
    """Whether a lead ever qualified.

    >>> [one.value for one in LeadStanding]
    ['qualified', 'not_qualified']
    """

    QUALIFIED = "qualified"
    NOT_QUALIFIED = "not_qualified"


@frozen(kw_only=True)
class LeadOutcome:
    """One lead, and what came of it, on the dates of a zone.

    >>> from datetime import date
    >>> lead = LeadOutcome(
    ...     id="P-1",
    ...     source="fair",
    ...     standing=LeadStanding.QUALIFIED,
    ...     created=date(2024, 3, 1),
    ...     qualified=date(2024, 3, 8),
    ... )
    >>> lead.won is None
    True

    A `source` that is not known is None, never a word for it. `standing` says whether it qualified;
    `qualified` is when, None where that is not known. `won` is when a deal of it was won.
    `response_seconds` runs from the lead's beginning to the first touch by a seller, and
    `response_working_seconds` is the working time in it; both are exact. Raises `WrongArgument`.
    """

    id: str = field(validator=AN_ID)
    source: str | None = field(default=None, validator=TEXT_OR_NONE)
    owner: str | None = field(default=None, validator=TEXT_OR_NONE, metadata=WHOSE)
    standing: LeadStanding = field(validator=one_of(LeadStanding))
    created: date | None = field(default=None, validator=DATE_OR_NONE)
    qualified: date | None = field(default=None, validator=DATE_OR_NONE)
    won: date | None = field(default=None, validator=DATE_OR_NONE)
    responded: date | None = field(default=None, validator=DATE_OR_NONE)
    response_seconds: Decimal | None = field(default=None, validator=SECONDS_OR_NONE)
    response_working_seconds: Decimal | None = field(default=None, validator=SECONDS_OR_NONE)


STANDING = ChoiceColumn[LeadStanding]("standing", LeadStanding)
QUALIFIED = DateColumn("qualified", date)
WON_ON = DateColumn("won", date)
RESPONDED = DateColumn("responded", date)
RESPONSE = NumberColumn("response_seconds", (Decimal,))
WORKING_RESPONSE = NumberColumn("response_working_seconds", (Decimal,))

LEADS = RowKind(
    kind=LeadOutcome,
    says=Text(
        "outcomes of leads, as salesterms.metrics.lead_outcomes() makes them of journeys",
        "uitkomsten van leads, zoals salesterms.metrics.lead_outcomes() ze van trajecten maakt",
    ),
    fields=("source", "owner", "standing"),
    columns=(STANDING, *(Column(name, str) for name in ("source", "owner"))),
)


def lead_outcomes(
    journeys: Iterable[Journey],
    vocabulary: Vocabulary,
    qualified_as: str,
    *,
    zone: str,
    created: Mapping[str, datetime] = _NONE,
    sources: Mapping[str, str] = EMPTY,
    owners: Mapping[str, str] = EMPTY,
    touches: Iterable[Touch] = (),
    calendar: WorkingCalendar | None = None,
) -> tuple[LeadOutcome, ...]:
    """Leads as rows, from their journeys: one for each person.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> from salesterms.vocabularies import four_types
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=datetime(2024, 3, 8, tzinfo=UTC))
    >>> [lead] = lead_outcomes(
    ...     [cam], four_types, "SQL", zone="Europe/Amsterdam", sources={"P-1": "fair"}
    ... )
    >>> lead.source, lead.standing.value, lead.qualified
    ('fair', 'qualified', datetime.date(2024, 3, 8))

    A lead qualifies at the first instant at which `vocabulary` calls it `qualified_as`, or a kind
    of that. It is won at the first `win` of one of its journeys. By the id of the person, `created`
    tells when the lead began, `sources` where it came from and `owners` whose it is; who is not in
    them has None. The first of `touches` that a seller made, by hand, from the beginning on, is the
    response: what a system sent by itself is none. A journey of nobody is a lead by itself.

    Raises `UnknownWord` for a word that the vocabulary has not, `WrongArgument`, what is wrong with
    an instant or a zone, and what `Journey.label` raises.
    Source: kpitree.co, Lead response time, for the response.
    Glossary: leadgeneratie (000:56).
    """
    check_argument("vocabulary", vocabulary, Vocabulary, _VOCABULARY)
    check_argument("calendar", calendar, WorkingCalendar | None, A_CALENDAR)
    told_by_id("created", created, datetime, _TOLD)
    told_by_id("sources", sources, str | None, _TOLD)
    told_by_id("owners", owners, str | None, _TOLD)
    zone_named(zone)
    word = vocabulary.named(qualified_as)[0].word
    responses: dict[str, list[datetime]] = {}
    for touch in each_argument("touches", touches, Touch, _TOUCHES):
        if touch.approached_by is Initiator.SELLER and touch.automated is not True:
            responses.setdefault(touch.person, []).append(instant(touch.at))
    people: dict[str, list[Journey]] = {}
    for place, one in enumerate(each_argument("journeys", journeys, Journey, _JOURNEYS), 1):
        people.setdefault(one.person or f"journey {place}", []).append(one)
    found = []
    for person, own in people.items():
        standing, qualified = _qualified(own, vocabulary, word)
        begun = instant(created[person]) if person in created else None
        wins = [one.at for each in own for one in each.events if one.event == SalesEvent.WIN]
        later = [at for at in responses.get(person, ()) if begun is not None and at >= begun]
        response = min(later, default=None)
        seconds = working = None
        if begun is not None and response is not None:
            seconds = exact_seconds(response - begun)
            if calendar is not None:
                working = exact_seconds(calendar.working_time(begun, response))
        found.append(
            LeadOutcome(
                id=person,
                source=sources.get(person),
                owner=owners.get(person),
                standing=standing,
                created=_date(begun, zone),
                qualified=_date(qualified, zone),
                won=_date(min(map(instant, wins), default=None), zone),
                responded=_date(response, zone),
                response_seconds=seconds,
                response_working_seconds=working,
            )
        )
    return tuple(found)


def _date(at: datetime | None, zone: str) -> date | None:
    return None if at is None else local_date(at, zone)


def _qualified(
    own: Sequence[Journey], vocabulary: Vocabulary, word: str
) -> tuple[LeadStanding, datetime | None]:
    """Whether one of the journeys was called so, and when first; at the beginning has no date."""
    first = [
        next((at for at in moments if word in label_path(one, vocabulary, at)), None)
        for one in own
        for moments in [(DAWN, *instants_of(one))]
    ]
    found = min((at for at in first if at is not None), default=None)
    if found is None:
        return LeadStanding.NOT_QUALIFIED, None
    return LeadStanding.QUALIFIED, None if found == DAWN else found
