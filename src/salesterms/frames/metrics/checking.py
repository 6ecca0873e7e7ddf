"""What the rows of a frame hold that no record could: looked for on request, and told in full.

A metric tells such rows by the status of their group; here they are counted by column, with a few
of their values.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms.errors import Kind, Problem, Text, shown
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import flag
from salesterms.frames.metrics.measured import plain
from salesterms.frames.reading.cells import NOT_EXACT
from salesterms.frames.reading.given import GivenFrame
from salesterms.frames.reading.records import DEALS
from salesterms.frames.reading.schema import SchemaProblems, missing_column
from salesterms.metrics.arguments import BadArgument
from salesterms.values import CURRENCIES, Money
from salesterms.values.period import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from salesterms.frames.reading.cells import Cell

#: So many values are looked at of each finding, and the first of them is told.
_TOLD: Final = 5
_ROWS: Final = f"{MADE}rows"
_LATE: Final = f"{MADE}late"
_FIELDS: Final = Text(
    "a list of fields, such as ['status']", "een lijst van velden, zoals ['status']"
)

UNKNOWN_LABEL: Final = Kind(
    "unknown_label",
    Text(
        "a label without a meaning, such as {value} (rows: {detail})",
        "een label zonder betekenis, zoals {value} (rijen: {detail})",
    ),
    Text("say in mapping= what it means", "zeg in mapping= wat het betekent"),
)
NO_STATUS: Final = Kind(
    "missing_status",
    Text("no status (rows: {detail})", "geen status (rijen: {detail})"),
    Text("fill it in, or leave the rows out", "vul die in, of laat de rijen weg"),
)
OUT_OF_BOUNDS: Final = Kind(
    "out_of_bounds",
    Text(
        "a number that is none, too large or too fine, such as {value} (rows: {detail})",
        "een getal dat er geen is, te groot of te fijn, zoals {value} (rijen: {detail})",
    ),
    Text(
        "round amounts to the minor unit; a share is 0 to 1, in ten-thousandths",
        "rond bedragen af op de kleinste eenheid; een aandeel is 0 tot 1, in tienduizendsten",
    ),
)
NO_CURRENCY: Final = Kind(
    "unknown_currency",
    Text(
        "no currency of ISO 4217 beside an amount, such as {value} (rows: {detail})",
        "geen munteenheid van ISO 4217 bij een bedrag, zoals {value} (rijen: {detail})",
    ),
    Text("fill it in: EUR, USD …", "vul die in: EUR, USD …"),
)
SEVERAL_CURRENCIES: Final = Kind(
    "several_currencies",
    Text(
        "amounts in several currencies, such as {value} and {detail}",
        "bedragen in meerdere munteenheden, zoals {value} en {detail}",
    ),
    Text(
        "keep the rows of one, or group by currency",
        "houd de rijen van één munteenheid, of groepeer op munteenheid",
    ),
)
FAR_DATE: Final = Kind(
    "date_out_of_range",
    Text(
        "a date outside 1900 to 2200, such as {value} (rows: {detail})",
        "een datum buiten 1900 tot en met 2200, zoals {value} (rijen: {detail})",
    ),
    Text(
        "leave it empty where it stands for no date",
        "laat die leeg waar hij voor geen datum staat",
    ),
)


@frozen
class FrameCheck:
    """How many rows there are, and every kind of fault that was found among them.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> report = frames.check(pl.DataFrame({"status": ["won", "Wom", "Wom"]}))
    >>> report.rows, report.good, [(one.code, one.detail) for one in report.problems]
    (3, False, [('unknown_label', '2')])

    Each of the `problems` names its column, a value, and in its text the number of rows.
    """

    rows: int
    problems: tuple[Problem, ...]

    @property
    def good(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def text(self, lang: str = "en") -> str:
        """A line for each problem, under one with the number of rows."""
        rows = Text("rows: {0}, problems: {1}", "rijen: {0}, problemen: {1}")
        lines = [rows.say(lang).format(self.rows, len(self.problems))]
        return "\n".join([*lines, *(f"- {one.text(lang)}" for one in self.problems)])


@frozen
class _Test:
    """What is looked for in one column."""

    kind: Kind
    column: str
    found: nw.Expr


def check(frame: Any, *, mapping: Any = None, fields: Collection[str] | None = None) -> FrameCheck:
    """Count the rows of opportunities that hold what cannot be read, and tell one of the values.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> report = frames.check(pl.DataFrame({"status": ["won", "Wom", "lost"]}))
    >>> print(report.text())
    rows: 3, problems: 1
    - a label without a meaning, such as 'Wom' (rows: 1) @ column 'status': say in mapping= ...

    It looks at the `fields` that are named, else at all that the frame has a column for. It reads
    the whole frame, and what it collects are counts and a few values. Amounts in several currencies
    are told too, as no metric adds them. Raises `SchemaProblems`, also where no field has a column.
    """
    given = GivenFrame.of(frame, mapping, DEALS.columns.values())
    wanted = [*filter(given.has, DEALS.columns)] if fields is None else _known(fields)
    if not wanted:
        status = given.sources["status"].column
        raise SchemaProblems.of([missing_column(status, "status", given.schema)])
    cells = given.cells(wanted)
    tests = [one for cell in cells.values() for one in _tests(cell)]
    prepared = given.with_made(cells, number=False)
    found = _counted(prepared, tests)
    several = (one for cell in cells.values() for one in _currencies(prepared, cell))
    return evolve(found, problems=(*found.problems, *several))


def _known(fields: object) -> set[str]:
    """The fields that are named. Raises `BadArgument`."""
    if not isinstance(fields, list | tuple | set | frozenset) or not fields:
        raise BadArgument("fields", fields, _FIELDS)
    unknown = [name for name in fields if name not in DEALS.columns]
    if unknown:
        raise BadArgument("fields", unknown[0], _FIELDS)
    return set(fields)


def _tests(cell: Cell) -> Iterator[_Test]:
    column = cell.source.column
    if issubclass(cell.kind, Enum):
        unknown = cell.unreadable & ~cell.given.is_null()
        yield _Test(UNKNOWN_LABEL, column, unknown)
        if cell.column.name == "status":
            yield _Test(NO_STATUS, column, cell.given.is_null())
    elif cell.kind is date:
        # Not by its year: what DuckDB calls infinity has none.
        first, after = date(FIRST_YEAR, 1, 1), date(LAST_YEAR + 1, 1, 1)
        outside = (cell.given < cell.literal(first)) | (cell.given >= cell.literal(after))
        yield _Test(FAR_DATE, column, outside)
    elif cell.kind is Money or cell.source.parts > 1:
        yield _Test(OUT_OF_BOUNDS, column, cell.largest == NOT_EXACT)
        if cell.source.currency_column is not None and cell.kind is Money:
            known = nw.col(cell.source.currency_column).is_in(list(CURRENCIES))
            bad = ~known.fill_null(value=False) & ~cell.given.is_null()
            yield _Test(NO_CURRENCY, cell.source.currency_column, bad)


def _counted(prepared: Any, tests: list[_Test]) -> FrameCheck:
    """One pass that counts, and one for the values of each finding."""
    names = [f"{MADE}test_{at}" for at in range(len(tests))]
    marks = [flag(test.found).alias(name) for name, test in zip(names, tests, strict=True)]
    marked = prepared.with_columns(nw.lit(1).alias(_ROWS), *marks)
    [counts] = _collected(marked.select(*(nw.col(name).sum() for name in (_ROWS, *names))))
    found = [(test, counts[name] or 0) for name, test in zip(names, tests, strict=True)]
    problems = [
        Problem(kind=test.kind, value=value, column=test.column, detail=str(count))
        for test, count in found
        if count
        for value in _values(prepared, test)[:1]
    ]
    return FrameCheck(int(counts[_ROWS] or 0), tuple(problems))


def _currencies(prepared: Any, cell: Cell) -> Iterator[Problem]:
    """The first and the last currency of amounts, where they differ."""
    column = cell.source.currency_column
    if cell.kind is not Money or column is None:
        return
    first, last = f"{MADE}first", f"{MADE}last"
    met = prepared.filter(~cell.given.is_null()).select(
        nw.col(column).cast(nw.String).min().alias(first),
        nw.col(column).cast(nw.String).max().alias(last),
    )
    [row] = _collected(met)
    if row[first] != row[last]:
        yield Problem(
            kind=SEVERAL_CURRENCIES, value=row[first], column=column, detail=shown(row[last])
        )


def _values(prepared: Any, test: _Test) -> list[Any]:
    """A few of the values, in the order of their texts."""
    found = prepared.filter(test.found)
    if test.kind is FAR_DATE:
        return sorted(_far_dates(found, test.column), key=str)
    found = found.select(test.column).head(_TOLD)
    return sorted((row[test.column] for row in _collected(found)), key=str)


def _far_dates(found: Any, column: str) -> Iterator[Any]:
    """A few dates, or on which side they lie of all that Python has."""
    given, dtype = nw.col(column), found.collect_schema()[column]
    kind: Any = date if dtype == nw.Date else datetime
    if getattr(dtype, "time_unit", "") == "ns":
        late, told = nw.lit(0), given  # it holds no others
    else:
        later = given > nw.lit(kind.max, dtype)
        # No engine is asked to show it: Polars panics over the year 290000.
        late, told = flag(later), nw.when(~later & (given >= nw.lit(kind.min, dtype))).then(given)
    rows = found.select(told.alias(column), late.alias(_LATE)).head(_TOLD)
    for row in _collected(rows):
        beyond = f">{date.max}" if row[_LATE] else f"<{date.min}"
        yield beyond if row[column] is None else row[column]


def _collected(frame: Any) -> list[Mapping[str, Any]]:
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return [
        {name: plain(value) for name, value in row.items()} for row in eager.iter_rows(named=True)
    ]
