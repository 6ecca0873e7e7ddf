"""What a period will bring, by chance, by category and from history, and every edge of it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunities,
    Opportunity,
    Ratio,
    forecast_by_category,
    forecast_from_history,
    sales_forecast,
)
from salesterms.entities import EntityProblems
from salesterms.errors import WrongArgument
from salesterms.lifecycle import ForecastCategory
from salesterms.metrics import (
    BadArgument,
    RatedDeal,
    StageRates,
    deals_by_history,
    in_oracle_categories,
    oracle_category,
    stage_rates,
)

HALF = Decimal("0.5")
WON, OPEN, LOST, HELD = Category.WON, Category.OPEN, Category.LOST, Category.HELD
COMMIT = ForecastCategory.COMMIT


def euros(amount: object) -> Money:
    """An amount in euros."""
    return Money(str(amount), "EUR")


def deal(
    id_: str, status: Category = Category.OPEN, amount: object = 10, **rest: Any
) -> Opportunity:
    """A deal in euros; None is no amount."""
    worth = None if amount is None else euros(amount)
    return Opportunity(id=id_, status=status, amount=worth, **rest)


class TestWeighted:
    """Karim, halfway through the quarter: 40,000 won and 25,000 expected."""

    DEALS = (
        deal("D-1", WON, 40_000, closed=date(2024, 2, 1)),
        deal("D-2", OPEN, 50_000, probability=HALF, expected_close=date(2024, 3, 31)),
        deal("D-3", OPEN, 99_000, probability=HALF, expected_close=date(2024, 4, 1)),
    )

    def test_what_was_won_and_what_is_expected_of_the_period(self) -> None:
        measured = sales_forecast(self.DEALS, period="2024-Q1", currency="EUR")
        assert measured.value == euros("65000.0")
        assert measured.inputs == {"won": euros(40_000), "expected": euros("25000.0")}
        assert "close date, of open deals the expected one" in measured.explain()

    def test_by_month_won_deals_stand_in_the_month_that_they_closed(self) -> None:
        found = sales_forecast(self.DEALS, by="month", currency="EUR")
        assert {str(key): one.value for key, one in found.items()} == {
            "2024-02": euros(40_000),
            "2024-03": euros("25000.0"),
            "2024-04": euros("49500.0"),
        }

    def test_by_month_needs_both_dates(self) -> None:
        mapped = ["id", "status", "amount", "probability", "closed"]
        known = Opportunities(self.DEALS, mapped=mapped)
        assert sales_forecast(known, currency="EUR").value == euros("114500.0")
        measured = sales_forecast(known, by="month", currency="EUR").total
        assert measured is not None
        assert (measured.reason, measured.details) == ("column_not_mapped", ("expected_close",))

    def test_lost_and_held_deals_and_those_without_a_chance_are_left_out_by_name(self) -> None:
        deals = [
            deal("D-1", LOST, probability=HALF),
            deal("D-2", HELD, probability=HALF),
            deal("D-3", OPEN),
            deal("D-4", OPEN, None, probability=HALF),
        ]
        measured = sales_forecast(deals, currency="EUR")
        assert measured.value == euros(0)
        assert dict(measured.excluded) == {
            "lost": 1,
            "held": 1,
            "no_probability": 1,
            "no_amount": 1,
        }
        held = sales_forecast(deals, variant="weighted_with_held", currency="EUR")
        assert held.value == euros("5.0")

    def test_of_nothing_there_is_0_in_a_currency_and_no_answer_without_one(self) -> None:
        assert sales_forecast([], currency="EUR").value == euros(0)
        assert len(sales_forecast([])) == 0

    def test_too_fine_a_product_is_refused_and_not_rounded(self) -> None:
        fine = Money(Decimal("1E-25"), "EUR")
        deals = [Opportunity(id="D-1", status=OPEN, amount=fine, probability=Decimal("0.0000001"))]
        assert sales_forecast(deals, currency="EUR").reason == "out_of_bounds"

    @pytest.mark.parametrize("wrong", [Decimal(40), Decimal("NaN"), Decimal("Infinity"), 0.4, 40])
    def test_a_probability_is_a_decimal_from_0_to_1(self, wrong: Any) -> None:
        with pytest.raises(EntityProblems):
            deal("D-1", OPEN, probability=wrong)
        with pytest.raises(BadArgument):
            oracle_category(wrong)


class TestCategories:
    """50 closed, 100 commit, 150 best case and 200 pipeline, as Salesforce has it."""

    DEALS = (
        deal("D-1", WON, 50),
        deal("D-2", OPEN, 100, forecast_category=COMMIT),
        deal("D-3", OPEN, 150, forecast_category=ForecastCategory.BEST_CASE),
        deal("D-4", OPEN, 200, forecast_category=ForecastCategory.PIPELINE),
    )

    @pytest.mark.parametrize(
        ("variant", "expected"),
        [
            ("closed", 50),
            ("commit", 100),
            ("best_case", 150),
            ("pipeline", 200),
            ("cumulative_commit", 150),
            ("cumulative_best_case", 300),
            ("cumulative_pipeline", 450),
        ],
    )
    def test_each_column(self, variant: str, expected: int) -> None:
        measured = forecast_by_category(self.DEALS, variant=variant, currency="EUR")
        assert measured.value == euros(expected)
        assert measured.counted + sum(measured.excluded.values()) == 4

    def test_the_status_decides_what_is_won_and_contradictions_are_named(self) -> None:
        deals = [
            deal("D-1", WON, 1, forecast_category=COMMIT),
            deal("D-2", OPEN, 2, forecast_category=ForecastCategory.CLOSED),
            deal("D-3", WON, 4, forecast_category=ForecastCategory.OMITTED),
            deal("D-4", OPEN, 8),
            deal("D-5", HELD, 16, forecast_category=COMMIT),
            deal("D-6", LOST, 32, forecast_category=COMMIT),
            deal("D-7", OPEN, None, forecast_category=COMMIT),
        ]
        measured = forecast_by_category(deals, currency="EUR")
        assert measured.value == euros(1)
        assert dict(measured.excluded) == {
            "open_as_closed": 1,
            "omitted": 1,
            "no_category": 1,
            "held": 1,
            "lost": 1,
            "no_amount": 1,
        }

    def test_what_was_closed_after_the_day_is_not_known_as_it_was(self) -> None:
        deals = [
            deal("D-1", WON, created=date(2024, 1, 1), closed=date(2024, 2, 1)),
            deal("D-2", OPEN, expected_close=date(2024, 3, 1), forecast_category=COMMIT),
            deal("D-3", WON, created=date(2024, 1, 1)),
        ]
        measured = forecast_by_category(
            deals, currency="EUR", period="2024-Q1", as_of=date(2024, 1, 31)
        )
        assert measured.value == euros(0)
        assert dict(measured.excluded) == {
            "closed_later": 1,
            "no_created_date": 1,
            "no_close_date": 1,
        }


class TestBands:
    """Oracle puts a deal in a category by its probability."""

    @pytest.mark.parametrize(
        ("share", "category"),
        [
            ("0", "pipeline"),
            ("0.39", "pipeline"),
            ("0.395", "pipeline"),
            ("0.4", "best_case"),
            ("0.59", "best_case"),
            ("0.6", "commit"),
            ("0.999", "commit"),
            ("1", "closed"),
        ],
    )
    def test_by_its_lower_bound(self, share: str, category: str) -> None:
        assert oracle_category(Decimal(share)).value == category

    def test_deals_are_put_in_the_category_of_their_chance(self) -> None:
        deals = [
            deal("D-1", WON, 1, probability=HALF),
            deal("D-2", LOST, 2, probability=HALF),
            deal("D-3", HELD, 4, probability=HALF, forecast_category=COMMIT),
            deal("D-4", OPEN, 8, forecast_category=COMMIT),
            deal("D-5", OPEN, 16, probability=Decimal(1)),
        ]
        found = [one.forecast_category for one in in_oracle_categories(deals)]
        assert [one and one.value for one in found] == [
            "closed",
            "omitted",
            "best_case",
            None,
            "closed",
        ]
        measured = forecast_by_category(in_oracle_categories(deals), currency="EUR")
        assert measured.value == euros(1)
        assert measured.excluded["open_as_closed"] == 1

    @pytest.mark.parametrize("wrong", ["D-1", 5, [1]])
    def test_only_deals_have_a_category(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            in_oracle_categories(wrong)


def told(id_: str, status: Category, *stages: str, **rest: Any) -> Opportunity:
    """A deal that has reached some stages."""
    return deal(id_, status, stages_reached=stages, **rest)


HISTORY = (
    told("H-1", WON, "New", "Proposal", owner="Ann", closed=date(2024, 1, 10)),
    told("H-2", LOST, "New", "Proposal", owner="Ann", closed=date(2024, 1, 20)),
    told("H-3", LOST, "New", owner="Bo", closed=date(2024, 3, 1)),
    told("H-4", WON, "New", "New", owner="Bo"),
    told("H-5", WON, "New"),
    told("H-6", OPEN, "New", "Proposal", owner="Ann"),
    deal("H-7", WON, owner="Ann", closed=date(2024, 1, 1)),
)


def counts(rates: StageRates) -> dict[tuple[str, str | None], tuple[int, int]]:
    """Won and decided of every rate."""
    return {(one.stage, one.owner): (one.won, one.decided) for one in rates.rates}


class TestStageRates:
    """Seven deals, of which five tell what became of a stage."""

    def test_each_decided_deal_counts_once_for_each_stage_that_it_reached(self) -> None:
        found = stage_rates(HISTORY)
        assert counts(found) == {("New", None): (3, 5), ("Proposal", None): (1, 2)}
        assert dict(found.left_out) == {"undecided": 1, "stage_unknown": 1}

    def test_by_owner_each_has_a_history_of_their_own(self) -> None:
        found = stage_rates(HISTORY, by_owner=True)
        assert counts(found) == {
            ("New", "Ann"): (1, 2),
            ("Proposal", "Ann"): (1, 2),
            ("New", "Bo"): (1, 2),
        }
        assert found.left_out["no_owner"] == 1
        known = found.of("New", "Bo")
        assert known is not None
        assert known.rate == Ratio(1, 2)
        assert found.of("Proposal", "Bo") is None
        assert found.of("New") is None

    def test_without_owners_the_rate_is_that_of_all(self) -> None:
        assert stage_rates(HISTORY).of("New", "Bo") == stage_rates(HISTORY).of("New")

    def test_as_of_a_day_only_what_was_decided_by_then_tells(self) -> None:
        found = stage_rates(HISTORY, as_of=date(2024, 1, 31))
        assert counts(found) == {("New", None): (1, 2), ("Proposal", None): (1, 2)}
        assert dict(found.left_out) == {"undecided": 2, "no_close_date": 2, "stage_unknown": 1}
        assert stage_rates(HISTORY, as_of="2024-01-31") == found
        with pytest.raises(BadArgument):
            stage_rates(HISTORY, as_of="31-01-2024")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"least": 0},
            {"least": True},
            {"least": 1.0},
            {"by_owner": "owner"},
            {"as_of": 20240131},
        ],
    )
    def test_a_wrong_argument_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(WrongArgument):
            stage_rates(HISTORY, **wrong)

    @pytest.mark.parametrize("wrong", ["D-1", 5, [1]])
    def test_only_deals_have_a_history(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            stage_rates(wrong)


class TestFromHistory:
    """Open deals at the rate of the stage in which they stand."""

    def test_a_deal_counts_at_the_rate_of_its_stage(self) -> None:
        deals = [
            deal("D-1", WON, 7),
            deal("D-2", OPEN, 100, stage="New"),
            deal("D-3", OPEN, 50, stage="Proposal"),
        ]
        rows = deals_by_history(deals, stage_rates(HISTORY))
        measured = forecast_from_history(rows, currency="EUR")
        assert measured.value == euros("92.00")
        assert measured.inputs == {"won": euros(7), "expected": Fraction(85)}

    def test_thirds_are_rounded_once(self) -> None:
        history = [told("H-1", WON, "New"), told("H-2", LOST, "New"), told("H-3", LOST, "New")]
        deals = [deal(f"D-{at}", OPEN, "0.01", stage="New") for at in range(3)]
        rows = deals_by_history(deals, stage_rates(history))
        whole = forecast_from_history(rows, currency="EUR")
        assert (whole.value, whole.exact) == (euros("0.01"), True)
        assert "rounded once" not in whole.explain()
        some = forecast_from_history(rows[:2], currency="EUR")
        assert (some.value, some.exact) == (euros("0.01"), False)
        assert "rounded once" in some.explain()

    def test_without_a_rate_a_deal_is_left_out_by_its_reason_and_never_0(self) -> None:
        deals = [
            deal("D-1", OPEN, owner="Ann"),
            deal("D-2", OPEN, stage="New"),
            deal("D-3", OPEN, stage="Proposal", owner="Bo"),
            deal("D-4", OPEN, stage="New", owner="Ann"),
            deal("D-5", HELD, stage="New", owner="Ann"),
        ]
        rows = deals_by_history(deals, stage_rates(HISTORY, by_owner=True, least=3))
        measured = forecast_from_history(rows, currency="EUR")
        assert measured.value == euros("0.00")
        assert dict(measured.excluded) == {
            "held": 1,
            "no_stage": 1,
            "no_owner": 1,
            "no_history": 1,
            "too_little_history": 1,
        }
        enough = deals_by_history(deals, stage_rates(HISTORY, by_owner=True, least=2))
        assert forecast_from_history(enough, currency="EUR").value == euros("5.00")
        with_held = forecast_from_history(enough, variant="stage_rate_with_held", currency="EUR")
        assert with_held.value == euros("10.00")

    def test_by_owner_each_has_a_forecast(self) -> None:
        deals = [deal("D-1", OPEN, 10, stage="New", owner="Ann"), deal("D-2", WON, 5, owner="Bo")]
        rows = deals_by_history(deals, stage_rates(HISTORY, by_owner=True))
        found = forecast_from_history(rows, by="owner", currency="EUR")
        assert {key: one.value for key, one in found.items()} == {
            "Ann": euros("5.00"),
            "Bo": euros("5.00"),
        }

    def test_a_stage_that_never_led_to_a_sale_is_worth_0(self) -> None:
        rows = deals_by_history(
            [deal("D-1", OPEN, stage="New")], stage_rates([told("H-1", LOST, "New")])
        )
        measured = forecast_from_history(rows, currency="EUR")
        assert (measured.value, measured.counted) == (euros("0.00"), 1)

    def test_rates_are_those_of_stage_rates(self) -> None:
        with pytest.raises(WrongArgument):
            deals_by_history([], {"New": HALF})  # type: ignore[arg-type] # what is refused
        with pytest.raises(BadArgument):
            deals_by_history([5], stage_rates([]))  # type: ignore[list-item] # what is refused

    @pytest.mark.parametrize(
        "wrong",
        [
            {"rate": HALF},
            {"rate": Fraction(40)},
            {"rate": float("nan")},
            {"no_rate": "no_stage"},
            {"amount": 5},
            {"closed": "2024-01-01"},
            {"status": "won"},
        ],
    )
    def test_a_wrong_value_of_a_row_is_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"id": "D-1", "status": OPEN, **wrong}
        with pytest.raises(WrongArgument):
            RatedDeal(**given)

    def test_what_is_not_known_has_no_worth(self) -> None:
        assert RatedDeal(id="D-1", status=OPEN, rate=Fraction(1, 2)).worth is None
        assert RatedDeal(id="D-1", status=OPEN, amount=euros(1)).worth is None
        assert RatedDeal(id="D-1", status=OPEN).currency is None
        closed = RatedDeal(id="D-1", status=WON, expected_close=date(2024, 1, 1))
        assert closed.closes is None
