"""What somebody who tried to get a wrong answer found, and what is answered now."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from types import ModuleType

import pytest

from salesterms import entities, qualification
from salesterms.entities import (
    Account,
    Claim,
    ConvertedOtherwise,
    CrmRecord,
    EntityProblems,
    HandOver,
    HandOverAnswer,
    NotTheirJourney,
    Person,
    RecordKind,
    Weekday,
    WorkingCalendar,
    WorkingHours,
    convert,
    hand_overs_at,
    merge,
    recorded,
)
from salesterms.errors import WrongArgument
from salesterms.facts import BUDGET, NEED, Evidence, Facts, Level, Maker, MakerKind
from salesterms.interop import LeadMapping, lead_rows
from salesterms.interop.leads import LeadRow
from salesterms.journey import Journey
from salesterms.mapping import Zones
from salesterms.mapping.instants import InstantSource
from salesterms.qualification import (
    Decay,
    DecayForm,
    NotOneBuyer,
    PointsForCriterion,
    PointsForSignals,
    Reach,
    Requirement,
    ScoreAxis,
    ScoreModel,
    Signal,
    SignalKind,
    Threshold,
    score,
)
from salesterms.report import Leads
from salesterms.values import InstantOutOfRange

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BY = Maker(kind=MakerKind.HUMAN)
HALVES = Decay(form=DecayForm.HALVES_AT_ONCE, days=30)


def model(criterion: object, *, decay: Decay | None = HALVES) -> ScoreModel:
    row = PointsForCriterion(id="r", axis="fit", points=100, criterion=criterion)  # type: ignore[arg-type]
    axis = ScoreAxis(name="fit", weight=1, decay=decay)
    goal = Threshold(name="MQL", at_least=(("total", 50),))
    return ScoreModel(name="m", axes=(axis,), rows=(row,), thresholds=(goal,))


@pytest.mark.parametrize(
    "criterion",
    [
        BUDGET.at_least("checked") | NEED.at_least("stated"),
        ~(~BUDGET.at_least("checked") & ~NEED.at_least("stated")),
        (BUDGET.at_least("checked") | NEED.at_least("stated")) & ~BUDGET.at_least("proven"),
    ],
)
def test_what_may_turn_out_to_be_younger_is_within_the_range(criterion: object) -> None:
    old = Evidence(fact="budget", level=Level.CHECKED, at=NOW - timedelta(days=60), by=BY)
    new = Evidence(fact="need", level=Level.STATED, at=NOW, by=BY)

    open_ = score(model(criterion), Facts(), evidence=[old], as_of=NOW)
    known = score(model(criterion), Facts(), evidence=[old, new], as_of=NOW)

    assert open_.ends("total")[0] <= known.total <= open_.ends("total")[1]
    assert open_._reach(open_.model.thresholds[0]) is Reach.POSSIBLE
    alone = score(model(BUDGET.at_least("checked")), Facts(), evidence=[old], as_of=NOW)
    assert [int(end) for end in alone.ends("total")] == [25, 25]


def test_signals_of_two_accounts_are_not_those_of_one_lead() -> None:
    row = PointsForSignals(id="v", axis="fit", points=1, signal="visit", most=None)
    ours = ScoreModel(name="m", axes=(ScoreAxis(name="fit", weight=1),), rows=(row,))

    def seen(**of: str) -> Signal:
        return Signal(kind=SignalKind.ENGAGEMENT, name="visit", at=NOW, strength=1, **of)

    assert score(ours, Facts(), person="P-1", signals=[seen(account="A-1")], as_of=NOW).total == 1
    signals = [seen(account="A-1"), seen(account="A-2")]
    with pytest.raises(NotOneBuyer):
        score(ours, Facts(), person="P-1", signals=signals, as_of=NOW)


def test_a_score_is_of_the_person_of_the_journey() -> None:
    cam = Journey.begin(person="P-1")
    with pytest.raises(NotTheirJourney):
        score(model(BUDGET.holds), cam, person="P-2", as_of=NOW)
    with pytest.raises(WrongArgument):
        score(model(BUDGET.holds), Facts(), person=" ", as_of=NOW)


def test_a_threshold_asks_of_each_axis_once() -> None:
    with pytest.raises(EntityProblems) as caught:
        Threshold(name="A", at_least=(("fit", 50), ("fit", 10)))
    assert [each.code for each in caught.value.problems] == ["given_twice"]


def test_an_expiry_is_bounded() -> None:
    with pytest.raises(EntityProblems):
        Requirement(id="r", text=BUDGET.text, ask=BUDGET.text, when=BUDGET.holds, expires=10**10)


def test_a_number_of_more_digits_than_can_be_shown_is_no_count() -> None:
    with pytest.raises(EntityProblems):
        Account(id="A", employees=10**5000)


def test_working_time_adds_up_where_a_clock_goes_back_over_midnight() -> None:
    hours = tuple(WorkingHours(weekday=day, opens="00:00", closes="24:00") for day in Weekday)
    office = WorkingCalendar(zone="America/St_Johns", hours=hours)
    start = datetime(2005, 10, 30, tzinfo=UTC)
    steps = [start + timedelta(minutes=15 * step) for step in range(15)]

    parts = [office.working_time(one, two) for one, two in pairwise(steps)]
    assert sum(parts, timedelta()) == office.working_time(steps[0], steps[-1])


def test_a_lead_that_became_one_person_does_not_become_another() -> None:
    def ready(person: str) -> Journey:
        known = Facts(interest="explicit")
        return Journey.begin(person=person, facts=known).advance("accept_by_sales", at=NOW)

    lead = CrmRecord(system="crm", kind=RecordKind.LEAD, id="L-1")
    contact = CrmRecord(system="crm", kind=RecordKind.CONTACT, id="C-1")
    later = NOW + timedelta(days=1)
    first = convert(Person(id="P-1"), ready("P-1"), at=later, lead=lead, contact=contact)
    with pytest.raises(ConvertedOtherwise):
        convert(
            Person(id="P-2"),
            ready("P-2"),
            at=later,
            lead=lead,
            contact=contact,
            earlier=[first],
        )


def test_an_id_that_was_named_stays_where_its_alias_comes_again() -> None:
    a, b = (recorded(Person(id=id_), at=NOW, origin="crm") for id_ in ("A", "B"))
    named = merge(a, b, id="Z")
    assert merge(named, a, same=True).id == merge(a, named, same=True).id == "Z"


def test_what_does_not_equal_itself_is_no_value() -> None:
    with pytest.raises(EntityProblems):
        Claim(value=float("nan"), origins=("crm",))


def test_hand_overs_stand_as_they_did() -> None:
    later = NOW + timedelta(days=3)
    given = HandOver(
        lead="P-1",
        from_team="marketing",
        to_team="sales",
        at=NOW,
        answer=HandOverAnswer.REJECTED,
        answered_at=later,
        reason="no budget",
    )
    [open_] = hand_overs_at([given], NOW)
    assert (open_.answer, open_.answered_at, open_.reason) == (None, None, None)
    assert hand_overs_at([given], later) == (given,)
    assert hand_overs_at([given], NOW - timedelta(seconds=1)) == ()


def test_no_row_is_written_of_who_was_forgotten() -> None:
    cam, journey = Person(id="1"), Journey.begin(person="1")
    with pytest.raises(EntityProblems) as caught:
        LeadRow(person=cam, journey=journey.forget(at=NOW))
    assert [each.code for each in caught.value.problems] == ["row_of_forgotten"]
    mapping = LeadMapping.read(
        {"system": "crm", "id": "Id", "status": {"column": "S", "labels": {"New": []}}}
    )
    assert lead_rows([(cam, journey.forget(at=NOW))], mapping).rows == ()


def test_a_signalling_number_is_no_value_either() -> None:
    with pytest.raises(EntityProblems):
        Claim(value=Decimal("sNaN"), origins=("crm",))


def test_a_row_that_everybody_meets_is_told() -> None:
    with pytest.raises(EntityProblems) as caught:
        model(NEED.holds | ~NEED.holds)
    assert [each.code for each in caught.value.problems] == ["always_met"]


def test_an_instant_that_no_clock_of_the_zone_shows_is_not_written() -> None:
    late = datetime(9999, 12, 31, 23, 30, tzinfo=UTC)
    source = InstantSource(column="At", formats=())
    with pytest.raises(InstantOutOfRange):
        source.written(late, Zones(written_in="Europe/Amsterdam"))

    mapping = LeadMapping.read(
        {
            "system": "crm",
            "id": "Id",
            "created": "Created",
            "zone": {"written_in": "Europe/Amsterdam"},
            "status": {"column": "S", "labels": {"New": []}},
        }
    )
    row = LeadRow(
        person=Person(id="1"), journey=Journey.begin(person="1"), label="New", created=late
    )
    assert lead_rows([row], mapping).problems


def test_an_answer_is_timed_by_a_limit_and_a_calendar_together() -> None:
    hours = (WorkingHours(weekday=Weekday.MONDAY, opens="09:00", closes="17:00"),)
    office = WorkingCalendar(zone="Europe/Amsterdam", hours=hours)
    with pytest.raises(WrongArgument, match="calendar"):
        Leads(journeys=(), as_of=NOW, answer_within=timedelta(hours=4))
    with pytest.raises(WrongArgument, match="answer_within"):
        Leads(journeys=(), as_of=NOW, calendar=office)


@pytest.mark.parametrize("layer", [entities, qualification])
def test_a_layer_tells_its_names(layer: ModuleType) -> None:
    assert dir(layer) == sorted(layer.__all__) or set(dir(layer)) == set(layer.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(layer, "no_such_name")  # noqa: B009 # absent on purpose
