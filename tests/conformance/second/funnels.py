"""Funnels, leads, hand-overs and marketing a second time: plain Python, nothing of salesterms.

A row is a document: a dict with dates as ISO text, which compare as dates do. What is left out, why
and what is counted is written out here as a reader of the definitions would, metric by metric.
"""

# ruff: noqa: C901, PLR0911 - each definition is written out from its first line to its last

from collections import Counter
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Asked = tuple[str, str, str]

#: No bound: what is earlier, and later, than every date.
FIRST, LAST = "0000", "9999"


def asked(arguments: dict[str, Any]) -> Asked:
    """The period as its first day and the day after it, and the as-of date; "" where not given."""
    period, as_of = arguments.get("period", ""), arguments.get("as_of", "")
    if not period:
        return "", "", as_of
    year, _, quarter = period.partition("-Q")
    start = 3 * int(quarter) - 2
    after = f"{int(year) + 1}-01-01" if quarter == "4" else f"{year}-{start + 3:02}-01"
    return f"{year}-{start:02}-01", after, as_of


def inside(day: str | None, start: str, end: str) -> bool:
    """Whether a date lies in the period; where there is none, it does."""
    return not start or (day is not None and start <= day < end)


def by_then(day: str | None, as_of: str) -> bool:
    """Whether something had happened on the as-of date; without one all has."""
    return not as_of or (day is not None and day <= as_of)


def group_of(row: Row, name: str) -> str | None:
    """The group of a row, by one of its fields or by the month in which a case entered."""
    if name == "month":
        entered = row.get("entered")
        return entered and str(entered)[:7]
    return row.get(name)


def may_group(metric: str, variant: str, by: list[str]) -> bool:
    """Whether groups say what is asked: one spend is nobody's, and a snapshot has two dates."""
    if metric == "cost_per_lead":
        return False
    return not (variant == "snapshot" and {"month", "quarter", "half", "year"} & {*by})


def funnel_bucket(row: Row, variant: str, question: Asked) -> str:
    """Where a row of a funnel lands, for conversion and drop-off."""
    start, end, as_of = question
    entered, advanced = row.get("entered"), row.get("advanced")
    if row["outcome"] == "left_out":
        return "case_skips"
    if entered and not by_then(entered, as_of):
        return "not_entered_yet"
    if not entered and (as_of or start):
        return "no_entered_date"
    if row["position"] == "last":
        return "last_stage"
    went = row["outcome"] == "advanced"
    if variant == "cohort":
        if not inside(entered, start, end):
            return "outside_period"
        if went and not advanced and as_of:
            return "no_advanced_date"
        return "advanced" if went and by_then(advanced, as_of) else "stayed"
    if went and not advanced and (as_of or start):
        return "no_advanced_date"
    came_in = inside(entered, start, end)
    went_in = went and by_then(advanced, as_of) and inside(advanced, start, end)
    if came_in:
        return "advanced" if went_in else "stayed"
    return "advanced_only" if went_in else "outside_period"


def whole_bucket(row: Row, _: str, question: Asked) -> str:
    """Where a row of a funnel lands, for the whole of it."""
    start, end, as_of = question
    entered, finished = row.get("entered"), row.get("finished")
    if row["whole"] == "left_out":
        return "case_skips"
    if entered and not by_then(entered, as_of):
        return "not_entered_yet"
    if not entered and (as_of or start):
        return "no_entered_date"
    if row["position"] != "first":
        return "later_stage"
    if row.get("turn", 1) > 1:
        return "entered_again"
    if not inside(entered, start, end):
        return "outside_period"
    done = row["whole"] == "advanced"
    if done and not finished and as_of:
        return "no_finished_date"
    return "finished" if done and by_then(finished, as_of) else "unfinished"


