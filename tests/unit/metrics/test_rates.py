"""Shares, discounts and amounts: one domain in every metric, whatever they come as."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Money,
    Ratio,
    churn_over_periods,
    coverage_for_win_rate,
    expected_clv,
    expected_ltv,
    gross_mrr_churn,
    ltv_cac_ratio,
    predicted_clv,
    quota_gap,
    residual_lifetime,
    retention_elasticity,
    som,
)
from salesterms.metrics import METRICS, BadArgument, Calculation, ShiftedBetaGeometric
from salesterms.metrics.amounts import TOO_LONG, short_enough, too_long_a_power
from salesterms.metrics.rates import DISCOUNT, DISCOUNT_OF_A_MODEL, SHARE

QUARTER = (Ratio(1, 4), Decimal("0.25"), Fraction(1, 4))
MODEL: dict[str, Any] = {"alpha": 1, "beta": 3, "renewals": 2}
#: Calls that take a share or a discount of a quarter, by its name.
CALLS: list[Any] = [
    pytest.param(metric, variant, name, given, id=f"{metric.id}-{variant}-{name}")
    for metric, variant, name, given in (
        (expected_clv, "margin_at_end", "retention", {"margin": 100, "discount": Decimal("0.1")}),
        (expected_clv, "margin_at_end", "discount", {"margin": 100, "retention": Decimal("0.8")}),
        (expected_ltv, "revenue_by_churn", "churn", {"arpa": 10}),
        (churn_over_periods, "compounded", "churn_rate", {"periods": 3}),
        (churn_over_periods, "per_period", "churn_rate", {"periods": 3}),
        (coverage_for_win_rate, None, "win_rate", {}),
        (residual_lifetime, "constant_retention", "discount", {"retention": Decimal("0.8")}),
        (residual_lifetime, "shifted_beta_geometric", "discount", MODEL),
        (retention_elasticity, "constant_retention", "retention", {"discount": Decimal("0.1")}),
        (retention_elasticity, "shifted_beta_geometric", "discount", MODEL),
        (predicted_clv, "contract_customer", "discount", {**MODEL, "margin": 100}),
        (som, "top_down", "won_share", {"sam": 100}),
    )
]


@pytest.mark.parametrize(("metric", "variant", "name", "given"), CALLS)
class TestOneDomain:
    """Every metric takes the same as a share, and the same as a discount."""

    def test_whatever_it_comes_as_it_is_one_number(
        self, metric: Calculation, variant: str | None, name: str, given: dict[str, Any]
    ) -> None:
        found = [metric(variant=variant, **given, **{name: one}).value for one in QUARTER]
        assert found[0] is not None
        assert len({float(one) for one in found}) == 1  # type: ignore[arg-type] # numbers

    @pytest.mark.parametrize("wrong", [2, -1, Ratio(5, 4), Ratio(0, 0), Fraction(3, 2), "a", True])
    def test_more_than_1_and_less_than_0_are_refused(
        self, metric: Calculation, variant: str | None, name: str, given: dict[str, Any], wrong: Any
    ) -> None:
        with pytest.raises(BadArgument, match=name):
            metric(variant=variant, **given, **{name: wrong})


def test_each_discount_is_one_of_two_shapes() -> None:
    """A model reckons in floats, and has no digits left near 0."""
    taken = [
        variant.takes["discount"]
        for metric in METRICS.values()
        for variant in metric.variants.values()
        if "discount" in variant.takes
    ]
    assert len(taken) > 7
    assert all(one is DISCOUNT or one is DISCOUNT_OF_A_MODEL for one in taken)
    for given in (0, 1, Ratio(1, 10), Fraction(1, 3), Decimal("0.00001")):
        assert DISCOUNT.fits(given)
        assert DISCOUNT_OF_A_MODEL.fits(given)
    assert not DISCOUNT.fits(0.1)
    assert DISCOUNT_OF_A_MODEL.fits(0.1)
    assert not DISCOUNT_OF_A_MODEL.fits(Ratio(1, 10**6))
    assert not DISCOUNT_OF_A_MODEL.fits(1.5)
    assert SHARE.fits(Fraction(1, 3))


def test_a_model_takes_a_discount_as_a_ratio() -> None:
    model = ShiftedBetaGeometric(alpha=1, beta=3)
    assert model.lifetime(discount=Ratio(1, 10)) == model.lifetime(discount=0.1)


@pytest.mark.parametrize(
    ("metric", "given"),
    [
        (ltv_cac_ratio, {"ltv": 1, "cac": 1}),
        (quota_gap, {"quota": 1, "actual": 1}),
        (gross_mrr_churn, {"start": 1, "churn": 1, "contraction": 0}),
        (som, {"last_revenue": 1, "last_sam": 1, "sam": 1}),
    ],
)
def test_money_stands_beside_money_alone(metric: Any, given: dict[str, Any]) -> None:
    variant = "last_share" if metric is som else None
    first, last = next(iter(given)), list(given)[-1]
    euros = {name: Money(one, "EUR") for name, one in given.items()}
    assert metric.formula(variant=variant, **euros).value is not None
    for wrong, wanted in (
        ({**given, first: euros[first]}, f"Money, as {first} is"),
        ({**given, last: euros[last]}, f"a number, as {first} is"),
    ):
        with pytest.raises(BadArgument, match=wanted) as caught:
            metric.formula(variant=variant, **wrong)
        assert f"zoals {first}" in caught.value.text("nl")


class TestDigits:
    """One bound of what can be written."""

    def test_what_has_more_is_refused(self) -> None:
        assert short_enough(Fraction(1, 2**13_999)) == Fraction(1, 2**13_999)
        assert short_enough(Fraction(1, 2**14_000)) is TOO_LONG

    def test_a_power_is_refused_beforehand_only_where_it_is_too_long(self) -> None:
        for base, times in ((Fraction(1, 2), 14_001), (Fraction(98, 99), 2_334)):
            assert too_long_a_power(base, times)
            assert short_enough(1 - base**times) is TOO_LONG
        for base, times in ((Fraction(1, 2), 14_000), (Fraction(1), 10**6), (Fraction(0), 3)):
            assert not too_long_a_power(base, times)
