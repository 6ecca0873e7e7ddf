"""Numbers are read by their declared marks; amounts need a currency; chances lie in 0..1."""

from decimal import Decimal, localcontext
from typing import Any

import pytest

from salesterms.errors import Unreadable
from salesterms.mapping import ColumnMapping
from salesterms.values import Money

ID = {"id": "Id", "status": "Status"}


def amount(typed: bool = False, **declared: Any) -> Any:
    mapping = ColumnMapping.read({**ID, "amount": {"column": "Amount", **declared}})
    source = mapping.sources["amount"]
    return (source.value_reader if typed else source.text_reader)(mapping.zones)


def chance(typed: bool = False, scale: str = "share", **declared: Any) -> Any:
    mapping = ColumnMapping.read(
        {**ID, "probability": {"column": "Chance", "as": scale, **declared}}
    )
    source = mapping.sources["probability"]
    return (source.value_reader if typed else source.text_reader)(mapping.zones)


@pytest.mark.parametrize(
    ("decimal", "thousands", "text", "expected"),
    [
        (None, "", "1234", "1234"),
        (None, "", "+12", "12"),
        (None, ".", "1.234", "1234"),
        (",", ".", "1.234,56", "1234.56"),
        (",", ".", "1234,56", "1234.56"),
        (",", "", "12,5", "12.5"),
        (".", ",", "1,234.56", "1234.56"),
        (".", ",", "-1,234,567", "-1234567"),
        (",", " ", "1 234,5", "1234.5"),
        (",", " ", "1\u00a0234\u202f567,5", "1234567.5"),
        (".", "'", "1'234.50", "1234.50"),
        (".", "\u2019", "1\u2019234.50", "1234.50"),
        (".", "", "-0.00", "0.00"),
        (".", "", "999999999999999999.123456789", "999999999999999999.123456789"),
        (",", ".", "999.999.999.999.999.999,5", "999999999999999999.5"),
    ],
)
def test_a_number_with_declared_marks_is_exact(
    decimal: str | None, thousands: str, text: str, expected: str
) -> None:
    found = amount(decimal=decimal, thousands=thousands, currency="EUR")(text)
    assert found == Money(expected, "EUR")
    assert str(found.amount) == expected


