"""For tests of your own with pytest: a test that takes `vector` runs once for each of them.

Load it in a `conftest.py`, `pytest_plugins = ["salesterms.conformance.pytest_plugin"]`, and mark
the test with the metrics or files that it is about: `@pytest.mark.conformance("close_ratio")`.
Without names it runs all vectors. Nothing is loaded where it is not asked for, pytest included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

MARK = "conformance"


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line(
        "markers", f"{MARK}(*names): runs once for each vector of these metrics, as `vector`"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a marked test its vectors, each under its id."""
    mark = metafunc.definition.get_closest_marker(MARK)
    if mark is None or "vector" not in metafunc.fixturenames:
        return
    from salesterms.conformance.reading import vectors

    found = vectors(*mark.args)
    metafunc.parametrize("vector", found, ids=[one.id for one in found])
