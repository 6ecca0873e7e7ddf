"""The middle number of each group by putting rows in order, where an engine only estimates it."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.ground.days import whole
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import flag, same

if TYPE_CHECKING:
    from collections.abc import Sequence

_AT: Final = f"{MADE}at"
_FIRST: Final = f"{MADE}first"
_LAST: Final = f"{MADE}last"
_COUNTS: Final = f"{MADE}counts"


def with_middle(rows: Any, keys: Sequence[str], number: str, counts: nw.Expr, middle: str) -> Any:
    """The rows with a column whose sum over a group is the middle of the numbers that count.

    Each row adds half of its number for each of the two middle places that it has: of an odd number
    of rows one has both. For an eager frame.
    """
    by = [*keys, _COUNTS]
    ordered = rows.with_columns(flag(counts).alias(_COUNTS)).sort(*by, number, nulls_last=True)
    numbered = ordered.with_row_index(_AT).with_columns(nw.col(_AT).cast(nw.Int64))
    size = len(numbered)
    first, last = (~reduce(and_, (_same(key, step) for key in by)) for step in (1, -1))
    at = nw.col(_AT)
    bounded = numbered.with_columns(
        nw.when(first.fill_null(value=True)).then(at).otherwise(nw.lit(0)).alias(_FIRST),
        nw.when(last.fill_null(value=True)).then(at).otherwise(nw.lit(size)).alias(_LAST),
    ).with_columns(nw.col(_FIRST).cum_max(), nw.col(_LAST).cum_min(reverse=True))
    many = nw.col(_LAST) - nw.col(_FIRST) + 1
    places = (nw.col(_FIRST) + whole(many - 1, 2), nw.col(_FIRST) + whole(many, 2))
    half = nw.col(number) / 2
    low, high = (nw.when(at == place).then(half).otherwise(nw.lit(0.0)) for place in places)
    of_counted = nw.when(nw.col(_COUNTS) == 1).then(low + high).otherwise(nw.lit(0.0))
    return bounded.with_columns(of_counted.alias(middle)).drop(_AT, _FIRST, _LAST, _COUNTS)


def _same(key: str, step: int) -> nw.Expr:
    """Whether the row so many places before has the same key, missing ones being the same."""
    return same(nw.col(key), nw.col(key).shift(step))
