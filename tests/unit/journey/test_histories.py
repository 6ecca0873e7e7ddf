"""Events and evidence put in order, whatever the order in which they arrive."""

import pickle
from collections.abc import Callable
from datetime import datetime
from itertools import permutations
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesterms.facts import (
    Evidence,
    EvidenceClash,
    EvidenceProblems,
    Facts,
    Level,
    Maker,
    MakerKind,
    NotAnInstant,
    Stance,
)
from salesterms.journey import (
    BadRecord,
    Happened,
    HistoryProblems,
    Journey,
    NotARecord,
    Record,
    RecordClash,
    TwoIds,
)
from salesterms.lifecycle import UnknownEvent
from salesterms.values import NaiveInstant

Day = Callable[[float], datetime]
Said = Callable[..., Evidence]

BY = Maker(kind=MakerKind.HUMAN)


@pytest.fixture
def three(day: Day) -> list[Happened]:
    return [
        Happened(event=event, at=day(number), id=f"E-{number}")
        for number, event in enumerate(("accept_by_sales", "convert", "open_deal"), start=1)
    ]


class TestHappened:
    @pytest.mark.parametrize("event", ["", None, 7, ["win"]])
    def test_its_name_is_text(self, day: Day, event: Any) -> None:
        with pytest.raises(BadRecord) as bad:
            Happened(event=event, at=day(0))

        assert bad.value.args == ("event", event)

    @pytest.mark.parametrize("value", ["", 7])
    def test_its_id_is_text(self, day: Day, value: Any) -> None:
        with pytest.raises(BadRecord, match="The field 'id' of a history cannot be"):
            Happened(event="win", at=day(0), id=value)

    def test_its_instant_has_a_zone(self) -> None:
        with pytest.raises(NaiveInstant):
            Happened(event="win", at=datetime(2026, 3, 1))  # noqa: DTZ001
        with pytest.raises(NotAnInstant):
            Happened(event="win", at="2026-03-01")  # type: ignore[arg-type]

    def test_it_is_equal_in_every_zone(self, day: Day) -> None:
        there = Happened(event="win", at=day(0).astimezone(ZoneInfo("Europe/Amsterdam")))

        assert there == Happened(event="win", at=day(0))
        assert hash(there) == hash(Happened(event="win", at=day(0)))


