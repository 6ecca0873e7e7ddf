"""A metric that takes named numbers and no rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.metrics.definition import Definition, by_name
from salesterms.metrics.family import Family, explains
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.results import Measurement


def definitions(given: Iterable[Definition]) -> FrozenMapping[str, Definition]:
    """Definitions by their names."""
    return by_name(given)


@explains
@frozen(kw_only=True, eq=False, repr=False)
class Calculation(Family):
    """A metric of named numbers: called, it is its formula.

    >>> from salesterms import coverage_for_win_rate
    >>> from salesterms.values import Ratio
    >>> coverage_for_win_rate(win_rate=Ratio(1, 4)).value
    Ratio('4', '1')

    What the numbers must be stands with each variant; see `describe`. Wrong numbers raise
    `BadArgument`; x/0 is undefined.
    """

    variants: FrozenMapping[str, Definition] = field(converter=definitions)

    def __call__(self, *, variant: str | None = None, **numbers: Any) -> Measurement:
        """The answer on these numbers."""
        return self.formula(variant=variant, **numbers)
