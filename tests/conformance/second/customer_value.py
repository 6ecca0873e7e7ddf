"""What customers are worth and cost, and how large markets are, once more in the plainest way.

Documents in, answers of the vectors out: Fractions only, and nothing of salesterms.
"""

from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Answer = dict[str, Any]

CENTS = {"EUR": 100, "USD": 100, "JPY": 1}
NOTHING_TO_DIVIDE_BY: Answer = {"undefined": "zero_denominator"}


def number(given: Any) -> Fraction:
    """A number or an amount as a Fraction."""
    if isinstance(given, dict):
        [text] = [given[name] for name in ("decimal", "number", "ratio", "amount") if name in given]
        return Fraction(text)
    return Fraction(given)


def rounded(exact: Fraction, currency: str) -> Fraction:
    """To the nearest cent; from half-way upwards in size."""
    parts = abs(exact) * CENTS[currency]
    whole = (parts + Fraction(1, 2)).__floor__()
    return Fraction(whole if exact >= 0 else -whole, CENTS[currency])


def money(exact: Fraction, currency: str) -> Answer:
    """An amount as an answer."""
    found = rounded(exact, currency)
    cents = found * 100
    text = f"{'-' if found < 0 else ''}{abs(int(cents)) // 100}.{abs(int(cents)) % 100:02}"
    return {"value": {"money": {"amount": text, "currency": currency}}}


def like(exact: Fraction, amount: Any) -> Answer:
    """An amount where one went in, and else the exact number."""
    if isinstance(amount, dict) and "currency" in amount:
        return money(exact, amount["currency"])
    if max(abs(exact.numerator), exact.denominator) >= 2**4096:
        return {"refused": "out_of_bounds"}
    return {"value": {"number": str(exact)}}


def expected_clv(variant: str, given: Row) -> Answer:
    """Each margin apart where there is a horizon; else the sum of a geometric series."""
    margin, stays, rate = (number(given[name]) for name in ("margin", "retention", "discount"))
    kept = stays / (1 + rate)
    if "horizon" in given:
        first = 0 if variant == "finite_horizon_at_start" else 1
        periods = range(first, first + given["horizon"])
        return like(sum((margin * kept**t for t in periods), Fraction(0)), given["margin"])
    if kept == 1:
        return NOTHING_TO_DIVIDE_BY
    at_start = margin / (1 - kept)
    return like(at_start if variant == "margin_at_start" else at_start - margin, given["margin"])


def expected_ltv(variant: str, given: Row) -> Answer:
    """What an account brings in, for as long as the churn lets it stay."""
    part = number(given["gross_margin"]) if variant == "margin_by_churn" else 1
    churn = number(given["churn"])
    if churn == 0:
        return NOTHING_TO_DIVIDE_BY
    periods = 1 / churn
    return like(number(given["arpa"]) * part * periods, given["arpa"])


def ltv_cac_ratio(_: str, given: Row) -> Answer:
    """The value beside the cost."""
    cost = number(given["cac"])
    return {"value": {"ratio": str(number(given["ltv"]) / cost)}} if cost else NOTHING_TO_DIVIDE_BY


def cac_payback(variant: str, given: Row) -> Answer:
    """How many months win back the cost."""
    month = number(given["arpa"]) * (number(given["gross_margin"]) if variant == "of_margin" else 1)
    return (
        {"value": {"number": str(number(given["cac"]) / month)}}
        if month
        else (NOTHING_TO_DIVIDE_BY)
    )


def net_profit_per_customer(_: str, given: Row) -> Answer:
    """What is left of the value."""
    return like(number(given["ltv"]) - number(given["cac"]), given["ltv"])


def tam(variant: str, given: Row) -> Answer:
    """All of a market."""
    if variant == "bottom_up":
        return like(given["accounts"] * number(given["acv"]), given["acv"])
    whole = given["industry_revenue"]
    return like(number(whole) * number(given["relevant_share"]), whole)


def sam(variant: str, given: Row) -> Answer:
    """What can be served of it."""
    if variant == "top_down":
        return like(number(given["tam"]) * number(given["served_share"]), given["tam"])
    if given["served"] > given["accounts"]:
        return {"refused": "more_than_tam"}
    return like(given["served"] * number(given["acv"]), given["acv"])


def som(variant: str, given: Row) -> Answer:
    """What can be won of that."""
    if variant == "top_down":
        return like(number(given["sam"]) * number(given["won_share"]), given["sam"])
    if variant == "bottom_up":
        if given["obtainable"] > given["served"]:
            return {"refused": "more_than_sam"}
        return like(given["obtainable"] * number(given["acv"]), given["acv"])
    sold, before = number(given["last_revenue"]), number(given["last_sam"])
    if sold > before:
        return {"refused": "more_than_sam"}
    return (
        like(sold / before * number(given["sam"]), given["sam"])
        if before
        else (NOTHING_TO_DIVIDE_BY)
    )


