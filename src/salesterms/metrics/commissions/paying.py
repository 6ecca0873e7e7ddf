"""Rates on deals: what each one that counts brings, by the tiers or by its product."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext
from itertools import accumulate, islice, repeat
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities import CommissionKind, CommissionPlan
from salesterms.metrics.commissions.brackets import WIDE, Brackets
from salesterms.metrics.commissions.formulas import brackets_of
from salesterms.metrics.commissions.line import RatesApplied, digits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.metrics.commissions.placing import Placed

_ZERO: Final = Decimal(0)


@frozen
class Paid:
    """What deals bring, in the order of the deals: columns, and the total that was sold."""

    #: What counted in the tiers before each deal, and after the last.
    totals: list[Decimal]
    rates: Iterable[RatesApplied]
    exact_units: list[Decimal]
    brought_units: Decimal
    sold: Decimal


@frozen
class Tariff:
    """The tables of a plan, once bounds are amounts or pieces."""

    plan: CommissionPlan
    table: Brackets
    main: RatesApplied
    #: One for each product with a rate of its own.
    products: dict[str, RatesApplied] = field(hash=False)


def tariff(plan: CommissionPlan, quota: Decimal | None) -> Tariff:
    """The tables of a plan; shares of a quota become amounts, by the quota."""
    table = brackets_of(plan.tiers)
    if quota is not None:
        table = table.scaled(quota)
    basis, currency = plan.basis.value, plan.currency
    products = {
        product: RatesApplied("product", basis, currency, Brackets((0,), (rate,)))
        for product, rate in plan.product_rates.items()
    }
    return Tariff(plan, table, RatesApplied("tiers", basis, currency, table), products)


def pay(by: Tariff, deals: Placed) -> Paid:
    """What each of the deals brings, in the order in which they are given."""
    own = by.products
    with localcontext(WIDE):
        values = deals.values
        tiered = values
        if own:
            pairs = zip(deals.products, values, strict=True)
            tiered = [_ZERO if product in own else value for product, value in pairs]
        totals = [_ZERO, *accumulate(tiered)]
        sold = sum(values, _ZERO) if own else totals[-1]
        scale = Decimal(10) ** digits_of(by.plan.currency)
        if by.plan.kind is CommissionKind.RETROACTIVE:
            at = by.table.reached(totals[-1])
            rate = by.table.rates[at]
            main = RatesApplied(
                "reached",
                by.main.basis,
                by.plan.currency,
                Brackets((0,), (rate,)),
                first_tier=at + 1,
            )
            scaled = rate * scale
            exact = [value * scaled for value in tiered]
        else:
            main = by.main
            exact = _marginal(by.table, tiered, islice(totals, 1, None), scale)
        rates: Iterable[RatesApplied] = repeat(main)
        if own:
            rates = _by_product(own, deals, exact, main, scale)
        brought = sum(exact, _ZERO)
    return Paid(totals, rates, exact, brought, sold)


def _marginal(
    table: Brackets, values: list[Decimal], totals: Iterable[Decimal], scale: Decimal
) -> list[Decimal]:
    """Each value by the tiers that it lies in; most lie in one, which is known by its ends."""
    bounds, rates = table.bounds, [rate * scale for rate in table.rates]
    if len(rates) == 1:
        rate = rates[0]
        return [value * rate for value in values]
    found, before = [], _ZERO
    begin, end, rate = _tier(bounds, rates, 0)
    for value, after in zip(values, totals, strict=True):
        if begin <= after <= end:  # and `before` is in this tier as well, or it had changed
            found.append(value * rate)
        else:
            found.append(table.between(before, after) * scale)
            begin, end, rate = _tier(bounds, rates, table.reached(after))
        before = after
    return found


def _tier(bounds: Sequence[Decimal], rates: Sequence[Decimal], at: int) -> tuple[Any, Any, Decimal]:
    """Where a tier begins and ends, and its rate; the first goes on below 0."""
    begin = bounds[at] if at else Decimal("-Infinity")
    end = bounds[at + 1] if at + 1 < len(bounds) else Decimal("Infinity")
    return begin, end, rates[at]


def _by_product(
    own: dict[str, RatesApplied],
    deals: Placed,
    exact: list[Decimal],
    main: RatesApplied,
    scale: Decimal,
) -> list[RatesApplied]:
    """Put the rate of its product in place of the tiers, for each deal of such a product."""
    rates = [main] * len(exact)
    for at, product in enumerate(deals.products):
        applied = None if product is None else own.get(product)
        if applied is not None:
            rates[at] = applied
            exact[at] = deals.values[at] * applied.table.rates[0] * scale
    return rates
