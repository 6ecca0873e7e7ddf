"""What an answer holds, to the figure: every part of it, and what decides at a bound."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from own_metrics import LOST, MORE, OPEN, WON, metric, variant

from salesterms import (
    Category,
    Money,
    Opportunities,
    Period,
    Ratio,
    close_ratio,
    open_opportunities,
    sales_cycle,
    won_revenue,
)
from salesterms.metrics import BadArgument, MissingArgument, UnknownField
from salesterms.metrics.arguments import UnknownVariant, question
from salesterms.metrics.definition import Unanswered
from salesterms.results import Status
from salesterms.values import UnknownCurrency


class TestAnAnswer:
    def test_it_holds_whose_it_is_what_was_asked_and_what_was_counted(self) -> None:
        measured = won_revenue(
            [WON, MORE, LOST, OPEN], currency="EUR", period="2024-02", as_of="2024-02-20"
        )
        defined = won_revenue.variants["won"]
        assert (measured.metric, measured.variant) == ("won_revenue", "won")
        assert (measured.title, measured.definition) == (won_revenue.title, defined.definition)
        assert (measured.status, measured.reason, measured.details) == (Status.MEASURED, "", ())
        assert (measured.value, measured.currency) == (Money(100, "EUR"), "EUR")
        assert (measured.unit, measured.source, measured.exact) == ("money", defined.source, True)
        assert (measured.period, measured.as_of) == (Period.month(2024, 2), date(2024, 2, 20))
        assert (measured.date_field, measured.ids) == ("closed", None)
        assert measured.inputs == {"won": Money(100, "EUR"), "won_count": 1}
        assert measured.formula == "100 EUR in 1 deals"
        assert measured.latex == r"\sum_{i=1}^{1} a_i = 100\,\text{EUR}"
        assert (measured.counted, measured.rows) == (1, 4)
        assert measured.excluded == {"lost": 1, "not_created_yet": 1, "outside_period": 1}

    def test_one_that_could_not_be_given_holds_no_value_and_no_formula(self) -> None:
        refused = won_revenue([WON], currency="USD", period="2024", as_of="2024-12-31")
        assert (refused.status, refused.reason) == (Status.REFUSED, "other_currency")
        assert (refused.value, refused.formula, refused.latex) == (None, "", "")
        assert refused.inputs == {}
        assert refused.excluded == {}
        assert refused.counted == 1
        assert (refused.period, refused.as_of) == (Period.year(2024), date(2024, 12, 31))

    def test_one_that_is_undefined_says_over_what(self) -> None:
        nothing = close_ratio([OPEN])
        assert (nothing.status, nothing.reason) == (Status.UNDEFINED, "zero_denominator")
        assert nothing.details == ("won + lost",)
        assert nothing.counted == 0
        assert nothing.excluded == {"open": 1}
        assert nothing.inputs == {"won": 0, "lost": 0}
        assert nothing.formula == "0 / (0 + 0)"

    def test_a_formula_may_say_why_it_has_no_answer(self) -> None:
        def why(won: int) -> Unanswered:
            return Unanswered("nothing_counted", ("won",) * won, Status.REFUSED)

        measured = metric(variant("none", why, "{won}"))([WON])
        assert (measured.status, measured.reason, measured.details) == (
            Status.REFUSED,
            "nothing_counted",
            ("won",),
        )
        assert (measured.value, measured.inputs) == (None, {"won": 1})

    def test_on_the_first_day_of_a_period_it_can_be_observed(self) -> None:
        before = close_ratio([WON], period="2024-02", as_of="2024-01-31")
        assert (before.status, before.reason) == (Status.NOT_YET_OBSERVABLE, "period_not_started")
        assert before.counted == 0
        assert before.excluded == {"open": 1}
        on = close_ratio([WON], period="2024-02", as_of="2024-02-01")
        assert on.status is Status.UNDEFINED
        assert on.excluded == {"open": 1}
        assert close_ratio([WON], period="2024-02", as_of="2024-02-10").value == Ratio(1, 1)

    def test_ids_of_every_bucket_are_those_of_its_rows(self) -> None:
        measured = sales_cycle([WON, MORE, LOST], keep_ids=True)
        assert measured.value == Fraction(43, 2)
        assert measured.ids is not None
        assert {name: ids for name, ids in measured.ids.items() if ids} == {
            "lost": ("L",),
            "won": ("W", "M"),
        }

    def test_in_a_comparison_each_variant_is_asked_the_same(self) -> None:
        found = close_ratio.compare(
            [WON, LOST, OPEN], period="2024-02", as_of="2024-03-31", currency="USD"
        )
        assert {each.period for each in found.values()} == {Period.month(2024, 2)}
        assert {each.as_of for each in found.values()} == {date(2024, 3, 31)}
        assert found["decided_value"].details == ("EUR", "USD")
        assert found["past_stage"].excluded == {"parameter_missing": 3}
        assert found["past_stage"].status is Status.REFUSED
        assert found["past_stage"].reason == "parameter_missing"
        assert found["created_cohort"].excluded == {"outside_period": 3}
        assert close_ratio.compare([])["past_stage"].excluded == {}
        assert found.by == ("variant",)
        with pytest.raises(UnknownCurrency):
            close_ratio.compare([WON], currency="euro")


class TestWhatIsAsked:
    def test_a_question_derives_the_days_beside_the_as_of_date(self) -> None:
        asked = question("2024-Q1", "2024-03-31", {"stale_after": 30, "stage": "Demo"})
        assert (asked.period, asked.as_of) == (Period.quarter(2024, 1), date(2024, 3, 31))
        assert asked.given == {
            "period": Period.quarter(2024, 1),
            "as_of": date(2024, 3, 31),
            "after_as_of": date(2024, 4, 1),
            "stale_after": 30,
            "stale_before": date(2024, 3, 1),
            "stage": "Demo",
        }
        assert asked.names == frozenset(asked.given)
        assert question(None, None, {"stale_after": 30}).given == {"stale_after": 30}

    @pytest.mark.parametrize(("days", "value"), [(0, Ratio(1, 2)), (36_500, Ratio(1, 1))])
    def test_a_deal_is_stale_the_day_after_it_rested_long_enough(
        self, days: int, value: Ratio
    ) -> None:
        resting = evolve(OPEN, created=date(2024, 1, 1), last_activity=date(2024, 3, 30))
        asked: dict[str, Any] = {
            "variant": "stale_as_lost",
            "as_of": "2024-03-31",
            "stale_after": days,
        }
        assert close_ratio([WON, resting], **asked).value == value
        fresh = evolve(resting, last_activity=date(2024, 3, 31))
        assert close_ratio([WON, fresh], **asked).value == Ratio(1, 1)

    def test_what_is_refused_is_named_with_what_was_given(self) -> None:
        with pytest.raises(BadArgument) as caught:
            close_ratio([WON], variant="stale_as_lost", as_of="2024-03-31", stale_after=36_501)
        assert [str(part) for part in caught.value.args[:2]] == ["stale_after", "36501"]
        with pytest.raises(MissingArgument) as missing:
            close_ratio([WON], variant="stale_as_lost")
        assert missing.value.args == ("close_ratio", "stale_as_lost", ("as_of", "stale_after"))
        with pytest.raises(UnknownVariant) as unknown:
            close_ratio([WON], variant="decided")
        assert unknown.value.args == ("close_ratio", "decided", tuple(close_ratio.variants))

    def test_one_row_is_placed_by_the_same_question(self) -> None:
        assert close_ratio.place(WON, as_of="2024-02-09") == "open"
        assert close_ratio.place(WON, as_of="2024-02-10", period="2024-02") == "won"
        assert close_ratio.place(WON, variant="past_stage", stage="Demo") == "stage_unknown"
        with pytest.raises(MissingArgument):
            close_ratio.place(WON, variant="past_stage")
        with pytest.raises(BadArgument):
            close_ratio.place(WON, stage="Demo")


class TestGroups:
    def test_keys_stand_in_their_order_and_none_last(self) -> None:
        extras: list[Any] = [2, "b", None, 10, "a", 1.5]
        rows = [evolve(WON, id=str(at), extras={"x": one}) for at, one in enumerate(extras)]
        assert list(close_ratio(rows, by="x")) == [1.5, 10, 2, "a", "b", None]
        assert list(close_ratio([MORE, WON], by=["status", "owner"])) == [
            (Category.WON, "Ann"),
            (Category.WON, "Bo"),
        ]

    def test_a_unit_goes_by_the_date_of_the_variant_as_it_was_known(self) -> None:
        rows = [WON, MORE]
        months = close_ratio(rows, by="month")
        assert {key: each.counted for key, each in months.items()} == {"2024-01": 1, "2024-02": 1}
        known = close_ratio(rows, by="month", as_of="2024-02-09")
        assert {key: each.excluded for key, each in known.items()} == {
            "2024-01": {},
            None: {"open": 1},
        }
        assert list(close_ratio(rows, by="month", as_of="2024-02-10")) == ["2024-01", "2024-02"]

    def test_an_expected_close_may_lie_ahead(self) -> None:
        expected = evolve(OPEN, expected_close=date(2030, 5, 1))
        assert list(open_opportunities([expected], by="year", as_of="2024-03-31")) == ["2030"]

    @pytest.mark.parametrize("name", ["stage", "status", "lost_reason", "forecast_category"])
    def test_what_closing_changes_is_not_known_of_the_day_before(self, name: str) -> None:
        row = evolve(LOST, stage="Lost", lost_reason="price")
        for as_of, known in (("2024-02-09", False), ("2024-02-10", True)):
            found = list(open_opportunities([row], by=name, as_of=as_of))
            assert found == [getattr(row, name) if known else None]
        opened = evolve(row, status=Category.OPEN, lost_reason=None)
        undated = evolve(row, closed=None)
        for other in (opened, undated):
            found = list(open_opportunities([other], by=name, as_of="2024-02-09"))
            assert found == [getattr(other, name)]

    def test_who_owned_a_deal_is_known_whenever(self) -> None:
        assert list(open_opportunities([WON], by="owner", as_of="2024-02-09")) == ["Ann"]

    def test_an_unknown_name_is_refused_with_those_there_are(self) -> None:
        rows = Opportunities([WON], mapped=["id", "status", "owner"], extra_fields=["Region"])
        with pytest.raises(UnknownField) as caught:
            close_ratio(rows, by="ownr")
        name, fields, near = caught.value.args
        assert name == "ownr"
        assert fields == (
            *("owner", "status", "currency"),
            *("year", "quarter", "month", "week"),
            "Region",
        )
        assert near[0] == "owner"

    def test_amounts_are_grouped_by_currency_beside_what_is_asked(self) -> None:
        rows = [WON, MORE, evolve(LOST, status=Category.WON, owner="Ann")]
        found = won_revenue(rows, by="owner")
        assert {key: each.value for key, each in found.items()} == {
            ("Ann", "EUR"): Money(100, "EUR"),
            ("Ann", "USD"): Money(300, "USD"),
            ("Bo", "EUR"): Money("50.50", "EUR"),
        }
        assert found.by == ("owner", "currency")
        only = won_revenue([WON, MORE], by="owner", currency="EUR")
        assert {key: each.value for key, each in only.items()} == {
            "Ann": Money(100, "EUR"),
            "Bo": Money("50.50", "EUR"),
        }
        assert only.total is not None
        assert only.total.value == Money("150.50", "EUR")
        first = won_revenue(rows, by=["currency", "owner"], keep_ids=True)
        assert first["USD", "Ann"].currency == "USD"
        assert first["USD", "Ann"].ids is not None

    def test_a_variant_without_amounts_takes_no_currency(self) -> None:
        with pytest.raises(BadArgument) as caught:
            close_ratio([WON], currency="EUR")
        assert [str(part) for part in caught.value.args[:2]] == ["currency", "EUR"]
        assert "group by currency instead" in str(caught.value)
