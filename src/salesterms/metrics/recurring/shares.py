"""Variants that say which part of something moved, from the flows of one period or of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text
from salesterms.metrics.amounts import FROM_ZERO
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.recurring.amounts import RATES
from salesterms.metrics.recurring.movements import terms_of
from salesterms.metrics.recurring.tables import (
    END,
    PAYING,
    PLACES,
    START,
    by_period,
    several,
)
from salesterms.metrics.variant import Variant
from salesterms.results import Formula
from salesterms.values import exact_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from salesterms.metrics.recurring.tables import Flows
    from salesterms.results import Source
    from salesterms.values import Ratio

    Inputs = Callable[[Mapping[str, Any]], Mapping[str, Any] | Unanswered]

_TERM: Final = re.compile(r"\{(\w+)\}")
_QUANTITY: Final = several(start=START, end=END)


def share_variant(
    name: str,
    says: Text,
    formula: tuple[str, str],
    compute: Callable[..., Ratio | Unanswered],
    source: Source,
    *,
    over: str = "start",
    unit: str = "ratio",
    counted: tuple[str, ...] = PAYING,
    inputs: Inputs | None = None,
    labels: tuple[str, ...] = (),
) -> Variant:
    """A variant whose terms are flows, or what `inputs` makes of the `counted` rows.

    `formula` is its text and its LaTeX, with each term in braces.
    """
    text, latex = formula
    terms = dict.fromkeys(_TERM.findall(text))
    return Variant(
        name=name,
        says=says,
        places=PLACES,
        counted=counted,
        quantity=_QUANTITY,
        inputs=inputs or terms_of(*terms),
        compute=compute,
        takes=dict.fromkeys(terms, FROM_ZERO),
        formula=Formula(text, latex),
        over=over,
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
