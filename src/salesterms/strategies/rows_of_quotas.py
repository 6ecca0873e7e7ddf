"""Rows of what owners of quotas have reached."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.entities import QuotaOwner
from salesterms.metrics import QuotaResult
from salesterms.strategies.single_values import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

_OWNERS: Final = st.sampled_from(("Ann", "Bo", "Çelik"))
_CENTS: Final = st.integers(0, 10**7).map(lambda cents: Decimal(cents).scaleb(-2))
_LEFT_OUT: Final = st.sampled_from(({}, {"no_amount": 2}))


@st.composite
def results_of_quotas(
    draw: st.DrawFn, *, units: Sequence[str] = ("EUR", "USD", "customers")
) -> QuotaResult:
    """Results of quotas of up to a year; some up to a day, some of 0, some below 0.

    >>> from hypothesis import find
    >>> from salesterms.strategies import results_of_quotas
    >>> find(results_of_quotas(), lambda row: row.due is not None and row.due > 0).quota
    Decimal('0.01')

    A deal may count for several of them, as it does for a team and its member.
    """
    starts, days = draw(dates()), draw(st.integers(1, 366))
    quota, actual = draw(_CENTS), draw(_CENTS)
    known_to = draw(st.none() | dates())
    over = 0 if known_to is None else min(max((known_to - starts).days + 1, 0), days)
    number = draw(st.integers(1, 10**6))
    return QuotaResult(
        id=f"Q-{number}",
        owner=draw(_OWNERS),
        owner_kind=draw(st.sampled_from(QuotaOwner)),
        starts=starts,
        last=starts + timedelta(days=days - 1),
        unit=draw(st.sampled_from(list(units))),
        quota=quota,
        actual=-actual if draw(st.booleans()) else actual,
        known_to=known_to,
        due=None if known_to is None else Fraction(quota) * over / days,
        deals=draw(st.sampled_from(((), (f"D-{number}",), ("D-1",)))),
        left_out=draw(_LEFT_OUT),
    )
