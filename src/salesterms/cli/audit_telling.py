"""An audit as it was asked for: on the screen, as JSON, and as a page; nothing personal in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import evolve

from salesterms.cli.output import note, say, say_json, write
from salesterms.cli.words import WRITTEN
from salesterms.errors import MASK, Text
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from salesterms.cli.seen_rows import Seen
    from salesterms.logs import Audit
    from salesterms.mapping import LogMapping
    from salesterms.report.report import Report

#: What stands in place of what a personal column holds, as a text of JSON.
HIDDEN = str(MASK)

_ALL_HIDDEN = Text(
    "{0} ({1} of them: their column is personal)", "{0} ({1} gevallen: hun kolom is persoonlijk)"
)


def masked(found: Audit, mapping: LogMapping) -> Audit:
    """An audit without the ids and the labels that stand in personal columns."""
    if is_personal("case", mapping):
        ids = found.unfit_ids
        findings = (
            evolve(one, case=None if one.case is None else HIDDEN) for one in found.findings
        )
        found = evolve(
            found,
            findings=tuple(findings),
            unfit_ids=None if ids is None else (HIDDEN,) * len(ids),
        )
    if found.unknown_labels and is_personal("label", mapping):
        rows = sum(found.unknown_labels.values())
        found = evolve(found, unknown_labels=FrozenMapping({HIDDEN: rows}))
    return found


def is_personal(field: str, mapping: LogMapping) -> bool:
    """Whether a field comes from a personal column."""
    return not set(mapping.personal).isdisjoint(mapping.sources[field].columns)


def tell_audit(seen: Seen, found: Audit, mapping: LogMapping, args: Namespace) -> None:
    """Write the page if one is asked for, then print: a reader may stop reading half-way.

    Of a log without a row that was accepted there is nothing to print but what became of its rows.
    """
    if args.html is not None:
        page = _report(seen, found, mapping, args.file).html(args.lang)
        write(args.html, page, replace=True)
        note(WRITTEN.say(args.lang).format(args.html))
    if args.json:
        from salesterms.documents import dumps

        say_json({"read": seen.counts(), "audit": json.loads(dumps(found))})
        return
    lines = list(seen.lines(args.lang))
    if seen.outcomes["accepted"]:
        lines += ["", found.explain(args.lang), *_unfit_lines(found, args.lang)]
    say("\n".join(lines) + "\n")


def _report(seen: Seen, found: Audit, mapping: LogMapping, file: str) -> Report:
    from pathlib import Path

    from salesterms.interop.log_files import TIED
    from salesterms.report import log_report
    from salesterms.report.blocks import Said
    from salesterms.report.reading import Account

    shown = len(seen.problems)
    read = Account(seen.outcomes, seen.reasons, tuple(seen.problems), shown + seen.more_problems)
    report = log_report(found, read=read, source=Path(file).name, mapping=mapping)
    sentence = Text.both(lambda lang: f"{TIED.say(lang)}.")
    tied = (Said(sentence, (seen.tied,)),) if seen.tied else ()
    return evolve(report, read=(*report.read, *tied))


def _unfit_lines(found: Audit, lang: str) -> Iterator[str]:
    from salesterms._render import shown_cell
    from salesterms.logs.words import UNFIT

    ids = found.unfit_ids
    if ids is None:
        return
    yield f"{UNFIT.say(lang)}: {len(ids)}"
    if HIDDEN in ids:
        yield f"  {_ALL_HIDDEN.say(lang).format(HIDDEN, len(ids))}"
    else:
        yield from (f"  {shown_cell(str(case))}" for case in ids)
