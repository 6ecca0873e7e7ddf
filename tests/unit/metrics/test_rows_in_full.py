"""Rows that are derived, whole: every field of them, and which argument an error is about."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from salesterms import Category, Money, Opportunities, Opportunity
from salesterms.entities import Initiator, OrderLine, Touch
from salesterms.errors import SalesTermsError
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.logs import StageEntry
from salesterms.metrics import (
    AgeBasis,
    AttributedDeal,
    ByMarketing,
    CloseDateChange,
    DealAge,
    DealLine,
    Entries,
    ExpectedClose,
    FindingKind,
    FunnelEntry,
    FunnelPolicy,
    FunnelStages,
    HygienePolicy,
    Skips,
    StepOutcome,
    StepPosition,
    ages_in_stage,
    ages_since_created,
    attributed_deals,
    close_date_changes,
    expected_closes,
    funnel_of_journeys,
    funnel_of_log,
    funnel_stages,
    hand_over_outcomes,
    lead_outcomes,
    lines_of,
    pipeline_bridge,
    pipeline_findings,
    stage_spells,
)
from salesterms.vocabularies import four_types, funnel

JAN, FEB, MAR = (date(2024, month, 1) for month in (1, 2, 3))
DEAL = Opportunity(
    id="D-1",
    status=Category.WON,
    amount=Money(100, "EUR"),
    created=JAN,
    closed=MAR,
    expected_close=FEB,
    owner="Ann",
    account="A-1",
    product="P-1",
    stage="Proposal",
    contacts=("P-1",),
)
OPEN = evolve(DEAL, status=Category.OPEN, closed=None)
OWN = {"owner": "Ann", "account": "A-1", "product": "P-1", "stage": "Proposal"}
BEGIN = datetime(2024, 1, 1, 12, tzinfo=UTC)
NAMES = FunnelStages(id="abc", stages=("A", "B", "C"))
FIRST = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
EACH = FunnelPolicy(skips=Skips.PASSED, entries=Entries.EACH)
STRICT = FunnelPolicy(skips=Skips.CASE_LEFT_OUT, entries=Entries.FIRST)
POLICY = HygienePolicy(
    stale_after=30, fewest_contacts=1, furthest_close=365, next_step=None, owners={"Ann"}
)
NO: Any = 3
ZONE: dict[str, Any] = {"zone": "UTC"}
FORMS: dict[str, Any] = {**ZONE, "marketing": set()}


def log(labels: str, case: str | int = "D-1") -> list[StageEntry]:
    """A case that goes through one label a day, as Ann's."""
    return [
        StageEntry(case, label, BEGIN + timedelta(days=day), owner="Ann")
        for day, label in enumerate(labels)
    ]


def test_a_deal_by_marketing_keeps_the_deal_and_its_source() -> None:
    [row] = attributed_deals(
        [DEAL],
        [Touch(id="T", person="P-1", at=BEGIN)],
        marketing={"T"},
        zone="UTC",
        sources={"D-1": "fair"},
        marketing_sources={"fair"},
    )
    yes = ByMarketing.YES
    assert row == AttributedDeal(
        id="D-1",
        status=Category.WON,
        amount=Money(100, "EUR"),
        created=JAN,
        closed=MAR,
        owner="Ann",
        source="fair",
        by_source=yes,
        by_first_touch=yes,
        before_creation=yes,
        before_close=yes,
    )


def test_a_line_keeps_its_deal() -> None:
    line = OrderLine(
        product="P-2", quantity=3, unit_price=Money(40, "EUR"), list_price=Money(45, "EUR")
    )
    [_, row] = lines_of([evolve(DEAL, order_lines=(line, line))])
    assert row == DealLine(
        id="D-1/2",
        deal="D-1",
        status=Category.WON,
        product="P-2",
        asked=Money(120, "EUR"),
        listed=Money(135, "EUR"),
        owner="Ann",
        account="A-1",
        created=JAN,
        closed=MAR,
    )


def test_an_age_keeps_its_deal_and_its_bounds() -> None:
    row = DealAge(
        id="D-1",
        basis=AgeBasis.CREATED,
        as_of=FEB,
        since=JAN,
        status=Category.WON,
        created=JAN,
        closed=MAR,
        amount=Money(100, "EUR"),
        bounds=(10, 31),
        **OWN,
    )
    assert ages_since_created([DEAL], as_of=FEB, bounds=[10, 31]) == (row,)
    entered = StageEntry("D-1", "Proposal", BEGIN)
    in_stage = ages_in_stage([DEAL], [entered], as_of=FEB, zone="UTC", bounds=[10, 31])
    assert in_stage == (evolve(row, basis=AgeBasis.STAGE_ENTERED),)
    assert in_stage[0].band == "31+"