def hand_over_bucket(row: Row, variant: str, question: Asked) -> str:
    """Where a hand-over lands."""
    start, end, as_of = question
    if not by_then(row["handed"], as_of):
        return "not_handed_over_yet"
    if not inside(row["handed"], start, end):
        return "outside_period"
    if row.get("answer") and not row.get("answered") and as_of:
        return "no_answer_date"
    if not row.get("answer") or not by_then(row.get("answered"), as_of):
        return "unanswered"
    if variant.startswith("of_"):
        return str(row["answer"])
    return "answered" if row.get(time_field(variant)) is not None else "time_unknown"


def time_field(variant: str) -> str:
    """The field that a variant of time reads."""
    return "working_seconds" if variant.endswith("working") else "seconds"


def lead_bucket(row: Row, variant: str, question: Asked) -> str:
    """Where a lead lands, for conversion, cost and speed."""
    start, end, as_of = question
    created = row.get("created")
    if created and not by_then(created, as_of):
        return "not_created_yet"
    if not created and (as_of or start):
        return "no_created_date"
    if not inside(created, start, end):
        return "outside_period"
    is_qualified = row["standing"] == "qualified"
    if variant in ("to_qualified", "qualified_to_won", "qualified"):
        if is_qualified and not row.get("qualified") and as_of:
            return "no_qualified_date"
        if not is_qualified or not by_then(row.get("qualified"), as_of):
            return "not_qualified"
        if variant != "qualified_to_won":
            return "qualified"
    if variant in ("to_won", "qualified_to_won"):
        return "won" if row.get("won") and by_then(row["won"], as_of) else "not_won"
    if variant == "leads":
        return "leads"
    if not row.get("responded") or not by_then(row["responded"], as_of):
        return "not_responded"
    known = row.get(f"response_{time_field(variant)}") is not None
    return "responded" if known else "time_unknown"


#: What a variant of marketing begins with -> the field that it reads.
MARKETING = {
    "first_touch": "by_first_touch",
    "lead_source": "by_source",
    "before_close": "before_close",
    "before_creation": "before_creation",
}


def deal_bucket(row: Row, variant: str, question: Asked) -> str:
    """Where a deal lands, for what marketing did; rows without an as-of date only."""
    start, end, _ = question
    claim, state, unit = variant.rsplit("_", 2)
    if state == "won":
        if row["status"] in ("open", "held"):
            return str(row["status"])
        if start and not row.get("closed"):
            return "no_close_date"
        if not inside(row.get("closed"), start, end):
            return "outside_period"
        if row["status"] == "lost":
            return "lost"
    else:
        if start and not row.get("created"):
            return "no_created_date"
        if not inside(row.get("created"), start, end):
            return "outside_period"
        if row["status"] in ("won", "lost"):
            return "closed"
        if row["status"] == "held":
            return "held"
    if unit == "value" and not row.get("amount"):
        return "no_amount"
    if unit == "value" and Fraction(row["amount"]["amount"]) < 0:
        return "negative_amount"
    answer = row.get(MARKETING[claim])
    word = "sourced" if claim in ("first_touch", "lead_source") else "influenced"
    return {None: "marketing_unknown", "yes": word, "no": f"not_{word}"}[answer]


BUCKETS = {
    "stage_conversion": funnel_bucket,
    "drop_off": funnel_bucket,
    "overall_conversion": whole_bucket,
    "acceptance_rate": hand_over_bucket,
    "rejection_rate": hand_over_bucket,
    "time_to_answer": hand_over_bucket,
    "lead_conversion": lead_bucket,
    "cost_per_lead": lead_bucket,
    "speed_to_lead": lead_bucket,
    "marketing_sourced": deal_bucket,
    "marketing_influenced": deal_bucket,
}