def shared_out(spend: Fraction, customers: int, currency: str) -> Answer:
    """An amount for each of so many customers."""
    return money(spend / customers, currency) if customers else NOTHING_TO_DIVIDE_BY


#: Variant -> the categories that count, whether what goes to existing customers does, and the
#: customers.
COLUMNS: dict[str, tuple[set[str], str, str]] = {
    "blended": ({"advertising", "programmes"}, "new", "new_customers"),
    "paid": ({"advertising"}, "new", "paid_customers"),
    "fully_loaded": (set(), "all", "new_customers"),
    "new_logo": (set(), "new", "new_logos"),
}


def of_numbers(metric: str, variant: str, given: Row) -> Answer:
    """The formula of a metric on named numbers."""
    if metric in {"clv", "ltv"}:
        profit, customers = given["profit"], given["customers"]
        if metric == "ltv":
            return shared_out(number(profit), customers, profit["currency"])
        if not customers:
            return {"undefined": "nothing_counted"}
        return money(number(profit), profit["currency"])
    if metric in {"cac", "customer_retention_cost"}:
        name = "kept_customers" if metric != "cac" else COLUMNS[variant][2]
        return shared_out(number(given["spend"]), given[name], given["spend"]["currency"])
    found: Answer = OF_NUMBERS[metric](variant, given)
    return found


OF_NUMBERS = {
    "expected_clv": expected_clv,
    "expected_ltv": expected_ltv,
    "ltv_cac_ratio": ltv_cac_ratio,
    "cac_payback": cac_payback,
    "net_profit_per_customer": net_profit_per_customer,
    "tam": tam,
    "sam": sam,
    "som": som,
}


def in_period(day: str, asked: Row) -> bool:
    """Whether a day lies in the year, if one was asked for."""
    return "period" not in asked or day[:4] == asked["period"]


def bucket_of_profit(variant: str, row: Row, asked: Row) -> str:
    """Where a customer belongs."""
    if variant == "to_date":
        return "" if in_period(row["customer_since"], asked) else "outside_period"
    if row.get("customer_until") is None:
        return "still_customer"
    return "" if in_period(row["customer_until"], asked) else "outside_period"


def bucket_of_spend(metric: str, variant: str, row: Row, asked: Row) -> str:
    """Where a spend belongs."""
    if "as_of" in asked and row["on"] > asked["as_of"]:
        return "spent_later"
    if not in_period(row["on"], asked):
        return "outside_period"
    new = row.get("aim", "new_customers") == "new_customers"
    if metric == "customer_retention_cost":
        return "for_new_customers" if new else ""
    categories, whose, _ = COLUMNS[variant]
    if whose == "new" and not new:
        return "for_existing_customers"
    if categories and row["category"] not in categories:
        return "no_advertising" if variant == "paid" else "wages_and_overhead"
    return ""


def of_rows(metric: str, variant: str, rows: list[Row], asked: Row) -> Answer:
    """The answer on rows in one currency, with the account of every row."""
    profits = metric in {"clv", "ltv"}
    amounts: list[Row] = []
    ids: list[str] = []
    excluded: dict[str, int] = {}
    for row in rows:
        bucket = (
            bucket_of_profit(variant, row, asked)
            if profits
            else bucket_of_spend(metric, variant, row, asked)
        )
        if bucket:
            excluded[bucket] = excluded.get(bucket, 0) + 1
        else:
            amounts.append(row["profit" if profits else "amount"])
            ids.append(row["id"])
    account = {"counted": len(amounts), "excluded": excluded}
    currencies = {one["currency"] for one in amounts}
    wanted = asked.get("currency")
    if len(currencies) > 1:
        return {"refused": "mixed_currencies", **account}
    if wanted and currencies and currencies != {wanted}:
        return {"refused": "other_currency", **account}
    if not currencies and not wanted:
        return {"undefined": "nothing_counted", **account}
    if profits and len(set(ids)) < len(ids):
        return {"refused": "customer_twice", **account}
    currency = wanted or currencies.pop()
    if sum((number(one) for one in amounts), Fraction(0)) >= 10**30:
        return {"refused": "out_of_bounds", "counted": 0, "excluded": {"out_of_bounds": len(rows)}}
    total = {
        "amount": str(sum((number(one) for one in amounts), Fraction(0))),
        "currency": currency,
    }
    numbers = {"profit": total, "customers": len(amounts), "spend": total, **asked}
    return {**of_numbers(metric, variant, numbers), **account}


def of_period(day: Any, asked: Row) -> bool:
    """Whether a day is known and lies in the period, if one was asked for."""
    return "period" not in asked or (
        day is not None and asked["period"].start <= day < asked["period"].end
    )


