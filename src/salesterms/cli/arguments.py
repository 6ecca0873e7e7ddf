"""What may be asked on the command line. Nothing is read here, so that --help is quick."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from salesterms.cli.argument_types import (
    allowed,
    day,
    days,
    delimiter,
    moment,
    period,
    seconds,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

#: The presets of layer `interop`, by name: a test holds them equal.
PRESETS = ("hubspot", "salesforce")

#: The shapes of stage logs, their orders, and the policies, likewise.
SHAPES = (
    "entries",
    "changes",
    "hubspot.property_history",
    "salesforce.opportunity_history",
    "salesforce.field_history",
    "snapshots",
)
ORDERS = ("as_given", "by_time", "newest_first")
POLICIES = ("strict", "lenient")

#: The kinds of verdicts, likewise.
VERDICTS = (
    "legal",
    "stay",
    "skip",
    "backward",
    "reopened",
    "after_close",
    "no_way",
    "unknown_label",
    "out_of_order",
    "duplicate",
    "conflicting_duplicate",
)

#: The kinds of terms, likewise.
KINDS = (
    "status",
    "role",
    "party",
    "object",
    "activity",
    "process",
    "method",
    "model",
    "document",
    "analysis",
    "metric",
    "signal",
    "pay",
    "condition",
    "trend",
)

#: The tables of the lifecycle.
TRACKS = ("person", "deal", "customer")

#: Command and option -> the option without which it has no meaning.
NEEDS = {
    ("term", "depth"): "svg",
    ("term", "force"): "svg",
    ("demo", "force"): "quarantine",
    ("audit", "force"): "quarantine",
    ("lifecycle", "force"): "svg",
    ("check", "seconds"): "command",
    ("terms", "base"): "as",
    ("terms", "out"): "as",
    ("terms", "force"): "out",
}

#: Options that are kept under another name, as `command` is that of the command itself.
KEPT_AS = {("check", "command"): "implementation"}

#: Command and option -> the option that it contradicts.
EXCLUDES = {("terms", "kind"): "as", ("terms", "search"): "as", ("terms", "json"): "as"}

#: The forms of a glossary, and the beginning of its names in linked data, likewise.
FORMS = ("json", "json-schema", "csv", "markdown", "schema.org", "turtle", "json-ld")
DEFAULT_BASE = "urn:salesterms:"

_EPILOG = """\
exit status: 0 done; 1 the file or the data cannot be used, or no row was, or a vector of `check`
differs; 2 wrong usage

