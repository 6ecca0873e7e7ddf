"""Laws of predicted CLV: what moves it, and how it lies to the other definitions."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import Money, expected_clv, predicted_clv
from salesterms.results import Measurement

#: What two sums of floats may differ by, as a share.
SAME = 1e-8
FEW = settings(max_examples=25)
PARAMETERS = st.integers(10, 2_000).map(lambda part: Decimal(part).scaleb(-2))
DISCOUNTS = st.integers(1, 5_000).map(lambda part: Decimal(part).scaleb(-4))
MARGINS = st.integers(0, 10**6)
SHARES = st.integers(0, 100).map(lambda part: Decimal(part).scaleb(-2))
HORIZONS = st.integers(1, 24)
VARIANTS = ("purchases_new_customer", "purchases_customer")


@st.composite
def contracts(draw: st.DrawFn) -> dict[str, Any]:
    """A customer with a contract, new or after some renewals; the margin and discount lack."""
    found = {"alpha": draw(PARAMETERS), "beta": draw(PARAMETERS)}
    if draw(st.booleans()):
        return {"variant": "contract_new_customer", **found}
    return {"variant": "contract_customer", **found, "renewals": draw(st.integers(0, 60))}


@st.composite
def buyers(draw: st.DrawFn) -> dict[str, Any]:
    """A customer without a contract, new or with a history; margin, horizon and discount lack."""
    found: dict[str, Any] = {name: draw(PARAMETERS) for name in ("r", "alpha", "a", "b", "p", "v")}
    found |= {"q": draw(PARAMETERS) + 1, "period_length": draw(PARAMETERS)}
    variant = draw(st.sampled_from(VARIANTS))
    if variant == "purchases_customer":
        times = draw(st.integers(0, 12))
        recency = draw(st.integers(1, 200)) if times else 0
        found |= {
            "purchases": times,
            "recency": recency,
            "age": recency + draw(st.integers(0, 100)),
            "mean_purchase": draw(PARAMETERS) if times else 0,
        }
    return {"variant": variant, **found}


def number(measured: Measurement) -> float:
    assert isinstance(measured.value, float)
    return measured.value


def below(less: float, more: float) -> bool:
    """Whether it is not more, but for what the last digits differ by."""
    return less <= more + SAME * max(abs(less), abs(more))


def near(one: float, other: float) -> bool:
    return below(one, other) and below(other, one)


class TestMoreMarginMoreValue:
    """The value grows with the margin, in proportion."""

    @given(contracts(), DISCOUNTS, MARGINS, MARGINS)
    def test_of_contracts(
        self, customer: dict[str, Any], discount: Decimal, one: int, more: int
    ) -> None:
        values = [
            number(predicted_clv(**customer, discount=discount, margin=margin))
            for margin in (one, one + more)
        ]

        assert values[0] <= values[1]
        assert near(values[0] * (one + more), values[1] * one)

    @FEW
    @given(buyers(), SHARES, SHARES, HORIZONS)
    def test_of_purchases(
        self, customer: dict[str, Any], one: Decimal, other: Decimal, horizon: int
    ) -> None:
        asked: dict[str, Any] = {**customer, "horizon": horizon, "discount": Decimal("0.01")}
        values = [
            number(predicted_clv(**asked, gross_margin=share)) for share in sorted((one, other))
        ]

        assert values[0] <= values[1]


class TestMoreDiscountLessValue:
    """The more is discounted, the less a customer is worth."""

    @given(contracts(), DISCOUNTS, DISCOUNTS)
    def test_of_contracts(self, customer: dict[str, Any], one: Decimal, more: Decimal) -> None:
        low, high = (
            number(predicted_clv(**customer, margin=100, discount=rate))
            for rate in (one, one + more)
        )

        assert below(high, low)

    @FEW
    @given(buyers(), DISCOUNTS, HORIZONS)
    def test_of_purchases(self, customer: dict[str, Any], rate: Decimal, horizon: int) -> None:
        plain, low, high = (
            number(predicted_clv(**customer, gross_margin=1, horizon=horizon, discount=discount))
            for discount in (0, rate, rate * 2)
        )

        assert below(low, plain)
        assert below(high, low)


class TestLongerHorizonNeverLess:
    """Who looks further ahead never sees less."""

    @FEW
    @given(buyers(), DISCOUNTS)
    def test_of_purchases(self, customer: dict[str, Any], discount: Decimal) -> None:
        values = [
            number(predicted_clv(**customer, gross_margin=1, horizon=horizon, discount=discount))
            for horizon in (0, 1, 2, 5, 24)
        ]

        assert values[0] == 0
        assert all(below(less, more) for less, more in pairwise(values))


class TestLoyalCustomers:
    """Who has renewed is worth no less than who is to renew for the first time."""

    @given(PARAMETERS, PARAMETERS, DISCOUNTS, st.integers(0, 40))
    def test_of_contracts(
        self, alpha: Decimal, beta: Decimal, discount: Decimal, renewals: int
    ) -> None:
        asked: dict[str, Any] = {"alpha": alpha, "beta": beta, "discount": discount, "margin": 100}
        new, later = (
            number(predicted_clv(variant="contract_customer", **asked, renewals=times))
            for times in (renewals, renewals + 1)
        )

        assert below(new, later)

    @given(PARAMETERS, PARAMETERS, DISCOUNTS)
    def test_a_new_customer_pays_at_once_and_is_then_one_about_to_renew(
        self, alpha: Decimal, beta: Decimal, discount: Decimal
    ) -> None:
        asked: dict[str, Any] = {"alpha": alpha, "beta": beta, "discount": discount, "margin": 100}
        new = number(predicted_clv(**asked))
        first = number(predicted_clv(variant="contract_customer", **asked, renewals=0))

        assert near(new, 100 + first / (1 + float(discount)))


class TestWhereAllAreAlike:
    """With parameters so large that all customers are alike, it is the closed form."""

    @given(st.integers(1, 99), DISCOUNTS)
    def test_it_is_margin_times_retention(self, kept: int, discount: Decimal) -> None:
        alike = number(
            predicted_clv(
                alpha=(100 - kept) * 10_000, beta=kept * 10_000, discount=discount, margin=100
            )
        )
        closed = expected_clv(
            variant="margin_at_start", margin=100, retention=Decimal(kept) / 100, discount=discount
        )

        assert abs(alike - float(closed.value)) <= 1e-2 * alike  # type: ignore[arg-type] # a number


class TestWithoutDiscount:
    """Periods add up: without discount many short ones are one long one."""

    @FEW
    @given(buyers(), HORIZONS)
    def test_of_purchases(self, customer: dict[str, Any], horizon: int) -> None:
        whole = {**customer, "period_length": customer["period_length"] * horizon}
        many = predicted_clv(**customer, gross_margin=1, horizon=horizon, discount=0)
        one = predicted_clv(**whole, gross_margin=1, horizon=1, discount=0)

        assert near(number(many), number(one))


class TestScaling:
    """Other units of time and of money change nothing but the unit of the answer."""

    @FEW
    @given(buyers(), st.integers(2, 50))
    def test_of_times_and_amounts(self, customer: dict[str, Any], times: int) -> None:
        scaled = dict(customer)
        for name in ("alpha", "recency", "age", "period_length", "v", "mean_purchase"):
            if name in scaled:
                scaled[name] *= times
        asked: dict[str, Any] = {"gross_margin": 1, "horizon": 6, "discount": Decimal("0.01")}

        one, other = (predicted_clv(**row, **asked) for row in (customer, scaled))

        assert near(number(one) * times, number(other))

    @given(contracts(), DISCOUNTS, MARGINS)
    def test_money_is_the_number_rounded(
        self, customer: dict[str, Any], discount: Decimal, margin: int
    ) -> None:
        bare = number(predicted_clv(**customer, discount=discount, margin=margin))
        money = predicted_clv(**customer, discount=discount, margin=Money(margin, "EUR")).value

        assert isinstance(money, Money)
        assert abs(float(money.amount) - bare) <= 0.005 + SAME * bare
