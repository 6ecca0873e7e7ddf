"""The example of another implementation, close ratios in SQL: right in all that it supports."""

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from salesterms.cli import main
from salesterms.conformance import check_command, vectors

ADAPTER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "sqlite_adapter.py"


def test_it_agrees_in_all_that_it_supports() -> None:
    checked = check_command(
        vectors("close_ratio", "translations")[:100], [sys.executable, str(ADAPTER)], seconds=60
    )

    assert checked.failures == (), checked.text()
    assert checked.counts["agrees"] >= 4
    assert checked.by_subject["translation"]["agrees"] == 0


def test_the_command_line_asks_it(capsys: pytest.CaptureFixture[str]) -> None:
    command = f'"{sys.executable}" "{ADAPTER}"'

    assert main(["check", "--only", "close_ratio", "--command", command]) == 0
    assert "agree" in capsys.readouterr().out


def test_it_imports_nothing_of_the_library() -> None:
    code = (
        f"import sys, runpy; runpy.run_path({str(ADAPTER)!r}); print('salesterms' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


ROWS: list[dict[str, Any]] = [
    {"id": "D-1", "status": "won", "owner": "Ann", "created": "2023-12-31", "closed": "2024-03-31"},
    {"id": "D-2", "status": "lost", "owner": "Bo", "created": "2024-01-01", "closed": "2024-04-01"},
    {"id": "D-3", "status": "held", "created": "2024-03-31"},
    {"id": "D-4", "status": "open"},
]


@pytest.mark.parametrize(
    "variant", ["decided_count", "won_of_all", "created_cohort", "closed_of_all"]
)
@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"period": "2024"},
        {"period": "2024-Q1"},
        {"period": "2023-Q4"},
        {"period": "2023-12-31/2024-01-02"},
        {"by": ["owner"]},
        {"by": "owner", "period": "2024-Q1"},
    ],
)
def test_it_gives_the_answers_of_the_library(variant: str, arguments: dict[str, Any]) -> None:
    from salesterms.conformance import answer
    from salesterms.conformance.comparing import agree

    request = {"metric": "close_ratio", "variant": variant, "rows": ROWS, "arguments": arguments}

    assert agree(answer(request), runpy.run_path(str(ADAPTER))["reply"](request))


@pytest.mark.parametrize(
    "arguments",
    [{"period": "2024-W05"}, {"period": "2024-01-02/2024-01-01"}, {"as_of": "2024-01-01"}],
)
def test_what_it_does_not_know_it_does_not_guess(arguments: dict[str, Any]) -> None:
    request = {"metric": "close_ratio", "rows": ROWS, "arguments": arguments}

    assert runpy.run_path(str(ADAPTER))["reply"](request) == {"not_supported": True}
