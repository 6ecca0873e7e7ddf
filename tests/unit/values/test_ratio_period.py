"""Ratios and periods at their edges."""

import operator
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from salesterms.values import (
    BadConfidence,
    BadDigits,
    BadPeriod,
    FiscalCalendar,
    FourFourFive,
    FrozenMapping,
    Money,
    NaiveInstant,
    NotADay,
    NotADecimal,
    NotAShare,
    Period,
    Ratio,
    UndefinedRatio,
    UnknownZone,
    boundaries,
    local_date,
    zone,
)


def test_a_ratio_formats_from_its_exact_value() -> None:
    assert f"{Ratio(1, 3):.1%} {Ratio(1, 3):.3f} {Ratio(1, 3)}" == "33.3% 0.333 1/3"
    assert f"{Ratio(487, 2000):.1%} {Ratio(487, 2000):0.1%} {Ratio(487, 2000):+.1%}" == (
        "24.4% 24.4% +24.4%"
    )
    assert f"{Ratio(1, 3):%} {Ratio(1, 3):>6.0%} {Ratio(1, 3):>5}" == "33.333333%    33%   1/3"
    assert f"{Ratio(5, 1000):.0%}" == "0%"
    assert f"{Ratio(15, 1000):.0%}" == "2%"
    assert repr(Ratio(1, Decimal("2.50"))) == "Ratio(1, '2.50')"
    assert Ratio(1, 3).decimal() == Decimal("0.333333333333")
    assert float(Ratio(1, 4)) == 0.25


@pytest.mark.parametrize("terms", [(1.5, 2), (1, True), ("x", 1), (Decimal("NaN"), 1)])
def test_a_ratio_takes_exact_terms_only(terms: tuple[object, object]) -> None:
    with pytest.raises(NotADecimal):
        Ratio(*terms)


def test_a_ratio_of_few_is_a_small_sample_and_of_amounts_never() -> None:
    assert Ratio(1, 29).small_sample
    assert not Ratio(1, 30).small_sample
    assert not Ratio(Decimal(1), Decimal(2)).small_sample


@pytest.mark.parametrize("ratio", [Ratio(3, 2), Ratio(-1, 2), Ratio(Decimal("0.5"), 1)])
def test_only_a_share_of_counted_things_has_an_interval(ratio: Ratio) -> None:
    with pytest.raises(NotAShare):
        ratio.wilson()


@pytest.mark.parametrize("confidence", [0, 1, -1, 2])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(BadConfidence, match=r"0\.95"):
        Ratio(1, 2).wilson(confidence)


@pytest.mark.parametrize("digits", [-1, 31, 10**9, True, "2"])
def test_digits_to_round_to_are_bounded(digits: int) -> None:
    for rounding in (
        lambda: Ratio(1, 3).decimal(digits),
        lambda: Money("1.5", "EUR").rounded("half_up", digits),
    ):
        with pytest.raises(BadDigits):
            rounding()


def test_ratios_are_ranked_by_value() -> None:
    assert sorted([Ratio(1, 2), Ratio(1, 3), Ratio(2, 3)]) == [
        Ratio(1, 3),
        Ratio(1, 2),
        Ratio(2, 3),
    ]
    assert Ratio(1, 2) <= Ratio(2, 4)
    assert Ratio(1, 2) >= 0.5
    assert Ratio(1, 2) > Decimal("0.4")
    assert Ratio(1, 2) < 1
    others: list[Any] = ["1", None, float("nan"), float("inf")]
    for other in others:
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                compare(Ratio(1, 2), other)
    with pytest.raises(UndefinedRatio):
        assert Ratio(0, 0) < Ratio(1, 2)


def test_an_instant_is_not_a_day_of_a_period() -> None:
    with pytest.raises(NotADay, match="local_date"):
        assert datetime(2024, 1, 1, tzinfo=UTC) in Period.year(2024)


def test_the_last_year_can_be_named_whole() -> None:
    assert Period.year(2200).end == date(2201, 1, 1)
    assert boundaries(date(2200, 1, 1), 12, 2)[-1] == date(2201, 1, 1)


def test_an_interval_over_nothing_is_undefined() -> None:
    with pytest.raises(UndefinedRatio):
        Ratio(0, 0).wilson()


BAD_NAMES = [
    "",
    "24",
    "2024-Q5",
    "2024-Q0",
    "2024-13",
    "2024-00",
    "2024-W54",
    "2023-W53",
    "1899",
    "2201",
    "2024-1",
    "2024-01-01",
    "2024-01-01/2024-01-01",
    "2024-02-01/2024-01-01",
    "2024-02-30/2024-03-01",
    "２０２４",
    "2024-Q1\n",
    "2024" * 10_000,
    None,
    2024,
    date(2024, 1, 1),
]


