"""What makes two lifecycles, moves and edges the same, and what is kept of them."""

import pickle

import pytest
from attrs import evolve
from trial_tables import BUY, CATALOGUE, INVOICE, PAID, SEAT, SOUND, TRIAL, move, seats, track

from salesterms.criteria import All, Any, Criterion
from salesterms.errors import Text
from salesterms.facts import Catalogue, Facts, OtherCatalogue
from salesterms.facts.masks import Pair
from salesterms.lifecycle import (
    SALES_LIFECYCLE,
    Category,
    Lifecycle,
    SalesEvent,
    TransitionRefused,
    step,
)
from salesterms.lifecycle.diagram import key_of_ways
from salesterms.lifecycle.joining import _both, _within
from salesterms.lifecycle.reach import Reach


def named(name: str, catalogue: Catalogue = CATALOGUE, extra: str = "bought") -> Lifecycle:
    """A lifecycle of that name."""
    more = move("jump", "asked", extra)
    return Lifecycle.proven(name=name, catalogue=catalogue, tracks=[track(*SOUND, more)])


def test_lifecycles_are_equal_by_name_facts_and_tables() -> None:
    one = named("one")
    assert one == one  # noqa: PLR0124 # with itself, at once
    assert one == named("one")
    assert one != named("other")
    assert one != named("one", extra="ended")
    assert one != named("one", Catalogue([TRIAL, PAID, INVOICE]))
    assert one != "one"


def test_one_that_this_package_keeps_is_pickled_as_its_name() -> None:
    tracks = SALES_LIFECYCLE.tracks
    kept = Lifecycle.proven(name="own", tracks=tracks, kept_as="SALES_LIFECYCLE")
    own = Lifecycle.proven(name="own", tracks=tracks)

    assert pickle.loads(pickle.dumps(kept)) is SALES_LIFECYCLE
    again = pickle.loads(pickle.dumps(own))
    assert again == own
    assert again is not own
    assert (own.kept_as, kept.kept_as) == ("", "SALES_LIFECYCLE")


def test_brackets_that_say_nothing_make_no_other_move() -> None:
    guards: list[Criterion | None] = [
        PAID.holds & INVOICE.holds,
        All((PAID.holds, All((INVOICE.holds,)))),
        All((Any((PAID.holds,)), INVOICE.holds)),
    ]
    moves = [move("buy", "running", "bought", guard=guard) for guard in guards]
    assert moves[0] == moves[1] == moves[2]
    assert moves[0] != move("buy", "running", "bought", guard=PAID.holds | INVOICE.holds)
    assert moves[0] != move("buy", "running", "bought")
    assert move("buy", "running", "bought") == move("buy", "running", "bought")


@pytest.mark.parametrize("event", ["accept_by_sales", "accept_by_marketing"])
def test_where_nothing_is_certain_no_guard_is_met(event: str) -> None:
    start = SALES_LIFECYCLE.start
    assert start.allowed(0) == ("recycle", "junk", "mark_bystander")  # which ask for none
    with pytest.raises(TransitionRefused):
        step(start, event, 0)
    with pytest.raises(TransitionRefused):
        start.other_edge(event, 0)


def test_a_key_says_what_full_and_dotted_lines_mean() -> None:
    assert key_of_ways("en") == (
        ("solid", "forward"),
        ("dotted", "an exit, a way back or a correction"),
    )
    assert key_of_ways("nl")[0] == ("solid", "vooruit")


def test_what_asks_less_of_the_same_covers_what_asks_more() -> None:
    less = Pair(0b001, 0b010)
    assert _within(less, less)
    assert _within(less, Pair(0b101, 0b010))
    assert _within(less, Pair(0b001, 0b110))
    assert not _within(less, Pair(0b100, 0b010))
    assert not _within(less, Pair(0b001, 0b100))
    assert not _within(Pair(0b101, 0b010), less)
    assert not _within(Pair(0b001, 0b110), less)
    assert _both(less, Pair(0b100, 0b011)) == Pair(0b101, 0b011)


def test_a_way_that_asks_more_than_another_one_is_no_edge() -> None:
    guard = PAID.holds | (PAID.holds & INVOICE.holds) | INVOICE.is_("due")
    jump = move("jump", "asked", "bought", guard=guard)
    lifecycle = Lifecycle.proven(name="trial", catalogue=CATALOGUE, tracks=[track(*SOUND, jump)])

    ways = [edge for edge in lifecycle.start.ways() if edge.event == "jump"]
    assert len(ways) == 2


def test_what_a_guard_asks_of_positions_is_settled_in_each_stage() -> None:
    buy = move("jump", "asked running", "bought", guard=SEAT.is_("taken") & ~TRIAL.is_("asked"))
    tracks = [track(BUY, *SOUND[:1], buy), seats(move("take", "free", "taken"))]
    lifecycle = Lifecycle.proven(name="trial", catalogue=CATALOGUE, tracks=tracks)

    edges = {stage.name: list(stage.edges) for stage in lifecycle.stages}
    assert edges == {
        "asked/free": ["start", "take"],
        "running/free": ["buy", "take"],
        "asked/taken": ["start"],
        "running/taken": ["buy", "jump"],
        "bought/free": ["take"],
        "bought/taken": [],
    }
    *_, jump = lifecycle.stage(trial="running", seat="taken").ways()
    assert jump.need == 0


