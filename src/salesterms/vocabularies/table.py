"""The rows about one subject, read twice: as masks for what is known, as worlds for comparing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text
from salesterms.facts import Worlds
from salesterms.facts.masks import support_of
from salesterms.vocabularies.rows import ALWAYS, NO_ROW_FITS, Silence, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.criteria import Criterion
    from salesterms.facts import Catalogue, Facts, Subject
    from salesterms.facts.masks import Pair
    from salesterms.vocabularies.rows import Row


class NotATable(SalesTermsError, TypeError):
    """Something else was given where the rows about one subject are meant."""

    code = "not_a_table"
    message = Text(
        "{0} is no table of a vocabulary: give one, such as four_types.table()",
        "{0} is geen tabel van een woordenschat: geef er een, zoals four_types.table()",
    )


def checked_table(value: object) -> Table:
    """What was given, where it is a table; else raises `NotATable`."""
    if isinstance(value, Table):
        return value
    raise NotATable(value)


class Table:
    """The rows of one vocabulary about one subject, in order, ending in silence."""

    def __init__(self, catalogue: Catalogue, subject: Subject, rows: Iterable[Row]) -> None:
        """Take the rows, and add the silence of what none of them fits."""
        self.catalogue = catalogue
        self.subject = subject
        last = Silence(when=ALWAYS, because=NO_ROW_FITS, subject=subject)
        self.rows = (*rows, last)

    @cached_property
    def masks(self) -> tuple[tuple[tuple[Pair, ...], Row], ...]:
        """Each row as choices of masks."""
        layout = self.catalogue.layout
        return tuple((layout.pairs(row.when), row) for row in self.rows)

    @cached_property
    def support(self) -> int:
        """The bits of every fact that some row asks about."""
        layout = self.catalogue.layout
        looked = 0
        for pairs, _ in self.masks:
            looked |= support_of(pairs)
        own = (layout.all_bits(axis) for axis in layout.axes)
        return sum(bits for bits in own if bits & looked)

    @cached_property
    def noticed(self) -> int:
        """The same, and the bits of every fact by which a law may tell about one of them."""
        layout = self.catalogue.layout
        coupled = (layout.all_bits(axis) for axis in self.catalogue.coupled)
        return self.support | sum(bits & ~self.support for bits in coupled)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What the rows ask."""
        return tuple(row.when for row in self.rows)

    @cached_property
    def worlds(self) -> Worlds:
        """The worlds of the facts that the rows ask about."""
        return Worlds(self.catalogue, self.criteria)

    def lawful_worlds(self, more: Iterable[Criterion] = ()) -> Worlds:
        """The worlds in which also every fact is told apart that the laws speak of."""
        laws = (side for law in self.catalogue.laws for side in (law.when, law.then))
        return Worlds(self.catalogue, (*self.criteria, *laws, *more))

    def first(self, facts: Facts) -> Row:
        """The first row that fits facts of which nothing that is asked is unknown."""
        bits = facts.low
        for pairs, row in self.masks[:-1]:
            for need, bar in pairs:
                if bits & need == need and not bits & bar:
                    return row
        return self.rows[-1]  # which always fits

    def shares(self, worlds: Worlds, among: int | None = None) -> tuple[int, ...]:
        """The worlds of each row: those that it fits and no row above it; the legal ones."""
        left, found = worlds.legal if among is None else among, []
        for row in self.rows:
            own = left & worlds.extension(row.when)
            found.append(own)
            left &= ~own
        return tuple(found)

    @cached_property
    def own_shares(self) -> tuple[int, ...]:
        """The same, in the worlds of this table alone."""
        return self.shares(self.worlds)

    def path(self, row: Row) -> tuple[Term, ...]:
        """The broader terms of a row and the row itself, the broadest first; of silence, none."""
        path: list[Term] = []
        while isinstance(row, Term):
            path.insert(0, row)
            broader = row.broader
            if broader is None or len(path) > len(self.rows):
                break
            row = next(other for other in self.terms if other.word == broader)
        return tuple(path)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The rows that have a word."""
        return tuple(row for row in self.rows if isinstance(row, Term))

    def extensions(self, worlds: Worlds) -> dict[str, int]:
        """Word of a term -> the worlds in which it is on the path of the label."""
        found = dict.fromkeys((term.word for term in self.terms), 0)
        for row, own in zip(self.rows, self.shares(worlds), strict=True):
            for term in self.path(row):
                found[term.word] |= own
        return found
