"""To forget a person: with everything that is kept about them, and without moving a count."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from salesterms.entities.hand_overs import HandOver
from salesterms.entities.permissions.contacting import TRACES
from salesterms.entities.permissions.erasure import Erasure
from salesterms.entities.permissions.records import RECORDS, PermissionRecord, person_id
from salesterms.entities.person import Person
from salesterms.errors import Text, each_argument
from salesterms.journey import Journey, Trace
from salesterms.values import FrozenMapping, instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_JOURNEYS: Final = Text("a list of Journey", "een lijst van Journey")
_PERSONS: Final = Text("a list of Person", "een lijst van Person")
_HAND_OVERS: Final = Text("a list of HandOver", "een lijst van HandOver")


def forget(  # everything that may be kept about somebody, by name
    person: str | Person,
    journeys: Iterable[Journey] = (),
    *,
    at: datetime,
    persons: Iterable[Person] = (),
    permissions: Iterable[PermissionRecord] = (),
    hand_overs: Iterable[HandOver] = (),
    traces: Iterable[Trace] = (),
) -> Erasure:
    """Everything that was given, without the person; what is of others stays as it is.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Person, forget, may_contact
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Person(id="P-1", first_name="Cam")
    >>> journey = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> journey = journey.advance("accept_by_sales", at=day)
    >>> gone = forget(cam, [journey], at=day, persons=[cam])
    >>> print(gone.explain())
    Forgotten as from 2026-03-02 09:00 UTC
      Erased: records of people: 1
      Kept without a name, so that counts stay: journeys: 1
    >>> gone.journeys[0].stage().name, gone.persons
    ('sales/none/never', ())
    >>> may_contact("P-1", "newsletter", "email", day, traces=gone.traces).reason.value
    'forgotten'

    Journeys of the person become tombstones, as `Journey.forget` makes them: stages, events and
    their instants stay, evidence and ids go. So do hand-overs: teams, instants, answer and reason
    stay. Records of the person and of permission go altogether. What stays of the id is a trace, by
    which what comes in later can be refused.

    To forget again changes nothing: give the `traces` of earlier times, and the person keeps the
    trace of the first. `at` is as from when they are forgotten. Copies, exports and files of
    quarantine elsewhere are yours to delete. So is what cannot be given here: touches, signals,
    scores, members of buying teams, contacts of deals, merged records and notes in documents.
    Where nothing is on record the trace is all that there is.

    Raises `WrongArgument` and what is wrong with `at`.
    Glossary: permission-to-follow-up; being forgotten is ours, no text speaks of it (002:43).
    """
    who, moment = person_id(person), instant(at)
    given = each_argument("journeys", journeys, Journey, _JOURNEYS)
    people = each_argument("persons", persons, Person, _PERSONS)
    records = each_argument("permissions", permissions, PermissionRecord, RECORDS)
    handed = each_argument("hand_overs", hand_overs, HandOver, _HAND_OVERS)
    known = each_argument("traces", traces, Trace, TRACES)
    own = [one for one in given if not one.forgotten and one.is_of(who)]
    left = [one.trace for one in given if one.trace is not None]
    trace = next((one for one in (*known, *left) if one.is_of(who)), None)
    trace = Trace.of(who, moment) if trace is None else trace
    others = tuple(one for one in people if one.id != who)
    kept = tuple(one for one in records if one.person != who)
    token = secrets.token_hex(16)
    of_lead = sum(one.lead == who for one in handed)
    return Erasure(
        trace=trace,
        traces=known if trace in known else (*known, trace),
        journeys=tuple(one.forget(at=trace.at) if one.is_of(who) else one for one in given),
        persons=others,
        permissions=kept,
        hand_overs=tuple(one.forget(token) if one.lead == who else one for one in handed),
        erased=_counts(
            persons=len(people) - len(others),
            evidence=sum(len(one.evidence) for one in own),
            permissions=len(records) - len(kept),
        ),
        nameless=_counts(journeys=len(own), hand_overs=of_lead),
    )


def _counts(**counted: int) -> FrozenMapping[str, int]:
    """The counts that are not 0."""
    return FrozenMapping((name, count) for name, count in counted.items() if count)
