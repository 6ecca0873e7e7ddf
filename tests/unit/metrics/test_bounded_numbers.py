"""Numbers of any length are refused at once: nobody waits for the digits of 1E9999999999."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunity,
    list_discount,
    lost_opportunities,
    sales_cycle,
    sales_velocity,
    time_to_answer,
    weighted_pipeline,
)
from salesterms.entities import EntityProblems, OrderLine, Product
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.logs import FunnelStep, StageEntry, audit
from salesterms.metrics import (
    BadArgument,
    Brackets,
    HandOverOutcome,
    RatedDeal,
    oracle_category,
)
from salesterms.metrics.row_kind import DerivedRows
from salesterms.vocabularies import four_stages

HUGE = Decimal("1E9999999999")
TINY = Decimal("1E-9999999999")
LONG = 10**5000
AT = datetime(2024, 3, 1, tzinfo=UTC)
VELOCITY: dict[str, Any] = {
    "opportunities": 5,
    "average_value": 100,
    "win_rate": Decimal("0.5"),
    "cycle_days": 30,
}


@pytest.mark.parametrize(
    ("metric", "numbers"),
    [
        (time_to_answer, {"values": [HUGE]}),
        (list_discount, {"variant": "mean_per_line", "values": [Decimal("-1E9999999999")]}),
        (list_discount, {"variant": "mean_per_line", "values": [TINY]}),
        (sales_velocity, {**VELOCITY, "cycle_days": HUGE}),
        (sales_velocity, {**VELOCITY, "cycle_days": TINY}),
        (sales_velocity, {**VELOCITY, "win_rate": TINY}),
        (lost_opportunities, {"lost": 10**5000}),
        (sales_cycle, {"days": 10**5000, "rows": 1}),
    ],
    ids=["hours", "huge", "tiny", "days", "no_days", "rate", "count", "span"],
)
def test_a_formula_takes_no_number_without_bounds(metric: Any, numbers: dict[str, Any]) -> None:
    with pytest.raises(SalesTermsError):
        metric.formula(**numbers)


@pytest.mark.parametrize("seconds", ["1E9999999", "1E5000", "1E-5000"])
def test_nor_does_a_row(seconds: str) -> None:
    given: Any = Decimal(seconds)
    row: dict[str, Any] = {"id": "1", "from_team": "a", "to_team": "b", "handed": "2024-01-05"}
    with pytest.raises(SalesTermsError):
        HandOverOutcome(**row, seconds=given)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Opportunity(id="D-1", status=Category.OPEN, probability=TINY),
        lambda: Opportunity(id="D-1", status=Category.OPEN, probability=Decimal("0E99999")),
        lambda: Opportunity(id="D-1", status=Category.OPEN, probability=Decimal("0." + "1" * 31)),
        lambda: Product(id="P-1", family="F", tier=LONG),
        lambda: OrderLine(product="P-1", quantity=1, unit_price=Money(1, "EUR"), discount=TINY),
        lambda: oracle_category(TINY),
        lambda: RatedDeal(id="D-1", status=Category.OPEN, rate=Fraction(1, LONG)),
        lambda: FunnelStep("Lead", LONG),
        lambda: audit([], four_stages.definitions).worst_edges(LONG),
        lambda: audit([], four_stages.definitions).flow(at_least=LONG),
        lambda: audit([StageEntry(LONG, "lead", AT)], four_stages.definitions),
        lambda: Brackets((0, TINY), (Decimal(1), Decimal(1))),
        lambda: Brackets((0, 1), (Decimal(1), HUGE)),
    ],
    ids=[
        *("chance", "zero", "long_chance", "tier", "discount", "category", "rate", "step"),
        *("edges", "flow", "case", "bound", "bracket"),
    ],
)
def test_nor_does_anything_else_that_holds_one(make: Any) -> None:
    with pytest.raises(SalesTermsError) as refused:
        make()
    assert len(refused.value.text("nl")) < 1000


@pytest.mark.parametrize("share", ["0", "1", "1.000", "0." + "1" * 30, "1E-30", "0E+3"])
def test_a_share_of_thirty_digits_is_one(share: str) -> None:
    deal = Opportunity(id="D-1", status=Category.OPEN, probability=Decimal(share))
    assert deal.probability == Decimal(share)


@pytest.mark.parametrize("share", ["NaN", "sNaN", "Infinity", "-0.1", "1.01", "40"])
def test_what_is_no_share_is_told(share: str) -> None:
    with pytest.raises(EntityProblems):
        Opportunity(id="D-1", status=Category.OPEN, probability=Decimal(share))


@pytest.mark.parametrize(
    ("bounds", "rates"),
    [((), ()), ((1, 2), (1, 1)), ((0, 2, 2), (1, 1, 1)), ((0, 1), (1,)), (5, (1,)), ((0,), ("x",))],
)
def test_a_table_of_rates_begins_at_0_and_rises(bounds: Any, rates: Any) -> None:
    with pytest.raises((BadArgument, WrongArgument)):
        Brackets(bounds, rates)


@pytest.mark.parametrize("number", ["1E-999999", "9E+999999999999999999", "sNaN", "Infinity"])
def test_what_was_changed_past_its_checks_is_refused_where_it_cannot_be_added_up(
    number: str,
) -> None:
    row = Opportunity(
        id="D-1", status=Category.OPEN, amount=Money(100, "EUR"), probability=Decimal("0.5")
    )
    object.__setattr__(row, "probability", Decimal(number))

    measured = weighted_pipeline([row], currency="EUR")
    assert (measured.status.value, measured.reason) == ("refused", "out_of_bounds")


def test_rows_that_keep_no_account_leave_the_answer_of_none_to_the_metric() -> None:
    assert DerivedRows[int]().why_none is None
