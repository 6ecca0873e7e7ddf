"""From deals and a plan to statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from salesterms.entities import CommissionBasis, CommissionPlan, TierMeasure
from salesterms.errors import SalesTermsError, Text
from salesterms.metrics.arguments import BadArgument, MissingArgument
from salesterms.metrics.commissions.adjusting import A_DEAL_PAID, adjusted, taken_back
from salesterms.metrics.commissions.asking import Asked, asked, dates_undone, statements_before
from salesterms.metrics.commissions.brackets import WIDE
from salesterms.metrics.commissions.line import (
    CommissionAdjustment,
    CommissionLine,
    RatesApplied,
    digits_of,
    exact_money,
    in_whole_units,
)
from salesterms.metrics.commissions.paying import pay, tariff
from salesterms.metrics.commissions.placing import known_deals, placed, twice
from salesterms.metrics.commissions.sharing import shared
from salesterms.metrics.commissions.statement import CommissionStatement, CommissionStatements
from salesterms.results import Status
from salesterms.values import Money, exact_decimal

if TYPE_CHECKING:
    from datetime import date

    from salesterms.entities import Opportunity, Quota
    from salesterms.metrics.commissions.credit import SalesCredit
    from salesterms.metrics.commissions.placing import LeftOut, Placed
    from salesterms.values import Period

_ZERO: Final = Decimal(0)
_BY_SELLER: Final = Text(
    "a mapping, from the name of a seller to what is his",
    "een mapping, van de naam van een verkoper naar wat bij hem hoort",
)


def commission_statement(
    deals: Iterable[Opportunity | SalesCredit],
    plan: CommissionPlan,
    *,
    seller: str | None = None,
    period: Period | str | None = None,
    as_of: date | str | None = None,
    quota: Money | Quota | Decimal | int | None = None,
    earlier: Iterable[CommissionStatement] = (),
    undone: Mapping[str, date] | None = None,
    rounding: str = "half_up",
) -> CommissionStatement:
    """What a seller is paid for his deals by a plan, line by line, to the cent.

    >>> from datetime import date
    >>> from salesterms import Category, Money, Opportunity
    >>> from salesterms.entities import CommissionKind, CommissionPlan, CommissionTier, TierMeasure
    >>> from salesterms.entities import CommissionBasis
    >>> plan = CommissionPlan(
    ...     name="2026",
    ...     kind=CommissionKind.MARGINAL,
    ...     basis=CommissionBasis.REVENUE,
    ...     measure=TierMeasure.BASIS,
    ...     currency="EUR",
    ...     period_months=12,
    ...     tiers=(
    ...         CommissionTier(lower=0, upper=100_000, rate=Decimal("0.06")),
    ...         CommissionTier(lower=100_000, upper=None, rate=Decimal("0.08")),
    ...     ),
    ... )
    >>> deals = [
    ...     Opportunity(
    ...         id=f"D-{month}",
    ...         status=Category.WON,
    ...         closed=date(2026, month, 1),
    ...         amount=Money(amount, "EUR"),
    ...     )
    ...     for month, amount in [(1, 95_000), (2, 10_000)]
    ... ]
    >>> statement = commission_statement(deals, plan, period="2026")
    >>> statement.payout
    Money('6400.00', 'EUR')
    >>> for line in statement.explain().splitlines()[4:6]:
    ...     print(line)
        D-1 (2026-01-01): 5700.00 EUR; 95000 x 0.06 in tier 1
        D-2 (2026-02-01): 700.00 EUR; 5000 x 0.06 in tier 1 + 5000 x 0.08 in tier 2

    `deals` are opportunities, paid on their amount, or `SalesCredit`s; with `seller` only those of
    that owner, else all. Those that are won count: within `period`, which is the whole span of the
    plan, and up to and including `as_of`. They run through the tiers by day of closing, then id; a
    refund, a negative amount, goes down again through the tiers it came up. A product with a rate
    of its own is outside the tiers, and counts for the threshold. `quota` is for plans that measure
    attainment; a `Quota` has to be of this period and seller, or of a team. `earlier` are the
    statements before this one: what is owed of draws, and what was paid on deals that are `undone`
    since, each on a date. What is taken back is of the commission on the deal, whatever a cap or a
    draw did to the payout.

    Everything is exact until the payout is rounded once, by `rounding`; the difference is shared
    over the lines by largest remainder. No deals pay 0, or the floor, or the draw. A quota of 0 is
    undefined; one id twice, and amounts beyond 30 digits, are refused. Wrong arguments raise
    `BadArgument`, `MissingArgument` or `UnknownRounding`; a deal of which the amount is no Money
    raises `WrongType`.
    Glossary: commission, on top of the base salary, and by what is sold (000:20).
    """
    question = asked(
        plan,
        seller=seller,
        period=period,
        as_of=as_of,
        quota=quota,
        earlier=earlier,
        undone=undone,
        rounding=rounding,
    )
    if plan.measure is TierMeasure.ATTAINMENT and quota is None:
        raise MissingArgument("commission_statement", plan.kind.value, ("quota",))
    known = known_deals(deals)
    if seller is not None:
        known = [deal for deal in known if deal.owner == seller]
    return _stated(known, question)


def commission_statements(
    deals: Iterable[Opportunity | SalesCredit],
    plan: CommissionPlan | Mapping[str, CommissionPlan],
    *,
    period: Period | str | None = None,
    as_of: date | str | None = None,
    quotas: Mapping[str, Money | Quota | Decimal | int] | None = None,
    earlier: Mapping[str, Iterable[CommissionStatement]] | None = None,
    undone: Mapping[str, date] | None = None,
    rounding: str = "half_up",
) -> CommissionStatements:
    """A statement for each seller, and what they come to in each currency.

    `plan` is that of all, or of each by name. There is a statement for whoever owns a deal, and for
    whoever is named in `quotas`, `earlier` or the plans, since a floor or a draw is paid without
    any sale. A seller without the quota that his plan asks for, or without a plan, does not stop
    the others: his statement is refused, or `BadArgument` where no plan is known. The rest is as
    with `commission_statement`; `undone` is of deals of any seller.
    """
    known = known_deals(deals)
    targets, before = _table("quotas", quotas), _table("earlier", earlier)
    plans = _table("plan", plan) if isinstance(plan, Mapping) else {}
    owned: dict[str, list[Any]] = {}
    for deal in known:
        if deal.owner is not None:
            owned.setdefault(deal.owner, []).append(deal)
    past = {seller: statements_before(given) for seller, given in before.items()}
    back = _undone_by_seller(dates_undone(undone), owned, past)
    found = {}
    for seller in sorted({*owned, *targets, *before, *plans}):
        question = asked(
            plans.get(seller) if isinstance(plan, Mapping) else plan,
            seller=seller,
            period=period,
            as_of=as_of,
            quota=targets.get(seller),
            earlier=past.get(seller, ()),
            undone=back.get(seller),
            rounding=rounding,
        )
        found[seller] = _stated(owned.get(seller, []), question)
    nobody = sum(deal.owner is None for deal in known)
    return CommissionStatements(found, nobody)


def _table(name: str, given: Any) -> Mapping[str, Any]:
    """What is given for each seller, by name; nothing where nothing is given."""
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(type(key) is str and key for key in given):
        raise BadArgument(name, given, _BY_SELLER)
    return given


def _undone_by_seller(
    undone: Mapping[str, date],
    deals: Mapping[str, list[Any]],
    earlier: Mapping[str, tuple[Any, ...]],
) -> dict[str, dict[str, date]]:
    """What is undone, for each seller whose deal it is; one that is nobody's raises."""
    if not undone:
        return {}
    sellers: dict[str, set[str]] = {}
    for seller, mine in deals.items():
        for deal in mine:
            sellers.setdefault(deal.id, set()).add(seller)
    for seller, statements in earlier.items():
        for line in (line for one in statements for line in getattr(one, "lines", ())):
            sellers.setdefault(line.id, set()).add(seller)
    found: dict[str, dict[str, date]] = {}
    for deal, day in undone.items():
        if deal not in sellers:
            raise BadArgument("undone", {deal: day}, A_DEAL_PAID)
        for seller in sellers[deal]:
            found.setdefault(seller, {})[deal] = day
    return found


