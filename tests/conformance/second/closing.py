"""Metrics of closing once more, naively: row by row, in fractions, without the library.

`answer` takes a vector as it stands in its file and gives what must come out: a kind ("value",
"undefined", "refused"), what it is, how many rows counted, and how many were left out for what.
"""

from collections import Counter
from datetime import UTC, date, datetime
from fractions import Fraction
from math import floor
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]
Found = tuple[str, Any, int, dict[str, int]]

CLOSED = ("won", "lost")


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def period_of(name: str) -> tuple[date, date]:
    if "/" in name:
        start, end = name.split("/")
        return date.fromisoformat(start), date.fromisoformat(end)
    year, quarter = int(name[:4]), int(name[6])
    end_year, end_month = (year, 3 * quarter + 1) if quarter < 4 else (year + 1, 1)
    return date(year, 3 * quarter - 2, 1), date(end_year, end_month, 1)


class Asked:
    def __init__(self, arguments: Row) -> None:
        self.period = period_of(arguments["period"]) if "period" in arguments else None
        self.as_of = day(arguments.get("as_of"))
        self.stage = arguments.get("stage")
        self.stale_after = arguments.get("stale_after")
        self.currency = arguments.get("currency")

    def later(self, found: date | None) -> bool:
        return self.as_of is not None and found is not None and found > self.as_of

    def outside(self, found: date) -> bool:
        return self.period is not None and not self.period[0] <= found < self.period[1]


def decided(row: Row, asked: Asked) -> str:
    status, created, closed = row["status"], day(row.get("created")), day(row.get("closed"))
    if asked.later(created):
        return "not_created_yet"
    if asked.as_of and not created and (not closed or closed > asked.as_of):
        return "no_created_date"
    if status not in CLOSED:
        return str(status)
    if not closed:
        return "no_close_date" if asked.as_of or asked.period else str(status)
    if asked.later(closed):
        return "open"
    return "outside_period" if asked.outside(closed) else str(status)


def there(row: Row, asked: Asked, *, cohort: bool = False) -> str:
    created = day(row.get("created"))
    if asked.later(created):
        return "not_created_yet"
    if not created and (cohort or asked.as_of or asked.period):
        return "no_created_date"
    return "outside_period" if created and asked.outside(created) else ""


def standing(row: Row, asked: Asked) -> str:
    status, closed = row["status"], day(row.get("closed"))
    if status in CLOSED and asked.as_of and not closed:
        return "no_close_date"
    return "open" if status in CLOSED and asked.later(closed) else str(status)


def stale(row: Row, asked: Asked) -> str:
    assert asked.as_of is not None
    assert asked.stale_after is not None
    found = there(row, asked)
    if found or row["status"] == "held":
        return found or "held"
    if row["status"] in CLOSED:
        now = standing(row, asked)
        return "closed_later" if now == "open" else now
    expected, active = day(row.get("expected_close")), day(row.get("last_activity"))
    if expected and expected < asked.as_of:
        return "stale"
    if active and (asked.as_of - active).days > asked.stale_after:
        return "stale"
    return "activity_unknown" if not active or active > asked.as_of else "fresh"


def past_stage(row: Row, asked: Asked) -> str:
    found = decided(row, asked)
    if found not in CLOSED:
        return found
    if row.get("stages_reached") is None:
        return "stage_unknown"
    return found if asked.stage in row["stages_reached"] else "stage_not_reached"


def valued(row: Row, asked: Asked) -> str:
    found = decided(row, asked)
    if found not in CLOSED:
        return found
    if row.get("amount") is None:
        return "no_amount"
    return "negative_amount" if amount(row) < 0 else found


def with_amount(kept: str) -> Any:
    def bucket(row: Row, asked: Asked) -> str:
        found = decided(row, asked)
        return "no_amount" if found == kept and row.get("amount") is None else found

    return bucket


def spanned(kept: tuple[str, ...]) -> Any:
    def bucket(row: Row, asked: Asked) -> str:
        found = decided(row, asked)
        if found not in kept:
            return found
        created, closed = day(row.get("created")), day(row.get("closed"))
        if not created or not closed:
            return "no_close_date" if created else "no_created_date"
        return "closed_before_created" if closed < created else found

    return bucket


