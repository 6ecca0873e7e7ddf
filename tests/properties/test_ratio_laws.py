"""The laws of ratios: exact, undefined over nothing, and with an honest interval."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms.strategies import ratios
from salesterms.values import MODES, NotAShare, Ratio, UndefinedRatio, rounded_fraction

DEFINED = ratios().filter(lambda ratio: ratio.defined)


class TestUndefined:
    """Anything over 0 is undefined: never 0, never infinite, never an accident."""

    @given(st.integers(-99, 99) | st.decimals(-100, 100, places=2))
    def test_over_zero_is_undefined(self, numerator: int | Decimal) -> None:
        ratio = Ratio(numerator, 0)
        assert not ratio.defined
        assert f"{ratio:.1%}" == "undefined"
        for value in (ratio.fraction, ratio.decimal, ratio.__float__):
            with pytest.raises(UndefinedRatio):
                value()
        with pytest.raises(
            UndefinedRatio if type(ratio.numerator) is int and not numerator else NotAShare
        ):
            ratio.wilson()


class TestValue:
    """A ratio's value is exactly numerator over denominator, and stays when both are scaled."""

    @given(DEFINED, st.integers(1, 99))
    def test_scaling_keeps_the_value_and_not_the_evidence(self, ratio: Ratio, factor: int) -> None:
        scaled = Ratio(ratio.numerator * factor, ratio.denominator * factor)
        assert scaled.fraction() == ratio.fraction()
        assert (scaled == ratio) is (factor == 1)

    @given(DEFINED)
    def test_a_share_and_its_complement_are_one(self, ratio: Ratio) -> None:
        assert isinstance(ratio.numerator, int)
        assert isinstance(ratio.denominator, int)
        rest = Ratio(ratio.denominator - ratio.numerator, ratio.denominator)
        assert ratio.fraction() + rest.fraction() == 1


class TestRounding:
    """A fraction is rounded once, as its exact value demands, by every named mode."""

    @given(st.fractions(max_denominator=10_000), st.integers(0, 6), st.sampled_from(sorted(MODES)))
    def test_no_mode_strays_by_a_unit_and_half_modes_by_more_than_half(
        self, value: Fraction, digits: int, mode: str
    ) -> None:
        got = Fraction(rounded_fraction(value, digits, mode))
        unit = Fraction(1, 10**digits)
        assert abs(got - value) < unit
        if mode.startswith("half"):
            assert abs(got - value) <= unit / 2
        if mode == "floor":
            assert got <= value
        if mode == "ceiling":
            assert got >= value


class TestInterval:
    """The Wilson interval lies in 0..1, holds the share, and narrows with evidence."""

    @given(DEFINED)
    def test_it_holds_the_share(self, ratio: Ratio) -> None:
        low, high = ratio.wilson()
        assert 0 <= low <= float(ratio) + 1e-12
        assert float(ratio) - 1e-12 <= high <= 1

    @given(DEFINED)
    def test_more_evidence_narrows_it(self, ratio: Ratio) -> None:
        low, high = ratio.wilson()
        more_low, more_high = Ratio(ratio.numerator * 4, ratio.denominator * 4).wilson()
        assert more_high - more_low < high - low
