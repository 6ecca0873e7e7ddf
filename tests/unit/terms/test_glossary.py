"""A glossary of one's own is checked, and every fault is named with its place."""

import json
import pickle
from collections.abc import Callable
from itertools import pairwise

import pytest
from attrs import evolve

from salesterms import Glossary, documents, glossary
from salesterms.errors import Text
from salesterms.terms import (
    CarriedOut,
    Content,
    DoubtfulPlace,
    Entry,
    EntryKind,
    GlossaryProblems,
    Homonym,
    Label,
    LabelUse,
    Meaning,
    Planned,
    Relation,
    RelationKind,
    Sense,
    SourceText,
    UnknownKind,
)
from salesterms.terms.reading import glossary_of, text_of_file

BOTH = Text("text", "tekst")
BROADER = RelationKind.BROADER


def label(text: str, lang: str, use: LabelUse, source: str | None = None) -> Label:
    return Label(text=text, lang=lang, use=use, source=source)  # type: ignore[arg-type]


def entry(id_: str, *labels: Label, **given: object) -> Entry:
    pair = (
        label(f"{id_} one", "nl", LabelUse.PREFERRED),
        label(f"{id_} two", "en", LabelUse.PREFERRED),
    )
    return Entry(
        id=id_,
        kind=EntryKind.STATUS,
        labels=(*pair, *labels),
        definition=BOTH,
        executable=CarriedOut(by=("salesterms.Money",)),
        **given,  # type: ignore[arg-type]
    )


def relation(term: str, kind: RelationKind, other: str) -> Relation:
    return Relation(term=term, kind=kind, other=other)


SOURCE = SourceText(id="000", name="a_text", title=BOTH)

#: What is wrong -> the entries and the rest, and the codes with the places that are named.
FAULTS: dict[str, tuple[Callable[[], object], list[tuple[str, str]]]] = {
    "an id that is none": (
        lambda: Glossary(entries=(entry("Some Id"),)),
        [("bad_term_id", "$.entries[0].id")],
    ),
    "an id given twice": (
        lambda: Glossary(entries=(entry("a"), evolve(entry("b"), id="a"))),
        [("term_id_twice", "$.entries[1].id")],
    ),
    "two preferred labels": (
        lambda: Glossary(entries=(entry("a", label("more", "nl", LabelUse.PREFERRED)),)),
        [("not_one_preferred_label", "$.entries[0].labels")],
    ),
    "a preferred label of one country": (
        lambda: Glossary(entries=(entry("a", label("more", "nl-BE", LabelUse.PREFERRED)),)),
        [("preferred_in_one_country", "$.entries[0].labels[2].lang")],
    ),
    "no label at all": (
        lambda: Glossary(entries=(evolve(entry("a"), labels=()),)),
        [("not_one_preferred_label", "$.entries[0].labels")] * 2,
    ),
    "labels that nobody can look up": (
        lambda: Glossary(
            entries=(
                entry(
                    "a",
                    label("?!", "nl", LabelUse.HIDDEN),
                    label("x" * 201, "nl", LabelUse.HIDDEN),
                ),
            )
        ),
        [
            ("label_without_letters", "$.entries[0].labels[2].text"),
            ("label_without_letters", "$.entries[0].labels[3].text"),
        ],
    ),
    "a label given twice": (
        lambda: Glossary(entries=(entry("a", label("a one", "nl", LabelUse.HIDDEN)),)),
        [("label_twice", "$.entries[0].labels[2].text")],
    ),
    "a label of two terms": (
        lambda: Glossary(
            entries=(entry("a"), entry("b", label("A-One", "nl", LabelUse.ALTERNATIVE)))
        ),
        [("label_of_two_terms", "$.entries[1].labels[2].text")],
    ),
    "an id that is the label of another": (
        lambda: Glossary(entries=(entry("b-one"), entry("b"))),
        [("label_of_two_terms", "$.entries[1].labels[0].text")],
    ),
    "relations that lead nowhere": (
        lambda: Glossary(entries=(entry("a"),), relations=(relation("b", BROADER, "c"),)),
        [("no_such_term", "$.relations[0].term"), ("no_such_term", "$.relations[0].other")],
    ),
    "a relation to itself": (
        lambda: Glossary(
            entries=(entry("a"),), relations=(relation("a", RelationKind.RELATED, "a"),)
        ),
        [("bad_relation", "$.relations[0]")],
    ),
    "a relation that is written from the other side": (
        lambda: Glossary(
            entries=(entry("a"), entry("b")),
            relations=(relation("a", RelationKind.NARROWER, "b"),),
        ),
        [("bad_relation", "$.relations[0]")],
    ),
    "a pair given twice": (
        lambda: Glossary(
            entries=(entry("a"), entry("b")),
            relations=(relation("a", BROADER, "b"), relation("b", RelationKind.RELATED, "a")),
        ),
        [("relation_twice", "$.relations[1]")],
    ),
    "a circle": (
        lambda: Glossary(
            entries=tuple(map(entry, "abc")),
            relations=(
                relation("a", BROADER, "b"),
                relation("b", BROADER, "c"),
                relation("c", BROADER, "a"),
            ),
        ),
        [("circle_of_broader_terms", "$.relations")],
    ),
    "sources that are not there": (
        lambda: Glossary(
            entries=(
                entry(
                    "a",
                    label("other", "nl", LabelUse.ALTERNATIVE, "001"),
                    cites=("000:1", "001:1", "000", "000:0"),
                    senses=(Sense(source="002", cites=("x",), word="w", meaning=BOTH),),
                ),
            ),
            sources=(SOURCE,),
        ),
        [
            ("no_such_source", "$.entries[0].labels[2].source"),
            ("no_such_source", "$.entries[0].senses[0].source"),
            ("no_such_source", "$.entries[0].senses[0].cites[0]"),
            ("no_such_source", "$.entries[0].cites[1]"),
            ("no_such_source", "$.entries[0].cites[2]"),
            ("no_such_source", "$.entries[0].cites[3]"),
            ("sense_of_another_text", "$.entries[0].senses[0].cites[0]"),
        ],
    ),
    "homonyms and doubtful places that lead nowhere": (
        lambda: Glossary(
            entries=(entry("a"),),
            homonyms=(
                Homonym(
                    word="w",
                    meanings=(
                        Meaning(text=BOTH, entry="a"),
                        Meaning(text=BOTH, entry="z", cites=("009:1",)),
                    ),
                ),
            ),
            doubtful_places=(
                DoubtfulPlace(cites=("008:1",), quoted=("q",), trouble=BOTH, reading=BOTH),
            ),
        ),
        [
            ("no_such_term", "$.homonyms[0].meanings[1].entry"),
            ("no_such_source", "$.doubtful_places[0].cites[0]"),
            ("no_such_source", "$.homonyms[0].meanings[1].cites[0]"),
        ],
    ),
}


