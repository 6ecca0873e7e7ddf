"""The laws of journeys: refusals, edges, order of arrival, time, being forgotten, and oracles."""

import importlib
import pickle
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import reduce
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import lifecycle_by_hand
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from salesterms.errors import SalesTermsError
from salesterms.facts import CATALOGUE, Evidence, Facts, Level, Maker, MakerKind, Moves
from salesterms.journey import Forgotten, Happened, Journey, NotInOrder, Record, TwoIds
from salesterms.lifecycle import SALES_LIFECYCLE, Refused, SalesEvent, TransitionRefused
from salesterms.strategies import evidence, histories, instants, journeys
from salesterms.values import instant
from salesterms.vocabularies import vocabularies

quick = settings(max_examples=min(60, settings().max_examples), deadline=None)
few = settings(max_examples=min(25, settings().max_examples), deadline=None)

EVENTS = st.sampled_from(SALES_LIFECYCLE.events)
TRACKS = SALES_LIFECYCLE.tracks


def begun_of(journey: Journey) -> Journey:
    """The journey before anything was recorded."""
    return Journey.begin(
        person=journey.person,
        account=journey.account,
        deal=journey.deal,
        facts=journey._book.given,
        lifecycle=journey.lifecycle,
    )


def records_of(journey: Journey) -> list[Record]:
    return [*journey.events, *journey.evidence]


def moment_of(record: Record) -> datetime:
    return instant(record.at)


def place_of(record: Record) -> tuple[datetime, int]:
    """Evidence of one instant before events, and those in the order of the lifecycle."""
    if isinstance(record, Happened):
        return moment_of(record), SALES_LIFECYCLE.events.index(record.event)
    return moment_of(record), -1


def with_or_error(journey: Journey, *records: Record) -> Journey | str:
    """The journey with more records, or what is wrong with them."""
    try:
        return journey.with_(*records)
    except SalesTermsError as refused:
        return refused.text()


class TestRefusals:
    """What is refused changes nothing, and is refused for a reason."""

    @quick
    @given(journeys(), EVENTS, instants())
    def test_a_refusal_leaves_the_journey_as_it_was(
        self, journey: Journey, event: str, at: datetime
    ) -> None:
        before = pickle.dumps(journey)
        try:
            decided = journey.decide(event, at=at)
        except NotInOrder:
            decided = None

        assert pickle.dumps(journey) == before
        if isinstance(decided, Refused):
            assert not decided
            assert decided.reasons
            assert decided.allowed == journey.stage().allowed(journey.facts().sure)
            assert event not in decided.allowed
            with pytest.raises(TransitionRefused) as refused:
                journey.advance(event, at=at)
            assert refused.value.refused == decided

    @quick
    @given(journeys(), EVENTS, instants())
    def test_what_is_allowed_happens_and_nothing_else_does(
        self, journey: Journey, event: str, at: datetime
    ) -> None:
        last = max(map(moment_of, records_of(journey)), default=instant(at))
        decided = journey.decide(event, at=last + timedelta(seconds=1))

        allowed = journey.stage().allowed(journey.facts().sure)
        assert isinstance(decided, Journey) is (event in allowed)

    @quick
    @given(journeys(), st.data(), st.none() | st.just("E-new"))
    def test_advance_says_what_with_says(
        self, journey: Journey, data: st.DataObject, identified: str | None
    ) -> None:
        allowed = journey.stage().allowed(journey.facts().sure)
        event = data.draw(st.sampled_from(allowed or ("win",)))
        last = max(map(moment_of, records_of(journey)), default=datetime(2026, 3, 1, tzinfo=UTC))
        at = last + timedelta(seconds=data.draw(st.sampled_from((-1, 0, 0, 1))))
        with suppress(TransitionRefused, NotInOrder, TwoIds):
            moved = journey.advance(event, at=at, id=identified)
            assert moved == journey.with_(Happened(event=event, at=at, id=identified))


