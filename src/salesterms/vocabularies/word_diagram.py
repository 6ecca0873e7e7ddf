"""The way through a vocabulary as a picture: its words, and the steps between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms._draw.drawn import Drawn
from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.kinds import SUBJECT_WORDS
from salesterms.lifecycle import SALES_LIFECYCLE, Direction
from salesterms.lifecycle.diagram import key_of_ways
from salesterms.vocabularies.moving import steps
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary

if TYPE_CHECKING:
    from salesterms._draw import Graph, Style

_TITLE = Text("{0}: the way of a {1}", "{0}: stappen voor een {1}")


@frozen(kw_only=True, repr=False)
class WordDiagram(Drawn):
    """The words of a vocabulary about one subject, and how people move between them.

    >>> from salesterms.vocabularies import WordDiagram, four_stages
    >>> print(WordDiagram(vocabulary=four_stages.definitions).explain())
    four_stages.definitions: the way of a person
    From "prospect" to "lead": interest.
    From "lead" to "contact": ...

    Nobody drew it: it is the built-in lifecycle, and what becomes known, seen in this vocabulary.
    Steps forward are drawn in full; exits, ways back and corrections are dotted. Steps out of and
    into silence are left out. A notebook shows the picture. Raises `NotAVocabulary`, and
    `NotItsSubject` when it is drawn.
    """

    vocabulary: Vocabulary = field(converter=checked_vocabulary)
    subject: Subject | None = None

    def __repr__(self) -> str:
        return f"<WordDiagram of {self.vocabulary.id}>"

    def _graph(self, lang: str) -> Graph:
        from salesterms._draw import Edge, Graph, Node

        table = self.vocabulary.table(self.subject)
        nodes = [Node(term.word, term.word) for term in reversed(table.terms)]
        lines = _lines(self.vocabulary, table.subject, lang)
        edges = [
            Edge(source, target, ", ".join(dict.fromkeys(said)), style)
            for (source, target, style), said in lines.items()
        ]
        title = _TITLE.say(lang).format(self.vocabulary.id, SUBJECT_WORDS[table.subject].say(lang))
        return Graph(nodes, edges, title, key_of_ways(lang))


def _lines(
    vocabulary: Vocabulary, subject: Subject, lang: str
) -> dict[tuple[str, str, Style], list[str]]:
    """From which word to which, and how: the steps that share a line, by what makes them."""
    found: dict[tuple[str, str, Style], list[str]] = {}
    for step in steps(vocabulary.table(subject)):
        if step.path and step.to:
            style: Style = "solid" if step.direction is Direction.FORWARD else "dotted"
            axis = vocabulary.catalogue.get(step.by)
            text = SALES_LIFECYCLE.event_text(step.by) if axis is None else axis.text
            found.setdefault((step.path[-1], step.to[-1], style), []).append(text.say(lang))
    return found
