"""A frame of deals by the names of their fields, whatever its own columns are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column
from salesterms.frames.ground.engines import Opened
from salesterms.frames.reading.cells import Cell
from salesterms.frames.reading.given import GivenFrame
from salesterms.frames.reading.records import DEALS
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

ID: Final = Column("id", str)


@frozen(eq=False)
class DealsByField:
    """Deals with a column for each field that the frame has, beside columns of the user's own."""

    opened: Opened
    cells: Mapping[str, Cell]
    #: The columns that no field is read from.
    own: tuple[str, ...]

    @classmethod
    def of(
        cls, given: object, mapping: Any, needed: Collection[str], more: Iterable[Column] = ()
    ) -> DealsByField:
        """The deals of a frame. Raises `SchemaProblems` for a needed field without a column.

        `more` are fields that a record of a deal has not, and rows that are made of deals have.
        """
        frame = GivenFrame.of(given, mapping, (ID, *DEALS.columns.values(), *more))
        cells = frame.cells([name for name in frame.columns if name in needed or frame.has(name)])
        return cls(frame.opened, cells, frame.own(cells))

    def prepared(self, *numbered: str) -> Any:
        """The frame with what is worked out of choices, and the day's number of some dates."""
        made = [
            one
            for cell in self.cells.values()
            if issubclass(cell.kind, Enum) or cell.column.name in numbered
            for one in cell.columns(number=True)
        ]
        return self.opened.frame.with_columns(*made)

    def column(self, field: str) -> nw.Expr:
        """A field, of a prepared frame."""
        cell = self.cells[field]
        return _words(cell) if issubclass(cell.kind, Enum) else cell.given

    def columns(self) -> Iterator[nw.Expr]:
        """Each field by its own name, a choice in the words of its members."""
        for name, cell in self.cells.items():
            yield self.column(name).alias(name)
            if cell.kind is Money:
                yield cell.currency.alias("currency")


def _words(cell: Cell) -> nw.Expr:
    """A choice in words; a label that has no meaning stays as it is, to be refused."""
    text = nw.col(cell.source.column).cast(nw.String)
    words = nw.when(cell.unreadable).then(text).otherwise(nw.lit(None, nw.String))
    for member in cell.kind:  # type: ignore[attr-defined] # it is an Enum
        words = nw.when(cell.is_one(member)).then(nw.lit(member.value)).otherwise(words)
    return words