@pytest.mark.parametrize(
    ("decimal", "thousands", "text", "code"),
    [
        (None, "", "1.234", "undeclared_decimal_mark"),
        (None, "", "1.234,56", "undeclared_decimal_mark"),
        (None, "", "1 234", "undeclared_decimal_mark"),
        (None, "", "12x", "not_a_number"),
        (None, "", "1" * 19, "not_a_number"),
        (",", "", "1.234", "not_a_number"),
        (",", ".", "1.23.456", "not_a_number"),
        (",", ".", "1.2345", "not_a_number"),
        (",", ".", ".234", "not_a_number"),
        (",", ".", "1,234.56", "not_a_number"),
        (".", ",", "1.234,56", "not_a_number"),
        (".", "", "(12.50)", "not_a_number"),
        (".", "", "\u20ac 12.50", "not_a_number"),
        (".", "", "12.50 EUR", "not_a_number"),
        (".", "", "1e3", "not_a_number"),
        (".", "", "1E+999999999", "not_a_number"),
        (".", "", "1e999", "not_a_number"),
        (".", "", "NaN", "not_a_number"),
        (".", "", "sNaN", "not_a_number"),
        (".", "", "Infinity", "not_a_number"),
        (".", "", "1_000", "not_a_number"),
        (".", "", "12.5\n", "not_a_number"),
        (".", "", " 12.5", "not_a_number"),
        (".", "", "\u00a012.5", "not_a_number"),
        (".", "", "12.5\u200b", "not_a_number"),
        (".", "", "\u0661\u0662", "not_a_number"),
        (".", "", "\uff16", "not_a_number"),
        (".", "", "12.", "not_a_number"),
        (".", "", ".5", "not_a_number"),
        (".", "", "--5", "not_a_number"),
        (".", "", "0x10", "not_a_number"),
        (".", "", "True", "not_a_number"),
        (".", "", "0.1234567890", "not_a_number"),
        (".", "", "9" * 5000, "not_a_number"),
        (".", "", "1" * 100_000 + ".", "not_a_number"),
    ],
)
def test_anything_else_is_no_number(
    decimal: str | None, thousands: str, text: str, code: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        amount(decimal=decimal, thousands=thousands, currency="EUR")(text)
    assert caught.value.kind.code == code


@pytest.mark.parametrize("text", ["0.500", "0.000.500", "-0.500", "00.500", "012.500", "0.500,25"])
@pytest.mark.parametrize("decimal", [",", None])
def test_a_first_group_that_starts_with_nought_is_no_number(text: str, decimal: str | None) -> None:
    percent = chance(scale="percent", decimal=decimal, thousands=".")
    for read, given in [
        (amount(decimal=decimal, thousands=".", currency="EUR"), text),
        (percent, text),
        (percent, f"{text} %"),
    ]:
        with pytest.raises(Unreadable) as caught:
            read(given)
        assert caught.value.kind.code == "not_a_number"


@pytest.mark.parametrize(
    ("text", "expected"), [("0", "0"), ("0,50", "0.50"), ("007", "7"), ("10.500", "10500")]
)
def test_a_nought_elsewhere_is_read_as_before(text: str, expected: str) -> None:
    found = amount(decimal=",", thousands=".", currency="EUR")(text)
    assert str(found.amount) == expected


@pytest.mark.parametrize(
    ("sign", "text", "expected"),
    [
        ("€", "€ 1.234,50", "1234.50"),
        ("€", "€1.234,50", "1234.50"),
        ("€", "1.234,50 €", "1234.50"),
        ("€", "1.234,50\u00a0€", "1234.50"),
        ("€", "-€ 5", "-5"),
        ("€", "€ -5", "-5"),
        ("€", "5", "5"),
        ("kr.", "kr. 5", "5"),
        ("US$", "US$5", "5"),
    ],
)
def test_a_declared_sign_is_taken_off(sign: str, text: str, expected: str) -> None:
    read = amount(decimal=",", thousands=".", sign=sign, currency="EUR")
    assert read(text) == Money(expected, "EUR")


@pytest.mark.parametrize(
    "text", ["€", "€ 5 €", "-€-5", "€  5", "€ (5)", "(€ 5)", "$ 5", "€ x", "\u20ac\u20ac5"]
)
def test_a_sign_that_stands_otherwise_is_no_part_of_a_number(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        amount(decimal=",", sign="€", currency="EUR")(text)
    assert caught.value.kind.code == "not_a_number"
    assert 'declare "sign"' not in caught.value.kind.hint.en


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("€ 12,50", "€"),
        ("-€12,50", "€"),
        ("12.50 EUR", "EUR"),
        ("12,50\u00a0kr.", "kr."),
        ("US$ 1,234", "US$"),
    ],
)
def test_a_sign_that_is_not_declared_is_named(text: str, sign: str) -> None:
    with pytest.raises(Unreadable) as caught:
        amount(decimal=",", currency="EUR")(text)
    assert (caught.value.kind.code, caught.value.detail) == ("not_a_number", f'"{sign}"')


