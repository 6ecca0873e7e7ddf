"""Predicted CLV: what a customer will bring in, by the models of renewals and of repeat buying."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import Money, expected_purchase_amount, expected_repeat_purchases, predicted_clv
from salesterms.metrics import BadArgument, ShiftedBetaGeometric
from salesterms.results import Status

HIGH_END: dict[str, Any] = {"alpha": Decimal("0.668"), "beta": Decimal("3.806")}
TEN = Decimal("0.1")
#: The customers of CDNOW, in weeks; a period is a month.
MODEL: dict[str, Any] = {
    "r": Decimal("0.243"),
    "alpha": Decimal("4.414"),
    "a": Decimal("0.793"),
    "b": Decimal("2.426"),
    "p": Decimal("6.25"),
    "q": Decimal("3.74"),
    "v": Decimal("15.44"),
    "gross_margin": 1,
    "period_length": Decimal("4.345"),
    "horizon": 12,
    "discount": Decimal("0.01"),
}
BUYER: dict[str, Any] = {
    "purchases": 2,
    "recency": Decimal("30.43"),
    "age": Decimal("38.86"),
    "mean_purchase": Decimal("22.35"),
}


def contract(**given: Any) -> Any:
    asked: dict[str, Any] = {**HIGH_END, "discount": TEN, **given}
    return predicted_clv(variant="contract_customer", **asked)


def new_contract(**given: Any) -> Any:
    asked: dict[str, Any] = {**HIGH_END, "discount": TEN, **given}
    return predicted_clv(**asked)


def new_buyer(**given: Any) -> Any:
    return predicted_clv(**{"variant": "purchases_new_customer", **MODEL, **given})


def buyer(**given: Any) -> Any:
    return predicted_clv(**{"variant": "purchases_customer", **MODEL, **BUYER, **given})


class TestContracts:
    def test_a_new_customer_pays_at_once(self) -> None:
        found = new_contract(margin=100)
        lifetime = ShiftedBetaGeometric(**HIGH_END).lifetime(discount=TEN).value

        assert lifetime is not None
        assert found.value == pytest.approx(100 * lifetime, rel=1e-12)
        assert (found.exact, found.tolerance) == (False, 1e-9)

    def test_the_value_that_fader_and_hardie_publish(self) -> None:
        """7.53 payments after seven renewals of the High End segment."""
        assert contract(margin=Money(1000, "EUR"), renewals=7).value == Money("7529.95", "EUR")

    def test_a_margin_is_any_exact_number(self) -> None:
        third = new_contract(margin=Fraction(1, 3)).value

        assert third * 3 == pytest.approx(new_contract(margin=1).value, rel=1e-12)

    def test_an_endless_sum_is_said(self) -> None:
        for found in (
            new_contract(margin=1, discount=0),
            contract(margin=1, renewals=2, discount=0),
        ):
            assert (found.status, found.reason) == (Status.UNDEFINED, "infinite_sum")
            assert found.value is None

    def test_more_digits_than_money_holds_are_refused(self) -> None:
        most = Money(Decimal("9" * 30), "EUR")

        found = contract(margin=most, renewals=7)

        assert (found.status, found.reason) == (Status.REFUSED, "out_of_bounds")

    @pytest.mark.parametrize(
        "wrong", [{"alpha": 0}, {"beta": -1}, {"discount": 2}, {"margin": 0.5}]
    )
    def test_wrong_numbers_are_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadArgument):
            new_contract(**{"margin": 100, **wrong})


class TestPurchases:
    def test_one_period_without_discount_is_purchases_times_an_amount(self) -> None:
        found = buyer(horizon=1, discount=0).value
        models = {name: MODEL[name] for name in ("r", "alpha", "a", "b")}
        history = {name: BUYER[name] for name in ("purchases", "recency", "age")}
        bought: Any = expected_repeat_purchases(
            variant="customer", **models, **history, time=MODEL["period_length"]
        )
        amount: Any = expected_purchase_amount(
            variant="customer",
            **{name: MODEL[name] for name in ("p", "q", "v")},
            purchases=2,
            mean_purchase=BUYER["mean_purchase"],
        )

        assert found == pytest.approx(bought.value * amount.value, rel=1e-12)

    def test_a_new_customer_is_one_without_a_history(self) -> None:
        nothing = {"purchases": 0, "recency": 0, "age": 0, "mean_purchase": 0}

        assert buyer(**nothing).value == pytest.approx(new_buyer().value, rel=1e-12)

    def test_the_margin_is_what_is_left_of_turnover(self) -> None:
        assert new_buyer(gross_margin=TEN).value * 10 == pytest.approx(new_buyer().value, rel=1e-12)
        assert new_buyer(gross_margin=0).value == 0

    def test_money_is_rounded_once(self) -> None:
        dollars = {"v": Money("15.44", "USD"), "mean_purchase": Money("22.35", "USD")}

        found = buyer(**dollars)

        assert found.value == Money("36.29", "USD")
        assert buyer().value == pytest.approx(36.2892111, rel=1e-8)

    def test_a_horizon_of_nothing_is_worth_nothing(self) -> None:
        assert new_buyer(horizon=0).value == buyer(horizon=0).value == 0
        assert new_buyer(horizon=0, v=Money(15, "EUR")).value == Money(0, "EUR")

    def test_an_infinite_mean_is_said(self) -> None:
        for found in (new_buyer(q=1), buyer(q=1, purchases=0, recency=0, mean_purchase=0)):
            assert (found.status, found.reason) == (Status.UNDEFINED, "infinite_mean")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"recency": 40},
            {"purchases": 0, "recency": 0},
            {"mean_purchase": 0},
            {"mean_purchase": Money(20, "EUR")},
            {"horizon": Decimal(1)},
            {"gross_margin": 40},
            {"period_length": 0},
            {"r": 0},
        ],
    )
    def test_what_contradicts_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadArgument):
            buyer(**wrong)


def test_the_formula_shows_every_number() -> None:
    told = buyer().explain("nl")

    assert "BG/NBD(0.243, 4.414, 0.793, 2.426 | 2, 30.43, 38.86)" in told
    assert "brutomarge x wat een aankoop van deze klant bedraagt" in told
    for variant in predicted_clv.variants.values():
        assert set(variant.terms) == set(variant.arguments)
