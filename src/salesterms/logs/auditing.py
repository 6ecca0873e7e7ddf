"""The audit of a stage log: which cases went as the vocabulary says, and where they did not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from salesterms.logs.counting import Counting
from salesterms.logs.looking import Looking, id_order
from salesterms.logs.outcome import Audit, EdgeCount, TimeInLabel
from salesterms.logs.reading import blocks_of
from salesterms.logs.rulings import STRICT, Policy, VerdictKind, check_policy
from salesterms.logs.ways import ways_of
from salesterms.values import FrozenMapping, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.facts import Subject
    from salesterms.logs.entries import StageEntry
    from salesterms.vocabularies import Vocabulary


def audit(
    rows: Iterable[StageEntry],
    vocabulary: Vocabulary,
    *,
    policy: Policy = STRICT,
    subject: Subject | None = None,
    as_of: datetime | None = None,
    by_case: bool = False,
    keep_ids: bool = False,
) -> Audit:
    """Whether the cases of a log went through the stages as a vocabulary has them.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry, audit
    >>> from salesterms.vocabularies import hubspot
    >>> def row(case, stage, day):
    ...     return StageEntry(case, stage, datetime(2026, 3, day, tzinfo=UTC))
    >>> found = audit(
    ...     [
    ...         row("D-1", "Appointment Scheduled", 2),
    ...         row("D-1", "Qualified To Buy", 5),
    ...         row("D-2", "Appointment Scheduled", 3),
    ...         row("D-2", "Contract Sent", 9),
    ...     ],
    ...     hubspot.deal_stage,
    ... )
    >>> found.fit, found.cases, f"{found.fit_share:.1%}"
    (1, 2, '50.0%')
    >>> print(found.worst_edges()[0].text())
    Appointment Scheduled -> Contract Sent: skipped 3, 1 row

    A row is judged by the rows of its case that came before it; the order of the cases plays no
    part. `policy` says which verdicts are forbidden; a case fits where none of its rows is.
    `subject` chooses what the vocabulary is about, where it names several things. With `as_of`,
    rows after that instant are left out and counted, and the stages that last have an age.
    `by_case=True` says that the rows come sorted by case: then no more than one case is kept in
    memory. `keep_ids` keeps the ids of the cases that do not fit.

    Without rows everything is counted as 0, and the shares are undefined. Raises `NoStages`,
    `NotItsSubject`, `NotAPolicy`, `NotSortedByCase`, and `BadEntry` at a row that cannot be read.
    """
    check_policy(policy)
    ways = ways_of(vocabulary, subject)
    moment = None if as_of is None else instant(as_of)
    counting = Counting(
        ways, policy, Looking(ways), as_of=moment, by_case=by_case, keep_ids=keep_ids
    )
    for block in blocks_of(rows, by_case=by_case):
        counting.take(block)
    counting.courses.fold()
    return _outcome(counting, as_of)


def _outcome(counting: Counting, as_of: datetime | None) -> Audit:
    ways, policy, unfit = counting.ways, counting.policy, counting.unfit_ids
    edges = tuple(sorted(_edges(counting), key=_edge_order))
    counts = dict.fromkeys(VerdictKind, 0)
    for edge in edges:
        counts[edge.verdict.kind] += edge.rows
    for verdict, count in counting.set_aside.items():
        counts[verdict.kind] += count
    return Audit(
        vocabulary=ways.vocabulary.id,
        subject=ways.subject,
        policy=policy,
        as_of=as_of if type(as_of) is datetime else counting.as_of,  # in its zone, for readers
        rows=counting.rows,
        after_as_of=counting.after_as_of,
        cases=counting.courses.cases,
        fit=counting.courses.cases - counting.courses.unfit,
        backward_cases=counting.courses.backward,
        verdicts=FrozenMapping(counts),
        edges=edges,
        times=tuple(_times(counting)),
        steps=counting.courses.progress.steps(),
        unknown_labels=FrozenMapping(counting.unknown.counts()),
        findings=counting.looking.findings(),
        unfit_ids=None if unfit is None else tuple(sorted(unfit, key=id_order)),
    )


def _edges(counting: Counting) -> Iterator[EdgeCount]:
    labels = counting.ways.labels
    for pair, count in enumerate(counting.courses.pairs):
        if not count:
            continue
        before, after = divmod(pair, len(labels))
        verdict = counting.ways.table[pair]
        yield EdgeCount(
            source=labels[before] if before < len(labels) else None,
            target=labels[after],
            rows=count,
            verdict=verdict,
            allowed=not counting.policy.forbids(verdict.kind),
        )


def _edge_order(edge: EdgeCount) -> tuple[int, str, str]:
    return -edge.rows, edge.source or "", edge.target


def _times(counting: Counting) -> Iterator[TimeInLabel]:
    times = counting.times
    for code, label in enumerate(counting.ways.labels):
        ended = times.ended.quartiles(code)
        closed = label in counting.ways.closed
        ages = None if closed else times.ages.quartiles(code)
        known = counting.as_of is not None and ended is not None and not closed
        yield TimeInLabel(
            label=label,
            closed=closed,
            ended=ended,
            lasting=times.lasting[code],
            ages=ages,
            overdue=times.ages.longer_than(code, ended.upper) if known and ended else None,
        )