def test_a_change_of_a_date_keeps_its_deal_as_it_became() -> None:
    moved = evolve(OPEN, expected_close=MAR, owner="Bo")
    gone = evolve(OPEN, id="D-0", status=Category.LOST)
    days: dict[date | str, list[Opportunity]] = {
        JAN: [OPEN],
        FEB: [gone, moved],
        MAR: [gone, moved],
    }
    assert close_date_changes(days) == (
        CloseDateChange(
            id="D-1@2024-02-01",
            deal="D-1",
            changed_on=FEB,
            before=FEB,
            after=MAR,
            amount=Money(100, "EUR"),
            **{**OWN, "owner": "Bo"},
        ),
    )


def test_an_expected_close_keeps_its_deal_as_it_was() -> None:
    became = evolve(DEAL, status=Category.LOST, owner="Bo", stage="Lost", closed=MAR)
    row = ExpectedClose(
        id="D-1",
        expected=FEB,
        status_before=Category.OPEN,
        status=Category.LOST,
        closed=MAR,
        amount=Money(100, "EUR"),
        **OWN,
    )
    assert expected_closes([OPEN], [became]) == (row,)
    assert expected_closes([OPEN], []) == (evolve(row, status=None, closed=None),)


class TestFunnels:
    def test_a_row_is_told_whole(self) -> None:
        rows = funnel_of_log(log("ABC"), NAMES, FIRST, zone="UTC", sources={"D-1": "fair"})
        assert [row.id for row in rows] == ["D-1/1/1", "D-1/2/1", "D-1/3/1"]
        assert rows[1] == FunnelEntry(
            id="D-1/2/1",
            case="D-1",
            stage="B",
            place=2,
            position=StepPosition.BETWEEN,
            next_stage="C",
            turn=1,
            outcome=StepOutcome.ADVANCED,
            whole=StepOutcome.ADVANCED,
            entered=date(2024, 1, 2),
            advanced=date(2024, 1, 3),
            finished=date(2024, 1, 3),
            passed_over=False,
            last_reached="C",
            owner="Ann",
            source="fair",
        )
        places = [(row.position.value, row.next_stage) for row in rows]
        assert places == [("first", "B"), ("between", "C"), ("last", None)]

    def test_who_comes_back_has_a_turn_for_each_time(self) -> None:
        rows = funnel_of_log(log("BABA"), NAMES, EACH, zone="UTC")
        told = [(row.stage, row.turn, row.id) for row in rows]
        assert told == [
            ("A", 1, "D-1/1/1"),
            ("A", 2, "D-1/1/2"),
            ("A", 3, "D-1/1/3"),
            ("B", 1, "D-1/2/1"),
            ("B", 2, "D-1/2/2"),
        ]
        assert [row.passed_over for row in rows] == [True, False, False, False, False]

    def test_a_case_that_skips_is_left_out_as_a_whole(self) -> None:
        rows = funnel_of_log(log("AC"), NAMES, STRICT, zone="UTC")
        assert {(row.outcome, row.whole) for row in rows} == {(StepOutcome.LEFT_OUT,) * 2}
        kept = funnel_of_log(log("ABC"), NAMES, STRICT, zone="UTC")
        assert {row.whole for row in kept} == {StepOutcome.ADVANCED}


class TestSpells:
    def test_a_spell_has_a_number_and_its_zone(self) -> None:
        rows = [*log("AB", "D-1"), *log("A", "D-2"), *log("A", 2)]
        spells = stage_spells(rows, zone="Europe/Amsterdam")
        told = [(one.id, one.case, one.stage, one.zone) for one in spells]
        assert told == [
            ("D-1/1", "D-1", "A", "Europe/Amsterdam"),
            ("D-1/2", "D-1", "B", "Europe/Amsterdam"),
            ("D-2/1", "D-2", "A", "Europe/Amsterdam"),
            ("2/1", 2, "A", "Europe/Amsterdam"),
        ]
        assert spells[0].left == spells[1].entered == BEGIN + timedelta(days=1)

    def test_a_later_row_of_one_case_hides_no_earlier_one_of_another(self) -> None:
        rows = [*log("AB", "D-1"), *log("A", "D-2")]
        known = stage_spells(rows, as_of=BEGIN + timedelta(hours=1), zone="UTC")
        assert [(one.case, one.stage) for one in known] == [("D-1", "A"), ("D-2", "A")]

    def test_a_row_that_is_none_is_named_by_its_number(self) -> None:
        with pytest.raises(SalesTermsError) as caught:
            stage_spells([*log("A"), NO], zone="UTC")
        assert 2 in caught.value.args


