"""A model of scores: axes, rows of points on them, and thresholds; sound when it is made."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import TEXT
from salesterms.errors import Text, each_of_kind
from salesterms.qualification.scoring.axes import TOTAL, ScoreAxis, Threshold
from salesterms.qualification.scoring.model_faults import (
    of_axes,
    of_rows,
    of_thresholds,
    of_total,
)
from salesterms.qualification.scoring.points import PointsForCriterion, PointsForSignals, ScoreRow
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROWS: Final = Text(
    "a tuple of PointsForCriterion and PointsForSignals",
    "een tuple van PointsForCriterion en PointsForSignals",
)
_RULES: Final = Rules(
    {
        "name": TEXT,
        "axes": each_of_kind(ScoreAxis, Text("a tuple of ScoreAxis", "een tuple van ScoreAxis")),
        "rows": each_of_kind(PointsForCriterion | PointsForSignals, _ROWS),
        "thresholds": each_of_kind(
            Threshold, Text("a tuple of Threshold", "een tuple van Threshold")
        ),
    },
    Rule(("axes", "rows"), of_axes),
    Rule(("axes", "rows"), of_rows),
    Rule(("axes", "rows"), of_total),
    Rule(("axes", "rows", "thresholds"), of_thresholds),
)


@frozen(kw_only=True)
class ScoreModel:
    """What a team gives points for, on which axes, and from how many points on what is reached.

    >>> from salesterms.facts import BUDGET, INTEREST
    >>> model = ScoreModel(
    ...     name="web team",
    ...     axes=(ScoreAxis(name="fit", weight=1), ScoreAxis(name="behaviour", weight=1)),
    ...     rows=(
    ...         PointsForCriterion(
    ...             id="budget", axis="fit", points=20, criterion=BUDGET.at_least("checked")
    ...         ),
    ...         PointsForCriterion(
    ...             id="price", axis="behaviour", points=25, criterion=INTEREST.at_least("specific")
    ...         ),
    ...         PointsForSignals(id="visits", axis="behaviour", points=2, signal="visit", most=15),
    ...     ),
    ...     thresholds=(Threshold(name="MQL", at_least=(("fit", 20), ("behaviour", 30))),),
    ... )
    >>> [int(most) for _, most in map(model.bounds, ("fit", "behaviour", "total"))]
    [20, 40, 60]

    The points sit on the criteria of a qualified lead (000:60): give the rows the criterion objects
    of your framework. Raises one `EntityProblems` with every place: names that stand twice, axes
    and rows that do not belong together, rows without points, that ask what another row asks on the
    same axis, that nothing can meet or that are not about facts, caps not above their floor,
    a total that is the same for everybody (all weights 0, say), and thresholds that ask for nothing
    or are out of reach, or stand in their scale behind one that is easier.
    Glossary: lead-score (000:60).
    """

    name: str = field(metadata=about("what it is called", "hoe het model heet", alias="naam"))
    axes: tuple[ScoreAxis, ...] = field(metadata=about("the axes", "de assen", alias="assen"))
    rows: tuple[ScoreRow, ...] = field(
        metadata=about("the rows of points", "de rijen met punten", alias="rijen")
    )
    thresholds: tuple[Threshold, ...] = field(
        default=(), metadata=about("the thresholds", "de drempels", alias="drempels")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def bounds(self, axis: str) -> tuple[Fraction | None, Fraction | None]:
        """The fewest and the most points on an axis, or of the total; None where it has no end.

        Rows of which only one can be met are added all the same: it is a bound.
        """
        if axis != TOTAL:
            return self._bounds(next(one for one in self.axes if one.name == axis))
        weighed = [_weighed(one, self._bounds(one)) for one in self.axes]
        return _added(low for low, _ in weighed), _added(high for _, high in weighed)

    def _bounds(self, axis: ScoreAxis) -> tuple[Fraction | None, Fraction | None]:
        rows = [_most(row) for row in self.rows if row.axis == axis.name]
        low = _added(most for most, below in rows if below)
        high = _added(most for most, below in rows if not below)
        ends = (axis.floor if low is None else low, axis.cap if high is None else high)
        fewest, most = (None if end is None else within(axis, Fraction(end)) for end in ends)
        return fewest, most


def within(axis: ScoreAxis, points: Fraction) -> Fraction:
    """Points cut off at the cap and the floor of an axis.

    >>> within(ScoreAxis(name="fit", weight=1, cap=50, floor=0), Fraction(70))
    Fraction(50, 1)
    """
    capped = points if axis.cap is None else min(points, Fraction(axis.cap))
    return capped if axis.floor is None else max(capped, Fraction(axis.floor))


def _most(row: ScoreRow) -> tuple[Fraction | None, bool]:
    """What a row brings or takes away at most, None without end; and whether it takes away."""
    below = row.points < 0
    if isinstance(row, PointsForCriterion):
        return Fraction(row.points), below
    if row.most is None:
        return None, below
    return Fraction(-row.most if below else row.most), below


def _weighed(
    axis: ScoreAxis, bounds: tuple[Fraction | None, Fraction | None]
) -> tuple[Fraction | None, Fraction | None]:
    weight = Fraction(axis.weight)
    low, high = (None if one is None and weight else weight * (one or 0) for one in bounds)
    return low, high


def _added(values: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total
