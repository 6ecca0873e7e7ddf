"""The command line as a process of its own: encodings, pipes, and quick help."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesterms.cli import main

COMMAND = [sys.executable, "-m", "salesterms"]


def run(*arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=environment, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_the_characters_gets_question_marks(encoding: str) -> None:
    done = run("demo", encoding=encoding)

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Ma?gorzata Nowak" in done.stdout


@pytest.mark.slow
def test_json_stays_whole_on_such_a_terminal() -> None:
    done = run("demo", "--json", encoding="ascii")

    owners = json.loads(done.stdout)["sections"]["by_owner"]["rates"]["rows"]
    assert "Małgorzata Nowak" in {row["owner"] for row in owners if isinstance(row["owner"], str)}


def test_an_error_has_no_traceback(tmp_path: Path) -> None:
    done = run("report", str(tmp_path / "\u017cabsent.csv"), "--mapping", "x", encoding="ascii")

    assert done.returncode == 1
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise on Windows")
def test_a_reader_who_stops_reading_is_no_error() -> None:
    with subprocess.Popen(
        [*COMMAND, "demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        said = started.stderr.read()
        status = started.wait(timeout=60)

    assert (status, said) == (0, b"")


def test_help_reads_nothing_but_the_grammar() -> None:
    code = (
        "import sys, salesterms.cli.arguments as a; a.parser().format_help();"
        "print(*(name for name in sys.modules if name.startswith('salesterms')))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(done.stdout.split()) == {
        "salesterms",
        "salesterms._lazy",
        "salesterms.cli",
        "salesterms.cli.argument_types",
        "salesterms.cli.arguments",
        "salesterms.cli.entry",
    }


def test_importing_the_module_that_runs_the_command_line_runs_nothing() -> None:
    assert importlib.import_module("salesterms.__main__").main is main


def test_wrong_usage_is_told_by_the_status_of_the_process() -> None:
    assert run("demo", "--nonsense").returncode == 2
