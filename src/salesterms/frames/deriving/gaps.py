"""Where a customer was none between two of its subscriptions: found by one look back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.deriving.subscribed import CUSTOMER, END, NEVER, PAID, START
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import AFTER_ALL
from salesterms.frames.ground.neighbours import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The first day without a subscription before this one; one far away where there is none.
GAP: Final = f"{MADE}gap"
_ACCOUNT: Final = CUSTOMER["account"]
_UNTIL: Final = f"{MADE}fills_until"
_LATEST: Final = f"{MADE}latest"
_BEFORE: Final = f"{MADE}latest_before"
#: What makes the number of every day positive; with it all are below the other one.
_ABOVE_0: Final = 1_000_000
_MANY: Final = 10_000_000


def with_gaps(frame: Any, keys: Sequence[str]) -> Any:
    """Each subscription with the first day of the gap that it ends, if it ends one.

    Subscriptions of a customer are put in the order of their first days; one that begins later than
    all before it were over ends a gap, which begins on the latest end of these.
    """
    # What is not paid for fills no gap. It goes first among equals, for a sort keeps no order.
    until = nw.when(nw.col(PAID) == 1).then(nw.col(END) + _ABOVE_0).otherwise(nw.lit(0))
    # Of a customer of no product that is none of its names; one of no account is refused anyway.
    of = {f"{key}_apart": nw.col(key).fill_null(AFTER_ALL) for key in keys if key != _ACCOUNT}
    frame = frame.with_columns(until.alias(_UNTIL), *(one.alias(name) for name, one in of.items()))
    ordered = in_order(frame, [_ACCOUNT, *of], [START, END, PAID])
    return _with_gap(ordered.largest(_LATEST, _UNTIL, _MANY).before({_BEFORE: _LATEST}).frame)


def _with_gap(frame: Any) -> Any:
    before = nw.col(_BEFORE)
    ends_one = (nw.col(PAID) == 1) & (before > 0) & (nw.col(START) > before - _ABOVE_0)
    begins = nw.when(ends_one).then(before - _ABOVE_0).otherwise(nw.lit(NEVER * 2))
    return frame.with_columns(begins.alias(GAP))
