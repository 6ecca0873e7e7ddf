"""The piece for tests of your own: a marked test runs once for each vector."""

import subprocess
import sys
from pathlib import Path

import pytest

from salesterms.conformance import vectors

CONFTEST = 'pytest_plugins = ["salesterms.conformance.pytest_plugin"]\n'
TESTS = """
import pytest
from salesterms.conformance import Vector, answer

@pytest.mark.conformance("close_ratio")
def test_mine(vector: Vector) -> None:
    vector.check(answer)

@pytest.mark.conformance("close_ratio")
def test_without_a_vector() -> None:
    pass

def test_without_a_mark() -> None:
    pass
"""


def test_a_marked_test_runs_once_for_each_vector(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_mine.py").write_text(TESTS, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--strict-markers", "-v", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
    for one in vectors("close_ratio"):
        assert f"test_mine[{one.id}] PASSED" in done.stdout
    assert f"{len(vectors('close_ratio')) + 2} passed" in done.stdout


def test_loading_it_loads_no_more(tmp_path: Path) -> None:
    code = (
        "import sys, salesterms.conformance.pytest_plugin;"
        "print([m for m in sys.modules if m in ('pytest', 'salesterms.metrics')])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_a_name_that_there_is_not_is_said(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    text = TESTS.replace('"close_ratio"', '"close_ration"')
    (tmp_path / "test_mine.py").write_text(text, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == pytest.ExitCode.INTERRUPTED
    assert "There are no vectors of 'close_ration'" in done.stdout
