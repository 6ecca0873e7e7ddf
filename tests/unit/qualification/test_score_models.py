"""A model of scores is sound when it is made: every fault is told at once, with its place."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from salesterms.criteria import All, AtLeast, Before, Column, Criterion, In
from salesterms.documents import DocumentProblems, dumps, loads, structure
from salesterms.entities import EntityProblems
from salesterms.facts import BUDGET, CONTEXT, INTEREST, NEED, STANDING
from salesterms.qualification import (
    PointsForCriterion,
    PointsForSignals,
    ScoreAxis,
    ScoreModel,
    Threshold,
)


def asks(id_: str, criterion: Criterion, points: int = 10, axis: str = "fit") -> PointsForCriterion:
    return PointsForCriterion(id=id_, axis=axis, points=points, criterion=criterion)


def counts(id_: str, points: int = 2, most: int | None = 15) -> PointsForSignals:
    return PointsForSignals(id=id_, axis="behaviour", points=points, signal="visit", most=most)


FIT, BEHAVIOUR = ScoreAxis(name="fit", weight=1), ScoreAxis(name="behaviour", weight=1)
MODEL = ScoreModel(
    name="ours", axes=(FIT, BEHAVIOUR), rows=(asks("need", NEED.holds), counts("visits"))
)


def faults(**given: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(EntityProblems) as caught:
        evolve(MODEL, **given)
    assert caught.value.text("nl")
    return [(problem.code, problem.path) for problem in caught.value.problems]


def bounds(model: ScoreModel, name: str) -> tuple[object, ...]:
    return model.bounds(name)


# --- what it may reach ---------------------------------------------------------------------------


def test_bounds_are_the_sums_cut_off_and_weighed() -> None:
    fit = evolve(FIT, weight=2, cap=15, floor=-5)
    rows = (*MODEL.rows, asks("budget", BUDGET.holds, 20), asks("no", CONTEXT.holds, -50))
    model = evolve(MODEL, axes=(fit, BEHAVIOUR), rows=rows)
    assert [bounds(model, name) for name in ("fit", "behaviour", "total")] == [
        (-5, 15),
        (0, 15),
        (-10, 45),
    ]


def test_signals_without_a_most_have_no_end() -> None:
    endless = evolve(MODEL, rows=(asks("need", NEED.holds), counts("visits", most=None)))
    assert bounds(endless, "behaviour") == (0, None)
    assert bounds(endless, "total") == (0, None)
    below = evolve(MODEL, rows=(asks("need", NEED.holds), counts("left", -9, most=None)))
    assert bounds(below, "total") == (None, 10)
    ends = evolve(endless, axes=(FIT, evolve(BEHAVIOUR, cap=30)))
    assert bounds(ends, "total") == (0, 40)
    unweighed = evolve(endless, axes=(FIT, evolve(BEHAVIOUR, weight=0)))
    assert bounds(unweighed, "total") == (0, 10)


def test_a_threshold_without_an_end_above_is_in_reach() -> None:
    rows = (asks("need", NEED.holds), counts("visits", most=None))
    far = Threshold(name="far", at_least=(("behaviour", 9999), ("total", 9999)))
    assert evolve(MODEL, rows=rows, thresholds=(far,)).thresholds == (far,)


# --- faults --------------------------------------------------------------------------------------


def test_axes_are_named_once_used_and_capped_above_their_floor() -> None:
    axes = (
        evolve(FIT, cap=5, floor=5),
        FIT,
        BEHAVIOUR,
        ScoreAxis(name="total", weight=0, cap=-1, floor=0),
    )
    assert faults(axes=axes) == [
        ("named_twice", "$.axes[1].name"),
        ("cap_not_above_floor", "$.axes[0].cap"),
        ("name_of_total", "$.axes[3].name"),
        ("axis_without_rows", "$.axes[3]"),
        ("cap_not_above_floor", "$.axes[3].cap"),
    ]


def test_rows_are_named_once_on_an_axis_that_is_there_and_give_points() -> None:
    rows = (*MODEL.rows, asks("need", BUDGET.holds, 0), asks("x", CONTEXT.holds, axis="luck"))
    assert faults(rows=rows) == [
        ("named_twice", "$.rows[2].id"),
        ("zero_points", "$.rows[2].points"),
        ("no_such_axis", "$.rows[3].axis"),
    ]


def test_no_two_rows_ask_the_same_on_one_axis() -> None:
    both = (asks("a", NEED.holds & BUDGET.holds), asks("b", All((BUDGET.holds, NEED.holds))))
    rows = (*MODEL.rows, *both, counts("again"), asks("elsewhere", NEED.holds, 1, "behaviour"))
    assert faults(rows=rows) == [
        ("same_row", "$.rows[3].criterion"),
        ("same_row", "$.rows[4].signal"),
    ]


def test_a_criterion_is_about_facts_and_can_be_met() -> None:
    rows = (
        *MODEL.rows,
        asks("none", INTEREST.is_()),
        asks("never", BUDGET.holds & ~BUDGET.holds),
        asks("row", Before(Column("closed", date), date(2026, 1, 1))),
        asks("missing", Column("amount", int).missing()),
        asks("height", AtLeast(STANDING, "sales")),
        asks("value", In(INTEREST, ("keen",))),
    )
    assert faults(rows=rows) == [
        ("never_met", "$.rows[2].criterion"),
        ("never_met", "$.rows[3].criterion"),
        *((("not_askable", f"$.rows[{at}].criterion")) for at in (4, 5, 6, 7)),
    ]


def test_a_total_that_is_the_same_for_everybody_is_refused() -> None:
    weightless = (evolve(FIT, weight=0), evolve(BEHAVIOUR, weight=0))
    assert faults(axes=weightless) == [("same_for_all", "$.axes")]
    assert faults(axes=(), rows=()) == [("same_for_all", "$.axes")]
    floored = (asks("no", NEED.holds, -5), counts("left", -5))
    axes = (evolve(FIT, floor=0), evolve(BEHAVIOUR, floor=0))
    assert faults(axes=axes, rows=floored) == [("same_for_all", "$.axes")]


def test_thresholds_ask_for_something_that_can_be_reached() -> None:
    thresholds = (
        Threshold(name="a", at_least=()),
        Threshold(name="a", at_least=(("fit", 11), ("luck", 1), ("total", 26))),
    )
    assert faults(thresholds=thresholds) == [
        ("named_twice", "$.thresholds[1].name"),
        ("nothing_asked", "$.thresholds[0].at_least"),
        ("out_of_reach", "$.thresholds[1].at_least[0]"),
        ("no_such_axis", "$.thresholds[1].at_least[1]"),
        ("out_of_reach", "$.thresholds[1].at_least[2]"),
    ]


def test_the_harder_grade_of_a_scale_comes_first() -> None:
    def grade(name: str, scale: str | None, **points: int) -> Threshold:
        return Threshold(name=name, at_least=tuple(points.items()), scale=scale)

    easy, hard = grade("B", "fit", fit=5), grade("A", "fit", fit=10)
    assert faults(thresholds=(easy, hard)) == [("grade_never_given", "$.thresholds[1]")]
    assert evolve(MODEL, thresholds=(hard, easy)).thresholds[0] is hard
    other = grade("A", "other", fit=10, behaviour=1)
    aside = grade("A", "fit", behaviour=1)
    assert evolve(MODEL, thresholds=(easy, other)).thresholds
    assert evolve(MODEL, thresholds=(easy, evolve(aside, name="D"))).thresholds
    assert evolve(MODEL, thresholds=(easy, grade("C", None, fit=10))).thresholds


@pytest.mark.parametrize(
    ("made", "paths"),
    [
        (lambda: ScoreAxis(name="", weight=-1, cap=1.5), ["$.name", "$.weight", "$.cap"]),  # type: ignore[arg-type]
        (lambda: ScoreAxis(name="a", weight=1, decay=30), ["$.decay"]),  # type: ignore[arg-type]
        (lambda: asks("", NEED, True, ""), ["$.id", "$.axis", "$.points", "$.criterion"]),  # type: ignore[arg-type]
        (lambda: counts("a", most=0), ["$.most"]),
        (lambda: Threshold(name="a", at_least=[("fit", 1)]), ["$.at_least"]),  # type: ignore[arg-type]
        (lambda: Threshold(name="a", at_least=(("fit", 1),), scale=""), ["$.scale"]),
        (
            lambda: ScoreModel(name="a", axes=(), rows=[], thresholds=(1,)),  # type: ignore[arg-type]
            ["$.rows", "$.thresholds"],
        ),
    ],
)
def test_a_field_of_another_shape_is_told(made: Any, paths: list[str]) -> None:
    with pytest.raises(EntityProblems) as caught:
        made()
    assert [problem.path for problem in caught.value.problems] == paths


# --- as a document -------------------------------------------------------------------------------


def test_a_model_is_a_document() -> None:
    model = evolve(MODEL, thresholds=(Threshold(name="A", at_least=(("fit", 10),), scale="fit"),))
    assert loads(dumps(model), ScoreModel) == model


def test_every_fault_of_a_document_is_told_at_once() -> None:
    document = {
        "name": "",
        "axes": [{"name": "fit", "weight": 1, "decay": {"form": "halves_at_once", "days": 0}}],
        "rows": [{"type": "points_for_criterion", "id": "a", "axis": "fit", "criterion": "keen"}],
    }
    with pytest.raises(DocumentProblems) as caught:
        structure(document, ScoreModel)
    assert {problem.path for problem in caught.value.problems} == {
        "$.name",
        "$.axes[0].decay.days",
        "$.rows[0].points",
        "$.rows[0].criterion",
    }
