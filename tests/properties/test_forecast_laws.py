"""Laws of forecasts."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms import (
    Category,
    Money,
    Opportunity,
    Ratio,
    forecast_accuracy,
    forecast_by_category,
    forecast_from_history,
    open_pipeline,
    sales_forecast,
    weighted_pipeline,
    won_revenue,
)
from salesterms.metrics import (
    ForecastResult,
    RatedDeal,
    deals_by_history,
    in_oracle_categories,
    stage_rates,
)
from salesterms.strategies import opportunity_lists, rated_deals, results_of_forecasts

RESULTS = st.lists(
    results_of_forecasts(missing=False).filter(lambda row: bool(row.actual)), min_size=1, max_size=6
)


def euros(amount: Any) -> Money:
    """An amount in euros."""
    return Money(amount, "EUR")


def of(rows: list[ForecastResult], variant: str) -> Fraction:
    """The value of a variant."""
    value = forecast_accuracy(rows, variant=variant).value
    assert isinstance(value, Ratio | Fraction)
    return value.fraction() if isinstance(value, Ratio) else value


def pairs_of(rows: list[ForecastResult], forecast: Any) -> list[ForecastResult]:
    """The same actuals with other forecasts."""
    return [
        ForecastResult(id=row.id, forecast=forecast(row.forecast, row.actual), actual=row.actual)
        for row in rows
    ]


class TestTrue:
    """An error is 0 where every forecast came true, and only there."""

    @given(rows=RESULTS)
    def test_0_iff_all_are_equal(self, rows: list[ForecastResult]) -> None:
        same = all(row.forecast == row.actual for row in rows)
        for variant in ("mape", "wmape"):
            assert (of(rows, variant) == 0) is same
            assert of(pairs_of(rows, lambda _, came: came), variant) == 0


class TestMirrored:
    """Missing by as much to the other side turns the bias round, and changes no other error."""

    @given(rows=RESULTS)
    def test_antisymmetric(self, rows: list[ForecastResult]) -> None:
        assume(sum(row.actual.amount for row in rows if row.actual))
        mirrored = pairs_of(rows, lambda said, came: came + came - said)
        assert of(mirrored, "bias") == -of(rows, "bias")
        for variant in ("mape", "wmape"):
            assert of(mirrored, variant) == of(rows, variant)


class TestScaled:
    """Other units, such as cents for euros, change no error."""

    @given(rows=RESULTS, factor=st.integers(1, 50))
    def test_nothing_changes(self, rows: list[ForecastResult], factor: int) -> None:
        assume(sum(row.actual.amount for row in rows if row.actual))
        larger = [
            ForecastResult(
                id=row.id,
                forecast=row.forecast and row.forecast * factor,
                actual=row.actual and row.actual * factor,
            )
            for row in rows
        ]
        for variant in forecast_accuracy.variants:
            assert of(larger, variant) == of(rows, variant)


class TestBounded:
    """The bias is never further from 0 than the weighted error, where actuals are above 0."""

    @given(rows=RESULTS)
    def test_bias_within_wmape(self, rows: list[ForecastResult]) -> None:
        positive = [
            ForecastResult(id=row.id, forecast=row.forecast, actual=row.actual and abs(row.actual))
            for row in rows
        ]
        assert abs(of(positive, "bias")) <= of(positive, "wmape")


PERIODS = st.sampled_from([None, "2023-Q4", "2024-Q1"])
FORECASTS = [
    *((sales_forecast, name) for name in sales_forecast.variants),
    *((forecast_by_category, name) for name in forecast_by_category.variants),
]


def amount(metric: Any, rows: list[Opportunity], variant: str = "", **asked: Any) -> Fraction:
    """The value in euros."""
    value = metric(rows, variant=variant or None, currency="EUR", **asked).value
    assert isinstance(value, Money)
    return Fraction(value.amount)


class TestCumulative:
    """A cumulative column is the sum of the single columns that it takes in."""

    @given(rows=opportunity_lists(), period=PERIODS)
    def test_sum_of_singles(self, rows: list[Opportunity], period: str | None) -> None:
        one = {
            name: amount(forecast_by_category, rows, name, period=period)
            for name in forecast_by_category.variants
        }
        assert one["cumulative_commit"] == one["closed"] + one["commit"]
        assert one["cumulative_best_case"] == one["cumulative_commit"] + one["best_case"]
        assert one["cumulative_pipeline"] == one["commit"] + one["best_case"] + one["pipeline"]


class TestParts:
    """A weighted forecast is what was won in the period plus the weighted pipeline of it."""

    @given(rows=opportunity_lists(), period=PERIODS)
    def test_won_and_weighted(self, rows: list[Opportunity], period: str | None) -> None:
        parts = [amount(metric, rows, period=period) for metric in (won_revenue, weighted_pipeline)]
        assert amount(sales_forecast, rows, period=period) == sum(parts)


class TestChance:
    """A higher probability never lowers a forecast: at 0 it is what is won, at 1 all there is."""

    @given(rows=opportunity_lists())
    def test_monotone(self, rows: list[Opportunity]) -> None:
        rows = [evolve(row, amount=None if row.amount is None else abs(row.amount)) for row in rows]
        shares = [Decimal(0), Decimal("0.5"), Decimal(1)]
        low, half, full = (
            amount(sales_forecast, [evolve(row, probability=share) for row in rows])
            for share in shares
        )
        assert low <= half <= full
        assert low == amount(won_revenue, rows)
        assert full == low + amount(open_pipeline, rows)


class TestOwners:
    """The forecasts of all owners add up to that of the team, in whatever order rows come."""

    @given(data=st.data(), rows=opportunity_lists(), period=PERIODS)
    def test_additive(self, data: Any, rows: list[Opportunity], period: str | None) -> None:
        for metric, name in FORECASTS:
            asked: Any = {"variant": name, "currency": "EUR", "period": period}
            groups: Any = metric(rows, by="owner", **asked)
            parts = sum((Fraction(one.value.amount) for one in groups.values()), Fraction(0))
            shuffled = data.draw(st.permutations(rows))
            assert parts == amount(metric, shuffled, name, period=period)


class TestScale:
    """Amounts that are all so many times larger make the forecast so many times larger."""

    @given(rows=opportunity_lists(), factor=st.integers(0, 50))
    def test_linear(self, rows: list[Opportunity], factor: int) -> None:
        larger = [
            evolve(row, amount=None if row.amount is None else row.amount * factor) for row in rows
        ]
        for metric, name in FORECASTS:
            assert amount(metric, larger, name) == factor * amount(metric, rows, name)


class TestBands:
    """By bands of probability every deal that is open with a chance below 1 is in one column."""

    @given(rows=opportunity_lists())
    def test_each_once(self, rows: list[Opportunity]) -> None:
        rows = [row for row in rows if row.status in {Category.OPEN, Category.WON}]
        rows = [row for row in rows if row.probability not in {None, Decimal(1)}]
        singles = ("closed", "commit", "best_case", "pipeline")
        known = list(in_oracle_categories(rows))
        parts = sum(amount(forecast_by_category, known, name) for name in singles)
        assert parts == amount(won_revenue, rows) + amount(open_pipeline, rows)


class TestRates:
    """A rate is of 0 to 1; the rates of owners, weighed by their deals, are that of all of them."""

    @given(rows=opportunity_lists())
    def test_owners_make_the_whole(self, rows: list[Opportunity]) -> None:
        rows = [row for row in rows if row.owner is not None]
        by_owner = stage_rates(rows, by_owner=True).rates
        for one in stage_rates(rows).rates:
            parts = [part for part in by_owner if part.stage == one.stage]
            assert 0 <= one.won <= one.decided
            assert one.decided == sum(part.decided for part in parts)
            assert one.won == sum(part.won for part in parts)


class TestOwnHistory:
    """Decided deals of one amount, put back in their stage, come to what was won of them."""

    @given(won=st.integers(0, 9), lost=st.integers(0, 9), cents=st.integers(0, 10**6))
    def test_calibrated(self, won: int, lost: int, cents: int) -> None:
        each: Any = {"stages_reached": ("New",), "amount": euros(Decimal(cents).scaleb(-2))}
        history = [
            Opportunity(id=f"H-{at}", status=Category.WON if at < won else Category.LOST, **each)
            for at in range(won + lost)
        ]
        still = [evolve(row, status=Category.OPEN, stage="New") for row in history]
        rows = list(deals_by_history(still, stage_rates(history)))
        value = forecast_from_history(rows, currency="EUR").value
        assert isinstance(value, Money)
        assert Fraction(value.amount) == Fraction(won * cents, 100)


class TestHistoryRounded:
    """A forecast from history is the exact sum of its deals, rounded once."""

    @given(rows=st.lists(rated_deals(), max_size=6))
    def test_within_half_a_cent(self, rows: list[RatedDeal]) -> None:
        measured = forecast_from_history(rows, currency="EUR")
        won = [row for row in rows if row.status is Category.WON and row.amount]
        known = [row.worth for row in rows if row.status is Category.OPEN and row.worth is not None]
        exact = sum((Fraction(row.amount.amount) for row in won if row.amount), Fraction(0))
        assert isinstance(measured.value, Money)
        off = Fraction(measured.value.amount) - exact - sum(known, Fraction(0))
        assert abs(off) <= Fraction(1, 200)
