"""The operations on commission: a statement of one seller, and the split of deals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.conformance.kinds import NotAForm
from salesterms.conformance.neutral import given, money_form, row_document, wanted
from salesterms.documents import structure
from salesterms.entities import CommissionPlan, Opportunity
from salesterms.errors import Text
from salesterms.metrics import CommissionStatement, SalesCredit
from salesterms.metrics import commission_statement as state
from salesterms.metrics import split_credit as split

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Arguments of a statement, besides its plan, its deals and those before it.
_ASKED: Final = ("seller", "period", "as_of", "quota", "undone", "rounding")
_PAIR: Final = 2
_INPUTS: Final = Text(
    "an object with deals and perhaps " + ", ".join(_ASKED),
    "een object met deals en eventueel " + ", ".join(_ASKED),
)
_PAIRS: Final = Text(
    'pairs of a seller and a weight: [["Ann", 1]]',
    'paren van een verkoper en een gewicht: [["Ann", 1]]',
)


def commission_statement(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """What each line and each adjustment pays, and what they come to; or why there is no answer.

    >>> plan = {"name": "2026", "kind": "flat", "basis": "revenue", "measure": "basis"}
    >>> plan |= {"currency": "EUR", "period_months": 12, "product_rates": {}}
    >>> plan |= {"tiers": [{"lower": "0", "upper": None, "rate": "0.1"}]}
    >>> found = commission_statement({"plan": plan, "deals": []})
    >>> found["payout"], found["lines"], found["adjustments"]
    ({'amount': '0.00', 'currency': 'EUR'}, [], [])

    Raises `DocumentProblems` for a plan or deals that cannot be read, and what
    `commission_statement` raises.
    """
    plan = structure(row_document(wanted(inputs, "plan", dict)), CommissionPlan)
    earlier: list[CommissionStatement] = []
    for before in wanted({"earlier": [], **inputs}, "earlier", list):
        earlier.append(_stated(before, plan, earlier))
    return _told(_stated(inputs, plan, earlier))


def _stated(
    inputs: Any, plan: CommissionPlan, earlier: list[CommissionStatement]
) -> CommissionStatement:
    if not isinstance(inputs, dict) or not inputs.keys() <= {*_ASKED, "plan", "deals", "earlier"}:
        raise NotAForm(inputs, _INPUTS)
    deals = structure(row_document(wanted(inputs, "deals", list)), list[SalesCredit])
    rest = {name: given(inputs[name]) for name in _ASKED if name in inputs}
    return state(deals, plan, earlier=tuple(earlier), **rest)


def _told(found: CommissionStatement) -> dict[str, Any]:
    if found.payout is None or found.earned is None:
        return {str(found.status): found.reason}
    return {
        "lines": [[line.id, money_form(line.paid), line.reason] for line in found.lines],
        "adjustments": [[one.kind, one.about, money_form(one.paid)] for one in found.adjustments],
        "earned": money_form(found.earned),
        "payout": money_form(found.payout),
        "owed": money_form(found.owed),
    }


def split_credit(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The credits of deals, in order: the deal, the seller, and his part of the amount.

    >>> deal = {"id": "D-1", "status": "won", "amount": {"amount": "0.05", "currency": "EUR"}}
    >>> asked = {"deals": [deal], "weights": {"D-1": [["Ann", 3], ["Bo", 7]]}}
    >>> [[seller, part["amount"]] for _, seller, part in split_credit(asked)["credits"]]
    [['Ann', '0.02'], ['Bo', '0.03']]

    Raises `DocumentProblems` for deals that cannot be read, and what `split_credit` raises.
    """
    deals = structure(row_document(wanted(inputs, "deals", list)), list[Opportunity])
    weights = {deal: _shares(pairs) for deal, pairs in wanted(inputs, "weights", dict).items()}
    found = [
        [one.id, one.owner, None if one.amount is None else money_form(one.amount)]
        for one in split(deals, weights)
    ]
    return {"credits": found}


def _shares(pairs: Any) -> dict[str, Any]:
    """The weights of one deal: pairs, since the order of a JSON object is nothing."""
    if not isinstance(pairs, list) or not all(
        isinstance(pair, list) and len(pair) == _PAIR and isinstance(pair[0], str) for pair in pairs
    ):
        raise NotAForm(pairs, _PAIRS)
    return {seller: given(weight) for seller, weight in pairs}
