"""What somebody asks of `salesterms audit` with options, and what must not be told."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from salesterms.cli import main
from salesterms.cli.in_options import flag
from salesterms.cli.words import NoZoneOfDay
from salesterms.mapping import LogMapping, MappingProblems

Captured = pytest.CaptureFixture[str]

LOG = """\
Deal,Stage,Entered
piet@example.com,Appointment Scheduled,2026-03-02T09:00:00Z
piet@example.com,Contract Sent,2026-03-05T09:00:00Z
an@example.com,Appointment Scheduled,2026-03-03T09:00:00Z
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


def mapped(**keys: object) -> list[str]:
    Path("log.json").write_text(json.dumps(keys), encoding="utf-8")
    return [*AUDIT, "--mapping", "log.json"]


class TestWhichCasesDoNotFit:
    def test_is_printed_where_it_is_asked(self, capsys: Captured) -> None:
        assert main([*AUDIT, "--ids"]) == 0
        assert capsys.readouterr().out.endswith("Cases that do not fit: 1\n  piet@example.com\n")
        assert main([*AUDIT, "--lang", "nl"]) == 0
        assert "piet@example.com" not in capsys.readouterr().out

    def test_stands_in_the_data(self, capsys: Captured) -> None:
        assert main([*AUDIT, "--ids", "--json"]) == 0
        assert document(capsys)["audit"]["unfit_ids"] == ["piet@example.com"]
        assert main([*AUDIT, "--json"]) == 0
        assert "piet@example.com" not in capsys.readouterr().out

    def test_stands_on_the_page(self) -> None:
        pytest.importorskip("jinja2", reason="needs Jinja2")
        assert main([*AUDIT, "--ids", "--html", "page.html"]) == 0
        assert "piet@example.com" in Path("page.html").read_text(encoding="utf-8")


class TestWhatIsPersonal:
    @pytest.fixture(autouse=True)
    def found(self, log: Path) -> None:
        """A finding and an unknown label too."""
        text = "Deal,Stage,Entered,Ok\n" + "".join(
            f"piet@example.com,{stage},2026-03-0{day}T09:00:00Z,no\n"
            for day, stage in enumerate(("Contract Sent", "closed won", "Geheim"), 1)
        )
        log.write_text(text, encoding="utf-8")

    @staticmethod
    def asked(*personal: str) -> list[str]:
        approvals = {"column": "Ok", "false": ["no"]}
        return [*mapped(personal=personal, approvals=approvals), "--ids"]

    def test_is_told_nowhere(self, capsys: Captured) -> None:
        asked = self.asked("Deal")
        assert main(asked) == 0
        printed = capsys.readouterr().out
        assert "(such as •••)" in printed
        assert "Cases that do not fit: 1\n  ••• (1 of them: their column is personal)\n" in printed
        assert "piet" not in printed
        assert main([*asked, "--json"]) == 0
        data = document(capsys)
        assert data["audit"]["unfit_ids"] == ["•••"]
        assert "piet" not in json.dumps(data)

    def test_neither_on_the_page(self) -> None:
        pytest.importorskip("jinja2", reason="needs Jinja2")
        assert main([*self.asked("Deal"), "--html", "page.html"]) == 0
        assert "piet" not in Path("page.html").read_text(encoding="utf-8")

    def test_nor_when_ids_are_not_asked(self, capsys: Captured) -> None:
        assert main(self.asked("Deal")[:-1]) == 0
        assert "piet" not in capsys.readouterr().out

    def test_also_an_unknown_label(self, capsys: Captured) -> None:
        assert main([*self.asked("Stage"), "--json"]) == 0
        assert document(capsys)["audit"]["unknown_labels"] == {"•••": 1}

    def test_also_where_rows_are_not_sorted(self, log: Path, capsys: Captured) -> None:
        log.write_text(LOG, encoding="utf-8")
        assert main([*mapped(personal=["Deal"]), "--by-case"]) == 1
        assert "case ••• comes after one of •••: sort the file" in capsys.readouterr().err
        assert main([*AUDIT, "--by-case"]) == 1
        assert "leave out --by-case" in capsys.readouterr().err


