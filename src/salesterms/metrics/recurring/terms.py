"""What makes the terms of a formula out of rows: flows, or what is paid in one period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.metrics.definition import Unanswered
from salesterms.metrics.recurring.amounts import alike
from salesterms.metrics.recurring.tables import (
    PAYING,
    account_twice,
    currency_of,
    flows,
    several_periods,
    sums,
)
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class OfFlows:
    """Some of the flows, by name, of one period or of several that follow each other.

    `once` is whether an account with two rows of one period is refused.
    """

    names: tuple[str, ...]
    once: bool = False

    def __call__(self, found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        """The terms; refused as `by_period` is."""
        known = flows(found)
        if isinstance(known, Unanswered):
            return known
        wrong = account_twice(found) if self.once else None
        terms = {name: getattr(known, name) for name in self.names}
        return wrong or alike(currency_of(found, PAYING), **terms)


@frozen
class OfOnePeriod:
    """What columns come to over the `counted` rows of one period: of each term which, with a sign.

    Who left in the period counts too, with 0 at its end: else an account of which January is known
    and February, in which it left, would be one of January only, and still pay.
    """

    terms: FrozenMapping[str, tuple[str, ...]]
    counted: tuple[str, ...] = PAYING
    once: bool = False

    def __call__(self, found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        """The terms; refused where the rows are of several periods."""
        wrong = several_periods(found, self.counted)
        if self.once:
            wrong = wrong or account_twice(found)
        return wrong or alike(currency_of(found, self.counted), **sums(self.terms, found))
