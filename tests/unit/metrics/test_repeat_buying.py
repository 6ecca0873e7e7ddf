"""Repeat buying: histories from transactions, what the models say of customers, and their fits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count
from math import exp, inf, isfinite, lgamma, log, nan
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from salesterms import (
    Money,
    expected_purchase_amount,
    expected_repeat_purchases,
    probability_alive,
    repeat_purchase_probability,
)
from salesterms.entities import Order
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    BadArgument,
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
from salesterms.metrics.repeat_buying.highest import _by_newton, _Counted, highest
from salesterms.metrics.repeat_buying.log_gamma import log_beta, log_rising
from salesterms.results import NotMeasured, Status
from salesterms.results.words import reason_text, significant
from salesterms.values import CurrencyMismatch

CDS: dict[str, Any] = {"r": 0.242593, "alpha": 4.413531, "a": 0.792887, "b": 2.425757}
MODEL = BgNbd(**CDS, unit=TimeUnit.WEEKS)
SPEND = GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD")


def euros(amount: object) -> Money:
    return Money(str(amount), "EUR")


_NUMBERS = count(1)


def bought(on: date, amount: Money | None = None, customer: str = "A-1") -> Transaction:
    return Transaction(id=f"T-{next(_NUMBERS)}", customer=customer, on=on, amount=amount)


def customer(**changed: Any) -> PurchaseHistory:
    given: dict[str, Any] = {"id": "A-1", "frequency": 2, "recency": 30, "age": 39}
    given |= {"unit": TimeUnit.WEEKS, **changed}
    return PurchaseHistory(**given)


class TestHistories:
    def test_time_begins_at_the_first_purchase_in_whatever_order_they_come(self) -> None:
        days = (date(2026, 1, 20), date(2026, 1, 1), date(2026, 1, 8))
        [row] = purchase_histories([bought(on) for on in days], as_of=date(2026, 1, 31)).rows

        assert (row.frequency, row.recency, row.age) == (2, Fraction(19), Fraction(30))
        assert row.unit is TimeUnit.DAYS

    def test_a_time_in_weeks_is_exact(self) -> None:
        days = [bought(date(2026, 1, 1)), bought(date(2026, 1, 11))]
        [row] = purchase_histories(days, as_of=date(2026, 1, 13), unit=TimeUnit.WEEKS).rows

        assert (row.recency, row.age) == (Fraction(10, 7), Fraction(12, 7))

    def test_several_purchases_on_one_day_count_once_and_their_amounts_together(self) -> None:
        given = [
            bought(date(2026, 1, 1), euros(100)),
            bought(date(2026, 1, 1), euros(50)),
            bought(date(2026, 1, 3), euros(1)),
            bought(date(2026, 1, 3), euros("2.50")),
            bought(date(2026, 1, 4), euros("0.01")),
        ]
        [row] = purchase_histories(given, as_of=date(2026, 1, 31)).rows

        assert (row.frequency, row.repeat_spend) == (2, euros("3.51"))
        assert row.mean_purchase == euros("1.76")

    def test_what_was_bought_on_the_as_of_date_counts_and_a_day_later_is_left_out(self) -> None:
        given = [bought(date(2026, 1, day)) for day in (1, 30, 31)]
        found = purchase_histories(given, as_of=date(2026, 1, 30))

        assert (found.rows[0].frequency, found.rows[0].recency) == (1, Fraction(29))
        assert found.left_out == {"bought_later": 1}
        assert (found.as_of, found.unit) == (date(2026, 1, 30), TimeUnit.DAYS)

    def test_a_refund_is_left_out_and_makes_nobody_a_customer(self) -> None:
        given = [
            bought(date(2026, 1, 1), euros(10)),
            bought(date(2026, 1, 5), euros(-10)),
            bought(date(2026, 1, 6), euros(-1), customer="A-2"),
        ]
        found = purchase_histories(given, as_of=date(2026, 1, 30))

        assert [(row.id, row.frequency) for row in found.rows] == [("A-1", 0)]
        assert found.left_out == {"refund": 2}

    def test_an_amount_of_zero_is_a_purchase(self) -> None:
        given = [bought(date(2026, 1, 1)), bought(date(2026, 1, 2), euros(0))]
        [row] = purchase_histories(given, as_of=date(2026, 1, 30)).rows

        assert (row.frequency, row.repeat_spend) == (1, euros(0))

    def test_one_amount_that_is_not_known_leaves_the_spend_unknown(self) -> None:
        given = [
            bought(date(2026, 1, 1), euros(1)),
            bought(date(2026, 1, 2), euros(1)),
            bought(date(2026, 1, 3)),
        ]
        [row] = purchase_histories(given, as_of=date(2026, 1, 30)).rows

        assert (row.frequency, row.repeat_spend, row.mean_purchase) == (2, None, None)

    def test_who_bought_once_has_no_repeat_spend(self) -> None:
        [row] = purchase_histories(
            [bought(date(2026, 1, 1), euros(9))], as_of=date(2026, 1, 3)
        ).rows

        assert (row.frequency, row.repeat_spend) == (0, None)
        assert (row.recency, row.age) == (Fraction(0), Fraction(2))

    def test_orders_are_transactions(self) -> None:
        orders = [
            Order(id=str(day), account="A-9", ordered_on=date(2026, 1, day), amount=euros(day))
            for day in (1, 4)
        ]
        [row] = purchase_histories(orders, as_of=date(2026, 1, 10)).rows

        assert (row.id, row.recency, row.repeat_spend) == ("A-9", Fraction(3), euros(4))

    def test_of_nothing_there_are_no_rows(self) -> None:
        found = purchase_histories([], as_of=date(2026, 1, 1))

        assert (found.rows, dict(found.left_out)) == ((), {})

    def test_two_currencies_are_never_added(self) -> None:
        given = [
            bought(date(2026, 1, 1), euros(1)),
            bought(date(2026, 1, 1), Money(1, "USD"), customer="A-2"),
        ]
        with pytest.raises(CurrencyMismatch):
            purchase_histories(given, as_of=date(2026, 1, 1))

    @pytest.mark.parametrize(
        "wrong",
        [
            {"as_of": "January"},
            {"as_of": None},
            {"unit": "years"},
            {"unit": TimeUnit.MONTHS},
            {"unit": "months"},
            {"transactions": [customer()]},
            {"transactions": "A-1"},
        ],
    )
    def test_wrong_arguments_are_named(self, wrong: dict[str, Any]) -> None:
        right: dict[str, Any] = {"transactions": [], "as_of": date(2026, 1, 1)}
        with pytest.raises((BadArgument, WrongArgument)):
            purchase_histories(**(right | wrong))

    def test_a_day_and_a_unit_may_be_told_by_their_names(self) -> None:
        given = [bought(date(2026, 1, day)) for day in (1, 15)]
        named = purchase_histories(given, as_of="2026-01-29", unit="weeks")
        assert named == purchase_histories(given, as_of=date(2026, 1, 29), unit=TimeUnit.WEEKS)

    def test_months_are_no_unit_of_a_row(self) -> None:
        with pytest.raises(WrongArgument):
            customer(unit=TimeUnit.MONTHS)


class TestARow:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"recency": 40},
            {"recency": 0},
            {"frequency": 0},
            {"frequency": 0, "recency": 0, "repeat_spend": euros(1)},
        ],
    )
    def test_numbers_that_contradict_each_other_are_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadArgument):
            customer(**wrong)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": ""},
            {"frequency": -1},
            {"frequency": True},
            {"frequency": 100_001},
            {"recency": 1.5},
            {"age": Fraction(-1)},
            {"age": 10**10},
            {"age": Fraction(1, 10**7)},
            {"recency": Decimal("NaN")},
            {"unit": "weeks"},
            {"repeat_spend": euros(-1)},
            {"repeat_spend": 3},
        ],
    )
    def test_values_of_another_kind_are_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(WrongArgument):
            customer(**wrong)

    def test_decimals_are_kept_exactly(self) -> None:
        assert customer(recency=Decimal("30.43")).recency == Fraction(3043, 100)

    def test_it_is_frozen(self) -> None:
        with pytest.raises(FrozenInstanceError):
            customer().age = Fraction(1)  # type: ignore[misc]


class TestBgNbd:
    def test_who_never_bought_again_is_surely_there(self) -> None:
        assert MODEL.alive(customer(frequency=0, recency=0)) == 1

    def test_the_chance_of_being_there_falls_with_silence(self) -> None:
        chances = [MODEL.alive(customer(age=age)) for age in (30, 31, 60, 10**6)]

        assert chances == sorted(chances, reverse=True)
        assert 0 < chances[-1] < 1e-9

    def test_more_silence_than_a_float_can_tell_is_a_chance_of_nothing(self) -> None:
        assert MODEL.alive(customer(frequency=100, recency=1, age=10**9)) == 0

    def test_what_a_customer_will_buy_is_less_the_less_it_is_likely_there(self) -> None:
        recent, silent = customer(recency=39), customer(recency=10)

        assert MODEL.expected_purchases_of(recent, 10) > MODEL.expected_purchases_of(silent, 10)
        assert MODEL.expected_purchases_of(recent, 0) == 0

    def test_the_model_and_the_metrics_say_the_same(self) -> None:
        told: dict[str, Any] = {"purchases": 2, "recency": 30, "age": 39}

        assert MODEL.alive(customer()) == probability_alive(**CDS, **told).value
        assert (
            MODEL.expected_purchases_of(customer(), 26)
            == expected_repeat_purchases(**CDS, **told, time=26, variant="customer").value
        )
        assert MODEL.expected_purchases(26) == expected_repeat_purchases(**CDS, time=26).value
        assert (
            MODEL.probability(3, 26)
            == repeat_purchase_probability(**CDS, purchases=3, time=26).value
        )

    def test_in_no_time_nothing_is_bought(self) -> None:
        assert [MODEL.probability(purchases, 0) for purchases in (0, 1)] == [1, 0]
        assert 0.9 < MODEL.probability(0, 0.01) < 1

    def test_exact_numbers_do_as_well_as_floats(self) -> None:
        exact = BgNbd(r=Decimal("0.25"), alpha=4, a=Fraction(1, 2), b=Fraction(5, 2))

        assert exact.expected_purchases(Decimal("32.5")) == BgNbd(
            r=0.25, alpha=4.0, a=0.5, b=2.5
        ).expected_purchases(32.5)

    def test_times_in_another_unit_are_refused(self) -> None:
        with pytest.raises(BadArgument, match="weeks"):
            MODEL.alive(customer(unit=TimeUnit.DAYS))

    @pytest.mark.parametrize("wrong", [0, -1, inf, float("nan"), 1e7, True, "1", None, 10**400])
    def test_parameters_out_of_range_are_refused(self, wrong: Any) -> None:
        for name in ("r", "a", "b"):
            with pytest.raises(WrongArgument):
                BgNbd(**(CDS | {name: wrong}))

    def test_other_arguments_out_of_range_are_refused(self) -> None:
        with pytest.raises(WrongArgument):
            MODEL.expected_purchases(-1)
        with pytest.raises(WrongArgument):
            MODEL.probability(1, -1)
        with pytest.raises(WrongArgument):
            MODEL.probability(-1, 1)
        with pytest.raises(WrongArgument):
            MODEL.expected_purchases_of(customer(), -1)
        with pytest.raises(WrongArgument):
            MODEL.alive("A-1")  # type: ignore[arg-type]
        with pytest.raises(WrongArgument):
            BgNbd(**CDS, unit="weeks")  # type: ignore[arg-type]

    def test_a_formula_takes_no_contradicting_times(self) -> None:
        with pytest.raises(BadArgument):
            probability_alive(**CDS, purchases=2, recency=40, age=39)
        with pytest.raises(BadArgument):
            expected_repeat_purchases(
                **CDS, purchases=0, recency=1, age=39, time=1, variant="customer"
            )


class TestWouldBe:
    """The mathematics, at the edges of what floats can tell."""

    def test_a_shape_of_one_is_no_exception(self) -> None:
        beside = [would_be.expected(0.3, 4.0, a, 2.4, 50.0) for a in (1 - 1e-7, 1.0, 1 + 1e-7)]

        assert beside[0] > beside[1] > beside[2]
        assert beside[0] == pytest.approx(beside[2], rel=1e-6)

    @pytest.mark.parametrize("time", [0.001, 1.0, 40.0, 400.0])
    @pytest.mark.parametrize("a", [0.01, 1.0, 30.0])
    @pytest.mark.parametrize("b", [0.02, 2.4, 500.0])
    def test_the_series_and_the_integral_agree(self, a: float, b: float, time: float) -> None:
        series = would_be.by_series(0.25, 4.4, a, b, time)

        assert would_be.by_integral(0.25, 4.4, a, b, time) == pytest.approx(series, rel=1e-10)

    @pytest.mark.parametrize("time", [1e-6, 1.0, 40.0])
    @pytest.mark.parametrize("a", [1e-6, 0.3, 1e6])
    @pytest.mark.parametrize("b", [1e-6, 2.4, 1e6])
    def test_so_they_do_however_wide_chances_are_spread(
        self, a: float, b: float, time: float
    ) -> None:
        series = would_be.by_series(2.0, 1.0, a, b, time)

        assert would_be.by_integral(2.0, 1.0, a, b, time) == pytest.approx(series, rel=1e-11)

    @pytest.mark.parametrize(("a", "b"), [(0.79, 2.4), (0.243, 1e-6), (1e-6, 1e6), (1e6, 1e-6)])
    @pytest.mark.parametrize("alpha", [1e-6, 4.4])
    def test_many_times_in_one_integral(self, alpha: float, a: float, b: float) -> None:
        parts = [(1.0, 0.5), (2.0, 0.25), (1000.0, 0.125)]
        one_by_one = sum(weight * would_be.expected(2.0, alpha, a, b, t) for t, weight in parts)

        found = would_be.weighed(2.0, alpha, a, b, parts)

        assert found == pytest.approx(one_by_one, rel=1e-11)
        assert would_be.weighed(2.0, alpha, a, b, []) == 0

    def test_a_rate_that_all_customers_share(self) -> None:
        """Nearly all buy 2 a week and leave with a chance of 1/2: 1 - e^-2t/2 over 1/2."""
        found = would_be.expected(1e6, 5e5, 5e5, 5e5, 1.0)

        assert found == pytest.approx(2 * (1 - exp(-1)), rel=1e-5)

    def test_nobody_who_leaves(self) -> None:
        assert would_be.expected(2.0, 4.0, 1e-6, 1e6, 1e3) == pytest.approx(500, rel=1e-6)

    def test_an_age_of_ages(self) -> None:
        assert isfinite(would_be.expected(1e-6, 1e-9, 1e-6, 1e-6, 1e15))
        assert would_be.expected(1.0, 1.0, 1.0, 1.0, 1e9) == pytest.approx(log(1e9), rel=1e-8)

    @pytest.mark.parametrize("k", [1, 5, 40, 400])
    @pytest.mark.parametrize("time", [0.01, 10.0, 1e4])
    def test_at_least_so_many_is_what_the_chances_add_up_to(self, k: int, time: float) -> None:
        below = [exp(would_be.log_weight(2.5, 4.0, time, j)) for j in range(k)]

        assert would_be.at_least(2.5, 4.0, time, k) == pytest.approx(1 - sum(below), abs=1e-12)

    def test_a_small_chance_keeps_its_digits(self) -> None:
        first = exp(would_be.log_weight(2.5, 4.0, 0.01, 40))

        assert 1e-103 < first < would_be.at_least(2.5, 4.0, 0.01, 40) < 1.003 * first

    @pytest.mark.parametrize("alpha", [1e-9, 4.4, 1e15])
    @pytest.mark.parametrize("time", [1e-12, 1e-6, 1.0, 1e15])
    def test_chances_of_short_times_and_long_ones_add_up(self, alpha: float, time: float) -> None:
        model = BgNbd(r=0.25, alpha=alpha, a=30, b=0.5)
        chances = [model.probability(times, time) for times in range(60)]

        assert sum(chances) == pytest.approx(1, rel=1e-9)
        assert min(chances) >= 0

    def test_in_a_short_time_one_purchase_is_as_likely_as_the_time_is_long(self) -> None:
        found = [MODEL.probability(1, time) for time in (1e-12, 1e-11, 1e-10)]

        mean = CDS["r"] / CDS["alpha"]
        assert found == pytest.approx([mean * 1e-12, mean * 1e-11, mean * 1e-10], rel=1e-9)

    @pytest.mark.parametrize("time", [1e-13, 1e-320, 5e-324, -1e-12, 2e15, inf, nan])
    def test_a_time_has_bounds(self, time: float) -> None:
        with pytest.raises(WrongArgument, match="time"):
            MODEL.probability(0, time)
        with pytest.raises(WrongArgument, match="time"):
            MODEL.expected_purchases(time)

    @pytest.mark.parametrize("start", [0.1, 49.0, 50.0, 51.0, 3000.0])
    @pytest.mark.parametrize("steps", [0, 1, 7])
    def test_rising_is_a_product(self, start: float, steps: int) -> None:
        product = 1.0
        for k in range(steps):
            product *= start + k
        assert log_rising(start, steps) == pytest.approx(log(product), rel=1e-13, abs=1e-13)

    @pytest.mark.parametrize("one", [0.1, 20.0, 60.0, 700.0])
    @pytest.mark.parametrize("other", [0.2, 49.9, 50.1, 900.0])
    def test_beta_is_that_of_gammas(self, one: float, other: float) -> None:
        plain = lgamma(one) + lgamma(other) - lgamma(one + other)

        assert log_beta(one, other) == pytest.approx(plain, rel=1e-12, abs=1e-12)


class TestGammaGamma:
    def test_without_repeat_purchases_it_is_the_mean_of_all(self) -> None:
        once = customer(frequency=0, recency=0)

        assert SPEND.expected_amount_of(once) == SPEND.expected_amount

    def test_the_more_purchases_the_nearer_to_the_customers_own_mean(self) -> None:
        found = [
            SPEND.expected_amount_of(
                customer(frequency=times, repeat_spend=Money(100 * times, "USD"))
            )
            or 0
            for times in (1, 5, 50)
        ]

        assert SPEND.expected_amount is not None
        assert SPEND.expected_amount < found[0] < found[1] < found[2] < 100

    def test_an_infinite_mean_is_none(self) -> None:
        heavy = evolve(SPEND, q=0.5)

        assert heavy.expected_amount is None
        assert heavy.expected_amount_of(customer(frequency=0, recency=0)) is None
        assert (
            evolve(heavy, p=0.1).expected_amount_of(customer(repeat_spend=Money(5, "USD"))) is None
        )

    def test_of_a_q_near_1_no_digits_are_lost(self) -> None:
        near = evolve(SPEND, p=2, q=Decimal("1.00000000000000000001"), v=3)

        assert near.expected_amount == pytest.approx(6e20, rel=1e-12)

    def test_a_mean_that_no_float_holds_is_none_and_refused(self) -> None:
        two, three = 2**511, 3**322
        part = pow(three, -1, two)
        p, q = Fraction(part, two), Fraction((two * three + 1 - part * three) // two, three)
        assert p + q - 1 == Fraction(1, two * three)
        model = evolve(SPEND, p=p, q=q, v=10**15)

        found = expected_purchase_amount(
            variant="customer", p=p, q=q, v=10**15, purchases=1, mean_purchase=1
        )
        known = customer(frequency=1, repeat_spend=Money(1, "USD"))
        assert model.expected_amount_of(known) is None
        assert (found.status, found.reason) == (Status.REFUSED, "out_of_bounds")

    def test_an_amount_of_too_many_digits_is_refused(self) -> None:
        found = expected_purchase_amount(
            p=1000, q=Decimal("1.00000000000000000000000000001"), v=euros(1000)
        )

        assert (found.status, found.reason) == (Status.REFUSED, "out_of_bounds")

    @pytest.mark.parametrize("spend", [None, euros(5)])
    def test_amounts_must_be_known_in_its_currency(self, spend: Money | None) -> None:
        with pytest.raises(BadArgument):
            SPEND.expected_amount_of(customer(repeat_spend=spend))

    def test_wrong_arguments_are_named(self) -> None:
        with pytest.raises(WrongArgument):
            SPEND.expected_amount_of("A-1")  # type: ignore[arg-type]
        with pytest.raises(WrongArgument):
            evolve(SPEND, v=0)
        with pytest.raises(WrongArgument):
            evolve(SPEND, currency="")

    def test_money_is_rounded_once_and_numbers_are_floats(self) -> None:
        numbers = expected_purchase_amount(p=6.25, q=3.74, v=15.44)
        money = expected_purchase_amount(p=6.25, q=3.74, v=Money("15.44", "USD"))

        assert numbers.value == SPEND.expected_amount
        assert numbers.tolerance == 1e-9
        assert (money.value, money.tolerance) == (Money("35.22", "USD"), None)
        assert not money.exact

    def test_a_formula_takes_no_contradicting_amounts(self) -> None:
        model: dict[str, Any] = {"p": 6.25, "q": 3.74, "variant": "customer"}
        with pytest.raises(BadArgument):
            expected_purchase_amount(**model, v=15, purchases=0, mean_purchase=1)
        with pytest.raises(BadArgument):
            expected_purchase_amount(**model, v=15, purchases=1, mean_purchase=euros(1))

    def test_it_says_where_the_mean_is_infinite(self) -> None:
        found = expected_purchase_amount(p=6.25, q=1, v=15.44)

        assert (found.status, found.reason) == (Status.UNDEFINED, "infinite_mean")
        assert "oneindig" in found.explain("nl")


class TestFits:
    def some(self) -> list[PurchaseHistory]:
        """Customers of whom both models have a highest likelihood, from a vector."""
        from salesterms.conformance import vectors
        from salesterms.documents import structure

        rows = next(iter(vectors("gamma_gamma_fit"))).inputs["rows"]  # type: ignore[index]
        return structure(
            [
                {**row, "repeat_spend": f"{row['repeat_spend']['amount']} EUR"}
                if "repeat_spend" in row
                else dict(row)
                for row in rows
            ],
            list[PurchaseHistory],
        )

    def test_bg_nbd_says_what_it_found(self) -> None:
        found = bg_nbd_fit(self.some())

        assert (found.status, found.reason, found.why()) == (Status.MEASURED, "", "")
        assert found.or_raise() is found.parameters
        assert found.parameters is not None
        assert found.parameters.unit is TimeUnit.DAYS
        assert (found.customers, found.tolerance) == (40, 1e-5)
        assert 0 < found.iterations < 1000
        assert found.left_out == {}

    def test_gamma_gamma_says_who_is_left_out(self) -> None:
        rows = self.some()
        buyers = [row for row in rows if row.frequency]
        zero = evolve(buyers[0], id="A-41", repeat_spend=euros(0))
        unknown = evolve(buyers[0], id="A-42", repeat_spend=None)
        found = gamma_gamma_fit([*rows, zero, unknown])

        assert found.parameters == gamma_gamma_fit(rows).parameters
        assert found.customers == len(buyers)
        assert found.left_out == {
            "no_repeat_purchase": 40 - len(buyers),
            "spend_of_zero": 1,
            "spend_unknown": 1,
        }
        assert found.or_raise().currency == "EUR"

    def test_a_fit_explains_itself(self) -> None:
        found = bg_nbd_fit(self.some())
        numbers = found.or_raise().numbers

        said = found.explain().splitlines()

        assert found.model is found.parameters
        assert said[0].startswith(f"BG/NBD: r {significant(numbers[0])}, alpha ")
        assert said[1] == "  customers: 40"
        assert said[-1].endswith("at most 1e-05")
        assert str(found) == found.explain()
        assert repr(found) == f"<BgNbdFit {said[0].removeprefix('BG/NBD: ')}>"

    def test_it_says_who_is_left_out_and_why_there_is_nothing(self) -> None:
        found = gamma_gamma_fit([customer(frequency=0, recency=0)])

        assert found.explain("nl").splitlines() == [
            "Gamma-Gamma: geen parameters, want geen enkele rij is meegeteld",
            "  klanten: 0",
            f"  buiten beschouwing: 1 x {reason_text('no_repeat_purchase', 'nl')}",
        ]

    def test_of_nobody_there_is_no_model(self) -> None:
        assert (bg_nbd_fit([]).reason, bg_nbd_fit([]).customers) == ("nothing_counted", 0)
        assert gamma_gamma_fit([]).reason == "nothing_counted"

    def test_where_nobody_bought_again_there_is_no_model(self) -> None:
        found = bg_nbd_fit([customer(frequency=0, recency=0)] * 3)

        assert (found.status, found.reason) == (Status.UNDEFINED, "no_repeat_purchases")
        assert found.why("nl") == "niemand kocht een tweede keer"
        with pytest.raises(NotMeasured, match="BgNbdFit"):
            found.or_raise()

    @pytest.mark.parametrize(
        "rows",
        [
            [customer()],
            [customer(frequency=1, recency=9, age=9 + at) for at in range(1, 20)],
            [customer(frequency=at, recency=39) for at in range(1, 20)],
            [customer(recency=39)] * 50,
        ],
        ids=["one customer", "all leave at once", "nobody leaves", "all alike"],
    )
    def test_where_the_likelihood_has_no_highest_point_it_says_so(
        self, rows: list[PurchaseHistory]
    ) -> None:
        found = bg_nbd_fit(rows)

        assert (found.status, found.reason) == (Status.UNDEFINED, "no_interior_maximum")
        assert (found.parameters, found.log_likelihood) == (None, None)
        assert found.iterations > 0
        assert "highest point" in found.why()

    def test_where_everybody_spends_the_same_there_is_no_highest_point(self) -> None:
        rows = [customer(frequency=at, repeat_spend=euros(10 * at)) for at in range(1, 20)]

        assert gamma_gamma_fit(rows).reason == "no_interior_maximum"
        assert gamma_gamma_fit(rows[:1]).reason == "no_interior_maximum"

    def test_units_and_currencies_are_never_mixed(self) -> None:
        days = bg_nbd_fit([customer(), customer(unit=TimeUnit.DAYS)])
        money = gamma_gamma_fit(
            [customer(repeat_spend=euros(9)), customer(repeat_spend=Money(9, "USD"))]
        )

        assert (days.status, days.reason) == (Status.REFUSED, "mixed_time_units")
        assert days.details == ("days", "weeks")
        assert (money.status, money.reason) == (Status.REFUSED, "mixed_currencies")
        assert money.details == ("EUR", "USD")

    def test_an_amount_that_no_model_can_hold_is_no_answer(self) -> None:
        rows = [
            evolve(row, repeat_spend=Money(row.repeat_spend.amount * 10**16, "EUR"))
            for row in self.some()
            if row.repeat_spend is not None
        ]

        assert gamma_gamma_fit(rows).reason == "no_interior_maximum"

    @pytest.mark.parametrize("fit", [bg_nbd_fit, gamma_gamma_fit])
    def test_other_rows_are_refused(self, fit: Any) -> None:
        with pytest.raises(WrongArgument):
            fit([bought(date(2026, 1, 1))])


class TestHighest:
    """The search for the highest point of a likelihood."""

    def test_it_finds_the_parameters_themselves(self) -> None:
        found = highest(lambda x, y: 50 * log(x) - 5 * x + 30 * log(y) - 90 * y, 2)

        assert found.at == pytest.approx((10, 1 / 3), rel=1e-8)

    def test_a_ridge_is_no_highest_point(self) -> None:
        assert highest(lambda x, y: -100 * (log(x) - log(y)) ** 2, 2).at is None

    def test_where_the_steps_overshoot_the_simplex_goes_on(self) -> None:
        found = highest(lambda x: log(x) - exp(300 * (log(x) - 0.305)) / 300, 1)

        assert found.at == pytest.approx((exp(0.305),), rel=1e-5)

    def test_what_rises_for_ever_has_none(self) -> None:
        assert highest(lambda x: x, 1).at is None
        assert highest(lambda x: -100 / x, 1).at is None

    def test_what_lies_beyond_the_range_is_not_found(self) -> None:
        assert highest(lambda x: -1000 * (log(x) - 20) ** 2, 1).at is None


def test_a_search_that_comes_nearer_too_slowly_has_an_end() -> None:
    flat = _Counted(lambda x: -0.01 * (log(x) - 11.9) ** 4)

    assert _by_newton(flat, (-11.9,)) is None
