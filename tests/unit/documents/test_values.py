"""Single values stand in one form each, and nothing is converted by guessing."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal, localcontext
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest

from salesterms import documents
from salesterms.documents import DocumentProblems
from salesterms.documents.hooks import forms_of, write
from salesterms.lifecycle import Category
from salesterms.values import Money, Period, Probability, Ratio

ANY: Any = Any


def cases(*rows: tuple[Any, ...]) -> list[Any]:
    """Sets of arguments, each with a number of its own: many of them look alike."""
    return [pytest.param(*row, id=str(number)) for number, row in enumerate(rows)]


AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Size(IntEnum):
    SMALL = 1
    LARGE = 2


class Place(Enum):
    HERE = (0, 0)
    THERE = (1, 0)


def read(data: Any, cls: Any) -> Any:
    return documents.structure(data, cls)


def written(value: Any, cls: Any) -> Any:
    """What stands for a value in a field of the type `cls`."""
    return forms_of(documents.converter()).of(cls, "test").write(value)


def refused(data: Any, cls: Any) -> tuple[str, str]:
    """The code of the one problem, and what it says."""
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls)
    [problem] = found.value.problems
    # What may hold other values, and so a personal one, is quoted by its type.
    assert problem.value in (data, type(data).__name__) or problem.value is data
    assert problem.text("nl") != problem.text("en")
    return problem.code, problem.text()


def not_written(value: Any, cls: Any) -> str:
    shape = forms_of(documents.converter()).of(cls, "test")
    with pytest.raises(DocumentProblems) as found:
        write(shape, value)
    return found.value.problems[0].code


def instant(text: str, tz: tzinfo, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=tz, fold=fold)


SAME: list[tuple[Any, Any, Any]] = [
    ("a", str, "a"),
    ("", str, ""),
    ("é\n€😀", str, "é\n€😀"),
    (True, bool, True),
    (3, int, 3),
    (2**128 - 1, int, 2**128 - 1),
    (None, type(None), None),
    (None, None, None),
    (1.5, float, 1.5),
    (7.0, float, 7.0),
    (-0.0, float, -0.0),
    (Decimal("1234.50"), Decimal, "1234.50"),
    (Decimal("1E+3"), Decimal, "1E+3"),
    (Decimal("-15E+2"), Decimal, "-15E+2"),
    (Decimal("1E-7"), Decimal, "0.0000001"),
    (Decimal("0E-30"), Decimal, "0." + 30 * "0"),
    (Decimal("9" * 30), Decimal, "9" * 30),
    (Decimal("-" + "9" * 30 + "." + "9" * 30), Decimal, "-" + "9" * 30 + "." + "9" * 30),
    (Fraction(97, 2), Fraction, "97/2"),
    (Fraction(-3), Fraction, "-3/1"),
    (Fraction(10**400 - 1, 7), Fraction, f"{10**400 - 1}/7"),
    (Money("1234.50", "EUR"), Money, "1234.50 EUR"),
    (Money(Decimal("1E+3"), "JPY"), Money, "1E+3 JPY"),
    (Money("0.0000001", "EUR"), Money, "0.0000001 EUR"),
    (Money(Decimal("9" * 30), "EUR"), Money, "9" * 30 + " EUR"),
    (Decimal("0.35"), Probability, "0.35"),
    (Decimal(1), Probability, "1"),
    (Decimal("1.00"), Probability, "1.00"),
    (Decimal("0E+3"), Probability, "0E+3"),
    (date(2024, 3, 31), date, "2024-03-31"),
    (date(1900, 1, 1), date, "1900-01-01"),
    (date(2201, 1, 1), date, "2201-01-01"),
    (instant("2024-03-31T10:30:00", UTC), datetime, "2024-03-31T10:30:00+00:00"),
    (
        instant("2024-03-31T10:30:00.25", timezone(timedelta(hours=-3, minutes=-30))),
        datetime,
        "2024-03-31T10:30:00.250000-03:30",
    ),
    (
        instant("2024-03-31T10:30:00", timezone(timedelta(hours=14))),
        datetime,
        "2024-03-31T10:30:00+14:00",
    ),
    (
        instant("2024-03-31T10:30:00", timezone(timedelta(minutes=19, seconds=32))),
        datetime,
        "2024-03-31T10:30:00+00:19:32",
    ),
    (
        instant("2024-10-27T02:30:00", AMSTERDAM),
        datetime,
        "2024-10-27T02:30:00+02:00[Europe/Amsterdam]",
    ),
    (
        instant("2024-10-27T02:30:00", AMSTERDAM, fold=1),
        datetime,
        "2024-10-27T02:30:00+01:00[Europe/Amsterdam]",
    ),
    (Category.WON, Category, "won"),
    (Colour.BLUE, Colour, "blue"),
    (Size.LARGE, Size, 2),
    (Place.THERE, Place, "THERE"),
    (1, Literal[1, True, "1"], 1),
    (True, Literal[1, True, "1"], True),
    ("1", Literal[1, True, "1"], "1"),
    (Colour.RED, Literal[Colour.RED], "red"),
    (None, Literal["a"] | None, None),
]


@pytest.mark.parametrize(("value", "cls", "plain"), cases(*SAME))
def test_a_value_has_one_form_and_comes_back_from_it(value: Any, cls: Any, plain: Any) -> None:
    found = read(plain, cls)

    assert (written(value, cls), type(written(value, cls))) == (plain, type(plain))
    assert (repr(found), type(found)) == (repr(value), type(value))
    form = documents.TextForm(cls)
    assert repr(form.loads(form.dumps(value))) == repr(value)


@pytest.mark.parametrize(
    ("given", "cls", "value"),
    cases(
        (7, float, 7.0),
        (Decimal("1e-400"), float, 0.0),
        ("+1.5", Decimal, Decimal("1.5")),
        ("-0.00", Decimal, Decimal("0.00")),
        ("1.5E+3", Decimal, Decimal("15E+2")),
        ("+1 EUR", Money, Money(1, "EUR")),
        ("+0.5", Probability, Decimal("0.5")),
        ("6/4", Fraction, Fraction(3, 2)),
        ("2024-03-31T10:30:00Z", datetime, instant("2024-03-31T10:30:00", UTC)),
        ("2024-03-31T10:30:00Z[UTC]", datetime, instant("2024-03-31T10:30:00", ZoneInfo("UTC"))),
    ),
)
def test_some_values_have_a_second_spelling(given: Any, cls: Any, value: Any) -> None:
    assert repr(read(given, cls)) == repr(value)


def test_a_zero_that_is_written_has_no_sign() -> None:
    assert written(Decimal("-0.00"), Decimal) == "0.00"
    assert written(Decimal("-0"), Probability) == "0"


NUMBERS: list[Any] = [0, 1, 3.99, True, Decimal("1.5"), 10**40]
TEXTS: list[Any] = ["", "None", "false", "1", "3.99", "NaN", "2024-03-31"]
OTHERS: list[Any] = [None, [], {}, b"a", object()]


@pytest.mark.parametrize(
    ("cls", "good"),
    cases(
        (str, TEXTS),
        (bool, [True]),
        (int, [0, 1]),
        (float, [0, 1, 3.99, Decimal("1.5"), 10**40]),
        (type(None), [None]),
        (Decimal, ["1", "3.99"]),
        (Fraction, []),
        (Money, []),
        (Probability, ["1"]),
        (date, ["2024-03-31"]),
        (datetime, []),
        (Category, []),
        (Literal["a"], []),
    ),
)
def test_nothing_is_taken_for_a_value_of_another_type(cls: Any, good: list[Any]) -> None:
    for given in (*NUMBERS, *TEXTS, *OTHERS):
        if any((type(given), given) == (type(one), one) for one in good):
            read(given, cls)
        else:
            refused(given, cls)


@pytest.mark.parametrize(
    ("given", "cls", "code"),
    cases(
        (None, str, "wrong_type"),
        ("a\0b", str, "bad_character"),
        ("\ud800", str, "bad_character"),
        ("é\0", str, "bad_character"),
        ("false", bool, "wrong_type"),
        (0, bool, "wrong_type"),
        (3.99, int, "wrong_type"),
        (3.0, int, "wrong_type"),
        ("3", int, "wrong_type"),
        (True, int, "wrong_type"),
        (2**128, int, "integer_too_large"),
        ("None", type(None), "wrong_type"),
        ("1.5", float, "wrong_type"),
        (float("inf"), float, "not_finite"),
        (float("nan"), float, "not_finite"),
        (Decimal("1e400"), float, "not_finite"),
        (10**400, float, "not_finite"),
        (1.5, Decimal, "not_a_decimal"),
        ("NaN", Decimal, "not_a_decimal"),
        ("1e3", Decimal, "not_a_decimal"),
        ("1,5", Decimal, "not_a_decimal"),
        (" 1", Decimal, "not_a_decimal"),
        ("١", Decimal, "not_a_decimal"),
        ("1" * 31, Decimal, "not_a_decimal"),
        ("1" * 500, Decimal, "not_a_decimal"),
        ("1E+30", Decimal, "not_a_decimal"),
        ("1/0", Fraction, "not_a_fraction"),
        ("1", Fraction, "not_a_fraction"),
        ("1" * 401 + "/1", Fraction, "not_a_fraction"),
        ("1" * 900 + "/1", Fraction, "not_a_fraction"),
        ("12.50", Money, "not_money"),
        ("EUR 12.50", Money, "not_money"),
        ("x EUR", Money, "not_money"),
        ("1e3 EUR", Money, "not_money"),
        ("1" * 31 + " EUR", Money, "not_money"),
        ("1" * 500 + " EUR", Money, "not_money"),
        (12.5, Money, "not_money"),
        ("12.50 EURO", Money, "unknown_currency"),
        ("12.50 eur", Money, "unknown_currency"),
        ("35", Probability, "not_a_probability"),
        ("-0.1", Probability, "not_a_probability"),
        ("1.01", Probability, "not_a_probability"),
        ("35%", Probability, "not_a_probability"),
        (0.35, Probability, "not_a_probability"),
        ("0" * 99, Probability, "not_a_probability"),
        ("2024-3-31", date, "not_a_date"),
        ("20240331", date, "not_a_date"),
        ("2024-03-31T00:00:00", date, "not_a_date"),
        (20240331, date, "not_a_date"),
        ("2024-02-30", date, "no_such_date"),
        ("0024-02-20", date, "no_such_date"),
        ("2024-03-31", datetime, "not_an_instant"),
        ("2024-03-31 10:30:00Z", datetime, "not_an_instant"),
        (1711873800, datetime, "not_an_instant"),
        ("2024-03-31T10:30:00Z" + " " * 200, datetime, "not_an_instant"),
        ("2024-03-31T10:30:00", datetime, "naive_instant"),
        ("2024-03-31T10:30:00[Europe/Amsterdam]", datetime, "naive_instant"),
        ("2024-02-30T10:30:00Z", datetime, "no_such_date"),
        ("2024-02-30T10:30:00+14:00", datetime, "no_such_date"),
        ("2024-03-31T24:00:00Z", datetime, "no_such_date"),
        ("2024-03-31T10:30:60Z", datetime, "no_such_date"),
        ("1024-03-31T10:30:00Z", datetime, "no_such_date"),
        ("2024-03-31T10:30:00+14:01", datetime, "bad_offset"),
        ("2024-03-31T10:30:00+13:60", datetime, "bad_offset"),
        ("2024-03-31T10:30:00+13:00:60", datetime, "bad_offset"),
        ("2024-03-31T10:30:00+02:00[Europe/Amsterdan]", datetime, "unknown_zone"),
        ("2024-03-31T10:30:00+02:00[EST]", datetime, "unknown_zone"),
        ("2024-03-31T10:30:00+01:00[Europe/Amsterdam]", datetime, "other_offset"),
        ("wom", Category, "unknown_choice"),
        ("WON", Category, "unknown_choice"),
        (Category.WON, str, "wrong_type"),
        (Colour.RED, Colour, "unknown_choice"),
        (True, Size, "unknown_choice"),
        ("(0, 0)", Place, "unknown_choice"),
        (2, Literal[1, "1"], "unknown_choice"),
        ([], Literal[1, "1"], "unknown_choice"),
    ),
)
def test_a_bad_value_is_refused_by_name(given: Any, cls: Any, code: str) -> None:
    assert refused(given, cls)[0] == code


def test_a_choice_that_comes_near_is_named() -> None:
    assert refused("wom", Category)[1].endswith("use won, open, held, lost")
    assert "behind the amount: EUR" in refused("12 EURO", Money)[1]


class Lone(tzinfo):
    """A time zone of nobody's."""

    def utcoffset(self, _: datetime | None) -> timedelta:
        return timedelta(hours=1)

    def dst(self, _: datetime | None) -> None:
        return None

    def tzname(self, _: datetime | None) -> None:
        return None


