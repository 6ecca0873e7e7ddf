"""What an answer of a metric holds and says."""

import pickle
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from salesterms import (
    Category,
    Measurements,
    Money,
    Opportunity,
    Ratio,
    average_deal,
    close_ratio,
    open_opportunities,
    open_pipeline,
    sales_cycle,
    weighted_pipeline,
    won_revenue,
)
from salesterms.metrics import (
    BadArgument,
)
from salesterms.results import NotMeasured, Status
from salesterms.values import CurrencyMismatch, UnknownCurrency

EUR = Money(100, "EUR")
WON = Opportunity(
    id="W",
    status=Category.WON,
    owner="Ann",
    amount=EUR,
    created=date(2024, 1, 1),
    closed=date(2024, 2, 10),
    extras={"Region": "Noord", "tags": []},
)
LOST = Opportunity(id="L", status=Category.LOST, amount=Money(300, "USD"), owner="Bo")
OPEN = Opportunity(id="O", status=Category.OPEN, amount=Money(50, "EUR"))
ROWS = [WON, LOST, OPEN]


class TestCurrencies:
    def test_an_amount_is_given_for_each_currency(self) -> None:
        found = won_revenue([*ROWS, Opportunity(id="X", status=Category.WON)])
        assert {key: measured.value for key, measured in found.items()} == {
            "EUR": EUR,
            "USD": Money(0, "USD"),
            None: None,
        }
        assert found[None].reason == "nothing_counted"

    def test_one_currency_over_mixed_rows_is_refused_by_name(self) -> None:
        rows = [WON, Opportunity(id="U", status=Category.WON, amount=Money(1, "USD"))]
        assert won_revenue(rows, currency="EUR").details == ("EUR", "USD")
        dollars = won_revenue([WON], currency="USD")
        assert (dollars.reason, dollars.details) == ("other_currency", ("EUR",))
        total = won_revenue(rows).total
        assert total is not None
        assert total.reason == "mixed_currencies"
        assert close_ratio(ROWS, variant="decided_value").reason == "mixed_currencies"
        by_currency = close_ratio(ROWS, variant="decided_value", by="currency")
        assert by_currency["EUR"].value is not None

    def test_a_currency_may_stand_beside_other_groups(self) -> None:
        assert won_revenue(ROWS, by="owner")["Ann", "EUR"].value == EUR
        assert won_revenue([WON], by="owner", currency="EUR")["Ann"].value == EUR
        assert won_revenue(ROWS, by=["currency"])["EUR"].value == EUR
        assert won_revenue(ROWS, by=["currency", "owner"])["EUR", "Ann"].value == EUR

    def test_a_ratio_of_amounts_may_be_asked_for_in_one_currency(self) -> None:
        euros = close_ratio([WON], variant="decided_value", currency="EUR")
        assert euros.value is not None
        mixed = close_ratio(ROWS, variant="decided_value", currency="EUR")
        assert mixed.details == ("EUR", "USD")

    def test_a_currency_is_one_of_iso_4217(self) -> None:
        with pytest.raises(UnknownCurrency):
            won_revenue(ROWS, currency="euro")


class TestFormulas:
    def test_the_formula_alone_takes_named_numbers(self) -> None:
        measured = close_ratio.formula(won=5, lost=10)
        assert measured.value == Ratio(5, 15)
        assert measured.formula == "5 / (5 + 10)"
        assert measured.latex == r"\frac{5}{5 + 10}"
        assert close_ratio.formula(won=0, lost=0).status is Status.UNDEFINED
        assert average_deal.formula(won=Money(10, "EUR"), won_count=4).value == Money("2.5", "EUR")
        assert average_deal.formula(won=Money(0, "EUR"), won_count=0).status is Status.UNDEFINED
        assert sales_cycle.formula(days=10, rows=4).value == Fraction(5, 2)
        assert sales_cycle.formula(variant="median_won", spans=[3, 1, 2, 10]).value == Fraction(
            5, 2
        )
        assert sales_cycle.formula(variant="median_won", spans=[]).value is None
        assert average_deal.formula(won=Money("1", "XAU"), won_count=3).value == Money(
            "0.333333", "XAU"
        )

    @pytest.mark.parametrize(
        "numbers",
        [
            {"won": 5},
            {"won": 5, "lost": 1, "open": 3},
            {"won": -1, "lost": 1},
            {"won": 1.5, "lost": 1},
            {"won": True, "lost": 1},
        ],
        ids=["missing", "surplus", "negative", "float", "bool"],
    )
    def test_numbers_outside_the_domain_are_refused(self, numbers: dict[str, Any]) -> None:
        with pytest.raises(BadArgument):
            close_ratio.formula(**numbers)

    def test_amounts_and_spans_have_their_own_kind(self) -> None:
        with pytest.raises(BadArgument, match="Money"):
            won_revenue.formula(won=5)
        with pytest.raises(BadArgument, match="list"):
            sales_cycle.formula(variant="median_won", spans="abc")
        with pytest.raises(CurrencyMismatch):
            close_ratio.formula(variant="decided_value", won=Money(1, "EUR"), lost=Money(1, "USD"))


