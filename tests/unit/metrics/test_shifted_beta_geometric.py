"""The shifted beta geometric: what it says of a cohort, and how it is fitted."""

from decimal import Decimal
from fractions import Fraction
from math import inf, nan
from typing import Any

import pytest

from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import BadArgument, ShiftedBetaGeometric, sbg_fit
from salesterms.results import NotMeasured, Status

HIGH_END = ShiftedBetaGeometric(alpha=0.668, beta=3.806)
BELOW_ZERO = [-1, Decimal("-0.5")]


class TestModel:
    def test_exact_parameters_give_fractions(self) -> None:
        model = ShiftedBetaGeometric(alpha=Decimal("0.5"), beta=Fraction(3, 2))
        assert model.exact
        assert model.retention(1) == Fraction(3, 4)
        assert model.survival(2) == Fraction(3, 4) * Fraction(5, 6)
        assert model.project(2) == (1, Fraction(3, 4), Fraction(5, 8))
        assert model.churn(2) == Fraction(1, 8)
        assert model.mean_churn == Fraction(1, 4)

    def test_one_float_gives_floats(self) -> None:
        model = ShiftedBetaGeometric(alpha=0.5, beta=Fraction(3, 2))
        assert not model.exact
        given = [model.retention(1), model.survival(2), model.churn(1), model.mean_churn]
        assert given == pytest.approx([0.75, 0.625, 0.25, 0.25])
        assert {type(number) for number in (*given, *model.project(2))} == {float}

    @pytest.mark.parametrize(
        ("alpha", "beta"), [(1e-6, 1e6), (1e-6, 1e-6), (1.0, 1e-6), (1e6, 1e-6), (3.0, 0.1)]
    )
    @pytest.mark.parametrize("renewal", [1, 2, 100])
    def test_no_digits_are_lost_beside_a_1(self, alpha: float, beta: float, renewal: int) -> None:
        model = ShiftedBetaGeometric(alpha=alpha, beta=beta)
        exact = ShiftedBetaGeometric(alpha=Fraction(alpha), beta=Fraction(beta))

        assert model.retention(renewal) == pytest.approx(float(exact.retention(renewal)), rel=1e-14)
        assert model.churn(renewal) == pytest.approx(float(exact.churn(renewal)), rel=1e-13)

    def test_nobody_has_left_before_the_first_renewal(self) -> None:
        assert HIGH_END.survival(0) == 1
        assert HIGH_END.project(0) == (1,)

    @pytest.mark.parametrize(
        "bad", [0, -1, 1e-7, 2e6, nan, inf, True, "1", None, Decimal("NaN"), 10**400]
    )
    def test_parameters_have_bounds(self, bad: Any) -> None:
        with pytest.raises(WrongArgument, match="alpha"):
            ShiftedBetaGeometric(alpha=bad, beta=1)
        with pytest.raises(WrongArgument, match="beta"):
            ShiftedBetaGeometric(alpha=1, beta=bad)

    @pytest.mark.parametrize("bad", [-1, 1.0, "3", True, 10_001])
    def test_renewals_are_counted(self, bad: Any) -> None:
        with pytest.raises(WrongArgument, match="renewals"):
            HIGH_END.survival(bad)
        with pytest.raises(WrongArgument, match="renewals"):
            HIGH_END.project(bad)
        with pytest.raises(WrongArgument, match="renewals"):
            HIGH_END.residual_lifetime(discount=0, renewals=bad)

    @pytest.mark.parametrize("bad", [0, -1, 1.0, None])
    def test_there_is_no_renewal_0(self, bad: Any) -> None:
        with pytest.raises(WrongArgument, match="renewal"):
            HIGH_END.retention(bad)
        with pytest.raises(WrongArgument, match="renewal"):
            HIGH_END.churn(bad)


def added_up(model: ShiftedBetaGeometric, discount: float, renewals: int) -> tuple[float, float]:
    """The residual lifetime and its elasticity by their sums."""
    alpha, beta = float(model.alpha), float(model.beta) + renewals
    term, paid, times = 1.0, 0.0, 0.0
    before = 0
    while not before or before * term > 1e-16 * times:
        term *= (beta + before) / (alpha + beta + before)
        paid += term
        before += 1
        times += before * term
        term /= 1 + discount
    return paid, times / paid


