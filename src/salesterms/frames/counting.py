"""Counting the rows of every group by bucket: the one step that looks at all rows.

Rows are grouped by key and bucket together, which is quick, and the few rows that this gives are
then spread out, a column for each bucket. An engine for which each grouping is a shuffle spreads
out the rows first and groups once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.frames.cells import MADE
from salesterms.frames.quantities import LARGEST_SUM, Part
from salesterms.frames.ranking import with_middle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.frames.engines import Engine

_BUCKET: Final = f"{MADE}bucket"
_ROWS: Final = f"{MADE}rows"
_CURRENCY: Final = f"{MADE}met_currency"
#: The first and the last currency of the counted rows, in the order of the alphabet.
FIRST_CURRENCY: Final = f"{MADE}first_currency"
LAST_CURRENCY: Final = f"{MADE}last_currency"
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
        distinct = any(part.different for part in self.parts)
        at_once = self.middle or (engine.at_once and not distinct)
        keys = (key.alias(column) for column, key in self.keys.items())
        each = (nw.lit(1).alias(_ROWS),) if at_once else ()
        rows = frame.select(*keys, self.place.alias(_BUCKET), *self._columns(), *each)
        if not at_once:
            rows = self._by_bucket(rows)
        if self.middle and not engine.middle:
            keyed = list(self.keys)
            rows = with_middle(rows, keyed, _of(self.parts[0]), self._counts(), MIDDLE)
        return self._spread_out(rows, engine)

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
        found = [getattr(nw.col(one.name), one.how)() for one in spread]
        answer = rows.group_by(*self.keys).agg(*found) if self.keys else rows.select(*found)
        wholes = [one.name for one in spread if one.whole]
        return answer.with_columns(*(int64(nw.col(name)).alias(name) for name in wholes))

    def _spread(self, engine: Engine) -> Iterator[Spread]:
        for at, bucket in enumerate(self.buckets):
            yield Spread(bucket, _where(self._in(at), self._rows()), "sum")
        for part in self.parts:
            for bucket in self.counted:
                test = self._in(self.buckets.index(bucket))
                yield Spread(f"{bucket}_{part.name}", _where(test, nw.col(_of(part))), "sum")
            if part.size is not None:
                yield Spread(_size(part), _where(self._counts(), nw.col(_size(part))), "max")
        if self.currency is not None:
            met = nw.when(self._counts()).then(nw.col(_CURRENCY)).otherwise(nw.lit(None, nw.String))
            yield Spread(FIRST_CURRENCY, met, "min", whole=False)
            yield Spread(LAST_CURRENCY, met, "max", whole=False)
        if self.middle:
            [part] = self.parts
            each = nw.when(self._counts()).then(nw.col(_of(part)))
            found = ("median", each) if engine.middle else ("sum", nw.col(MIDDLE))
            yield Spread(MIDDLE, found[1], found[0], whole=False)
            yield Spread(LARGEST, each, "max")

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
        sizes = [nw.col(name) for name in self._sizes()]
        if not sizes:
            return None
        rows = reduce(add, (nw.col(bucket) for bucket in self.counted))
        # As floats, which do not wrap.
        tests = [size.cast(nw.Float64) * rows > float(LARGEST_SUM) for size in sizes]
        return reduce(or_, tests)


@frozen
class Spread:
    """A column that is added up by key, and how."""

    name: str
    value: nw.Expr
    how: str
    whole: bool = True


def _of(part: Part) -> str:
    return MADE + "of_" + part.name


def _size(part: Part) -> str:
    return f"{_of(part)}_size"


def _where(test: nw.Expr, then: nw.Expr) -> nw.Expr:
    return nw.when(test).then(then).otherwise(nw.lit(0))
