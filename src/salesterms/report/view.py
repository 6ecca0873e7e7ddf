"""A report in one language: every value as the text that a reader sees.

Both the text and the page are made from what stands here, so they cannot disagree.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from salesterms._render import Markup, shown_cell
from salesterms.errors import Problem, Text
from salesterms.report import words
from salesterms.report.account import account
from salesterms.report.blocks import NUMBER, Explained, Picture, Said
from salesterms.results import Measurement, Status, reason_text
from salesterms.results.explanation import unit_sign
from salesterms.results.notation import Notation
from salesterms.values import Money, Period, Ratio

if TYPE_CHECKING:
    from salesterms.report.blocks import Block, Cell, Line, Number, Section, Table
    from salesterms.report.contents import Contents


@frozen
class ShownCell:
    """A cell as text, with a mark behind it that refers to a note.

    `share` is what a bar beside it shows, in whole hundredths.
    """

    text: str
    numeric: bool
    share: int | None = None
    mark: str = ""


@frozen
class ShownLine:
    """A row as text."""

    cells: tuple[ShownCell, ...]
    marked: bool


@frozen(kw_only=True)
class ShownTable:
    """A table as text."""

    caption: str
    heads: tuple[ShownCell, ...]
    kinds: tuple[str, ...]
    page_only: tuple[bool, ...]
    lines: tuple[ShownLine, ...]
    total: ShownLine | None
    notes: tuple[str, ...]

    @property
    def prose(self) -> bool:
        """Whether cells hold sentences, so that the table may take all the room there is."""
        return "prose" in self.kinds


@frozen(kw_only=True)
class ShownAccount:
    """A measurement with its account as text."""

    title: str
    value: str
    parts: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class ShownPicture:
    """A picture as markup, with what it shows in words, line by line."""

    caption: str
    svg: Markup
    words: tuple[str, ...]


#: What stands in a section.
ShownBlock: TypeAlias = ShownTable | ShownAccount | ShownPicture


@frozen(kw_only=True)
class ShownSection:
    """A section as text."""

    id: str
    title: str
    intro: tuple[str, ...]
    blocks: tuple[ShownBlock, ...]
    notes: tuple[str, ...]


@frozen(kw_only=True)
class ShownFigure:
    """A main figure as text."""

    label: str
    values: tuple[str, ...]
    remark: str


@frozen(kw_only=True)
class Shown:
    """A whole report as text in one language."""

    lang: str
    title: str
    read: tuple[str, ...]
    figures: tuple[ShownFigure, ...]
    findings: tuple[tuple[str, ...], ...]
    sections: tuple[ShownSection, ...]
    footer: tuple[str, ...]


class Speaker:
    """Says the values of a report in one language."""

    def __init__(self, lang: str, *, localised: bool | None = None) -> None:
        """Take the language; `localised` as in `Formatter`."""
        self.lang = lang
        self.notation = Notation(lang, localised=localised)
        self.formats = self.notation.formats

    def cell(self, cell: Cell) -> str:
        """One value, on one line, without characters that would be acted upon."""
        return shown_cell(self._said(cell))

    def value(self, found: Measurement) -> str:
        """The value of a measurement with its unit; a dash where there is none."""
        said = self.cell(found)
        if found.unit == "days" and found.value is not None:
            return words.DAYS.say(self.lang).format(said)
        return said

    def report(self, report: Contents) -> Shown:
        """Everything."""
        return Shown(
            lang=self.lang,
            title=self.cell(report.title),
            read=tuple(map(self.cell, report.read)),
            figures=tuple(
                ShownFigure(
                    label=self.cell(figure.label),
                    values=tuple(map(self.value, figure.values)),
                    remark=self.cell(figure.remark),
                )
                for figure in report.figures
            ),
            findings=tuple(tuple(map(self.cell, each.said)) for each in report.findings),
            sections=tuple(map(self._section, report.sections)),
            footer=self._footer(),
        )

    def _section(self, section: Section) -> ShownSection:
        return ShownSection(
            id=section.id,
            title=self.cell(section.title),
            intro=tuple(map(self.cell, section.intro)),
            blocks=tuple(map(self._block, section.blocks)),
            notes=tuple(map(self.cell, section.notes)),
        )

    def _block(self, block: Block) -> ShownBlock:
        if isinstance(block, Picture):
            return ShownPicture(
                caption=self.cell(block.caption),
                svg=Markup(block.drawn.svg(self.lang)),
                words=tuple(map(shown_cell, block.drawn.explain(self.lang).splitlines())),
            )
        if isinstance(block, Explained):
            return ShownAccount(
                title=self.cell(block.found.title),
                value=self.value(block.found),
                parts=tuple((self.cell(label), self.cell(said)) for label, said in account(block)),
            )
        return self._table(block)

    def _table(self, table: Table) -> ShownTable:
        notes = tuple(map(self.cell, table.notes))
        lines = (*table.lines, *([] if table.total is None else [table.total]))
        if any(_is_small(cell) for line in lines for cell in line.cells):
            notes = (*notes, self.cell(words.SMALL_SAMPLE_NOTE))
        return ShownTable(
            caption=self.cell(table.caption),
            heads=tuple(
                ShownCell(self.cell(column.title), column.kind == NUMBER)
                for column in table.columns
            ),
            kinds=tuple(column.kind for column in table.columns),
            page_only=tuple(column.page_only for column in table.columns),
            lines=tuple(self._line(line, table) for line in table.lines),
            total=None if table.total is None else self._line(table.total, table),
            notes=notes,
        )

    def _line(self, line: Line, table: Table) -> ShownLine:
        say = self._bare if table.bare_amounts else self.cell
        return ShownLine(
            tuple(
                ShownCell(
                    say(cell), column.kind == NUMBER, _share(cell), "*" if _is_small(cell) else ""
                )
                for cell, column in zip(line.cells, table.columns, strict=True)
            ),
            line.marked,
        )

    def _bare(self, cell: Cell) -> str:
        """A cell, an amount without its currency."""
        if isinstance(cell, Measurement) and isinstance(cell.value, Money):
            return self.formats.number(self.notation.amount(cell.value))
        return self.cell(cell)

    def _footer(self) -> tuple[str, ...]:
        plain = () if self.formats.localised else (self.cell(words.PLAIN_FORMATS),)
        return (self.cell(words.FOOTER), *plain)

    def _said(self, cell: Cell) -> str:
        if cell is None:
            return ""
        if isinstance(cell, str):
            return cell
        if isinstance(cell, Text):
            return cell.say(self.lang)
        if isinstance(cell, Said):
            return cell.text.say(self.lang).format(*map(self._said, cell.values))
        if isinstance(cell, Problem):
            return cell.text(self.lang)
        return self._written(cell)

    def _written(self, cell: Measurement | Period | date | Number) -> str:
        formats = self.formats
        if isinstance(cell, Measurement):
            return self._measured(cell)
        if isinstance(cell, Period):
            span = words.SPAN.say(self.lang)
            return span.format(formats.day(cell.start), formats.day(cell.end))
        if isinstance(cell, datetime):
            return formats.moment(cell)
        if isinstance(cell, date):
            return formats.day(cell)
        return self._number(cell)

    def _measured(self, cell: Measurement) -> str:
        """A value as `explain` writes it, with the sign of its unit; words stand in a heading."""
        if cell.status is Status.NOT_YET_OBSERVABLE:
            return words.NOT_YET.say(self.lang)
        if cell.value is None or (isinstance(cell.value, Ratio) and not cell.value.defined):
            return words.NO_VALUE
        said = self.notation.value(cell.value, cell.unit)
        sign = unit_sign(cell.unit)
        return f"{said} {sign}" if sign else said

    def _number(self, value: Number) -> str:
        if isinstance(value, Decimal) or (isinstance(value, Ratio) and not value.defined):
            return self.formats.number(value) if isinstance(value, Decimal) else words.NO_VALUE
        return self.notation.value(value, "ratio" if isinstance(value, Ratio) else "")


def why(found: Measurement) -> Text:
    """The reason why there is no value."""
    return Text.both(lambda lang: reason_text(found.reason, lang, found.details))


def _is_small(cell: Cell) -> bool:
    return isinstance(cell, Measurement) and cell.small_sample


def _share(cell: Cell) -> int | None:
    """How long a bar is: the share in whole hundredths, for ratios between 0 and 1."""
    value = cell.value if isinstance(cell, Measurement) else None
    if not isinstance(value, Ratio) or not value.defined or not 0 <= value.fraction() <= 1:
        return None
    return round(value.fraction() * 100)
