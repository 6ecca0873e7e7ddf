"""How expected close dates moved, as rows: one for every change that snapshots show.

Only what stands in two snapshots can be seen to have moved: a date that was put off and put back
between them has not, and several pushes between them are one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.lifecycle import OPEN, Category
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.pipelines.snapshots import dated_snapshots, snapshot
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.entities import Opportunity


@frozen(kw_only=True)
class CloseDateChange:
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
    `amount` is what the deal was worth after the change, where that is known.
    """

    id: str
    deal: str
    changed_on: date
    before: date | None
    after: date | None
    amount: Money | None = None
    owner: str | None = field(default=None, metadata=WHOSE)
    account: str | None = None
    product: str | None = None
    stage: str | None = None

    @property
    def days(self) -> int | None:
        """Days that it was put off; less than 0 where it was pulled in, None where not known."""
        if self.before is None or self.after is None:
            return None
        return (self.after - self.before).days

    @property
    def currency(self) -> str | None:
        """The currency of the amount; None where there is no amount."""
        return None if self.amount is None else self.amount.currency


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
class ExpectedClose:
    """A deal that was expected to close on a day, and what became of it; see `expected_closes`.

    `expected`, `amount`, `owner`, `account`, `product` and `stage` are as they stood in the first
    snapshot, and so is `status_before`; `status` and `closed` as in the last one. `status` is None
    where the deal does not stand in the last one at all.
    """

    id: str
    expected: date | None
    status_before: Category
    status: Category | None
    closed: date | None = None
    amount: Money | None = None
    owner: str | None = field(default=None, metadata=WHOSE)
    account: str | None = None
    product: str | None = None
    stage: str | None = None

    @property
    def currency(self) -> str | None:
        """The currency of the amount; None where there is no amount."""
        return None if self.amount is None else self.amount.currency


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
