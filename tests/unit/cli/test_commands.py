"""What each command prints, writes and returns."""

import json
from pathlib import Path
from typing import Any

import pytest

import salesterms
from salesterms.cli import main
from salesterms.cli.argument_types import DELIMITERS
from salesterms.cli.arguments import PRESETS as OFFERED
from salesterms.interop import PRESETS
from salesterms.mapping import DELIMITERS as FILE_DELIMITERS
from salesterms.report.mapping_words import MARKS

Captured = pytest.CaptureFixture[str]

REPORT = ["report", "export.csv", "--mapping", "mapping.json"]


def document(capsys: Captured) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.mark.slow
def test_the_demo_prints_the_report_on_the_sample(capsys: Captured) -> None:
    assert main(["demo"]) == 0

    printed = capsys.readouterr()
    assert "sample_opportunities.csv" in printed.out
    assert "Daan Kuipers" in printed.out
    assert printed.err == ""


@pytest.mark.slow
def test_the_demo_speaks_dutch(capsys: Captured) -> None:
    assert main(["demo", "--lang", "nl"]) == 0

    assert capsys.readouterr().out.startswith("Verkooprapport\n")


@pytest.mark.slow
def test_the_demo_gives_json_in_which_no_variant_is_refused(capsys: Captured) -> None:
    assert main(["demo", "--json"]) == 0

    rows = document(capsys)["sections"]["close_ratio"]["variants"]["rows"]
    assert {row["value"]["status"] for row in rows} == {"measured"}


@pytest.mark.slow
def test_the_demo_writes_the_rows_that_were_not_accepted(folder: Path, capsys: Captured) -> None:
    assert main(["demo", "--quarantine", "refused.csv"]) == 0
    printed = capsys.readouterr()
    assert "--quarantine FILE" in printed.out
    assert "refused.csv" in printed.err
    content = (folder / "refused.csv").read_text(encoding="utf-8")
    assert content.startswith("record,first_line,last_line,column,code,message,original")

    assert main(["demo", "--quarantine", "refused.csv"]) == 1
    assert main(["demo", "--quarantine", "refused.csv", "--force"]) == 0
    assert main(["demo", "--quarantine", "same", "--html", "same"]) == 1
    with pytest.raises(SystemExit):
        main(["demo", "--force"])


