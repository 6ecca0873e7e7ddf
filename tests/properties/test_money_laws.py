"""The laws of money: exact, one currency at a time, and nothing lost when it is divided."""

import pickle
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms.strategies import currencies, money
from salesterms.values import CURRENCIES, CurrencyMismatch, Money, total

EUR = money(currency="EUR")
WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=8).filter(any)


class TestAddition:
    """Money of one currency is a commutative group under addition; two currencies never mix."""

    @given(EUR, EUR, EUR)
    def test_order_and_grouping_do_not_matter(self, a: Money, b: Money, c: Money) -> None:
        assert (a + b) + c == c + (b + a)

    @given(EUR)
    def test_an_amount_and_its_negative_are_nothing(self, a: Money) -> None:
        assert a + -a == Money(0, "EUR")
        assert not (a - a)
        assert str((a - a).amount).lstrip("0.") == ""
        assert -(-a) == a  # noqa: B002 - twice the negative, not a decrement

    @given(st.lists(EUR, min_size=1))
    def test_the_sum_is_that_of_the_exact_fractions(self, amounts: list[Money]) -> None:
        exact = sum(Fraction(one.amount) for one in amounts)
        assert Fraction(sum(amounts, Money(0, "EUR")).amount) == exact
        assert Fraction(total(one.amount for one in amounts)) == exact

    @given(EUR, money(currency="JPY"))
    def test_two_currencies_never_add_or_compare(self, a: Money, b: Money) -> None:
        for meeting in (lambda: a + b, lambda: a - b, lambda: a < b, lambda: a / b):
            with pytest.raises(CurrencyMismatch):
                meeting()
        assert a != b


class TestAllocation:
    """The parts of an amount add up to it, whatever the weights and the currency's digits."""

    @given(money(), WEIGHTS)
    def test_the_parts_add_up(self, amount: Money, weights: list[int]) -> None:
        parts = amount.allocate(weights)
        assert sum(parts, Money(0, amount.currency)) == amount
        assert len(parts) == len(weights)

    @given(money(), WEIGHTS)
    def test_each_part_is_within_a_minor_unit_of_its_share(
        self, amount: Money, weights: list[int]
    ) -> None:
        unit = Fraction(1, 10 ** (amount.digits or 0))
        for part, weight in zip(amount.allocate(weights), weights, strict=True):
            share = Fraction(amount.amount) * weight / sum(weights)
            assert abs(Fraction(part.amount) - share) < unit
            assert weight or not part

    @given(money(), WEIGHTS, st.integers(1, 50))
    def test_scaling_the_weights_changes_nothing(
        self, amount: Money, weights: list[int], factor: int
    ) -> None:
        assert amount.allocate(weights) == amount.allocate([factor * w for w in weights])

    @given(money(), WEIGHTS)
    def test_a_negative_amount_mirrors(self, amount: Money, weights: list[int]) -> None:
        assert (-amount).allocate(weights) == tuple(-part for part in amount.allocate(weights))

    @given(st.integers(-(10**6), 10**6), WEIGHTS)
    def test_it_is_exact_for_every_exponent(self, minor: int, weights: list[int]) -> None:
        for code, digits in CURRENCIES.items():
            if digits is not None:
                amount = Money(Decimal(minor).scaleb(-digits), code)
                assert sum(amount.allocate(weights), Money(0, code)) == amount


class TestContext:
    """The caller's decimal context, however hostile, changes nothing."""

    @given(money(), EUR, EUR, WEIGHTS, st.decimals("-99.99", "99.99", places=4))
    def test_a_hostile_context_changes_nothing(
        self, amount: Money, a: Money, b: Money, weights: list[int], factor: Decimal
    ) -> None:
        def everything() -> list[object]:
            return [
                a + b,
                a - b,
                -a,
                abs(a),
                a * factor,
                a.rounded("half_up", 0),
                amount.allocate(weights),
                repr(a),
                a < b,
                a == b,
                f"{(a / Money(3, 'EUR')):.4f}",
                total([a.amount, b.amount]),
            ]

        calm = everything()
        with localcontext(Context(prec=2, Emin=-2, Emax=2, traps=[Inexact])):
            assert everything() == calm


class TestValue:
    """Money is a value: equal amounts are equal, hash alike, survive pickling and their repr."""

    @given(money())
    def test_it_survives_repr_and_pickle(self, amount: Money) -> None:
        again = eval(repr(amount), {"Money": Money})  # noqa: S307 - our own repr
        assert again == amount == pickle.loads(pickle.dumps(amount))
        assert hash(again) == hash(amount)
        assert str(again.amount) == str(amount.amount)

    @given(st.integers(-(10**9), 10**9), currencies())
    def test_trailing_zeros_do_not_make_another_amount(self, whole: int, code: str) -> None:
        assert Money(whole, code) == Money(f"{whole}.00", code)
        assert hash(Money(whole, code)) == hash(Money(f"{whole}.00", code))