def whole(row: Row, asked: Asked) -> str:
    found = decided(row, asked)
    if found not in CLOSED:
        return found
    return "no_amount" if row.get("amount") is None else str(spanned(CLOSED)(row, asked))


def cohort(row: Row, asked: Asked) -> str:
    return there(row, asked, cohort=True) or standing(row, asked)


def of_cohort(row: Row, asked: Asked) -> str:
    found = cohort(row, asked)
    if found not in CLOSED:
        return found
    return "no_amount" if row.get("amount") is None else str(spanned(CLOSED)(row, Asked({})))


def everything(row: Row, asked: Asked) -> str:
    return there(row, asked) or standing(row, asked)


def still_open(held: bool, money: bool, weighed: bool = False) -> Any:
    def bucket(row: Row, asked: Asked) -> str:  # noqa: PLR0911 - a line for each reason
        status, closed = row["status"], day(row.get("closed"))
        created, expected = day(row.get("created")), day(row.get("expected_close"))
        if asked.later(created) or (asked.as_of and not created):
            return "not_created_yet" if created else "no_created_date"
        if status in CLOSED:
            if asked.as_of and not closed:
                return "no_close_date"
            if asked.later(closed):
                return "closed_later" if money or asked.period else "open"
            return "closed"
        if asked.period and not expected:
            return "no_expected_close"
        if expected and asked.outside(expected):
            return "outside_period"
        if status == "held" and not held:
            return "held"
        if money and row.get("amount") is None:
            return "no_amount"
        return "no_probability" if weighed and row.get("probability") is None else str(status)

    return bucket


def converted(kept: tuple[str, ...]) -> Any:
    def bucket(row: Row, asked: Asked) -> str:  # noqa: PLR0911 - a line for each reason
        status, begun = row.get("status"), day(row.get("converted"))
        closed = day(row.get("closed"))
        if not row["was_converted"]:
            return "not_converted"
        if asked.later(begun):
            return "converted_later"
        if status not in CLOSED:
            return status or "no_deal"
        if not closed or asked.later(closed):
            return "open" if closed else "no_close_date"
        if asked.outside(closed) or status not in kept:
            return "outside_period" if asked.outside(closed) else str(status)
        if not begun:
            return "conversion_undated"
        return "closed_before_conversion" if closed < begun else str(status)

    return bucket


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def local(text: str, row: Row) -> date:
    return instant(text).astimezone(ZoneInfo(row["zone"])).date()


def spell(row: Row, asked: Asked) -> str:
    left = row.get("left")
    if asked.later(local(row["entered"], row)):
        return "spell_not_begun"
    if left is None or asked.later(local(left, row)):
        return "lasting"
    if instant(left) < instant(row["entered"]):
        return "left_before_entered"
    return "outside_period" if asked.outside(local(left, row)) else "ended"


def listed(row: Row, asked: Asked) -> str:
    found = decided(row, asked)
    if found != "won":
        return found
    if row.get("listed") is None:
        return "no_list_price"
    return "won" if amount(row, "listed") else "list_price_of_0"


def amount(row: Row, name: str = "amount") -> Fraction:
    return Fraction(row[name]["amount"])


def quotient(above: Any, below: Any) -> tuple[str, Any]:
    return (
        ("value", Fraction(above) / Fraction(below)) if below else ("undefined", "zero_denominator")
    )


def middle(values: list[Fraction]) -> tuple[str, Any]:
    ordered = sorted(values)
    if not ordered:
        return "undefined", "zero_denominator"
    half, odd = divmod(len(ordered), 2)
    return "value", ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def mean(values: list[Fraction]) -> tuple[str, Any]:
    return quotient(sum(values), len(values))


def cents(exact: Fraction) -> Fraction:
    """Half up, away from zero, to two digits."""
    size = Fraction(floor(abs(exact) * 100 + Fraction(1, 2)), 100)
    return size if exact >= 0 else -size


def rounded(found: tuple[str, Any]) -> tuple[str, Any]:
    return (found[0], cents(found[1])) if found[0] == "value" else found


def total(rows: list[Row], name: str = "amount") -> Fraction:
    return sum((amount(row, name) for row in rows), Fraction(0))


def days(rows: list[Row], start: str, end: str) -> list[Fraction]:
    return [
        Fraction((date.fromisoformat(r[end]) - date.fromisoformat(r[start])).days) for r in rows
    ]


