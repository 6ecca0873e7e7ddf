"""A forecast: amounts by category, for a period that is not over, with what it rests on."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from salesterms import FiscalCalendar, Money, Period
from salesterms.documents import dumps, loads
from salesterms.entities import (
    FORECAST_CATEGORY_WORDS,
    FORECAST_SPAN_WORDS,
    EntityProblems,
    Forecast,
    ForecastCategory,
    ForecastSpan,
)
from salesterms.errors import WrongArgument

COMMIT = ForecastCategory.COMMIT


def forecast(**given: object) -> Forecast:
    about = {
        "period": Period.quarter(2026, 2),
        "made_on": date(2026, 3, 30),
        "amounts": {COMMIT: Money("65000", "EUR")},
        **given,
    }
    return Forecast(**about)  # type: ignore[arg-type]


def told(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("2026-04", ForecastSpan.MONTH),
        ("2026-Q2", ForecastSpan.QUARTER),
        ("2026", ForecastSpan.YEAR),
        ("2026-W20", None),
        ("2026-04-01/2026-06-01", None),
        ("2026-04-02/2026-05-02", None),
        ("2026-02-01/2026-05-01", ForecastSpan.QUARTER),
    ],
)
def test_mostly_it_looks_at_a_month_a_quarter_or_a_year(
    period: str, span: ForecastSpan | None
) -> None:
    """000:80 says *meestal*: another period is no error, and has no such name."""
    assert forecast(period=Period.named(period), made_on=date(2026, 1, 1)).span is span


def test_a_fiscal_year_is_a_year() -> None:
    year = FiscalCalendar(start_month=4, named_after="start").year(2026)

    assert forecast(period=year).span is ForecastSpan.YEAR


def test_an_amount_that_was_not_forecast_is_not_nought() -> None:
    made = forecast(amounts={COMMIT: Money(0, "EUR")})

    assert made.amount_of(COMMIT) == Money(0, "EUR")
    assert made.amount_of(ForecastCategory.PIPELINE) is None
    assert (made.currency, forecast(amounts=()).currency) == ("EUR", None)
    with pytest.raises(WrongArgument):
        made.amount_of("commit")  # type: ignore[arg-type]


def test_amounts_are_given_as_a_mapping_or_as_pairs() -> None:
    pairs = [(COMMIT, Money("65000", "EUR"))]

    assert forecast(amounts=pairs) == forecast(amounts=tuple(pairs)) == forecast()


def test_it_comes_back_with_what_it_rests_on() -> None:
    made = forecast(
        by="Ann",
        company_data="last spring 60,000",
        sector_data="orders fell by 4 %",
        market_data="interest rates rise",
    )

    assert loads(dumps(made), Forecast) == made


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        (
            {"amounts": ((COMMIT, Money(1, "EUR")), (COMMIT, Money(2, "EUR")))},
            [("category_twice", "$.amounts[1]")],
        ),
        (
            {"amounts": {COMMIT: Money(1, "EUR"), ForecastCategory.CLOSED: Money(1, "USD")}},
            [("other_currency", "$.amounts[1]")],
        ),
        ({"made_on": date(2026, 7, 1)}, [("made_too_late", "$.made_on")]),
        ({"amounts": {"commit": Money(1, "EUR")}}, [("not_as_asked", "$.amounts")]),
        ({"amounts": {COMMIT: Decimal(1)}}, [("not_as_asked", "$.amounts")]),
        ({"amounts": 5}, [("not_as_asked", "$.amounts")]),
        (
            {"period": "2026", "made_on": datetime(2026, 1, 1), "by": "", "sector_data": ""},  # noqa: DTZ001
            [
                ("not_as_asked", "$.period"),
                ("not_as_asked", "$.made_on"),
                ("not_as_asked", "$.by"),
                ("not_as_asked", "$.sector_data"),
            ],
        ),
    ],
)
def test_what_is_no_forecast_is_refused(
    given: dict[str, object], problems: list[tuple[str, str]]
) -> None:
    with pytest.raises(EntityProblems) as caught:
        forecast(**given)

    assert told(caught) == problems
    assert caught.value.text("nl")


def test_the_last_day_of_the_period_is_early_enough() -> None:
    assert forecast(made_on=date(2026, 6, 30)).made_on == date(2026, 6, 30)


def test_every_word_is_there() -> None:
    assert list(FORECAST_CATEGORY_WORDS) == list(ForecastCategory)
    assert list(FORECAST_SPAN_WORDS) == list(ForecastSpan)