class TestStagesOfATable:
    """What is made of a small table: events, guards and categories."""

    def test_events_come_in_the_order_of_the_table(self) -> None:
        moves = [move("zip", "asked", "running"), move("end", "asked", "ended"), *SOUND[:1]]
        lifecycle = Lifecycle.proven(name="trial", catalogue=CATALOGUE, tracks=[track(*moves)])
        assert [*lifecycle.start.edges] == ["zip", "end", "start"]
        assert lifecycle.events == ("zip", "end", "start")

    def test_a_stage_has_the_category_of_its_track(self) -> None:
        categories = (("running", Category.OPEN), ("ended", Category.LOST))
        trial = evolve(track(*SOUND), categories=categories)
        taking = seats(move("take", "free", "taken"))
        lifecycle = Lifecycle.proven(name="trial", catalogue=CATALOGUE, tracks=[taking, trial])
        found = {stage.name: stage.category for stage in lifecycle.stages}
        assert found["taken/running"] is found["free/running"] is Category.OPEN
        assert found["free/ended"] is Category.LOST
        assert found["free/asked"] is None

    def test_each_move_has_its_own_guard(self) -> None:
        guarded = [
            move("pay", "asked", "bought", guard=PAID.holds),
            move("bill", "asked", "ended", guard=INVOICE.is_("due")),
        ]
        lifecycle = Lifecycle.proven(name="trial", catalogue=CATALOGUE, tracks=[track(*guarded)])
        facts = [Facts(CATALOGUE, paid="yes"), Facts(CATALOGUE, invoice="due")]
        allowed = [lifecycle.start.allowed(lifecycle.begin(one)[1]) for one in facts]
        assert allowed == [("pay",), ("bill",)]

    def test_the_easiest_of_several_ways_is_tried_first_and_covers_the_others(self) -> None:
        both = PAID.holds & SEAT.is_("taken")
        lifecycle = self.jumping(both | INVOICE.is_("due"))
        assert [way.need.bit_count() for way in lifecycle.start.ways()] == sorted(
            way.need.bit_count() for way in lifecycle.start.ways()
        )
        assert len([*self.jumping(PAID.holds | (PAID.holds & ~SEAT.is_("free"))).start.ways()]) == 1
        assert len([*self.jumping((PAID.holds & ~INVOICE.holds) | PAID.holds).start.ways()]) == 1

    def test_the_same_fact_refuses_otherwise_when_it_is_known_not_to_be_so(self) -> None:
        start = self.jumping(PAID.holds).start
        unknown, known = Facts(CATALOGUE).sure, Facts(CATALOGUE, paid="no").sure
        for _ in range(2):
            assert [one.unknown for one in start.refused("jump", unknown).reasons] == [True]
            assert [one.unknown for one in start.refused("jump", known).reasons] == [False]

    def test_an_event_leaves_other_facts_alone_wherever_they_stand(self) -> None:
        for first in ([PAID, TRIAL], [TRIAL, PAID]):
            catalogue = Catalogue([*first, INVOICE])
            lifecycle = self.jumping(PAID.holds, catalogue)
            for paid in ("yes", "no"):
                stage, sure = lifecycle.begin(Facts(catalogue, paid=paid))
                assert stage.allowed(sure) == (("jump",) if paid == "yes" else ())
            stage, sure = lifecycle.begin(Facts(catalogue, paid="yes", invoice="due"))
            _, after = step(stage, "jump", sure)
            assert after == Facts(catalogue, paid="yes", invoice="due", trial="bought").sure

    def test_facts_of_an_equal_table_may_begin_and_others_may_not(self) -> None:
        lifecycle = self.jumping(PAID.holds)
        equal = Catalogue([TRIAL, SEAT, PAID, INVOICE])
        assert equal is not CATALOGUE
        assert lifecycle.begin(Facts(equal, paid="yes"))[0] is lifecycle.start
        with pytest.raises(OtherCatalogue):
            lifecycle.begin(Facts(Catalogue([PAID])))

    def test_stages_know_their_table(self) -> None:
        home = self.jumping(PAID.holds).start.home
        assert home.catalogue is CATALOGUE
        assert [one.name for one in home.tracks] == ["trial"]
        assert Reach(CATALOGUE, home.tracks).catalogue is CATALOGUE

    def test_a_member_of_an_enumeration_is_kept_as_plain_text(self) -> None:
        kept = move(SalesEvent.HOLD, "asked", "running").event
        assert (type(kept), kept) == (str, "hold")

    @staticmethod
    def jumping(guard: Criterion, catalogue: Catalogue = CATALOGUE) -> Lifecycle:
        """One event, with a guard."""
        jump = move("jump", "asked", "bought", guard=guard)
        return Lifecycle.proven(name="trial", catalogue=catalogue, tracks=[track(jump)])


def test_in_english_a_fact_is_called_by_its_name_in_dutch_by_its_text() -> None:
    bill = evolve(INVOICE, name="bill", text=Text("the invoice", "de factuur"))
    catalogue = Catalogue([TRIAL, bill])
    jump = move("jump", "asked", "bought", guard=bill.is_("due"))
    lifecycle = Lifecycle.proven(name="trial", catalogue=catalogue, tracks=[track(jump)])
    (reason,) = lifecycle.start.refused("jump", Facts(catalogue, bill="sent").sure).reasons
    assert reason.text("en").startswith("bill: ")
    assert reason.text("nl").startswith("de factuur: ")
