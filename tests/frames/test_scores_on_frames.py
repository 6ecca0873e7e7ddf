"""The score of a row of a frame is that of the same facts and signals of one lead."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.errors import WrongArgument
from salesterms.facts import (
    BUDGET,
    CATALOGUE,
    CUSTOMER,
    DEAL,
    INTEREST,
    MEANS,
    NEED,
    STANDING,
    Catalogue,
    Facts,
)
from salesterms.facts.catalogue import UnknownFact
from salesterms.facts.masks import NotAboutFacts
from salesterms.metrics.arguments import BadArgument
from salesterms.qualification import (
    Decay,
    DecayForm,
    LeadScore,
    PointsForCriterion,
    PointsForSignals,
    ScoreAxis,
    ScoreModel,
    Signal,
    SignalKind,
    Threshold,
    score,
)
from salesterms.strategies import score_models

pytest.importorskip("narwhals")

from frame_comparing import NEAR
from frame_engines import ENGINES, frame_on, rows_of_answer

from salesterms import frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.criteria import Criterion

QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = tuple(name for name in ENGINES if name not in QUICK)
ENGINES_OF_ONE = ("polars", "pandas", "pyarrow", "duckdb")
AS_OF = datetime(2026, 3, 2, tzinfo=UTC)

Columns = dict[str, tuple[str, list[Any]]]


def criterion_row(
    at: int, axis: str, points: Decimal | int, asked: Criterion
) -> PointsForCriterion:
    return PointsForCriterion(id=f"row-{at}", axis=axis, points=points, criterion=asked)


#: Every shape of criterion, points below 0, parts of points, a cap, a floor and grades.
RICH = ScoreModel(
    name="rich",
    axes=(
        ScoreAxis(name="fit", weight=Decimal("0.5"), cap=30),
        ScoreAxis(name="behaviour", weight=2, cap=60, floor=Decimal("-10.5")),
    ),
    rows=(
        criterion_row(0, "fit", 20, BUDGET.at_least("checked")),
        criterion_row(1, "fit", Decimal("12.25"), NEED.holds & MEANS.at_least("stated")),
        criterion_row(2, "fit", -5, ~NEED.holds),
        criterion_row(3, "fit", 3, STANDING.is_("sales", "converted")),
        criterion_row(4, "behaviour", 25, INTEREST.at_least("specific") | DEAL.is_("open", "won")),
        criterion_row(5, "behaviour", -20, CUSTOMER.is_("former")),
        criterion_row(6, "behaviour", 7, ~STANDING.is_("nurture") & ~DEAL.is_("lost")),
        PointsForSignals(
            id="visits", axis="behaviour", points=Decimal("1.5"), signal="visit", most=15
        ),
        PointsForSignals(id="away", axis="behaviour", points=-4, signal="left", most=9),
        PointsForSignals(id="demo", axis="fit", points=2, signal="demo"),
    ),
    thresholds=(
        Threshold(name="A", at_least=(("total", 60),), scale="grade"),
        Threshold(name="B", at_least=(("total", Decimal("20.3")), ("fit", 10)), scale="grade"),
        Threshold(name="low", at_least=(("behaviour", Decimal("0.1")),)),
    ),
)


def drawn(model: ScoreModel, names: Sequence[str], draw: Random, rows: int) -> list[Any]:
    """Of each lead a value of each fact or None, and a number of each signal."""
    signals = [row.signal for row in model.rows if isinstance(row, PointsForSignals)]
    found = []
    for _ in range(rows):
        unknown = draw.choice((0.0, 0.3, 0.8))
        facts = {
            name: None if draw.random() < unknown else draw.randrange(len(CATALOGUE[name].names))
            for name in names
        }
        found.append((facts, {name: draw.choice((0, 0, 1, 3, 12)) for name in signals}))
    return found


def columns_of(leads: list[Any]) -> Columns:
    facts, signals = leads[0]
    return {
        "at": ("whole", list(range(len(leads)))),
        **{name: ("whole", [one[0][name] for one in leads]) for name in facts},
        **{f"n_{name}": ("whole", [one[1][name] for one in leads]) for name in signals},
    }


def of_lead(model: ScoreModel, lead: Any) -> LeadScore:
    facts, counts = lead
    values = {
        name: CATALOGUE[name].names if number is None else CATALOGUE[name].names[number]
        for name, number in facts.items()
    }
    signals = [
        Signal(
            id=f"{name}-{at}",
            kind=SignalKind.ENGAGEMENT,
            name=name,
            person="P",
            at=AS_OF,
            strength=1,
        )
        for name, count in counts.items()
        for at in range(count)
    ]
    return score(model, Facts(**values), as_of=AS_OF, person="P", signals=signals)


def near(value: float, exact: Fraction) -> bool:
    return abs(Fraction(value) - exact) <= abs(exact) * Fraction(NEAR)


def compare(engine: str, model: ScoreModel, leads: list[Any]) -> None:
    signals = {name: f"n_{name}" for name in leads[0][1]}
    answer = frames.lead_scores(frame_on(engine, columns_of(leads)), model, signals=signals)
    for row in rows_of_answer(answer):
        exact = of_lead(model, leads[row["at"]])
        assert (row["score_status"], row["score_reason"]) == ("measured", "")
        assert Fraction(row["score_numerator"]) / row["score_denominator"] == exact.total, row
        ends = (("score", exact.total), ("score_low", exact.low), ("score_high", exact.high))
        assert all(near(row[name], end) for name, end in ends), row
        assert all(near(row[f"score_axis_{axis}"], end) for axis, end in exact.by_axis.items())
        reached = {name: row[f"score_reach_{name}"] for name in exact.outcomes}
        assert reached == exact.outcomes, row


FACTS = ("budget", "need", "means", "standing", "interest", "deal", "customer")


@pytest.mark.parametrize("engine", QUICK)
def test_scores_are_equal_to_those_of_facts_and_signals(engine: str) -> None:
    draw = Random(QUICK.index(engine))
    compare(engine, RICH, drawn(RICH, FACTS, draw, 80))


@pytest.mark.parametrize("engine", QUICK)
def test_a_fact_without_a_column_is_as_nothing_on_record(engine: str) -> None:
    draw = Random(QUICK.index(engine))
    compare(engine, RICH, drawn(RICH, FACTS[::2], draw, 40))
    compare(engine, RICH, drawn(RICH, (), draw, 5))


@pytest.mark.slow
@pytest.mark.parametrize("engine", SLOW)
def test_scores_are_equal_on_engines_that_begin_slowly(engine: str) -> None:
    compare(engine, RICH, drawn(RICH, FACTS, Random(engine), 30))


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_scores_are_equal_by_any_model(data: st.DataObject) -> None:
    model = data.draw(score_models(facts=("budget", "need", "means", "interest")))
    model = evolve(model, axes=tuple(evolve(axis, decay=None) for axis in model.axes))
    draw = Random(data.draw(st.integers(0, 10**6)))
    compare("polars", model, drawn(model, FACTS, draw, 30))


@pytest.mark.parametrize("engine", ENGINES_OF_ONE)
def test_a_number_that_can_be_none_is_told_and_gives_no_score(engine: str) -> None:
    model = evolve(RICH, rows=RICH.rows[:8], thresholds=())
    columns: Columns = {
        "at": ("whole", [0, 1, 2, 3, 4]),
        "budget": ("whole", [9, None, 1, 2, 3]),
        "n_visit": ("float", [1.0, -1.0, None, 1.5, 3.0]),
    }
    frame = frame_on(engine, columns)
    answer = frames.lead_scores(frame, model, signals={"visit": "n_visit"}, named="s")
    rows = sorted(rows_of_answer(answer), key=lambda row: row["at"])
    assert [(row["s_status"], row["s_reason"]) for row in rows] == [
        ("refused", "unknown_level"),
        *[("refused", "unknown_count")] * 3,
        ("measured", ""),
    ]
    numbers = ("s", "s_numerator", "s_low", "s_high", "s_axis_fit")
    assert {row[name] for row in rows[:4] for name in numbers} == {None}


def test_what_falls_with_age_is_refused_by_name() -> None:
    decay = Decay(form=DecayForm.HALVES_AT_ONCE, days=30)
    model = evolve(RICH, axes=(RICH.axes[0], evolve(RICH.axes[1], decay=decay)))
    with pytest.raises(frames.ScoreNotOnFrames, match="'behaviour'"):
        frames.lead_scores(frame_on("polars", {"at": ("whole", [1])}), model, signals={})


def test_points_too_fine_for_whole_numbers_are_refused_by_name() -> None:
    row = criterion_row(0, "fit", Decimal("0.00000000000001"), BUDGET.holds)
    model = ScoreModel(
        name="fine", axes=(RICH.axes[0],), rows=(row, criterion_row(1, "fit", 99, NEED.holds))
    )
    with pytest.raises(frames.ScoreNotOnFrames, match="'fine'"):
        frames.lead_scores(frame_on("polars", {"at": ("whole", [1])}), model)


def test_wrong_arguments_and_columns_are_refused_before_any_work() -> None:
    frame = frame_on("polars", {"budget": ("text", ["x"]), "score_low": ("whole", [1])})
    signals = {"visit": "v", "left": "budget", "demo": "score_low"}
    with pytest.raises(WrongArgument):
        frames.lead_scores(frame, "model")  # type: ignore[arg-type] # no model
    for bad in (None, {"visit": "v"}, {**signals, "visit": 1}, "visit"):
        with pytest.raises(BadArgument, match="signals"):
            frames.lead_scores(frame.drop("budget"), RICH, signals=bad)  # type: ignore[arg-type]
    with pytest.raises(frames.SchemaProblems) as fact:
        frames.lead_scores(frame, RICH, signals=signals)
    assert [one.code for one in fact.value.problems] == ["wrong_column_type"]
    with pytest.raises(frames.SchemaProblems) as counts:
        frames.lead_scores(frame, RICH, signals=signals, mapping={"budget": "score_low"})
    assert [one.code for one in counts.value.problems] == ["missing_column", "wrong_column_type"]
    free = dict.fromkeys(signals, "score_low")
    with pytest.raises(frames.SchemaProblems) as taken:
        frames.lead_scores(frame.drop("budget"), RICH, signals=free)
    assert [one.code for one in taken.value.problems] == ["taken_column"]


def test_facts_of_another_catalogue_are_refused() -> None:
    frame = frame_on("polars", {"at": ("whole", [1])})
    model = ScoreModel(name="one", axes=(RICH.axes[0],), rows=(RICH.rows[0],))
    with pytest.raises(UnknownFact):
        frames.lead_scores(frame, model, catalogue=Catalogue((NEED,), ()))
    changed = evolve(BUDGET, cites=("elsewhere",))
    with pytest.raises(NotAboutFacts):
        frames.lead_scores(frame, model, catalogue=Catalogue((changed,), ()))
