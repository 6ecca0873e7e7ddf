"""Dates are read by the declared formats, and by nothing else."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from salesterms.errors import Unreadable
from salesterms.mapping import ColumnMapping

ID = {"id": "Id", "status": "Status"}
AMSTERDAM = "Europe/Amsterdam"


def reader(
    formats: list[str] | None = None,
    zone: dict[str, str] | None = None,
    language: str | None = None,
    *,
    typed: bool = False,
) -> Callable[[Any], date | None]:
    source: dict[str, object] = {"column": "Created"}
    if formats is not None:
        source["formats"] = formats
    if language is not None:
        source["language"] = language
    mapping = ColumnMapping.read({**ID, "created": source, **({"zone": zone} if zone else {})})
    created = mapping.sources["created"]
    return (created.value_reader if typed else created.text_reader)(mapping.zones)


@pytest.mark.parametrize(
    ("formats", "text", "expected"),
    [
        (None, "2024-01-03", date(2024, 1, 3)),
        (None, "2024-02-29", date(2024, 2, 29)),
        (["D-M-YYYY"], "3-1-2024", date(2024, 1, 3)),
        (["D-M-YYYY"], "03-01-2024", date(2024, 1, 3)),
        (["DD/MM/YYYY"], "03/01/2024", date(2024, 1, 3)),
        (["M/D/YYYY"], "12/31/2024", date(2024, 12, 31)),
        (["YYYYMMDD"], "20240103", date(2024, 1, 3)),
        (["D.M.YYYY", "YYYY-MM-DD"], "2024-01-03", date(2024, 1, 3)),
        (["D/M/YYYY", "M/D/YYYY"], "13/2/2024", date(2024, 2, 13)),
        (["D/M/YYYY", "M/D/YYYY"], "2/13/2024", date(2024, 2, 13)),
        (["D/M/YYYY", "M/D/YYYY"], "5/5/2024", date(2024, 5, 5)),
        (["YYYY-MM-DD"], "1900-01-01", date(1900, 1, 1)),
        (["YYYY-MM-DD"], "2200-12-31", date(2200, 12, 31)),
    ],
)
def test_a_text_of_a_declared_format_is_a_date(
    formats: list[str] | None, text: str, expected: date
) -> None:
    assert reader(formats)(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u200b\t"])
def test_a_blank_is_no_date(text: str) -> None:
    assert reader(["D-M-YYYY"])(text) is None


@pytest.mark.parametrize(
    ("language", "form", "text", "month"),
    [
        ("nl", "D MMMM YYYY", "3 mei 2024", 5),
        ("nl", "D MMM YYYY", "1 okt 2024", 10),
        ("nl", "D MMM YYYY", "1 mrt. 2024", 3),
        ("nl", "D MMMM YYYY", "1 Augustus 2024", 8),
        ("en", "MMM D, YYYY", "Sept 3, 2024", 9),
        ("en", "D MMMM YYYY", "3 MARCH 2024", 3),
    ],
)
def test_names_of_months_are_read_in_the_declared_language(
    language: str, form: str, text: str, month: int
) -> None:
    found = reader([form], language=language)(text)
    assert found is not None
    assert (found.year, found.month) == (2024, month)


@pytest.mark.parametrize(
    ("formats", "text", "code"),
    [
        (None, "3-1-2024", "undeclared_date_format"),
        (None, "20240102", "undeclared_date_format"),
        (None, "2024-W01-1", "undeclared_date_format"),
        (None, "2024-1-3", "undeclared_date_format"),
        (None, "2024-01-03 10:00", "undeclared_date_format"),
        (None, "1", "undeclared_date_format"),
        (None, "10.5", "undeclared_date_format"),
        (None, "-1", "undeclared_date_format"),
        (None, "may", "undeclared_date_format"),
        (None, "2024", "undeclared_date_format"),
        (None, "10:00", "undeclared_date_format"),
        (None, "01/02/03", "two_digit_year"),
        (None, "call Sam in May about 12 seats", "undeclared_date_format"),
        (None, "9" * 5000, "undeclared_date_format"),
        (None, "\u0662\u0660\u0662\u0664-\u0660\u0661-\u0660\u0663", "undeclared_date_format"),
        (None, "\uff12\uff10\uff12\uff14-01-03", "undeclared_date_format"),
        (None, "2024-01-03\n", "undeclared_date_format"),
        (None, " 2024-01-03", "undeclared_date_format"),
        (None, "2024-01-03\u200b", "undeclared_date_format"),
        (["D-M-YYYY"], "3-1-24", "two_digit_year"),
        (["D-M-YYYY"], "11-06-26 14:30", "two_digit_year"),
        (["D MMM YYYY"], "11 jun 26", "two_digit_year"),
        (["D-M-YYYY"], "3-1-202", "other_date_format"),
        (["D-M-YYYY"], "2024-01-03", "other_date_format"),
        (["D-M-YYYY"], "5" * 5000, "other_date_format"),
        (["D-M-YYYY"], "31-2-2024", "no_such_date"),
        (["D-M-YYYY"], "29-2-2023", "no_such_date"),
        (["D-M-YYYY"], "0-1-2024", "no_such_date"),
        (["D-M-YYYY"], "1-1-0001", "no_such_date"),
        (["D-M-YYYY"], "1-1-1899", "no_such_date"),
        (["D-M-YYYY"], "1-1-2201", "no_such_date"),
        (["D-M-YYYY"], "1-1-9999", "no_such_date"),
        (["D/M/YYYY", "M/D/YYYY"], "4/5/2024", "ambiguous_date"),
        (["D/M/YYYY", "M/D/YYYY"], "31/31/2024", "no_such_date"),
    ],
)
def test_anything_else_is_a_problem_of_its_kind(
    formats: list[str] | None, text: str, code: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        reader(formats, language="en")(text)
    assert caught.value.kind.code == code


HERE = {"written_in": AMSTERDAM, "dates_in": AMSTERDAM}
FROM_UTC = {"written_in": "UTC", "dates_in": AMSTERDAM}
TO_UTC = {"written_in": AMSTERDAM, "dates_in": "UTC"}


@pytest.mark.parametrize(
    ("form", "zone", "text", "expected"),
    [
        ("M/D/YYYY H:mm", HERE, "2/26/2018 19:58", date(2018, 2, 26)),
        ("YYYY-MM-DD HH:mm", {"written_in": AMSTERDAM}, "2024-06-30 23:59", date(2024, 6, 30)),
        ("M/D/YYYY h:mm A", FROM_UTC, "6/30/2024 9:59 pm", date(2024, 6, 30)),
        ("M/D/YYYY h:mm A", FROM_UTC, "6/30/2024 10:00 PM", date(2024, 7, 1)),
        ("M/D/YYYY hh:mmA", FROM_UTC, "6/30/2024 12:30AM", date(2024, 6, 30)),
        ("M/D/YYYY hh:mm:ss A", TO_UTC, "7/1/2024 12:30:00 AM", date(2024, 6, 30)),
        ("M/D/YYYY hh:mm:ss A", TO_UTC, "7/1/2024 12:30:00 PM", date(2024, 7, 1)),
        ("YYYY-MM-DD HH:mm:ss", FROM_UTC, "2024-06-30 21:59:59", date(2024, 6, 30)),
        ("YYYY-MM-DD HH:mm:ss", FROM_UTC, "2024-06-30 22:00:00", date(2024, 7, 1)),
        ("YYYY-MM-DDTHH:mm:ss.fffZ", FROM_UTC, "2024-06-30T21:59:59.999Z", date(2024, 6, 30)),
        ("YYYY-MM-DDTHH:mm:ssZ", FROM_UTC, "2024-07-01T03:59:59+06:00", date(2024, 6, 30)),
        ("YYYY-MM-DDTHH:mmZ", FROM_UTC, "2024-06-30T12:00-1000", date(2024, 7, 1)),
        ("YYYY-MM-DDTHH:mmZ", {"dates_in": "UTC"}, "2024-01-01T13:59+14:00", date(2023, 12, 31)),
        ("YYYY-MM-DD HH:mm", TO_UTC, "2024-07-01 01:59", date(2024, 6, 30)),
        # 02:30 is skipped on this night, but nobody asks: the written date is taken.
        ("YYYY-MM-DD HH:mm", HERE, "2024-03-31 02:30", date(2024, 3, 31)),
        # 02:30 comes twice on this night; both times it is the same date in UTC.
        ("YYYY-MM-DD HH:mm", TO_UTC, "2024-10-27 02:30", date(2024, 10, 27)),
        ("YYYY-MM-DD HH:mm:ss.fffffffff", HERE, "2024-01-01 00:00:00.123456789", date(2024, 1, 1)),
    ],
)
def test_an_instant_becomes_the_date_in_the_declared_zone(
    form: str, zone: dict[str, str], text: str, expected: date
) -> None:
    assert reader([form], zone)(text) == expected


@pytest.mark.parametrize(
    ("zone", "text", "code"),
    [
        (TO_UTC, "2024-03-31 02:30", "nonexistent_time"),
        ({"written_in": "America/Sao_Paulo", "dates_in": "Asia/Tokyo"}, "2018-11-04 00:30",
         "nonexistent_time"),
        (TO_UTC, "2024-03-31 24:00", "no_such_date"),
        (TO_UTC, "2024-03-31 12:60", "no_such_date"),
        (TO_UTC, "2024-03-31 12:00 EST", "other_date_format"),
        (TO_UTC, "1900-01-01 00:00", "no_such_date"),
    ],
)  # fmt: skip
def test_a_time_that_was_never_on_the_clock_is_a_problem(
    zone: dict[str, str], text: str, code: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        reader(["YYYY-MM-DD HH:mm"], zone)(text)
    assert caught.value.kind.code == code


@pytest.mark.parametrize("text", ["1/2/2024 0:30 AM", "1/2/2024 13:30 PM", "1/2/2024 00:30 PM"])
def test_an_hour_that_no_clock_of_twelve_has_is_a_problem(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reader(["M/D/YYYY h:mm A"], HERE)(text)
    assert caught.value.kind.code == "no_such_date"


def test_a_time_that_came_twice_is_a_problem_where_the_dates_differ() -> None:
    # 01:30 in New York came at 05:30 and 06:30 UTC: before and after midnight in Regina.
    read = reader(
        ["YYYY-MM-DD HH:mm"],
        {"written_in": "America/New_York", "dates_in": "America/Regina"},
    )
    with pytest.raises(Unreadable) as caught:
        read("2024-11-03 01:30")
    assert caught.value.kind.code == "ambiguous_time"


@pytest.mark.parametrize("offset", ["+99:99", "+14:01", "-15:00", "+01:60"])
def test_an_offset_that_no_clock_has_is_a_problem(offset: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reader(["YYYY-MM-DDTHH:mmZ"], FROM_UTC)(f"2024-01-01T00:00{offset}")
    assert caught.value.kind.code == "bad_offset"


class Later(datetime):
    """What a frame's own class of instants looks like."""


