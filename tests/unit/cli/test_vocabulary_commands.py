"""`salesterms vocabularies`, `translate`, `conflicts` and `lifecycle`."""

import json
from pathlib import Path

import pytest

from salesterms import documents
from salesterms.cli import main
from salesterms.cli.arguments import TRACKS
from salesterms.cli.commands import COMMANDS
from salesterms.lifecycle import SALES_LIFECYCLE
from salesterms.vocabularies import (
    Vocabulary,
    conflicts,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    translate,
    vocabularies,
)

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paragraphs(capsys: Captured) -> list[str]:
    """What was printed, with each paragraph on one line; none of its lines is wide."""
    out = capsys.readouterr().out.removesuffix("\n")
    assert max(map(len, out.splitlines())) <= 100
    return [each.replace("\n", " ") for each in out.split("\n\n")]


def test_every_vocabulary_is_listed(capsys: Captured) -> None:
    assert main(["vocabularies", "--lang", "nl"]) == 0

    listed = capsys.readouterr().out
    for one in vocabularies():
        assert one.id in listed
        assert one.title.nl in listed


def test_the_rows_of_one_are_shown_with_what_they_ask(capsys: Captured) -> None:
    assert main(["vocabularies", "four_types"]) == 0

    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "four_types: Four types of persons in a CRM system"
    assert any(row.startswith("MQL / marketing qualified") and "003:17" in row for row in rows)
    assert any(row.startswith("(says nothing)") for row in rows)