class TestWith:
    def test_any_order_gives_what_each_in_turn_gives(
        self, cam: Journey, three: list[Happened], said: Said
    ) -> None:
        step = cam
        for one in three:
            step = step.advance(one.event, at=one.at, id=one.id)
        records: list[Record] = [*three, said("budget", 2)]

        assert cam.with_(*three) == step
        assert {cam.with_(*order) for order in permutations(records)} == {
            step.with_(said("budget", 2))
        }

    def test_what_is_there_already_changes_nothing(
        self, cam: Journey, three: list[Happened], said: Said
    ) -> None:
        journey = cam.with_(*three, said("budget", 2))

        assert journey.with_() == journey
        assert journey.with_(*three, said("budget", 2), *three) == journey
        assert hash(journey.with_(*three)) == hash(journey)

    def test_an_event_that_arrives_late_takes_its_place(
        self, cam: Journey, three: list[Happened]
    ) -> None:
        journey = cam.with_(three[0], three[1]).advance("recycle", at=three[2].at, id="E-9")
        late = journey.with_(
            Happened(event="open_deal", at=three[1].at, id="E-3"),
            Happened(event="lose", at=three[1].at),
        )

        assert [one.id for one in late.events] == ["E-1", "E-2", "E-3", None, "E-9"]
        assert late.stage().name == "nurture/lost/never"

    def test_evidence_that_a_guard_needs_may_arrive_last(self, day: Day, said: Said) -> None:
        asked = said("interest", 1, value="explicit")
        accepted = Happened(event="accept_by_sales", at=day(1))

        journey = Journey.begin().with_(accepted, asked)

        assert journey.stage().name == "sales/none/never"
        assert journey.evidence == (asked,)

    def test_an_event_before_the_evidence_that_it_needs_is_a_problem(
        self, day: Day, said: Said
    ) -> None:
        asked = said("interest", 1, value="explicit")
        accepted = Happened(event="accept_by_sales", at=day(0.5))
        converted = Happened(event="convert", at=day(2))

        with pytest.raises(HistoryProblems) as found:
            Journey.begin().with_(converted, accepted, asked)

        paths = [problem.path for problem in found.value.problems]
        assert paths == [f"accept_by_sales {day(0.5).isoformat()}", f"convert {day(2).isoformat()}"]
        assert 'interest: needed "interest shown' in str(found.value)
        assert "Problemen in de geschiedenis: 2" in found.value.text("nl")
        assert "geef wat ontbreekt" in found.value.text("nl")

    def test_what_is_refused_is_left_out_of_what_follows(self, cam: Journey, day: Day) -> None:
        with pytest.raises(HistoryProblems) as found:
            cam.with_(
                Happened(event="win", at=day(1)),
                Happened(event="junk", at=day(2)),
                Happened(event="restore", at=day(3)),
            )

        assert [str(problem.path).split()[0] for problem in found.value.problems] == ["win"]

    def test_evidence_takes_the_place_of_what_was_given(self, cam: Journey, said: Said) -> None:
        journey = cam.with_(said("means", 1))

        assert cam.facts()["means"] == "checked"
        assert journey.facts()["means"] == "stated"

    def test_evidence_that_does_not_count_leaves_what_was_given(self, said: Said) -> None:
        begun = Journey.begin(facts=Facts(progress="comparing"))
        felt = said("progress", 1, value="started", level=Level.ASSUMED)  # 002:61
        journey = begun.with_(felt)

        assert journey.facts()["progress"] == "comparing"
        assert journey.why().of("progress").since is None

    def test_what_is_withdrawn_no_longer_holds(self, cam: Journey, day: Day, said: Said) -> None:
        gone = said("budget", 2, level=None, stance=Stance.WITHDRAWN)
        journey = cam.with_(gone, said("budget", 1))

        assert journey.facts()["budget"] == "none"
        assert journey.facts(as_of=day(1))["budget"] == "stated"


class TestOneMorePiece:
    """A piece that is later than everything is added without going through the rest."""

    def test_it_gives_what_all_of_them_give(self, cam: Journey, day: Day, said: Said) -> None:
        cam = cam.advance("accept_by_sales", at=day(1))
        pieces = [said("budget", 2), said("need", 3), said("interest", 4, value="buying")]
        felt = said("interest", 5, value="specific", level=Level.ASSUMED)
        one_by_one = cam
        for piece in (*pieces, felt):
            one_by_one = one_by_one.with_(piece)

        assert one_by_one == cam.with_(*pieces, felt)
        assert one_by_one.facts()["interest"] == "buying"
        assert one_by_one.evidence == (*pieces, felt)
        assert one_by_one.advance("convert", at=day(6)).stage().positions["standing"] == "converted"

    def test_it_is_known_that_it_was_added_so_by_nobody_else(
        self, cam: Journey, said: Said
    ) -> None:
        grown, replayed = cam.with_(said("budget", 2)), cam.with_(*[said("budget", 2)] * 2)
        again = pickle.loads(pickle.dumps(grown))

        assert grown._book == replayed._book == again._book
        assert hash(grown._book.told) == hash(replayed._book.told)
        assert grown._book.told != 1
        assert (replayed._book.told, again._book.told) == (None, None)
        assert again.with_(said("need", 3)) == grown.with_(said("need", 3))

    def test_an_event_with_an_id_leaves_it_known(self, cam: Journey, day: Day, said: Said) -> None:
        grown = cam.with_(said("budget", 2))
        moved = grown.advance("accept_by_sales", at=day(3), id="E-1")

        assert moved._book.told is grown._book.told
        assert moved.with_(said("need", 4)) == cam.with_(
            said("need", 4),
            Happened(event="accept_by_sales", at=day(3), id="E-1"),
            said("budget", 2),
        )

    def test_an_id_that_another_piece_has_is_a_clash_all_the_same(
        self, cam: Journey, said: Said
    ) -> None:
        with pytest.raises(EvidenceClash):
            cam.with_(said("budget", 2, id="V-1")).with_(said("budget", 3, id="V-1"))

    def test_what_is_wrong_with_it_is_told_with_its_place(self, cam: Journey, said: Said) -> None:
        with pytest.raises(EvidenceProblems) as found:
            cam.with_(said("budget", 2)).with_(said("bugdet", 3))
        assert [problem.path for problem in found.value.problems] == ["$[1].fact"]


