"""Pipelines as they stood on several days, and the rows that are derived from them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from attrs import evolve
from hypothesis import strategies as st

from salesterms.lifecycle import Category
from salesterms.logs import StageEntry
from salesterms.metrics import (
    CloseDateChange,
    DealAge,
    ExpectedClose,
    ages_in_stage,
    ages_since_created,
    close_date_changes,
    expected_closes,
)
from salesterms.strategies.deals import STAGES, opportunity_lists
from salesterms.strategies.single_values import dates, money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.entities import Opportunity
    from salesterms.values import Money

_MOST: Final = 6
_DAYS: Final = (date(2024, 1, 1), date(2024, 2, 1), date(2024, 4, 1))
_BOUNDS: Final = st.sampled_from([None, (30,), (30, 60, 90), (1, 1000)])


@st.composite
def _later(draw: st.DrawFn, deal: Opportunity, currencies: Sequence[str]) -> Opportunity:
    """The same deal in a later snapshot: some of what it holds is changed, or nothing."""
    if draw(st.booleans()):
        return deal
    status = draw(st.sampled_from(Category))
    amount: st.SearchStrategy[Money | None] = st.none() | st.one_of(
        *(money(currency=code, least=-500) for code in currencies)
    )
    return evolve(
        deal,
        status=status,
        amount=draw(st.just(deal.amount) | amount),
        expected_close=draw(st.just(deal.expected_close) | st.none() | dates()),
        closed=draw(st.none() | dates()) if status in {Category.WON, Category.LOST} else None,
    )


@st.composite
def snapshot_pairs(
    draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), most: int = _MOST
) -> tuple[list[Opportunity], list[Opportunity]]:
    """Two snapshots of one pipeline: deals stay, change, vanish, and come in.

    >>> from hypothesis import given
    >>> from salesterms.metrics import expected_closes
    >>> from salesterms.strategies import snapshot_pairs
    >>> @given(snapshot_pairs(most=3))
    ... def test_each_deal_that_stood_there_has_a_row(pair):
    ...     assert len(expected_closes(*pair)) == len(pair[0])
    >>> test_each_deal_that_stood_there_has_a_row()
    """
    opening = draw(opportunity_lists(currencies=currencies, most=most))
    kept = [draw(_later(deal, currencies)) for deal in opening if draw(st.booleans())]
    known = {deal.id for deal in opening}
    new = [
        deal
        for deal in draw(opportunity_lists(currencies=currencies, most=most // 2))
        if deal.id not in known
    ]
    return opening, draw(st.permutations([*kept, *new]))


@st.composite
def deal_age_lists(
    draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), most: int = _MOST
) -> list[DealAge]:
    """Ages of deals, since their creation or in their stage, with bands or without."""
    deals = draw(opportunity_lists(currencies=currencies, most=most))
    day, bounds = draw(dates()), draw(_BOUNDS)
    if draw(st.booleans()):
        return list(ages_since_created(deals, as_of=day, bounds=bounds))
    entries = [entry for deal in deals for entry in draw(_entries(deal))]
    return list(ages_in_stage(deals, entries, as_of=day, zone="UTC", bounds=bounds))


@st.composite
def _entries(draw: st.DrawFn, deal: Opportunity) -> list[StageEntry]:
    labels = [*STAGES, *([deal.stage] if deal.stage else [])]
    days = draw(st.lists(dates(), max_size=3))
    return [
        StageEntry(
            deal.id,
            draw(st.sampled_from(labels)),
            datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        )
        for day in days
    ]


@st.composite
def close_date_change_lists(
    draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), most: int = _MOST
) -> list[CloseDateChange]:
    """Changes of expected close dates, as three snapshots show them."""
    first, second = draw(snapshot_pairs(currencies=currencies, most=most))
    third = [draw(_later(deal, currencies)) for deal in second]
    snapshots = zip(_DAYS, (first, second, third), strict=True)
    return list(close_date_changes(dict(snapshots)))


def expected_close_lists(
    *, currencies: Sequence[str] = ("EUR",), most: int = _MOST
) -> st.SearchStrategy[list[ExpectedClose]]:
    """What was expected to close and what became of it, from two snapshots."""
    pairs = snapshot_pairs(currencies=currencies, most=most)
    return pairs.map(lambda pair: list(expected_closes(*pair)))