class TestEdges:
    """A journey goes along the lines of the tables only, and its facts are what they do."""

    @quick
    @given(journeys())
    def test_every_step_is_a_line_of_the_tables(self, journey: Journey) -> None:
        begun = begun_of(journey)
        where: dict[str, str] = dict(begun.stage().positions)
        for event in journey.events:
            for track in TRACKS:
                if event.event in track.events:
                    lines = track.moves_from(where[track.axis.name], event.event)
                    now = _after_instant(journey, event)[track.axis.name]
                    assert now in {line.target or where[track.axis.name] for line in lines}
                    where[track.axis.name] = now
        assert where == journey.stage().positions

    @quick
    @given(journeys(), instants())
    def test_positions_are_facts_at_any_moment(self, journey: Journey, at: datetime) -> None:
        for moment in (None, at):
            facts = journey.facts(as_of=moment)
            stage = journey.stage(as_of=moment)
            assert {name: facts[name] for name in stage.positions} == stage.positions
            assert journey.lifecycle.stage_of(facts) is stage

    @quick
    @given(journeys())
    def test_the_spells_of_a_position_are_its_whole_time(self, journey: Journey) -> None:
        for track in TRACKS:
            spells = [one for one in journey.time_in_stage() if one.axis is track.axis]
            assert spells[0].since is None
            assert spells[-1].until is None
            assert spells[-1].value == journey.stage().positions[track.axis.name]
            for one, following in pairwise(spells):
                assert one.until == following.since
                assert one.value != following.value


def _after_instant(journey: Journey, event: Happened) -> dict[str, str]:
    """The positions just after an event, also where others stand at its instant."""
    place = journey.events.index(event)
    edge = journey._trail[2 * place]
    return dict(edge.target.positions)


class TestOrderOfArrival:
    """A replay is the same for every order of arrival and any number of repetitions."""

    @quick
    @given(journeys(), st.data())
    def test_any_order_and_any_repetition(self, journey: Journey, data: st.DataObject) -> None:
        records = records_of(journey)
        again = data.draw(st.lists(st.sampled_from(records))) if records else []
        arrived = data.draw(st.permutations([*records, *again]))
        replayed = begun_of(journey).with_(*arrived)

        assert replayed == journey
        assert hash(replayed) == hash(journey)
        assert replayed.with_(*again) == journey

    @quick
    @given(histories(), st.data())
    def test_in_one_go_or_in_parts(self, records: list[Record], data: st.DataObject) -> None:
        early = sorted(records, key=place_of)
        cut = data.draw(st.integers(0, len(early)))
        parts = Journey.begin().with_(*early[:cut]).with_(*early[cut:])

        assert parts == Journey.begin().with_(*records)

    @quick
    @given(journeys())
    def test_step_by_step(self, journey: Journey) -> None:
        step = begun_of(journey)
        pieces, events = list(journey.evidence), list(journey.events)
        while pieces or events:
            if pieces and (not events or moment_of(pieces[0]) <= moment_of(events[0])):
                step = step.with_(pieces.pop(0))
            else:
                event = events.pop(0)
                step = step.advance(event.event, at=event.at, id=event.id)

        assert step == journey

    @quick
    @given(journeys(), st.data())
    def test_one_more_piece_at_the_end_is_as_going_through_all_again(
        self, journey: Journey, data: st.DataObject
    ) -> None:
        """The short way of adding evidence gives what the replay gives, or the same error."""
        known = records_of(journey)
        pieces = data.draw(st.lists(evidence(), max_size=4))
        for piece in sorted(pieces, key=moment_of):
            short = with_or_error(journey, piece)
            replayed = with_or_error(begun_of(journey), *known, piece, piece)  # two: the long way
            assert short == replayed
            if isinstance(short, Journey) and isinstance(replayed, Journey):
                assert short.why() == replayed.why()
                assert short.state == replayed.state
                assert pickle.loads(pickle.dumps(short)) == replayed
                journey, known = short, [*known, piece]

    @few
    @given(histories(), st.randoms(use_true_random=False))
    def test_labels_and_grounds_too(self, records: list[Record], random: Any) -> None:
        shuffled = random.sample(records, len(records))
        one, other = (Journey.begin().with_(*given_) for given_ in (records, shuffled))

        assert one.why() == other.why()
        assert one.time_in_stage() == other.time_in_stage()
        for vocabulary in vocabularies():
            assert one.labels(vocabulary) == other.labels(vocabulary)
            assert one.labels(vocabulary) == vocabulary.labels(one.facts())


