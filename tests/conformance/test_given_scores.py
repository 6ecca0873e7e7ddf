"""The given cases of lead scores, recomputed by this library."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Evidence,
    Facts,
    Level,
    Maker,
    MakerKind,
    NoRecord,
    yes_or_no,
)
from salesterms.qualification import (
    Decay,
    DecayForm,
    PointsForCriterion,
    PointsForSignals,
    ScoreAxis,
    ScoreModel,
    Signal,
    SignalKind,
    score,
)

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def test_every_given_lead_score_is_recomputed_here(cases: dict[str, Any]) -> None:
    given = {id_ for id_, case in cases.items() if case["metric"] == "lead_score"}
    assert given == {"LS-01", "LS-03"}


def test_two_axes_add_up(cases: dict[str, Any]) -> None:
    inputs, expected = cases["LS-01"]["inputs"], cases["LS-01"]["expected"]
    fit = {
        name: yes_or_no(name, name, name, negation=Text("no", "nee"), no_record=NoRecord.NO)
        for name in inputs["fit"]
    }
    catalogue = CATALOGUE.with_(*fit.values())
    model = ScoreModel(
        name="two axes",
        axes=(ScoreAxis(name="fit", weight=1), ScoreAxis(name="behaviour", weight=1)),
        rows=(
            *(
                PointsForCriterion(id=name, axis="fit", points=points, criterion=fit[name].holds)
                for name, points in inputs["fit"].items()
            ),
            *(
                PointsForSignals(id=name, axis="behaviour", points=points, signal=name)
                for name, points in inputs["behaviour"].items()
            ),
        ),
    )
    seen = [
        Signal(kind=SignalKind.ENGAGEMENT, name=name, person="P-1", at=AS_OF, strength=1)
        for name in inputs["behaviour"]
    ]
    known = Facts(catalogue, **dict.fromkeys(fit, "yes"))
    found = score(model, known, signals=seen, person="P-1", as_of=AS_OF)
    assert {**found.by_axis, "total": found.total} == expected


def test_points_halve_after_each_full_half_life(cases: dict[str, Any]) -> None:
    inputs, expected = cases["LS-03"]["inputs"], cases["LS-03"]["expected"]
    halving = Decay(form=DecayForm.HALVES_AT_ONCE, days=30)
    points = inputs["behaviour"]
    model = ScoreModel(
        name="halving",
        axes=(ScoreAxis(name="behaviour", weight=1, decay=halving),),
        rows=(
            PointsForCriterion(
                id="engaged",
                axis="behaviour",
                points=points,
                criterion=CATALOGUE["interest"].at_least("engaged"),
            ),
        ),
    )

    def after(days: int) -> object:
        visit = Evidence(
            fact="interest",
            level=Level.STATED,
            at=AS_OF - timedelta(days=days),
            by=Maker(kind=MakerKind.SYSTEM),
        )
        return score(model, Facts(), evidence=[visit], as_of=AS_OF).by_axis["behaviour"]

    assert [after(days) for days in inputs["idle_days"]] == expected