class TestAnswers:
    def test_comparing_gives_every_variant_and_says_what_one_lacks(self) -> None:
        found = close_ratio.compare(ROWS)
        assert list(found) == list(close_ratio.variants)
        assert found.total is None
        assert found["past_stage"].details == ("stage",)
        assert found["stale_as_lost"].details == ("as_of", "stale_after")
        assert found["past_stage"].rows == 3
        assert close_ratio.compare([])["past_stage"].rows == 0
        assert "needs stage" in str(found)

    def test_ids_are_kept_on_demand(self) -> None:
        assert close_ratio(ROWS).ids is None
        assert close_ratio(ROWS, keep_ids=True).ids == {
            "open": ("O",),
            "held": (),
            "won": ("W",),
            "lost": ("L",),
        }
        owners = close_ratio(ROWS, by="owner", keep_ids=True)
        assert owners["Ann"].ids is not None

    def test_one_row_is_placed_and_its_reason_named(self) -> None:
        assert [close_ratio.place(row) for row in ROWS] == ["won", "lost", "open"]
        assert close_ratio.place(WON, period="2023") == "outside_period"

    def test_a_value_or_the_reason_why_there_is_none(self) -> None:
        assert close_ratio(ROWS).or_raise() == Ratio(1, 2)
        with pytest.raises(NotMeasured, match="nothing to divide by") as caught:
            close_ratio([OPEN]).or_raise()
        assert "delen door nul kan niet" in caught.value.text("nl")
        assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args

    def test_a_period_after_the_as_of_date_is_not_observable_yet(self) -> None:
        measured = close_ratio(ROWS, period="2025", as_of=date(2024, 6, 1))
        assert measured.status is Status.NOT_YET_OBSERVABLE
        assert "not yet observable" in repr(measured)

    def test_a_deal_closed_before_it_was_created_has_no_cycle(self) -> None:
        odd = Opportunity(
            id="N", status=Category.WON, created=date(2024, 1, 3), closed=date(2024, 1, 1)
        )
        measured = sales_cycle([odd, WON])
        assert measured.value == 40
        assert measured.excluded == {"closed_before_created": 1}

    def test_an_answer_shows_itself(self) -> None:
        measured = close_ratio(ROWS)
        assert repr(measured).startswith("<Measurement Close ratio (decided_count): 50.0 %")
        assert str(measured) == measured.explain()
        assert "Sluitingsverhouding" in measured.explain("nl")
        assert "Definition" in measured._repr_html_()
        assert "1 open" in measured._repr_html_()

    def test_an_answer_says_what_it_was_asked(self) -> None:
        said = close_ratio(ROWS, period="2024", as_of=date(2024, 12, 31)).explain()
        assert "2024-01-01 up to, not including, 2025-01-01, by close date" in said
        assert "As of: 2024-12-31" in said
        assert "2024-12-31" in open_opportunities(ROWS, as_of=date(2024, 12, 31)).explain("nl")

    def test_a_period_that_is_not_over_says_how_much_of_it_is(self) -> None:
        half = close_ratio(ROWS, period="2024-02", as_of=date(2024, 2, 10))
        assert half.elapsed == Ratio(10, 29)
        assert "; 10 of its 29 days are over" in half.explain()
        assert "days are over" not in close_ratio(ROWS, period="2024-01").explain()
        assert close_ratio(ROWS, period="2024-01").elapsed is None

    def test_the_stage_of_a_deal_closed_later_was_not_recorded(self) -> None:
        deal = evolve(WON, stage="Won")
        found = open_opportunities([deal], by="stage", as_of=date(2024, 1, 31))
        assert {key: measured.value for key, measured in found.items()} == {None: 1}
        assert list(open_opportunities([deal], by="stage", as_of=date(2024, 3, 1))) == ["Won"]

    def test_many_answers_are_a_value(self) -> None:
        found = close_ratio(ROWS, by="owner")
        again = pickle.loads(pickle.dumps(found))
        assert again == found
        assert again.total == found.total
        assert hash(found) == hash(again)
        assert found != close_ratio(ROWS)
        assert found != close_ratio([WON], by="owner")
        with pytest.raises(AttributeError):
            found.by = ()

    def test_a_total_row_is_kept_when_groups_are_many(self) -> None:
        assert isinstance(weighted_pipeline(ROWS), Measurements)
        assert open_pipeline(ROWS, currency="EUR").value == Money(50, "EUR")
