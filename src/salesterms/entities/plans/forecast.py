"""What somebody expects to be sold in a period, as they said it on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms._json import step
from salesterms.entities.one_currency import OTHER_CURRENCY
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, A_PERIOD, MONEY, TEXT, one_of
from salesterms.errors import Kind, Problem, Sentence, Text, pairs
from salesterms.lifecycle import ForecastCategory
from salesterms.values import Money, Period, about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ForecastSpan(StrEnum):
    """How long a forecast looks ahead, where that is one of the three that 000 names.

    >>> [span.value for span in ForecastSpan]
    ['month', 'quarter', 'year']

    Glossary: sales-forecast (000:80).
    """

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


FORECAST_SPAN_WORDS = {
    ForecastSpan.MONTH: Text("month", "maand"),
    ForecastSpan.QUARTER: Text("quarter", "kwartaal"),
    ForecastSpan.YEAR: Text("year", "jaar"),
}

CATEGORY_TWICE: Final = Kind(
    "category_twice",
    Text("the category {value} stands there twice", "de categorie {value} staat er twee keer"),
    Text("add the two amounts up", "tel de twee bedragen bij elkaar op"),
)
MADE_TOO_LATE: Final = Kind(
    "made_too_late",
    Text(
        "made on {value}, when the period to {detail} was over",
        "gemaakt op {value}, toen de periode tot {detail} voorbij was",
    ),
    Text("record what came of it instead", "leg vast wat het geworden is"),
)

_SPAN_OF: Final = {1: ForecastSpan.MONTH, 3: ForecastSpan.QUARTER, 12: ForecastSpan.YEAR}


def _pairs(given: Mapping[ForecastCategory, Money] | Iterable[Any]) -> Any:
    """A mapping as pairs; a list as a tuple; anything else as it is, for the table to look at."""
    if isinstance(given, Mapping):
        return tuple(given.items())
    return tuple(given) if isinstance(given, list) else given


def _each_once(made: Forecast) -> Iterator[Problem]:
    seen: set[ForecastCategory] = set()
    for at, (category, _) in enumerate(made.amounts):
        if category in seen:
            path = step("$.amounts", at)
            yield Problem(kind=CATEGORY_TWICE, value=Sentence(category), path=path)
        seen.add(category)


def _one_currency(made: Forecast) -> Iterator[Problem]:
    for at, (_, money) in enumerate(made.amounts):
        first = made.amounts[0][1].currency
        if money.currency != first:
            path = step("$.amounts", at)
            yield Problem(kind=OTHER_CURRENCY, value=money, detail=first, path=path)


def _looks_ahead(made: Forecast) -> Iterator[Problem]:
    if made.made_on >= made.period.end:
        yield Problem(
            kind=MADE_TOO_LATE,
            value=Sentence(made.made_on),
            detail=made.period.end.isoformat(),
            path="$.made_on",
        )


_RULES: Final = Rules(
    {
        "period": A_PERIOD,
        "made_on": A_DATE,
        "by": TEXT.or_none(),
        "amounts": pairs(
            one_of(ForecastCategory),
            MONEY,
            Text(
                "an amount for each category, such as {ForecastCategory.COMMIT: Money(…)}",
                "een bedrag per categorie, zoals {ForecastCategory.COMMIT: Money(…)}",
            ),
        ),
        "company_data": TEXT.or_none(),
        "sector_data": TEXT.or_none(),
        "market_data": TEXT.or_none(),
    },
    Rule(("amounts",), _each_once),
    Rule(("amounts",), _one_currency),
    Rule(("period", "made_on"), _looks_ahead),
)


@frozen(kw_only=True)
class Forecast:
    """The amounts that somebody expected of a period, by category, and what they rest on.

    >>> from datetime import date
    >>> from salesterms import Money, Period
    >>> spring = Forecast(
    ...     period=Period.quarter(2026, 2),
    ...     made_on=date(2026, 3, 30),
    ...     amounts={ForecastCategory.COMMIT: Money("65000", "EUR")},
    ...     sector_data="orders in the sector fell by 4 % last year",
    ... )
    >>> spring.span, spring.amount_of(ForecastCategory.COMMIT)
    (<ForecastSpan.QUARTER: 'quarter'>, Money('65000', 'EUR'))
    >>> spring.amount_of(ForecastCategory.BEST_CASE) is None
    True

    Each amount is that of its own category alone: nothing is added to those that are surer. A
    category without an amount was not forecast, which is not 0. 000 says that a forecast *mostly*
    looks at a month, a quarter or a year, so another period is legal and its `span` None. What it
    rests on is text: of the company, its sector and the market, past and present. It is made before
    the period is over. Another look at the same period is a forecast of its own. Raises
    `EntityProblems` that names every field at fault.
    Glossary: sales-forecast is its metric (000:80).
    """

    period: Period = field(
        metadata=about("what it looks at", "waar de forecast over gaat", alias="periode")
    )
    made_on: date = field(
        metadata=about("when it was made", "wanneer de forecast is gemaakt", alias="gemaakt_op")
    )
    by: str | None = field(
        default=None,
        metadata=about("who made it", "wie de forecast heeft gemaakt", alias="door", personal=True),
    )
    amounts: tuple[tuple[ForecastCategory, Money], ...] = field(
        converter=_pairs,
        metadata=about(
            "the amount of each category", "het bedrag van elke categorie", alias="bedragen"
        ),
    )
    company_data: str | None = field(
        default=None,
        metadata=about(
            "what it rests on in the company, past and present",
            "waarop hij rust in het bedrijf, toen en nu",
            alias="gegevens_van_bedrijf",
        ),
    )
    sector_data: str | None = field(
        default=None,
        metadata=about(
            "what it rests on in the sector",
            "waarop hij rust in de sector",
            alias="gegevens_van_sector",
        ),
    )
    market_data: str | None = field(
        default=None,
        metadata=about(
            "what it rests on in the market",
            "waarop hij rust in de markt",
            alias="gegevens_van_markt",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def span(self) -> ForecastSpan | None:
        """Whether it looks at a calendar month, quarter or year; None for any other period.

        Quarters and years of a fiscal calendar that begin in another month are quarters and years.
        """
        start, end = self.period.start, self.period.end
        months = (end.year - start.year) * 12 + end.month - start.month
        return _SPAN_OF.get(months) if start.day == end.day == 1 else None

    @property
    def currency(self) -> str | None:
        """The currency of its amounts; None where it has none."""
        return self.amounts[0][1].currency if self.amounts else None

    def amount_of(self, category: ForecastCategory) -> Money | None:
        """The amount of a category; None where it was not forecast.

        Raises `WrongArgument` for what is no category.
        """
        one_of(ForecastCategory).check("category", category)
        return dict(self.amounts).get(category)
