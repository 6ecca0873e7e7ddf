"""The built-in lifecycle against the same by hand, and against every change to its tables."""

from collections.abc import Iterator
from itertools import product

import pytest
from sales_by_hand import CHANGES, World, after
from table_mutants import mutants

from salesterms.facts import CATALOGUE, Facts
from salesterms.lifecycle import (
    SALES_LIFECYCLE,
    Lifecycle,
    LifecycleProblems,
    SalesEvent,
    prove,
    reached,
    step,
)

COUPLED = (
    "standing",
    "deal",
    "customer",
    "interest",
    "marketing_accepted",
    "sales_accepted",
    "approvals",
    "contract",
)
START: World = {name: CATALOGUE[name].names[0] for name in COUPLED}
#: Rungs of interest beyond the first make no difference to any guard or law.
RUNGS = ("none", "engaged")


def reached_by_hand() -> list[World]:
    """Every world that the events by hand lead to, where interest may rise at any time."""
    found, waiting = [START], [START]
    for world in waiting:
        nexts = [after(event, world) for event in CHANGES]
        nexts += [world | {"interest": "engaged"}]
        for each in nexts:
            if each is not None and each not in found:
                found.append(each)
                waiting.append(each)
    return found


WORLDS = reached_by_hand()


def sure_of(world: World) -> int:
    return Facts(**world).sure


#: For each world: its positions, what is certain in it, and what each event makes of that.
BY_HAND = [
    (
        tuple(world[name] for name in ("standing", "deal", "customer")),
        sure_of(world),
        {
            event: None if made is None else sure_of(made)
            for event, made in ((event, after(event, world)) for event in CHANGES)
        },
    )
    for world in WORLDS
]


def differences(lifecycle: Lifecycle) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where the engine does something else than the lifecycle by hand."""
    stages = {tuple(stage.positions.values()): stage for stage in lifecycle.stages}
    for positions, sure, expected in BY_HAND:
        stage = stages.get(positions)
        if stage is None:
            yield "no such stage", positions
            continue
        allowed = set(stage.allowed(sure))
        for event, made in expected.items():
            if (event in allowed) is (made is None):
                yield event, positions
            elif event in allowed:
                target, then = step(stage, event, sure)
                facts = Facts.of_sure(lifecycle.catalogue, then)
                stands = {name: facts[name] for name in target.positions}
                if then != made or stands != target.positions:
                    yield event, positions


def test_every_event_is_written_by_hand() -> None:
    assert list(CHANGES) == [event.value for event in SalesEvent]
    assert SALES_LIFECYCLE.events == tuple(CHANGES)


def test_each_event_does_what_it_does_by_hand_in_every_world() -> None:
    assert list(differences(SALES_LIFECYCLE)) == []


def test_as_many_worlds_are_reached_as_by_hand() -> None:
    assert reached(SALES_LIFECYCLE).reached.bit_count() == len(WORLDS) == 232


def test_the_legal_worlds_are_those_that_are_reached_by_hand() -> None:
    worlds = reached(SALES_LIFECYCLE).worlds
    values = [RUNGS if name == "interest" else CATALOGUE[name].names for name in COUPLED]
    legal = 0

    for chosen in product(*values):
        world = dict(zip(COUPLED, chosen, strict=True))
        fits = worlds.compatible(Facts(**world))
        assert bool(fits) is (world in WORLDS)
        legal |= fits

    assert legal == worlds.legal


def test_the_proofs_hold() -> None:
    reach = prove(SALES_LIFECYCLE)

    assert tuple(axis.name for axis in reach.coupled) == COUPLED
    assert reach.worlds.size == 7560
    assert reach.laws == CATALOGUE.laws


def test_it_is_a_lifecycle_as_any_user_could_build() -> None:
    built = Lifecycle(name="mine", tracks=SALES_LIFECYCLE.tracks)

    assert [stage.name for stage in built.stages] == [s.name for s in SALES_LIFECYCLE.stages]


def test_the_stages_are_the_positions_of_the_worlds_that_are_reached() -> None:
    stands = {tuple(world[name] for name in ("standing", "deal", "customer")) for world in WORLDS}

    assert {tuple(stage.positions.values()) for stage in SALES_LIFECYCLE.stages} == stands
    assert len(stands) == 20


def same_enabling(lifecycle: Lifecycle) -> bool:
    """A guard that lost a part which other tracks guarantee is no other guard."""
    mine, theirs = reached(SALES_LIFECYCLE), reached(lifecycle)
    if mine.worlds.size != theirs.worlds.size or mine.worlds.legal != theirs.worlds.legal:
        return False
    legal = mine.worlds.legal
    pairs = zip(mine.firings, theirs.firings, strict=False)
    same = [one.enabled & legal == two.enabled & legal for one, two in pairs]
    effects = [tuple(one.changes) == tuple(two.changes) for one, two in pairs]
    return len(mine.firings) == len(theirs.firings) and all(same) and all(effects)


def survives(lifecycle: Lifecycle) -> bool:
    """No proof and no sentence by hand tells it from the built-in one."""
    if next(differences(lifecycle), None) is not None:
        return False
    try:
        prove(lifecycle)
    except LifecycleProblems:
        return False
    return True


def test_every_change_to_the_tables_is_noticed() -> None:
    made = list(mutants())

    alive = [said for said, lifecycle in made if survives(lifecycle)]

    assert len(made) > 400
    assert alive == REDUNDANT


#: Parts of guards that the laws imply: who is new, with marketing or with sales has no deal. They
#: stand in the tables because the sentence "a lead without a deal" is what is meant.
REDUNDANT = [
    "person.accept_by_marketing ('new',): guard without part 0",
    "person.accept_by_sales ('new', 'marketing'): guard without part 0",
    "person.recycle ('new', 'marketing', 'sales'): guard without part 0",
]


@pytest.mark.parametrize("said", REDUNDANT)
def test_a_part_of_a_guard_that_is_left_out_in_vain_was_implied(said: str) -> None:
    assert same_enabling(dict(mutants())[said])
