"""The tests of frames need narwhals, and Polars as the engine of most examples.

Where one of them is missing they are left out, and the head of the report says so; in CI, where
SALESTERMS_CI is 1, that is an error. Each test of another engine skips without it.
"""

import os
from importlib.util import find_spec

MISSING = [name for name in ("narwhals", "polars") if find_spec(name) is None]
if MISSING and os.environ.get("SALESTERMS_CI") == "1":
    message = f"tests/frames needs {', '.join(MISSING)}"
    raise ModuleNotFoundError(message)

collect_ignore_glob = ["test_*.py"] if MISSING else []


def pytest_report_header() -> str:
    return f"tests/frames: left out, needs {', '.join(MISSING)}" if MISSING else ""
