"""Tables that make no sound lifecycle: every fault is named, with an example."""

import pickle
from collections.abc import Iterable

import pytest
from attrs import evolve
from trial_tables import (
    BUY,
    CATALOGUE,
    END,
    INVOICE,
    PAID,
    REMIND,
    RENEW,
    SEAT,
    SOUND,
    START,
    TRIAL,
    move,
    seats,
    track,
)

from salesterms.criteria import Column, Missing
from salesterms.errors import Problem, Text
from salesterms.facts import BadFactName, Catalogue, Law, Subject, position
from salesterms.lifecycle import (
    Category,
    Direction,
    Lifecycle,
    LifecycleProblems,
    Move,
    Track,
    prove,
)


def problems(*tracks: Track, catalogue: Catalogue = CATALOGUE) -> dict[str, list[Problem]]:
    """The problems of tracks, by code; none where they are sound."""
    try:
        Lifecycle(name="trial", catalogue=catalogue, tracks=tracks)
    except LifecycleProblems as found:
        return by_code(found.problems)
    return {}


def by_code(found: Iterable[Problem]) -> dict[str, list[Problem]]:
    codes: dict[str, list[Problem]] = {}
    for problem in found:
        assert problem.text("en")
        assert problem.text("nl")
        codes.setdefault(problem.code, []).append(problem)
    return codes


def instead(old: Move, *new: Move) -> Track:
    """The sound track with another move in place of one."""
    at = SOUND.index(old)
    return track(*SOUND[:at], *new, *SOUND[at + 1 :])


def test_sound_tables_have_no_problems() -> None:
    assert problems(track(*SOUND)) == {}


def test_a_sound_lifecycle_reaches_all_that_is_legal_where_its_laws_say_so() -> None:
    laws = [
        Law(
            id="no-invoice-at-first",
            when=TRIAL.is_("asked"),
            then=INVOICE.is_("none"),
            says=Text("nobody pays for asking", "vragen kost niets"),
        ),
        Law(
            id="no-invoice-on-trial",
            when=TRIAL.is_("running"),
            then=INVOICE.is_("none"),
            says=Text("a trial is free", "een proef is gratis"),
        ),
        Law(
            id="invoice-when-bought",
            when=TRIAL.is_("bought"),
            then=INVOICE.holds,
            says=Text("what is bought is invoiced", "wat gekocht is, wordt gefactureerd"),
        ),
    ]
    catalogue = Catalogue([TRIAL, PAID, INVOICE], laws)

    reach = prove(Lifecycle(name="trial", catalogue=catalogue, tracks=[track(*SOUND)]))

    assert reach.reached == reach.worlds.legal
    assert {axis.name for axis in reach.coupled} == {"trial", "paid", "invoice"}


def test_what_is_legal_and_never_reached_is_found() -> None:
    with pytest.raises(LifecycleProblems) as refused:
        prove(Lifecycle(name="trial", catalogue=CATALOGUE, tracks=[track(*SOUND)]))

    found = by_code(refused.value.problems)
    assert found["legal_but_not_reached"][0].value == "trial=bought"
    assert [problem.value for problem in found["never_moved"]] == ["seat"]


def test_a_lifecycle_of_ones_own_is_pickled_with_its_stages() -> None:
    lifecycle = Lifecycle(name="trial", catalogue=CATALOGUE, tracks=[track(*SOUND)])

    again, stage = pickle.loads(pickle.dumps((lifecycle, lifecycle.stages[1])))

    assert stage is again.stages[1]
    assert stage.edges["buy"].target in again.stages


def test_a_proof_of_tables_with_faults_says_those_first() -> None:
    broken = Lifecycle.proven(name="trial", catalogue=CATALOGUE, tracks=[track(START)])

    with pytest.raises(LifecycleProblems) as refused:
        prove(broken)

    assert "unreachable_stage" in by_code(refused.value.problems)


def test_the_name_of_a_stage_has_no_slash() -> None:
    """It is the name of a value of a fact, which has none."""
    with pytest.raises(BadFactName, match="'a/b' cannot name"):
        position(
            "either",
            ("a", "a", "a"),
            ("a/b", "a / b", "a / b"),
            text=Text("either", "een van beide"),
            subject=Subject.DEAL,
        )


def test_a_slash_in_the_name_of_an_event_confuses_nobody() -> None:
    start = evolve(START, event="start/restart")
    lifecycle = Lifecycle(name="trial", catalogue=CATALOGUE, tracks=[track(start, *SOUND[1:])])

    assert lifecycle.stages[1].name == "running"
    assert "start/restart" in lifecycle.start.edges


def test_a_lifecycle_has_a_track() -> None:
    assert set(problems()) == {"no_tracks"}


def test_all_faults_come_in_one_error() -> None:
    wrong = track(
        move("buy", "runing", "bougt", guard=Missing(Column("x", str))),
        move("end", "running", "ended", effects=((PAID, "yes"), (INVOICE, "late"))),
        closed="over",
    )

    found = problems(wrong)

    assert [problem.value for problem in found["unknown_stage"]] == ["over", "runing", "bougt"]
    assert set(found) == {
        "unknown_stage",
        "guard_not_on_facts",
        "effect_on_what_evidence_moves",
        "effect_of_no_value",
    }
    assert found["unknown_stage"][1].path == "trial.buy (runing)"


