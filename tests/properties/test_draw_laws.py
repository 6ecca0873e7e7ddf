"""The laws of drawing: any graph gives a picture that can be read, whatever its labels hold."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from random import Random
from time import perf_counter
from unicodedata import category
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms._draw import Edge, Graph, Node, described, dot, markdown, mermaid, svg
from salesterms._draw.graph import STYLES
from salesterms._draw.layout import Block, Layout, laid_out
from salesterms._draw.lettering import clean
from salesterms._draw.ordering import crossings, ordered
from salesterms._draw.ranks import ranks

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = st.sampled_from(
    ['"', "'", "\\", "]", '"]', "-->", "`", "#", ";", "&", "&#34;", "<", "</text>", "<!--", "]]>",
     "<![CDATA[", "<script>", "\n", "\r\n", "\u2028", "\x00", "\x1b", "\ud800", "\ufffe", "\u202e",
     "%%{", "}", "---", "style a:#1;", "\\n", "\\", "{0}", "$$", "\ufb02\u00b0\u00b0", "日",
     "e\u0301", "\U0001f468\u200d\U0001f469", "a", "word ", " "]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(HOSTILE, max_size=8).map("".join),
    st.text(st.characters(codec=None), max_size=20),
    st.text("lead ", max_size=120),
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Graphs with loops, cycles, several edges between two nodes, and parts that stand alone."""
    ids = draw(st.lists(TEXTS, max_size=12, unique=True))
    made = [Node(one, draw(TEXTS), draw(TEXTS), draw(st.booleans())) for one in ids]
    if not made:
        return Graph([], [], draw(TEXTS))
    end = st.sampled_from(ids)
    edges = st.builds(Edge, end, end, st.just("") | TEXTS, st.sampled_from(STYLES), st.booleans())
    return Graph(made, draw(st.lists(edges, max_size=25)), draw(TEXTS))


def columns(graph: Graph) -> st.SearchStrategy[dict[str, int] | None]:
    """Columns for every node of a graph, or none."""
    return st.none() | st.fixed_dictionaries({node.id: st.integers(-3, 3) for node in graph.nodes})


