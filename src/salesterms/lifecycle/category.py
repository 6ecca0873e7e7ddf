"""The four categories that the labels of every sales process come down to."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """What a deal's stage comes down to, whatever a system calls the stage.

    >>> Category("won") is Category.WON
    True
    """

    #: Being worked on.
    OPEN = "open"
    #: Open, but put on hold.
    HELD = "held"
    #: Closed with a sale (000:36: approvals given and the contract accepted or signed).
    WON = "won"
    #: Closed without a sale, for whatever reason.
    LOST = "lost"


#: The categories in which a deal is closed.
CLOSED = (Category.WON, Category.LOST)

#: The categories in which a deal is open.
OPEN = (Category.OPEN, Category.HELD)
