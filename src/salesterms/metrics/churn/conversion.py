"""A churn rate of one period as that of several, and the other way round.

Glossary: klantverloop (000:50), which is measured over a period and means nothing without it.
"""

from __future__ import annotations

from fractions import Fraction
from math import expm1, log, log1p
from typing import TYPE_CHECKING, Final

from salesterms.errors import Shape, Text
from salesterms.metrics.amounts import TOO_LONG, short_enough, too_long_a_power
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.rates import SHARE, Rate, fraction_of
from salesterms.results import Formula, Source
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from salesterms.metrics.definition import Unanswered

#: As many days as ten years have: no rate is carried further.
_MOST_PERIODS: Final = 3660
_PERIODS: Final = Shape(
    Text(
        f"a whole number, 1 to {_MOST_PERIODS}",
        f"een geheel getal van 1 tot en met {_MOST_PERIODS}",
    ),
    lambda given: type(given) is int and 1 <= given <= _MOST_PERIODS,
)
_HALF: Final = Fraction(1, 2)
_TAKES: Final = FrozenMapping({"churn_rate": SHARE, "periods": _PERIODS})


def _over(rate: Rate, periods: int) -> Fraction | Unanswered:
    """Who is left after each period loses that share of those who were left before it."""
    kept = 1 - fraction_of(rate)
    if too_long_a_power(kept, periods):
        return TOO_LONG
    return short_enough(1 - kept**periods)


def _of_one(rate: Rate, periods: int) -> float:
    """The rate that, compounded over the periods, gives this one."""
    share = fraction_of(rate)
    kept = 1 - share  # exactly, as a float would lose who is left of a rate near 1
    if not kept:
        return 1.0
    return -expm1((log(kept) if kept < _HALF else log1p(-share)) / periods)


churn_over_periods = Calculation(
    id="churn_over_periods",
    term="churn",
    title=Text("Churn over several periods", "Verloop over meer dan één periode"),
    variants=(
        Definition(
            name="compounded",
            says=Text(
                "the churn of so many periods, where each has the same churn",
                "het verloop over zoveel periodes, als elke periode hetzelfde verloop heeft",
            ),
            compute=lambda churn_rate, periods: _over(churn_rate, periods),  # noqa: PLW0108 - the terms
            takes=_TAKES,
            formula=Formula(
                "1 - (1 - {churn_rate})^{periods}", r"1 - (1 - <churn_rate>)^{<periods>}"
            ),
            source=Source(
                Text(
                    "ours, an identity: who leaves can leave no more, so 5 % a month is 46 % a year"
                    " and not 60 %",
                    "eigen definitie, een identiteit: wie weg is kan niet nog eens weggaan, dus 5 %"
                    " per maand is 46 % per jaar en geen 60 %",
                )
            ),
            unit="ratio",
        ),
        Definition(
            name="per_period",
            says=Text(
                "the churn of each of so many periods, where together they have this churn",
                "het verloop per periode, als zoveel periodes samen dit verloop hebben",
            ),
            compute=lambda churn_rate, periods: _of_one(churn_rate, periods),  # noqa: PLW0108 - the terms
            takes=_TAKES,
            formula=Formula(
                "1 - (1 - {churn_rate})^(1 / {periods})", r"1 - (1 - <churn_rate>)^{1 / <periods>}"
            ),
            source=Source(
                Text(
                    "ours: the same identity, solved for the rate",
                    "eigen definitie: dezelfde identiteit, omgekeerd",
                )
            ),
            unit="ratio",
            exact=False,
            tolerance=1e-12,
        ),
    ),
    edges=(
        Edge(
            "nobody_leaves",
            Text("a rate of 0", "een verloop van 0"),
            Text("0, over any number of periods", "0, over elk aantal periodes"),
        ),
        Edge(
            "everybody_leaves",
            Text("a rate of 1", "een verloop van 1"),
            Text("1, over any number of periods", "1, over elk aantal periodes"),
        ),
        Edge(
            "nearly_everybody_leaves",
            Text("a rate just below 1", "een verloop net onder 1"),
            Text(
                "the rate of each period, to the same tolerance, however few are left",
                "het verloop per periode, met dezelfde tolerantie, hoe weinig er ook overblijft",
            ),
            ("per_period",),
        ),
        Edge(
            "no_share",
            Text("a rate below 0 or above 1", "een verloop onder 0 of boven 1"),
            Text("raises BadArgument", "geeft de fout BadArgument"),
        ),
        Edge(
            "no_periods",
            Text("no periods, or part of one", "geen periodes, of een deel van een periode"),
            Text("raises BadArgument", "geeft de fout BadArgument"),
        ),
        Edge(
            "too_many_digits",
            Text(
                "a rate of many digits over many periods",
                "een verloop met veel cijfers over veel periodes",
            ),
            Text(
                "refused (out_of_bounds): give the rate rounded",
                "geweigerd (out_of_bounds): geef het verloop afgerond",
            ),
            ("compounded",),
        ),
    ),
)
