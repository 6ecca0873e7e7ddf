"""The buckets of cohorts, and the terms of their formula."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_COHORTS: Final[dict[str, Text]] = {
    # the term of the formula, and the buckets that are counted
    "cohort": Text("the cohort", "het cohort"),
    "active": Text("active", "actief"),
    "inactive": Text("not active", "niet actief"),
    "not_yet": Text("not known yet", "nog niet bekend"),
    # why a row is left out
    "not_begun_yet": Text("begun after the as-of date", "begonnen na de peildatum"),
    "no_bracket": Text("no bracket begins with this day", "met deze dag begint geen band"),
    # why an answer has no value
    "cohort_not_mature": Text(
        "not over yet for {0} of the cohort", "nog niet voorbij voor {0} van het cohort"
    ),
    "several_days": Text(
        "days {0} at once: group by day", "dagen {0} door elkaar: groepeer op dag"
    ),
    "several_brackets": Text(
        "brackets {0} at once: group by bracket", "banden {0} door elkaar: groepeer op band"
    ),
}
