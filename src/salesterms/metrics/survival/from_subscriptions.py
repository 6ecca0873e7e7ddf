"""Lifespans from subscriptions: how long each customer was there by a day, in a unit of time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.entities import Subscription
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.churn.customer_spells import customer_spells
from salesterms.metrics.churn.spells import SUBSCRIPTIONS, CustomerOf, NotPaying
from salesterms.metrics.once import each_once
from salesterms.metrics.paying import why_no_customer
from salesterms.metrics.survival.lifespan import Lifespan
from salesterms.metrics.time_units import TimeUnit, time_between, time_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EARLIER: Final = Text("a day before as_of, or None", "een dag vóór as_of, of None")
_NO_SERVICES: Final = Text(
    "None where `of` is None: a subscription has no service",
    "None als `of` None is: een abonnement heeft geen dienst",
)


def lifespans(
    subscriptions: Iterable[Subscription],
    *,
    as_of: date | str,
    unit: TimeUnit | str = TimeUnit.DAYS,
    watched_from: date | str | None = None,
    of: CustomerOf | str | None = CustomerOf.ORGANISATION,
    services: Mapping[str, str] | None = None,
) -> tuple[Lifespan, ...]:
    """How long each customer was there without a break, as it was known at the end of a day.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.entities import Subscription
    >>> def sold(id, start, end):
    ...     return Subscription(
    ...         id=id,
    ...         account="A-1",
    ...         started_on=start,
    ...         ended_on=end,
    ...         amount=Money("10.00", "EUR"),
    ...         interval_months=1,
    ...         trial=False,
    ...     )
    >>> given = [
    ...     sold("S-1", date(2024, 1, 31), date(2024, 4, 30)),
    ...     sold("S-2", date(2024, 4, 30), None),
    ... ]
    >>> asked = {"as_of": "2024-06-30", "unit": "months", "watched_from": "2024-02-15"}
    >>> for row in [*lifespans(given, **asked), *lifespans(given, of=None, **asked)]:
    ...     print(row.id, row.duration, row.ended, row.entered)
    A-1 | organisation | 1 5 False 1
    S-1 3 True 1
    S-2 2 False 0

    `of` is what somebody is a customer of, as at `customer_periods`: the organisation, each
    product, or each service by the names that `services` has. Subscriptions that overlap, or of
    which one begins on the day when another ends, are one lifespan; who left and came back has a
    lifespan for each stay. With None each subscription has its own: its end is then no customer
    lost, as where it is renewed under another number.

    What had ended by `as_of` lasted until its first day without; any other, also what is already
    known to end later, is censored at `as_of`. Before `watched_from` nobody was watched: what began
    earlier was there already when it was first seen, and what ended earlier was not seen at all.
    What makes no customer (`why_no_customer`) keeps its row where there is nothing else, and is
    left out for its reason; so is what was not there for any time by then (`no_time_seen`).

    In months, an end within a month is the end of that month, and what was seen of a month that
    was not over is not counted; the first sighting is at the end of its month. So nobody is taken
    to have been seen for longer than they were. The last day of a month stands for its 31st. Weeks
    go likewise.

    Of no subscriptions there are no rows. Raises `WrongArgument` for what is no subscription,
    `BadArgument` for days in the wrong order, for another unit, for another `of` and for an id that
    stands there twice.
    """
    day, first = (
        day_of(as_of),
        None if watched_from is None else day_of(watched_from, "watched_from"),
    )
    if first is not None and first >= day:
        raise BadArgument("watched_from", watched_from, _EARLIER)
    watch = _Watch(as_of=day, first=first, unit=time_unit(unit))
    if of is not None:
        spells = customer_spells(subscriptions, of=of, services=services)
        return tuple(
            watch.lifespan(
                spell.begins,
                spell.ends,
                spell.not_paying,
                id=spell.id,
                account=spell.account,
                product=spell.product,
                service=spell.service,
            )
            for spell in spells
        )
    if services is not None:
        raise BadArgument("services", services, _NO_SERVICES)
    given = each_once("subscriptions", subscriptions, Subscription, SUBSCRIPTIONS)
    return tuple(
        watch.lifespan(
            one.started_on,
            one.ended_on,
            why_no_customer(one),
            id=one.id,
            account=one.account,
            product=one.product,
        )
        for one in given
    )


@frozen(kw_only=True)
class _Watch:
    """From when until when customers are watched, and in what their time is counted."""

    as_of: date
    first: date | None
    unit: TimeUnit

    def lifespan(self, start: date, end: date | None, why_not: str | None, **who: Any) -> Lifespan:
        """What was seen of what lasted from one day to another."""
        ended = end is not None and end <= self.as_of
        last = end if end is not None and ended else max(self.as_of, start)
        return Lifespan(
            duration=time_between(start, last, self.unit, begun=ended),
            ended=ended,
            entered=(
                0 if self.first is None else time_between(start, self.first, self.unit, begun=True)
            ),
            unit=self.unit,
            trial=why_not == NotPaying.TRIAL,
            free=why_not == NotPaying.FREE,
            started=start,
            known_to=self.as_of,
            **who,
        )
