"""What is not known is no 0, and nothing counts twice: in recurring revenue, churn and cohorts."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Money,
    arr,
    cohort_retention,
    customer_churn,
    customer_retention,
    mrr,
    mrr_movements,
)
from salesterms.criteria import ChoiceColumn, Different
from salesterms.entities import Subscription
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    BadArgument,
    CustomerOf,
    CustomerPeriod,
    MrrChange,
    Transaction,
    cohort_days,
    customer_balances,
    customer_periods,
    customer_profits,
    lifespans,
    mrr_changes,
    purchase_histories,
)
from salesterms.metrics.account_of_metric import added_up
from salesterms.results import Status

AMOUNTS = [mrr, arr, mrr_movements]
EACH_CHURN = [
    (metric, name) for metric in (customer_churn, customer_retention) for name in metric.variants
]


def sold(id_: str = "S-1", amount: int = 100, end: date | None = None) -> Subscription:
    """What an account pays from New Year on."""
    return Subscription(
        id=id_,
        account="A-1",
        product="P-1",
        started_on=date(2026, 1, 1),
        ended_on=end,
        amount=Money(amount, "EUR"),
        interval_months=1,
        trial=False,
    )


class TestWhatIsNotKnown:
    """An amount is 0 where rows say that nobody pays, and nowhere else."""

    @pytest.mark.parametrize("metric", AMOUNTS)
    def test_a_month_that_is_not_over(self, metric: Any) -> None:
        rows = mrr_changes([sold()], period="2026-02")
        asked: Any = {"as_of": "2026-02-10"}

        for name in metric.variants:
            found = [
                metric(rows, variant=name, currency="EUR", **asked),
                metric(rows, variant=name, **asked)["EUR"],
                metric(rows, variant=name, **asked).total,
                metric(rows, variant=name, currency="EUR", by="month", **asked)["2026-02"],
                metric(rows, variant=name, currency="EUR", by="account", **asked)["A-1"],
            ]
            assert {(one.status, one.reason) for one in found} == {
                (Status.NOT_YET_OBSERVABLE, "no_period_over")
            }
            assert "nog niet waarneembaar" in found[0].explain("nl")

    @pytest.mark.parametrize("metric", AMOUNTS)
    def test_a_month_of_which_there_are_no_rows(self, metric: Any) -> None:
        rows = mrr_changes([sold()], period="2026-02")
        quarter = mrr_changes([sold()], period="2026-Q1", months=None)
        found = [
            metric(rows, currency="EUR", period="2027-01"),
            metric(quarter, currency="EUR", period="2026-02"),
            metric([], currency="EUR"),
        ]

        assert {(one.status, one.reason) for one in found} == {
            (Status.UNDEFINED, "nothing_counted")
        }

    @pytest.mark.parametrize("metric", AMOUNTS)
    def test_who_is_gone_pays_nothing(self, metric: Any) -> None:
        rows = mrr_changes([sold(end=date(2026, 1, 20))], period="2026-Q1")

        assert metric(rows, currency="EUR", period="2026-02").value == Money("0.00", "EUR")


class TestRowsTogether:
    """Rows of two things, or of days that stand in two periods, are not added up."""

    @pytest.mark.parametrize(("metric", "variant"), EACH_CHURN)
    def test_of_a_product_and_of_the_organisation(self, metric: Any, variant: str) -> None:
        thirty = "2026-02-01/2026-03-03"
        rows = customer_periods([sold()], thirty) + customer_periods([sold()], thirty, of="product")

        refused = metric(rows, variant=variant)
        assert (refused.status, refused.reason) == (Status.REFUSED, "several_of")
        assert refused.details == ("organisation", "product")
        groups = metric(rows, variant=variant, by="of")
        assert groups.total.reason == "several_of"
        assert all(one.status is Status.MEASURED for one in groups.values())

    @pytest.mark.parametrize(("metric", "variant"), EACH_CHURN)
    def test_of_periods_that_overlap(self, metric: Any, variant: str) -> None:
        periods = ["2026-02-01/2026-03-03", "2026-02-02/2026-03-04"]
        rows = customer_periods([sold(end=date(2026, 2, 10))], periods)

        refused = metric(rows, variant=variant)
        assert (refused.status, refused.reason) == (Status.REFUSED, "periods_overlap")

    def test_a_gap_may_be(self) -> None:
        rows = customer_periods([sold()], ["2026-02", "2026-05"])

        assert customer_churn(rows).status is Status.MEASURED

    def test_which_they_are_is_told(self) -> None:
        column = ChoiceColumn[CustomerOf]("of", CustomerOf)

        assert added_up(Different((column,)), "en").startswith("rows, and of which ")


class TestTwice:
    """Nobody counts twice."""

    @pytest.mark.parametrize("metric", AMOUNTS)
    def test_one_account_in_two_rows(self, metric: Any) -> None:
        rows = mrr_changes([sold()], period="2026-02")

        for name in metric.variants:
            refused = metric(rows + rows, variant=name, currency="EUR")
            assert (refused.status, refused.reason) == (Status.REFUSED, "customer_twice")
            assert refused.details == ("1",)

    def test_one_customer_as_known_on_two_days(self) -> None:
        visits = [("A-1", date(2026, 1, 5) + timedelta(days=n)) for n in range(3)]
        rows = cohort_days(visits, [1], as_of="2026-02-01")
        later = cohort_days(visits, [1], as_of="2026-03-01")

        for both in (rows + rows, rows + later):
            refused = cohort_retention(both)
            assert (refused.status, refused.reason) == (Status.REFUSED, "customer_twice")

    @pytest.mark.parametrize(
        "derived",
        [
            lambda given: mrr_changes(given, period="2026-02"),
            lambda given: customer_periods(given, "2026-02"),
            lambda given: customer_balances(given, "2026-02"),
            lambda given: customer_profits(given, margin=Decimal("0.5"), as_of="2026-03-01"),
            lambda given: lifespans(given, as_of="2026-03-01"),
        ],
        ids=["mrr_changes", "customer_periods", "balances", "profits", "lifespans"],
    )
    def test_one_subscription(self, derived: Callable[[Any], Any]) -> None:
        with pytest.raises(BadArgument, match="S-1"):
            derived([sold(), sold("S-2"), sold()])

    def test_one_transaction(self) -> None:
        one = Transaction(id="T-1", customer="A-1", on=date(2026, 1, 1), amount=None)

        with pytest.raises(BadArgument, match="T-1"):
            purchase_histories([one, one], as_of=date(2026, 3, 1))


class TestArguments:
    """What is taken, and what is said of what is not."""

    def test_an_amount_that_is_too_large_is_told_so(self) -> None:
        with pytest.raises(WrongArgument, match="at most 30 digits"):
            MrrChange(
                id="A",
                account="A",
                currency="EUR",
                begins=date(2026, 1, 1),
                last=date(2026, 1, 31),
                start=Fraction(10**30),
            )

    def test_the_first_day_that_there_is(self) -> None:
        row = CustomerPeriod(
            id="a", account="a", begins=date.min, last=date(2026, 1, 31), at_start=True
        )

        assert row.at_end

    def test_of_as_text(self) -> None:
        by_name = customer_periods([sold()], "2026-02", of="service", services={"P-1": "mail"})
        balances = customer_balances([sold()], "2026-02", of="product")

        assert [row.of for row in by_name] == [CustomerOf.SERVICE]
        assert balances[0].at_end == 1

    def test_days_as_a_range(self) -> None:
        rows = cohort_days([("A-1", date(2026, 1, 5))], range(3), as_of="2026-02-01")

        assert [row.day for row in rows] == [0, 1, 2]
