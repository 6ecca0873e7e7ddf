"""A history gone through from early to late: what every state of a journey must be equal to."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from salesterms.errors import (
    Kind,
    Problem,
    ProblemGroup,
    SalesTermsError,
    Sentence,
    Text,
    nearest_or_all,
)
from salesterms.facts import Evidence, gathered, nothing_on_record
from salesterms.journey.pieces import Told, on_record, tell
from salesterms.journey.records import DAWN, Happened, NotARecord, NotInOrder, RecordClash, TwoIds
from salesterms.lifecycle import Stage, TransitionRefused, UnknownEvent
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from salesterms.journey.book import Book
    from salesterms.journey.records import Record
    from salesterms.lifecycle import Lifecycle

REFUSED_EVENT = Kind(
    "refused_event",
    Text("{detail}", "{detail}"),
    Text(
        "give what is missing, at an earlier instant, or take the event out",
        "geef wat ontbreekt, op een eerder tijdstip, of haal de gebeurtenis weg",
    ),
)


_EVIDENCE = Text("evidence", "bewijs")


class HistoryProblems(ProblemGroup):
    """A history in which events stand that may not have happened there: each of them."""

    code = "history_problems"
    heading = Text("Problems in the history: {0}", "Problemen in de geschiedenis: {0}")


class State(NamedTuple):
    """Where a history ends: the stage, what is certain, (edge, instant, …), the last instant.

    Of a person who was forgotten the last instant is that after everything.
    """

    stage: Stage
    sure: int
    trail: tuple[Any, ...]
    last: datetime


def sorted_records(
    records: Iterable[Record], lifecycle: Lifecycle
) -> tuple[tuple[Evidence, ...], tuple[Happened, ...]]:
    """The evidence and the events, each once and in order.

    Raises `NotARecord`, `RecordClash`, `TwoIds`, `EvidenceClash` and `UnknownEvent`.
    """
    evidence: list[Evidence] = []
    events: dict[Happened, None] = {}
    for record in records:
        if isinstance(record, Evidence):
            evidence.append(record)
        elif isinstance(record, Happened):
            events[record] = None
        else:
            raise NotARecord(Sentence(type(record).__name__))
    places = {event: at for at, event in enumerate(lifecycle.events)}
    for event in events:
        if event.event not in places:
            raise UnknownEvent(event.event, nearest_or_all(event.event, places))
    kept = sorted(_once(events), key=lambda one: (instant(one.at), places[one.event]))
    return gathered(evidence), tuple(kept)


def _once(events: Iterable[Happened]) -> list[Happened]:
    """Each event once: known by its name and instant, and by its id where one is given."""
    by_id: dict[str, Happened] = {}
    named: dict[tuple[str, datetime], Happened] = {}
    for event in events:
        if event.id is not None and by_id.setdefault(event.id, event) != event:
            raise RecordClash(event.id)
        at = instant(event.at)
        known = named.setdefault((event.event, at), event)
        if known.id is None:
            named[event.event, at] = event
        elif event.id not in (None, known.id):
            raise TwoIds(event.event, at.isoformat(), *sorted((known.id, str(event.id))))
    return list(named.values())


def gone_through(book: Book, events: Iterable[Happened]) -> State:
    """The state after the evidence of the book and some events, both in order.

    Raises `HistoryProblems` with every event that is refused where it stands, each judged as if
    those that are refused before it had not been there.
    """
    stage, sure = book.lifecycle.begin(book.given)
    telling = Telling(book)
    trail: list[Any] = []
    problems: list[Problem] = []
    for event in events:
        at = instant(event.at)
        sure = telling.until(sure, at)
        try:
            edge = stage.other_edge(event.event, sure)
        except TransitionRefused as refusal:
            detail = Text.both(refusal.text)
            path = f"{event.event} {at.isoformat()}"
            problems.append(Problem(kind=REFUSED_EVENT, detail=detail, path=path))
        else:
            stage, sure = edge.target, sure & edge.kept | edge.put
            trail += (edge, at)
    if problems:
        raise HistoryProblems.of(problems)
    sure = telling.until(sure, None)
    return State(stage, sure, tuple(trail), _latest(trail, telling.last))


class Telling:
    """Evidence in order, told piece by piece as its instants pass.

    Where evidence and events speak of different facts, as in the lifecycle of sales, the order of
    the two plays no part in what is known.
    """

    def __init__(self, book: Book) -> None:
        """Take the evidence of a book."""
        self.record = nothing_on_record(book.lifecycle.catalogue)
        self.left = deque(book.evidence)
        self.last = DAWN

    def until(self, sure: int, moment: datetime | None) -> int:
        """What is certain once everything up to a moment is told; None: once all is."""
        while self.left and (moment is None or instant(self.left[0].at) <= moment):
            piece = self.left.popleft()
            self.record, sure = tell(self.record, piece, sure)
            self.last = instant(piece.at)
        return sure


def with_last(book: Book, state: State, record: object) -> tuple[Book, State] | None:
    """The same with one more piece of evidence, later than all there is; None for anything else.

    It is what going through everything again gives, without doing so.
    """
    if type(record) is not Evidence or instant(record.at) <= state.last:
        return None
    if record.id is not None and any(piece.id == record.id for piece in book.evidence):
        return None
    catalogue = book.lifecycle.catalogue
    known = on_record(book.evidence, catalogue) if book.told is None else book.told.record
    try:
        known, sure = tell(known, record, state.sure)
    except SalesTermsError:  # going through everything names every fault
        return None
    grown = book._replace(evidence=(*book.evidence, record), told=Told(known))
    return grown, state._replace(sure=sure, last=instant(record.at))


def along(book: Book, trail: tuple[Any, ...], moment: datetime | None = None) -> State:
    """The state after a trail that was gone before, with the evidence up to a moment."""
    stage, sure = book.lifecycle.begin(book.given)
    telling = Telling(book)
    for edge, at in zip(trail[::2], trail[1::2], strict=True):
        sure = telling.until(sure, at)
        stage, sure = edge.target, sure & edge.kept | edge.put
    sure = telling.until(sure, moment)
    return State(stage, sure, trail, _latest(trail, telling.last))


def until(book: Book, trail: tuple[Any, ...], as_of: datetime) -> State:
    """The state as it was at an instant, that instant included."""
    moment = instant(as_of)
    return along(book, trail[: 2 * bisect_right(trail[1::2], moment)], moment)


def _latest(trail: Sequence[Any], last: datetime) -> datetime:
    return max(trail[-1], last) if trail else last


def check_order(lifecycle: Lifecycle, state: State, event: str, at: datetime) -> None:
    """Raise `NotInOrder` for an event that stands before what is recorded.

    Evidence of one instant stands before events, and those in the order of the lifecycle.
    """
    behind = state.trail[-2].event if state.trail and state.trail[-1] == state.last else None
    if at == state.last:
        place = lifecycle.events.index
        if behind is None or place(behind) < place(event):
            return
    said = _EVIDENCE if behind is None else behind
    raise NotInOrder(str(event), at.isoformat(), said, state.last.isoformat())
