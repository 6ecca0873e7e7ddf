"""What is added up over the rows of a bucket, as whole numbers that cannot wrap unseen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Each, Quantity, Span, Sum, SumProduct, parts_of
from salesterms.criteria.quantities import Several, Single
from salesterms.errors import SalesTermsError, Text
from salesterms.frames.cells import NOT_EXACT
from salesterms.frames.documents import type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.criteria import Column
    from salesterms.frames.cells import Cell

#: A sum of whole numbers may come to this in one bucket: four of them stay below 2^63.
LARGEST_SUM: Final = 10**18
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

    Without a size it is a number of days, of which no table can hold too many. Of what is no number
    the `different` values are counted, which only one bucket of a variant may hold.
    """

    name: str
    number: nw.Expr
    size: nw.Expr | None = None
    different: bool = False


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
    for name, one in named or ((_name(one), one) for one in parts_of(quantity)):
        yield _part(name, one, cells)


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
        known = (amount.largest < NOT_EXACT) & (factor.largest < NOT_EXACT)
        size = nw.when(known).then(amount.largest * factor.largest).otherwise(nw.lit(NOT_EXACT))
        return Part(name, amount.made * factor.made, size)
    if isinstance(one, Span):
        return Part(name, cells[one.end.name].made - cells[one.start.name].made)
    raise NotAddedUp(type(one).__name__)
