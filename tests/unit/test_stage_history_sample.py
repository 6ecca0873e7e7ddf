"""The shipped stage history: the script makes it, and the audit finds what is planted in it."""

import csv
import io
import json
import runpy
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from salesterms.cli.demo_command import HISTORY, audited_sample
from salesterms.interop import LogResult, read_stage_log
from salesterms.logs import Audit

MADE = runpy.run_path(str(Path(__file__).parents[1] / "data" / "make_stage_history.py"))
DATA = files("salesterms") / "data"
MAPPING = json.loads((DATA / "sample_stage_history_mapping.json").read_text(encoding="utf-8"))
CONTENT = (DATA / HISTORY).read_bytes()


@pytest.fixture(scope="module")
def history() -> LogResult:
    return read_stage_log(io.BytesIO(CONTENT), MAPPING)


@pytest.fixture(scope="module")
def found(history: LogResult) -> Audit:
    return audited_sample(history)


def records() -> list[list[str]]:
    text = CONTENT.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))[1:]


def test_the_script_makes_the_shipped_file_byte_for_byte() -> None:
    assert MADE["NAME"] == HISTORY
    assert MADE["content"]() == CONTENT


def test_the_history_is_of_deals_of_the_export_and_small_enough_to_ship() -> None:
    export = (DATA / "sample_opportunities.csv").read_text("utf-8-sig")
    known = {line.partition(";")[0] for line in export.splitlines()}
    cases = {row[0] for row in records() if row and row[0]}

    assert len(cases) == MADE["DEALS"]
    assert cases <= known
    assert len(CONTENT) < 30_000


def test_every_row_that_cannot_be_read_was_planted(history: LogResult) -> None:
    assert history.reasons == Counter(MADE["UNREADABLE"])
    assert history.blank == MADE["BLANK_LINES"]
    assert history.read == len(records())


def test_every_fault_that_was_planted_is_found_and_no_other(
    history: LogResult, found: Audit
) -> None:
    verdicts = {str(kind): rows for kind, rows in found.verdicts.items() if rows}
    legal = verdicts.pop("legal")

    assert verdicts == MADE["PLANTED"]
    assert legal == len(history.accepted) - sum(MADE["PLANTED"].values())
    assert found.cases == MADE["DEALS"]
    allowed = ("stay", "duplicate")
    forbidden = sum(rows for kind, rows in MADE["PLANTED"].items() if kind not in allowed)
    assert found.fit == found.cases - forbidden  # at most one fault in a deal


def test_every_finding_that_was_planted_is_found_and_no_other(found: Audit) -> None:
    assert {one.name: one.rows for one in found.findings if one.rows} == MADE["MARKED"]


def test_the_unknown_label_is_the_one_that_was_planted(found: Audit) -> None:
    planted = {MADE["UNKNOWN"]: MADE["PLANTED"]["unknown_label"]}
    assert found.unknown_labels == planted


def test_deals_stall_where_the_export_has_them_stall(found: Audit) -> None:
    assert found.stalls[0].label == "Onderhandeling"
