"""Laws of repeat buying: what is true of any customers, and of any parameters."""

from datetime import timedelta
from math import inf
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from salesterms import Money
from salesterms.metrics import (
    BgNbd,
    GammaGamma,
    PurchaseHistory,
    TimeUnit,
    Transaction,
    bg_nbd_fit,
    gamma_gamma_fit,
    purchase_histories,
)
from salesterms.metrics.repeat_buying import would_be
from salesterms.metrics.repeat_buying.likelihood import BgNbdLikelihood
from salesterms.results import Status
from salesterms.strategies import dates, histories_of_purchases, transactions

SHAPES = st.floats(0.01, 100)
TIMES = st.floats(0.001, 1000)
#: What stands there twice would count twice, and is refused.
TRANSACTIONS = st.lists(transactions(), max_size=12, unique_by=lambda one: one.id)
HISTORIES = histories_of_purchases()
BUYERS = HISTORIES.filter(lambda row: row.repeat_spend is not None)
#: What two sums of the same terms may differ by.
SAME = 1e-9


@st.composite
def models(draw: st.DrawFn) -> BgNbd:
    """Any parameters of the order that customers have."""
    return BgNbd(
        r=draw(SHAPES), alpha=draw(SHAPES), a=draw(SHAPES), b=draw(SHAPES), unit=TimeUnit.WEEKS
    )


@st.composite
def amounts(draw: st.DrawFn) -> GammaGamma:
    """Any parameters with a finite mean."""
    q = draw(st.floats(1.01, 100))
    return GammaGamma(p=draw(SHAPES), q=q, v=draw(SHAPES), currency="EUR")


def near(one: float | None, other: float | None, share: float = SAME) -> bool:
    assert one is not None
    assert other is not None
    return abs(one - other) <= share * max(abs(one), abs(other))


def simulated(seed: int, customers: int = 150) -> list[PurchaseHistory]:
    """Customers of the model itself, by rates and chances that are drawn for each of them."""
    draw = Random(seed)
    rows = []
    for number in range(customers):
        rate, leaves = draw.gammavariate(0.9, 1 / 25), draw.betavariate(0.8, 2.5)
        mean = draw.gammavariate(4, 1 / 3)
        age, time, days = draw.randint(100, 280), 0.0, set[int]()
        while (time := time + draw.expovariate(rate)) < age:
            days.add(int(time) + 1)
            if draw.random() < leaves:
                break
        spend = sum(round(draw.gammavariate(5, 8 / mean), 2) + 0.01 for _ in days)
        rows.append(
            PurchaseHistory(
                id=f"A-{number}",
                frequency=len(days),
                recency=max(days, default=0),
                age=age,
                repeat_spend=Money(f"{spend:.2f}", "EUR") if days else None,
            )
        )
    return rows


SEEDS = st.integers(0, 10**6)


class TestChancesAddUp:
    """The chances of all numbers of purchases add up to 1."""

    @given(models(), TIMES)
    @settings(max_examples=20)
    def test_with_a_rest_that_is_bounded(self, model: BgNbd, time: float) -> None:
        r, alpha, _, _ = model.numbers
        most = min(int(20 * r * time / alpha) + 50, 3000)

        total = sum(model.probability(number, time) for number in range(most))

        # Of those who make more purchases than that, there are no more than would if nobody left.
        rest = would_be.at_least(r, alpha, time, most)
        assert 1 - rest - SAME <= total <= 1 + SAME

    @given(models(), TIMES, st.integers(0, 1000))
    def test_each_of_them_is_a_chance(self, model: BgNbd, time: float, number: int) -> None:
        assert 0 <= model.probability(number, time) <= 1

    @given(models(), st.floats(0.001, 20))
    @settings(max_examples=20)
    def test_their_mean_is_what_is_expected(self, model: BgNbd, time: float) -> None:
        r, alpha, _, _ = model.numbers
        assume(r * time / alpha < 50)
        most = 2000

        mean = sum(number * model.probability(number, time) for number in range(most))

        assume(most * would_be.at_least(r, alpha, time, most) < SAME)
        assert near(mean, model.expected_purchases(time), 1e-7)


