"""How people move from word to word: the lifecycle, and what becomes known, seen in a vocabulary.

A step leads from the word of some worlds to that of others. The forward steps give the order of the
words. So each vocabulary has a lifecycle of its own, by projection, and nobody draws it by hand.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeGuard
from weakref import WeakKeyDictionary

from attrs import frozen

from salesterms.criteria import All, columns_of
from salesterms.errors import Text, check_argument
from salesterms.facts import DEAL, Axis, Moves, Subject, Worlds
from salesterms.lifecycle import SALES_LIFECYCLE, Direction, Lifecycle, SalesEvent
from salesterms.lifecycle.moves import direction_of
from salesterms.vocabularies.rows import Row, Term
from salesterms.vocabularies.table import checked_table
from salesterms.vocabularies.witness import Witness, some_witness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from salesterms.criteria import Criterion
    from salesterms.facts.dials import Dial
    from salesterms.lifecycle import Move, Track
    from salesterms.vocabularies.table import Table


@frozen(kw_only=True)
class Step:
    """From one label to another, by an event or by what becomes known.

    >>> from salesterms.vocabularies import four_types, steps
    >>> step = steps(four_types.table())[0]
    >>> step.path, step.to, step.by, str(step.direction)
    (('lead', 'unqualified'), ('lead', 'MQL'), 'accept_by_marketing', 'forward')

    `path` and `to` are labels, empty for silence. `by` names the event, or the fact that is
    established further. `case` is one before the step.
    """

    path: tuple[str, ...]
    to: tuple[str, ...]
    by: str
    direction: Direction
    case: Witness


class Change(NamedTuple):
    """What may happen in some worlds: where, and what is then different."""

    by: str
    direction: Direction
    where: tuple[Criterion, ...]
    sets: tuple[tuple[Axis, str], ...]
    #: A deal is opened after another was closed: to the person a step, to that deal none.
    another_deal: bool


def changes_of(lifecycle: Lifecycle) -> Iterator[Change]:
    """Every event, once for each way in which the tracks that list it can move together."""
    for event in lifecycle.events:
        choices = [
            [
                (track, source, move)
                for move in track.moves
                if move.event == event
                for source in move.sources
            ]
            for track in lifecycle.tracks
            if event in track.events
        ]
        for chosen in product(*choices):
            yield _change(event, chosen)


def _change(event: str, chosen: tuple[tuple[Track, str, Move], ...]) -> Change:
    where: list[Criterion] = []
    sets: list[tuple[Axis, str]] = []
    for track, source, move in chosen:
        where.append(track.axis.is_(source))
        if move.guard is not None:
            where.append(move.guard)
        if move.target is not None:
            sets.append((track.axis, move.target))
        sets += move.effects
    another = any(
        track.axis == DEAL and source in track.closed and event == SalesEvent.OPEN_DEAL
        for track, source, _ in chosen
    )
    direction = direction_of(move for *_, move in chosen)
    return Change(event, direction, tuple(where), tuple(sets), another)


@lru_cache(maxsize=16)
def _changes_and_asked(lifecycle: Lifecycle) -> tuple[tuple[Change, ...], tuple[Criterion, ...]]:
    """The changes of a lifecycle, and what they ask about and set, each once."""
    changes = tuple(changes_of(lifecycle))
    asked = [criterion for change in changes for criterion in change.where]
    asked += [axis.is_(value) for change in changes for axis, value in change.sets]
    return changes, tuple(dict.fromkeys(asked))


class Moved:
    """A table on the worlds in which its own facts and those of a lifecycle are told apart."""

    def __init__(self, table: Table, lifecycle: Lifecycle) -> None:
        self.table, self.lifecycle = table, lifecycle
        self.changes, asked = _changes_and_asked(lifecycle)
        self.worlds = Worlds(table.catalogue, (*table.criteria, *asked))
        self.shares = table.shares(self.worlds)
        self._dial = {dial.axis.name: dial for dial in self.worlds.dials}
        self._asked = {column.name for column in columns_of(All(table.criteria))}
        self._where = {criterion: self.worlds.extension(criterion) for criterion in asked}

    def steps(self) -> Iterator[tuple[Row, Row, str, Direction, int]]:
        """(row, row, by what, direction, the worlds before it) of each change of label."""
        yield from self.by_events(self.lifecycle.events)
        for dial in self.worlds.dials:
            if dial.axis.ordered and dial.axis.moves is not Moves.EVENTS:
                for at in range(dial.radix - 1):
                    where = self.worlds.legal & self.worlds.mask(dial, at)
                    name = dial.axis.names[dial.classes[at + 1][0]]
                    sets = ((dial.axis, name),)
                    yield from self.between(where, sets, dial.axis.name, Direction.FORWARD)

    def by_events(self, events: Iterable[str]) -> Iterator[tuple[Row, Row, str, Direction, int]]:
        """The same, of the changes that some events make."""
        wanted = frozenset(events)
        for change in self.changes:
            if change.by not in wanted:
                continue
            if change.another_deal and self.table.subject is Subject.DEAL:
                continue
            yield from self.between(self.before(change), change.sets, change.by, change.direction)

    def before(self, change: Change) -> int:
        """The worlds in which a change may happen."""
        where = self.worlds.legal
        for criterion in change.where:
            where &= self._where[criterion]
        return where

    def between(
        self, where: int, sets: tuple[tuple[Axis, str], ...], by: str, direction: Direction
    ) -> Iterator[tuple[Row, Row, str, Direction, int]]:
        """The changes of label where some facts are set, in some worlds.

        None by facts that no row asks about. Each world that is reached belongs to one row, so rows
        are sought only as long as there are worlds of which the row is not known.
        """
        if self._asked.isdisjoint(axis.name for axis, _ in sets):
            return
        for row, own in zip(self.table.rows, self.shares, strict=True):
            from_here = own & where
            if from_here:
                left = self.after(from_here, sets) & self.worlds.legal & ~own
                for other, theirs in zip(self.table.rows, self.shares, strict=True):
                    if not left:
                        break
                    if left & theirs:
                        left &= ~theirs
                        yield row, other, by, direction, from_here

    def after(self, worlds: int, sets: tuple[tuple[Axis, str], ...]) -> int:
        """Some worlds with other values of some facts."""
        for axis, value in sets:
            dial = self._dial.get(axis.name)
            if dial is not None:
                worlds = self._set(worlds, dial, dial.class_of[axis.number(value)])
        return worlds

    def _set(self, worlds: int, dial: Dial, to: int) -> int:
        moved = 0
        for at in range(dial.radix):
            here = worlds & self.worlds.mask(dial, at)
            if here:
                by = (to - at) * dial.stride
                moved |= here << by if by >= 0 else here >> -by
        return moved


_LIFECYCLE = Text("a Lifecycle, such as SALES_LIFECYCLE", "een Lifecycle, zoals SALES_LIFECYCLE")


def _check_lifecycle(value: object) -> None:
    check_argument("lifecycle", value, Lifecycle, _LIFECYCLE)


def steps(table: Table, lifecycle: Lifecycle = SALES_LIFECYCLE) -> tuple[Step, ...]:
    """Every step between the labels of a table, each once for each event or fact that makes it.

    >>> from salesterms.vocabularies import four_types, steps
    >>> found = {(one.path, one.to) for one in steps(four_types.table()) if one.by == "convert"}
    >>> (("lead", "SQL"), ("contact",)) in found
    True

    Raises `NotATable`, and `WrongArgument` for what is no lifecycle.
    """
    _check_lifecycle(lifecycle)
    moved = Moved(checked_table(table), lifecycle)
    found: dict[tuple[object, ...], Step] = {}
    for row, other, by, direction, worlds in moved.steps():
        path = tuple(term.word for term in table.path(row))
        to = tuple(term.word for term in table.path(other))
        if path != to and (path, to, by) not in found:
            case = some_witness(moved.worlds, worlds)
            found[path, to, by] = Step(path=path, to=to, by=by, direction=direction, case=case)
    return tuple(found.values())


def moves_in(table: Table, lifecycle: Lifecycle = SALES_LIFECYCLE) -> bool:
    """Whether the facts that a lifecycle moves are those of the table's catalogue."""
    facts = table.catalogue
    return all(facts.get(track.axis.name) == track.axis for track in lifecycle.tracks)


