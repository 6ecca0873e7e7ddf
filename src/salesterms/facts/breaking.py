"""Whether what is known breaks a law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.facts.known import Facts, check_is_facts

if TYPE_CHECKING:
    from salesterms.facts.laws import Law


def broken_laws(facts: Facts) -> tuple[Law, ...]:
    """The laws that are broken for certain, whatever the unknown facts may be.

    >>> from salesterms.facts import Facts
    >>> [law.id for law in broken_laws(Facts(deal="none", contract="signed"))]
    ['approvals-of-a-deal']

    Facts of which nothing is known break none. Raises `WrongArgument` for what is no `Facts`.
    """
    check_is_facts(facts)
    return facts.catalogue.broken_by(facts.sure)
