"""What every mapping declares, whatever its rows become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from salesterms.mapping.file_options import FileOptions, Join
    from salesterms.mapping.zones import Zones


class Source(Protocol):
    """Where one field comes from: its columns, and the readers of their cells."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells the readers take, in order."""
        ...

    def document(self) -> object:
        """The source as it stands in a document."""
        ...

    def text_reader(self, zones: Zones, /) -> Callable[..., Any]:
        """A reader of cells of text."""
        ...

    def value_reader(self, zones: Zones, /) -> Callable[..., Any]:
        """A reader of cells of any value."""
        ...


class Skips(Protocol):
    """Which rows are no data."""

    def reader(self, columns: Sequence[str], /) -> Callable[[Sequence[object]], bool]:
        """Whether a row of these columns is one to skip."""
        ...


class Declared(Protocol):
    """A mapping as its readers use it."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Field -> where it comes from."""
        ...

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping names."""
        ...

    @property
    def file(self) -> FileOptions:
        """How the characters of the file are written."""
        ...

    @property
    def zones(self) -> Zones:
        """The zones of times and of dates."""
        ...

    @property
    def extras(self) -> tuple[str, ...] | None:
        """The further columns to keep; None keeps all that no field is read from."""
        ...

    @property
    def personal(self) -> tuple[str, ...]:
        """The columns whose values are masked in errors."""
        ...

    @property
    def skip(self) -> Skips | None:
        """Which rows are no data."""
        ...

    @property
    def join(self) -> Join | None:
        """The second file."""
        ...
