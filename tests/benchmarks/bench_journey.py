"""Journeys and vocabularies: against other state machines, if-chains by hand, and a product.

The other machines are given the same table as ours, `TABLE`: the same stages and events, and the
same guard tested for every event. They keep no history; a journey keeps every event with its
instant, and checks the order of time. Automat has no guards, so its caller tests them. Figures are
medians of CPU time of one interleaved run. "At least n times as fast" is written as ours / theirs
at most 1 / n.
"""

from __future__ import annotations

import gc
import itertools
import statistics
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from automat import TypeMachineBuilder
from statemachine import State, StateMachine
from statemachine.exceptions import TransitionNotAllowed
from transitions import Machine

from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Evidence,
    Facts,
    Level,
    Maker,
    MakerKind,
    Subject,
    Worlds,
    position,
)
from salesterms.journey import Journey
from salesterms.lifecycle import Direction, Lifecycle, Move, Refused, Track, step
from salesterms.lifecycle.asking import OneFact
from salesterms.vocabularies import (
    four_stages,
    four_types,
    lead_or_bubble,
    linkedin_glossary,
    relations,
    vocabularies,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STAGES = ("new", "marketing", "sales", "contact", "deal", "won", "lost")

#: The table: event, stage, next stage, and the fact of the guard with the rung that it asks.
TABLE = (
    ("accept", "new", "marketing", "interest", "engaged"),
    ("pass_on", "marketing", "sales", "target_group", "assumed"),
    ("convert", "sales", "contact", "talked", "yes"),
    ("open_deal", "contact", "deal", "need", "stated"),
    ("win", "deal", "won", "requirements_met", "yes"),
    ("lose", "deal", "lost", "talked", "yes"),
    ("begin_again", "lost", "new", "interest", "engaged"),
    ("reopen", "lost", "deal", "need", "stated"),
    ("renew", "won", "deal", "need", "stated"),
    ("leave", "won", "lost", "talked", "yes"),
)

#: Six events that end where they began.
WALK = ("accept", "pass_on", "convert", "open_deal", "lose", "begin_again")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STAMPED = tuple((event, NOON + timedelta(days=day)) for day, event in enumerate(WALK))

PHASE = position(
    "phase",
    *((name, name, name) for name in STAGES),
    text=Text("phase", "fase"),
    subject=Subject.PERSON,
)
FACTS = CATALOGUE.with_(PHASE)
KNOWN = {
    "interest": "explicit",
    "target_group": "checked",
    "talked": "yes",
    "need": "proven",
    "requirements_met": "no",
}
GIVEN = Facts(FACTS, **KNOWN)
OURS = Lifecycle.proven(
    name="bench",
    catalogue=FACTS,
    tracks=[
        Track(
            name="phase",
            axis=PHASE,
            start="new",
            closed=("won", "lost"),
            text=PHASE.text,
            moves=tuple(
                Move(
                    event=event,
                    sources=(source,),
                    target=target,
                    guard=FACTS[fact].at_least(rung),
                    direction=Direction.FORWARD,
                    text=Text(event, event),
                )
                for event, source, target, fact, rung in TABLE
            ),
        )
    ],
)


class Person:
    """What the guards of the others test: the height of each fact, as plain attributes."""

    def __init__(self) -> None:
        self.interest = 3
        self.target_group = 3
        self.talked = True
        self.need = 4
        self.met = False

    def is_engaged(self) -> bool:
        return self.interest >= 1

    def is_targeted(self) -> bool:
        return self.target_group >= 1

    def has_talked(self) -> bool:
        return self.talked

    def has_need(self) -> bool:
        return self.need >= 2

    def is_met(self) -> bool:
        return self.met


GUARDS = {
    "interest": "is_engaged",
    "target_group": "is_targeted",
    "talked": "has_talked",
    "need": "has_need",
    "requirements_met": "is_met",
}


# --- transitions ---------------------------------------------------------------------------------


class Modelled(Person):
    """An object that transitions moves."""

    accept: Any
    pass_on: Any
    convert: Any
    open_deal: Any
    lose: Any
    begin_again: Any


def shared_machine() -> Machine:
    return Machine(
        model=None,
        states=list(STAGES),
        initial="new",
        auto_transitions=False,
        transitions=[
            {"trigger": event, "source": source, "dest": target, "conditions": GUARDS[fact]}
            for event, source, target, fact, _ in TABLE
        ],
    )


MACHINE = shared_machine()


def modelled(machine: Machine = MACHINE) -> Modelled:
    model = Modelled()
    machine.add_model(model)
    return model


def walk_six(moved: Any) -> None:
    """The six events of the walk, called as the others would have them called."""
    moved.accept()
    moved.pass_on()
    moved.convert()
    moved.open_deal()
    moved.lose()
    moved.begin_again()


# --- python-statemachine -------------------------------------------------------------------------


class Stated(Person, StateMachine):
    """The table as a class of python-statemachine."""

    new = State(initial=True)
    marketing = State()
    sales = State()
    contact = State()
    deal = State()
    won = State()
    lost = State()

    accept = new.to(marketing, cond="is_engaged")
    pass_on = marketing.to(sales, cond="is_targeted")
    convert = sales.to(contact, cond="has_talked")
    open_deal = contact.to(deal, cond="has_need")
    win = deal.to(won, cond="is_met")
    lose = deal.to(lost, cond="has_talked")
    begin_again = lost.to(new, cond="is_engaged")
    reopen = lost.to(deal, cond="has_need")
    renew = won.to(deal, cond="has_need")
    leave = won.to(lost, cond="has_talked")

    def __init__(self) -> None:
        Person.__init__(self)
        StateMachine.__init__(self)


# --- Automat -------------------------------------------------------------------------------------


class Events(Protocol):
    """The events of the table."""

    def accept(self) -> None: ...
    def pass_on(self) -> None: ...
    def convert(self) -> None: ...
    def open_deal(self) -> None: ...
    def win(self) -> None: ...
    def lose(self) -> None: ...
    def begin_again(self) -> None: ...
    def reopen(self) -> None: ...
    def renew(self) -> None: ...
    def leave(self) -> None: ...


def automaton() -> Callable[[Person], Events]:
    builder = TypeMachineBuilder(Events, Person)
    states = {name: builder.state(name) for name in STAGES}
    for event, source, target, _, _ in TABLE:
        states[source].upon(getattr(Events, event)).to(states[target]).returns(None)
    return builder.build()


AUTOMATON = automaton()


def walk_guarded(moved: Events, person: Person) -> None:
    """The six events of the walk, each behind its guard."""
    if person.is_engaged():
        moved.accept()
    if person.is_targeted():
        moved.pass_on()
    if person.has_talked():
        moved.convert()
    if person.has_need():
        moved.open_deal()
    if person.has_talked():
        moved.lose()
    if person.is_engaged():
        moved.begin_again()


# --- what is measured ----------------------------------------------------------------------------


def steps(times: int) -> None:
    stage, sure = OURS.begin(GIVEN)
    for _ in range(times):
        for event in WALK:
            stage, sure = step(stage, event, sure)


def journeys(times: int) -> None:
    begun = Journey.begin(lifecycle=OURS, facts=GIVEN)
    for _ in range(times):
        journey = begun
        for event, at in STAMPED:
            journey = journey.advance(event, at=at)


def journeys_with_ids(times: int) -> None:
    begun = Journey.begin(lifecycle=OURS, facts=GIVEN)
    for _ in range(times):
        journey = begun
        for event, at in STAMPED:
            journey = journey.advance(event, at=at, id=event)


def by_transitions(times: int) -> None:
    model = modelled()
    for _ in range(times):
        walk_six(model)
    MACHINE.remove_model(model)


def by_statemachine(times: int) -> None:
    machine = Stated()
    for _ in range(times):
        walk_six(machine)


def by_automat(times: int) -> None:
    person = Person()
    machine = AUTOMATON(person)
    for _ in range(times):
        walk_guarded(machine, person)


def _cpu(call: Callable[[int], object], times: int, *, collected: bool) -> float:
    gc.collect()
    if not collected:
        gc.disable()
    start = time.process_time()
    made = call(times)
    took = time.process_time() - start
    del made  # what it made is taken apart off the clock: that is no part of making it
    gc.enable()
    return took / times


def interleaved(
    calls: dict[str, tuple[Callable[[int], object], int]], rounds: int, *, collected: bool = False
) -> dict[str, float]:
    """The median seconds of one time of each call, all taking turns."""
    for call, times in calls.values():
        call(max(1, times // 20))
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, (call, times) in calls.items():
            taken[name].append(_cpu(call, times, collected=collected))
    return {name: statistics.median(each) for name, each in taken.items()}


Figures = dict[str, tuple[float, float]]


def at_least(what: str, ours: float, theirs: float, peer: str, times: float) -> Figures:
    """A figure that says that we take at most so many times less than a peer."""
    print(
        f"{what}: {theirs / ours:6.1f} times as fast as {peer} (at least {times:g}), "
        f"{ours * 1e6:.2f} against {theirs * 1e6:.2f} us"
    )
    return {f"{what} / {peer}": (ours / theirs, 1 / times)}


def engine(*, small: bool) -> Figures:
    size = 1 if small else 4
    took = interleaved(
        {
            "step": (steps, 4_000 * size),
            "advance": (journeys, 2_000 * size),
            "with ids": (journeys_with_ids, 1_000 * size),
            "transitions": (by_transitions, 250 * size),
            "python-statemachine": (by_statemachine, 30 * size),
            "Automat": (by_automat, 2_000 * size),
        },
        5 if small else 9,
    )
    per = {name: seconds / len(WALK) for name, seconds in took.items()}
    found: Figures = {}
    for what, key, bounds in (
        ("step", "step", {"Automat": 2, "transitions": 10, "python-statemachine": 100}),
        ("advance", "advance", {"Automat": 1.8, "transitions": 10, "python-statemachine": 100}),
    ):
        for peer, times in bounds.items():
            found |= at_least(what, per[key], per[peer], peer, times)
    for peer in ("Automat", "transitions", "python-statemachine"):
        ratio = per[peer] / per["with ids"]
        print(f"advance with an id: {ratio:6.1f} times as fast as {peer} (no bound)")
    return found


def created(count: int) -> list[Journey]:
    made = []
    for number in range(count):
        journey = Journey.begin(person=f"P-{number}", lifecycle=OURS, facts=GIVEN)
        for event, at in STAMPED:
            journey = journey.advance(event, at=at)
        made.append(journey)
    return made


def created_by_transitions(count: int) -> list[Modelled]:
    machine = shared_machine()
    made = []
    for _ in range(count):
        model = modelled(machine)
        walk_six(model)
        made.append(model)
    return made


def created_by_statemachine(count: int) -> list[Stated]:
    made = []
    for _ in range(count):
        machine = Stated()
        walk_six(machine)
        made.append(machine)
    return made


def creating(*, small: bool) -> Figures:
    """All of them kept alive, with the collector of garbage at work as in a program.

    A small run makes as many, except of the slowest: with fewer of them alive, they take a little
    less for each, so its figure is no better for us.
    """
    took = interleaved(
        {
            "ours": (created, 10_000),
            "transitions": (created_by_transitions, 10_000),
            "python-statemachine": (created_by_statemachine, 2_000 if small else 10_000),
        },
        3,
        collected=True,
    )
    what = "creating a journey and advancing it six times"
    return {
        **at_least(what, took["ours"], took["transitions"], "transitions", 40),
        **at_least(what, took["ours"], took["python-statemachine"], "python-statemachine", 250),
    }


# --- memory --------------------------------------------------------------------------------------

MOST_BYTES = 900


def kept(count: int, *, evidence: int) -> list[Journey]:
    """Journeys of one event each hour of its own, as they come from a file."""
    begun = Journey.begin(person="P", lifecycle=OURS, facts=GIVEN)
    by = Maker(kind=MakerKind.SYSTEM)
    made = []
    for number in range(count):
        start = NOON + timedelta(minutes=number)
        journey = begun
        for day, event in enumerate(WALK):
            journey = journey.advance(event, at=start + timedelta(days=day))
        pieces = (
            Evidence(fact=fact, at=start + timedelta(days=day), level=Level.STATED, by=by)
            for day, fact in enumerate(("need", "means", "budget")[:evidence])
        )
        made.append(journey.with_(*pieces) if evidence else journey)
    return made


def bytes_each(*, evidence: int) -> float:
    kept(10, evidence=evidence)
    gc.collect()
    tracemalloc.start()
    made = kept(1_000, evidence=evidence)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / len(made)


def memory() -> Figures:
    plain, told = bytes_each(evidence=0), bytes_each(evidence=3)
    print(f"a journey of six events: {plain:.0f} bytes (at most {MOST_BYTES})")
    print(f"the same with three pieces of evidence: {told:.0f} bytes (no bound)")
    return {"bytes of a journey of six events": (plain, MOST_BYTES)}


# --- refusals ------------------------------------------------------------------------------------


def at_a_deal() -> Journey:
    """Where `win` is refused: its requirements are not met."""
    begun = Journey.begin(lifecycle=OURS, facts=GIVEN)
    for event, at in STAMPED[:4]:
        begun = begun.advance(event, at=at)
    return begun


LATER = NOON + timedelta(days=9)


def refused_win(begun: Journey) -> None:
    refused = begun.decide("win", at=LATER)
    assert isinstance(refused, Refused)
    for reason in refused.reasons:
        assert reason.fact
        assert reason.text()


def refusals(times: int) -> None:
    begun = at_a_deal()
    for _ in range(times):
        refused_win(begun)


def refusals_afresh(times: int) -> None:
    """The same, where nobody was refused with these facts before."""
    begun = at_a_deal()
    told = begun.stage()._told
    for _ in range(times):
        told.clear()
        refused_win(begun)


def refusals_in_new_words(times: int) -> None:
    """The same, where no reason was ever found and put in words either."""
    begun = at_a_deal()
    refused_win(begun)
    told, question = begun.stage()._told, begun.stage()._questions["win"]
    assert isinstance(question, OneFact)
    for _ in range(times):
        told.clear()
        question._told.clear()
        refused_win(begun)


def refusals_of_statemachine(times: int) -> None:
    machine = Stated()
    machine.accept()
    machine.pass_on()
    machine.convert()
    machine.open_deal()
    for _ in range(times):
        try:
            machine.win()
        except TransitionNotAllowed as refused:
            assert str(refused)  # noqa: PT017 # it is its text that costs time


def refusing(*, small: bool) -> Figures:
    took = interleaved(
        {
            "ours": (refusals, 2_000 if small else 20_000),
            "afresh": (refusals_afresh, 2_000 if small else 20_000),
            "in new words": (refusals_in_new_words, 1_000 if small else 10_000),
            "theirs": (refusals_of_statemachine, 200 if small else 2_000),
        },
        5 if small else 9,
    )
    found: Figures = {}
    for what, key, times in (
        ("a refusal with every reason in words", "ours", 20),
        ("the first with these facts", "afresh", 20),
        ("the first for this reason", "in new words", 7),
    ):
        found |= at_least(what, took[key], took["theirs"], "python-statemachine", times)
    return found


# --- labels --------------------------------------------------------------------------------------

MOST_TIMES_CHAIN = 5.0


class Plain:
    """Facts as plain attributes, for the chains by hand: positions as text, rungs as numbers."""

    def __init__(self, facts: Facts) -> None:
        for name, axis in CATALOGUE.items():
            value = facts[name]
            assert value is not None
            setattr(self, name, axis.number(value) if axis.ordered else value)


def four_types_by_hand(one: Any) -> tuple[str, ...]:
    if one.standing == "bystander":
        return ("mensen",)
    if one.standing == "junk":
        return ()
    if one.customer == "former" and one.deal not in ("open", "held"):
        return ()
    if one.deal == "lost":
        return ()
    if one.standing == "converted":
        return ("contact",)
    if one.interest >= 3:
        if one.standing == "sales":
            return ("lead", "SQL")
        if one.standing == "marketing":
            return ("lead", "MQL")
        if one.standing == "new":
            return ("lead", "unqualified")
        return ("lead",)
    if one.name_and_email and one.target_group:
        return ("naam",)
    return ()


def linkedin_glossary_by_hand(one: Any) -> tuple[str, ...]:
    live = one.deal in ("open", "held")
    if one.customer == "active" or (live and one.approvals >= 2 and one.contract):
        return ("klant",)
    if one.customer == "former" and not live:
        return ()
    if one.standing in ("junk", "bystander"):
        return ()
    if one.deal == "lost":
        return ()
    if one.likely_interested or one.interest:
        if one.assessed_by_sales and one.judged_ready and one.interest >= 4:
            return ("lead", "SQL")
        if one.source == "marketing" and one.interest and one.marketing_accepted:
            return ("lead", "MQL")
        return ("lead",)
    return ()


BOUGHT = ("require_approvals", "approve", "accept_contract", "win")


def people() -> list[tuple[Journey, Plain]]:
    """People of whom everything is known, at every step of some ways through the lifecycle."""
    ways = (
        ("accept_by_marketing", "accept_by_sales", "convert", "open_deal", "lose"),
        ("accept_by_sales", "recycle", "mark_bystander", "clear_bystander", "junk"),
        (*("accept_by_sales", "convert", "open_deal"), *BOUGHT, "churn"),
    )
    given = (
        {"interest": "none", "name_and_email": "yes", "target_group": "checked"},
        {"interest": "engaged", "source": "marketing"},
        {"interest": "explicit", "likely_interested": "stated"},
        {"interest": "buying", "assessed_by_sales": "yes", "judged_ready": "yes"},
    )
    found = []
    for facts, way in itertools.product(given, ways):
        journey = Journey.begin(facts=Facts(**facts).closed())
        found.append(journey)
        for day, event in enumerate(way):
            moved = journey.decide(event, at=NOON + timedelta(days=day))
            if isinstance(moved, Refused):
                break
            found.append(journey := moved)
    return [(one, Plain(one.facts())) for one in found]


def labels(*, small: bool) -> Figures:
    pairs = people()
    found: Figures = {}
    by_hand = {four_types: four_types_by_hand, linkedin_glossary: linkedin_glossary_by_hand}
    for vocabulary, chain in by_hand.items():
        for journey, plain in pairs:
            assert journey.label(vocabulary).path == chain(plain), (journey, vocabulary)
        known, plains = [one for one, _ in pairs], [plain for _, plain in pairs]

        def ours(times: int, known: Any = known, vocabulary: Any = vocabulary) -> None:
            for _ in range(times):
                for one in known:
                    one.label(vocabulary)

        def theirs(times: int, plains: Any = plains, chain: Any = chain) -> None:
            for _ in range(times):
                for one in plains:
                    chain(one)

        times = 200 if small else 1_000
        took = interleaved({"ours": (ours, times), "theirs": (theirs, times)}, 7 if small else 15)
        ratio = took["ours"] / took["theirs"]
        what = f"label of a known journey by {vocabulary.id} / if-chain by hand"
        print(f"{what}: {ratio:.2f} (at most {MOST_TIMES_CHAIN:g}), {len(known)} journeys")
        found[what] = (ratio, MOST_TIMES_CHAIN)
    return found


# --- relations -----------------------------------------------------------------------------------

#: Combinations that are looked through in a small run; the time is scaled to all of them.
SAMPLE = 20_000


def all_relations(_: int) -> None:
    for one, other in itertools.combinations(vocabularies(), 2):
        relations(one, other)


def worlds_of_both() -> Worlds:
    tables = (four_stages.definitions.table(), lead_or_bubble.table())
    return Worlds(CATALOGUE, [when for table in tables for when in table.criteria])


def enumerated(combinations: Iterable[tuple[int, ...]], worlds: Worlds) -> dict[Any, int]:
    """How many legal worlds have each pair of rows, by looking at every combination in turn."""
    layout, first, second = (
        CATALOGUE.layout,
        four_stages.definitions.table(),
        lead_or_bubble.table(),
    )
    dials, legal, found = worlds.dials, worlds.legal, dict[Any, int]()
    values = [[layout.bits(dial.axis, numbers[0]) for numbers in dial.classes] for dial in dials]
    strides = [dial.stride for dial in dials]
    for classes in combinations:
        number = sum(map(int.__mul__, strides, classes))
        if legal >> number & 1:
            bits = sum(one[at] for one, at in zip(values, classes, strict=True))
            rows = []
            for table in (first, second):
                for at, (pairs, _) in enumerate(table.masks):
                    if any(bits & need == need and not bits & bar for need, bar in pairs):
                        rows.append(at)
                        break
            key = tuple(rows)
            found[key] = found.get(key, 0) + 1
    return found


def comparing(*, small: bool) -> Figures:
    worlds = worlds_of_both()
    ranges = [range(dial.radix) for dial in worlds.dials]
    size = SAMPLE if small else worlds.size
    step_ = worlds.size // size  # evenly, so that a sample has its share of legal ones

    def theirs(_: int) -> None:
        enumerated(itertools.islice(itertools.product(*ranges), 0, None, step_), worlds)

    took = interleaved({"ours": (all_relations, 1), "theirs": (theirs, 1)}, 3)
    product = took["theirs"] * step_
    ratio = took["ours"] / product
    pairs = len(list(itertools.combinations(vocabularies(), 2)))
    what = "all relations of all built-in pairs / a product of one pair"
    scaled = f", scaled from {size:,}" if step_ > 1 else ""
    print(
        f"{what}: {ratio:.2f} (at most 1), {pairs} pairs in {took['ours']:.2f} s, "
        f"{worlds.size:,} combinations in {product:.1f} s{scaled}"
    )
    return {what: (ratio, 1.0)}


def main(*, small: bool) -> Figures:
    """Print and return the figures, with their bounds."""
    return {
        **engine(small=small),
        **creating(small=small),
        **memory(),
        **refusing(small=small),
        **labels(small=small),
        **comparing(small=small),
    }


if __name__ == "__main__":
    main(small=False)
