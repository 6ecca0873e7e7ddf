"""The SVG: what is in it, for the eye and for who does not see it."""

import re
from xml.etree import ElementTree as ET

import pytest

from salesterms._draw import Edge, Graph, NoColumn, Node, Style, described, svg
from salesterms._draw.graph import STYLES
from salesterms.errors import UnknownLanguage

SVG = "{http://www.w3.org/2000/svg}"
STEPS = Graph(
    [Node("a", "Ask"), Node("b", "Buy", "R&D <b>", emphasis=True)],
    [Edge("a", "b", "yes", "dashed"), Edge("b", "a", style="dotted", arrow=False)],
    "Two steps",
)


def read(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 - our own picture


def test_it_is_an_image_with_a_name_and_a_description() -> None:
    root = read(svg(STEPS))
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {words.get('id')}"
    assert f"{title.text}\n{words.text}" == described(STEPS)
    assert words.get("lang") == "en"


def test_it_is_described_in_dutch() -> None:
    words = read(svg(STEPS, lang="nl")).find(f"{SVG}desc")
    assert words is not None
    assert f"Two steps\n{words.text}" == described(STEPS, "nl")
    with pytest.raises(UnknownLanguage):
        svg(STEPS, lang="fr")


def test_it_scales() -> None:
    root = read(svg(STEPS))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert "max-width: 100%" in svg(STEPS)


def test_every_text_is_shown_and_told_in_full() -> None:
    long = "An opportunity with a name that is much too long for a box of two lines of text"
    root = read(svg(Graph([Node("a", long)], [Edge("a", "a", long)])))
    assert [one.text for one in root.iterfind(f"{SVG}g/{SVG}title")] == [long, long]
    assert all((one.text or "").endswith("…") for one in root.findall(f"{SVG}g/{SVG}text")[1::2])


def test_a_note_stands_below_the_label_and_in_the_tooltip() -> None:
    group = read(svg(STEPS)).findall(f"{SVG}g")[-1]
    assert [one.text for one in group.iter(f"{SVG}text")] == ["Buy", "R&D <b>"]
    assert group.findtext(f"{SVG}title") == "Buy: R&D <b>"


def test_lines_have_their_style_and_a_head_where_they_have_a_direction() -> None:
    first, second = read(svg(STEPS)).findall(f"{SVG}path")
    assert (first.get("class") or "").endswith("-dashed")
    assert (second.get("class") or "").endswith("-dotted")
    assert first.get("marker-end") is not None
    assert second.get("marker-end") is None


def test_lines_are_dashed_without_a_style_sheet_too() -> None:
    graph = Graph([Node("a", "Ask")], [Edge("a", "a", style=style) for style in STYLES])
    lines = read(svg(graph)).findall(f"{SVG}path")
    assert [one.get("stroke-dasharray") for one in lines] == [None, "6 4", "0.1 4", "6 4"]


def test_an_alarming_line_has_a_head_of_its_colour() -> None:
    lines = [Edge("a", "a", style="alarm"), Edge("a", "a")]
    drawn = read(svg(Graph([Node("a", "Ask")], lines)))
    alarming, other = (line.get("marker-end", "") for line in drawn.findall(f"{SVG}path"))
    assert alarming.endswith("-alarm-head)")
    assert not other.endswith("-alarm-head)")


def test_below_it_stands_what_lines_and_emphasis_mean_where_they_are_there() -> None:
    key: dict[Style, str] = {"solid": "sure", "dashed": "unsure & <b>", "dotted": "not at all"}
    told = Graph(STEPS.nodes, STEPS.edges, STEPS.title, key.items(), "where it ends")
    texts = [one.text for one in read(svg(told)).iter(f"{SVG}text")]
    assert texts[-3:] == ["unsure & <b>", "not at all", "where it ends"]
    plain = Graph(STEPS.nodes[:1], [], "", key.items(), "where it ends")
    assert [one.text for one in read(svg(plain)).iter(f"{SVG}text")] == ["Ask"]
    assert 'Emphasised (where it ends): "Buy".' in described(told)


def test_an_emphasised_box_is_drawn_otherwise() -> None:
    plain, strong = read(svg(STEPS)).findall(f"{SVG}g/{SVG}rect")[1:]
    assert "-strong" not in (plain.get("class") or "")
    assert "-strong" in (strong.get("class") or "")


def test_it_has_colours_for_the_light_and_for_the_dark() -> None:
    assert "@media (prefers-color-scheme: dark)" in svg(STEPS)


def test_two_pictures_on_a_page_share_no_id_and_no_class() -> None:
    pictures = [
        svg(STEPS),
        svg(STEPS, lang="nl"),
        svg(STEPS, columns={"a": 1, "b": 0}),
        svg(Graph(STEPS.nodes, STEPS.edges, "Three steps")),
    ]
    names = [set(re.findall(r"\bg[0-9a-f]{12}\b", picture)) for picture in pictures]
    assert all(len(found) == 1 for found in names)
    assert len(set.union(*names)) == len(pictures)
    for picture in pictures:
        given = re.findall(r'(?:id|class)="([^"]*)"', picture)
        assert all(re.match(r"g[0-9a-f]{12}\b", name) for one in given for name in one.split())


def test_it_refers_to_nothing_outside_and_runs_nothing() -> None:
    picture = svg(Graph([Node("a", "<script>alert(1)</script>")], [], "javascript:x"))
    assert "<script" not in picture
    assert {one.tag.removeprefix(SVG) for one in read(picture).iter()} == {
        *("svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "text"),
    }
    assert re.findall(r"(?:href|src|url\((?!#)|@import)", picture) == []


def test_characters_that_xml_forbids_are_replaced() -> None:
    root = read(svg(Graph([Node("a", "a\x00\ud800b")], [Edge("a", "a", "\uffff")], "\x1b")))
    assert root.findtext(f"{SVG}title") == "\ufffd"
    assert root.findall(f"{SVG}g/{SVG}title")[1].text == "a\ufffd\ufffdb"


def test_a_node_without_a_column_is_refused() -> None:
    with pytest.raises(NoColumn):
        svg(STEPS, columns={"a": 0})


def test_a_graph_of_nothing_is_an_empty_picture() -> None:
    assert read(svg(Graph([], []))).findall(f"{SVG}g") == []
