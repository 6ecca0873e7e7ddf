"""Are the columns there, and of a type that can be read? Asked before any work is done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.errors import Kind, Problem, ProblemGroup, Text, nearest, shown
from salesterms.frames.reading.documents import Source, type_of
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from salesterms.criteria import Column


class SchemaProblems(ProblemGroup):
    """Columns that a frame lacks or that hold another type: every one of them, before any work.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> try:
    ...     frames.close_ratio(pl.DataFrame({"stage": ["won"]}), period="2024")
    ... except frames.SchemaProblems as error:
    ...     print([(one.code, one.column) for one in error.problems])
    [('missing_column', 'status'), ('missing_column', 'closed')]
    """

    code = "schema_problems"
    heading = Text("Problems in the columns: {0}", "Problemen in de kolommen: {0}")


MISSING_COLUMN: Final = Kind(
    "missing_column",
    Text("there is no column {value}", "er is geen kolom {value}"),
    Text("{detail}", "{detail}"),
)
_NAME_IT: Final = Text(
    "name in {0} the column that {1} is read from, one of {2}",
    "noem in {0} de kolom waaruit {1} wordt gelezen, een van {2}",
)
_NAMED_AS_THE_FIELD: Final = Text(
    "leave {1} out of {0}, as a column bears that name, or name there the column that it is read"
    " from, one of {2}",
    "laat {1} weg uit {0}, want een kolom heet zo, of noem daar de kolom waaruit het wordt gelezen,"
    " een van {2}",
)
_ITS_CURRENCY: Final = Text(
    "say in {0} the currency of {1}: {2}, or its column: {3}, one of {4}{5}",
    "zeg in {0} de munteenheid van {1}: {2}, of de kolom ervan: {3}, een van {4}{5}",
)
#: So many columns of a frame are told, those that are named like the missing one first.
_TOLD: Final = 12
WRONG_COLUMN: Final = Kind(
    "wrong_column_type",
    Text("this column holds {value}", "deze kolom bevat {value}"),
    Text("cast it to {detail}", "zet het om naar {detail}"),
)
ZONED: Final = Kind(
    "zoned_column",
    Text(
        "these instants are of zone {value}: which day they lie on, engines tell in different ways",
        "deze tijdstippen zijn van zone {value}: op welke dag ze vallen verschilt per engine",
    ),
    Text("{detail}", "{detail}"),
)
NO_TIE_BREAK: Final = Kind(
    "no_tie_break",
    Text(
        "nothing says which of two rows of one moment comes first",
        "niets zegt welke van twee rijen van één moment de eerste is",
    ),
    Text(
        "name in {value} a column that puts them in order, such as their number in the log",
        "noem in {value} een kolom die ze ordent, zoals hun nummer in het log",
    ),
)

_TEXT: Final = Text("text", "tekst")
_YES_OR_NO: Final = Text("true or false", "waar of onwaar")
_A_DATE: Final = Text(
    "a date, or a datetime without a zone", "een date, of een datetime zonder tijdzone"
)
_A_NUMBER: Final = Text("a number", "een getal")
_LABELS: Final = Text(
    "a list of texts, or to text with a separator in the mapping",
    "een lijst van teksten, of naar tekst met een separator in de mapping",
)
_IN_ZONE: Final = Text(
    "make dates of them in the zone of your books: convert to the zone, drop it, keep the date",
    "maak er datums van in de zone van de boekhouding: reken om naar de zone, haal die weg, houd de"
    " datum",
)


def is_text(dtype: Any) -> bool:
    """Whether a column holds text, also text with few different values."""
    return any(dtype == kind for kind in (nw.String, nw.Categorical, nw.Enum))


def _is_date(dtype: Any) -> bool:
    return dtype == nw.Date or (dtype == nw.Datetime and dtype.time_zone is None)


def _is_number(dtype: Any) -> bool:
    return bool(dtype.is_numeric())


def _wanted(column: Column, source: Source, dtype: Any) -> Text | None:
    """What the column should hold; None where it does."""
    kind = type_of(column)
    if kind is date:
        return None if _is_date(dtype) else _A_DATE
    if kind in (Money, Decimal, int):
        return None if _is_number(dtype) else _A_NUMBER
    if kind is bool:
        return None if dtype == nw.Boolean else _YES_OR_NO
    if kind is tuple:
        good = is_text(dtype) if source.separator else dtype == nw.List
        return None if good else _LABELS
    if issubclass(kind, Enum):
        return None if is_text(dtype) else _TEXT
    return None


def missing_column(
    column: str,
    field: str,
    schema: Collection[str],
    where: str = "mapping=",
    rows: Text | None = None,
) -> Problem:
    """The problem of a column that a field is read from and that the frame lacks.

    `where` is the argument of the call that names the column, and `rows` say what those of the
    frame should be, where something makes them first.
    """
    near = [*dict.fromkeys((*nearest(column, schema), *schema))]
    names = ", ".join([*map(shown, near[:_TOLD]), *(["…"] if len(near) > _TOLD else [])])
    by_name = where.endswith("mapping=") and column != field and field in schema
    said = _NAMED_AS_THE_FIELD if by_name else _NAME_IT
    said = Text(f"{said.en}{{3}}", f"{said.nl}{{3}}")
    detail = said.filled(where, field, _or_none(names), _made(rows))
    return Problem(kind=MISSING_COLUMN, value=column, column=column, detail=detail)


def _missing_currency(
    field: str, source: Source, schema: Collection[str], where: str, rows: Text | None
) -> Problem:
    """The same of the currencies of amounts, of which a mapping can say one for all."""
    column = source.currency_column or ""
    near = ", ".join(map(shown, [*dict.fromkeys((*nearest(column, schema), *schema))][:_TOLD]))
    amount = source.column if source.column in schema else "…"
    one, each = (
        f'{{"{field}": {{"column": "{amount}", "currency": {said}}}}}'
        for said in ('"EUR"', '{"column": "…"}')
    )
    detail = _ITS_CURRENCY.filled(where, field, one, each, _or_none(near), _made(rows))
    return Problem(kind=MISSING_COLUMN, value=column, column=column, detail=detail)


def _or_none(names: str) -> Text:
    return Text(names or "none", names or "geen")


def _made(rows: Text | None) -> Text:
    """What makes such rows, where something does."""
    if rows is None:
        return Text("", "")
    return Text(f"; rows are {rows.en}", f"; rijen zijn {rows.nl}")


def problems_of(
    columns: Mapping[str, Column],
    sources: Mapping[str, Source],
    schema: Mapping[str, Any],
    rows: Text | None = None,
    where: str = "mapping=",
) -> Iterator[Problem]:
    """Every problem that the columns of these fields have."""
    told: set[str] = set()
    for name, column in columns.items():
        source = sources[name]
        if source.column not in schema and source.column not in told:
            told.add(source.column)
            yield missing_column(source.column, name, schema, where, rows)
        beside = source.currency_column
        if beside is not None and beside not in schema and beside not in told:
            told.add(beside)
            yield _missing_currency(name, source, schema, where, rows)
        dtype = schema.get(source.column)
        if dtype is None:
            continue
        if dtype == nw.Datetime and dtype.time_zone is not None:
            zone = dtype.time_zone
            yield Problem(kind=ZONED, value=zone, column=source.column, detail=_IN_ZONE)
        elif wanted := _wanted(column, source, dtype):
            yield Problem(kind=WRONG_COLUMN, value=str(dtype), column=source.column, detail=wanted)


def check_schema(
    columns: Mapping[str, Column],
    sources: Mapping[str, Source],
    schema: Mapping[str, Any],
    rows: Text | None = None,
    where: str = "mapping=",
) -> None:
    """Raise `SchemaProblems` for every column that is missing or of another type."""
    problems = list(problems_of(columns, sources, schema, rows, where))
    if problems:
        raise SchemaProblems.of(problems)
