"""An audited log as a picture: its labels in order, and how often it goes from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Attribute, field, frozen

from salesterms._draw import Drawn
from salesterms.errors import SalesTermsError, Text
from salesterms.logs.outcome import Audit
from salesterms.logs.rulings import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms._draw import Edge, Graph, Node, Style
    from salesterms.logs.outcome import EdgeCount

_TITLE = Text("A stage log by {0}: {1} cases", "Een fasenlog volgens {0}: {1} gevallen")
_BEGIN = Text("begin", "begin")
_STAND = Text("at the end: {0}", "aan het eind: {0}")
_RARE = Text("rarer steps: {0}", "zeldzamere stappen: {0}")
_ROWS = Text("rows: {0}", "rijen: {0}")
_ASIDE = Text("no steps", "geen stappen")

#: Ids of the boxes that are no labels: the beginning, rare steps, and rows that made no step.
_FIRST, _FOLDED, _SET_ASIDE = "begin", "rare", "aside"


class BadAtLeast(SalesTermsError, ValueError):
    """Steps were to be drawn from a number of rows on that is none."""

    code = "bad_at_least"
    message = Text(
        "at_least cannot be {0}: give a whole number from 1",
        "at_least kan niet {0} zijn: geef een geheel getal vanaf 1",
    )


def _is_count(_flow: object, _at_least: Attribute[int], value: object) -> None:
    if type(value) is not int or value < 1:
        raise BadAtLeast(value)


@frozen(kw_only=True, repr=False)
class AuditFlow(Drawn):
    """How often a log goes from label to label, as its audit found it; made by `Audit.flow`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry, audit
    >>> from salesterms.vocabularies import four_stages
    >>> rows = [
    ...     StageEntry(case, label, datetime(2026, 3, day, tzinfo=UTC))
    ...     for case, day, label in [
    ...         ("P-1", 1, "prospect"),
    ...         ("P-1", 2, "lead"),
    ...         ("P-2", 1, "prospect"),
    ...         ("P-2", 2, "contact"),
    ...     ]
    ... ]
    >>> print(audit(rows, four_stages.definitions).flow().explain())
    A stage log by four_stages.definitions: 2 cases
    From "begin" to "prospect": 2.
    From "prospect" to "contact" (dotted): 1, skipped 1.
    From "prospect" to "lead": 1.
    "lead": at the end: 1.
    "contact": at the end: 1.
    Emphasised: "begin".

    Steps that the policy allows are drawn in full, forbidden ones dotted. What is made by fewer
    than `at_least` rows has no line of its own: a box tells how many such steps there are, and how
    many rows. Another one tells of rows that made no step, so that every row is in the picture.
    Raises `BadAtLeast`.
    """

    audit: Audit
    at_least: int = field(default=1, validator=_is_count)

    def __repr__(self) -> str:
        return f"<AuditFlow of {self.audit.vocabulary}: {self.audit.cases} cases>"

    def _graph(self, lang: str) -> Graph:
        from salesterms._draw import Graph

        title = _TITLE.say(lang).format(self.audit.vocabulary, self.audit.cases)
        edges = [_line(edge, lang) for edge in self.audit.edges if edge.rows >= self.at_least]
        return Graph(self._nodes(lang), edges, title)

    def _nodes(self, lang: str) -> Iterator[Node]:
        from salesterms._draw import Node

        if self.audit.edges:
            yield Node(_FIRST, _BEGIN.say(lang), emphasis=True)
        for one in self.audit.times:
            stand = _STAND.say(lang).format(one.lasting) if one.lasting else ""
            yield Node(_id(one.label), one.label, stand)
        if rare := [edge.rows for edge in self.audit.edges if edge.rows < self.at_least]:
            rows = _ROWS.say(lang).format(sum(rare))
            yield Node(_FOLDED, _RARE.say(lang).format(len(rare)), rows)
        if aside := [
            f"{kind.text.say(lang)}: {rows}"
            for kind, rows in self.audit.verdicts.items()
            if rows and not kind.moves
        ]:
            yield Node(_SET_ASIDE, _ASIDE.say(lang), ", ".join(aside))


def _line(edge: EdgeCount, lang: str) -> Edge:
    from salesterms._draw import Edge

    legal = edge.verdict.kind is VerdictKind.LEGAL
    said = str(edge.rows) if legal else f"{edge.rows}, {edge.verdict.text(lang)}"
    style: Style = "solid" if edge.allowed else "dotted"
    return Edge(_id(edge.source), _id(edge.target), said, style)


def _id(label: str | None) -> str:
    return _FIRST if label is None else f"label {label}"