class TestFindings:
    heading = "Pipeline hygiene on 2024-02-01: 1 of 2 open deals without a finding (50.0 %)"
    rows = (
        evolve(OPEN, owner="Bo", expected_close=None),
        evolve(DEAL, id="D-2", closed=FEB),
        evolve(DEAL, id="D-3", closed=FEB),
        evolve(OPEN, id="D-4", created=date(2024, 2, 2)),
        evolve(OPEN, id="D-5", created=FEB, expected_close=date(2024, 2, 2), last_activity=FEB),
    )

    def test_they_are_told_whole(self) -> None:
        found = pipeline_findings(self.rows, POLICY, as_of=FEB)
        assert (found.as_of, found.policy, found.examined) == (FEB, POLICY, 2)
        assert found.not_examined == {"closed": 2, "not_created_yet": 1}
        assert found.clean.numerator == 1
        kinds = ("no_expected_close", "no_activity", "owner_unknown")
        assert found.to_rows() == [
            {"deal": "D-1", "owner": "Bo", "finding": kind} for kind in kinds
        ]

    def test_they_say_what_was_not_looked_for_and_not_examined(self) -> None:
        found = pipeline_findings(self.rows, POLICY, as_of=FEB)
        assert found.gaps() == found.gaps("en")
        step, closed, later = found.gaps()
        assert "next_step" in step
        assert closed == "not examined: 2 already closed"
        assert later == "not examined: 1 created after the as-of date"
        assert found.gaps("nl") != found.gaps("en")
        assert repr(found) == f"<PipelineFindings {self.heading}>"
        lines = found.explain().splitlines()
        assert lines[0] == self.heading
        assert lines[-3:] == [f"  {gap}" for gap in found.gaps()]
        assert len(lines) == 1 + len(found.counts) + 3
        assert found.explain("nl").splitlines()[0].startswith("Pipelinehygiëne op 2024-02-01: 1 ")

    def test_a_notebook_shows_them_in_one_table(self) -> None:
        found = pipeline_findings(self.rows, POLICY, as_of=FEB)
        shown = found._repr_html_()
        assert shown.startswith('<div class="salesterms"><table')
        assert shown.endswith("</div>")
        assert shown.count("<table") == 1
        assert self.heading in shown
        assert "None" not in shown
        assert shown.count(">1<") == [*found.counts.values()].count(1)
        assert shown.count(">0<") == [*found.counts.values()].count(0)
        assert all(gap in shown for gap in found.gaps())

    def test_a_column_that_is_not_mapped_is_not_looked_for(self) -> None:
        rows = Opportunities(self.rows[:1], mapped=["id", "status"])
        found = pipeline_findings(rows, POLICY, as_of=FEB)
        assert found.not_looked_for[FindingKind.NO_AMOUNT] == ("column_not_mapped", "amount")


class TestBridges:
    outside = "Outside the bridge: 1 in the pipeline on neither day; 2 created and won in between"
    before = (OPEN, evolve(OPEN, id="D-2"))
    after = (
        evolve(OPEN, amount=Money(120, "EUR")),
        evolve(DEAL, id="D-3", closed=FEB),
        evolve(DEAL, id="D-4", closed=FEB),
        evolve(OPEN, id="D-5", amount=None),
    )

    def test_a_notebook_shows_a_table_for_each_currency(self) -> None:
        bridge = pipeline_bridge(self.before, self.after, start=JAN, end=MAR)
        shown = bridge._repr_html_()
        assert shown.startswith('<div class="salesterms"><table')
        assert shown.endswith("</p></div>")
        assert "<caption>Pipeline bridge, 2024-01-01 to 2024-03-01, EUR</caption>" in shown
        assert f"<p>{self.outside}</p>" in shown
        for word in (
            "line",
            "deals",
            "amount",
            "opening",
            "closing",
            "120.00 EUR",
            "200.00 EUR",
            ">2<",
        ):
            assert word in shown
        assert "None" not in shown

    def test_an_empty_one_is_a_sentence(self) -> None:
        shown = pipeline_bridge([], [], start=JAN, end=MAR)._repr_html_()
        assert shown == (
            '<div class="salesterms"><p>Pipeline bridge, 2024-01-01 to 2024-03-01:'
            " no deal was in the pipeline on either day</p></div>"
        )

    def test_it_is_told_in_lines(self) -> None:
        bridge = pipeline_bridge(self.before, self.after, start=JAN, end=MAR)
        lines = bridge.explain().splitlines()
        assert lines[0] == "Pipeline bridge, 2024-01-01 to 2024-03-01, EUR"
        assert lines[-1] == self.outside
        opening = next(line.split() for line in lines if line.strip().startswith("opening"))
        assert opening == ["opening", "2", "200.00", "EUR"]

    def test_what_was_not_in_the_pipeline_before_is_in_the_other_currency(self) -> None:
        dollars = [evolve(OPEN, amount=Money(1, "USD"))]
        bridge = pipeline_bridge(dollars, [], start=JAN, end=MAR, currency="EUR")
        assert bridge.outside == {"other_currency": 1}


