"""From a stage log on a frame to spells: which case stood in which stage, from when until when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve

from salesterms.errors import Text, check_argument
from salesterms.frames.ground.days import day_number, whole, with_microseconds
from salesterms.frames.ground.engines import MADE, Opened
from salesterms.frames.logs.log_rows import AT, DAY, STAGE, LogColumns, Words
from salesterms.frames.reading.answer_names import name_in_answer
from salesterms.logs.ways import ways_of

if TYPE_CHECKING:
    from salesterms.facts import Subject
    from salesterms.frames.ground.neighbours import Ordered
    from salesterms.logs.ways import Ways
    from salesterms.vocabularies import Vocabulary

_BEFORE: Final = f"{MADE}stage_before"
_LEFT: Final = f"{MADE}left"
_LEFT_ON: Final = f"{MADE}left_on"
_SECONDS: Final = f"{MADE}clock_seconds"
_PARTS: Final = f"{MADE}clock_parts"
_NEXT: Final = ("left_seconds", "left_parts")
_MILLION: Final = 10**6
_A_DAY, _AN_HOUR, _A_MINUTE = 86_400, 3_600, 60
#: What a spell has, beside its case.
SPELL: Final = ("stage", "entered", "left", "entered_on", "left_on", "seconds", "microseconds")
A_DATETIME: Final = Text("a datetime", "een datetime")


def stage_spells(
    frame: Any,
    *,
    case: str = "case",
    label: str = "label",
    at: str = "at",
    order: str | None = None,
    day: str | None = None,
    as_of: datetime | None = None,
    vocabulary: Vocabulary | None = None,
    subject: Subject | None = None,
) -> Any:
    """The spells of a stage log, as a frame of the kind that was given.

    >>> import polars as pl
    >>> from datetime import datetime
    >>> from salesterms import frames
    >>> log = pl.DataFrame(
    ...     {
    ...         "deal": ["D-1", "D-1", "D-1"],
    ...         "stage": ["New", "Proposal", "proposal"],
    ...         "since": [datetime(2026, 3, 1), datetime(2026, 3, 4, 12), datetime(2026, 3, 6)],
    ...         "number": [1, 2, 3],
    ...     }
    ... )
    >>> spells = frames.stage_spells(log, case="deal", label="stage", at="since", order="number")
    >>> spells.select("stage", "seconds").rows()
    [('New', 302400), ('Proposal', None)]
    >>> frames.time_in_stage(spells, by="stage", variant="mean")["value"].to_list()
    [3.5, None]

    `case`, `label` and `at` name the columns of the log, whose instants are of UTC and have no
    zone. `order` names a column that tells which of two rows of one instant comes first; two rows
    of a case that are equal in both end the spell before them, and begin none. `day` names the
    column with the date of each row in the zone of the books; without it days are those of UTC.

    Each spell has its case, the stage, `entered` and `left`, the days `entered_on` and `left_on`,
    and what passed between the two as whole `seconds` and `microseconds` beside them. As of
    records, a label that is told again ends nothing, and one that the `vocabulary` does not have
    ends the spell before it and begins none. Without a vocabulary labels that differ in case or in
    space around them are one, and a spell bears the spelling of its first row. With one they may be
    whole numbers, places among `Ways(vocabulary).labels`. Rows that lack a case, a label, an
    instant or an order, and those after `as_of`, are left out. Raises `SchemaProblems` before any
    work, `NotAFrame`, `WrongArgument`, `NoStages` and `NotItsSubject`.
    """
    opened = Opened.of(frame)
    check_argument("as_of", as_of, datetime | None, A_DATETIME)
    ways = None if vocabulary is None else ways_of(vocabulary, subject)
    words = None if ways is None else Words(ways.code_of, len(ways.labels))
    columns = LogColumns(
        case=case, label=label, at=at, order=order, day=day, words=words, as_of=as_of
    )
    schema = dict(opened.frame.collect_schema())
    columns.check(schema)
    rows = _spells(opened.frame, columns, schema, ways)
    return opened.given_back(rows, [name_in_answer(case, SPELL), "entered"])


def _spells(frame: Any, columns: LogColumns, schema: dict[str, Any], ways: Ways | None) -> Any:
    ordered = columns.ordered(columns.judged(frame, schema), schema).before({_BEFORE: STAGE})
    same = (nw.col(_BEFORE) == nw.col(STAGE)).fill_null(value=False)
    begun, counted = _with_clock(ordered.only(~same), columns.at, schema[columns.at])
    beside = {_LEFT: AT, _LEFT_ON: DAY, **dict(zip(_NEXT, counted, strict=False))}
    spells = begun.after(beside).frame.filter(columns.in_a_stage)
    elapsed = _elapsed() if len(counted) > 1 else _elapsed_of_microseconds()
    spells = spells.with_columns(*elapsed)
    told = {
        "stage": _stage(columns.label, ways),
        "entered": nw.col(AT),
        "left": nw.col(_LEFT),
        "entered_on": nw.col(DAY),
        "left_on": nw.col(_LEFT_ON),
        **{name: nw.col(MADE + name) for name in SPELL[-2:]},
    }
    case = nw.col(columns.case).alias(name_in_answer(columns.case, SPELL))
    return spells.select(case, *(one.alias(name) for name, one in told.items()))


def _with_clock(begun: Ordered, at: str, dtype: Any) -> tuple[Ordered, tuple[str, ...]]:
    """The rows with their instants as whole numbers, in one column or in two."""
    if dtype != nw.Date:
        counted = with_microseconds(begun.frame, at, _SECONDS)
        if counted is not None:
            return evolve(begun, frame=counted), (_SECONDS,)
    clock = _clock(at, dtype, begun.frame.implementation)
    return begun.with_columns(*clock), (_SECONDS, _PARTS)


def _elapsed_of_microseconds() -> list[nw.Expr]:
    """What passed; never less than nothing, as the rows are in order."""
    passed = nw.col(_NEXT[0]) - nw.col(_SECONDS)
    ends = ~nw.col(_LEFT).is_null()
    return [
        nw.when(ends).then(passed // _MILLION).alias(f"{MADE}seconds"),
        nw.when(ends).then(passed % _MILLION).alias(f"{MADE}microseconds"),
    ]


def _clock(at: str, dtype: Any, implementation: nw.Implementation) -> list[nw.Expr]:
    """An instant as whole seconds since 1970, and the parts of a second beside them."""
    column = nw.col(at)
    days = day_number(column, dtype, implementation) * _A_DAY
    if dtype == nw.Date:
        return [days.alias(_SECONDS), (days - days).alias(_PARTS)]
    of_day = [
        whole(part) * seconds
        for part, seconds in (
            (column.dt.hour(), _AN_HOUR),
            (column.dt.minute(), _A_MINUTE),
            (column.dt.second(), 1),
        )
    ]
    parts = whole(column.dt.microsecond())
    return [(days + of_day[0] + of_day[1] + of_day[2]).alias(_SECONDS), parts.alias(_PARTS)]


def _elapsed() -> list[nw.Expr]:
    seconds, parts = nw.col(_NEXT[0]) - nw.col(_SECONDS), nw.col(_NEXT[1]) - nw.col(_PARTS)
    borrowed = parts < 0
    ends = ~nw.col(_LEFT).is_null()
    whole_seconds = nw.when(borrowed).then(seconds - 1).otherwise(seconds)
    rest = nw.when(borrowed).then(parts + _MILLION).otherwise(parts)
    return [
        nw.when(ends).then(whole_seconds).alias(f"{MADE}seconds"),
        nw.when(ends).then(rest).alias(f"{MADE}microseconds"),
    ]


def _stage(label: str, ways: Ways | None) -> nw.Expr:
    if ways is None:
        return nw.col(label).cast(nw.String)
    labels = ways.labels
    return nw.col(STAGE).replace_strict([*range(len(labels))], [*labels], default="")
