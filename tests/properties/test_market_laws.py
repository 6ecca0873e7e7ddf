"""The laws of market sizes: no part is more than its whole, whichever way it is counted."""

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms import Money, sam, som, tam
from salesterms.metrics import MarketOutOfOrder, MarketSegment, MarketSizes, market_sizes
from salesterms.results import Status
from salesterms.strategies import market_segments, money

SHARES = st.integers(0, 10_000).map(lambda part: Decimal(part).scaleb(-4))
ACCOUNTS = st.integers(0, 10**6)
ACV = st.integers(0, 10**6)
SEGMENTS = st.lists(market_segments(), min_size=1, max_size=6)


def number(value: Any) -> Fraction:
    """The value as one exact number."""
    return Fraction(value.amount if isinstance(value, Money) else value)


class TestOrder:
    """SOM <= SAM <= TAM, from the top and from below; what would be otherwise has no value."""

    @given(ACV, SHARES, SHARES, SHARES)
    def test_from_the_top(self, revenue: int, relevant: Any, served: Any, won: Any) -> None:
        whole = tam(variant="top_down", industry_revenue=revenue, relevant_share=relevant).value
        part = sam(variant="top_down", tam=whole, served_share=served).value
        least = som(variant="top_down", sam=part, won_share=won).value
        assert number(least) <= number(part) <= number(whole) <= revenue

    @given(ACCOUNTS, ACCOUNTS, ACCOUNTS, ACV)
    def test_from_below(self, accounts: int, served: int, obtainable: int, acv: int) -> None:
        whole = tam(accounts=accounts, acv=acv)
        part = sam(variant="bottom_up", served=served, accounts=accounts, acv=acv)
        least = som(variant="bottom_up", obtainable=obtainable, served=served, acv=acv)
        assert (part.status is Status.REFUSED) == (served > accounts)
        assert (least.status is Status.REFUSED) == (obtainable > served)
        if part.value is not None:
            assert number(part.value) <= number(whole.value)
        if part.value is not None and least.value is not None:
            assert number(least.value) <= number(part.value)

    @given(ACV, ACV, ACV)
    def test_by_last_years_share(self, revenue: int, last: int, market: int) -> None:
        found = som(variant="last_share", last_revenue=revenue, last_sam=last, sam=market)
        assert (found.status is Status.REFUSED) == (revenue > last)
        if found.value is not None:
            assert number(found.value) <= market

    @given(*(money(currency="EUR", least=0, most=10**6) for _ in range(3)))
    def test_sizes_out_of_order_cannot_be_made(self, one: Money, two: Money, three: Money) -> None:
        if three <= two <= one:
            sizes = MarketSizes(tam=one, sam=two, som=three)
            assert str(sizes) == sizes.explain()
        else:
            with pytest.raises(MarketOutOfOrder):
                MarketSizes(tam=one, sam=two, som=three)

    @given(SEGMENTS)
    def test_segments_are_in_order_together(self, segments: list[MarketSegment]) -> None:
        sizes = market_sizes(segments)
        assert sizes.som <= sizes.sam <= sizes.tam


class TestSegments:
    """A market is its segments added up, in any order; an amount doubled doubles all three."""

    @given(SEGMENTS, st.randoms(use_true_random=False))
    def test_in_any_order(self, segments: list[MarketSegment], shuffle: Random) -> None:
        before = market_sizes(segments)
        shuffle.shuffle(segments)
        assert market_sizes(segments) == before

    @given(SEGMENTS, SEGMENTS)
    def test_two_markets_together(
        self, one: list[MarketSegment], other: list[MarketSegment]
    ) -> None:
        both = market_sizes([*one, *other])
        assert both.tam == market_sizes(one).tam + market_sizes(other).tam
        assert both.sam == market_sizes(one).sam + market_sizes(other).sam
        assert both.som == market_sizes(one).som + market_sizes(other).som

    @given(SEGMENTS, st.integers(1, 1000))
    def test_scaling(self, segments: list[MarketSegment], times: int) -> None:
        scaled = [
            MarketSegment(
                id=one.id,
                accounts=one.accounts,
                served=one.served,
                obtainable=one.obtainable,
                acv=one.acv * times,
            )
            for one in segments
        ]
        assert market_sizes(scaled).tam == market_sizes(segments).tam * times

    @given(market_segments())
    def test_one_segment_is_the_metrics(self, one: MarketSegment) -> None:
        sizes = market_sizes([one])
        counts: dict[str, Any] = {"accounts": one.accounts, "acv": one.acv}
        assert tam(**counts).value == sizes.tam
        assert sam(variant="bottom_up", served=one.served, **counts).value == sizes.sam
        least = som(variant="bottom_up", obtainable=one.obtainable, served=one.served, acv=one.acv)
        assert least.value == sizes.som
