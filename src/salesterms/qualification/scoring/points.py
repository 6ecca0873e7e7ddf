"""Rows of points: for a criterion on facts, or for each signal of a name."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, TypeAlias

from attrs import field, frozen

from salesterms.criteria import All, Any, AtLeast, Before, Criterion, In, Missing, Not, Within
from salesterms.entities.rules import Rules
from salesterms.entities.shapes import A_NUMBER, AN_ID, POSITIVE, TEXT
from salesterms.errors import Text, of_kind
from salesterms.values import about

_A_CRITERION: Final = of_kind(
    All | Any | AtLeast | Before | In | Missing | Not | Within,
    Text(
        "a criterion on facts, such as BUDGET.at_least('checked')",
        "een criterium over feiten, zoals BUDGET.at_least('checked')",
    ),
)

_FOR_CRITERION: Final = Rules(
    {
        "id": AN_ID,
        "axis": AN_ID,
        "points": A_NUMBER,
        "criterion": _A_CRITERION,
    }
)
_FOR_SIGNALS: Final = Rules(
    {
        "id": AN_ID,
        "axis": AN_ID,
        "points": A_NUMBER,
        "signal": TEXT,
        "most": POSITIVE.or_none(),
    }
)

_ID: Final = about("what the row is called", "hoe de rij heet", alias="kenmerk")
_AXIS: Final = about(
    "the axis on which the points count", "de as waarop de punten tellen", alias="as"
)
_POINTS: Final = about(
    "the points, below 0 for what speaks against",
    "de punten, onder 0 voor wat ertegen pleit",
    alias="punten",
    unit="points",
)


@frozen(kw_only=True)
class PointsForCriterion:
    """Points for who meets a criterion on facts: the very criterion that a framework asks.

    >>> from salesterms.facts import BUDGET
    >>> row = PointsForCriterion(
    ...     id="budget", axis="fit", points=20, criterion=BUDGET.at_least("checked")
    ... )
    >>> row.points
    20

    `points` is an exact number other than 0. What loses its worth is as old as the latest evidence
    that meets the criterion: as the oldest part where all parts are needed, as the newest where one
    is enough. A field of another shape raises `EntityProblems`; the rest is asked by `ScoreModel`.
    Glossary: lead-score (000:60).
    """

    id: str = field(metadata=_ID)
    axis: str = field(metadata=_AXIS)
    points: int | Decimal = field(metadata=_POINTS)
    criterion: Criterion = field(
        metadata=about("what is asked", "wat gevraagd wordt", alias="criterium")
    )

    def __attrs_post_init__(self) -> None:
        _FOR_CRITERION.check(self)


@frozen(kw_only=True)
class PointsForSignals:
    """Points for every signal of a name: visits, downloads, replies, unsubscribing.

    >>> row = PointsForSignals(id="visits", axis="behaviour", points=2, signal="visit", most=15)
    >>> row.most
    15

    `points` is an exact number other than 0, for each signal whose `name` is `signal`; each signal
    loses its worth by its own age. `most` is what the whole row brings at most, or takes away where
    `points` is below 0; None where it has no end. A field of another shape raises `EntityProblems`.
    Glossary: lead-score, buying-signal (000:60, 000:54).
    """

    id: str = field(metadata=_ID)
    axis: str = field(metadata=_AXIS)
    points: int | Decimal = field(metadata=_POINTS)
    signal: str = field(
        metadata=about("the name of the signals", "de naam van de signalen", alias="signaal")
    )
    most: int | Decimal | None = field(
        default=None,
        metadata=about(
            "the most points that the row brings or takes away",
            "de meeste punten die de rij oplevert of kost",
            alias="hoogstens",
            unit="points",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _FOR_SIGNALS.check(self)


ScoreRow: TypeAlias = PointsForCriterion | PointsForSignals
