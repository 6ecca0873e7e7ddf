"""What the metrics of churn share: where each row belongs, and the numbers that formulas take.

Every customer of a period is in one line. The metrics differ in which lines they count.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import ChoiceColumn, Column, DateColumn, Each, Row, Several
from salesterms.errors import Text
from salesterms.metrics.churn.periods import CustomerStanding
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

BEGINS: Final = DateColumn("begins", date)
LAST: Final = DateColumn("last", date)
STANDING: Final = ChoiceColumn[CustomerStanding]("standing", CustomerStanding)
_JOINED_ON: Final = Column("joined_on", tuple)
_LEFT_ON: Final = Column("left_on", tuple)

#: A month only partly lies in a fortnight, and a month that is not over loses more customers yet.
TABLE: Final = (
    Row("outside_period", ~BEGINS.within(PERIOD)),
    Row("not_wholly_in_period", ~LAST.within(PERIOD)),
    Row("period_not_over", ~LAST.before(AFTER_AS_OF)),
    *(Row(standing.value, STANDING.is_(standing)) for standing in CustomerStanding),
)

AT_START: Final = ("kept", "returned", "gone")
ONCE_THERE: Final = (
    *AT_START,
    *("joined", "joined_and_left", "came_back", "came_back_and_left"),
)

#: Of each row its period and the days on which things happen, for what is counted day by day.
DAY_BY_DAY: Final = Several(
    tuple((column.name, Each(column)) for column in (BEGINS, LAST, _JOINED_ON, _LEFT_ON))
)

#: Beyond this many bits a fraction has more digits than Python writes.
_MOST_BITS: Final = 14_000
TOO_LONG: Final = Unanswered("out_of_bounds", (), Status.REFUSED)


def at_start(found: Mapping[str, Any]) -> int:
    """How many customers there were at the start."""
    return sum(found[bucket] for bucket in AT_START)


def customers_at_start(found: Mapping[str, Any]) -> Counter[tuple[date, date]]:
    """How many customers there were at the start of each period; 0 where they all came later."""
    there = Counter(_periods(found, AT_START))
    there.update(dict.fromkeys(_periods(found, ONCE_THERE[len(AT_START) :]), 0))
    return there


def _periods(found: Mapping[str, Any], buckets: Sequence[str]) -> Iterator[tuple[date, date]]:
    """The period of each row."""
    return chain.from_iterable(zip(*_lists(found, bucket), strict=True) for bucket in buckets)


def of_each_row(found: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The period of each row in which something can have happened, who joined and who left."""
    for bucket in ONCE_THERE[1:]:  # nothing happens to who is kept
        yield from zip(*_lists(found, bucket, "joined_on", "left_on"), strict=True)


def _lists(found: Mapping[str, Any], bucket: str, *more: str) -> Iterator[Any]:
    return (found[f"{bucket}_{name}"] for name in ("begins", "last", *more))


def short_enough(value: Fraction) -> Fraction | Unanswered:
    """A fraction, where it can be written in full."""
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    return TOO_LONG if bits > _MOST_BITS else value


NOBODY: Final = Edge(
    "nobody_at_start",
    Text("nobody was a customer at the start", "aan het begin was er geen enkele klant"),
    Text(
        "undefined (zero_denominator), whoever joined since",
        "onbepaald (zero_denominator), wie er sindsdien ook bij kwam",
    ),
)
SHARED_EDGES: Final = (
    Edge(
        "trial_only",
        Text(
            "an account has nothing but a trial, or what is billed at 0",
            "een account heeft alleen een proefperiode, of iets dat niets kost",
        ),
        Text(
            "left out by that name: it is no customer, and cannot leave",
            "onder die naam weggelaten: het is geen klant, en kan niet weggaan",
        ),
    ),
    Edge(
        "period_not_over",
        Text(
            "the last day of a row lies after the as-of date",
            "de laatste dag van een rij ligt na de peildatum",
        ),
        Text(
            "left out by that name: more may leave before the period is over",
            "onder die naam weggelaten: er kunnen er nog meer weggaan",
        ),
    ),
    Edge(
        "partly_in_period",
        Text(
            "a row is of a longer period than is asked for",
            "een rij gaat over een langere periode dan gevraagd",
        ),
        Text(
            "left out by that name (not_wholly_in_period): a quarter says nothing of its month",
            "onder die naam weggelaten (not_wholly_in_period): een kwartaal zegt niets over een"
            " maand ervan",
        ),
    ),
)