@pytest.mark.parametrize(
    ("value", "zone", "expected"),
    [
        (date(2024, 1, 3), None, date(2024, 1, 3)),
        ("2024-01-03", None, date(2024, 1, 3)),
        (None, None, None),
        (float("nan"), None, None),
        ("", None, None),
        (datetime(2024, 6, 30, 22, tzinfo=UTC), FROM_UTC, date(2024, 7, 1)),
        (datetime(2024, 6, 30, 22), FROM_UTC, date(2024, 7, 1)),  # noqa: DTZ001 - naive
        (datetime(2024, 6, 30), None, date(2024, 6, 30)),  # noqa: DTZ001 - naive
        (Later(2024, 6, 30), None, date(2024, 6, 30)),
    ],
)
def test_typed_values_are_dates_too(
    value: object, zone: dict[str, str] | None, expected: date | None
) -> None:
    assert reader(None, zone, typed=True)(value) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2024, 6, 30, 22), "no_zone"),  # noqa: DTZ001 - naive
        (datetime(2024, 6, 30, tzinfo=UTC), "no_zone"),
        (datetime(2024, 6, 30, tzinfo=timezone(timedelta(hours=15))), "bad_offset"),
        (datetime(1800, 6, 30), "no_such_date"),  # noqa: DTZ001 - naive
        (datetime(9999, 12, 31, 23, tzinfo=UTC), "no_such_date"),
        (date(1, 1, 1), "no_such_date"),
        (20240103, "wrong_type"),
        (1704240000.0, "wrong_type"),
        (True, "wrong_type"),
    ],
)
def test_other_typed_values_are_problems(value: object, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reader(None, None, typed=True)(value)
    assert caught.value.kind.code == code
