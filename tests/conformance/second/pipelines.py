"""The pipeline once more, in the plainest way: documents in, Fractions out, nothing of salesterms.

Rows and arguments are read as they stand in the vectors. An answer is (status, value or reason,
rows counted).
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Answer = tuple[str, Any, int]


def number(given: Any) -> Any:
    """A number or an amount of a vector as a Fraction; what is no number as it is."""
    if isinstance(given, dict):
        for name in ("decimal", "ratio", "amount"):
            if name in given:
                return Fraction(given[name])
    if isinstance(given, list):
        return [number(one) for one in given]
    return Fraction(given) if isinstance(given, int) else given


def day(row: Row, name: str) -> date | None:
    """A date of a row."""
    return None if row.get(name) is None else date.fromisoformat(row[name])


def worth(row: Row) -> Fraction | None:
    """The amount of a row."""
    return None if row.get("amount") is None else Fraction(row["amount"]["amount"])


def span(arguments: Row) -> tuple[date, date] | None:
    """The period as its first day and the day after its last."""
    if "period" not in arguments:
        return None
    start, end = arguments["period"].split("/")
    return date.fromisoformat(start), date.fromisoformat(end)


def inside(when: date | None, period: tuple[date, date] | None) -> bool:
    """Whether a date is in the period; without a period all are."""
    return period is None or (when is not None and period[0] <= when < period[1])


def ratio(top: Fraction, bottom: Fraction, counted: int) -> Answer:
    """A share, or undefined."""
    if bottom == 0:
        return "undefined", "zero_denominator", counted
    return "value", top / bottom, counted


def coverage(variant: str, open_: Any, won: Any, terms: Row, counted: int) -> Answer:
    """Open over the quota, or over what is left of it, weighed or not."""
    quota = number(terms["quota"])
    rate = number(terms["win_rate"]) if "win_rate" in terms else Fraction(1)
    if variant.endswith("remaining"):
        quota -= won
        if quota <= 0:
            return "undefined", "quota_reached", counted
    return ratio(open_ * rate, quota, counted)


def covered(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """The coverage of rows."""
    period = span(arguments)
    still = [
        row
        for row in rows
        if row["status"] == "open"
        and worth(row) is not None
        and inside(day(row, "expected_close"), period)
    ]
    won = [
        row
        for row in rows
        if row["status"] == "won" and worth(row) is not None and inside(day(row, "closed"), period)
    ]
    used = [*still, *won] if variant.endswith("remaining") else still
    codes = {row["amount"]["currency"] for row in used}
    if codes - {arguments["quota"]["currency"]}:
        return "refused", "quota_in_other_currency", len(used)
    sums = [sum((worth(row) or Fraction(0) for row in part), Fraction(0)) for part in (still, won)]
    return coverage(variant, sums[0], sums[1], arguments, len(used))


def required(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """One over the win rate, by count or by amount."""
    period, by_value = span(arguments), variant.endswith("value")
    parts = {}
    counted = 0
    for status in ("won", "lost"):
        kept = [
            row for row in rows if row["status"] == status and inside(day(row, "closed"), period)
        ]
        if by_value:
            kept = [row for row in kept if (worth(row) or Fraction(-1)) >= 0]
        counted += len(kept)
        weights = [worth(row) or Fraction(0) if by_value else Fraction(1) for row in kept]
        parts[status] = sum(weights, Fraction(0))
    if by_value and not counted and "currency" not in arguments:
        return "undefined", "nothing_counted", 0
    return ratio(parts["won"] + parts["lost"], parts["won"], counted)


def mean(numbers: list[Any]) -> Fraction:
    """The mean of some numbers."""
    return Fraction(sum(numbers), len(numbers))


def middle(numbers: list[Any]) -> Fraction:
    """The median: half-way between the middle two of an even number."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return Fraction(ordered[half]) if len(ordered) % 2 else mean(ordered[half - 1 : half + 1])


def statistic(name: str, numbers: list[Any]) -> Answer:
    """The mean, the middle one or the largest of some numbers."""
    if not numbers:
        return "undefined", "zero_denominator", 0
    how = {"mean": mean, "mean_days": mean, "median": middle, "median_days": middle}
    found = how[name](numbers) if name in how else Fraction(max(numbers))
    return "value", found, len(numbers)


def ages(rows: list[Row]) -> list[tuple[Row, int]]:
    """The open deals of which the age is known, with their days."""
    found = []
    for row in rows:
        then, since, closed, created = (
            day(row, name) for name in ("as_of", "since", "closed", "created")
        )
        assert then is not None
        was_open = row["status"] == "open" or (closed is not None and closed > then)
        born = created is None or created <= then
        if row["status"] != "held" and was_open and born and since is not None and since <= then:
            found.append((row, (then - since).days))
    return found


def aged(metric: str, variant: str, rows: list[Row], arguments: Row) -> Answer:
    """The age of the pipeline, how many deals have one, or what they are worth."""
    known = ages(rows)
    if metric == "pipeline_age":
        return statistic(variant, [days for _, days in known])
    if metric == "aged_opportunities":
        return "value", Fraction(len(known)), len(known)
    valued = [row for row, _ in known if row["status"] == "open" and worth(row) is not None]
    return money(valued, arguments)