class TestIds:
    def test_one_id_for_two_events_is_a_clash(self, cam: Journey, day: Day) -> None:
        one, other = (Happened(event="junk", at=day(n), id="E-1") for n in (1, 2))

        for order in ((one, other), (other, one)):
            with pytest.raises(RecordClash) as clash:
                cam.with_(*order)
            assert clash.value.args == ("E-1",)
        with pytest.raises(RecordClash):
            cam.with_(one).with_(other)

    def test_an_event_with_and_without_its_id_is_one(self, cam: Journey, day: Day) -> None:
        known, plain = (Happened(event="junk", at=day(1), id=id_) for id_ in ("E-1", None))

        for order in ((known, plain), (plain, known), (plain, known, plain)):
            assert cam.with_(*order).events == (known,)
            assert cam.with_(order[0]).with_(*order[1:]).events == (known,)

    def test_an_event_has_one_id(self, cam: Journey, day: Day) -> None:
        one, other = (Happened(event="junk", at=day(1), id=id_) for id_ in ("E-1", "E-2"))

        for order in ((one, other), (other, one)):
            with pytest.raises(TwoIds) as two:
                cam.with_(*order)
            assert two.value.args == ("junk", day(1).isoformat(), "E-1", "E-2")
            assert "twee kenmerken, 'E-1' en 'E-2'" in two.value.text("nl")

    def test_an_event_and_a_piece_of_evidence_may_have_one_id(
        self, cam: Journey, day: Day, said: Said
    ) -> None:
        journey = cam.with_(Happened(event="junk", at=day(1), id="1"), said("budget", 1, id="1"))

        assert len(journey.events) == len(journey.evidence) == 1


class TestWhatIsRefused:
    @pytest.mark.parametrize("record", [None, "win", 7, ("win", None), []])
    def test_what_is_no_record(self, cam: Journey, record: Any) -> None:
        with pytest.raises(NotARecord, match="is no record of a history") as refused:
            cam.with_(record)

        assert str(refused.value).startswith(f"Something of type {type(record).__name__} is no")

    def test_an_event_that_the_lifecycle_does_not_have(self, cam: Journey, day: Day) -> None:
        with pytest.raises(UnknownEvent) as unknown:
            cam.with_(Happened(event="wni", at=day(1)))

        assert unknown.value.args == ("wni", ("win",))

    def test_evidence_about_what_events_move(self, cam: Journey, said: Said) -> None:
        with pytest.raises(EvidenceProblems) as found:
            cam.with_(said("contract", 1, value="signed"))

        assert [problem.code for problem in found.value.problems] == ["moved_by_events"]

    def test_evidence_about_no_fact(self, cam: Journey, said: Said) -> None:
        with pytest.raises(EvidenceProblems) as found:
            cam.with_(said("budgte", 1))

        assert [problem.value for problem in found.value.problems] == ["budgte"]

    def test_two_pieces_under_one_id(self, cam: Journey, said: Said) -> None:
        with pytest.raises(EvidenceClash):
            cam.with_(said("budget", 1, id="V-1"), said("budget", 2, id="V-1"))

    def test_the_journey_stays_as_it_was(self, cam: Journey, day: Day, said: Said) -> None:
        with pytest.raises(HistoryProblems):
            cam.with_(said("budget", 1), Happened(event="win", at=day(1)))

        assert cam.evidence == ()
        assert cam.facts() == Facts(interest="explicit", means="checked")
