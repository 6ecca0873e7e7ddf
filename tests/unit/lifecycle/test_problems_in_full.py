"""Every fault of tables, in full: its code, the value, where it stands, and what is said of it."""

from typing import Any

import pytest
from attrs import evolve
from trial_tables import (
    BUY,
    CATALOGUE,
    END,
    INVOICE,
    PAID,
    REMIND,
    RENEW,
    SEAT,
    SOUND,
    START,
    TRIAL,
    move,
    seats,
    track,
)

from salesterms.criteria import Criterion
from salesterms.errors import Problem, Text
from salesterms.facts import Catalogue, Facts, Law, NoRecord, yes_or_no
from salesterms.lifecycle import (
    Category,
    Direction,
    Lifecycle,
    LifecycleProblems,
    Move,
    Track,
    asking,
)
from salesterms.lifecycle.asking import Asking
from salesterms.lifecycle.naming import place
from salesterms.lifecycle.reach import Reach

STAGES = ("asked", "running", "bought", "ended")


def found(*tracks: Track, catalogue: Catalogue = CATALOGUE) -> list[tuple[Any, ...]]:
    """The faults of some tables: code, value, path, detail in English, choices."""
    try:
        Lifecycle(name="trial", catalogue=catalogue, tracks=tracks)
    except LifecycleProblems as refused:
        return [_in_full(problem) for problem in refused.problems]
    return []


def _in_full(problem: Problem) -> tuple[Any, ...]:
    detail = problem.detail if isinstance(problem.detail, str) else problem.detail.en
    told = (problem.code, problem.value, problem.path, detail)
    return (*told, problem.choices) if problem.choices else told


def instead(old: Move, *new: Move) -> Track:
    """The sound track with other moves in place of one."""
    at = SOUND.index(old)
    return track(*SOUND[:at], *new, *SOUND[at + 1 :])


def law(name: str, when: Criterion, then: Criterion) -> Law:
    """A law that is called by its name."""
    return Law(id=name, when=when, then=then, says=Text(f"law {name}", f"wet {name}"))


def buy(source: str, target: str | None, guard: Criterion | None = None) -> Move:
    """A move of the event that is already there."""
    return move("buy", source, target, guard=guard)


BOUGHT = TRIAL.is_("bought")
TAKE, LEAVE = move("take", "free", "taken"), move("leave", "taken", "free")
NEVER = TRIAL.is_("bought") & TRIAL.is_("asked")

FAULTS: dict[str, tuple[tuple[Track, ...], list[tuple[Any, ...]]]] = {
    "no tracks": ((), [("no_tracks", None, None, "")]),
    "one track twice": (
        (track(*SOUND), track(*SOUND)),
        [
            ("track_twice", "trial", None, ""),
            ("two_tracks_on_one_axis", "trial", None, "trial, trial"),
        ],
    ),
    "a stage that there is not": (
        (instead(END, move("end", "running bougt", "over")),),
        [
            ("unknown_stage", "bougt", "trial.end (running, bougt)", "", STAGES),
            ("unknown_stage", "over", "trial.end (running, bougt)", "", STAGES),
        ],
    ),
    "a start, an end and a category that there are not": (
        (evolve(track(*SOUND, closed="over"), start="new", categories=(("x", Category.OPEN),)),),
        [("unknown_stage", name, "trial", "", STAGES) for name in ("new", "over", "x")],
    ),
    "a category that says another thing than closed": (
        (evolve(track(*SOUND), categories=(("bought", Category.WON), ("ended", Category.OPEN))),),
        [
            ("category_and_closed_differ", "bought", "trial", "won"),
            ("category_and_closed_differ", "ended", "trial", "open"),
        ],
    ),
    "effects that no event has": (
        (instead(BUY, evolve(BUY, effects=((TRIAL, "ended"), (PAID, "yes"), (INVOICE, "late")))),),
        [
            ("effect_on_a_stage", "trial", "trial.buy (running)", ""),
            ("effect_on_what_evidence_moves", "paid", "trial.buy (running)", ""),
            ("effect_of_no_value", "late", "trial.buy (running)", "", ("none", "sent", "due")),
        ],
    ),
    "a move to where it stands": (
        (instead(START, move("start", "asked running", "running")),),
        [("leads_where_it_stands", "running", "trial.start (asked, running)", "")],
    ),
    "an exit to nowhere": (
        (instead(END, evolve(END, target=None)),),
        [
            (
                *("direction_without_its_target", "exit", "trial.end (running, bought)"),
                "leads nowhere",
            )
        ],
    ),
    "a note that leads elsewhere": (
        (instead(START, evolve(START, direction=Direction.NOTE)),),
        [("direction_without_its_target", "note", "trial.start (asked)", "leads to another stage")],
    ),
    "a reason for no way back of what is no exit": (
        (instead(RENEW, evolve(RENEW, one_way=Text("no", "nee"))),),
        [("one_way_but_no_exit", "back", "trial.renew (ended)", "")],
    ),
    "two moves at once": (
        (track(*SOUND, buy("running", None, INVOICE.is_("none"))),),
        [("ambiguous", "trial=running, paid=yes", "trial.buy (running) #1", "bought, (stays)")],
    ),
    "two of three moves at once": (
        (track(*SOUND, buy("running", "ended", ~PAID.holds), buy("running", "asked", PAID.holds)),),
        [("ambiguous", "trial=running, paid=yes", "trial.buy (running) #1", "bought, asked")],
    ),
    "one fact with two values": (
        (track(*SOUND), seats(move("buy", "free", "taken", effects=((INVOICE, "due"),)))),
        [("effects_differ", "invoice", "buy", "due, sent")],
    ),
    "a stage that nothing leads to": (
        (instead(BUY),),
        [("unreachable_stage", "bought", "trial", "asked")],
    ),
    "a move that is never made from one of its stages": (
        (instead(REMIND, move("remind", "asked bought", None, guard=INVOICE.holds)),),
        [("move_never_made", "asked", "trial.remind (asked, bought)", "")],
    ),
    "a move that is never made with one of two others": (
        (track(*SOUND), seats(buy("free", "taken"), buy("taken", None, NEVER), TAKE, LEAVE)),
        [("move_never_made", "taken", "seat.buy (taken)", "")],
    ),
    "no end": (
        (track(*SOUND, closed=""),),
        [("no_way_to_a_closed_stage", "asked", None, "")],
    ),
    "a way on that is no way back": (
        (instead(RENEW, evolve(RENEW, direction=Direction.FORWARD)),),
        [("no_way_back", "ended", "trial.end (running, bought)", "")],
    ),
    "a way back that leads nowhere": (
        (instead(RENEW, evolve(RENEW, target=None)),),
        [("no_way_back", "ended", "trial.end (running, bought)", "")],
    ),
    "no way back": (
        (instead(RENEW, move("drop", "asked", "ended", Direction.EXIT)),),
        [
            ("no_way_back", "ended", "trial.drop (asked)", ""),
            ("no_way_back", "ended", "trial.end (running, bought)", ""),
        ],
    ),
}


