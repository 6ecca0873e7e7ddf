"""What the owner of each quota reached: a frame of quotas joined to the deals that were won.

Deals are added up by seller, day and currency first, so that what is joined to the quotas is no row
for each deal. A quota finds what its seller, or the members of its team, sold within its days.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.entities import GoalUnit, QuotaOwner
from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.deriving import credited_deals as deals_of
from salesterms.frames.deriving.credited_deals import (
    CODE,
    DAY,
    NO_AMOUNT,
    NO_DAY,
    SELLER,
    CreditedDeals,
)
from salesterms.frames.deriving.joining import check_ids, check_kind, joined
from salesterms.frames.ground.days import number_of
from salesterms.frames.ground.engines import MADE, Opened
from salesterms.frames.ground.flags import flag
from salesterms.frames.ground.rules import Rule, measured, told_by
from salesterms.frames.metrics.ready_rows import QUOTAS
from salesterms.frames.reading.answer_names import left_beside
from salesterms.frames.reading.cells import NOT_EXACT, Cell, scale_expression
from salesterms.frames.reading.given import GivenFrame
from salesterms.frames.reading.schema import SchemaProblems, missing_column
from salesterms.metrics.arguments import day_of
from salesterms.values import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

#: Of whom a quota is may be left out; all else is needed of each.
_NEEDED: Final = ("owner", "starts", "last", "unit", "quota")
_FIELDS: Final = (*_NEEDED, "owner_kind")
_OWNER, _TEAM, _FROM, _UNTIL, _UNIT = (
    f"{MADE}quota_{name}" for name in ("owner", "team", "from", "until", "unit")
)
#: What tells a quota from others.
_KEYS: Final = (_OWNER, _TEAM, _FROM, _UNTIL, _UNIT)
_ONE: Final = f"{MADE}one"
_TIMES: Final = f"{MADE}times"
_MEMBER: Final = f"{MADE}member"
_OF_TEAM: Final = f"{MADE}of_team"
_ASKED: Final = f"{MADE}asked_of"
_ACTUAL: Final = f"{MADE}reached"
_AS_AMOUNT: Final = f"{MADE}reached_amount"
_SIZE: Final = f"{MADE}size"
_COUNTS: Final = f"{MADE}counts"
_SHARED: Final = f"{MADE}shared_by"
_UNREAD: Final = f"{MADE}unread_deals"
_NO_CODE: Final = f"{MADE}no_code"
_NOBODY: Final = f"{MADE}nobody"
_UNKNOWN_KIND: Final = f"{MADE}unknown_kind"
_LACKS: Final = f"{MADE}lacks"
#: The reasons for which deals of the owner are left out, as records name them.
_LEFT_OUT: Final = (
    "no_close_date",
    "no_amount",
    "other_currency_of_deal",
    "no_account",
    "customer_since_unknown",
    "customer_already",
)
_DEALS: Final = f"{MADE}deals"
_DEALS_TWICE: Final = f"{MADE}deals_twice"
_NUMBERS: Final = {_DEALS: "deals", _DEALS_TWICE: "deals_twice"} | {
    MADE + name: name for name in _LEFT_OUT
}
_ADDED: Final = (_ACTUAL, *_NUMBERS, _UNREAD, _NO_CODE, _NOBODY)
#: What may be reached in minor units: it is exact in a column that a join made floats of.
_MOST: Final = float(2**51)


def quota_results(
    quotas: Any,
    deals: Any,
    *,
    as_of: date | str | None = None,
    members: Any = None,
    mapping: Any = None,
    quota_mapping: Any = None,
) -> Any:
    """What each quota's owner reached, as a frame of the kind that was given.

    >>> from datetime import date
    >>> import polars as pl
    >>> from salesterms import frames
    >>> quotas = pl.DataFrame(
    ...     {
    ...         "owner": ["Ines"],
    ...         "starts": [date(2026, 1, 1)],
    ...         "last": [date(2026, 3, 31)],
    ...         "unit": ["EUR"],
    ...         "quota": [1_000],
    ...     }
    ... )
    >>> deals = pl.DataFrame(
    ...     {
    ...         "status": ["won", "won", "lost"],
    ...         "owner": ["Ines"] * 3,
    ...         "closed": [date(2026, 2, 3), date(2026, 4, 1), date(2026, 2, 4)],
    ...         "amount": [400.0, 50.0, 900.0],
    ...         "currency": ["EUR"] * 3,
    ...     }
    ... )
    >>> rows = frames.quota_results(quotas, deals)
    >>> rows.select("owner", "actual", "deals", "status").rows()
    [('Ines', 400.0, 1, 'measured')]
    >>> frames.quota_attainment(rows).select("value", "numerator", "denominator").rows()
    [(0.4, 400000, 1000000)]

    A row for each row of `quotas`: `owner`, the days `starts` and `last`, `unit` (a currency, or
    "customers"), `quota`, and "person" or "team" in `owner_kind`, where without such a column each
    is of a person. `members` is a frame with columns `team` and `owner`. `mapping` is that of the
    deals, `quota_mapping` that of the quotas; all frames are of one kind. What counts is what
    counts in `salesterms.metrics.quota_results`: `actual` is what was reached, `deals` by how many
    deals, and the columns of the reasons say how many of the owner were left out.

    Where it cannot be told, `actual` is empty and `reason` says why: by units, or in a unit of your
    own, it is not in deals (not_credited); a team has no members (team_without_members); a status
    has no meaning (unknown_label); amounts are no exact numbers, or too large together
    (out_of_bounds), or are in no currency (unknown_currency). `deals_twice` counts the deals that
    count for another quota of the frame too: metrics refuse to add those up (counted_twice), also
    where the other quota is not among them. Raises `SchemaProblems`, and `BadArgument` for
    frames of several kinds.
    """
    day = None if as_of is None else day_of(as_of)
    sold = CreditedDeals.of(deals, mapping)
    asked = _Quotas.of(quotas, quota_mapping)
    check_kind("deals", sold.opened, asked.opened)
    seller, owner = sold.cells["owner"], asked.cells["owner"]
    check_ids(owner.source.column, owner.dtype, seller.source.column, seller.dtype)
    pairs = _with_sellers(asked.prepared(), _members_of(members, asked, sold))
    reached = joined(pairs, "deals", sold.by_day(), left_on=_ASKED, right_on=SELLER)
    found = _settled(_added_up(reached, day))
    known = [f"{name}_found" for name in _KEYS]
    told = (nw.col(name) for name in (*_ADDED, _SIZE))
    names = zip(_KEYS, known, strict=True)
    found = found.select(*(nw.col(name).alias(to) for name, to in names), *told)
    # Columns are named, since SQLFrame takes what was only added for columns of the other frame.
    there = [*asked.opened.frame.collect_schema().names(), *_KEYS, _UNKNOWN_KIND, _LACKS]
    rows = _with_all(asked.prepared(), _ONE, _KEYS, _TIMES).select(*there, _TIMES)
    rows = rows.join(found, left_on=list(_KEYS), right_on=known, how="left")
    return asked.opened.given_back(_answered(rows, asked, sold, day), [])


@frozen(eq=False)
class _Quotas:
    """The frame of quotas, opened, with the cells of its fields."""

    opened: Opened
    cells: dict[str, Cell]
    #: The columns that no field is read from.
    own: tuple[str, ...]
    #: With what is worked out of the cells.
    rows: Any

    @classmethod
    def of(cls, given: Any, mapping: Any) -> _Quotas:
        columns = (QUOTAS.columns[name] for name in _FIELDS)
        frame = GivenFrame.of(given, mapping, columns, ("owner_kind",))
        fields = [name for name in _FIELDS if name != "owner_kind" or frame.should_have(name)]
        cells = frame.cells(fields, where="quota_mapping=")
        return cls(frame.opened, cells, frame.own(cells), frame.with_made(cells))

    def prepared(self) -> Any:
        """The quotas with what tells them apart; what is missing is something, to be refused."""
        kind = self.cells.get("owner_kind")
        team = nw.lit(0) if kind is None else flag(kind.is_one(QuotaOwner.TEAM))
        unknown = nw.lit(0) if kind is None else flag(kind.unreadable)
        owner, starts, last, unit, _ = (self.cells[name] for name in _NEEDED)
        lacks = reduce(or_, (self.cells[name].missing for name in _NEEDED))
        backwards = (last.made < starts.made).fill_null(value=False)
        return self.rows.with_columns(
            owner.given.cast(nw.String).fill_null("").alias(_OWNER),
            team.cast(nw.Int64).alias(_TEAM),
            _number_of(starts).alias(_FROM),
            _number_of(last).alias(_UNTIL),
            unit.given.cast(nw.String).fill_null("").alias(_UNIT),
            unknown.alias(_UNKNOWN_KIND),
            flag(lacks | backwards).alias(_LACKS),
            nw.lit(1).alias(_ONE),
        )

    def columns(self, day: date | None) -> Iterator[nw.Expr]:
        """Each field by its own name, and the day up to which it counts."""
        for name, cell in self.cells.items():
            if name != "owner_kind":
                yield cell.given.alias(name)
        words = nw.when(nw.col(_TEAM) == 1).then(nw.lit(QuotaOwner.TEAM.value))
        person = words.otherwise(nw.lit(QuotaOwner.PERSON.value))
        unknown = nw.col(_UNKNOWN_KIND) == 1
        yield nw.when(~unknown).then(person).alias("owner_kind")
        starts = self.cells["starts"]
        if day is None:
            yield nw.when(starts.given.is_null()).then(starts.given).alias("known_to")
        else:
            yield starts.literal(day).cast(starts.dtype).alias("known_to")


def _number_of(day: Cell) -> nw.Expr:
    """The number of a day; 0 of none, so that quotas that lack one are told apart all the same."""
    return nw.when(day.missing).then(nw.lit(0)).otherwise(day.made).cast(nw.Int64)


def _members_of(given: Any, quotas: _Quotas, sold: CreditedDeals) -> Any:
    """Each member of a team once; None where no teams were given."""
    if given is None:
        return None
    opened = Opened.of(given)
    check_kind("members", opened, quotas.opened)
    schema = opened.frame.collect_schema()
    if lacking := [name for name in ("team", "owner") if name not in schema]:
        raise SchemaProblems.of(
            [missing_column(name, name, schema, "members=") for name in lacking]
        )
    for name, cell in (("team", quotas.cells["owner"]), ("owner", sold.cells["owner"])):
        check_ids(name, schema[name], cell.source.column, cell.dtype)
    rows = opened.frame.select(
        nw.col("team").cast(nw.String).alias(_OF_TEAM),
        nw.col("owner").cast(nw.String).alias(_MEMBER),
    )
    rows = rows.filter(~nw.col(_OF_TEAM).is_null() & ~nw.col(_MEMBER).is_null())
    return rows.unique(keep="any")


def _with_sellers(quotas: Any, members: Any) -> Any:
    """Each different quota with everyone whose deals count for it, a row for each of them."""
    rows = quotas.select(*_KEYS).unique(keep="any")
    person = nw.when(nw.col(_TEAM) == 0)
    if members is None:
        return rows.with_columns(person.then(nw.col(_OWNER)).alias(_ASKED))
    team = nw.when(nw.col(_TEAM) == 1).then(nw.col(_OWNER))
    rows = rows.with_columns(team.alias(_ASKED))
    rows = joined(rows, "members", members, left_on=_ASKED, right_on=_OF_TEAM).drop(_ASKED)
    return rows.with_columns(person.then(nw.col(_OWNER)).otherwise(nw.col(_MEMBER)).alias(_ASKED))


def _added_up(reached: Any, day: date | None) -> Any:
    """A row for each different quota, with all that was reached and left out."""
    until = nw.col(_UNTIL)
    within = (nw.col(DAY) >= nw.col(_FROM)) & (nw.col(DAY) <= until)
    if day is not None:
        within = within & (nw.col(DAY) <= number_of(day))
    undated = nw.col(DAY) == NO_DAY
    rows = reached.with_columns(*(one.alias(name) for name, one in _of_day(within, undated)))
    rows = rows.with_columns(flag(nw.col(_DEALS) > 0).alias(_COUNTS))
    rows = _with_all(rows, _COUNTS, (_ASKED, DAY, CODE, _UNIT), _SHARED)
    twice = flag(nw.col(_SHARED) > 1, nw.col(_DEALS))
    rows = rows.with_columns(twice.alias(_DEALS_TWICE))
    added = [nw.col(name).sum() for name in _ADDED]
    found = rows.group_by(*_KEYS).agg(*added, nw.col(_SIZE).max())
    return found.with_columns(*(int64(nw.col(name)).alias(name) for name in _ADDED))


def _with_all(rows: Any, column: str, keys: Sequence[str], name: str) -> Any:
    """The rows with the sum of a column over all that have the same keys."""
    if rows.implementation is not nw.Implementation.DASK:
        return rows.with_columns(nw.col(column).sum().over(*keys).alias(name))
    # It cannot put back beside rows that were joined what it worked out in groups.
    known = [f"{key}_of_all" for key in keys]
    found = _settled(rows.group_by(*keys).agg(nw.col(column).sum().alias(name)))
    named = (nw.col(key).alias(to) for key, to in zip(keys, known, strict=True))
    found = found.select(*named, name)
    return rows.join(found, left_on=list(keys), right_on=known, how="left")


def _settled(found: Any) -> Any:
    """The rows; of Dask those of which it no longer knows by what they were grouped.

    It would look for these columns under their old names, once they are called otherwise.
    """
    if found.implementation is not nw.Implementation.DASK:
        return found
    return nw.from_native(found.to_native().map_partitions(_as_it_is))


def _as_it_is(part: Any) -> Any:
    return part


def _of_day(within: nw.Expr, undated: nw.Expr) -> Iterator[tuple[str, nw.Expr]]:
    """What the deals of one seller, day and currency are for a quota."""
    in_money = nw.col(_UNIT).is_in(list(CURRENCIES)) & within
    in_customers = (nw.col(_UNIT) == GoalUnit.CUSTOMERS.value) & within
    own, none = nw.col(CODE) == nw.col(_UNIT), nw.col(CODE) == NO_AMOUNT
    unknown = ~nw.col(CODE).is_in(list(CURRENCIES)) & ~none

    def of(test: nw.Expr, name: str) -> nw.Expr:
        return flag(test, nw.col(name))

    yield _ACTUAL, of(in_money & own, deals_of.SOLD) + of(in_customers, deals_of.CUSTOMERS)
    yield _DEALS, of(in_money & own, deals_of.WON) + of(in_customers, deals_of.CUSTOMERS)
    large = nw.when(in_money & own).then(nw.col(deals_of.LARGEST)).otherwise(nw.lit(0.0))
    yield _SIZE, large
    yield MADE + "no_close_date", of(undated, deals_of.WON)
    yield MADE + "no_amount", of(in_money & none, deals_of.WON)
    yield MADE + "other_currency_of_deal", of(in_money & ~own & ~none, deals_of.WON)
    yield MADE + "no_account", of(in_customers, deals_of.NO_ACCOUNT)
    yield MADE + "customer_since_unknown", of(in_customers, deals_of.SINCE_UNKNOWN)
    yield MADE + "customer_already", of(in_customers, deals_of.ALREADY)
    yield _UNREAD, of(within | undated, deals_of.UNREAD)
    yield _NO_CODE, of(in_money & unknown, deals_of.WON)
    yield _NOBODY, flag(nw.col(_ASKED).is_null())


def _answered(rows: Any, asked: _Quotas, sold: CreditedDeals, day: date | None) -> Any:
    """The quotas with what was reached, or why that is not known."""
    scale = nw.when(_is_money()).then(scale_expression(nw.col(_UNIT))).otherwise(nw.lit(1))
    reached = nw.col(_ACTUAL).cast(nw.Float64) / scale.cast(nw.Float64)
    shown = ["owner", "owner_kind", "starts", "last", "unit", "quota", "known_to", "actual"]
    shown += ["deals", "deals_twice", *_LEFT_OUT, "status", "reason"]
    own = left_beside(asked.own, shown)
    # Who stands there twice with one quota shares all of its deals.
    twice = nw.when(nw.col(_TIMES) > 1).then(nw.col(_DEALS)).otherwise(nw.col(_DEALS_TWICE))
    numbers = {name: nw.col(made) for made, name in _NUMBERS.items()} | {"deals_twice": twice}
    rows = rows.select(
        *own,
        *asked.columns(day),
        *(value.alias(name) for name, value in numbers.items()),
        reached.alias(_AS_AMOUNT),
        *told_by(_rules(sold)),
    )
    known = nw.when(measured()).then(nw.col(_AS_AMOUNT))
    return rows.with_columns(known.alias("actual")).select(*own, *shown)


def _is_money() -> nw.Expr:
    return nw.col(_UNIT).is_in(list(CURRENCIES))


def _rules(sold: CreditedDeals) -> Iterator[Rule]:
    """Why it is not known what was reached, in the order of looking."""
    money, customers = _is_money(), nw.col(_UNIT) == GoalUnit.CUSTOMERS.value
    known = ((money, sold.tells_money), (customers, sold.tells_customers))
    told = [test for test, is_told in known if is_told]
    yield Rule("required_missing", nw.col(_LACKS) == 1)
    yield Rule("unknown_label", (nw.col(_UNKNOWN_KIND) == 1) | (nw.col(_UNREAD) > 0))
    yield Rule("not_credited", ~reduce(or_, told, nw.lit(value=False)))
    yield Rule("team_without_members", nw.col(_NOBODY) > 0)
    yield Rule("unknown_currency", nw.col(_NO_CODE) > 0)
    size = nw.col(_SIZE)
    large = (size == NOT_EXACT) | (size * nw.col(_DEALS).cast(nw.Float64) > _MOST)
    yield Rule("out_of_bounds", large)
