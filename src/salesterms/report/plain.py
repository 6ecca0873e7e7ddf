"""A report as plain text for a terminal."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from salesterms._render import text_table
from salesterms.report import words
from salesterms.report.view import ShownPicture, ShownTable, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.report.contents import Contents
    from salesterms.report.view import Shown, ShownAccount, ShownCell, ShownSection

#: Characters to a line of running text. Tables are as wide as they need to be.
WIDTH = 96

#: Rows of one table that the text shows; the page and the JSON document have more.
SHOWN_LINES = 60

#: Characters after which a cell of a table goes on below.
_WIDEST_CELL = 66


def plain_text(report: Contents, lang: str) -> str:
    """The whole report, section after section."""
    shown = Speaker(lang).report(report)
    lines = [*_heading(shown.title, "="), *_sentences(shown.read)]
    lines += [*_glance(shown), *_stands_out(shown)]
    for section in shown.sections:
        lines += _section(section, lang)
    return "\n".join((*lines, "", *_sentences(shown.footer))) + "\n"


def _heading(title: str, rule: str) -> tuple[str, ...]:
    return title, rule * min(len(title), WIDTH)


def _sentences(said: tuple[str, ...], indent: str = "") -> Iterator[str]:
    for sentence in said:
        yield from wrap(
            sentence,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _glance(shown: Shown) -> Iterator[str]:
    if not shown.figures:
        return
    yield from ("", *_heading(words.AT_A_GLANCE.say(shown.lang), "-"))
    rows = [
        (figure.label if not number else "", value, figure.remark if not number else "")
        for figure in shown.figures
        for number, value in enumerate(figure.values or (words.NO_VALUE,))
    ]
    widths = [max(len(row[place]) for row in rows) for place in (0, 1)]
    for label, value, remark in rows:
        yield f"  {label:<{widths[0]}}  {value:>{widths[1]}}  {remark}".rstrip()


def _stands_out(shown: Shown) -> Iterator[str]:
    if shown.findings:
        yield from ("", *_heading(words.STANDS_OUT.say(shown.lang), "-"))
    for sentences in shown.findings:
        first, *rest = _sentences((" ".join(sentences),), "  ")
        yield from (f"* {first.strip()}", *rest)


def _section(section: ShownSection, lang: str) -> Iterator[str]:
    yield from ("", "", *_heading(section.title, "-"), *_sentences(section.intro))
    for block in section.blocks:
        if isinstance(block, ShownPicture):
            continue  # what it shows stands in the tables
        yield ""
        yield from _table(block, lang) if isinstance(block, ShownTable) else _account(block)
    yield from _sentences(section.notes)


def _account(account: ShownAccount) -> Iterator[str]:
    yield f"{account.title}: {account.value}"
    for label, text in account.parts:
        first, *rest = _sentences((f"{label}: {text}",), "    ")
        yield from (first[2:], *rest)


def _table(table: ShownTable, lang: str) -> Iterator[str]:
    yield table.caption
    kept = [place for place, hidden in enumerate(table.page_only) if not hidden]
    lines = [line.cells for line in table.lines[:SHOWN_LINES]]
    if len(kept) == 1:
        yield from _list([line[kept[0]].text for line in lines])
    elif lines:
        lines += [] if table.total is None else [table.total.cells]
        heads = [table.heads[place] for place in kept]
        rows = [
            row
            for line in lines
            for row in _rows([line[place].text + line[place].mark for place in kept])
        ]
        yield text_table([head.text for head in heads], rows, numeric=_first_number(heads))
    more = len(table.lines) - SHOWN_LINES
    if more > 0:
        yield f"  {words.MORE_LINES.say(lang).format(more)}"
    yield from _sentences(table.notes, "  ")


def _list(items: list[str]) -> Iterator[str]:
    for item in items:
        first, *rest = _sentences((item,), "    ")
        yield from (f"  - {first.strip()}", *rest)


def _rows(texts: list[str]) -> list[list[str]]:
    """One row of a table, or several where a cell is too long for one line."""
    wrapped = [wrap(text, _WIDEST_CELL) or [""] for text in texts]
    return [list(row) for row in zip_longest(*wrapped, fillvalue="")]


def _first_number(heads: list[ShownCell]) -> int:
    return next((place for place, head in enumerate(heads) if head.numeric), len(heads))