WRONG: dict[str, tuple[str, Callable[[], Any]]] = {
    "touches": ("touches", lambda: attributed_deals([DEAL], [NO], **FORMS)),
    "deals": ("deals", lambda: attributed_deals([NO], [], **FORMS)),
    "lines": ("deals", lambda: lines_of([NO])),
    "stages": ("stages", lambda: funnel_of_log([], NO, FIRST, zone="UTC")),
    "policy of a log": ("policy", lambda: funnel_of_log([], NAMES, NO, zone="UTC")),
    "vocabulary": (
        "vocabulary",
        lambda: funnel_of_journeys([], NO, "funnel", FIRST, zone="UTC"),
    ),
    "policy of journeys": (
        "policy",
        lambda: funnel_of_journeys([], funnel, "funnel", NO, zone="UTC"),
    ),
    "journeys": (
        "journeys",
        lambda: funnel_of_journeys([NO], funnel, "funnel", FIRST, zone="UTC"),
    ),
    "calendar": ("calendar", lambda: hand_over_outcomes([], zone="UTC", calendar=NO)),
    "hand-overs": ("hand_overs", lambda: hand_over_outcomes([NO], zone="UTC")),
    "words of leads": ("vocabulary", lambda: lead_outcomes([], NO, "SQL", zone="UTC")),
    "calendar of leads": (
        "calendar",
        lambda: lead_outcomes([], four_types, "SQL", zone="UTC", calendar=NO),
    ),
    "touches of leads": (
        "touches",
        lambda: lead_outcomes([], four_types, "SQL", zone="UTC", touches=[NO]),
    ),
    "journeys of leads": ("journeys", lambda: lead_outcomes([NO], four_types, "SQL", zone="UTC")),
    "policy of findings": ("policy", lambda: pipeline_findings([], NO, as_of=JAN)),
    "start": ("start", lambda: pipeline_bridge([], [], start="x", end=JAN)),
    "end": ("end", lambda: pipeline_bridge([], [], start=JAN, end="x")),
    "opening": ("opening", lambda: pipeline_bridge([DEAL, DEAL], [], start=JAN, end=FEB)),
    "closing": ("closing", lambda: pipeline_bridge([], [DEAL, DEAL], start=JAN, end=FEB)),
    "expected opening": ("opening", lambda: expected_closes([DEAL, DEAL], [])),
    "expected closing": ("closing", lambda: expected_closes([], [DEAL, DEAL])),
    "snapshots": ("snapshots", lambda: close_date_changes({JAN: [], "x": []})),
    "a deal twice": ("snapshots", lambda: close_date_changes({JAN: [], FEB: [DEAL, DEAL]})),
}


@pytest.mark.parametrize(("name", "call"), WRONG.values(), ids=WRONG)
def test_an_error_names_the_argument_and_says_what_it_takes(
    name: str, call: Callable[[], Any]
) -> None:
    with pytest.raises(SalesTermsError) as caught:
        call()
    assert caught.value.args[0] == name
    assert "None" not in str(caught.value).removesuffix(", or None")


def test_a_funnel_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(SalesTermsError) as caught:
        funnel_stages("other")
    assert str(caught.value).endswith("id of one: 'funnel', 'aida', 'hubspot', 'demand'")


def test_a_touch_at_the_instant_at_which_a_lead_begins_is_its_response() -> None:
    [lead] = lead_outcomes(
        [Journey.begin(person="P-1", facts=Facts(interest="explicit"))],
        four_types,
        "SQL",
        zone="UTC",
        created={"P-1": BEGIN},
        touches=[Touch(id="T", person="P-1", at=BEGIN, initiator=Initiator.SELLER)],
    )
    assert lead.response_seconds == 0
    assert lead.responded == JAN
