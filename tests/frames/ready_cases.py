"""Made-up rows of every kind that is ready to be measured, and such rows as columns of a frame."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from random import Random
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args

from attrs import fields
from packed_cases import DAY, STAGES, _amount, _some_day, deal

from salesterms import Money
from salesterms.entities import HandOverAnswer, QuotaOwner
from salesterms.lifecycle import Category
from salesterms.metrics import (
    AttributedDeal,
    ByMarketing,
    CloseDateChange,
    ConversionCycle,
    CustomerProfit,
    CustomerSpend,
    DealAge,
    DealLine,
    ExpectedClose,
    ForecastResult,
    HandOverOutcome,
    LeadOutcome,
    LeadStanding,
    QuotaResult,
    SpendAim,
    SpendCategory,
    ages_since_created,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

OWNERS = ("Ann", "Bo", None)
CURRENCIES = ("EUR", "EUR", "EUR JPY", "EUR USD KWD")
#: The day that rows hold on, where they hold on one.
TODAY = DAY + timedelta(days=90)


def day(draw: Random) -> date:
    """A day that is there."""
    return _some_day(draw) or DAY


def money(draw: Random, codes: str) -> Money:
    """An amount that is there."""
    return _amount(draw, codes) or Money(0, draw.choice(codes.split()))


def _seconds(draw: Random) -> Decimal | None:
    thousandths = draw.choice((None, 0, 1, 999, 3_600_000, 86_400_000, draw.randrange(10**11)))
    return None if thousandths is None else Decimal(thousandths) / 1000


def _age(draw: Random, number: int, codes: str) -> DealAge:
    bounds = draw.choice((None, (30, 60)))
    [age] = ages_since_created([deal(draw, number, codes)], as_of=TODAY, bounds=bounds)
    return age


def _expected(draw: Random, number: int, codes: str) -> ExpectedClose:
    return ExpectedClose(
        id=f"D-{number}",
        expected=_some_day(draw),
        status_before=draw.choice(list(Category)),
        status=draw.choice((None, *Category)),
        closed=_some_day(draw),
        amount=_amount(draw, codes),
        owner=draw.choice(OWNERS),
        stage=draw.choice((*STAGES, None)),
    )


def _moved(draw: Random, number: int, codes: str) -> CloseDateChange:
    return CloseDateChange(
        id=f"D-{number}",
        deal=draw.choice(("D-1", "D-2", "D-3")),
        changed_on=day(draw),
        before=_some_day(draw),
        after=_some_day(draw),
        amount=_amount(draw, codes),
        owner=draw.choice(OWNERS),
    )


def _cycle(draw: Random, number: int, _: str) -> ConversionCycle:
    return ConversionCycle(
        id=f"D-{number}",
        was_converted=draw.random() < 0.8,
        account=draw.choice(("A-1", "A-2", None)),
        status=draw.choice((None, *Category)),
        converted=_some_day(draw),
        closed=_some_day(draw),
    )


def _line(draw: Random, number: int, codes: str) -> DealLine:
    asked = money(draw, codes)
    listed = draw.choice((None, asked, asked + asked, money(draw, asked.currency)))
    return DealLine(
        id=f"D-{number}/1",
        deal=f"D-{number}",
        status=draw.choice(list(Category)),
        product=draw.choice(("P-1", "P-2")),
        asked=asked,
        listed=listed,
        owner=draw.choice(OWNERS),
        created=_some_day(draw),
        closed=_some_day(draw),
    )


def _lead(draw: Random, number: int, _: str) -> LeadOutcome:
    return LeadOutcome(
        id=f"P-{number}",
        source=draw.choice(("fair", "website", None)),
        owner=draw.choice(OWNERS),
        standing=draw.choice(list(LeadStanding)),
        created=_some_day(draw),
        qualified=_some_day(draw),
        won=_some_day(draw),
        responded=_some_day(draw),
        response_seconds=_seconds(draw),
        response_working_seconds=_seconds(draw),
    )


def _hand_over(draw: Random, number: int, _: str) -> HandOverOutcome:
    return HandOverOutcome(
        id=f"H-{number}",
        from_team=draw.choice(("marketing", "junior sales")),
        to_team="sales",
        handed=day(draw),
        answer=draw.choice((None, *HandOverAnswer)),
        answered=_some_day(draw),
        reason=draw.choice((None, "no budget")),
        seconds=_seconds(draw),
        working_seconds=_seconds(draw),
    )


def _forecast(draw: Random, number: int, codes: str) -> ForecastResult:
    code = draw.choice(codes.split())
    return ForecastResult(
        id=f"F-{number}",
        begins=_some_day(draw),
        owner=draw.choice(OWNERS),
        forecast=_amount(draw, code),
        actual=_amount(draw, code),
    )


def _quota(draw: Random, number: int, _: str) -> QuotaResult:
    starts = day(draw)
    return QuotaResult(
        id=f"Q-{number}",
        owner=draw.choice(("Ann", "Bo")),
        owner_kind=draw.choice(list(QuotaOwner)),
        starts=starts,
        last=starts + timedelta(days=draw.choice((0, 30, 89, 365))),
        unit=draw.choice(("EUR", "EUR", "EUR", "units")),
        quota=Decimal(draw.choice((0, 1, 1_000, 123_456_789))) / 100,
        actual=Decimal(draw.choice((0, -5, 1_000, 98_765_432))) / 1000,
        known_to=_some_day(draw),
    )


def _spend(draw: Random, number: int, codes: str) -> CustomerSpend:
    return CustomerSpend(
        id=f"B-{number}",
        on=day(draw),
        category=draw.choice(list(SpendCategory)),
        amount=money(draw, codes),
        aim=draw.choice(list(SpendAim)),
        channel=draw.choice(("search", "fair", None)),
    )


def _profit(draw: Random, number: int, codes: str) -> CustomerProfit:
    since = TODAY - timedelta(days=draw.choice((0, 1, 60, 89, 90, 700)))
    later = [one for one in (TODAY, since + timedelta(days=1)) if since < one <= TODAY]
    return CustomerProfit(
        id=f"A-{draw.choice((number, number, number, 1))}",
        customer_since=since,
        customer_until=draw.choice((None, *later)),
        known_to=TODAY,
        profit=money(draw, codes),
        segment=draw.choice(("shops", None)),
    )


def _attributed(draw: Random, number: int, codes: str) -> AttributedDeal:
    answers = (None, *ByMarketing)
    return AttributedDeal(
        id=f"D-{number}",
        status=draw.choice(list(Category)),
        amount=_amount(draw, codes),
        created=_some_day(draw),
        closed=_some_day(draw),
        owner=draw.choice(OWNERS),
        source=draw.choice(("fair", "website", None)),
        by_source=draw.choice(answers),
        by_first_touch=draw.choice(answers),
        before_creation=draw.choice(answers),
        before_close=draw.choice(answers),
    )


#: Kind of row -> what makes one.
MAKERS: dict[type, Callable[[Random, int, str], Any]] = {
    DealAge: _age,
    ExpectedClose: _expected,
    CloseDateChange: _moved,
    ConversionCycle: _cycle,
    DealLine: _line,
    LeadOutcome: _lead,
    AttributedDeal: _attributed,
    HandOverOutcome: _hand_over,
    ForecastResult: _forecast,
    QuotaResult: _quota,
    CustomerSpend: _spend,
    CustomerProfit: _profit,
}


def cases_of(kind: type, seed: int, cases: int) -> dict[int, list[Any]]:
    """Number of a case -> its rows, one at least."""
    draw = Random(seed)
    found = {}
    for case in range(cases):
        codes = draw.choice(CURRENCIES)
        many = draw.choice((1, 2, 5, 9, 14))
        found[case] = [MAKERS[kind](draw, number, codes) for number in range(many)]
    return found


def _name_of(hint: Any) -> str:
    """The first name in a type: a text until something else in this process has resolved it."""
    if isinstance(hint, str):
        return hint.partition(" ")[0]
    first = get_args(hint)[0] if isinstance(hint, UnionType) else hint
    return str(getattr(first, "__name__", first))


#: What stands in the type of a field -> that of its column; any other field is text.
_TYPES = {"date": "date", "Decimal": "float", "Money": "float", "bool": "bool"}
#: What no column of a frame holds.
_NO_COLUMN = {"bounds", "due", "deals", "left_out"}


def columns_of_rows(cases: Mapping[int, Sequence[Any]]) -> dict[str, tuple[str, list[Any]]]:
    """The rows of all cases as columns, as a warehouse would hold them."""
    rows = [(case, row) for case, found in cases.items() for row in found]
    columns: dict[str, tuple[str, list[Any]]] = {"case_id": ("whole", [case for case, _ in rows])}
    kind = type(rows[0][1])
    types = {one.name: _name_of(one.type) for one in fields(kind)}
    types |= {name: "str" for name in ("band", "currency") if hasattr(kind, name)}
    for name in types.keys() - _NO_COLUMN:
        values = [_plain(getattr(row, name)) for _, row in rows]
        columns[name] = (_TYPES.get(types[name], "text"), values)
    return columns


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return float(value.amount)
    if isinstance(value, str):
        return str(value.value if isinstance(value, Enum) else value)
    return float(value) if isinstance(value, Decimal) else value
