"""What is left of points with age, exactly, by three forms that are each stated."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms.documents import dumps, loads
from salesterms.entities import EntityProblems
from salesterms.qualification import Decay, DecayForm

SLOW = Decay(form=DecayForm.HALVES_GRADUALLY, days=10)
STEPS = Decay(form=DecayForm.HALVES_AT_ONCE, days=10)
WEEKLY = Decay(form=DecayForm.LOSES_POINTS, days=7, loss=5)


@pytest.mark.parametrize(
    ("decay", "age", "left"),
    [
        (SLOW, 0, 80),
        (SLOW, 5, 60),
        (SLOW, 10, 40),
        (SLOW, 15, 30),
        (SLOW, 640, 0),
        (STEPS, 9, 80),
        (STEPS, 10, 40),
        (STEPS, 10_000_000_000, 0),
        (WEEKLY, 6, 80),
        (WEEKLY, 7, 75),
        (WEEKLY, 700, 0),
        (SLOW, -3, 80),
    ],
)
def test_what_is_left_of_eighty(decay: Decay, age: int, left: int) -> None:
    assert decay.left(80, Fraction(age)) == left


@pytest.mark.parametrize("decay", [SLOW, STEPS, WEEKLY])
def test_points_below_zero_stay(decay: Decay) -> None:
    assert decay.left(-50, Fraction(100)) == -50


def test_a_half_life_may_be_a_part_of_a_day() -> None:
    hourly = Decay(form=DecayForm.HALVES_AT_ONCE, days=Decimal("0.5"))
    assert hourly.left(8, Fraction(1)) == 2


def test_it_says_itself_in_both_languages_and_is_a_document() -> None:
    assert WEEKLY.explain() == "loses 5 points after every 7 days"
    assert STEPS.explain("nl") == "halveert na elke 10 dagen"
    for decay in (SLOW, STEPS, WEEKLY):
        assert loads(dumps(decay), Decay) == decay


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"form": DecayForm.HALVES_AT_ONCE, "days": 0}, [("not_as_asked", "$.days")]),
        (
            {"form": "halves", "days": -1, "loss": 0},
            [("not_as_asked", f"$.{name}") for name in ("form", "days", "loss")],
        ),
        ({"form": DecayForm.LOSES_POINTS, "days": 7}, [("loss_needed", "$.loss")]),
        ({"form": DecayForm.HALVES_AT_ONCE, "days": 7, "loss": 1}, [("loss_unused", "$.loss")]),
        ({"form": DecayForm.HALVES_AT_ONCE, "days": 7.5}, [("not_as_asked", "$.days")]),
        (
            {"form": DecayForm.HALVES_AT_ONCE, "days": Decimal("1E-999")},
            [("not_as_asked", "$.days")],
        ),
    ],
)
def test_every_fault_is_told_at_once(given: Any, found: list[tuple[str, str]]) -> None:
    with pytest.raises(EntityProblems) as caught:
        Decay(**given)
    assert [(one.code, one.path) for one in caught.value.problems] == found
