"""Commission on numbers, its table of brackets, and how a deal is split."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from salesterms import Category, Money, Opportunity, commission
from salesterms.entities import CommissionTier
from salesterms.metrics import BadArgument, Brackets, SalesCredit, TierPart, split_credit
from salesterms.metrics.commissions.sharing import shared
from salesterms.results import Status
from salesterms.values import BadWeights, CurrencyMismatch, NotADecimal, NotInMinorUnits

TIERS = [(0, Decimal("0.05")), (100_000, Decimal("0.06")), (200_000, Decimal("0.08"))]
SHARES = [(0, Decimal("0.05")), (1, Decimal("0.10"))]
BOTH = ("marginal", "retroactive")


def euros(amount: Any) -> Money:
    return Money(amount, "EUR")


def tier(lower: int, upper: int | None, rate: str = "0.05") -> CommissionTier:
    return CommissionTier(lower=lower, upper=upper, rate=Decimal(rate))


class TestFormulas:
    @pytest.mark.parametrize(
        ("variant", "terms", "paid"),
        [
            ("flat", {"sold": euros(2000), "rate": Decimal("0.075")}, "150"),
            ("marginal", {"sold": euros(250_000), "tiers": TIERS}, "15000"),
            ("retroactive", {"sold": euros(250_000), "tiers": TIERS}, "20000"),
            (
                "marginal_of_quota",
                {"sold": euros(150), "quota": euros(100), "tiers": SHARES},
                "10",
            ),
            (
                "retroactive_of_quota",
                {"sold": euros(150), "quota": euros(100), "tiers": SHARES},
                "15",
            ),
            ("per_unit", {"units": 7, "bonus": euros("12.50")}, "87.50"),
            ("per_unit", {"units": Decimal("1.5"), "bonus": euros("12.50")}, "18.75"),
        ],
    )
    def test_what_each_pays(self, variant: str, terms: dict[str, Any], paid: str) -> None:
        assert commission(variant=variant, **terms).value == euros(paid)

    def test_nothing_sold_pays_nothing(self) -> None:
        for variant in BOTH:
            found = commission(variant=variant, sold=euros(0), tiers=TIERS)
            assert (found.value, found.status) == (euros(0), Status.MEASURED)
        assert commission(variant="flat", sold=euros(0), rate=1).value == euros(0)
        assert commission(variant="per_unit", units=0, bonus=euros(5)).value == euros(0)

    def test_on_the_bound_the_next_tier_begins(self) -> None:
        found = [commission(variant=v, sold=euros(100_000), tiers=TIERS).value for v in BOTH]
        assert found == [euros(5000), euros(6000)]
        at = {"sold": euros(100), "quota": euros(100), "tiers": SHARES}
        assert commission(variant="marginal_of_quota", **at).value == euros(5)
        assert commission(variant="retroactive_of_quota", **at).value == euros(10)

    @pytest.mark.parametrize("variant", ["marginal_of_quota", "retroactive_of_quota"])
    def test_a_quota_of_nothing_is_undefined(self, variant: str) -> None:
        found = commission(variant=variant, sold=euros(5), quota=euros(0), tiers=SHARES)
        assert (found.value, found.status, found.reason) == (
            None,
            Status.UNDEFINED,
            "zero_denominator",
        )

    def test_nothing_is_rounded(self) -> None:
        found = commission(variant="flat", sold=euros("0.01"), rate=Decimal("0.05"))
        assert found.value == euros("0.0005")

    def test_an_amount_with_too_many_digits_is_refused(self) -> None:
        fine = Decimal("0." + "1" * 29)
        found = commission(variant="flat", sold=euros(fine), rate=fine)
        assert (found.value, found.status, found.reason) == (
            None,
            Status.REFUSED,
            "out_of_bounds",
        )

    def test_tiers_may_be_those_of_a_plan(self) -> None:
        tiers = [tier(0, 100), tier(100, None, "0.10")]
        assert commission(variant="marginal", sold=euros(150), tiers=tiers).value == euros(10)

    @pytest.mark.parametrize(
        "tiers",
        [
            None,
            [],
            (),
            "tiers",
            5,
            [(1, Decimal("0.05"))],
            [(0, Decimal("0.05")), (0, Decimal("0.06"))],
            [(0, Decimal("0.05")), (200, Decimal("0.06")), (100, Decimal("0.07"))],
            [(0, 0.05)],
            [(0, Decimal("NaN"))],
            [(0, Decimal("-0.05"))],
            [(0, True)],
            [(0, Decimal("1e31"))],
            [(0,)],
            [(0, 1), 5],
            [tier(0, 100), tier(200, None)],
            [tier(0, 100), tier(50, None)],
            [tier(100, None)],
            [tier(0, 100)],
            [tier(0, None), tier(100, None)],
            [tier(0, None), (0, 1)],
        ],
    )
    def test_a_table_with_a_gap_or_an_overlap_is_no_table(self, tiers: Any) -> None:
        for variant in BOTH:
            with pytest.raises(BadArgument, match="tiers"):
                commission(variant=variant, sold=euros(50), tiers=tiers)

    @pytest.mark.parametrize(
        ("variant", "terms"),
        [
            ("flat", {"sold": euros(-1), "rate": 1}),
            ("flat", {"sold": 100, "rate": 1}),
            ("flat", {"sold": euros(1), "rate": 0.5}),
            ("flat", {"sold": euros(1), "rate": Decimal("Infinity")}),
            ("flat", {"sold": euros(1), "rate": -1}),
            ("flat", {"sold": euros(1)}),
            ("marginal_of_quota", {"sold": euros(1), "quota": euros(-1), "tiers": SHARES}),
            ("per_unit", {"units": -1, "bonus": euros(1)}),
            ("per_unit", {"units": 1, "bonus": 1}),
        ],
    )
    def test_wrong_numbers_raise(self, variant: str, terms: dict[str, Any]) -> None:
        with pytest.raises(BadArgument):
            commission(variant=variant, **terms)

    def test_a_quota_in_another_currency_raises(self) -> None:
        with pytest.raises(CurrencyMismatch):
            commission(
                variant="marginal_of_quota",
                sold=euros(1),
                quota=Money(1, "USD"),
                tiers=SHARES,
            )

    def test_it_explains_itself_in_both_languages(self) -> None:
        found = commission(variant="retroactive", sold=euros(150), tiers=TIERS)
        assert "150 EUR x rate(150 EUR)" in found.explain()
        assert "het percentage van de bereikte schijf" in found.explain("nl")


class TestBrackets:
    TABLE = Brackets((0, 100, 200), (Decimal("0.05"), Decimal("0.06"), Decimal("0.08")))

    def test_parts_lie_in_their_tiers(self) -> None:
        assert self.TABLE.parts(Decimal(50), Decimal(250)) == (
            TierPart(1, Decimal(50), Decimal("0.05")),
            TierPart(2, Decimal(100), Decimal("0.06")),
            TierPart(3, Decimal(50), Decimal("0.08")),
        )

    def test_what_goes_down_goes_back_in_turn(self) -> None:
        assert self.TABLE.parts(Decimal(150), Decimal(50)) == (
            TierPart(2, Decimal(-50), Decimal("0.06")),
            TierPart(1, Decimal(-50), Decimal("0.05")),
        )

    def test_nothing_has_no_parts(self) -> None:
        assert self.TABLE.parts(Decimal(100), Decimal(100)) == ()
        assert self.TABLE.between(Decimal(100), Decimal(100)) == 0

    def test_below_zero_the_first_rate_goes_on(self) -> None:
        assert self.TABLE.reached(Decimal(-5)) == 0
        assert self.TABLE.marginal(Decimal(-100)) == self.TABLE.retroactive(Decimal(-100)) == -5
        assert self.TABLE.between(Decimal(-100), Decimal(200)) == 16

    def test_bounds_can_be_scaled(self) -> None:
        assert self.TABLE.scaled(Decimal("0.5")).reached(Decimal(50)) == 1


class TestSharing:
    def test_the_parts_that_lost_most_get_one_more(self) -> None:
        parts = [Decimal("1.2"), Decimal("1.9"), Decimal("1.9"), Decimal(3)]
        assert shared(parts, [], "half_up") == ([1, 2, 2, 3], 8)

    def test_nothing_is_shared_among_nobody(self) -> None:
        assert shared([], [], "up") == ([], 0)

    def test_fractions_share_as_decimals_do(self) -> None:
        thirds = [Fraction(1, 3), Fraction(2, 3)]
        assert shared([Decimal("0.5")], thirds, "half_even") == ([1, 0, 1], 2)

    @pytest.mark.parametrize(("mode", "whole"), [("up", 2), ("down", 1), ("ceiling", 2)])
    def test_the_mode_is_for_the_sum(self, mode: str, whole: int) -> None:
        assert shared([Decimal("0.6"), Decimal("0.5")], [], mode)[1] == whole

    def test_a_large_exponent_is_a_whole_number(self) -> None:
        assert shared([Decimal("1E+3"), Decimal("0.4")], [], "half_up") == ([1000, 0], 1000)


class TestCredits:
    def test_units_may_be_an_int(self) -> None:
        assert SalesCredit(id="D", owner="Ann", units=3).units == Decimal(3)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": ""},
            {"id": 5},
            {"owner": ""},
            {"owner": None},
            {"amount": 5},
            {"margin": "5 EUR"},
            {"units": 1.5},
            {"units": Decimal("NaN")},
            {"units": True},
            {"closed": "2024-01-01"},
            {"closed": datetime(2024, 1, 1, tzinfo=UTC)},
            {"status": "won"},
            {"product": 5},
        ],
    )
    def test_wrong_fields_raise(self, wrong: dict[str, Any]) -> None:
        fields: dict[str, Any] = {"id": "D", "owner": "Ann", **wrong}
        with pytest.raises(BadArgument):
            SalesCredit(**fields)

    def test_too_many_pieces_raise(self) -> None:
        with pytest.raises(NotADecimal):
            SalesCredit(id="D", owner="Ann", units=Decimal("1e31"))


def deal(**more: Any) -> Opportunity:
    return evolve(Opportunity(id="D-1", status=Category.WON, amount=euros("0.05")), **more)


class TestSplits:
    def test_a_deal_without_weights_is_its_owners(self) -> None:
        [found] = split_credit([deal(owner="Ann", closed=date(2024, 5, 1), product="P")], {})
        assert found == SalesCredit(
            id="D-1",
            owner="Ann",
            product="P",
            amount=euros("0.05"),
            closed=date(2024, 5, 1),
        )

    def test_a_deal_of_nobody_gives_no_credit(self) -> None:
        assert split_credit([deal()], {}) == ()

    def test_weights_stand_above_the_owner(self) -> None:
        found = split_credit([deal(owner="Ann")], {"D-1": {"Bo": 3, "Cy": Decimal(7)}})
        assert [(one.owner, one.amount) for one in found] == [
            ("Bo", euros("0.02")),
            ("Cy", euros("0.03")),
        ]

    def test_a_refund_is_split_as_well(self) -> None:
        found = split_credit([deal(amount=euros("-0.03"))], {"D-1": {"Bo": 1, "Cy": 1}})
        assert [one.amount for one in found] == [euros("-0.02"), euros("-0.01")]

    def test_an_amount_that_is_not_recorded_stays_so(self) -> None:
        found = split_credit([deal(amount=None)], {"D-1": {"Bo": 1, "Cy": 1}})
        assert [(one.owner, one.amount) for one in found] == [("Bo", None), ("Cy", None)]

    def test_what_is_lost_stays_lost(self) -> None:
        [found] = split_credit([deal(owner="Ann", status=Category.LOST)], {})
        assert found.status is Category.LOST

    @pytest.mark.parametrize("deals", [None, 5, "D-1", [5], [None]])
    def test_only_opportunities_are_split(self, deals: Any) -> None:
        with pytest.raises(BadArgument, match="deals"):
            split_credit(deals, {})

    @pytest.mark.parametrize(
        "weights",
        [None, 5, [], {"D-9": {"Ann": 1}}, {"D-1": [1]}, {"D-1": {"": 1}}, {"D-1": {5: 1}}],
    )
    def test_weights_are_by_deal_and_seller(self, weights: Any) -> None:
        with pytest.raises(BadArgument, match="weights"):
            split_credit([deal()], weights)

    @pytest.mark.parametrize("shares", [{}, {"Ann": 0}, {"Ann": -1}, {"Ann": 0.5}])
    @pytest.mark.parametrize("amount", [euros(5), None])
    def test_weights_must_divide(self, shares: Any, amount: Money | None) -> None:
        with pytest.raises(BadWeights):
            split_credit([deal(amount=amount)], {"D-1": shares})

    def test_an_amount_finer_than_a_cent_is_not_split(self) -> None:
        with pytest.raises(NotInMinorUnits):
            split_credit([deal(amount=euros("0.001"))], {"D-1": {"Ann": 1}})
