"""HTML fragments: built from escaped text, never from concatenated strings."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Markup(str):
    """Text that is HTML already. Only `element` makes it; Jinja2 knows it by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def element(name: str, *children: str, **attributes: str) -> Markup:
    """One element around `children`: Markup stays as it is, any other text is escaped.

    >>> element("p", "R&D ", element("b", "<won>"), class_="note")
    '<p class="note">R&amp;D <b>&lt;won&gt;</b></p>'
    """
    inner = "".join(c if isinstance(c, Markup) else escape(c) for c in children)
    given = "".join(f' {key.rstrip("_")}="{escape(text)}"' for key, text in attributes.items())
    return Markup(f"<{name}{given}>{inner}</{name}>")


def html_table(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "", numeric: int = 1
) -> Markup:
    """A table; the columns from `numeric` on hold numbers and are set to the right by class."""
    classes = ["" if index < numeric else "number" for index in range(len(header))]

    def line(cells: Sequence[str], name: str) -> Markup:
        return element(
            "tr",
            *(
                element(name, cell, class_=css) if css else element(name, cell)
                for cell, css in zip(cells, classes, strict=True)
            ),
        )

    return element(
        "table",
        *([element("caption", caption)] if caption else []),
        element("thead", line(header, "th")),
        element("tbody", *(line(row, "td") for row in rows)),
    )