class TestDiscounting:
    @pytest.mark.parametrize("discount", [0.001, 0.01, 0.1, 1])
    @pytest.mark.parametrize(
        ("alpha", "beta"),
        [(0.668, 3.806), (0.001, 0.001), (5, 0.1), (300, 2000), (1e6, 1e-6), (3, 1e6)],
    )
    def test_they_are_the_sums(self, alpha: float, beta: float, discount: float) -> None:
        model = ShiftedBetaGeometric(alpha=alpha, beta=beta)
        paid, mean = added_up(model, discount, 2)
        found = model.residual_lifetime(discount=discount, renewals=2)
        assert found.value == pytest.approx(paid, rel=found.tolerance)
        elastic = model.retention_elasticity(discount=discount, renewals=2)
        assert elastic.value == pytest.approx(mean, rel=elastic.tolerance)

    def test_without_discount_they_have_a_closed_form(self) -> None:
        model = ShiftedBetaGeometric(alpha=12, beta=3)
        paid, mean = added_up(model, 0, 1)
        assert model.residual_lifetime(discount=0, renewals=1).value == pytest.approx(paid)
        assert model.retention_elasticity(discount=0, renewals=1).value == pytest.approx(mean)
        assert model.lifetime(discount=0).value == pytest.approx(1 + 3 / 11)

    def test_without_discount_the_sum_may_be_infinite(self) -> None:
        for found in (
            HIGH_END.residual_lifetime(discount=0, renewals=3),
            HIGH_END.lifetime(discount=Decimal(0)),
            HIGH_END.retention_elasticity(discount=0, renewals=3),
            ShiftedBetaGeometric(alpha=2, beta=1).retention_elasticity(discount=0, renewals=0),
        ):
            assert (found.value, found.reason) == (None, "infinite_sum")
            assert found.status is Status.UNDEFINED

    def test_without_discount_an_exact_alpha_may_lie_as_near_as_it_likes(self) -> None:
        near = Fraction(1, 10**20)
        barely = ShiftedBetaGeometric(alpha=1 + near, beta=3)
        steady = ShiftedBetaGeometric(alpha=2 + near, beta=3)

        assert barely.residual_lifetime(discount=0, renewals=1).value == pytest.approx(4e20)
        assert barely.lifetime(discount=0).value == pytest.approx(3e20)
        assert steady.retention_elasticity(discount=0, renewals=1).value == pytest.approx(5e20)

    @pytest.mark.parametrize("bound", [Decimal("0.00001"), 1e-5, Fraction(1, 100_000), 1, 1.0])
    def test_the_bounds_of_a_discount_are_discounts(self, bound: Any) -> None:
        assert HIGH_END.lifetime(discount=bound).value

    def test_a_new_customer_pays_at_once(self) -> None:
        """The first payment, and what comes after it a period later."""
        rest = HIGH_END.residual_lifetime(discount=0.1, renewals=0).value
        assert rest is not None
        assert HIGH_END.lifetime(discount=0.1).value == pytest.approx(1 + rest / 1.1)

    def test_customers_who_are_alike_are_as_gupta_and_lehmann_have_them(self) -> None:
        """(1 + i) / (1 + i - r), with a spread that is next to nothing."""
        alike = ShiftedBetaGeometric(alpha=160_000, beta=840_000)
        found = alike.retention_elasticity(discount=0.12, renewals=0)
        assert found.value == pytest.approx(4, rel=1e-4)

    @pytest.mark.parametrize("bad", [*BELOW_ZERO, 1e-6, 1.5, nan, "0.1", None, True])
    def test_a_discount_has_bounds(self, bad: Any) -> None:
        for ask in (HIGH_END.residual_lifetime, HIGH_END.retention_elasticity):
            with pytest.raises(WrongArgument, match="discount"):
                ask(discount=bad, renewals=1)
        with pytest.raises(WrongArgument, match="discount"):
            HIGH_END.lifetime(discount=bad)


def test_arguments_may_stand_in_order_and_by_name() -> None:
    assert HIGH_END.lifetime(0.1) == HIGH_END.lifetime(discount=0.1)
    for ask in (HIGH_END.residual_lifetime, HIGH_END.retention_elasticity):
        assert ask(7, 0.1) == ask(discount=0.1, renewals=7)


