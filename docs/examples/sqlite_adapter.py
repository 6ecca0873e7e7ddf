"""Close ratios in SQL, as an implementation that `salesterms check --command` can ask.

It reads a request per line, a JSON object, and writes a reply per line. It knows four definitions
of the close ratio, by owner too; to anything else it answers that it does not support it. Nothing
of salesterms is imported.
"""

import json
import re
import sqlite3
import sys
from contextlib import closing
from typing import Any

TABLE = "CREATE TABLE deals (id TEXT, status TEXT, owner TEXT, created TEXT, closed TEXT)"

#: Definition -> what counts, which of that is the part, and the date that a period selects by.
DEFINITIONS = {
    "decided_count": ("status IN ('won', 'lost')", "status = 'won'", "closed"),
    "won_of_all": ("1", "status = 'won'", "created"),
    "created_cohort": ("created IS NOT NULL", "status = 'won'", "created"),
    "closed_of_all": ("1", "status IN ('won', 'lost')", "created"),
}
#: The numbers that each formula takes, with the sums that make it.
FORMULAS = {
    "decided_count": ({"won", "lost"}, "SELECT :won, :won + :lost"),
    "won_of_all": ({"won", "lost", "open", "held"}, "SELECT :won, :won + :lost + :open + :held"),
    "created_cohort": (
        {"won", "lost", "open", "held"},
        "SELECT :won, :won + :lost + :open + :held",
    ),
    "closed_of_all": (
        {"won", "lost", "open", "held"},
        "SELECT :won + :lost, :won + :lost + :open + :held",
    ),
}
NOT_SUPPORTED: dict[str, Any] = {"not_supported": True}


def share(part: int, whole: int) -> dict[str, Any]:
    """A ratio, kept exact; without anything to divide by there is none."""
    if not whole:
        return {"undefined": True}
    return {"value": {"ratio": f"{part}/{whole}"}}


def bounds(period: str) -> tuple[str, str] | None:
    """The first day of a period, and the first day after it, of the names that are known here."""
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        year, quarter = int(found[1]), int(found[2])
        months = 12 * year + 3 * quarter  # since the year 0, up to the next quarter
        return f"{year}-{3 * quarter - 2:02}-01", f"{months // 12}-{months % 12 + 1:02}-01"
    if re.fullmatch(r"\d{4}", period):
        return f"{period}-01-01", f"{int(period) + 1}-01-01"
    if re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", period):
        start, _, end = period.partition("/")
        return (start, end) if start < end else None
    return None


def of_numbers(variant: str, numbers: dict[str, Any]) -> dict[str, Any]:
    """The formula on bare numbers."""
    names, query = FORMULAS[variant]
    if set(numbers) != names or any(type(n) is not int or n < 0 for n in numbers.values()):
        return {"error": True}
    with closing(sqlite3.connect(":memory:")) as base:
        return share(*base.execute(query, numbers).fetchone())


def of_rows(variant: str, rows: list[dict[str, Any]], arguments: dict[str, Any]) -> dict[str, Any]:
    """The same on rows: selected by a period, and grouped by owner where that is asked."""
    by, period = arguments.get("by"), arguments.get("period")
    dates = bounds(str(period)) if period is not None else ("", "")
    if set(arguments) - {"by", "period"} or by not in (None, "owner", ["owner"]) or dates is None:
        return NOT_SUPPORTED
    counts, part, date = DEFINITIONS[variant]
    inside = f"{date} >= :start AND {date} < :end" if period is not None else "1"
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(TABLE)
        names = ("id", "status", "owner", "created", "closed")
        base.executemany(
            "INSERT INTO deals VALUES (?, ?, ?, ?, ?)",
            [[row.get(one) for one in names] for row in rows],
        )
        # What is put into the text of the query comes from the table above, never from a request.
        counted = f"coalesce(({counts}) AND ({inside}), 0)"
        sums = f"coalesce(sum(({part}) AND {counted}), 0), coalesce(sum({counted}), 0)"
        given = {"start": dates[0], "end": dates[1]}
        total = base.execute(f"SELECT {sums} FROM deals", given).fetchone()  # noqa: S608
        whole = {**share(*total), "counted": total[1]}
        if by is None:
            return whole
        query = f"SELECT owner, {sums} FROM deals GROUP BY owner"  # noqa: S608
        groups = [
            {"key": [owner], **share(some, all_), "counted": all_}
            for owner, some, all_ in base.execute(query, given)
        ]
        return {"groups": groups, "total": whole}


def reply(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one request."""
    variant = request.get("variant", "decided_count")
    if request.get("metric") != "close_ratio" or variant not in DEFINITIONS:
        return NOT_SUPPORTED
    if "rows" in request:
        return of_rows(variant, request["rows"], request["arguments"])
    return of_numbers(variant, request["inputs"])


if __name__ == "__main__":
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps({"id": asked["id"], **reply(asked)}), flush=True)  # noqa: T201 - how it replies
