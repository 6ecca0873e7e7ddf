"""The operation on recurring revenue: from subscriptions to what accounts paid, by period."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from salesterms.conformance.neutral import row_document, wanted
from salesterms.documents import structure
from salesterms.entities import Subscription
from salesterms.metrics import mrr_changes as changes_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def mrr_changes(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each row: the account, its currency and period, the amounts a month, and what moved.

    >>> seats = {"id": "S-1", "account": "A-1", "started_on": "2026-01-15", "interval_months": 12}
    >>> seats |= {"amount": {"amount": "100", "currency": "EUR"}, "trial": False}
    >>> [row] = mrr_changes({"rows": [seats], "period": "2026-01"})["rows"]
    >>> row["end"], row["movement"], row["left_out"]
    ({'number': '25/3'}, 'new', {})

    Raises `DocumentProblems` for subscriptions that cannot be read, and what `mrr_changes` raises.
    """
    documents = [row_document(row) for row in wanted(inputs, "rows", list)]
    rest = {name: given for name, given in inputs.items() if name != "rows"}
    rows = changes_of(structure(documents, list[Subscription]), **rest)
    return {
        "rows": [
            {
                "account": row.account,
                "currency": row.currency,
                "begins": row.begins.isoformat(),
                "last": row.last.isoformat(),
                "start": _number(row.start),
                "end": _number(row.end),
                "before": _number(row.before),
                "end_yearly": _number(row.end_yearly or Fraction(0)),
                "movement": row.movement.value,
                "left_out": dict(row.left_out),
            }
            for row in rows
        ]
    }


def _number(exact: Fraction) -> dict[str, str]:
    return {"number": str(exact)}
