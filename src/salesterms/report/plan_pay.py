"""Commission in a report: what each seller is paid, and how it comes about for one of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from salesterms.entities import TierMeasure
from salesterms.errors import Text
from salesterms.metrics import commission_statements
from salesterms.report import plan_words as words
from salesterms.report.asked import listed
from salesterms.report.blocks import NAME, PROSE, Cell, Column, Line, Said, Section, Table
from salesterms.report.words import DEALS
from salesterms.results import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.entities import CommissionPlan, Quota
    from salesterms.metrics import CommissionStatement, CommissionStatements
    from salesterms.report.asked import Asked
    from salesterms.values import Period

#: Of these there is nothing to ask: they are no sale, or one of another year.
_OF_COURSE: Final = ("not_won", "outside_period")


def pay_section(
    plan: CommissionPlan, period: Period, quotas: Iterable[Quota], asked: Asked
) -> Section:
    """What everybody is paid by a plan for one period of it, by their quotas where it asks."""
    asks = plan.measure is TierMeasure.ATTAINMENT
    found = commission_statements(
        asked.rows,
        plan,
        period=period,
        as_of=asked.as_of,
        quotas={one.owner: one for one in quotas if one.period == period} if asks else None,
    )
    return Section(
        id="commission",
        title=words.COMMISSION,
        intro=(Said(words.PAID_BY, (plan.name, period)),),
        blocks=(_payouts(found),),
        notes=tuple(_notes(found)),
    )


def _payouts(found: CommissionStatements) -> Table:
    """A line for each seller, who is paid most first."""
    ranked = sorted(found.items(), key=lambda pair: (_paid(pair[1]), pair[0]))
    lines = [Line((seller, *_cells(one))) for seller, one in ranked]
    deals = sum(one.counted for one in found.values())
    totals = [Said(words.IN_ALL, (code, amount)) for code, amount in found.totals.items()]
    return Table(
        id="payouts",
        caption=Said(words.PAYOUTS),
        columns=(
            Column("seller", words.OWNER, NAME),
            Column("deals", DEALS),
            Column("sold", words.SOLD),
            Column("payout", words.PAYOUT),
            Column("because", words.NO_PAYOUT, PROSE, page_only=True),
        ),
        lines=lines,
        total=Line((words.ALL_TOGETHER, deals, None, None, None)),
        notes=tuple(totals),
    )


def _paid(one: CommissionStatement) -> int | float:
    return 1 if one.payout is None else -float(one.payout.amount)


def _cells(one: CommissionStatement) -> tuple[Cell, ...]:
    """What counts, the payout, and why there is none."""
    because = (
        Text.both(lambda lang: reason_text(one.reason, lang, one.details)) if one.reason else None
    )
    return one.counted, one.sold, one.payout, because


def _notes(found: CommissionStatements) -> Iterator[Said]:
    paid = [one for one in found.values() if one.payout is not None]
    left_out = sum((Counter(dict(one.excluded)) for one in paid), Counter[str]())
    for code in _OF_COURSE:
        left_out.pop(code, None)
    if left_out:
        yield Said(words.NOT_PAID, (listed(left_out),))
    if found.without_seller:
        yield Said(words.OF_NOBODY, (found.without_seller,))