def terms_of(metric: str, variant: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The buckets above the line of a ratio, and those below it."""
    if metric == "stage_conversion":
        above = ("advanced",) if variant == "cohort" else ("advanced", "advanced_only")
        return above, ("advanced", "stayed")
    if metric == "drop_off":
        return ("stayed",), ("advanced", "stayed")
    if metric == "overall_conversion":
        return ("finished",), ("finished", "unfinished")
    if metric == "funnel_conversion":
        return ("went_further",), ("entered",)
    if metric in ("acceptance_rate", "rejection_rate"):
        below = ("accepted", "rejected")
        above = ("accepted",) if metric == "acceptance_rate" else ("rejected",)
        return above, (*below, "unanswered") if variant == "of_handed_over" else below
    if metric == "lead_conversion":
        word = "qualified" if variant == "to_qualified" else "won"
        return (word,), (word, f"not_{word}")
    word = metric.removeprefix("marketing_")
    return (word,), (word, f"not_{word}")


def amount_of(term: Any) -> Fraction:
    """A count, or an amount, as a number."""
    return Fraction(term["amount"] if isinstance(term, dict) else term)


def of_inputs(metric: str, variant: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """What the formula gives on named numbers."""
    if metric == "cost_per_lead":
        return cost(inputs["spend"], inputs[variant])
    if metric in ("time_to_answer", "speed_to_lead"):
        return hours(variant, [Fraction(one["decimal"]) for one in inputs["values"]])
    above, below = terms_of(metric, variant)
    total = sum(amount_of(inputs[name]) for name in below)
    if not total:
        return {"undefined": "zero_denominator"}
    return {"value": {"ratio": str(sum(amount_of(inputs[name]) for name in above) / total)}}


def cost(spend: dict[str, str], leads: int) -> dict[str, Any]:
    """So much a lead, half up to the cent."""
    if not leads:
        return {"undefined": "zero_denominator"}
    cents = int(Fraction(spend["amount"]) * 100 / leads + Fraction(1, 2))
    return {
        "value": {
            "money": {
                "amount": f"{cents // 100}.{cents % 100:02}",
                "currency": spend["currency"],
            }
        }
    }


def hours(variant: str, seconds: list[Fraction]) -> dict[str, Any]:
    """The mean or the median of some numbers of seconds, in hours."""
    if not seconds:
        return {"undefined": "zero_denominator"}
    if variant.startswith("mean"):
        return {"value": {"number": str(sum(seconds, Fraction(0)) / len(seconds) / 3600)}}
    ordered = sorted(seconds)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    return {"value": {"number": str(middle / 3600)}}


def of_rows(
    metric: str, variant: str, rows: list[Row], arguments: dict[str, Any]
) -> dict[str, Any]:
    """What the metric gives on rows, with the number that counted and what was left out."""
    question = asked(arguments)
    landed = [(BUCKETS[metric](row, variant, question), row) for row in rows]
    counts = Counter(bucket for bucket, _ in landed)
    if metric == "cost_per_lead":
        counted: tuple[str, ...] = (variant,)
        found = cost(arguments["spend"], counts[variant])
    elif metric in ("time_to_answer", "speed_to_lead"):
        counted = ("answered",) if metric == "time_to_answer" else ("responded",)
        prefix = "" if metric == "time_to_answer" else "response_"
        field = prefix + time_field(variant)
        found = hours(
            variant, [Fraction(row[field]) for bucket, row in landed if bucket in counted]
        )
    else:
        above, below = terms_of(metric, variant)
        counted = tuple(dict.fromkeys((*above, *below)))
        numbers: dict[str, Any] = dict(counts)
        if variant.endswith("_value"):
            currencies = {row["amount"]["currency"] for bucket, row in landed if bucket in counted}
            if not currencies:
                found = {"undefined": "nothing_counted"}
                return {**found, **account(counts, counted)}
            if len(currencies) > 1:
                return {"refused": "mixed_currencies", **account(counts, counted)}
            numbers = {
                name: sum(amount_of(row["amount"]) for bucket, row in landed if bucket == name)
                for name in counted
            }
        found = of_inputs(metric, variant, {name: numbers.get(name, 0) for name in counted})
    return {**found, **account(counts, counted)}


def account(counts: Counter[str], counted: tuple[str, ...]) -> dict[str, Any]:
    """How many rows counted, and why the others did not."""
    return {
        "counted": sum(counts[name] for name in counted),
        "excluded": {name: count for name, count in counts.items() if name not in counted},
    }
