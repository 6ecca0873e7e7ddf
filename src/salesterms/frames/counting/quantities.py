"""What is added up over the rows of a bucket, as whole numbers that cannot wrap unseen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final

import narwhals as nw
from attrs import Factory, evolve, field, frozen

from salesterms.criteria import Each, Quantity, Span, Sum, SumProduct, parts_of
from salesterms.criteria.quantities import Several, Single
from salesterms.errors import SalesTermsError, Text
from salesterms.frames.reading.cells import FIRST_DAY, LAST_DAY, whole_number
from salesterms.frames.reading.documents import type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.criteria import Column
    from salesterms.frames.reading.cells import Cell

#: A sum of whole numbers may come to this in one bucket: four of them stay below 2^63.
LARGEST_SUM: Final = 10**18
#: More days than any table has from dates to dates: ten thousand million times a hundred.
FAR_DAYS: Final = 10**12
#: Kind of quantity -> what its sum is called, where it has no name of its own.
_NAMES: Final[dict[type, str]] = {
    Sum: "amount",
    SumProduct: "weighted",
    Span: "days",
    Each: "values",
}


class NotAddedUp(SalesTermsError, TypeError):
    """A quantity that is kept row by row, of which no sum of whole numbers can be made."""

    code = "not_added_up"
    message = Text(
        "a quantity {0} is not added up on frames: ask the metric of records",
        "een hoeveelheid {0} wordt op frames niet opgeteld: bereken het kengetal met records",
    )


@frozen
class Part:
    """One thing that is added up: its name, the number of a row, and how large that number is.

    It is `bounded` where the sum could be too large, which the size of another part may tell. Of
    what is no number the `different` values are counted, which only one bucket of a variant may
    hold. All else are numbers of days, `FAR_DAYS` of which are too many.
    """

    name: str
    number: nw.Expr
    size: nw.Expr | None = None
    different: bool = False
    bounded: bool = field(default=Factory(lambda part: part.size is not None, takes_self=True))


class Made(ABC):
    """Something that only frames add up, since records keep what it is made of one by one."""

    __slots__ = ()
    columns: tuple[Column, ...]

    @abstractmethod
    def part(self, name: str, cells: Mapping[str, Cell]) -> Part:
        """What is added up of it."""


def parts_as_numbers(quantity: Quantity, cells: Mapping[str, Cell]) -> Iterator[Part]:
    """What a quantity adds up, from the cells of the rows."""
    named = quantity.named if isinstance(quantity, Several) else ()
    weighted = [one.amount for one in parts_of(quantity) if isinstance(one, SumProduct)]
    for name, one in named or ((_name(one), one) for one in parts_of(quantity)):
        part = _part(name, one, cells)
        # A product is made at least as large as its amount, so that it tells of both.
        told = isinstance(one, Sum) and one.amount in weighted
        yield evolve(part, size=None) if told else part


def _name(one: Single) -> str:
    if isinstance(one, Each) and type_of(one.number) is str:
        return "different"
    return _NAMES[type(one)]


def _part(name: str, one: Single | Made, cells: Mapping[str, Cell]) -> Part:
    if isinstance(one, Made):
        return one.part(name, cells)
    if isinstance(one, Each):
        cell = cells[one.number.name]
        if type_of(one.number) is str:
            return Part(name, cell.given, different=True)
        return Part(name, cell.made, cell.largest)
    if isinstance(one, Sum):
        cell = cells[one.amount.name]
        return Part(name, cell.made, cell.largest)
    if isinstance(one, SumProduct):
        amount, factor = cells[one.amount.name], cells[one.factor.name]
        # Neither is 0, so that what is not exact is not hidden by a 0 of the other.
        size = (amount.largest + 1) * (factor.largest + 1)
        return Part(name, amount.made * factor.made, size)
    if isinstance(one, Span):
        return Part(name, _days(cells[one.start.name], cells[one.end.name]))
    raise NotAddedUp(type(one).__name__)


def _days(start: Cell, end: Cell) -> nw.Expr:
    """The days from one date to another; of what no record holds so many that their sum tells.

    Two comparisons will do: tables leave out what ends before it begins.
    """
    far = (start.made < FIRST_DAY) | (end.made > LAST_DAY)
    return nw.when(far).then(whole_number(FAR_DAYS)).otherwise(end.made - start.made)
