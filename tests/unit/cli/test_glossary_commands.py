"""`salesterms term` and `salesterms terms`."""

import csv
import io
import json
from pathlib import Path

import pytest

from salesterms import Glossary, documents, glossary
from salesterms.cli import main
from salesterms.cli.arguments import DEFAULT_BASE as OFFERED_BASE
from salesterms.cli.arguments import FORMS as OFFERED
from salesterms.interop.glossaries import DEFAULT_BASE, FORMS
from salesterms.terms import EntryKind

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_term_is_shown_by_any_of_its_labels(capsys: Captured) -> None:
    assert main(["term", "Koude Acquisitie", "--lang", "nl"]) == 0

    printed = capsys.readouterr()
    assert printed.out == glossary["cold-outreach"].explain("nl") + "\n"
    assert printed.err == ""


def test_a_term_is_given_as_json_with_its_links(capsys: Captured) -> None:
    assert main(["term", "hitrate", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert shown["id"] == "close-ratio"
    assert {link["to"] for link in shown["links"]} >= {"opportunity", "sales-pipeline"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("sluitingsverhoding", "Het dichtst bij: 'sluitingsverhouding'"),
        ("kans", "'kans' kan meerdere termen betekenen: 'opportunity', 'qualified-opportunity'"),
        ("", "Geen term heet ''"),
        ("x" * 1000, "geef een tekst van hoogstens 200 tekens"),
    ],
)
def test_what_is_no_term_is_said_in_the_language_asked_for(
    asked: str, said: str, capsys: Captured
) -> None:
    assert main(["term", asked, "--lang", "nl"]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_the_terms_around_it_are_drawn(folder: Path, capsys: Captured) -> None:
    call = ["term", "lead", "--svg", "lead.svg", "--depth", "2", "--lang", "nl"]
    assert main(call) == 0

    assert "Weggeschreven: lead.svg" in capsys.readouterr().err
    picture = (folder / "lead.svg").read_text(encoding="utf-8")
    assert picture == glossary.related("lead", depth=2).svg("nl")
    assert main(call) == 1  # it is there already
    assert main([*call, "--force"]) == 0


def test_a_depth_out_of_bounds_is_an_error(capsys: Captured) -> None:
    assert main(["term", "lead", "--svg", "lead.svg", "--depth", "9"]) == 1

    assert "depth cannot be 9" in capsys.readouterr().err


def test_terms_of_a_kind_are_listed(capsys: Captured) -> None:
    assert main(["terms", "--kind", "pay", "--lang", "nl"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["id", "term", "soort"]
    assert [line.split()[0] for line in lines[1:]] == ["base-salary", "commission"]
    assert all(line.endswith("beloning") for line in lines[1:])


def test_all_terms_are_listed_as_json(capsys: Captured) -> None:
    assert main(["terms", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in shown] == list(glossary)
    assert {each["kind"] for each in shown} == {kind.value for kind in EntryKind}


def test_terms_are_searched(capsys: Captured) -> None:
    assert main(["terms", "--search", "klant verlop", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "churn"

    assert main(["terms", "--search", "klant verlop", "--kind", "metric", "--json"]) == 0
    assert {each["kind"] for each in json.loads(capsys.readouterr().out)} == {"metric"}


def test_an_unknown_kind_is_an_error(capsys: Captured) -> None:
    assert main(["terms", "--kind", "metrics"]) == 1

    assert "'metrics' is no kind of term" in capsys.readouterr().err


def test_the_whole_glossary_is_printed_in_a_form(capsys: Captured) -> None:
    assert main(["terms", "--as", "csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [row["id"] for row in rows] == list(glossary)

    assert main(["terms", "--as", "schema.org", "--base", "https://example.org/"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["@id"] == "https://example.org/glossary"


def test_the_whole_glossary_is_written_to_a_file(folder: Path, capsys: Captured) -> None:
    call = ["terms", "--as", "json", "--out", "glossary.json"]
    assert main(call) == 0

    written = (folder / "glossary.json").read_text(encoding="utf-8")
    assert documents.loads(written, Glossary) == glossary
    assert "Written: glossary.json" in capsys.readouterr().err
    assert main(call) == 1
    assert "exists already" in capsys.readouterr().err


def test_a_base_that_is_none_is_an_error(capsys: Captured) -> None:
    assert main(["terms", "--as", "schema.org", "--base", "example"]) == 1

    assert "'example' is no base for names" in capsys.readouterr().err


def test_the_forms_and_the_base_offered_are_those_that_there_are() -> None:
    assert tuple(FORMS) == OFFERED
    assert OFFERED_BASE == DEFAULT_BASE
