"""Forecasts once more, in the plainest way: documents in, Fractions out, nothing of salesterms.

Rows and arguments are read as they stand in the vectors. An answer is (status, value or reason,
rows counted, rows left out by reason).
"""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Answer = tuple[str, Any, int, dict[str, int]]


def money(given: Any) -> Fraction | None:
    """The number of an amount."""
    return None if given is None else Fraction(given["amount"])


def quarter(arguments: Row) -> tuple[date, date] | None:
    """A period that is written as a quarter: its first day and the day after its last."""
    if "period" not in arguments:
        return None
    year, number = arguments["period"].split("-Q")
    first, after = int(number) * 3 - 2, int(number) * 3 + 1
    end = date(int(year) + 1, 1, 1) if after > 12 else date(int(year), after, 1)
    return date(int(year), first, 1), end


def inside(day: str | None, span: tuple[date, date] | None) -> bool:
    """Whether a day lies in a period; every day does where there is none."""
    if span is None:
        return True
    return day is not None and span[0] <= date.fromisoformat(day) < span[1]


def pairs_of(rows: list[Row], arguments: Row) -> tuple[list[Row], dict[str, int]]:
    """The rows with both amounts, of the period; and how many are left out, by reason."""
    out: Counter[str] = Counter()
    kept = []
    for row in rows:
        begins, as_of = row.get("begins"), arguments.get("as_of")
        if begins is not None and as_of is not None and begins > as_of:
            out["begins_later"] += 1
        elif not inside(begins, quarter(arguments)):
            out["outside_period"] += 1
        elif row.get("forecast") is None:
            out["no_forecast"] += 1
        elif row.get("actual") is None:
            out["no_actual"] += 1
        else:
            kept.append(row)
    return kept, dict(out)


