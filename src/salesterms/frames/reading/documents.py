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

from salesterms.errors import Kind, Problem, Text
from salesterms.lifecycle import Category, ForecastCategory
from salesterms.mapping import ColumnMapping, MappingProblems
from salesterms.mapping.amounts import AmountSource
from salesterms.mapping.chances import ChanceSource
from salesterms.mapping.choices import ForecastSource
from salesterms.mapping.document_kinds import UNKNOWN_KEY
from salesterms.mapping.fields import FIELDS
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
OF_EMPTY: Final = Kind(
    "only_for_text_blank",
    Text("{value} says what an empty label means", "{value} zegt wat een leeg label betekent"),
    Text(
        "leave it out, and fill what is empty with a label of that meaning",
        "laat het weg, en vul wat leeg is met een label dat dat betekent",
    ),
)
OF_ROWS: Final = Kind(
    "only_for_files",
    Text(
        "{value} says which rows of a file are read, and with what beside them",
        "{value} zegt welke rijen van een bestand worden gelezen, en met wat ernaast",
    ),
    Text(
        "leave it out, and filter or join the frame before",
        "laat het weg, en filter of koppel het frame eerst",
    ),
)
_OF_MADE_ROWS: Final = Text(
    "rows are {0}, and those that salesterms.frames made need no mapping=; of others use one of:"
    " {{detail}}",
    "rijen zijn {0}, en die welke salesterms.frames maakte hoeven geen mapping=; gebruik bij andere"
    " één van: {{detail}}",
)
#: Parts that a share is counted in: basis points.
PARTS: Final = 10_000
#: Parts that any other exact number is counted in, such as a time in seconds.
THOUSANDTHS: Final = 1_000
#: What says how text is written, and nothing of values that have a type.
_OF_TEXT: Final = ("formats", "language", "decimal", "thousands", "sign", "matched", "unmatched")
#: What says which rows a file has: to pass over it would change a number.
_OF_ROWS: Final = ("skip", "join")
#: What else a document for files may say, and a frame needs not.
_OF_FILES: Final = frozenset(
    {*FIELDS, "schema_version", "file", "zone", "extras", "personal", *_OF_ROWS}
)


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
        part.fault(OF_EMPTY, "blank", "blank")
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
    document: object,
    columns: Iterable[Column],
    needed: Collection[str] = (STATUS.name,),
    *,
    made: Text | None = None,
) -> dict[str, Source]:
    """Field -> its source, for all `columns`. Raises `MappingProblems`, with every problem.

    Where there is no document every field is in the column of its own name; where there is one,
    so are the fields that it does not name. No row is without the `needed` ones. A mapping of files
    tells the same of a frame, without how its text is read. `made` says what makes such
    rows of others, whose columns bear the names of their fields.
    """
    try:
        found = _read(document, columns)
    except MappingProblems as error:
        if made is None:
            raise
        kind = Kind(UNKNOWN_KEY.code, UNKNOWN_KEY.message, _OF_MADE_ROWS.filled(made))
        raise MappingProblems.of([_of_made_rows(one, kind) for one in error.problems]) from None
    return {name: evolve(one, needed=name in needed) for name, one in found.items()}


def _of_made_rows(problem: Problem, kind: Kind) -> Problem:
    """The problem; of a field that is unknown it is one of that kind."""
    is_field = problem.kind is UNKNOWN_KEY and problem.path == problem.value
    return evolve(problem, kind=kind) if is_field else problem


def _read(document: object, columns: Iterable[Column]) -> dict[str, Source]:
    known = {column.name: column for column in columns}
    found = {name: default_source(column) for name, column in known.items()}
    if document is None:
        return found
    if isinstance(document, ColumnMapping):
        document = _without_text(document)
    if not isinstance(document, Mapping):
        raise MappingProblems.of([no_document(document)])
    part = Part(document)
    _of_files(part, known)
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


def _of_files(part: Part, known: Collection[str]) -> None:
    """Pass over what a document says of files only, unless it decides which rows there are."""
    part.only(*dict.fromkeys((*known, *(key for key in part.given if key in _OF_FILES))))
    for key in _OF_ROWS:
        if key in part.given:
            part.fault(OF_ROWS, key, key)


def _without_text(mapping: ColumnMapping) -> dict[str, object]:
    """The document of a mapping of files, without what says how their text is read."""
    return {
        name: {key: one for key, one in said.items() if key not in _OF_TEXT}
        if isinstance(said, Mapping)
        else said
        for name, said in mapping.document().items()
    }


def _worded(source: Source, kind: type[Enum]) -> Source:
    """A choice without labels of its own holds the words themselves."""
    labels: Any = {one.value: one for one in kind}
    return Source(column=source.column, labels=FrozenMapping(labels))
