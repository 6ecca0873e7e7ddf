"""A row for each customer and number of days since the first: whether it was there again.

What cannot be known yet is never told as absence: a day that has not come is not yet observable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column, NumberColumn
from salesterms.entities.shapes import A_COUNT, A_DATE, AN_ID, one_of
from salesterms.errors import Shape, Text, check_argument, each_argument
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.parameters import MOST_DAYS
from salesterms.metrics.row_kind import RowKind
from salesterms.values import FrozenMapping

_PAIRS: Final = Text(
    "pairs of a customer and a date: [('A-1', date(2026, 1, 5)), …]",
    "paren van een klant en een datum: [('A-1', date(2026, 1, 5)), …]",
)
_JOINED: Final = Text(
    "a mapping of every active customer to the date of day 0",
    "een mapping van elke actieve klant naar de datum van dag 0",
)
_DAYS: Final = Shape(
    Text(
        "a list of different whole numbers of days, each 0 or more, from few to many",
        "een lijst van verschillende gehele aantallen dagen, elk 0 of meer, van weinig naar veel",
    ),
    lambda given: (
        isinstance(given, Sequence)
        and not isinstance(given, str | bytes)
        and bool(given)
        and all(type(one) is int and 0 <= one <= MOST_DAYS for one in given)
        and all(low < high for low, high in pairwise(given))
    ),
)
_LAST: Final = Text(
    "the last day of the last bracket: its first day or a later one",
    "de laatste dag van de laatste band: de eerste dag ervan of een latere",
)


class Presence(StrEnum):
    """Whether a customer was there in some days, or cannot have been yet.

    >>> [each.value for each in Presence]
    ['active', 'inactive', 'not_yet']
    """

    #: There on one of the days at least.
    ACTIVE = "active"
    #: The days are over, and it was there on none.
    INACTIVE = "inactive"
    #: The days are not over: nothing can be said.
    NOT_YET = "not_yet"


@frozen(kw_only=True)
class CohortDay:
    """Whether one customer was there again so many days after the first; made by `cohort_days`.

    >>> from datetime import date
    >>> from salesterms.metrics import CohortDay, Presence
    >>> row = CohortDay(
    ...     id="A-1 7",
    ...     customer="A-1",
    ...     day_zero=date(2026, 1, 5),
    ...     day=7,
    ...     as_of=date(2026, 2, 1),
    ...     on_day=Presence.INACTIVE,
    ...     on_or_after=Presence.ACTIVE,
    ... )
    >>> row.in_bracket is None
    True

    `day_zero` is the day on which it began, which says of which cohort it is, and `day` the number
    of days since. `on_day` tells of that very day, `on_or_after` of that day and all later ones up
    to `as_of`, and `in_bracket` of that day up to the one before the next that was asked for; None
    where no bracket begins with it. `bracket` is its label, such as "7-13". Raises `WrongArgument`.
    """

    id: str = field(validator=AN_ID)
    customer: str = field(validator=AN_ID, metadata=WHOSE)
    day_zero: date = field(validator=A_DATE)
    day: int = field(validator=A_COUNT)
    as_of: date = field(validator=A_DATE)
    on_day: Presence = field(validator=one_of(Presence))
    on_or_after: Presence = field(validator=one_of(Presence))
    in_bracket: Presence | None = field(default=None, validator=one_of(Presence).or_none())
    bracket: str | None = field(default=None, validator=AN_ID.or_none())


COHORT_DAYS: Final = RowKind(
    kind=CohortDay,
    says=Text(
        "customers by day of their cohort: see salesterms.metrics.cohort_days()",
        "klanten per dag van hun cohort: zie salesterms.metrics.cohort_days()",
    ),
    fields=("customer", "day", "bracket"),
    columns=(
        Column("customer", str),
        NumberColumn("day", int),
        Column("bracket", str),
        *(ChoiceColumn[Presence](name, Presence) for name in ("on_day", "on_or_after")),
    ),
    day="as_of",
    ordered_by=FrozenMapping({"day": "day", "bracket": "day"}),
)


def cohort_days(
    activity: Iterable[tuple[str, date]],
    days: Sequence[int],
    *,
    as_of: date | str,
    last: int | None = None,
    joined: Mapping[str, date] | None = None,
) -> tuple[CohortDay, ...]:
    """A row for each customer and each of the `days` since it began.

    >>> from datetime import date
    >>> from salesterms.metrics import cohort_days
    >>> visits = [("A-1", date(2026, 1, 5)), ("A-1", date(2026, 1, 12))]
    >>> [(row.day, row.on_day.value) for row in cohort_days(visits, [1, 7, 30], as_of="2026-01-20")]
    [(1, 'inactive'), (7, 'active'), (30, 'not_yet')]

    `activity` says on which dates which customer was there, in any order, as often as it was. Day 0
    is the first of them, or what `joined` says: then customers who were never there have rows too,
    and what lies before day 0 does not count. What lies after `as_of`, the last day that is known,
    has not happened. Each of the `days` begins a bracket that goes on to the next one; that of the
    last day goes on to the day `last`, and without it there is none.

    No activity gives no rows. Raises `BadArgument` and `WrongArgument`.
    """
    until, asked = day_of(as_of), brackets_of(days, last)
    begun = _begun(activity, joined, until)
    return tuple(
        _row(customer, day_zero, there, day, end, until)
        for customer, (day_zero, there) in sorted(begun.items())
        for day, end in asked
    )


def brackets_of(days: Any, last: Any) -> tuple[tuple[int, int | None], ...]:
    """Each day that is asked for, with the last day of the bracket that it begins.

    >>> brackets_of([1, 7, 30], None)
    ((1, 6), (7, 29), (30, None))

    Raises `BadArgument`.
    """
    asked = _days(days)
    return tuple(zip(asked, _lasts(asked, last), strict=True))


def _days(given: Any) -> tuple[int, ...]:
    if not _DAYS.fits(given):
        raise BadArgument("days", given, _DAYS.said)
    return tuple(given)


def _lasts(days: tuple[int, ...], last: Any) -> tuple[int | None, ...]:
    """The last day of the bracket that each day begins."""
    if last is not None and not (type(last) is int and days[-1] <= last <= MOST_DAYS):
        raise BadArgument("last", last, _LAST)
    return (*(day - 1 for day in days[1:]), last)


def _begun(
    activity: Any, joined: Mapping[str, date] | None, until: date
) -> dict[str, tuple[date, tuple[int, ...]]]:
    """Of each customer day 0, and on which days since it was there, as far as is known."""
    there: dict[str, set[date]] = {}
    for pair in each_argument("activity", activity, tuple, _PAIRS):
        customer, day = _pair(pair)
        there.setdefault(customer, set()).add(day)
    zero = _zeros(joined, there)
    return {
        customer: (first, _since(first, there.get(customer, ()), until))
        for customer, first in zero.items()
        if first <= until
    }


def _pair(pair: tuple[Any, ...]) -> tuple[str, date]:
    if len(pair) != 2 or not (AN_ID.fits(pair[0]) and A_DATE.fits(pair[1])):  # noqa: PLR2004 - a pair
        raise BadArgument("activity", pair, _PAIRS)
    return pair[0], pair[1]


def _zeros(
    joined: Mapping[str, date] | None, there: Mapping[str, Iterable[date]]
) -> Mapping[str, date]:
    if joined is None:
        return {customer: min(days) for customer, days in there.items()}
    check_argument("joined", joined, Mapping, _JOINED)
    good = all(AN_ID.fits(customer) and A_DATE.fits(day) for customer, day in joined.items())
    if not good or not there.keys() <= joined.keys():
        raise BadArgument("joined", joined, _JOINED)
    return joined


def _since(first: date, days: Iterable[date], until: date) -> tuple[int, ...]:
    return tuple((day - first).days for day in days if first <= day <= until)


def _row(
    customer: str,
    day_zero: date,
    there: tuple[int, ...],
    day: int,
    end: int | None,
    until: date,
) -> CohortDay:
    known = (until - day_zero).days

    def presence(first: int, last: int, over: int) -> Presence:
        if over > known:
            return Presence.NOT_YET
        return Presence.ACTIVE if any(first <= one <= last for one in there) else Presence.INACTIVE

    return CohortDay(
        id=f"{customer} {day}",
        customer=customer,
        day_zero=day_zero,
        day=day,
        as_of=until,
        on_day=presence(day, day, day),
        on_or_after=presence(day, known, day),
        in_bracket=None if end is None else presence(day, end, end),
        bracket=None if end is None else _label(day, end),
    )


def _label(day: int, end: int) -> str:
    return str(day) if day == end else f"{day}-{end}"
