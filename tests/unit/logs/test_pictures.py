"""The pictures of an audit: its flow and its funnel."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from salesterms.logs import (
    LENIENT,
    Audit,
    AuditFlow,
    BadAtLeast,
    BadFunnel,
    Funnel,
    FunnelStep,
    StageEntry,
    Ways,
    audit,
)
from salesterms.logs.passing import steps_on
from salesterms.values import Ratio
from salesterms.vocabularies import four_types, hubspot, salesforce

SVG = "{http://www.w3.org/2000/svg}"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
SHORT = {
    "A": "Appointment Scheduled",
    "Q": "Qualified To Buy",
    "P": "Presentation Scheduled",
    "C": "Contract Sent",
    "W": "Closed Won",
    "L": "Closed Lost",
    "?": "Parked",
}


def found(*cases: str, **more: Any) -> Audit:
    """The audit of cases that go through stages, each said by its letter."""
    rows = [
        StageEntry(f"D-{number}", SHORT[letter], START + timedelta(days=day))
        for number, letters in enumerate(cases)
        for day, letter in enumerate(letters)
    ]
    return audit(rows, hubspot.deal_stage, **more)


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 # our own text


def counted(audited: Audit) -> list[tuple[str, int, int | None]]:
    return [(step.label, step.cases, step.entered) for step in audited.steps]


class TestFlow:
    """The labels in order, and the steps between them with their counts."""

    def test_a_step_has_its_count_and_what_it_is_where_that_is_not_legal(self) -> None:
        told = found("AQ", "AQ", "AP").flow().explain().splitlines()

        assert told[1:4] == [
            'From "begin" to "Appointment Scheduled": 3 rows.',
            'From "Appointment Scheduled" to "Qualified To Buy": 2 rows.',
            (
                'From "Appointment Scheduled" to "Presentation Scheduled" (coloured): '
                "1 row, skipped 1."
            ),
        ]

    def test_what_the_policy_allows_is_drawn_in_full(self) -> None:
        assert "coloured" not in found("AP", policy=LENIENT).flow().explain()
        assert 'style=dashed, color="#b4481a"' in found("AP").flow().dot()
        assert "linkStyle 1 stroke:#b4481a" in found("AP").flow().mermaid()

    def test_rare_steps_share_a_box_that_counts_them(self) -> None:
        flow = found("AQ", "AQ", "AP", "ALL").flow(at_least=2)

        assert '"rarer steps: 3": rows: 3.' in flow.explain()
        assert "skipped" not in flow.mermaid()
        assert '"zeldzamere stappen: 3": rijen: 3.' in flow.explain("nl")

    def test_rows_that_made_no_step_have_a_box(self) -> None:
        assert '"no steps": unknown label: 2.' in found("A?", "?").flow().explain()
        assert "no steps" not in found("A").flow().explain()

    def test_every_label_has_a_box_and_tells_who_stands_in_it_at_the_end(self) -> None:
        told = found("AQ", "AQ").flow().explain("nl")

        assert '"Qualified To Buy": aan het eind: 2.' in told
        assert 'Zonder lijnen: "Presentation Scheduled"' in told

    def test_without_rows_only_the_labels_are_there(self) -> None:
        assert found().flow().mermaid().count('"]') == len(Ways(hubspot.deal_stage).labels)

    @pytest.mark.parametrize("at_least", [0, -1, 1.5, True, "2"])
    def test_at_least_is_a_whole_number_from_1(self, at_least: Any) -> None:
        with pytest.raises(BadAtLeast, match="from 1"):
            found("A").flow(at_least=at_least)

    def test_it_says_what_it_is(self) -> None:
        flow = found("A").flow(at_least=3)

        assert flow == AuditFlow(audit=found("A"), at_least=3)
        assert repr(flow) == "<AuditFlow of hubspot.deal_stage: 1 case>"
        assert flow._repr_svg_() == flow.svg()


class TestLadder:
    """The flow as SVG: labels under each other in their order, whatever steps were made."""

    def test_the_labels_stand_in_the_order_of_the_words(self) -> None:
        boxes = [
            text.text
            for text in drawn(found("LCQPA").flow().svg()).iter(f"{SVG}text")
            if text.get("font-weight") == "600"
        ]
        assert boxes == ["begin", *Ways(hubspot.deal_stage).labels]

    def test_a_forbidden_step_has_another_colour_and_says_so(self) -> None:
        svg = found("AP", "AQ", "AQ").flow().svg("nl")
        assert "Presentation Scheduled: 1 overgeslagen, 1 rij, verboden" in svg
        assert "Qualified To Buy: geldig, 2 rijen<" in svg
        assert svg.count("-alarm-head)") == 1
        assert "verboden door het beleid" in svg
        assert found("AP", policy=LENIENT).flow().svg().count("-alarm-head)") == 0

    def test_a_step_of_more_rows_has_a_thicker_line(self) -> None:
        svg = drawn(found(*["AQ"] * 40, "AQL").flow().svg())
        lines = [path for path in svg.iter(f"{SVG}path") if path.get("marker-end")]
        assert {path.get("stroke-width") for path in lines} == {"1.9", "4.2"}

    def test_who_stays_is_told_in_the_box_and_rows_without_a_step_below(self) -> None:
        svg = found("AAAQ?").flow().svg("nl")
        assert ">blijft: 2<" in svg
        assert ">geen stappen: onbekend label: 1<" in svg

    def test_a_flow_of_ten_stages_is_no_wider_than_a_page(self) -> None:
        labels = Ways(salesforce.opportunity_stage).labels
        rows = [
            StageEntry(f"D-{number}", label, START + timedelta(days=at))
            for number, pair in enumerate(permutations(labels, 2))
            for at, label in enumerate(pair)
        ]
        svg = drawn(audit(rows, salesforce.opportunity_stage).flow().svg())
        assert float(svg.get("width", "")) < 900


class TestSteps:
    """How far cases came."""

    def test_who_skipped_a_stage_came_past_it(self) -> None:
        assert counted(found("AP", "AQ"))[:4] == [
            ("Appointment Scheduled", 2, 2),
            ("Qualified To Buy", 2, 1),
            ("Presentation Scheduled", 1, 1),
            ("Decision Maker Bought-In", 0, 0),
        ]

    def test_who_was_lost_came_as_far_as_the_stages_that_they_stood_in(self) -> None:
        assert [cases for _, cases, _ in counted(found("AQL", "L"))] == [2, 1, 0, 0, 0, 0]

    def test_a_case_counts_once_however_often_it_comes_back(self) -> None:
        assert [cases for _, cases, _ in counted(found("AQAQAQ"))][:3] == [1, 1, 0]

    def test_labels_that_are_unknown_count_for_nothing(self) -> None:
        assert [cases for _, cases, _ in counted(found("?", "?A", "A?Q"))][:3] == [2, 1, 0]

    def test_a_kind_of_a_label_stands_for_it(self) -> None:
        rows = [StageEntry("P-1", "MQL", START), StageEntry("P-2", "contact", START)]

        assert counted(audit(rows, four_types)) == [
            ("naam", 2, 0),
            ("lead", 2, 1),
            ("contact", 1, 1),
        ]

    def test_labels_that_not_every_way_leads_through_are_no_steps(self) -> None:
        assert steps_on(Ways(four_types)).labels == ("naam", "lead", "contact")


class TestFunnel:
    """Bars with counts, and what went on."""

    def test_of_an_audit_it_tells_who_passed_a_step_over(self) -> None:
        funnel = found("AP", "AP", "ACW", "A").funnel()

        assert funnel.explain().splitlines()[1:5] == [
            '"Appointment Scheduled": 4',
            '"Qualified To Buy": 3, 75.0% of the step before, 3 passed it over',
            '"Presentation Scheduled": 3, 100.0% of the step before, 1 passed it over',
            '"Decision Maker Bought-In": 1, 33.3% of the step before, 1 passed it over',
        ]
        assert '1 sloeg hem over\n"Contract Sent"' in funnel.explain("nl")
        assert "3 sloegen hem over" in funnel.svg("nl")

    def test_a_step_without_anybody_leads_to_an_undefined_share(self) -> None:
        funnel = Funnel([("Visit", 0), ("Lead", 0)])

        assert funnel.conversions == (Ratio(0, 0),)
        assert funnel.explain("nl").endswith('"Lead": 0, onbepaald van de stap ervoor')

    def test_counts_that_rise_are_said_as_they_are(self) -> None:
        assert '"Lead": 3, 150.0% of the step before' in Funnel([("a", 2), ("Lead", 3)]).explain()

    def test_the_table_has_each_step_as_a_share_of_the_one_before_and_of_the_first(self) -> None:
        table = Funnel([FunnelStep("Visit", 200, 150), ("Lead|", 50), ("Won", 5)]).markdown("nl")

        assert table.splitlines()[2:] == [
            "| Visit | 200 | 150 |  | 100,0% |",
            r"| Lead\| | 50 |  | 25,0% | 25,0% |",
            "| Won | 5 |  | 10,0% | 2,5% |",
        ]

    def test_a_funnel_of_nothing_is_drawn(self) -> None:
        nothing = Funnel([])

        assert nothing.explain() == "A funnel of 0 steps"
        assert len(nothing.markdown().splitlines()) == 2
        assert ET.fromstring(nothing.svg()).tag.endswith("svg")  # noqa: S314 - our own

    def test_the_graph_has_the_counts_in_the_boxes_and_the_shares_on_the_lines(self) -> None:
        drawn = Funnel([("Visit", 4), ("Lead", 1)], title="A week").mermaid()

        assert drawn.splitlines()[-3:] == [
            '    n0["Visit<br>4"]',
            '    n1["Lead<br>1"]',
            '    n0 -->|"25.0#37;"| n1',
        ]
        assert 'title: "A week"' in drawn

    def test_what_was_passed_over_is_not_known_of_a_bare_count(self) -> None:
        assert FunnelStep("Lead", 3).passed_over == 0

    @pytest.mark.parametrize(
        "step",
        [
            "Lead",
            ("Lead",),
            ("Lead", -1),
            ("Lead", 1.0),
            ("Lead", True),
            (1, 2),
            ("Lead", 1, 1),
            None,
        ],
    )
    def test_what_is_no_step_is_refused(self, step: Any) -> None:
        with pytest.raises(BadFunnel, match="is no step"):
            Funnel([step])

    @pytest.mark.parametrize("entered", [2, -1, 0.5, True])
    def test_no_more_stood_in_a_step_than_came_as_far(self, entered: Any) -> None:
        with pytest.raises(BadFunnel, match="is no step"):
            FunnelStep("Lead", 1, entered)

    def test_it_says_what_it_is(self) -> None:
        assert repr(Funnel([("a", 1)])) == "<Funnel of 1 steps>"
