"""Print a pin to the lowest allowed version of every dependency in pyproject.toml.

The extra `testing` is left out: the tests run with the newest Hypothesis.
"""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
listed = [
    *project["dependencies"],
    *(line for extra, lines in extras.items() if extra not in {"all", "testing"} for line in lines),
]

for requirement in map(Requirement, listed):
    lower_bounds = [s.version for s in requirement.specifier if s.operator == ">="]
    if requirement.marker is None or requirement.marker.evaluate():
        if len(lower_bounds) != 1:
            message = f"{requirement} has no single lower bound"
            raise SystemExit(message)
        print(f"{requirement.name}=={lower_bounds[0]}")
