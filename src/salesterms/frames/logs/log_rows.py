"""The columns of a stage log, checked and put in order: what all that is made of a log begins with.

A log has a row for each case that came into a stage: its case, the stage's label, and since when.
The instants have no zone; let them be of UTC, for then what passes between two is what went by.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.errors import Problem, Text
from salesterms.frames.ground.engines import MADE, Engine, engine_of
from salesterms.frames.ground.flags import flag
from salesterms.frames.ground.neighbours import Ordered, in_order
from salesterms.frames.reading.cells import with_sign
from salesterms.frames.reading.schema import (
    NO_TIE_BREAK,
    WRONG_COLUMN,
    ZONED,
    SchemaProblems,
    is_text,
    missing_column,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


#: The instant of a row that counts; null where the row does not.
AT: Final = f"{MADE}at"
#: The label without differences that nobody sees, or the code that stands for it.
SPELLED: Final = f"{MADE}spelled"
#: The place of the label among those of a vocabulary, else as it is spelled; of a tie none of them.
STAGE: Final = f"{MADE}stage"
#: The same, of a tie too.
_PLACED: Final = f"{MADE}placed"
#: The day of a row.
DAY: Final = f"{MADE}day"
#: The instant of the row before.
AT_BEFORE: Final = f"{MADE}at_before"
_ORDER_BEFORE: Final = f"{MADE}order_before"
_AT_AFTER: Final = f"{MADE}at_after"
_ORDER_AFTER: Final = f"{MADE}order_after"
_TIED: Final = f"{MADE}tied"
_TIED_AFTER: Final = f"{MADE}tied_after"
_TIE: Final = f"{MADE}tie"

_AN_INSTANT: Final = Text(
    "a datetime without a zone, or a date", "een datetime zonder tijdzone, of een date"
)
_A_LABEL: Final = Text("text", "tekst")
_A_LABEL_OR_CODE: Final = Text(
    "text, or whole numbers that are places among the labels, from 0",
    "tekst, of gehele getallen die plaatsen onder de labels zijn, vanaf 0",
)
_IN_UTC: Final = Text(
    "convert to UTC and drop the zone; dates in the zone of your books go in a column of day=",
    "reken om naar UTC en haal de tijdzone weg; datums in de zone van de boekhouding horen in een"
    " kolom van day=",
)


@frozen
class Words:
    """The labels that are known: the place of each spelling, and how many places there are.

    Of `exact` ones the case of letters tells labels apart, and space around them.
    """

    codes: Mapping[str, int]
    many: int
    exact: bool = False


@frozen(kw_only=True)
class LogColumns:
    """Which columns a log has, and the labels that it may have where they are known.

    `order` tells which of two rows of one instant comes first. `day` has the date of a row in the
    zone of the books, where that is not the date of its instant.
    """

    case: str
    label: str
    at: str
    order: str | None
    owner: str | None = None
    day: str | None = None
    words: Words | None = None
    as_of: datetime | None = None

    def check(self, schema: Mapping[str, Any]) -> None:
        """Raise `SchemaProblems` for everything that keeps the log from being read."""
        if problems := list(self._problems(schema)):
            raise SchemaProblems.of(problems)

    def _problems(self, schema: Mapping[str, Any]) -> Iterator[Problem]:
        named = ("case", "label", "at", "order", "owner", "day")
        for name in named:
            column = getattr(self, name)
            if column is not None and column not in schema:
                yield missing_column(column, name, schema, f"{name}=")
        if self.order is None:
            yield Problem(kind=NO_TIE_BREAK, value="order=", column=self.at)
        for column in (self.at, self.day):
            dtype: Any = schema.get(column or "")
            if dtype == nw.Datetime and dtype.time_zone is not None:
                yield Problem(kind=ZONED, value=dtype.time_zone, column=column, detail=_IN_UTC)
            elif dtype is not None and dtype not in (nw.Date, nw.Datetime):
                yield Problem(
                    kind=WRONG_COLUMN, value=str(dtype), column=column, detail=_AN_INSTANT
                )
        label = schema.get(self.label)
        coded = self.words is not None and label is not None and label.is_integer()
        if label is not None and not is_text(label) and not coded:
            wanted = _A_LABEL if self.words is None else _A_LABEL_OR_CODE
            yield Problem(kind=WRONG_COLUMN, value=str(label), column=self.label, detail=wanted)

    def readable(self) -> nw.Expr:
        """Whether a row has all that makes it one."""
        missing = nw.col(self.case).is_null() | nw.col(self.label).is_null()
        return ~(missing | nw.col(self.at).is_null() | nw.col(self.order or "").is_null())

    def later(self, schema: Mapping[str, Any]) -> nw.Expr:
        """Whether a row is later than the as-of moment."""
        if self.as_of is None:
            return nw.lit(value=False)
        return (nw.col(self.at) > _literal(self.as_of, schema[self.at])).fill_null(value=False)

    @property
    def _tie(self) -> int | str:
        """What stands for the stage of a tied row: no other row has it."""
        return _TIE if self.words is None else self.words.many + 1

    @property
    def in_a_stage(self) -> nw.Expr:
        """Whether a row has a label that is known, and is not tied."""
        return nw.col(STAGE) != _TIE if self.words is None else nw.col(STAGE) < self.words.many

    def _stage(self, schema: Mapping[str, Any]) -> nw.Expr:
        """The label as it is told apart from others; unknown ones are one."""
        if self.words is None:
            return nw.col(SPELLED)
        none, codes = self.words.many, self.words.codes
        if schema[self.label].is_integer():
            code = nw.col(SPELLED)
            known = (code >= 0) & (code < none)
            return nw.when(known).then(code.cast(nw.Int64)).otherwise(nw.lit(none))
        found = nw.col(SPELLED).replace_strict([*codes], [*codes.values()], default=none)
        return found.cast(nw.Int64)

    def day_of(self, schema: Mapping[str, Any], engine: Engine) -> nw.Expr:
        """The day of a row; where an engine has no dates an instant stands for its day."""
        if self.day is not None:
            return nw.col(self.day).alias(DAY)
        day = nw.col(self.at)
        if schema[self.at] != nw.Date and engine.dates:
            day = day.cast(nw.Date)
        return day.alias(DAY)

    def judged(self, frame: Any, schema: Mapping[str, Any]) -> Any:
        """The rows that can be read and are not too late, with `AT` and `DAY`."""
        rows = frame.filter(self.readable() & ~self.later(schema))
        return rows.with_columns(nw.col(self.at).alias(AT), self.day_of(schema, engine_of(frame)))

    def _spelled(self, schema: Mapping[str, Any]) -> nw.Expr:
        """A label without the differences that nobody sees, where these make no difference."""
        label, dtype = nw.col(self.label), schema[self.label]
        if dtype.is_integer():
            return with_sign(label, dtype)
        text = label if dtype == nw.String else label.cast(nw.String)
        exact = self.words is not None and self.words.exact
        return text if exact else text.str.to_lowercase().str.strip_chars()

    def ordered(self, frame: Any, schema: Mapping[str, Any]) -> Ordered:
        """The rows by case and in order, with `SPELLED` and `STAGE`.

        `AT` has the instant of each row that counts; the others stand before or behind these.
        """
        order = self.order or ""
        spelled = frame.with_columns(self._spelled(schema).alias(SPELLED))
        # Before they are put in order: a number is quicker to carry along than a text.
        placed = spelled.with_columns(self._stage(schema).alias(_PLACED))
        ordered, tied = _with_ties(in_order(placed, [self.case], [AT, order]), order)
        stage = nw.when(tied).then(nw.lit(self._tie)).otherwise(nw.col(_PLACED))
        return ordered.with_columns(stage.alias(STAGE))


def _with_ties(ordered: Ordered, order: str) -> tuple[Ordered, nw.Expr]:
    """The rows with `AT_BEFORE`, and whether one is equal in `AT` and `order` to one beside it."""
    before = {AT_BEFORE: AT, _ORDER_BEFORE: order}
    as_before = _are_equal(before)
    if not ordered.at_once:
        after = {_AT_AFTER: AT, _ORDER_AFTER: order}
        return ordered.on_both_sides(before, after), as_before | _are_equal(after)
    ordered = ordered.before(before)
    tied = flag(as_before)
    # A row that is as the row after it stands before one that is as the row before.
    ordered = ordered.with_columns(tied.alias(_TIED)).after({_TIED_AFTER: _TIED})
    return ordered, (nw.col(_TIED) == 1) | (nw.col(_TIED_AFTER) == 1).fill_null(value=False)


def _are_equal(columns: Mapping[str, str]) -> nw.Expr:
    tests = (
        (nw.col(one) == nw.col(other)).fill_null(value=False) for one, other in columns.items()
    )
    return reduce(and_, tests)


def _literal(moment: datetime, dtype: Any) -> nw.Expr:
    """A moment to compare a column with: one with a zone as of UTC."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    # Of its own accord pandas holds both in nanoseconds, in which the year 9999 wraps.
    return nw.lit(moment.date()) if dtype == nw.Date else nw.lit(moment, dtype)
