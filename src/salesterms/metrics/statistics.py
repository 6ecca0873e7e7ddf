"""Means, medians and the largest: how each is worked out, and the formula that says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.errors import Text
from salesterms.metrics.formulas import mean, mean_of, median, median_of
from salesterms.results import Formula

if TYPE_CHECKING:
    from decimal import Decimal

_SECONDS_A_DAY: Final = 86_400
_SECONDS_AN_HOUR: Final = 3_600


@frozen
class Statistic:
    """One figure of many spans or numbers.

    `says` is its word, before what it is of. The names of the arguments of `compute` are the terms
    that it asks for.
    """

    compute: Callable[..., Fraction | int | None]
    formula: Formula
    says: Text

    def worked_out(self) -> dict[str, Any]:
        """What a definition says of it: how it is worked out, its formula, and what it is over."""
        return {"compute": self.compute, "formula": self.formula, "over": "rows"}


def _mean_days(days: int, rows: int) -> Fraction | None:
    return mean(days, rows)


def _median_days(spans: Sequence[int]) -> Fraction | None:
    return median(spans)


def _largest(spans: Sequence[int]) -> int | None:
    return max(spans, default=None)


def _mean(values: Sequence[Decimal | Fraction]) -> Fraction | None:
    return mean_of(values)


def mean_of_days(counted: Text) -> Statistic:
    """The mean of whole days between two dates, over the number of what is `counted`."""
    return Statistic(
        _mean_days,
        Formula.quotient(
            ("days",),
            ("rows",),
            Text("the days, added up / {0}", "de dagen, opgeteld / {0}").filled(counted),
        ),
        Text("mean days", "gemiddeld aantal dagen"),
    )


def mean_of_each(each: Text, said: Text) -> Statistic:
    """The mean of numbers that are kept one by one; `each` is what they are, `said` how."""
    return Statistic(
        _mean,
        Formula(
            Text(f"mean of {{rows}} {each.en}", f"gemiddelde van {{rows}} {each.nl}"),
            r"\frac{1}{<rows>} \sum_{i=1}^{<rows>} d_i",
            said,
        ),
        Text("mean", "gemiddelde"),
    )


_OF_DEALS: Final = Text("the number of deals", "het aantal deals")

#: Of whole days between two dates.
DAYS: Final = {
    "mean": mean_of_days(_OF_DEALS),
    "median": Statistic(
        _median_days,
        Formula(
            Text("median of {rows} spans of days", "mediaan van {rows} aantallen dagen"),
            r"\operatorname{median}_{i=1}^{<rows>} d_i",
            Text("the middle one of the days in order", "de middelste van de dagen op volgorde"),
        ),
        Text("median days", "mediaan van het aantal dagen"),
    ),
}

LARGEST_OF_DAYS: Final = Statistic(
    _largest,
    Formula(
        Text("the largest of {rows} spans of days", "het grootste van {rows} aantallen dagen"),
        r"\max_{i=1}^{<rows>} d_i",
        Text("the largest number of days", "het grootste aantal dagen"),
    ),
    Text("largest number of days", "grootste aantal dagen"),
)


def _in_units(seconds: Fraction | None, unit: int) -> Fraction | None:
    return None if seconds is None else seconds / unit


def _mean_elapsed(values: Sequence[Decimal]) -> Fraction | None:
    return _in_units(mean_of(values), _SECONDS_A_DAY)


def _median_elapsed(values: Sequence[Decimal]) -> Fraction | None:
    return _in_units(median_of(values), _SECONDS_A_DAY)


#: Of elapsed time in days of 24 hours, from seconds.
ELAPSED_DAYS: Final = {
    "mean": Statistic(
        _mean_elapsed,
        Formula(
            Text("mean of {rows} spans of elapsed time", "gemiddelde van {rows} verstreken tijden"),
            r"\frac{1}{<rows>} \sum_{i=1}^{<rows>} t_i",
            Text(
                "the elapsed time, added up / the number of spells",
                "de verstreken tijd, opgeteld / het aantal periodes",
            ),
        ),
        DAYS["mean"].says,
    ),
    "median": Statistic(
        _median_elapsed,
        Formula(
            Text("median of {rows} spans of elapsed time", "mediaan van {rows} verstreken tijden"),
            r"\operatorname{median}_{i=1}^{<rows>} t_i",
            Text(
                "the middle one of the elapsed times in order",
                "de middelste van de verstreken tijden op volgorde",
            ),
        ),
        DAYS["median"].says,
    ),
}


def _mean_hours(values: Sequence[Decimal | int]) -> Fraction | None:
    return _in_units(mean_of(values), _SECONDS_AN_HOUR)


def _median_hours(values: Sequence[Decimal | int]) -> Fraction | None:
    return _in_units(median_of(values), _SECONDS_AN_HOUR)


#: Of time in hours, from seconds; the word stands before "hours".
HOURS: Final = {
    "mean": Statistic(
        _mean_hours,
        Formula(
            Text("mean of {rows} times, in hours", "gemiddelde van {rows} tijden, in uren"),
            r"\frac{1}{3600 \cdot <rows>} \sum_{i=1}^{<rows>} s_i",
            Text("the times, added up / their number", "de tijden, opgeteld / hun aantal"),
        ),
        Text("mean", "gemiddeld aantal"),
    ),
    "median": Statistic(
        _median_hours,
        Formula(
            Text("median of {rows} times, in hours", "mediaan van {rows} tijden, in uren"),
            r"\operatorname{median}_{i=1}^{<rows>} \frac{s_i}{3600}",
            Text("the middle one of the times in order", "de middelste van de tijden op volgorde"),
        ),
        Text("median", "mediaan van het aantal"),
    ),
}
