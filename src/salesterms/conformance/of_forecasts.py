"""The operations on forecasts: the rate of each stage, and the category of a probability."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.conformance.neutral import given, row_document, wanted
from salesterms.documents import structure
from salesterms.entities import Opportunity
from salesterms.metrics import oracle_category
from salesterms.metrics import stage_rates as rates_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def stage_rates(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each rate as its stage, its owner or null, how many were won, and of how many decided.

    >>> deal = {"id": "D-1", "status": "won", "stages_reached": ["New"]}
    >>> stage_rates({"rows": [deal]})
    {'rates': [['New', None, 1, 1]], 'left_out': {}}

    Raises `DocumentProblems` for deals that cannot be read, and what `stage_rates` raises.
    """
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    rest = {name: given(form) for name, form in inputs.items() if name != "rows"}
    if isinstance(rest.get("as_of"), str):
        rest["as_of"] = given({"date": rest["as_of"]})
    found = rates_of(structure(rows, list[Opportunity]), **rest)
    return {
        "rates": [[one.stage, one.owner, one.won, one.decided] for one in found.rates],
        "left_out": dict(found.left_out),
    }


def category(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The category in which Oracle counts a deal of this probability.

    >>> category({"probability": {"decimal": "0.4"}})
    {'category': 'best_case'}

    Raises what `oracle_category` raises.
    """
    return {"category": oracle_category(given(inputs.get("probability"))).value}
