"""Never run: mypy and pyright read it, and hold the types that a user's own code relies on."""

from datetime import UTC, date, datetime
from typing import assert_type

from salesterms import (
    Category,
    Evidence,
    Facts,
    Happened,
    ImportResult,
    Journey,
    Level,
    Lifecycle,
    Maker,
    Measurement,
    Measurements,
    Money,
    Opportunities,
    Opportunity,
    Period,
    Ratio,
    Term,
    Vocabulary,
    average_deal,
    close_ratio,
    opportunities,
    read_opportunities,
    sales_cycle,
    translate,
    vocabulary,
    won_revenue,
)
from salesterms.facts import MakerKind
from salesterms.lifecycle import Reason, Refused
from salesterms.metrics import (
    Calculation,
    Edge,
    Family,
    Found,
    MoneyMetric,
    RowKind,
    RowMetric,
    find,
)
from salesterms.terms import Entry

deal = Opportunity(id="D-1", status=Category.WON, amount=Money("9.50", "EUR"))
assert_type(deal.amount, Money | None)
assert_type(deal.closed, date | None)
assert_type(deal.status, Category)

deals = opportunities([{"id": "D-1", "status": "won"}])
assert_type(deals, Opportunities)
assert_type(deals[0], Opportunity)
assert_type(deals[:1], Opportunities)

imported = read_opportunities("export.csv", {"id": "Deal"})
assert_type(imported, ImportResult)
assert_type(imported.accepted, Opportunities)

assert_type(close_ratio(deals), Measurement)
assert_type(close_ratio(deals, by="owner"), Measurements)
assert_type(close_ratio(deals, by=["owner", "quarter"], as_of=date(2024, 12, 31)), Measurements)
assert_type(close_ratio.compare(deals), Measurements)
assert_type(close_ratio.formula(won=1, lost=2), Measurement)
assert_type(sales_cycle(deals, variant="median_won"), Measurement)
assert_type(won_revenue(deals, currency="EUR"), Measurement)
assert_type(average_deal(deals, currency="EUR"), Measurement)


def on_other_rows(
    rows: list[Entry],
    a_metric_of_others: RowMetric[Entry],
    an_amount_of_others: MoneyMetric[Entry],
    a_calculation: Calculation,
) -> None:
    """What metrics of another kind of row answer, and one of named numbers only."""
    assert_type(a_metric_of_others(rows), Measurement)
    assert_type(a_metric_of_others(rows, variant="won", as_of="2024-12-31"), Measurement)
    assert_type(a_metric_of_others(rows, by="owner"), Measurements)
    assert_type(a_metric_of_others(iter(rows), by=["owner", "month"]), Measurements)
    assert_type(a_metric_of_others.compare(rows), Measurements)
    assert_type(a_metric_of_others.place(rows[0]), str)
    assert_type(a_metric_of_others.rows, RowKind[Entry])
    assert_type(an_amount_of_others(rows), Measurements)
    assert_type(an_amount_of_others(rows, currency="EUR"), Measurement)
    assert_type(an_amount_of_others(rows, currency="EUR", by="owner"), Measurements)
    assert_type(a_calculation(won=1), Measurement)
    a_metric_of_others([deal])  # type: ignore[list-item] # rows of another kind


assert_type(close_ratio, RowMetric[Opportunity])
assert_type(won_revenue, MoneyMetric[Opportunity])
assert_type(won_revenue(deals), Measurements)
assert_type(close_ratio.edges, tuple[Edge, ...])
assert_type(find("hitrate"), tuple[Found, ...])
assert_type(find("hitrate")[0].variant, str | None)
assert_type(find("hitrate")[0].metric, Family)
assert_type(close_ratio(deals).format("nl", digits=0), str)
assert_type(close_ratio(deals).explain("nl", localised=True), str)
assert_type(close_ratio(deals, by="owner").table("nl"), tuple[list[str], list[list[str]]])

assert_type(Money(1, "EUR") + Money(2, "EUR"), Money)
assert_type(Money(1, "EUR") / Money(2, "EUR"), Ratio)
assert_type(Money(1, "EUR").allocate([1, 2]), tuple[Money, ...])
assert_type(Period.quarter(2024, 1), Period)

known = Facts(interest="explicit")
assert_type(known["interest"], str | None)
four_types = vocabulary("four_types")
assert_type(four_types, Vocabulary)
assert_type(four_types.label(known).word, str | None)
assert_type(four_types.label(known).term, Term | None)
assert_type(translate("lead", four_types, four_types).candidates, tuple[str, ...])

at = datetime(2026, 3, 1, tzinfo=UTC)
journey = Journey.begin(person="P-1", facts=known)
assert_type(journey.lifecycle, Lifecycle)
assert_type(journey.advance("accept_by_sales", at=at), Journey)
said = Evidence(fact="budget", level=Level.CHECKED, at=at, by=Maker(kind=MakerKind.HUMAN))
assert_type(journey.with_(said, Happened(event="accept_by_sales", at=at)), Journey)
assert_type(journey.facts(as_of=at), Facts)
decided = journey.decide("win", at=at)
if decided:
    assert_type(decided, Journey)
elif isinstance(decided, Refused):
    assert_type(decided.reasons, tuple[Reason, ...])
