"""Commission by the tiers of a plan, on frames of deals: what each person earned in each period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.criteria import Placement, Row
from salesterms.errors import Text
from salesterms.frames.counting.by_bucket import Counting
from salesterms.frames.counting.quantities import Part
from salesterms.frames.ground.days import NO_UNIT, UNITS
from salesterms.frames.ground.engines import MADE, Engine
from salesterms.frames.ground.rules import Rule, told_by, where_measured
from salesterms.frames.metrics.answering import VALUE
from salesterms.frames.metrics.keys import Grouping, fields_of, with_keys
from salesterms.frames.paying.brackets_of_plan import PlanBrackets
from salesterms.frames.reading.expressions import UNREADABLE, Reader
from salesterms.frames.reading.given import GivenFrame
from salesterms.frames.reading.records import DEALS
from salesterms.lifecycle import Category
from salesterms.metrics.arguments import BadArgument, names_of, question
from salesterms.metrics.commissions.asking import asked
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import AMOUNT, CLOSED, PERIOD, STATUS
from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from salesterms.entities import CommissionPlan
    from salesterms.frames.reading.cells import Cell
    from salesterms.values import Period

_PAID_ON: Final = "paid_on"
_OTHER: Final = "currency_of_no_plan"
#: What a draw adds, over the denominator of what is earned.
_DRAWN: Final = "draw_paid"
_SOLD: Final = f"{_PAID_ON}_amount"
#: As a statement of records sorts deals out, line by line; the currency is looked at after it.
_FIRST: Final = Row("not_won", ~STATUS.is_(Category.WON))
_UNDATED: Final = Row("no_close_date", CLOSED.missing())
_REST: Final = (
    Row("outside_period", ~CLOSED.within(PERIOD)),
    Row("after_as_of", ~CLOSED.before(AFTER_AS_OF)),
    Row("no_amount", AMOUNT.missing()),
    Row(_PAID_ON, ~AMOUNT.missing()),
)
#: How many months a calendar unit has, of those in which a plan can count together.
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "week": 0}


def commissions(
    frame: Any,
    plan: CommissionPlan,
    *,
    by: str | Sequence[str] = "owner",
    period: Period | str | None = None,
    as_of: date | str | None = None,
    mapping: Any = None,
) -> Any:
    """What each person earned by the tiers of a plan, as a frame of the kind that was given.

    >>> from decimal import Decimal
    >>> import polars as pl
    >>> from salesterms import frames
    >>> from salesterms.entities import CommissionBasis, CommissionKind, CommissionPlan
    >>> from salesterms.entities import CommissionTier, TierMeasure
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
    >>> deals = pl.DataFrame(
    ...     {
    ...         "owner": ["Ann", "Ann"],
    ...         "status": ["won", "won"],
    ...         "closed": ["2026-01-01", "2026-02-01"],
    ...         "amount": [95_000, 10_000],
    ...         "currency": ["EUR", "EUR"],
    ...     }
    ... ).with_columns(pl.col("closed").str.to_date())
    >>> frames.commissions(deals, plan, period="2026").select("owner", "value", "paid_on").rows()
    [('Ann', 6400.0, 2)]

    Rows are deals, or credits of them: with a status, an amount, a day of closing, and whose they
    are. Those count that count in a statement of records, and every other has its reason; that one
    deal stands in two rows, which a statement refuses, is not looked at. `by` may hold the calendar
    unit in which the plan counts together, as `["owner", "quarter"]` for a plan of three months.
    `value` is what was earned, `numerator` / `denominator`, before it is rounded to be paid out:
    after threshold, cap and floor. What a draw adds to it stands in `draw_paid`, over the same
    `denominator`. Who has no row in a period has no line in it, and so no floor. Rows of nobody
    have no answer (`no_owner`), nor have rows of no period by a plan with a floor or a draw
    (`no_close_date`). A plan with more, such as rates by product, a draw that is taken back or a
    clawback, raises `PlanNotOnFrames`; columns that are missing raise `SchemaProblems`, and other
    wrong arguments `BadArgument`.
    """
    asked(
        plan,
        seller=None,
        period=period,
        as_of=as_of,
        quota=None,
        earlier=(),
        undone=None,
        rounding="half_up",
    )
    brackets, given, names = PlanBrackets.of(plan), question(period, as_of, {}), names_of(by)
    _whole_units(plan, names)
    deals = GivenFrame.of(frame, mapping, DEALS.columns.values())
    dated = given.period is not None or given.as_of is not None or bool(_MONTHS.keys() & {*names})
    table = Placement((_FIRST, *((_UNDATED,) if dated else ()), *_REST))
    wanted = fields_of(names, DEALS, CLOSED.name, None, deals)
    wanted |= {column.name for column in table.given(given.given).columns}
    cells = deals.cells(wanted)
    grouping = Grouping(
        rows=DEALS, cells=cells, schema=deals.schema, date_field=CLOSED.name, as_of=None
    )
    keys = [grouping.key(name) for name in names]
    counting = _counting(table, cells, given.given, plan, {key.column: key.value for key in keys})
    opened = deals.opened
    prepared = deals.with_made(cells, number=False)
    answer = _answer(counting.of(prepared, opened.engine), brackets, counting, keys)
    drawn = () if brackets.draw is None else (_DRAWN,)
    own = {
        **{name: nw.col(name) for name in (*VALUE, *counting.buckets, _SOLD, *drawn)},
        "value": _value(brackets, opened.engine),
        "currency": nw.lit(plan.currency),
        "plan": nw.lit(plan.name),
        "period": nw.lit(str(given.period or "")),
        "as_of": nw.lit(str(given.as_of or "")),
    }
    return opened.given_back(*with_keys(answer, keys, own))


def _whole_units(plan: CommissionPlan, names: Sequence[str]) -> None:
    """Raise `BadArgument` for a calendar unit of other months than the plan counts together."""
    for name in names:
        if _MONTHS.get(name, plan.period_months) != plan.period_months:
            months = plan.period_months
            raise BadArgument(
                "by",
                name,
                Text(
                    f"the unit of {months} months for which the plan counts together",
                    f"de eenheid van {months} maanden waarover het plan samentelt",
                ),
            )


def _counting(
    table: Placement,
    cells: dict[str, Cell],
    given: Any,
    plan: CommissionPlan,
    keys: Mapping[str, nw.Expr],
) -> Counting:
    reader, amount = Reader(cells, given), cells[AMOUNT.name]
    buckets, place = reader.buckets(table), reader.place(table)
    other = (place == buckets.index(_PAID_ON)) & (amount.currency != plan.currency)
    return Counting(
        keys=keys,
        buckets=(*buckets, _OTHER),
        counted=(_PAID_ON,),
        place=nw.when(other).then(nw.lit(len(buckets))).otherwise(place),
        parts=[Part("amount", amount.made, amount.largest)],
    )


def _answer(found: Any, brackets: PlanBrackets, counting: Counting, keys: Sequence[Any]) -> Any:
    """What each group earned, or why that is not known."""
    known = _earned(found, brackets).with_columns(
        nw.lit(brackets.denominator).cast(nw.Int64).alias("denominator")
    )
    drawn = brackets.draw_paid(nw.col("numerator"))
    if drawn is not None:
        known = known.with_columns(drawn.cast(nw.Int64).alias(_DRAWN))
    return known.with_columns(*told_by(_rules(brackets, counting, keys)))


def _value(brackets: PlanBrackets, engine: Engine) -> nw.Expr:
    value = engine.float_of(nw.col("numerator")) / float(brackets.denominator)
    return where_measured(value)


def _earned(found: Any, brackets: PlanBrackets) -> Any:
    """What the deals of each group bring, and what the limits of the plan make of it in turn."""
    sold = nw.col(_SOLD)
    steps = [lambda _: brackets.earned(sold), *brackets.limits(sold)]
    names = [*(f"{MADE}earned_{at}" for at in range(1, len(steps))), "numerator"]
    before = ""
    for name, step in zip(names, steps, strict=True):
        # A column for each step: an engine of text would write out each part many times.
        found = found.with_columns(step(nw.col(before or _SOLD)).cast(nw.Int64).alias(name))
        before = name
    return found


def _rules(brackets: PlanBrackets, counting: Counting, keys: Sequence[Any]) -> Iterator[Rule]:
    yield Rule("unknown_label", nw.col(UNREADABLE) > 0)
    tests = (brackets.wraps(nw.col(_SOLD)), counting.too_large())
    for test in [one for one in tests if one is not None]:
        yield Rule("out_of_bounds", test)
    for key in keys:
        if key.name == "owner":
            yield Rule("no_owner", nw.col(key.column).is_null(), Status.UNDEFINED)
        if key.name in UNITS and brackets.pays_without_sales:
            # Of no period there is no statement, so that nobody has a floor of it.
            yield Rule("no_close_date", nw.col(key.column) == NO_UNIT, Status.UNDEFINED)
