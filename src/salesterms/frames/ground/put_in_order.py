"""Rows put in order; on Polars they are sorted only where they do not stand in order already.

Logs mostly come in the order of their cases, and to sort them costs as much as all that is asked of
them. Whether they do is seen while the plan runs: a lazy frame stays lazy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.ground.engines import MADE

if TYPE_CHECKING:
    from collections.abc import Sequence

_IN_ORDER: Final = f"{MADE}in_order"


def put_in_order(frame: Any, keys: Sequence[str]) -> Any:
    """The rows in the order of some columns, what is missing behind the rest."""
    if frame.implementation is nw.Implementation.POLARS:
        schema = frame.collect_schema()
        if all(_compares_as_it_sorts(schema[key]) for key in keys):
            return nw.from_native(_sorted_if_needed(frame, keys))
    return frame.sort(*keys, nulls_last=True)


def _compares_as_it_sorts(dtype: Any) -> bool:
    """Whether `<` of the type says which comes first; categories, say, are not sure to."""
    return bool(dtype == nw.String or dtype.is_numeric() or dtype.is_temporal())


def _sorted_if_needed(frame: Any, keys: Sequence[str]) -> Any:
    """All rows as they stand and none to be sorted, or none and all; as a frame of Polars.

    A filter by one yes or no for all rows copies nothing. Both halves must be of one run of what
    comes before them: where that gives its rows in another order each time, one half could find
    them in order and the other not, and no row would be left. So it is cached; the columns that
    nobody asks for are still not read.
    """
    pl: Any = frame.implementation.to_native_namespace()
    stands = _stands_behind([pl.col(key) for key in keys]).slice(1).all()
    rows = frame.to_native().with_columns(stands.alias(_IN_ORDER)).cache()
    in_order, not_in_order = rows.filter(pl.col(_IN_ORDER)), rows.filter(~pl.col(_IN_ORDER))
    put = not_in_order.sort(*keys, nulls_last=True)
    return pl.concat([in_order, put]).drop(_IN_ORDER)


def _stands_behind(columns: Sequence[Any]) -> Any:
    """Whether a row comes after the row before it, or is equal to it; of the first it is no."""
    comes_after = None
    for column in reversed(columns):
        before = column.shift(1)
        # What is missing comes last.
        larger = (before < column).fill_null(column.is_null() & before.is_not_null())
        equal = before.eq_missing(column)
        comes_after = larger | (equal if comes_after is None else equal & comes_after)
    return comes_after
