"""How expected close dates moved, as rows: one for every change that snapshots show.

Only what stands in two snapshots can be seen to have moved: a date that was put off and put back
between them has not, and several pushes between them are one.
"""

from __future__ import annotations

from datetime import date
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
from salesterms.lifecycle import OPEN, Category
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.pipelines.snapshots import dated_snapshots, snapshot
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.entities import Opportunity

_CATEGORY: Final = one_of(Category)
_CATEGORY_OR_NONE: Final = _CATEGORY.or_none()


@frozen(kw_only=True)
class CloseDateChange(WithAmount):
    """One change of the date on which a deal is expected to close; see `close_date_changes`.

    >>> change = CloseDateChange(
    ...     id="D-1@2024-02-01",
    ...     deal="D-1",
    ...     changed_on=date(2024, 2, 1),
    ...     before=date(2024, 3, 31),
    ...     after=date(2024, 6, 30),
    ... )
    >>> change.days
    91

    `before` is None where the date was set for the first time, `after` where it was taken away.
    `amount` is what the deal was worth after the change, where that is known. Raises
    `WrongArgument`.
    """

    id: str = field(validator=SOURCE_ID)
    deal: str = field(validator=SOURCE_ID)
    changed_on: date = field(validator=A_DATE)
    before: date | None = field(validator=DATE_OR_NONE)
    after: date | None = field(validator=DATE_OR_NONE)
    amount: Money | None = field(default=None, validator=MONEY_OR_NONE)
    owner: str | None = field(default=None, validator=ANY_TEXT_OR_NONE, metadata=WHOSE)
    account: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    product: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    stage: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)

    @property
    def days(self) -> int | None:
        """Days that it was put off; less than 0 where it was pulled in, None where not known."""
        if self.before is None or self.after is None:
            return None
        return (self.after - self.before).days


def close_date_changes(
    snapshots: Mapping[date | str, Iterable[Opportunity]],
) -> tuple[CloseDateChange, ...]:
    """Every change of an expected close date between snapshots, in the order of their days.

    >>> from salesterms import Opportunity
    >>> def deal(day):
    ...     return Opportunity(id="D-1", status=Category.OPEN, expected_close=day)
    >>> changes = close_date_changes(
    ...     {
    ...         "2024-01-01": [deal(date(2024, 3, 31))],
    ...         "2024-02-01": [deal(date(2024, 6, 30))],
    ...     }
    ... )
    >>> [(change.changed_on.isoformat(), change.days) for change in changes]
    [('2024-02-01', 91)]

    `snapshots` are days, dates or ISO text, with the deals as they stood on each. A deal is
    compared with the last snapshot before in which it stood open; it is looked at only while it is
    open or on hold, as many systems put the close date in place of the expected one when a deal
    closes. `changed_on` is the day of the snapshot that shows the change, so the change itself may
    be older. Fewer than two snapshots, or a deal that stands in one twice, raise `BadArgument`.
    """
    last: dict[str, Opportunity] = {}
    changes = []
    for day, deals in dated_snapshots(snapshots, ("status", "expected_close")):
        for deal in deals.values():
            if deal.status not in OPEN:
                last.pop(deal.id, None)
                continue
            before = last.get(deal.id)
            if before is not None and before.expected_close != deal.expected_close:
                changes.append(_change(day, before, deal))
            last[deal.id] = deal
    return tuple(changes)


def _change(day: date, before: Opportunity, after: Opportunity) -> CloseDateChange:
    return CloseDateChange(
        id=f"{after.id}@{day}",
        deal=after.id,
        changed_on=day,
        before=before.expected_close,
        after=after.expected_close,
        amount=after.amount,
        owner=after.owner,
        account=after.account,
        product=after.product,
        stage=after.stage,
    )


@frozen(kw_only=True)
class ExpectedClose(WithAmount):
    """A deal that was expected to close on a day, and what became of it; see `expected_closes`.

    >>> from datetime import date
    >>> row = ExpectedClose(
    ...     id="D-1",
    ...     expected=date(2024, 3, 31),
    ...     status_before=Category.OPEN,
    ...     status=Category.WON,
    ...     closed=date(2024, 4, 2),
    ... )
    >>> from salesterms import slippage
    >>> slippage([row], period="2024-Q1").inputs
    {'slipped': 1, 'won': 0, 'lost': 0}

    `expected`, `amount`, `owner`, `account`, `product` and `stage` are as they stood in the first
    snapshot, and so is `status_before`; `status` and `closed` as in the last one. `status` is None
    where the deal does not stand in the last one at all. Raises `WrongArgument`.
    """

    id: str = field(validator=SOURCE_ID)
    expected: date | None = field(validator=DATE_OR_NONE)
    status_before: Category = field(validator=_CATEGORY)
    status: Category | None = field(validator=_CATEGORY_OR_NONE)
    closed: date | None = field(default=None, validator=DATE_OR_NONE)
    amount: Money | None = field(default=None, validator=MONEY_OR_NONE)
    owner: str | None = field(default=None, validator=ANY_TEXT_OR_NONE, metadata=WHOSE)
    account: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    product: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    stage: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)


def expected_closes(
    opening: Iterable[Opportunity], closing: Iterable[Opportunity]
) -> tuple[ExpectedClose, ...]:
    """What the deals of one snapshot had become by another: a row for each deal of the first.

    >>> from salesterms import Opportunity
    >>> before = Opportunity(id="D-1", status=Category.OPEN, expected_close=date(2024, 3, 31))
    >>> [row] = expected_closes([before], [])
    >>> row.expected.isoformat(), row.status
    ('2024-03-31', None)

    Deals that came later were not expected, so they give no row. Take the first snapshot at the
    start of the period and the last one at its end or later. A deal twice in a snapshot raises
    `BadArgument`.
    """
    before = snapshot("opening", opening, ("status", "expected_close"))
    after = snapshot("closing", closing, ("status", "closed"))
    return tuple(_expected(deal, after.get(deal.id)) for deal in before.values())


def _expected(before: Opportunity, after: Opportunity | None) -> ExpectedClose:
    return ExpectedClose(
        id=before.id,
        expected=before.expected_close,
        status_before=before.status,
        status=None if after is None else after.status,
        closed=None if after is None else after.closed,
        amount=before.amount,
        owner=before.owner,
        account=before.account,
        product=before.product,
        stage=before.stage,
    )
