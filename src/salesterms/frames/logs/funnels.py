"""From a stage log on a frame to the rows of a funnel: one for each entry into a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.ground.engines import MADE, Opened
from salesterms.frames.ground.flags import flag
from salesterms.frames.ground.spreading import spread, together
from salesterms.frames.logs.log_rows import DAY, STAGE, LogColumns, Words
from salesterms.frames.reading.answer_names import name_in_answer
from salesterms.metrics.funnel_deriving import checked_policy, stages_of
from salesterms.metrics.funnel_rows import Entries, Skips, StepOutcome, StepPosition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.frames.ground.engines import Engine
    from salesterms.frames.ground.neighbours import Ordered
    from salesterms.metrics.funnel_rows import FunnelPolicy, FunnelStages

_STAGE_BEFORE: Final = f"{MADE}stage_before"
_LARGEST: Final = f"{MADE}largest_stage"
#: The place that a case came from; -1 where it came from none.
_CAME_FROM: Final = f"{MADE}came_from"
_NEXT: Final = f"{MADE}next_stage"
_NEXT_ON: Final = f"{MADE}next_on"
_ENDED: Final = f"{MADE}ended"
_SKIPPED: Final = f"{MADE}skipped"
_SKIPS: Final = f"{MADE}skips"
_FURTHEST: Final = f"{MADE}furthest"
_FINISHED: Final = f"{MADE}finished"
#: What puts the entries into a stage in order: the instant, and what tells which comes first.
_IN_ORDER: Final = (f"{MADE}entered_at", f"{MADE}entered_order")
_TOLD: Final = (
    "stage",
    "place",
    "position",
    "next_stage",
    "turn",
    "outcome",
    "whole",
    "entered",
    "advanced",
    "finished",
    "passed_over",
    "last_reached",
    "owner",
)


def funnel_of_log(
    frame: Any,
    stages: FunnelStages | str,
    policy: FunnelPolicy,
    *,
    case: str = "case",
    label: str = "label",
    at: str = "at",
    order: str | None = None,
    day: str | None = None,
    owner: str | None = None,
) -> Any:
    """The rows of a funnel, from a stage log, as a frame of the kind that was given.

    >>> import polars as pl
    >>> from datetime import datetime
    >>> from salesterms import frames
    >>> from salesterms.metrics import Entries, FunnelPolicy, Skips
    >>> log = pl.DataFrame(
    ...     {
    ...         "lead": ["P-1", "P-1"],
    ...         "stage": ["MQL", "SQL"],
    ...         "since": [datetime(2024, 3, 1), datetime(2024, 3, 8)],
    ...         "number": [1, 2],
    ...     }
    ... )
    >>> once = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
    >>> rows = frames.funnel_of_log(
    ...     log, "demand", once, case="lead", label="stage", at="since", order="number"
    ... )
    >>> rows.sort("place").select("stage", "outcome", "passed_over").rows()
    [('MQL', 'advanced', False), ('SAL', 'advanced', True), ('SQL', 'stayed', False)]

    The rows are those of `salesterms.metrics.funnel_of_log`, with its columns but the `id` and the
    `source`; the case bears the name of its column. `case`, `label` and `at` name the columns of
    the log, whose instants have no zone. `order` names a column that tells which of two rows of one
    instant comes first; rows of a case that are equal in both count as of no stage. `day` names the
    column with the date of each row in the zone of the books, else days are those of the instants.
    Labels are found as they are written; or they are whole numbers, places among the stages from 0.
    Other labels are of no stage and give no row, and nothing tells of them: where all are such,
    metrics answer `zero_denominator`, and those of records `no_stage_of_funnel`. `FunnelStages`
    and `FunnelPolicy` are in `salesterms.metrics`; in the place of the first stands the id of one
    of its `FUNNELS`.
    Rows that lack a case, a label, an instant or an order are left out. Raises `SchemaProblems`
    before any work, `NotAFrame`, `NotOnEngine` for SQLFrame, `BadArgument` and `WrongArgument`.
    Glossary: salesfunnel (000:72).
    """
    opened = Opened.of(frame)
    opened.engine.check_can("funnel_of_log")
    labels = stages_of(stages)
    checked_policy(policy)
    words = Words({label: place for place, label in enumerate(labels)}, len(labels), exact=True)
    columns = LogColumns(
        case=case, label=label, at=at, order=order, owner=owner, day=day, words=words
    )
    schema = dict(opened.frame.collect_schema())
    columns.check(schema)
    ordered = columns.ordered(columns.judged(opened.frame, schema), schema)
    came = _first_stays if policy.entries is Entries.FIRST else _each_stay
    entered = _with_ends(came(ordered, columns), len(labels))
    rows = _by_place(entered, columns, labels, policy, opened.engine)
    return opened.given_back(rows, [name_in_answer(case, _TOLD), "place", "turn"])


def _first_stays(ordered: Ordered, columns: LogColumns) -> Ordered:
    """The rows that brought a case further than it had been, with where that was."""
    known = ordered.only(columns.in_a_stage)
    known = known.largest(_LARGEST, STAGE, _places(columns)).before({_STAGE_BEFORE: _LARGEST})
    return known.with_columns(_came_from()).only(nw.col(STAGE) > nw.col(_CAME_FROM))


def _each_stay(ordered: Ordered, columns: LogColumns) -> Ordered:
    """The rows with which a case came into a stage, with the stage that it was in before."""
    beside = ordered.before({_STAGE_BEFORE: STAGE})
    same = (nw.col(_STAGE_BEFORE) == nw.col(STAGE)).fill_null(value=False)
    begun = beside.only(columns.in_a_stage & ~same).before({_LARGEST: STAGE})
    return begun.with_columns(_came_from(_LARGEST))


def _places(columns: LogColumns) -> int:
    """How many stages there are."""
    return 0 if columns.words is None else columns.words.many


def _came_from(column: str = _STAGE_BEFORE) -> nw.Expr:
    return nw.col(column).fill_null(-1).cast(nw.Int64).alias(_CAME_FROM)


def _with_ends(entered: Ordered, many: int) -> Ordered:
    """The rows with where the case went next, and what became of the case as a whole."""
    beside = entered.after({_NEXT: STAGE, _NEXT_ON: DAY})
    stage = nw.col(STAGE)
    skipped = flag(stage - nw.col(_CAME_FROM) > 1)
    ended = nw.when(stage == many - 1).then(nw.col(DAY))
    beside = beside.with_columns(
        skipped.alias(_SKIPPED), ended.alias(_ENDED), nw.col(_NEXT).fill_null(-1).alias(_NEXT)
    )
    beside = beside.of_group(_SKIPS, "max", _SKIPPED).of_group(_FURTHEST, "max", STAGE)
    return beside.of_group(_FINISHED, "min", _ENDED)


def _by_place(
    entered: Ordered,
    columns: LogColumns,
    labels: Sequence[str],
    policy: FunnelPolicy,
    engine: Engine,
) -> Any:
    """The rows of every stage: of those who came into it, and of those who jumped over it."""
    places = range(len(labels))
    in_order = {made: nw.col(name) for made, name in zip(_IN_ORDER, entered.order, strict=True)}
    told = [dict(_columns(place, labels, columns.owner, policy)) | in_order for place in places]
    where = [(nw.col(STAGE) == place) | _passed(place) for place in places]
    case = name_in_answer(columns.case, _TOLD)
    # The name of a case is free before a place tells its own columns.
    named = entered.frame if case == columns.case else entered.frame.rename({columns.case: case})
    each = spread(named, [case], told, engine, where)
    group = [case, "place"]
    if policy.entries is Entries.EACH:
        each = [entered.regrouped(one, group, _IN_ORDER).numbered("turn").frame for one in each]
    return together(each).select(case, *_TOLD)


def _passed(place: int) -> nw.Expr:
    """Whether a case jumped over a stage."""
    return (nw.col(_CAME_FROM) < place) & (nw.col(STAGE) > place)


def _columns(
    place: int, labels: Sequence[str], owner: str | None, policy: FunnelPolicy
) -> Iterator[tuple[str, nw.Expr]]:
    stage, last = nw.col(STAGE), len(labels) - 1
    passed = stage > place
    further = passed | (nw.col(_NEXT) > place)
    following = None if place == last else labels[place + 1]
    yield "stage", nw.lit(labels[place])
    yield "place", nw.lit(place + 1).cast(nw.Int64)
    yield "position", nw.lit(_position(place, last))
    yield "next_stage", nw.lit(following, nw.String)
    if policy.entries is Entries.FIRST:
        yield "turn", nw.lit(1).cast(nw.Int64)
    left_out = policy.skips is Skips.CASE_LEFT_OUT
    skipped = nw.col(_SKIPS) == 1
    yield "outcome", _outcome(further, skipped, left_out=left_out)
    yield "whole", _outcome(nw.col(_FURTHEST) == last, skipped, left_out=left_out)
    yield "entered", nw.col(DAY)
    elsewhere = nw.when(nw.col(_NEXT) > place).then(nw.col(_NEXT_ON))
    yield "advanced", nw.when(passed).then(nw.col(DAY)).otherwise(elsewhere)
    yield "finished", nw.col(_FINISHED)
    yield "passed_over", passed
    reached = (
        nw.when(nw.col(_FURTHEST) == at).then(nw.lit(label)) for at, label in enumerate(labels)
    )
    yield "last_reached", nw.coalesce(*reached)
    yield "owner", nw.lit(None, nw.String) if owner is None else _owner(owner)


def _owner(owner: str) -> nw.Expr:
    """The owner of a row; an empty text is none."""
    return nw.when(nw.col(owner) != "").then(nw.col(owner))


def _position(place: int, last: int) -> str:
    if place == 0:
        return StepPosition.FIRST.value
    return StepPosition.LAST.value if place == last else StepPosition.BETWEEN.value


def _outcome(done: nw.Expr, skipped: nw.Expr, *, left_out: bool) -> nw.Expr:
    advanced, stayed = nw.lit(StepOutcome.ADVANCED.value), nw.lit(StepOutcome.STAYED.value)
    found = nw.when(done).then(advanced).otherwise(stayed)
    if not left_out:
        return found
    return nw.when(skipped).then(nw.lit(StepOutcome.LEFT_OUT.value)).otherwise(found)