class TestTheOrderOfRows:
    def test_that_run_from_late_to_early(self, log: Path, capsys: Captured) -> None:
        text = "Deal,Stage,Entered\n" + "".join(
            f"D-1,{stage},2026-03-02T09:00:00Z\n"
            for stage in ("Qualified To Buy", "Appointment Scheduled")
        )
        log.write_text(text, encoding="utf-8")
        assert main([*AUDIT, "--order", "newest_first", "--json"]) == 0
        found = document(capsys)
        assert (found["audit"]["fit"], found["read"]["tied"]) == (1, 2)
        assert main([*AUDIT, "--order", "by_time", "--lang", "nl"]) == 0
        printed = capsys.readouterr().out
        assert "gevallen die passen 0 1" in " ".join(printed.split())
        assert "  2 rijen hebben hetzelfde tijdstip als" in printed

    def test_is_told_on_the_page(self, log: Path) -> None:
        pytest.importorskip("jinja2", reason="needs Jinja2")
        row = "D-1,Contract Sent,2026-03-02T09:00:00Z\n"
        log.write_text("Deal,Stage,Entered\n" + row * 2, encoding="utf-8")
        assert main([*AUDIT, "--order", "by_time", "--html", "page.html"]) == 0
        assert "2 rows share an instant with" in Path("page.html").read_text(encoding="utf-8")

    def test_must_not_contradict_the_mapping(self, capsys: Captured) -> None:
        assert main([*mapped(order="by_time"), "--order", "as_given"]) == 1
        assert "--order is 'as_given'" in capsys.readouterr().err


class TestADayAsTheLastOne:
    def test_ends_in_the_zone_of_the_log(self, log: Path, capsys: Captured) -> None:
        log.write_text(
            "Deal,Stage,Entered\n"
            "D-1,Appointment Scheduled,2026-03-04T22:59:59Z\n"
            "D-1,Qualified To Buy,2026-03-04T23:00:00Z\n",
            encoding="utf-8",
        )
        asked = [*AUDIT, "--as-of", "2026-03-04", "--zone", "Europe/Amsterdam", "--json"]
        assert main(asked) == 0
        found = document(capsys)["audit"]
        assert (found["rows"], found["after_as_of"]) == (1, 1)
        assert found["as_of"].startswith("2026-03-04T23:59:59.999999+01:00")

    def test_says_what_to_give_where_there_is_no_zone(self) -> None:
        assert "of geef een tijdstip" in NoZoneOfDay("2026-03-04").text("nl")


class TestWhoUsedOptions:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (["--shape", "entries", "--case", "Deal", "--label", "Stage"], "@ --at: add --at COL"),
            (["--shape", "changes", *COLUMNS[2:]], "this is not given @ --from: add --from COL"),
            ([*COLUMNS, "--from", "Stage"], "the shape has none @ --from: leave this option out"),
            (
                ["--shape", "snapshots", *COLUMNS[2:], "--order", "by_time", "--zone", "UTC"],
                "the shape has none @ --order",
            ),
            ([*COLUMNS, "--at-format", "D-M-YYYY"], "@ --at: add --zone, such as"),
            ([*COLUMNS, "--at-format", "D-M-YY"], "@ --at-format: use YYYY"),
            ([*COLUMNS, "--at-format", "D MMM YYYY"], "given with --mapping"),
            ([*COLUMNS, "--zone", "Europe/Amsterdm"], "@ --zone: use a name"),
            ([*COLUMNS, "--delimiter", "x"], "@ --delimiter: use one of"),
            ([*COLUMNS, "--encoding", "klingon"], "@ --encoding: use one of"),
            ([*COLUMNS[:-1], "Enterd"], "there is no column 'Enterd'"),
        ],
    )
    def test_is_told_of_options(self, given: list[str], said: str, capsys: Captured) -> None:
        assert main(["audit", "log.csv", *WORDS, *given]) == 1
        told = capsys.readouterr().err
        assert said in told
        assert '{"' not in told

    def test_is_told_of_them_in_the_problems_of_rows(self, log: Path, capsys: Captured) -> None:
        log.write_text(LOG + "D-3,New,3 March\n,New,3 March\n", encoding="utf-8")
        assert main([*AUDIT, "--quarantine", "bad.csv"]) == 0
        assert 'such as --at-format "D-M-YYYY HH:mm"' in capsys.readouterr().out
        assert "--at-format" in Path("bad.csv").read_text(encoding="utf-8")
        assert main(mapped()) == 0
        assert "--at-format" not in capsys.readouterr().out

    def test_is_told_of_the_delimiter(self, log: Path, capsys: Captured) -> None:
        log.write_text(LOG.replace(",", ";"), encoding="utf-8")
        assert main(AUDIT) == 1
        assert 'add --delimiter ";"' in capsys.readouterr().err
        assert main([*AUDIT, "--delimiter", "semicolon"]) == 0
        assert main([*mapped(file={"delimiter": "semicolon"}), "--delimiter", "semicolon"]) == 0
        assert main([*mapped(file={"delimiter": "tab"}), "--delimiter", "semicolon"]) == 1
        assert "--delimiter is ';'" in capsys.readouterr().err
        assert main(["audit", "log.csv", *WORDS]) == 1
        assert "If that is not one column" in capsys.readouterr().err

    def test_may_say_the_encoding(self, log: Path, capsys: Captured) -> None:
        log.write_text(LOG + "René,Contract Sent,2026-03-05T09:00:00Z\n", encoding="cp1252")
        assert main([*AUDIT, "--lang", "nl"]) == 1
        assert "(hier: --encoding NAAM)" in capsys.readouterr().err
        assert main([*AUDIT, "--encoding", "cp1252"]) == 0
        assert main(["audit", "log.csv", *WORDS, "--encoding", "cp1252"]) == 1
        assert "columns log.csv --log --out mapping.json" in capsys.readouterr().err

    def test_keeps_the_column_of_a_vendor_with_a_format_alone(
        self, log: Path, capsys: Captured
    ) -> None:
        log.write_text(
            "dealId,property,value,timestamp\n1,dealstage,closedwon,1772701200000\n",
            encoding="utf-8",
        )
        shape = ["--shape", "hubspot.property_history", "--at-format", "epoch_ms", "--json"]
        assert main(["audit", "log.csv", *WORDS, *shape]) == 0
        assert document(capsys)["read"]["accepted"] == 1


