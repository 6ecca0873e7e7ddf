"""A person is forgotten: what stays, what goes, and what is refused afterwards."""

import gc
import pickle
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from salesterms.facts import (
    CATALOGUE,
    Evidence,
    Facts,
    Moves,
    NotAnInstant,
)
from salesterms.journey import Forgotten, Happened, Journey, Trace
from salesterms.journey.book import Book
from salesterms.values import NaiveInstant
from salesterms.vocabularies import four_types

Day = Callable[[float], datetime]
Said = Callable[..., Evidence]

#: Everything in a journey that could tell who it was.
TELLING = ("P-secret", "A-secret", "D-secret", "E-secret", "V-secret", "Sam de Vries", "a note")


@pytest.fixture
def known(day: Day, said: Said) -> Journey:
    piece = said("budget", 1, id="V-secret", source="https://crm.example/P-secret", note="a note")
    begun = Journey.begin(
        person="P-secret",
        account="A-secret",
        deal="D-secret",
        facts=Facts(interest="explicit", means="checked", marketing_accepted="yes"),
    )
    journey = begun.with_(piece).advance("accept_by_sales", at=day(1), id="E-secret")
    return journey.advance("convert", at=day(2))


@pytest.fixture
def gone(known: Journey, day: Day) -> Journey:
    return known.forget(at=day(5))


def reached(start: object) -> str:
    """The texts that can be reached from an object, except through classes and modules."""
    seen: dict[int, object] = {}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        skipped = isinstance(one, type) or type(one).__name__ in {
            "module",
            "function",
            "builtin_function_or_method",
            "getset_descriptor",
            "member_descriptor",
        }
        if id(one) not in seen and not skipped:
            seen[id(one)] = one
            waiting.extend(gc.get_referents(one))
    return "\n".join(one for one in seen.values() if isinstance(one, str))


class TestWhatStays:
    def test_stages_events_and_instants(self, known: Journey, gone: Journey, day: Day) -> None:
        assert gone.stage() is known.stage()
        assert [(one.event, one.at) for one in gone.events] == [
            (one.event, one.at) for one in known.events
        ]
        assert gone.time_in_stage(as_of=day(9)) == known.time_in_stage(as_of=day(9))
        for at in (day(0), day(1), day(1.5), day(9)):
            assert gone.stage(as_of=at) is known.stage(as_of=at)

    def test_what_events_moved_is_known(self, gone: Journey, day: Day) -> None:
        assert gone.facts()["sales_accepted"] == "yes"
        assert gone.facts(as_of=day(0))["sales_accepted"] == "no"

    def test_what_was_given_of_the_facts_that_events_move(self, gone: Journey, day: Day) -> None:
        assert gone.facts()["marketing_accepted"] == "yes"
        assert gone.facts(as_of=day(0))["marketing_accepted"] == "yes"

    def test_every_other_fact_is_unknown(self, gone: Journey, day: Day) -> None:
        for facts in (gone.facts(), gone.facts(as_of=day(0)), gone.facts(as_of=day(9))):
            for name, axis in CATALOGUE.items():
                if axis.moves is not Moves.EVENTS:
                    assert facts.possible_names(name) == axis.names

    def test_labels_are_candidates_among_which_is_the_old_one(
        self, known: Journey, gone: Journey
    ) -> None:
        assert known.label(four_types).paths[0] in gone.label(four_types).paths

    def test_who_had_no_events_stands_at_the_start(self, day: Day) -> None:
        gone = Journey.begin().forget(at=day(1))

        assert gone.stage() is Journey.begin().stage()
        assert (gone.events, gone.forgotten) == ((), True)


class TestWhatGoes:
    def test_ids_and_evidence(self, known: Journey, gone: Journey) -> None:
        assert (gone.account, gone.deal, gone.evidence) == (None, None, ())
        assert {one.id for one in gone.events} == {None}
        assert gone.person not in (None, known.person)

    def test_nothing_of_it_can_be_reached(self, known: Journey, gone: Journey) -> None:
        assert all(text in reached(known) for text in TELLING)
        assert not any(text in reached(gone) for text in TELLING)

    def test_nothing_of_it_is_in_the_pickle(self, known: Journey, gone: Journey) -> None:
        assert all(text.encode() in pickle.dumps(known) for text in TELLING)
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            kept = pickle.dumps(gone, protocol)
            assert not any(text.encode() in kept for text in TELLING)
            assert pickle.loads(kept) == gone

    def test_nothing_of_it_is_in_what_is_printed(self, gone: Journey) -> None:
        assert not any(text in gone.why().explain() + repr(gone) for text in TELLING)

    def test_a_book_has_no_field_that_stays_by_accident(self, gone: Journey) -> None:
        kept = {"lifecycle", "person", "given", "trace"}

        assert {
            name
            for name in Book._fields
            if getattr(gone._book, name) != Book._field_defaults.get(name)
        } == kept
        assert gone._book.told is None

    def test_two_who_are_forgotten_have_nothing_in_common(self, known: Journey, day: Day) -> None:
        one, other = known.forget(at=day(5)), known.forget(at=day(5))

        assert one != other
        assert one.person != other.person
        assert one.trace is not None
        assert other.trace is not None
        assert one.trace.salt != other.trace.salt
        assert one.trace.digest != other.trace.digest


