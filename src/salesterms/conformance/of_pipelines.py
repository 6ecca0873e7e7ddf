"""The operations on pipelines: the bridge between two dates, and what is wrong with open deals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.conformance.neutral import given, money_form, row_document, wanted
from salesterms.documents import structure
from salesterms.entities import Opportunity
from salesterms.metrics import HygienePolicy, pipeline_findings
from salesterms.metrics import pipeline_bridge as bridge

if TYPE_CHECKING:
    from collections.abc import Mapping

_SNAPSHOTS = ("opening", "closing")


def _deals(inputs: Mapping[str, Any], name: str) -> list[Opportunity]:
    return structure([row_document(row) for row in wanted(inputs, name, list)], list[Opportunity])


def pipeline_bridge(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each line of the bridge in each currency: how many deals, and the amount.

    >>> deal = {"id": "D-1", "status": "open", "amount": {"amount": "5", "currency": "EUR"}}
    >>> asked = {"opening": [deal], "closing": [], "start": "2024-01-01", "end": "2024-02-01"}
    >>> pipeline_bridge(asked)["currencies"]["EUR"]["opening"]
    {'deals': 1, 'amount': {'amount': '5', 'currency': 'EUR'}}

    Raises `DocumentProblems` for deals that cannot be read, and what `pipeline_bridge` raises.
    """
    rest = {name: given(form) for name, form in inputs.items() if name not in _SNAPSHOTS}
    found = bridge(_deals(inputs, "opening"), _deals(inputs, "closing"), **rest)
    currencies: dict[str, dict[str, Any]] = {code: {} for code in found.currencies}
    for row in found.to_rows():
        line = {"deals": row["deals"], "amount": money_form(row["amount"])}
        currencies[row["currency"]][row["line"]] = line
    return {"currencies": currencies, "outside": dict(found.outside)}


def findings(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """How many deals were looked at, why others were not, and each finding: deal and kind.

    >>> policy = {"stale_after": 30, "fewest_contacts": 2, "furthest_close": 365}
    >>> policy |= {"next_step": "Next step", "owners": ["Ann"]}
    >>> findings({"rows": [], "policy": policy, "as_of": "2024-06-30"})
    {'examined': 0, 'not_examined': {}, 'found': []}

    Raises `DocumentProblems`, and what `HygienePolicy` and `pipeline_findings` raise.
    """
    policy = HygienePolicy(**wanted(inputs, "policy", dict))
    found = pipeline_findings(_deals(inputs, "rows"), policy, as_of=wanted(inputs, "as_of", str))
    return {
        "examined": found.examined,
        "not_examined": dict(found.not_examined),
        "found": [[one.deal, one.kind.value] for one in found.found],
    }
