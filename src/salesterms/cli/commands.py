"""What each command does. The layers it needs are imported when it runs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from salesterms.cli.glossary_commands import run_term, run_terms
from salesterms.cli.output import check_outputs, note, say, say_json, write
from salesterms.cli.vocabulary_commands import (
    run_conflicts,
    run_lifecycle,
    run_translate,
    run_vocabularies,
)
from salesterms.cli.words import NOTHING_ACCEPTED, ONE_COLUMN, PERSONAL, STRICT, WRITTEN

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from salesterms.interop import ImportResult
    from salesterms.mapping import ColumnMapping
    from salesterms.report import Report

#: The questions of the demo: the last day of the sample, and what two close ratios ask for.
SAMPLE = "sample_opportunities.csv"
SAMPLE_AS_OF = date(2024, 12, 31)
SAMPLE_STALE_AFTER = 60
SAMPLE_STAGE = "Voorstel"

#: The marks between cells by the names that a report prints; a mark may also stand for itself.
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", r"\t": "\t", "pipe": "|"}


def run_demo(args: Namespace) -> int:
    """Report on the sample inside the package."""
    import json
    from importlib.resources import files
    from io import BytesIO

    from salesterms.interop import read_opportunities
    from salesterms.mapping import ColumnMapping
    from salesterms.report import build

    data = files("salesterms").joinpath("data")
    document = json.loads(data.joinpath("sample_mapping.json").read_text(encoding="utf-8"))
    mapping = ColumnMapping.read(document)
    result = read_opportunities(BytesIO(data.joinpath(SAMPLE).read_bytes()), mapping)
    report = build(
        result,
        as_of=SAMPLE_AS_OF,
        stale_after=SAMPLE_STALE_AFTER,
        stage=SAMPLE_STAGE,
        source=SAMPLE,
        mapping=mapping,
    )
    _tell(report, args)
    return 0


def run_report(args: Namespace) -> int:
    """Report on the user's own file."""
    from pathlib import Path

    from salesterms.cli.declarations import declared
    from salesterms.interop import read_opportunities
    from salesterms.report import build

    mapping = declared(args)
    read = (args.file, args.mapping, args.join, _joined(mapping, args.join))
    check_outputs((args.html, args.quarantine), read)
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
    _keep_quarantine(result, args)
    _tell(report, args)
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

    from salesterms.interop import columns

    check_outputs((args.out,), (args.file,))
    document = columns(
        args.file,
        encoding=args.encoding,
        delimiter=DELIMITERS.get(args.delimiter) or args.delimiter,
        status_column=args.status_column,
        header_line=args.header_line,
    )
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
    "term": run_term,
    "terms": run_terms,
    "vocabularies": run_vocabularies,
    "translate": run_translate,
    "conflicts": run_conflicts,
    "lifecycle": run_lifecycle,
}


def _tell(report: Report, args: Namespace) -> None:
    """Write the page if one is asked for, then print: a reader may stop reading half-way."""
    if args.html is not None:
        write(args.html, report.html(args.lang), replace=True)
        note(WRITTEN.say(args.lang).format(args.html))
    if args.json:
        say_json(report.document())
    else:
        say(report.text(args.lang))


def _joined(mapping: ColumnMapping, given: str | None) -> str | None:
    """The second file that is read, found as the reader finds it."""
    from salesterms.interop.joining import join_file

    return None if mapping.join is None else str(join_file(mapping, mapping.join, given))


def _keep_quarantine(result: ImportResult, args: Namespace) -> None:
    if args.quarantine is None:
        return
    text = result.quarantine_csv(lang=args.lang)
    write(args.quarantine, text, replace=args.force)
    note(WRITTEN.say(args.lang).format(args.quarantine))
    if result.personal and result.quarantined:
        columns = ", ".join(result.personal)
        note(PERSONAL.say(args.lang).format(args.quarantine, columns))
