"""A row for each customer and period: there at its start, and joining, leaving or returning in it.

Who leaves is booked on the first day without a subscription. So on every day those who are there
are those of the day before, with who joins and without who leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column
from salesterms.entities.shapes import A_DATE, AN_ID, TEXT, YES_OR_NO, one_of
from salesterms.errors import Text, several
from salesterms.metrics.arguments import BadArgument, period_of
from salesterms.metrics.churn.spells import (
    CustomerOf,
    NotPaying,
    Relation,
    customer_of,
    relations,
)
from salesterms.metrics.row_kind import RowKind
from salesterms.values import FrozenMapping, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.entities import Subscription
    from salesterms.metrics.churn.spells import Spell

_TEXT_OR_NONE: Final = TEXT.or_none()
_DAYS: Final = several(A_DATE, Text("a tuple of dates", "een tuple van datums"))
_A_LATER_DAY: Final = Text("the first day, or a later one", "de eerste dag, of een latere")
_IN_TURN: Final = Text(
    "days within the period on which it joins and leaves in turn, or what it does not pay for",
    "dagen binnen de periode waarop de klant om en om komt en gaat, of waarvoor niet wordt betaald",
)
_PERIODS: Final = Text(
    "a Period or its name such as '2026-03', or a list of different ones",
    "een Period of de naam ervan zoals '2026-03', of een lijst van verschillende",
)


class CustomerStanding(StrEnum):
    """What became of a customer in a period.

    >>> [each.value for each in CustomerStanding][:5]
    ['kept', 'returned', 'gone', 'joined', 'joined_and_left']
    """

    #: There at the start, and on every day since.
    KEPT = "kept"
    #: There at the start, left, and there again at the end.
    RETURNED = "returned"
    #: There at the start, and not at the end.
    GONE = "gone"
    #: A customer for the first time, and there at the end.
    JOINED = "joined"
    #: A customer for the first time, and not there at the end.
    JOINED_AND_LEFT = "joined_and_left"
    #: Not there at the start, a customer before, and there at the end.
    CAME_BACK = "came_back"
    #: Not there at the start, a customer before, and not there at the end.
    CAME_BACK_AND_LEFT = "came_back_and_left"
    #: No customer: all that it had was a trial.
    ONLY_TRIAL = "only_trial"
    #: No customer: all that it had was billed at 0.
    ONLY_FREE = "only_free"


@frozen(kw_only=True)
class CustomerPeriod:
    """What one customer did in one period; made by `customer_periods`.

    >>> from datetime import date
    >>> from salesterms.metrics import CustomerPeriod
    >>> row = CustomerPeriod(
    ...     id="A-1 2026-03",
    ...     account="A-1",
    ...     begins=date(2026, 3, 1),
    ...     last=date(2026, 3, 31),
    ...     at_start=True,
    ...     left_on=(date(2026, 3, 15),),
    ... )
    >>> row.standing.value, row.at_end
    ('gone', False)

    `begins` and `last` are the first and the last day of the period. `at_start` says whether it was
    a customer at the end of the day before, and `customer_before` whether it had ever been one by
    then. `joined_on` are the days on which it became one in the period, and `left_on` the first
    days on which it was none. `not_paying` says why it was no customer although it had a
    subscription. `of` is what it was a customer of; then `product` and `service` say which. Raises
    `WrongArgument`, and `BadArgument` for days that do not follow from each other.
    """

    id: str = field(validator=AN_ID)
    account: str = field(validator=AN_ID)
    of: CustomerOf = field(default=CustomerOf.ORGANISATION, validator=one_of(CustomerOf))
    product: str | None = field(default=None, validator=_TEXT_OR_NONE)
    service: str | None = field(default=None, validator=_TEXT_OR_NONE)
    begins: date = field(validator=A_DATE)
    last: date = field(validator=A_DATE)
    at_start: bool = field(default=False, validator=YES_OR_NO)
    customer_before: bool = field(default=False, validator=YES_OR_NO)
    joined_on: tuple[date, ...] = field(default=(), validator=_DAYS)
    left_on: tuple[date, ...] = field(default=(), validator=_DAYS)
    not_paying: NotPaying | None = field(default=None, validator=one_of(NotPaying).or_none())
    standing: CustomerStanding = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.last < self.begins:
            raise BadArgument("last", self.last, _A_LATER_DAY)
        if not _in_turn(self):
            raise BadArgument("joined_on", (self.joined_on, self.left_on), _IN_TURN)
        object.__setattr__(self, "standing", _standing(self))

    @property
    def at_end(self) -> bool:
        """Whether it was a customer at the end of the last day."""
        return self.at_start + len(self.joined_on) > len(self.left_on)


def _in_turn(row: CustomerPeriod) -> bool:
    """Whether it joins where it is not there, and leaves where it is, all within the period."""
    if not (row.at_start or row.joined_on or row.left_on):
        return row.not_paying is not None
    days = sorted([(day, True) for day in row.joined_on] + [(day, False) for day in row.left_on])
    there, before = row.at_start, None
    for day, joins in days:
        after = row.begins <= day if before is None else before < day
        if joins is there or not after or day > row.last:
            return False
        there, before = joins, day
    return row.not_paying is None


def _standing(row: CustomerPeriod) -> CustomerStanding:
    if row.not_paying is not None:
        trial = row.not_paying is NotPaying.TRIAL
        return CustomerStanding.ONLY_TRIAL if trial else CustomerStanding.ONLY_FREE
    if row.at_start:
        if not row.left_on:
            return CustomerStanding.KEPT
        return CustomerStanding.RETURNED if row.at_end else CustomerStanding.GONE
    if row.customer_before:
        return CustomerStanding.CAME_BACK if row.at_end else CustomerStanding.CAME_BACK_AND_LEFT
    return CustomerStanding.JOINED if row.at_end else CustomerStanding.JOINED_AND_LEFT


_NAMES: Final = ("account", "product", "service")

CUSTOMER_PERIODS: Final = RowKind(
    kind=CustomerPeriod,
    says=Text(
        "customers by period: see salesterms.metrics.customer_periods()",
        "klanten per periode: zie salesterms.metrics.customer_periods()",
    ),
    fields=(*_NAMES, "of", "standing"),
    lasts=FrozenMapping({"begins": "last"}),
    columns=(
        *(Column(name, str) for name in _NAMES),
        ChoiceColumn[CustomerOf]("of", CustomerOf),
        ChoiceColumn[CustomerStanding]("standing", CustomerStanding),
    ),
)


def customer_periods(
    subscriptions: Iterable[Subscription],
    periods: Period | str | Iterable[Period | str],
    *,
    of: CustomerOf | str = CustomerOf.ORGANISATION,
    services: Mapping[str, str] | None = None,
) -> tuple[CustomerPeriod, ...]:
    """A row for each customer in each period, in which it was one for a day or at the start.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.entities import Subscription
    >>> from salesterms.metrics import customer_periods
    >>> sold = Subscription(
    ...     id="S-1",
    ...     account="A-1",
    ...     started_on=date(2026, 1, 1),
    ...     ended_on=date(2026, 3, 1),
    ...     amount=Money(50, "EUR"),
    ...     interval_months=1,
    ...     trial=False,
    ... )
    >>> rows = customer_periods([sold], ["2026-01", "2026-02", "2026-03", "2026-04"])
    >>> [(str(row.begins), row.standing.value) for row in rows]
    [('2026-01-01', 'joined'), ('2026-02-01', 'kept'), ('2026-03-01', 'gone')]

    It was a customer of February to its last day, and left on the first day without a subscription:
    1 March. A month in which nothing happens to a customer has a row. Subscriptions of one account
    that overlap, or of which one begins on the day when another ends, are one spell; a day between
    them is leaving and coming back. A trial, and what is billed at 0, makes no customer: an account
    with nothing else has a row that says so.

    `of` is what somebody is a customer of: the organisation as a whole, each `product`, or each
    service, by the names that `services` has for products. Whoever gives up one product and keeps
    another is lost to the product alone (000:50). Churn and retention refuse rows of different `of`
    together, and rows of periods that overlap. That a row stands there twice they do not see: it
    would count twice.

    No subscriptions, or no periods, give no rows. Raises `BadPeriod`, `WrongArgument`, and
    `BadArgument`, as for a subscription whose id stands there twice.
    """
    asked, what = periods_of(periods), customer_of(of)
    known = relations(subscriptions, what, services)
    return tuple(row for period in asked for row in rows_of_period(known, period, what))


def rows_of_period(
    known: Iterable[Relation], period: Period, of: CustomerOf
) -> Iterator[CustomerPeriod]:
    """What each customer did in a period, one after another."""
    made = (_row(relation, period, of) for relation in known)
    return (row for row in made if row is not None)


def periods_of(given: Any) -> tuple[Period, ...]:
    """The periods of an argument, each once. Raises `BadArgument`."""
    listed: tuple[Any, ...] = (given,)
    if isinstance(given, Iterable) and not isinstance(given, Period | str):
        listed = tuple(given)
    found = tuple(period for one in listed if (period := period_of(one)) is not None)
    if len(found) != len(listed) or len(set(found)) != len(found):
        raise BadArgument("periods", listed, _PERIODS)
    return found


def _row(relation: Relation, period: Period, of: CustomerOf) -> CustomerPeriod | None:
    """What a customer did in a period; None where it was none, and had nothing else."""
    spells = [spell for spell in relation.spells if _meets(spell, period)]
    not_paying = None
    if not spells:
        if any(_meets(spell, period, touching=False) for spell in relation.trials):
            not_paying = NotPaying.TRIAL
        elif any(_meets(spell, period, touching=False) for spell in relation.free):
            not_paying = NotPaying.FREE
        else:
            return None
    return CustomerPeriod(
        id=f"{relation.name} | {period}",
        account=relation.account,
        of=of,
        product=relation.product,
        service=relation.service,
        begins=period.start,
        last=period.end - timedelta(days=1),
        at_start=any(start < period.start for start, _ in spells),
        customer_before=any(start < period.start for start, _ in relation.spells),
        joined_on=tuple(start for start, _ in spells if start >= period.start),
        left_on=tuple(end for _, end in spells if end is not None and end < period.end),
        not_paying=not_paying,
    )


def _meets(spell: Spell, period: Period, *, touching: bool = True) -> bool:
    """Whether a spell has a day in a period; or ends on its first day, and so is left in it."""
    start, end = spell
    if start >= period.end:
        return False
    return end is None or end > period.start or (touching and end == period.start)
