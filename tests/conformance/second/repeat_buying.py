"""Repeat buying once more: the formulas of the papers as they are printed, in 60 digits.

2F1 is summed as Gauss has it, and gamma functions of whole steps are products. An answer is
(status, value or reason). Of the fits only the likelihood is told: that it is highest is seen by
looking around.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from math import exp, lgamma, log
from typing import Any

Row = dict[str, Any]
Answer = tuple[str, Any]

DIGITS = 90
#: Where the printed formula divides by 0, it is read this near to there.
ASIDE = Decimal("1e-30")


def number(given: Any) -> Decimal:
    """A number as a Decimal: a whole one, or one in a form."""
    if isinstance(given, dict):
        [text] = [given[name] for name in ("decimal", "number", "amount") if name in given]
        exact = Fraction(text)
        return Decimal(exact.numerator) / Decimal(exact.denominator)
    return Decimal(given)


def gauss(a: Decimal, b: Decimal, c: Decimal, z: Decimal) -> Decimal:
    """2F1(a, b; c; z), term by term."""
    term = total = Decimal(1)
    k = 0
    while k < 50 or abs(term) > abs(total) * Decimal("1e-60"):
        term *= (a + k) * (b + k) / (c + k) / (k + 1) * z
        total += term
        k += 1
    return total


def rising(start: Decimal, steps: int) -> Decimal:
    """gamma(start + steps) / gamma(start)."""
    found = Decimal(1)
    for k in range(steps):
        found *= start + k
    return found


def expected_purchases(r: Decimal, alpha: Decimal, a: Decimal, b: Decimal, t: Decimal) -> Decimal:
    """E[X(t)], equation 9 of Fader, Hardie & Lee."""
    if a == 1:
        a += ASIDE
    inner = (alpha / (alpha + t)) ** r * gauss(r, b, a + b - 1, t / (alpha + t))
    return (a + b - 1) / (a - 1) * (1 - inner)


def exactly(r: Decimal, alpha: Decimal, a: Decimal, b: Decimal, x: int, t: Decimal) -> Decimal:
    """P(X(t) = x), equation 8."""

    def would_be(j: int) -> Decimal:
        factorial = rising(Decimal(1), j)
        return rising(r, j) / factorial * (alpha / (alpha + t)) ** r * (t / (alpha + t)) ** j

    if t == 0:
        return Decimal(0 if x else 1)
    found = rising(b, x) / rising(a + b, x) * would_be(x)
    if x:
        leaves = a * rising(b, x - 1) / rising(a + b, x)
        found += leaves * (1 - sum((would_be(j) for j in range(x)), Decimal(0)))
    return found


def alive(model: list[Decimal], x: int, recency: Decimal, age: Decimal) -> Decimal:
    """P(alive | x, recency, age), as in the note on it by the same authors."""
    r, alpha, a, b = model
    if not x:
        return Decimal(1)
    return 1 / (1 + a / (b + x - 1) * ((alpha + age) / (alpha + recency)) ** (r + x))


def expected_of(
    model: list[Decimal], x: int, recency: Decimal, age: Decimal, t: Decimal
) -> Decimal:
    """E[Y(t) | x, recency, age], equation 10."""
    r, alpha, a, b = model
    if a == 1:
        a += ASIDE
    top = (a + b + x - 1) / (a - 1)
    since = alpha + age
    series = gauss(r + x, b + x, a + b + x - 1, t / (since + t))
    top *= 1 - (since / (since + t)) ** (r + x) * series
    return top * alive([r, alpha, a, b], x, recency, age)


def expected_amount(inputs: Row) -> Answer:
    """E[M], of all or of one customer, equation 5 of Fader & Hardie."""
    p, q, v = (number(inputs[name]) for name in ("p", "q", "v"))
    x = inputs.get("purchases", 0)
    z = number(inputs.get("mean_purchase", 0))
    if p * x + q <= 1:
        return "undefined", "infinite_mean"
    found = p * (v + x * z) / (p * x + q - 1)
    cents = "currency" in inputs["v"] if isinstance(inputs["v"], dict) else False
    if cents and found >= 10**30:
        return "refused", "out_of_bounds"
    return "value", Decimal(int(found * 100 + Decimal("0.5"))) / 100 if cents else found


def computed(metric: str, variant: str, inputs: Row) -> Answer:
    """What a metric gives for the inputs of a vector."""
    with localcontext() as context:
        context.prec = DIGITS
        if metric == "expected_purchase_amount":
            return expected_amount(inputs)
        r, alpha, a, b = model = [number(inputs[name]) for name in ("r", "alpha", "a", "b")]
        x = inputs.get("purchases", 0)
        time = number(inputs.get("time", 0))
        if metric == "repeat_purchase_probability":
            return "value", exactly(r, alpha, a, b, x, time)
        if variant == "new_customer":
            return "value", expected_purchases(r, alpha, a, b, time)
        recency, age = number(inputs["recency"]), number(inputs["age"])
        if metric == "probability_alive":
            return "value", alive(model, x, recency, age)
        return "value", expected_of(model, x, recency, age, time)


def histories(inputs: Row) -> Row:
    """One row a customer from transactions: [id, purchases, recency, age, spend]."""
    as_of = date.fromisoformat(inputs["as_of"])
    per = {"days": 1, "weeks": 7}[inputs.get("unit", "days")]
    left_out: dict[str, int] = defaultdict(int)
    bought: dict[str, list[tuple[date, Any]]] = defaultdict(list)
    for row in inputs["rows"]:
        on, amount = date.fromisoformat(row["on"]), row.get("amount")
        if on > as_of:
            left_out["bought_later"] += 1
        elif amount is not None and Decimal(amount["amount"]) < 0:
            left_out["refund"] += 1
        else:
            bought[row["customer"]].append((on, amount))
    rows = []
    for customer, purchases in bought.items():
        days = sorted({on for on, _ in purchases})
        later = [amount for on, amount in purchases if on > days[0]]
        spend = None
        if later and None not in later:
            spend = sum(Decimal(amount["amount"]) for amount in later)
        times = [Fraction((day - days[0]).days, per) for day in (days[-1], as_of)]
        rows.append([customer, len(days) - 1, *map(str, times), None if spend is None else spend])
    return {"rows": rows, "left_out": dict(left_out)}


def bg_nbd_likelihood(model: list[float], rows: list[Row]) -> float:
    """The log-likelihood of BG/NBD, equation 6, customer by customer."""
    r, alpha, a, b = model
    total = 0.0
    for row in rows:
        x, recency, age = row["frequency"], float(row["recency"]), float(row["age"])
        beta = lgamma(b + x) + lgamma(a + b) - lgamma(b) - lgamma(a + b + x)
        rate = lgamma(r + x) - lgamma(r) + r * log(alpha)
        likelihood = exp(beta) * (alpha + age) ** -(r + x)
        if x:
            left = lgamma(a + 1) + lgamma(b + x - 1) - lgamma(a + b + x)
            left += lgamma(a + b) - lgamma(a) - lgamma(b)
            likelihood += exp(left) * (alpha + recency) ** -(r + x)
        total += rate + log(likelihood)
    return total


def gamma_gamma_likelihood(model: list[float], rows: list[Row]) -> float:
    """The log-likelihood of Gamma-Gamma, equation 1a, customer by customer."""
    p, q, v = model
    total = 0.0
    for row in rows:
        x = row["frequency"]
        if not x:
            continue
        mean = float(row["repeat_spend"]["amount"]) / x
        total += lgamma(p * x + q) - lgamma(p * x) - lgamma(q) + q * log(v)
        total += (p * x - 1) * log(mean) + p * x * log(x) - (p * x + q) * log(v + x * mean)
    return total