def elapsed(rows: list[Row]) -> list[Fraction]:
    spans = (instant(row["left"]) - instant(row["entered"]) for row in rows)
    return [Fraction(s.days * 86_400 + s.seconds) / 86_400 for s in spans]


def calendar(rows: list[Row]) -> list[Fraction]:
    return [Fraction((local(row["left"], row) - local(row["entered"], row)).days) for row in rows]


Held = dict[str, list[Row]]


def counts(above: str, below: str) -> Any:
    def value(held: Held) -> tuple[str, Any]:
        top = sum(len(held[name]) for name in above.split())
        return quotient(top, sum(len(held[name]) for name in below.split()))

    return value


def speed(held: Held) -> tuple[str, Any]:
    won, lost = held["won"], held["lost"]
    if not won:
        return "undefined", "zero_denominator"
    n, average = len(won) + len(lost), total(won) / len(won)
    cycle = sum(days(won, "created", "closed"), Fraction(0)) / len(won)
    return rounded(quotient(n * average * Fraction(len(won), n), cycle))


STATISTICS = {"mean": mean, "median": middle}
POPULATIONS = {"won": ("won",), "lost": ("lost",), "decided": CLOSED}
OF_ALL = "won lost open held"


def _spans(start: str, place: Any) -> dict[str, Any]:
    return {
        f"{statistic}_{name}": (
            place(kept),
            kept,
            lambda held, get=get: get(
                days([r for rows in held.values() for r in rows], start, "closed")
            ),
            "number",
        )
        for name, kept in POPULATIONS.items()
        for statistic, get in STATISTICS.items()
    }


def _open(money: bool, weighed: bool = False) -> dict[str, Any]:
    def value(held: Held) -> tuple[str, Any]:
        rows = [row for found in held.values() for row in found]
        if not money:
            return "value", Fraction(len(rows))
        return "value", sum(
            (
                amount(row) * (Fraction(row["probability"]["decimal"]) if weighed else 1)
                for row in rows
            ),
            Fraction(0),
        )

    kind = "money" if money else "number"
    return {
        "open": (still_open(False, money, weighed), ("open",), value, kind),
        "open_and_held": (still_open(True, money, weighed), ("open", "held"), value, kind),
    }


#: Metric -> variant -> where a row goes, which buckets count, what they come to, in what.
METRICS: dict[str, dict[str, Any]] = {
    "close_ratio": {
        "decided_count": (decided, CLOSED, counts("won", "won lost"), "ratio"),
        "decided_value": (
            valued,
            CLOSED,
            lambda held: quotient(total(held["won"]), total(held["won"]) + total(held["lost"])),
            "money ratio",
        ),
        "created_cohort": (cohort, OF_ALL.split(), counts("won", OF_ALL), "ratio"),
        "won_of_all": (everything, OF_ALL.split(), counts("won", OF_ALL), "ratio"),
        "closed_of_all": (everything, OF_ALL.split(), counts("won lost", OF_ALL), "ratio"),
        "stale_as_lost": (stale, (*CLOSED, "stale"), counts("won", "won lost stale"), "ratio"),
        "past_stage": (past_stage, CLOSED, counts("won", "won lost"), "ratio"),
    },
    "lost_opportunities": {
        "lost": (decided, ("lost",), lambda held: ("value", Fraction(len(held["lost"]))), "number")
    },
    "lost_value": {
        "lost": (with_amount("lost"), ("lost",), lambda h: ("value", total(h["lost"])), "money")
    },
    "win_loss_ratio": {
        "count": (decided, CLOSED, counts("won", "lost"), "ratio"),
        "value": (
            valued,
            CLOSED,
            lambda held: quotient(total(held["won"]), total(held["lost"])),
            "money ratio",
        ),
    },
    "sales_cycle": _spans("created", spanned),
    "conversion_to_close": _spans("converted", converted),
    "time_in_stage": {
        "mean": (spell, ("ended",), lambda held: mean(elapsed(held["ended"])), "number"),
        "median": (spell, ("ended",), lambda held: middle(elapsed(held["ended"])), "number"),
        "mean_calendar": (spell, ("ended",), lambda held: mean(calendar(held["ended"])), "number"),
        "median_calendar": (
            spell,
            ("ended",),
            lambda held: middle(calendar(held["ended"])),
            "number",
        ),
    },
    "sales_velocity": {
        "decided": (whole, CLOSED, speed, "money"),
        "created_cohort": (of_cohort, CLOSED, speed, "money"),
    },
    "list_discount": {
        "weighted": (
            listed,
            ("won",),
            lambda held: quotient(
                total(held["won"], "listed") - total(held["won"], "asked"),
                total(held["won"], "listed"),
            ),
            "money ratio",
        ),
        "mean_per_line": (
            listed,
            ("won",),
            lambda h: mean([1 - amount(r, "asked") / amount(r, "listed") for r in h["won"]]),
            "number",
        ),
    },
    "won_revenue": {
        "won": (with_amount("won"), ("won",), lambda held: ("value", total(held["won"])), "money")
    },
    "average_deal": {
        "won": (
            with_amount("won"),
            ("won",),
            lambda held: rounded(quotient(total(held["won"]), len(held["won"]))),
            "money",
        )
    },
    "open_opportunities": _open(money=False),
    "open_pipeline": _open(money=True),
    "weighted_pipeline": _open(money=True, weighed=True),
}

