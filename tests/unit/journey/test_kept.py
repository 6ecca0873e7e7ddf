"""Journeys as values: equal, frozen, copied, kept as a pickle, on a lifecycle of one's own."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Catalogue,
    Evidence,
    Facts,
    Moves,
    NoRecord,
    Subject,
    position,
)
from salesterms.facts import yes_or_no as yes_no
from salesterms.journey import Happened, Journey, OtherLifecycle
from salesterms.journey.course import made_of
from salesterms.journey.keeping import StepTaken, trail_of
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle, Move, Track

Day = Callable[[float], datetime]
Said = Callable[..., Evidence]

ROOM = position(
    "room",
    ("hall", "hall", "hal"),
    ("desk", "desk", "balie"),
    ("shop", "shop", "winkel"),
    text=Text("room", "ruimte"),
    subject=Subject.PERSON,
)
PAID = yes_no(
    "paid",
    "has paid",
    "heeft betaald",
    negation=Text("has not paid", "niet betaald"),
    no_record=NoRecord.UNKNOWN,
)
WAY = yes_no(
    "way",
    "came by the side door",
    "kwam door de zijdeur",
    negation=Text("came by the front door", "kwam door de voordeur"),
    no_record=NoRecord.NO,
    moves=Moves.EVENTS,
)
ROOMS = Catalogue([ROOM, PAID, WAY])


def move(event: str, source: str, target: str, **given: Any) -> Move:
    return Move(event=event, sources=(source,), target=target, text=Text(event, event), **given)


def rooms(*, shop: str = "shop") -> Lifecycle:
    """A lifecycle in which one event has two ways to one stage, with other effects."""
    enter = (
        move("enter", "hall", shop, guard=PAID.at_least("yes"), effects=((WAY, "no"),)),
        move("enter", "hall", shop, guard=~PAID.at_least("yes"), effects=((WAY, "yes"),)),
        move("leave", shop, "hall"),
    )
    track = Track(name="rooms", axis=ROOM, start="hall", moves=enter, text=Text("rooms", "ruimtes"))
    return Lifecycle.proven(name="rooms", catalogue=ROOMS, tracks=(track,))


@pytest.fixture
def journey(cam: Journey, day: Day, said: Said) -> Journey:
    step = cam.advance("accept_by_sales", at=day(1), id="E-1").advance("convert", at=day(2))
    return step.with_(said("budget", 3))


class TestEquality:
    def test_equal_where_the_history_is(self, journey: Journey, cam: Journey) -> None:
        again = cam.with_(*reversed(journey.events), *journey.evidence)

        assert again == journey
        assert hash(again) == hash(journey)
        assert again.state == journey.state

    def test_different_in_any_part(self, journey: Journey, cam: Journey, day: Day) -> None:
        facts = cam.facts()
        others = [
            cam,
            journey.advance("open_deal", at=day(4)),
            Journey.begin(person="P-2", account="A-1", deal="D-1", facts=facts),
            Journey.begin(person="P-1", account="A-2", deal="D-1", facts=facts),
            Journey.begin(person="P-1", account="A-1", deal="D-2", facts=facts),
            Journey.begin(person="P-1", account="A-1", deal="D-1"),
            cam.advance("accept_by_sales", at=day(1)).advance("convert", at=day(2)),
            cam.advance("accept_by_sales", at=day(1.5)).advance("convert", at=day(2)),
        ]

        assert len({journey, *others}) == len(others) + 1
        assert all(one != journey for one in others)

    def test_a_journey_is_nothing_else(self, journey: Journey) -> None:
        assert journey != "P-1"
        assert journey.__eq__(None) is NotImplemented

    def test_it_says_how_much_there_is(self, journey: Journey, cam: Journey) -> None:
        assert repr(cam) == "<journey new/none/never: 0 events>"
        assert repr(journey) == ("<journey converted/none/never: 2 events, 1 pieces of evidence>")


class TestFrozen:
    @pytest.mark.parametrize("name", ["_stage", "_sure", "_trail", "person", "other"])
    def test_nothing_can_be_assigned_or_deleted(self, journey: Journey, name: str) -> None:
        with pytest.raises(AttributeError):
            setattr(journey, name, None)
        with pytest.raises(AttributeError):
            delattr(journey, name)

    def test_a_copy_is_the_journey(self, journey: Journey) -> None:
        assert copy.copy(journey) is journey
        assert copy.deepcopy([journey])[0] is journey


class TestPickles:
    def test_it_comes_back_equal(self, journey: Journey, day: Day) -> None:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(journey, protocol))

            assert again == journey
            assert hash(again) == hash(journey)
            assert again.stage() is journey.stage()
            assert again.facts(as_of=day(1)) == journey.facts(as_of=day(1))
            assert again.advance("open_deal", at=day(4)) == journey.advance("open_deal", at=day(4))

    def test_one_of_no_events_comes_back(self, cam: Journey) -> None:
        assert pickle.loads(pickle.dumps(cam)) == cam

    def test_what_is_pickled_is_its_parts(self, journey: Journey) -> None:
        book, sure, steps, last = journey.parts

        assert journey.__reduce__()[1] == journey.parts
        assert made_of(book, sure, steps, last) == journey

    def test_it_is_small(self, journey: Journey) -> None:
        assert len(pickle.dumps(journey)) < 2_000

    def test_a_fresh_process_reads_it(self, journey: Journey) -> None:
        code = (
            "import pickle, sys; journey = pickle.loads(bytes.fromhex(sys.argv[1])); "
            "print(journey, journey.facts()['budget'], journey.events[0].id)"
        )

        run = subprocess.run(
            [sys.executable, "-c", code, pickle.dumps(journey).hex()],
            capture_output=True,
            text=True,
            check=True,
        )

        assert run.stdout.strip() == f"{journey!r} stated E-1"

    def test_a_lifecycle_that_has_changed_is_told(self, day: Day) -> None:
        for step in (
            StepTaken("no_such_event", 0, "sales/none/never", day(1)),
            StepTaken("junk", 0, "sales/none/never", day(1)),
            StepTaken("junk", 1, "junk/none/never", day(1)),
            StepTaken("junk", 2, "junk/none/never", day(1)),
        ):
            with pytest.raises(OtherLifecycle, match="build the journey again") as other:
                trail_of(SALES_LIFECYCLE, [step])
            assert other.value.args == ("sales", step.event, "new/none/never", step.target)


class TestOnesOwnLifecycle:
    @pytest.fixture
    def visit(self, day: Day) -> Journey:
        visit = Journey.begin(person="P-1", lifecycle=rooms(), facts=Facts(ROOMS, paid="no"))
        return visit.advance("enter", at=day(1)).advance("leave", at=day(2))

    def test_its_events_move_it(self, visit: Journey, day: Day) -> None:
        assert visit.stage().name == "hall"
        assert visit.stage(as_of=day(1)).name == "shop"
        assert visit.facts()["way"] == "yes"
        assert visit.with_(Happened(event="enter", at=day(3))).stage().name == "shop"

    def test_evidence_about_its_facts_opens_the_other_way(
        self, visit: Journey, day: Day, said: Said
    ) -> None:
        payment = said("paid", 2)
        again = visit.with_(payment).advance("enter", at=day(3))

        assert again.facts()["way"] == "no"
        assert again.facts(as_of=day(2))["way"] == "yes"
        assert again == visit.with_(Happened(event="enter", at=day(3)), payment)

    def test_it_pickles_with_the_way_that_was_taken(
        self, visit: Journey, day: Day, said: Said
    ) -> None:
        for one in (visit, visit.with_(said("paid", 2)).advance("enter", at=day(3))):
            again = pickle.loads(pickle.dumps(one))

            assert again == one
            assert hash(again) == hash(one)
            assert again.facts(as_of=day(1))["way"] == "yes"
            assert again.lifecycle == one.lifecycle
            assert again.lifecycle is not one.lifecycle

    def test_other_tables_make_another_journey(self, visit: Journey, day: Day) -> None:
        other = Journey.begin(
            person="P-1", lifecycle=rooms(shop="desk"), facts=Facts(ROOMS, paid="no")
        )

        assert other.advance("enter", at=day(1)).advance("leave", at=day(2)) != visit

    def test_lifecycles_are_equal_by_their_tables(self) -> None:
        ours = Lifecycle.proven(name="sales", tracks=SALES_LIFECYCLE.tracks)

        assert ours == SALES_LIFECYCLE
        assert hash(ours) == hash(SALES_LIFECYCLE)
        assert rooms() == rooms()
        assert rooms() not in (rooms(shop="desk"), SALES_LIFECYCLE, "rooms")
        assert pickle.loads(pickle.dumps(SALES_LIFECYCLE)) is SALES_LIFECYCLE
        assert pickle.loads(pickle.dumps(ours)).catalogue is CATALOGUE

    def test_forgetting_leaves_what_its_events_moved(self, visit: Journey, day: Day) -> None:
        gone = visit.forget(at=day(9))

        assert gone.facts()["paid"] is None
        assert gone.facts()["way"] == "yes"
        assert pickle.loads(pickle.dumps(gone)) == gone
