"""`salesterms check`: the vectors of the package or of files, put to an implementation."""

import json
import shlex
import sys
from pathlib import Path

import pytest
from adapter_programs import source

from salesterms.cli import main
from salesterms.conformance import vectors

Captured = pytest.CaptureFixture[str]

FILE = {
    "schema_version": 1,
    "metric": "close_ratio",
    "vectors": [
        {
            "id": "mine-1",
            "description": "five won, ten lost",
            "kind": "ordinary",
            "inputs": {"won": 5, "lost": 10},
            "expected": {"value": {"ratio": "1/3"}},
            "source": "ours",
        }
    ],
}


@pytest.fixture
def mine(tmp_path: Path) -> str:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(FILE), encoding="utf-8")
    return str(file)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    text = json.dumps(FILE).replace("1/3", "1/2").replace("mine-1", "mine-2")
    file = tmp_path / "wrong.json"
    file.write_text(text, encoding="utf-8")
    return str(file)


def command(folder: Path, name: str) -> str:
    """The command of a program, as somebody writes it."""
    file = folder / f"{name}.py"
    file.write_text(source(name), encoding="utf-8")
    return shlex.join([sys.executable, str(file)])


def test_without_files_the_vectors_of_the_package_are_put_to_this_library(
    capsys: Captured,
) -> None:
    assert main(["check", "--only", "close_ratio", "--lang", "nl"]) == 0

    count = len(vectors("close_ratio"))
    assert capsys.readouterr().out == f"close_ratio: {count} gelijk\nIn totaal: {count} gelijk\n"


def test_files_of_your_own_are_read_instead(mine: str, capsys: Captured) -> None:
    assert main(["check", mine]) == 0

    assert capsys.readouterr().out == "close_ratio: 1 agree\nIn all: 1 agree\n"


def test_what_differs_is_shown_and_the_status_is_1(mine: str, wrong: str, capsys: Captured) -> None:
    assert main(["check", mine, wrong]) == 1

    assert capsys.readouterr().out == (
        "close_ratio: 1 agree, 1 differ\n"
        "  mine-2 (five won, ten lost): expected"
        ' {"value": {"ratio": "1/2"}}; got {"value": {"ratio": "1/3"}}\n'
        "In all: 1 agree, 1 differ\n"
    )


def test_another_implementation_is_asked_by_its_command(
    mine: str, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["check", mine, "--command", command(tmp_path, "right")]) == 0
    assert main(["check", mine, "--command", command(tmp_path, "wrong"), "--json"]) == 1

    out = capsys.readouterr().out
    found = json.loads(out[out.index("{") :])
    assert found["counts"]["differs"] == 1
    assert found["results"][0]["got"] == {"value": {"ratio": "1/2"}, "counted": 3}


def test_the_time_limit_is_that_of_one_vector(mine: str, tmp_path: Path, capsys: Captured) -> None:
    asked = ["check", mine, "--command", command(tmp_path, "sleeps"), "--seconds", "0.5"]

    assert main(asked) == 1
    assert "no answer in time: 0.5 s" in capsys.readouterr().out


def test_where_nothing_is_supported_nothing_conforms(tmp_path: Path, capsys: Captured) -> None:
    text = json.dumps(FILE).replace("close_ratio", "no_such_metric")
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")

    program = command(tmp_path, "supports_nothing")

    assert main(["check", str(tmp_path / "odd.json"), "--lang", "nl", "--command", program]) == 1

    said = capsys.readouterr()
    assert "1 niet ondersteund" in said.out
    assert said.err == "Geen enkele vector is beantwoord: niets wordt ondersteund\n"


def test_a_metric_that_this_library_has_not_is_a_problem_of_the_file(
    tmp_path: Path, capsys: Captured
) -> None:
    text = json.dumps(FILE).replace("close_ratio", "close_ration")
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")

    assert main(["check", str(tmp_path / "odd.json")]) == 1

    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "salesterms: Problems in the vectors: 1",
        (
            "- this library has no 'close_ration' @ odd.json: $.metric: did you mean close_ratio,"
            " win_loss_ratio, quick_ratio?"
        ),
    ]


