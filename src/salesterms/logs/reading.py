"""Rows of a log, checked and put together case by case."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Final

from salesterms.errors import SalesTermsError, Text
from salesterms.logs.entries import StageEntry, are_plain, entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: So many rows are read at once, and about so many make a block.
CHUNK: Final = 1 << 13


class NotALog(SalesTermsError, TypeError):
    """Something else was given where the rows of a log are meant."""

    code = "not_a_log"
    message = Text(
        "{0} is no log: give rows, such as StageEntry(case, label, at)",
        "{0} is geen log: geef rijen, zoals StageEntry(case, label, at)",
    )
    _rows_inside: ClassVar[Text] = Text(
        "; here give its .accepted, which are its rows",
        "; geef hier zijn .accepted, dat zijn de rijen",
    )

    def text(self, lang: str = "en") -> str:
        """What was given, and what to give: of what came of reading, the rows that it accepted."""
        holds_rows = hasattr(self.args[0], "accepted")
        return super().text(lang) + (self._rows_inside.say(lang) if holds_rows else "")


class NotSortedByCase(SalesTermsError, ValueError):
    """Rows were said to come case by case, and do not."""

    code = "not_sorted_by_case"
    message = Text(
        "A row of case {0} comes after one of {1}: sort the log by case, or leave out by_case=True",
        "Een rij van {0} komt na een van {1}: sorteer het log op geval, of laat by_case=True weg",
    )


def blocks_of(rows: Iterable[StageEntry], *, by_case: bool) -> Iterator[list[StageEntry]]:
    """The rows in blocks of whole cases, the rows of a case together and as they came.

    Raises `NotALog` and `BadEntry`. Rows that are said to come `by_case` are checked where they are
    counted, and all others here.
    """
    given = rows_of(rows)
    return _sorted_blocks(given) if by_case else _gathered_blocks(given)


def rows_of(rows: Iterable[StageEntry]) -> Iterator[StageEntry]:
    """What was given, row by row; raises `NotALog` where it has none."""
    try:
        return iter(rows)
    except TypeError:
        raise NotALog(rows) from None


def entries_of(rows: Iterable[StageEntry]) -> Iterator[StageEntry]:
    """The rows as they come, each checked, its instant in UTC; raises `NotALog` and `BadEntry`."""
    return (entry_of(row, number) for number, row in enumerate(rows_of(rows), start=1))


def _gathered_blocks(rows: Iterator[StageEntry]) -> Iterator[list[StageEntry]]:
    cases: defaultdict[str | int, list[StageEntry]] = defaultdict(list)
    for before, chunk in _chunks(rows):
        for row in chunk if are_plain(chunk) else checked(chunk, before):
            cases[row[0]].append(row)
    block: list[StageEntry] = []
    for entries in cases.values():
        block += entries
        if len(block) >= CHUNK:
            yield block
            block = []
    yield block


def _sorted_blocks(rows: Iterator[StageEntry]) -> Iterator[list[StageEntry]]:
    waiting: list[StageEntry] = []  # the rows of one case, which may have more of them
    for _, chunk in _chunks(rows):
        case, cut = chunk[-1][0], len(chunk) - 1
        while cut and chunk[cut - 1][0] == case:
            cut -= 1
        if cut or (waiting and waiting[-1][0] != case):
            yield waiting + chunk[:cut]
            waiting = chunk[cut:]
        else:
            waiting += chunk
    yield waiting


def _chunks(rows: Iterator[StageEntry]) -> Iterator[tuple[int, list[StageEntry]]]:
    """Some rows at a time, all of them entries, with how many came before them."""
    before = 0
    while chunk := list(islice(rows, CHUNK)):
        if set(map(type, chunk)) != {StageEntry}:
            chunk = checked(chunk, before)
        yield before, chunk
        before += len(chunk)


def checked(rows: Iterable[StageEntry], before: int) -> list[StageEntry]:
    """Rows that were looked at one by one; raises `BadEntry` with the number of the row."""
    return [entry_of(row, before + at) for at, row in enumerate(rows, start=1)]
