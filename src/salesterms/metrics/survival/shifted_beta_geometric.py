"""The shifted beta geometric model of Fader & Hardie (2007): contracts that are renewed or not.

Each customer leaves at every renewal with a probability of their own, and these are spread over the
customers as a beta distribution. Those who leave easily go first, so that the retention rate of a
cohort rises although nobody changes.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm, prod
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import field, frozen

from salesterms.entities.shapes import A_COUNT, FROM_ONE
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.rates import DISCOUNT_OF_A_MODEL, Rate, float_of
from salesterms.metrics.survival.discounting import ModelFigure, elasticity, payments_to_come
from salesterms.metrics.survival.steps import product
from salesterms.values import about
from salesterms.values.decimals import is_bounded, is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Iterator

Number: TypeAlias = int | Decimal | Fraction | float

#: Renewals that are looked at: in years or in days, nobody asks for more.
MOST_RENEWALS: Final = 10_000
#: The bounds of both parameters.
SMALLEST: Final = 1e-6
LARGEST: Final = 1e6
#: An exact survival of more bits than this is none that anybody waits for.
_MOST_BITS: Final = 1 << 19
_FEWER: Final = Text(
    "fewer renewals, or parameters of fewer digits, or floats: exactly, the answer would have"
    f" more than {_MOST_BITS} bits",
    "minder verlengingen, of parameters met minder cijfers, of floats: exact zou het antwoord meer"
    f" dan {_MOST_BITS} bits hebben",
)


def _is_number(given: Any) -> bool:
    return type(given) is float or is_bounded(given) or is_bounded_fraction(given)


def _is_parameter(given: Any) -> bool:
    return _is_number(given) and SMALLEST <= given <= LARGEST


PARAMETER: Final = Shape(
    Text(
        "a number from 0.000001 to 1000000",
        "een getal van 0,000001 tot en met 1000000",
    ),
    _is_parameter,
)
RENEWALS: Final = Shape(
    Text("a whole number from 0 to 10000", "een geheel getal van 0 tot en met 10000"),
    lambda given: A_COUNT.fits(given) and given <= MOST_RENEWALS,  # type: ignore[operator]
)
A_RENEWAL: Final = Shape(
    Text("a whole number from 1 to 10000", "een geheel getal van 1 tot en met 10000"),
    lambda given: FROM_ONE.fits(given) and given <= MOST_RENEWALS,  # type: ignore[operator]
)


@frozen(kw_only=True)
class ShiftedBetaGeometric:
    """A cohort whose chances of leaving at a renewal are spread as a beta distribution.

    >>> from fractions import Fraction
    >>> from salesterms.metrics import ShiftedBetaGeometric
    >>> model = ShiftedBetaGeometric(alpha=1, beta=1)
    >>> model.survival(3), model.retention(1), model.retention(2)
    (Fraction(1, 4), Fraction(1, 2), Fraction(2, 3))

    Renewal 1 is the first time that a customer can leave. `alpha` and `beta` lie between a
    millionth and a million. Of exact ones (int, Decimal, Fraction) survival, retention and churn
    are exact Fractions; of floats they are floats. See `sbg_fit` for the parameters of a cohort.
    Raises `WrongArgument`. After Fader & Hardie (2007), How to Project Customer Retention.
    """

    alpha: Number = field(
        metadata=about("the first parameter, of leaving", "de eerste parameter, van vertrekken"),
        validator=PARAMETER,
    )
    beta: Number = field(
        metadata=about("the second parameter, of staying", "de tweede parameter, van blijven"),
        validator=PARAMETER,
    )

    @property
    def exact(self) -> bool:
        """Whether both parameters are exact, and so what follows from them."""
        return float not in {type(self.alpha), type(self.beta)}

    @property
    def numbers(self) -> tuple[float, float]:
        """Alpha and beta, as floats."""
        return float(self.alpha), float(self.beta)

    @property
    def terms(self) -> dict[str, Any]:
        """Both parameters by name, as `predicted_clv` and `residual_lifetime` take them."""
        return {"alpha": self.alpha, "beta": self.beta}

    def _parameters(self) -> tuple[Any, Any]:
        number = Fraction if self.exact else float
        return number(self.alpha), number(self.beta)

    def retention(self, renewal: int) -> Fraction | float:
        """Which part of those who are there at a renewal, from 1, renews: it rises with each.

        >>> from salesterms.metrics import ShiftedBetaGeometric
        >>> model = ShiftedBetaGeometric(alpha=1, beta=3)
        >>> model.retention(1), model.retention(5)
        (Fraction(3, 4), Fraction(7, 8))

        (beta + t - 1) / (alpha + beta + t - 1). Raises `WrongArgument`.
        """
        A_RENEWAL.check("renewal", renewal)
        alpha, beta = self._parameters()
        before = renewal - 1  # first, as a small beta would lose digits beside a 1
        kept: Fraction | float = (beta + before) / (alpha + beta + before)
        return kept

    def survival(self, renewals: int) -> Fraction | float:
        """Which part of the cohort is still there after some renewals: 1 after none.

        >>> from salesterms.metrics import ShiftedBetaGeometric
        >>> ShiftedBetaGeometric(alpha=1, beta=3).survival(2)
        Fraction(3, 5)
        >>> round(ShiftedBetaGeometric(alpha=0.668, beta=3.806).survival(7), 3)
        0.489

        The product of the retention rates. Of exact parameters the digits grow with the renewals:
        where they would be more than half a million bits, `BadArgument` is raised. Raises
        `WrongArgument`.
        """
        RENEWALS.check("renewals", renewals)
        if not self.exact:
            return prod(self._rates(renewals), start=1.0)
        scale, alpha, beta = self._in_whole_numbers(renewals)
        stays = [beta + scale * before for before in range(renewals)]
        return Fraction(product(stays), product([alpha + one for one in stays]))

    def _in_whole_numbers(self, renewals: int) -> tuple[int, int, int]:
        """What both parameters are multiplied by to be whole, and what they are then."""
        alpha, beta = Fraction(self.alpha), Fraction(self.beta)
        scale = lcm(alpha.denominator, beta.denominator)
        if renewals * int(scale * (alpha + beta + renewals)).bit_length() > _MOST_BITS:
            raise BadArgument("renewals", renewals, _FEWER)
        return scale, int(scale * alpha), int(scale * beta)

    def project(self, renewals: int) -> tuple[Fraction | float, ...]:
        """The survival after 0, 1, 2 … up to some renewals: a curve, and how it goes on.

        >>> from salesterms.metrics import ShiftedBetaGeometric
        >>> [round(part, 3) for part in ShiftedBetaGeometric(alpha=0.668, beta=3.806).project(3)]
        [1.0, 0.851, 0.747, 0.67]

        Raises `WrongArgument`, and `BadArgument` where `survival` does.
        """
        RENEWALS.check("renewals", renewals)
        if self.exact:
            self._in_whole_numbers(renewals)
        left: Fraction | float = Fraction(1) if self.exact else 1.0
        found = [left]
        for rate in self._rates(renewals):
            left *= rate
            found.append(left)
        return tuple(found)

    def _rates(self, renewals: int) -> Iterator[Any]:
        alpha, beta = self._parameters()
        for before in range(renewals):
            yield (beta + before) / (alpha + beta + before)

    def churn(self, renewal: int) -> Fraction | float:
        """Which part of the whole cohort leaves at a renewal, from 1.

        >>> from salesterms.metrics import ShiftedBetaGeometric
        >>> model = ShiftedBetaGeometric(alpha=1, beta=3)
        >>> model.churn(1), model.churn(2)
        (Fraction(1, 4), Fraction(3, 20))

        Over all renewals these parts add up to 1. Raises `WrongArgument`, and `BadArgument` where
        `survival` does.
        """
        A_RENEWAL.check("renewal", renewal)
        alpha, beta = self._parameters()
        left: Fraction | float = self.survival(renewal - 1) * alpha / (alpha + beta + (renewal - 1))
        return left

    @property
    def mean_churn(self) -> Fraction | float:
        """The mean chance, over a new cohort, of leaving at a renewal: that of the first one.

        alpha / (alpha + beta). Those who are left later have a lower one.
        """
        alpha, beta = self._parameters()
        mean: Fraction | float = alpha / (alpha + beta)
        return mean

    def lifetime(self, discount: Rate | float) -> ModelFigure:
        """How many payments a new customer makes, the first one at once, as of today.

        >>> from salesterms.metrics import ShiftedBetaGeometric
        >>> round(ShiftedBetaGeometric(alpha=0.668, beta=3.806).lifetime(discount=0.1).value, 2)
        5.92

        The sum of S(t) / (1 + discount)^t from t = 0. `discount` is that of one renewal period: 0,
        or a number or Ratio from a hundred-thousandth to 1, which is 100 %. Without discount the
        sum is infinite unless alpha is above 1: then there is no value, and `reason` says so
        (`infinite_sum`). Raises `WrongArgument`. After Fader & Hardie (2010), Customer-Base
        Valuation in a Contractual Setting.
        """
        DISCOUNT_OF_A_MODEL.check("discount", discount)
        # One payment at once, and then those of somebody about to decide for the first time.
        rest = payments_to_come(Fraction(self.alpha), Fraction(self.beta), float_of(discount))
        if rest.value is None:
            return rest
        paid = 1 + rest.value / (1 + float_of(discount))
        return ModelFigure(value=paid, tolerance=rest.tolerance)

    def residual_lifetime(self, renewals: int, discount: Rate | float) -> ModelFigure:
        """How many payments a customer who has renewed some times will still make, as of today.

        >>> from salesterms.metrics import ShiftedBetaGeometric
        >>> model = ShiftedBetaGeometric(alpha=0.668, beta=3.806)
        >>> round(model.residual_lifetime(discount=0.10, renewals=7).value, 3)
        7.53

        Today is the moment just before the next renewal, whose payment is not discounted: the sum
        of S(t) / S(renewals) / (1 + discount)^(t - renewals - 1) from t = renewals + 1. As
        `lifetime` it has no value where the sum is infinite. Raises `WrongArgument`. The discounted
        expected residual lifetime (DERL) of Fader & Hardie (2010).
        """
        DISCOUNT_OF_A_MODEL.check("discount", discount)
        RENEWALS.check("renewals", renewals)
        beta = Fraction(self.beta) + renewals
        return payments_to_come(Fraction(self.alpha), beta, float_of(discount))

    def retention_elasticity(self, renewals: int, discount: Rate | float) -> ModelFigure:
        """By how many percent the residual lifetime grows if every retention rate grows by 1 %.

        >>> from salesterms.metrics import ShiftedBetaGeometric
        >>> model = ShiftedBetaGeometric(alpha=0.668, beta=3.806)
        >>> round(model.retention_elasticity(discount=0.10, renewals=7).value, 3)
        8.632

        It is the derivative, for a small change. Without discount it is finite where alpha is above
        2. Where all customers are alike, it is (1 + discount) / (1 + discount - retention). Raises
        `WrongArgument`. After Fader & Hardie (2010), who work it out for one percent.
        """
        DISCOUNT_OF_A_MODEL.check("discount", discount)
        RENEWALS.check("renewals", renewals)
        return elasticity(Fraction(self.alpha), Fraction(self.beta) + renewals, float_of(discount))