class Word(StrEnum):
    A = "a"


@pytest.mark.parametrize(
    ("value", "cls", "code"),
    cases(
        (1, str, "wrong_type"),
        (Word.A, str, "wrong_type"),
        ("a\0", str, "bad_character"),
        (1, bool, "wrong_type"),
        (True, int, "wrong_type"),
        (-(2**128), int, "integer_too_large"),
        (1, float, "wrong_type"),
        (float("nan"), float, "not_finite"),
        (0, type(None), "wrong_type"),
        (1.5, Decimal, "wrong_type"),
        (Decimal("NaN"), Decimal, "not_a_decimal"),
        (Decimal("1E+30"), Decimal, "not_a_decimal"),
        (Decimal("1E-31"), Decimal, "not_a_decimal"),
        (1, Fraction, "wrong_type"),
        (Fraction(10**400), Fraction, "not_a_fraction"),
        (Fraction(1, 10**400), Fraction, "not_a_fraction"),
        ("1 EUR", Money, "wrong_type"),
        (Decimal("1.1"), Probability, "not_a_probability"),
        (1, Probability, "wrong_type"),
        (datetime(2024, 1, 1, tzinfo=UTC), date, "wrong_type"),
        (date(1899, 12, 31), date, "no_such_date"),
        (date(2024, 1, 1), datetime, "wrong_type"),
        (datetime(2024, 1, 1), datetime, "naive_instant"),  # noqa: DTZ001 - what is refused
        (instant("1024-03-31T10:30:00", UTC), datetime, "no_such_date"),
        (instant("2024-03-31T10:30:00", Lone()), datetime, "unnamed_zone"),
        (instant("2024-03-31T10:30:00", ZoneInfo("EST")), datetime, "unknown_zone"),
        (
            instant("2024-03-31T10:30:00", timezone(timedelta(microseconds=1))),
            datetime,
            "bad_offset",
        ),
        (
            instant("2024-03-31T10:30:00", timezone(timedelta(hours=15))),
            datetime,
            "bad_offset",
        ),
        ("won", Category, "unknown_choice"),
        ([], Category, "unknown_choice"),
    ),
)
def test_a_value_of_another_type_is_not_written(value: Any, cls: Any, code: str) -> None:
    assert not_written(value, cls) == code


