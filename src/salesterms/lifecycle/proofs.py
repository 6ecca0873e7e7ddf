"""Proofs beyond those of every lifecycle: it reaches whatever no law forbids, and all else is free.

With these the laws are exactly what the lifecycle guarantees, so terms can be compared by the laws
alone. The built-in lifecycle passes them, and those of `checking`, in tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import Problem, Text, of_kind
from salesterms.facts import Moves
from salesterms.lifecycle import faults
from salesterms.lifecycle.checking import problems_of
from salesterms.lifecycle.definition import Lifecycle
from salesterms.lifecycle.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator


_LIFECYCLE = of_kind(Lifecycle, Text("a Lifecycle", "een Lifecycle"))


def reached(lifecycle: Lifecycle) -> Reach:
    """The combinations of the coupled facts that a lifecycle leads to.

    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> reach = reached(SALES_LIFECYCLE)
    >>> reach.worlds.size, reach.reached.bit_count()
    (7560, 232)
    """
    _LIFECYCLE.check("lifecycle", lifecycle)
    return Reach(lifecycle.catalogue, lifecycle.tracks)


def prove(lifecycle: Lifecycle) -> Reach:
    """All that is proven of a lifecycle when it is built, and that it reaches all that is legal.

    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> reach = prove(SALES_LIFECYCLE)
    >>> reach.reached == reach.worlds.legal
    True

    A fact that is not coupled is free: any statement raises it and takes it back, as it can be
    taken back; no guard, effect or law of the lifecycle names it. So it need not be looked at.
    Raises `LifecycleProblems`, and `WrongArgument` for what is no lifecycle.
    """
    _LIFECYCLE.check("lifecycle", lifecycle)
    found = tuple(_problems(lifecycle))
    if found:
        raise faults.LifecycleProblems.of(found)
    return reached(lifecycle)


def _problems(lifecycle: Lifecycle) -> Iterator[Problem]:
    own = tuple(problems_of(lifecycle.catalogue, lifecycle.tracks, lifecycle.stages))
    yield from own
    if not own:
        reach = reached(lifecycle)
        short = reach.worlds.legal & ~reach.reached
        if short:
            yield Problem(kind=faults.NOT_REACHED, value=reach.example(short))
        coupled = set(reach.coupled)
        for axis in lifecycle.catalogue.values():
            if axis.moves is Moves.EVENTS and axis not in coupled:
                yield Problem(kind=faults.NEVER_MOVED, value=axis.name)