class TestMoreTimeMorePurchases:
    """What is expected rises with time, from 0, and never faster than the mean rate."""

    @given(models(), TIMES, TIMES)
    def test_of_a_new_customer(self, model: BgNbd, time: float, more: float) -> None:
        r, alpha, _, _ = model.numbers
        sooner, later = model.expected_purchases(time), model.expected_purchases(time + more)

        assert 0 < sooner <= later * (1 + SAME)
        assert later - sooner <= (1 + SAME) * r * more / alpha + SAME * later

    @given(models(), HISTORIES, TIMES, TIMES)
    def test_of_a_customer(
        self, model: BgNbd, row: PurchaseHistory, time: float, more: float
    ) -> None:
        sooner = model.expected_purchases_of(row, time)

        later = model.expected_purchases_of(row, time + more)

        assert 0 <= sooner <= later * (1 + SAME)

    @given(models())
    def test_in_no_time_nothing(self, model: BgNbd) -> None:
        assert model.expected_purchases(0) == 0

    @given(models(), st.floats(0.001, 40))
    def test_it_does_not_matter_how_it_is_computed(self, model: BgNbd, time: float) -> None:
        assume(time / model.numbers[1] < 100)
        series = would_be.by_series(*model.numbers, time)
        assume(series > 0)

        assert near(series, would_be.by_integral(*model.numbers, time), 1e-8)


class TestAlive:
    """Whether a customer is still there is a chance: 1 at the start, and less with silence."""

    @given(models(), HISTORIES)
    def test_it_lies_from_0_to_1(self, model: BgNbd, row: PurchaseHistory) -> None:
        assert 0 <= model.alive(row) <= 1

    @given(models(), HISTORIES)
    def test_without_repeat_purchases_it_is_1(self, model: BgNbd, row: PurchaseHistory) -> None:
        once = evolve(row, frequency=0, recency=0, repeat_spend=None)

        assert model.alive(once) == 1

    @given(models(), HISTORIES, st.integers(1, 1000))
    def test_it_never_rises_with_silence(
        self, model: BgNbd, row: PurchaseHistory, weeks: int
    ) -> None:
        assert model.alive(evolve(row, age=row.age + weeks)) <= model.alive(row)


class TestTimeHasNoUnitOfItsOwn:
    """In days alpha is seven times that in weeks, and all else is the same."""

    @given(models(), HISTORIES, TIMES)
    def test_of_what_is_expected(self, model: BgNbd, row: PurchaseHistory, time: float) -> None:
        days = evolve(model, alpha=7 * model.numbers[1], unit=TimeUnit.DAYS)
        same = evolve(row, recency=7 * row.recency, age=7 * row.age, unit=TimeUnit.DAYS)

        assert near(days.expected_purchases(7 * time), model.expected_purchases(time))
        assert near(days.alive(same), model.alive(row), 1e-8)
        assert near(
            days.expected_purchases_of(same, 7 * time), model.expected_purchases_of(row, time), 1e-8
        )

    @given(SEEDS, st.integers(1, 10**6))
    @settings(max_examples=4)
    def test_of_a_fit(self, seed: int, factor: int) -> None:
        rows = simulated(seed)
        scaled = [evolve(row, recency=row.recency * factor, age=row.age * factor) for row in rows]
        one, other = bg_nbd_fit(rows), bg_nbd_fit(scaled)

        assert one.status is other.status
        assume(one.parameters is not None)
        r, alpha, a, b = one.or_raise().numbers
        tolerance = 2 * one.tolerance
        assert other.or_raise().numbers == pytest.approx((r, alpha * factor, a, b), rel=tolerance)


class TestTheOrderMakesNoDifference:
    """Customers are no sequence: in another order the very same is found."""

    @given(SEEDS)
    @settings(max_examples=3)
    def test_of_the_fits(self, seed: int) -> None:
        rows = simulated(seed)
        mixed = Random(seed).sample(rows, len(rows))

        assert bg_nbd_fit(mixed) == bg_nbd_fit(rows)
        assert gamma_gamma_fit(mixed) == gamma_gamma_fit(rows)

    @given(TRANSACTIONS, dates(), st.randoms(use_true_random=False))
    def test_of_transactions(self, given_: list[Transaction], as_of: Any, mixing: Random) -> None:
        mixed = mixing.sample(given_, len(given_))
        one = purchase_histories(given_, as_of=as_of)
        other = purchase_histories(mixed, as_of=as_of)

        assert {row.id: row for row in one.rows} == {row.id: row for row in other.rows}
        assert one.left_out == other.left_out


