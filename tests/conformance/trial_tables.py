"""What several tests use: a small lifecycle of a user's own, for trials of a product."""

from salesterms.criteria import Criterion
from salesterms.errors import Text
from salesterms.facts import (
    Axis,
    Catalogue,
    Moves,
    NoRecord,
    Subject,
    ladder,
    position,
    yes_or_no,
)
from salesterms.lifecycle import Direction, Move, Track

TRIAL = position(
    "trial",
    ("asked", "asked for", "aangevraagd"),
    ("running", "running", "loopt"),
    ("bought", "bought", "gekocht"),
    ("ended", "ended", "beëindigd"),
    text=Text("trial", "proef"),
    subject=Subject.DEAL,
)
SEAT = position(
    "seat",
    ("free", "free", "vrij"),
    ("taken", "taken", "bezet"),
    text=Text("seat", "plek"),
    subject=Subject.DEAL,
)
PAID = yes_or_no(
    "paid",
    "paid",
    "betaald",
    negation=Text("not paid", "niet betaald"),
    no_record=NoRecord.UNKNOWN,
)
INVOICE = ladder(
    "invoice",
    ("sent", "sent", "verstuurd"),
    ("due", "due", "vervallen"),
    text=Text("invoice", "factuur"),
    no_record=NoRecord.NO,
    moves=Moves.EVENTS,
)
CATALOGUE = Catalogue([TRIAL, SEAT, PAID, INVOICE])


def move(
    event: str,
    source: str,
    target: str | None,
    direction: Direction = Direction.FORWARD,
    *,
    guard: Criterion | None = None,
    effects: tuple[tuple[Axis, str], ...] = (),
    one_way: Text | None = None,
) -> Move:
    return Move(
        event=event,
        sources=tuple(source.split()),
        target=target,
        direction=direction,
        guard=guard,
        effects=effects,
        one_way=one_way,
        text=Text(event, event),
    )


START = move("start", "asked", "running")
BUY = move("buy", "running", "bought", guard=PAID.holds, effects=((INVOICE, "sent"),))
REMIND = move("remind", "bought", None, effects=((INVOICE, "due"),))
END = move("end", "running bought", "ended", Direction.EXIT)
RENEW = move("renew", "ended", "running", Direction.BACK, effects=((INVOICE, "none"),))
SOUND = (START, BUY, REMIND, END, RENEW)


def track(*moves: Move, closed: str = "ended", start: str = "asked") -> Track:
    return Track(
        name="trial",
        axis=TRIAL,
        start=start,
        closed=tuple(closed.split()),
        moves=moves,
        text=Text("a trial", "een proef"),
    )


def seats(*moves: Move) -> Track:
    return Track(name="seat", axis=SEAT, start="free", moves=moves, text=Text("a seat", "een plek"))
