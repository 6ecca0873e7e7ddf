"""Counting the rows of every group by bucket: the one step that looks at all rows.

Rows are grouped by key and bucket together, which is quick, and the few rows that this gives are
then spread out, a column for each bucket. An engine for which each grouping is a shuffle spreads
out the rows first and groups once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.frames.counting.quantities import FAR_DAYS, LARGEST_SUM, Part
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import AFTER_ALL, BEFORE_ALL
from salesterms.frames.ground.ranking import with_middle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.frames.ground.engines import Engine

_BUCKET: Final = f"{MADE}bucket"
_ROWS: Final = f"{MADE}rows"
_ALL: Final = f"{MADE}all_rows"
_CURRENCY: Final = f"{MADE}met_currency"
#: Digits enough for a number of 64 bits; a sum of them gets ten more.
_OF_64_BITS: Final = nw.Decimal(20, 0)
#: The first and the last currency of the counted rows, in the order of the alphabet.
FIRST_CURRENCY: Final = f"{MADE}first_currency"
LAST_CURRENCY: Final = f"{MADE}last_currency"
#: Of each what stands for none, and how it is found: pandas 2 compares no text with nothing. It is
#: beyond every text, and not only beyond codes of currencies: units have names of any letters.
_ENDS: Final = {FIRST_CURRENCY: (AFTER_ALL, "min"), LAST_CURRENCY: (BEFORE_ALL, "max")}
#: The middle number of the counted rows, and the largest.
MIDDLE: Final = f"{MADE}middle"
LARGEST: Final = f"{MADE}largest"


def int64(expression: nw.Expr) -> nw.Expr:
    """A sum or a number of rows as a whole number of 64 bits; 0 of no rows.

    Engines count in types of their own: unsigned ones that wrap below 0, or decimals.
    """
    return expression.fill_null(0).cast(nw.Int64)


@frozen(kw_only=True)
class Counting:
    """What is counted: into which buckets, what is added up in those that count, by which keys.

    `middle` asks for the middle and the largest of the one thing that is added up.
    """

    keys: Mapping[str, nw.Expr]
    buckets: Sequence[str]
    counted: Sequence[str]
    place: nw.Expr
    parts: Sequence[Part]
    currency: nw.Expr | None = None
    middle: bool = False

    def of(self, frame: Any, engine: Engine) -> Any:
        """A row for each key, with a column for each bucket and for each sum."""
        at_once = self._at_once(engine)
        keys = (key.alias(column) for column, key in self.keys.items())
        each = (nw.lit(1).alias(_ROWS),) if at_once else ()
        rows = frame.select(*keys, self.place.alias(_BUCKET), *self._columns(), *each)
        if not at_once:
            rows = self._by_bucket(rows)
        if self.middle and not engine.middle:
            keyed = list(self.keys)
            rows = with_middle(rows, keyed, _of(self.parts[0]), self._counts(), MIDDLE)
        return self._spread_out(rows, engine)

    def _at_once(self, engine: Engine) -> bool:
        """Whether rows are spread out as they are, and grouped once."""
        differ = any(part.different for part in self.parts) and not engine.distinct
        return self.middle or engine.at_once or differ

    def _columns(self) -> Iterator[nw.Expr]:
        """What is added up of each row, and the currency of those that count."""
        for part in self.parts:
            yield part.number.alias(_of(part))
            if part.size is not None:
                yield part.size.alias(_size(part))
        if self.currency is not None:
            yield self.currency.alias(_CURRENCY)

    def _by_bucket(self, rows: Any) -> Any:
        by = [*self.keys, _BUCKET, *([] if self.currency is None else [_CURRENCY])]
        sums = [
            nw.col(_of(part)).n_unique() if part.different else nw.col(_of(part)).sum()
            for part in self.parts
        ]
        sizes = [nw.col(_size(part)).max() for part in self.parts if part.size is not None]
        found = rows.group_by(*by).agg(nw.len().alias(_ROWS), *sums, *sizes)
        wholes = [_of(part) for part in self.parts if part.different]
        if not wholes:
            return found
        return found.with_columns(*(int64(nw.col(name)).alias(name) for name in wholes))

    def _spread_out(self, rows: Any, engine: Engine) -> Any:
        """The rows added up by key, over a column for each bucket."""
        spread = list(self._spread(engine))
        rows = rows.select(*map(nw.col, self.keys), *(one.value.alias(one.name) for one in spread))
        for one in () if engine.distinct else spread:
            if one.how == "n_unique":
                rows = _equal_together(rows, one.name)
        found = [getattr(nw.col(one.name), one.how)() for one in spread]
        keys = list(self.keys)
        if self.middle and not (keys or engine.middle_of_all):
            rows, keys = rows.with_columns(nw.lit(1).alias(_ALL)), [_ALL]
        answer = rows.group_by(*keys).agg(*found) if keys else rows.select(*found)
        answer = answer.with_columns(
            *self.ends(), *self.wholes({one.name: one.bounded for one in spread if one.whole})
        )
        told = list(self._different(engine))
        return answer.with_columns(*told) if told else answer

    def met(self) -> dict[str, str]:
        """The columns with the first and the last currency, and how each is found of several."""
        known = {} if self.currency is None else _ENDS
        return {_met(name): how for name, (_, how) in known.items()}

    def ends(self) -> Iterator[nw.Expr]:
        """The first and the last currency that was met; null where there is none."""
        if self.currency is not None:
            for name, (none, _) in _ENDS.items():
                met = nw.col(_met(name))
                yield nw.when(met != none).then(met).alias(name)

    def wholes(self, names: Mapping[str, bool]) -> Iterator[nw.Expr]:
        """Sums as whole numbers of 64 bits; of what could be none, and is bounded, 0."""
        too_large = self._too_large(lambda bucket: int64(nw.col(bucket)))
        for name, bounded in names.items():
            found = nw.col(name)
            if bounded and too_large is not None:
                found = nw.when(too_large).then(nw.lit(0)).otherwise(found)
            yield int64(found).alias(name)

    def _spread(self, engine: Engine) -> Iterator[Spread]:
        for at, bucket in enumerate(self.buckets):
            yield Spread(bucket, _where(self._in(at), self._rows()), "sum")
        for part in self.parts:
            for bucket in self.counted:
                yield self._in_bucket(part, bucket, engine)
            if part.size is not None:
                size = nw.when(self._counts()).then(nw.col(_size(part))).otherwise(nw.lit(0.0))
                # It stays a float: PyArrow makes none of a whole number that no float holds.
                yield Spread(_size(part), size, "max", whole=False)
        if self.currency is not None:
            for name, (none, how) in _ENDS.items():
                met = nw.when(self._counts()).then(nw.col(_CURRENCY).fill_null(none))
                yield Spread(_met(name), met.otherwise(nw.lit(none)), how, whole=False)
        if self.middle:
            [part] = self.parts
            each = nw.when(self._counts()).then(nw.col(_of(part)))
            found = ("median", each) if engine.middle else ("sum", nw.col(MIDDLE))
            yield Spread(MIDDLE, found[1], found[0], whole=False)
            yield Spread(LARGEST, each, "max")

    def _in_bucket(self, part: Part, bucket: str, engine: Engine) -> Spread:
        """What a part comes to over the rows of a bucket."""
        name, test, given = _sum(part, bucket), self._in(self.buckets.index(bucket)), _of(part)
        if not (part.different and self._at_once(engine)):
            bounded, number = part.bounded, nw.col(given)
            if bounded and engine.decimals:
                number = number.cast(_OF_64_BITS)
            return Spread(name, _where(test, number), "sum", bounded=bounded)
        return Spread(MADE + name, apart(test, nw.col(given)), "n_unique")

    def _different(self, engine: Engine) -> Iterator[nw.Expr]:
        """The different values of a bucket, of which all rows of other buckets made one more."""
        rows = reduce(add, map(nw.col, self.buckets))
        for part in self.parts if self._at_once(engine) else ():
            for bucket in self.counted if part.different else ():
                name = _sum(part, bucket)
                others = _where(rows - nw.col(bucket) > 0, nw.lit(1))
                yield (nw.col(MADE + name) - others).alias(name)

    def _rows(self) -> nw.Expr:
        """How many rows one stands for: no longer unsigned when it is added up."""
        return nw.col(_ROWS).cast(nw.Int64)

    def _in(self, at: int) -> nw.Expr:
        return nw.col(_BUCKET) == at

    def _counts(self) -> nw.Expr:
        return reduce(or_, (self._in(self.buckets.index(bucket)) for bucket in self.counted))

    def _sizes(self) -> Iterator[str]:
        """The columns that tell how large numbers are."""
        return (_size(part) for part in self.parts if part.size is not None)

    def too_large(self) -> nw.Expr | None:
        """Whether the sums of an answer could be no exact numbers; None where they always are."""
        tests = [test for test in (self._too_large(nw.col),) if test is not None]
        days = [part for part in self.parts if not (part.bounded or part.different)]
        sums = (nw.col(_sum(part, bucket)) for part in days for bucket in self.counted)
        tests.extend((found >= FAR_DAYS) | (found < 0) for found in sums)
        return reduce(or_, tests) if tests else None

    def _too_large(self, count: Callable[[str], nw.Expr]) -> nw.Expr | None:
        sizes = [nw.col(name).fill_null(0) for name in self._sizes()]
        if not sizes:
            return None
        rows = reduce(add, (count(bucket) for bucket in self.counted))
        # As floats, which do not wrap.
        tests = [size.cast(nw.Float64) * rows > float(LARGEST_SUM) for size in sizes]
        return reduce(or_, tests)


@frozen
class Spread:
    """A column that is added up by key, and how; `bounded` where the sum could be too large."""

    name: str
    value: nw.Expr
    how: str
    whole: bool = True
    bounded: bool = False


def apart(test: nw.Expr, given: nw.Expr) -> nw.Expr:
    """Texts that differ where values do, of rows that count; all other rows have one more.

    A missing value is a text too: Dask takes what is missing in two parts of a frame for two.
    """
    text = nw.concat_str(nw.lit("="), given.cast(nw.String).fill_null(""))
    known = nw.when(given.is_null()).then(nw.lit("-")).otherwise(text)
    return nw.when(test).then(known).otherwise(nw.lit(""))


def _equal_together(rows: Any, name: str) -> Any:
    """The rows of Dask, equal values of a column in one partition each."""
    return nw.from_native(rows.to_native().shuffle(on=name))


def _of(part: Part) -> str:
    return MADE + "of_" + part.name


def _met(name: str) -> str:
    return f"{name}_met"


def _sum(part: Part, bucket: str) -> str:
    return f"{bucket}_{part.name}"


def _size(part: Part) -> str:
    return f"{_of(part)}_size"


def _where(test: nw.Expr, then: nw.Expr) -> nw.Expr:
    return nw.when(test).then(then).otherwise(nw.lit(0))
