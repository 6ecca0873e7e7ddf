"""Graphs as Mermaid, as DOT and in sentences."""

import pytest

from salesterms._draw import Edge, Graph, Node, described, dot, markdown, mermaid
from salesterms.errors import UnknownLanguage

STATES = Graph(
    [
        Node("n", "New", "not called"),
        Node("w", "Won", emphasis=True),
        Node("l", "Lost", emphasis=True),
        Node("x", "Elsewhere"),
    ],
    [
        Edge("n", "w", "win"),
        Edge("w", "n", "re-open", "dashed"),
        Edge("n", "l", style="dotted", arrow=False),
        Edge("n", "n", "wait", arrow=False),
    ],
    "Deals: 1",
)


def one(label: str) -> Graph:
    return Graph([Node("a", label)], [])


def test_mermaid_has_a_statement_for_everything() -> None:
    assert mermaid(STATES).splitlines() == [
        "---",
        r'title: "Deals\U0000003a 1"',
        "---",
        "flowchart LR",
        '    n0["New<br>not called"]',
        '    n1["Won"]',
        '    n2["Lost"]',
        '    n3["Elsewhere"]',
        '    n0 -->|"win"| n1',
        '    n1 -.->|"re-open"| n0',
        "    n0 -.- n2",
        '    n0 ---|"wait"| n0',
        "    linkStyle 1 stroke-dasharray:6 4",
        "    linkStyle 2 stroke-dasharray:0.1 4,stroke-width:1.8,stroke-linecap:round",
        "    classDef emphasis stroke-width:3px,font-weight:bold",
        "    class n1,n2 emphasis",
    ]


def test_mermaid_of_nothing_is_a_flowchart() -> None:
    assert mermaid(Graph([], [])) == "flowchart LR"


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ('a"] --> b["c', "a#quot;#93; #45;#45;#62; b#91;#quot;c"),
        ("#35;", "#35;35#59;"),
        ("style x:#1;", "style x#58;#35;1#59;"),
        ("`**bold**`", "#96;#42;#42;bold#42;#42;#96;"),
        ("<b>&amp;", "#60;b#62;#38;amp#59;"),
        ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
        ("a\nb\u2028c", "a b c"),
        ("1. first", "1#46; first"),
        ("2) next", "2#41; next"),
        ("- item", "#45; item"),
        ("3.5 (re-open)", "3.5 (re-open)"),
        ("$$x$$", "#36;#8288;#36;x#36;#8288;#36;"),
        ("\ufb02\u00b0\u00b6\u00df", "\ufb02#8288;#176;#182;#8288;\u00df"),
        ("\u202e", "#8238;"),
        ("naïef 日本", "naïef 日本"),
        ("", " "),
        ("\x00", "#65533;"),
    ],
)
def test_no_label_is_more_than_text_in_mermaid(label: str, written: str) -> None:
    assert mermaid(one(label)).splitlines()[1] == f'    n0["{written}"]'


def test_dot_has_a_statement_for_everything() -> None:
    assert [line.strip() for line in dot(STATES).splitlines()] == [
        "digraph {",
        "rankdir=LR",
        'label="Deals: 1"',
        "labelloc=t",
        'fontname="sans-serif"',
        'node [shape=box, style=rounded, fontname="sans-serif"]',
        'edge [fontname="sans-serif", fontsize=11]',
        r'n0 [label="New\nnot called"]',
        'n1 [label="Won", style="rounded,bold"]',
        'n2 [label="Lost", style="rounded,bold"]',
        'n3 [label="Elsewhere"]',
        'n0 -> n1 [label="win"]',
        'n1 -> n0 [label="re-open", style=dashed]',
        "n0 -> n2 [style=dotted, dir=none]",
        'n0 -> n0 [label="wait", dir=none]',
        "}",
    ]


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ('"]; x [label="', r"\"]; x [label=\""),
        ("\\", r"\\"),
        ('\\"', r"\\\""),
        (r"\N \n", r"\\N \\n"),
        ("AT&amp;T <b>", "AT&amp;amp;T <b>"),
        ("a\nb", "a b"),
        ("\u202e", "&#8238;"),
        ("\x00", "\ufffd"),
    ],
)
def test_no_label_is_more_than_text_in_dot(label: str, written: str) -> None:
    assert f'  n0 [label="{written}"]\n' in dot(one(label))


def test_markdown_has_a_row_for_every_line_and_for_what_has_none() -> None:
    assert markdown(STATES, "nl").splitlines() == [
        "| van | naar | wat | lijn |",
        "| --- | --- | --- | --- |",
        "| New (not called) | Won | win | vol |",
        "| Won | New (not called) | re-open | gestreept |",
        "| New (not called) | Lost |  | gestippeld |",
        "| New (not called) | New (not called) | wait | vol |",
        "| Elsewhere |  |  |  |",
    ]


def test_sentences_tell_all_that_the_picture_shows() -> None:
    assert described(STATES, "en").splitlines() == [
        "Deals: 1",
        'From "New" to "Won": win.',
        'From "Won" to "New" (dashed): re-open.',
        'Between "New" and "Lost" (dotted).',
        'Between "New" and "New": wait.',
        '"New": not called.',
        'Without lines: "Elsewhere".',
        'Emphasised: "Won", "Lost".',
    ]


def test_sentences_are_there_in_dutch() -> None:
    assert described(STATES, "nl").splitlines()[2:4] == [
        'Van "Won" naar "New" (gestreept): re-open.',
        'Tussen "New" en "Lost" (gestippeld).',
    ]


def test_a_graph_without_a_title_begins_with_its_sentences() -> None:
    assert described(one("A")) == 'Without lines: "A".'


def test_a_label_may_hold_the_marks_of_a_template() -> None:
    assert described(one("{0} {x}")) == 'Without lines: "{0} {x}".'


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        described(STATES, "fr")
