"""Laws of every lifecycle, on tables that are made up: the engine does what the tables say."""

import pickle
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from naive_tables import World, outcomes, walked

from salesterms.criteria import All, Any, Criterion, Not
from salesterms.errors import Text
from salesterms.facts import (
    Axis,
    Catalogue,
    Facts,
    Moves,
    NoRecord,
    Subject,
    ladder,
    position,
)
from salesterms.facts.combinations import numbers_of
from salesterms.lifecycle import (
    SALES_LIFECYCLE,
    Direction,
    Lifecycle,
    LifecycleProblems,
    Move,
    Stage,
    Track,
    TransitionRefused,
    reached,
    step,
)
from salesterms.lifecycle.proofs import prove
from salesterms.vocabularies import hubspot, steps


def _position(name: str) -> Axis:
    values = [(f"{name}{at}", f"{name}{at}", f"{name}{at}") for at in range(3)]
    return position(name, *values, text=Text(name, name), subject=Subject.DEAL)


def _ladder(name: str, moves: Moves) -> Axis:
    rungs = (("some", "some", "iets"), ("much", "much", "veel"))
    return ladder(name, *rungs, text=Text(name, name), no_record=NoRecord.UNKNOWN, moves=moves)


A, B = _position("a"), _position("b")
STEPS, SEEN = _ladder("steps", Moves.EVENTS), _ladder("seen", Moves.HAPPENS)
AXES = (A, B, STEPS, SEEN)
CATALOGUE = Catalogue(AXES)
EVENTS = ("go", "stop", "turn")

QUICK = settings(max_examples=min(60, settings().max_examples), deadline=None)

leaf = st.one_of(
    st.sampled_from(AXES).flatmap(
        lambda axis: st.sets(st.sampled_from(axis.names), min_size=1, max_size=2).map(
            lambda names: axis.is_(*sorted(names))
        )
    ),
    st.sampled_from([STEPS, SEEN]).flatmap(
        lambda axis: st.sampled_from(axis.names).map(axis.at_least)
    ),
)
criterion: st.SearchStrategy[Criterion] = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=4,
)


@st.composite
def moves(draw: st.DrawFn, axis: Axis) -> Move:
    sources = draw(st.sets(st.sampled_from(axis.names), min_size=1, max_size=3))
    effects = draw(st.sampled_from([(), *(((STEPS, name),) for name in STEPS.names)]))
    return Move(
        event=draw(st.sampled_from(EVENTS)),
        sources=tuple(sorted(sources)),
        target=draw(st.sampled_from([*sorted(set(axis.names) - sources), None])),
        guard=draw(st.one_of(st.none(), criterion)),
        effects=effects,
        direction=draw(st.sampled_from([Direction.FORWARD, Direction.BACK])),
        text=Text("", ""),
    )


@st.composite
def lifecycles(draw: st.DrawFn) -> Lifecycle:
    """Any tables: not proven, and mostly unsound."""
    tracks = tuple(
        Track(
            name=axis.name,
            axis=axis,
            start=draw(st.sampled_from(axis.names)),
            moves=tuple(draw(st.lists(moves(axis), max_size=5))),
            closed=(axis.names[2],),
            text=Text(axis.name, axis.name),
        )
        for axis in (A, B)
    )
    return Lifecycle.proven(name="made up", catalogue=CATALOGUE, tracks=tracks)


worlds = st.fixed_dictionaries({axis.name: st.sampled_from(axis.names) for axis in AXES})


def began(lifecycle: Lifecycle, world: World) -> tuple[Stage, int, World]:
    """The start, with the facts of a world that are no positions."""
    stage, sure = lifecycle.begin(Facts(CATALOGUE, **world))
    return stage, sure, world | dict(stage.positions)


class TestTheEngineDoesWhatTheTablesSay:
    """Where all facts are known, an event is refused where no moves fit, else leads where they do.

    An event that two moves fit, which no proven lifecycle has, leads where one of them does.
    """

    @QUICK
    @given(lifecycles(), worlds, st.lists(st.sampled_from(EVENTS), max_size=8))
    def test_along_any_events(self, lifecycle: Lifecycle, world: World, events: list[str]) -> None:
        assume(lifecycle.events)
        stage, sure, world = began(lifecycle, world)
        for event in events:
            if event in lifecycle.events:
                expected = outcomes(lifecycle.tracks, event, world)
                assert (event in stage.allowed(sure)) is bool(expected)
                try:
                    stage, sure = step(stage, event, sure)
                except TransitionRefused:
                    assert not expected
                else:
                    facts = Facts.of_sure(CATALOGUE, sure)
                    world = {axis.name: str(facts[axis.name]) for axis in AXES}
                    assert world in expected or _same_effects(expected, world)
                    assert stage.positions == {"a": world["a"], "b": world["b"]}


def _same_effects(expected: list[World], world: World) -> bool:
    """Two tracks that give one fact two values, which no proven lifecycle has: either is right."""
    return any(world | {"steps": each["steps"]} == each for each in expected)


