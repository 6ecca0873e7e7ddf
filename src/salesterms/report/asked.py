"""What a report is about: the rows, and the question that every metric in it is asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from attrs import frozen

from salesterms.entities import Opportunities
from salesterms.errors import Text
from salesterms.report import words
from salesterms.report.account import left_out
from salesterms.report.blocks import Column, Line, Said
from salesterms.report.view import why
from salesterms.results import Measurement, reason_text
from salesterms.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesterms.results import Measurements

#: Most currencies that get tables of their own; every currency stands in the overview.
CURRENCIES_WITH_TABLES = 4

#: Characters by which names are ordered: bounded, because decomposing is slow on odd texts.
_LOOKED_UP = 256


@frozen(kw_only=True)
class Asked:
    """The rows, and what selects among them. It lives while a report is built, no longer."""

    rows: Opportunities
    as_of: date | None
    period: Period | None
    stale_after: int | None
    stage: str | None

    @property
    def when(self) -> dict[str, Any]:
        """The arguments that every metric takes."""
        return {"as_of": self.as_of, "period": self.period}

    @property
    def parameters(self) -> dict[str, Any]:
        """The arguments that only some variants take, as far as they are given."""
        given = {"stale_after": self.stale_after, "stage": self.stage}
        return {name: value for name, value in given.items() if value is not None}

    @property
    def can_be_stale(self) -> bool:
        """Whether it can be said which deals are stale."""
        return self.as_of is not None and self.stale_after is not None

    def maps(self, name: str) -> bool:
        """Whether the rows provide a field."""
        return self.rows.mapped is None or name in self.rows.mapped


def currencies(*answers: Measurements) -> tuple[str, ...]:
    """The currencies that count in any of these answers, the one with most rows first."""
    counted: dict[str, int] = {}
    for answer in answers:
        for key, found in answer.items():
            if key is not None and found.counted:
                counted[str(key)] = counted.get(str(key), 0) + found.counted
    return tuple(sorted(counted, key=lambda code: (-counted[code], code)))


@frozen
class Part:
    """One column of a table by group: its cell for every group, and for all rows together."""

    column: Column
    groups: Mapping[Hashable, Measurement | int | None]
    total: Measurement | int | None = None


def measured(column: Column, answer: Measurements) -> Part:
    """A column of measurements."""
    return Part(column, dict(answer), answer.total)


def counts(column: Column, answer: Measurements, term: str = "") -> Part:
    """A column of row counts: all that counted, or those of one term of the formula."""
    groups = {key: count_of(found, term) for key, found in answer.items()}
    return Part(column, groups, None if answer.total is None else count_of(answer.total, term))


def grouped(
    head: Column,
    parts: Sequence[Part],
    marked: Iterable[Hashable] = (),
    rank: Mapping[Hashable, int] | None = None,
) -> dict[str, Any]:
    """Columns, lines and total of a table with a line for every group that anything is known of.

    A group in which no column counts a row is left out, such as the open deals in a table by
    quarter of closing. Groups stand in the order of their names, those with a `rank` first.
    """
    keys = dict.fromkeys(key for part in parts for key in part.groups)
    kept = [key for key in keys if any(_counts(part.groups.get(key)) for part in parts)]
    places = rank or {}
    ordered = sorted(
        kept,
        key=lambda key: (key is None, places.get(key, len(places)), _sortable(str(key)), str(key)),
    )
    stands_out = frozenset(marked)
    return {
        "columns": (head, *(part.column for part in parts)),
        "lines": [
            Line((_name(key), *(part.groups.get(key) for part in parts)), key in stands_out)
            for key in ordered
        ],
        "total": Line((words.TOTAL, *(part.total for part in parts))) if kept else None,
    }


def is_refused(answer: Measurements) -> bool:
    """Whether no group can be measured, because a column is not mapped."""
    return answer.total is not None and lacks_column(answer.total)


def lacks_column(found: Measurement) -> bool:
    """Whether there is no value because a column is not mapped."""
    return found.reason in {"column_not_mapped", "as_of_needs_column"}


def refusals(*answers: Measurements) -> tuple[Said, ...]:
    """A sentence for every metric that cannot be measured on these rows: which, and why."""
    return not_shown(*(answer.total for answer in answers if answer.total is not None))


def not_shown(*answers: Measurement) -> tuple[Said, ...]:
    """A sentence for every measurement that lacks a column: which, and why."""
    refused = {found.title: found for found in answers if lacks_column(found)}
    return tuple(Said(words.NOT_SHOWN, (title, why(found))) for title, found in refused.items())


def told_rows(title: Text | Said, found: Measurement) -> Iterator[Said]:
    """How many rows counted and why others did not, and why there is no value, as far as so."""
    if found.counted != found.rows:
        yield Said(words.LEFT_OUT, (title, found.counted, found.rows, left_out(found)))
    if found.reason:
        yield Said(words.NOT_SHOWN, (title, why(found)))


def listed(counts: Mapping[str, int], say: Callable[[str, str], str] = reason_text) -> Text:
    """So many of each reason, as one phrase; `say` gives the words of a code in a language."""
    return Text.both(
        lambda lang: ", ".join(f"{count} {say(code, lang)}" for code, count in counts.items())
    )


def _name(key: Hashable) -> str | Text:
    return words.NONE if key is None else str(key)


def _sortable(name: str) -> str:
    """A name as a reader looks it up: accents and capitals aside."""
    return normalize("NFKD", name[:_LOOKED_UP]).casefold()


def count_of(found: Measurement, term: str = "") -> int | None:
    """How many rows counted, or how many stand under one term of the formula."""
    if not term:
        return found.counted
    number = found.inputs.get(term)
    return number if isinstance(number, int) else None


def _counts(cell: Measurement | int | None) -> bool:
    return bool(cell) if cell is None or isinstance(cell, int) else bool(cell.counted)
