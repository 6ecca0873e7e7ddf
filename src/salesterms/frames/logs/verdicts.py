"""A stage log audited on a frame: the verdict on each row, looked up by the row before it.

The verdicts on all pairs of labels are a finite table, which the audit of records tabulates too.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.errors import Problem, Text, check_argument
from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.ground.engines import MADE, Opened, engine_of
from salesterms.frames.logs.log_rows import AT, AT_BEFORE, SPELLED, STAGE, LogColumns, Words
from salesterms.frames.logs.spells import A_DATETIME
from salesterms.frames.reading.answer_names import name_in_answer, refuse_taken
from salesterms.frames.reading.schema import WRONG_COLUMN, SchemaProblems, missing_column
from salesterms.logs.rulings import STRICT, Policy, Verdict, VerdictKind, check_policy
from salesterms.logs.ways import Ways, ways_of
from salesterms.metrics.arguments import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.facts import Subject
    from salesterms.vocabularies import Vocabulary

#: What a row is beside the kinds of verdict: later than the moment of the audit, without all that
#: makes it a row, or one of two that nothing puts in order.
AFTER_AS_OF: Final = "after_as_of"
UNREADABLE: Final = "unreadable"
TIE: Final = "tie"

#: The columns that an audit puts beside those of a log.
_ANSWER: Final = ("verdict", "stages", "forbidden")
_STANDING: Final = f"{MADE}standing"
_STOOD: Final = f"{MADE}stood"
_STAGE_BEFORE: Final = f"{MADE}stage_before"
_SPELLED_BEFORE: Final = f"{MADE}spelled_before"
_OWNER_BEFORE: Final = f"{MADE}owner_before"
_PAIR: Final = f"{MADE}pair"
_ASIDE: Final = f"{MADE}aside"
#: Behind the pairs of the table stand the rows that no pair tells.
_BEYOND: Final = (
    UNREADABLE,
    AFTER_AS_OF,
    TIE,
    VerdictKind.DUPLICATE.value,
    VerdictKind.UNKNOWN_LABEL.value,
)


def audit(
    frame: Any,
    vocabulary: Vocabulary,
    *,
    case: str = "case",
    label: str = "label",
    at: str = "at",
    order: str | None = None,
    owner: str | None = None,
    policy: Policy = STRICT,
    subject: Subject | None = None,
    as_of: datetime | None = None,
) -> Any:
    """The rows of a stage log with the verdict on each, as a frame of the kind that was given.

    >>> import polars as pl
    >>> from datetime import datetime
    >>> from salesterms import frames
    >>> from salesterms.vocabularies import hubspot
    >>> log = pl.DataFrame(
    ...     {
    ...         "deal": ["D-1", "D-1", "D-2", "D-2"],
    ...         "stage": [
    ...             "Appointment Scheduled",
    ...             "Qualified To Buy",
    ...             "Closed Won",
    ...             "Contract Sent",
    ...         ],
    ...         "since": [datetime(2026, 3, day) for day in (2, 5, 3, 9)],
    ...         "number": [1, 2, 3, 4],
    ...     }
    ... )
    >>> found = frames.audit(
    ...     log, hubspot.deal_stage, case="deal", label="stage", at="since", order="number"
    ... )
    >>> found.select("verdict", "stages", "forbidden").rows()
    [('legal', 0, 0), ('legal', 0, 0), ('skip', 5, 1), ('reopened', 0, 1)]

    The verdicts are those of `salesterms.logs.verdicts` on the rows of each case in the order of
    `at` and `order`: `verdict` has the kind, `stages` over how many stages it is, and `forbidden`
    is 1 where the policy forbids it, so that it can be added up. `verdict_counts` counts them.
    Three verdicts are of frames only: "unreadable" (no case, label, instant or order),
    "after_as_of", and "tie", of rows of a case that are equal in `at` and `order`; such a row moves
    no case, and a tie is forbidden where an unknown label is.

    Labels are found in any case of letters and by their aliases; or they are whole numbers, places
    among `Ways(vocabulary).labels`. A row that tells the same as the row before it, the `owner`
    included where that column is named, is a duplicate. Ids of rows are not looked at. Instants are
    of UTC and have no zone. Raises `SchemaProblems` before any work, `NotAFrame`, `WrongArgument`,
    `NotAPolicy`, `NoStages` and `NotItsSubject`.
    """
    opened = Opened.of(frame)
    check_policy(policy)
    check_argument("as_of", as_of, datetime | None, A_DATETIME)
    ways = ways_of(vocabulary, subject)
    words = Words(ways.code_of, len(ways.labels))
    columns = LogColumns(
        case=case, label=label, at=at, order=order, owner=owner, words=words, as_of=as_of
    )
    schema = dict(opened.frame.collect_schema())
    columns.check(schema)
    refuse_taken(_ANSWER, schema, named=False)
    paired = _paired(opened.frame, columns, ways, schema)
    answer = _looked_up(paired, _table(ways, policy)).select(*schema, *_ANSWER)
    return opened.given_back(answer, [])


def _paired(frame: Any, columns: LogColumns, ways: Ways, schema: dict[str, Any]) -> Any:
    """The rows with the place of each in the table: that of the pair of labels, or beyond them."""
    labels = len(ways.labels)
    readable, later = columns.readable(), columns.later(schema)
    judged = nw.when(later).then(nw.lit(2)).otherwise(nw.lit(0))
    aside = nw.when(~readable).then(nw.lit(1)).otherwise(judged)
    rows = frame.with_columns(aside.alias(_ASIDE))
    rows = rows.with_columns(nw.when(nw.col(_ASIDE) == 0).then(nw.col(columns.at)).alias(AT))
    ordered = columns.ordered(rows, schema)
    moves = columns.in_a_stage & (nw.col(_ASIDE) == 0)
    ordered = ordered.carried(_STANDING, nw.col(STAGE), moves, labels)
    told = {_STOOD: _STANDING, _STAGE_BEFORE: STAGE, _SPELLED_BEFORE: SPELLED}
    if columns.owner is not None:
        told[_OWNER_BEFORE] = columns.owner
    ordered = ordered.before(told)
    stood = nw.col(_STOOD).fill_null(labels).cast(nw.Int64)
    pair = stood * labels + nw.col(STAGE)
    # A duplicate has the label of the row before, so a case stands the same either way.
    tests = (
        nw.col(_ASIDE) == 1,
        nw.col(_ASIDE) == 2,  # noqa: PLR2004 - see above
        nw.col(STAGE) > labels,
        _is_duplicate(columns, labels),
        nw.col(STAGE) == labels,
    )
    for number, test in reversed([*enumerate(tests)]):
        pair = nw.when(test).then(nw.lit((labels + 1) * labels + number)).otherwise(pair)
    return ordered.frame.with_columns(pair.cast(nw.Int64).alias(_PAIR))


def _is_duplicate(columns: LogColumns, labels: int) -> nw.Expr:
    """Whether a row tells what the one before it in its case told."""
    stage = nw.col(STAGE)
    same = (nw.col(AT_BEFORE) == nw.col(AT)).fill_null(value=False)
    same = same & (nw.col(_STAGE_BEFORE) == stage).fill_null(value=False)
    spelled = (nw.col(_SPELLED_BEFORE) == nw.col(SPELLED)).fill_null(value=False)
    same = same & ((stage < labels) | spelled)
    if columns.owner is None:
        return same
    owner, before = nw.col(columns.owner), nw.col(_OWNER_BEFORE)
    both_missing = owner.is_null() & before.is_null()
    return same & ((owner == before).fill_null(value=False) | both_missing)


def _table(ways: Ways, policy: Policy) -> dict[str, list[Any]]:
    """The columns of an answer, at the place of each pair and of what is beyond them."""
    forbids_unknown = policy.forbids(VerdictKind.UNKNOWN_LABEL)
    beyond = [False, False, forbids_unknown, policy.forbids(VerdictKind.DUPLICATE), forbids_unknown]
    pairs: Sequence[Verdict] = ways.table
    return {
        "verdict": [*(verdict.kind.value for verdict in pairs), *_BEYOND],
        "stages": [*(verdict.stages for verdict in pairs), *(0 for _ in _BEYOND)],
        "forbidden": [*(int(policy.forbids(one.kind)) for one in pairs), *map(int, beyond)],
    }


def _looked_up(frame: Any, table: dict[str, list[Any]]) -> Any:
    if engine_of(frame).gathers:
        pl: Any = frame.implementation.to_native_namespace()
        there = pl.col(_PAIR)
        gathered = [pl.lit(pl.Series(name, column)).gather(there) for name, column in table.items()]
        return nw.from_native(frame.to_native().with_columns(gathered))
    made = []
    for name, column in table.items():
        default = max(set(column), key=column.count)
        other = {place: value for place, value in enumerate(column) if value != default}
        found = nw.col(_PAIR).replace_strict([*other], [*other.values()], default=default)
        made.append(found.alias(name))
    return frame.with_columns(*made)


def verdict_counts(audited: Any, *, by: str | Sequence[str] | None = None) -> Any:
    """How many rows of an audited log have each verdict, and how many of them are forbidden.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> audited = pl.DataFrame({"verdict": ["legal", "skip", "legal"], "forbidden": [0, 1, 0]})
    >>> frames.verdict_counts(audited).rows()
    [('legal', 2, 0), ('skip', 1, 1)]

    `by` names columns to count apart by. Verdicts that no row has are not there. Raises
    `SchemaProblems` where it is no audited log, and `NotAFrame`.
    """
    opened = Opened.of(audited)
    given = [name for name in (() if by is None else names_of(by)) if name != "verdict"]
    check_there(opened.frame, [*given, "verdict", "forbidden"])
    keys = [*(name_in_answer(name, ("rows", "forbidden")) for name in given), "verdict"]
    columns = (nw.col(a).alias(b) for a, b in zip((*given, "verdict"), keys, strict=True))
    rows = opened.frame.select(*columns, "forbidden")
    found = rows.group_by(*keys).agg(nw.len().alias("rows"), nw.col("forbidden").sum())
    found = found.with_columns(int64(nw.col("rows")), int64(nw.col("forbidden")))
    return opened.given_back(found.select(*keys, "rows", "forbidden"), keys)


def check_there(frame: Any, names: Sequence[str]) -> None:
    """Raise `SchemaProblems` for columns that a frame lacks."""
    schema = frame.collect_schema()
    problems = [missing_column(name, name, schema, "by=") for name in names if name not in schema]
    forbidden = schema.get("forbidden")
    if forbidden is not None and not forbidden.is_numeric():
        wanted = Text("the numbers that audit() gives", "de getallen die audit() geeft")
        kind = WRONG_COLUMN
        problems.append(Problem(kind=kind, value=str(forbidden), column="forbidden", detail=wanted))
    if problems:
        raise SchemaProblems.of(problems)
