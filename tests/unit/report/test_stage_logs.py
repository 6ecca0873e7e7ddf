"""The audit of a stage log in a report: its tables hold what the audit found."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve

from salesterms import Opportunity
from salesterms.interop import read_log_rows
from salesterms.lifecycle import Category
from salesterms.logs import STRICT, Audit, StageEntry, VerdictKind, allow_because, audit
from salesterms.logs.audit_flow import AuditFlow
from salesterms.logs.ways import ways_of
from salesterms.mapping import LogMapping
from salesterms.report import build, log_report
from salesterms.report.blocks import Picture
from salesterms.report.reading import account
from salesterms.report.stage_logs import log_sections
from salesterms.values import FrozenMapping
from salesterms.vocabularies import four_types, hubspot

DEALS = hubspot.deal_stage
STAGES = ("Appointment Scheduled", "Contract Sent", "Qualified To Buy", "Parked")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def row(case: str, stage: str, day: int) -> dict[str, Any]:
    return {"case": case, "label": stage, "at": datetime(2026, 3, day, tzinfo=UTC)}


ROWS = [
    *(row("D-1", stage, day) for day, stage in enumerate(STAGES, start=1)),
    row("D-2", "Appointment Scheduled", 1),
    row("D-2", "Qualified To Buy", 3),
    {"case": "D-3", "label": "", "at": "never"},
]


def entries(rows: list[dict[str, Any]]) -> list[StageEntry]:
    return [StageEntry(**one) for one in rows]


@pytest.fixture
def found() -> Audit:
    return audit(entries(ROWS[:-1]), DEALS, as_of=datetime(2026, 6, 1, tzinfo=UTC))


def sections(found: Audit) -> Any:
    return log_report(found).document()["sections"]


def test_a_report_says_what_it_went_by_and_what_stands_out(found: Audit) -> None:
    text = " ".join(log_report(found, source="log.csv").text().split())
    assert "6 rows read from log.csv." in text
    assert "hubspot.deal_stage (a deal); the policy is: strict." in text
    # With a space before the sign where Babel is absent.
    assert "* 1 of 2 cases went through the stages as the policy allows (50.0" in text
    assert "Contract Sent (skipped 3), in rows: 1." in text
    assert "At a glance" not in text


def test_the_tables_hold_what_the_audit_found(found: Audit) -> None:
    told = sections(found)
    fit = {one["what"]["en"]: one["share"] for one in told["stage_log"]["fit"]["rows"]}
    assert fit["cases that fit"] == "1/2"
    verdicts = {
        one["verdict"]["en"]: (one["ruling"]["en"], one["rows"])
        for one in told["stage_log"]["verdicts"]["rows"]
    }
    assert verdicts["legal"] == ("allowed", 3)
    assert verdicts["skipped"] == ("forbidden", 1)
    [unknown] = told["stage_log"]["unknown_labels"]["rows"]
    assert unknown == {"label": "Parked", "rows": 1}
    [back] = told["stage_log_steps"]["reversions"]["rows"]
    assert (back["from"], back["to"]) == ("Contract Sent", "Qualified To Buy")
    times = {one["label"]: one for one in told["stage_log_times"]["times"]["rows"]}
    assert times["Appointment Scheduled"]["median"] == "3/2"
    assert times["Closed Won"]["median"] is None


def test_every_question_stands_among_the_findings_with_its_answer(found: Audit) -> None:
    told = sections(found)["stage_log_findings"]["findings"]["rows"]
    assert len(told) == len(found.findings)
    assert {one["rows"] for one in told} == {None}
    assert all(one["because"] for one in told)


def test_where_cases_stall_stands_out_where_enough_have_ended() -> None:
    month, moment = datetime(2026, 6, 1, tzinfo=UTC), "2026-06-01 00:00 UTC"
    late = [row("D-4", "Appointment Scheduled", 2)]
    stalling = audit(entries([*ROWS[:-1], *late]), DEALS, as_of=month)
    text = log_report(stalling).text()
    assert "Most overdue cases" not in text
    assert "three quarters of them say little: Appointment Scheduled, Q" in squeezed(text)
    stall, *_ = log_report(stalling).document()["sections"]["stage_log_times"]["stalls"]["rows"]
    assert stall["share"] == "1/1"
    many = [
        row(f"E-{number}", stage, day)
        for number in range(30)
        for day, stage in enumerate(("Appointment Scheduled", "Qualified To Buy"), start=1)
    ]
    text = log_report(audit(entries([*many, *late]), DEALS, as_of=month)).text()
    assert "Most overdue cases stand in Appointment Scheduled: 1 of the 1" in text
    assert "say little" not in text
    assert "Nobody has left Qualified To Buy yet; cases that stand there: 30" in squeezed(text)
    assert moment in text or "1 June 2026 00:00 UTC" in text


def test_more_unknown_labels_than_are_kept_are_counted(found: Audit) -> None:
    rows = evolve(found, verdicts=FrozenMapping({**found.verdicts, VerdictKind.UNKNOWN_LABEL: 9}))
    assert "and 8 rows with other labels" in log_report(rows).text()
    assert "with other labels" not in log_report(found).text()


def test_the_page_shows_the_flow_and_the_funnel_and_says_them_in_words(found: Audit) -> None:
    pytest.importorskip("jinja2", reason="needs Jinja2")
    page = log_report(found).html()
    assert page.count("<figure>") == page.count("<svg") == page.count("The picture in words") == 2
    assert "The steps that were made: a line for each, with its rows" in page
    assert "flow" not in sections(found)["stage_log_steps"]
    assert log_report(audit([], DEALS)).html().count("<figure>") == 1


def test_a_flow_of_very_many_steps_has_lines_for_those_that_are_made_most_often() -> None:
    labels = ways_of(DEALS, None).labels
    rows = [
        entry
        for number, (before, after) in enumerate(permutations(labels, 2))
        for copy in range(number + 1)
        for entry in entries(
            [row(f"{number}-{copy}", before, 1), row(f"{number}-{copy}", after, 2)]
        )
    ]
    found = audit(rows, DEALS)
    [flow] = [one for one in log_sections(found)[1].blocks if isinstance(one, Picture)]
    assert isinstance(flow.drawn, AuditFlow)
    least = flow.drawn.at_least
    assert 0 < len([edge for edge in found.edges if edge.rows >= least]) <= 40 < len(found.edges)
    assert f"at least {least} rows" in flow.caption.text.en.format(*flow.caption.values)


def test_ids_of_cases_that_do_not_fit_have_a_section_where_they_were_kept(found: Audit) -> None:
    kept = audit(entries(ROWS[:-1]), DEALS, keep_ids=True)
    assert sections(kept)["stage_log_unfit"]["unfit"]["rows"] == [{"case": "D-1"}]
    assert "stage_log_unfit" not in sections(found)


def test_the_report_says_how_the_file_was_read(found: Audit) -> None:
    mapping = LogMapping.read(
        {
            "schema_version": 1,
            "shape": "entries",
            "case": "Deal",
            "label": "Stage",
            "at": {"column": "Entered", "formats": ["YYYY-MM-DD"]},
            "zone": {"written_in": "Europe/Amsterdam"},
        }
    )
    text = squeezed(log_report(found, mapping=mapping).text("nl"))
    assert "Hoe het bestand is gelezen" in text
    assert "geval Deal" in text
    assert "tijdzone geschreven in: Europe/Amsterdam" in text
    assert "conventions" not in sections(found)


def test_stages_of_people_are_called_so() -> None:
    assert "The stages that people went through" in log_report(audit([], four_types)).text()


def test_times_that_are_told_apart_coarsely_say_so(found: Audit) -> None:
    first, *others = found.times
    assert first.ended is not None
    coarse = evolve(first, ended=evolve(first.ended, grain=timedelta(seconds=4)))
    text = log_report(evolve(found, times=(coarse, *others))).text()
    assert "told apart by at most 4 seconds" in text


def test_a_reason_for_what_is_allowed_is_repeated() -> None:
    policy = STRICT.with_(skip=allow_because("small deals"))
    judged = audit(entries([row("D-1", "Contract Sent", 1)]), DEALS, policy=policy)
    [first] = sections(judged)["stage_log"]["verdicts"]["rows"]
    assert first["ruling"]["en"] == "allowed: small deals"


def test_without_rows_and_without_a_moment_nothing_is_made_up() -> None:
    text = log_report(audit([], DEALS)).text()
    assert "No moment was given" in text
    assert "No forbidden step was made." in text
    assert "0 of 0 cases" in text


def test_the_report_on_deals_gains_the_audit_and_the_account_of_its_rows(found: Audit) -> None:
    deals = [Opportunity(id="D-1", status=Category.WON)]
    bare = build(deals, log=found).document()["sections"]
    told = build(deals, log=found, log_read=read_log_rows(ROWS)).document()["sections"]
    assert "outcomes" not in bare["stage_log"]
    assert told["stage_log"]["outcomes"]["total"]["rows"] == 7
    assert [one["code"] for one in told["stage_log"]["reasons"]["rows"]] == ["missing_label"]


def test_a_log_that_was_read_says_first_what_became_of_its_rows(found: Audit) -> None:
    report = log_report(found, read=account(read_log_rows(ROWS)))
    assert next(iter(report.document()["sections"])) == "read"
    assert "7 rows read from the rows given." in report.text()


def test_words_without_steps_on_which_every_way_meets_have_no_funnel(found: Audit) -> None:
    assert "funnel" in sections(found)["stage_log"]
    assert "funnel" not in sections(evolve(found, steps=()))["stage_log"]


def test_the_page_has_no_empty_list_of_figures(found: Audit) -> None:
    pytest.importorskip("jinja2", reason="needs Jinja2")
    page = log_report(found).html("nl")
    assert '<dl class="figures"' not in page
    assert "Verboden stappen" in page