def placed_profit(variant: str) -> Any:
    """Where a customer belongs, as a row whose fields may be empty."""

    def place(row: Any, asked: Row) -> str | None:
        if variant == "to_date":
            if not of_period(row.customer_since, asked):
                return "outside_period"
            return None if row.customer_since is None else "customer_to_date"
        if row.customer_until is None:
            return "still_customer"
        return "former_customer" if of_period(row.customer_until, asked) else "outside_period"

    return place


def placed_spend(metric: str, variant: str) -> Any:
    """Where a spend belongs, as a row whose fields may be empty."""

    def place(row: Any, asked: Row) -> str | None:
        if "as_of" in asked and (row.on is None or row.on > asked["as_of"]):
            return "spent_later"
        if not of_period(row.on, asked):
            return "outside_period"
        aim = getattr(row, "aim", None)
        new = aim is not None and aim.value == "new_customers"
        if metric == "customer_retention_cost":
            if new:
                return "for_new_customers"
        else:
            categories, whose, _ = COLUMNS[variant]
            if whose == "new" and not new:
                return "for_existing_customers"
            if categories and (row.category is None or row.category.value not in categories):
                return "no_advertising" if variant == "paid" else "wages_and_overhead"
        return None if row.on is None else "spend_counted"

    return place


#: (metric, variant) -> where it puts a row.
PLACED = {
    **{
        (metric, name): placed_profit(name)
        for metric in ("clv", "ltv")
        for name in ("lifetime", "to_date")
    },
    **{("cac", name): placed_spend("cac", name) for name in COLUMNS},
    ("customer_retention_cost", "fully_loaded"): placed_spend(
        "customer_retention_cost", "fully_loaded"
    ),
}


def billed(one: Row, as_of: str) -> int:
    """How often a subscription was billed by a day: on the first day of each of its intervals."""
    year, month, day = map(int, one["started_on"].split("-"))
    times = 0
    while True:
        months = month - 1 + times * one["interval_months"]
        to_year, to_month = year + months // 12, months % 12 + 1
        on = f"{to_year:04}-{to_month:02}-{min(day, days_in(to_year, to_month)):02}"
        if on > as_of or on >= (one.get("ended_on") or "9999-12-31"):
            return times
        times += 1


def days_in(year: int, month: int) -> int:
    """The days of a month."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def customer_profits(given: Row) -> Answer:
    """What each customer was billed, times the margin."""
    margin, as_of = number(given["margin"]), given["as_of"]
    theirs: dict[tuple[str, str], list[Row]] = {}
    for one in given["rows"]:
        over_at_once = one.get("ended_on") == one["started_on"]
        paid = number(one["amount"]) > 0 and not one["trial"] and not over_at_once
        if paid and one["started_on"] <= as_of:
            theirs.setdefault((one["account"], one["amount"]["currency"]), []).append(one)
    customers = []
    for (account, currency), own in sorted(theirs.items(), key=lambda each: each[0]):
        total = sum((number(one["amount"]) * billed(one, as_of) for one in own), Fraction(0))
        ends = [one.get("ended_on") or "9999-12-31" for one in own]
        last = max(ends) if max(ends) <= as_of else None
        first = min(one["started_on"] for one in own)
        customers.append([account, first, last, amount(total * margin, currency)])
    return {"customers": customers}


def market_sizes(given: Row) -> Answer:
    """Accounts times what one pays, segment by segment."""
    [currency] = {one["acv"]["currency"] for one in given["segments"]}
    sizes = {}
    for name, count in (("tam", "accounts"), ("sam", "served"), ("som", "obtainable")):
        parts = (one[count] * number(one["acv"]) for one in given["segments"])
        sizes[name] = amount(sum(parts, Fraction(0)), currency)
    return sizes


def keeping_or_winning(given: Row) -> Answer:
    """Whether the one is less than the other."""
    keeping, winning = number(given["keeping"]), number(given["winning"])
    return {
        "holds": keeping < winning,
        "less": amount(winning - keeping, given["keeping"]["currency"]),
        "ratio": {"ratio": str(keeping / winning)} if winning else None,
    }


def amount(exact: Fraction, currency: str) -> Row:
    """An exact amount: a number whose digits end."""
    digits = 0
    while exact * 10**digits % 1:
        digits += 1
    whole = int(abs(exact) * 10**digits)
    text = str(whole).zfill(digits + 1)
    text = f"{text[:-digits]}.{text[-digits:]}" if digits else text
    return {"amount": f"-{text}" if exact < 0 else text, "currency": currency}


OPERATIONS = {
    "customer_profits": customer_profits,
    "market_sizes": market_sizes,
    "keeping_or_winning": keeping_or_winning,
}
