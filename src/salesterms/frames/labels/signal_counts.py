"""How many signals of a name there were, in a column for each: whole numbers of 0 or more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

import narwhals as nw
from attrs import field, frozen

from salesterms.errors import Problem, Text
from salesterms.frames.ground.engines import MADE
from salesterms.frames.reading.cells import with_sign
from salesterms.frames.reading.schema import WRONG_COLUMN, SchemaProblems, missing_column
from salesterms.metrics.arguments import BadArgument
from salesterms.qualification.scoring.points import PointsForSignals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.qualification.scoring.score_model import ScoreModel

_A_NUMBER: Final = Text("whole numbers", "gehele getallen")
_SIGNALS: Final = Text(
    "a column with the number of signals for each signal that the model counts",
    "een kolom met het aantal signalen voor elk signaal dat het model telt",
)


@frozen
class SignalCount:
    """The column that tells how many signals of one name there were."""

    #: The most that are counted of one name; more are no number of signals of one lead.
    MOST: ClassVar[int] = 10**6

    at: int
    column: str
    dtype: Any = field(eq=False)

    @property
    def whole(self) -> bool:
        """Whether it holds whole numbers, and not others that may be none."""
        return bool(self.dtype.is_integer())

    @property
    def _made(self) -> str:
        return f"{MADE}count_{self.at}"

    def columns(self) -> Iterator[nw.Expr]:
        """The number as it is, and one too many where there is none or it is larger."""
        given = nw.col(self.column)
        given = with_sign(given, self.dtype) if self.whole else given.cast(nw.Float64)
        beyond = given.is_null() | (given > self.MOST)
        yield nw.when(beyond).then(nw.lit(self.MOST + 1)).otherwise(given).alias(self._made)

    def is_readable(self) -> nw.Expr:
        """Whether it is a number of signals."""
        number = nw.col(self._made)
        within = (number >= 0) & (number <= self.MOST)
        return within if self.whole else within & (number.floor() == number)

    def times(self, points: int, most: int | None) -> nw.Expr:
        """The points of all of them together, and no more than `most`, above 0 or below."""
        number = nw.when(self.is_readable()).then(nw.col(self._made)).otherwise(nw.lit(0))
        brings = number.cast(nw.Int64) * points
        return cut_off(brings, None if most is None else -most, most)


def cut_off(points: nw.Expr, low: int | None, high: int | None) -> nw.Expr:
    """Points cut off at a cap and a floor, where there are any; the floor comes last."""
    if high is not None:
        points = nw.when(points > high).then(nw.lit(high)).otherwise(points)
    if low is not None:
        points = nw.when(points < low).then(nw.lit(low)).otherwise(points)
    return points


def signal_counts(
    signals: Any, model: ScoreModel, schema: Mapping[str, Any]
) -> dict[str, SignalCount]:
    """The column of each signal that a row of the model counts; of others none is looked at.

    Raises `BadArgument` where a signal has none, and `SchemaProblems`.
    """
    wanted = dict.fromkeys(row.signal for row in model.rows if isinstance(row, PointsForSignals))
    given = {} if signals is None else signals
    good = isinstance(given, Mapping) and all(type(one) is str for one in given.values())
    if not good or not wanted.keys() <= given.keys():
        raise BadArgument("signals", signals, _SIGNALS)
    problems = []
    for name in wanted:
        column = given[name]
        dtype = schema.get(column)
        if dtype is None:
            problems.append(missing_column(column, name, schema, "signals="))
        elif not dtype.is_numeric():
            kind, value = WRONG_COLUMN, str(dtype)
            problems.append(Problem(kind=kind, value=value, column=column, detail=_A_NUMBER))
    if problems:
        raise SchemaProblems.of(problems)
    return {
        name: SignalCount(at, given[name], schema[given[name]]) for at, name in enumerate(wanted)
    }
