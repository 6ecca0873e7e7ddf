"""Text for Markdown."""

from __future__ import annotations

import re

from salesterms._render.tables import shown_cell

#: What Markdown would take for more than text.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&$@])")

#: What it would take for a list, a rule, a comment, a field or a fence at the beginning of a line.
_AT_START = re.compile(r"^((?:[0-9]+(?=[.)]))?)([-+=%:.)(])")


def safe_markdown(text: str) -> str:
    r"""Text that Markdown shows as it is, on one line: marks are escaped, also at its beginning.

    >>> print(safe_markdown("1. <b>*x*"))
    1\. \<b\>\*x\*
    """
    line = shown_cell(" ".join(text.split()))
    return _AT_START.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", line))
