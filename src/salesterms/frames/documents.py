"""What the columns of a frame mean: the same documents as for files, read for frames.

A document names for a field the column that it is read from, and what its labels mean. What only
text needs, such as the format of a date, has no place here: a frame has typed columns, and casting
them is what its engine does best.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from salesterms.errors import Kind, Text
from salesterms.lifecycle import Category, ForecastCategory
from salesterms.mapping import MappingProblems
from salesterms.mapping.amounts import AmountSource
from salesterms.mapping.chances import ChanceSource
from salesterms.mapping.choices import ForecastSource
from salesterms.mapping.labels import StatusSource
from salesterms.mapping.names import NameSource
from salesterms.mapping.part import Part
from salesterms.mapping.stages import StagesSource
from salesterms.mapping.whole import no_document
from salesterms.metrics.fields import PROBABILITY, STATUS
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from salesterms.criteria import Column

ONLY_TEXT: Final = Kind(
    "only_for_text",
    Text("{value} says how text is read", "{value} zegt hoe tekst wordt gelezen"),
    Text(
        "leave it out, and let the engine read the text: a frame has columns with types",
        "laat het weg, en laat de engine de tekst lezen: een frame heeft kolommen met een type",
    ),
)
#: Parts that a share is counted in: basis points.
PARTS: Final = 10_000
#: Parts that any other exact number is counted in, such as a time in seconds.
THOUSANDTHS: Final = 1_000
#: What says how text is written, and nothing of values that have a type.
_OF_TEXT: Final = ("formats", "language", "decimal", "thousands", "sign", "matched", "unmatched")


@frozen(kw_only=True)
class Source:
    """The column that a field is read from, and what its values mean.

    `labels` are those of a choice. Money is in one `currency`, or in that of its own column. A
    share is made a whole number of parts of 10,000, `parts` of which are one in the column, and any
    other exact number one of thousandths. `separator` is between labels that one text holds.
    """

    column: str
    labels: FrozenMapping[str, Enum] = field(factory=FrozenMapping)
    currency: str | None = None
    currency_column: str | None = None
    parts: int = 1
    is_share: bool = False
    separator: str | None = None
    #: Whether a row without it cannot be told anything of, as a deal without a status.
    needed: bool = False


def _name(part: Part) -> Source:
    return Source(column=NameSource.read(part).column)


def _status(part: Part) -> Source:
    found = StatusSource.read(part)
    labels = dict(found.labels) or {one.value: one for one in Category}
    if found.blank is not None:
        part.fault(ONLY_TEXT, "blank", "blank")
    return Source(column=found.column or "", labels=FrozenMapping(labels))


def _forecast(part: Part) -> Source:
    found = ForecastSource.read(part)
    labels = dict(found.labels) or {one.value: one for one in ForecastCategory}
    return Source(column=found.column, labels=FrozenMapping(labels))


def _money(part: Part) -> Source:
    found = AmountSource.read(part)
    beside = None if found.currency else found.currency_column or "currency"
    return Source(column=found.column, currency=found.currency, currency_column=beside)


def _chance(part: Part) -> Source:
    found = ChanceSource.read(part)
    parts = PARTS // 100 if found.scale == "percent" else PARTS
    return Source(column=found.column, parts=parts, is_share=True)


def _number(part: Part) -> Source:
    return Source(column=NameSource.read(part).column, parts=THOUSANDTHS)


def _labels(part: Part) -> Source:
    found = StagesSource.read(part)
    return Source(column=found.column, separator=found.separator)


_BY_FIELD: Final[dict[str, Callable[[Part], Source]]] = {
    "status": _status,
    "forecast_category": _forecast,
    "probability": _chance,
}
_BY_TYPE: Final[dict[type, Callable[[Part], Source]]] = {
    Money: _money,
    tuple: _labels,
    date: _name,
    Decimal: _number,
    int: _name,
    str: _name,
}


def type_of(column: Column) -> type:
    """What a column holds; of an exact number that is a Decimal."""
    kinds = column.type if isinstance(column.type, tuple) else (column.type,)
    return kinds[0]


def default_source(column: Column) -> Source:
    """Where a field is read from when nothing is said: the column of its own name."""
    kind = type_of(column)
    labels: Any = {one.value: one for one in kind} if issubclass(kind, Enum) else {}
    beside = "currency" if kind is Money else None
    is_share = column.name == PROBABILITY.name
    parts = PARTS if is_share else THOUSANDTHS if kind is Decimal else 1
    return Source(
        column=column.name,
        labels=FrozenMapping(labels),
        currency_column=beside,
        parts=parts,
        is_share=is_share,
    )


def sources_of(
    document: object, columns: Iterable[Column], needed: Collection[str] = (STATUS.name,)
) -> dict[str, Source]:
    """Field -> its source, for all `columns`. Raises `MappingProblems`, with every problem.

    Where there is no document every field is in the column of its own name; where there is one,
    so are the fields that it does not name. No row is without the `needed` ones.
    """
    found = _read(document, columns)
    return {name: evolve(one, needed=name in needed) for name, one in found.items()}


def _read(document: object, columns: Iterable[Column]) -> dict[str, Source]:
    known = {column.name: column for column in columns}
    found = {name: default_source(column) for name, column in known.items()}
    if document is None:
        return found
    if not isinstance(document, Mapping):
        raise MappingProblems.of([no_document(document)])
    part = Part(document)
    part.only(*known)
    for name, column in known.items():
        if (inner := part.source(name)) is not None:
            for key in _OF_TEXT:
                if key in inner.given:
                    inner.fault(ONLY_TEXT, key, key)
            kind = type_of(column)
            read = _BY_FIELD.get(name) or _BY_TYPE.get(kind, _name)
            said = read(inner)
            found[name] = said if said.labels or not issubclass(kind, Enum) else _worded(said, kind)
    if part.problems:
        raise MappingProblems.of(part.problems)
    return found


def _worded(source: Source, kind: type[Enum]) -> Source:
    """A choice without labels of its own holds the words themselves."""
    labels: Any = {one.value: one for one in kind}
    return Source(column=source.column, labels=FrozenMapping(labels))
