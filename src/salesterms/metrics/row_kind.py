"""What a metric measures: a kind of row, the fields that it can be grouped by, and its dates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from weakref import WeakSet

from attrs import NOTHING, field, frozen

from salesterms.criteria import Column
from salesterms.errors import Text
from salesterms.values import EMPTY, FrozenMapping

if TYPE_CHECKING:
    from salesterms.metrics.definition import Unanswered

R = TypeVar("R")

#: The classes that some kind of row is of: a row of one of them is not taken for another kind.
_KINDS: WeakSet[type] = WeakSet()


class Given(Protocol):
    """Rows as they were given, with what is known about their source."""

    @property
    def rows(self) -> Sequence[Any]:
        """The rows in their order."""
        ...

    @property
    def mapped(self) -> frozenset[str] | None:
        """The fields that the source provides; None when every field counts as provided."""
        ...

    @property
    def extra_fields(self) -> tuple[str, ...]:
        """The names of what the rows hold besides their fields."""
        ...


def _in_order(rows: Iterable[Any]) -> Sequence[Any]:
    """A list as it is, since to copy it takes as long as to count it; all else as a tuple."""
    return rows if isinstance(rows, list | tuple) else tuple(rows)


class DerivedRows(tuple[R, ...]):  # noqa: SLOT001 - what is made of records keeps an account
    """Rows that were made of records, which know why there are none of them."""

    @property
    def why_none(self) -> Unanswered | None:
        """What a metric answers of no rows; None where it has its own answer."""
        return None


@frozen
class GivenRows:
    """Rows that were made by hand or derived: every field counts as provided."""

    rows: Sequence[Any] = field(converter=_in_order)
    mapped: frozenset[str] | None = None
    extra_fields: tuple[str, ...] = ()


def _frozen(given: Mapping[str, str]) -> FrozenMapping[str, str]:
    return FrozenMapping(given)


def _recorded(name: str, _: date) -> Callable[[Any], Any]:
    def value(row: Any) -> Any:
        return getattr(row, name)

    return value


@frozen(kw_only=True, eq=False)
class RowKind(Generic[R]):
    """A kind of row, and how rows of it are grouped.

    >>> from salesterms import sales_cycle
    >>> kind = sales_cycle.rows
    >>> kind.kind.__name__, kind.fields[:3]
    ('Opportunity', ('owner', 'account', 'product'))

    `says` is what a caller who gave something else is told to give. `fields` are those to group by,
    and `columns` what is looked at to name a wrong value. `ahead` are dates that may lie beyond the
    as-of date, as an expectation does. `then` gives a field as it was on the as-of date.
    """

    kind: type[R]
    says: Text
    fields: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    ahead: tuple[str, ...] = ()
    #: What keeps rows, with what is known about their source.
    given: type[Any] = GivenRows
    then: Callable[[str, date], Callable[[Any], Any]] = _recorded
    #: A first day -> the field of the last one: what spans several months is grouped under none.
    lasts: FrozenMapping[str, str] = field(default=EMPTY, converter=_frozen)
    #: Fields that are there whatever was mapped.
    always: Collection[str] = ()
    #: The field with the day that a row holds on: asked as of another, its numbers would be wrong.
    day: str = ""
    #: A field whose groups stand in the order of a number of their rows, and not of the alphabet.
    ordered_by: FrozenMapping[str, str] = field(default=EMPTY, converter=_frozen)

    def __attrs_post_init__(self) -> None:
        _KINDS.add(self.kind)

    def is_of_another(self, row: object) -> bool:
        """Whether a row is one of another kind, which has another grain: a line is no deal.

        So is what lacks a field that every row of this kind has, as a dict does, or the record that
        rows of this kind are still to be made of.
        """
        if isinstance(row, self.kind):
            return False
        if any(one in _KINDS for one in type(row).__mro__):
            return True
        fields = getattr(self.kind, "__attrs_attrs__", ())
        needed = [one.name for one in fields if one.default is NOTHING and one.name != "id"]
        return not all(hasattr(row, name) for name in needed)
