"""What the columns of a stage log mean: a plain document, checked whole before it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.mapping import document_kinds
from salesterms.mapping.declared import Source
from salesterms.mapping.document_kinds import MappingProblems
from salesterms.mapping.fields import MATCHED
from salesterms.mapping.file_options import FileOptions, Skip
from salesterms.mapping.instants import DaySource, InstantSource
from salesterms.mapping.log_shapes import AS_GIVEN, SHAPES, LogShape
from salesterms.mapping.log_sources import (
    CaseSource,
    FlagSource,
    LogLabelSource,
    Only,
    OutcomeSource,
)
from salesterms.mapping.names import NameSource
from salesterms.mapping.part import Part
from salesterms.mapping.whole import (
    SCHEMA_VERSION,
    check_together,
    check_version,
    inner,
    no_document,
)
from salesterms.mapping.zones import Zones
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Field -> how the document declares where it comes from. The instant stands third: see `AT`.
_SOURCES: dict[str, Callable[[Part], Source]] = {
    "case": CaseSource.read,
    "label": LogLabelSource.read,
    "at": InstantSource.read,
    "from": LogLabelSource.read_before,
    "id": NameSource.read,
    "owner": NameSource.read,
    "outcome": OutcomeSource.read,
    "deal": FlagSource.read,
    "approvals": FlagSource.read,
    "with_sales": FlagSource.read,
}
_NEEDED = ("case", "label", "at")

#: The place of the instant among the fields of every log.
AT = _NEEDED.index("at")

#: Keys that only some shapes have; with null they are as good as left out, as a template has them.
_OF_SOME = ("from", "order")

_RESERVED = ("schema_version", "shape", "file", "zone", "personal", "skip", "only", "order")


@frozen(kw_only=True)
class LogMapping:
    """What each column of a stage log means, and in which shape the log is.

    >>> mapping = LogMapping.read(
    ...     {
    ...         "shape": "entries",
    ...         "case": "Deal",
    ...         "label": "Stage",
    ...         "at": {"column": "Entered", "formats": ["D-M-YYYY HH:mm"]},
    ...         "zone": {"written_in": "Europe/Amsterdam"},
    ...     }
    ... )
    >>> mapping.columns
    ('Deal', 'Stage', 'Entered')

    `sources` says per field where it comes from, `order` whether rows are put in order of time.
    Values of `personal` columns are masked in errors. `LogMapping.read` checks a document and
    raises `MappingProblems` with every problem.
    """

    shape: LogShape
    sources: FrozenMapping[str, Source]
    order: str = AS_GIVEN
    file: FileOptions = field(factory=FileOptions)
    zones: Zones = field(factory=Zones)
    personal: tuple[str, ...] = ()
    no_data: Skip | None = None
    only: Only | None = None

    #: A log keeps no further columns, and joins no second file.
    extras: tuple[str, ...] = field(default=(), init=False, repr=False)
    join: None = field(default=None, init=False, repr=False)

    @classmethod
    def read(cls, document: Mapping[str, object]) -> LogMapping:
        """Check a plain document, as JSON gives it, and keep what it says.

        Raises `MappingProblems`, which names every problem with its path in the document.
        """
        if not isinstance(document, Mapping):
            raise MappingProblems.of([no_document(document)])
        part = Part(document)
        shape = _shape(part)
        part.only(*_keys(shape), *(key for key in _OF_SOME if part.given.get(key, key) is None))
        check_version(part)
        mapping = cls(
            shape=shape,
            sources=FrozenMapping(_sources(part, shape)),
            order=part.choice("order", shape.orders, shape.orders[0]) or shape.orders[0],
            file=inner(part, "file", FileOptions.read) or FileOptions(),
            zones=inner(part, "zone", lambda zone: Zones.read_keys(zone, "written_in")) or Zones(),
            personal=part.texts("personal"),
            no_data=inner(part, "skip", Skip.read),
            only=inner(part, "only", Only.read),
        )
        check_together(mapping, part)
        if part.problems:
            raise MappingProblems.of(part.problems)
        return mapping

    def document(self) -> dict[str, object]:
        """The plain document, ready for JSON; `LogMapping.read` of it gives this mapping."""
        optional: dict[str, object] = {
            "zone": self.zones.document(),
            "personal": list(self.personal),
            "skip": None if self.no_data is None else self.no_data.document(),
            "only": None if self.only is None else self.only.document(),
        }
        return {
            "schema_version": SCHEMA_VERSION,
            "shape": self.shape.name,
            "order": self.order,
            "file": self.file.document(),
            **{name: source.document() for name, source in self.sources.items()},
            **{key: value for key, value in optional.items() if value},
        }

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping names, each once, in the order of the fields."""
        named = [column for source in self.sources.values() for column in source.columns]
        if self.only is not None:
            named.append(self.only.column)
        named += self.personal
        if self.no_data is not None and self.no_data.column is not None:
            named.append(self.no_data.column)
        return tuple(dict.fromkeys(column for column in named if column != MATCHED))

    @property
    def skip(self) -> EitherSkips | None:
        """Which rows are no data: those declared so, and those that `only` leaves out."""
        given = tuple(one for one in (self.no_data, self.only) if one is not None)
        return EitherSkips(given) if given else None

    def check_for_stream(self) -> None:
        """Raise `MappingProblems` where the order asks for all rows before the first is given."""
        if self.order != AS_GIVEN:
            part = Part({})
            part.fault(document_kinds.NEEDS_THE_WHOLE, "order", self.order)
            raise MappingProblems.of(part.problems)


@frozen
class EitherSkips:
    """Rows that one declaration or another leaves out."""

    given: tuple[Skip | Only, ...]

    def reader(self, columns: Sequence[str]) -> Callable[[Sequence[object]], bool]:
        """Whether a row of these columns is one to skip."""
        readers = [one.reader(columns) for one in self.given]
        return lambda cells: any(read(cells) for read in readers)


def _shape(part: Part) -> LogShape:
    """The shape that is named; after a fault one that takes every key, so that all are read."""
    if part.given.get("shape") is None:
        part.fault(document_kinds.MISSING_KEY, "shape", choices=tuple(SHAPES))
    name = part.choice("shape", SHAPES)
    return LogShape(name="") if name is None else SHAPES[name]


def _keys(shape: LogShape) -> tuple[str, ...]:
    with_from = "from" in shape.more or not shape.name
    fields = (name for name in _SOURCES if name != "from" or with_from)
    kept = (key for key in _RESERVED if key != "order" or len(shape.orders) > 1)
    return (*kept, *fields)


def _sources(part: Part, shape: LogShape) -> Iterable[tuple[str, Source]]:
    for key in shape.more:
        if not part.has(key):
            part.fault(document_kinds.MISSING_KEY, key)
    for name, read in _SOURCES.items():
        if name not in _keys(shape):
            continue
        source = part.source(name)
        if source is not None:
            yield name, (DaySource.read if _is_day(name, shape) else read)(source)
        elif name in _NEEDED and not part.has(name):
            part.fault(document_kinds.MISSING_KEY, name)


def _is_day(name: str, shape: LogShape) -> bool:
    return name == "at" and shape.name == "snapshots"
