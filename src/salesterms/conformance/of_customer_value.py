"""The operations on customers and markets: profits from subscriptions, sizes, and one verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.conformance.neutral import form_of, given, money_form, row_document, wanted
from salesterms.documents import structure
from salesterms.entities import Subscription
from salesterms.metrics import MarketSegment
from salesterms.metrics import customer_profits as profits_of
from salesterms.metrics import keeping_or_winning as verdict_on
from salesterms.metrics import market_sizes as sizes_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def customer_profits(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each customer as its id, its first day, the day after its last or null, and its profit.

    >>> seats = {"id": "S-1", "account": "A-1", "started_on": "2026-01-01", "trial": False}
    >>> seats |= {"amount": {"amount": "10", "currency": "EUR"}, "interval_months": 1}
    >>> asked = {"rows": [seats], "margin": {"decimal": "0.5"}, "as_of": "2026-02-28"}
    >>> customer_profits(asked)
    {'customers': [['A-1', '2026-01-01', None, {'amount': '10.0', 'currency': 'EUR'}]]}

    Raises `DocumentProblems` for subscriptions that cannot be read, and what `customer_profits`
    raises.
    """
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    found = profits_of(
        structure(rows, list[Subscription]),
        margin=given(inputs.get("margin")),
        as_of=wanted(inputs, "as_of", str),
    )
    return {
        "customers": [
            [one.id, _day(one.customer_since), _day(one.customer_until), money_form(one.profit)]
            for one in found
        ]
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def market_sizes(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The three sizes of a market that consists of segments.

    >>> shops = {"id": "NL", "accounts": 3, "served": 2, "obtainable": 1}
    >>> shops |= {"acv": {"amount": "600", "currency": "EUR"}}
    >>> market_sizes({"segments": [shops]})["sam"]
    {'amount': '1200', 'currency': 'EUR'}

    Raises `DocumentProblems` for segments that cannot be read, and what `market_sizes` raises.
    """
    segments = [row_document(row) for row in wanted(inputs, "segments", list)]
    found = sizes_of(structure(segments, list[MarketSegment]))
    return {name: money_form(getattr(found, name)) for name in ("tam", "sam", "som")}


def keeping_or_winning(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Whether keeping a customer costs less than winning one, and how the costs lie.

    >>> costs = {"keeping": {"amount": "1", "currency": "EUR"}}
    >>> costs |= {"winning": {"amount": "4", "currency": "EUR"}}
    >>> keeping_or_winning(costs)
    {'holds': True, 'less': {'amount': '3', 'currency': 'EUR'}, 'ratio': {'ratio': '1/4'}}

    The ratio is null where winning costs nothing. Raises what `keeping_or_winning` raises.
    """
    found = verdict_on(given(inputs.get("keeping")), given(inputs.get("winning")))
    ratio, less = found.ratio, found.less
    return {
        "holds": found.holds,
        "less": None if less is None else money_form(less),
        "ratio": form_of(ratio) if ratio is not None and ratio.defined else None,
    }
