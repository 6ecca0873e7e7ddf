"""The score of every lead in a frame, by the rules of a model: points for facts and for signals.

Points are counted in the smallest part that the model has, so that they are whole numbers, and
divided once. What falls with age needs the dates of all evidence, which columns do not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from math import ceil, lcm
from operator import add, and_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Not, columns_of
from salesterms.errors import SalesTermsError, Text, check_argument
from salesterms.facts import CATALOGUE, Catalogue
from salesterms.facts.catalogue import check_is_catalogue
from salesterms.facts.masks import NotAboutFacts
from salesterms.frames.ground.engines import MADE, Opened
from salesterms.frames.labels.certainty import Certainty
from salesterms.frames.labels.fact_columns import FactColumn, fact_columns
from salesterms.frames.labels.signal_counts import SignalCount, cut_off, signal_counts
from salesterms.frames.reading.answer_names import refuse_taken
from salesterms.frames.reading.cells import whole_number
from salesterms.qualification.scoring.axes import TOTAL
from salesterms.qualification.scoring.lead_score import Reach
from salesterms.qualification.scoring.points import PointsForCriterion, PointsForSignals
from salesterms.qualification.scoring.score_model import ScoreModel
from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_A_MODEL: Final = Text("a ScoreModel", "een ScoreModel")
#: What counts now, and the least and the most that it may turn out to be.
_ENDS: Final = ("points", "low", "high")
#: A sum of points in their smallest part may come to this: a column of floats holds it exactly.
_MOST: Final = 2**53
_READABLE, _COUNTED = f"{MADE}readable", f"{MADE}counted"


class ScoreNotOnFrames(SalesTermsError, ValueError):
    """A model of scores asks for what the columns of a frame cannot tell.

    >>> from salesterms.frames import ScoreNotOnFrames
    >>> print(ScoreNotOnFrames("fit", "its points fall with age").text().partition(";")[0])
    'fit' of a score model cannot be told from columns: 'its points fall with age'
    """

    code = "score_not_on_frames"
    message = Text(
        "{0} of a score model cannot be told from columns: {1};"
        " use salesterms.qualification.score()",
        "{0} van een scoremodel is niet uit kolommen op te maken: {1};"
        " gebruik salesterms.qualification.score()",
    )


_DECAYS: Final = Text(
    "its points fall with age, and a column has no date of each piece of evidence",
    "de punten dalen met de tijd, en een kolom heeft geen datum van elk bewijs",
)
_TOO_FINE: Final = Text(
    "its points and weights have too many digits for whole numbers of 64 bits",
    "de punten en gewichten hebben te veel cijfers voor gehele getallen van 64 bits",
)


def lead_scores(
    leads: Any,
    model: ScoreModel,
    *,
    signals: Mapping[str, str] | None = None,
    mapping: Any = None,
    catalogue: Catalogue = CATALOGUE,
    named: str = "score",
) -> Any:
    """The frame with the score of each row, by columns of facts and of numbers of signals.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> from salesterms.facts import BUDGET, INTEREST
    >>> from salesterms.qualification import (
    ...     PointsForCriterion,
    ...     PointsForSignals,
    ...     ScoreAxis,
    ...     ScoreModel,
    ...     Threshold,
    ... )
    >>> model = ScoreModel(
    ...     name="web team",
    ...     axes=(ScoreAxis(name="fit", weight=1), ScoreAxis(name="behaviour", weight=1)),
    ...     rows=(
    ...         PointsForCriterion(
    ...             id="budget", axis="fit", points=20, criterion=BUDGET.at_least("checked")
    ...         ),
    ...         PointsForSignals(id="visits", axis="behaviour", points=2, signal="visit", most=15),
    ...     ),
    ...     thresholds=(Threshold(name="MQL", at_least=(("total", 30),)),),
    ... )
    >>> leads = pl.DataFrame({"budget": [3, None, 0], "visits": [9, 9, 1]})
    >>> found = frames.lead_scores(leads, model, signals={"visit": "visits"})
    >>> found.select("score", "score_low", "score_high", "score_reach_MQL").rows()
    [(35.0, 35.0, 35.0, 'certain'), (15.0, 15.0, 35.0, 'possible'), (2.0, 2.0, 2.0, 'missed')]

    Facts are in columns as for `label`, with the same `mapping`. `signals` names for each signal
    that the model counts the column with how many there were. What is told is what
    `salesterms.qualification.score` tells: the total, the least and the most that it may turn out
    to be, the points of each axis (`score_axis_fit`), and for each threshold whether it is reached,
    as a `Reach`. `score_numerator` / `score_denominator` is the exact total. A row with a number
    that is no value of its fact, or no number of signals, is refused by its `score_status` and
    `score_reason`. `named` is the name to begin with in the place of "score".

    Lazy stays lazy. Raises `ScoreNotOnFrames` for an axis whose points decay; `WrongArgument`,
    `BadArgument` where a signal has no column, `UnknownFact`, `NotAboutFacts`, `NotOrdered`, and
    `SchemaProblems`, also where the frame has a column that is called as one of the answer.
    """
    opened = Opened.of(leads)
    check_argument("model", model, ScoreModel, _A_MODEL)
    check_is_catalogue(catalogue)
    for axis in model.axes:
        if axis.decay is not None:
            raise ScoreNotOnFrames(axis.name, _DECAYS)
    parts = _parts(model)
    schema = dict(opened.frame.collect_schema())
    facts = fact_columns(mapping, catalogue, _asked(model, catalogue), schema)
    counts = signal_counts(signals, model, schema)
    scoring = _Scoring(model, Certainty(catalogue, facts), counts, parts, named)
    refuse_taken(scoring.names, schema)
    return opened.given_back(scoring.of(opened.frame, list(schema)), [])


def _asked(model: ScoreModel, catalogue: Catalogue) -> tuple[str, ...]:
    """The facts that the rows ask about. Raises `UnknownFact` and `NotAboutFacts`."""
    rows = (row for row in model.rows if isinstance(row, PointsForCriterion))
    columns = [column for row in rows for column in columns_of(row.criterion)]
    for column in columns:
        if catalogue[column.name] != column:
            raise NotAboutFacts(column)
    return tuple(dict.fromkeys(column.name for column in columns))


def _parts(model: ScoreModel) -> tuple[int, int]:
    """In how many parts a point and a weight are counted, so that all are whole numbers.

    Raises `ScoreNotOnFrames` where their sums could be too large.
    """
    points = [Fraction(row.points) for row in model.rows]
    mosts = [row.most for row in model.rows if isinstance(row, PointsForSignals)]
    ends = [end for axis in model.axes for end in (axis.cap, axis.floor)]
    points += [Fraction(one) for one in (*mosts, *ends) if one is not None]
    weights = [Fraction(axis.weight) for axis in model.axes]
    of_point, of_weight = (lcm(*(one.denominator for one in many)) for many in (points, weights))
    times = max(SignalCount.MOST if mosts else 1, 1)
    largest = sum(map(abs, points)) * of_point * times * max(1, sum(weights)) * of_weight
    if largest > _MOST:
        raise ScoreNotOnFrames(model.name, _TOO_FINE)
    return of_point, of_weight


@frozen
class _Scoring:
    """One call, with its checked arguments."""

    model: ScoreModel
    certainty: Certainty
    counts: Mapping[str, SignalCount]
    #: The parts of a point, and those of a weight.
    parts: tuple[int, int]
    named: str

    @property
    def facts(self) -> Mapping[str, FactColumn]:
        """The facts that have a column."""
        return self.certainty.facts

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the answer."""
        ends = ("numerator", "denominator", "low", "high")
        of_axes = (f"axis_{axis.name}" for axis in self.model.axes)
        of_thresholds = (f"reach_{one.name}" for one in self.model.thresholds)
        rest = (*ends, *of_axes, *of_thresholds, "status", "reason")
        return (self.named, *(f"{self.named}_{one}" for one in rest))

    def of(self, frame: Any, kept: list[str]) -> Any:
        """The frame with the columns of the answer."""
        made: list[FactColumn | SignalCount] = [*self.facts.values(), *self.counts.values()]
        columns = [one for each in made for one in each.columns()]
        frame = frame.with_columns(*columns) if columns else frame
        readable = _all_of(one.is_readable() for one in self.facts.values())
        counted = _all_of(one.is_readable() for one in self.counts.values())
        frame = frame.with_columns(readable.alias(_READABLE), counted.alias(_COUNTED))
        frame = frame.with_columns(*self._lines())
        frame = frame.with_columns(*self._sums())
        frame = frame.with_columns(*self._within())
        frame = frame.with_columns(*self._totals())
        return frame.with_columns(*self._answer()).select(*kept, *self.names)

    def _lines(self) -> Iterator[nw.Expr]:
        """What each row of the model brings: now, and at least and at most."""
        for at, row in enumerate(self.model.rows):
            points = self._whole(Fraction(row.points))
            if isinstance(row, PointsForSignals):
                brings = self.counts[row.signal].times(points, self._end(row.most))
                found = dict.fromkeys(_ENDS, brings)
            else:
                found = self._of_criterion(row, points)
            yield from (one.alias(_line(at, end)) for end, one in found.items())

    def _of_criterion(self, row: PointsForCriterion, points: int) -> dict[str, nw.Expr]:
        holds = self.certainty.of(row.criterion)
        fails = self.certainty.of(Not(row.criterion))
        counts = nw.when(holds).then(whole_number(points)).otherwise(whole_number(0))
        may = nw.when(fails).then(whole_number(0)).otherwise(whole_number(points))
        low, high = (counts, may) if points > 0 else (may, counts)
        return {"points": counts, "low": low, "high": high}

    def _sums(self) -> Iterator[nw.Expr]:
        for axis in self.model.axes:
            own = [at for at, row in enumerate(self.model.rows) if row.axis == axis.name]
            for end in _ENDS:
                added = reduce(add, (nw.col(_line(at, end)) for at in own))
                yield added.alias(_sum(axis.name, end))

    def _within(self) -> Iterator[nw.Expr]:
        """The points of each axis, cut off at its cap and its floor."""
        for axis in self.model.axes:
            low, high = self._end(axis.floor), self._end(axis.cap)
            for end in _ENDS:
                yield cut_off(nw.col(_sum(axis.name, end)), low, high).alias(_axis(axis.name, end))

    def _totals(self) -> Iterator[nw.Expr]:
        for end in _ENDS:
            weighed = (
                nw.col(_axis(axis.name, end)) * int(Fraction(axis.weight) * self.parts[1])
                for axis in self.model.axes
            )
            yield reduce(add, weighed).alias(_axis(TOTAL, end))

    def _answer(self) -> Iterator[nw.Expr]:
        good = nw.col(_READABLE) & nw.col(_COUNTED)
        per_axis, whole = self.parts[0], self.parts[0] * self.parts[1]
        total, low, high = (nw.col(_axis(TOTAL, end)) for end in _ENDS)
        of_axes = (nw.col(_axis(axis.name, "points")) for axis in self.model.axes)
        columns = [
            _divided(total, whole),
            total,
            nw.lit(whole),
            _divided(low, whole),
            _divided(high, whole),
            *(_divided(one, per_axis) for one in of_axes),
            *(self._reach(one.at_least) for one in self.model.thresholds),
        ]
        for name, one in zip(self.names, columns, strict=False):
            yield nw.when(good).then(one).alias(name)
        refused, measured = nw.lit(Status.REFUSED.value), nw.lit(Status.MEASURED.value)
        yield nw.when(good).then(measured).otherwise(refused).alias(self.names[-2])
        reason = nw.when(good).then(nw.lit("")).otherwise(nw.lit("unknown_count"))
        level = nw.when(nw.col(_READABLE)).then(reason).otherwise(nw.lit("unknown_level"))
        yield level.alias(self.names[-1])

    def _reach(self, asked: Iterable[tuple[str, Any]]) -> nw.Expr:
        """Whether a threshold is reached: for certain, now, perhaps, or not."""
        wanted = tuple(asked)
        reached: nw.Expr = nw.lit(Reach.MISSED.value)
        ways = ((Reach.POSSIBLE, "high"), (Reach.REACHED, "points"), (Reach.CERTAIN, "low"))
        for reach, end in ways:
            test = reduce(and_, (self._at_least(axis, end, points) for axis, points in wanted))
            reached = nw.when(test).then(nw.lit(reach.value)).otherwise(reached)
        return reached

    def _at_least(self, axis: str, end: str, points: Any) -> nw.Expr:
        parts = self.parts[0] * (self.parts[1] if axis == TOTAL else 1)
        return nw.col(_axis(axis, end)) >= ceil(Fraction(points) * parts)

    def _whole(self, points: Fraction) -> int:
        return int(points * self.parts[0])

    def _end(self, given: Any) -> int | None:
        return None if given is None else self._whole(Fraction(given))


def _line(at: int, end: str) -> str:
    return f"{MADE}line_{at}_{end}"


def _sum(axis: str, end: str) -> str:
    return f"{MADE}sum_{axis}_{end}"


def _axis(axis: str, end: str) -> str:
    return f"{MADE}axis_{axis}_{end}"


def _divided(number: nw.Expr, by: int) -> nw.Expr:
    return number.cast(nw.Float64) / float(by)


def _all_of(tests: Iterable[nw.Expr]) -> nw.Expr:
    found = list(tests)
    return reduce(and_, found) if found else nw.lit(value=True)
