"""What `salesterms audit` prints, writes and returns."""

import json
from pathlib import Path
from typing import Any

import pytest

from salesterms.cli import main
from salesterms.cli.arguments import ORDERS, POLICIES, SHAPES, VERDICTS
from salesterms.cli.log_declarations import _POLICIES
from salesterms.documents import loads, unstructure
from salesterms.logs import Audit, VerdictKind
from salesterms.mapping import SHAPES as KNOWN
from salesterms.mapping.log_shapes import ORDERS as KNOWN_ORDERS
from salesterms.vocabularies import hubspot

Captured = pytest.CaptureFixture[str]

LOG = """\
Deal,Stage,Entered
D-1,Appointment Scheduled,2026-03-02T09:00:00Z
D-1,Contract Sent,2026-03-05T09:00:00Z
D-2,Appointment Scheduled,2026-03-03T09:00:00Z

D-2,Qualified To Buy,5 March
"""
COLUMNS = ["--shape", "entries", "--case", "Deal", "--label", "Stage", "--at", "Entered"]
WORDS = ["--vocabulary", "hubspot.deal_stage"]
AUDIT = ["audit", "log.csv", *WORDS, *COLUMNS]


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


def document(capsys: Captured) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_account_of_the_rows_stands_before_the_audit(capsys: Captured) -> None:
    assert main(AUDIT) == 0

    first, problem, blank, head, *_ = capsys.readouterr().out.splitlines()
    assert first == (
        "5 records read, 3 accepted, 1 quarantined (undeclared_date_format 1), 1 blank,"
        " 0 skipped as declared"
    )
    assert "'5 March'" in problem
    assert "record 5" in problem
    assert blank == ""
    assert head == "The stages are those of hubspot.deal_stage (a deal); the policy is: strict."


def test_the_audit_speaks_dutch(capsys: Captured) -> None:
    assert main([*AUDIT, "--lang", "nl"]) == 0

    said = " ".join(capsys.readouterr().out.split())
    assert "gevallen die passen 1 2 50,0%" in said


def test_no_more_than_six_problems_are_printed_and_the_rest_is_counted(
    log: Path, capsys: Captured
) -> None:
    log.write_text(LOG + "D-3,New,never\n" * 7, encoding="utf-8")

    assert main(AUDIT) == 0
    printed = capsys.readouterr().out
    assert printed.count("never") == 5
    assert "  and 2 more problems\n" in printed


def test_json_holds_the_account_and_the_audit_as_a_document(capsys: Captured) -> None:
    assert main([*AUDIT, "--json"]) == 0

    found = document(capsys)
    assert found["read"] == {
        "accepted": 3,
        "quarantined": 1,
        "blank": 1,
        "skipped": 0,
        "reasons": {"undeclared_date_format": 1},
        "tied": None,
    }
    audited = loads(json.dumps(found["audit"]), Audit)
    assert (audited.fit, audited.cases) == (1, 2)


def test_a_policy_and_what_it_allows_after_all(capsys: Captured) -> None:
    assert main([*AUDIT, "--allow", "skip=small deals need no demo", "--json"]) == 0
    assert document(capsys)["audit"]["fit"] == 2
    assert main([*AUDIT, "--allow", "skip", "--json"]) == 0
    assert document(capsys)["audit"]["fit"] == 2
    assert main([*AUDIT, "--policy", "lenient", "--json"]) == 0
    assert document(capsys)["audit"]["fit"] == 2
    assert main([*AUDIT, "--policy", "lenient", "--forbid", "skip", "--json"]) == 0
    assert document(capsys)["audit"]["fit"] == 1


def test_rows_after_a_moment_are_left_out(capsys: Captured) -> None:
    assert main([*AUDIT, "--as-of", "2026-03-04T00:00:00+01:00", "--json"]) == 0

    assert document(capsys)["audit"]["after_as_of"] == 1


def test_rows_by_case_give_the_same_audit(capsys: Captured) -> None:
    assert main([*AUDIT, "--json"]) == 0
    whole = document(capsys)
    assert main([*AUDIT, "--by-case", "--json"]) == 0
    assert document(capsys) == whole


