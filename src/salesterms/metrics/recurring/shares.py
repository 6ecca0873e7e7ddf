"""Variants that say which part of something moved, from the flows of one period or of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text
from salesterms.metrics.amounts import FROM_ZERO
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.recurring.amounts import RATES
from salesterms.metrics.recurring.tables import (
    END,
    PAYING,
    PLACES,
    START,
    by_period,
    several,
)
from salesterms.metrics.recurring.terms import OfFlows
from salesterms.metrics.shares import ShareOfAmounts
from salesterms.metrics.variant import Variant
from salesterms.results import Formula
from salesterms.values import exact_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from salesterms.metrics.recurring.tables import Flows
    from salesterms.metrics.recurring.terms import OfOnePeriod
    from salesterms.results import Source

_QUANTITY: Final = several(start=START, end=END)


def of_start(*part: str) -> ShareOfAmounts:
    """A sum of flows, divided by the start."""
    return ShareOfAmounts(part, ("start",))


def share_variant(
    name: str,
    says: Text,
    compute: ShareOfAmounts,
    source: Source,
    *,
    formula: Formula | None = None,
    unit: str = "ratio",
    counted: tuple[str, ...] = PAYING,
    inputs: OfOnePeriod | None = None,
    labels: tuple[str, ...] = (),
) -> Variant:
    """A variant whose terms are flows, or what `inputs` makes of the `counted` rows."""
    return Variant(
        name=name,
        says=says,
        places=PLACES,
        counted=counted,
        quantity=_QUANTITY,
        inputs=inputs or OfFlows(compute.terms),
        compute=compute,
        takes=dict.fromkeys(compute.terms, FROM_ZERO),
        formula=formula or Formula.quotient(compute.part, compute.whole),
        over=" + ".join(compute.whole),
        date="begins",
        source=source,
        unit=unit,
        labels=labels,
    )


def summed_variant(says: Text, rate: Callable[[Flows], Fraction], source: Source) -> Variant:
    """The variant that has a rate for each period, such as each day, and adds these up."""

    def inputs(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        known = by_period(found)
        if isinstance(known, Unanswered):
            return known
        without = sum(not one.start for one in known)
        if without:
            return Unanswered("period_without_start", (str(without),))
        values = [rate(one) / one.start for one in known]
        return {"values": values, "rows": len(values)}

    return Variant(
        name="sum_of_periods",
        says=says,
        places=PLACES,
        counted=PAYING,
        quantity=_QUANTITY,
        inputs=inputs,
        compute=lambda values: exact_sum(values) if values else None,
        takes={"values": RATES},
        formula=Formula(
            Text("sum of {rows} rates", "som van {rows} delen"),
            r"\sum_{i=1}^{<rows>} \frac{v_i}{s_i}",
            Text(
                "what was lost / the start, of each period, added up",
                "wat verloren ging / het begin, per periode, opgeteld",
            ),
        ),
        over="periods",
        date="begins",
        source=source,
        unit="ratio",
    )
