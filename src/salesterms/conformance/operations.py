"""What can be asked besides metrics: operations by name, JSON in and JSON out.

A line of the table is all that one more operation needs: its name, and the function that takes the
`inputs` of a vector as plain JSON and gives the `expected` one. It may raise any error of the
library, which becomes `{"error": code}`. Values in it stand in the forms of `neutral`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Name -> module of this folder, and the function in it.
OPERATIONS: Final[dict[str, tuple[str, str]]] = {
    "label": ("of_words", "label"),
    "translation": ("of_words", "translation"),
    "audit": ("of_logs", "audit_verdicts"),
    "pipeline_bridge": ("of_pipelines", "pipeline_bridge"),
    "pipeline_findings": ("of_pipelines", "findings"),
    "stage_rates": ("of_forecasts", "stage_rates"),
    "oracle_category": ("of_forecasts", "category"),
    "commission_statement": ("of_commissions", "commission_statement"),
    "mrr_changes": ("of_revenue", "mrr_changes"),
    "split_credit": ("of_commissions", "split_credit"),
    "customer_periods": ("of_customers", "customer_periods"),
    "customer_balances": ("of_customers", "customer_balances"),
    "cohort_days": ("of_customers", "cohort_days"),
    "customer_profits": ("of_customer_value", "customer_profits"),
    "market_sizes": ("of_customer_value", "market_sizes"),
    "keeping_or_winning": ("of_customer_value", "keeping_or_winning"),
    "lifespans": ("of_survival", "lifespans"),
    "cohort_survivors": ("of_survival", "cohort_survivors"),
    "survival_curve": ("of_survival", "curve"),
    "survival_interval": ("of_survival", "interval"),
    "sbg_fit": ("of_survival", "fit"),
    "purchase_histories": ("of_repeat_buying", "purchase_histories"),
    "bg_nbd_fit": ("of_repeat_buying", "bg_nbd_fit"),
    "gamma_gamma_fit": ("of_repeat_buying", "gamma_gamma_fit"),
}


def operation(name: object) -> Callable[[Mapping[str, Any]], Any] | None:
    """The function of an operation, loaded when it is asked for; None where there is none.

    >>> operation("label")({"vocabulary": "four_types", "facts": {"standing": "bystander"}})
    {'person': [['mensen']]}
    """
    place = OPERATIONS.get(name) if isinstance(name, str) else None
    if place is None:
        return None
    module, function = place
    found: Callable[[Mapping[str, Any]], Any] = getattr(
        import_module(f"salesterms.conformance.{module}"), function
    )
    return found
