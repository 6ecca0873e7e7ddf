"""The laws of customers in a report: its figures are those of the metrics, whatever the rows."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesterms import customer_churn, ltv, mrr_movements
from salesterms.entities import Subscription
from salesterms.metrics import customer_periods, customer_profits, mrr_changes
from salesterms.report import Customers, build
from salesterms.results import Measurement
from salesterms.strategies import spends_on_customers, subscriptions
from salesterms.values import Money, Period

SOLD = st.lists(
    subscriptions(currencies=("EUR", "USD")), max_size=4, unique_by=lambda one: one.id
).map(tuple)
QUARTERS = st.builds(Period.quarter, st.integers(1999, 2031), st.integers(1, 4))
DAYS = st.dates(date(1999, 1, 1), date(2032, 1, 1))
MARGINS = st.decimals(0, 1, places=2)


def exact(found: Measurement) -> str | None:
    """A value as the document of a report writes it."""
    value = found.value
    if value is None:
        return None
    return str(value.amount if isinstance(value, Money) else value)


def sections(customers: Customers, as_of: date) -> dict[str, Any]:
    found: dict[str, Any] = build([], as_of=as_of, customers=customers).document()["sections"]
    return found


class TestFigures:
    """What stands in a report is what a metric tells of the same rows."""

    @given(SOLD, QUARTERS, DAYS)
    def test_revenue_is_that_of_the_metric(
        self, sold: tuple[Subscription, ...], period: Period, as_of: date
    ) -> None:
        told = sections(Customers(subscriptions=sold, period=period), as_of)["recurring_revenue"]
        rows = mrr_changes(sold, period=period)
        for name in ("end", "new", "churn"):
            found = mrr_movements(rows, variant=name, by=["currency", "month"], as_of=as_of)
            for code in ("EUR", "USD"):
                lines = told.get(f"movements_{code}", {"rows": []})["rows"]
                assert [line[name]["value"] for line in lines] == [
                    exact(one)
                    for key, one in found.items()
                    if found.key_fields(key)["currency"] == code and one.counted
                ]

    @given(SOLD, QUARTERS, DAYS)
    def test_churn_is_that_of_the_metric(
        self, sold: tuple[Subscription, ...], period: Period, as_of: date
    ) -> None:
        told = sections(Customers(subscriptions=sold, period=period), as_of)["customers"]
        rows = customer_periods(sold, period)
        for line in told["variants"]["rows"]:
            if line["variant"] != "thirty_days":
                found = customer_churn(rows, variant=line["variant"], as_of=as_of)
                assert line["value"]["value"] == exact(found)
                assert line["value"]["excluded"] == found.excluded

    @given(SOLD, QUARTERS, DAYS, MARGINS)
    def test_worth_is_that_of_the_metric(
        self, sold: tuple[Subscription, ...], period: Period, as_of: date, margin: Decimal
    ) -> None:
        customers = Customers(subscriptions=sold, period=period, margin=margin)
        told = sections(customers, as_of)["customer_value"]
        profits = customer_profits(sold, margin=margin, as_of=as_of)
        found = ltv(profits, by="currency", as_of=as_of)
        lines = told.get("ltv", {"rows": []})["rows"]
        assert {line["currency"]: line["value"]["value"] for line in lines[: len(found)]} == {
            code: exact(one) for code, one in found.items()
        }


class TestSums:
    """Who there was, with who came and without who left, is who there is."""

    @given(SOLD, QUARTERS, DAYS)
    def test_customers_add_up_from_month_to_month(
        self, sold: tuple[Subscription, ...], period: Period, as_of: date
    ) -> None:
        told = sections(Customers(subscriptions=sold, period=period), as_of)["customers"]
        lines = told.get("by_month", {"rows": []})["rows"]
        for line in lines:
            came = line["joined"] + line["came_back"]
            assert line["start"] + came - line["left"] == line["end"]
        if lines:
            total = told["by_month"]["total"]
            assert total["joined"] == sum(line["joined"] for line in lines)
            assert (total["start"], total["end"]) == (lines[0]["start"], lines[-1]["end"])


class TestWords:
    """It can be read in both languages, whatever the rows."""

    @given(SOLD, QUARTERS, DAYS, st.lists(spends_on_customers(), max_size=4).map(tuple))
    def test_text_is_one_that_can_be_read(
        self, sold: tuple[Subscription, ...], period: Period, as_of: date, spend: Any
    ) -> None:
        customers = Customers(subscriptions=sold, period=period, margin=Decimal("0.5"), spend=spend)
        report = build([], as_of=as_of, customers=customers)
        assert "Recurring revenue" in report.text()
        assert "Terugkerende omzet" in report.text("nl")
