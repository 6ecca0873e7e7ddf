"""Predicted CLV: what a customer will bring in, by the models of renewals and of repeat buying."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar

import pytest

from salesterms import Money, expected_purchase_amount, expected_repeat_purchases, predicted_clv
from salesterms.metrics import BadArgument, BgNbd, GammaGamma, ShiftedBetaGeometric
from salesterms.metrics.customer_value.predictive import _parts
from salesterms.metrics.repeat_buying import would_be
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
        "wrong", [{"alpha": 0}, {"beta": -1}, {"discount": 2}, {"margin": "0.5"}]
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

    @pytest.mark.parametrize("horizon", [2, 12, 60])
    @pytest.mark.parametrize("discount", [Decimal("0.00001"), Decimal("0.01"), TEN, 1])
    def test_it_is_the_sum_period_by_period(self, horizon: int, discount: Any) -> None:
        """As lifetimes adds it up: what each period adds, discounted from its end."""
        model = BgNbd(**{name: MODEL[name] for name in ("r", "alpha", "a", "b")})
        step = float(MODEL["period_length"])
        bought = [model.expected_purchases(period * step) for period in range(horizon + 1)]
        worth = sum(
            (after - before) / (1 + float(discount)) ** period
            for period, (before, after) in enumerate(pairwise(bought), 1)
        )
        amount: Any = expected_purchase_amount(**{name: MODEL[name] for name in ("p", "q", "v")})

        found = new_buyer(horizon=horizon, discount=discount).value

        assert found == pytest.approx(worth * amount.value, rel=1e-10)

    @pytest.mark.parametrize("who", [new_buyer, buyer])
    def test_it_is_integrated_once_however_many_periods(
        self, who: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        integrate, times = would_be._mean_over_chances, []

        def counted(*given: Any) -> float:
            times.append(given)
            return integrate(*given)

        monkeypatch.setattr(would_be, "_mean_over_chances", counted)

        who(alpha=Decimal("0.000001"), b=Decimal("0.000001"), horizon=1200)

        assert len(times) == 1

    def test_periods_so_far_away_that_they_change_no_digit_are_not_looked_at(self) -> None:
        far = [new_buyer(horizon=horizon, discount=TEN).value for horizon in (400, 401, 1200)]

        assert far[0] == far[1] == far[2]
        assert far[0] == pytest.approx(new_buyer(horizon=300, discount=TEN).value, rel=1e-11)
        assert len(_parts(1, 1200, TEN)) < 400
        assert len(_parts(1, 1200, Decimal("0.001"))) == 1200

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


class TestFromAFit:
    """The models give their parameters by name, and the currency with them."""

    BUYING = BgNbd(r=Decimal("0.243"), alpha=4.414, a=0.793, b=2.426)
    ASKED: ClassVar[dict[str, Any]] = {
        name: MODEL[name] for name in ("gross_margin", "period_length", "horizon", "discount")
    }

    def worth(self, variant: Any = "purchases_customer", **given: Any) -> Any:
        return predicted_clv(**{"variant": variant, **self.BUYING.terms, **self.ASKED, **given})

    @pytest.mark.parametrize("v", [15.44, Decimal("15.44"), Fraction(386, 25)])
    def test_it_keeps_the_currency(self, v: Any) -> None:
        spend = GammaGamma(p=6.25, q=3.74, v=v, currency="USD")
        mean = Money("22.35", "USD")

        found = self.worth(**spend.terms, **{**BUYER, "mean_purchase": mean})

        assert spend.terms["v"] == Money("15.44", "USD")
        assert found.value == Money("36.29", "USD")

    def test_the_smallest_and_the_largest_scale_are_money(self) -> None:
        for v in (1e-9, 1.2345678901234567e-9, 1e15, 123456789012345.67):
            terms = GammaGamma(p=6.25, q=3.74, v=v, currency="EUR").terms
            assert float(terms["v"].amount) == v

    @pytest.mark.parametrize("v", [Money("15.44", "EUR"), 15.44])
    def test_who_did_not_buy_again_has_no_mean(self, v: Any) -> None:
        once = {"p": 6.25, "q": 3.74, "v": v, "purchases": 0, "recency": 0, "age": 30}
        zero: Any = Money(0, "EUR") if isinstance(v, Money) else 0

        found = self.worth(**once, mean_purchase=None)

        assert found.value == self.worth(**once, mean_purchase=zero).value
        assert "0 x ?)" in found.explain()
        assert "None" not in found.explain("nl")

    def test_who_did_buy_again_has_one(self) -> None:
        amounts: dict[str, Any] = {"p": 6.25, "q": 3.74, "v": 15.44}
        with pytest.raises(BadArgument, match="0 or None without repeat purchases"):
            self.worth(**amounts, **{**BUYER, "mean_purchase": None})

    def test_a_renewal_model_gives_its_terms_too(self) -> None:
        model = ShiftedBetaGeometric(**HIGH_END)
        assert (
            new_contract(margin=1).value
            == predicted_clv(margin=1, discount=TEN, **model.terms).value
        )


class TestFloats:
    def test_a_margin_may_be_one(self) -> None:
        assert new_contract(margin=0.5).value == new_contract(margin=Decimal("0.5")).value
        assert buyer(gross_margin=0.5).value == buyer(gross_margin=Decimal("0.5")).value

    @pytest.mark.parametrize("bad", [float("nan"), float("inf"), True, "1"])
    def test_it_is_a_number(self, bad: Any) -> None:
        with pytest.raises(BadArgument, match="margin"):
            new_contract(margin=bad)
        with pytest.raises(BadArgument, match="gross_margin"):
            buyer(gross_margin=bad)

    def test_a_gross_margin_is_a_share(self) -> None:
        with pytest.raises(BadArgument, match="gross_margin"):
            buyer(gross_margin=1.5)