def _stated(deals: list[Any], question: Asked) -> CommissionStatement:
    plan, quota = question.plan, question.quota
    found = placed(deals, plan, question.period, question.as_of)
    if again := twice(deals):
        return _unanswered(question, found, Status.REFUSED, "same_id_twice", again)
    if plan.measure is TierMeasure.ATTAINMENT:
        if quota is None:
            return _unanswered(question, found, Status.REFUSED, "parameter_missing", ("quota",))
        if not quota:
            return _unanswered(question, found, Status.UNDEFINED, "zero_denominator", ("quota",))
    try:
        return _paid_out(question, found)
    except SalesTermsError as refused:
        if isinstance(refused, BadArgument):
            raise
        return _unanswered(question, found, Status.REFUSED, "out_of_bounds", ())


def _paid_out(question: Asked, found: Placed) -> CommissionStatement:
    plan, currency = question.plan, question.plan.currency
    by = tariff(plan, question.quota)
    paid = pay(by, found)
    scale = 10 ** digits_of(currency)
    brought = paid.brought_units.scaleb(-digits_of(currency), context=WIDE)
    before = question.earlier[-1].owed.amount if question.earlier else _ZERO
    made = adjusted(plan, brought, paid.sold, question.quota, before)
    drafts = _lines(found, paid, repeat(0), by.main) if question.undone else ()
    changes = (*made.changes, *taken_back(question, drafts))
    units, whole = shared(
        paid.exact_units, [change.amount * scale for change in changes], question.rounding
    )
    lines = _lines(found, paid, units, by.main)
    adjustments = tuple(
        CommissionAdjustment(one.kind, one.amount, currency, share, one.about)
        for one, share in zip(changes, units[len(found.values) :], strict=True)
    )
    return evolve(
        _empty(question),
        lines=lines,
        adjustments=adjustments,
        sold=_in_basis(paid.sold, plan),
        earned=exact_money(made.earned, currency),
        payout=in_whole_units(whole, currency),
        owed=exact_money(made.owed, currency),
    )


