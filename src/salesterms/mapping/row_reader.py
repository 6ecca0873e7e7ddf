"""A mapping applied to given columns: cells in, the fields of a row out."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from salesterms.errors import MASK, Problem, Unreadable
from salesterms.lifecycle import CLOSED
from salesterms.mapping.fields import MATCHED
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesterms.mapping.declared import Declared

    Cells = Sequence[Any]
    Pick = Callable[[Cells], tuple[Any, ...]]


class RowReader:
    """Reads rows with these columns by a mapping.

    >>> from salesterms.mapping import ColumnMapping
    >>> mapping = ColumnMapping.read({"id": "Id", "status": "Status"})
    >>> reader = RowReader(mapping, ["Id", "Status", "Region"])
    >>> reader.read(["D-1", "won", "North"])
    {'id': 'D-1', 'status': <Category.WON: 'won'>, 'extras': {'Region': 'North'}}

    `read` raises `Unreadable` at the first fault; `problems` then goes through the row again and
    names every fault. With `typed` the cells may be any values; without it they are text.
    """

    def __init__(self, mapping: Declared, columns: Sequence[str], *, typed: bool = False) -> None:
        places = {name: index for index, name in enumerate(columns)}
        self._columns = tuple(columns)
        self._personal = frozenset(mapping.personal)
        self._fields: list[tuple[str, Callable[..., Any], tuple[int, ...]]] = []
        for name, source in mapping.sources.items():
            read = source.value_reader if typed else source.text_reader
            indexes = tuple(places[column] for column in source.columns)
            self._fields.append((name, read(mapping.zones), indexes))
        # Most fields come from one cell: those are read in one sweep over picked cells.
        single = [one for one in self._fields if len(one[2]) == 1]
        self._several = [one for one in self._fields if len(one[2]) > 1]
        self._names = tuple(name for name, _, _ in single)
        self._reads = tuple(read for _, read, _ in single)
        self._pick = _picker([indexes[0] for _, _, indexes in single])
        self._one_close = _share_a_column(mapping, "closed", "expected_close")
        self.mapped = frozenset(mapping.sources)
        self.extra_fields = _extra_fields(mapping, columns)
        self._pick_extras = _picker([places[name] for name in self.extra_fields])

    def read(self, cells: Cells) -> dict[str, Any]:
        """The values of one row by field; raises `Unreadable` at the first fault."""
        values = dict(
            zip(
                self._names,
                [read(cell) for read, cell in zip(self._reads, self._pick(cells), strict=True)],
                strict=True,
            )
        )
        for name, read, indexes in self._several:
            values[name] = read(*[cells[index] for index in indexes])
        if self._one_close:
            _settle_close(values)
        if self.extra_fields:
            values["extras"] = FrozenMapping(
                zip(self.extra_fields, self._pick_extras(cells), strict=True)
            )
        return values

    def problems(self, cells: Cells, record: int) -> list[Problem]:
        """Every fault of one row, in the order of the fields; once where two share a column."""
        found: dict[tuple[str, int], Problem] = {}
        for _, read, indexes in self._fields:
            try:
                read(*[cells[index] for index in indexes])
            except Unreadable as fault:
                index = indexes[fault.part]
                problem = self._problem(fault, index, cells, record)
                found.setdefault((fault.kind.code, index), problem)
        return list(found.values())

    def of_row(self, fault: Unreadable, cells: Cells, record: int) -> list[Problem]:
        """A fault of the row as a whole: it stands at the field whose number it bears."""
        _, _, indexes = self._fields[fault.part]
        return [self._problem(fault, indexes[0], cells, record)]

    def _problem(self, fault: Unreadable, index: int, cells: Cells, record: int) -> Problem:
        column = self._columns[index]
        return Problem(
            kind=fault.kind,
            value=MASK if column in self._personal else cells[index],
            record=record,
            column=column,
            detail=fault.detail,
        )


def _picker(indexes: list[int]) -> Pick:
    """The cells at `indexes`, as a tuple however many there are."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    if indexes:
        index = indexes[0]
        return lambda cells: (cells[index],)
    return lambda _: ()


def _share_a_column(mapping: Declared, one: str, other: str) -> bool:
    sources = mapping.sources
    return one in sources and other in sources and sources[one].columns == sources[other].columns


def _settle_close(values: dict[str, Any]) -> None:
    """One column for both dates (Salesforce's CloseDate): the status says which of them it is."""
    values["expected_close" if values["status"] in CLOSED else "closed"] = None


def _extra_fields(mapping: Declared, columns: Sequence[str]) -> tuple[str, ...]:
    if mapping.extras is not None:
        return mapping.extras
    used = {column for source in mapping.sources.values() for column in source.columns}
    return tuple(name for name in columns if name not in used and name != MATCHED)