class TestOnlyWhatIsCertainMeetsAGuard:
    """What is allowed where facts are unknown is allowed whatever they turn out to be."""

    @QUICK
    @given(lifecycles(), st.sampled_from(EVENTS))
    def test_in_the_first_stage(self, lifecycle: Lifecycle, event: str) -> None:
        stage, sure = lifecycle.begin()
        if event in stage.allowed(sure):
            for steps, seen in product(STEPS.names, SEEN.names):
                world = {"steps": steps, "seen": seen, **stage.positions}
                assert outcomes(lifecycle.tracks, event, world)


class TestARefusalTellsEveryReason:
    """Who mends what a refusal names, and nothing else, is refused no longer, or told more."""

    @QUICK
    @given(lifecycles(), worlds, st.sampled_from(EVENTS))
    def test_in_the_first_stage(self, lifecycle: Lifecycle, world: World, event: str) -> None:
        stage, sure, world = began(lifecycle, world)
        if event in lifecycle.events and event not in stage.allowed(sure):
            refused = stage.refused(event, sure)
            assert refused.allowed == stage.allowed(sure)
            for reason in refused.reasons:
                for each in (reason, *reason.instead):
                    assert not set(each.seen) <= set(each.needed)
                    assert not each.unknown
                    assert world[each.fact] in each.seen


class TestReachIsWhatWalkingFinds:
    """The worlds that integers find are those that walking the tables finds, one by one."""

    @settings(max_examples=min(25, settings().max_examples), deadline=None)
    @given(lifecycles())
    def test_of_any_tables(self, lifecycle: Lifecycle) -> None:
        reach = reached(lifecycle)
        start = {track.axis.name: track.start for track in lifecycle.tracks}
        start |= {"steps": "none", "seen": "none"}
        found = 0
        for world in walked(lifecycle.tracks, start, {"seen": list(SEEN.names)}):
            here = reach.worlds.every
            for axis in AXES:
                here &= reach.worlds.among(axis, [axis.number(world[axis.name])])
            found |= here
        if len(lifecycle.events) > 0:
            assert found == reach.reached


class TestAmbiguityIsFoundWhereItIs:
    """Two moves of one event that fit in one world are a fault, and no others are."""

    @QUICK
    @given(lifecycles())
    def test_of_any_tables(self, lifecycle: Lifecycle) -> None:
        try:
            Lifecycle(name="any", catalogue=CATALOGUE, tracks=lifecycle.tracks)
        except LifecycleProblems as problems:
            told = {problem.path for problem in problems.problems if problem.code == "ambiguous"}
        else:
            told = set()
        everywhere = [
            dict(zip((axis.name for axis in AXES), names, strict=True))
            for names in product(*(axis.names for axis in AXES))
        ]
        found = set()
        for track in lifecycle.tracks:
            for event in track.events:
                fitting = [outcomes([track], event, world) for world in everywhere]
                if any(len(worlds) > 1 for worlds in fitting):
                    found.add(f"{track.name}.{event}")
        assert {str(path).partition(" ")[0] for path in told} == found


class TestARefusalLeavesAllAsItWas:
    """A refused event changes nothing: the same event is refused again for the same reasons."""

    @QUICK
    @given(st.sampled_from(SALES_LIFECYCLE.stages), st.sampled_from(SALES_LIFECYCLE.events))
    def test_of_the_built_in_lifecycle(self, stage: Stage, event: str) -> None:
        sure = Facts(**stage.positions).sure
        edges = dict(stage.edges)
        if event not in stage.allowed(sure):
            assert stage.refused(event, sure) == stage.refused(event, sure)
            assert stage.edges == edges


def test_numbers_of_the_worlds_that_are_reached_are_as_many() -> None:
    reach = reached(SALES_LIFECYCLE)

    assert len(list(numbers_of(reach.reached))) == 232


class TestAPickledLifecycleAnswersAsTheOriginal:
    """Its facts are equal to those of the catalogue, and no others than those."""

    @QUICK
    @given(lifecycles())
    def test_of_any_tables(self, lifecycle: Lifecycle) -> None:
        again = pickle.loads(pickle.dumps(lifecycle))
        tracks = pickle.loads(pickle.dumps(lifecycle.tracks))
        mixed = Lifecycle.proven(name=lifecycle.name, catalogue=CATALOGUE, tracks=tracks)

        for made in (again, mixed):
            assert made == lifecycle
            assert reached(made).reached == reached(lifecycle).reached

    def test_of_one_that_is_sound(self) -> None:
        tracks = pickle.loads(pickle.dumps(SALES_LIFECYCLE.tracks))
        own = Lifecycle(name="own", tracks=tracks)

        assert prove(own).reached == prove(SALES_LIFECYCLE).reached
        table = hubspot.deal_stage.table()
        assert steps(table, own) == steps(table)
