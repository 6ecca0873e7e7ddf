"""How long deals have been open, as rows: since their creation, or since they entered their stage.

The two are never mixed: a deal whose entry is not in the log has no age in its stage, and its
creation date does not stand in for it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.shapes import (
    A_DATE,
    ANY_TEXT_OR_NONE,
    DATE_OR_NONE,
    MONEY_OR_NONE,
    SOURCE_ID,
    one_of,
)
from salesterms.entities.worth import WithAmount
from salesterms.errors import Shape, Text
from salesterms.lifecycle import Category
from salesterms.logs.reading import entries_of
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.opportunity_rows import deals_of
from salesterms.metrics.parameters import MOST_DAYS
from salesterms.values import Money, local_date
from salesterms.values import zone as zone_named
from salesterms.vocabularies.rows import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesterms.entities import Opportunity
    from salesterms.logs import StageEntry

_BOUNDS: Final = Shape(
    Text(
        "a tuple of whole numbers of days, each 1 or more, from few to many",
        "een tuple van gehele aantallen dagen, elk 1 of meer, van weinig naar veel",
    ),
    lambda given: (
        isinstance(given, tuple | list)
        and bool(given)
        and all(type(one) is int and 0 < one <= MOST_DAYS for one in given)
        and all(low < high for low, high in pairwise(given))
    ),
)
#: Those of a row: none where no bounds were given.
_BOUNDS_OR_NONE: Final = Shape(
    _BOUNDS.said, lambda given: given == () or (type(given) is tuple and _BOUNDS.fits(given))
)
_DIGITS: Final = 9


class AgeBasis(StrEnum):
    """What the age of a deal is counted from.

    >>> from datetime import date
    >>> from salesterms import Category, Opportunity
    >>> from salesterms.metrics import ages_since_created
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, created=date(2024, 1, 1))
    >>> [age] = ages_since_created([deal], as_of="2024-01-31", bounds=(30,))
    >>> age.basis is AgeBasis.CREATED, age.band
    (True, '30+')
    """

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
class DealAge(WithAmount):
    """How old one deal is on a day; made by `ages_since_created` or `ages_in_stage`.

    >>> from salesterms import Opportunity
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, created=date(2024, 1, 1))
    >>> [age] = ages_since_created([deal], as_of="2024-02-15", bounds=(30, 60))
    >>> age.days, age.band
    (45, '30-59')

    `since` is the day that the age is counted from; None where it is not known, and then there are
    no `days` and there is no `band`. `band` is the label of the band by the bounds that the caller
    gave; None where no bounds were given. What else it holds is what the deal has on record. Raises
    `WrongArgument`.
    """

    id: str = field(validator=SOURCE_ID)
    basis: AgeBasis = field(validator=one_of(AgeBasis))
    as_of: date = field(validator=A_DATE)
    since: date | None = field(validator=DATE_OR_NONE)
    status: Category = field(validator=one_of(Category))
    created: date | None = field(default=None, validator=DATE_OR_NONE)
    closed: date | None = field(default=None, validator=DATE_OR_NONE)
    amount: Money | None = field(default=None, validator=MONEY_OR_NONE)
    owner: str | None = field(default=None, validator=ANY_TEXT_OR_NONE, metadata=WHOSE)
    account: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    product: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    stage: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    bounds: tuple[int, ...] = field(default=(), validator=_BOUNDS_OR_NONE)

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
        _age(deal, AgeBasis.CREATED, day, deal.created, limits) for deal in deals_of(rows, "rows")
    )


def ages_in_stage(
    rows: Iterable[Opportunity],
    entries: Iterable[StageEntry],
    *,
    as_of: date | str,
    zone: str,
    bounds: Sequence[int] | None = None,
) -> tuple[DealAge, ...]:
    """The age of each deal on a day, counted from when it entered the stage that it is in.

    >>> from salesterms import Opportunity
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, stage="Proposal")
    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry
    >>> log = [StageEntry("D-1", "Proposal", datetime(2024, 3, 1, 9, tzinfo=UTC))]
    >>> ages_in_stage([deal], log, as_of="2024-03-11", zone="Europe/Amsterdam")[0].days
    10

    The entries are those of a stage log; the instants become days in `zone`. What lies after the
    as-of date has not happened. The last entry counts, by its instant, and entries of one instant
    stand as given: a deal that came back to a stage is as old as its return, and rows that repeat
    the same label one after another are one stay. Labels that differ in case or space are one.
    Where the last entry is of another stage than the deal is in, or there is none, `since`
    is None: the creation date never stands in for it. Raises `BadArgument`, `UnknownZone`
    for what is no IANA name of a zone, and `NotALog` and `BadEntry` for the entries.
    """
    day, limits = day_of(as_of), _bounds(bounds)
    zone_named(zone)
    known = deals_of(rows, "rows")
    stays = _last_stays(entries, day, zone)
    made = []
    for deal in known:
        label, since = stays.get(deal.id, (None, None))
        is_here = label is not None and deal.stage is not None and label == same(deal.stage)
        entered = since if is_here else None
        made.append(_age(deal, AgeBasis.STAGE_ENTERED, day, entered, limits))
    return tuple(made)


def _last_stays(entries: Iterable[StageEntry], day: date, zone: str) -> dict[str, tuple[str, date]]:
    """The stage, folded, that each deal was in at the end of a day, and the day it entered it."""
    happened = []
    for entry in entries_of(entries):
        entered = local_date(entry.at, zone)
        if entered <= day:
            happened.append((entry.at, str(entry.case), same(entry.label), entered))
    stays: dict[str, tuple[str, date]] = {}
    # By the instant only: two clock times of one zone do not know that the clock went back, and
    # what happened at one instant stands as given.
    for _, case, label, entered in sorted(happened, key=itemgetter(0)):
        if case not in stays or stays[case][0] != label:
            stays[case] = (label, entered)
    return stays


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
