"""A journey as a timeline: its positions as bars, what happened and was found out as marks."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms._draw import Drawn
from salesterms._render import safe_table
from salesterms.errors import Text
from salesterms.facts import Axis, Evidence, Stance
from salesterms.facts.evidence import STANCE_WORDS
from salesterms.facts.kinds import LEVEL_WORDS
from salesterms.journey.records import DUSK, Happened
from salesterms.journey.spells import Spell
from salesterms.lifecycle import Lifecycle
from salesterms.values import FrozenMapping, instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms._draw import Graph, Lane, Mark, Span
    from salesterms.journey.course import Journey

_LASTING = Text("what lasts", "wat duurt")
_EMPHASISED = Text("Emphasised: {0}.", "Benadrukt: {0}.")
_TITLE = Text("A journey over time", "Een traject in de tijd")
_TITLE_AT = Text("A journey over time, as of {0}", "Een traject in de tijd, op {0}")
_EVENTS = Text("events", "gebeurtenissen")
_EVIDENCE = Text("evidence", "bewijs")
_NOTHING = Text("none", "geen")
_DAY = timedelta(days=1)

#: Where a picture has the one instant that there is.
_MIDDLE = 0.5

#: Whether a spell has a beginning and an end -> how it is told.
_SPELLS = {
    (False, False): Text("{0} (throughout)", "{0} (steeds)"),
    (False, True): Text("{0} until {2}", "{0} tot {2}"),
    (True, False): Text("{0} since {1}", "{0} sinds {1}"),
    (True, True): Text("{0} from {1} until {2}", "{0} van {1} tot {2}"),
}

_HEADER = (
    Text("line", "lijn"),
    Text("what", "wat"),
    Text("from", "van"),
    Text("until", "tot"),
    Text("days", "dagen"),
)


@frozen(kw_only=True, repr=False)
class Timeline(Drawn):
    """Where somebody stood over time, what happened and what was found out; made by a journey.

    >>> from datetime import UTC, datetime, timedelta
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> day = datetime(2026, 3, 1, 9, tzinfo=UTC)
    >>> cam = Journey.begin(facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> print(cam.advance("convert", at=day + timedelta(days=3)).timeline().explain())
    A journey over time
    standing: new until 2026-03-01 09:00 UTC; accepted by sales from ...; converted since ...
    deal: no deal (throughout)
    customer: never a customer (throughout)
    events: 2026-03-01 09:00 UTC sales accepts; 2026-03-04 09:00 UTC convert
    evidence: none
    Emphasised: what lasts.

    A notebook shows a bar for each spell of each position, and a mark for each event and each piece
    of evidence. What lasts ends at `as_of`, or else beyond all that is on record. Nothing personal
    is shown: no ids, no makers and no sources. The graph of `mermaid` and `dot` has a box for each
    spell, and a line for each event that ended one.
    """

    lifecycle: Lifecycle
    #: Event -> what it is called.
    called: FrozenMapping[str, Text]
    as_of: datetime | None
    spells: tuple[Spell, ...]
    #: Position -> the events that ended its spells, in order.
    causes: FrozenMapping[str, tuple[str, ...]]
    events: tuple[Happened, ...]
    evidence: tuple[Evidence, ...]

    def explain(self, lang: str = "en") -> str:
        """A line for each position, for the events, for the evidence and for what is emphasised."""
        return "\n".join([self._title(lang), *self._sentences(lang)])

    def markdown(self, lang: str = "en") -> str:
        """A Markdown table with a row for each spell, event and piece of evidence."""
        header = [one.say(lang) for one in _HEADER]
        return safe_table(header, self._rows(lang), numeric=len(header) - 1)

    def svg(self, lang: str = "en") -> str:
        """Bars over time as SVG; needs no other library."""
        from salesterms._draw import lanes

        ends = {self._part(at): instant_text(at) for at in self._ends}
        title, told = self._title(lang), self._sentences(lang)
        return lanes(
            title,
            list(self._lanes(lang)),
            told,
            ticks=tuple(ends.items()),
            lasting=_LASTING.say(lang),
            lang=lang,
        )

    def __repr__(self) -> str:
        return f"<Timeline of {len(self.events)} events, {len(self.evidence)} pieces of evidence>"

    def _title(self, lang: str) -> str:
        if self.as_of is None:
            return _TITLE.say(lang)
        return _TITLE_AT.say(lang).format(instant_text(self.as_of))

    def _sentences(self, lang: str) -> Iterator[str]:
        for axis, spells in self._tracks():
            told = "; ".join(_spell_said(spell, lang) for spell in spells)
            yield f"{axis.text.say(lang)}: {told}"
        for text, marks in ((_EVENTS, self._events(lang)), (_EVIDENCE, self._pieces(lang))):
            told = "; ".join(f"{instant_text(at)} {said}" for at, said in marks)
            yield f"{text.say(lang)}: {told or _NOTHING.say(lang)}"
        yield _EMPHASISED.say(lang).format(_LASTING.say(lang))

    def _rows(self, lang: str) -> Iterator[tuple[str, str, str, str, str]]:
        for axis, spells in self._tracks():
            for spell in spells:
                ends = (_cell(spell.since), _cell(spell.until))
                long = "" if spell.elapsed is None else f"{spell.elapsed / _DAY:.1f}"
                yield axis.text.say(lang), axis.text_of(spell.value).say(lang), *ends, long
        for text, marks in ((_EVENTS, self._events(lang)), (_EVIDENCE, self._pieces(lang))):
            for at, said in marks:
                yield text.say(lang), said, instant_text(at), "", ""

    def _tracks(self) -> Iterator[tuple[Axis, list[Spell]]]:
        """Each position with its spells, from early to late."""
        for track in self.lifecycle.tracks:
            yield track.axis, [spell for spell in self.spells if spell.axis == track.axis]

    def _events(self, lang: str) -> list[tuple[datetime, str]]:
        return [(instant(one.at), self._called(one.event, lang)) for one in self.events]

    def _called(self, event: str, lang: str) -> str:
        return self.called[event].say(lang)

    def _pieces(self, lang: str) -> list[tuple[datetime, str]]:
        return [(instant(one.at), self._piece(one, lang)) for one in self.evidence]

    def _piece(self, piece: Evidence, lang: str) -> str:
        """What a piece of evidence says, without who says it."""
        axis = self.lifecycle.catalogue[piece.fact]
        said = [] if piece.value is None else [axis.text_of(piece.value).say(lang)]
        said += [] if piece.level is None else [LEVEL_WORDS[piece.level].say(lang)]
        said += [] if piece.stance is Stance.HOLDS else [STANCE_WORDS[piece.stance].say(lang)]
        return f"{axis.text.say(lang)}: {', '.join(said)}"

    @property
    def _ends(self) -> tuple[datetime, ...]:
        """The first and the last instant, which may be one; nothing where there is none."""
        told = [instant(one.at) for one in self.events]
        told += [instant(one.at) for one in self.evidence]
        told += [] if self.as_of is None else [self.as_of]
        return (min(told), max(told)) if told else ()

    def _part(self, at: datetime) -> float:
        """Where an instant lies between the first and the last one."""
        first, last = self._ends
        return (at - first) / (last - first) if first < last else _MIDDLE

    def _lanes(self, lang: str) -> Iterator[Lane]:
        from salesterms._draw import Lane

        for axis, spells in self._tracks():
            yield Lane(axis.text.say(lang), [self._span(spell, lang) for spell in spells])
        marks = ((_EVENTS, self._events(lang), False), (_EVIDENCE, self._pieces(lang), True))
        for text, happened, diamond in marks:
            if happened:
                drawn = [self._mark(at, said, diamond=diamond) for at, said in happened]
                yield Lane(text.say(lang), marks=drawn)

    def _span(self, spell: Spell, lang: str) -> Span:
        from salesterms._draw import Span

        end = spell.until or spell.as_of
        return Span(
            None if spell.since is None else self._part(spell.since),
            None if end is None else self._part(end),
            spell.axis.text_of(spell.value).say(lang),
        )

    def _mark(self, at: datetime, said: str, *, diamond: bool) -> Mark:
        """A mark with its date, or with its time where all is of one day."""
        from salesterms._draw import Mark

        first, last = self._ends
        when = f"{at:%H:%M}" if first.date() == last.date() else f"{at.date()}"
        return Mark(self._part(at), f"{when} {said}", diamond)

    def _graph(self, lang: str) -> Graph:
        from salesterms._draw import Edge, Graph, Node

        nodes, edges = [], []
        for axis, spells in self._tracks():
            ids = [f"{axis.name} {number}" for number in range(len(spells))]
            for id_, spell in zip(ids, spells, strict=True):
                nodes.append(Node(id_, axis.text_of(spell.value).say(lang), axis.text.say(lang)))
            ended = zip(pairwise(ids), spells, self.causes[axis.name], strict=False)
            for (source, target), spell, event in ended:
                label = f"{_cell(spell.until)} {self._called(event, lang)}"
                edges.append(Edge(source, target, label))
        return Graph(nodes, edges, self._title(lang))


def timeline_of(journey: Journey, trail: tuple[Any, ...], as_of: datetime | None) -> Timeline:
    """The timeline of a journey, which went along a trail."""
    moment = DUSK if as_of is None else instant(as_of)
    causes: dict[str, list[str]] = {track.axis.name: [] for track in journey.lifecycle.tracks}
    standing = {track.axis.name: track.start for track in journey.lifecycle.tracks}
    for edge, at in zip(trail[::2], trail[1::2], strict=True):
        if at <= moment:
            for name, now in edge.target.positions.items():
                if standing[name] != now:
                    causes[name].append(edge.event)
                    standing[name] = now
    return Timeline(
        lifecycle=journey.lifecycle,
        called=journey.stage().home.events,
        as_of=None if as_of is None else moment,
        spells=journey.time_in_stage(as_of=as_of),
        causes=FrozenMapping((name, tuple(events)) for name, events in causes.items()),
        events=tuple(one for one in journey.events if instant(one.at) <= moment),
        evidence=tuple(one for one in journey.evidence if instant(one.at) <= moment),
    )


def _cell(at: datetime | None) -> str:
    return "" if at is None else instant_text(at)


def _spell_said(spell: Spell, lang: str) -> str:
    text = _SPELLS[spell.since is not None, spell.until is not None]
    said = spell.axis.text_of(spell.value).say(lang)
    return text.say(lang).format(said, _cell(spell.since), _cell(spell.until))
