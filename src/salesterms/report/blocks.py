"""What a report is made of: sentences, tables and figures that hold values, in no language yet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from salesterms._draw import Drawn
from salesterms.errors import Problem, Text
from salesterms.results import Measurement
from salesterms.values import Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Said:
    """A sentence with values in it: `{0}` in the text is the first of `values`."""

    text: Text
    values: tuple[Cell, ...] = ()


#: A number, with its unit where it is an amount.
Number: TypeAlias = Ratio | Fraction | Decimal | Money | int | float

#: What stands in a cell or in a sentence. None is a cell with nothing in it.
Cell: TypeAlias = Measurement | Number | Period | Problem | Said | Text | date | str | None


#: What the cells of a column hold, by which they are set: figures to the right, codes apart.
NUMBER, NAME, PROSE, CODE = "number", "", "prose", "code"


@frozen
class Column:
    """A column of a table: its key in the JSON document, its heading, and what its cells hold.

    Columns that are `page_only` are left out of the text for a terminal, which has less room.
    """

    id: str
    title: Text
    kind: str = NUMBER
    page_only: bool = False


@frozen
class Line:
    """A row of a table; `marked` where it stands out."""

    cells: tuple[Cell, ...]
    marked: bool = False


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(lines)


@frozen(kw_only=True)
class Table:
    """Rows of values under a caption; the first columns name what a row is about.

    With `bare_amounts` the caption names the currency and the amounts stand without it.
    """

    id: str
    caption: Said
    columns: tuple[Column, ...]
    lines: tuple[Line, ...] = field(converter=_lines)
    total: Line | None = None
    notes: tuple[Said, ...] = ()
    bare_amounts: bool = False


@frozen
class Explained:
    """One measurement with its whole account: definition, numbers, rows left out and why.

    In `template`, the formula of its variant, `{won}` stands for the term of that name.
    """

    id: str
    found: Measurement
    template: Text


@frozen
class Figure:
    """A main figure: what it is, its value in every currency where that matters, and a remark."""

    label: Text
    values: tuple[Measurement, ...]
    remark: Said | None = None


@frozen(kw_only=True)
class Finding:
    """What stands out: which group of which grouping, in words and with the measurement."""

    kind: str
    group: str | None = None
    found: Measurement | None = None
    said: tuple[Said, ...]


@frozen(kw_only=True)
class Picture:
    """A picture, which only the page shows; its caption says what a line or a bar in it is."""

    id: str
    caption: Said
    drawn: Drawn


Block: TypeAlias = Table | Explained | Picture


@frozen(kw_only=True)
class Section:
    """A heading with what stands under it."""

    id: str
    title: Text
    intro: tuple[Said, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[Said, ...] = ()