def test_a_track_moves_a_position_of_the_catalogue() -> None:
    other = evolve(track(*SOUND), axis=INVOICE, start="none", closed=())

    assert "not_a_position" in problems(other)
    assert "not_a_position" in problems(track(*SOUND), catalogue=Catalogue([SEAT, PAID, INVOICE]))


def test_two_tracks_have_two_names_and_two_axes() -> None:
    twice = problems(track(*SOUND), track(*SOUND))

    assert twice["track_twice"][0].value == "trial"
    assert twice["two_tracks_on_one_axis"][0].detail == "trial, trial"


def test_a_won_stage_is_closed_and_an_open_one_is_not() -> None:
    wrong = evolve(track(*SOUND), categories=(("bought", Category.WON), ("ended", Category.OPEN)))

    found = problems(wrong)["category_and_closed_differ"]
    assert [problem.value for problem in found] == ["bought", "ended"]


def test_an_effect_is_on_a_fact_of_the_catalogue() -> None:
    stranger = evolve(BUY, effects=((SEAT, "taken"),))

    found = problems(instead(BUY, stranger), catalogue=Catalogue([TRIAL, PAID, INVOICE]))

    assert found["effect_on_no_fact"][0].value == "seat"


def test_a_track_is_moved_by_its_moves_and_not_by_an_effect() -> None:
    found = problems(instead(BUY, evolve(BUY, effects=((TRIAL, "ended"),))))

    assert found["effect_on_a_stage"][0].value == "trial"


def test_a_move_leads_elsewhere_or_says_that_it_stays() -> None:
    found = problems(instead(START, move("start", "asked running", "running")))

    assert found["leads_where_it_stands"][0].value == "running"


def test_an_exit_leads_somewhere_and_a_note_does_not() -> None:
    exits = problems(instead(END, evolve(END, target=None)))
    notes = problems(instead(START, evolve(START, direction=Direction.NOTE)))

    assert exits["direction_without_its_target"][0].value == "exit"
    assert notes["direction_without_its_target"][0].value == "note"


def test_one_way_is_said_of_exits_only() -> None:
    found = problems(instead(START, evolve(START, one_way=Text("no", "nee"))))

    assert found["one_way_but_no_exit"][0].value == "forward"


def test_two_moves_that_may_be_made_at_once_are_shown_where_both_hold() -> None:
    found = problems(track(*SOUND, move("buy", "running", "ended", guard=INVOICE.is_("none"))))

    [problem] = found["ambiguous"]
    assert problem.value == "trial=running, paid=yes"
    assert problem.detail == "bought, ended"


def test_moves_whose_guards_exclude_each_other_are_clear() -> None:
    refuse = move("buy", "running", "ended", Direction.EXIT, guard=~PAID.holds)

    assert problems(track(*SOUND, refuse)) == {}


def test_one_event_gives_a_fact_one_value() -> None:
    take = move("buy", "free", "taken", effects=((INVOICE, "due"),))

    found = problems(track(*SOUND), seats(take))

    assert found["effects_differ"][0].detail == "due, sent"


def test_a_stage_that_nothing_leads_to_is_found() -> None:
    found = problems(instead(BUY))

    assert [problem.value for problem in found["unreachable_stage"]] == ["bought"]


def test_a_move_that_a_guard_forbids_for_ever_is_found() -> None:
    found = problems(instead(REMIND, evolve(REMIND, guard=INVOICE.is_("none"))))

    assert found["move_never_made"][0].path == "trial.remind (bought)"


def test_somewhere_there_is_an_end() -> None:
    assert problems(track(*SOUND, closed=""))["no_way_to_a_closed_stage"][0].value == "asked"


def test_from_everywhere_an_end_can_be_reached() -> None:
    stuck = problems(instead(END, evolve(END, sources=("running",))), seats())

    assert stuck["no_way_to_a_closed_stage"][0].value == "bought/free"


def test_an_exit_has_a_way_back_or_says_why_not() -> None:
    final = evolve(END, one_way=Text("the account is gone", "de account is weg"))

    assert problems(instead(RENEW))["no_way_back"][0].value == "ended"
    assert problems(track(START, BUY, REMIND, final)) == {}


def test_a_way_back_may_come_after_another_track_has_moved() -> None:
    take = move("take", "free", "taken")
    leave = move("leave", "taken", "free")
    back = evolve(RENEW, guard=SEAT.is_("taken"))

    assert problems(instead(RENEW, back), seats(take, leave)) == {}


def test_what_breaks_a_law_is_shown_with_the_law() -> None:
    law = Law(
        id="paid-invoice",
        when=TRIAL.is_("bought"),
        then=INVOICE.is_("sent"),
        says=Text("an invoice is never due", "een factuur vervalt nooit"),
    )
    catalogue = Catalogue(CATALOGUE.values(), [law])

    [problem] = problems(track(*SOUND), catalogue=catalogue)["breaks_a_law"]

    assert problem.path == "remind"
    assert "trial=bought, invoice=due" in problem.text()
    assert "een factuur vervalt nooit" in problem.text("nl")


def test_evidence_that_breaks_a_law_is_found_too() -> None:
    law = Law(
        id="paid-at-once",
        when=TRIAL.is_("bought"),
        then=PAID.holds,
        says=Text("it stays paid", "het blijft betaald"),
    )

    [problem] = problems(track(*SOUND), catalogue=Catalogue(CATALOGUE.values(), [law]))[
        "breaks_a_law"
    ]

    assert problem.path == "(evidence)"