@pytest.mark.slow
def test_the_demo_writes_a_page_and_may_write_it_again(folder: Path, capsys: Captured) -> None:
    pytest.importorskip("jinja2", reason="needs Jinja2")
    for _ in range(2):
        assert main(["demo", "--html", "page.html", "--lang", "nl"]) == 0

    page = (folder / "page.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="nl">')
    assert "Weggeschreven: page.html" in capsys.readouterr().err


def test_without_jinja_the_page_is_an_error_and_nothing_is_printed(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    from salesterms.report.page import template

    template.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)

    assert main(["demo", "--html", "page.html"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "pip install 'salesterms[report]'" in printed.err
    assert not (folder / "page.html").exists()


@pytest.mark.usefixtures("folder")
def test_a_report_on_ones_own_file(capsys: Captured) -> None:
    assert main([*REPORT, "--as-of", "2024-03-31", "--json"]) == 0

    report = document(capsys)
    assert report["as_of"] == "2024-03-31"
    assert report["sections"]["close_ratio"]["default"]["value"] == "1/2"
    (euro,) = report["sections"]["revenue"]["by_currency"]["rows"]
    assert euro["won_revenue"]["value"] == "1000.50"
    assert "export.csv" in report["read"][0]["en"]


@pytest.mark.usefixtures("folder")
def test_without_an_as_of_date_rows_stand_as_recorded(capsys: Captured) -> None:
    assert main(REPORT) == 0

    assert "rows stand as recorded" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_period_a_stage_and_days_reach_the_metrics(capsys: Captured) -> None:
    asked = ["--period", "2024-Q1", "--stage", "Won", "--stale-after", "10"]

    assert main([*REPORT, *asked, "--as-of", "2024-04-30", "--json"]) == 0

    report = document(capsys)
    assert report["period"] == {"start": "2024-01-01", "end": "2024-04-01"}
    rows = report["sections"]["close_ratio"]["variants"]["rows"]
    assert "(10 days)" in next(
        row["definition"]["en"] for row in rows if row["variant"] == "stale_as_lost"
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_without_a_mapping_the_columns_are_listed_and_nothing_is_guessed(
    capsys: Captured, lang: str
) -> None:
    assert main(["report", "export.csv", "--lang", lang]) == 1

    said = capsys.readouterr().err
    assert "Deal;Stage;Owner;Amount;Made;Ended" in said
    assert "salesterms columns export.csv --out mapping.json" in said
    assert ("nothing is guessed" in said) == (lang == "en")
    assert "--delimiter semicolon" in said


@pytest.mark.usefixtures("folder")
def test_rows_that_are_not_accepted_fail_only_when_asked(capsys: Captured) -> None:
    assert main([*REPORT, "--lang", "nl"]) == 0
    assert main([*REPORT, "--strict", "--lang", "nl"]) == 1

    assert "--strict: 1 rij(en) niet geaccepteerd" in capsys.readouterr().err


def test_the_quarantine_is_written_and_says_that_it_holds_personal_data(
    folder: Path, capsys: Captured
) -> None:
    assert main([*REPORT, "--quarantine", "faults.csv"]) == 0

    assert "D-4;Gone;Bo;5,00" in (folder / "faults.csv").read_text(encoding="utf-8")
    assert "faults.csv holds personal data" in capsys.readouterr().err


def test_an_empty_quarantine_is_written_and_holds_nothing_personal(
    folder: Path, capsys: Captured
) -> None:
    sound = (folder / "export.csv").read_text(encoding="utf-8").replace("Gone", "New")
    (folder / "export.csv").write_text(sound, encoding="utf-8")

    assert main([*REPORT, "--quarantine", "faults.csv", "--strict"]) == 0

    assert (folder / "faults.csv").read_text(encoding="utf-8").count("\n") == 1
    assert "personal" not in capsys.readouterr().err


def test_a_file_that_exists_is_not_replaced_unless_forced(folder: Path, capsys: Captured) -> None:
    (folder / "faults.csv").write_text("mine")

    assert main([*REPORT, "--quarantine", "faults.csv"]) == 1
    assert (folder / "faults.csv").read_text() == "mine"
    assert "--force" in capsys.readouterr().err
    assert main([*REPORT, "--quarantine", "faults.csv", "--force"]) == 0
    assert (folder / "faults.csv").read_text() != "mine"


@pytest.mark.parametrize("written", ["export.csv", "mapping.json"])
def test_what_is_read_is_never_written_over(folder: Path, capsys: Captured, written: str) -> None:
    before = (folder / written).read_bytes()

    assert main([*REPORT, "--quarantine", f"./{written}", "--force"]) == 1
    assert "that is read here" in capsys.readouterr().err
    assert (folder / written).read_bytes() == before


def joining(folder: Path) -> list[str]:
    """The arguments of a report whose mapping, in a folder of its own, joins a file there."""
    (folder / "left.csv").write_text("id\nA\n")
    (folder / "maps").mkdir()
    (folder / "maps" / "right.csv").write_text("id\nA\n")
    mapping = {
        "id": "id",
        "status": {"matched": "won", "unmatched": "open"},
        "join": {"file": "right.csv", "key": {"left": "id", "right": "id"}, "prefix": "deal."},
    }
    (folder / "maps" / "joined.json").write_text(json.dumps(mapping))
    return ["report", "left.csv", "--mapping", "maps/joined.json"]


@pytest.mark.parametrize("output", ["--html", "--quarantine"])
def test_the_file_that_a_mapping_joins_is_never_written_over(
    folder: Path, capsys: Captured, output: str
) -> None:
    given = joining(folder)

    assert main([*given, output, "maps/right.csv", "--force"]) == 1
    assert "that is read here" in capsys.readouterr().err
    assert (folder / "maps" / "right.csv").read_text() == "id\nA\n"
    assert main(given) == 0


def test_nothing_is_written_when_one_output_is_an_input(folder: Path) -> None:
    assert main([*REPORT, "--quarantine", "faults.csv", "--html", "export.csv"]) == 1

    assert not (folder / "faults.csv").exists()


def test_the_columns_are_not_written_over_their_file(folder: Path, capsys: Captured) -> None:
    before = (folder / "export.csv").read_bytes()

    assert main(["columns", "export.csv", "--out", "./export.csv", "--force"]) == 1
    assert "that is read here" in capsys.readouterr().err
    assert (folder / "export.csv").read_bytes() == before


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("other", ["out", "./out", "maps/../out"])
def test_two_outputs_are_two_files(folder: Path, capsys: Captured, other: str, there: bool) -> None:
    (folder / "maps").mkdir()
    if there:
        (folder / "out").write_text("mine")

    assert main([*REPORT, "--html", "out", "--quarantine", other, "--force"]) == 1
    assert "cannot hold both" in capsys.readouterr().err
    assert (folder / "out").exists() == there
    assert not there or (folder / "out").read_text() == "mine"


def test_a_page_and_a_quarantine_are_written_side_by_side(folder: Path) -> None:
    pytest.importorskip("jinja2", reason="needs Jinja2")

    assert main([*REPORT, "--html", "page.html", "--quarantine", "faults.csv"]) == 0

    assert (folder / "page.html").exists()
    assert (folder / "faults.csv").exists()


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("rows", ["", "D-1;Gone;Bo;5,00;1-2-2024;\n"])
def test_a_file_without_a_row_that_can_be_used_is_told_and_fails(
    folder: Path, capsys: Captured, rows: str, lang: str
) -> None:
    header, _ = (folder / "export.csv").read_text(encoding="utf-8").split("\n", 1)
    (folder / "export.csv").write_text(f"{header}\n{rows}", encoding="utf-8")

    assert main([*REPORT, "--strict", "--lang", lang]) == 1

    printed = capsys.readouterr()
    no = {"en": "No row was", "nl": "Geen enkele rij is" if rows else "Er is geen enkele rij"}[lang]
    assert printed.out.splitlines()[2].startswith(no)
    said = {"en": "no row was accepted", "nl": "geen enkele rij is geaccepteerd"}[lang]
    assert printed.err == f"export.csv: {said}\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("place", ["no/such/folder/out.csv", ".", "a\0b"])
def test_a_file_that_cannot_be_written_is_an_error_of_ours(capsys: Captured, place: str) -> None:
    assert main([*REPORT, "--quarantine", place, "--force"]) == 1

    assert capsys.readouterr().err.startswith("salesterms: ")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "absent.csv", "--mapping", "mapping.json"],
        ["report", "export.csv", "--mapping", "absent.json"],
        ["report", "mapping.json", "--mapping", "mapping.json"],
        ["report", "absent.csv"],
        ["columns", "absent.csv"],
        ["columns", "export.csv", "--encoding", "klingon"],
        ["columns", "export.csv", "--delimiter", "xx"],
        ["columns", "export.csv", "--status-column", "Stage"],
        ["report", "export.csv", "--preset", "salesforce"],
    ],
)
def test_what_cannot_be_used_is_one_text_and_status_1(
    capsys: Captured, arguments: list[str]
) -> None:
    assert main(arguments) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("salesterms: ")
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["report"],
        ["demo", "--lang", "de"],
        [*REPORT, "--as-of", "31-12-2024"],
        [*REPORT, "--as-of", "2024-02-30"],
        [*REPORT, "--as-of", "20241231"],
        [*REPORT, "--stale-after", "-1"],
        [*REPORT, "--stale-after", "\u0663"],
        [*REPORT, "--period", "2024-Q5"],
        [*REPORT, "--preset", "pipedrive"],
        [*REPORT, "--map", "mapping.json"],
    ],
)
def test_wrong_usage_is_status_2(capsys: Captured, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)

    assert left.value.code == 2
    assert "usage: salesterms" in capsys.readouterr().err


