"""An audited log as a picture: its labels in order, and how often it goes from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Attribute, field, frozen

from salesterms._draw import Drawn
from salesterms.errors import SalesTermsError, Text
from salesterms.logs.account import cases_text, rows_text
from salesterms.logs.outcome import Audit
from salesterms.logs.rulings import FORBID, VerdictKind
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms._draw import Edge, Graph, Move, Node, Rung, Style
    from salesterms.logs.outcome import EdgeCount

_TITLE = Text("A stage log by {0}: {1}", "Een fasenlog volgens {0}: {1}")
_BEGIN = Text("begin", "begin")
_STAND = Text("at the end: {0}", "aan het eind: {0}")
_RARE = Text("rarer steps: {0}", "zeldzamere stappen: {0}")
_ROWS = Text("rows: {0}", "rijen: {0}")
_ASIDE = Text("no steps", "geen stappen")
_STAYS = Text("stays: {0}", "blijft: {0}")
_ALLOWED = Text(
    "allowed; thicker where more rows go", "toegestaan; dikker waar meer rijen langsgaan"
)
_FORBIDDEN = Text("forbidden by the policy", "verboden door het beleid")

#: A line is a weight heavier from each of these parts of the most rows on: a third, a tenth …
_PARTS = (3, 10, 100)

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
    if type(value) is not int or not is_bounded(value) or value < 1:
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
    From "begin" to "prospect": 2 rows.
    From "prospect" to "contact" (coloured): 1 row, skipped 1.
    From "prospect" to "lead": 1 row.
    "lead": at the end: 1.
    "contact": at the end: 1.
    Emphasised: "begin".
    Coloured: forbidden by the policy.

    Steps that the policy allows are drawn in full, forbidden ones dashed and in another colour.
    What is made by fewer than `at_least` rows has no line of its own: a box tells how many
    such steps there are, and how many rows. Another one tells of rows that made no step, so that
    every row is in the picture.
    Raises `BadAtLeast`.
    """

    audit: Audit
    at_least: int = field(default=1, validator=_is_count)

    def __repr__(self) -> str:
        return f"<AuditFlow of {self.audit.vocabulary}: {cases_text(self.audit.cases, 'en')}>"

    def _graph(self, lang: str) -> Graph:
        from salesterms._draw import Graph

        edges = [_line(edge, lang) for edge in self._drawn()]
        key: tuple[tuple[Style, str], ...] = (
            ("solid", _ALLOWED.say(lang)),
            ("alarm", _FORBIDDEN.say(lang)),
        )
        return Graph(self._nodes(lang), edges, self._title(lang), key)

    def svg(self, lang: str = "en") -> str:
        """The labels under each other, and the steps between them; thicker where there are more.

        Steps to the next label go straight down, others forward at the right and back at the left.
        """
        from salesterms._draw import key_of, ladder, sentences

        graph = self._graph(lang)
        places = {label: at for at, label in enumerate((None, *self._labels()))}
        moves = (
            self._move(edge, places, lang) for edge in self._drawn() if edge.source != edge.target
        )
        notes = [f"{node.label}: {node.note}" for node in self._remarks(lang)]
        return ladder(
            graph.title,
            list(self._rungs(lang)),
            moves,
            sentences(graph, lang),
            key=key_of(graph),
            notes=notes,
            lang=lang,
        )

    def _title(self, lang: str) -> str:
        cases = cases_text(self.audit.cases, lang)
        return _TITLE.say(lang).format(self.audit.vocabulary, cases)

    def _labels(self) -> Iterator[str]:
        return (one.label for one in self.audit.times)

    def _drawn(self) -> Iterator[EdgeCount]:
        """The steps that have a line of their own."""
        return (edge for edge in self.audit.edges if edge.rows >= self.at_least)

    def _nodes(self, lang: str) -> Iterator[Node]:
        from salesterms._draw import Node

        if self.audit.edges:
            yield Node(_FIRST, _BEGIN.say(lang), emphasis=True)
        for one in self.audit.times:
            stand = _STAND.say(lang).format(one.lasting) if one.lasting else ""
            yield Node(_id(one.label), one.label, stand)
        yield from self._remarks(lang)

    def _remarks(self, lang: str) -> Iterator[Node]:
        """What is told beside the labels: rare steps, and rows that made none."""
        from salesterms._draw import Node

        if rare := [edge.rows for edge in self.audit.edges if edge.rows < self.at_least]:
            rows = _ROWS.say(lang).format(sum(rare))
            yield Node(_FOLDED, _RARE.say(lang).format(len(rare)), rows)
        if aside := [
            f"{kind.text.say(lang)}: {rows}"
            for kind, rows in self.audit.verdicts.items()
            if rows and not kind.moves
        ]:
            yield Node(_SET_ASIDE, _ASIDE.say(lang), ", ".join(aside))

    def _rungs(self, lang: str) -> Iterator[Rung]:
        from salesterms._draw import Rung

        stays = {edge.target: edge.rows for edge in self._drawn() if edge.source == edge.target}
        yield Rung(_BEGIN.say(lang), emphasis=True)
        for one in self.audit.times:
            told = ((_STAND, one.lasting), (_STAYS, stays.get(one.label, 0)))
            notes = tuple(text.say(lang).format(count) for text, count in told if count)
            yield Rung(one.label, notes)

    def _move(self, edge: EdgeCount, places: Mapping[str | None, int], lang: str) -> Move:
        from salesterms._draw import Move

        most = max(one.rows for one in self.audit.edges)
        told = edge.text(lang) if edge.allowed else f"{edge.text(lang)}, {FORBID.text(lang)}"
        return Move(
            source=places[edge.source],
            target=places[edge.target],
            label=str(edge.rows),
            tooltip=told,
            weight=1 + sum(edge.rows * part >= most for part in _PARTS),
            style=_style(edge),
        )


def _line(edge: EdgeCount, lang: str) -> Edge:
    from salesterms._draw import Edge

    rows = rows_text(edge.rows, lang)
    said = rows if edge.verdict.kind is VerdictKind.LEGAL else f"{rows}, {edge.verdict.text(lang)}"
    return Edge(_id(edge.source), _id(edge.target), said, _style(edge))


def _style(edge: EdgeCount) -> Style:
    return "solid" if edge.allowed else "alarm"


def _id(label: str | None) -> str:
    return _FIRST if label is None else f"label {label}"