@pytest.mark.parametrize("text", ["5k", "5 mln", "12x", "(5)", "5\u200b", "1e3", "x" * 5000])
def test_what_is_no_sign_of_a_currency_is_never_offered_as_one(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        amount(decimal=",", currency="EUR")(text)
    assert "brackets" in caught.value.kind.hint.en


@pytest.mark.parametrize("text", ["", " ", "\u00a0\t"])
def test_a_blank_amount_is_missing_and_never_nought(text: str) -> None:
    assert amount(currency="EUR")(text) is None
    assert amount(currency={"column": "Currency"})(text, "") is None


def test_a_hostile_decimal_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 2
        assert amount(decimal=",", currency="EUR")("123456,789").amount == Decimal("123456.789")
        assert chance(scale="percent", decimal=".")("12.345") == Decimal("0.12345")


def test_the_currency_may_stand_in_a_column() -> None:
    read = amount(currency={"column": "Currency"})
    assert read("12", "USD") == Money(12, "USD")


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("", "missing_currency"),
        (" ", "missing_currency"),
        (None, "missing_currency"),
        ("eur", "unknown_currency"),
        ("\u0395UR", "unknown_currency"),
        ("EURO", "unknown_currency"),
        (" EUR", "unknown_currency"),
        ("E" * 60_000, "unknown_currency"),
    ],
)
def test_a_row_with_an_amount_needs_a_currency_of_the_standard(code: str, problem: str) -> None:
    with pytest.raises(Unreadable) as caught:
        amount(currency={"column": "Currency"})("12", code)
    assert caught.value.kind.code == problem
    assert caught.value.part == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12, Money(12, "EUR")),
        (Decimal("12.50"), Money("12.50", "EUR")),
        (Money(12, "EUR"), Money(12, "EUR")),
        ("12", Money(12, "EUR")),
        (None, None),
        (float("nan"), None),
    ],
)
def test_typed_amounts_are_taken_as_they_are(value: object, expected: Money | None) -> None:
    assert amount(typed=True, currency="EUR")(value) == expected
    assert amount(typed=True, currency={"column": "Currency"})(value, "EUR") == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (12.5, "float_number"),
        (float("inf"), "float_number"),
        (True, "wrong_type"),
        ([1], "wrong_type"),
        (b"12", "wrong_type"),
        (Decimal("NaN"), "not_a_number"),
        (Decimal("1E+999999999"), "not_a_number"),
        (10**40, "not_a_number"),
    ],
)
def test_other_typed_amounts_are_problems(value: object, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        amount(typed=True, currency="EUR")(value)
    assert caught.value.kind.code == code


def test_an_amount_without_any_currency_is_a_problem_unless_it_is_money() -> None:
    read = amount(typed=True)
    assert read(Money(1, "EUR")) == Money(1, "EUR")
    with pytest.raises(Unreadable) as caught:
        read(1)
    assert caught.value.kind.code == "no_currency"


def test_money_in_another_currency_than_is_declared_is_a_problem() -> None:
    constant = amount(typed=True, currency="EUR")
    column = amount(typed=True, currency={"column": "Currency"})
    for read, cells in ((constant, (Money(1, "USD"),)), (column, (Money(1, "USD"), "EUR"))):
        with pytest.raises(Unreadable) as caught:
            read(*cells)
        assert (caught.value.kind.code, caught.value.detail) == ("other_currency", "USD, EUR")
        assert caught.value.part == 0


@pytest.mark.parametrize("code", ["USD", "", " ", None, float("nan")])
def test_money_names_its_currency_where_the_column_does_not(code: object) -> None:
    assert amount(typed=True, currency={"column": "Currency"})(Money(1, "USD"), code) == Money(
        1, "USD"
    )


def test_money_beside_a_code_that_does_not_exist_is_a_problem() -> None:
    with pytest.raises(Unreadable) as caught:
        amount(typed=True, currency={"column": "Currency"})(Money(1, "USD"), "usd")
    assert (caught.value.kind.code, caught.value.part) == ("unknown_currency", 1)


@pytest.mark.parametrize(
    ("scale", "text", "expected"),
    [
        ("percent", "35", "0.35"),
        ("percent", "0", "0"),
        ("percent", "100", "1"),
        ("percent", "12.5", "0.125"),
        ("percent", "35%", "0.35"),
        ("percent", "35 %", "0.35"),
        ("percent", "12.5\u00a0%", "0.125"),
        ("percent", "100\u202f%", "1"),
        ("share", "0.35", "0.35"),
        ("share", "1", "1"),
    ],
)
def test_a_chance_is_read_as_it_is_declared(scale: str, text: str, expected: str) -> None:
    assert chance(scale=scale, decimal=".")(text) == Decimal(expected)
    assert chance(scale=scale, decimal=".")("") is None


@pytest.mark.parametrize(
    ("scale", "value", "code"),
    [
        ("share", "35", "not_a_probability"),
        ("share", "1.01", "not_a_probability"),
        ("percent", "100.01", "not_a_probability"),
        ("percent", "-1", "not_a_probability"),
        ("percent", "1000", "not_a_probability"),
        ("percent", "35%%", "not_a_number"),
        ("percent", "35  %", "not_a_number"),
        ("percent", "%", "not_a_number"),
        ("percent", "135 %", "not_a_probability"),
        ("share", "35 %", "percent_sign"),
        ("share", "%", "not_a_number"),
        ("share", "high", "not_a_number"),
    ],
)
def test_a_chance_beyond_its_range_is_a_problem(scale: str, value: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        chance(scale=scale, decimal=".")(value)
    assert caught.value.kind.code == code


def test_typed_chances_are_exact_too() -> None:
    read = chance(typed=True)
    assert read(Decimal("0.5")) == Decimal("0.5")
    assert read(1) == 1
    assert read(None) is None
    with pytest.raises(Unreadable) as caught:
        read(0.5)
    assert caught.value.kind.code == "float_number"
