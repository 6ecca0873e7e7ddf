"""Are the columns there, and of a type that can be read? Asked before any work is done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.errors import Kind, Problem, ProblemGroup, Text, nearest, shown
from salesterms.frames.documents import Source, type_of
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
    Text(
        "make dates of them in the zone of your books: {detail}",
        "maak er datums van in de zone van de boekhouding: {detail}",
    ),
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
    "convert to the zone, drop it, keep the date",
    "reken om naar de zone, haal die weg, houd de datum",
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
    of = Text("", "") if rows is None else Text(f"; rows are {rows.en}", f"; rijen zijn {rows.nl}")
    near = [*dict.fromkeys((*nearest(column, schema), *schema))]
    names = ", ".join([*map(shown, near[:_TOLD]), *(["…"] if len(near) > _TOLD else [])])
    detail = Text(
        f"name in {where} the column that {field} is read from, one of {names or 'none'}{of.en}",
        f"noem in {where} de kolom waaruit {field} wordt gelezen, een van {names or 'geen'}{of.nl}",
    )
    return Problem(kind=MISSING_COLUMN, value=column, column=column, detail=detail)


def problems_of(
    columns: Mapping[str, Column],
    sources: Mapping[str, Source],
    schema: Mapping[str, Any],
    rows: Text | None = None,
) -> Iterator[Problem]:
    """Every problem that the columns of these fields have."""
    told: set[str] = set()
    for name, column in columns.items():
        source = sources[name]
        beside = (source.currency_column,) if source.currency_column else ()
        for given in (source.column, *beside):
            if given not in schema and given not in told:
                told.add(given)
                yield missing_column(given, name, schema, rows=rows)
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
) -> None:
    """Raise `SchemaProblems` for every column that is missing or of another type."""
    problems = list(problems_of(columns, sources, schema, rows))
    if problems:
        raise SchemaProblems.of(problems)
