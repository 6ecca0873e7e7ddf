"""An ordered table of buckets: the first row whose criterion holds takes the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria.nodes import Column, Criterion, columns_of, parameters_of
from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Container

    from attrs import Attribute


@frozen
class Row:
    """One row of a placement: the bucket, when a record lands in it, and when the row applies.

    A row that names a parameter takes part only when that parameter is given; `only_with` says so
    for a row that does not name it itself.
    """

    bucket: str
    criterion: Criterion
    only_with: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters without which the row does not take part."""
        named = parameters_of(self.criterion)
        return (*named, self.only_with) if self.only_with else named


class BadPlacement(SalesTermsError, ValueError):
    """A table of buckets that cannot be used."""

    code = "bad_placement"
    message = Text(
        "A placement needs at least one row, and each bucket a Python identifier as name: {0}",
        "Een indeling heeft minstens een rij nodig, en elk vak een Python-naam: {0}",
    )


def _named(_: Placement, __: Attribute[tuple[Row, ...]], rows: tuple[Row, ...]) -> None:
    if not rows or not all(row.bucket.isidentifier() for row in rows):
        raise BadPlacement(tuple(row.bucket for row in rows))


@frozen
class Placement:
    """An ordered table of rows. First match wins; a bucket may have several rows.

    A record that no row takes is an error, never a default: the last rows must cover the rest.
    """

    rows: tuple[Row, ...] = field(validator=_named)

    @property
    def buckets(self) -> tuple[str, ...]:
        """The names of the buckets, each once, in order of first appearance."""
        return tuple(dict.fromkeys(row.bucket for row in self.rows))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that the table looks at, each once."""
        found = {column.name: column for row in self.rows for column in columns_of(row.criterion)}
        return tuple(found.values())

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that the rows mention, each once."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.parameters))

    def given(self, names: Container[str]) -> Placement:
        """The rows that take part when only the parameters of those names are given."""
        return Placement(
            tuple(row for row in self.rows if all(name in names for name in row.parameters))
        )
