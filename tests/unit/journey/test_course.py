"""Where a journey stands after its events, and what it refuses."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Catalogue,
    Evidence,
    Facts,
    NotAnInstant,
    OtherCatalogue,
    Subject,
    position,
)
from salesterms.journey import (
    AgainstALaw,
    BadRecord,
    Happened,
    Journey,
    NotInOrder,
    NotTheStart,
    RecordClash,
    TwoIds,
)
from salesterms.journey.records import DAWN, DUSK
from salesterms.lifecycle import (
    Lifecycle,
    Move,
    Refused,
    SalesEvent,
    Track,
    TransitionRefused,
    UnknownEvent,
)
from salesterms.values import InstantOutOfRange, NaiveInstant
from salesterms.vocabularies import four_types

Day = Callable[[float], datetime]
Said = Callable[..., Evidence]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def dealt(journey: Journey, day: Day) -> Journey:
    """The same with a deal that was opened on the third day."""
    for number, event in enumerate(("accept_by_sales", "convert", "open_deal"), start=1):
        journey = journey.advance(event, at=day(number))
    return journey


class TestBegin:
    def test_it_stands_at_the_start_with_what_is_given(self, cam: Journey) -> None:
        assert cam.stage().name == "new/none/never"
        assert cam.facts() == Facts(interest="explicit", means="checked")
        assert (cam.person, cam.account, cam.deal) == ("P-1", "A-1", "D-1")
        assert (cam.events, cam.evidence, cam.forgotten, cam.trace) == ((), (), False, None)

    def test_nothing_need_be_given(self) -> None:
        empty = Journey.begin()

        assert (empty.person, empty.account, empty.deal) == (None, None, None)
        assert empty.facts() == Facts()

    def test_who_is_further_already_does_not_begin_there(self) -> None:
        with pytest.raises(NotTheStart) as refused:
            Journey.begin(facts=Facts(standing="converted", deal="open", interest="explicit"))

        assert refused.value.args == ("standing", "new", "converted")
        assert "record by with_ the events that led there" in refused.value.text("en")
        assert "leg met with_ de gebeurtenissen vast" in refused.value.text("nl")
        with pytest.raises(
            NotTheStart, match="begins with 'deal' 'none', not held or won"
        ) as refused:
            Journey.begin(facts=Facts(deal=("won", "held")))
        assert "niet met held of won" in refused.value.text("nl")

    def test_a_position_that_may_be_that_of_the_start_is_that_of_the_start(self) -> None:
        said = Facts(standing=("new", "sales"), interest="explicit")
        begun = Journey.begin(facts=said)

        assert begun.stage().name == "new/none/never"
        assert begun.facts()["standing"] == "new"
        assert begun.facts()["interest"] == "explicit"

    def test_a_lifecycle_may_start_elsewhere_than_with_the_first_value(self) -> None:
        stages = position(
            "stages",
            ("late", "late", "laat"),
            ("early", "early", "vroeg"),
            text=Text("a", "b"),
            subject=Subject.DEAL,
        )
        track = Track(
            name="stages",
            axis=stages,
            start="early",
            closed=("late",),
            text=Text("a", "b"),
            moves=(
                Move(
                    event="finish",
                    sources=("early",),
                    target="late",
                    text=Text("a", "b"),
                ),
            ),
        )
        own = Lifecycle.proven(name="own", catalogue=Catalogue((stages,)), tracks=(track,))

        assert Journey.begin(lifecycle=own, facts=Facts(own.catalogue)).stage().name == "early"

    def test_it_cannot_begin_against_a_law(self) -> None:
        with pytest.raises(AgainstALaw, match="without a deal there are no approvals") as refused:
            Journey.begin(facts=Facts(approvals="given"))

        assert refused.value.text("nl").startswith("Een traject kan niet zo beginnen, want zonder")

    @pytest.mark.parametrize("name", ["person", "account", "deal"])
    @pytest.mark.parametrize("value", ["", 7, b"P-1"])
    def test_an_id_is_text(self, name: str, value: Any) -> None:
        with pytest.raises(BadRecord) as refused:
            Journey.begin(**{name: value})

        assert refused.value.args == (name, value)

    def test_the_facts_are_those_of_the_lifecycle(self) -> None:
        other = Facts(Catalogue(list(CATALOGUE.values())[:3]))

        with pytest.raises(OtherCatalogue):
            Journey.begin(facts=other)

    def test_it_is_made_by_begin_only(self) -> None:
        with pytest.raises(TypeError, match="begin"):
            Journey()


class TestAdvance:
    def test_each_event_leads_to_the_next_stage(self, cam: Journey, day: Day) -> None:
        later = dealt(cam, day)

        assert later.stage().name == "converted/open/never"
        assert later.stage().positions == {
            "standing": "converted",
            "deal": "open",
            "customer": "never",
        }
        assert [(one.event, one.at) for one in later.events] == [
            ("accept_by_sales", day(1)),
            ("convert", day(2)),
            ("open_deal", day(3)),
        ]

    def test_effects_become_facts(self, cam: Journey, day: Day) -> None:
        assert cam.advance("accept_by_sales", at=day(1)).facts()["sales_accepted"] == "yes"

    def test_the_journey_before_it_stays(self, cam: Journey, day: Day) -> None:
        cam.advance("accept_by_sales", at=day(1))

        assert cam.events == ()

    def test_an_event_is_a_name_or_a_member(self, cam: Journey, day: Day) -> None:
        named = cam.advance("junk", at=day(1))

        assert cam.advance(SalesEvent.JUNK, at=day(1)) == named
        assert {type(one.event) for one in named.events} == {str}

    def test_a_refusal_has_every_reason(self, day: Day) -> None:
        with pytest.raises(TransitionRefused) as refused:
            Journey.begin().advance("accept_by_sales", at=day(1))

        assert [reason.fact for reason in refused.value.refused.reasons] == ["interest"]

    def test_decide_gives_the_journey_or_the_refusal(self, cam: Journey, day: Day) -> None:
        refused = cam.decide("win", at=day(1))

        assert cam.decide("junk", at=day(1)) == cam.advance("junk", at=day(1))
        assert isinstance(refused, Refused)
        assert not refused
        assert refused.stage == "new/none/never"

    @pytest.mark.parametrize("event", ["wni", "", None, 7, ["win"], {"win": 1}, b"win"])
    def test_what_is_no_event_is_unknown(self, cam: Journey, day: Day, event: Any) -> None:
        with pytest.raises(UnknownEvent) as unknown:
            cam.advance(event, at=day(1))
        with pytest.raises(UnknownEvent):
            cam.decide(event, at=day(1))

        assert unknown.value.args[0] == event

    @pytest.mark.parametrize("event", ["wni", None, ["win"]])
    def test_an_unknown_event_is_unknown_at_any_instant(
        self, cam: Journey, day: Day, event: Any
    ) -> None:
        for days in (0, 3, 9):
            with pytest.raises(UnknownEvent):
                dealt(cam, day).advance(event, at=day(days))

    def test_an_unknown_event_names_the_nearest(self, cam: Journey, day: Day) -> None:
        with pytest.raises(UnknownEvent, match="use one of 'win'"):
            cam.advance("wni", at=day(1))

    @pytest.mark.parametrize("event", ["junk", "win", "no such event"])
    @pytest.mark.parametrize("identified", [None, "E-1"])
    @pytest.mark.parametrize(
        ("at", "error"),
        [
            (None, NotAnInstant),
            ("2026-03-01", NotAnInstant),
            (datetime(2026, 3, 1).date(), NotAnInstant),  # noqa: DTZ001 # naive on purpose
            (datetime(2026, 3, 1), NaiveInstant),  # noqa: DTZ001
            (datetime.max.replace(tzinfo=timezone(timedelta(hours=-2))), InstantOutOfRange),
        ],
    )
    def test_what_is_no_instant_is_refused_first(
        self, cam: Journey, event: str, identified: str | None, at: Any, error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            cam.decide(event, at=at, id=identified)


class TestInstants:
    def test_an_instant_of_another_zone_is_the_same_instant(self, cam: Journey, day: Day) -> None:
        there = day(1).astimezone(AMSTERDAM)

        assert cam.advance("junk", at=there) == cam.advance("junk", at=day(1))
        assert cam.advance("junk", at=there).events[0].at.tzinfo is UTC

    def test_the_hour_that_comes_twice_is_two_hours(self, cam: Journey) -> None:
        first = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
        second = first.replace(fold=1)
        journey = cam.advance("junk", at=first).advance("restore", at=second)

        assert journey.events[1].at - journey.events[0].at == timedelta(hours=1)
        assert Happened(event="junk", at=first) != Happened(event="junk", at=second)
        with pytest.raises(NotInOrder):
            cam.advance("junk", at=second).advance("restore", at=first)

    @pytest.mark.parametrize("at", [DAWN, DUSK])
    def test_the_first_and_the_last_instant_can_be_used(self, cam: Journey, at: datetime) -> None:
        journey = cam.advance("junk", at=at)

        assert journey.stage(as_of=at).name == "junk/none/never"
        assert journey == cam.with_(Happened(event="junk", at=at))


class TestOrder:
    def test_an_earlier_event_is_not_added_behind(self, cam: Journey, day: Day) -> None:
        journey = dealt(cam, day)

        with pytest.raises(NotInOrder) as late:
            journey.advance("hold", at=day(2.5))

        assert late.value.args == (
            "hold",
            day(2.5).isoformat(),
            "open_deal",
            day(3).isoformat(),
        )
        assert "with_" in late.value.text("nl")

    def test_order_comes_before_what_the_stage_allows(self, cam: Journey, day: Day) -> None:
        with pytest.raises(NotInOrder):
            dealt(cam, day).decide("restore", at=day(1))

    def test_events_of_one_instant_stand_as_the_lifecycle_lists_them(
        self, cam: Journey, day: Day
    ) -> None:
        now = day(1)
        journey = cam.advance("accept_by_sales", at=now).advance("convert", at=now)

        assert journey.advance("open_deal", at=now).stage().name == "converted/open/never"
        with pytest.raises(NotInOrder, match=r"'recycle' of .* stands before 'open_deal' of"):
            journey.advance("open_deal", at=now).advance("recycle", at=now)

    def test_evidence_of_one_instant_stands_before_events(
        self, cam: Journey, day: Day, said: Said
    ) -> None:
        journey = cam.with_(said("budget", 1))

        assert journey.advance("junk", at=day(1)).stage().name == "junk/none/never"
        with pytest.raises(NotInOrder, match="which is recorded already") as late:
            journey.advance("junk", at=day(0.5))
        assert "before evidence of" in str(late.value)
        assert "voor bewijs van" in late.value.text("nl")

    def test_evidence_after_an_event_keeps_earlier_events_out(
        self, cam: Journey, day: Day, said: Said
    ) -> None:
        journey = cam.advance("junk", at=day(1)).with_(said("budget", 2))

        with pytest.raises(NotInOrder):
            journey.advance("restore", at=day(1.5))
        assert journey.advance("restore", at=day(2)).stage().name == "new/none/never"


class TestWhatIsOnRecord:
    def test_the_same_event_at_the_same_instant_is_one(self, cam: Journey, day: Day) -> None:
        journey = dealt(cam, day)

        for number, event in enumerate(("accept_by_sales", "convert", "open_deal"), start=1):
            assert journey.advance(event, at=day(number)) is journey
            assert journey.decide(SalesEvent(event), at=day(number)) is journey

    def test_the_same_id_is_one(self, cam: Journey, day: Day) -> None:
        journey = cam.advance("junk", at=day(1), id="E-1").advance("restore", at=day(2), id="E-2")

        assert journey.advance("junk", at=day(1), id="E-1") is journey
        assert journey.advance("restore", at=day(2).astimezone(AMSTERDAM), id="E-2") is journey
        assert [one.id for one in journey.events] == ["E-1", "E-2"]

    @pytest.mark.parametrize(("event", "days"), [("restore", 1), ("junk", 2), ("restore", 3)])
    def test_one_id_for_two_events_is_a_clash(
        self, cam: Journey, day: Day, event: str, days: float
    ) -> None:
        journey = cam.advance("junk", at=day(1), id="E-1")

        with pytest.raises(RecordClash) as clash:
            journey.advance(event, at=day(days), id="E-1")

        assert clash.value.args == ("E-1",)

    def test_an_event_that_had_no_id_gets_it(self, cam: Journey, day: Day) -> None:
        journey = dealt(cam, day).advance("convert", at=day(2), id="E-2")

        assert [one.id for one in journey.events] == [None, "E-2", None]
        assert journey.advance("convert", at=day(2)) is journey

    def test_an_event_has_one_id(self, cam: Journey, day: Day) -> None:
        journey = cam.advance("junk", at=day(1), id="E-2")

        with pytest.raises(TwoIds) as two:
            journey.advance("junk", at=day(1), id="E-1")

        assert two.value.args == ("junk", day(1).isoformat(), "E-1", "E-2")

    @pytest.mark.parametrize("value", ["", 7, ["E-1"]])
    def test_an_id_is_text(self, cam: Journey, day: Day, value: Any) -> None:
        with pytest.raises(BadRecord):
            cam.advance("junk", at=day(1), id=value)

    def test_a_refused_event_leaves_no_id(self, cam: Journey, day: Day) -> None:
        assert not cam.decide("win", at=day(1), id="E-1")
        assert cam.advance("junk", at=day(1), id="E-1").events[0].id == "E-1"


class TestAsOf:
    def test_before_everything_it_stands_at_the_start(
        self, cam: Journey, day: Day, said: Said
    ) -> None:
        journey = dealt(cam, day).with_(said("budget", 1))

        for at in (day(-400), DAWN):
            assert journey.stage(as_of=at) is cam.stage()
            assert journey.facts(as_of=at) == cam.facts()
            assert journey.label(four_types, as_of=at) == cam.label(four_types)

    def test_the_instant_itself_is_included(self, cam: Journey, day: Day, said: Said) -> None:
        journey = dealt(cam, day).with_(said("budget", 2))
        before = day(2) - timedelta(microseconds=1)

        assert journey.stage(as_of=day(2)).positions["standing"] == "converted"
        assert journey.facts(as_of=day(2))["budget"] == "stated"
        assert journey.stage(as_of=before).positions["standing"] == "sales"
        assert journey.facts(as_of=before)["budget"] is None

    def test_any_zone_will_do(self, cam: Journey, day: Day) -> None:
        journey = dealt(cam, day)

        assert journey.stage(as_of=day(2).astimezone(AMSTERDAM)) is journey.stage(as_of=day(2))

    @pytest.mark.parametrize("call", ["facts", "stage", "time_in_stage", "why"])
    @pytest.mark.parametrize(
        ("at", "error"),
        [("today", NotAnInstant), (datetime(2026, 3, 1), NaiveInstant)],  # noqa: DTZ001
    )
    def test_what_is_no_instant_is_refused(
        self, cam: Journey, call: str, at: Any, error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            getattr(cam, call)(as_of=at)

    def test_labels_are_those_of_the_facts(self, cam: Journey, day: Day) -> None:
        journey = dealt(cam, day)

        assert journey.label(four_types).word == "contact"
        assert journey.label(four_types, as_of=day(1)).path == ("lead", "SQL")
        assert journey.label(four_types, subject=Subject.PERSON) == journey.label(four_types)
        assert journey.labels(four_types) == four_types.labels(journey.facts())
        assert journey.labels(four_types, as_of=day(1))[0].path == ("lead", "SQL")


class TestTimeInStage:
    def test_each_position_has_its_spells(self, cam: Journey, day: Day) -> None:
        spells = dealt(cam, day).time_in_stage(as_of=day(10))

        assert [(one.axis.name, one.value, one.since, one.until) for one in spells] == [
            ("standing", "new", None, day(1)),
            ("deal", "none", None, day(3)),
            ("customer", "never", None, None),
            ("standing", "sales", day(1), day(2)),
            ("standing", "converted", day(2), None),
            ("deal", "open", day(3), None),
        ]
        assert [one.elapsed for one in spells] == [
            None,
            None,
            None,
            timedelta(days=1),
            timedelta(days=8),
            timedelta(days=7),
        ]

    def test_what_lasts_has_no_length_without_a_moment(self, cam: Journey, day: Day) -> None:
        spells = dealt(cam, day).time_in_stage()

        assert [one.elapsed for one in spells if one.until is None] == [None] * 3

    def test_a_moment_cuts_off_what_came_later(self, cam: Journey, day: Day) -> None:
        journey = dealt(cam, day)
        before = journey.time_in_stage(as_of=day(1.5))

        assert [one.value for one in before] == ["new", "none", "never", "sales"]
        assert before[-1].elapsed == timedelta(days=0.5)

    def test_elapsed_time_counts_the_hour_that_comes_twice(self, cam: Journey) -> None:
        start = datetime(2026, 10, 24, 12, tzinfo=AMSTERDAM)
        end = datetime(2026, 10, 25, 12, tzinfo=AMSTERDAM)
        spells = cam.advance("junk", at=start).time_in_stage(as_of=end)

        assert spells[-1].elapsed == timedelta(hours=25)
