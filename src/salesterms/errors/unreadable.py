"""What the reader of one value raises: it becomes a `Problem` of its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors.base import SalesTermsError, Text

if TYPE_CHECKING:
    from salesterms.errors.problem import Kind


#: What is said of a file that is not there.
ABSENT: Final = Text("there is no such file", "dit bestand is er niet")


def why_unread(fault: OSError | ValueError) -> Text:
    """Why a file cannot be read, without the number that the system has for it.

    >>> why_unread(FileNotFoundError(2, "No such file or directory")).nl
    'dit bestand is er niet'
    """
    if isinstance(fault, FileNotFoundError):
        return ABSENT
    said = fault.strerror if isinstance(fault, OSError) else None
    said = said or str(fault)
    return Text(said, said)


class Unreadable(SalesTermsError, ValueError):
    """A value does not read as it should; it becomes a `Problem` of its place.

    `kind` is the kind of problem, `detail` what the check adds, and `part` the place among the
    columns that the value is made of (0 for the amount, 1 for its currency).
    """

    code = "unreadable"
    message = Text("Not readable: {0} ({1})", "Niet leesbaar: {0} ({1})")

    def __init__(self, kind: Kind, detail: str | Text = "", part: int = 0) -> None:
        """Keep the kind, the detail and the part."""
        super().__init__(kind, detail, part)
        self.kind = kind
        self.detail = detail
        self.part = part
