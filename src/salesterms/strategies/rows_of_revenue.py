"""Rows of what accounts pay a month."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.metrics import MrrChange
from salesterms.values import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

_ACCOUNTS: Final = st.sampled_from(("A-1", "A-2", "A-3", "A-4"))
_CENTS: Final = st.tuples(st.integers(1, 10**6), st.sampled_from((100, 300, 700, 1200)))
#: What is paid a month: nothing, or a sum that is often no whole number of cents.
_MONTHLY: Final = st.just(Fraction(0)) | _CENTS.map(lambda pair: Fraction(*pair))
_PERIODS: Final = (Period.month(2024, 2), Period.month(2024, 3), Period.quarter(2024, 2))
_LEFT_OUT: Final = st.sampled_from(({}, {"trial": 1}, {"free": 2}))


@st.composite
def changes_of_mrr(
    draw: st.DrawFn,
    *,
    currencies: Sequence[str] = ("EUR",),
    periods: Sequence[Period] = _PERIODS,
) -> MrrChange:
    """What one account paid a month at the start and at the end of one of the `periods`.

    >>> from hypothesis import find
    >>> from salesterms.strategies import changes_of_mrr
    >>> find(changes_of_mrr(), lambda row: row.movement == "reactivation").start
    Fraction(0, 1)

    Rows are drawn one by one: those of a period need not begin with what the one before ended with.
    """
    period: Period = draw(st.sampled_from(list(periods)))
    start, other = draw(_MONTHLY), draw(_MONTHLY)
    end = start if draw(st.booleans()) else other
    account, yearly = draw(_ACCOUNTS), draw(st.sampled_from((None, 0, 1)))
    return MrrChange(
        id=f"{account} {draw(st.integers(1, 10**6))}",
        account=account,
        currency=draw(st.sampled_from(list(currencies))),
        begins=period.start,
        last=period.end - timedelta(days=1),
        start=start,
        end=end,
        before=Fraction(0) if start else draw(_MONTHLY),
        end_yearly=None if yearly is None else end * yearly,
        came_and_went=not start and not end and draw(st.booleans()),
        left_out=draw(_LEFT_OUT),
    )
