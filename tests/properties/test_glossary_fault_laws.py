"""The laws of faults in a glossary: each is told with its code, in its place."""

import pickle
from collections.abc import Callable
from itertools import permutations
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import glossary
from salesterms.errors import Text
from salesterms.strategies import glossaries
from salesterms.terms import (
    DoubtfulPlace,
    Glossary,
    GlossaryProblems,
    Homonym,
    Label,
    LabelUse,
    Meaning,
    Relation,
    RelationKind,
    Sense,
    SourceText,
)
from salesterms.terms.checking import MOST_CIRCLES
from salesterms.terms.kinds import WRITTEN

DRAWN = glossaries(least=3, most=4)
#: Each fault is planted in glossaries of its own, which take longest to draw.
SHARED = settings(max_examples=max(4, settings().max_examples // 3))

#: What changes of a glossary, and the codes and paths of what is then wrong with it.
Planted = tuple[dict[str, Any], list[tuple[str, str]]]

SAID = Text("said", "gezegd")
NO_LABEL = st.sampled_from(["", " ", "--", "\u0301", "\u200b", "!?", "x" * 201])
NO_PLACE = st.sampled_from(
    [
        "",
        "1",
        "000",
        "000:0",
        "000:01",
        "000:",
        ":1",
        "000:1\n",
        "٠٠٠:1",
        "0000:1",
        "abc:1",
        "000:10000000",
    ]
)


def preferred(text: str) -> tuple[Label, Label]:
    """What a term has to be called, in both languages."""
    english = Label(text=text, lang="en", use=LabelUse.PREFERRED)
    return english, evolve(english, lang="nl")


def changed(within: Glossary, at: int, **how: Any) -> dict[str, Any]:
    """The entries with one of them made anew."""
    entries = list(within.entries)
    entries[at] = evolve(entries[at], **how)
    return {"entries": tuple(entries)}


def labelled(within: Glossary, at: int, label: Label) -> tuple[dict[str, Any], str]:
    """The entries with a label put behind those of one of them, and the path of that label."""
    labels = within.entries[at].labels
    path = f"$.entries[{at}].labels[{len(labels)}]"
    return changed(within, at, labels=(*labels, label)), path


def place(draw: Any, within: Glossary) -> int:
    return int(draw(st.integers(0, len(within) - 1)))


def second_id(draw: Any, within: Glossary) -> Planted:
    entry = draw(st.sampled_from(within.entries))
    more = (*within.entries, evolve(entry, labels=preferred("zz new")))
    return {"entries": more}, [("term_id_twice", f"$.entries[{len(within)}].id")]


def bad_id(draw: Any, within: Glossary) -> Planted:
    bad = draw(st.sampled_from(["", "A", "zé", "z z", "z-", "-z", "z--z", "z\n", "z_z", "٣"]))
    entry = evolve(within.entries[0], id=bad, labels=preferred("zz new"))
    return {"entries": (*within.entries, entry)}, [("bad_term_id", f"$.entries[{len(within)}].id")]


def second_preferred(draw: Any, within: Glossary) -> Planted:
    at, lang = place(draw, within), draw(st.sampled_from(["en", "nl", "nl-NL", "nl-BE"]))
    label = Label(text="zz new", lang=lang, use=LabelUse.PREFERRED)
    made, path = labelled(within, at, label)
    if lang not in {"en", "nl"}:
        return made, [("preferred_in_one_country", f"{path}.lang")]
    return made, [("not_one_preferred_label", f"$.entries[{at}].labels")]


def no_preferred(draw: Any, within: Glossary) -> Planted:
    at, lang = place(draw, within), draw(st.integers(0, 1))
    labels = list(within.entries[at].labels)
    labels[lang] = evolve(labels[lang], text="zz new", use=LabelUse.HIDDEN)
    return changed(within, at, labels=tuple(labels)), [
        ("not_one_preferred_label", f"$.entries[{at}].labels")
    ]


def label_of_two(draw: Any, within: Glossary) -> Planted:
    """On the last term, a word for one before it."""
    other = draw(st.sampled_from(within.entries[:-1]))
    uses = {LabelUse.PREFERRED, LabelUse.ALTERNATIVE}
    shown = [label.text for label in other.labels if label.use in uses]
    word = draw(st.sampled_from([other.id, *shown]))
    label = Label(text=f"{word}\u2010", lang="nl", use=LabelUse.ALTERNATIVE)
    made, path = labelled(within, len(within) - 1, label)
    return made, [("label_of_two_terms", f"{path}.text")]


def label_twice(draw: Any, within: Glossary) -> Planted:
    at = place(draw, within)
    own = [each for each in within.entries[at].labels if each.use is not LabelUse.NEAR]
    label = draw(st.sampled_from(own))
    made, path = labelled(within, at, evolve(label, use=LabelUse.HIDDEN))
    return made, [("label_twice", f"{path}.text")]


def empty_label(draw: Any, within: Glossary) -> Planted:
    label = Label(text=draw(NO_LABEL), lang="nl", use=draw(st.sampled_from(list(LabelUse)[1:])))
    made, path = labelled(within, place(draw, within), label)
    return made, [("label_without_letters", f"{path}.text")]


def unknown_heading(draw: Any, within: Glossary) -> Planted:
    label = Label(text="zz new", lang="nl", use=LabelUse.HIDDEN, source="zzz")
    made, path = labelled(within, place(draw, within), label)
    return made, [("no_such_source", f"{path}.source")]


def unknown_source(draw: Any, within: Glossary) -> Planted:
    at = place(draw, within)
    senses = (*within.entries[at].senses, Sense(source="zzz", cites=(), word="z", meaning=SAID))
    path = f"$.entries[{at}].senses[{len(senses) - 1}].source"
    return changed(within, at, senses=senses), [("no_such_source", path)]


def with_source(within: Glossary) -> dict[str, Any]:
    """The sources, with one of the number that stands in bad citations."""
    known = any(source.id == "000" for source in within.sources)
    return {} if known else {"sources": (*within.sources, evolve(SOURCE, id="000"))}


def bad_citation(draw: Any, within: Glossary) -> Planted:
    at, cites = place(draw, within), (draw(NO_PLACE),)
    entry = within.entries[at]
    path = f"$.entries[{at}].cites[{len(entry.cites)}]"
    made = changed(within, at, cites=(*entry.cites, *cites))
    return made | with_source(within), [("no_such_source", path)]


def bad_citation_elsewhere(draw: Any, within: Glossary) -> Planted:
    cites = (draw(NO_PLACE),)
    doubtful = DoubtfulPlace(cites=cites, quoted=("z",), trouble=SAID, reading=SAID)
    homonym = Homonym(word="z", meanings=(Meaning(text=SAID, cites=cites),))
    first, second = len(within.doubtful_places), len(within.homonyms)
    return {
        "doubtful_places": (*within.doubtful_places, doubtful),
        "homonyms": (*within.homonyms, homonym),
        **with_source(within),
    }, [
        ("no_such_source", f"$.doubtful_places[{first}].cites[0]"),
        ("no_such_source", f"$.homonyms[{second}].meanings[0].cites[0]"),
    ]


def unknown_meaning(_: Any, within: Glossary) -> Planted:
    homonym = Homonym(word="z", meanings=(Meaning(text=SAID, entry="zz"),))
    path = f"$.homonyms[{len(within.homonyms)}].meanings[0].entry"
    return {"homonyms": (*within.homonyms, homonym)}, [("no_such_term", path)]


def related(within: Glossary, *more: Relation) -> dict[str, Any]:
    return {"relations": (*within.relations, *more)}


def unknown_end(draw: Any, within: Glossary) -> Planted:
    known, kind = draw(st.sampled_from(list(within))), draw(st.sampled_from(WRITTEN))
    end = draw(st.sampled_from(["term", "other"]))
    ends = {"term": known, "other": known, end: "zz"}
    path = f"$.relations[{len(within.relations)}].{end}"
    return related(within, Relation(kind=kind, **ends)), [("no_such_term", path)]


def with_itself(draw: Any, within: Glossary) -> Planted:
    id_, kind = draw(st.sampled_from(list(within))), draw(st.sampled_from(RelationKind))
    path = f"$.relations[{len(within.relations)}]"
    return related(within, Relation(term=id_, kind=kind, other=id_)), [("bad_relation", path)]


def narrower(_: Any, within: Glossary) -> Planted:
    one, other, *_rest = within
    path = f"$.relations[{len(within.relations)}]"
    relation = Relation(term=one, kind=RelationKind.NARROWER, other=other)
    return related(within, relation), [("bad_relation", path)]


def doubled_pair(draw: Any, within: Glossary) -> Planted:
    one, other, *_rest = draw(st.permutations(list(within)))
    first, second = draw(st.lists(st.sampled_from(WRITTEN), min_size=2, max_size=2))
    pair = (one, other)
    if draw(st.booleans()) and RelationKind.BROADER not in {first, second}:
        pair = (other, one)
    relations = (
        Relation(term=one, kind=first, other=other),
        Relation(term=pair[0], kind=second, other=pair[1]),
    )
    return {"relations": relations}, [("relation_twice", "$.relations[1]")]


def circle(draw: Any, within: Glossary) -> Planted:
    chain = draw(st.permutations(list(within)))[: draw(st.integers(3, len(within)))]
    relations = tuple(
        Relation(term=one, kind=RelationKind.BROADER, other=other)
        for one, other in zip(chain, [*chain[1:], chain[0]], strict=True)
    )
    return {"relations": relations}, [("circle_of_broader_terms", "$.relations")]


PLANTERS = [
    second_id,
    bad_id,
    second_preferred,
    no_preferred,
    label_of_two,
    label_twice,
    empty_label,
    unknown_heading,
    unknown_source,
    bad_citation,
    bad_citation_elsewhere,
    unknown_meaning,
    unknown_end,
    with_itself,
    narrower,
    doubled_pair,
    circle,
]


class TestPlantedFaults:
    """A fault that is planted is told with its code at its place, and no other is."""

    @pytest.mark.parametrize("plant", PLANTERS)
    @SHARED
    @given(within=DRAWN, data=st.data())
    def test_each(
        self, plant: Callable[[Any, Glossary], Planted], within: Glossary, data: st.DataObject
    ) -> None:
        made, expected = plant(data.draw, within)
        with pytest.raises(GlossaryProblems) as found:
            evolve(within, **made)
        told = [(problem.code, problem.path) for problem in found.value.problems]
        assert told == expected
        for lang in ("en", "nl"):
            assert found.value.text(lang).count("\n- ") == len(expected)
        again = pickle.loads(pickle.dumps(found.value))
        assert [(problem.code, problem.path) for problem in again.problems] == expected

    @given(DRAWN)
    def test_a_bad_citation_of_a_sense(self, within: Glossary) -> None:
        sense = Sense(source="zzz", cites=("zzz:1", "000"), word="z", meaning=SAID)
        made = changed(within, 0, senses=(sense,))
        with pytest.raises(GlossaryProblems) as found:
            evolve(within, sources=(*within.sources, SOURCE), **made)
        assert [(problem.code, problem.path) for problem in found.value.problems] == [
            ("no_such_source", "$.entries[0].senses[0].cites[1]"),  # a text without its line
            ("sense_of_another_text", "$.entries[0].senses[0].cites[1]"),
        ]

    @given(DRAWN)
    def test_a_chain_that_comes_back_in_two_steps_is_a_doubled_pair_too(
        self, within: Glossary
    ) -> None:
        one, other, *_ = within
        there = Relation(term=one, kind=RelationKind.BROADER, other=other)
        back = Relation(term=other, kind=RelationKind.BROADER, other=one)
        with pytest.raises(GlossaryProblems) as found:
            evolve(within, relations=(there, back))
        assert {problem.code for problem in found.value.problems} == {
            "relation_twice",
            "circle_of_broader_terms",
        }


def chained(*pairs: tuple[int, int]) -> tuple[Relation, ...]:
    """Of each pair of numbers, the second is broader."""
    return tuple(
        Relation(term=f"z{one}", kind=RelationKind.BROADER, other=f"z{other}")
        for one, other in pairs
    )


class TestManyFaults:
    """A glossary full of faults is refused soon; of its circles, a hundred are told."""

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("pairs", "count"),
        [
            ([(one, 9000 + other) for one in range(3000) for other in range(6)], 18_000),
            ([(one, one // 3 * 3 + (one + 1) % 3) for one in range(3000)], MOST_CIRCLES),
            ([*permutations(range(70), 2)], 70 * 69 // 2 + MOST_CIRCLES),
        ],
        ids=["unknown-ends", "small-circles", "all-with-all"],
    )
    def test_it_is_refused_soon(self, pairs: list[tuple[int, int]], count: int) -> None:
        template = glossary.entries[0]
        entries = tuple(
            evolve(template, id=f"z{at}", labels=preferred(f"z{at}")) for at in range(3000)
        )
        start = perf_counter()
        with pytest.raises(GlossaryProblems) as found:
            evolve(glossary, entries=entries, relations=chained(*pairs), homonyms=())
        assert perf_counter() - start < 10
        assert found.value.count == count


SOURCE = SourceText(id="zzz", name="z", title=SAID)
