"""What `audit` does on the command line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from salesterms.cli.output import check_outputs, note, say, say_json, write
from salesterms.cli.quarantine_file import keep_quarantine
from salesterms.cli.words import NOTHING_ACCEPTED, WRITTEN
from salesterms.errors import Text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from salesterms.errors import Problem
    from salesterms.interop import Blank, Quarantined, Skipped
    from salesterms.logs import Audit, StageEntry
    from salesterms.mapping import LogMapping

#: So many problems are printed one by one; all of them are counted.
_SHOWN = 6

_OUTCOMES = ("accepted", "quarantined", "blank", "skipped")

_MORE = Text("and {0} more problems", "en nog {0} problemen")


def run_audit(args: Namespace) -> int:
    """Audit a stage log, and say first what became of its rows."""
    from salesterms.cli.log_declarations import (
        declared_log,
        declared_policy,
        declared_vocabulary,
    )
    from salesterms.interop.log_rows import in_order
    from salesterms.logs import audit

    vocabulary, policy = declared_vocabulary(args.vocabulary), declared_policy(args)
    mapping = declared_log(args)
    check_outputs((args.html, args.quarantine), (args.file, args.mapping, args.vocabulary))
    seen = Seen(keep=args.quarantine is not None)
    entries: Iterable[StageEntry] = seen.entries(
        _outcomes(args.file, mapping, by_case=args.by_case)
    )
    if not args.by_case:
        entries = in_order(entries, mapping)
    found = audit(entries, vocabulary, policy=policy, as_of=args.as_of, by_case=args.by_case)
    keep_quarantine(seen.kept or (), mapping.personal, args)
    _tell(seen, found, args)
    if not seen.outcomes["accepted"]:
        note(NOTHING_ACCEPTED.say(args.lang).format(args.file))
        return 1
    return 0


def _outcomes(
    file: str, mapping: LogMapping, *, by_case: bool
) -> Iterator[StageEntry | Quarantined | Blank | Skipped]:
    """What became of each record, as they stand in the file."""
    from attrs import evolve

    from salesterms.interop import stream_stage_log
    from salesterms.mapping.log_shapes import AS_GIVEN

    if by_case:
        mapping.check_for_stream()
    return stream_stage_log(file, evolve(mapping, order=AS_GIVEN))


class Seen:
    """The account of the rows of a log, kept while its entries go by."""

    def __init__(self, *, keep: bool) -> None:
        self.kept: list[Quarantined] | None = [] if keep else None
        self.outcomes: dict[str, int] = dict.fromkeys(_OUTCOMES, 0)
        self.reasons = Counter[str]()
        self.problems: list[Problem] = []
        self.more_problems = 0

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
        if self.kept is not None:
            self.kept.append(record)
        shown = record.problems[: _SHOWN - len(self.problems)]
        self.problems += shown
        self.more_problems += len(record.problems) - len(shown)


def _tell(seen: Seen, found: Audit, args: Namespace) -> None:
    """Write the page if one is asked for, then print."""
    if args.html is not None:
        from pathlib import Path

        from salesterms.report import log_report
        from salesterms.report.reading import Account

        shown = len(seen.problems)
        read = Account(
            seen.outcomes, seen.reasons, tuple(seen.problems), shown + seen.more_problems
        )
        report = log_report(found, read=read, source=Path(args.file).name)
        write(args.html, report.html(args.lang), replace=True)
        note(WRITTEN.say(args.lang).format(args.html))
    if args.json:
        from salesterms.documents import unstructure

        reasons = dict(seen.reasons.most_common())
        say_json({"read": {**seen.outcomes, "reasons": reasons}, "audit": unstructure(found)})
    else:
        say("\n".join((*_read(seen, args.lang), "", found.explain(args.lang))) + "\n")


def _read(seen: Seen, lang: str) -> Iterator[str]:
    from salesterms._render import shown_cell
    from salesterms.interop.read_result import account_of

    yield account_of(seen.outcomes, dict(seen.reasons.most_common()), lang)
    yield from (f"  {shown_cell(problem.text(lang))}" for problem in seen.problems)
    if seen.more_problems:
        yield f"  {_MORE.say(lang).format(seen.more_problems)}"
