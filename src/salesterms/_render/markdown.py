"""Text for Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesterms._render.tables import shown_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What Markdown would take for more than text.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&$@])")

#: What it would take for a list, a rule, a comment, a field or a fence at the beginning of a line.
_AT_START = re.compile(r"^((?:[0-9]+(?=[.)](?:\s|$)))?)([-+=%:.)(])")


def safe_markdown(text: str) -> str:
    r"""Text that Markdown shows as it is, on one line: marks are escaped, also at its beginning.

    >>> print(safe_markdown("1. <b>*x*"))
    1\. \<b\>\*x\*
    """
    line = shown_cell(" ".join(text.split()))
    return _AT_START.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", line))


def safe_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: int = 1) -> str:
    r"""A table that shows any text as it is; the columns from `numeric` on are set to the right.

    >>> print(safe_table(["owner", "won"], [["A|n\n<b>", "12"]]))
    | owner | won |
    | --- | ---: |
    | A\|n \<b\> | 12 |
    """
    rule = ["---" if index < numeric else "---:" for index in range(len(header))]
    lines = [[safe_markdown(cell) for cell in row] for row in (header, *rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))
