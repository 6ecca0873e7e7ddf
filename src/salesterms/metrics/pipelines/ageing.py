"""How long deals have been open, as rows: since their creation, or since they entered their stage.

The two are never mixed: a deal whose entry is not in the log has no age in its stage, and its
creation date does not stand in for it.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.errors import Shape, Text
from salesterms.lifecycle import Category
from salesterms.logs import StageEntry
from salesterms.metrics.arguments import BadArgument, checked_rows, day_of
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.parameters import MOST_DAYS
from salesterms.values import Money, instant, local_date
from salesterms.vocabularies.rows import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesterms.entities import Opportunity

_BOUNDS: Final = Shape(
    Text(
        "a tuple of whole numbers of days, each 1 or more, from few to many",
        "een tuple van hele aantallen dagen, elk 1 of meer, van weinig naar veel",
    ),
    lambda given: (
        isinstance(given, tuple | list)
        and bool(given)
        and all(type(one) is int and 0 < one <= MOST_DAYS for one in given)
        and all(low < high for low, high in pairwise(given))
    ),
)
_DIGITS: Final = 9
_ENTRIES: Final = Text("a list of StageEntry", "een lijst van StageEntry")


class AgeBasis(StrEnum):
    """What the age of a deal is counted from."""

    #: The day on which the deal was created.
    CREATED = "created"
    #: The day on which it last entered the stage that it is in.
    STAGE_ENTERED = "stage_entered"


class AgeBand(str):
    """The label of a band of ages, such as "30-59" or "90+"; bands sort by their first day.

    >>> sorted(map(AgeBand, ["90+", "0-29", "100-120"]), key=lambda band: band.in_order)
    ['0-29', '90+', '100-120']
    """

    __slots__ = ()

    @property
    def in_order(self) -> str:
        """What groups by band are sorted by: the first day, with zeros before it."""
        return self.removesuffix("+").partition("-")[0].zfill(_DIGITS)


@frozen(kw_only=True)
class DealAge:
    """How old one deal is on a day; made by `ages_since_created` or `ages_in_stage`.

    >>> from salesterms import Opportunity
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, created=date(2024, 1, 1))
    >>> [age] = ages_since_created([deal], as_of="2024-02-15", bounds=(30, 60))
    >>> age.days, age.band
    (45, '30-59')

    `since` is the day that the age is counted from; None where it is not known, and then there are
    no `days` and there is no `band`. `band` is the label of the band by the bounds that the caller
    gave; None where no bounds were given. What else it holds is what the deal has on record.
    """

    id: str
    basis: AgeBasis
    as_of: date
    since: date | None
    status: Category
    created: date | None = None
    closed: date | None = None
    amount: Money | None = None
    owner: str | None = field(default=None, metadata=WHOSE)
    account: str | None = None
    product: str | None = None
    stage: str | None = None
    bounds: tuple[int, ...] = ()

    @property
    def currency(self) -> str | None:
        """The currency of the amount; None where there is no amount."""
        return None if self.amount is None else self.amount.currency

    @property
    def days(self) -> int | None:
        """Calendar days up to the as-of date; less than 0 for what begins later."""
        return None if self.since is None else (self.as_of - self.since).days

    @property
    def band(self) -> AgeBand | None:
        """The band that the days lie in: each bound is the first day of its band."""
        if self.days is None or self.days < 0 or not self.bounds:
            return None
        return band_of(self.days, self.bounds)


def band_of(days: int, bounds: Sequence[int]) -> AgeBand:
    """The label of the band of a number of days: each bound is the first day of the next band.

    >>> [band_of(days, (30, 60)) for days in (0, 29, 30, 60, 400)]
    ['0-29', '0-29', '30-59', '60+', '60+']
    """
    low = 0
    for bound in bounds:
        if days < bound:
            return AgeBand(f"{low}-{bound - 1}")
        low = bound
    return AgeBand(f"{low}+")


def ages_since_created(
    rows: Iterable[Opportunity], *, as_of: date | str, bounds: Sequence[int] | None = None
) -> tuple[DealAge, ...]:
    """The age of each deal on a day, counted from its creation.

    >>> from salesterms import Opportunity
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, created=date(2024, 1, 1))
    >>> ages_since_created([deal], as_of="2024-01-01")[0].days
    0

    Every deal gives a row, closed ones too: `pipeline_age` says which it leaves out. `bounds` are
    the first days of the second band and of those after it, as (30, 60, 90); there is no default,
    and without them there are no bands. Raises `BadArgument`.
    """
    day, limits = day_of(as_of), _bounds(bounds)
    return tuple(
        _age(deal, AgeBasis.CREATED, day, deal.created, limits)
        for deal in checked_rows(rows, OPPORTUNITIES).rows
    )


def ages_in_stage(
    rows: Iterable[Opportunity],
    entries: Iterable[StageEntry],
    *,
    as_of: date | str,
    zone: str = "UTC",
    bounds: Sequence[int] | None = None,
) -> tuple[DealAge, ...]:
    """The age of each deal on a day, counted from when it entered the stage that it is in.

    >>> from salesterms import Opportunity
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, stage="Proposal")
    >>> from datetime import UTC, datetime
    >>> log = [StageEntry("D-1", "Proposal", datetime(2024, 3, 1, 9, tzinfo=UTC))]
    >>> ages_in_stage([deal], log, as_of="2024-03-11")[0].days
    10

    The entries are those of a stage log; the instants become days in `zone`. What lies after the
    as-of date has not happened. The last entry counts, by its instant, and entries of one instant
    stand as given: a deal that came back to a stage is as old as its return, and rows that repeat
    the same label one after another are one stay. Labels that differ in case or space are one.
    Where the last entry is of another stage than the deal is in, or there is none, `since`
    is None: the creation date never stands in for it. Raises `BadArgument`.
    """
    day, limits = day_of(as_of), _bounds(bounds)
    known = checked_rows(rows, OPPORTUNITIES).rows
    stays = _last_stays(entries, day, zone)
    made = []
    for deal in known:
        label, since = stays.get(deal.id, (None, None))
        is_here = label is not None and deal.stage is not None and label == same(deal.stage)
        entered = since if is_here else None
        made.append(_age(deal, AgeBasis.STAGE_ENTERED, day, entered, limits))
    return tuple(made)


def _last_stays(entries: Any, day: date, zone: str) -> dict[str, tuple[str, date]]:
    """The stage, folded, that each deal was in at the end of a day, and the day it entered it."""
    if isinstance(entries, str | bytes) or not hasattr(entries, "__iter__"):
        raise BadArgument("entries", entries, _ENTRIES)
    happened = []
    for entry in entries:
        if not _is_entry(entry):
            raise BadArgument("entries", entry, _ENTRIES)
        entered = local_date(entry.at, zone)
        if entered <= day:
            happened.append((instant(entry.at), str(entry.case), same(entry.label), entered))
    stays: dict[str, tuple[str, date]] = {}
    # By the instant only: two clock times of one zone do not know that the clock went back, and
    # what happened at one instant stands as given.
    for _, case, label, entered in sorted(happened, key=itemgetter(0)):
        if case not in stays or stays[case][0] != label:
            stays[case] = (label, entered)
    return stays


def _is_entry(given: object) -> bool:
    return (
        isinstance(given, StageEntry)
        and type(given.at) is datetime
        and isinstance(given.label, str)
    )


def _age(
    deal: Opportunity, basis: AgeBasis, day: date, since: date | None, bounds: tuple[int, ...]
) -> DealAge:
    return DealAge(
        id=deal.id,
        basis=basis,
        as_of=day,
        since=since,
        status=deal.status,
        created=deal.created,
        closed=deal.closed,
        amount=deal.amount,
        owner=deal.owner,
        account=deal.account,
        product=deal.product,
        stage=deal.stage,
        bounds=bounds,
    )


def _bounds(given: Sequence[int] | None) -> tuple[int, ...]:
    if given is None:
        return ()
    if not _BOUNDS.fits(given):
        raise BadArgument("bounds", given, _BOUNDS.said)
    return tuple(given)
