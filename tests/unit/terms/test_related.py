"""The terms around a term: how far, by which relation, and in a picture."""

import pickle
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from salesterms import glossary
from salesterms.terms import OutOfRange, Relation, RelationKind, UnknownTerm


def test_each_relation_is_told_once() -> None:
    around = glossary.related("koude acquisitie")

    pairs = [frozenset((each.term, each.other)) for each in around.relations]
    assert len(pairs) == len(set(pairs))
    contrast = Relation(term="cold-outreach", kind=RelationKind.CONTRASTS, other="warm-outreach")
    assert contrast in around.relations
    assert set(around.distances.values()) == {0, 1}
    assert [entry.id for entry in around.entries] == list(around.distances)


def test_a_broader_term_is_told_from_the_narrower_one() -> None:
    around = glossary.related("outbound-sales")

    wide = [each for each in around.relations if each.kind is RelationKind.BROADER]
    assert Relation(term="cold-outreach", kind=RelationKind.BROADER, other="outbound-sales") in wide


def test_further_steps_reach_more_terms() -> None:
    reached = [set(glossary.related("lead", depth=depth).distances) for depth in range(1, 7)]

    assert all(near <= far for near, far in pairwise(reached))
    assert len(reached[0]) < len(reached[1])


@pytest.mark.parametrize("depth", [0, 7, -1, 1.0, True, "2", None])
def test_a_depth_is_a_small_whole_number(depth: object) -> None:
    with pytest.raises(OutOfRange, match="depth cannot be") as refused:
        glossary.related("lead", depth=depth)  # type: ignore[arg-type] # on purpose
    assert "geef een geheel getal van 1 tot en met 6" in refused.value.text("nl")


def test_an_unknown_term_has_nothing_around_it() -> None:
    with pytest.raises(UnknownTerm):
        glossary.related("leed")


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_picture_shows_every_term_and_says_it_in_words(lang: str) -> None:
    around = glossary.related("close-ratio", depth=2)

    root = ET.fromstring(around.svg(lang))  # noqa: S314 - our own
    shown = " ".join("".join(text.itertext()) for text in root.iter())
    for entry in around.entries:
        assert all(word in shown for word in entry.preferred.say(lang).split())
    description = root.find("{http://www.w3.org/2000/svg}desc")
    assert description is not None
    assert description.text is not None
    told = description.text.splitlines()
    drawn = [each for each in around.relations if "close-ratio" in (each.term, each.other)]
    assert len(told) > len(drawn) + 1  # a line for each, and for what is emphasised
    assert any(around.entries[0].preferred.say(lang) in line for line in told)


def test_a_picture_leaves_out_what_ties_the_furthest_terms() -> None:
    around = glossary.related("cold-outreach")

    [between] = [
        each for each in around.relations if "cold-outreach" not in (each.term, each.other)
    ]
    assert {between.term, between.other} <= set(around.distances)
    assert around.mermaid().count(" --") + around.mermaid().count(" -.-") == 4
    assert len(around.relations) == 5
    assert around.explain().count("related") == 3  # a picture says so by its dots
    assert "related" not in around.mermaid()


def test_other_tools_get_it_as_text() -> None:
    around = glossary.related("cold-outreach")

    assert around.mermaid("nl").count("koude acquisitie") == 2  # in the title, and once as a node
    assert "warme acquisitie" in around.dot("nl")
    assert around._repr_svg_() == around.svg("en")
    assert repr(around) == "<Neighbourhood of cold-outreach: 5 terms>"
    assert pickle.loads(pickle.dumps(around)) == around


def test_the_table_has_a_row_for_each_relation() -> None:
    around = glossary.related("koude acquisitie")
    rows = [line for line in around.markdown("nl").splitlines() if line.startswith("|")]
    assert len(rows) >= len(around.relations)
