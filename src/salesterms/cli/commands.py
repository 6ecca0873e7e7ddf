"""What each command does. The layers it needs are imported when it runs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from salesterms.cli.output import note, say, say_json, write
from salesterms.cli.words import ONE_COLUMN, PERSONAL, STRICT, WRITTEN

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from salesterms.interop import ImportResult
    from salesterms.report import Report

#: The questions of the demo: the last day of the sample, and what two close ratios ask for.
SAMPLE = "sample_opportunities.csv"
SAMPLE_AS_OF = date(2024, 12, 31)
SAMPLE_STALE_AFTER = 60
SAMPLE_STAGE = "Voorstel"

_TAB = "\t"


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
    return _tell(report, args, ())


def run_report(args: Namespace) -> int:
    """Report on the user's own file."""
    from pathlib import Path

    from salesterms.cli.declarations import declared
    from salesterms.interop import read_opportunities
    from salesterms.report import build

    mapping = declared(args)
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
    read = (args.file, args.mapping, args.join)
    _keep_quarantine(result, args, read)
    status = _tell(report, args, read)
    if args.strict and result.quarantined:
        note(STRICT.say(args.lang).format(len(result.quarantined)))
        return 1
    return status


def run_columns(args: Namespace) -> int:
    """Write a mapping to complete."""
    import json

    from salesterms.interop import columns

    document = columns(
        args.file,
        encoding=args.encoding,
        delimiter=_TAB if args.delimiter in {"tab", r"\t"} else args.delimiter,
        status_column=args.status_column,
    )
    found = document["_columns_found"]
    if isinstance(found, list) and len(found) == 1:
        note(ONE_COLUMN.say(args.lang).strip())
    if args.out is None:
        say_json(document)
        return 0
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    write(args.out, text, read=(args.file,), replace=args.force)
    note(WRITTEN.say(args.lang).format(args.out))
    return 0


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "demo": run_demo,
    "report": run_report,
    "columns": run_columns,
}


def _tell(report: Report, args: Namespace, read: tuple[str | None, ...]) -> int:
    """Write the page if one is asked for, then print: a reader may stop reading half-way."""
    if args.html is not None:
        write(args.html, report.html(args.lang), read=read, replace=True)
        note(WRITTEN.say(args.lang).format(args.html))
    if args.json:
        say_json(report.document())
    else:
        say(report.text(args.lang))
    return 0


def _keep_quarantine(result: ImportResult, args: Namespace, read: tuple[str | None, ...]) -> None:
    if args.quarantine is None:
        return
    text = result.quarantine_csv(lang=args.lang)
    write(args.quarantine, text, read=read, replace=args.force)
    note(WRITTEN.say(args.lang).format(args.quarantine))
    if result.personal and result.quarantined:
        columns = ", ".join(result.personal)
        note(PERSONAL.say(args.lang).format(args.quarantine, columns))
