"""A frame as it was given: opened, with where its fields are read from, and their cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.criteria import Column
from salesterms.frames.ground.engines import Opened
from salesterms.frames.reading.cells import Cell, cells_of
from salesterms.frames.reading.documents import Source, sources_of
from salesterms.frames.reading.schema import check_schema
from salesterms.metrics.fields import STATUS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from salesterms.errors import Text


@frozen(eq=False)
class GivenFrame:
    """A frame of the user's, with the column of each field that could be read of it."""

    opened: Opened
    columns: Mapping[str, Column]
    sources: Mapping[str, Source]
    schema: Mapping[str, Any]
    #: The fields that a mapping names, whether the frame has their columns or not.
    named: frozenset[str]

    @classmethod
    def of(
        cls,
        given: object,
        mapping: Any,
        columns: Iterable[Column],
        needed: Collection[str] = (STATUS.name,),
        *,
        made: Text | None = None,
    ) -> GivenFrame:
        """What was given. Raises `NotAFrame`, `MappingProblems`, and as `Opened.of` does.

        No row is without the `needed` ones, and `made` says what makes such rows, as `sources_of`
        has both.
        """
        opened = Opened.of(given)
        known = {column.name: column for column in columns}
        sources = sources_of(mapping, known.values(), needed, made=made)
        schema = dict(opened.frame.collect_schema())
        named = frozenset(mapping) if isinstance(mapping, Mapping) else frozenset[str]()
        return cls(opened, known, sources, schema, named)

    def has(self, field: str) -> bool:
        """Whether the frame has the column of a field."""
        return self.sources[field].column in self.schema

    def should_have(self, field: str) -> bool:
        """Whether it has it, or a mapping says that it does."""
        return self.has(field) or field in self.named

    def cells(
        self,
        fields: Collection[str],
        rows: Text | None = None,
        *,
        where: str = "mapping=",
        in_place: bool = False,
    ) -> dict[str, Cell]:
        """The cells of some fields, as `cells_of` has them. Raises `SchemaProblems`.

        `rows` say what makes such a frame, `where` is the argument that names its columns; choices
        are read `in_place` where the engine gains by it.
        """
        asked = {name: column for name, column in self.columns.items() if name in fields}
        check_schema(asked, self.sources, self.schema, rows, where)
        opened, in_place = self.opened, in_place and self.opened.engine.branches
        implementation = opened.frame.implementation
        return cells_of(asked, self.sources, self.schema, implementation, in_place=in_place)

    def with_made(self, cells: Mapping[str, Cell], *, number: bool = True) -> Any:
        """The frame with what is worked out of these cells; the `number` of their days too."""
        made = [one for cell in cells.values() for one in cell.columns(number=number)]
        return self.opened.frame.with_columns(*made) if made else self.opened.frame

    def own(self, cells: Mapping[str, Cell]) -> tuple[str, ...]:
        """The columns that none of these cells is read from."""
        read = {name for cell in cells.values() for name in cell.given_columns}
        return tuple(name for name in self.schema if name not in read)
