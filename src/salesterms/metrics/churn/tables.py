"""What the metrics of churn share: where each row belongs, and the numbers that formulas take.

Every customer of a period is in one line. The metrics differ in which lines they count.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.criteria import (
    ChoiceColumn,
    Column,
    DateColumn,
    Different,
    Each,
    Row,
    Several,
)
from salesterms.errors import Text
from salesterms.metrics.churn.periods import CustomerStanding
from salesterms.metrics.churn.spells import CustomerOf
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.results import Status
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BEGINS: Final = DateColumn("begins", date)
LAST: Final = DateColumn("last", date)
STANDING: Final = ChoiceColumn[CustomerStanding]("standing", CustomerStanding)
_OF: Final = ChoiceColumn[CustomerOf]("of", CustomerOf)
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

#: Who is there at the end; who came in the period; and who left it, of whom one may be back.
AT_END: Final = ("kept", "returned", "joined", "came_back")
NEW: Final = ONCE_THERE[len(AT_START) :]
LEFT: Final = ("gone", "returned", "joined_and_left", "came_back_and_left")
#: Nothing happens to who is kept.
MOVED: Final = ONCE_THERE[1:]

#: Of which periods the rows are, and of customers of what.
PERIODS: Final = Different((BEGINS, LAST, _OF))
#: Of each row its period and the days on which things happen, for what is counted day by day.
DAY_BY_DAY: Final = Several(
    tuple((column.name, Each(column)) for column in (BEGINS, LAST, _OF, _JOINED_ON, _LEFT_ON))
)


@frozen
class OfCustomers:
    """What makes terms of the numbers of rows, where the rows can be added up.

    `terms` tells which buckets each is the number of rows of; `counted` are all that count.
    """

    counted: tuple[str, ...]
    terms: FrozenMapping[str, tuple[str, ...]]

    def __call__(self, found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        """The terms; refused where the rows are of different things, or of days that overlap."""
        known = set[tuple[date, date, CustomerOf]]().union(*(found[name] for name in self.counted))
        wrong = mixed({of for _, _, of in known}, {(first, last) for first, last, _ in known})
        return wrong or {
            term: sum(found[f"{bucket}_count"] for bucket in buckets)
            for term, buckets in self.terms.items()
        }


def counting(counted: tuple[str, ...], **terms: tuple[str, ...]) -> OfCustomers:
    """The `OfCustomers` with these terms, by name."""
    return OfCustomers(counted, FrozenMapping(terms))


def mixed(of: Iterable[CustomerOf], spans: Iterable[tuple[date, date]]) -> Unanswered | None:
    """The refusal of customers of more than one thing, and of days that stand in two periods.

    Who is lost to a product and kept by the organisation is one customer, and who leaves in March
    leaves once, also where there are rows of March and of its quarter.
    """
    names = sorted(one.value for one in set(of))
    if len(names) > 1:
        return Unanswered("several_of", tuple(names), Status.REFUSED)
    ordered = sorted(set(spans))
    if any(one[1] >= other[0] for one, other in pairwise(ordered)):
        return Unanswered("periods_overlap", (str(len(ordered)),), Status.REFUSED)
    return None


def of_days(found: Mapping[str, Any], there: Iterable[tuple[date, date]]) -> Unanswered | None:
    """The same refusal, of what is counted day by day."""
    of = set[CustomerOf]().union(*(found[f"{bucket}_of"] for bucket in ONCE_THERE))
    return mixed(of, there)


def customers_at_start(found: Mapping[str, Any]) -> Counter[tuple[date, date]]:
    """How many customers there were at the start of each period; 0 where they all came later."""
    there = Counter(_periods(found, AT_START))
    there.update(dict.fromkeys(_periods(found, NEW), 0))
    return there


def _periods(found: Mapping[str, Any], buckets: Sequence[str]) -> Iterator[tuple[date, date]]:
    """The period of each row."""
    return chain.from_iterable(zip(*_lists(found, bucket), strict=True) for bucket in buckets)


def how_often(found: Mapping[str, Any], name: str) -> int:
    """How many days there are in a column of them."""
    return sum(sum(map(len, found[f"{bucket}_{name}"])) for bucket in MOVED)


def of_each_row(found: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The period of each row in which something can have happened, who joined and who left."""
    for bucket in MOVED:
        yield from zip(*_lists(found, bucket, "joined_on", "left_on"), strict=True)


def _lists(found: Mapping[str, Any], bucket: str, *more: str) -> Iterator[Any]:
    return (found[f"{bucket}_{name}"] for name in ("begins", "last", *more))


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
        "several_of",
        Text(
            "rows of customers of different things, such as of a product and of the organisation",
            "rijen van klanten van verschillende dingen, zoals van een product en van de"
            " organisatie",
        ),
        Text(
            "refused (several_of): group by of, or keep the rows of one",
            "geweigerd (several_of): groepeer op of, of houd de rijen van één ervan over",
        ),
    ),
    Edge(
        "periods_overlap",
        Text(
            "rows of periods that overlap, such as a month and its quarter",
            "rijen van periodes die overlappen, zoals een maand en het kwartaal ervan",
        ),
        Text(
            "refused (periods_overlap), as one leaving would count twice; a gap between periods may"
            " be",
            "geweigerd (periods_overlap), want één vertrek zou twee keer tellen; een gat tussen"
            " periodes mag wel",
        ),
    ),
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
