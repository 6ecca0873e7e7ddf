"""Customers in a report: what they pay, whether they stay, what they are worth and cost."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from salesterms import (
    Category,
    Opportunity,
    cac,
    cohort_retention,
    customer_churn,
    ltv,
    mrr,
    net_revenue_retention,
)
from salesterms.cli.demo_command import sample_customers
from salesterms.entities import Subscription
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    CustomerSpend,
    SpendAim,
    SpendCategory,
    cohort_days,
    customer_periods,
    customer_profits,
    mrr_changes,
)
from salesterms.report import Customers, build
from salesterms.results import Measurement
from salesterms.values import Money, Period

AS_OF = date(2024, 12, 31)
YEAR = Period.year(2024)


def sold(
    account: str, start: str, end: str | None = None, amount: str = "10 EUR", **more: Any
) -> Subscription:
    fields: dict[str, Any] = {"interval_months": 1, "trial": False, **more}
    return Subscription(
        id=f"{account} {start} {amount}",
        account=account,
        started_on=date.fromisoformat(start),
        ended_on=None if end is None else date.fromisoformat(end),
        amount=Money(*amount.split()),
        **fields,
    )


def amount_of(found: Measurement) -> Decimal:
    assert isinstance(found.value, Money)
    return found.value.amount


def spent(amount: str, category: str = "advertising") -> CustomerSpend:
    return CustomerSpend(
        id=f"{category} {amount}",
        on=date(2024, 3, 1),
        category=SpendCategory(category),
        amount=Money(*amount.split()),
        aim=SpendAim.NEW_CUSTOMERS,
    )


def sections(customers: Customers, as_of: date | None = AS_OF) -> dict[str, Any]:
    found: dict[str, Any] = build([], as_of=as_of, customers=customers).document()["sections"]
    return found


def told(*subscriptions: Subscription, as_of: date = AS_OF, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"period": YEAR, **fields}
    return sections(Customers(subscriptions=subscriptions, **given), as_of)


@pytest.fixture(scope="module")
def customers() -> Customers:
    return sample_customers()


@pytest.fixture(scope="module")
def sample_told(customers: Customers) -> dict[str, Any]:
    return sections(customers)


class TestTheSample:
    """The figures are those of the metrics on the same rows."""

    def test_movements_lead_from_the_start_of_each_month_to_its_end(
        self, sample_told: dict[str, Any]
    ) -> None:
        table = sample_told["recurring_revenue"]["movements_EUR"]
        lines = [*table["rows"], table["total"]]
        assert len(lines) == 13
        for line in lines:
            number = {
                name: Decimal(cell["value"]) for name, cell in line.items() if name != "month"
            }
            gained = number["new"] + number["expansion"] + number["reactivation"]
            lost = number["contraction"] + number["churn"]
            assert number["start"] + gained - lost == number["end"]
        for one, other in pairwise(table["rows"]):
            assert one["end"]["value"] == other["start"]["value"]

    def test_revenue_is_that_of_the_metric(
        self, sample_told: dict[str, Any], customers: Customers
    ) -> None:
        rows = mrr_changes(customers.subscriptions, period=YEAR)
        found = mrr(rows, by="month", currency="EUR", as_of=AS_OF)
        lines = sample_told["recurring_revenue"]["movements_EUR"]["rows"]
        assert {line["month"]: line["end"]["value"] for line in lines} == {
            month: str(amount_of(one)) for month, one in found.items()
        }

    def test_what_stayed_is_over_the_whole_period(
        self, sample_told: dict[str, Any], customers: Customers
    ) -> None:
        rows = mrr_changes(customers.subscriptions, period=YEAR, months=None)
        kept = sample_told["recurring_revenue"]["kept"]["rows"]
        assert [row["value"]["metric"] for row in kept] == [
            "net_revenue_retention",
            "gross_revenue_retention",
            "gross_mrr_churn",
            "net_mrr_churn",
            "quick_ratio",
            "arr",
        ]
        assert kept[0]["value"]["value"] == str(net_revenue_retention(rows).value)

    def test_the_five_churn_rates_stand_side_by_side(
        self, sample_told: dict[str, Any], customers: Customers
    ) -> None:
        found = customer_churn.compare(customer_periods(customers.subscriptions, YEAR))
        last = customer_periods(
            customers.subscriptions, Period(date(2024, 12, 2), date(2025, 1, 1))
        )
        thirty = customer_churn(last, variant="thirty_days")
        rows = sample_told["customers"]["variants"]["rows"]
        assert {row["variant"]: row["value"]["value"] for row in rows} == {
            name: str(thirty.value if name == "thirty_days" else one.value)
            for name, one in found.items()
        }
        assert sample_told["customers"]["default"]["value"] == str(found["start_cohort"].value)

    def test_a_balance_leads_from_the_start_of_each_month_to_its_end(
        self, sample_told: dict[str, Any]
    ) -> None:
        table = sample_told["customers"]["by_month"]
        for line in [*table["rows"], table["total"]]:
            came = line["joined"] + line["came_back"]
            assert line["start"] + came - line["left"] == line["end"]

    def test_a_cell_that_cannot_be_known_yet_is_no_0(self, sample_told: dict[str, Any]) -> None:
        rows = {row["cohort"]: row for row in sample_told["customers"]["cohorts"]["rows"]}
        cell = rows["2024-Q4"]["day_365"]
        assert (cell["status"], cell["value"]) == ("not_yet_observable", None)
        assert rows["2023-Q2"]["day_365"]["value"] == "7/9"
        assert all(row["customers"] == row["day_30"]["counted"] for row in rows.values())

    def test_values_and_costs_are_those_of_the_metrics(
        self, sample_told: dict[str, Any], customers: Customers
    ) -> None:
        assert customers.margin is not None
        profits = customer_profits(customers.subscriptions, margin=customers.margin, as_of=AS_OF)
        worth = amount_of(ltv(profits, currency="EUR"))
        found = sample_told["customer_value"]
        assert found["ltv"]["rows"][0]["value"]["value"] == str(worth)
        cost = amount_of(cac(customers.spend, variant="new_logo", new_logos=30))
        row = found["cac"]["rows"][-1]
        assert row["cac"]["value"] == str(cost)
        assert row["left"]["value"] == str(worth - cost)
        assert row["ltv_cac"]["value"] == f"{worth}/{cost}"

    def test_those_worth_most_come_first(self, sample_told: dict[str, Any]) -> None:
        rows = sample_told["customer_value"]["customers_EUR"]["rows"]
        amounts = [Decimal(row["so_far"]["value"]) for row in rows]
        assert amounts == sorted(amounts, reverse=True)
        assert len(rows) == 10

    def test_it_speaks_both_languages(self, customers: Customers) -> None:
        report = build([], as_of=AS_OF, customers=customers)
        for heading in (
            "Recurring revenue",
            "Customers who stay and leave",
            "not yet",
            "LTV : CAC",
        ):
            assert heading in report.text()
        for heading in ("Terugkerende omzet", "Klanten die blijven en gaan", "nog niet", "Dag 365"):
            assert heading in report.text("nl")


class TestRecurringRevenue:
    def test_without_subscriptions_nothing_counts(self) -> None:
        found = told()
        assert [note["en"] for note in found["recurring_revenue"]["notes"]][-1] == (
            "No row counts here."
        )
        assert "kept" not in found["recurring_revenue"]
        assert "cohorts" not in found["customers"]
        assert found["customers"]["default"]["status"] == "undefined"
        assert "customer_value" not in found

    def test_currencies_are_never_added_up(self) -> None:
        codes = ("CHF", "EUR", "GBP", "JPY", "SEK")
        found = told(*(sold("A", "2024-02-01", amount=f"10 {code}") for code in codes))
        section = found["recurring_revenue"]
        assert [key for key in section if key.startswith("movements")] == [
            f"movements_{code}" for code in codes[:4]
        ]
        assert section["notes"][-1]["en"] == "Without a table by month here: SEK."
        assert {row["currency"] for row in section["kept"]["rows"]} == set(codes)

    def test_a_month_that_is_not_over_has_no_line(self) -> None:
        found = told(sold("A", "2024-01-01"), as_of=date(2024, 3, 15))
        table = found["recurring_revenue"]["movements_EUR"]
        assert [line["month"] for line in table["rows"]] == ["2024-01", "2024-02"]
        assert [line["month"] for line in found["customers"]["by_month"]["rows"]] == [
            "2024-01",
            "2024-02",
        ]
        assert found["customers"]["default"]["status"] == "undefined"
        assert "left out: 10 of a period that is not over yet" in table["notes"][-1]["en"]

    def test_of_a_period_of_which_no_month_is_over_there_is_no_table(self) -> None:
        found = told(sold("A", "2023-01-01"), as_of=date(2023, 12, 31))
        assert "by_month" not in found["customers"]
        assert not [key for key in found["recurring_revenue"] if key.startswith("movements")]


class TestCohorts:
    def test_who_left_and_came_back_is_there_again(self) -> None:
        found = told(
            sold("A", "2024-01-01", "2024-02-01"),
            sold("A", "2024-04-01"),
            sold("B", "2024-01-10", trial=True),
            days=(40, 100),
        )["customers"]["cohorts"]
        [row] = found["rows"]
        assert row["customers"] == 1
        assert [row[f"day_{day}"]["value"] for day in (40, 100)] == ["0/1", "1/1"]
        assert found["notes"] == []

    def test_it_agrees_with_the_days_one_by_one(self) -> None:
        given = [sold("A", "2024-01-01", "2024-03-01"), sold("B", "2024-02-11")]
        log = [
            (one.account, one.started_on + timedelta(days=day))
            for one in given
            for day in range(200)
            if one.active_on(one.started_on + timedelta(days=day))
        ]
        rows = cohort_days(log, (30, 90), as_of=AS_OF)
        found = cohort_retention(rows, by=["quarter", "day"])
        [row] = told(*given, days=(30, 90))["customers"]["cohorts"]["rows"]
        for day in (30, 90):
            assert row[f"day_{day}"]["value"] == str(found["2024-Q1", day].value)


class TestWorth:
    def test_a_gap_within_the_period_makes_no_new_customer(self) -> None:
        spend = (spent("60 EUR"),)
        there = (sold("A", "2023-06-01", "2024-02-01"), sold("A", "2024-02-03"))
        again = (sold("B", "2023-01-01", "2023-06-01"), sold("B", "2024-04-01"))
        first = (sold("C", "2024-03-01", "2024-04-01"), sold("C", "2024-05-01"))

        table = told(*there, *again, *first, spend=spend)["customer_value"]["cac"]
        assert [row["cac"]["value"] for row in table["rows"]] == ["30.00", "30.00", "60.00"]
        assert "over 2 who became customers, of whom 1 for the first time" in str(table["notes"])

        alone = told(*there, spend=spend)["customer_value"]["cac"]["rows"][0]["cac"]
        assert (alone["value"], alone["reason"]) == (None, "zero_denominator")

    def test_a_cost_without_a_margin_has_no_value_beside_it(self) -> None:
        found = told(sold("A", "2024-02-01"), spend=(spent("50 EUR"),))["customer_value"]
        assert "ltv" not in found
        row = found["cac"]["rows"][0]
        assert (row["cac"]["value"], row["ltv_cac"], row["left"]) == ("50.00", None, None)

    def test_nor_has_one_where_nobody_has_left(self) -> None:
        found = told(sold("A", "2024-02-01"), margin=Decimal("0.5"), spend=(spent("50 EUR"),))[
            "customer_value"
        ]
        assert found["ltv"]["rows"][0]["value"]["value"] is None
        assert found["ltv"]["rows"][1]["value"]["value"] == "55.00"
        assert found["cac"]["rows"][0]["ltv_cac"] is None

    def test_without_new_customers_there_is_no_cost_of_one(self) -> None:
        found = told(
            sold("A", "2023-02-01", "2024-02-01"),
            margin=Decimal("0.5"),
            spend=(spent("50 EUR"),),
        )["customer_value"]
        row = found["cac"]["rows"][0]
        assert row["cac"]["reason"] == "zero_denominator"
        assert (row["ltv_cac"], row["left"]) == (None, None)

    def test_who_comes_later_does_not_share_in_the_costs_so_far(self) -> None:
        rows = (sold("A", "2024-02-01"), sold("B", "2024-06-01"))
        found = told(*rows, spend=(spent("50 EUR"),), as_of=date(2024, 3, 31))
        assert found["customer_value"]["cac"]["rows"][0]["cac"]["value"] == "50.00"

    def test_a_period_to_come_has_no_costs(self) -> None:
        found = told(sold("A", "2023-02-01"), spend=(spent("50 EUR"),), as_of=date(2023, 6, 30))
        assert found["customer_value"]["notes"][0]["en"] == "No row counts here."

    def test_a_margin_without_customers_is_said(self) -> None:
        found = told(margin=Decimal("0.5"))["customer_value"]
        assert found["notes"][-1]["en"] == "No row counts here."

    def test_values_lie_exactly_on_what_was_billed(self) -> None:
        found = told(sold("A", "2024-01-01", "2024-04-01"), margin=Decimal("0.25"))
        [row] = found["customer_value"]["customers_EUR"]["rows"]
        assert (
            Fraction(row["so_far"]["value"])
            == Fraction(row["lifetime"]["value"])
            == Fraction(15, 2)
        )

    def test_who_pays_in_another_currency_is_in_the_table_of_that_one(self) -> None:
        rows = (sold("A", "2024-01-01"), sold("B", "2024-01-01", amount="10 USD"))
        found = told(*rows, margin=Decimal("0.5"))["customer_value"]
        for code, account in (("EUR", "A"), ("USD", "B")):
            table = found[f"customers_{code}"]
            assert [row["customer"] for row in table["rows"]] == [account]
            assert table["caption"]["en"] == f"Worth most so far, in {code}: 1 of 1 customers"


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"subscriptions": ["a subscription"]},
            {"period": "2024"},
            {"period": Period(date(2024, 1, 1), date(2024, 1, 20))},
            {"days": ()},
            {"days": (30, 30)},
            {"days": (-1,)},
            {"days": 30},
            {"margin": 0.5},
            {"margin": Decimal(2)},
            {"spend": ["much"]},
        ],
    )
    def test_what_is_no_account_of_customers(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"subscriptions": (), "period": YEAR, **wrong}
        with pytest.raises(WrongArgument):
            Customers(**given)

    def test_customers_without_a_day(self) -> None:
        with pytest.raises(WrongArgument, match="as_of"):
            sections(Customers(subscriptions=(), period=YEAR), as_of=None)


class TestAReportWithoutDeals:
    def test_sections_on_deals_are_left_out(self, customers: Customers) -> None:
        report = build([], as_of=AS_OF, customers=customers)

        document = report.document()
        assert list(document["sections"]) == ["recurring_revenue", "customers", "customer_value"]
        assert document["figures"] == []
        assert "Verkoopkansen" not in report.text("nl")

    def test_nor_has_the_page_any(self, customers: Customers) -> None:
        pytest.importorskip("jinja2", reason="needs Jinja2")
        report = build([], as_of=AS_OF, customers=customers)
        assert "Close ratio" not in report.html()

    def test_they_stay_where_there_is_a_deal_or_nothing_else(self, customers: Customers) -> None:
        deal = Opportunity(id="D-1", status=Category.OPEN)
        for report in (
            build([deal], as_of=AS_OF, customers=customers),
            build([]),
        ):
            assert "close_ratio" in report.document()["sections"]
            assert report.document()["figures"]