salesterms term sluitingsverhouding --lang nl
salesterms metric hitrate --lang nl
salesterms translate lead --from four_types --to hubspot
salesterms conflicts four_stages lead_and_prospect
salesterms demo --html report.html
salesterms columns export.csv --out mapping.json
salesterms audit log.csv --vocabulary hubspot.deal_stage --shape hubspot.property_history
salesterms report export.csv --mapping mapping.json --as-of 2026-06-30 --html report.html
salesterms check --command "python adapter.py" --only close_ratio
"""


def parser() -> ArgumentParser:
    """The whole grammar of the command line."""
    root = ArgumentParser(
        prog="salesterms",
        description="The glossary of sales: its terms, and explained numbers from a CRM export.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    root.add_argument("--version", action="store_true", help="print the version and stop")
    command = root.add_subparsers(dest="command", metavar="COMMAND").add_parser
    _demo(command)
    _report(command)
    _columns(command)
    _audit(command)
    _check(command)
    _term(command)
    _terms(command)
    _metric(command)
    _metrics(command)
    _vocabularies(command)
    _translate(command)
    _conflicts(command)
    _lifecycle(command)
    return root


def _demo(command: Callable[..., ArgumentParser]) -> None:
    demo = command(
        "demo", help="report on the sample export inside the package", allow_abbrev=False
    )
    _quarantine_options(demo)
    _output_options(demo)


def _report(command: Callable[..., ArgumentParser]) -> None:
    report = command("report", help="report on your own CSV export", allow_abbrev=False)
    add = report.add_argument
    add("file", metavar="FILE.csv", help="the export")
    add("--mapping", metavar="M.json", help="what its columns mean; see `salesterms columns`")
    add("--preset", choices=PRESETS, help="a vendor's column names, completed by --mapping")
    add("--as-of", type=day, metavar="DATE", help="last known day, YYYY-MM-DD; else as recorded")
    add("--period", type=period, metavar="NAME", help="only 2024, 2024-Q1, 2024-03, 2024-W05 …")
    add("--currency", metavar="CODE", help="currency of every amount, where no column says it")
    add("--zone", metavar="NAME", help="time zone of the instants and of the dates")
    add("--join", metavar="FILE.csv", help="the second file, in place of the mapping's")
    add("--stale-after", type=days, metavar="DAYS", help="days without activity to be stale")
    add("--stage", metavar="LABEL", help="stage for the close ratio of deals that reached it")
    add("--strict", action="store_true", help="exit status 1 if any row was not accepted")
    _quarantine_options(report)
    _output_options(report)


def _columns(command: Callable[..., ArgumentParser]) -> None:
    columns = command("columns", help="write a mapping file to complete", allow_abbrev=False)
    add = columns.add_argument
    add("file", metavar="FILE.csv", help="the export")
    add("--encoding", default="utf-8", help="such as utf-8 (default), cp1252, utf-16")
    add(
        "--delimiter",
        default="comma",
        help="the mark between cells: comma (default), semicolon, tab, pipe, or the mark itself",
    )
    add(
        "--header-line",
        type=int,
        default=1,
        metavar="N",
        help="the line with the names of the columns, where a title stands above it (default 1)",
    )
    add("--status-column", metavar="NAME", help="list the labels of this column, to be sorted")
    add("--log", action="store_true", help="for a stage log, as `audit` reads it")
    add("--out", metavar="M.json", help="write to this file rather than to the screen")
    add("--force", action="store_true", help="let --out replace a file")
    _language(columns)


def _audit(command: Callable[..., ArgumentParser]) -> None:
    audit = command(
        "audit", help="whether deals went through the stages as they should", allow_abbrev=False
    )
    add = audit.add_argument
    add("file", metavar="LOG.csv", help="the history of a stage")
    add(
        "--vocabulary",
        required=True,
        metavar="NAME",
        help="whose stages they are: see `vocabularies`; or a document of your own, NAME.json",
    )
    add("--mapping", metavar="M.json", help="what the columns of the log mean")
    add("--shape", choices=SHAPES, metavar="NAME", help=f"one of {', '.join(SHAPES)}")
    add("--case", metavar="COLUMN", help="the column of the deal or the person")
    add("--label", metavar="COLUMN", help="the column of the stage that was entered")
    add("--at", metavar="COLUMN", help="the column of the time at which that was")
    add("--from", metavar="COLUMN", help="the column of the stage before it")
    add("--id", metavar="COLUMN", help="the column of the id of the row")
    add("--owner", metavar="COLUMN", help="the column of the owner")
    add("--at-format", metavar="FORMAT", help="how times are written: D-M-YYYY HH:mm, epoch_ms …")
    add("--zone", metavar="NAME", help="the time zone that they were written in")
    add("--order", choices=ORDERS, help="of the rows; newest_first runs from late to early")
    add("--delimiter", type=delimiter, metavar="MARK", help="as for `columns`")
    add("--encoding", metavar="NAME", help="likewise, such as cp1252; else utf-8")
    add("--policy", choices=POLICIES, default="strict", help="what is forbidden (default strict)")
    add(
        "--allow",
        type=allowed,
        action="append",
        default=[],
        metavar="KIND[=WHY]",
        help=f"allow a kind of verdict after all, for a reason that is repeated: one of"
        f" {', '.join(VERDICTS)}",
    )
    add("--forbid", action="append", default=[], metavar="KIND", help="forbid one after all")
    add(
        "--as-of",
        type=moment,
        metavar="WHEN",
        help="last known moment, such as 2026-06-30T23:59:59+02:00; or a day, which ends in --zone",
    )
    add("--ids", action="store_true", help="also name the cases that do not fit")
    add("--by-case", action="store_true", help="the rows come sorted by case: keep one at a time")
    _quarantine_options(audit)
    _output_options(audit)


def _check(command: Callable[..., ArgumentParser]) -> None:
    check = command(
        "check", help="whether an implementation gives the known answers", allow_abbrev=False
    )
    add = check.add_argument
    add("file", nargs="*", metavar="FILE.json", help="your own vectors; else those of the package")
    add(
        "--command",
        dest="implementation",
        metavar="'PROGRAM …'",
        help="another implementation: it reads requests and writes replies, a line of JSON each",
    )
    add("--seconds", type=seconds, metavar="N", help="time limit of one reply of it (default 10)")
    add(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="only this metric, or operation; may be repeated",
    )
    add("--json", action="store_true", help="print JSON in place of text")
    _language(check)


def _term(command: Callable[..., ArgumentParser]) -> None:
    term = command("term", help="show a term of the glossary", allow_abbrev=False)
    add = term.add_argument
    add("name", nargs="+", metavar="NAME", help="any of its labels, in either language, or its id")
    add("--json", action="store_true", help="print JSON in place of text")
    add("--svg", metavar="FILE", help="also draw the terms around it")
    add(
        "--depth",
        type=int,
        choices=range(1, 7),
        metavar="N",
        help="steps around it: 1 (default) to 6",
    )
    add("--force", action="store_true", help="let --svg replace a file")
    _language(term)


def _terms(command: Callable[..., ArgumentParser]) -> None:
    terms = command("terms", help="list the terms, or write the whole glossary", allow_abbrev=False)
    add = terms.add_argument
    add("--kind", choices=KINDS, metavar="KIND", help=f"only those of a kind: {', '.join(KINDS)}")
    add("--search", metavar="TEXT", help="only those that come near a text")
    add("--json", action="store_true", help="print JSON in place of text")
    add("--as", choices=FORMS, help="write the whole glossary in this form instead")
    add(
        "--base",
        metavar="IRI",
        help=f"beginning of the names in linked data (default {DEFAULT_BASE})",
    )
    add("--out", metavar="FILE", help="write --as to this file rather than to the screen")
    add("--force", action="store_true", help="let --out replace a file")
    _language(terms)


def _metric(command: Callable[..., ArgumentParser]) -> None:
    metric = command(
        "metric", help="show a metric: its definitions, and whose they are", allow_abbrev=False
    )
    add = metric.add_argument
    add("name", nargs="+", metavar="NAME", help="its id or title, or any word that means it")
    add("--variant", metavar="NAME", help="only this definition, with the rows that it counts")
    add("--json", action="store_true", help="print JSON in place of text")
    _language(metric)


def _metrics(command: Callable[..., ArgumentParser]) -> None:
    metrics = command("metrics", help="list the metrics", allow_abbrev=False)
    metrics.add_argument("--json", action="store_true", help="print JSON in place of text")
    _language(metrics)


def _vocabularies(command: Callable[..., ArgumentParser]) -> None:
    listed = command(
        "vocabularies", help="list what texts and systems call people and deals", allow_abbrev=False
    )
    add = listed.add_argument
    add("name", nargs="?", metavar="NAME", help="show the rows of one, or of a whole system")
    add("--json", action="store_true", help="print JSON in place of text")
    _language(listed)


def _translate(command: Callable[..., ArgumentParser]) -> None:
    translate = command(
        "translate", help="what a word of one text or system is in another", allow_abbrev=False
    )
    add = translate.add_argument
    add("word", nargs="+", metavar="WORD", help="a word of the first vocabulary")
    add("--from", required=True, metavar="NAME", help="whose word it is: see `vocabularies`")
    add("--to", required=True, metavar="NAME", help="in whose words it is asked")
    add("--json", action="store_true", help="print JSON in place of text")
    _language(translate)


def _conflicts(command: Callable[..., ArgumentParser]) -> None:
    conflicts = command(
        "conflicts", help="where two of them use one word for different things", allow_abbrev=False
    )
    add = conflicts.add_argument
    add("first", metavar="NAME", help="a vocabulary, or a system")
    add("second", metavar="NAME", help="another one")
    add("--json", action="store_true", help="print JSON in place of text")
    _language(conflicts)


def _lifecycle(command: Callable[..., ArgumentParser]) -> None:
    lifecycle = command(
        "lifecycle", help="the stages of a person, a deal or a customer", allow_abbrev=False
    )
    add = lifecycle.add_argument
    add("name", choices=TRACKS, metavar="NAME", help=f"one of {', '.join(TRACKS)}")
    add("--json", action="store_true", help="print JSON in place of text")
    add("--svg", metavar="FILE", help="also draw them")
    add("--force", action="store_true", help="let --svg replace a file")
    _language(lifecycle)


def _quarantine_options(command: ArgumentParser) -> None:
    add = command.add_argument
    add("--quarantine", metavar="OUT.csv", help="write the rows that were not accepted")
    add("--force", action="store_true", help="let --quarantine replace a file")


def _output_options(command: ArgumentParser) -> None:
    command.add_argument("--html", metavar="FILE", help="also write one self-contained page")
    command.add_argument("--json", action="store_true", help="print JSON in place of text")
    _language(command)


def _language(command: ArgumentParser) -> None:
    command.add_argument("--lang", choices=("nl", "en"), default="en", help="default: en")


def misused(args: Namespace) -> str:
    """What is wrong with the options that were given together; empty if nothing is."""
    given = {name for name, value in vars(args).items() if value not in (None, False)}
    for (command, option), needed in NEEDS.items():
        if (
            command == args.command
            and option in given
            and KEPT_AS.get((command, needed), needed) not in given
        ):
            return f"--{option} has no meaning without --{needed}"
    for (command, option), other in EXCLUDES.items():
        if command == args.command and option in given and other in given:
            return f"--{other} writes the whole glossary: leave out --{option}"
    return ""