TOO_LARGE = 10**30


def _code(row: Row) -> str | None:
    found = row.get("amount") or row.get("asked")
    return found["currency"] if found else None


def answer(metric: str, variant: str, rows: list[Row], arguments: Row) -> Found:
    """What must come out for rows."""
    asked = Asked(arguments)
    place, counted, value, unit = METRICS[metric][variant]
    held: Held = {name: [] for name in counted}
    left_out = Counter[str]()
    for row in rows:
        bucket = place(row, asked)
        if bucket in held:
            held[bucket].append(row)
        else:
            left_out[bucket] += 1
    every = [row for found in held.values() for row in found]
    account = (len(every), dict(left_out))
    ahead = metric in ("open_opportunities", "open_pipeline", "weighted_pipeline")
    if not ahead and asked.period and asked.as_of and asked.as_of < asked.period[0]:
        return ("not_yet_observable", "period_not_started", *account)
    if "money" in unit:
        if metric != "list_discount" and abs(total(every)) >= TOO_LARGE:
            return "refused", "out_of_bounds", 0, {"out_of_bounds": len(rows)}
        codes = {_code(row) for row in every}
        if len(codes) > 1:
            return ("refused", "mixed_currencies", *account)
        if asked.currency and codes - {asked.currency}:
            return ("refused", "other_currency", *account)
        if not codes and not asked.currency:
            return ("undefined", "nothing_counted", *account)
    return (*value(held), *account)


def grouped(metric: str, variant: str, rows: list[Row], arguments: Row) -> dict[Any, Found]:
    """What must come out for each group of rows, by fields of the rows."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        key = tuple(_code(row) if name == "currency" else row.get(name) for name in arguments["by"])
        found.setdefault(key, []).append(row)
    rest = {name: value for name, value in arguments.items() if name != "by"}
    return {key: answer(metric, variant, part, rest) for key, part in found.items()}


def unit_of(metric: str, variant: str) -> str:
    """Whether a value is a "ratio", a "number" or "money"."""
    return str(METRICS[metric][variant][3].split()[-1])


def money(term: Row) -> Fraction:
    return Fraction(term["amount"])


def _rate(term: Row) -> Fraction:
    return Fraction(term.get("decimal") or term["ratio"])


#: Metric and variant -> the formula on named numbers as they stand in a vector.
FORMULAS: dict[tuple[str, str], Any] = {
    ("close_ratio", "decided_count"): lambda won, lost: quotient(won, won + lost),
    ("close_ratio", "created_cohort"): lambda won, lost, open, held: quotient(  # noqa: A006
        won, won + lost + open + held
    ),
    ("close_ratio", "won_of_all"): lambda won, lost, open, held: quotient(  # noqa: A006
        won, won + lost + open + held
    ),
    ("win_loss_ratio", "count"): lambda won, lost: quotient(won, lost),  # noqa: PLW0108
    ("sales_velocity", "decided"): lambda opportunities, average_value, win_rate, cycle_days: (
        rounded(quotient(opportunities * money(average_value) * _rate(win_rate), cycle_days))
    ),
    ("sales_cycle", "median_won"): lambda spans: middle([Fraction(one) for one in spans]),
    ("average_deal", "won"): lambda won, won_count: rounded(quotient(money(won), won_count)),
}
