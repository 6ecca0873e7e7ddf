"""Leads in a report: every lead stands in one column of each line, and nothing is guessed."""

import runpy
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from salesterms.cli.demo_command import HAND_OVERS, JOURNEYS, sample_leads
from salesterms.entities import HandOver, HandOverAnswer, Weekday, WorkingCalendar, WorkingHours
from salesterms.errors import WrongArgument
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.qualification import UnknownFramework, Verdict, assess
from salesterms.report import Leads, build
from salesterms.values import NaiveInstant

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
CARD = Journey.begin(person="P-1", facts=Facts(contact_details="general", source="general"))
KEEN = Journey.begin(person="P-2", facts=Facts(interest="buying"))
MADE = runpy.run_path(str(Path(__file__).parents[2] / "data" / "make_leads.py"))


def handed(lead: str, **answer: Any) -> HandOver:
    return HandOver(lead=lead, from_team="marketing", to_team="sales", at=AT, **answer)


def sections(leads: Leads) -> dict[str, Any]:
    found: dict[str, Any] = build([], leads=leads).document()["sections"]
    return found


def lines(section: dict[str, Any], table: str) -> list[list[Any]]:
    return [list(row.values()) for row in section[table]["rows"]]


class TestTheSample:
    def test_the_script_makes_the_shipped_files_byte_for_byte(self) -> None:
        data = files("salesterms") / "data"
        for name, content in MADE["sample"]().items():
            assert (data / name).read_bytes() == content
        assert {JOURNEYS, HAND_OVERS} == set(MADE["sample"]())

    @pytest.mark.slow
    def test_every_lead_has_one_verdict_by_each_framework(self) -> None:
        leads = sample_leads()
        report = build([], leads=leads)
        rows = report.document()["sections"]["qualification"]["verdicts"]["rows"]
        for name, row in zip(leads.frameworks, rows, strict=True):
            found = Counter(assess(name, one, as_of=leads.as_of).verdict for one in leads.journeys)
            assert {each: row[each.value] for each in Verdict} == {e: found[e] for e in Verdict}
            assert found.total() == 64
        text = report.text()
        assert "Qualification of leads" in text
        assert "Hand-over to sales" in text
        assert "waardeloos adres" in text

    def test_it_speaks_dutch(self) -> None:
        text = build([], leads=sample_leads()).text("nl")
        assert "Kwalificatie van leads" in text
        assert "Overdracht aan sales" in text


def test_without_leads_there_are_no_such_sections() -> None:
    assert "qualification" not in build([]).document()["sections"]


def test_without_hand_overs_there_is_nothing_about_them() -> None:
    found = sections(Leads(journeys=(CARD, KEEN), as_of=AT))
    assert "qualification" in found
    assert "hand_over" not in found


def test_the_numbers_of_a_line_add_up_to_the_leads() -> None:
    found = sections(Leads(journeys=(CARD, KEEN, KEEN), as_of=AT, frameworks=("lead", "bant")))
    verdicts = lines(found["qualification"], "verdicts")
    assert len(verdicts) == 2
    for line in (*verdicts, *lines(found["qualification"], "requirements")):
        assert sum(cell for cell in line if isinstance(cell, int)) == 3


def test_answers_are_counted_and_a_naam_that_was_handed_over_is_told() -> None:
    late = AT + timedelta(days=3)
    given = (
        handed("P-1", answer=HandOverAnswer.REJECTED, answered_at=late, reason="useless address"),
        handed("P-2", answer=HandOverAnswer.ACCEPTED, answered_at=AT),
        handed("P-3"),
    )
    hours = (WorkingHours(weekday=Weekday.MONDAY, opens="09:00", closes="17:00"),)
    office = WorkingCalendar(zone="Europe/Amsterdam", hours=hours)
    leads = Leads(
        journeys=(CARD, KEEN),
        as_of=AT + timedelta(days=14),
        hand_overs=given,
        answer_within=timedelta(hours=4),
        calendar=office,
    )
    found = sections(leads)["hand_over"]

    assert [line[-1] for line in lines(found, "answers")] == [1, 1, 1]
    assert [line[-1] for line in lines(found, "reasons")] == [1]
    assert sum(line[-1] for line in lines(found, "timing")) == 3
    assert "address: 1 of 2" in build([], leads=leads).text()
    untimed = sections(Leads(journeys=(CARD,), as_of=AT, hand_overs=given[1:]))["hand_over"]
    assert "answers" in untimed
    assert "timing" not in untimed
    assert "reasons" not in untimed


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UnknownFramework):
        build([], leads=Leads(journeys=(CARD,), as_of=AT, frameworks=("bantt",)))
    with pytest.raises(WrongArgument):
        Leads(journeys=[CARD], as_of=AT)  # type: ignore[arg-type]
    with pytest.raises(NaiveInstant):
        Leads(journeys=(), as_of=datetime(2026, 3, 2))  # noqa: DTZ001 # naive on purpose


def test_of_no_leads_every_number_is_nought() -> None:
    found = sections(Leads(journeys=(), as_of=AT))["qualification"]
    assert [line[2:] for line in lines(found, "verdicts")] == [[0, 0, 0, 0]] * 5
    assert "questions" not in found


def test_the_funnel_stands_as_of_the_same_moment() -> None:
    keen = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    later = keen
    for event in ("accept_by_sales", "convert", "open_deal"):
        later = later.advance(event, at=AT)
    before = sections(Leads(journeys=(later,), as_of=AT - timedelta(days=1)))["funnel"]
    after = sections(Leads(journeys=(later,), as_of=AT + timedelta(days=3)))["funnel"]
    assert before["steps"]["rows"] != after["steps"]["rows"]
    assert sections(Leads(journeys=(), as_of=AT))["funnel"]["steps"]["rows"] == []
