"""What counts as blank."""

from __future__ import annotations

#: The white space that makes a cell blank and that is trimmed from labels: the ASCII kinds, the
#: fixed spaces that exports write, and the two invisible marks that `str.strip` leaves in place.
WHITE = " \t\n\v\f\r\u00a0\u2007\u202f\u200b\ufeff"


def is_blank(text: str) -> bool:
    r"""Whether a cell holds nothing but white space of the named set.

    >>> is_blank(" \u00a0"), is_blank("-")
    (True, False)
    """
    return not text.strip(WHITE)
