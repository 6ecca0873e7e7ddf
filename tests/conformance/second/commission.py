"""Commission once more, as plainly as it can be said: Fractions only, one step after another."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

Tiers = list[tuple[Fraction, Fraction]]
Given = dict[str, Any]
HALF = Fraction(1, 2)
DIGITS = {"JPY": 0}


def number(form: Any) -> Fraction:
    """A number in any of its forms; money is its amount."""
    if isinstance(form, dict):
        return Fraction(
            next(form[name] for name in ("decimal", "number", "amount") if name in form)
        )
    return Fraction(form)


def table(tiers: list[list[Any]]) -> Tiers:
    """Pairs of a bound and a rate."""
    return [(number(lower), number(rate)) for lower, rate in tiers]


def marginal(sold: Fraction, tiers: Tiers) -> Fraction:
    """Tier by tier: what lies between two bounds, at the rate of the lower."""
    earned = Fraction(0)
    for at, (lower, rate) in enumerate(tiers):
        upper = tiers[at + 1][0] if at + 1 < len(tiers) else None
        top = sold if upper is None else min(sold, upper)
        if top > lower:
            earned += (top - lower) * rate
    if sold < 0:
        earned += sold * tiers[0][1]
    return earned


def reached(sold: Fraction, tiers: Tiers) -> Fraction:
    """The last rate of which the bound is reached."""
    return [rate for lower, rate in tiers if sold >= lower or lower == 0][-1]


def of_quota(tiers: Tiers, quota: Fraction) -> Tiers:
    """Shares of a quota as amounts."""
    return [(lower * quota, rate) for lower, rate in tiers]


def computed(variant: str, inputs: Given) -> Fraction | None:
    """The formula of a variant on its terms; None where the quota is 0."""
    if variant == "flat":
        return number(inputs["sold"]) * number(inputs["rate"])
    if variant == "per_unit":
        return number(inputs["units"]) * number(inputs["bonus"])
    sold, tiers = number(inputs["sold"]), table(inputs["tiers"])
    if variant.endswith("_of_quota"):
        if number(inputs["quota"]) == 0:
            return None
        tiers = of_quota(tiers, number(inputs["quota"]))
    return marginal(sold, tiers) if variant.startswith("marginal") else sold * reached(sold, tiers)


def rounded(exact: Fraction, mode: str) -> int:
    """A whole number, by the mode."""
    below = exact.numerator // exact.denominator
    rest = exact - below
    away = below if exact < 0 else below + 1
    if rest == 0:
        return below
    if rest == HALF:
        return {"half_up": away, "half_even": below + below % 2}.get(mode, below)
    return below + (rest > HALF) if mode.startswith("half") else below


def units(exact: list[Fraction], mode: str, digits: int) -> list[int]:
    """Whole minor units that add up to the sum, rounded once: whoever lost most gets one more."""
    amounts = [one * 10**digits for one in exact]
    whole = rounded(sum(amounts, Fraction(0)), mode)
    parts = [one.numerator // one.denominator for one in amounts]
    while sum(parts) < whole:
        lost = [a - p for a, p in zip(amounts, parts, strict=True)]
        parts[lost.index(max(lost))] += 1
    return parts


def split(weights: list[Fraction], cents: int) -> list[int]:
    """Whole cents by weight; what is left goes to whoever lost most, the earlier of equals."""
    sign, cents = (-1 if cents < 0 else 1), abs(cents)
    exact = [cents * weight / sum(weights, Fraction(0)) for weight in weights]
    parts = [one.numerator // one.denominator for one in exact]
    while sum(parts) < cents:
        lost = [a - p for a, p in zip(exact, parts, strict=True)]
        parts[lost.index(max(lost))] += 1
    return [sign * part for part in parts]


def why_not(deal: Given, inputs: Given, plan: Given) -> str:
    """Why a deal does not count; "" where it does."""
    closed, paid_on = deal.get("closed"), deal.get(FIELDS[plan["basis"]])
    dated = "period" in inputs or "as_of" in inputs
    currency = paid_on.get("currency") if isinstance(paid_on, dict) else None
    reasons = [
        ("not_won", deal.get("status", "won") != "won"),
        ("no_close_date", dated and closed is None),
        ("outside_period", closed and not closed.startswith(inputs.get("period", ""))),
        ("after_as_of", closed and closed > inputs.get("as_of", "9")),
        (f"no_{FIELDS[plan['basis']]}", paid_on is None),
        ("currency_of_no_plan", currency not in {None, plan["currency"]}),
    ]
    return next((reason for reason, holds in reasons if holds), "")


FIELDS = {"revenue": "amount", "margin": "margin", "units": "units"}


def earned_by(deals: list[Given], plan: Given, quota: Fraction | None) -> list[Fraction]:
    """What each deal that counts brings, in order."""
    tiers = [(Fraction(tier["lower"]), Fraction(tier["rate"])) for tier in plan["tiers"]]
    if quota is not None:
        tiers = of_quota(tiers, quota)
    own = {name: Fraction(rate) for name, rate in plan.get("product_rates", {}).items()}
    field, before, exact = FIELDS[plan["basis"]], Fraction(0), []
    tiered = [number(one[field]) for one in deals if one.get("product") not in own]
    for deal in deals:
        amount = number(deal[field])
        if deal.get("product") in own:
            exact.append(amount * own[deal["product"]])
        elif plan["kind"] == "retroactive":
            exact.append(amount * reached(sum(tiered, Fraction(0)), tiers))
        else:
            exact.append(marginal(before + amount, tiers) - marginal(before, tiers))
            before += amount
    return exact


def limited(earned: Fraction, sold: Fraction, plan: Given, quota: Fraction | None) -> list[Any]:
    """What threshold, cap and floor change, one after another."""
    found = []
    least = Fraction(plan.get("threshold") or 0) * (1 if quota is None else quota)
    if plan.get("threshold") is not None and sold < least and earned > 0:
        found.append(("threshold", "", -earned))
        earned = Fraction(0)
    if plan.get("cap") and earned > number(plan["cap"]):
        found.append(("cap", "", number(plan["cap"]) - earned))
        earned = number(plan["cap"])
    if plan.get("floor") and earned < number(plan["floor"]):
        found.append(("floor", "", number(plan["floor"]) - earned))
    return found


def drawn(earned: Fraction, owed: Fraction, plan: Given) -> tuple[list[Any], Fraction]:
    """What a draw adds or takes, and what is owed then."""
    draw = number(plan["draw"]) if plan.get("draw") else Fraction(0)
    if plan.get("draw") and earned < draw:
        lent = draw - earned
        return [("draw_paid", "", lent)], owed + (lent if plan["draw_recoverable"] else 0)
    repaid = max(min(owed, earned - draw), Fraction(0))
    return ([("draw_recovered", "", -repaid)] if repaid else []), owed - repaid


def months_between(start: str, end: str) -> int:
    """Whole months from one day to another."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def taken_back(inputs: Given, paid: dict[str, Any], done: set[str], plan: Given) -> list[Any]:
    """What is taken back of deals that are undone within the months of the plan."""
    found = []
    for deal, form in inputs.get("undone", {}).items():
        commission, closed = paid[deal]
        day, months = form["date"], plan.get("clawback_months") or 0
        served = months_between(closed, day)
        if deal in done or served >= months or not day.startswith(inputs.get("period", "")):
            continue
        share = Fraction(months - served, months) if plan["clawback_pro_rata"] else Fraction(1)
        if commission:
            found.append(("clawback", deal, -commission * share))
    return found


