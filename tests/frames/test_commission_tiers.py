"""Commission by tiers on frames is what a statement of records earns, for generated plans."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pytest
from attrs import evolve
from frame_engines import frame_on, rows_of_answer
from packed_cases import deal_columns, deals_of_cases

from salesterms import Category, Money, frames
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    TierMeasure,
)
from salesterms.metrics import commission_statements
from salesterms.metrics.arguments import BadArgument
from salesterms.values import CALENDAR_UNITS

ENGINES = ("polars", "pandas", "pyarrow", "duckdb")
SLOW = ("pandas_arrow", "dask", "ibis", "sqlframe", "pyspark")
ON_SLOW = [pytest.param(engine, CommissionKind.MARGINAL, marks=pytest.mark.slow) for engine in SLOW]
CASES = 40
ASKED: tuple[dict[str, Any], ...] = ({}, {"period": "2024"}, {"as_of": "2024-03-31"})


@cache
def cases() -> dict[int, list[Any]]:
    """Deals of many cases, most of which are won."""
    draw = Random(11)
    return {
        case: [row if draw.random() < 0.4 else evolve(row, status=Category.WON) for row in rows]
        for case, rows in deals_of_cases(7, CASES).items()
    }


@cache
def frame_of_cases(engine: str) -> Any:
    return frame_on(engine, deal_columns(cases()))


def limits_of(draw: Random, currency: str) -> dict[str, Any]:
    """A threshold, a cap, a floor and a draw that is kept: of each, one or none."""
    amounts = ("0", "0.005", "1", "77.77", "5000", "123456.789")
    low, high = sorted(Decimal(draw.choice(amounts)) for _ in range(2))
    found = {
        "threshold": Decimal(draw.choice(amounts)),
        "floor": Money(low, currency),
        "cap": Money(high, currency),
        "draw": Money(draw.choice(amounts), currency),
    }
    chosen = {name: one for name, one in found.items() if draw.random() < 0.6}
    return chosen | ({"draw_recoverable": False} if "draw" in chosen else {})


def plan_of(
    draw: Random, kind: CommissionKind, months: int, *, limited: bool = False
) -> CommissionPlan:
    """A plan with bounds that amounts are equal to, between cents too, and rates of many digits."""
    currency = draw.choice(("EUR", "JPY"))
    bounds = {Decimal(0), *(Decimal(text) for text in ("0.05", "0.995", "1", "123.45", "9999.99"))}
    chosen = sorted(draw.sample(sorted(bounds - {Decimal(0)}), draw.choice((0, 1, 3, 5))))
    if kind is CommissionKind.FLAT:
        chosen = []
    lows, rates = [Decimal(0), *chosen], ("0", "0.05", "0.0333", "1", "0.125")
    return CommissionPlan(
        name="plan",
        kind=kind,
        basis=CommissionBasis.REVENUE,
        measure=TierMeasure.BASIS,
        currency=currency,
        period_months=months,
        **(limits_of(draw, currency) if limited else {}),
        tiers=tuple(
            CommissionTier(lower=low, upper=high, rate=Decimal(draw.choice(rates)))
            for low, high in zip(lows, [*chosen, None], strict=True)
        ),
    )


def said(statement: Any) -> tuple[Any, ...]:
    """What a statement says of a person: what was earned, and how many rows each reason has."""
    return Fraction(statement.earned.amount), statement.counted, dict(statement.excluded)


def found(row: dict[str, Any]) -> tuple[Any, ...]:
    """The same of a row of an answer."""
    assert (row["status"], row["reason"]) == ("measured", "")
    names = ("not_won", "no_close_date", "outside_period", "after_as_of", "no_amount")
    excluded = {name: row.get(name) for name in (*names, "currency_of_no_plan") if row.get(name)}
    earned = Fraction(row["numerator"], row["denominator"])
    assert row["value"] == pytest.approx(float(earned), rel=1e-15)
    return earned, row["paid_on"], excluded


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", CommissionKind)
def test_each_person_earns_what_a_statement_says(engine: str, kind: CommissionKind) -> None:
    draw = Random(kind.value)
    for asked in ASKED:
        plan = plan_of(draw, kind, 12)
        answer = frames.commissions(frame_of_cases(engine), plan, by=["case_id", "owner"], **asked)
        rows = {(row["case_id"], row["owner"]): row for row in rows_of_answer(answer)}
        for case, deals in cases().items():
            statements = commission_statements(deals, plan, **asked)
            assert {owner for at, owner in rows if at == case and owner} == {*statements}
            for owner, statement in statements.items():
                assert found(rows[case, owner]) == said(statement)


def paid_in_advance(statement: Any) -> Fraction:
    """What a statement adds by a draw."""
    return sum(
        (one.amount for one in statement.adjustments if one.kind == "draw_paid"), Fraction(0)
    )


@pytest.mark.parametrize(("engine", "kind"), [*product(ENGINES, CommissionKind), *ON_SLOW])
def test_threshold_cap_floor_and_draw_are_those_of_a_statement(
    engine: str, kind: CommissionKind
) -> None:
    draw = Random(f"{kind.value} limited")
    moved = 0
    for asked in (*ASKED, *ASKED) if engine in ENGINES else ASKED[1:2]:
        plan = plan_of(draw, kind, 12, limited=True)
        if engine in SLOW:
            least, most = (Money(amount, plan.currency) for amount in ("0.5", 90))
            limits: dict[str, Any] = {"floor": least, "cap": most, "draw": most}
            plan = evolve(plan, threshold=Decimal(50), draw_recoverable=False, **limits)
        answer = frames.commissions(frame_of_cases(engine), plan, by=["case_id", "owner"], **asked)
        rows = {(row["case_id"], row["owner"]): row for row in rows_of_answer(answer)}
        for case, deals in cases().items():
            for owner, statement in commission_statements(deals, plan, **asked).items():
                row = rows[case, owner]
                assert found(row) == said(statement)
                drawn = Fraction(row.get("draw_paid") or 0, row["denominator"])
                assert drawn == paid_in_advance(statement)
                moved += bool(statement.adjustments)
        assert ("draw_paid" in next(iter(rows.values()))) == (plan.draw is not None)
    assert moved > CASES / 2


@pytest.mark.parametrize("engine", ENGINES)
def test_nobody_has_the_floor_of_no_quarter(engine: str) -> None:
    plan = small_plan(period_months=3, floor=Money(5, "EUR"))
    answer = frames.commissions(frame_of_cases(engine), plan, by=["owner", "quarter"])
    undated = [row for row in rows_of_answer(answer) if row["quarter"] is None and row["owner"]]
    assert undated
    assert {(row["status"], row["reason"]) for row in undated} == {("undefined", "no_close_date")}
    assert {row["value"] for row in undated} == {None}


@pytest.mark.parametrize("engine", ENGINES)
def test_each_quarter_of_a_plan_of_three_months_is_a_statement_of_its_own(engine: str) -> None:
    plan = plan_of(Random(5), CommissionKind.MARGINAL, 3)
    frame = frame_of_cases(engine)
    answer = frames.commissions(frame, plan, by=["case_id", "owner", "quarter"])
    paid = Counter(row["status"] for row in rows_of_answer(answer))
    assert paid["measured"] > CASES
    quarter = CALENDAR_UNITS["quarter"]
    for row in rows_of_answer(answer):
        if row["owner"] is None:
            assert (row["status"], row["reason"]) == ("undefined", "no_owner")
            assert row["value"] is None
        elif row["quarter"] is None:
            assert row["numerator"] == row["paid_on"] == 0
        else:
            own = [
                one
                for one in cases()[row["case_id"]]
                if one.owner == row["owner"]
                and one.closed
                and quarter(one.closed) == row["quarter"]
            ]
            [statement] = commission_statements(own, plan, period=row["quarter"]).values()
            assert found(row) == said(statement)


def small_plan(**more: Any) -> CommissionPlan:
    """One tier, with whatever else is given."""
    given: dict[str, Any] = {
        "name": "plan",
        "kind": CommissionKind.FLAT,
        "basis": CommissionBasis.REVENUE,
        "measure": TierMeasure.BASIS,
        "currency": "EUR",
        "period_months": 12,
        "tiers": (CommissionTier(lower=0, upper=None, rate=Decimal("0.1")),),
    }
    return CommissionPlan(**given | more)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"draw": Money(5, "EUR"), "draw_recoverable": True}, "draw_recoverable"),
        ({"cap": Money(10**17, "EUR")}, "digits"),
        ({"clawback_months": 3, "clawback_pro_rata": True}, "clawback_months"),
        ({"product_rates": {"P": Decimal("0.2")}}, "product_rates"),
        ({"basis": CommissionBasis.UNITS}, "basis=units"),
        ({"measure": TierMeasure.ATTAINMENT}, "measure=attainment"),
        (
            {"tiers": (CommissionTier(lower=0, upper=None, rate=Decimal("0." + "1" * 20)),)},
            "digits",
        ),
    ],
)
def test_what_a_plan_has_beside_tiers_is_refused_by_name(more: dict[str, Any], named: str) -> None:
    with pytest.raises(frames.PlanNotOnFrames) as error:
        frames.commissions(frame_of_cases("polars"), small_plan(**more))
    assert named in str(error.value)
    assert named in error.value.text("nl")


def test_the_unit_and_the_period_are_those_of_the_plan() -> None:
    frame = frame_of_cases("polars")
    several: tuple[dict[str, Any], ...] = (
        {"by": ["owner", "quarter"]},
        {"by": "week"},
        {"period": "2024-Q1"},
    )
    for wrong in several:
        with pytest.raises(BadArgument):
            frames.commissions(frame, small_plan(), **wrong)
    with pytest.raises(BadArgument, match="plan"):
        frames.commissions(frame, "2026")  # type: ignore[arg-type] # on purpose


@pytest.mark.parametrize("engine", ENGINES)
def test_what_64_bits_cannot_hold_is_refused(engine: str) -> None:
    columns: dict[str, Any] = {
        "owner": ("text", ["Ann", "Bo", "Cy"]),
        "status": ("text", ["won", "won", "sold"]),
        "amount": ("float", [9e9, 1e3, 1.0]),
        "currency": ("text", ["EUR"] * 3),
    }
    rate = Decimal("0.123456789")
    plan = small_plan(tiers=(CommissionTier(lower=0, upper=None, rate=rate),))
    answer = rows_of_answer(frames.commissions(frame_on(engine, columns), plan))
    reasons = {row["owner"]: row["reason"] for row in answer}
    assert reasons == {"Ann": "out_of_bounds", "Bo": "", "Cy": "unknown_label"}
