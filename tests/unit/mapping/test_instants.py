"""An instant is read as it is declared, or as ISO 8601 with its offset; never by guessing."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from salesterms.errors import Unreadable
from salesterms.mapping import LogMapping, MappingProblems, Zones
from salesterms.mapping.instants import DaySource, InstantSource
from salesterms.mapping.part import Part

AMSTERDAM = Zones(written_in="Europe/Amsterdam")
NOWHERE = Zones()


def source(*formats: str, cls: type[InstantSource] = InstantSource) -> InstantSource:
    part = Part({"column": "At", **({"formats": list(formats)} if formats else {})})
    found = cls.read(part)
    assert part.problems == []
    return found


def refused(read: Any, given: Any) -> str:
    with pytest.raises(Unreadable) as found:
        read(given)
    return found.value.kind.code


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2026-03-05T10:15:00Z", "2026-03-05T10:15:00+00:00"),
        ("2026-03-05 10:15:00+01:00", "2026-03-05T09:15:00+00:00"),
        ("2026-03-05T10:15:00.123Z", "2026-03-05T10:15:00.123000+00:00"),
        ("2026-03-05T10:15:00.000+0000", "2026-03-05T10:15:00+00:00"),
        ("2026-03-05T10:15:00.123456-05:00", "2026-03-05T15:15:00.123456+00:00"),
    ],
)
def test_without_a_format_an_instant_has_its_offset(text: str, right: str) -> None:
    assert source().text_reader(NOWHERE)(text).isoformat() == right


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "missing_instant"),
        (" \u00a0", "missing_instant"),
        ("2026-03-05", "undeclared_date_format"),
        ("2026-03-05T10:15:00", "undeclared_date_format"),
        ("1772000000000", "undeclared_date_format"),
        ("5-3-26", "two_digit_year"),
        ("2026-02-30T10:15:00Z", "no_such_date"),
        ("2026-03-05T24:00:00Z", "no_such_date"),
        ("2026-03-05T10:15:00+15:00", "bad_offset"),
        ("1899-12-31T10:15:00Z", "no_such_date"),
        ("9" * 100, "undeclared_date_format"),
    ],
)
def test_anything_else_is_refused(text: str, code: str) -> None:
    assert refused(source().text_reader(AMSTERDAM), text) == code


def test_a_time_without_an_offset_is_of_the_zone_that_it_was_written_in() -> None:
    read = source("D-M-YYYY HH:mm").text_reader(AMSTERDAM)
    assert read("1-7-2026 09:00") == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert read("1-1-2026 09:00") == datetime(2026, 1, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("29-3-2026 02:30", "nonexistent_time"),
        ("25-10-2026 02:30", "ambiguous_time"),
        ("31-2-2026 10:00", "no_such_date"),
        ("2026-07-01 09:00", "other_date_format"),
    ],
)
def test_a_time_that_the_clock_does_not_show_once_is_refused(text: str, code: str) -> None:
    assert refused(source("D-M-YYYY HH:mm").text_reader(AMSTERDAM), text) == code


def test_a_date_is_the_beginning_of_its_day() -> None:
    read = source("D-M-YYYY").text_reader(AMSTERDAM)
    assert read("1-7-2026") == datetime(2026, 6, 30, 22, tzinfo=UTC)


def test_a_day_of_which_the_clock_skips_midnight_begins_after_it() -> None:
    read = source("YYYY-MM-DD").text_reader(Zones(written_in="America/Santiago"))
    assert read("2024-09-08") == datetime(2024, 9, 8, 4, tzinfo=UTC)


def test_a_day_that_fits_two_formats_as_different_days_is_refused() -> None:
    read = source("D-M-YYYY", "M-D-YYYY").text_reader(AMSTERDAM)
    assert read("3-3-2026") == datetime(2026, 3, 2, 23, tzinfo=UTC)
    assert refused(read, "3-4-2026") == "ambiguous_date"


@pytest.mark.parametrize(
    ("unit", "count", "right"),
    [
        ("epoch_s", "1772000000", datetime(2026, 2, 25, 6, 13, 20, tzinfo=UTC)),
        ("epoch_ms", "1772000000123", datetime(2026, 2, 25, 6, 13, 20, 123000, tzinfo=UTC)),
        ("epoch_s", "-1", datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_count_since_1970_is_an_instant(unit: str, count: str, right: datetime) -> None:
    assert source(unit).text_reader(NOWHERE)(count) == right
    assert source(unit).value_reader(NOWHERE)(int(count)) == right


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("soon", "other_date_format"),
        ("1.5", "other_date_format"),
        ("\u0661", "other_date_format"),
        ("", "missing_instant"),
        ("9" * 14, "no_such_date"),
        ("9" * 15, "other_date_format"),
        ("7500000000", "no_such_date"),
    ],
)
def test_a_count_that_is_none_is_refused(text: str, code: str) -> None:
    assert refused(source("epoch_s").text_reader(NOWHERE), text) == code


def test_a_count_of_python_may_be_too_large() -> None:
    assert refused(source("epoch_s").value_reader(NOWHERE), 10**30) == "no_such_date"


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 7, 1, 9, tzinfo=timezone(timedelta(hours=2))),
        datetime(2026, 7, 1, 9),  # noqa: DTZ001 - of the zone of writing
        "2026-07-01T07:00:00Z",
    ],
)
def test_values_of_python_are_instants_in_utc(value: Any) -> None:
    found = source().value_reader(AMSTERDAM)(value)
    assert (found, found.tzinfo) == (datetime(2026, 7, 1, 7, tzinfo=UTC), UTC)


def test_a_date_of_python_is_the_beginning_of_its_day() -> None:
    found = source().value_reader(AMSTERDAM)(date(2026, 7, 1))
    assert found == datetime(2026, 6, 30, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2026, 7, 1, 9), "no_zone"),  # noqa: DTZ001 - that is the point
        (date(2026, 7, 1), "no_zone"),
        (None, "missing_instant"),
        (1772000000, "wrong_type"),
        (datetime(1800, 1, 1, tzinfo=UTC), "no_such_date"),
        (datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=15))), "bad_offset"),
    ],
)
def test_a_value_that_says_no_instant_is_refused(value: Any, code: str) -> None:
    assert refused(source().value_reader(NOWHERE), value) == code


def test_the_day_of_a_snapshot_is_iso_unless_it_is_declared() -> None:
    assert source(cls=DaySource).document() == {"column": "At", "formats": ["YYYY-MM-DD"]}
    assert source("D-M-YYYY", cls=DaySource).document() == source("D-M-YYYY").document()
    assert source("epoch_s", cls=DaySource).document() == source("epoch_s").document()


def test_a_count_stands_in_a_document_as_a_format() -> None:
    assert source("epoch_ms").document() == {"column": "At", "formats": ["epoch_ms"]}
    assert source().document() == "At"


@pytest.mark.parametrize(
    ("formats", "code"),
    [
        (["epoch_ms", "YYYY-MM-DD"], "bad_format"),
        (["YYYY-MM-DD", "epoch_ms"], "bad_format"),
        (["epoch"], "bad_format"),
        (["YYYY-MM-DD HH:mm"], "zone_needed"),
        (["YYYY-MM-DD"], "zone_needed"),
    ],
)
def test_formats_that_say_no_one_thing_are_faults_of_the_mapping(
    formats: list[str], code: str
) -> None:
    document = {"shape": "entries", "case": "Deal", "label": "Stage"}
    with pytest.raises(MappingProblems) as found:
        LogMapping.read({**document, "at": {"column": "At", "formats": formats}})
    assert code in {problem.code for problem in found.value.problems}
