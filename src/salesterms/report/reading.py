"""What was read: what became of every row, and why rows were set apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Problem
from salesterms.report import words
from salesterms.report.blocks import CODE, NAME, PROSE, Column, Line, Said, Section, Table

if TYPE_CHECKING:
    from collections.abc import Sized

    from salesterms.interop import ImportResult, JoinReport
    from salesterms.interop.result import MappedResult

#: How many problems a report shows one by one. All are counted, by reason.
SHOWN_PROBLEMS = 6

_ROWS = Column("rows", words.ROWS)


@frozen
class Account:
    """What became of the rows: how many had which outcome, why, and the problems.

    `problems` are those to show, `all_problems` how many there are.
    """

    outcomes: Mapping[str, int]
    reasons: Mapping[str, int]
    problems: tuple[Problem, ...]
    all_problems: int

    @property
    def read(self) -> int:
        """How many rows were read."""
        return sum(self.outcomes.values())


def account(result: MappedResult[Sized]) -> Account:
    """The account of what was read by a mapping."""
    found = [problem for each in result.quarantined for problem in each.problems]
    return Account(outcomes(result), result.reasons, tuple(found), len(found))


def read_section(result: ImportResult) -> Section:
    """Accepted, quarantined with reasons and examples, blank, skipped, and the join."""
    return account_section(account(result), result.join)


def account_section(found: Account, join: JoinReport | None = None) -> Section:
    """The same of any account of rows."""
    blocks = [_outcomes(found)]
    if found.reasons:
        blocks += [_reasons(found), _problems(found)]
    if join is not None:
        blocks.append(_join(join))
    return Section(id="read", title=words.READ, blocks=tuple(blocks))


def outcomes(result: MappedResult[Sized]) -> dict[str, int]:
    """How many rows ended in each place."""
    return {
        "accepted": len(result.accepted),
        "quarantined": len(result.quarantined),
        "blank": result.blank,
        "skipped": len(result.skipped),
    }


def _outcomes(found: Account) -> Table:
    return Table(
        id="outcomes",
        caption=Said(words.OUTCOMES),
        columns=(Column("outcome", words.OUTCOME, NAME), _ROWS),
        lines=[Line((words.OUTCOME_WORDS[name], count)) for name, count in found.outcomes.items()],
        total=Line((words.ROWS_READ, found.read)),
    )


def _reasons(found: Account) -> Table:
    """Every reason with its count, the most frequent first, and what it looks like."""
    first: dict[str, Problem] = {}
    for problem in found.problems:
        first.setdefault(problem.code, problem)
    counted = sorted(found.reasons.items(), key=lambda item: (-item[1], item[0]))
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


def _problems(found: Account) -> Table:
    """The first problems, record by record."""
    shown = found.problems[:SHOWN_PROBLEMS]
    return Table(
        id="problems",
        caption=Said(words.PROBLEMS, (len(shown), found.all_problems)),
        columns=(
            Column("record", words.RECORD, NAME, page_only=True),
            Column("column", words.COLUMN, NAME, page_only=True),
            Column("problem", words.PROBLEM, PROSE),
        ),
        lines=[Line((problem.record, problem.column, problem)) for problem in shown],
        notes=(Said(words.ALL_PROBLEMS),) if len(shown) < found.all_problems else (),
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