def test_the_text_of_an_error_stands_under_the_line_that_differs(
    tmp_path: Path, capsys: Captured
) -> None:
    text = json.dumps(FILE).replace('"won": 5', '"won": -5')
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")

    assert main(["check", str(tmp_path / "odd.json")]) == 1
    assert main(["check", str(tmp_path / "odd.json"), "--lang", "nl"]) == 1

    assert capsys.readouterr().out == (
        "close_ratio: 1 differ\n"
        "  mine-1 (five won, ten lost): expected"
        ' {"value": {"ratio": "1/3"}}; got {"error": "bad_argument"}\n'
        "    won=-5: give a whole number, 0 or more\n"
        "In all: 1 differ\n"
        "close_ratio: 1 anders\n"
        "  mine-1 (five won, ten lost): verwacht"
        ' {"value": {"ratio": "1/3"}}; gekregen {"error": "bad_argument"}\n'
        "    won=-5: geef een geheel getal, 0 of meer\n"
        "In totaal: 1 anders\n"
    )


def test_each_problem_of_a_row_stands_on_a_line_of_its_own(
    tmp_path: Path, capsys: Captured
) -> None:
    one = {key: value for key, value in FILE["vectors"][0].items() if key != "inputs"}  # type: ignore[index] # a list
    rows = [{"id": "D-1", "status": "opn", "owner": 5}]
    document = FILE | {"vectors": [one | {"rows": rows}]}
    (tmp_path / "odd.json").write_text(json.dumps(document), encoding="utf-8")

    assert main(["check", str(tmp_path / "odd.json"), "--lang", "nl"]) == 1

    out = capsys.readouterr().out
    assert "\\n" not in out
    assert out.splitlines()[2] == "    Problemen in het document: 2"
    assert [line[:6] for line in out.splitlines()[3:5]] == ["    - ", "    - "]


def test_a_number_with_a_fraction_is_shown_as_it_was_written(
    tmp_path: Path, capsys: Captured
) -> None:
    text = json.dumps(FILE).replace('"won": 5', '"won": 0.05').replace('"1/3"', "0.25")
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")

    assert main(["check", str(tmp_path / "odd.json")]) == 1

    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" @")[0].partition(" is ")[0] for line in lines[1:]] == [
        "- 0.05",
        "- 0.25",
    ]


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path, capsys: Captured) -> None:
    absent = str(tmp_path / "absent.json")

    assert main(["check", absent, "--lang", "nl"]) == 1
    assert main(["check", str(tmp_path)]) == 1

    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("is niet te lezen: dit bestand is er niet")
    assert "Errno" not in second


def test_what_a_value_looks_like_stands_under_one_that_has_no_form(
    mine: str, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["check", mine, "--command", command(tmp_path, "writes_a_float")]) == 1

    assert capsys.readouterr().out.splitlines()[1:3] == [
        '  mine-1 (five won, ten lost): expected {"value": {"ratio": "1/3"}}; got {"value": 0.5}',
        (
            '    a value is text in an object: {"ratio": "1/3"}, {"number": "7/2"} or'
            ' {"money": {"amount": "950.00", "currency": "EUR"}}'
        ),
    ]


def test_a_program_that_never_answers_is_told_in_one_line(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--command", command(tmp_path, "ends_at_once")]) == 1

    said = capsys.readouterr()
    assert said.out == (
        f"Not one of {len(vectors())} vectors was answered: crashed: it ended with status 3\n"
    )
    assert said.err == ""


def test_an_operation_is_chosen_by_its_name(capsys: Captured) -> None:
    assert main(["check", "--only", "audit", "--only", "close_ratio"]) == 0

    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "audit",
        "close_ratio",
        "In all",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.json"], "'absent.json' cannot be read"),
        (["--only", "close_ration"], "There are no vectors of 'close_ration': use one of"),
        (["--command", "no-such-program"], "'no-such-program' cannot be started"),
        (["--command", ""], "'' cannot be started (it is empty)"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_status_is_1(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["check", *arguments]) == 1
    assert said in capsys.readouterr().err


def test_every_problem_of_a_file_is_said(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"schema_version": 3, "metric": "close_ratio"}', encoding="utf-8")

    assert main(["check", str(file)]) == 1

    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "salesterms: Problems in the vectors: 2"
    assert lines[1].startswith("- 3 is not 1 @ bad.json: $.schema_version")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--seconds", "3"],
        ["--command", "x", "--seconds", "0"],
        ["--command", "x", "--seconds", "soon"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", *arguments])

    assert left.value.code == 2
    assert "--seconds" in capsys.readouterr().err
