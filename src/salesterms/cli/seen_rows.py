"""What became of the rows of a log, counted while they go by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from salesterms.cli.in_options import problem_in_options
from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.errors import Problem
    from salesterms.interop import Blank, Quarantined, Skipped
    from salesterms.logs import StageEntry

#: So many problems are printed one by one; all of them are counted.
_SHOWN = 6

_OUTCOMES = ("accepted", "quarantined", "blank", "skipped")

_MORE = Text("and {0} more problems", "en nog {0} problemen")


class Seen:
    """The account of the rows of a log, kept while its entries go by.

    With `keep` the rows that are not accepted are kept too; with `by_options` their problems name
    options of the command line and not keys of a mapping.
    """

    def __init__(self, *, keep: bool, by_options: bool) -> None:
        self._by_options = by_options
        self.kept: list[Quarantined] | None = [] if keep else None
        self.outcomes: dict[str, int] = dict.fromkeys(_OUTCOMES, 0)
        self.reasons = Counter[str]()
        self.problems: list[Problem] = []
        self.more_problems = 0
        #: The rows that share an instant with another one of their case; None where rows stay as
        #: they stand.
        self.tied: int | None = None

    def entries(
        self, outcomes: Iterable[StageEntry | Quarantined | Blank | Skipped]
    ) -> Iterator[StageEntry]:
        """The rows that were accepted, while all others are counted."""
        from salesterms.interop import Blank, Quarantined, Skipped

        for one in outcomes:
            if isinstance(one, Quarantined):
                self._refused(one)
            elif isinstance(one, Blank | Skipped):
                self.outcomes["blank" if isinstance(one, Blank) else "skipped"] += 1
            else:
                self.outcomes["accepted"] += 1
                yield one

    def _refused(self, record: Quarantined) -> None:
        self.outcomes["quarantined"] += 1
        self.reasons[record.code] += 1
        if self._by_options:
            record = evolve(record, problems=tuple(map(problem_in_options, record.problems)))
        if self.kept is not None:
            self.kept.append(record)
        shown = record.problems[: _SHOWN - len(self.problems)]
        self.problems += shown
        self.more_problems += len(record.problems) - len(shown)

    def counts(self) -> dict[str, object]:
        """The account as data."""
        return {
            **self.outcomes,
            "reasons": dict(self.reasons.most_common()),
            "tied": self.tied,
        }

    def lines(self, lang: str) -> Iterator[str]:
        """The account in words, with the first problems."""
        from salesterms._render import shown_cell
        from salesterms.interop.log_files import tied_text
        from salesterms.interop.read_result import account_of

        yield account_of(self.outcomes, dict(self.reasons.most_common()), lang)
        if told := tied_text(self.tied, lang):
            yield f"  {told}"
        yield from (f"  {shown_cell(problem.text(lang))}" for problem in self.problems)
        if self.more_problems:
            yield f"  {_MORE.say(lang).format(self.more_problems)}"
