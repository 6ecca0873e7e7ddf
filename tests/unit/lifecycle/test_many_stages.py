"""Lifecycles of hundreds of stages: copied, pickled, and proven while one waits."""

import copy
import pickle
import time
from datetime import UTC, datetime
from itertools import pairwise

from trial_tables import move

from salesterms.errors import Text
from salesterms.facts import Catalogue, Subject, position
from salesterms.journey import Journey
from salesterms.lifecycle import Lifecycle, Track


def chain(length: int) -> Lifecycle:
    """One stage after the other."""
    names = [f"s{number}" for number in range(length)]
    way = position(
        "way",
        *((name, name, name) for name in names),
        text=Text("way", "weg"),
        subject=Subject.DEAL,
    )
    moves = tuple(move("on", one, two) for one, two in pairwise(names))
    text = Text("a way", "een weg")
    only = Track(name="way", axis=way, start="s0", closed=(names[-1],), moves=moves, text=text)
    return Lifecycle(name="chain", catalogue=Catalogue([way]), tracks=[only])


def test_hundreds_of_stages_are_pickled_and_copied() -> None:
    lifecycle = chain(300)
    stage = lifecycle.stages[-2]
    journey = Journey.begin(lifecycle=lifecycle).advance("on", at=datetime(2026, 3, 1, tzinfo=UTC))
    kept = lifecycle, stage, journey, stage.edges["on"]

    for again in (pickle.loads(pickle.dumps(kept)), copy.deepcopy(kept)):
        assert again[0] == lifecycle
        assert again[1] is again[0].stage(way="s298")
        assert again[1] is not stage
        assert again[2] == journey
        assert again[3].target is again[0].stage(way="s299")
    assert copy.copy(stage) is stage


def test_the_proof_of_twice_the_stages_takes_about_twice_as_long() -> None:
    def took(length: int) -> float:
        start = time.process_time()
        chain(length)
        return time.process_time() - start

    # Eight times as long it took when every round of the proof looked at every stage.
    assert min(took(400) for _ in range(3)) < 6 * min(took(200) for _ in range(3))