def test_a_page_that_cannot_be_made_is_told_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    from salesterms.report.page import template

    template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    for asked in (
        [*AUDIT, "--html", "page.html", "--quarantine", "bad.csv"],
        ["demo", "--html", "page.html"],
    ):
        assert main(asked) == 1
        printed = capsys.readouterr()
        assert "pip install 'salesterms[report]'" in printed.err
        assert printed.out == ""
    assert not Path("bad.csv").exists()


def test_a_file_without_accepted_rows_is_all_the_same_data(log: Path, capsys: Captured) -> None:
    log.write_text("Deal,Stage,Entered\n", encoding="utf-8")
    assert main([*AUDIT, "--json"]) == 1
    assert document(capsys)["audit"]["cases"] == 0


class TestAMappingToComplete:
    def test_is_written_for_a_log(self) -> None:
        asked = ["columns", "log.csv", "--log", "--status-column", "Stage", "--out", "own.json"]
        assert main(asked) == 0
        made = json.loads(Path("own.json").read_text(encoding="utf-8"))
        assert made["_columns_found"] == ["Deal", "Stage", "Entered"]
        assert made["label"]["_labels_found"] == ["Appointment Scheduled", "Contract Sent"]
        with pytest.raises(MappingProblems) as found:
            LogMapping.read(made)
        assert {one.code for one in found.value.problems} == {"unfilled"}

    def test_is_one_when_it_is_completed(self, capsys: Captured) -> None:
        assert main(["columns", "log.csv", "--log"]) == 0
        made = document(capsys)
        assert "_labels_found" not in made["label"]
        nothing = dict.fromkeys(("from", "id", "owner", "order", "only"))
        made |= {"shape": "entries", "case": "Deal", "at": "Entered", "zone": None, **nothing}
        made["label"]["column"] = "Stage"
        Path("own.json").write_text(json.dumps(made), encoding="utf-8")
        assert main(["audit", "log.csv", *WORDS, "--mapping", "own.json"]) == 0


def test_options_fill_in_what_is_open_in_a_mapping(log: Path) -> None:
    log.write_text(LOG.replace("09:00:00Z", "09:00"), encoding="utf-8")
    asked = mapped(at={"column": "?", "formats": ["?"]}, zone={"written_in": "?"})
    written = ["--at-format", "YYYY-MM-DDTHH:mm", "--zone", "Europe/Amsterdam"]
    assert main([*asked, *written]) == 0


def test_an_option_is_named_as_it_is_typed() -> None:
    assert flag("at_format") == "--at-format"