class TestHistories:
    """Every transaction is told in a row, or is left out for a reason."""

    @given(TRANSACTIONS, dates())
    def test_each_customer_has_one_row(self, given_: list[Transaction], as_of: Any) -> None:
        found = purchase_histories(given_, as_of=as_of)
        there = [one for one in given_ if one.on <= as_of and not one.is_refund]

        assert [row.id for row in found.rows] == list(dict.fromkeys(one.customer for one in there))
        assert len(given_) - len(there) == sum(found.left_out.values())
        days = {(one.customer, one.on) for one in there}
        assert sum(row.frequency + 1 for row in found.rows) == len(days)

    @given(TRANSACTIONS, dates(), st.integers(0, 5000))
    def test_a_shift_of_all_days_changes_nothing(
        self, given_: list[Transaction], as_of: Any, days: int
    ) -> None:
        shift = timedelta(days=days)
        later = [evolve(one, on=one.on + shift) for one in given_]

        found = purchase_histories(later, as_of=as_of + shift)

        assert found.rows == purchase_histories(given_, as_of=as_of).rows

    @given(TRANSACTIONS, dates())
    def test_a_week_is_seven_days(self, given_: list[Transaction], as_of: Any) -> None:
        days = purchase_histories(given_, as_of=as_of).rows
        weeks = purchase_histories(given_, as_of=as_of, unit=TimeUnit.WEEKS).rows

        for one, other in zip(days, weeks, strict=True):
            assert (one.recency, one.age) == (7 * other.recency, 7 * other.age)
            assert (one.frequency, one.repeat_spend) == (other.frequency, other.repeat_spend)


class TestAmountsOfGammaGamma:
    """What is expected of a customer lies between its own mean and that of all."""

    @given(amounts(), BUYERS)
    def test_it_lies_between(self, model: GammaGamma, row: PurchaseHistory) -> None:
        assert row.repeat_spend is not None
        own = float(row.repeat_spend.amount) / row.frequency
        found, mean = model.expected_amount_of(row), model.expected_amount
        assert found is not None
        assert mean is not None

        low, high = sorted((own, mean))
        assert low * (1 - SAME) <= found <= high * (1 + SAME)

    @given(amounts(), BUYERS, st.integers(1, 10**6))
    def test_it_scales_with_money(
        self, model: GammaGamma, row: PurchaseHistory, factor: int
    ) -> None:
        assert row.repeat_spend is not None
        dear = evolve(row, repeat_spend=Money(row.repeat_spend.amount * factor, "EUR"))
        scaled = evolve(model, v=model.numbers[2] * factor)
        found = model.expected_amount_of(row)
        assert found is not None

        assert near(scaled.expected_amount_of(dear), found * factor)

    @given(SEEDS, st.integers(2, 10**6))
    @settings(max_examples=4)
    def test_a_fit_scales_with_money(self, seed: int, factor: int) -> None:
        rows = [row for row in simulated(seed) if row.repeat_spend]
        dear = [
            evolve(row, repeat_spend=Money(row.repeat_spend.amount * factor, "EUR"))
            for row in rows
            if row.repeat_spend
        ]
        one, other = gamma_gamma_fit(rows), gamma_gamma_fit(dear)

        assert one.status is other.status
        assume(one.parameters is not None)
        p, q, v = one.or_raise().numbers
        tolerance = 2 * one.tolerance
        assert other.or_raise().numbers == pytest.approx((p, q, v * factor), rel=tolerance)


class TestAFitIsHighest:
    """No parameters nearby are likelier than those that are found; or none are found at all."""

    @given(SEEDS, st.integers(0, 3), st.sampled_from([0.9, 0.999, 1.001, 1.1]))
    @settings(max_examples=4)
    def test_of_bg_nbd(self, seed: int, place: int, factor: float) -> None:
        rows = simulated(seed)
        found = bg_nbd_fit(rows)
        assume(found.parameters is not None)
        at = list(found.or_raise().numbers)

        at[place] *= factor

        assert found.log_likelihood is not None
        told = [(row.frequency, float(row.recency), float(row.age)) for row in rows]
        assert BgNbdLikelihood(told)(*at) < found.log_likelihood

    @given(st.lists(HISTORIES, max_size=12))
    @settings(max_examples=15)
    def test_of_any_customers_there_is_a_model_or_a_reason(
        self, rows: list[PurchaseHistory]
    ) -> None:
        for found in (bg_nbd_fit(rows), gamma_gamma_fit(rows)):
            if found.parameters is None:
                assert found.reason
                assert found.log_likelihood is None
            else:
                assert (found.status, found.reason) == (Status.MEASURED, "")
                assert all(0 < number < inf for number in found.parameters.numbers)
                assert found.log_likelihood is not None
                assert abs(found.log_likelihood) < inf
