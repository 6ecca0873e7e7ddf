"""The rungs that a criterion asks at least, and the same criterion with other rungs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.criteria import All, Any, AtLeast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis


def minimums(criterion: Criterion) -> Iterator[tuple[Axis, str]]:
    """Each fact of which a rung or more is asked, with the rung, from left to right.

    >>> from salesterms.facts import CATALOGUE
    >>> asked = CATALOGUE["interest"].at_least("explicit") & ~CATALOGUE["talked"].holds
    >>> list(minimums(asked))
    [(<fact interest>, 'explicit')]

    What stands under a *not* is no minimum: a higher rung there would ask less.
    """
    if isinstance(criterion, All | Any):
        for part in criterion.parts:
            yield from minimums(part)
    elif isinstance(criterion, AtLeast):
        yield criterion.column, criterion.level  # type: ignore[misc] # a rung of an axis


def with_minimums(criterion: Criterion, rungs: Mapping[str, str]) -> Criterion:
    """The criterion that asks these rungs of these facts, by name.

    >>> from salesterms.facts import CATALOGUE, written
    >>> asked = CATALOGUE["interest"].at_least("explicit") & ~CATALOGUE["talked"].holds
    >>> written(with_minimums(asked, {"interest": "buying"}))
    'interest >= buying and not talked'

    Where a fact is asked about in several places, each asks the new rung. Raises `NotARung`.
    """
    if isinstance(criterion, All | Any):
        return type(criterion)(tuple(with_minimums(part, rungs) for part in criterion.parts))
    if isinstance(criterion, AtLeast) and criterion.column.name in rungs:
        axis: Axis = criterion.column  # type: ignore[assignment] # on facts only axes are columns
        return axis.at_least(rungs[axis.name])
    return criterion


def raised(criterion: Criterion, rungs: Mapping[str, str]) -> Criterion:
    """The same, but nowhere less than the criterion asks itself.

    >>> from salesterms.facts import CATALOGUE, written
    >>> asked = CATALOGUE["interest"].at_least("explicit")
    >>> [written(raised(asked, {"interest": rung})) for rung in ("engaged", "buying")]
    ['interest >= explicit', 'interest >= buying']
    """
    if isinstance(criterion, All | Any):
        return type(criterion)(tuple(raised(part, rungs) for part in criterion.parts))
    higher = with_minimums(criterion, rungs)
    for (axis, rung), (_, new) in zip(minimums(criterion), minimums(higher), strict=True):
        return higher if axis.number(new) > axis.number(rung) else criterion
    return criterion