def statement(inputs: Given) -> Given:
    """The operation `commission_statement` on its inputs."""
    past: Given = {"owed": Fraction(0), "paid": {}, "done": set()}
    for one in inputs.get("earlier", []):
        stated(one, inputs["plan"], past)
    return stated(inputs, inputs["plan"], past)


def stated(inputs: Given, plan: Given, past: Given) -> Given:
    """One statement, after what the past owes and paid, which it adds to."""
    ids = [deal["id"] for deal in inputs["deals"]]
    if len(set(ids)) < len(ids):
        return {"refused": "same_id_twice"}
    quota = number(inputs["quota"]) if "quota" in inputs else None
    if quota == 0:
        return {"undefined": "zero_denominator"}
    reasons = {deal["id"]: why_not(deal, inputs, plan) for deal in inputs["deals"]}
    in_order = sorted(inputs["deals"], key=lambda one: (one.get("closed") or "9", one["id"]))
    counted = [deal for deal in in_order if not reasons[deal["id"]]]
    left = sorted(one for one in ids if reasons[one])
    exact = earned_by(counted, plan, quota)
    sold = sum((number(one[FIELDS[plan["basis"]]]) for one in counted), Fraction(0))
    changes = limited(sum(exact, Fraction(0)), sold, plan, quota)
    earned = sum(exact, Fraction(0)) + sum(amount for *_, amount in changes)
    more, past["owed"] = drawn(earned, past["owed"], plan)
    past["paid"] |= {
        deal["id"]: (amount, deal.get("closed"))
        for deal, amount in zip(counted, exact, strict=True)
    }
    back = taken_back(inputs, past["paid"], past["done"], plan)
    past["done"] |= {deal for _, deal, _ in back}
    changes += more + back
    digits = DIGITS.get(plan["currency"], 2)
    paid = units([*exact, *(one[2] for one in changes)], inputs.get("rounding", "half_up"), digits)
    shown = [Fraction(one, 10**digits) for one in paid]
    return {
        "lines": [
            *([one["id"], amount, ""] for one, amount in zip(counted, shown, strict=False)),
            *([one, Fraction(0), reasons[one]] for one in left),
        ],
        "adjustments": [
            [kind, about, amount]
            for (kind, about, _), amount in zip(changes, shown[len(counted) :], strict=True)
        ],
        "earned": earned,
        "payout": sum(shown, Fraction(0)),
        "owed": past["owed"],
    }


def credits_of(inputs: Given) -> Given:
    """The operation `split_credit` on its inputs."""
    found: list[list[Any]] = []
    for deal in inputs["deals"]:
        shares = inputs["weights"].get(deal["id"])
        if shares is None:
            shares = [[deal["owner"], 1]] if "owner" in deal else []
        amounts: list[Any] = [None] * len(shares)
        if "amount" in deal and deal["id"] in inputs["weights"]:
            cents = number(deal["amount"]) * 100
            parts = split([number(weight) for _, weight in shares], int(cents))
            amounts = [Fraction(part, 100) for part in parts]
        elif "amount" in deal:
            amounts = [number(deal["amount"])] * len(shares)
        found += [[deal["id"], who, part] for (who, _), part in zip(shares, amounts, strict=True)]
    return {"credits": found}
