"""What customers are worth and cost in a report: CLV, LTV, CAC, and the one beside the other."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from salesterms.metrics import (
    CustomerSpend,
    CustomerStanding,
    cac,
    clv,
    customer_periods,
    customer_profits,
    ltv,
    ltv_cac_ratio,
    net_profit_per_customer,
)
from salesterms.report import customer_words as words
from salesterms.report.asked import CURRENCIES_WITH_TABLES, currencies, told_rows
from salesterms.report.blocks import NAME, PROSE, Cell, Column, Line, Said, Section, Table
from salesterms.report.words import (
    COUNTED,
    CURRENCY,
    DEFINITION,
    NOTHING_COUNTS,
    VALUE,
)
from salesterms.values import Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from salesterms.entities import Subscription
    from salesterms.metrics import CustomerProfit
    from salesterms.results import Measurement

#: How many customers are told one by one. The metric tells them all.
SHOWN_CUSTOMERS: Final = 10
#: Who became a customer in a period. Who was there at the start, and is again at the end, did not:
#: a gap in between is no customer won.
_FOR_THE_FIRST_TIME: Final = (CustomerStanding.JOINED, CustomerStanding.JOINED_AND_LEFT)
_AGAIN: Final = (CustomerStanding.CAME_BACK, CustomerStanding.CAME_BACK_AND_LEFT)


def worth_section(
    *,
    subscriptions: tuple[Subscription, ...],
    period: Period,
    margin: Decimal | None,
    spend: tuple[CustomerSpend, ...],
    as_of: date,
) -> Section:
    """The value of customers where a margin is given, and their cost where spend is."""
    blocks: list[Table] = []
    intro: list[Said] = []
    profits: tuple[CustomerProfit, ...] = ()
    if margin is not None:
        profits = customer_profits(subscriptions, margin=margin, as_of=as_of)
        intro.append(Said(words.AT_MARGIN, (as_of, Ratio(*margin.as_integer_ratio()))))
        blocks += _values(profits, as_of)
    if spend and period.start <= as_of:
        blocks.append(_costs(subscriptions, spend, period, profits, as_of))
    return Section(
        id="customer_value",
        title=words.WORTH,
        intro=tuple(intro),
        blocks=tuple(blocks),
        notes=() if blocks else (Said(NOTHING_COUNTS),),
    )


def _values(profits: tuple[CustomerProfit, ...], as_of: date) -> Iterator[Table]:
    """The mean by each definition, and then those that are worth most."""
    found = {name: ltv(profits, variant=name, by="currency", as_of=as_of) for name in ltv.variants}
    codes = currencies(*found.values())
    if not codes:
        return
    pairs = [(name, found[name][code]) for name in found for code in codes]
    yield Table(
        id="ltv",
        caption=Said(words.VALUES),
        columns=(
            Column("definition", DEFINITION, PROSE),
            Column("currency", CURRENCY, NAME),
            Column("value", VALUE),
            Column("counted", COUNTED),
        ),
        lines=[
            Line((ltv.variants[name].says, one.currency, one, one.counted)) for name, one in pairs
        ],
        notes=tuple(
            note for name, one in pairs for note in told_rows(ltv.variants[name].says, one)
        ),
    )
    for code in codes[:CURRENCIES_WITH_TABLES]:
        yield _most_worth(profits, code, as_of)


def _most_worth(profits: tuple[CustomerProfit, ...], code: str, as_of: date) -> Table:
    """The customers that brought in most so far, and what they did as long as they were there."""
    apart: dict[str, Any] = {"by": ["currency", "id"], "as_of": as_of}
    so_far = clv(profits, variant="to_date", **apart)
    whole = clv(profits, variant="lifetime", **apart)
    theirs = {
        key: str(fields["id"])
        for key, one in so_far.items()
        if (fields := so_far.key_fields(key))["currency"] == code and one.value is not None
    }
    ranked = sorted(theirs, key=lambda key: (-_amount(so_far[key]), theirs[key]))
    shown = ranked[:SHOWN_CUSTOMERS]
    return Table(
        id=f"customers_{code}",
        caption=Said(words.MOST_WORTH, (code, len(shown), len(ranked))),
        columns=(
            Column("customer", words.CUSTOMER, NAME),
            Column("so_far", words.SO_FAR),
            Column("lifetime", words.WHOLE_LIFETIME),
        ),
        lines=[Line((theirs[key], so_far[key], whole.get(key))) for key in shown],
        notes=(Said(words.STILL_THERE),),
        bare_amounts=True,
    )


def _amount(found: Measurement) -> Decimal:
    return cast("Money", found.value).amount


def _costs(
    subscriptions: tuple[Subscription, ...],
    spend: tuple[CustomerSpend, ...],
    period: Period,
    profits: tuple[CustomerProfit, ...],
    as_of: date,
) -> Table:
    """What winning one cost, by each definition that the rows allow, and the LTV beside it."""
    # Of a period that is not over, what was spent so far stands beside who came so far.
    so_far = Period(period.start, min(period.end, as_of + timedelta(days=1)))
    became = Counter(row.standing for row in customer_periods(subscriptions, so_far))
    new_logos = sum(became[standing] for standing in _FOR_THE_FIRST_TIME)
    again = sum(became[standing] for standing in _AGAIN)
    given = {"new_customers": new_logos + again, "new_logos": new_logos}
    asked = {name: one for name, one in cac.variants.items() if set(one.needs) <= set(given)}
    others = [one.says for name, one in cac.variants.items() if name not in asked]
    worth = ltv(profits, by="currency", as_of=as_of)
    says = ltv.variants[ltv.default].says
    lines, notes = [], [Said(words.WON, tuple(given.values()))]
    notes += [Said(words.OF_LTV, (one, says)) for one in worth.values() if one.value is not None]
    for name, variant in asked.items():
        needs: dict[str, Any] = {need: given[need] for need in variant.needs}
        cost = cac(spend, variant=name, period=period, as_of=as_of, **needs)
        lines.append(Line((variant.says, cost, *_beside(worth, cost), cost.counted)))
        notes += told_rows(variant.says, cost)
    notes += [Said(words.NOT_KNOWN_WHO, (other,)) for other in others]
    return Table(
        id="cac",
        caption=Said(words.COSTS, (period,)),
        columns=(
            Column("definition", DEFINITION, PROSE),
            Column("cac", words.CAC),
            Column("ltv_cac", words.LTV_CAC),
            Column("left", words.LEFT_OVER),
            Column("counted", COUNTED),
        ),
        lines=lines,
        notes=tuple(notes),
    )


def _beside(worth: Mapping[Hashable, Measurement], cost: Measurement) -> tuple[Cell, Cell]:
    """The value of a customer beside the cost: how many times it is that, and what is left."""
    found = worth.get(cost.currency)
    if found is None or found.value is None or cost.value is None:
        return None, None
    both: dict[str, Any] = {"ltv": found.value, "cac": cost.value}
    return ltv_cac_ratio(**both), net_profit_per_customer(**both)
