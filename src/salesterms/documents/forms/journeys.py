"""A journey in a document: whose it is, its lifecycle, and its records, gone through when read."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen
from attrs.validators import ge, le, min_len, optional

from salesterms.documents import kinds
from salesterms.documents.broken_rules import note
from salesterms.documents.forms.facts import tell
from salesterms.documents.forms.given import Given
from salesterms.documents.forms.stand_ins import StoodIn
from salesterms.documents.place import FAULTY, Place
from salesterms.errors import Unreadable, nearest_or_all
from salesterms.facts import (
    Evidence,
    EvidenceProblems,
    Facts,
    Moves,
    NotARung,
    NoValue,
    UnknownFact,
    check_evidence,
)
from salesterms.journey import (
    AgainstALaw,
    Happened,
    HistoryProblems,
    Journey,
    NotTheStart,
    RecordClash,
    Trace,
    TwoIds,
)
from salesterms.journey.keeping import OtherLifecycle, StepTaken
from salesterms.journey.recalling import parts_of, recalled
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle, UnknownEvent
from salesterms.values import FrozenMapping, about, instant

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A place in the list of evidence, as its own check writes it.
_IN_LIST = re.compile(r"\$\[(\d+)\](?:\.(\w+))?")


@frozen(kw_only=True)
class KeptStep:
    """An event of somebody who was forgotten, and where it led."""

    event: str = field(
        metadata=about("the name of the event", "de naam van de gebeurtenis", alias="gebeurtenis")
    )
    at: datetime = field(metadata=about("when it was", "wanneer het was", alias="tijdstip"))
    to: str = field(
        metadata=about("the stage that it led to", "de fase waar het toe leidde", alias="naar")
    )
    choice: int = field(
        default=0,
        validator=[ge(0), le(999)],
        metadata=about(
            "which of the ways in which the event may happen there, from 0",
            "welke van de manieren waarop het daar kan gebeuren, vanaf 0",
            alias="keuze",
        ),
    )


@frozen(kw_only=True)
class JourneyRecords:
    """What a journey is written as."""

    person: str | None = field(
        default=None,
        validator=optional(min_len(1)),
        metadata=about(
            "the id of the person",
            "het kenmerk van de persoon",
            alias="persoon",
            personal=True,
        ),
    )
    account: str | None = field(
        default=None,
        validator=optional(min_len(1)),
        metadata=about(
            "the id of the account", "het kenmerk van de klant", alias="klant", personal=True
        ),
    )
    deal: str | None = field(
        default=None,
        validator=optional(min_len(1)),
        metadata=about("the id of the deal", "het kenmerk van de deal", personal=True),
    )
    lifecycle: Literal["sales"] | Lifecycle = field(
        default="sales",
        metadata=about(
            "its lifecycle: the built-in one, or one that stands here",
            "de levenscyclus: de ingebouwde, of een die hier staat",
            alias="levenscyclus",
        ),
    )
    facts: FrozenMapping[str, str | tuple[str, ...]] | None = field(
        default=None,
        metadata=about(
            "what was known at its start: values of facts, several where it was left open",
            "wat aan het begin bekend was: waarden van feiten, meer dan een waar het open was",
            alias="feiten",
        ),
    )
    events: tuple[Happened, ...] = field(
        default=(), metadata=about("its events", "de gebeurtenissen", alias="gebeurtenissen")
    )
    evidence: tuple[Evidence, ...] = field(
        default=(), metadata=about("its evidence", "het bewijs", alias="bewijs")
    )
    trace: Trace | None = field(
        default=None,
        metadata=about(
            "what is left of the id of a person who was forgotten",
            "wat rest van het kenmerk van iemand die is vergeten",
            alias="spoor",
        ),
    )
    steps: tuple[KeptStep, ...] = field(
        default=(),
        metadata=about(
            "the events of a person who was forgotten",
            "de gebeurtenissen van iemand die is vergeten",
            alias="stappen",
        ),
    )


def _plain(journey: Journey) -> JourneyRecords:
    own = journey.lifecycle
    book, steps = parts_of(journey)
    known = None if book.given is None else dict(book.given.given)
    if known is not None and book.trace is not None:
        catalogue = own.catalogue
        known = {
            name: value for name, value in known.items() if catalogue[name].moves is Moves.EVENTS
        }
    return JourneyRecords(
        person=book.person,
        account=book.account,
        deal=book.deal,
        lifecycle="sales" if own == SALES_LIFECYCLE else own,
        facts=None if known is None else FrozenMapping(known),
        events=journey.events if book.trace is None else (),
        evidence=book.evidence,
        trace=book.trace,
        steps=() if book.trace is None else tuple(map(_step, steps)),
    )


def _step(step: StepTaken) -> KeptStep:
    return KeptStep(event=str(step.event), at=step.at, to=step.target, choice=step.choice)


def _journey_of(plain: JourneyRecords) -> Journey:
    given = Given({}, None, Place())  # type: ignore[arg-type] # no names are asked
    found = _replayed(plain, given)
    if found is None:
        raise Unreadable(kinds.RULE_BROKEN)
    return found


def _replayed(plain: JourneyRecords, given: Given) -> Journey | None:
    """The journey, gone through from its start; None where a fault was noted."""
    named = plain.lifecycle
    lifecycle = SALES_LIFECYCLE if isinstance(named, str) else named
    facts = _facts(plain, lifecycle, given)
    if plain.trace is not None:
        return _recalled(plain, plain.trace, lifecycle, facts, given)
    if plain.steps:
        given.fault(kinds.STEPS_WITHOUT_TRACE, ("steps",))
    _check_events(plain.events, lifecycle, given)
    try:
        check_evidence(plain.evidence, catalogue=lifecycle.catalogue)
    except EvidenceProblems as found:
        for problem in found.problems:
            index, key = _IN_LIST.fullmatch(problem.path or "").groups()  # type: ignore[union-attr] # of a piece
            given.take(problem, ("evidence", int(index), *([key] if key else [])))
    if given.faulty:
        return None
    try:
        begun = Journey.begin(
            person=plain.person,
            account=plain.account,
            deal=plain.deal,
            facts=facts,
            lifecycle=lifecycle,
        )
    except (AgainstALaw, NotTheStart) as fault:
        note(fault, given.at("facts"), None)
        return None
    try:
        return begun.with_(*plain.events, *plain.evidence)
    except HistoryProblems as found:
        places = {_said(event): at for at, event in enumerate(plain.events)}
        for problem in found.problems:
            given.take(problem, ("events", places[problem.path or ""]))
        return None


def _said(event: Happened) -> str:
    """An event as problems of a history call it."""
    return f"{event.event} {instant(event.at).isoformat()}"


def _facts(plain: JourneyRecords, lifecycle: Lifecycle, given: Given) -> Facts | None:
    """What was known at the start; each name and value that is not there is noted."""
    if plain.facts is None:
        return None
    known: dict[str, Any] = {}
    for name, value in plain.facts.items():
        try:
            Facts(lifecycle.catalogue, **{name: value})
        except (UnknownFact, NotARung) as fault:
            tell(fault, given, ("facts", name), value)
        except NoValue as fault:
            note(fault, given.at("facts", name), None)
        else:
            known[name] = value
    return Facts(lifecycle.catalogue, **known)


def _check_events(events: tuple[Happened, ...], lifecycle: Lifecycle, given: Given) -> None:
    """Note each event that the lifecycle does not list, and ids that do not fit each other."""
    names = lifecycle.events
    by_id: dict[str, Happened] = {}
    ids: dict[str, str] = {}
    for at, event in enumerate(events):
        if event.event not in names:
            unknown = UnknownEvent(event.event, nearest_or_all(event.event, names))
            note(unknown, given.at("events", at, "event"), event.event)
        if event.id is None:
            continue
        place = given.at("events", at, "id")
        if by_id.setdefault(event.id, event) != event:
            note(RecordClash(event.id), place, event.id)
        other = ids.setdefault(_said(event), event.id)
        if other != event.id:
            note(TwoIds(event.event, event.at.isoformat(), other, event.id), place, event.id)


def _recalled(
    plain: JourneyRecords, trace: Trace, lifecycle: Lifecycle, facts: Facts | None, given: Given
) -> Journey | None:
    """The journey of a person who was forgotten."""
    for name in ("account", "deal", "events", "evidence"):
        if getattr(plain, name):
            given.fault(kinds.KEPT_OF_FORGOTTEN, (name,))
    if plain.person is None:
        given.fault(kinds.MISSING_KEY, ("person",))
    steps = [StepTaken(one.event, one.choice, one.to, instant(one.at)) for one in plain.steps]
    for at in _not_in_order(steps):
        given.fault(kinds.STEP_NOT_IN_ORDER, ("steps", at, "at"), plain.steps[at].at)
    if given.faulty:
        return None
    try:
        return recalled(lifecycle, str(plain.person), facts, trace, steps)
    except OtherLifecycle as fault:
        note(fault, given.at("steps"), None)
        return None


def _not_in_order(steps: list[StepTaken]) -> Iterator[int]:
    for at in range(1, len(steps)):
        if steps[at].at < steps[at - 1].at:
            yield at


class JourneyForm(StoodIn):
    """The form of a journey, which tells every fault of its records in its place."""

    def read_all(self, given: Any, at: Place) -> Any:
        """The journey, or every fault: of its form, and else of what its records say."""
        if given.__class__ is not dict:
            return super().read_all(given, at)
        plain = self.inner.read_all(given, at)
        if plain is FAULTY:
            return FAULTY
        own = Given(given, self.inner, at.fresh())
        found = _replayed(plain, own)
        at.join(own.place)
        return FAULTY if found is None else found


#: Class -> its stand-in, how to get that, the way back, and the form that joins them.
TABLE: dict[type, Any] = {Journey: (JourneyRecords, _plain, _journey_of, JourneyForm)}
