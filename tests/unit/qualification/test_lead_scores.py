"""A lead score says of every row what it brings and why, and what is unknown may still bring."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from salesterms import Journey
from salesterms.criteria import Any as AnyOf
from salesterms.criteria import Criterion
from salesterms.errors import Text, WrongArgument
from salesterms.facts import (
    BUDGET,
    CATALOGUE,
    CONTEXT,
    CUSTOMER,
    INTEREST,
    NEED,
    SALES_ACCEPTED,
    SOURCE,
    Catalogue,
    Evidence,
    Facts,
    Level,
    Maker,
    MakerKind,
    NoRecord,
    NotAboutFacts,
    Stance,
    UnknownFact,
    yes_or_no,
)
from salesterms.journey import Forgotten
from salesterms.qualification import (
    Decay,
    DecayForm,
    LeadScore,
    LineState,
    NotOneBuyer,
    PointsForCriterion,
    PointsForSignals,
    RankProblems,
    Reach,
    ScoreAxis,
    ScoreModel,
    Signal,
    SignalKind,
    Threshold,
    rank,
    score,
)

START = datetime(2026, 3, 1, tzinfo=UTC)
BY = Maker(kind=MakerKind.HUMAN)
HALVING = Decay(form=DecayForm.HALVES_AT_ONCE, days=30)
SPECIFIC = INTEREST.at_least("specific")


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def said(fact: str, at: int, **given: Any) -> Evidence:
    fields: dict[str, Any] = {"level": Level.CHECKED} if "stance" not in given else {}
    return Evidence(fact=fact, at=day(at), by=BY, **{**fields, **given})


def seen(name: str, at: int, **given: Any) -> Signal:
    fields: dict[str, Any] = {"person": "P-1", **given}
    return Signal(kind=SignalKind.ENGAGEMENT, name=name, at=day(at), strength=1, **fields)


def asks(id_: str, criterion: Criterion, points: int = 10, axis: str = "fit") -> PointsForCriterion:
    return PointsForCriterion(id=id_, axis=axis, points=points, criterion=criterion)


def of(*criteria: Criterion, decay: Decay | None = HALVING, points: int = 80) -> ScoreModel:
    rows = tuple(asks(f"row-{at}", one, points) for at, one in enumerate(criteria))
    return ScoreModel(name="ours", axes=(ScoreAxis(name="fit", weight=1, decay=decay),), rows=rows)


MODEL = ScoreModel(
    name="web team",
    axes=(
        ScoreAxis(name="fit", weight=1, cap=40, floor=0),
        ScoreAxis(name="behaviour", weight=2, decay=HALVING),
    ),
    rows=(
        asks("budget", BUDGET.at_least("checked"), 20),
        asks("need", NEED.holds, 30),
        asks("colleague", CONTEXT.holds, -15),
        asks("price", SPECIFIC, 16, "behaviour"),
        PointsForSignals(id="visits", axis="behaviour", points=2, signal="visit", most=15),
        PointsForSignals(id="left", axis="behaviour", points=-50, signal="unsubscribe", most=50),
    ),
    thresholds=(
        Threshold(name="MQL", at_least=(("fit", 20), ("behaviour", 20))),
        Threshold(name="A", at_least=(("fit", 40),), scale="grade"),
        Threshold(name="B", at_least=(("fit", 20),), scale="grade"),
        Threshold(name="C", at_least=(("fit", 0),), scale="grade"),
    ),
)


def lines(found: LeadScore) -> dict[str, tuple[LineState, object]]:
    return {line.row.id: (line.state, line.points) for line in found.lines}


def ends(found: LeadScore) -> tuple[object, ...]:
    """The least, the points that count, and the most."""
    return found.low, found.total, found.high


# --- points, and why -----------------------------------------------------------------------------


def test_every_row_has_a_line_with_its_points_and_what_met_it() -> None:
    pieces = [said("budget", 1), said("need", 2), said("interest", 0, value="specific")]
    found = score(MODEL, Facts(), evidence=pieces, as_of=day(30))
    assert lines(found) == {
        "budget": (LineState.MET, 20),
        "need": (LineState.MET, 30),
        "colleague": (LineState.NOT_MET, 0),
        "price": (LineState.MET, 8),
        "visits": (LineState.NOT_MET, 0),
        "left": (LineState.NOT_MET, 0),
    }
    assert [line.evidence for line in found.lines[:2]] == [(pieces[0],), (pieces[1],)]
    assert found.lines[3].age == 30
    assert dict(found.by_axis) == {"fit": 40, "behaviour": 8}
    assert ends(found) == (56, 56, 56)


def test_the_score_is_explained_line_by_line_in_both_languages() -> None:
    pieces = [said("budget", 1), said("need", 2), said("interest", 0, value="specific")]
    visits = [seen("visit", 30), seen("visit", 0), seen("fair", 2), seen("visit", 31)]
    found = score(MODEL, Facts(), evidence=pieces, signals=visits, person="P-1", as_of=day(30))
    assert found.explain().splitlines() == [
        "Lead score 62 on 2026-03-31 00:00 UTC, by web team",
        "fit: 40; cut off from 50",
        "  +20 budget: has a budget (checked or better) (met)",
        "    2026-03-02 00:00 UTC, holds, checked, a person",
        "  +30 need: has a need for what we offer (met)",
        "    2026-03-03 00:00 UTC, holds, checked, a person",
        "  0 colleague: with context (not met)",
        "behaviour: 11; weight 2; halves after every 30 days",
        "  +8 price: interest in prices or specifics (or more) (met)",
        "    2026-03-01 00:00 UTC, holds, specific, checked, a person",
        "    8 of 16 points left after 30 days",
        "  +3 visits: visit, each signal 2, 15 points at most, signals: 2 (met)",
        "  0 left: unsubscribe, each signal -50, 50 points at most, signals: 0 (not met)",
        "MQL (fit >= 20, behaviour >= 20): not reached",
        "A (fit >= 40): reached",
        "B (fit >= 20): reached",
        "C (fit >= 0): reached",
        "Left out: 1 from later",
        "Left out: signals that no row counts: 1",
        "The score puts leads in order; it is no probability (000:60)",
    ]
    dutch = found.explain("nl")
    assert "afgekapt van 50" in dutch
    assert "8 van 16 punten over na 30 dagen" in dutch
    assert "is geen kans" in dutch


def test_visits_count_each_up_to_the_most_of_their_row() -> None:
    visits = [seen("visit", 10) for _ in range(10)]
    found = score(MODEL, Facts(), signals=visits, person="P-1", as_of=day(10))
    assert lines(found)["visits"] == (LineState.MET, 15)
    gone = score(MODEL, Facts(), signals=[seen("unsubscribe", 1)] * 2, person="P-1", as_of=day(99))
    assert lines(gone)["left"] == (LineState.MET, -50)


def test_what_speaks_against_somebody_never_loses_its_weight() -> None:
    found = score(MODEL, Facts(), signals=[seen("unsubscribe", 0)], person="P-1", as_of=day(900))
    assert found.by_axis["behaviour"] == -50


def test_a_floor_holds() -> None:
    found = score(MODEL, Facts(context="yes", need="none", budget="none"), as_of=START)
    assert found.by_axis["fit"] == 0
    assert "afgekapt van -15" in found.explain("nl")


def test_the_same_criterion_object_is_asked_as_the_framework_asks() -> None:
    asked = NEED.at_least("proven")
    model = of(asked)
    [row] = model.rows
    assert isinstance(row, PointsForCriterion)
    assert row.criterion is asked


# --- what is unknown -----------------------------------------------------------------------------


def test_an_unknown_fact_is_no_failed_one_and_says_what_to_find_out() -> None:
    found = score(MODEL, Facts(context=("no", "yes")), as_of=START)
    assert ends(found) == (0, 0, 40)
    assert [line.row.id for line in found.unknown] == ["need", "budget", "colleague"]
    assert found.unknown[0].unknown == ("need",)
    assert "kan nog 30 opleveren; zoek uit: need" in found.explain("nl")
    assert "Met wat onbekend is, kan het 0 tot 40 zijn" in found.explain("nl")


def test_only_what_is_open_is_to_be_found_out() -> None:
    found = score(of(NEED.holds & BUDGET.holds), Facts(need="proven"), as_of=START)
    assert found.unknown[0].unknown == ("budget",)


def test_opposite_statements_leave_a_row_unknown() -> None:
    pieces = [said("need", 1), said("need", 1, stance=Stance.REFUTED)]
    found = score(of(NEED.holds), Facts(), evidence=pieces, as_of=day(2))
    assert lines(found)["row-0"] == (LineState.UNKNOWN, 0)


def test_thresholds_are_certain_reached_possible_or_missed() -> None:
    def outcome(**known: Any) -> dict[str, Reach]:
        return dict(score(MODEL, Facts(**known), as_of=START).outcomes)

    sure = outcome(need="proven", budget="proven")
    assert (sure["A"], sure["B"], sure["MQL"]) == (Reach.CERTAIN, Reach.CERTAIN, Reach.MISSED)
    perhaps = outcome(need="proven", budget="none", context=("no", "yes"))
    assert (perhaps["A"], perhaps["B"]) == (Reach.MISSED, Reach.REACHED)
    assert outcome()["A"] is Reach.POSSIBLE


def test_of_one_scale_only_the_first_that_is_reached_is_given() -> None:
    def reached(**known: Any) -> tuple[str, ...]:
        return score(MODEL, Facts(**known), as_of=START).reached

    assert reached(need="proven", budget="proven") == ("A",)
    assert reached(need="proven", budget="none") == ("B",)
    assert reached(need="none", budget="none") == ("C",)
    plain = tuple(evolve(one, scale=None) for one in MODEL.thresholds)
    found = score(evolve(MODEL, thresholds=plain), Facts(need="proven", budget="none"), as_of=START)
    assert found.reached == ("B", "C")


# --- how old -------------------------------------------------------------------------------------


def points(criterion: Criterion, pieces: list[Evidence], at: int = 60, **known: Any) -> Any:
    found = score(of(criterion), Facts(**known), evidence=pieces, as_of=day(at))
    [line] = found.lines
    return line.points


def test_a_criterion_is_as_old_as_the_latest_evidence_that_meets_it() -> None:
    first, again = said("interest", 0, value="specific"), said("interest", 59, value="engaged")
    assert points(SPECIFIC, [first, again]) == 20
    assert points(INTEREST.at_least("engaged"), [first, again]) == 80
    assert points(INTEREST.is_("specific"), [first, again]) == 80


def test_of_parts_that_are_all_needed_the_oldest_decides_and_of_others_the_newest() -> None:
    pieces = [said("need", 0), said("budget", 45)]
    assert points(NEED.holds & BUDGET.holds, pieces) == 20
    assert points(NEED.holds | BUDGET.holds, pieces) == 80
    assert points(~(~NEED.holds | ~BUDGET.holds), pieces) == 20
    assert points(NEED.holds | ~BUDGET.holds, pieces) == 20


def test_a_part_that_is_unknown_dates_nothing_where_another_is_enough() -> None:
    one = (NEED.holds & BUDGET.holds) | INTEREST.at_least("engaged")
    assert points(one, [said("need", 60), said("interest", 0)]) == 20


def test_what_is_refuted_is_as_old_as_its_refutation() -> None:
    assert points(~NEED.holds, [said("need", 0), said("need", 30, stance=Stance.REFUTED)]) == 40


def test_a_feeling_dates_nothing() -> None:
    felt = said("interest", 59, value="specific", level=Level.ASSUMED)
    assert points(SPECIFIC, [said("interest", 0, value="specific"), felt]) == 20


def test_what_holds_for_want_of_any_record_is_of_every_moment() -> None:
    found = score(of(~CONTEXT.holds), Facts(), as_of=START)
    assert ends(found) == (80, 80, 80)
    assert points(NEED.holds & ~CONTEXT.holds, [said("need", 0)]) == 20
    assert points(NEED.holds | ~CONTEXT.holds, [said("need", 0)]) == 80


def test_what_was_only_given_counts_in_full_and_not_in_the_lowest_score() -> None:
    found = score(of(NEED.holds), Facts(need="proven"), as_of=START)
    assert ends(found) == (0, 80, 80)
    assert "niet alles heeft een datum" in found.explain("nl")
    dated = [said("budget", 60)]
    both = score(of(NEED.holds & BUDGET.holds), Facts(need="proven"), evidence=dated, as_of=day(60))
    assert ends(both) == (0, 80, 80)
    assert score(of(NEED.holds, decay=None), Facts(need="proven"), as_of=START).low == 80


def test_a_choice_that_is_certain_without_any_certain_part_has_no_date() -> None:
    either = AnyOf((SOURCE.is_("bought"), SOURCE.is_("own")))
    found = score(of(either), Facts(source=("bought", "own")), as_of=START)
    assert lines(found)["row-0"] == (LineState.MET, 80)
    assert found.low == 0


# --- journeys ------------------------------------------------------------------------------------


def test_a_journey_gives_its_facts_evidence_events_and_id() -> None:
    cam = Journey.begin(person="P-1", account="A-1", facts=Facts(interest="explicit"))
    cam = cam.with_(said("need", 1)).advance("accept_by_sales", at=day(30))
    model = of(NEED.holds, SALES_ACCEPTED.holds, CUSTOMER.is_("never"))
    found = score(model, cam, evidence=[said("budget", 61)], as_of=day(60))
    assert [line.points for line in found.lines] == [40, 40, 80]
    assert (found.person, found.ahead) == ("P-1", 1)
    assert "2026-03-31 00:00 UTC, door: sales accepteert" in found.explain("nl")
    before = score(model, cam, as_of=day(29))
    assert (before.lines[1].state, before.ahead) == (LineState.NOT_MET, 1)


def test_facts_of_events_that_were_only_given_have_no_date() -> None:
    known = Facts(sales_accepted="yes")
    assert score(of(SALES_ACCEPTED.holds), known, as_of=START).low == 0


def test_evidence_takes_the_place_of_facts_but_what_has_happened_stays() -> None:
    known = Facts(need="proven", interest="buying", budget="proven")
    pieces = [said("need", 0, stance=Stance.REFUTED), said("interest", 60)]
    found = score(of(NEED.holds, SPECIFIC, BUDGET.holds), known, evidence=pieces, as_of=day(60))
    assert [line.state for line in found.lines] == [
        LineState.NOT_MET,
        LineState.MET,
        LineState.MET,
    ]
    journey = Journey.begin(facts=known).with_(*pieces)
    by_journey = score(of(NEED.holds, SPECIFIC, BUDGET.holds), journey, as_of=day(60))
    assert [line.state for line in by_journey.lines] == [line.state for line in found.lines]


def test_a_felt_piece_leaves_the_fact_as_it_was_given() -> None:
    felt = said("context", 0, level=Level.ASSUMED)
    found = score(of(CONTEXT.holds), Facts(context="yes"), evidence=[felt], as_of=day(1))
    assert found.total == 80


def test_who_was_forgotten_takes_no_evidence() -> None:
    gone = Journey.begin(person="P-1").with_(said("need", 1)).forget(at=day(2))
    assert score(of(NEED.holds), gone, as_of=day(3)).lines[0].state is LineState.UNKNOWN
    with pytest.raises(Forgotten):
        score(of(NEED.holds), gone, evidence=[said("need", 1)], as_of=day(3))


def test_facts_of_another_catalogue_are_told() -> None:
    own = yes_or_no("vip", "VIP", "vip", negation=Text("no", "nee"), no_record=NoRecord.NO)
    other = yes_or_no("need", "need", "nood", negation=Text("no", "nee"), no_record=NoRecord.NO)
    assert score(of(own.holds), Facts(CATALOGUE.with_(own), vip="yes"), as_of=START).total == 80
    with pytest.raises(UnknownFact):
        score(of(own.holds), Facts(), as_of=START)
    with pytest.raises(NotAboutFacts):
        score(of(NEED.holds), Facts(Catalogue((other,), ())), as_of=START)


# --- whose ---------------------------------------------------------------------------------------


def test_signals_are_those_of_the_person_and_the_account() -> None:
    cam = Journey.begin(person="P-1", account="A-1")
    account = seen("visit", 0, person=None, account="A-1")
    assert score(MODEL, cam, signals=[seen("visit", 0), account], as_of=START).total == 8
    for other in ({"person": "P-2"}, {"person": None, "account": "A-2"}):
        with pytest.raises(NotOneBuyer):
            score(MODEL, cam, signals=[seen("visit", 0, **other)], as_of=START)
    nameless = Journey.begin(account="A-1")
    assert score(MODEL, nameless, signals=[account], as_of=START, person="P-9").person == "P-9"
    with pytest.raises(NotOneBuyer):
        score(MODEL, Facts(), signals=[seen("visit", 0), account], as_of=START)


def test_other_arguments_are_refused() -> None:
    wrong: Any
    for wrong in (
        lambda: score(None, Facts(), as_of=START),  # type: ignore[arg-type]
        lambda: score(MODEL, None, as_of=START),  # type: ignore[arg-type]
        lambda: score(MODEL, Facts(), as_of=START, person=7),  # type: ignore[arg-type]
        lambda: score(MODEL, Facts(), as_of=START, evidence="x"),  # type: ignore[arg-type]
        lambda: score(MODEL, Facts(), as_of=START, signals=[1]),  # type: ignore[list-item]
        lambda: rank([1]),  # type: ignore[list-item]
    ):
        with pytest.raises(WrongArgument):
            wrong()


# --- ranks ---------------------------------------------------------------------------------------


def scored(**needs: str) -> list[LeadScore]:
    return [
        score(MODEL, Facts(need=need, budget="none"), as_of=START, person=person)
        for person, need in needs.items()
    ]


def test_ties_share_a_rank_and_stand_by_their_ids() -> None:
    found = rank(scored(yara="proven", tom="none", ann="none", zoe="none", bo="stated"))
    assert [(row.rank, row.person) for row in found.rows] == [
        (1, "bo"),
        (1, "yara"),
        (3, "ann"),
        (3, "tom"),
        (3, "zoe"),
    ]
    assert found.explain("nl").splitlines()[0] == "5 leads op totaal"


def test_one_axis_may_give_the_order() -> None:
    found = rank(scored(a="none", b="proven"), by="fit")
    assert [row.person for row in found.rows] == ["b", "a"]
    assert found.explain().splitlines()[1] == "  1. b: 30"


def test_the_range_of_what_is_unknown_stands_beside_the_points() -> None:
    found = rank([score(MODEL, Facts(budget="none"), as_of=START, person="a")])
    assert "  1. a: 0 (0 tot 30)" in found.explain("nl")


def test_of_no_scores_the_ranking_is_empty() -> None:
    assert rank([]).rows == ()


def test_what_cannot_be_ranked_together_is_told_at_once() -> None:
    [first] = scored(a="none")
    other = evolve(first, model=of(NEED.holds), person=None, as_of=day(1))
    with pytest.raises(RankProblems) as caught:
        rank([first, first, other], by="luck")
    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("rank_person_twice", "$[1]"),
        ("rank_no_person", "$[2]"),
        ("rank_other_model", "$[2]"),
        ("rank_other_moment", "$[2]"),
        ("rank_no_axis", "by"),
    ]
    assert "één volgorde" in caught.value.text("nl")
