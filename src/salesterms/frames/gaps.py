"""Where a customer was none between two of its subscriptions: found by one look back."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.engines import MADE
from salesterms.frames.flags import flag, same
from salesterms.frames.subscribed import END, NEVER, PAID, START

if TYPE_CHECKING:
    from salesterms.frames.engines import Engine

#: The first day without a subscription before this one; one far away where there is none.
GAP: Final = f"{MADE}gap"
_UNTIL: Final = f"{MADE}fills_until"
_LATEST: Final = f"{MADE}latest"
_SO_FAR: Final = f"{MADE}latest_so_far"
_FAR: Final = f"{MADE}far_before"
_BEFORE: Final = f"{MADE}latest_before"
_NEW: Final = f"{MADE}new_customer"
_CUSTOMER: Final = f"{MADE}customer"
#: Above every day number, so that ends of two customers are far apart; and what makes it positive.
_APART: Final = 10_000_000
_ABOVE_0: Final = 1_000_000


def with_gaps(frame: Any, keys: list[str], engine: Engine) -> Any:
    """Each subscription with the first day of the gap that it ends, if it ends one.

    Subscriptions of a customer are put in the order of their first days; one that begins later than
    all before it were over ends a gap, which begins on the latest end of these.
    """
    # What is not paid for fills no gap. It goes first among equals, for a sort keeps no order.
    until = nw.when(nw.col(PAID) == 1).then(nw.col(END) + _ABOVE_0).otherwise(nw.lit(0))
    frame = frame.with_columns(until.alias(_UNTIL))
    order = [START, END, PAID]
    if engine.windows:
        latest = nw.col(_UNTIL).cum_max().over(*keys, order_by=order)
        frame = frame.with_columns(latest.alias(_LATEST))
        before = nw.col(_LATEST).shift(1).over(*keys, order_by=order)
        return _with_gap(frame.with_columns(before.alias(_BEFORE)))
    order = [*keys, *order]
    frame = frame.with_columns(
        *(nw.col(key).shift(1).over(order_by=order).alias(f"{key}_before") for key in keys)
    )
    new = flag(~reduce(and_, map(_same, keys)))
    frame = frame.with_columns(new.alias(_NEW))
    number = nw.col(_NEW).cum_sum().over(order_by=order)
    frame = frame.with_columns(number.cast(nw.Int64).alias(_CUSTOMER))
    apart = nw.col(_CUSTOMER) * _APART
    frame = frame.with_columns((apart + nw.col(_UNTIL)).alias(_LATEST))
    frame = frame.with_columns(nw.col(_LATEST).cum_max().over(order_by=order).alias(_SO_FAR))
    frame = frame.with_columns(nw.col(_SO_FAR).shift(1).over(order_by=order).alias(_FAR))
    # Of the customer before it is below 0.
    return _with_gap(frame.with_columns((nw.col(_FAR) - apart).alias(_BEFORE)))


def _same(key: str) -> nw.Expr:
    return same(nw.col(key), nw.col(f"{key}_before"))


def _with_gap(frame: Any) -> Any:
    before = nw.col(_BEFORE)
    ends_one = (nw.col(PAID) == 1) & (before > 0) & (nw.col(START) > before - _ABOVE_0)
    begins = nw.when(ends_one).then(before - _ABOVE_0).otherwise(nw.lit(NEVER * 2))
    return frame.with_columns(begins.alias(GAP))