def test_rows_that_need_an_order_cannot_come_one_by_one(log: Path, capsys: Captured) -> None:
    log.write_text("dealId,property,value,timestamp\n", encoding="utf-8")

    shape = ["--shape", "hubspot.property_history"]
    assert main(["audit", "log.csv", *WORDS, *shape, "--by-case"]) == 1
    assert "say so with --order as_given" in capsys.readouterr().err
    assert main(["audit", "log.csv", *WORDS, *shape, "--by-case", "--order", "as_given"]) == 1
    assert "no row was accepted" in capsys.readouterr().err


def test_a_mapping_in_a_file_completed_by_options(capsys: Captured) -> None:
    mapping = {"shape": "entries", "case": "Deal", "label": "Stage", "at": "Entered"}
    Path("log.json").write_text(json.dumps(mapping), encoding="utf-8")

    declared = ["--mapping", "log.json", "--owner", "Deal"]
    assert main(["audit", "log.csv", *WORDS, *declared, "--json"]) == 0
    assert document(capsys)["read"]["accepted"] == 3


def test_times_without_an_offset_take_a_format_and_a_zone(log: Path, capsys: Captured) -> None:
    log.write_text("Deal;Stage;Entered\nD-1;closed won;1-7-2026 09:00\n", encoding="utf-8")

    written = ["--delimiter", "semicolon", "--at-format", "D-M-YYYY HH:mm"]
    assert main([*AUDIT, *written]) == 1
    assert "zone" in capsys.readouterr().err
    assert main([*AUDIT, *written, "--zone", "Europe/Amsterdam", "--json"]) == 0
    assert document(capsys)["read"]["accepted"] == 1


def test_a_vendor_s_columns_need_only_be_named_where_they_differ(
    log: Path, capsys: Captured
) -> None:
    log.write_text(
        "Record ID,property,value,timestamp\n"
        "1,dealstage,qualifiedtobuy,2026-03-05T09:00:00.000Z\n"
        "1,amount,1000,2026-03-04T09:00:00.000Z\n"
        "1,dealstage,appointmentscheduled,2026-03-02T09:00:00.000Z\n",
        encoding="utf-8",
    )

    shape = ["--shape", "hubspot.property_history", "--case", "Record ID"]
    assert main(["audit", "log.csv", *WORDS, *shape, "--json"]) == 0
    found = document(capsys)
    assert (found["read"]["accepted"], found["read"]["skipped"]) == (2, 1)
    assert found["audit"]["fit"] == 1


def test_a_vocabulary_of_ones_own_is_a_document(capsys: Captured) -> None:
    own = unstructure(hubspot.deal_stage.evolve(rename={"Contract Sent": "Offerte"}, id="own"))
    text = json.dumps({"schema_version": 1, "type": "vocabulary", **own})
    Path("own.json").write_text(text, encoding="utf-8")

    assert main(["audit", "log.csv", "--vocabulary", "own.json", *COLUMNS, "--json"]) == 0
    assert document(capsys)["audit"]["unknown_labels"] == {"Contract Sent": 1}
    Path("own.json").write_text(json.dumps(own), encoding="utf-8")
    assert main(["audit", "log.csv", "--vocabulary", "own.json", *COLUMNS, "--json"]) == 0


def test_a_document_of_something_else_is_no_vocabulary(capsys: Captured) -> None:
    text = json.dumps({"schema_version": 1, "type": "money", "value": "1 EUR"})
    Path("own.json").write_text(text, encoding="utf-8")

    assert main(["audit", "log.csv", "--vocabulary", "own.json", *COLUMNS]) == 1
    assert "'money'" in capsys.readouterr().err


def test_the_quarantine_goes_to_a_file_of_its_own(capsys: Captured) -> None:
    Path("log.json").write_text('{"personal": ["Deal"]}', encoding="utf-8")
    asked = [*AUDIT, "--mapping", "log.json", "--quarantine", "bad.csv"]

    assert main(asked) == 0
    told = capsys.readouterr().err
    assert "Written: bad.csv" in told
    assert "bad.csv holds personal data" in told
    assert "5 March" in Path("bad.csv").read_text(encoding="utf-8")
    assert main(asked) == 1
    assert main([*asked, "--force"]) == 0


