"""A lifecycle as a picture and in sentences: a box for each stage, a line for each move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms._draw.drawn import Drawn
from salesterms.errors import Text
from salesterms.lifecycle.moves import TRACKS, Direction, Track

if TYPE_CHECKING:
    from salesterms._draw import Graph, Style

_START = Text("where it begins", "het begin")
_FORWARD = Text("forward", "vooruit")
_OTHER = Text("an exit, a way back or a correction", "een uitgang, een weg terug of een correctie")
_TITLE = Text("The way of {0}", "Levenscyclus: {0}")
_JOINED = Text("{0} and {1}", "{0} en {1}")


@frozen(kw_only=True, repr=False)
class Diagram(Drawn):
    """The stages of some tracks, and the moves between them.

    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> print(SALES_LIFECYCLE.graph("customer").explain())
    The way of a customer
    From "never a customer" to "a customer": win.
    From "a former customer" to "a customer" (dotted): win.
    From "a customer" to "a former customer" (dotted): customer leaves.
    Emphasised (where it begins): "never a customer".
    Dotted: an exit, a way back or a correction.

    Moves forward are drawn in full; exits, ways back and corrections are dotted. What leaves the
    stage as it is has no line. A notebook shows the picture.
    """

    tracks: tuple[Track, ...] = field(validator=TRACKS)

    def __repr__(self) -> str:
        return f"<Diagram of {', '.join(track.name for track in self.tracks)}>"

    def _graph(self, lang: str) -> Graph:
        from salesterms._draw import Edge, Graph, Node

        nodes, edges = [], []
        for track in self.tracks:
            for value in track.axis.values:
                label = value.text.say(lang)
                first = value.name == track.start
                nodes.append(Node(f"{track.name}.{value.name}", label, emphasis=first))
            for (source, target, style), texts in _lines(track).items():
                label = " / ".join(dict.fromkeys(text.say(lang) for text in texts))
                ends = (f"{track.name}.{source}", f"{track.name}.{target}")
                edges.append(Edge(*ends, label, style))
        title = _TITLE.say(lang).format(_named(self.tracks, lang))
        return Graph(nodes, edges, title, key_of_ways(lang), _START.say(lang))


def key_of_ways(lang: str) -> tuple[tuple[Style, str], ...]:
    """What full and dotted lines mean between stages, and between words for them."""
    return ("solid", _FORWARD.say(lang)), ("dotted", _OTHER.say(lang))


def _named(tracks: tuple[Track, ...], lang: str) -> str:
    *others, last = (track.text.say(lang) for track in tracks)
    return _JOINED.say(lang).format(", ".join(others), last) if others else last


def _lines(track: Track) -> dict[tuple[str, str, Style], list[Text]]:
    """From where, to where and how: the moves that share a line."""
    found: dict[tuple[str, str, Style], list[Text]] = {}
    for move in track.moves:
        if move.target is not None:
            style: Style = "solid" if move.direction is Direction.FORWARD else "dotted"
            for source in move.sources:
                found.setdefault((source, move.target, style), []).append(move.text)
    return found
