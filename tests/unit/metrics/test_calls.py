"""Calls of metrics: what they take, what they refuse, and how they say so."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from salesterms import (
    Category,
    Money,
    Opportunities,
    Opportunity,
    Ratio,
    close_ratio,
    open_opportunities,
    sales_cycle,
    stage_conversion,
    time_in_stage,
    weighted_pipeline,
    won_revenue,
)
from salesterms.criteria import BadPlacement, WrongType
from salesterms.errors import SalesTermsError
from salesterms.interop import read_rows
from salesterms.logs import StageEntry
from salesterms.metrics import (
    METRICS,
    BadArgument,
    MissingArgument,
    UnknownField,
    UnknownVariant,
    Variant,
)
from salesterms.results import Status
from salesterms.values import BadPeriod

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
    with pytest.raises(BadArgument, match=r"opportunities, as salesterms.opportunities\(\) makes"):
        close_ratio(rows)


def test_a_row_after_the_first_that_is_no_opportunity_is_named() -> None:
    rows: Any = [WON, {"status": "won"}]
    with pytest.raises(WrongType, match="opportunities"):
        close_ratio(rows)


def test_the_record_that_rows_are_made_of_is_not_taken_for_one() -> None:
    entry: Any = StageEntry("D-1", "MQL", datetime(2024, 1, 1, tzinfo=UTC))
    for call in (stage_conversion, time_in_stage):
        with pytest.raises(BadArgument, match="of a stage log") as caught:
            call([entry])
        assert "[StageEntry, …]" in str(caught.value)
        assert "van een fasenlog" in caught.value.text("nl")


def test_where_no_field_comes_near_none_is_named() -> None:
    with pytest.raises(UnknownField) as caught:
        close_ratio([], by="zzzzzz")

    assert "'lost_reason'" in str(caught.value)
    assert "nearest" not in str(caught.value)
    assert "lijkt op" not in caught.value.text("nl")
    assert "()" not in caught.value.text("nl")


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
    with pytest.raises(BadArgument, match="opportunities"):
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
    fine = evolve(OPEN, amount=Money(Decimal("1E-30"), "EUR"), probability=Decimal("0.1"))
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
