"""Whatever is given in place of what belongs there is an error of this library."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from trial_tables import CATALOGUE, INVOICE, SOUND, START, track

from salesterms.errors import SalesTermsError, Text, UnknownLanguage, WrongArgument
from salesterms.facts import Facts
from salesterms.lifecycle import (
    SALES_LIFECYCLE,
    Diagram,
    Lifecycle,
    LifecycleProblems,
    NoSuchStage,
    NoSuchTrack,
    Reach,
    TransitionRefused,
    UnknownEvent,
    prove,
    reached,
    stages,
    step,
)

ODD: tuple[Any, ...] = (
    None,
    5,
    1.5,
    "",
    "new",
    b"old",
    [],
    {},
    set(),
    ("new", 5),
    (1,),
    object,
    [[]],
)
TRACK = track(*SOUND)
STAGE, SURE = SALES_LIFECYCLE.begin(Facts(interest="engaged"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event", None),
        ("event", 5),
        ("event", ["start"]),
        ("sources", "asked"),
        ("sources", ["asked"]),
        ("sources", None),
        ("sources", (5,)),
        ("sources", ([],)),
        ("target", 5),
        ("target", []),
        ("effects", {"invoice": "sent"}),
        ("effects", ("invoice", "sent")),
        ("effects", (("invoice", "sent"),)),
        ("effects", ((INVOICE, None),)),
        ("effects", ((INVOICE, "sent", "due"),)),
        ("effects", ([INVOICE, "sent"],)),
        ("direction", "forward"),
        ("direction", None),
        ("one_way", "gone"),
        ("text", "start"),
        ("text", None),
        ("text", Text("start", None)),  # type: ignore[arg-type] # that is what is tested
        ("text", Text(5, "start")),  # type: ignore[arg-type] # likewise
        ("cites", "000:36"),
        ("cites", (36,)),
    ],
)
def test_a_move_is_made_of_what_it_says(field: str, value: Any) -> None:
    said = rf"^The argument 'Move\.{field}' is of type .*: give "
    with pytest.raises(WrongArgument, match=said) as refused:
        evolve(START, **{field: value})

    assert isinstance(refused.value, TypeError)
    assert refused.value.text("nl").startswith(f"Het argument 'Move.{field}' is van het type ")
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", None),
        ("axis", "trial"),
        ("start", 5),
        ("start", []),
        ("closed", "ended"),
        ("closed", ([],)),
        ("categories", {"ended": "lost"}),
        ("categories", (("ended", "lost"),)),
        ("moves", [1]),
        ("moves", (1,)),
        ("moves", list(SOUND)),
        ("moves", None),
        ("text", "a trial"),
    ],
)
def test_a_track_is_made_of_what_it_says(field: str, value: Any) -> None:
    with pytest.raises(WrongArgument, match=rf"^The argument 'Track\.{field}' is of type "):
        evolve(TRACK, **{field: value})


@pytest.mark.parametrize("make", [Lifecycle, Lifecycle.proven])
@pytest.mark.parametrize(
    "given",
    [
        {"tracks": [1]},
        {"tracks": 1},
        {"tracks": None},
        {"tracks": "trial"},
        {"tracks": TRACK},
        {"catalogue": None},
        {"catalogue": {}},
        {"catalogue": Facts},
        {"name": None},
        {"name": []},
    ],
)
def test_a_lifecycle_is_made_of_tracks_and_a_catalogue(
    make: Callable[..., Lifecycle], given: dict[str, Any]
) -> None:
    with pytest.raises(
        WrongArgument, match=rf"^The argument 'Lifecycle\.{next(iter(given))}' is of type "
    ):
        make(**{"name": "trial", "catalogue": CATALOGUE, "tracks": [TRACK], **given})


@pytest.mark.parametrize("odd", ODD[1:])
def test_a_guard_that_is_none_is_told_with_the_other_problems(odd: Any) -> None:
    guarded = evolve(START, guard=odd)

    assert guarded != START
    with pytest.raises(LifecycleProblems) as refused:
        Lifecycle(name="trial", catalogue=CATALOGUE, tracks=[track(guarded, *SOUND[1:])])
    assert [each.code for each in refused.value.problems] == ["guard_not_on_facts"]


@pytest.mark.parametrize("odd", ODD)
def test_a_step_is_made_from_a_stage_by_an_event(odd: Any) -> None:
    with pytest.raises(WrongArgument, match=r"^The argument 'stage' is of type "):
        step(odd, "convert", SURE)
    with pytest.raises(UnknownEvent):
        step(STAGE, odd, SURE)
    if odd != 5:
        for event in ("accept_by_sales", "convert"):
            with pytest.raises(WrongArgument, match=r"^The argument 'sure' is of type "):
                step(STAGE, event, odd)
        with pytest.raises(WrongArgument, match=r"^The argument 'sure' is of type "):
            STAGE.allowed(odd)
        with pytest.raises(WrongArgument, match=r"^The argument 'sure' is of type "):
            STAGE.refused("convert", odd)


@pytest.mark.parametrize("odd", [*ODD[1:], SALES_LIFECYCLE])
def test_a_lifecycle_begins_with_facts(odd: Any) -> None:
    with pytest.raises(WrongArgument, match=r"^The argument 'facts' is of type "):
        SALES_LIFECYCLE.begin(odd)
    with pytest.raises(WrongArgument, match=r"^The argument 'facts' is of type "):
        SALES_LIFECYCLE.stage_of(odd)


@pytest.mark.parametrize("odd", ODD)
def test_everything_else_is_an_error_of_this_library_too(odd: Any) -> None:
    calls: tuple[Callable[[], object], ...] = (
        lambda: prove(odd),
        lambda: reached(odd),
        lambda: Reach(odd, (TRACK,)),
        lambda: Reach(CATALOGUE, odd),
        lambda: Diagram(tracks=odd),
        lambda: SALES_LIFECYCLE.graph(odd),
        lambda: SALES_LIFECYCLE.stage(deal=odd),
    )
    for call in calls:
        with pytest.raises(SalesTermsError):
            call()
    assert TRACK.moves_from(odd, "start") == TRACK.moves_from("asked", odd) == ()
    assert TRACK.events_in(odd) == ()


def test_what_is_found_nowhere_is_still_told_as_that() -> None:
    with pytest.raises(NoSuchTrack):
        SALES_LIFECYCLE.graph("deals")
    with pytest.raises(NoSuchStage):
        SALES_LIFECYCLE.stage(deal="open")
    with pytest.raises(TransitionRefused):
        step(STAGE, "convert", SURE)


def test_a_reason_is_told_in_a_language_that_there_is() -> None:
    [reason] = STAGE.refused("convert", SURE).reasons
    odd: tuple[Any, ...] = ("fr", None, [], {})
    for lang in odd:
        with pytest.raises(UnknownLanguage):
            reason.text(lang)
        with pytest.raises(UnknownLanguage):
            STAGE.refused("convert", SURE).text(lang)


def test_a_fault_of_ours_is_not_taken_for_one_of_the_caller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise AttributeError("ours")

    monkeypatch.setattr("salesterms.lifecycle.definition.check_catalogue", broken)
    with pytest.raises(AttributeError, match="ours"):
        SALES_LIFECYCLE.begin(Facts(CATALOGUE))
    monkeypatch.setattr(stages.Stage, "other_edge", broken)
    with pytest.raises(AttributeError, match="ours"):
        step(STAGE, "convert", SURE)
