"""The history of one person with one account and one focal deal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias, final

from salesterms.facts import Evidence, Facts, Subject, check_evidence
from salesterms.journey.book import Book, Forgotten, Trace
from salesterms.journey.folding import (
    State,
    along,
    check_order,
    gone_through,
    sorted_records,
    until,
    with_last,
)
from salesterms.journey.given import check_ids, check_is_lifecycle, check_traces
from salesterms.journey.grounds import Grounds, grounds_of
from salesterms.journey.keeping import StepTaken, events_of, is_known, steps_of, trail_of
from salesterms.journey.records import (
    DAWN,
    DUSK,
    AgainstALaw,
    Happened,
    Record,
    check_start,
    check_text,
)
from salesterms.journey.spells import Spell, spells_of
from salesterms.journey.timeline import Timeline, timeline_of
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle, Refused, Stage, TransitionRefused
from salesterms.values import instant
from salesterms.vocabularies.terminology import checked_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.vocabularies import Label, Vocabulary

_NO_TRACES: tuple[Trace, ...] = ()
#: The book of a journey, and its state.
Held: TypeAlias = "tuple[Book, Stage, int, tuple[Any, ...], datetime]"


@final
class Journey:
    """Where somebody stands, and how it came to that; events and evidence only ever add to it.

    >>> from datetime import UTC, datetime, timedelta
    >>> from salesterms.facts import Facts
    >>> from salesterms.vocabularies import four_types
    >>> day = datetime(2026, 3, 1, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> cam = cam.advance("convert", at=day + timedelta(days=3))
    >>> cam
    <journey converted/none/never: 2 events>
    >>> print(cam.label(four_types), cam.label(four_types, as_of=day))
    contact lead / SQL
    >>> print(cam.decide("win", at=day + timedelta(days=4)).text())
    win is refused in converted/none/never: ...

    Frozen: `advance` and `with_` give another journey. `begin` makes the first. Everything that is
    asked of it takes `as_of`; None stands for all on record. Equal where the history is equal.
    """

    def __init__(self) -> None:
        """Refuse: `begin` makes a journey."""
        message = "a journey is made by Journey.begin()"
        raise TypeError(message)

    __slots__ = ("_held",)

    #: The book, the stage, what is certain, (edge, instant, …), the last instant.
    _held: Held

    @classmethod
    def begin(
        cls,
        *,
        person: str | None = None,
        account: str | None = None,
        deal: str | None = None,
        facts: Facts | None = None,
        lifecycle: Lifecycle = SALES_LIFECYCLE,
        traces: Iterable[Trace] = _NO_TRACES,
    ) -> Journey:
        """A journey at its start; `facts` are what is known before anything is recorded.

        The positions of the lifecycle start where it starts: who is further already has had events,
        which `with_` takes, and facts that say otherwise are refused. Evidence about a fact takes
        the place of what is given here, but what has happened stays. `traces` are those of people
        who were forgotten: none of them is begun with again.

        Raises `BadRecord` for an id that is no text or empty, `Forgotten`, `OtherCatalogue`,
        `NotTheStart`, `AgainstALaw` for facts that cannot be so at the start, and `WrongArgument`.
        """
        check_ids(person, account, deal)
        if traces is not _NO_TRACES:
            check_traces(person, traces)
        try:
            stage, sure = lifecycle.begin(facts)
        except (AttributeError, TypeError):
            check_is_lifecycle(lifecycle)
            raise
        if facts is not None:
            if facts.sure != sure:
                check_start(lifecycle, facts)
            for law in lifecycle.catalogue.broken_by(sure):
                raise AgainstALaw(law.says)
        book = _new_tuple(Book, (lifecycle, person, account, deal, facts, (), (), None, None))
        made = _new(Journey)
        made._held = book, stage, sure, (), DAWN  # noqa: SLF001 # this is where one is made
        return made

    def advance(
        self,
        event: str,
        *,
        at: datetime,
        id: str | None = None,  # noqa: A002 # its name everywhere
    ) -> Journey:
        """The journey after one more event; the same journey where that is on record already.

        Two events of one instant stand in the order in which the lifecycle lists them. Raises
        `TransitionRefused` with every reason; `UnknownEvent`; `NotInOrder` for an event that stands
        before what is recorded; `RecordClash`, `TwoIds` and `BadRecord` for its id; `Forgotten`;
        `NotAnInstant`, `NaiveInstant` and `InstantOutOfRange` for `at`.
        """
        if id is not None:
            return self._identified(event, at, id)
        book, stage, sure, trail, last = self._held
        try:
            edge = stage.edges.get(event)
        except TypeError:  # it cannot be a name
            edge = None
        if at.__class__ is not datetime or at.tzinfo is not UTC:
            at = instant(at)
        if edge is None or sure & edge.need != edge.need or at <= last:
            found = self._with_care(event, at)
            if isinstance(found, Refused):
                raise TransitionRefused(found)
            return found
        # One slot, written once, before anybody sees it: that halves the time of a step.
        made = _new(Journey)
        trail = trail + (edge, at)  # noqa: RUF005 # unpacking takes longer
        made._held = book, edge.target, sure & edge.kept | edge.put, trail, at  # noqa: SLF001
        return made

    def decide(
        self,
        event: str,
        *,
        at: datetime,
        id: str | None = None,  # noqa: A002 # its name everywhere
    ) -> Journey | Refused:
        """The journey after one more event, or why the event may not happen.

        What is no question of where the journey stands raises, as in `advance`.
        """
        if id is None:
            return self._with_care(event, instant(at))
        try:
            return self.advance(event, at=at, id=id)
        except TransitionRefused as refusal:
            return refusal.refused

    def _with_care(self, event: str, at: datetime) -> Journey | Refused:
        """The same where something stands in the way, or seems to."""
        book, stage, sure, trail, last = self._held
        if book.trace is not None:
            raise Forgotten
        if at <= last:
            if event not in book.lifecycle.events:
                raise stage.unknown(event)
            steps = zip(trail[::2], trail[1::2], strict=True)
            if (event, at) in ((edge.event, when) for edge, when in steps):
                return self
            check_order(book.lifecycle, self.state, event, at)
        edge = stage.way(event, sure)
        if isinstance(edge, Refused):
            return edge
        sure = sure & edge.kept | edge.put
        return _made(book, State(edge.target, sure, (*trail, edge, at), at))

    def _identified(self, event: str, at: datetime, id_: str) -> Journey:
        """The same for an event with an id, which counts once."""
        check_text("id", id_)
        book, trail = self._book, self._trail
        if is_known(book, trail, event, at, id_):
            return self
        grown = self.advance(event, at=at)
        if grown is self:  # it is on record, under another id or none
            return self.with_(Happened(event=event, at=at, id=id_))
        named = book.with_id(id_, len(trail) // 2)
        grown._held = named, *grown._held[1:]  # noqa: SLF001 # nobody has seen it yet
        return grown

    def with_(self, *records: Record) -> Journey:
        """The journey with more events and evidence, in whatever order they are given.

        Everything is put in the order of time and gone through again: evidence of one instant
        before events, and those in the order in which the lifecycle lists them. What is there
        already changes nothing. Raises `HistoryProblems` that names every event that may not have
        happened where it stands, `RecordClash`, `TwoIds`, `NotARecord`, `UnknownEvent`,
        `Forgotten`, and for evidence `EvidenceProblems` and `EvidenceClash`.
        """
        if self._book.trace is not None:
            raise Forgotten
        if len(records) == 1:
            later = with_last(self._book, self.state, records[0])
            if later is not None:
                return _made(*later)
        known = (*self.events, *self.evidence, *records)
        evidence, events = sorted_records(known, self.lifecycle)
        check_evidence(evidence, catalogue=self.lifecycle.catalogue)
        book = self._book.with_records(evidence, events)
        return _made(book, gone_through(book, events))

    def facts(self, *, as_of: datetime | None = None) -> Facts:
        """What is known, the positions included."""
        sure = self._held[2] if as_of is None else until(self._book, self._trail, as_of).sure
        return Facts.of_sure(self._book.lifecycle.catalogue, sure)

    def stage(self, *, as_of: datetime | None = None) -> Stage:
        """Where it stands: `.positions` has the standing, the deal and the customer."""
        return self._held[1] if as_of is None else until(self._book, self._trail, as_of).stage

    def label(
        self,
        vocabulary: Vocabulary,
        *,
        as_of: datetime | None = None,
        subject: Subject | None = None,
    ) -> Label:
        """What a vocabulary calls it: exact, silent with the reason, or candidates.

        `subject` chooses between the person and the deal, where the vocabulary names both. Raises
        `NotAVocabulary`, `NotItsSubject`, `OtherCatalogue`, `WrongArgument` and what is wrong with
        `as_of`.
        """
        if as_of is not None:
            return checked_vocabulary(vocabulary).label(self.facts(as_of=as_of), subject)
        book, _, sure, _, _ = self._held
        return checked_vocabulary(vocabulary).label_of_sure(book.lifecycle.catalogue, sure, subject)

    def labels(self, vocabulary: Vocabulary, *, as_of: datetime | None = None) -> tuple[Label, ...]:
        """What a vocabulary calls each subject that it has terms for."""
        return checked_vocabulary(vocabulary).labels(self.facts(as_of=as_of))

    @property
    def events(self) -> tuple[Happened, ...]:
        """The events, from early to late."""
        return events_of(self._book, self._trail)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence, from early to late."""
        return self._book.evidence

    @property
    def person(self) -> str | None:
        """The id of the person; of one who was forgotten, a random one."""
        return self._book.person

    @property
    def account(self) -> str | None:
        """The id of the account."""
        return self._book.account

    @property
    def deal(self) -> str | None:
        """The id of the focal deal."""
        return self._book.deal

    @property
    def lifecycle(self) -> Lifecycle:
        """The lifecycle whose events it takes."""
        return self._book.lifecycle

    @property
    def forgotten(self) -> bool:
        """Whether the person was forgotten."""
        return self._book.trace is not None

    @property
    def trace(self) -> Trace | None:
        """What is left of the id of a person who was forgotten; None of one who was not."""
        return self._book.trace

    def is_of(self, person: object) -> bool:
        """Whether it is the journey of this person; also after they were forgotten."""
        return self._book.is_of(person)

    def time_in_stage(self, *, as_of: datetime | None = None) -> tuple[Spell, ...]:
        """How long each position was held, in the order of time; the last ones are not ended.

        Without `as_of` a spell that lasts has no length: no clock is read.
        """
        trail = self._trail if as_of is None else until(self._book, self._trail, as_of).trail
        return spells_of(self.lifecycle, trail, as_of)

    def timeline(self, *, as_of: datetime | None = None) -> Timeline:
        """Its positions as bars over time, with what happened as marks: for a notebook."""
        return timeline_of(self, self._trail, as_of)

    def why(self, *, as_of: datetime | None = None) -> Grounds:
        """What the stage and the facts rest on: since when, and by which event or evidence.

        >>> from datetime import UTC, datetime
        >>> from salesterms.facts import Facts
        >>> cam = Journey.begin(facts=Facts(interest="explicit"))
        >>> cam = cam.advance("accept_by_sales", at=datetime(2026, 3, 1, 9, tzinfo=UTC))
        >>> print(cam.why().of("standing").text())
        standing: accepted by sales, since 2026-03-01 09:00 UTC, by: sales accepts
        """
        state = self.state if as_of is None else until(self._book, self._trail, as_of)
        return grounds_of(self._book, state, as_of)

    def forget(self, *, at: datetime) -> Journey:
        """The same without anything that tells who it is, as from an instant.

        Stages, events and their instants stay, so that counts stay. Evidence, sources, makers,
        texts and outside ids go, and a random id takes the place of the person's. What no event
        moves is unknown from now on. Nothing more can be added: that raises `Forgotten`. `is_of`
        still knows the person's id, by the `trace` that is all that is kept of it. Who is forgotten
        already stays as they are. `at` may be earlier than what is recorded: who asks to be
        forgotten is, also of what was put down after that. Raises what is wrong with `at`.
        """
        moment = instant(at)
        if self.forgotten:
            return self
        book = self._book.forgotten(moment)
        return _made(book, along(book, self._trail)._replace(last=DUSK))

    @property
    def state(self) -> State:
        """Where the history ends, in the terms of the engine."""
        return State(*self._held[1:])

    @property
    def parts(self) -> tuple[Book, int, tuple[StepTaken, ...], datetime]:
        """What it is kept as, in a pickle or elsewhere; `made_of` puts it together again."""
        book, _, sure, trail, last = self._held
        return book, sure, steps_of(book.lifecycle, trail), last

    @property
    def _book(self) -> Book:
        return self._held[0]

    @property
    def _trail(self) -> tuple[Any, ...]:
        return self._held[3]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Journey):
            return NotImplemented
        mine, theirs = self._held, other._held
        if (mine[0], mine[2], mine[4]) != (theirs[0], theirs[2], theirs[4]):
            return False
        if self._book.lifecycle is other._book.lifecycle:
            return self._trail == other._trail
        # Equal lifecycles have stages of their own.
        return steps_of(mine[0].lifecycle, mine[3]) == steps_of(theirs[0].lifecycle, theirs[3])

    def __hash__(self) -> int:
        return hash((self._book.person, self._held[2], len(self._trail), self._held[4]))

    def __deepcopy__(self, _: object = None) -> Journey:
        return self

    __copy__ = __deepcopy__

    def __reduce__(self) -> tuple[Any, ...]:
        return made_of, self.parts

    def __repr__(self) -> str:
        more = f", {len(self.evidence)} pieces of evidence" if self.evidence else ""
        return f"<journey {self._held[1].name}: {len(self._trail) // 2} events{more}>"


_new = object.__new__
_hold = Journey.__dict__["_held"].__set__  # how the slot is written outside of the class
_new_tuple = tuple.__new__  # as a named tuple makes itself, in a third of the time


def _made(book: Book, state: State) -> Journey:
    made = _new(Journey)
    _hold(made, (book, *state))
    return made


def made_of(book: Book, sure: int, steps: tuple[StepTaken, ...], last: datetime) -> Journey:
    """The journey of some `parts`, on the stages of the lifecycle that is here."""
    trail = trail_of(book.lifecycle, steps)
    stage = trail[-2].target if trail else book.lifecycle.start
    return _made(book, State(stage, sure, trail, last))
