"""Many opportunities, with what is known about where they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from salesterms.entities.opportunity import Opportunity

if TYPE_CHECKING:
    from collections.abc import Collection


class Opportunities(Sequence[Opportunity]):
    """A frozen sequence of opportunities that knows which fields its source provides.

    >>> from salesterms.lifecycle import Category
    >>> deals = Opportunities([Opportunity(id="D-1", status=Category.WON)], mapped=["id", "status"])
    >>> len(deals.where(lambda deal: deal.status is Category.LOST))
    0

    `mapped` are the names of the fields that were read from a column; None when they were made
    by hand and every field counts as provided. A metric that needs a field that is not mapped is
    refused rather than computed from nothing. `extra_fields` are the names found in `extras`.
    """

    __slots__ = ("extra_fields", "mapped", "rows")
    rows: tuple[Opportunity, ...]
    mapped: frozenset[str] | None
    extra_fields: tuple[str, ...]

    def __init__(
        self,
        rows: Iterable[Opportunity],
        mapped: Collection[str] | None = None,
        extra_fields: Iterable[str] = (),
    ) -> None:
        """Keep the rows in their order."""
        object.__setattr__(self, "rows", tuple(rows))
        object.__setattr__(self, "mapped", None if mapped is None else frozenset(mapped))
        object.__setattr__(self, "extra_fields", tuple(extra_fields))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: the sequence is frozen."""
        message = "Opportunities cannot be changed"
        raise AttributeError(message)

    def where(self, keep: Callable[[Opportunity], bool]) -> Opportunities:
        """The opportunities for which `keep` is true, still knowing their source."""
        return Opportunities(filter(keep, self.rows), self.mapped, self.extra_fields)

    @overload
    def __getitem__(self, index: int) -> Opportunity: ...
    @overload
    def __getitem__(self, index: slice) -> Opportunities: ...
    def __getitem__(self, index: int | slice) -> Opportunity | Opportunities:
        if isinstance(index, slice):
            return Opportunities(self.rows[index], self.mapped, self.extra_fields)
        return self.rows[index]

    def __iter__(self) -> Iterator[Opportunity]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __eq__(self, other: object) -> bool:
        return self.rows == other.rows if isinstance(other, Opportunities) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.rows)

    def __reduce__(self) -> tuple[object, ...]:
        return Opportunities, (self.rows, self.mapped, self.extra_fields)

    def __repr__(self) -> str:
        return f"<Opportunities: {len(self.rows)} rows>"
