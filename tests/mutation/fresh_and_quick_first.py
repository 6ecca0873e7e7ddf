"""A plugin of pytest for a run with one mutant: nothing is remembered, quick tests go first.

mutmut tries each mutant in a fork of the process that ran all tests once. What a cache kept from
that run was made by the code as it is, and would hide the mutant.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Forget what is cached; then unit tests, then examples, then laws, which are many examples."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "salesterms"]:
        for value in vars(sys.modules[name]).values():
            if callable(clear := getattr(value, "cache_clear", None)):
                clear()
    items.sort(key=lambda item: _cost(item.nodeid))


def _cost(name: str) -> int:
    return 0 if name.startswith("tests/unit") else 2 if name.startswith("tests/properties") else 1
