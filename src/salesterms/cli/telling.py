"""A report as it was asked for: on the screen, as JSON, and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.cli.output import note, say, say_json, write
from salesterms.cli.words import WRITTEN

if TYPE_CHECKING:
    from argparse import Namespace

    from salesterms.report import Report


def check_page(path: str | None) -> None:
    """Before anything is read or written: a page that is asked for can be made, or `NeedsJinja`."""
    if path is not None:
        from salesterms.report.page import template

        template("page.html.j2")


def tell(report: Report, args: Namespace) -> None:
    """Write the page if one is asked for, then print: a reader may stop reading half-way."""
    if args.html is not None:
        write(args.html, report.html(args.lang), replace=True)
        note(WRITTEN.say(args.lang).format(args.html))
    if args.json:
        say_json(report.document())
    else:
        say(report.text(args.lang))
