"""What Spark is going to do for a frame, read from the plan that it explains; nothing is run.

A line of a plan is an operator, behind the marks of the tree and the number of what code is
generated together.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Any

_OPERATOR = re.compile(r"^[\s:|+\-]*(?:\*?\s*\(\d+\)\s*)?(?P<name>[A-Z]\w*)(?P<rest>.*)$")
#: What runs Python in a worker, and what asks for pairs of all rows.
PYTHON = ("PythonUDF", "ArrowEval", "BatchEval", "MapInPandas", "MapInArrow", "FlatMapGroups")
PAIRS = ("CartesianProduct", "BroadcastNestedLoopJoin")


class Plan:
    """The physical plan of a frame, as it stands before any of it has run."""

    def __init__(self, frame: Any) -> None:
        self.text: str = frame._jdf.queryExecution().executedPlan().toString()

    @cached_property
    def operators(self) -> list[tuple[str, str]]:
        """The name of each operator, and what it does."""
        found = (_OPERATOR.match(line) for line in self.text.splitlines())
        return [(one["name"], one["rest"].strip()) for one in found if one]

    @cached_property
    def names(self) -> Counter[str]:
        """How many there are of each."""
        return Counter(name for name, _ in self.operators)

    def has_any(self, names: tuple[str, ...]) -> list[str]:
        """Which of these stand anywhere in the plan."""
        return [name for name in names if name in self.text]

    @property
    def scans(self) -> int:
        """How many times rows are read."""
        return sum(count for name, count in self.names.items() if "Scan" in name)

    @property
    def exchanges(self) -> list[str]:
        """How rows are sent to other machines, each time that they are."""
        return [rest for name, rest in self.operators if name == "Exchange"]

    @property
    def in_one_part(self) -> list[str]:
        """The exchanges that bring everything to one machine."""
        return [one for one in self.exchanges if one.startswith("SinglePartition")]

    @property
    def adds_up_before_it_sends(self) -> bool:
        """Whether the rows of a group are added up where they are, below every exchange."""
        below = self.text.rpartition("Exchange ")[2]
        return "partial_" in below