def _lines(
    found: Placed, paid: Any, units: Iterable[int], main: RatesApplied
) -> tuple[CommissionLine, ...]:
    """A line for each deal; those that count first."""
    counted = map(
        CommissionLine,
        found.ids,
        found.products,
        found.days,
        found.values,
        paid.totals,
        paid.rates,
        paid.exact_units,
        units,
        repeat(""),
    )
    return (*counted, *_left_out(found.left_out, main))


def _left_out(left_out: list[LeftOut], main: RatesApplied) -> Iterable[CommissionLine]:
    for reason, day, deal, product, value in left_out:
        yield CommissionLine(deal, product, day, value, _ZERO, main, _ZERO, 0, reason)


def _in_basis(number: Decimal | None, plan: CommissionPlan) -> Any:
    """A number in what the plan pays on: Money, or a number of pieces."""
    if number is None:
        return None
    if plan.basis is CommissionBasis.UNITS:
        return exact_decimal(number)
    return exact_money(number, plan.currency)


def _empty(question: Asked) -> CommissionStatement:
    plan = question.plan
    return CommissionStatement(
        plan=plan,
        seller=question.seller,
        period=question.period,
        as_of=question.as_of,
        quota=_in_basis(question.quota, plan),
        lines=(),
        owed=question.earlier[-1].owed if question.earlier else exact_money(_ZERO, plan.currency),
        rounding=question.rounding,
    )


def _unanswered(
    question: Asked, found: Placed, status: Status, reason: str, details: tuple[str, ...]
) -> CommissionStatement:
    """A statement without a payout: every deal has its line, and none of them brings anything."""
    main = tariff(question.plan, None).main
    columns = (repeat("not_paid"), found.days, found.ids, found.products, found.values)
    return evolve(
        _empty(question),
        lines=tuple(_left_out([*zip(*columns, strict=False), *found.left_out], main)),
        status=status,
        reason=reason,
        details=details,
    )
