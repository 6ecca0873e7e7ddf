"""Which word comes first, which leads nowhere, and which labels one happening changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts import CUSTOMER, Axis, Moves, Subject
from salesterms.lifecycle import SALES_LIFECYCLE, Direction
from salesterms.vocabularies.moving import Moved, forward_order
from salesterms.vocabularies.rows import Term

if TYPE_CHECKING:
    from salesterms.vocabularies.terminology import Vocabulary

#: The words of a label, the broadest first; none where the vocabulary is silent.
Path: TypeAlias = tuple[str, ...]


@frozen(kw_only=True)
class Happening:
    """An event of the lifecycle by its name, or several facts that are established together."""

    text: Text
    event: str = ""
    sets: tuple[tuple[Axis, str], ...] = ()


def changed_by(vocabulary: Vocabulary, happening: Happening) -> tuple[tuple[Path, Path], ...]:
    """The labels that a happening changes: what somebody was called before it, and after.

    >>> from salesterms.errors import Text
    >>> from salesterms.vocabularies import four_types
    >>> from salesterms.vocabularies.walking import Happening, changed_by
    >>> convert = Happening(text=Text("sales converts", "sales converteert"), event="convert")
    >>> changed_by(four_types, convert)[0]
    (('lead', 'SQL'), ('contact',))

    Of every subject that the vocabulary has terms for. Empty where no label depends on it.
    """
    found: dict[tuple[Path, Path], None] = {}
    for table in vocabulary.tables.values():
        moved = Moved(table, SALES_LIFECYCLE)
        steps = moved.by_events((happening.event,))
        if not happening.event:
            steps = moved.between(moved.worlds.legal, happening.sets, "", Direction.FORWARD)
        for row, other, *_ in steps:
            before = tuple(term.word for term in table.path(row))
            after = tuple(term.word for term in table.path(other))
            if before != after:
                found[before, after] = None
    return tuple(found)


def first_words(vocabulary: Vocabulary, subject: Subject | None = None) -> tuple[str, ...]:
    """The words that nobody had another word before, of all that steps forward lead to.

    >>> from salesterms.vocabularies import four_stages
    >>> from salesterms.vocabularies.walking import first_words
    >>> first_words(four_stages.definitions)
    ('prospect',)

    Of one subject, by default that of the first row: a deal starts elsewhere than a person does.
    One as a rule. Words of exits are none of them. Raises `NotItsSubject`.
    """
    table = vocabulary.table(subject)
    moved = Moved(table, SALES_LIFECYCLE)
    reached = _reached(moved, _start(moved))
    met = [
        row.word
        for row, share in zip(table.rows, moved.shares, strict=True)
        if isinstance(row, Term) and not row.exit and share & reached
    ]
    later = {after for before, after in forward_order(table) if before in met}
    return tuple(word for word in met if word not in later)


def dead_ends(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words from which no steps forward ever lead to a customer.

    >>> from salesterms.vocabularies import four_types
    >>> from salesterms.vocabularies.walking import dead_ends
    >>> dead_ends(four_types)
    ('mensen',)
    """
    found: list[str] = []
    for table in vocabulary.tables.values():
        moved = Moved(table, SALES_LIFECYCLE)
        customer = moved.worlds.where(CUSTOMER.is_("active"))
        for word, own in table.extensions(moved.worlds).items():
            if not _reached(moved, own) & customer:
                found.append(word)
    return tuple(found)


def _start(moved: Moved) -> int:
    """The worlds in which nothing has happened and nothing is established, from any source."""
    found = moved.worlds.legal
    for dial in moved.worlds.dials:
        if dial.axis.ordered or dial.axis.moves is Moves.EVENTS:
            found &= moved.worlds.mask(dial, dial.class_of[0])
    return found


def _reached(moved: Moved, shown: int) -> int:
    """Every world that steps forward lead to, those that are given included."""
    worlds = moved.worlds
    events = [
        (moved.before(change), change.sets)
        for change in moved.changes
        if change.direction is Direction.FORWARD
    ]
    rungs = [
        (worlds.mask(dial, at), dial.stride)
        for dial in worlds.dials
        if dial.axis.ordered and dial.axis.moves is not Moves.EVENTS
        for at in range(dial.radix - 1)
    ]
    new = shown
    while new:
        more = 0
        for where, sets in events:
            if new & where:
                more |= moved.after(new & where, sets)
        for mask, stride in rungs:
            more |= (new & mask) << stride
        new = more & worlds.legal & ~shown
        shown |= new
    return shown
