"""Cohort retention on frames: of those who began together, the share that was there again.

A customer counts once in a cell, and a cell is of one number of days. So rows are grouped by key
and customer first, and what differs within a cell is a status of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms import metrics
from salesterms.criteria import ChoiceColumn, Column, DateColumn, NumberColumn
from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import AFTER_ALL, BEFORE_ALL, flag
from salesterms.frames.ground.rules import Rule, told_by
from salesterms.frames.metrics.answering import OF_WHAT, VALUE
from salesterms.frames.metrics.keys import Grouping, Key, fields_of, with_keys
from salesterms.frames.reading.cells import NOT_EXACT, Cell
from salesterms.frames.reading.expressions import UNREADABLE, Reader
from salesterms.frames.reading.given import GivenFrame
from salesterms.frames.reading.records import FrameRows
from salesterms.metrics.arguments import Question, names_of, question
from salesterms.metrics.cohorts.days import COHORT_DAYS, Presence
from salesterms.metrics.family import chosen
from salesterms.metrics.variant import Variant
from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.values import Period

COHORTS: Final = FrameRows(
    kind=COHORT_DAYS,
    columns=(
        *(Column(name, str) for name in ("customer", "bracket", "as_of")),
        DateColumn("day_zero", date),
        NumberColumn("day", int),
        *(
            ChoiceColumn[Presence](name, Presence)
            for name in ("on_day", "on_or_after", "in_bracket")
        ),
    ),
)
#: What is looked at whatever is asked.
_ALWAYS: Final = ("customer", "day", "day_zero", "as_of")
_NAMES: Final = ("place", "customer", "counted", "twice", "no_customer", "no_date", "bad", "other")
_PLACE, _CUSTOMER, _COUNTED, _TWICE, _NOBODY, _UNDATED, _BAD, _OTHER = (
    MADE + one for one in _NAMES
)
_FIRST_DAY, _LAST_DAY = f"{MADE}first_day", f"{MADE}last_day"
_FIRST_BRACKET, _LAST_BRACKET = f"{MADE}first_bracket", f"{MADE}last_bracket"
#: Beyond every number of days.
_FAR: Final = 10**9


def cohort_retention(
    rows: Any,
    *,
    as_of: date | str,
    variant: str | None = None,
    by: str | Sequence[str] | None = None,
    period: Period | str | None = None,
    mapping: Any = None,
) -> Any:
    """Of those who began together, the share that was there again, by rows of `cohort_days`.

    >>> import polars as pl
    >>> from datetime import date
    >>> from salesterms import frames
    >>> first, later = date(2026, 1, 5), date(2026, 1, 12)
    >>> visits = pl.DataFrame({"customer": ["A-1", "A-1", "A-2"], "on": [first, later, first]})
    >>> rows = frames.cohort_days(visits, [1, 7, 30], as_of="2026-01-20")
    >>> found = frames.cohort_retention(rows, by="day", as_of="2026-01-20")
    >>> found.select("day", "numerator", "denominator", "reason").rows()
    [(1, 0, 2, ''), (7, 1, 2, ''), (30, 0, 2, 'cohort_not_mature')]

    It takes what the metric of records takes, and the columns of the answer are as those of every
    metric on frames. `as_of` is the day that the rows hold on. Refused are cells with a row of
    another day, several numbers of days or brackets, a customer twice, and with what no row of
    records could be. Raises `BadArgument`, `UnknownField`, `UnknownVariant` and `SchemaProblems`.
    """
    given = GivenFrame.of(rows, mapping, COHORTS.columns.values())
    metric = metrics.cohort_retention
    named = chosen(metric.id, metric.variants, variant)
    asked = question(period, as_of, {})
    names = () if by is None else names_of(by)
    return given.opened.given_back(*_Call(named, asked, names, given).answer())


@frozen
class _Call:
    """One call, with its checked arguments."""

    variant: Variant
    asked: Question
    by: tuple[str, ...]
    given: GivenFrame

    def answer(self) -> tuple[Any, list[str]]:
        """The answer, and what its keys are called."""
        cells = self._cells()
        reader = Reader(cells, self.asked.given)
        grouping = Grouping(
            rows=COHORTS,
            cells=cells,
            schema=self.given.schema,
            date_field=self.variant.date,
            as_of=self.asked.as_of,
        )
        keys = [grouping.key(name) for name in self.by]
        frame = self.given.with_made(cells)
        place = reader.place(self.variant.places).alias(_PLACE)
        frame = frame.with_columns(place, *(key.value.alias(key.column) for key in keys))
        counting = _CohortCounting(
            cells, reader.buckets(self.variant.places), self.variant, self.asked
        )
        found = counting.of(frame, [key.column for key in keys])
        return self._named(found.with_columns(*counting.answer()), keys, counting.buckets)

    def _cells(self) -> dict[str, Cell]:
        """The fields that are looked at. Raises `SchemaProblems`."""
        places = self.variant.places.given(self.asked.given)
        names = {column.name for column in (*places.columns, *self.variant.quantity.columns)}
        names |= fields_of(self.by, COHORTS, self.variant.date, self.asked.as_of, self.given)
        return self.given.cells({*names, *_ALWAYS})

    def _named(
        self, answer: Any, keys: Sequence[Key], buckets: Sequence[str]
    ) -> tuple[Any, list[str]]:
        """The answer with its columns in order and the keys by their names."""
        own = {name: nw.col(name) for name in (*VALUE, *buckets, *OF_WHAT)}
        return with_keys(answer, keys, own)


@frozen
class _CohortCounting:
    """The cells of an answer: what is counted in them, and what stands in the way of a share."""

    cells: Mapping[str, Cell]
    buckets: tuple[str, ...]
    variant: Variant
    asked: Question

    def of(self, frame: Any, keys: Sequence[str]) -> Any:
        """A row for each cell."""
        made = {**self._wholes(), **self._brackets()}
        customer = self.cells["customer"].given.alias(_CUSTOMER)
        columns = (one.alias(name) for name, (one, _) in made.items())
        rows = frame.select(*map(nw.col, keys), customer, *columns)
        added = [getattr(nw.col(name), how)() for name, (_, how) in made.items()]
        rows = rows.group_by(*keys, _CUSTOMER).agg(*added)
        again = int64(nw.col(_COUNTED)) - 1
        rows = rows.with_columns(flag(again > 0, again).alias(_TWICE))
        added.append(nw.col(_TWICE).sum())
        found = rows.group_by(*keys).agg(*added) if keys else rows.select(*added)
        wholes = (*self._wholes(), _TWICE)
        return found.with_columns(*(int64(nw.col(name)).alias(name) for name in wholes))

    def _counts(self) -> nw.Expr:
        places = (self.buckets.index(one) for one in self.variant.counted)
        return reduce(or_, (nw.col(_PLACE) == place for place in places))

    def _wholes(self) -> dict[str, tuple[nw.Expr, str]]:
        """The whole numbers of a row, and how those of several rows become one."""
        day, counted = self.cells["day"], self._counts()
        known = ~day.missing & (day.largest != NOT_EXACT) & (day.made >= 0).fill_null(value=False)
        found = {name: (flag(nw.col(_PLACE) == at), "sum") for at, name in enumerate(self.buckets)}
        tests = {
            _COUNTED: counted,
            _NOBODY: self.cells["customer"].missing,
            _UNDATED: self.cells["day_zero"].missing,
            _BAD: ~known | self._is_untold(),
            _OTHER: self._is_of_another_day(),
        }
        low = nw.when(counted & known).then(day.made).otherwise(nw.lit(_FAR))
        high = nw.when(counted & known).then(day.made).otherwise(nw.lit(-1))
        ends = {_FIRST_DAY: (low, "min"), _LAST_DAY: (high, "max")}
        return {**found, **{name: (flag(test), "sum") for name, test in tests.items()}, **ends}

    def _is_untold(self) -> nw.Expr:
        """Whether there is a bracket of which nothing is told, as of a row that was refused."""
        if "in_bracket" not in self.cells:
            return nw.lit(value=False)
        return self.cells["in_bracket"].missing & ~self.cells["bracket"].missing

    def _is_of_another_day(self) -> nw.Expr:
        cell, as_of = self.cells["as_of"], self.asked.as_of or date.max
        day = nw.lit(as_of.isoformat()) if cell.dtype == nw.String else cell.literal(as_of)
        return cell.missing | (cell.given != day).fill_null(value=True)

    def _brackets(self) -> dict[str, tuple[nw.Expr, str]]:
        """The first and the last bracket of the rows that count; none is one of its own."""
        if "in_bracket" not in self.cells:
            return {}
        label = self.cells["bracket"].given.cast(nw.String).fill_null("")
        met = nw.when(self._counts()).then(label)
        first, last = met.otherwise(nw.lit(AFTER_ALL)), met.otherwise(nw.lit(BEFORE_ALL))
        return {_FIRST_BRACKET: (first, "min"), _LAST_BRACKET: (last, "max")}

    def answer(self) -> Iterator[nw.Expr]:
        """The columns of the answer that are not counted."""
        status, reason = told_by(self._rules())
        yield from (status, reason)
        above, below = nw.col("active"), self._cohort()
        yield above.alias("numerator")
        yield below.alias("denominator")
        divided = nw.when(below == 0).then(nw.lit(1)).otherwise(below)
        value = above.cast(nw.Float64) / divided.cast(nw.Float64)
        measured = status == Status.MEASURED.value
        yield nw.when(measured).then(value).otherwise(nw.lit(None, nw.Float64)).alias("value")
        yield nw.lit(None, nw.String).alias("currency")
        yield nw.lit(metrics.cohort_retention.id).alias("metric")
        yield nw.lit(self.variant.name).alias("variant")
        yield nw.lit(str(self.asked.period or "")).alias("period")
        yield nw.lit(str(self.asked.as_of or "")).alias("as_of")

    def _cohort(self) -> nw.Expr:
        return reduce(add, (nw.col(one) for one in self.variant.counted))

    def _rules(self) -> Iterator[Rule]:
        """The reasons to have no value, what no records could hold first, then as of records."""
        yield Rule("unknown_label", nw.col(UNREADABLE) > 0)
        yield Rule("required_missing", nw.col(_BAD) > 0)
        yield Rule("no_customer", nw.col(_NOBODY) > 0)
        yield Rule("no_date", nw.col(_UNDATED) > 0)
        yield Rule("of_another_day", nw.col(_OTHER) > 0)
        period, as_of = self.asked.period, self.asked.as_of
        if period is not None and as_of is not None and as_of < period.start:
            always = nw.col(UNREADABLE) >= 0
            yield Rule("period_not_started", always, Status.NOT_YET_OBSERVABLE)
        days = nw.col(_FIRST_DAY) < nw.col(_LAST_DAY)
        yield Rule("several_days", days)
        if "in_bracket" in self.cells:
            differ = nw.col(_FIRST_BRACKET) != nw.col(_LAST_BRACKET)
            several = differ & (nw.col(_LAST_BRACKET) != BEFORE_ALL)
            yield Rule("several_brackets", several)
        yield Rule("customer_twice", nw.col(_TWICE) > 0)
        yield Rule("cohort_not_mature", nw.col("not_yet") > 0, Status.NOT_YET_OBSERVABLE)
        yield Rule("zero_denominator", self._cohort() == 0, Status.UNDEFINED)
