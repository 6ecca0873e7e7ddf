"""Guards that are met in several ways, and what is said where they are not met."""

import pytest
from trial_tables import CATALOGUE, INVOICE, PAID, SEAT, SOUND, TRIAL, move, seats, track

from salesterms.criteria import Any, Criterion, Missing
from salesterms.facts import Facts, NotAboutFacts
from salesterms.lifecycle import (
    Direction,
    Lifecycle,
    Refused,
    TransitionRefused,
    asking,
    stages,
    step,
)
from salesterms.lifecycle.asking import Asking


def trial(guard: Criterion) -> Lifecycle:
    """A lifecycle in which `jump` asks for something."""
    jump = move("jump", "asked", "bought", guard=guard, effects=((INVOICE, "sent"),))
    return Lifecycle.proven(
        name="trial",
        catalogue=CATALOGUE,
        tracks=[track(*SOUND, jump), seats(move("take", "free", "taken"))],
    )


def refusal(guard: Criterion, **facts: str | tuple[str, ...]) -> Refused | None:
    """The refusal of `jump` where some facts are known; None where it may happen."""
    stage, sure = trial(guard).begin(Facts(CATALOGUE, **facts))
    try:
        step(stage, "jump", sure)
    except TransitionRefused as refused:
        return refused.refused
    return None


EITHER = PAID.holds | INVOICE.is_("none")


def test_one_of_two_ways_is_enough() -> None:
    assert refusal(EITHER, paid="yes") is None
    assert refusal(EITHER, paid="no") is None
    assert refusal(PAID.holds | INVOICE.holds, paid="yes") is None


def test_where_no_way_is_open_each_is_told() -> None:
    refused = refusal(PAID.holds | INVOICE.holds | SEAT.is_("taken"), paid="no")

    assert refused is not None
    [reason] = refused.reasons
    assert [reason.fact, *(other.fact for other in reason.instead)] == ["paid", "invoice", "seat"]
    assert reason.text().startswith('one of these: paid: needed "paid", seen "not paid" / invoice:')
    assert reason.text("nl").startswith('een van deze: paid: nodig "betaald"')


def test_an_alternative_of_alternatives_is_told_flat() -> None:
    refused = refusal((PAID.holds | INVOICE.holds) | SEAT.is_("taken"), paid="no")

    assert refused is not None
    assert len(refused.reasons[0].instead) == 2


def test_a_choice_on_one_fact_is_met_where_it_is_open_which_holds() -> None:
    seats = SEAT.is_("free") | SEAT.is_("taken")
    stages_of = TRIAL.is_("asked") | TRIAL.is_("running")
    invoices = INVOICE.is_("sent") | INVOICE.is_("due")

    assert refusal(seats & stages_of & invoices, invoice=("sent", "due")) is None


def test_choices_on_one_fact_are_told_as_one() -> None:
    refused = refusal(
        INVOICE.is_("due") | PAID.holds | INVOICE.is_("sent"), invoice="none", paid="no"
    )

    assert refused is not None
    [reason] = refused.reasons
    assert [each.needed for each in (reason, *reason.instead)] == [("sent", "due"), ("yes",)]


def test_a_choice_that_nothing_can_meet_has_no_reason() -> None:
    assert not Asking(CATALOGUE.layout, ()).of(Any(())).missing(0)


def test_the_way_that_is_open_is_not_told_where_another_track_refuses() -> None:
    refuse = move("buy", "running", "ended", Direction.EXIT, guard=~PAID.holds)
    lifecycle = Lifecycle.proven(
        name="trial",
        catalogue=CATALOGUE,
        tracks=[track(*SOUND, refuse), seats(move("buy", "taken", "free"))],
    )
    stage = lifecycle.stage(trial="running")

    refused = stage.refused("buy", Facts(CATALOGUE, trial="running", paid="yes").sure)

    assert [reason.fact for reason in refused.reasons] == ["seat"]


def test_reasons_are_kept_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_REASONS", 1)
    question = asking.Asking(CATALOGUE.layout, ()).of(PAID.holds)
    sure = {paid: Facts(CATALOGUE, paid=paid).sure for paid in ("no", "yes")}

    first = question.missing(sure["no"])

    assert question.missing(sure["no"]) is first
    assert question.missing(sure["yes"]) == ()
    assert question.missing(sure["no"]) == first