class TestTime:
    """What was so at a moment is told by what was recorded up to it, and by nothing later."""

    @quick
    @given(journeys(), instants())
    def test_a_prefix_never_changes(self, journey: Journey, at: datetime) -> None:
        moments = [instant(at), *map(moment_of, records_of(journey))]
        for moment in {moments[0], *moments[-2:]}:
            known = [one for one in records_of(journey) if moment_of(one) <= moment]
            then = begun_of(journey).with_(*known)

            assert journey.stage(as_of=moment) is then.stage()
            assert journey.facts(as_of=moment) == then.facts()
            assert journey.why(as_of=moment) == then.why(as_of=moment)
            assert journey.time_in_stage(as_of=moment) == then.time_in_stage(as_of=moment)

    @few
    @given(journeys(), instants())
    def test_nor_do_its_labels(self, journey: Journey, at: datetime) -> None:
        known = [one for one in records_of(journey) if moment_of(one) <= instant(at)]
        then = begun_of(journey).with_(*known)

        for vocabulary in vocabularies():
            assert journey.labels(vocabulary, as_of=at) == then.labels(vocabulary)

    @quick
    @given(journeys())
    def test_the_last_moment_has_everything(self, journey: Journey) -> None:
        end = datetime(2100, 1, 1, tzinfo=UTC)

        assert journey.stage(as_of=end) is journey.stage()
        assert journey.facts(as_of=end) == journey.facts()


class TestKept:
    """Journeys pickle, and what is forgotten keeps its stages only."""

    @quick
    @given(journeys())
    def test_it_comes_back(self, journey: Journey) -> None:
        assert pickle.loads(pickle.dumps(journey)) == journey

    @quick
    @given(journeys(), instants(), instants(), evidence())
    def test_the_forgotten(
        self, journey: Journey, at: datetime, moment: datetime, piece: Evidence
    ) -> None:
        gone = journey.forget(at=at)

        assert gone.stage(as_of=moment) is journey.stage(as_of=moment)
        assert gone.stage() is journey.stage()
        assert [one.at for one in gone.events] == [one.at for one in journey.events]
        assert gone.evidence == ()
        assert (journey.person is not None) is gone.is_of(journey.person)
        for as_of in (None, moment):
            mine, theirs = gone.facts(as_of=as_of), journey.facts(as_of=as_of)
            for name, axis in CATALOGUE.items():
                if axis.moves is Moves.EVENTS:
                    assert mine[name] == theirs[name]
                else:
                    assert mine.possible_names(name) == axis.names
        with pytest.raises(Forgotten):
            gone.with_(piece)
        with pytest.raises(Forgotten):
            gone.advance("junk", at=moment)


class JourneyByHand(RuleBasedStateMachine):
    """A journey goes where a plain reading of the tables says, however it is told."""

    @initialize(interest=st.sampled_from(CATALOGUE["interest"].names))
    def begin(self, interest: str) -> None:
        begun = Facts(interest=interest).closed()
        self.world = {name: str(begun[name]) for name in CATALOGUE}
        self.begun = self.journey = Journey.begin(facts=begun)
        self.told: list[Record] = []
        self.at = datetime(2026, 3, 1, tzinfo=UTC)

    @rule(event=st.sampled_from(SalesEvent), hours=st.integers(1, 500))
    def happens(self, event: SalesEvent, hours: int) -> None:
        at = self.at + timedelta(hours=hours)
        expected = lifecycle_by_hand.after(TRACKS, event.value, self.world)
        decided = self.journey.decide(event, at=at)
        assert isinstance(decided, Journey) is (expected is not None)
        if isinstance(decided, Journey) and expected is not None:
            self.journey, self.world, self.at = decided, expected, at
            self.told.append(Happened(event=event, at=at))

    @rule(data=st.data(), hours=st.integers(1, 500))
    def happens_as_it_may(self, data: st.DataObject, hours: int) -> None:
        """One that may happen, so that the ways become long."""
        may = [
            event
            for event in SalesEvent
            if lifecycle_by_hand.after(TRACKS, event.value, self.world) is not None
        ]
        self.happens(data.draw(st.sampled_from(may)), hours)

    @rule(rung=st.sampled_from(CATALOGUE["interest"].names[1:]), hours=st.integers(1, 500))
    def interest_is_shown(self, rung: str, hours: int) -> None:
        """What was given as having happened stays; evidence may say more."""
        self.at += timedelta(hours=hours)
        piece = Evidence(
            fact="interest",
            value=rung,
            level=Level.STATED,
            at=self.at,
            by=Maker(kind=MakerKind.SYSTEM),
        )
        names = CATALOGUE["interest"].names
        self.world["interest"] = max(rung, self.world["interest"], key=names.index)
        self.journey = self.journey.with_(piece)
        self.told.append(piece)

    @precondition(lambda self: self.told)
    @rule(data=st.data())
    def it_is_told_again(self, data: st.DataObject) -> None:
        self.journey = self.journey.with_(data.draw(st.sampled_from(self.told)))

    @rule()
    def it_is_kept(self) -> None:
        self.journey = pickle.loads(pickle.dumps(self.journey))

    @invariant()
    def the_facts_are_those_of_the_plain_reading(self) -> None:
        if hasattr(self, "world"):
            facts = self.journey.facts()
            assert {name: facts[name] for name in CATALOGUE} == self.world

    def teardown(self) -> None:
        if hasattr(self, "told"):
            assert self.begun.with_(*reversed(self.told)) == self.journey


