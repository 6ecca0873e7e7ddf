"""What a vocabulary calls everybody in a frame, given a column for each fact that is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import field, frozen

from salesterms.facts import Facts
from salesterms.frames.ground.engines import MADE, Opened, engine_of
from salesterms.frames.ground.flags import flag
from salesterms.frames.labels.diagrams import Diagram, Leaf, Node, asked_of, lawful, lawless
from salesterms.frames.labels.fact_columns import FactColumn, fact_columns
from salesterms.frames.reading.answer_names import refuse_taken
from salesterms.vocabularies.rows import Silence
from salesterms.vocabularies.table import Table
from salesterms.vocabularies.terminology import checked_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.facts import Subject
    from salesterms.vocabularies import Vocabulary

#: Between the words of a path, the broadest first, and between paths that are possible.
_WITHIN: Final = " / "
_BETWEEN: Final = " | "
#: The path of silence, among others.
_NO_WORD: Final = "-"
_ANY, _HOW_MANY, _READABLE = f"{MADE}any", f"{MADE}how_many", f"{MADE}readable"
_PLACE: Final = f"{MADE}place"
#: Of so many rows of a vocabulary it is told at once what all their combinations may give.
_FEW_ROWS: Final = 12


def label(
    frame: Any,
    vocabulary: Vocabulary,
    *,
    subject: Subject | None = None,
    mapping: Any = None,
    named: str = "label",
    lang: str = "en",
) -> Any:
    """The frame with the label that a vocabulary gives to each row, by columns of facts.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> from salesterms.vocabularies import linkedin_glossary
    >>> people = pl.DataFrame(
    ...     {
    ...         "target_group": [1, 0, None],
    ...         "ideal_profile": [1, 0, 1],
    ...         "means": [1, 0, 1],
    ...         "likely_interested": [1, 0, None],
    ...     }
    ... )
    >>> found = frames.label(people, linkedin_glossary)
    >>> found.select("label", "label_status", "label_candidates").rows()
    [('lead', 'certain', 'lead'), (None, 'silent', '-'), (None, 'not_known', 'lead | -')]

    A column that is called like a fact holds the number of its value, from 0 in the order of the
    catalogue, and is empty where it is not known: then it may be any. `mapping` names other
    columns, or of a fact with an order two: `{"means": {"lowest": "from", "highest": "to"}}`. A
    fact without a column is what it means that nothing is on record, as in `Facts`.

    What is told is what `Vocabulary.label` tells of these facts, with the laws of the catalogue:
    the `label` is the most specific word, `label_path` has the broader ones in front of it. Without
    one the `label_status` says why: silent, not_known where several labels are possible, or
    unknown_level for a number that is no value. `label_candidates` are all that are possible, `-`
    for silence, and `label_because` says why there may be no word. `named` is the name to begin
    with in the place of "label".

    Lazy stays lazy. Raises `NotAVocabulary`, `NotItsSubject`, `BadArgument`, `UnknownFact`,
    `NotOrdered`, `TooManyWorlds`, and `SchemaProblems` also where the frame has such a column.
    """
    opened = Opened.of(frame)
    table = checked_vocabulary(vocabulary).table(subject)
    schema = dict(opened.frame.collect_schema())
    facts = fact_columns(mapping, vocabulary.catalogue, asked_of(table), schema)
    naming = _Naming(table, facts, named, lang)
    refuse_taken(naming.names, schema)
    answer = naming.of(opened.frame, list(schema))
    return opened.given_back(answer, [])


@frozen
class _Naming:
    """One call: the table, the columns of its facts, and what the labels are called."""

    table: Table
    facts: Mapping[str, FactColumn]
    named: str
    lang: str

    @cached_property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """The path of every row; that of silence is empty."""
        table = self.table
        return tuple(tuple(term.word for term in table.path(row)) for row in table.rows)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the answer."""
        return (
            self.named,
            *(f"{self.named}_{one}" for one in ("path", "status", "candidates", "because")),
        )

    def of(self, frame: Any, kept: Sequence[str]) -> Any:
        """The frame with the columns of the answer."""
        nothing = Facts(self.table.catalogue)
        axes = (self.table.catalogue[name] for name in asked_of(self.table))
        fixed = {axis.name: nothing.possible(axis) for axis in axes if axis.name not in self.facts}
        diagrams = [lawful(self.table, fixed), lawless(self.table, fixed)]
        frame = self._with_facts(frame)
        for way, diagram in zip("ab", diagrams, strict=True):
            alive = [*kept, *self._made(), *(_ROW.format("a", at) for at in self._rows(way))]
            frame = self._walked(frame, diagram, way, alive)
        frame = self._with_possible(frame)
        few = len(self.paths) <= _FEW_ROWS
        answer = self._looked_up(frame) if few and engine_of(frame).gathers else self._told(frame)
        return answer.select(*kept, *self.names)

    def _rows(self, way: str) -> range:
        """The rows of which a way before this one has told whether they are possible."""
        return range(len(self.paths) if way != "a" else 0)

    def _made(self) -> list[str]:
        return [_READABLE, *(name for fact in self.facts.values() for name in fact.names)]

    def _with_facts(self, frame: Any) -> Any:
        columns = [one for fact in self.facts.values() for one in fact.columns()]
        tests = [fact.is_readable() for fact in self.facts.values()]
        frame = frame.with_columns(*columns) if columns else frame
        readable = reduce(lambda one, other: one & other, tests) if tests else nw.lit(value=True)
        return frame.with_columns(readable.alias(_READABLE))

    def _walked(self, frame: Any, diagram: Diagram, way: str, kept: Sequence[str]) -> Any:
        """The frame with a column for each row: whether the diagram leads to it."""
        walk = _Walk(diagram, self.facts, way)
        for level in walk.levels():
            frame = frame.with_columns(*level)
        ends = (walk.to_row(at).alias(_ROW.format(way, at)) for at in range(len(self.paths)))
        return frame.with_columns(*ends).select(
            *kept, *(_ROW.format(way, at) for at in range(len(self.paths)))
        )

    def _with_possible(self, frame: Any) -> Any:
        """Which rows may give the label; of facts that break a law, what they say as they stand."""
        rows = range(len(self.paths))
        a_world = reduce(or_, (nw.col(_ROW.format("a", at)) for at in rows))
        frame = frame.with_columns(a_world.alias(_ANY))
        any_world = nw.col(_ANY)
        possible = (
            (nw.col(_ROW.format("a", at)) | (~any_world & nw.col(_ROW.format("b", at))))
            & nw.col(_READABLE)
            for at in rows
        )
        return frame.with_columns(*(one.alias(_MAY.format(at)) for at, one in enumerate(possible)))

    def _looked_up(self, frame: Any) -> Any:
        """What is told where some rows may give the label, found at the place of those rows.

        Their numbers as bits of one are the place. It is told of every place once, and behind them
        of rows that cannot be read, instead of put together from its words for everybody.
        """
        rows = range(len(self.paths))
        places = range(1 << len(rows))
        every = {_MAY.format(at): [bool(one >> at & 1) for one in places] + [False] for at in rows}
        every[_READABLE] = [True for _ in places] + [False]
        pl: Any = frame.implementation.to_native_namespace()
        told = self._told(nw.from_native(pl.LazyFrame(every))).select(*self.names)
        table = told.collect().to_native()
        bits = (
            nw.when(nw.col(_MAY.format(at))).then(nw.lit(1 << at)).otherwise(nw.lit(0))
            for at in rows
        )
        place = nw.when(nw.col(_READABLE)).then(reduce(add, bits)).otherwise(nw.lit(len(places)))
        placed = frame.with_columns(place.alias(_PLACE)).to_native()
        there = pl.col(_PLACE)
        return nw.from_native(
            placed.with_columns(pl.lit(table[name]).gather(there) for name in self.names)
        )

    def _told(self, frame: Any) -> Any:
        """The frame with the columns of the answer, of the rows that may give the label."""
        ways = (self._may_be(path).alias(_PATH.format(at)) for at, path in self._different())
        frame = frame.with_columns(*ways)
        counts = (flag(nw.col(_PATH.format(at))) for at, _ in self._different())
        frame = frame.with_columns(reduce(add, counts).alias(_HOW_MANY))
        return frame.with_columns(*self._answer())

    def _different(self) -> list[tuple[int, tuple[str, ...]]]:
        return list(enumerate(dict.fromkeys(self.paths)))

    def _may_be(self, path: tuple[str, ...]) -> nw.Expr:
        own = (nw.col(_MAY.format(at)) for at, one in enumerate(self.paths) if one == path)
        return reduce(or_, own)

    def _answer(self) -> Iterator[nw.Expr]:
        certain = nw.col(_HOW_MANY) == 1
        word: nw.Expr = nw.lit(None, nw.String)
        whole, status = word, nw.lit("not_known")
        for at, path in self._different():
            sure = certain & nw.col(_PATH.format(at))
            if path:
                word = nw.when(sure).then(nw.lit(path[-1])).otherwise(word)
                whole = nw.when(sure).then(nw.lit(_WITHIN.join(path))).otherwise(whole)
            said = "certain" if path else "silent"
            status = nw.when(sure).then(nw.lit(said)).otherwise(status)
        status = nw.when(nw.col(_READABLE)).then(status).otherwise(nw.lit("unknown_level"))
        columns = (word, whole, status, self._candidates(), self._because())
        yield from (one.alias(name) for name, one in zip(self.names, columns, strict=True))

    def _candidates(self) -> nw.Expr:
        """The possible paths, in the order of the first row that may give each."""
        pieces = []
        for at, path in enumerate(self.paths):
            first = nw.col(_MAY.format(at))
            for earlier in range(at):
                if self.paths[earlier] == path:
                    first = first & ~nw.col(_MAY.format(earlier))
            piece = _BETWEEN + (_WITHIN.join(path) or _NO_WORD)
            pieces.append(nw.when(first).then(nw.lit(piece)).otherwise(nw.lit("")))
        joined = nw.concat_str(*pieces).str.slice(len(_BETWEEN))
        return nw.when(nw.col(_READABLE)).then(joined).otherwise(nw.lit(None, nw.String))

    def _because(self) -> nw.Expr:
        """Why there may be no word: of the first row of silence that is possible."""
        said: nw.Expr = nw.lit(None, nw.String)
        for at, row in reversed(list(enumerate(self.table.rows))):
            if isinstance(row, Silence):
                because = nw.lit(row.because.say(self.lang))
                said = nw.when(nw.col(_MAY.format(at))).then(because).otherwise(said)
        return said


