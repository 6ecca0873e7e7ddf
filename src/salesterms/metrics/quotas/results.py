"""What each owner of a quota has reached: one row for each quota, from the deals that were won."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column
from salesterms.entities import Goal, GoalUnit, Opportunities, Opportunity, Quota, QuotaOwner
from salesterms.entities.plans.numbers import as_decimal
from salesterms.entities.shapes import (
    A_DATE,
    A_NUMBER,
    AN_ID,
    COUNTS,
    DATE_OR_NONE,
    NOT_NEGATIVE,
    TEXT,
    one_of,
)
from salesterms.errors import (
    SalesTermsError,
    Sentence,
    Shape,
    Text,
    check_argument,
    each_argument,
    each_of_kind,
)
from salesterms.lifecycle import Category
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.opportunity_rows import deals_of
from salesterms.metrics.row_kind import RowKind
from salesterms.values import EXACT, FrozenMapping, Money
from salesterms.values.decimals import is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTAS: Final = Text("a list of Quota", "een lijst van Quota")
_MEMBERS: Final = Text(
    "a mapping of teams to lists of owners", "een mapping van teams naar lijsten van eigenaren"
)
#: What a deal must tell, by the unit of a quota.
_COLUMNS: Final = {
    GoalUnit.MONEY: "amount",
    GoalUnit.UNITS: "order_lines",
    GoalUnit.CUSTOMERS: "account",
}
_NONE_LEFT_OUT: Final[FrozenMapping[str, int]] = FrozenMapping()
_NO_TEAMS: Final[FrozenMapping[str, tuple[str, ...]]] = FrozenMapping()
_IDS: Final = each_of_kind(str, Text("a tuple of ids", "een tuple van kenmerken"))
_DUE: Final = Shape(
    Text("a Fraction of 0 or more", "een Fraction van 0 of meer"),
    lambda given: isinstance(given, Fraction) and is_bounded_fraction(given) and given >= 0,
).or_none()


def _frozen(given: Any) -> Any:
    return FrozenMapping(given) if isinstance(given, Mapping) else given


class NotCredited(SalesTermsError, ValueError):
    """A quota whose result cannot be read from deals.

    >>> print(NotCredited("Ann", "customers"))
    what 'Ann' reached of 'customers' cannot be read from deals: give a QuotaResult of your own
    """

    code = "not_credited"
    message = Text(
        "what {0} reached of {1} cannot be read from deals: give a QuotaResult of your own",
        "wat {0} van {1} haalde staat niet in deals: geef zelf een QuotaResult",
    )


class NoMembers(SalesTermsError, LookupError):
    """A quota of a team of which nobody is known.

    >>> print(NoMembers("North"))
    no member of team 'North' is known: give members={'North': (…)}
    """

    code = "no_members"
    message = Text(
        "no member of team {0} is known: give members={{{0}: (…)}}",
        "van team {0} is geen lid bekend: geef members={{{0}: (…)}}",
    )


@frozen(kw_only=True)
class QuotaResult:
    """What was to be reached, and what was, of one quota.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> ines = QuotaResult(
    ...     id="Q-1",
    ...     owner="Ines",
    ...     starts=date(2026, 1, 1),
    ...     last=date(2026, 3, 31),
    ...     unit="EUR",
    ...     quota=Decimal(250_000),
    ...     actual=Decimal(312_500),
    ... )
    >>> from salesterms import quota_attainment
    >>> f"{quota_attainment([ines]).value:.0%}"
    '125%'

    `starts` and `last` are the first and the last day of the quota. `unit` is a currency, "units",
    "customers" or a name of your own; what differs in it is never added up. `quota` is 0 or more;
    `actual` may be below 0, after a clawback. `known_to` is the day up to which it counts, and
    `due` the part of the quota that the days gone by ask for; None where no day was named. `deals`
    are the ids of the deals that count, and `left_out` says how many of the owner did not, by
    reason. Raises `WrongArgument`, and `BadArgument` where `last` lies before `starts`.
    """

    id: str = field(validator=AN_ID)
    owner: str = field(validator=AN_ID, metadata=WHOSE)
    owner_kind: QuotaOwner = field(default=QuotaOwner.PERSON, validator=one_of(QuotaOwner))
    starts: date = field(validator=A_DATE)
    last: date = field(validator=A_DATE)
    unit: str = field(validator=TEXT)
    quota: Decimal = field(converter=as_decimal, validator=NOT_NEGATIVE)
    actual: Decimal = field(converter=as_decimal, validator=A_NUMBER)
    known_to: date | None = field(default=None, validator=DATE_OR_NONE)
    due: Fraction | None = field(default=None, validator=_DUE)
    deals: tuple[str, ...] = field(default=(), validator=_IDS)
    left_out: FrozenMapping[str, int] = field(
        default=_NONE_LEFT_OUT, converter=_frozen, validator=COUNTS
    )

    def __attrs_post_init__(self) -> None:
        if self.last < self.starts:
            wanted = Text("the first day, or a later one", "de eerste dag, of een latere")
            raise BadArgument("last", self.last, wanted)


QUOTA_RESULTS: Final = RowKind(
    kind=QuotaResult,
    says=Text(
        "results of quotas, as salesterms.metrics.quota_results() makes them of quotas and deals",
        "resultaten van targets, zoals salesterms.metrics.quota_results() ze van targets en"
        " deals maakt",
    ),
    fields=("owner", "owner_kind", "unit"),
    lasts=FrozenMapping({"starts": "last"}),
    columns=(
        Column("owner", str),
        ChoiceColumn[QuotaOwner]("owner_kind", QuotaOwner),
        Column("unit", str),
    ),
)


def quota_results(
    quotas: Iterable[Quota],
    deals: Iterable[Opportunity],
    *,
    as_of: date | str | None = None,
    members: Mapping[str, Iterable[str]] = _NO_TEAMS,
) -> tuple[QuotaResult, ...]:
    """What each quota's owner reached: a row for every quota, in their order.

    >>> from datetime import date
    >>> from salesterms import Category, Money, Opportunity, Period
    >>> from salesterms.entities import Goal, GoalUnit, Quota, QuotaOwner
    >>> quota = Quota(
    ...     owner="Ines",
    ...     owner_kind=QuotaOwner.PERSON,
    ...     period=Period.quarter(2026, 1),
    ...     target=Goal(unit=GoalUnit.MONEY, amount=Money(1_000, "EUR")),
    ... )
    >>> won = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     owner="Ines",
    ...     closed=date(2026, 2, 3),
    ...     amount=Money(400, "EUR"),
    ... )
    >>> [(row.owner, row.actual, row.deals) for row in quota_results([quota], [won])]
    [('Ines', Decimal('400'), ('D-1',))]

    A deal counts for who owns it, when it was won within the period of the quota, and not after
    `as_of`. Of money the amounts count that are in its currency, of units the quantities of the
    order lines, of customers the accounts that won nothing before (000:82). A team's quota counts
    the deals of its `members`, each once. No deals give 0, which is a result. Deals of the owner
    that were won without a close date are left out by that name. Raises `NoMembers`, `NotCredited`
    for a unit of your own, `BadArgument` also for deals of a source without the columns that this
    needs, and `WrongArgument`.
    """
    given = each_argument("quotas", quotas, Quota, _QUOTAS)
    known_to = None if as_of is None else day_of(as_of)
    check_argument("members", members, Mapping, _MEMBERS)
    teams = {
        team: each_argument("members", names, str, _MEMBERS) for team, names in members.items()
    }
    known = deals_of(deals)
    _check_columns(deals, given)
    won = [deal for deal in known if deal.status is Category.WON]
    firsts = _first_wins(won)
    owners: dict[str | None, list[Opportunity]] = {}
    for deal in won:
        owners.setdefault(deal.owner, []).append(deal)
    return tuple(
        _result(
            quota,
            [deal for name in _names(quota, teams) for deal in owners.get(name, ())],
            firsts,
            known_to,
        )
        for quota in given
    )


def _check_columns(deals: object, quotas: Iterable[Quota]) -> None:
    """Raise `BadArgument` where the source of the deals cannot tell what was reached.

    Without owners or close dates nobody would have reached anything, and that is no result.
    """
    mapped = deals.mapped if isinstance(deals, Opportunities) else None
    if mapped is None:
        return
    units = {quota.target.unit for quota in quotas}
    wanted = ("owner", "closed", *(_COLUMNS[unit] for unit in _COLUMNS if unit in units))
    lacking = ", ".join(name for name in wanted if name not in mapped)
    if lacking and units:
        said = Text(f"deals that have {lacking}", f"deals met {lacking}")
        raise BadArgument("deals", deals, said)


def _first_wins(won: Iterable[Opportunity]) -> dict[str, str | None]:
    """Account -> the id of the deal by which it became a customer; None where that is not known.

    A deal without a close date may have been the first one.
    """
    first: dict[str, str | None] = {}
    dated = []
    for deal in won:
        if deal.account is not None and deal.closed is None:
            first[deal.account] = None
        elif deal.account is not None and deal.closed is not None:
            dated.append((deal.closed, deal.id, deal.account))
    for _, id_, account in sorted(dated):
        first.setdefault(account, id_)
    return first


def _result(
    quota: Quota,
    theirs: Iterable[Opportunity],
    firsts: Mapping[str, str | None],
    as_of: date | None,
) -> QuotaResult:
    period, goal = quota.period, quota.target
    if goal.unit is GoalUnit.OTHER:
        raise NotCredited(quota.owner, Sentence(_unit(goal)))
    left_out: dict[str, int] = {}
    actual, counted = Decimal(0), []
    for deal in theirs:
        if deal.closed is None:
            number: Decimal | str = "no_close_date"
        elif deal.closed not in period or (as_of is not None and deal.closed > as_of):
            continue
        else:
            number = _credited(quota, deal, firsts)
        if isinstance(number, str):
            left_out[number] = left_out.get(number, 0) + 1
        else:
            actual = EXACT.add(actual, number)
            counted.append(deal.id)
    unit = _unit(goal)
    due = None if as_of is None else Fraction(goal.number) * period.elapsed(as_of).fraction()
    return QuotaResult(
        id=f"{quota.owner} {period} {unit}",
        owner=quota.owner,
        owner_kind=quota.owner_kind,
        starts=period.start,
        last=period.end - timedelta(days=1),
        unit=unit,
        quota=goal.number,
        actual=actual,
        known_to=as_of,
        due=due,
        deals=tuple(counted),
        left_out=FrozenMapping(left_out),
    )


def _unit(goal: Goal) -> str:
    """In what a goal is counted, the same in every language."""
    if isinstance(goal.amount, Money):
        return goal.amount.currency
    return goal.unit.value if goal.unit_name is None else goal.unit_name


def _names(quota: Quota, members: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if quota.owner_kind is QuotaOwner.PERSON:
        return (quota.owner,)
    found = tuple(dict.fromkeys(members.get(quota.owner, ())))
    if not found:
        raise NoMembers(quota.owner)
    return found


def _credited(quota: Quota, deal: Opportunity, firsts: Mapping[str, str | None]) -> Decimal | str:
    """How much a deal adds to what was reached, or the reason why it adds nothing."""
    unit = quota.target.unit
    if unit is GoalUnit.MONEY:
        if deal.amount is None:
            return "no_amount"
        same = deal.amount.currency == _unit(quota.target)
        return deal.amount.amount if same else "other_currency_of_deal"
    if unit is GoalUnit.UNITS:
        if not deal.order_lines:
            return "no_order_lines"
        return _sum(line.quantity for line in deal.order_lines)
    return _customer(deal, firsts)


def _customer(deal: Opportunity, firsts: Mapping[str, str | None]) -> Decimal | str:
    """1 for the deal by which an account became a customer, or the reason why it is not that."""
    if deal.account is None:
        return "no_account"
    first = firsts[deal.account]
    if first is None:
        return "customer_since_unknown"
    return Decimal(1) if first == deal.id else "customer_already"


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
    return total
