"""What the stage and the facts of a journey rest on: since when, by which event or evidence."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.facts import Axis, Catalogue, Facts, Moves, Why, facts_at
from salesterms.facts.weighing import fact_said, name_said
from salesterms.journey.folding import Telling
from salesterms.journey.records import DUSK
from salesterms.values import FrozenMapping, instant, instant_or_none, instant_text

if TYPE_CHECKING:
    from salesterms.facts import Evidence
    from salesterms.journey.book import Book
    from salesterms.journey.folding import State
    from salesterms.lifecycle import Lifecycle

_STAGE = Text("Stage {0}", "Fase {0}")
_STAGE_AT = Text("Stage {0} as of {1}", "Fase {0} op {1}")
_SINCE = Text("since {0}", "sinds {0}")
_BY = Text("by: {0}", "door: {0}")
_GIVEN = Text("known from the start", "vanaf het begin bekend")
_NEVER_MOVED = Text("from the start", "vanaf het begin")
_NOTHING = Text("nothing on record", "niets vastgelegd")
_UNKNOWN = Text("unknown, for the person was forgotten", "onbekend, want de persoon is vergeten")
_FORGOTTEN = Text(
    "The person was forgotten on {0}: what no event moves is no longer known",
    "De persoon is op {0} vergeten: wat geen gebeurtenis verandert, is niet meer bekend",
)


@frozen(kw_only=True)
class Ground:
    """What one fact rests on.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> ground = cam.why().of("standing")
    >>> ground.names, ground.event, ground.since == day
    (('sales',), 'accept_by_sales', True)

    `names` are the values that it may have. `since` is the instant from which on it has been so;
    None where that was so from the start. `event` made it so, or else the evidence of `why`; a fact
    that has neither was `given` at the start, or nothing is on record about it. Of a person who was
    forgotten, all that no event moves is `forgotten`.
    """

    fact: Axis
    names: tuple[str, ...]
    since: datetime | None = None
    event: str | None = None
    called: Text | None = None
    why: Why | None = None
    given: bool = False
    forgotten: bool = False

    def text(self, lang: str = "en") -> str:
        """The same in words, "en" or "nl"; a line for each piece of evidence."""
        if self.forgotten:
            return f"{name_said(self.fact, lang)}: {_UNKNOWN.say(lang)}"
        since = "" if self.since is None else _SINCE.say(lang).format(instant_text(self.since))
        if self.why is not None:
            _, *rest = self.why.explain(lang).splitlines()
            # What was given may say more than the evidence: what has happened stays.
            first = fact_said(self.fact, self.names, lang)
            return "\n".join([f"{first}, {since}" if since else first, *rest])
        if self.called is not None:
            because = f"{since}, {_BY.say(lang).format(self.called.say(lang))}"
        else:
            never_moved = _NEVER_MOVED if self.fact.moves is Moves.EVENTS else _NOTHING
            because = (_GIVEN if self.given else never_moved).say(lang)
        return f"{fact_said(self.fact, self.names, lang)}, {because}"


@frozen(kw_only=True)
class Grounds:
    """What a stage and every fact rest on, at `as_of` or with all that is on record.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> print(cam.why().explain())
    Stage sales/none/never
    standing: accepted by sales, since 2026-03-02 09:00 UTC, by: sales accepts
    deal: no deal, from the start
    customer: never a customer, from the start
    interest: explicit interest, known from the start
    sales_accepted: accepted by sales, since 2026-03-02 09:00 UTC, by: sales accepts

    It speaks only of what was so then: what came later plays no part, except that a person was
    `forgotten`, and when.
    """

    stage: str
    as_of: datetime | None = field(eq=instant_or_none)
    positions: tuple[str, ...]
    facts: FrozenMapping[str, Ground] = field(repr=False)
    catalogue: Catalogue = field(repr=False, eq=False)
    forgotten: datetime | None = field(default=None, eq=instant_or_none)

    def of(self, fact: str) -> Ground:
        """What one fact rests on; raises `UnknownFact`."""
        return self.facts[self.catalogue[fact].name]

    def explain(self, lang: str = "en") -> str:
        """The stage, its positions, and every other fact that something is known about.

        In English ("en") or Dutch ("nl"); it names no makers and no sources.
        """
        if self.as_of is None:
            lines = [_STAGE.say(lang).format(self.stage)]
        else:
            lines = [_STAGE_AT.say(lang).format(self.stage, instant_text(self.as_of))]
        if self.forgotten is not None:
            lines.append(_FORGOTTEN.say(lang).format(instant_text(self.forgotten)))
        lines += [self.facts[name].text(lang) for name in self.positions]
        lines += [
            ground.text(lang)
            for name, ground in self.facts.items()
            if name not in self.positions and (ground.since or ground.why or ground.given)
        ]
        return "\n".join(lines)


def grounds_of(book: Book, state: State, as_of: datetime | None) -> Grounds:
    """What a state rests on, which is that of the book at `as_of`."""
    moment = DUSK if as_of is None else instant(as_of)
    lifecycle = book.lifecycle
    pieces = [piece for piece in book.evidence if instant(piece.at) <= moment]
    view = facts_at(pieces, as_of=moment, catalogue=lifecycle.catalogue)
    facts = Facts.of_sure(lifecycle.catalogue, state.sure)
    told = {piece.fact for piece in pieces}
    since, events = _changes(book, state, pieces)
    given = {} if book.given is None else book.given.given
    gone = book.trace is not None
    if gone:
        given = {name: value for name, value in given.items() if _is_kept(lifecycle, name)}
    found = {
        name: Ground(
            fact=axis,
            names=facts.possible_names(name),
            since=since.get(name),
            event=events.get(name),
            called=state.stage.home.events[events[name]] if name in events else None,
            why=view.why(name) if name in told else None,
            given=name in given and name not in told and name not in since,
            forgotten=gone and name not in since and not _is_kept(lifecycle, name),
        )
        for name, axis in lifecycle.catalogue.items()
    }
    return Grounds(
        stage=state.stage.name,
        as_of=as_of,
        positions=tuple(state.stage.positions),
        facts=FrozenMapping(found),
        catalogue=lifecycle.catalogue,
        forgotten=None if book.trace is None else book.trace.at,
    )


def _is_kept(lifecycle: Lifecycle, name: str) -> bool:
    """Whether a fact stays known of a person who was forgotten."""
    return lifecycle.catalogue[name].moves is Moves.EVENTS


def _changes(
    book: Book, state: State, pieces: list[Evidence]
) -> tuple[dict[str, datetime], dict[str, str]]:
    """Of each fact that changed: when it did last, and the event that did it."""
    since: dict[str, datetime] = {}
    events: dict[str, str] = {}
    layout = book.lifecycle.catalogue.layout
    owns = [
        (axis.name, layout.all_bits(axis) << layout.width | layout.all_bits(axis))
        for axis in book.lifecycle.catalogue.values()
    ]
    _, sure = book.lifecycle.begin(book.given)
    for edge, at in zip(state.trail[::2], state.trail[1::2], strict=True):
        after = sure & edge.kept | edge.put
        for name, own in owns:
            if (sure ^ after) & own:
                since[name], events[name] = at, edge.event
        sure = after
    telling = Telling(book)
    for moment in dict.fromkeys(instant(piece.at) for piece in pieces):
        after = telling.until(sure, moment)
        since |= {name: moment for name, own in owns if (sure ^ after) & own}
        sure = after
    return since, events
