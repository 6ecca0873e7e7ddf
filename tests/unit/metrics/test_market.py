"""The sizes of a market: each way of counting, their order, and bad input."""

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import Measurement, Money, Ratio, sam, som, tam
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    BadArgument,
    MarketOutOfOrder,
    MarketSegment,
    MarketSizes,
    market_sizes,
)
from salesterms.results import Status
from salesterms.values import CurrencyMismatch


def euros(amount: object) -> Money:
    return Money(str(amount), "EUR")


def refused(found: Measurement, reason: str) -> bool:
    return (found.value, found.status, found.reason) == (None, Status.REFUSED, reason)


def segment(**given: Any) -> MarketSegment:
    """The Dutch bicycle shops; `given` replaces what it has."""
    usual: dict[str, Any] = {
        "id": "NL",
        "accounts": 5_000,
        "served": 5_000,
        "obtainable": 250,
        "acv": euros(600),
    }
    return MarketSegment(**{**usual, **given})


class TestMetrics:
    """From the top, from below, and by last year's share."""

    def test_the_whole_market(self) -> None:
        assert tam(accounts=40_000, acv=euros(600)).value == euros(24_000_000)
        top = tam(variant="top_down", industry_revenue=euros(480), relevant_share=Decimal("0.05"))
        assert top.value == euros(24)
        assert tam(accounts=10, acv=Fraction(1, 3)).value == Fraction(10, 3)

    def test_what_can_be_served(self) -> None:
        assert sam(tam=euros(24), served_share=Ratio(1, 8)).value == euros(3)
        found = sam(variant="bottom_up", served=5_000, accounts=40_000, acv=euros(600))
        assert found.value == euros(3_000_000)

    def test_what_can_be_won(self) -> None:
        assert som(sam=euros(3), won_share=Fraction(1, 3)).value == euros(1)
        found = som(variant="bottom_up", obtainable=250, served=5_000, acv=euros(600))
        assert found.value == euros(150_000)
        last = {"last_revenue": euros(2), "last_sam": euros(40), "sam": euros(50)}
        assert som(variant="last_share", **last).value == euros("2.50")

    def test_no_part_is_more_than_its_whole(self) -> None:
        found = sam(variant="bottom_up", served=3, accounts=2, acv=euros(1))
        assert refused(found, "more_than_tam")
        assert "meer dan de TAM waar het deel van is: 3 > 2" in found.explain("nl")
        assert refused(
            som(variant="bottom_up", obtainable=3, served=2, acv=euros(1)), "more_than_sam"
        )
        last = {"last_revenue": euros(41), "last_sam": euros(40), "sam": euros(50)}
        found = som(variant="last_share", **last)
        assert refused(found, "more_than_sam")
        assert "41 EUR > 40 EUR" in found.explain()

    def test_without_a_market_last_year_there_is_no_share(self) -> None:
        nothing = {"last_revenue": euros(0), "last_sam": euros(0), "sam": euros(50)}
        found = som(variant="last_share", **nothing)
        assert (found.status, found.reason) == (Status.UNDEFINED, "zero_denominator")

    @pytest.mark.parametrize("wrong", [2, Decimal("1.01"), -1, 0.5, "a half", None])
    def test_what_is_no_share_is_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            sam(tam=euros(1), served_share=wrong)
        with pytest.raises(BadArgument):
            som(sam=euros(1), won_share=wrong)

    def test_amounts_are_of_one_kind(self) -> None:
        with pytest.raises(BadArgument, match="last_sam"):
            som(variant="last_share", last_revenue=euros(1), last_sam=2, sam=euros(3))
        with pytest.raises(BadArgument, match="sam"):
            som(variant="last_share", last_revenue=1, last_sam=2, sam=euros(3))
        with pytest.raises(CurrencyMismatch):
            som(
                variant="last_share",
                last_revenue=euros(1),
                last_sam=Money(2, "USD"),
                sam=euros(3),
            )


class TestSizes:
    """The three sizes together, in their order."""

    def test_they_explain_themselves(self) -> None:
        sizes = MarketSizes(tam=euros(24), sam=euros(3), som=euros("0.15"))
        assert str(sizes).splitlines()[2:] == [
            "  SAM, what can be served: 3.00 EUR (12.5 % of the TAM)",
            "  SOM, what can be won: 0.15 EUR (5.0 % of the SAM)",
        ]
        assert (sizes.served_share, sizes.won_share.fraction()) == (Ratio(3, 24), Fraction(1, 20))
        assert pickle.loads(pickle.dumps(sizes)) == sizes

    def test_of_nothing_there_are_no_shares(self) -> None:
        sizes = MarketSizes(tam=euros(0), sam=euros(0), som=euros(0))
        assert not sizes.served_share.defined
        assert "%" not in sizes.explain("nl")

    @pytest.mark.parametrize(
        ("sizes", "said"),
        [
            ((10, 11, 1), "SAM is 11 EUR, and TAM only 10 EUR"),
            ((10, 5, 6), "SOM is 6 EUR, and SAM only 5 EUR"),
        ],
    )
    def test_out_of_order_they_cannot_be_made(self, sizes: tuple[int, ...], said: str) -> None:
        whole, part, least = map(euros, sizes)
        with pytest.raises(MarketOutOfOrder, match=said) as refusal:
            MarketSizes(tam=whole, sam=part, som=least)
        assert str(pickle.loads(pickle.dumps(refusal.value))) == str(refusal.value)
        assert "SOM is een deel van SAM" in refusal.value.text("nl")

    def test_two_currencies_and_other_things_are_refused(self) -> None:
        with pytest.raises(CurrencyMismatch):
            MarketSizes(tam=euros(3), sam=Money(2, "USD"), som=euros(1))
        with pytest.raises(WrongArgument):
            MarketSizes(tam=3, sam=euros(2), som=euros(1))  # type: ignore[arg-type] # on purpose
        with pytest.raises(WrongArgument):
            MarketSizes(tam=euros(3), sam=euros(2), som=euros(-1))

    def test_segments_add_up(self) -> None:
        sizes = market_sizes([segment(), segment(id="DE", served=0, obtainable=0, acv=euros(800))])
        assert sizes == MarketSizes(tam=euros(7_000_000), sam=euros(3_000_000), som=euros(150_000))

    @pytest.mark.parametrize("wrong", [{"served": 5_001}, {"served": 249}])
    def test_a_segment_is_in_order(self, wrong: dict[str, int]) -> None:
        with pytest.raises(MarketOutOfOrder):
            segment(**wrong)

    @pytest.mark.parametrize("wrong", [{"accounts": -1}, {"acv": 600}, {"id": ""}])
    def test_a_segment_of_something_else_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(WrongArgument):
            segment(**wrong)

    def test_no_segment_has_no_currency(self) -> None:
        with pytest.raises(BadArgument):
            market_sizes([])
        with pytest.raises(CurrencyMismatch):
            market_sizes([segment(), segment(acv=Money(1, "USD"))])
        with pytest.raises(WrongArgument):
            market_sizes(["NL"])  # type: ignore[list-item] # on purpose
