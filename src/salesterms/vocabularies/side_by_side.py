"""Two vocabularies beside each other as a picture: how each word of the one lies to the other's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from salesterms._draw.drawn import Drawn
from salesterms.errors import Text
from salesterms.vocabularies.disagreeing import (
    Conflict,
    HomonymOfTwo,
    InvertedOrder,
    Swap,
    conflicts,
)
from salesterms.vocabularies.kinds import RELATION_WORDS, Match
from salesterms.vocabularies.relating import pairs_of
from salesterms.vocabularies.rows import Term, same
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms._draw import Edge, Graph, Node, Style

    #: The vocabulary at the left, and the one at the right.
    Side = Literal["first", "second"]

_TITLE = Text("{0} and {1} side by side", "{0} en {1} naast elkaar")
_IN_CONFLICT = Text("a word of a conflict", "een woord met een conflict")
_MARKS: Mapping[type[Conflict], Text] = {
    HomonymOfTwo: Text("homonym", "homoniem"),
    Swap: Text("swapped", "omgewisseld"),
    InvertedOrder: Text("inverted", "omgekeerd"),
}

#: How a relation is drawn, and whether with an arrow: that leads from the narrower to the wider.
_LINES: Mapping[Match, tuple[Style, bool]] = {
    Match.EXACT: ("solid", False),
    Match.NARROWER: ("dashed", True),
    Match.BROADER: ("dashed", True),
    Match.OVERLAPPING: ("dotted", False),
}


@frozen(kw_only=True, repr=False)
class SideBySide(Drawn):
    """The words of two vocabularies, each in its column, and how they lie to each other.

    >>> from salesterms.vocabularies import SideBySide, hubspot, salesforce
    >>> both = SideBySide(first=hubspot.lifecycle_stage, second=salesforce.lead_status)
    >>> print(both.explain())
    hubspot.lifecycle_stage and salesforce.lead_status side by side
    From "customer (hubspot.lifecycle_stage)" to "Closed - Converted (...)" (dashed): narrower.
    ...

    A line stands for each relation that `relations` computes: words for the same in full, from the
    narrower to the wider dashed with an arrow, what overlaps dotted; nothing for what is disjoint.
    Words that `conflicts` names are emphasised, with what is the matter: the cases stand in
    `explain`. A notebook shows the picture. Raises `NotAVocabulary`, and `OtherFacts` when drawn.
    """

    first: Vocabulary = field(converter=checked_vocabulary)
    second: Vocabulary = field(converter=checked_vocabulary)

    def explain(self, lang: str = "en") -> str:
        """A sentence for each line, and for each conflict with its cases."""
        return "\n".join([self._title(lang), *self._told(lang)])

    def markdown(self, lang: str = "en") -> str:
        """A Markdown table with a row for each line, and for each word without one."""
        from salesterms._draw import markdown

        return markdown(self._drawn(lang, in_full=True), lang)

    def svg(self, lang: str = "en") -> str:
        """The picture as SVG, with a column for each vocabulary; needs no other library."""
        from salesterms._draw import svg

        graph = self._graph(lang)
        columns = {node.id: int(node.id.startswith("second")) for node in graph.nodes}
        return svg(graph, columns=columns, told=self._told(lang), lang=lang)

    def __repr__(self) -> str:
        return f"<SideBySide of {self.first.id} and {self.second.id}>"

    def _title(self, lang: str) -> str:
        return _TITLE.say(lang).format(self.first.id, self.second.id)

    def _told(self, lang: str) -> Iterator[str]:
        from salesterms._draw import sentences

        yield from sentences(self._drawn(lang, in_full=True), lang)
        yield from (found.say(lang) for found in conflicts(self.first, self.second))

    def _graph(self, lang: str) -> Graph:
        return self._drawn(lang, in_full=False)

    def _drawn(self, lang: str, *, in_full: bool) -> Graph:
        """The graph; in full every word has its vocabulary, and every line its relation."""
        from salesterms._draw import Graph

        marks = self._marks(lang)
        sides: tuple[tuple[Side, Vocabulary], ...] = (
            ("first", self.first),
            ("second", self.second),
        )
        nodes = [
            self._node(side, term, _of_any(term, marks), in_full=in_full)
            for side, vocabulary in sides
            for table in vocabulary.tables.values()
            for term in reversed(table.terms)
        ]
        edges = [
            _edge(one, other, how, lang, in_full=in_full)
            for pair in pairs_of(self.first, self.second)
            for one, other, how in pair.matches()
            if how is not Match.DISJOINT
        ]
        key: tuple[tuple[Style, str], ...] = tuple(
            (_LINES[how][0], RELATION_WORDS[how].say(lang))
            for how in (() if in_full else (Match.EXACT, Match.NARROWER, Match.OVERLAPPING))
        )
        return Graph(nodes, edges, self._title(lang), key, _IN_CONFLICT.say(lang))

    def _marks(self, lang: str) -> dict[str, tuple[str, ...]]:
        """Each word of a conflict, and what conflicts it has, once each."""
        found: dict[str, dict[str, None]] = {}
        for one in conflicts(self.first, self.second):
            for word in (one.word,) if isinstance(one, HomonymOfTwo) else one.words:
                found.setdefault(same(word), {})[_MARKS[type(one)].say(lang)] = None
        return {word: tuple(marks) for word, marks in found.items()}

    def _node(self, side: Side, term: Term, marks: tuple[str, ...], *, in_full: bool) -> Node:
        from salesterms._draw import Node

        where = self.first.id if side == "first" else self.second.id
        label = f"{term.word} ({where})" if in_full else term.word
        note = ", ".join(marks if in_full else (where, *marks))
        return Node(_id(side, term), label, note, emphasis=bool(marks))


def _of_any(term: Term, marks: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The marks of a term, of whatever word of it they are."""
    return tuple(dict.fromkeys(mark for word in term.words for mark in marks.get(same(word), ())))


def _edge(one: Term, other: Term, how: Match, lang: str, *, in_full: bool) -> Edge:
    from salesterms._draw import Edge

    style, arrow = _LINES[how]
    source, target = _id("first", one), _id("second", other)
    if how is Match.BROADER:
        source, target, how = target, source, how.reverse
    # The dots say so, and most are.
    label = RELATION_WORDS[how].say(lang) if in_full or how is not Match.OVERLAPPING else ""
    return Edge(source, target, label, style, arrow)


def _id(side: Side, term: Term) -> str:
    return f"{side} {term.table} {term.word}"