def money(rows: list[Row], arguments: Row) -> Answer:
    """The amounts of rows, added up in the currency that is asked for."""
    if {row["amount"]["currency"] for row in rows} - {arguments["currency"]}:
        return "refused", "other_currency", len(rows)
    return "value", sum((worth(row) or Fraction(0) for row in rows), Fraction(0)), len(rows)


def stale(metric: str, variant: str, rows: list[Row], arguments: Row) -> Answer:
    """Open deals without an activity for too long, or past their date."""
    then = date.fromisoformat(arguments["as_of"])
    oldest = then - timedelta(days=arguments["stale_after"])
    found = []
    for row in rows:
        active, expected, created = (
            day(row, name) for name in ("last_activity", "expected_close", "created")
        )
        quiet = active is not None and active < oldest
        overdue = expected is not None and expected < then and variant.endswith("overdue")
        if (
            row["status"] == "open"
            and created is not None
            and created <= then
            and (quiet or overdue)
        ):
            found.append(row)
    if metric == "stale_opportunities":
        return "value", Fraction(len(found)), len(found)
    return money([row for row in found if worth(row) is not None], arguments)


def pushed(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """Pushes of expected close dates."""
    period = span(arguments)
    found = []
    for row in rows:
        before, after = day(row, "before"), day(row, "after")
        if before and after and before < after and inside(day(row, "changed_on"), period):
            found.append((row["deal"], (after - before).days))
    deals = {deal for deal, _ in found}
    if variant == "deals":
        return "value", Fraction(len(deals)), len(found)
    if variant == "pushes":
        return "value", Fraction(len(found)), len(found)
    if variant == "pushes_each":
        return ratio(Fraction(len(found)), Fraction(len(deals)), len(found))
    return statistic(variant, [days for _, days in found])


def slipped(variant: str, rows: list[Row], arguments: Row) -> Answer:
    """The share of what was expected to close that did not."""
    period, by_value = span(arguments), variant == "value"
    late, every, counted = Fraction(0), Fraction(0), 0
    for row in rows:
        closed, is_closed = day(row, "closed"), row["status"] in ("won", "lost")
        if row["status_before"] in ("won", "lost") or row["status"] is None:
            continue
        if row.get("expected") is None or not inside(day(row, "expected"), period):
            continue
        if (is_closed and closed is None) or (by_value and (worth(row) or Fraction(-1)) < 0):
            continue
        known = date.fromisoformat(arguments["as_of"]) if "as_of" in arguments else None
        expected = day(row, "expected")
        by_then = is_closed and known is not None and closed is not None and closed <= known
        if known and expected and expected > known and not by_then:
            continue
        early = is_closed and closed is not None and expected is not None and closed < expected
        if early and not inside(closed, period):
            continue
        weight = worth(row) or Fraction(0) if by_value else Fraction(1)
        counted, every = counted + 1, every + weight
        later = known is not None and closed is not None and closed > known
        lost = variant == "not_won" and row["status"] == "lost"
        if not is_closed or not inside(closed, period) or later or lost:
            late += weight
    if by_value and not counted and "currency" not in arguments:
        return "undefined", "nothing_counted", 0
    return ratio(late, every, counted)


def measured(metric: str, variant: str, rows: list[Row], arguments: Row) -> Answer:
    """The answer of a metric on rows."""
    if metric == "pipeline_coverage":
        return covered(variant, rows, arguments)
    if metric == "required_coverage":
        return required(variant, rows, arguments)
    if metric in ("pipeline_age", "aged_opportunities", "aged_pipeline"):
        return aged(metric, variant, rows, arguments)
    if metric in ("stale_opportunities", "stale_pipeline"):
        return stale(metric, variant, rows, arguments)
    return {"pushed_opportunities": pushed, "slippage": slipped}[metric](variant, rows, arguments)


def computed(metric: str, variant: str, inputs: Row) -> Answer:
    """The answer of a formula on its numbers."""
    terms = {name: number(value) for name, value in inputs.items()}
    if metric == "pipeline_coverage":
        return coverage(variant, terms["open"], terms.get("won", Fraction(0)), inputs, 0)
    if metric == "required_coverage":
        return ratio(terms["won"] + terms["lost"], terms["won"], 0)
    if metric == "slippage":
        late = terms["slipped"] + (terms["lost"] if variant == "not_won" else 0)
        return ratio(late, terms["slipped"] + terms["won"] + terms["lost"], 0)
    return ratio(Fraction(1), terms["win_rate"], 0)  # coverage_for_win_rate


def standing(row: Row | None, period: tuple[date, date] | None) -> str:
    """Where a deal stands in a snapshot."""
    if row is None:
        return "absent"
    if row["status"] != "open":
        return str(row["status"])
    if worth(row) is None:
        return "no_amount"
    when = day(row, "expected_close")
    if period is None or inside(when, period):
        return "in"
    if when is None:
        return "no_date"
    return "earlier" if when < period[0] else "later"


CAME = {
    "won": "reopened",
    "lost": "reopened",
    "held": "taken_up",
    "later": "pulled_in",
    "earlier": "slipped_in",
    "no_date": "dated",
    "no_amount": "valued",
}
WENT = {
    "absent": "vanished",
    "won": "won",
    "lost": "lost",
    "held": "put_on_hold",
    "later": "slipped",
    "earlier": "pulled_before",
    "no_date": "undated",
    "no_amount": "unvalued",
}


def moves(old: Row | None, new: Row | None, inputs: Row) -> list[tuple[str, str, Fraction]]:
    """What one deal does to a bridge: (currency, line, amount), its ends too."""
    period, found = span(inputs), []
    stood, stands = standing(old, period), standing(new, period)
    was: Any = (old or {}).get("amount")
    now: Any = (new or {}).get("amount")
    stays = stood == stands == "in" and was["currency"] == now["currency"]
    if stood == "in":
        found.append((was["currency"], "opening", Fraction(was["amount"])))
    if stands == "in":
        found.append((now["currency"], "closing", Fraction(now["amount"])))
    if stays:
        change = Fraction(now["amount"]) - Fraction(was["amount"])
        name = "unchanged" if not change else "up" if change > 0 else "down"
        return [*found, (now["currency"], name, change)]
    if stood == "in":
        name = "to_other_currency" if stands == "in" else WENT[stands]
        found.append((was["currency"], name, -Fraction(was["amount"])))
    if stands == "in":
        new_one = "created" if begun(new, inputs) else "appeared"
        name = "from_other_currency" if stood == "in" else CAME.get(stood, new_one)
        found.append((now["currency"], name, Fraction(now["amount"])))
    return found


def begun(row: Row | None, inputs: Row) -> bool:
    """Whether a deal was created on the first day or later."""
    created = None if row is None else day(row, "created")
    return created is not None and created >= date.fromisoformat(inputs["start"])


def bridged(inputs: Row) -> Row:
    """The bridge between two snapshots: {currency: {line: [deals, amount]}} and what is outside."""
    before = {row["id"]: row for row in inputs["opening"]}
    after = {row["id"]: row for row in inputs["closing"]}
    wanted = inputs.get("currency")
    lines: dict[str, dict[str, list[Any]]] = {wanted: {}} if wanted else {}
    outside: dict[str, int] = {}
    for deal in {**before, **after}:
        old, new = before.get(deal), after.get(deal)
        every = moves(old, new, inputs)
        kept = [move for move in every if wanted in (None, move[0])]
        if not kept:
            reason = "other_currency" if every else "not_in_pipeline"
            if old is None and begun(new, inputs) and new and new["status"] in ("won", "lost"):
                reason = f"{new['status']}_between"
            outside[reason] = outside.get(reason, 0) + 1
        for code, line, amount in kept:
            seen = lines.setdefault(code, {}).setdefault(line, [0, Fraction(0)])
            seen[0], seen[1] = seen[0] + 1, seen[1] + amount
    for found in lines.values():
        for end in ("opening", "closing"):
            found.setdefault(end, [0, Fraction(0)])
    return {"currencies": lines, "outside": outside}


def examined(inputs: Row) -> Row:
    """What is wrong with the open deals: how many, by kind, and which."""
    policy, then = inputs["policy"], date.fromisoformat(inputs["as_of"])
    furthest = then + timedelta(days=policy["furthest_close"])
    oldest = then - timedelta(days=policy["stale_after"])
    found, count, others = [], 0, dict[str, int]()
    for row in inputs["rows"]:
        if reason := kept_out(row, then):
            others[reason] = others.get(reason, 0) + 1
            continue
        count += 1
        expected, active, owner = (
            day(row, "expected_close"),
            day(row, "last_activity"),
            row.get("owner"),
        )
        checks = {
            "no_amount": worth(row) is None,
            "no_expected_close": expected is None,
            "close_date_past": expected is not None and expected < then,
            "close_date_far": expected is not None and expected > furthest,
            "no_activity": active is None,
            "stale": active is not None and active < oldest,
            "activity_unknown": active is not None and active > then,
            "no_next_step": policy["next_step"] is not None
            and not (row.get("extras", {}).get(policy["next_step"]) or "").strip(),
            "few_contacts": len(row.get("contacts", [])) < policy["fewest_contacts"],
            "no_owner": not (owner or "").strip(),
            "owner_unknown": policy["owners"] is not None
            and bool((owner or "").strip())
            and owner not in policy["owners"],
        }
        found += [[row["id"], kind] for kind, wrong in checks.items() if wrong]
    return {"examined": count, "not_examined": others, "found": found}


def kept_out(row: Row, then: date) -> str:
    """Why a deal is not held against a policy as of a day; "" where it is."""
    created, closed = day(row, "created"), day(row, "closed")
    if created is not None and created > then:
        return "not_created_yet"
    if row["status"] not in ("won", "lost"):
        return ""
    if closed is None:
        return "no_close_date"
    return "closed_later" if closed > then else "closed"
