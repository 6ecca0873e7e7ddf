"""The score of one lead at a moment: its lines, its axes, its range and what it reaches."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.qualification.decay import number_said
from salesterms.qualification.scoring.axes import TOTAL, Threshold
from salesterms.qualification.scoring.lines import LineState, ScoreLine
from salesterms.qualification.scoring.score_model import ScoreModel, within
from salesterms.values import FrozenMapping, instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Callable


class Reach(StrEnum):
    """Whether a threshold is reached.

    >>> [reach.value for reach in Reach]
    ['certain', 'reached', 'possible', 'missed']
    """

    #: Reached, whatever turns out about what is unknown.
    CERTAIN = "certain"
    #: Reached by the points that count now; what is unknown may still take it away.
    REACHED = "reached"
    #: Not reached, and what is unknown may still bring it.
    POSSIBLE = "possible"
    #: Not reached, whatever turns out.
    MISSED = "missed"


REACH_WORDS: Final = {
    Reach.CERTAIN: Text("reached", "gehaald"),
    Reach.REACHED: Text(
        "reached, unless what is unknown speaks against it",
        "gehaald, tenzij wat onbekend is ertegen pleit",
    ),
    Reach.POSSIBLE: Text(
        "not reached; what is unknown may bring it",
        "niet gehaald; wat onbekend is, kan dat brengen",
    ),
    Reach.MISSED: Text("not reached", "niet gehaald"),
}
_HEADING = Text("Lead score {0} on {1}, by {2}", "Leadscore {0} op {1}, volgens {2}")
_RANGE = Text(
    "With what is unknown it may be {0} to {1}", "Met wat onbekend is, kan het {0} tot {1} zijn"
)
_TOTAL = Text("total", "totaal")
_WEIGHT = Text("weight {0}", "gewicht {0}")
_CAPPED = Text("cut off from {0}", "afgekapt van {0}")
_LEFT_OUT: Final = (
    ("ahead", Text("Left out: {0} from later", "Niet meegeteld: {0} van later")),
    ("repeated", Text("Left out: {0} given again", "Niet meegeteld: {0} nogmaals gegeven")),
    (
        "unmatched",
        Text(
            "Left out: signals that no row counts: {0}",
            "Niet meegeteld: signalen die geen rij telt: {0}",
        ),
    ),
)
_READING = Text(
    "The score puts leads in order; it is no probability (000:60)",
    "De score zet leads op volgorde en is geen kans (000:60)",
)


@frozen(kw_only=True)
class LeadScore:
    """The points of one lead at a moment, line by line; made by `score`.

    >>> from datetime import UTC
    >>> from salesterms.facts import NEED, Facts
    >>> from salesterms.qualification import PointsForCriterion, ScoreAxis, score
    >>> model = ScoreModel(
    ...     name="needs",
    ...     axes=(ScoreAxis(name="fit", weight=1),),
    ...     rows=(PointsForCriterion(id="need", axis="fit", points=5, criterion=NEED.holds),),
    ...     thresholds=(Threshold(name="A", at_least=(("fit", 5),)),),
    ... )
    >>> found = score(model, Facts(need="stated"), as_of=datetime(2026, 3, 2, tzinfo=UTC))
    >>> int(found.total), found.reached, found.outcomes["A"].value
    (5, ('A',), 'certain')

    `lines` has a line for every row of the model, in its order. `by_axis` are the points of each
    axis, after its cap and floor; `total` adds them by weight. Both count what is known to be met.
    `low` and `high` are the ends between which the total lies whatever turns out about the facts
    that are unknown, so an unknown fact never counts as a failed one. All are exact fractions.

    Left out are evidence, events and signals from after `as_of` (`ahead`), signals that are given
    `repeated`ly under one id, and signals that no row counts (`unmatched`).
    Glossary: lead-score (000:60).
    """

    model: ScoreModel = field(repr=False)
    person: str | None
    as_of: datetime = field(eq=instant)
    lines: tuple[ScoreLine, ...] = field(repr=False)
    ahead: int
    repeated: int
    unmatched: int

    @property
    def by_axis(self) -> FrozenMapping[str, Fraction]:
        """The points of each axis."""
        return self._axes(lambda line: line.points)

    @property
    def total(self) -> Fraction:
        """The points of all axes, by their weights."""
        return self.of(TOTAL)

    @property
    def low(self) -> Fraction:
        """The least that the total may be."""
        return self.ends(TOTAL)[0]

    @property
    def high(self) -> Fraction:
        """The most that the total may be."""
        return self.ends(TOTAL)[1]

    @property
    def unknown(self) -> tuple[ScoreLine, ...]:
        """The lines that wait for a fact, the one that can bring or cost most first."""
        waiting = [line for line in self.lines if line.state is LineState.UNKNOWN]
        weights = {axis.name: Fraction(axis.weight) for axis in self.model.axes}
        return tuple(
            sorted(
                waiting,
                key=lambda line: (line.low - line.high) * weights[line.row.axis],
            )
        )

    @property
    def outcomes(self) -> FrozenMapping[str, Reach]:
        """Every threshold by its name, and whether it is reached."""
        return FrozenMapping((one.name, self._reach(one)) for one in self.model.thresholds)

    @property
    def reached(self) -> tuple[str, ...]:
        """The thresholds that are reached; of those of one scale the first."""
        found: list[str] = []
        given: set[str] = set()
        for one in self.model.thresholds:
            if self._reach(one) in {Reach.CERTAIN, Reach.REACHED} and one.scale not in given:
                found.append(one.name)
                if one.scale is not None:
                    given.add(one.scale)
        return tuple(found)

    def of(self, axis: str) -> Fraction:
        """The points of an axis of the model, or of `total`; no other name is known."""
        return self._of(axis, lambda line: line.points)

    def _axes(self, points: Callable[[ScoreLine], Fraction]) -> FrozenMapping[str, Fraction]:
        raw = {axis.name: Fraction(0) for axis in self.model.axes}
        for line in self.lines:
            raw[line.row.axis] += points(line)
        return FrozenMapping((axis.name, within(axis, raw[axis.name])) for axis in self.model.axes)

    def _of(self, axis: str, points: Callable[[ScoreLine], Fraction]) -> Fraction:
        found = self._axes(points)
        if axis != TOTAL:
            return found[axis]
        weighed = (Fraction(each.weight) * found[each.name] for each in self.model.axes)
        return sum(weighed, Fraction(0))

    def ends(self, axis: str) -> tuple[Fraction, Fraction]:
        """The least and the most that the points of an axis, or of `total`, may be."""
        return self._of(axis, lambda line: line.low), self._of(axis, lambda line: line.high)

    def _reach(self, threshold: Threshold) -> Reach:
        asked = [(axis, Fraction(points)) for axis, points in threshold.at_least]
        if all(self.ends(axis)[0] >= points for axis, points in asked):
            return Reach.CERTAIN
        if all(self.of(axis) >= points for axis, points in asked):
            return Reach.REACHED
        if all(self.ends(axis)[1] >= points for axis, points in asked):
            return Reach.POSSIBLE
        return Reach.MISSED

    def explain(self, lang: str = "en") -> str:
        """The score, every line with its reason, and the thresholds, in "en" or "nl"."""
        total, on = number_said(self.total), instant_text(self.as_of)
        lines = [_HEADING.say(lang).format(total, on, self.model.name)]
        if self.low != self.high:
            lines.append(_RANGE.say(lang).format(number_said(self.low), number_said(self.high)))
        for axis in self.model.axes:
            own = [line for line in self.lines if line.row.axis == axis.name]
            points, raw = self.by_axis[axis.name], sum((one.points for one in own), Fraction(0))
            said = [number_said(points)]
            said += [_CAPPED.say(lang).format(number_said(raw))] if raw != points else []
            said += [_WEIGHT.say(lang).format(axis.weight)] if axis.weight != 1 else []
            said += [axis.decay.explain(lang)] if axis.decay is not None else []
            lines.append(f"{axis.name}: {'; '.join(said)}")
            lines += [f"  {row}" for one in own for row in one.explain(lang).splitlines()]
        for one in self.model.thresholds:
            asked = ", ".join(
                f"{_TOTAL.say(lang) if axis == TOTAL else axis} >= {points}"
                for axis, points in one.at_least
            )
            lines.append(f"{one.name} ({asked}): {REACH_WORDS[self._reach(one)].say(lang)}")
        left = [(getattr(self, name), text) for name, text in _LEFT_OUT]
        lines += [text.say(lang).format(count) for count, text in left if count]
        return "\n".join([*lines, _READING.say(lang)])
