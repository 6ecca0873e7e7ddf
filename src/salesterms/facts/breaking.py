"""Whether what is known breaks a law."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesterms.facts.catalogue import Catalogue
    from salesterms.facts.known import Facts
    from salesterms.facts.laws import Law
    from salesterms.facts.masks import Pair


def broken_laws(facts: Facts) -> tuple[Law, ...]:
    """The laws that are broken for certain, whatever the unknown facts may be.

    >>> from salesterms.facts import Facts
    >>> [law.id for law in broken_laws(Facts(deal="none", contract="signed"))]
    ['approvals-of-a-deal']
    """
    return tuple(
        law
        for law, pairs in _against(facts.catalogue)
        if any(facts.low & need == need and not facts.high & bar for need, bar in pairs)
    )


@lru_cache(maxsize=16)
def _against(catalogue: Catalogue) -> tuple[tuple[Law, tuple[Pair, ...]], ...]:
    """Each law with the choices of masks that go against it."""
    pairs = catalogue.layout.pairs
    return tuple((law, pairs(law.when & ~law.then)) for law in catalogue.laws)
