"""What all tests share: Hypothesis profiles, the given material, and the rule on skips in CI.

Environment variables:

- `SALESTERMS_HYPOTHESIS`: the profile, `quick` (default), `versions`, `ci`, `mutants` or `deep`.
  With `versions` each law is tried on few examples: that is for the same laws on one more Python.
  With `mutants` the same examples are drawn each time, whatever the code under test does.
- `SALESTERMS_MATERIAL`: the folder with the real data sets; `../shared` when not set.
- `SALESTERMS_SLOW`: when it is 0, tests that take more than a few seconds each are left out.
- `SALESTERMS_CI`: when it is 1, a test that skips because a tool is missing fails.
"""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
EVERY_TOOL_IS_HERE = os.environ.get("SALESTERMS_CI") == "1"
IN_CI = EVERY_TOOL_IS_HERE or bool(os.environ.get("CI"))

settings.register_profile(
    "quick", max_examples=25, deadline=None, derandomize=IN_CI, print_blob=True
)
settings.register_profile(
    "versions", max_examples=8, deadline=None, derandomize=True, print_blob=True
)
settings.register_profile("ci", max_examples=30, deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "mutants",
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("deep", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("SALESTERMS_HYPOTHESIS", "quick"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out, where that is asked for."""
    if os.environ.get("SALESTERMS_SLOW") != "0":
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.fixture
def material() -> Path:
    """The folder with the real data sets, which are not part of the project."""
    folder = Path(os.environ.get("SALESTERMS_MATERIAL") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip("the given material is absent")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that is installed on this system."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("needs chromium")
    return found


def _missing_tool(report: pytest.TestReport | pytest.CollectReport) -> str | None:
    """The reason of a skip that only a missing tool explains."""
    if not report.skipped or hasattr(report, "wasxfail"):
        return None
    if not isinstance(report.longrepr, tuple):
        return None
    reason = report.longrepr[2].removeprefix("Skipped: ")
    return reason if reason.startswith("needs ") else None


def _fail_for_missing_tool(report: pytest.TestReport | pytest.CollectReport) -> None:
    if EVERY_TOOL_IS_HERE and (reason := _missing_tool(report)):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} would be skipped, but SALESTERMS_CI=1: {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test for a missing tool into a failure."""
    report = yield
    _fail_for_missing_tool(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole file for a missing tool into a failure."""
    report = yield
    _fail_for_missing_tool(report)
    return report