_ROW: Final = MADE + "way_{}_row_{}"
_MAY: Final = MADE + "may_{}"
_PATH: Final = MADE + "path_{}"


@frozen
class _Walk:
    """All ways through a diagram at once: a column for each node, whether it is reached."""

    diagram: Diagram
    facts: Mapping[str, FactColumn]
    way: str
    _into: dict[Node | Leaf, list[nw.Expr]] = field(factory=dict, init=False)

    def levels(self) -> Iterator[list[nw.Expr]]:
        """The columns of the nodes, level by level: each looks at those before."""
        level: list[nw.Expr] = []
        dial = None
        for at, node in enumerate(self.diagram.nodes):
            if level and node.dial is not dial:
                yield level
                level = []
            dial = node.dial
            if node is not self.diagram.root:
                level.append(reduce(or_, self._into[node]).alias(self._name(at)))
            self._lead_on(node, None if node is self.diagram.root else nw.col(self._name(at)))
        if level:
            yield level

    def _name(self, at: int) -> str:
        return f"{MADE}node_{self.way}_{at}"

    def _lead_on(self, node: Node, reached: nw.Expr | None) -> None:
        fact = self.facts[node.dial.axis.name]
        for child in dict.fromkeys(one for one in node.children if one is not None):
            classes = (
                node.dial.classes[at] for at, one in enumerate(node.children) if one is child
            )
            test = fact.may_be(number for numbers in classes for number in numbers)
            self._into.setdefault(child, []).append(test if reached is None else reached & test)

    def to_row(self, row: int) -> nw.Expr:
        """Whether some way ends where that row may give the label."""
        found = [one for leaf in self.diagram.leaves if row in leaf for one in self._ways(leaf)]
        return reduce(or_, found) if found else nw.lit(value=False)

    def _ways(self, leaf: Leaf) -> list[nw.Expr]:
        if leaf is self.diagram.root:  # no fact that is asked has a column
            return [nw.lit(value=True)]
        return self._into[leaf]
