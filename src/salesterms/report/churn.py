"""Customers who stay and leave in a report: month by month, churn in five ways, and cohorts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.metrics import (
    cohort_days,
    cohort_retention,
    customer_balances,
    customer_churn,
    customer_periods,
    customer_spells,
)
from salesterms.report import customer_words as words
from salesterms.report.asked import told_rows
from salesterms.report.blocks import (
    CODE,
    NAME,
    PROSE,
    Column,
    Explained,
    Line,
    Said,
    Section,
    Table,
)
from salesterms.report.words import (
    COUNTED,
    DEFINED_BY,
    DEFINITION,
    NOT_YET,
    TOTAL,
    VALUE,
    VARIANT,
)
from salesterms.results import Status
from salesterms.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from salesterms.entities import Subscription
    from salesterms.metrics import CustomerBalance, CustomerSpell
    from salesterms.results import Measurement

#: A variant that is one of so many days, and of no other period.
_OF_THIRTY: Final = "thirty_days"
_THIRTY: Final = timedelta(days=30)


def churn_section(
    *,
    subscriptions: tuple[Subscription, ...],
    period: Period,
    months: tuple[Period, ...],
    days: tuple[int, ...],
    as_of: date,
) -> Section:
    """How many there were, which part left by each definition, and who of a cohort is there."""
    found = dict(_churn(subscriptions, period, as_of))
    default = found[customer_churn.default][1]
    template = customer_churn.variants[customer_churn.default].formula.text
    over = [month for month in months if (month.end - as_of).days <= 1]
    cohorts = _cohorts(subscriptions, days, as_of)
    return Section(
        id="customers",
        title=words.CUSTOMERS,
        intro=(Said(words.FIRST_INACTIVE_DAY),),
        blocks=(
            *([_by_month(subscriptions, over)] if over else []),
            Explained("default", default, template),
            _five_ways(found, period),
            *([cohorts] if cohorts.lines else []),
        ),
        notes=() if cohorts.lines else (Said(words.NOBODY),),
    )


def _by_month(subscriptions: tuple[Subscription, ...], months: list[Period]) -> Table:
    """The customers of each month that is over, and of all of these."""
    balances = customer_balances(subscriptions, months)
    whole = Period(months[0].start, months[-1].end)
    (together,) = customer_balances(subscriptions, whole)
    return Table(
        id="by_month",
        caption=Said(words.BY_MONTH),
        columns=(
            Column("month", words.MONTH, NAME),
            Column("start", words.START),
            Column("joined", words.JOINED),
            Column("came_back", words.CAME_BACK),
            Column("left", words.LEFT),
            Column("end", words.END),
        ),
        lines=[_balance(one.begins.isoformat()[:7], one) for one in balances],
        total=_balance(TOTAL, together),
    )


def _balance(name: str | Text, one: CustomerBalance) -> Line:
    return Line((name, one.at_start, one.joined, one.came_back, one.left, one.at_end))


def _churn(
    subscriptions: tuple[Subscription, ...], period: Period, as_of: date
) -> Iterator[tuple[str, tuple[Said, Measurement]]]:
    """Each definition on the whole period; the one of thirty days on the last thirty of it."""
    last = Period(max(period.start, period.end - _THIRTY), period.end)
    for name, variant in customer_churn.variants.items():
        asked, says = period, Said(variant.says)
        if name == _OF_THIRTY:
            asked, says = last, Said(words.OVER, (variant.says, last))
        rows = customer_periods(subscriptions, asked)
        yield name, (says, customer_churn(rows, variant=name, period=asked, as_of=as_of))


def _five_ways(found: dict[str, tuple[Said, Measurement]], period: Period) -> Table:
    return Table(
        id="variants",
        caption=Said(words.FIVE_WAYS, (period,)),
        columns=(
            Column("definition", DEFINITION, PROSE),
            Column("value", VALUE),
            Column("counted", COUNTED),
            Column("variant", VARIANT, CODE, page_only=True),
            Column("source", DEFINED_BY, PROSE, page_only=True),
        ),
        lines=[
            Line((says, one, one.counted, name, one.source.text))
            for name, (says, one) in found.items()
        ],
        notes=tuple(note for says, one in found.values() for note in told_rows(says, one)),
    )


def _cohorts(subscriptions: tuple[Subscription, ...], days: tuple[int, ...], as_of: date) -> Table:
    """Of those who began in each quarter, who is a customer so many days later."""
    spells: dict[str, list[CustomerSpell]] = {}
    for spell in customer_spells(subscriptions):
        if spell.not_paying is None:
            spells.setdefault(spell.account, []).append(spell)
    rows = cohort_days(
        [pair for theirs in spells.values() for pair in _there(theirs, days, as_of)],
        days,
        as_of=as_of,
        joined={account: theirs[0].begins for account, theirs in spells.items()},
    )
    found = cohort_retention(rows, by=["quarter", "day"], as_of=as_of)
    quarters = dict.fromkeys(found.key_fields(key)["quarter"] for key in found)
    waiting = any(one.status is Status.NOT_YET_OBSERVABLE for one in found.values())
    return Table(
        id="cohorts",
        caption=Said(words.COHORTS),
        columns=(
            Column("cohort", words.COHORT, NAME),
            Column("customers", COUNTED),
            *(Column(f"day_{day}", _after(day)) for day in days),
        ),
        lines=[
            Line(
                (
                    str(quarter),
                    found[quarter, days[0]].counted,
                    *(found[quarter, day] for day in days),
                )
            )
            for quarter in quarters
        ],
        notes=(Said(words.NOT_YET, (NOT_YET,)),) if waiting else (),
    )


def _after(day: int) -> Text:
    return Text.both(lambda lang: words.DAY.say(lang).format(day))


def _there(
    spells: list[CustomerSpell], days: tuple[int, ...], as_of: date
) -> Iterator[tuple[str, date]]:
    """On which of the days since its first an account is a customer, as far as they have come."""
    first = spells[0].begins
    for number in days:
        if number <= (as_of - first).days:
            day = first + timedelta(days=number)
            if any(spell.there_on(day) for spell in spells):
                yield spells[0].account, day