@pytest.mark.parametrize("name", BAD_NAMES, ids=[f"case {n}" for n in range(len(BAD_NAMES))])
def test_what_names_no_period_is_refused(name: object) -> None:
    with pytest.raises(BadPeriod, match="2024-Q1"):
        Period.named(name)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2024, 1, 1), date(2024, 1, 1)),
        (date(2024, 1, 2), date(2024, 1, 1)),
        (datetime(2024, 1, 1, tzinfo=UTC), date(2024, 2, 1)),
        (date(1800, 1, 1), date(2024, 1, 1)),
        (date(2024, 1, 1), date(2300, 1, 1)),
        ("2024-01-01", date(2024, 2, 1)),
    ],
)
def test_a_period_has_a_plain_start_before_its_plain_end(start: date, end: date) -> None:
    with pytest.raises(BadPeriod):
        Period(start, end)


INSTANT = datetime(2024, 1, 1, tzinfo=UTC)

IMPOSSIBLE: list[Callable[[], object]] = [
    lambda: Period.quarter(2024, 5),
    lambda: Period.month(2024, 0),
    lambda: Period.month(2024, True),
    lambda: Period.year("2024"),  # type: ignore[arg-type] # on purpose
    lambda: Period.iso_week(2024, 54),
    lambda: Period.iso_week(2024, True),
    lambda: FourFourFive(None),  # type: ignore[arg-type] # on purpose
    lambda: FiscalCalendar(start_month=4, named_after="end").year("x"),  # type: ignore[arg-type] # so
    lambda: FiscalCalendar(start_month=4, named_after=[]),  # type: ignore[arg-type] # on purpose
    lambda: Period.from_instants(INSTANT, datetime.max.replace(tzinfo=UTC), zone="UTC"),
    lambda: Period.from_instants(date(2024, 1, 1), INSTANT, zone="UTC"),  # type: ignore[arg-type] # on purpose
    lambda: Period.iso_week("2024", 1),  # type: ignore[arg-type] # on purpose
    lambda: FiscalCalendar(start_month=13, named_after="start"),
    lambda: FiscalCalendar(start_month=4, named_after="middle"),  # type: ignore[arg-type] # on purpose
    lambda: FiscalCalendar(start_month=4, named_after="end").quarter(2024, 5),
    lambda: FourFourFive(Period.year(2024)),
    lambda: boundaries(date(2024, 1, 1), 0, 1),
    lambda: boundaries(date(2024, 1, 1), 1, 0),
    lambda: boundaries(date(2199, 1, 1), 12, 5),
    lambda: boundaries(date(2200, 12, 1), 1, 3),
    lambda: boundaries(date(1800, 1, 1), 1, 1),
    lambda: boundaries(date(2024, 1, 1), 1, 10**9),
]


@pytest.mark.parametrize("make", IMPOSSIBLE, ids=[f"case {n}" for n in range(len(IMPOSSIBLE))])
def test_what_the_calendar_does_not_have_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(BadPeriod):
        make()


def test_a_fiscal_year_from_january_is_the_calendar_year_by_either_name() -> None:
    for named in ("start", "end"):
        calendar = FiscalCalendar(start_month=1, named_after=named)
        assert calendar.year(2024) == Period.year(2024)


def test_membership_is_of_dates() -> None:
    assert "2024-01-01" not in Period.year(2024)
    assert repr(Period.quarter(2024, 1)) == "Period.named('2024-01-01/2024-04-01')"


def test_an_instant_near_midnight_has_the_date_of_the_named_zone() -> None:
    instant = datetime(2025, 3, 31, 22, 30, tzinfo=UTC)
    assert local_date(instant, "UTC") == date(2025, 3, 31)
    assert local_date(instant, "Europe/Amsterdam") == date(2025, 4, 1)


@pytest.mark.parametrize("name", ["EST", "../etc/passwd", "/etc/passwd", "", None, "localtime", []])
def test_a_zone_is_an_iana_name_and_no_path_or_abbreviation(name: object) -> None:
    with pytest.raises(UnknownZone) as caught:
        zone(name)
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args


def test_a_naive_instant_has_no_date_in_a_zone() -> None:
    with pytest.raises(NaiveInstant):
        local_date(datetime(2024, 1, 1), "UTC")  # noqa: DTZ001 - naive on purpose


class TestFrozenMapping:
    def test_it_cannot_be_changed(self) -> None:
        frozen = FrozenMapping({"a": 1})
        with pytest.raises(AttributeError):
            frozen.other = 1
        with pytest.raises(TypeError):
            frozen["a"] = 2  # type: ignore[index] # on purpose

    def test_it_is_a_value(self) -> None:
        frozen = FrozenMapping({"a": 1})
        assert frozen == {"a": 1}
        assert frozen != {"a": 2}
        assert frozen != [("a", 1)]
        assert hash(frozen) == hash(FrozenMapping([("a", 1)]))
        assert pickle.loads(pickle.dumps(frozen)) == frozen
        assert repr(frozen) == "{'a': 1}"
        assert len(frozen) == 1
