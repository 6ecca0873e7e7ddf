"""What was read: what became of every row, and why rows were set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.report import words
from salesterms.report.blocks import CODE, NAME, PROSE, Column, Line, Said, Section, Table

if TYPE_CHECKING:
    from salesterms.errors import Problem
    from salesterms.interop import ImportResult, JoinReport

#: How many problems a report shows one by one. All are counted, by reason.
SHOWN_PROBLEMS = 6

_ROWS = Column("rows", words.ROWS)


def read_section(result: ImportResult) -> Section:
    """Accepted, quarantined with reasons and examples, blank, skipped, and the join."""
    blocks = [_outcomes(result)]
    if result.quarantined:
        blocks += [_reasons(result), _problems(result)]
    if result.join is not None:
        blocks.append(_join(result.join))
    return Section(id="read", title=words.READ, blocks=tuple(blocks))


def outcomes(result: ImportResult) -> dict[str, int]:
    """How many rows ended in each place."""
    return {
        "accepted": len(result.accepted),
        "quarantined": len(result.quarantined),
        "blank": result.blank,
        "skipped": len(result.skipped),
    }


def _outcomes(result: ImportResult) -> Table:
    return Table(
        id="outcomes",
        caption=Said(words.OUTCOMES),
        columns=(Column("outcome", words.OUTCOME, NAME), _ROWS),
        lines=[
            Line((words.OUTCOME_WORDS[name], count)) for name, count in outcomes(result).items()
        ],
        total=Line((words.ROWS_READ, result.read)),
    )


def _reasons(result: ImportResult) -> Table:
    """Every reason with its count, the most frequent first, and what it looks like."""
    first: dict[str, Problem] = {}
    for quarantined in result.quarantined:
        first.setdefault(quarantined.code, quarantined.problems[0])
    counted = sorted(result.reasons.items(), key=lambda item: (-item[1], item[0]))
    return Table(
        id="reasons",
        caption=Said(words.REASONS),
        columns=(
            Column("code", words.REASON, CODE),
            _ROWS,
            Column("example", words.EXAMPLE, PROSE, page_only=True),
        ),
        lines=[Line((code, count, first.get(code))) for code, count in counted],
    )


def _problems(result: ImportResult) -> Table:
    """The first problems, record by record."""
    found = [problem for each in result.quarantined for problem in each.problems]
    shown = found[:SHOWN_PROBLEMS]
    return Table(
        id="problems",
        caption=Said(words.PROBLEMS, (len(shown), len(found))),
        columns=(
            Column("record", words.RECORD, NAME, page_only=True),
            Column("column", words.COLUMN, NAME, page_only=True),
            Column("problem", words.PROBLEM, PROSE),
        ),
        lines=[Line((problem.record, problem.column, problem)) for problem in shown],
        notes=(Said(words.ALL_PROBLEMS),) if len(shown) < len(found) else (),
    )


def _join(join: JoinReport) -> Table:
    return Table(
        id="join",
        caption=Said(words.JOIN),
        columns=(Column("what", words.WHAT, NAME), Column("number", words.NUMBER)),
        lines=[Line((said, getattr(join, name))) for name, said in words.JOIN_WORDS.items()],
        notes=tuple(
            Said(said, (", ".join(keys),))
            for said, keys in (
                (words.UNMATCHED_KEYS, join.unmatched_right_keys[:SHOWN_PROBLEMS]),
                (words.DUPLICATE_KEYS, join.duplicate_right_keys[:SHOWN_PROBLEMS]),
            )
            if keys
        ),
    )
