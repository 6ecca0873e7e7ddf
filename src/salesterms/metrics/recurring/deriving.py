"""From subscriptions to what each account paid a month, period by period.

Glossary: recurring-revenue (000:50).
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from salesterms.entities import Subscription
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument, period_of
from salesterms.metrics.once import each_once
from salesterms.metrics.paying import why_no_customer
from salesterms.metrics.recurring.changes import MrrChange
from salesterms.values import Period, boundaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

_SUBSCRIPTIONS: Final = Text("a list of Subscription", "een lijst van Subscription")
_A_PERIOD: Final = Text(
    "a Period, or its name such as '2024'", "een Period, of de naam ervan zoals '2024'"
)
_MONTHS: Final = Text(
    "a whole number of months that the period consists of, or None for one row for all of it",
    "een geheel aantal maanden waar de periode uit bestaat, of None voor één rij voor het geheel",
)
_DAYS: Final = Text(
    "a whole number of days that the period consists of, with months=None",
    "een geheel aantal dagen waar de periode uit bestaat, met months=None",
)
#: What is billed for a year or longer is a contract, and not a plan by the month.
_YEAR: Final = 12
_DAY: Final = timedelta(days=1)


def mrr_changes(
    subscriptions: Iterable[Subscription],
    period: Period | str,
    *,
    months: int | None = 1,
    days: int | None = None,
) -> tuple[MrrChange, ...]:
    """What each account paid a month at the start and at the end of each month of a period.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.entities import Subscription
    >>> seats = Subscription(
    ...     id="S-1",
    ...     account="A-1",
    ...     started_on=date(2026, 1, 15),
    ...     ended_on=date(2026, 3, 1),
    ...     amount=Money(1200, "EUR"),
    ...     interval_months=12,
    ...     trial=False,
    ... )
    >>> rows = mrr_changes([seats], period="2026-Q1")
    >>> [(row.begins.month, str(row.start), str(row.end), row.movement.value) for row in rows]
    [(1, '0', '100', 'new'), (2, '100', '100', 'unchanged'), (3, '100', '0', 'churn')]

    With `months` a row stands for so many months (12 for a year), counted from the first day of the
    period; with None one row stands for the whole period, such as a week, or with `days` for so
    many days. The subscriptions of an
    account are added up, by currency: one of two that is over is contraction, not churn. What is
    over is so from its first inactive day, so that what ends and what starts on one day is no gap.
    What happens within a period and is undone in it is not seen: take shorter periods.

    An account has a row from the period in which it first pays, also where nothing happens, and
    after it has gone. Trials, what costs nothing, and what was over on the day it began do not
    count: `left_out` says so, and an account that has nothing else has a row while that lasts. Of
    no subscriptions there are no rows. The rows of an account follow each other; accounts stand in
    the order in which they are first met. Raises `WrongArgument`, `BadPeriod`, and `BadArgument`
    for a period that is not a whole number of those months or days, for both at once, and for a
    subscription whose id stands there twice.
    """
    periods = periods_within(period, months, days)
    accounts: dict[tuple[str, str], list[Subscription]] = {}
    for one in each_once("subscriptions", subscriptions, Subscription, _SUBSCRIPTIONS):
        accounts.setdefault((one.account, one.currency), []).append(one)
    return tuple(
        row
        for (account, currency), theirs in accounts.items()
        for row in _Account(account, currency, theirs).rows(periods)
    )


def periods_within(
    period: Period | str, months: int | None, days: int | None
) -> tuple[Period, ...]:
    """The parts of a period that rows are of. Raises `BadArgument` and `BadPeriod`."""
    wanted = period_of(period)
    if wanted is None:
        raise BadArgument("period", period, _A_PERIOD)
    return _parts(wanted, months) if days is None else _days(wanted, months, days)


def _parts(period: Period, months: int | None) -> tuple[Period, ...]:
    """A period in parts of so many months, each counted from its first day."""
    if months is None:
        return (period,)
    if type(months) is not int or not 1 <= months <= _most(period):
        raise BadArgument("months", months, _MONTHS)
    days = boundaries(period.start, months, _most(period) // months + 1)
    if period.end not in days:
        raise BadArgument("months", months, _MONTHS)
    days = days[: days.index(period.end) + 1]
    return tuple(Period(start, end) for start, end in pairwise(days))


def _days(period: Period, months: int | None, days: int) -> tuple[Period, ...]:
    """A period in parts of so many days."""
    good = months is None and type(days) is int and 1 <= days <= period.days
    if not good or period.days % days:
        raise BadArgument("days", days, _DAYS)
    starts = (period.start + timedelta(days=k) for k in range(0, period.days, days))
    return tuple(Period(start, start + timedelta(days=days)) for start in starts)


def _most(period: Period) -> int:
    """How many months a period has at most: its days of a month may be cut off."""
    return (period.end.year - period.start.year) * _YEAR + period.end.month - period.start.month


class _Account:
    """One account in one currency, while the days go by: what it pays, and what it last paid."""

    def __init__(self, account: str, currency: str, theirs: Sequence[Subscription]) -> None:
        """Nothing is paid yet; the days on which that changes are known."""
        self._account, self._currency = account, currency
        self._aside: list[tuple[str, Subscription]] = []
        changes: dict[date, list[tuple[Fraction, bool]]] = {}
        for one in theirs:
            if reason := why_no_customer(one):
                self._aside.append((reason, one))
                continue
            yearly = one.interval_months >= _YEAR
            changes.setdefault(one.started_on, []).append((one.monthly, yearly))
            if one.ended_on is not None:
                changes.setdefault(one.ended_on, []).append((-one.monthly, yearly))
        self._coming = sorted(changes.items(), reverse=True)
        self._level = self._yearly = self._last_paid = Fraction(0)

    def rows(self, periods: Sequence[Period]) -> Iterator[MrrChange]:
        """A row for each period by the end of which it has paid, or has something set aside."""
        self._pass_to(periods[0].start)
        for period in periods:
            start, before = self._level, Fraction(0) if self._level else self._last_paid
            paid = self._pass_to(period.end)
            aside = Counter(reason for reason, one in self._aside if _touches(one, period))
            if not self._last_paid and not aside:
                continue
            yield MrrChange(
                id=f"{self._account} {period} {self._currency}",
                account=self._account,
                currency=self._currency,
                begins=period.start,
                last=period.end - _DAY,
                start=start,
                end=self._level,
                before=before,
                end_yearly=self._yearly,
                came_and_went=paid and not start and not self._level,
                left_out=aside,
            )

    def _pass_to(self, day: date) -> bool:
        """Take what changes before a day; whether anything was paid on one of those days."""
        paid = False
        while self._coming and self._coming[-1][0] < day:
            for amount, yearly in self._coming.pop()[1]:
                self._level += amount
                self._yearly += amount if yearly else 0
            if self._level:
                self._last_paid, paid = self._level, True
        return paid


def _touches(one: Subscription, period: Period) -> bool:
    """Whether a subscription is there on a day of a period, or began and ended on one."""
    if one.started_on in period:
        return True
    begun = one.started_on < period.start
    return begun and (one.ended_on is None or period.start < one.ended_on)
