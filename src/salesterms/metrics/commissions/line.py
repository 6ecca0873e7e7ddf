"""The lines of a statement: one for each deal, and one for each thing that the plan adjusts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from salesterms.metrics.commissions.brackets import WIDE, Brackets, TierPart
from salesterms.metrics.formulas import DIGITS_WITHOUT_MINOR_UNIT
from salesterms.values import CURRENCIES, EXACT, Money


def digits_of(currency: str) -> int:
    """Digits after the point to which a currency is paid out: EUR 2, JPY 0; gold 6."""
    found = CURRENCIES[currency]
    return DIGITS_WITHOUT_MINOR_UNIT if found is None else found


def in_whole_units(units: int, currency: str) -> Money:
    """So many minor units as Money."""
    return Money(Decimal(units).scaleb(-digits_of(currency), context=EXACT), currency)


def exact_money(amount: Decimal, currency: str) -> Money:
    """An amount as Money, with the digits that it has and at least those of its currency.

    >>> exact_money(Decimal("0.045000"), "EUR"), exact_money(Decimal(20), "EUR")
    (Money('0.045', 'EUR'), Money('20.00', 'EUR'))
    """
    digits = digits_of(currency)
    shortest = amount.normalize(WIDE)
    if int(shortest.as_tuple().exponent) > -digits:
        shortest = shortest.quantize(Decimal(1).scaleb(-digits, context=WIDE), context=WIDE)
    return Money(shortest, currency)


@frozen(cache_hash=False)
class RatesApplied:
    """What the lines of a statement share: their currency, what they are paid on, and a table.

    `name` tells whose table it is: that of the "tiers", the tier "reached", or a "product".
    """

    name: str
    basis: str
    currency: str
    table: Brackets
    #: The tiers of the plan from which the table begins: above 0 where one tier is for everything.
    first_tier: int = 0


@frozen
class CommissionLine:
    """What one deal brings its seller, or the reason why it brings nothing.

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
    >>> [line] = commission_statement([deal], plan, period="2026").lines
    >>> line.id, str(line.credited), str(line.paid)
    ('D-1', '9000', '450.00 EUR')

    `credited` is what is paid on: an amount in the currency of the plan, or pieces; None where that
    is not recorded. `before` is what counted in the same tiers before this deal. `commission` is
    exact, `paid` its share of the payout in whole minor units. `reason` is "" where the deal
    counts. Lines are made by `commission_statement`.
    """

    id: str
    product: str | None
    closed: date | None
    credited: Decimal | None
    before: Decimal
    rates: RatesApplied
    #: In minor units, exactly; and rounded.
    exact_units: Decimal
    paid_units: int
    reason: str

    @property
    def counted(self) -> bool:
        """Whether commission is paid on it."""
        return not self.reason

    @property
    def commission(self) -> Decimal:
        """What it brings, exactly, in the currency of the plan."""
        digits = digits_of(self.rates.currency)
        return self.exact_units.scaleb(-digits, context=WIDE)

    @property
    def paid(self) -> Money:
        """What it brings in whole minor units; those of a statement add up to its payout."""
        return in_whole_units(self.paid_units, self.rates.currency)

    @property
    def parts(self) -> tuple[TierPart, ...]:
        """How much of it lies in which tier, and at which rate; none where it is left out.

        Of a product that has a rate of its own there is one part, with 0 as its tier.
        """
        if self.reason or self.credited is None:
            return ()
        rates = self.rates
        if rates.name != "tiers":
            return (TierPart(rates.first_tier, self.credited, rates.table.rates[0]),)
        return rates.table.parts(self.before, WIDE.add(self.before, self.credited))


@frozen
class CommissionAdjustment:
    """What the plan adds to, or takes from, what the deals bring.

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
    ...     cap=Money(400, "EUR"),
    ... )
    >>> deal = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     closed=date(2026, 3, 2),
    ...     amount=Money(9_000, "EUR"),
    ...     owner="Ann",
    ... )
    >>> [one] = commission_statement([deal], plan, period="2026").adjustments
    >>> one.kind, str(one.paid)
    ('cap', '-50.00 EUR')

    `kind` is threshold, cap, floor, clawback, draw_paid or draw_recovered; `amount` is exact, in
    the currency of the plan, and `paid` its share of the payout. `about` is the id of a deal, of
    which commission is taken back.
    """

    kind: str
    amount: Fraction
    currency: str
    paid_units: int
    about: str = ""

    @property
    def paid(self) -> Money:
        """What it brings or costs in whole minor units."""
        return in_whole_units(self.paid_units, self.currency)
