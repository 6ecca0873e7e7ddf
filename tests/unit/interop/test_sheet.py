"""Values as CSV for a person with a spreadsheet: readable, and harmless when it is opened."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen

from salesterms.documents import DocumentProblems, converter
from salesterms.entities import Opportunity
from salesterms.errors import SalesTermsError
from salesterms.interop import BadOption, NoRowForm, NotValues, write_sheet
from salesterms.lifecycle import Category
from salesterms.values import Money, about

UNSET: Any = object()
NO_FEE = Money("0", "USD")

DEAL = Opportunity(
    id="D-1",
    status=Category.WON,
    owner="Çelik",
    amount=Money("-950.00", "EUR"),
    stages_reached=("New", "Proposal"),
    closed=date(2026, 2, 20),
    probability=Decimal("0.40"),
    extras={"seats": 3},
)


@frozen(kw_only=True)
class Quote:
    title: str | None = field(default=None, metadata=about("the title", "de titel", alias="titel"))
    price: Money | None = None
    fee: Money = NO_FEE
    seats: int = 0
    weight: float = 0.0
    rate: Decimal = Decimal(0)
    part: Fraction | None = None
    approved: bool = False
    sent: datetime | None = None
    tags: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    terms: dict[str, Any] = field(factory=dict)
    remark: str = UNSET


def table(*values: Any, cls: Any = None, **options: Any) -> list[list[str]]:
    file = BytesIO()
    assert write_sheet(values, cls or type(values[0]), file, **options) == len(values)
    text = file.getvalue().decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=options.get("delimiter", ",")))


def row(value: Any, **options: Any) -> dict[str, str]:
    header, cells = table(value, headers="name", **options)
    return dict(zip(header, cells, strict=True))


def test_a_deal_is_readable() -> None:
    assert row(DEAL) == {
        "id": "D-1",
        "status": "won",
        "owner": "Çelik",
        "account": "",
        "product": "",
        "amount": "-950.00",
        "amount (currency)": "EUR",
        "stage": "",
        "stages_reached": "New | Proposal",
        "created": "",
        "closed": "2026-02-20",
        "expected_close": "",
        "last_activity": "",
        "probability": "0.40",
        "contacts": "",
        "buying_team": "",
        "order_lines": "",
        "lost_reason": "",
        "competitor": "",
        "forecast_category": "",
        "extras": '{"seats":3}',
    }


@pytest.mark.parametrize(
    ("options", "header"),
    [
        ({}, ["the title", "price", "price (currency)"]),
        ({"headers": "name"}, ["title", "price", "price (currency)"]),
        ({"lang": "nl"}, ["de titel", "price", "price (munteenheid)"]),
        ({"lang": "nl", "headers": "name"}, ["titel", "price", "price (munteenheid)"]),
    ],
)
def test_the_header_is_in_the_chosen_language(options: Any, header: list[str]) -> None:
    assert table(Quote(), **options)[0][:3] == header


def test_an_amount_takes_two_columns_also_where_there_is_none() -> None:
    found = row(Quote(fee=Money("1234567.5", "JPY")))
    assert (found["price"], found["price (currency)"]) == ("", "")
    assert (found["fee"], found["fee (currency)"]) == ("1234567.5", "JPY")


def test_every_type_has_a_cell_that_a_person_can_read() -> None:
    found = row(
        Quote(
            seats=-3,
            weight=-0.25,
            rate=Decimal("-1E+3"),
            part=Fraction(1, 3),
            approved=True,
            sent=datetime(2026, 3, 31, 10, 30, tzinfo=UTC),
            tags=("a", "b, c"),
            numbers=(1, 2),
            terms={"a": [1]},
            remark="x",
        )
    )
    assert {name: cell for name, cell in found.items() if name[:5] not in ("title", "price")} == {
        "fee": "0",
        "fee (currency)": "USD",
        "seats": "-3",
        "weight": "-0.25",
        "rate": "-1000",
        "part": "1/3",
        "approved": "true",
        "sent": "2026-03-31T10:30:00+00:00",
        "tags": "a | b, c",
        "numbers": "[1,2]",
        "terms": '{"a":[1]}',
        "remark": "x",
    }


def test_what_is_not_there_is_a_blank_cell() -> None:
    found = row(Quote())
    blank = ("title", "price", "sent", "tags", "numbers", "terms", "remark")
    assert {found[name] for name in blank} == {""}
    assert (found["seats"], found["approved"]) == ("0", "false")


def test_a_dutch_spreadsheet_gets_its_own_marks() -> None:
    file = BytesIO()
    quote = Quote(price=Money("-9.50", "EUR"), weight=0.5, rate=Decimal("1.25"), title="a;b")
    write_sheet([quote], Quote, file, lang="nl", headers="name", delimiter=";", decimal=",")
    header, cells, end = file.getvalue().decode("utf-8-sig").split("\r\n")
    assert header.startswith("titel;price;price (munteenheid);fee;")
    assert cells.startswith('"a;b";-9,50;EUR;0;USD;0;0,5;1,25;')
    assert end == ""


def test_the_file_says_that_it_is_utf8() -> None:
    file = BytesIO()
    write_sheet([], Quote, file)
    assert file.getvalue().startswith(b"\xef\xbb\xbfthe title,")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\uff1d1+1",
        "\uff0b1+1",
        "\uff0d1+1",
        "\uff201",
        "-",
        '=HYPERLINK("http://x","y")',
    ],
)
def test_a_text_that_would_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert row(Quote(title=text))["title"] == f"'{text}"
    assert row(Quote(title=text), exact=True)["title"] == text
    assert row(Quote(tags=(text, "b")))["tags"] == f"'{text} | b"


@pytest.mark.parametrize("text", ["-9.50", "-9,50", "a=1", "'=1", " =1", "", "(1)", "#x"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert row(Quote(title=text))["title"] == text


@pytest.mark.parametrize("amount", ["-1", "-0.05", "-123456789012345678.123456789"])
def test_negative_numbers_stay_numbers(amount: str) -> None:
    quote = Quote(price=Money(amount, "EUR"), rate=Decimal(amount), seats=-1, weight=-1e-300)
    for decimal in (".", ","):
        found = row(quote, decimal=decimal)
        assert found["price"] == found["rate"] == amount.replace(".", decimal)
        assert (found["seats"], found["weight"]) == ("-1", "-1e-300")


def test_a_header_that_would_run_as_a_formula_gets_an_apostrophe() -> None:
    @frozen
    class Odd:
        one: Money = field(metadata=about("=1+1", "@x", alias="-x"))

    odd = Odd(Money("1", "EUR"))
    assert table(odd)[0] == ["'=1+1", "'=1+1 (currency)"]
    assert table(odd, headers="name", lang="nl")[0] == ["'-x", "'-x (munteenheid)"]
    assert table(odd, exact=True)[0] == ["=1+1", "=1+1 (currency)"]


def test_a_value_that_cannot_be_written_is_named_by_record_and_column() -> None:
    bad = Quote(price=9.5, seats=None)  # type: ignore[arg-type]
    with pytest.raises(DocumentProblems) as refused:
        table(Quote(), bad)
    found = [(p.code, p.record, p.column) for p in refused.value.problems]
    assert found == [("wrong_type", 2, "price"), ("wrong_type", 2, "seats")]
    with pytest.raises(DocumentProblems) as refused:
        table(Quote(), DEAL, cls=Quote)
    assert [(p.code, p.record) for p in refused.value.problems] == [("wrong_type", 2)]


def test_a_converter_of_ones_own_decides_on_its_types() -> None:
    own = converter()
    own.register_structure_hook(complex, lambda given, _: complex(given))
    own.register_unstructure_hook(complex, str)

    @frozen
    class Point:
        at: complex

    assert table(Point(-1 - 2j), converter=own) == [["at"], ["(-1-2j)"]]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"lang": "fr"}, BadOption),
        ({"headers": "alias"}, BadOption),
        ({"delimiter": "\t"}, BadOption),
        ({"decimal": ""}, BadOption),
    ],
)
def test_an_option_that_does_not_exist_is_refused(
    options: Any, error: type[SalesTermsError], tmp_path: Path
) -> None:
    with pytest.raises(error):
        write_sheet([], Quote, tmp_path / "a", **options)
    assert not (tmp_path / "a").exists()


def test_what_has_no_rows_or_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRowForm):
        write_sheet([], str, tmp_path / "a")
    with pytest.raises(NotValues):
        write_sheet(5, Quote, tmp_path / "a")  # type: ignore[arg-type]
    assert not (tmp_path / "a").exists()
