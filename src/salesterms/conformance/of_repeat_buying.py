"""The operations on repeat buying: histories from transactions, and the fit of the two models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.conformance.neutral import given, money_form, row_document, wanted
from salesterms.documents import structure
from salesterms.metrics import PurchaseHistory, TimeUnit, Transaction
from salesterms.metrics import bg_nbd_fit as fit_bg_nbd
from salesterms.metrics import gamma_gamma_fit as fit_gamma_gamma
from salesterms.metrics import purchase_histories as histories

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.metrics import BgNbdFit, GammaGammaFit

#: Digits of a parameter and of a log-likelihood that are compared: fewer than both are right to.
_DIGITS: Final = 4
_DIGITS_OF_LOG: Final = 6


def purchase_histories(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each row as the customer, its repeat purchases, recency, age and spend or null.

    >>> bought = {"id": "T-1", "customer": "A-1", "on": "2026-01-01"}
    >>> purchase_histories({"rows": [bought], "as_of": "2026-01-08", "unit": "weeks"})
    {'rows': [['A-1', 0, '0', '1', None]], 'left_out': {}}

    Raises `DocumentProblems` for transactions that cannot be read, and what `purchase_histories`
    of `salesterms.metrics` raises.
    """
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    found = histories(
        structure(rows, list[Transaction]),
        as_of=given({"date": wanted(inputs, "as_of", str)}),
        unit=structure(inputs.get("unit", "days"), TimeUnit),
    )
    return {
        "rows": [
            [row.id, row.frequency, str(row.recency), str(row.age), _spend(row)]
            for row in found.rows
        ],
        "left_out": dict(found.left_out),
    }


def _spend(row: PurchaseHistory) -> dict[str, str] | None:
    return None if row.repeat_spend is None else money_form(row.repeat_spend)


def bg_nbd_fit(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """r, alpha, a, b and the log-likelihood; or why there are none.

    >>> bg_nbd_fit({"rows": []})
    {'undefined': 'nothing_counted'}

    Raises `DocumentProblems` for rows that cannot be read.
    """
    return _fitted(fit_bg_nbd(_customers(inputs)), ("r", "alpha", "a", "b"))


def gamma_gamma_fit(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """p, q, v and the log-likelihood; or why there are none.

    >>> gamma_gamma_fit({"rows": []})
    {'undefined': 'nothing_counted'}

    Raises `DocumentProblems` for rows that cannot be read.
    """
    return _fitted(fit_gamma_gamma(_customers(inputs)), ("p", "q", "v"))


def _customers(inputs: Mapping[str, Any]) -> list[PurchaseHistory]:
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    return structure(rows, list[PurchaseHistory])


def _fitted(found: BgNbdFit | GammaGammaFit, names: tuple[str, ...]) -> dict[str, Any]:
    if found.parameters is None:
        return {found.status.value: found.reason}
    numbers = zip(names, found.parameters.numbers, strict=True)
    return {
        **{name: f"{number:.{_DIGITS}g}" for name, number in numbers},
        "log_likelihood": f"{found.log_likelihood:.{_DIGITS_OF_LOG}g}",
    }