def test_the_version_is_that_of_the_package(capsys: Captured) -> None:
    assert main(["--version"]) == 0

    assert capsys.readouterr().out == f"salesterms {salesterms.__version__}\n"


def test_help_says_what_the_statuses_mean(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    assert "exit status" in capsys.readouterr().out


def test_the_presets_offered_are_those_that_there_are() -> None:
    assert sorted(PRESETS) == sorted(OFFERED)


def test_columns_writes_a_mapping_that_says_what_is_still_to_fill_in(
    folder: Path, capsys: Captured
) -> None:
    given = ["columns", "export.csv", "--delimiter", ";", "--status-column", "Stage"]

    assert main([*given, "--out", "made.json"]) == 0

    made = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    assert made["_columns_found"] == ["Deal", "Stage", "Owner", "Amount", "Made", "Ended"]
    assert "Written: made.json" in capsys.readouterr().err
    assert main(["report", "export.csv", "--mapping", "made.json"]) == 1
    assert main([*given, "--out", "made.json"]) == 1
    assert main([*given, "--out", "made.json", "--force"]) == 0


def test_columns_prints_when_no_file_is_given(folder: Path, capsys: Captured) -> None:
    (folder / "tabs.csv").write_text("Id\tStage\n1\tWon\n")

    assert main(["columns", "tabs.csv", "--delimiter", "tab"]) == 0

    assert document(capsys)["_columns_found"] == ["Id", "Stage"]


@pytest.mark.usefixtures("folder")
def test_a_header_of_one_column_is_told_with_the_option_for_another_mark(
    capsys: Captured,
) -> None:
    assert main(["columns", "export.csv"]) == 0

    printed = capsys.readouterr()
    assert json.loads(printed.out)["_columns_found"] == ["Deal;Stage;Owner;Amount;Made;Ended"]
    assert "--delimiter semicolon" in printed.err


@pytest.mark.parametrize("name", [name for name in DELIMITERS if name.isalpha()])
def test_a_delimiter_goes_by_the_name_that_a_report_prints(
    folder: Path, capsys: Captured, name: str
) -> None:
    mark = DELIMITERS[name]
    (folder / "marks.csv").write_text(f"Id{mark}Stage\n1{mark}Won\n")

    assert MARKS[mark].en == name
    assert mark in FILE_DELIMITERS
    for given in (name, mark):
        assert main(["columns", "marks.csv", "--delimiter", given]) == 0
        assert document(capsys)["_columns_found"] == ["Id", "Stage"]


def test_the_second_file_may_be_given_beside_the_mapping(folder: Path, capsys: Captured) -> None:
    (folder / "left.csv").write_text("id\nA\nB\n")
    (folder / "right.csv").write_text("id\nA\n")
    mapping = {
        "id": "id",
        "status": {"matched": "won", "unmatched": "open"},
        "join": {"key": {"left": "id", "right": "id"}, "prefix": "deal."},
    }
    (folder / "joined.json").write_text(json.dumps(mapping))
    given = ["report", "left.csv", "--mapping", "joined.json", "--json"]

    assert main([*given, "--join", "right.csv"]) == 0
    assert document(capsys)["sections"]["close_ratio"]["default"]["inputs"]["won"] == "1"
    assert main(given) == 1


def edited(folder: Path, name: str, **changes: Any) -> str:
    """The mapping with some keys changed, as a file."""
    before = json.loads((folder / "mapping.json").read_text(encoding="utf-8"))
    (folder / name).write_text(json.dumps({**before, **changes}), encoding="utf-8")
    return name


def test_the_currency_of_every_amount_may_be_given_beside_the_mapping(
    folder: Path, capsys: Captured
) -> None:
    amount = {"column": "Amount", "decimal": ",", "thousands": "."}
    bare = edited(folder, "bare.json", amount=amount)

    assert main(["report", "export.csv", "--mapping", bare]) == 1
    given = ["report", "export.csv", "--mapping", bare, "--currency", "USD", "--json"]
    capsys.readouterr()
    assert main(given) == 0
    (row,) = document(capsys)["sections"]["revenue"]["by_currency"]["rows"]
    assert row["currency"] == "USD"


def test_a_column_named_alone_takes_the_currency_too(folder: Path, capsys: Captured) -> None:
    (folder / "plain.csv").write_text("Id,Status,Amount\nD-1,won,5\n")
    (folder / "plain.json").write_text('{"id": "Id", "status": "Status", "amount": "Amount"}')
    given = ["report", "plain.csv", "--mapping", "plain.json", "--currency", "EUR", "--json"]

    assert main(given) == 0
    (row,) = document(capsys)["sections"]["revenue"]["by_currency"]["rows"]
    assert row["won_revenue"]["value"] == "5"


def test_an_option_that_contradicts_the_mapping_is_refused(folder: Path, capsys: Captured) -> None:
    assert main([*REPORT, "--currency", "USD"]) == 1
    assert "--currency is 'USD', but the mapping says 'EUR'" in capsys.readouterr().err
    assert main([*REPORT, "--currency", "EUR"]) == 0

    zone = {"written_in": "Europe/Amsterdam", "dates_in": "Europe/Amsterdam"}
    zoned = edited(folder, "zoned.json", zone=zone)
    assert main(["report", "export.csv", "--mapping", zoned, "--zone", "Europe/Paris"]) == 1


@pytest.mark.usefixtures("folder")
def test_the_zone_may_be_given_beside_the_mapping(capsys: Captured) -> None:
    assert main([*REPORT, "--zone", "Europe/Amsterdam"]) == 0

    assert "written in: Europe/Amsterdam" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_preset_alone_says_where_its_question_marks_are_to_be_answered(
    capsys: Captured, lang: str
) -> None:
    given = ["report", "export.csv", "--preset", "hubspot", "--lang", lang]

    assert main(given) == 1
    said = capsys.readouterr().err
    assert "amount.currency" in said
    assert {"en": "not in a file of yours", "nl": "niet in een eigen bestand"}[lang] in said
    assert "--currency" in said

    assert main([*given, "--currency", "EUR", "--zone", "Nowhere"]) == 1
    said = capsys.readouterr().err
    assert "Nowhere" in said
    assert "--currency" not in said


def test_a_preset_is_completed_by_ones_own_mapping(folder: Path, capsys: Captured) -> None:
    columns = (
        "Opportunity ID,Stage,Opportunity Owner,Account Name,Amount,Created Date,Close Date,"
        "Probability (%)\n"
    )
    (folder / "sf.csv").write_text(
        columns + "006A,Closed Won,Ann,Acme,100.00,2024-01-02,2024-02-01,100\n"
    )
    own = {
        "amount": {"decimal": "."},
        **{field: {"formats": ["YYYY-MM-DD"]} for field in ("created", "closed", "expected_close")},
    }
    (folder / "own.json").write_text(json.dumps(own))
    given = ["report", "sf.csv", "--preset", "salesforce", "--mapping", "own.json"]

    assert main([*given, "--currency", "USD", "--json"]) == 0
    (row,) = document(capsys)["sections"]["revenue"]["by_currency"]["rows"]
    assert (row["currency"], row["won_revenue"]["value"]) == ("USD", "100.00")


def test_columns_finds_a_header_below_a_title(folder: Path, capsys: Captured) -> None:
    (folder / "titled.csv").write_text("Export of May\nDeal,Stage\nD-1,Won\n", encoding="utf-8")

    assert main(["columns", "titled.csv", "--header-line", "2"]) == 0

    assert json.loads(capsys.readouterr().out)["_columns_found"] == ["Deal", "Stage"]
