"""Quotas on named numbers: proration, ramp, gap, capacity and run rate, with their edges."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Measurement,
    Money,
    Period,
    Ratio,
    prorated_quota,
    quota_capacity,
    quota_gap,
    ramped_quota,
    run_rate,
)
from salesterms.entities import Goal, GoalUnit, Quota, QuotaOwner
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import BadArgument, quota_for
from salesterms.results import Status
from salesterms.values import CurrencyMismatch

YEAR = Period.year(2024)
EUROS = Money(90_000, "EUR")
NO_QUOTA = (-1, Money(-1, "EUR"), 0.5, True, "5", None, Decimal("NaN"), Decimal("1E+999999"))


def quota(period: Period = YEAR, amount: Any = EUROS) -> Quota:
    """What Ines is to reach."""
    unit = GoalUnit.MONEY if isinstance(amount, Money) else GoalUnit.CUSTOMERS
    return Quota(
        owner="Ines",
        owner_kind=QuotaOwner.PERSON,
        period=period,
        target=Goal(unit=unit, amount=amount),
    )


def undefined(found: Measurement, reason: str = "zero_denominator") -> bool:
    return (found.value, found.status, found.reason) == (None, Status.UNDEFINED, reason)


def refused(found: Measurement, reason: str) -> bool:
    return (found.value, found.status, found.reason) == (None, Status.REFUSED, reason)


class TestProration:
    """What a quota becomes for a part of its period."""

    def test_by_days_and_by_whole_months(self) -> None:
        days = prorated_quota(quota=EUROS, days_served=45, days_in_period=90)
        assert days.value == Money(45_000, "EUR")
        months = prorated_quota(
            variant="whole_months", quota=EUROS, months_served=1, months_in_period=3
        )
        assert months.value == Money(30_000, "EUR")

    def test_money_is_rounded_once_and_that_is_said(self) -> None:
        found = prorated_quota(quota=Money(100, "EUR"), days_served=1, days_in_period=3)
        assert found.value == Money("33.33", "EUR")
        assert not found.exact
        assert "rounded once" in found.explain()
        yen = prorated_quota(quota=Money(100, "JPY"), days_served=1, days_in_period=8)
        assert yen.value == Money(13, "JPY")

    def test_pieces_are_exact_and_that_is_said(self) -> None:
        found = prorated_quota(quota=100, days_served=1, days_in_period=3)
        assert (found.value, found.exact) == (Fraction(100, 3), True)
        assert "rounded once" not in found.explain()

    def test_quarters_have_weights(self) -> None:
        weights = [Decimal("0.2"), Decimal("0.2"), Decimal("0.2"), Decimal("0.4")]
        asked: dict[str, Any] = {
            "variant": "weighted_quarters",
            "quota": 100_000,
            "weights": weights,
        }
        assert prorated_quota(**asked, months_served=[1, 3, 3, 3]).value == Fraction(260_000, 3)
        assert prorated_quota(**asked, months_served=[0, 0, 0, 1]).value == Fraction(40_000, 3)
        assert prorated_quota(**asked, months_served=[3, 3, 3, 3]).value == 100_000

    def test_nothing_served_is_0(self) -> None:
        assert prorated_quota(quota=EUROS, days_served=0, days_in_period=9).value == EUROS * 0
        none = prorated_quota(variant="whole_months", quota=5, months_served=0, months_in_period=12)
        assert none.value == 0
        weighted = prorated_quota(
            variant="weighted_quarters", quota=5, weights=[1], months_served=[0]
        )
        assert weighted.value == 0

    def test_of_no_period_it_is_undefined(self) -> None:
        assert undefined(prorated_quota(quota=EUROS, days_served=0, days_in_period=0))
        assert undefined(
            prorated_quota(variant="whole_months", quota=5, months_served=0, months_in_period=0)
        )

    def test_more_than_the_period_is_refused(self) -> None:
        found = prorated_quota(quota=EUROS, days_served=91, days_in_period=90)
        assert refused(found, "longer_than_period")
        assert "more than the period holds: 91, 90" in found.explain()
        months = prorated_quota(
            variant="whole_months", quota=5, months_served=4, months_in_period=3
        )
        assert refused(months, "longer_than_period")

    @pytest.mark.parametrize(
        ("weights", "months", "reason"),
        [
            ([Decimal("0.5"), Decimal("0.4")], [3, 3], "weights_not_whole"),
            ([Decimal("0.5"), Decimal("0.51")], [3, 3], "weights_not_whole"),
            ([], [], "weights_not_whole"),
            ([1], [3, 3], "not_as_many"),
            ([Decimal("0.5"), Decimal("0.5")], [3], "not_as_many"),
        ],
    )
    def test_weights_that_do_not_fit_are_refused(
        self, weights: list[Any], months: list[int], reason: str
    ) -> None:
        found = prorated_quota(
            variant="weighted_quarters", quota=EUROS, weights=weights, months_served=months
        )
        assert refused(found, reason)

    @pytest.mark.parametrize(
        "wrong",
        [
            *({"quota": one} for one in NO_QUOTA),
            {"days_served": -1},
            {"days_served": 1.0},
            {"days_served": Decimal(1)},
            {"days_in_period": None},
        ],
        ids=str,
    )
    def test_other_numbers_are_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"quota": EUROS, "days_served": 1, "days_in_period": 2, **wrong}
        with pytest.raises(BadArgument):
            prorated_quota(**given)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"weights": [-1, 2]},
            {"weights": [0.5, 0.5]},
            {"weights": "11"},
            {"weights": [Decimal("1E+999999"), 0]},
            {"months_served": [4, 0]},
            {"months_served": [-1, 0]},
            {"months_served": [True, 0]},
            {"months_served": [Decimal(1), 0]},
            {"months_served": 3},
        ],
        ids=str,
    )
    def test_other_weights_and_months_are_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"weights": [1, 0], "months_served": [3, 3], **wrong}
        with pytest.raises(BadArgument):
            prorated_quota(variant="weighted_quarters", quota=EUROS, **given)


class TestQuotaFor:
    """A quota for who joins within its period, or leaves it."""

    SPRING = quota(Period.quarter(2025, 1))

    @pytest.mark.parametrize(
        ("dates", "days", "months"),
        [
            ({}, 90_000, 90_000),
            ({"joins": "2025-01-01"}, 90_000, 90_000),
            ({"joins": "2024-06-01"}, 90_000, 90_000),
            ({"leaves": "2025-04-01"}, 90_000, 90_000),
            ({"leaves": "2026-01-01"}, 90_000, 90_000),
            ({"joins": "2025-02-15"}, 45_000, 30_000),
            ({"leaves": "2025-02-15"}, 45_000, 30_000),
            ({"joins": "2025-02-01", "leaves": "2025-03-01"}, 28_000, 30_000),
            ({"joins": "2025-02-02", "leaves": "2025-03-01"}, 27_000, 0),
            ({"joins": "2025-02-02", "leaves": "2025-02-02"}, 0, 0),
            ({"joins": "2025-03-31"}, 1_000, 0),
            ({"joins": "2025-04-01"}, 0, 0),
            ({"joins": "2026-04-01"}, 0, 0),
            ({"leaves": "2025-01-01"}, 0, 0),
            ({"leaves": "2024-12-01"}, 0, 0),
        ],
    )
    def test_the_first_day_counts_and_the_day_of_leaving_does_not(
        self, dates: dict[str, str], days: int, months: int
    ) -> None:
        assert quota_for(self.SPRING, **dates).value == Money(days, "EUR")
        found = quota_for(self.SPRING, variant="whole_months", **dates)
        assert found.value == Money(months, "EUR")

    def test_months_at_the_ends_of_a_period_are_whole_when_all_their_days_count(self) -> None:
        odd = quota(Period.named("2024-12-15/2025-02-15"), 30)
        assert quota_for(odd, variant="whole_months").value == 30
        assert quota_for(odd, joins="2025-01-01", variant="whole_months").value == 20
        assert quota_for(odd, joins="2024-12-16", variant="whole_months").value == 20

    def test_who_starts_in_december_has_a_month_left(self) -> None:
        found = quota_for(quota(amount=120), joins="2024-12-01", variant="whole_months")
        assert found.value == 10

    def test_leaving_before_joining_is_refused(self) -> None:
        with pytest.raises(BadArgument, match="joins, or a later day"):
            quota_for(self.SPRING, joins="2025-02-15", leaves="2025-02-14")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"joins": "15-2-2025"},
            {"leaves": datetime(2025, 2, 15)},  # noqa: DTZ001 - no date
            {"joins": 2025},
            {"variant": "weighted_quarters"},
            {"variant": None},
        ],
        ids=str,
    )
    def test_anything_else_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadArgument):
            quota_for(self.SPRING, **wrong)

    def test_it_takes_a_quota(self) -> None:
        with pytest.raises(WrongArgument, match="give a Quota"):
            quota_for(EUROS)  # type: ignore[arg-type] # on purpose


class TestRamp:
    """A part of the monthly quota for each month."""

    def test_the_parts_add_up(self) -> None:
        shares = [0, Decimal("0.25"), Decimal("0.5")]
        found = ramped_quota(monthly=Money(100_000, "EUR"), shares=shares)
        assert found.value == Money(75_000, "EUR")
        assert ramped_quota(monthly=10, shares=shares).value == Fraction(15, 2)

    def test_no_months_are_0_and_more_than_the_whole_counts_as_given(self) -> None:
        assert ramped_quota(monthly=10, shares=[]).value == 0
        assert ramped_quota(monthly=10, shares=[Decimal("1.5")]).value == 15

    @pytest.mark.parametrize("wrong", [[-1], [0.5], "12", 1, [None], [Decimal("NaN")]])
    def test_other_parts_are_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            ramped_quota(monthly=10, shares=wrong)

    @pytest.mark.parametrize("wrong", NO_QUOTA)
    def test_other_quotas_are_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            ramped_quota(monthly=wrong, shares=[1])


class TestGap:
    """What is still to be reached."""

    def test_it_is_exact(self) -> None:
        found = quota_gap(quota=EUROS, actual=Money("36000.005", "EUR"))
        assert (found.value, found.exact) == (Money("53999.995", "EUR"), True)
        assert quota_gap(quota=5, actual=Decimal("1.5")).value == Fraction(7, 2)

    def test_above_the_quota_it_is_below_0(self) -> None:
        assert quota_gap(quota=5, actual=8).value == -3
        assert quota_gap(quota=0, actual=0).value == 0

    def test_what_was_taken_back_is_to_be_reached_again(self) -> None:
        assert quota_gap(quota=5, actual=-3).value == 8

    def test_each_day_that_is_left_takes_its_part(self) -> None:
        found = quota_gap(variant="per_day", quota=EUROS, actual=Money(60_000, "EUR"), days_left=7)
        assert found.value == Money("4285.71", "EUR")
        assert quota_gap(variant="per_day", quota=5, actual=1, days_left=8).value == Fraction(1, 2)

    def test_a_quota_that_is_reached_asks_nothing_of_any_day(self) -> None:
        for actual, days in ((5, 3), (9, 3), (5, 0)):
            found = quota_gap(variant="per_day", quota=5, actual=actual, days_left=days)
            assert undefined(found, "quota_reached")

    def test_without_days_it_is_undefined(self) -> None:
        assert undefined(quota_gap(variant="per_day", quota=5, actual=1, days_left=0))


class TestCapacity:
    """What sellers can carry."""

    def test_of_all_and_of_who_carry_a_part(self) -> None:
        share = Decimal("0.8")
        assert quota_capacity(sellers=3, quota=EUROS, attainment=share).value == EUROS * 3 * share
        ramp = [1, Decimal("0.5"), 0]
        found = quota_capacity(variant="ramped", ramp=ramp, quota=10, attainment=Ratio(4, 5))
        assert found.value == 12

    def test_nobody_sells_nothing(self) -> None:
        assert quota_capacity(sellers=0, quota=EUROS, attainment=1).value == EUROS * 0
        assert quota_capacity(variant="ramped", ramp=[], quota=10, attainment=1).value == 0

    @pytest.mark.parametrize(
        "wrong",
        [
            *({"quota": one} for one in NO_QUOTA),
            {"sellers": -1},
            {"sellers": Decimal("1.5")},
            {"attainment": -1},
            {"attainment": 0.8},
            {"attainment": Ratio(1, 0)},
            {"attainment": Ratio(-1, 2)},
            {"attainment": Decimal("1E-999999")},
            {"attainment": EUROS},
        ],
        ids=str,
    )
    def test_other_numbers_are_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"sellers": 1, "quota": EUROS, "attainment": 1, **wrong}
        with pytest.raises(BadArgument):
            quota_capacity(**given)


class TestRunRate:
    """The pace so far, to the end of the period."""

    def test_what_the_whole_period_gives(self) -> None:
        found = run_rate(actual=Money(36_000, "EUR"), days_elapsed=45, days_in_period=91)
        assert found.value == Money(72_800, "EUR")
        assert run_rate(actual=5, days_elapsed=2, days_in_period=3).value == Fraction(15, 2)
        assert run_rate(actual=-5, days_elapsed=1, days_in_period=3).value == -15

    def test_of_the_quota(self) -> None:
        found = run_rate(
            variant="of_quota",
            actual=Money(36_000, "EUR"),
            quota=EUROS,
            days_elapsed=45,
            days_in_period=90,
        )
        assert isinstance(found.value, Ratio)
        assert found.value.fraction() == Fraction(4, 5)
        assert not found.small_sample
        assert found.unit == "ratio"

    def test_at_the_end_it_is_what_was_reached(self) -> None:
        assert run_rate(actual=5, days_elapsed=90, days_in_period=90).value == 5

    @pytest.mark.parametrize("variant", ["projected", "of_quota"])
    def test_before_the_first_day_is_over_it_is_undefined(self, variant: str) -> None:
        given: dict[str, Any] = {"quota": 9} if variant == "of_quota" else {}
        for whole in (0, 90):
            found = run_rate(
                variant=variant, actual=5, days_elapsed=0, days_in_period=whole, **given
            )
            assert undefined(found)

    @pytest.mark.parametrize("variant", ["projected", "of_quota"])
    def test_more_days_than_there_are_is_refused(self, variant: str) -> None:
        given: dict[str, Any] = {"quota": 9} if variant == "of_quota" else {}
        found = run_rate(variant=variant, actual=5, days_elapsed=4, days_in_period=3, **given)
        assert refused(found, "longer_than_period")

    def test_of_a_quota_of_0_it_is_undefined(self) -> None:
        assert undefined(
            run_rate(variant="of_quota", actual=5, quota=0, days_elapsed=1, days_in_period=3)
        )


class TestOneUnit:
    """Money is never set against pieces, nor euros against dollars."""

    CALLS: tuple[tuple[Any, dict[str, Any]], ...] = (
        (quota_gap, {}),
        (quota_gap, {"variant": "per_day", "days_left": 3}),
        (run_rate, {"variant": "of_quota", "days_elapsed": 1, "days_in_period": 3}),
    )

    @pytest.mark.parametrize(("metric", "more"), CALLS)
    def test_it(self, metric: Any, more: dict[str, Any]) -> None:
        for quota_, actual in ((EUROS, 40), (40, EUROS)):
            with pytest.raises(BadArgument, match="as quota is"):
                metric(quota=quota_, actual=actual, **more)
        with pytest.raises(CurrencyMismatch):
            metric(quota=EUROS, actual=Money(1, "USD"), **more)


def test_numbers_are_named_and_no_other() -> None:
    for metric in (prorated_quota, ramped_quota, quota_gap, quota_capacity, run_rate):
        with pytest.raises(SalesTermsError):
            metric(quota=5, nothing=3)
        assert "Gedefinieerd" not in metric.describe()
        assert metric.describe("nl") != metric.describe()
