"""Whether a criterion can be met at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.criteria.nodes import leaves
from salesterms.facts.masks import Pair

if TYPE_CHECKING:
    from salesterms.criteria import Criterion
    from salesterms.facts.masks import Layout


def can_be(layout: Layout, criterion: Criterion) -> bool:
    """Whether some values of the facts make a criterion hold; raises what is wrong with it."""
    axes = dict.fromkeys(layout.asked(leaf)[0] for leaf in leaves(criterion))
    owns = [(axis, layout.all_bits(axis)) for axis in axes]
    return any(
        all(layout.fitting(axis, [Pair(need & own, bar & own)]) for axis, own in owns)
        for need, bar in layout.pairs(criterion)
    )
