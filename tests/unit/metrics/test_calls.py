"""Calls of metrics: what they take, what they refuse, and how they say so."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from salesterms import (
    Category,
    Measurements,
    Money,
    Opportunities,
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
from salesterms.criteria import BadPlacement, WrongType
from salesterms.errors import SalesTermsError
from salesterms.interop import read_rows
from salesterms.metrics import (
    METRICS,
    BadArgument,
    MissingArgument,
    UnknownField,
    UnknownVariant,
    Variant,
)
from salesterms.results import NotMeasured, Status
from salesterms.values import BadPeriod, CurrencyMismatch, UnknownCurrency

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

BAD_CALLS: list[tuple[type[SalesTermsError], dict[str, Any]]] = [
    (UnknownVariant, {"variant": "decided"}),
    (UnknownVariant, {"variant": 3}),
    (MissingArgument, {"variant": "stale_as_lost"}),
    (MissingArgument, {"variant": "stale_as_lost", "as_of": date(2024, 1, 1)}),
    (MissingArgument, {"variant": "past_stage"}),
    (BadArgument, {"variant": "past_stage", "stage": ""}),
    (BadArgument, {"variant": "past_stage", "stage": 3}),
    (BadArgument, {"stage": "Proposal"}),
    (BadArgument, {"stale_after": 3.5}),
    (BadArgument, {"stale_after": -1}),
    (BadArgument, {"stale_after": True}),
    (BadArgument, {"stale_after": 10**9}),
    (BadArgument, {"colour": "red"}),
    (BadArgument, {"as_of": datetime(2024, 1, 1, tzinfo=UTC)}),
    (BadArgument, {"as_of": "1-1-2024"}),
    (BadArgument, {"as_of": "2024-02-30"}),
    (BadArgument, {"currency": "EUR"}),
    (UnknownVariant, {"variant": []}),
    (BadArgument, {"as_of": date(1492, 1, 1)}),
    (BadArgument, {"period": 2024}),
    (BadPeriod, {"period": "2024-Q9"}),
    (BadArgument, {"by": []}),
    (BadArgument, {"by": ["owner", "owner"]}),
    (BadArgument, {"by": 3}),
    (UnknownField, {"by": "ownr"}),
    (UnknownField, {"by": ["owner", "region"]}),
    (BadArgument, {"by": [3]}),
    (BadArgument, {"by": [["owner"]]}),
    (WrongType, {"by": "tags"}),
]


@pytest.mark.parametrize(
    ("error", "arguments"), BAD_CALLS, ids=[f"case {n}" for n in range(len(BAD_CALLS))]
)
def test_a_call_that_cannot_be_answered_is_refused_by_name(
    error: type[SalesTermsError], arguments: dict[str, Any]
) -> None:
    with pytest.raises(error) as caught:
        close_ratio(ROWS, **arguments)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.args) == (str(caught.value), caught.value.args)
    assert caught.value.text("nl")


@pytest.mark.parametrize("rows", [None, 3, "rows", b"bytes"])
def test_rows_are_something_to_go_through(rows: Any) -> None:
    with pytest.raises(BadArgument, match="opportunities"):
        close_ratio(rows)


@pytest.mark.parametrize("rows", [[{"status": "won"}], [3], ["abc"]])
def test_rows_that_are_no_opportunities_are_named(rows: Any) -> None:
    with pytest.raises(WrongType, match="opportunities"):
        close_ratio(rows)


def test_the_nearest_field_is_suggested() -> None:
    with pytest.raises(UnknownField, match="'owner'"):
        close_ratio(ROWS, by="ownr")


def test_no_rows_at_all_are_undefined_and_grouped_into_nothing() -> None:
    assert close_ratio([]).status is Status.UNDEFINED
    assert len(close_ratio([], by="owner")) == 0
    assert close_ratio(iter(ROWS)).value == Ratio(1, 2)


def test_groups_are_found_by_name_and_blank_ones_come_last() -> None:
    found = close_ratio(ROWS, by="owner")
    assert list(found) == ["Ann", "Bo", None]
    assert found["Ann"].value == Ratio(1, 1)
    assert found.to_rows()[0]["owner"] == "Ann"
    assert list(close_ratio(ROWS, by=["Region"])) == ["Noord", None]
    assert list(close_ratio(ROWS, by="extras.Region")) == ["Noord", None]
    assert ("Ann", "2024-Q1") in close_ratio(ROWS, by=["owner", "quarter"])
    assert list(close_ratio(ROWS, by="week")) == ["2024-W06", None]
    assert list(close_ratio(ROWS, by="year")) == ["2024", None]


def test_a_table_of_groups_shows_every_group_and_the_total() -> None:
    text = str(close_ratio(ROWS, by="owner"))
    assert [line.split()[0] for line in text.splitlines()] == [
        "owner",
        "Ann",
        "Bo",
        "(none)",
        "total",
    ]
    html = close_ratio(ROWS, by="owner")._repr_html_()
    assert "<table>" in html
    assert "<caption>" not in html
    assert repr(close_ratio(ROWS, by="owner")) == "<Measurements by owner: 3 groups>"


def test_text_from_the_data_is_escaped_in_a_notebook() -> None:
    evil = Opportunity(id="E", status=Category.WON, owner="<script>alert(1)</script>")
    html = close_ratio([evil], by="owner")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


class TestColumnsThatAreNotMapped:
    mapped = Opportunities(ROWS, mapped=["id", "status", "owner"])

    def test_a_variant_that_needs_one_is_refused_and_names_it(self) -> None:
        measured = won_revenue(self.mapped, currency="EUR")
        assert (measured.status, measured.reason) == (Status.REFUSED, "column_not_mapped")
        assert measured.details == ("amount",)
        assert measured.rows == 3
        assert "column not mapped: amount" in measured.explain()
        assert won_revenue(self.mapped).total == measured

    def test_one_that_does_not_need_it_is_measured(self) -> None:
        assert close_ratio(self.mapped).value == Ratio(1, 2)

    def test_a_question_can_make_a_column_necessary(self) -> None:
        assert close_ratio(self.mapped, period="2024").details == ("closed",)
        known = close_ratio(self.mapped, as_of="2024-05-01")
        assert (known.reason, known.details) == ("as_of_needs_column", ("closed",))
        assert "an as-of date asks for it" in known.explain()
        assert "een peildatum vraagt erom" in known.explain("nl")
        assert open_opportunities(self.mapped, as_of="2024-05-01").details == ("created", "closed")
        total = close_ratio(self.mapped, by="quarter").total
        assert total is not None
        assert total.details == ("closed",)

    def test_what_was_closed_by_then_needs_no_creation_date(self) -> None:
        rows = Opportunities(ROWS, mapped=["id", "status", "closed"])
        known = close_ratio(rows, as_of="2024-05-01")
        assert known.value == Ratio(1, 1)
        assert known.excluded == {"no_created_date": 2}

    def test_rows_cannot_be_grouped_by_one(self) -> None:
        with pytest.raises(UnknownField, match="'owner'"):
            close_ratio(self.mapped, by="product")


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
        assert "niets om door te delen" in caught.value.text("nl")
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


def test_every_metric_has_a_default_texts_and_formulas_in_its_own_terms() -> None:
    for metric in METRICS.values():
        assert metric.default in metric.variants
        assert metric.id in repr(metric)
        for variant in metric.variants.values():
            assert variant.definition.en
            assert variant.says.en != variant.says.nl
            assert variant.source.text.en != variant.source.text.nl
            if isinstance(variant, Variant):
                assert set(variant.counted) <= set(variant.places.buckets)


def test_every_variant_cites_its_definer_or_is_our_own() -> None:
    for metric in METRICS.values():
        for variant in metric.variants.values():
            assert variant.source.citations or variant.source.text.en.startswith("ours"), variant


def test_a_metric_describes_its_variants_in_both_languages() -> None:
    text = close_ratio.describe()
    assert "stale_as_lost" in text
    assert "needs as_of, stale_after" in text
    assert "gewonnen / (gewonnen + verloren)" in close_ratio.describe("nl")
    assert "open_opportunities" not in text


def test_definitions_of_different_things_are_told_apart() -> None:
    said = {name: variant.definition for name, variant in close_ratio.variants.items()}
    assert said["decided_count"] != said["decided_value"] != said["past_stage"]
    assert close_ratio(ROWS).definition.nl == "gewonnen / (gewonnen + verloren)"


def test_a_ratio_that_cannot_be_other_than_1_says_why() -> None:
    assert "no row counts as lost" in close_ratio([WON]).explain()
    assert "geen rij telt als verloren" in close_ratio([WON]).explain("nl")
    assert "no row counts" not in close_ratio(ROWS).explain()


def test_a_formula_alone_says_nothing_of_rows() -> None:
    said = close_ratio.formula(won=5, lost=10).explain()
    assert "Counted" not in said
    assert "Period" not in said


def test_a_parameter_that_no_variant_needs_is_refused_in_a_comparison() -> None:
    with pytest.raises(BadArgument, match="stage"):
        sales_cycle.compare(ROWS, stage="x")


@pytest.mark.parametrize("by", ["owner", "quarter"])
def test_rows_that_are_no_opportunities_are_named_when_grouped_too(by: str) -> None:
    rows: Any = [{"status": "won"}]
    with pytest.raises(WrongType):
        close_ratio(rows, by=by)


def test_an_instant_for_a_close_date_is_found_when_rows_are_grouped_by_it() -> None:
    instant = evolve(WON)
    object.__setattr__(instant, "closed", datetime(2024, 1, 1, tzinfo=UTC))  # refused by the class
    with pytest.raises(WrongType, match="closed"):
        close_ratio([instant], by="quarter")


@pytest.mark.parametrize("change", [{"owner": ["a"]}, {"amount": 5}], ids=["owner", "amount"])
def test_a_value_that_cannot_be_grouped_by_is_named(change: dict[str, Any]) -> None:
    with pytest.raises(WrongType):
        close_ratio([evolve(WON, **change)], by=["owner", "currency"])


def test_what_python_cannot_group_and_nobody_can_explain_is_raised_as_it_is() -> None:
    odd = evolve(WON, extras={"tags": [], 5: "x"})
    assert list(close_ratio([odd], by="status")) == [Category.WON]
    with pytest.raises(UnknownField):
        close_ratio([odd], by="foo")


def test_amounts_too_large_to_add_up_are_a_status_and_not_a_crash() -> None:
    huge = evolve(WON, amount=Money(9 * 10**29, "EUR"))
    measured = won_revenue([huge, huge], currency="EUR")
    assert (measured.status, measured.reason) == (Status.REFUSED, "out_of_bounds")
    assert measured.rows == 2
    fine = evolve(
        OPEN, amount=Money(Decimal("1E-30"), "EUR"), probability=Decimal("0." + "1" * 200)
    )
    assert weighted_pipeline([fine], currency="EUR").reason == "out_of_bounds"


def test_a_group_key_is_never_written_over_in_rows() -> None:
    (row, *_) = close_ratio(ROWS, by="status").to_rows()
    assert row["status"] is Category.LOST
    assert row["measured status"] == "measured"


def test_undated_rows_are_left_out_alike_on_an_as_of_date_whatever_became_of_them() -> None:
    rows = [
        Opportunity(id="1", status=Category.WON, closed=date(2024, 1, 5)),
        Opportunity(
            id="2", status=Category.LOST, created=date(2024, 1, 1), closed=date(2024, 1, 5)
        ),
        Opportunity(id="3", status=Category.OPEN),
    ]
    known = close_ratio(rows, variant="won_of_all", as_of="2024-12-31")
    assert known.value == Ratio(0, 1)
    assert known.excluded == {"no_created_date": 2}
    assert close_ratio(rows, as_of="2024-12-31").value == Ratio(1, 2)


def test_an_import_result_is_pointed_to_its_accepted_rows() -> None:
    result: Any = read_rows([{"id": "D-1", "status": "won"}])
    with pytest.raises(BadArgument, match=r"\.accepted"):
        close_ratio(result)


def test_a_variant_counts_only_buckets_that_it_has() -> None:
    with pytest.raises(BadPlacement):
        evolve(close_ratio.variants["decided_count"], counted=("nothing",))


def test_a_lost_amount_of_0_is_not_taken_for_nothing_lost() -> None:
    lost = evolve(LOST, amount=Money(0, "EUR"))
    said = close_ratio([WON, lost], variant="decided_value").explain()
    assert "no row counts" not in said