def test_the_page_holds_every_table_and_nothing_of_the_data_is_markup(
    log: Path, capsys: Captured
) -> None:
    pytest.importorskip("jinja2", reason="needs Jinja2")
    log.write_text(LOG + "D-4,<b>Gone</b>,2026-03-05T09:00:00Z\n", encoding="utf-8")

    assert main([*AUDIT, "--as-of", "2026-04-01T00:00:00Z", "--html", "page.html"]) == 0
    page = Path("page.html").read_text(encoding="utf-8")
    assert "<b>Gone</b>" not in page
    assert "&lt;b&gt;Gone&lt;/b&gt;" in page
    for caption in ("What each row is", "Forbidden steps", "Days between", "What was looked for"):
        assert f"<caption><span>{caption}" in page
    assert "Written: page.html" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["audit", "log.csv", *WORDS], "has the columns 'Deal', 'Stage', 'Entered'"),
        ([*AUDIT[:2], "--vocabulary", "hubspot.deal_stages", *COLUMNS], "'hubspot.deal_stage'"),
        ([*AUDIT[:2], "--vocabulary", "hubspot", *COLUMNS], "choose one of"),
        ([*AUDIT[:2], "--vocabulary", "own.json", *COLUMNS], "there is no such file"),
        ([*AUDIT[:2], "--vocabulary", "touch.cold", *COLUMNS], "Nobody moves from word to word"),
        ([*AUDIT, "--allow", "skp=x"], "'skip'"),
        ([*AUDIT, "--allow", "name=x"], "There is no verdict 'name'"),
        ([*AUDIT, "--allow", "skipped=x"], "'skip', 'legal', 'stay', 'backward', 'reopened'"),
        ([*AUDIT, "--allow", "skip=a", "--allow", "skip=b"], "two rulings on 'skip'"),
        ([*AUDIT, "--allow", "skip", "--forbid", "skip"], "'allowed' and 'forbidden'"),
        ([*AUDIT, "--forbid", "skp"], "'skip'"),
        ([*AUDIT, "--as-of", "2026-03-04"], "--as-of 2026-03-04 is a day"),
        ([*AUDIT[:-1], "Enterd"], "'Entered'"),
        ([*AUDIT, "--mapping", "log.json"], "--case is 'Deal', but the mapping says 'Nr'"),
        ([*AUDIT, "--html", "log.csv"], "is a file that is read here"),
        (["audit", "none.csv", *WORDS, *COLUMNS], "none.csv"),
    ],
)
def test_what_cannot_be_used_is_said_without_a_traceback(
    given: list[str], said: str, capsys: Captured
) -> None:
    Path("log.json").write_text('{"case": "Nr"}', encoding="utf-8")

    assert main(given) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_a_log_of_which_no_row_is_accepted_is_told(log: Path, capsys: Captured) -> None:
    log.write_text("Deal,Stage,Entered\n", encoding="utf-8")

    assert main(AUDIT) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        "0 records read, 0 accepted, 0 quarantined, 0 blank, 0 skipped as declared\n"
    )
    assert "log.csv: no row was accepted" in printed.err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--as-of", "2026-02-30"], "is no instant and no day"),
        (["--as-of", "2026-03-04T12:00:00"], "is no instant and no day"),
        (["--as-of", "1899-03-04"], "is no instant and no day"),
        (["--as-of", "soon"], "is no instant and no day"),
        (["--order", "newest"], "invalid choice"),
        (["--allow", "skip= "], "has no reason"),
        (["--shape", "snapshot"], "invalid choice"),
        (["--force"], "no meaning without --quarantine"),
    ],
)
def test_wrong_usage_is_said(option: list[str], said: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main([*AUDIT, *option])
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_the_command_line_offers_the_shapes_and_policies_that_there_are() -> None:
    assert tuple(KNOWN) == SHAPES
    assert KNOWN_ORDERS == ORDERS
    assert tuple(map(str, VerdictKind)) == VERDICTS
    assert tuple(_POLICIES) == POLICIES