TestJourneyByHand = JourneyByHand.TestCase
TestJourneyByHand.settings = settings(
    max_examples=min(20, settings().max_examples), stateful_step_count=25, deadline=None
)


@pytest.mark.skipif(find_spec("transitions") is None, reason="needs transitions")
class TestAgainstTransitions:
    """Step by step, a machine of transitions that is built from the tracks says the same."""

    @few
    @given(st.sampled_from(CATALOGUE["interest"].names), st.lists(EVENTS, max_size=30), st.data())
    def test_both_move_or_both_stay(
        self, interest: str, asked: list[str], data: st.DataObject
    ) -> None:
        transitions = importlib.import_module("transitions")
        begun = Facts(interest=interest).closed()
        model = Person({name: str(begun[name]) for name in CATALOGUE})
        machine = machine_of(transitions, model)
        journey = Journey.begin(facts=begun)
        for number, wild in enumerate(asked):
            allowed = journey.stage().allowed(journey.facts().sure)
            event = data.draw(st.sampled_from([wild, *allowed]))
            decided = journey.decide(
                event,
                at=datetime(2026, 3, 1, number % 24, number, tzinfo=UTC) + timedelta(days=number),
            )
            try:
                moved = model.trigger(event)
            except transitions.MachineError:
                moved = False

            assert bool(decided) is moved
            if isinstance(decided, Journey):
                journey = decided
            assert journey.stage().name == model.state
            assert {name: journey.facts()[name] for name in model.world} == model.world
        assert machine.get_model_state(model).name == journey.stage().name


class Person:
    """What transitions moves: the facts as a dict."""

    state: str
    trigger: Any

    def __init__(self, world: dict[str, str]) -> None:
        self.world = world


def machine_of(transitions: Any, model: Person) -> Any:
    """A machine of the joint stages, with a transition for each choice of lines."""
    machine = transitions.Machine(
        model=model,
        states=[stage.name for stage in SALES_LIFECYCLE.stages],
        initial=SALES_LIFECYCLE.start.name,
        auto_transitions=False,
        send_event=True,
    )
    for stage in SALES_LIFECYCLE.stages:
        where = dict(stage.positions)
        for event in SALES_LIFECYCLE.events:
            for lines in _choices(event, where):
                led = {t.axis.name: line.target for t, line in lines if line and line.target}
                machine.add_transition(
                    event,
                    stage.name,
                    "/".join({**where, **led}.values()),
                    conditions=[_guard(model, line) for _, line in lines if line and line.guard],
                    after=[_effects(model, track, line) for track, line in lines if line],
                )
    return machine


def _choices(event: str, where: dict[str, str]) -> list[list[tuple[Any, Any]]]:
    """One line for each track that lists the event, in every way; none for the others."""

    def grown(found: list[list[tuple[Any, Any]]], track: Any) -> list[list[tuple[Any, Any]]]:
        if event not in track.events:
            return [[*each, (track, None)] for each in found]
        lines = track.moves_from(where[track.axis.name], event)
        return [[*each, (track, line)] for each in found for line in lines]

    return reduce(grown, TRACKS, [[]])


def _guard(model: Person, line: Any) -> Any:
    return lambda _: lifecycle_by_hand.holds(line.guard, model.world)


def _effects(model: Person, track: Any, line: Any) -> Any:
    def act(_: object) -> None:
        if line.target is not None:
            model.world[track.axis.name] = line.target
        model.world.update({axis.name: value for axis, value in line.effects})

    return act