ANYTHING: list[tuple[Any, Any]] = [
    (None, None),
    (True, True),
    (3, 3),
    ("a", "a"),
    ([1, ["a"]], [1, ["a"]]),
    (1.5, {"type": "float", "value": 1.5}),
    (Decimal("1.50"), {"type": "decimal", "value": "1.50"}),
    (Money(1, "EUR"), {"type": "money", "value": "1 EUR"}),
    (date(2024, 1, 1), {"type": "date", "value": "2024-01-01"}),
    (Category.WON, {"type": "category", "value": "won"}),
    (Ratio(1, 2), {"type": "ratio", "numerator": 1, "denominator": 2}),
    (Period.year(2024), {"type": "period", "start": "2024-01-01", "end": "2025-01-01"}),
    ((1, (2,)), {"type": "tuple", "value": [1, {"type": "tuple", "value": [2]}]}),
    ({"type": 1}, {"type": "dict", "value": {"type": 1}}),
]


@pytest.mark.parametrize(("value", "plain"), cases(*ANYTHING))
def test_any_value_says_its_type_where_json_does_not(value: Any, plain: Any) -> None:
    assert written(value, ANY) == plain
    assert read(plain, ANY) == value
    assert type(read(plain, ANY)) is type(value)


@pytest.mark.parametrize(
    ("plain", "path", "code"),
    cases(
        ({}, "$.type", "missing_key"),
        ({"value": 1}, "$.type", "missing_key"),
        ({"type": 1}, "$.type", "unknown_tag"),
        ({"type": "opportunity", "id": "D-1"}, "$.type", "unknown_tag"),
        ({"type": "date"}, "$.value", "missing_key"),
        ({"type": "date", "value": "x"}, "$.value", "not_a_date"),
        ({"type": "date", "value": "2024-01-01", "x": 1}, "$.x", "unknown_key"),
        ({"type": "tuple", "value": [1, [{"type": "date"}]]}, "$.value[1][0].value", "missing_key"),
        ({"type": "dict", "value": {"a": b""}}, "$.value.a", "no_document_form"),
        ({"type": "dict", "value": {1: 2}}, "$.value", "not_a_key"),
        ({"type": "dict", "value": []}, "$.value", "not_an_object"),
        (1.5, "$", "bare_number"),
        (Decimal("1.5"), "$", "bare_number"),
        (date(2024, 1, 1), "$", "no_document_form"),
        ((1, 2), "$", "no_document_form"),
        ([1, object()], "$[1]", "no_document_form"),
    ),
)
def test_a_bad_value_of_any_type_is_told_in_its_place(plain: Any, path: str, code: str) -> None:
    with pytest.raises(DocumentProblems) as found:
        read(plain, ANY)
    [problem] = found.value.problems
    assert (problem.path, problem.code) == (path, code)
    assert problem.text("nl")


def test_a_value_without_a_form_is_not_written() -> None:
    assert not_written(object(), ANY) == "no_document_form"
    assert not_written([object()], ANY) == "no_document_form"
    assert not_written((object(),), ANY) == "no_document_form"
    assert not_written({1: 2}, ANY) == "not_a_key"


def test_a_decimal_is_written_alike_in_every_context_of_the_caller() -> None:
    with localcontext() as context:
        context.capitals = 0
        context.prec = 3
        for number in (Decimal("1E+3"), Decimal("-9.2E-11"), Decimal("1234.50")):
            written = documents.dumps(number, plain=True)
            assert repr(documents.loads(written, Decimal, plain=True)) == repr(number)
