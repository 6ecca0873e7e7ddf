"""What each command does. The layers it needs are imported when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.cli.argument_types import delimiter
from salesterms.cli.audit_command import run_audit
from salesterms.cli.check_command import run_check
from salesterms.cli.demo_command import run_demo
from salesterms.cli.glossary_commands import run_term, run_terms
from salesterms.cli.metric_commands import run_metric, run_metrics
from salesterms.cli.output import check_outputs, note, say_json, write
from salesterms.cli.quarantine_file import keep_quarantine
from salesterms.cli.telling import check_page, tell
from salesterms.cli.vocabulary_commands import (
    run_conflicts,
    run_lifecycle,
    run_translate,
    run_vocabularies,
)
from salesterms.cli.words import NOTHING_ACCEPTED, ONE_COLUMN, STRICT, WRITTEN

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from salesterms.mapping import ColumnMapping


def run_report(args: Namespace) -> int:
    """Report on the user's own file."""
    from pathlib import Path

    from salesterms.cli.declarations import declared
    from salesterms.interop import read_opportunities
    from salesterms.report import build

    mapping = declared(args)
    read = (args.file, args.mapping, args.join, _joined(mapping, args.join))
    check_outputs((args.html, args.quarantine), read)
    check_page(args.html)
    result = read_opportunities(args.file, mapping, join_path=args.join)
    report = build(
        result,
        as_of=args.as_of,
        period=args.period,
        stale_after=args.stale_after,
        stage=args.stage,
        source=Path(args.file).name,
        mapping=mapping,
    )
    keep_quarantine(result.quarantined, result.personal, args)
    tell(report, args)
    if not result.accepted:
        note(NOTHING_ACCEPTED.say(args.lang).format(args.file))
        return 1
    if args.strict and result.quarantined:
        note(STRICT.say(args.lang).format(len(result.quarantined)))
        return 1
    return 0


def run_columns(args: Namespace) -> int:
    """Write a mapping to complete."""
    import json

    from salesterms.interop import columns, log_columns

    check_outputs((args.out,), (args.file,))
    written: dict[str, Any] = {
        "encoding": args.encoding,
        "delimiter": delimiter(args.delimiter),
        "header_line": args.header_line,
    }
    if args.log:
        document = log_columns(args.file, label_column=args.status_column, **written)
    else:
        document = columns(args.file, status_column=args.status_column, **written)
    found = document["_columns_found"]
    if isinstance(found, list) and len(found) == 1:
        note(ONE_COLUMN.say(args.lang).strip())
    if args.out is None:
        say_json(document)
        return 0
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    write(args.out, text, replace=args.force)
    note(WRITTEN.say(args.lang).format(args.out))
    return 0


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "demo": run_demo,
    "report": run_report,
    "columns": run_columns,
    "audit": run_audit,
    "check": run_check,
    "term": run_term,
    "terms": run_terms,
    "metric": run_metric,
    "metrics": run_metrics,
    "vocabularies": run_vocabularies,
    "translate": run_translate,
    "conflicts": run_conflicts,
    "lifecycle": run_lifecycle,
}


def _joined(mapping: ColumnMapping, given: str | None) -> str | None:
    """The second file that is read, found as the reader finds it."""
    from salesterms.interop.joining import join_file

    return None if mapping.join is None else str(join_file(mapping, mapping.join, given))
