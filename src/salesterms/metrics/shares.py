"""Shares: one sum of counts or of amounts over another, its formula, and what it is over."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.results import Formula
from salesterms.values import Money, Ratio

if TYPE_CHECKING:
    from salesterms.errors import Text


@frozen
class Share:
    """What works out a share of named terms, of counts and of amounts alike.

    >>> Share(("won",), ("won", "lost"))(won=5, lost=10)
    Ratio(5, 15)

    `terms` are the names that it takes, as those of a function are its arguments.
    """

    part: tuple[str, ...]
    whole: tuple[str, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of both sums, each once."""
        return tuple(dict.fromkeys((*self.part, *self.whole)))

    def __call__(self, **numbers: Any) -> Ratio:
        """The share; undefined where the whole is 0."""
        part, whole = (
            reduce(add, (numbers[name] for name in names)) for names in (self.part, self.whole)
        )
        return part / whole if isinstance(whole, Money) else Ratio(part, whole)


def share_of(
    part: tuple[str, ...], whole: tuple[str, ...], says: Text | None = None
) -> dict[str, Any]:
    """What a definition that is a share says of it: how it is worked out, its formula, and `over`.

    >>> share_of(("won",), ("won", "lost"))["over"]
    'won + lost'
    """
    return {
        "compute": Share(part, whole),
        "formula": Formula.quotient(part, whole, says),
        "over": " + ".join(whole),
    }
