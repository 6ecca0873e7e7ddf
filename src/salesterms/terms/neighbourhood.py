"""The terms around a term: as data, as a sentence for each link, and as pictures."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms._draw import Drawn
from salesterms._render import shown_cell
from salesterms.errors import Text
from salesterms.terms.entry import Entry
from salesterms.terms.kinds import RELATION_WORDS, WRITTEN, RelationKind
from salesterms.terms.numbers import whole_number
from salesterms.terms.relations import Relation
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from salesterms._draw import Graph, Style

#: Nobody can read a picture of more steps than this.
DEEPEST = 6

#: How a relation is drawn: broader points to the wider term.
_STYLES: dict[RelationKind, Style] = {
    RelationKind.BROADER: "solid",
    RelationKind.CONTRASTS: "dashed",
    RelationKind.RELATED: "dotted",
}


@frozen(kw_only=True, repr=False)
class Neighbourhood(Drawn):
    """The terms within some steps of a term.

    >>> from salesterms import glossary
    >>> around = glossary.related("koude acquisitie")
    >>> around.distances["warm-outreach"]
    1
    >>> [step.kind.value for step in around.relations if step.other == "warm-outreach"]
    ['contrasts']

    `distances` gives for each id the number of steps from the centre, `entries` the terms in the
    same order, `relations` every relation between two of them, once. A notebook shows a picture. To
    keep it clear, a picture leaves out the relations between two terms that are furthest away.
    """

    center: str
    depth: int
    entries: tuple[Entry, ...]
    distances: FrozenMapping[str, int]
    relations: tuple[Relation, ...]

    def explain(self, lang: str = "en") -> str:
        """A sentence for each relation, for readers and for screen readers."""
        from salesterms._draw import described

        told = described(self._drawn(lang, self.relations, every_word=True), lang)
        return "\n".join(map(shown_cell, told.splitlines()))

    def markdown(self, lang: str = "en") -> str:
        """A Markdown table with a row for each relation."""
        from salesterms._draw import markdown

        return markdown(self._drawn(lang, self.relations, every_word=True), lang)

    def svg(self, lang: str = "en") -> str:
        """The picture as SVG: a column for each number of steps; needs no other library."""
        from salesterms._draw import svg

        return svg(self._graph(lang), columns=self.distances, lang=lang)

    def __repr__(self) -> str:
        return f"<Neighbourhood of {self.center}: {len(self.entries)} terms>"

    @property
    def _ways(self) -> tuple[Relation, ...]:
        """The relations of a picture: not those between two terms at the edge of it."""
        far = {id_ for id_, steps in self.distances.items() if steps == self.depth}
        return tuple(each for each in self.relations if not {each.term, each.other} <= far)

    def _graph(self, lang: str) -> Graph:
        return self._drawn(lang, self._ways)

    def _drawn(
        self, lang: str, relations: tuple[Relation, ...], *, every_word: bool = False
    ) -> Graph:
        from salesterms._draw import Edge, Graph, Node

        return Graph(
            title=_TITLE.say(lang).format(self.entries[0].preferred.say(lang)),
            nodes=tuple(
                Node(
                    id=entry.id,
                    label=entry.preferred.say(lang),
                    emphasis=entry.id == self.center,
                )
                for entry in self.entries
            ),
            edges=tuple(
                Edge(
                    source=step.term,
                    target=step.other,
                    label=RELATION_WORDS[step.kind].say(lang)
                    if every_word or step.kind is not RelationKind.RELATED
                    else "",  # the dots say so, and most are
                    style=_STYLES[step.kind],
                    arrow=step.kind is RelationKind.BROADER,
                )
                for step in relations
            ),
            emphasis=_CENTRE.say(lang),
            key=()
            if every_word
            else tuple((style, RELATION_WORDS[kind].say(lang)) for kind, style in _STYLES.items()),
        )


_CENTRE = Text("the term itself", "de term zelf")
_TITLE = Text("Terms around {0}", "Termen rond {0}")


def around(start: Entry, depth: object, entry_of: Callable[[str], Entry]) -> Neighbourhood:
    """Walk from a term along its links, `depth` steps far; raises `OutOfRange`."""
    furthest = whole_number("depth", depth, DEEPEST)
    found = {start.id: start}
    distances = {start.id: 0}
    waiting = deque([start])
    while waiting and distances[waiting[0].id] < furthest:
        entry = waiting.popleft()
        for link in entry.links:
            if link.to not in found:
                found[link.to] = entry_of(link.to)
                distances[link.to] = distances[entry.id] + 1
                waiting.append(found[link.to])
    return Neighbourhood(
        center=start.id,
        depth=furthest,
        entries=tuple(found.values()),
        distances=FrozenMapping(distances),
        relations=tuple(_relations(found)),
    )


def _relations(found: dict[str, Entry]) -> Iterator[Relation]:
    """Each relation among the terms once, from the side that it is written down from."""
    seen = set[tuple[RelationKind, frozenset[str]]]()
    for entry in found.values():
        for link in entry.links:
            both = (link.kind, frozenset((entry.id, link.to)))
            if link.kind in WRITTEN and link.to in found and both not in seen:
                seen.add(both)
                yield Relation(term=entry.id, kind=link.kind, other=link.to)
