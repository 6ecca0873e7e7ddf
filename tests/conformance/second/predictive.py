"""Predicted CLV once more: payments and purchases added up one period after another, in decimals.

An answer is (status, value or reason). What a model says of one moment is that of the second
readings of survival and of repeat buying.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

from second import repeat_buying, survival

Row = dict[str, Any]
Answer = tuple[str, Any]


def decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def in_currency(given: Any) -> bool:
    return isinstance(given, dict) and "currency" in given


def amounted(like: Any, value: Decimal) -> Answer:
    """An answer as Money, to the cent, where what it is made of is."""
    if not in_currency(like):
        return "value", value
    return "value", value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def contract(variant: str, inputs: Row) -> Answer:
    """The margin times the payments to come, each times the chance that it is made."""
    alpha, beta = (Fraction(repeat_buying.number(inputs[name])) for name in ("alpha", "beta"))
    discount = Fraction(repeat_buying.number(inputs["discount"]))
    later = beta + inputs.get("renewals", 0)
    if not discount and alpha <= 1:
        return "undefined", "infinite_sum"
    if discount:
        to_come, _ = survival.sums(alpha, later, discount)
    else:
        to_come = decimal(later / (alpha - 1))
    if variant == "contract_new_customer":
        to_come = 1 + to_come / decimal(1 + discount)
    return amounted(inputs["margin"], repeat_buying.number(inputs["margin"]) * to_come)


def bought(inputs: Row, until: Decimal) -> Decimal:
    """The purchases up to a time, of a new customer or of one with a history."""
    r, alpha, a, b = model = [repeat_buying.number(inputs[n]) for n in ("r", "alpha", "a", "b")]
    if "purchases" not in inputs:
        return repeat_buying.expected_purchases(r, alpha, a, b, until)
    recency, age = (repeat_buying.number(inputs[name]) for name in ("recency", "age"))
    return repeat_buying.expected_of(model, inputs["purchases"], recency, age, until)


def purchases(inputs: Row) -> Answer:
    """Period by period: what is bought in it, times an amount, discounted from its end."""
    p, q, v = (repeat_buying.number(inputs[name]) for name in ("p", "q", "v"))
    x = inputs.get("purchases", 0)
    if p * x + q <= 1:
        return "undefined", "infinite_mean"
    mean = p * (v + x * repeat_buying.number(inputs.get("mean_purchase", 0))) / (p * x + q - 1)
    length = repeat_buying.number(inputs["period_length"])
    discount = repeat_buying.number(inputs["discount"])
    total = Decimal(0)
    for period in range(1, inputs["horizon"] + 1):
        now = bought(inputs, period * length) - bought(inputs, (period - 1) * length)
        total += now / (1 + discount) ** period
    return amounted(inputs["v"], repeat_buying.number(inputs["gross_margin"]) * mean * total)


def computed(variant: str, inputs: Row) -> Answer:
    """What the metric gives for the inputs of a vector."""
    with localcontext() as context:
        context.prec = repeat_buying.DIGITS
        if variant.startswith("contract"):
            return contract(variant, inputs)
        return purchases(inputs)
