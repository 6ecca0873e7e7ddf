"""Rows in memory are checked as a file is, and by the exact types of their values."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, fields

from salesterms.entities import Opportunities, Opportunity
from salesterms.errors import SalesTermsError
from salesterms.interop import ImportProblems, NotRows, TooManyKeys, opportunities, read_rows
from salesterms.interop.sorting import TYPES, type_problems
from salesterms.lifecycle import Category
from salesterms.mapping import ColumnMapping, MissingColumns
from salesterms.values import FrozenMapping, Money

DEAL = Opportunity(
    id="D-1",
    status=Category.WON,
    amount=Money("12.50", "EUR"),
    closed=date(2024, 1, 3),
    extras={"Region": "North"},
)


def test_rows_named_by_the_fields_need_no_mapping() -> None:
    rows = [
        {
            "id": 1,
            "status": Category.WON,
            "owner": "Ann",
            "amount": Decimal("12.50"),
            "currency": "EUR",
            "created": date(2024, 1, 3),
            "closed": "2024-02-20",
            "stages_reached": ["New", "Won"],
            "probability": Decimal("0.5"),
            "Region": 7,
        },
        {"id": "D-2", "status": "open", "amount": Money(5, "USD"), "closed": float("nan")},
    ]
    first, second = opportunities(rows)
    assert first == Opportunity(
        id="1",
        status=Category.WON,
        owner="Ann",
        amount=Money("12.50", "EUR"),
        created=date(2024, 1, 3),
        closed=date(2024, 2, 20),
        stages_reached=("New", "Won"),
        probability=Decimal("0.5"),
        extras={"Region": 7},
    )
    assert (second.amount, second.closed, dict(second.extras)) == (
        Money(5, "USD"),
        None,
        {"Region": None},
    )
    assert opportunities(rows).extra_fields == ("Region",)
    assert opportunities(rows).mapped == frozenset(rows[0]) - {"currency", "Region"}


def test_a_mapping_reads_rows_too() -> None:
    rows = [{"Deal": "1", "Stage": "Gewonnen", "Bedrag": "1.234,50"}]
    mapping = {
        "id": "Deal",
        "status": {"column": "Stage", "won": ["Gewonnen"]},
        "amount": {"column": "Bedrag", "decimal": ",", "thousands": ".", "currency": "EUR"},
    }
    for given in (mapping, ColumnMapping.read(mapping)):
        assert opportunities(rows, given)[0].amount == Money("1234.50", "EUR")


def test_every_problem_of_every_row_is_in_one_error() -> None:
    rows: list[Any] = [
        {"id": "D-1", "status": "won", "amount": 12.5, "currency": "EUR"},
        {"id": None, "status": "gone"},
        {"id": "D-1", "status": True},
        {"id": "D-4", "status": "won", "probability": 0.5},
        {"id": "D-5", "status": "won"},
        {"id": "D-5", "status": "won"},
        7,
        {7: "D-8", "status": "won"},
    ]
    with pytest.raises(ImportProblems) as caught:
        opportunities(rows)
    assert [(p.record, p.column, p.code) for p in caught.value.problems] == [
        (1, "amount", "float_number"),
        (2, "id", "missing_id"),
        (2, "status", "unknown_label"),
        (3, "status", "wrong_type"),
        (4, "probability", "float_number"),
        (6, "id", "duplicate_id"),
        (7, None, "not_a_row"),
        (8, None, "bad_key"),
    ]
    assert "Decimal(str(x))" in str(caught.value)
    assert "rijen" in caught.value.text("nl")
    assert read_rows(rows).read == len(rows)
    assert read_rows(rows).quarantined[-2].row == 7


def test_a_row_whose_money_and_currency_differ_is_quarantined() -> None:
    row = {"id": "D-1", "status": "won", "amount": Money(5, "USD"), "currency": "EUR"}
    (problem,) = read_rows([row]).quarantined[0].problems
    assert (problem.column, problem.code) == ("amount", "other_currency")
    mapping = {"id": "id", "status": "status", "amount": {"column": "amount", "currency": "EUR"}}
    (problem,) = read_rows([row], mapping).quarantined[0].problems
    for said in (problem.text(), problem.text("nl")):
        assert "(USD, EUR)" in said
    assert len(opportunities([{**row, "currency": "USD"}])) == 1


def test_a_row_without_any_value_is_blank() -> None:
    result = read_rows([{}, {"id": None, "status": " "}, {"id": "1", "status": "won"}])
    assert (result.blank, len(result.accepted)) == (2, 1)
    assert read_rows([{}]).blank == 1


def test_rows_may_be_declared_to_be_skipped() -> None:
    mapping = {"id": "id", "status": "status", "skip": {"values": ["Total"]}}
    result = read_rows([{"id": "Total", "status": "9"}, {"id": 1, "status": "won"}], mapping)
    assert (len(result.skipped), len(result.accepted)) == (1, 1)
    assert read_rows([DEAL], mapping).read == 1


def test_duplicates_may_be_kept() -> None:
    rows = [{"id": "1", "status": "won"}] * 2
    assert len(opportunities(rows, duplicates="ignore")) == 2


def test_a_column_that_no_row_has_is_missing() -> None:
    with pytest.raises(MissingColumns) as caught:
        opportunities([{"Id": "1", "status": "won"}])
    assert "no column 'id'" in str(caught.value)
    with pytest.raises(MissingColumns) as caught:
        opportunities([{"id": "1", "stage": "x"}], {"id": "id", "status": "Stage"})
    assert "nearest first: 'stage', 'id'" in str(caught.value)


def test_no_rows_are_no_opportunities() -> None:
    assert len(opportunities([])) == 0
    assert opportunities([]).mapped is None
    assert opportunities([], {"id": "Id", "status": "S"}).mapped == frozenset({"id", "status"})


@pytest.mark.parametrize("rows", [7, None, "id,status", b"id", {"id": ["1"], "status": ["won"]}])
def test_what_holds_no_rows_is_refused(rows: object) -> None:
    with pytest.raises(NotRows):
        opportunities(rows)


def test_a_generator_is_read_once() -> None:
    def rows() -> Iterator[dict[str, str]]:
        yield {"id": "1", "status": "won"}

    assert len(opportunities(rows())) == 1


def test_opportunities_are_checked_and_passed_on() -> None:
    given = Opportunities([DEAL], {"id", "status"}, ["Region"])
    assert opportunities(given) == given
    assert opportunities(given).mapped == frozenset({"id", "status"})
    assert opportunities(given).extra_fields == ("Region",)
    assert opportunities([DEAL]).mapped is None
    mixed = opportunities([DEAL, {"id": "D-2", "status": "won"}])
    assert (len(mixed), mixed.mapped) == (2, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", 7),
        ("status", "won"),
        ("status", None),
        ("owner", 7),
        ("account", b"x"),
        ("product", True),
        ("stage", ["New"]),
        ("amount", Decimal(1)),
        ("created", "2024-01-03"),
        ("closed", datetime(2024, 1, 3)),  # noqa: DTZ001 - the wrong type on purpose
        ("expected_close", 7),
        ("last_activity", 7.5),
        ("probability", True),
    ],
)
def test_an_opportunity_with_a_value_of_another_type_is_quarantined(
    field: str, value: object
) -> None:
    bad = evolve(DEAL)
    object.__setattr__(bad, field, value)  # the class itself would refuse some of these
    result = read_rows([bad])
    assert [(p.column, p.code) for p in result.quarantined[0].problems] == [(field, "wrong_type")]
    assert result.quarantined[0].row is bad


def test_the_types_of_all_fields_are_known() -> None:
    assert {column.name for column in TYPES} == {field.name for field in fields(Opportunity)}
    assert type_problems(evolve(DEAL, extras=FrozenMapping()), 1) == []


def test_a_frame_of_any_library_is_read() -> None:
    pytest.importorskip("narwhals", reason="needs narwhals")
    data: dict[str, list[Any]] = {
        "id": ["D-1", "D-2"],
        "status": ["won", "open"],
        "closed": [date(2024, 1, 3), None],
    }
    wanted = opportunities(
        [{"id": "D-1", "status": "won", "closed": date(2024, 1, 3)},
         {"id": "D-2", "status": "open", "closed": None}]
    )  # fmt: skip
    for frame in frames(data):
        assert opportunities(frame) == wanted
        assert opportunities(frame).mapped == frozenset({"id", "status", "closed"})


def frames(data: dict[str, list[Any]]) -> Iterator[Any]:
    polars = pytest.importorskip("polars", reason="needs polars")
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    pyarrow = pytest.importorskip("pyarrow", reason="needs pyarrow")
    yield polars.DataFrame(data)
    yield polars.LazyFrame(data)
    yield pandas.DataFrame(data)
    yield pandas.DataFrame(data).assign(closed=lambda f: pandas.to_datetime(f["closed"]))
    yield pandas.DataFrame(data).convert_dtypes(dtype_backend="pyarrow")
    yield pyarrow.table(data)


def test_missing_values_of_pandas_are_missing() -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    pytest.importorskip("narwhals", reason="needs narwhals")
    frame = pandas.DataFrame(
        {
            "id": pandas.array([1, 2], dtype="Int64"),
            "status": ["won", "won"],
            "owner": ["Ann", float("nan")],
            "created": [pandas.Timestamp("2024-01-03"), pandas.NaT],
            "probability": pandas.array([1, None], dtype="Int64"),
        }
    )
    first, second = opportunities(frame)
    assert (first.id, first.owner, first.created, first.probability) == (
        "1",
        "Ann",
        date(2024, 1, 3),
        Decimal(1),
    )
    assert (second.owner, second.created, second.probability) == (None, None, None)
    assert opportunities(frame.to_dict("records")) == opportunities(frame)


def test_whole_numbers_that_pandas_made_floats_are_not_taken_for_amounts() -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    pytest.importorskip("narwhals", reason="needs narwhals")
    frame = pandas.DataFrame(
        {"id": ["1", "2"], "status": ["won", "won"], "amount": [100, None], "currency": "EUR"}
    )
    result = read_rows(frame)
    assert result.reasons == {"float_number": 1}
    assert result.accepted[0].amount is None


def test_a_frame_without_narwhals_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Frame:
        columns = ("id", "status")

    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(SalesTermsError) as caught:
        opportunities(Frame())
    assert caught.value.code == "needs_narwhals"
    assert "pip install 'salesterms[frames]'" in str(caught.value)


def test_a_frame_that_narwhals_does_not_know_is_refused() -> None:
    pytest.importorskip("narwhals", reason="needs narwhals")

    class Frame:
        columns = ("id", "status")

    with pytest.raises(NotRows):
        opportunities(Frame())


def test_rows_that_each_have_a_key_of_their_own_are_refused() -> None:
    rows = [{"id": f"D-{n}", "status": "won", f"key {n}": n} for n in range(5000)]
    with pytest.raises(TooManyKeys) as refused:
        opportunities(rows)
    assert refused.value.args == (4097,)
    assert "4096" in refused.value.text("nl")
