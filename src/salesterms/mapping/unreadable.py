"""What a reader of one cell raises, and what counts as blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from salesterms.errors import Kind

#: The white space that makes a cell blank and that is trimmed from labels: the ASCII kinds, the
#: fixed spaces that exports write, and the two invisible marks that `str.strip` leaves in place.
WHITE = " \t\n\v\f\r\u00a0\u2007\u202f\u200b\ufeff"


class Unreadable(SalesTermsError, ValueError):
    """A value does not read as its mapping says; it becomes a `Problem` of its row.

    `kind` is the kind of problem, `detail` what the check adds, and `part` the place among the
    columns that the value is made of (0 for the amount, 1 for its currency).
    """

    code = "unreadable"
    message = Text("Not readable: {0} ({1})", "Niet leesbaar: {0} ({1})")

    def __init__(self, kind: Kind, detail: str = "", part: int = 0) -> None:
        """Keep the kind, the detail and the part."""
        super().__init__(kind, detail, part)
        self.kind = kind
        self.detail = detail
        self.part = part


def is_blank(text: str) -> bool:
    r"""Whether a cell holds nothing but white space of the named set.

    >>> is_blank(" \u00a0"), is_blank("-")
    (True, False)
    """
    return not text.strip(WHITE)