def forward_order(
    table: Table, lifecycle: Lifecycle = SALES_LIFECYCLE
) -> frozenset[tuple[str, str]]:
    """The pairs of words of which the first comes before the second on the way forward.

    >>> from salesterms.vocabularies import four_stages, forward_order
    >>> order = forward_order(four_stages.definitions.table())
    >>> ("prospect", "lead") in order, ("lead", "prospect") in order
    (True, False)

    None in a catalogue of other facts, which the lifecycle does not move. Raises `NotATable`, and
    `WrongArgument` for what is no lifecycle.
    """
    _check_lifecycle(lifecycle)
    if not moves_in(checked_table(table), lifecycle):
        return frozenset()
    if lifecycle is not SALES_LIFECYCLE:
        return _order(table, lifecycle)
    if table not in _ORDERS:
        _ORDERS[table] = _order(table, lifecycle)
    return _ORDERS[table]


#: Of the built-in lifecycle, by table: every comparison asks for it again.
_ORDERS: WeakKeyDictionary[Table, frozenset[tuple[str, str]]] = WeakKeyDictionary()


def _order(table: Table, lifecycle: Lifecycle) -> frozenset[tuple[str, str]]:
    after: dict[str, set[str]] = {}
    for row, other, _, _ in forward_steps(table, lifecycle):
        after.setdefault(row.word, set()).add(other.word)
    return frozenset((word, later) for word in after for later in _reached(word, after))


def forward_steps(
    table: Table, lifecycle: Lifecycle = SALES_LIFECYCLE
) -> Iterator[tuple[Term, Term, str, Callable[[], Witness]]]:
    """(term, term, by what, how to find a case) of the steps forward; exits are left out."""
    moved = Moved(table, lifecycle)
    seen = set[tuple[str, str]]()
    for row, other, by, direction, worlds in moved.steps():
        if direction is not Direction.FORWARD or not _in_order(row) or not _in_order(other):
            continue
        if (row.word, other.word) not in seen:
            seen.add((row.word, other.word))
            yield row, other, by, partial(some_witness, moved.worlds, worlds)


def _in_order(row: Row) -> TypeGuard[Term]:
    return isinstance(row, Term) and not row.exit


def _reached(word: str, after: dict[str, set[str]]) -> set[str]:
    """The words that some steps lead to."""
    waiting, reached = list(after.get(word, ())), set[str]()
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += after.get(one, ())
    return reached
