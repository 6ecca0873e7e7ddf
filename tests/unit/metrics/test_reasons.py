"""The words of reasons: each code says one thing, and is somebody's."""

from pathlib import Path

import pytest

import salesterms
from salesterms.errors import Text
from salesterms.results.reasons import REASONS, merged

ROOT = Path(salesterms.__file__).parent
#: What the package names, without the words themselves: codes and the terms of formulas.
NAMED = "".join(
    path.read_text("utf-8") for path in ROOT.rglob("*.py") if "reasons" not in path.parts
)


def test_a_code_that_stands_twice_is_refused() -> None:
    one, other = {"open": Text("open", "open")}, {"open": Text("ajar", "op een kier")}

    assert merged(one, {}) == one
    with pytest.raises(ValueError, match="open"):
        merged(one, other)


def test_every_code_is_used() -> None:
    unused = {code for code in REASONS if f'"{code}"' not in NAMED and f"{{{code}}}" not in NAMED}

    assert unused == set()
