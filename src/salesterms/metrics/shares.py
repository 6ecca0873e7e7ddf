"""Shares and sums of named terms, as data: whoever works one out otherwise reads the same."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.metrics.amounts import bare, numbers_of, share
from salesterms.metrics.definition import Unanswered
from salesterms.results import Formula, Status
from salesterms.values import Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.errors import Text

_OFF: Final = "-"


@cache  # of the few sums of definitions
def signed(names: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Each name with its sign: with a minus before it, it is taken off.

    >>> signed(("start", "-churn"))
    ((1, 'start'), (-1, 'churn'))
    """
    return tuple((-1 if name.startswith(_OFF) else 1, name.removeprefix(_OFF)) for name in names)


def summed(names: tuple[str, ...], numbers: Mapping[str, Any]) -> Any:
    """Named numbers added up and taken off; the first of them is added.

    >>> summed(("start", "new", "-churn"), {"start": 10, "new": 3, "churn": 2})
    11
    """
    total, *rest = (numbers[name] if sign > 0 else -numbers[name] for sign, name in signed(names))
    for number in rest:
        total = total + number
    return total


def _terms(*sums: tuple[str, ...]) -> tuple[str, ...]:
    """The names of some sums, each once."""
    return tuple(dict.fromkeys(name for names in sums for _, name in signed(names)))


@frozen
class Share:
    """What works out a share of named terms, of counts and of amounts alike.

    >>> Share(("won",), ("won", "lost"))(won=5, lost=10)
    Ratio(5, 15)
    >>> Share(("end", "-new"), ("start",))(end=9, new=4, start=10)
    Ratio(5, 10)

    `terms` are the names that it takes, as those of a function are its arguments. `below_0` is the
    reason to refuse that more is taken off than there was.
    """

    part: tuple[str, ...]
    whole: tuple[str, ...]
    below_0: str = ""

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of both sums, each once."""
        return _terms(self.part, self.whole)

    def __call__(self, **numbers: Any) -> Ratio | Unanswered:
        """The share; undefined where the whole is 0."""
        part, whole = summed(self.part, numbers), summed(self.whole, numbers)
        if self.below_0 and part < 0:
            there = sum(numbers[name] for sign, name in signed(self.part) if sign > 0)
            return Unanswered(self.below_0, (str(there - part), str(there)), Status.REFUSED)
        return part / whole if isinstance(whole, Money) else Ratio(part, whole)


@frozen
class ShareOfAmounts:
    """A share of terms that are all Money or all bare numbers: pieces, and no counted cases.

    >>> ShareOfAmounts(("start", "-churn"), ("start",))(start=100, churn=5)
    Ratio('95', '100')

    Where the part is more than the whole, `above_1` is the reason to refuse that, and `capped`
    takes the whole.
    """

    part: tuple[str, ...]
    whole: tuple[str, ...]
    above_1: str = ""
    capped: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of both sums, each once."""
        return _terms(self.part, self.whole)

    def __call__(self, **numbers: Any) -> Ratio | Unanswered:
        """The share, exactly; undefined where the whole is 0."""
        known = numbers_of(numbers)
        part, whole = summed(self.part, known), summed(self.whole, known)
        if self.above_1 and part > whole:
            return Unanswered(self.above_1, (), Status.REFUSED)
        return share(min(part, whole) if self.capped else part, whole)


@frozen
class SumOfAmounts:
    """A sum of amounts, so many times.

    >>> SumOfAmounts(("start", "-churn"), times=12)(start=100, churn=5)
    Fraction(1140, 1)
    """

    part: tuple[str, ...]
    times: int = 1

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of what is added up, each once."""
        return _terms(self.part)

    def __call__(self, **numbers: Any) -> Fraction:
        """The sum, exactly."""
        bared = {name: bare(number) for name, number in numbers.items()}
        return Fraction(summed(self.part, bared) * self.times)


def share_of(
    part: tuple[str, ...], whole: tuple[str, ...], says: Text | None = None, *, below_0: str = ""
) -> dict[str, Any]:
    """What a definition that is a share says of it: how it is worked out, its formula, and `over`.

    >>> share_of(("won",), ("won", "lost"))["over"]
    'won + lost'
    """
    return {
        "compute": Share(part, whole, below_0),
        "formula": Formula.quotient(part, whole, says),
        "over": " + ".join(whole),
    }
