"""`salesterms term` and `salesterms terms`."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesterms import Glossary, documents, glossary
from salesterms.cli import main
from salesterms.cli.arguments import DEFAULT_BASE as OFFERED_BASE
from salesterms.cli.arguments import FORMS as OFFERED
from salesterms.cli.arguments import KINDS
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


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["term", "lead", "--svg", "x.svg", "--depth", "9"], "invalid choice: 9"),
        (["term", "lead", "--depth", "2"], "--depth has no meaning without --svg"),
        (["term", "lead", "--force"], "--force has no meaning without --svg"),
        (["terms", "--kind", "metrics"], "invalid choice: 'metrics'"),
        (["terms", "--out", "x.txt"], "--out has no meaning without --as"),
        (["terms", "--base", "https://a/"], "--base has no meaning without --as"),
        (["terms", "--as", "csv", "--force"], "--force has no meaning without --out"),
        (["terms", "--as", "csv", "--kind", "pay"], "leave out --kind"),
        (["terms", "--as", "csv", "--search", "x"], "leave out --search"),
        (["terms", "--as", "csv", "--json"], "leave out --json"),
    ],
)
def test_options_that_do_not_fit_are_wrong_usage(
    call: list[str], said: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(call)

    assert refused.value.code == 2
    assert said in capsys.readouterr().err


def test_a_name_of_several_words_needs_no_quotes(capsys: Captured) -> None:
    assert main(["term", "koude", "acquisitie"]) == 0

    assert capsys.readouterr().out.startswith("cold outreach (activity)")


def test_terms_of_a_kind_are_listed(capsys: Captured) -> None:
    assert main(["terms", "--kind", "pay", "--lang", "nl"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["term", "id", "soort"]
    assert [line.split()[-2] for line in lines[1:]] == ["commission", "base-salary"]
    assert all(line.endswith("pay") for line in lines[1:])  # what --kind takes


def test_all_terms_are_listed_as_json(capsys: Captured) -> None:
    assert main(["terms", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert sorted(each["id"] for each in shown) == list(glossary)
    assert [each["en"] for each in shown] == sorted((x["en"] for x in shown), key=str.casefold)
    assert {each["kind"] for each in shown} == {kind.value for kind in EntryKind}


def test_terms_are_searched(capsys: Captured) -> None:
    assert main(["terms", "--search", "klant verlop", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "churn"

    assert main(["terms", "--search", "klant verlop", "--kind", "metric", "--json"]) == 0
    assert {each["kind"] for each in json.loads(capsys.readouterr().out)} == {"metric"}


def test_where_nothing_is_found_it_is_said(capsys: Captured) -> None:
    assert main(["terms", "--search", "xyzzy", "--lang", "nl"]) == 0

    assert "Er komt geen term in de buurt." in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_what_other_programs_read_is_utf_8_whatever_the_terminal(encoding: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "salesterms", "terms", "--as", "csv"],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )

    assert "€" in run.stdout.decode("utf-8")


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
    assert tuple(kind.value for kind in EntryKind) == KINDS
