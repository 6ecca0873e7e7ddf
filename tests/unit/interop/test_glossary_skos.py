"""The glossary as SKOS: read back, and held to shapes that are shown to fail."""

from collections.abc import Callable, Iterable

import pytest
from attrs import evolve
from linkedin_headings import HEADINGS

from salesterms import Glossary, glossary
from salesterms.interop import NeedsRdflib, glossary_as
from salesterms.interop.glossaries.matches import match_links

rdflib = pytest.importorskip("rdflib", reason="needs rdflib")

from rdflib import RDF, SKOS, BNode, Graph, Literal, Namespace, URIRef  # noqa: E402
from rdflib.compare import isomorphic  # noqa: E402
from rdflib.namespace import DCTERMS  # noqa: E402

OWN = Namespace("urn:salesterms:")
GLOSSARY = OWN["glossary"]

#: The rules of the graph, for any SHACL validator.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:shapes:> .

:prefixes sh:declare [
    sh:prefix "skos" ;
    sh:namespace "http://www.w3.org/2004/02/skos/core#"^^xsd:anyURI ] .

:Concept a sh:NodeShape ; sh:targetClass skos:Concept ;
    sh:property [ sh:path skos:prefLabel ; sh:uniqueLang true ; sh:minCount 1 ] ;
    sh:property [ sh:path skos:definition ; sh:uniqueLang true ; sh:minCount 2 ;
        sh:languageIn ( "en" "nl" ) ] ;
    sh:property [ sh:path skos:inScheme ; sh:minCount 1 ; sh:maxCount 1 ;
        sh:class skos:ConceptScheme ] ;
    sh:property [ sh:path dcterms:source ; sh:minCount 1 ] ;
    sh:sparql [ sh:message "a preferred label is another label too" ; sh:prefixes :prefixes ;
        sh:select '''SELECT $this WHERE {
            $this skos:prefLabel ?l . $this skos:altLabel|skos:hiddenLabel ?l }''' ] ;
    sh:sparql [ sh:message "broader goes in a circle" ; sh:prefixes :prefixes ;
        sh:select "SELECT $this WHERE { $this skos:broader+ $this }" ] ;
    sh:sparql [ sh:message "related to what is broader" ; sh:prefixes :prefixes ;
        sh:select "SELECT $this WHERE { $this skos:related ?o . $this skos:broader+ ?o }" ] .

:InGlossary a sh:NodeShape ;
    sh:target [ a sh:SPARQLTarget ; sh:prefixes :prefixes ;
        sh:select "SELECT ?this WHERE { ?this skos:inScheme <urn:salesterms:glossary> }" ] ;
    sh:property [ sh:path skos:prefLabel ; sh:minCount 2 ; sh:maxCount 2 ;
        sh:languageIn ( "en" "nl" ) ] ;
    sh:sparql [ sh:message "a label of two terms" ; sh:prefixes :prefixes ;
        sh:select '''SELECT $this ?l WHERE {
            $this skos:prefLabel|skos:altLabel ?l .
            ?o skos:prefLabel|skos:altLabel ?l ; skos:inScheme <urn:salesterms:glossary> .
            FILTER (?o != $this) }''' ] .