@pytest.mark.parametrize(("make", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named(make: Callable[[], object], expected: list[tuple[str, str]]) -> None:
    with pytest.raises(GlossaryProblems) as refused:
        make()

    assert [(each.code, each.path) for each in refused.value.problems] == expected
    assert refused.value.text("nl").startswith(f"Problemen in de woordenlijst: {len(expected)}")
    assert pickle.loads(pickle.dumps(refused.value)).text() == str(refused.value)


def test_a_circle_is_told_in_its_order() -> None:
    with pytest.raises(GlossaryProblems) as refused:
        FAULTS["a circle"][0]()

    [problem] = refused.value.problems
    assert isinstance(problem.detail, str)
    chain = problem.detail.split(", ")
    assert chain[0] == chain[-1]
    assert problem.detail in problem.text()
    steps = set(pairwise(chain))
    assert steps == {("a", "b"), ("b", "c"), ("c", "a")}


def test_two_circles_are_both_told() -> None:
    pairs = ["ab", "ba", "cd", "dc"]
    with pytest.raises(GlossaryProblems) as refused:
        Glossary(
            entries=tuple(map(entry, "abcd")),
            relations=tuple(relation(pair[0], BROADER, pair[1]) for pair in pairs),
        )

    codes = [problem.code for problem in refused.value.problems]
    assert codes.count("circle_of_broader_terms") == 2


def test_the_file_of_the_package_is_a_document_of_the_same_glossary() -> None:
    read = documents.loads(text_of_file(), Glossary)

    assert read == glossary
    assert [each.links for each in read.entries] == [each.links for each in glossary.entries]


def test_a_glossary_goes_out_and_comes_back() -> None:
    assert documents.loads(documents.dumps(glossary), Glossary) == glossary
    assert pickle.loads(pickle.dumps(glossary)) == glossary


def test_kinds_are_asked_by_name() -> None:
    assert {each.kind for each in glossary.of_kind("metric")} == {EntryKind.METRIC}
    assert glossary.of_kind("metric") == glossary.of_kind(EntryKind.METRIC)
    with pytest.raises(UnknownKind, match="'metrics' is no kind of term: use one of 'status'"):
        glossary.of_kind("metrics")


def test_homonyms_and_doubtful_places_are_data() -> None:
    words = {homonym.word for homonym in glossary.homonyms}
    assert words >= {
        "contact", "opportunity", "kans", "klant", "naam", "levenscyclus", "conversie",
        "gekwalificeerde lead", "target", "mensen",
    }  # fmt: skip
    assert all(len(homonym.meanings) > 1 for homonym in glossary.homonyms)
    cited = {cited for place in glossary.doubtful_places for cited in place.cites}
    assert cited >= {"002:14", "002:71", "001:19", "001:11", "004:7", "000:94", "000:38", "003:9"}


def test_nothing_of_the_glossary_is_an_unknown_name() -> None:
    import salesterms.terms

    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(salesterms.terms, "no_such_name")  # noqa: B009 - absent on purpose


def test_a_glossary_grows_by_terms_that_lean_on_it() -> None:
    text = """{"schema_version": 1, "type": "content",
        "entries": [{"id": "champagne-deal", "kind": "object",
            "labels": [{"text": "champagnedeal", "lang": "nl", "use": "preferred"},
                       {"text": "champagne deal", "lang": "en", "use": "preferred"}],
            "definition": {"en": "A big deal.", "nl": "Een grote deal."},
            "executable": {"type": "concept_only", "reason": {"en": "ours", "nl": "van ons"}}}],
        "relations": [{"term": "champagne-deal", "kind": "broader", "other": "deal"}]}"""

    grown = glossary.extended(documents.loads(text, Content))

    assert len(grown) == len(glossary) + 1
    narrower = [link.to for link in grown["deal"].linked(RelationKind.NARROWER)]
    assert "champagne-deal" in narrower
    assert "champagne-deal" not in glossary
    with pytest.raises(GlossaryProblems):
        grown.extended(documents.loads(text, Content))


def test_a_notebook_shows_every_term_on_a_line() -> None:
    table = glossary._repr_html_()

    assert table.count("<tr>") == len(glossary) + 1
    assert "<td>klantverloop</td>" in table


def test_code_that_is_still_to_come_is_read_as_planned() -> None:
    data = json.loads(text_of_file())
    data["entries"][0]["executable"] = {"type": "planned", "form": "metric"}
    read = glossary_of(data)

    assert read.entries[0].executable == Planned(form="metric")