class TestWhatIsRefused:
    @pytest.mark.parametrize("event", ["open_deal", "win", "convert", "no such event"])
    @pytest.mark.parametrize("days", [0, 1, 2, 3, 9])
    @pytest.mark.parametrize("identified", [None, "E-secret", "E-9"])
    def test_every_event_at_every_instant(
        self, gone: Journey, day: Day, event: str, days: float, identified: str | None
    ) -> None:
        with pytest.raises(Forgotten):
            gone.advance(event, at=day(days), id=identified)
        with pytest.raises(Forgotten):
            gone.decide(event, at=day(days), id=identified)

    def test_every_record(self, gone: Journey, day: Day, said: Said) -> None:
        for records in (
            (),
            (Happened(event="open_deal", at=day(9)),),
            (said("budget", 9),),
        ):
            with pytest.raises(Forgotten, match="was forgotten"):
                gone.with_(*records)

    def test_a_new_journey_of_the_same_person(self, gone: Journey) -> None:
        assert gone.trace is not None

        with pytest.raises(Forgotten):
            Journey.begin(person="P-secret", traces=[gone.trace])
        assert Journey.begin(person="P-2", traces=[gone.trace]).person == "P-2"
        assert Journey.begin(traces=[gone.trace]).person is None

    def test_after_it_was_kept_and_read_again(self, gone: Journey, day: Day) -> None:
        again = pickle.loads(pickle.dumps(gone))

        with pytest.raises(Forgotten):
            again.advance("open_deal", at=day(9))


class TestWhoItWas:
    def test_the_person_is_known_again(self, known: Journey, gone: Journey) -> None:
        assert known.is_of("P-secret")
        assert gone.is_of("P-secret")
        assert gone.is_of(gone.person)

    @pytest.mark.parametrize("other", ["P-secre", "", None, 7, b"P-secret", ["P-secret"]])
    def test_nobody_else_is(self, known: Journey, gone: Journey, other: Any) -> None:
        assert not known.is_of(other)
        assert not gone.is_of(other)

    def test_nobody_is_the_person_of_a_journey_without_one(self, day: Day) -> None:
        assert not Journey.begin().is_of(None)
        assert not Journey.begin().forget(at=day(1)).is_of(None)

    def test_an_id_with_half_a_character_can_be_forgotten(self, day: Day) -> None:
        assert Journey.begin(person="P-\ud800").forget(at=day(1)).is_of("P-\ud800")

    def test_the_trace_says_when(self, gone: Journey, day: Day) -> None:
        trace = gone.trace

        assert isinstance(trace, Trace)
        assert trace.at == day(5)
        assert "secret" not in f"{trace.salt}{trace.digest}"

    def test_to_be_forgotten_twice_changes_nothing(self, gone: Journey, day: Day) -> None:
        assert gone.forget(at=day(9)) is gone

    def test_the_moment_may_be_before_what_is_recorded(self, known: Journey, day: Day) -> None:
        assert known.forget(at=day(-9)).stage() is known.stage()

    @pytest.mark.parametrize(
        ("at", "error"),
        [(None, NotAnInstant), (datetime(2026, 3, 1), NaiveInstant)],  # noqa: DTZ001
    )
    def test_the_moment_is_an_instant(
        self, known: Journey, gone: Journey, at: Any, error: type[Exception]
    ) -> None:
        for journey in (known, gone):
            with pytest.raises(error):
                journey.forget(at=at)


def test_why_says_what_is_left_and_that_the_rest_was_forgotten(gone: Journey, day: Day) -> None:
    why = gone.why()

    assert why.forgotten == day(5)
    assert why.explain().splitlines() == [
        "Stage converted/none/never",
        "The person was forgotten on 2026-03-06 09:00 UTC: what no event moves is no longer known",
        "standing: converted, since 2026-03-03 09:00 UTC, by: convert",
        "deal: no deal, from the start",
        "customer: never a customer, from the start",
        "marketing_accepted: meets the criteria of marketing, known from the start",
        "sales_accepted: accepted by sales, since 2026-03-02 09:00 UTC, by: sales accepts",
    ]
    assert why.of("interest").text() == "interest: unknown, for the person was forgotten"
    assert why.of("budget").text("nl") == "heeft een budget: onbekend, want de persoon is vergeten"
    assert not why.of("interest").given
    assert not any(telling in why.explain("nl") for telling in TELLING)


def test_why_of_a_moment_before_says_so_as_well(gone: Journey, known: Journey, day: Day) -> None:
    assert gone.why(as_of=day(0)).explain("nl").splitlines()[1] == (
        "De persoon is op 2026-03-06 09:00 UTC vergeten: wat geen gebeurtenis verandert, is niet "
        "meer bekend"
    )
    assert known.why().forgotten is None
    assert not any(ground.forgotten for ground in known.why().facts.values())


def test_of_somebody_about_whom_nothing_was_known_little_is_left(day: Day) -> None:
    why = Journey.begin().forget(at=day(1)).why()
    assert len(why.explain().splitlines()) == 5
    assert {ground.forgotten for ground in why.facts.values()} == {True, False}