def test_a_row_says_what_it_is_a_kind_of_and_about_and_is_wrapped(capsys: Captured) -> None:
    assert main(["vocabularies", "four_types", "--lang", "nl"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[1].split() == ["woord", "soort", "van", "betreft", "wanneer", "bron"]
    [mql] = [row for row in rows if row.startswith("MQL / marketing qualified")]
    assert "  lead  " in mql
    assert "  persoon  " in mql

    assert main(["vocabularies", "lead_or_bubble"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 190


def test_the_labels_that_facts_cannot_tell_apart_are_listed(capsys: Captured) -> None:
    assert main(["vocabularies"]) == 0

    said = " ".join(capsys.readouterr().out.split())
    grouped = [term for one in vocabularies() for term in one.terms if term.group]
    assert grouped
    assert sum(f"{term.word} (" in said for term in grouped) == len(grouped)
    assert "Disqualified (" in said


@pytest.mark.parametrize("to", ["touch", "sale"])
def test_a_word_for_a_person_is_none_for_a_contact_or_a_purchase(to: str, capsys: Captured) -> None:
    assert main(["translate", "lead", "--from", "four_types", "--to", to]) == 0

    said = capsys.readouterr().out
    assert said.count("nothing: it is about something else") == said.count("is, in")


def test_in_dutch_events_and_stages_have_dutch_names(capsys: Captured) -> None:
    assert main(["lifecycle", "person", "--lang", "nl"]) == 0

    said = capsys.readouterr().out
    assert "terugzetten naar nurturing (recycle)" in said
    assert "geaccepteerd door sales" in said
    assert "voorwaarde" in said.splitlines()[0]


def test_without_a_command_every_command_is_named(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main([])

    said = capsys.readouterr().err
    assert all(name in said for name in COMMANDS)


def test_vocabularies_are_given_as_documents_that_can_be_read_again(capsys: Captured) -> None:
    assert main(["vocabularies", "four_stages", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in shown] == ["four_stages.definitions", "four_stages.example"]
    assert [documents.loads(json.dumps(one), Vocabulary) for one in shown] == [*four_stages]


def test_a_word_is_translated(capsys: Captured) -> None:
    call = ["translate", "lead", "--from", "four_types", "--to", "lead_or_bubble"]
    assert main([*call, "--lang", "nl"]) == 0

    expected = translate("lead", four_types, lead_or_bubble).explain("nl")
    assert capsys.readouterr().out == expected + "\n"
    assert main([*call, "--json"]) == 0
    [shown] = json.loads(capsys.readouterr().out)
    assert [term["word"] for term in shown["terms"]] == ["verkoopkans", "lead", "naam"]
    assert shown["undefined_because"][0]["en"].startswith("it has no word between")


def test_a_name_of_several_stands_for_those_that_have_the_word(capsys: Captured) -> None:
    call = ["translate", "junk", "lead", "--from", "lead_and_prospect", "--to", "four_stages"]
    assert main(call) == 0

    said = capsys.readouterr().out
    assert said.count("junk lead in lead_and_prospect is") == 2


def test_a_word_that_none_has_is_said(capsys: Captured) -> None:
    assert main(["translate", "naam", "--from", "four_stages", "--to", "four_types"]) == 1

    assert "'four_stages' has no term 'naam'" in capsys.readouterr().err


def test_the_nearest_word_is_sought_in_every_part_of_a_system(capsys: Captured) -> None:
    assert main(["translate", "Closed Wn", "--from", "hubspot", "--to", "four_types"]) == 1

    assert "use one of 'Closed Won'" in capsys.readouterr().err


def test_an_empty_name_is_no_file(capsys: Captured) -> None:
    assert main(["lifecycle", "deal", "--svg", ""]) == 1

    assert "names no file" in capsys.readouterr().err


def test_conflicts_are_sentences(capsys: Captured) -> None:
    assert main(["conflicts", "lead_or_bubble", "lead_and_prospect", "--lang", "nl"]) == 0

    found = conflicts(lead_or_bubble, lead_and_prospect)
    assert paragraphs(capsys) == [one.say("nl") for one in found]


def test_conflicts_of_several_are_given_as_json(capsys: Captured) -> None:
    assert main(["conflicts", "four_stages", "lead_and_prospect", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    expected = [one for reading in four_stages for one in conflicts(reading, lead_and_prospect)]
    assert [one["en"] for one in shown] == [one.say() for one in expected]
    assert "InvertedOrder" in {one["kind"] for one in shown}


def test_a_vocabulary_has_no_conflict_with_itself(capsys: Captured) -> None:
    assert main(["conflicts", "four_types", "four_types", "--lang", "nl"]) == 0

    assert capsys.readouterr().out == "Geen conflicten.\n"


@pytest.mark.parametrize("call", [["vocabularies", "hubspt"], ["conflicts", "x", "four_types"]])
def test_an_unknown_name_is_said(call: list[str], capsys: Captured) -> None:
    assert main(call) == 1

    assert "There is no vocabulary" in capsys.readouterr().err


@pytest.mark.parametrize("name", TRACKS)
def test_a_lifecycle_is_shown_and_drawn(name: str, folder: Path, capsys: Captured) -> None:
    call = ["lifecycle", name, "--svg", "track.svg"]
    assert main(call) == 0

    said = capsys.readouterr().out
    track = next(track for track in SALES_LIFECYCLE.tracks if track.name == name)
    assert all(str(move.event) in said for move in track.moves)
    picture = (folder / "track.svg").read_text(encoding="utf-8")
    assert picture == SALES_LIFECYCLE.graph(name).svg("en")
    assert main(call) == 1  # it is there already
    assert main([*call, "--force"]) == 0


def test_the_tracks_that_can_be_asked_are_those_of_the_lifecycle() -> None:
    assert tuple(track.name for track in SALES_LIFECYCLE.tracks) == TRACKS


def test_a_lifecycle_is_given_as_json(capsys: Captured) -> None:
    assert main(["lifecycle", "deal", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert shown["start"] == "none"
    [win] = [move for move in shown["moves"] if move["event"] == "win"]
    assert win["guard"] == "approvals >= given and contract"
    [opened] = [move for move in shown["moves"] if "none" in move["from"]]
    assert opened["effects"] == ["approvals = none", "contract = none"]


def test_the_readings_of_one_text_are_compared_once(capsys: Captured) -> None:
    assert main(["conflicts", "four_stages", "four_stages", "--lang", "nl"]) == 0

    found = conflicts(four_stages.definitions, four_stages.example)
    assert paragraphs(capsys) == [one.say("nl") for one in found]


def test_a_reading_is_not_compared_with_itself(capsys: Captured) -> None:
    assert main(["conflicts", "four_stages", "four_stages.example"]) == 0

    found = conflicts(four_stages.definitions, four_stages.example)
    assert paragraphs(capsys) == [one.say() for one in found]
