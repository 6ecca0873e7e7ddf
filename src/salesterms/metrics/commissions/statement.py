"""A statement of commission: its lines, what the plan adjusts, and the payout they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from salesterms.entities import CommissionPlan
from salesterms.metrics.commissions.line import CommissionAdjustment, CommissionLine
from salesterms.results import Status
from salesterms.values import FrozenMapping, Money, Period


@frozen(kw_only=True, repr=False)
class CommissionStatement:
    """What one seller is paid, deal by deal. Made by `commission_statement`, which has an example.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from salesterms import Category, Money, Opportunity
    >>> from salesterms.entities import CommissionBasis, CommissionKind, CommissionPlan
    >>> from salesterms.entities import CommissionTier, TierMeasure
    >>> from salesterms.metrics import commission_statement
    >>> plan = CommissionPlan(
    ...     name="2026",
    ...     kind=CommissionKind.FLAT,
    ...     basis=CommissionBasis.REVENUE,
    ...     measure=TierMeasure.BASIS,
    ...     currency="EUR",
    ...     period_months=12,
    ...     tiers=(CommissionTier(lower=0, upper=None, rate=Decimal("0.05")),),
    ... )
    >>> deal = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     closed=date(2026, 3, 2),
    ...     amount=Money(9_000, "EUR"),
    ...     owner="Ann",
    ... )
    >>> statement = commission_statement([deal], plan, period="2026")
    >>> str(statement.payout), len(statement.lines), statement.status.value
    ('450.00 EUR', 1, 'measured')

    `lines` has one line for each deal: first those that count, by day of closing and then id, then
    those that are left out, each with its reason. `adjustments` are what the plan changes, in the
    order in which it does. Together their `paid` is the `payout`, to the minor unit. `earned` is
    exact: what the deals bring after threshold, cap and floor, before a draw. `owed` is what is
    still to be repaid of draws. Without an answer `payout` and `earned` are None, and `status` and
    `reason` tell why. Statements are equal by value and pickle.
    """

    plan: CommissionPlan
    seller: str | None
    period: Period | None
    as_of: date | None
    quota: Money | None
    lines: tuple[CommissionLine, ...]
    adjustments: tuple[CommissionAdjustment, ...] = ()
    #: What counts, in the tiers and outside them: Money, or a number of pieces.
    sold: Money | Any = None
    earned: Money | None = None
    payout: Money | None = None
    owed: Money
    rounding: str
    status: Status = Status.MEASURED
    reason: str = ""
    details: tuple[str, ...] = ()

    @property
    def counted(self) -> int:
        """How many deals commission is paid on."""
        return sum(not line.reason for line in self.lines)

    @property
    def excluded(self) -> FrozenMapping[str, int]:
        """How many deals are left out, by reason."""
        found: dict[str, int] = {}
        for line in self.lines:
            if line.reason:
                found[line.reason] = found.get(line.reason, 0) + 1
        return FrozenMapping(found)

    def explain(self, lang: str = "en") -> str:
        """The statement line by line, in English or Dutch."""
        from salesterms.metrics.commissions.telling import explanation

        return "\n".join(explanation(self, lang))

    def to_rows(self) -> list[dict[str, Any]]:
        """A dict for each line and each adjustment; their `paid` adds up to the payout."""
        from salesterms.metrics.commissions.telling import rows

        return rows(self)

    def __str__(self) -> str:
        from salesterms.metrics.commissions.telling import heading

        return heading(self, "en")

    def __repr__(self) -> str:
        return f"<CommissionStatement {self}>"

    def _repr_html_(self) -> str:
        from salesterms.metrics.commissions.telling import html_statement

        return html_statement(self, "en")


def _by_seller(
    given: Mapping[str, CommissionStatement],
) -> FrozenMapping[str, CommissionStatement]:
    return FrozenMapping(given)


@frozen(repr=False)
class CommissionStatements(Mapping[str, CommissionStatement]):
    """Statements by seller, in the order of their names, with what they come to.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from salesterms import Category, Money, Opportunity
    >>> from salesterms.entities import CommissionBasis, CommissionKind, CommissionPlan
    >>> from salesterms.entities import CommissionTier, TierMeasure
    >>> from salesterms.metrics import commission_statements
    >>> plan = CommissionPlan(
    ...     name="2026",
    ...     kind=CommissionKind.FLAT,
    ...     basis=CommissionBasis.REVENUE,
    ...     measure=TierMeasure.BASIS,
    ...     currency="EUR",
    ...     period_months=12,
    ...     tiers=(CommissionTier(lower=0, upper=None, rate=Decimal("0.05")),),
    ... )
    >>> deal = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     closed=date(2026, 3, 2),
    ...     amount=Money(9_000, "EUR"),
    ...     owner="Ann",
    ... )
    >>> found = commission_statements([deal], plan, period="2026")
    >>> list(found), str(found["Ann"].payout), str(found.totals["EUR"]), found.without_seller
    (['Ann'], '450.00 EUR', '450.00 EUR', 0)

    `without_seller` is how many deals belong to nobody, and so stand in no statement.
    """

    by_seller: FrozenMapping[str, CommissionStatement] = field(converter=_by_seller)
    without_seller: int = 0

    def __getitem__(self, seller: str) -> CommissionStatement:
        return self.by_seller[seller]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_seller)

    def __len__(self) -> int:
        return len(self.by_seller)

    @property
    def totals(self) -> FrozenMapping[str, Money]:
        """What is paid out in all, by currency; statements without an answer add nothing."""
        found: dict[str, Money] = {}
        for one in self.by_seller.values():
            if one.payout is not None:
                code = one.plan.currency
                found[code] = one.payout + found.get(code, 0)
        return FrozenMapping(found)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The sellers whose statement has no payout."""
        return tuple(name for name, one in self.by_seller.items() if one.payout is None)

    def explain(self, lang: str = "en") -> str:
        """Every statement, one after another, and the totals."""
        from salesterms.metrics.commissions.telling import explanation_of_all

        return "\n".join(explanation_of_all(self, lang))

    def to_rows(self) -> list[dict[str, Any]]:
        """The rows of every statement."""
        return [row for one in self.by_seller.values() for row in one.to_rows()]

    def __repr__(self) -> str:
        shown = ", ".join(str(one) for one in self.by_seller.values())
        return f"<CommissionStatements {shown}>"
