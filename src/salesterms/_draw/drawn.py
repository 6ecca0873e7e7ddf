"""What is shown as one graph: in sentences, as a table, and as a picture in three forms."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesterms._draw.graph import Graph


class Drawn(ABC):
    """The base of what has a graph in each language. A notebook shows the picture."""

    __slots__ = ()

    @abstractmethod
    def _graph(self, lang: str) -> Graph:
        """The graph, with its words in a language."""
        ...

    def explain(self, lang: str = "en") -> str:
        """A sentence for each line, for readers and for screen readers."""
        from salesterms._draw.words import described

        return described(self._graph(lang), lang)

    def markdown(self, lang: str = "en") -> str:
        """A Markdown table with a row for each line of the picture."""
        from salesterms._draw.table_text import markdown

        return markdown(self._graph(lang), lang)

    def mermaid(self, lang: str = "en") -> str:
        """The picture as a Mermaid flowchart."""
        from salesterms._draw.mermaid_text import mermaid

        return mermaid(self._graph(lang))

    def dot(self, lang: str = "en") -> str:
        """The picture in the language of Graphviz."""
        from salesterms._draw.dot_text import dot

        return dot(self._graph(lang))

    def svg(self, lang: str = "en") -> str:
        """The picture as SVG; needs no other library."""
        from salesterms._draw.picture import svg

        return svg(self._graph(lang), lang=lang)

    def _repr_svg_(self) -> str:
        return self.svg()