def test_a_way_that_is_open_is_not_told_beside_what_is_missing() -> None:
    refused = refusal((PAID.holds | INVOICE.holds) & SEAT.is_("taken"), paid="yes")

    assert refused is not None
    assert [reason.fact for reason in refused.reasons] == ["seat"]


def test_what_cannot_be_is_said_to_be_so() -> None:
    refused = refusal(INVOICE.at_least("due") & ~INVOICE.at_least("none"))

    assert refused is not None
    assert 'needed "due"' in refused.text()
    assert "needed what cannot be" in refused.text()


def test_a_guard_may_say_what_must_not_be() -> None:
    assert refusal(~PAID.holds, paid="no") is None

    refused = refusal(~(PAID.holds & SEAT.is_("free")), paid="yes")

    assert refused is not None
    assert [each.needed for each in (refused.reasons[0], *refused.reasons[0].instead)] == [
        ("no",),
        ("taken",),
    ]


def test_what_is_not_known_meets_neither_a_guard_nor_its_opposite() -> None:
    for guard in (PAID.holds, ~PAID.holds):
        refused = refusal(guard)
        assert refused is not None
        assert refused.reasons[0].unknown
        assert refused.reasons[0].seen == ("no", "yes")


def test_refusals_are_kept_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "MOST_TOLD", 2)
    lifecycle = trial(PAID.holds)
    stage = lifecycle.start
    sure = {paid: Facts(CATALOGUE, paid=paid).sure for paid in ("no", "yes")}

    first = stage.refused("jump", sure["no"])

    assert stage.refused("jump", sure["no"]) is first
    assert stage.refused("buy", sure["no"]) != stage.refused("buy", sure["yes"])
    assert stage.refused("jump", sure["no"]) == first


def test_a_refusal_is_false() -> None:
    assert not refusal(PAID.holds)


def test_a_refusal_says_what_may_happen_instead() -> None:
    refused = refusal(PAID.holds, paid="no")

    assert refused is not None
    assert refused.allowed == ("start", "take")
    assert "Allowed now: start, take" in refused.text()
    assert "Nu toegestaan: start, take" in refused.text("nl")


def test_where_nothing_may_happen_that_is_said() -> None:
    lone = Lifecycle.proven(
        name="lone", catalogue=CATALOGUE, tracks=[track(move("start", "running", "bought"))]
    )
    stage, sure = lone.begin()

    refused = stage.refused("start", sure)

    assert "Allowed now: nothing" in refused.text()
    assert [reason.needed for reason in refused.reasons] == [("running",)]


def test_moves_with_guards_that_exclude_each_other_lead_to_two_stages() -> None:
    refuse = move("buy", "running", "ended", Direction.EXIT, guard=~PAID.holds)
    lifecycle = Lifecycle(name="trial", catalogue=CATALOGUE, tracks=[track(*SOUND, refuse)])

    stage = lifecycle.stage(trial="running")
    [reason] = stage.refused("buy", Facts(CATALOGUE, trial="running").sure).reasons
    assert [reason.needed, *(other.needed for other in reason.instead)] == [("yes",), ("no",)]

    ends = []
    for paid in ("yes", "no"):
        stage, sure = lifecycle.begin(Facts(CATALOGUE, paid=paid))
        for event in ("start", "buy"):
            assert event in stage.allowed(sure)
            stage, sure = step(stage, event, sure)
        ends.append(stage.name)

    assert ends == ["bought", "ended"]


def test_what_may_happen_counts_every_way() -> None:
    stage, sure = trial(PAID.holds | INVOICE.is_("due")).begin(Facts(CATALOGUE, invoice="due"))

    assert "jump" in stage.allowed(sure)
    assert step(stage, "jump", sure)[0].name == "bought/free"
    assert len(list(stage.ways())) == len(stage.edges) + 1


def test_an_edge_says_which_way_it_goes() -> None:
    edges = {edge.event: edge for stage in trial(PAID.holds).stages for edge in stage.ways()}

    assert edges["end"].direction is Direction.EXIT
    assert repr(edges["start"]).startswith("<edge start to running/")


def test_only_facts_can_be_explained() -> None:
    with pytest.raises(NotAboutFacts):
        Asking(CATALOGUE.layout, ()).of(Missing(TRIAL))