class TestFit:
    def test_it_says_how_far_it_is_off_and_how_it_was_found(self) -> None:
        found = sbg_fit([1000, 869, 743, 653, 593, 551, 517, 491])
        assert found.status is Status.MEASURED
        assert (found.customers, found.periods) == (1000, 7)
        assert 0 < found.tolerance <= 1e-10
        assert 0 < found.iterations < 200
        assert found.or_raise() is found.parameters is found.model
        assert found.model == ShiftedBetaGeometric(alpha=found.alpha or 0, beta=found.beta or 0)

    @pytest.mark.parametrize(
        ("cohorts", "reason"),
        [
            ([], "no_customers"),
            ([[0, 0, 0]], "no_customers"),
            ([[5]], "too_few_periods"),
            ([[100, 80]], "too_few_periods"),
            ([[100, 80], [0, 0, 0]], "too_few_periods"),
            ([[100, 100, 100]], "no_churn"),
            ([[100, 50, 50], [20, 0, 0]], "churn_at_first_only"),
            ([[100, 0, 0]], "churn_at_first_only"),
            ([[100, 90, 81]], "no_rising_retention"),
            ([[100, 90, 70, 20]], "no_rising_retention"),
            ([[10**9, 9 * 10**8, 81 * 10**7 + 1]], "undetermined"),
            ([[10**12, 5 * 10**11, 5 * 10**11 - 1]], "undetermined"),
        ],
    )
    def test_without_a_most_likely_pair_it_says_why(
        self, cohorts: list[list[int]], reason: str
    ) -> None:
        found = sbg_fit(cohorts)
        assert (found.alpha, found.beta, found.log_likelihood, found.model) == (None,) * 4
        assert (found.status, found.reason) == (Status.UNDEFINED, reason)
        assert found.why()
        with pytest.raises(NotMeasured, match="SbgFit"):
            found.or_raise()

    def test_the_flatter_the_likelihood_the_wider_the_tolerance(self) -> None:
        """It is highest at 9000 and 81000, and hardly."""
        found = sbg_fit([1_000_000, 900_000, 810_001])
        assert found.alpha == pytest.approx(9000, rel=found.tolerance)
        assert found.beta == pytest.approx(81000, rel=found.tolerance)
        assert found.tolerance > 1e-6

    @pytest.mark.parametrize(
        "bad",
        ["text", 5, None, [[]], [[3], 2], [1] * 10_001, [["text"], "text"]],
    )
    def test_a_cohort_is_a_list(self, bad: Any) -> None:
        with pytest.raises(SalesTermsError, match="cohorts"):
            sbg_fit(bad)
        with pytest.raises(SalesTermsError, match="cohorts"):
            sbg_fit([3, 2, 1], bad)

    @pytest.mark.parametrize("bad", [[3, -1], [3.0, 2], [True, False], [10**13, 1], [3, None]])
    def test_a_cohort_is_of_whole_numbers(self, bad: Any) -> None:
        with pytest.raises(BadArgument, match=r"cohorts=.*number [12] of cohort 2"):
            sbg_fit([[3, 2, 1], bad])

    def test_a_number_that_rises_is_named(self) -> None:
        with pytest.raises(BadArgument, match="95 stands after 90, at renewal 2") as caught:
            sbg_fit([100, 90, 95])
        assert caught.value.text("nl") == (
            "cohorts=95: geef hooguit 90: 95 staat na 90, bij verlenging 2 van cohort 1"
        )

    def test_several_cohorts_may_stand_one_after_another(self) -> None:
        one, other = [100, 80, 70], [50, 40, 38, 37]
        assert sbg_fit(one, other) == sbg_fit([one, other])

    def test_it_explains_itself(self) -> None:
        found = sbg_fit([1000, 631, 468, 382, 326, 289, 262, 241])
        assert found.explain("nl").splitlines() == [
            "Shifted beta geometric: alfa 0.704077, beta 1.18204",
            "  klanten bij het begin: 1000; gevolgde verlengingen: 7",
            "  log-aannemelijkheid: -1680.27, per klant -1.68027",
            "  de relatieve afwijking van de parameters, door afronding, is hooguit 1e-11",
        ]

    def test_it_explains_why_there_is_nothing(self) -> None:
        assert str(sbg_fit([10, 8])).splitlines() == [
            "Shifted beta geometric: no parameters, since no cohort was followed for two renewals",
            "  customers at the start: 10; renewals followed: 1",
        ]