def accuracy(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """How far forecasts were off."""
    kept, out = pairs_of(rows, arguments)
    pairs = [
        (Fraction(row["forecast"]["amount"]), Fraction(row["actual"]["amount"])) for row in kept
    ]
    codes = {row[name]["currency"] for row in kept for name in ("forecast", "actual")}
    account = len(pairs), out
    span = quarter(arguments)
    if span and "as_of" in arguments and date.fromisoformat(arguments["as_of"]) < span[0]:
        return "not_yet_observable", "period_not_started", *account
    if len(codes) > 1:
        return "refused", "mixed_currencies", *account
    if not pairs:
        return "undefined", "nothing_counted", *account
    if variant == "mape" and any(came == 0 for _, came in pairs):
        return "undefined", "actual_zero", *account
    misses = [said - came for said, came in pairs]
    actuals = [came for _, came in pairs]
    top, bottom = sum(misses, Fraction(0)), sum(actuals, Fraction(0))
    if variant == "mape":
        shares = [abs((said - came) / came) for said, came in pairs]
        top, bottom = sum(shares, Fraction(0)), Fraction(len(pairs))
    elif variant == "wmape":
        top, bottom = sum(map(abs, misses), Fraction(0)), sum(map(abs, actuals), Fraction(0))
    if bottom == 0:
        return "undefined", "zero_denominator", *account
    return "value", top / bottom, *account


def day(row: Row, name: str) -> date | None:
    """A date of a row."""
    return None if row.get(name) is None else date.fromisoformat(row[name])


def not_there(row: Row, arguments: Row) -> str:
    """Why a deal cannot close in the period as it was known on the as-of date; "" where it can."""
    status, span = row["status"], quarter(arguments)
    if "as_of" in arguments:
        as_of = date.fromisoformat(arguments["as_of"])
        created, closed = day(row, "created"), day(row, "closed")
        if created is None or created > as_of:
            return "no_created_date" if created is None else "not_created_yet"
        if status in {"won", "lost"}:
            if closed is None:
                return "no_close_date"
            if closed > as_of:
                return "closed_later"
    if status == "lost":
        return "lost"
    name = "closed" if status == "won" else "expected_close"
    if span is not None and day(row, name) is None:
        return "no_close_date" if status == "won" else "no_expected_close"
    return "" if inside(row.get(name), span) else "outside_period"


def answered(kept: list[tuple[Row, Fraction]], out: Counter[str], arguments: Row) -> Answer:
    """The sum of what is kept, in one currency."""
    codes = {row["amount"]["currency"] for row, _ in kept}
    account = len(kept), dict(out)
    if len(codes) > 1:
        return "refused", "mixed_currencies", *account
    if codes - {arguments.get("currency")}:
        return "refused", "other_currency", *account
    exact = sum((worth for _, worth in kept), Fraction(0))
    return "value", exact, *account


def weighted(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """What was won, and amount times probability of what is open."""
    out: Counter[str] = Counter()
    kept = []
    for row in rows:
        amount, chance = money(row.get("amount")), row.get("probability")
        why = not_there(row, arguments)
        if not why and row["status"] == "held" and variant == "weighted":
            why = "held"
        if not why and amount is None:
            why = "no_amount"
        if not why and row["status"] != "won" and chance is None:
            why = "no_probability"
        if why or amount is None:
            out[why] += 1
        else:
            kept.append((row, amount if row["status"] == "won" else amount * number(chance)))
    return answered(kept, out, arguments)


def number(given: Any) -> Fraction:
    """A number of a row, as a vector or a document writes it."""
    return Fraction(given["decimal"] if isinstance(given, dict) else given)


def cents(exact: Fraction) -> Fraction:
    """An amount in whole cents; a half goes away from 0."""
    doubled = abs(exact) * 200
    rounded = Fraction((int(doubled) + 1) // 2, 100)
    return rounded if exact >= 0 else -rounded


def from_history(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """What was won, and amount times the rate of its stage of what is open."""
    out: Counter[str] = Counter()
    kept = []
    for row in rows:
        amount, rate = money(row.get("amount")), row.get("rate")
        why = not_there(row, arguments)
        if not why and row["status"] == "held" and variant == "stage_rate":
            why = "held"
        if not why and amount is None:
            why = "no_amount"
        if not why and row["status"] != "won" and rate is None:
            why = row.get("no_rate") or "no_history"
        if why or amount is None:
            out[why] += 1
        else:
            kept.append((row, amount if row["status"] == "won" else amount * Fraction(str(rate))))
    status, value, counted, left = answered(kept, out, arguments)
    return status, cents(value) if status == "value" else value, counted, left


COLUMNS = {
    "closed": {"won"},
    "commit": {"commit"},
    "best_case": {"best_case"},
    "pipeline": {"pipeline"},
    "cumulative_commit": {"won", "commit"},
    "cumulative_best_case": {"won", "commit", "best_case"},
    "cumulative_pipeline": {"commit", "best_case", "pipeline"},
}


def by_category(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """What counts in a column of the forecast."""
    out: Counter[str] = Counter()
    kept = []
    for row in rows:
        amount, category = money(row.get("amount")), row.get("forecast_category")
        place = "won" if row["status"] == "won" else category
        why = not_there(row, arguments)
        if not why and row["status"] == "held":
            why = "held"
        if not why and category == "omitted":
            why = "omitted"
        if not why and place is None:
            why = "no_category"
        if not why and place == "closed":
            why = "open_as_closed"
        if not why and place not in COLUMNS[variant]:
            why = str(place)
        if not why and amount is None:
            why = "no_amount"
        if why or amount is None:
            out[why] += 1
        else:
            kept.append((row, amount))
    span = quarter(arguments)
    ahead = span and "as_of" in arguments and date.fromisoformat(arguments["as_of"]) < span[0]
    if ahead and variant == "closed":  # nobody knows yet what will have been won
        return "not_yet_observable", "period_not_started", len(kept), dict(out)
    return answered(kept, out, arguments)


def worth(given: Row) -> Fraction | None:
    """An amount, or an exact number."""
    return money(given) if "amount" in given else number(given)


def of_inputs(metric: str, variant: str, inputs: Row) -> Fraction:
    """A formula on its numbers."""
    numbers: dict[str, Any] = {
        name: worth(one) if isinstance(one, dict) else one for name, one in inputs.items()
    }
    if metric != "forecast_accuracy":
        exact = sum(numbers.values(), Fraction(0))
        return cents(exact) if metric == "forecast_from_history" else exact
    top = numbers["forecast"] - numbers["actual"] if variant == "bias" else numbers["misses"]
    return Fraction(top) / Fraction(numbers["actual" if variant == "bias" else "actuals"])


def rates(inputs: Row) -> Row:
    """Of the decided deals that reached a stage, how many were won."""
    found: dict[tuple[str, Any], list[int]] = {}
    out: Counter[str] = Counter()
    as_of, by_owner = inputs.get("as_of"), inputs.get("by_owner", False)
    for row in inputs["rows"]:
        if row["status"] not in {"won", "lost"}:
            out["undecided"] += 1
        elif as_of and "closed" not in row:
            out["no_close_date"] += 1
        elif as_of and row["closed"] > as_of:
            out["undecided"] += 1
        elif by_owner and "owner" not in row:
            out["no_owner"] += 1
        elif "stages_reached" not in row:
            out["stage_unknown"] += 1
        else:
            for stage in sorted(set(row["stages_reached"]), key=row["stages_reached"].index):
                told = found.setdefault((stage, row["owner"] if by_owner else None), [0, 0])
                told[0] += row["status"] == "won"
                told[1] += 1
    return {"rates": [[*key, *told] for key, told in found.items()], "left_out": dict(out)}


def band(inputs: Row) -> Row:
    """The category of a probability."""
    hundredths = number(inputs["probability"]) * 100
    names = ("pipeline", "best_case", "commit", "closed")
    return {"category": names[sum(hundredths >= least for least in (40, 60, 100))]}


OPERATIONS = {"stage_rates": rates, "oracle_category": band}
ON_ROWS = {
    "forecast_accuracy": accuracy,
    "sales_forecast": weighted,
    "forecast_from_history": from_history,
    "forecast_by_category": by_category,
}