"""


#: A part of the glossary that has everything: a validator takes seconds for the whole.
SOME = ("cold-outreach", "warm-outreach", "outbound-sales", "lead", "prospect", "close-ratio")


@pytest.fixture(scope="module")
def small() -> Graph:
    part = evolve(
        glossary,
        entries=tuple(glossary[id_] for id_ in SOME),
        relations=tuple(r for r in glossary.relations if {r.term, r.other} <= set(SOME)),
        homonyms=(),
    )
    assert isinstance(part, Glossary)
    return Graph().parse(data=glossary_as("turtle", part), format="turtle")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=glossary_as("turtle"), format="turtle")


def languages(nodes: Iterable[object]) -> set[str | None]:
    return {each.language for each in nodes if isinstance(each, Literal)}


def failures(graph: Graph) -> int:
    """How many results a validator reports."""
    pyshacl = pytest.importorskip("pyshacl", reason="needs pyshacl")
    shapes = Graph().parse(data=SHAPES, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True)
    results = rdflib.Namespace("http://www.w3.org/ns/shacl#").result
    return len(list(report.objects(None, results)))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_turtle_and_json_ld_hold_the_same_triples(graph: Graph) -> None:
    other = Graph().parse(data=glossary_as("json-ld"), format="json-ld")

    assert len(graph) > 2000
    assert isomorphic(graph, other)


def test_there_is_a_scheme_for_the_glossary_and_one_for_each_text(graph: Graph) -> None:
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))

    assert schemes == {GLOSSARY, *(OWN[f"source/00{n}"] for n in range(5))}
    for scheme in schemes:
        assert list(graph.subjects(SKOS.inScheme, scheme))
        assert languages(graph.objects(scheme, DCTERMS.title)) == {"en", "nl"}


def test_the_scheme_of_the_linkedin_glossary_has_its_headings(graph: Graph) -> None:
    words = {
        str(label).casefold()
        for concept in graph.subjects(SKOS.inScheme, OWN["source/000"])
        for how in (SKOS.prefLabel, SKOS.altLabel)
        for label in graph.objects(concept, how)
    }
    assert {heading.casefold() for heading in HEADINGS} <= words


REVERSE = {
    SKOS.exactMatch: SKOS.exactMatch,
    SKOS.broadMatch: SKOS.narrowMatch,
    SKOS.narrowMatch: SKOS.broadMatch,
    SKOS.relatedMatch: SKOS.relatedMatch,
}


def test_the_words_of_the_texts_match_as_computed(graph: Graph) -> None:
    found = [(one, how, two) for how in REVERSE for one, _, two in graph.triples((None, how, None))]

    assert len(found) == len(set(match_links(glossary)))
    narrower = URIRef("urn:salesterms:source/004/customer")
    assert (narrower, SKOS.broadMatch, URIRef("urn:salesterms:source/000/customer")) in found
    for one, how, two in found:
        assert (two, REVERSE[how], one) in graph
        assert set(graph.objects(one, SKOS.inScheme)).isdisjoint(graph.objects(two, SKOS.inScheme))


def test_no_concept_of_a_text_matches_one_of_the_glossary(graph: Graph) -> None:
    own = URIRef("urn:salesterms:glossary")

    for how in REVERSE:
        for one, _, other in graph.triples((None, how, None)):
            assert (one, SKOS.inScheme, own) not in graph
            assert (other, SKOS.inScheme, own) not in graph


def test_a_glossary_without_the_entries_has_no_matches() -> None:
    few = Glossary(entries=(glossary["churn"],), sources=glossary.sources)

    assert list(match_links(few)) == []


def test_code_is_named(graph: Graph) -> None:
    found = list(graph.objects(OWN["term/close-ratio"], OWN.executableAs))

    assert set(found) == {
        Literal("salesterms.close_ratio"),
        Literal("salesterms.win_loss_ratio"),
    }


@pytest.mark.slow
def test_the_graph_keeps_to_the_shapes(graph: Graph) -> None:
    assert failures(graph) == 0


def test_a_part_of_it_keeps_to_the_shapes(small: Graph) -> None:
    assert failures(small) == 0


def _second_preferred(graph: Graph) -> None:
    graph.add((OWN["term/lead"], SKOS.prefLabel, Literal("andere", lang="nl")))


def _no_dutch(graph: Graph) -> None:
    for label in list(graph.objects(OWN["term/lead"], SKOS.prefLabel)):
        if languages([label]) == {"nl"}:
            graph.remove((OWN["term/lead"], SKOS.prefLabel, label))


def _no_definition(graph: Graph) -> None:
    graph.remove((OWN["term/lead"], SKOS.definition, None))


def _no_source(graph: Graph) -> None:
    graph.remove((OWN["term/lead"], DCTERMS.source, None))


def _no_scheme(graph: Graph) -> None:
    graph.remove((OWN["source/001/lead"], SKOS.inScheme, None))


def _label_of_two(graph: Graph) -> None:
    graph.add((OWN["term/lead"], SKOS.altLabel, Literal("prospect", lang="nl")))


def _both_preferred_and_hidden(graph: Graph) -> None:
    graph.add((OWN["term/lead"], SKOS.hiddenLabel, Literal("lead", lang="nl")))


def _circle(graph: Graph) -> None:
    graph.add((OWN["term/outbound-sales"], SKOS.broader, OWN["term/cold-outreach"]))


def _related_and_broader(graph: Graph) -> None:
    graph.add((OWN["term/cold-outreach"], SKOS.related, OWN["term/outbound-sales"]))


def _a_concept_of_nothing(graph: Graph) -> None:
    graph.add((BNode(), RDF.type, SKOS.Concept))


def _wrong_language(graph: Graph) -> None:
    graph.add((OWN["term/lead"], SKOS.definition, Literal("Ein Lead.", lang="de")))


FAULTS = (
    _second_preferred,
    _no_dutch,
    _no_definition,
    _no_source,
    _no_scheme,
    _label_of_two,
    _both_preferred_and_hidden,
    _circle,
    _related_and_broader,
    _a_concept_of_nothing,
    _wrong_language,
)


@pytest.mark.slow
@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__.strip("_"))
def test_each_planted_fault_is_found(plant: Callable[[Graph], None], small: Graph) -> None:
    spoilt = Graph()
    spoilt += small
    plant(spoilt)

    assert failures(spoilt) > 0


def test_names_begin_with_the_base_that_is_given() -> None:
    made = Graph().parse(data=glossary_as("turtle", base="https://example.org/#"), format="turtle")

    assert URIRef("https://example.org/#term/lead") in set(made.subjects())


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_without_rdflib_it_is_said_what_to_install(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rdflib", None)

    with pytest.raises(NeedsRdflib, match=r"pip install 'salesterms\[rdf\]'"):
        glossary_as(form)


def test_the_other_forms_need_no_rdflib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rdflib", None)

    for form in ("json", "csv", "markdown", "schema.org"):
        assert glossary_as(form, glossary)
