"""Where a deal stands in a snapshot, and the table of what happened to it between two of them.

After Salesforce's Pipeline Inspection and Ebsta's Pipeline Change (new, pulled in, slipped, won,
lost, worth more or less), with a name for all that those leave out, so that each deal has one.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities import Opportunity
from salesterms.lifecycle import Category

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.values import Money, Period


class Standing(StrEnum):
    """Where a deal stands in one snapshot: in the pipeline, or why it is not."""

    IN = "in"
    ABSENT = "absent"
    WON = "won"
    LOST = "lost"
    HELD = "held"
    NO_AMOUNT = "no_amount"
    NO_DATE = "no_date"
    #: Expected to close before the period, or after it.
    EARLIER = "earlier"
    LATER = "later"


class Movement(StrEnum):
    """What happened to a deal of the pipeline between two snapshots, in the order of a bridge.

    >>> [movement.value for movement in Movement][:3]
    ['created', 'appeared', 'reopened']
    >>> from salesterms.metrics import PipelineBridge
    >>> PipelineBridge.says(Movement.UP).en
    'worth more, and still in'
    """

    #: It came in: not in the first snapshot, and created on its day or later.
    CREATED = "created"
    #: It came in: not in the first snapshot, and created before, or nobody knows when.
    APPEARED = "appeared"
    #: It was won or lost, and is open again.
    REOPENED = "reopened"
    #: It was on hold.
    TAKEN_UP = "taken_up"
    #: It was expected after the period, and is now expected in it.
    PULLED_IN = "pulled_in"
    #: It was expected before the period, and was put off into it.
    SLIPPED_IN = "slipped_in"
    #: It had no expected close date.
    DATED = "dated"
    #: It had no amount.
    VALUED = "valued"
    #: Its amount was in another currency, in whose bridge it went out.
    FROM_OTHER_CURRENCY = "from_other_currency"
    #: It stayed, and is worth more.
    UP = "up"
    #: It stayed, and is worth less.
    DOWN = "down"
    #: It stayed, and is worth as much.
    UNCHANGED = "unchanged"
    #: Its amount is now in another currency, in whose bridge it came in.
    TO_OTHER_CURRENCY = "to_other_currency"
    #: Its amount was taken away.
    UNVALUED = "unvalued"
    #: Its expected close date was taken away.
    UNDATED = "undated"
    #: It is now expected after the period.
    SLIPPED = "slipped"
    #: It is now expected before the period.
    PULLED_BEFORE = "pulled_before"
    #: It was put on hold.
    PUT_ON_HOLD = "put_on_hold"
    #: It is not in the last snapshot.
    VANISHED = "vanished"
    LOST = "lost"
    WON = "won"


@frozen
class Pair:
    """One deal in two snapshots; None where it does not stand in one."""

    before: Opportunity | None
    after: Opportunity | None
    start: date

    @property
    def begun(self) -> bool:
        """Whether it was created on the day of the first snapshot or later."""
        created = None if self.after is None else self.after.created
        return created is not None and created >= self.start


def standing(deal: Opportunity | None, period: Period | None) -> Standing:
    """Where a deal stands in one snapshot: the first line that holds."""
    if deal is None:
        return Standing.ABSENT
    if deal.status is not Category.OPEN:
        return Standing(deal.status.value)
    if deal.amount is None:
        return Standing.NO_AMOUNT
    return Standing.IN if period is None else _expected(deal.expected_close, period)


def _expected(day: date | None, period: Period) -> Standing:
    if day is None:
        return Standing.NO_DATE
    if day < period.start:
        return Standing.EARLIER
    return Standing.IN if day < period.end else Standing.LATER


def _always(_: Pair) -> bool:
    return True


#: What came in, by where it stood before: the first line that holds.
CAME: Final[tuple[tuple[Movement, Standing, Callable[[Pair], bool]], ...]] = (
    (Movement.CREATED, Standing.ABSENT, lambda pair: pair.begun),
    (Movement.APPEARED, Standing.ABSENT, _always),
    (Movement.REOPENED, Standing.WON, _always),
    (Movement.REOPENED, Standing.LOST, _always),
    (Movement.TAKEN_UP, Standing.HELD, _always),
    (Movement.PULLED_IN, Standing.LATER, _always),
    (Movement.SLIPPED_IN, Standing.EARLIER, _always),
    (Movement.DATED, Standing.NO_DATE, _always),
    (Movement.VALUED, Standing.NO_AMOUNT, _always),
)

#: What went out, by where it stands after.
WENT: Final[dict[Standing, Movement]] = {
    Standing.ABSENT: Movement.VANISHED,
    Standing.WON: Movement.WON,
    Standing.LOST: Movement.LOST,
    Standing.HELD: Movement.PUT_ON_HOLD,
    Standing.LATER: Movement.SLIPPED,
    Standing.EARLIER: Movement.PULLED_BEFORE,
    Standing.NO_DATE: Movement.UNDATED,
    Standing.NO_AMOUNT: Movement.UNVALUED,
}

#: What stayed: neither came in nor went out.
STAYED: Final = (Movement.UP, Movement.DOWN, Movement.UNCHANGED)

#: How the number of deals changes by one that moved so.
ENTERED: Final = frozenset({*(row[0] for row in CAME), Movement.FROM_OTHER_CURRENCY})
LEFT: Final = frozenset({*WENT.values(), Movement.TO_OTHER_CURRENCY})


def came_in(pair: Pair, before: Standing) -> Movement:
    """How a deal came in."""
    return next(name for name, stood, holds in CAME if stood is before and holds(pair))


def stayed(before: Money, after: Money) -> Movement:
    """How a deal that stayed, in the same currency, changed."""
    if before == after:
        return Movement.UNCHANGED
    return Movement.UP if before < after else Movement.DOWN