def read(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 - our own picture


def said(picture: str) -> list[str]:
    """Every line of text that a picture shows or tells, sorted."""
    texts = [one.text or "" for one in read(picture).iter() if one.tag != f"{SVG}style"]
    return sorted(line for text in texts for line in text.split("\n"))


def meet(a: Block, b: Block) -> bool:
    return (
        a.x < b.x + b.size.width
        and b.x < a.x + a.size.width
        and a.y < b.y + b.size.height
        and b.y < a.y + a.size.height
    )


def points(curve: str) -> Iterator[tuple[float, float]]:
    """Points along path data: the ends of level parts, and some within each curve."""
    x = y = 0.0
    for name, numbers in re.findall(r"([MHC])([^MHC]*)", curve):
        given = [float(number) for number in numbers.split()]
        if name == "C":
            xs, ys = [x, *given[0::2]], [y, *given[1::2]]
            yield from ((bezier(xs, at / 12), bezier(ys, at / 12)) for at in range(1, 12))
        elif name == "H":
            yield from ((x + (given[0] - x) * at / 12, y) for at in range(1, 12))
        x, y = given[-2:] if name != "H" else (given[0], y)
        yield x, y


def bezier(ends: list[float], at: float) -> float:
    a, b, c, d = ends
    left = 1 - at
    return left**3 * a + 3 * left**2 * at * b + 3 * left * at**2 * c + at**3 * d


def inside(block: Block, point: tuple[float, float]) -> bool:
    """Whether a point lies in a block, further in than coordinates are rounded."""
    near = 0.2
    return (
        block.x + near < point[0] < block.x + block.size.width - near
        and block.y + near < point[1] < block.y + block.size.height - near
    )


class TestTheSvgIsWellFormed:
    """Any graph gives well-formed XML, in which every text is found as it is."""

    @given(graphs(), st.data())
    def test_and_every_text_is_in_it(self, graph: Graph, data: st.DataObject) -> None:
        root = read(svg(graph, columns=data.draw(columns(graph))))
        told = [one.text or "" for one in root.iter(f"{SVG}title")]
        assert told[0] == clean(graph.title)
        labels = [clean(edge.label) for edge in graph.edges]
        names = [
            f"{clean(node.label)}: {clean(node.note)}" if clean(node.note) else clean(node.label)
            for node in graph.nodes
        ]
        assert sorted(told[1:]) == sorted([*filter(None, labels), *names])

    @given(graphs())
    def test_and_has_no_element_that_a_label_could_bring_in(self, graph: Graph) -> None:
        root = read(svg(graph))
        heads = 1 + any(edge.style == "alarm" for edge in graph.edges)
        assert len(list(root.iter(f"{SVG}path"))) == heads + len(graph.edges)
        known = {"svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "text"}
        assert {one.tag for one in root.iter()} <= {f"{SVG}{name}" for name in known}

    @given(graphs(), st.data())
    def test_and_says_the_same_in_whatever_order_the_edges_are_given(
        self, graph: Graph, data: st.DataObject
    ) -> None:
        other = Graph(graph.nodes, data.draw(st.permutations(graph.edges)), graph.title)
        assert said(svg(other)) == said(svg(graph))


class TestNothingLiesOverAnything:
    """Boxes and labels keep clear of each other, lines of boxes, and all stay in the picture."""

    @given(graphs(), st.data())
    def test_of_boxes_and_labels(self, graph: Graph, data: st.DataObject) -> None:
        layout = laid_out(graph, data.draw(columns(graph)))
        blocks = [*layout.boxes, *(label for _, label in layout.labels)]
        assert not any(meet(a, b) for a, b in combinations(blocks, 2))
        for block in blocks:
            assert 0 < block.x < block.x + block.size.width < layout.size.width
            assert 0 < block.y < block.y + block.size.height < layout.size.height

    @given(graphs(), st.data())
    def test_of_lines_and_boxes(self, graph: Graph, data: st.DataObject) -> None:
        layout = laid_out(graph, data.draw(columns(graph)))
        assert list(crossed(layout.boxes, layout.curves)) == []

    @given(graphs(), st.data())
    def test_of_lines_and_the_labels_of_others(self, graph: Graph, data: st.DataObject) -> None:
        layout = laid_out(graph, data.draw(columns(graph)))
        for edge, label in layout.labels:
            others = [curve for at, curve in enumerate(layout.curves) if at != edge]
            assert list(crossed([label], others)) == []

    @given(graphs(), st.data())
    def test_of_lines_and_the_edge_of_the_picture(self, graph: Graph, data: st.DataObject) -> None:
        layout = laid_out(graph, data.draw(columns(graph)))
        assert all(within(layout, point) for curve in layout.curves for point in points(curve))


def crossed(blocks: Iterable[Block], curves: Iterable[str]) -> Iterator[tuple[Block, str]]:
    blocks = list(blocks)
    for curve in curves:
        found = list(points(curve))
        yield from ((block, curve) for block in blocks if any(inside(block, one) for one in found))


def within(layout: Layout, point: tuple[float, float]) -> bool:
    return 0 <= point[0] <= layout.size.width and 0 <= point[1] <= layout.size.height


class TestTheLayoutIsDetermined:
    """The same graph gives the same picture, and fewer lines cross in it than as it was given."""

    @given(graphs(), st.data())
    def test_by_the_graph_and_its_columns(self, graph: Graph, data: st.DataObject) -> None:
        given = data.draw(columns(graph))
        again = None if given is None else dict(reversed(given.items()))
        assert svg(graph, columns=given) == svg(graph, columns=again)

    @given(st.lists(st.tuples(st.integers(0, 6), st.integers(7, 13)), max_size=30))
    def test_with_no_more_crossings_than_before(self, pairs: list[tuple[int, int]]) -> None:
        given = [list(range(7)), list(range(7, 14))]
        order = ordered(given, pairs)
        assert list(map(sorted, order)) == given
        assert crossings(order, pairs) <= crossings(given, pairs)

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
    def test_with_columns_that_rise_along_every_edge_of_an_acyclic_graph(
        self, links: list[tuple[int, int]]
    ) -> None:
        upward = [(a, b) for a, b in links if a < b]
        found = ranks(10, upward)
        assert all(found[a] < found[b] for a, b in upward)
        assert set(ranks(10, links)) == set(range(max(ranks(10, links)) + 1))


class TestNoLabelBreaksOut:
    """Whatever the labels hold, the other texts have the same statements, each in its own line."""

    @given(graphs())
    def test_of_mermaid(self, graph: Graph) -> None:
        lines = mermaid(graph).split("\n")
        statements = lines[lines.index("flowchart LR") + 1 :]
        count = len(graph.nodes)
        text = r'[^"`#;\\<>{}|%&$]|#\d+;|#quot;|<br>'
        arrow = r"(?:---|-->|-\.-|-\.->)"
        for line in statements[:count]:
            assert re.fullmatch(rf'    n\d+\["(?:{text})+"\]', line)
        for line in statements[count : count + len(graph.edges)]:
            assert re.fullmatch(rf'    n\d+ {arrow}(?:\|"(?:{text})+"\|)? n\d+', line)
        assert all(one.isprintable() or one == "\n" for one in "\n".join(lines))

    @given(graphs())
    def test_of_dot(self, graph: Graph) -> None:
        rest = re.sub(r'"(?:[^"\\\n]|\\["\\n])*"', "TEXT", dot(graph))
        assert '"' not in rest
        statement = (
            r"  (?:[a-z]+=\w+|(?:node|edge|n\d+(?: -> n\d+)?)(?: \[[a-z]+=\w+(?:, \w+=\w+)*\])?)"
        )
        first, *inner, last = rest.split("\n")
        assert (first, last) == ("digraph {", "}")
        assert all(re.fullmatch(statement, line) for line in inner)

    @given(graphs())
    def test_of_markdown(self, graph: Graph) -> None:
        lines = markdown(graph).split("\n")
        joined = {end for edge in graph.edges for end in (edge.source, edge.target)}
        assert len(lines) == 2 + len(graph.edges) + len(graph.nodes) - len(joined)
        for line in (lines[0], *lines[2:]):
            rest = re.sub(r"\\.", "", line)
            assert rest.count("|") == 5
            assert not set(rest) & set("`*_{}[]<>#~&$@\\")
        assert not {category(one) for line in lines for one in line} & {"Cc", "Cf", "Cs"}

    @given(graphs(), st.sampled_from(["en", "nl"]))
    def test_of_the_sentences(self, graph: Graph, lang: str) -> None:
        lines = described(graph, lang).splitlines()
        notes = sum(bool(clean(node.note)) for node in graph.nodes)
        least = len(graph.edges) + notes + bool(clean(graph.title))
        assert least <= len(lines) <= least + 2


class TestLargeGraphsEnd:
    """500 nodes and 2,000 edges are drawn within seconds, however they are joined."""

    @pytest.mark.slow
    @pytest.mark.parametrize("shape", ["any", "star", "chain", "cycle", "column"])
    def test_within_seconds(self, shape: str) -> None:
        random = Random(1)
        names = [str(at) for at in range(500)]
        ends = {
            "any": [(random.choice(names), random.choice(names)) for _ in range(2000)],
            "star": [("0", name) for name in names for _ in range(4)],
            "chain": [*pairwise(names)] * 4,
            "cycle": [*pairwise([*names, "0"])] * 4,
            "column": [(random.choice(names), random.choice(names)) for _ in range(2000)],
        }[shape]
        columns = dict.fromkeys(names, 0) if shape == "column" else None
        edges = [Edge(a, b, "a label" if at % 3 else "") for at, (a, b) in enumerate(ends)]
        graph = Graph([Node(name, f"Node {name}") for name in names], edges)
        start = perf_counter()
        assert read(svg(graph, columns=columns)).tag == f"{SVG}svg"
        assert min(len(dot(graph)), len(mermaid(graph))) > len(edges)
        assert perf_counter() - start < 10