@pytest.mark.parametrize(("tracks", "faults"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_in_full(
    tracks: tuple[Track, ...], faults: list[tuple[Any, ...]]
) -> None:
    assert found(*tracks) == faults


LAWS: dict[str, tuple[list[Law], list[tuple[str, str, str]]]] = {
    "at the start": (
        [law("one", TRIAL.is_("asked"), INVOICE.is_("sent"))],
        [("trial=asked, seat=free", "(start)", "law one")],
    ),
    "by an event": (
        [law("one", BOUGHT, INVOICE.is_("sent"))],
        [("trial=bought, invoice=due, seat=free", "remind", "law one")],
    ),
    "by evidence, and by events the other one": (
        [law("one", BOUGHT, PAID.holds), law("two", BOUGHT, SEAT.is_("taken"))],
        [
            ("trial=bought, seat=taken, invoice=sent", "(evidence)", "law one"),
            ("trial=bought, seat=free, paid=yes, invoice=sent", "buy", "law two"),
            ("trial=bought, seat=free, paid=yes, invoice=sent", "leave", "law two"),
        ],
    ),
}


@pytest.mark.parametrize(("laws", "faults"), LAWS.values(), ids=LAWS)
def test_what_breaks_a_law_is_told_with_the_law_that_it_breaks(
    laws: list[Law], faults: list[tuple[str, str, str]]
) -> None:
    tracks = (track(*SOUND), seats(TAKE, LEAVE))
    told = found(*tracks, catalogue=Catalogue(CATALOGUE.values(), laws))

    assert [each for each in told if each[0] == "breaks_a_law"] == [
        ("breaks_a_law", value, path, said) for value, path, said in faults
    ]


def test_combinations_of_coupled_facts_are_counted() -> None:
    reach = Reach(CATALOGUE, (track(*SOUND),))
    assert [axis.name for axis in reach.coupled] == ["trial", "paid", "invoice"]
    # asked, running, ended with any invoice but a due one at first; bought with an invoice
    told = {reach.example(1 << at) for at in range(reach.worlds.size) if reach.reached >> at & 1}
    assert told == {
        *("trial=asked", "trial=asked, paid=yes", "trial=running", "trial=running, paid=yes"),
        *("trial=bought, invoice=sent", "trial=bought, paid=yes, invoice=sent"),
        *("trial=bought, invoice=due", "trial=bought, paid=yes, invoice=due"),
        *("trial=ended", "trial=ended, paid=yes"),
        *("trial=ended, invoice=sent", "trial=ended, paid=yes, invoice=sent"),
        *("trial=ended, invoice=due", "trial=ended, paid=yes, invoice=due"),
    }
    assert reach.start.bit_count() == 2  # paid or not
    assert {firing.event for firing in reach.firings} == {one.event for one in SOUND}


def test_laws_couple_what_they_tie_to_what_is_coupled_and_nothing_else() -> None:
    gift = yes_or_no(
        "gift",
        "gift",
        "cadeau",
        negation=Text("no gift", "geen cadeau"),
        no_record=NoRecord.UNKNOWN,
    )
    laws = [
        law("far", SEAT.is_("taken"), PAID.holds),
        law("near", BOUGHT, SEAT.is_("taken")),
        law("own", INVOICE.is_("due"), INVOICE.holds),
        law("free", gift.holds, gift.holds),
    ]
    catalogue = Catalogue([*CATALOGUE.values(), gift], laws)
    buys = move("buy", "asked", "bought", effects=((INVOICE, "sent"),))
    reach = Reach(catalogue, (track(buys),))

    assert [one.id for one in reach.laws] == ["near", "own", "far"]
    assert [axis.name for axis in reach.coupled] == ["trial", "seat", "paid", "invoice"]


class TestWhatIsMissing:
    ask = Asking(CATALOGUE.layout, ())

    def missing(self, guard: Criterion, **facts: Any) -> list[list[tuple[str, tuple[str, ...]]]]:
        """Each reason with those that would do instead: the fact, and the values needed."""
        reasons = self.ask.of(guard).missing(Facts(CATALOGUE, **facts).sure)
        return [[(each.fact, each.needed) for each in (one, *one.instead)] for one in reasons]

    def test_of_neither_of_two_each_is_told(self) -> None:
        guard = ~(PAID.holds | INVOICE.holds)
        known = {"paid": "yes", "invoice": "sent"}
        assert self.missing(guard, **known) == [[("paid", ("no",))], [("invoice", ("none",))]]
        assert self.missing(guard, paid="no", invoice="sent") == [[("invoice", ("none",))]]
        assert self.missing(guard, paid="no", invoice="none") == []
        assert self.missing(~~PAID.holds, paid="no") == [[("paid", ("yes",))]]

    def test_of_not_both_one_is_told_with_the_other_beside_it(self) -> None:
        guard = ~(PAID.holds & INVOICE.holds)
        known = {"paid": "yes", "invoice": "sent"}
        assert self.missing(guard, **known) == [[("paid", ("no",)), ("invoice", ("none",))]]

    def test_choices_of_several_facts_stay_apart(self) -> None:
        guard = (PAID.holds & INVOICE.holds) | (PAID.holds & SEAT.is_("taken"))
        assert self.missing(guard, paid="no", invoice="none", seat="free") == [
            [
                *(("paid", ("yes",)), ("invoice", ("sent", "due"))),
                *(("paid", ("yes",)), ("seat", ("taken",))),
            ]
        ]

    def test_no_more_reasons_are_kept_than_that(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asking, "MOST_REASONS", 2)
        question = self.ask.of(INVOICE.is_("none") | INVOICE.is_("sent"))
        single = self.ask.of(TRIAL.is_("asked"))
        for stage in STAGES:
            single.missing(Facts(CATALOGUE, trial=stage).sure)
            assert len(single._told) <= 2  # type: ignore[attr-defined] # of one fact
        assert question.missing(Facts(CATALOGUE, invoice="none").sure) == ()


class TestWhereAMoveStands:
    def test_alike_moves_are_numbered_in_their_order(self) -> None:
        alike = [buy("running", "ended"), buy("running", None), buy("running asked", "ended")]
        trial = track(START, *alike)
        assert [place(trial, one) for one in (START, *alike)] == [
            "trial.start (asked)",
            "trial.buy (running) #1",
            "trial.buy (running) #2",
            "trial.buy (running, asked)",
        ]

    def test_a_track_moves_a_position_of_this_catalogue(self) -> None:
        other = Catalogue([SEAT, PAID, INVOICE])
        assert found(track(*SOUND), catalogue=other) == [("not_a_position", "trial", "trial", "")]
        ladder = evolve(track(), axis=INVOICE, start="none", closed=())
        assert found(ladder) == [("not_a_position", "invoice", "trial", "")]

    def test_an_effect_and_a_guard_are_on_facts_of_this_catalogue(self) -> None:
        stranger = evolve(BUY, effects=((SEAT, "taken"),), guard=SEAT.is_("taken"))
        told = found(instead(BUY, stranger), catalogue=Catalogue([TRIAL, PAID, INVOICE]))
        assert [each[:3] for each in told] == [
            ("guard_not_on_facts", None, "trial.buy (running)"),
            ("effect_on_no_fact", "seat", "trial.buy (running)"),
        ]
        assert "seat" in told[0][3]
