"""Every problem of an input, in one error."""

from __future__ import annotations

from salesterms.errors import ProblemGroup, Text


class ImportProblems(ProblemGroup):
    """Rows that cannot be accepted: each problem names its record, its column and the remedy."""

    code = "import_problems"
    heading = Text("Problems in the rows: {0}", "Problemen in de rijen: {0}")
