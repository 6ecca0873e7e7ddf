"""The glossary as SKOS, the standard form of vocabularies in linked data; needs rdflib.

There is one concept scheme for the glossary, and one for each source text with what that text
means by its words. How far the words of two texts match is computed from what each requires. No
concept of a text is declared the same as one of the glossary, which requires nothing itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from salesterms.errors import LANGUAGES, SalesTermsError, Text
from salesterms.interop.glossaries.matches import Sensed, match_links
from salesterms.interop.glossaries.names import scheme_name, script_safe, sense_name, term_name
from salesterms.interop.glossaries.titles import TITLE
from salesterms.terms import CarriedOut, LabelUse, RelationKind

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node, URIRef

    from salesterms.terms import Entry, Glossary, Sense, SourceText


class NeedsRdflib(SalesTermsError, ImportError):
    """SKOS was asked for where rdflib is not installed."""

    code = "needs_rdflib"
    message = Text(
        "SKOS needs rdflib: pip install 'salesterms[rdf]'",
        "Voor SKOS is rdflib nodig: pip install 'salesterms[rdf]'",
    )


#: The source of a definition that rests on none of the texts.
OURS = "salesterms"

#: Name of a property of ours -> what it is called, and what it says.
OWN_PROPERTIES = (
    (
        "contrastsWith",
        Text("contrasts with", "staat tegenover"),
        Text(
            "The other concept forms a pair or a row of opposites with it.",
            "Het andere begrip vormt er een paar of een rij tegenpolen mee.",
        ),
    ),
    (
        "executableAs",
        Text("executable as", "uitvoerbaar als"),
        Text(
            "The dotted name of the Python code that carries the term out.",
            "De naam van de Python-code die de term uitvoert.",
        ),
    ),
)


def turtle_text(glossary: Glossary, base: str) -> str:
    """The graph in Turtle."""
    return skos_graph(glossary, base).serialize(format="turtle")


def json_ld_text(glossary: Glossary, base: str) -> str:
    """The graph in JSON-LD."""
    nodes = json.loads(skos_graph(glossary, base).serialize(format="json-ld"))
    ordered = sorted((_ordered(node) for node in nodes), key=lambda node: str(node["@id"]))
    return script_safe(json.dumps(ordered, indent=2, ensure_ascii=False)) + "\n"


def _ordered(node: dict[str, Any]) -> dict[str, Any]:
    """A node with its properties and their values in order: a graph has none of its own."""
    return {
        name: sorted(value, key=lambda one: json.dumps(one, sort_keys=True))
        if isinstance(value, list)
        else value
        for name, value in sorted(node.items())
    }


def skos_graph(glossary: Glossary, base: str) -> Graph:
    """Every concept and scheme as an rdflib Graph; raises `NeedsRdflib`."""
    try:
        from rdflib import Graph
    except ModuleNotFoundError as missing:
        raise NeedsRdflib from missing
    writer = _Writer(Graph(), base)
    writer.glossary(glossary)
    return writer.graph


class _Writer:
    """Puts a glossary into a graph."""

    def __init__(self, graph: Graph, base: str) -> None:
        from rdflib import Namespace
        from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

        self.graph = graph
        self.base = base
        self.skos, self.terms, self.rdf, self.rdfs = SKOS, DCTERMS, RDF, RDFS
        self.own = Namespace(base)
        graph.bind("skos", SKOS)
        graph.bind("dcterms", DCTERMS)
        graph.bind("salesterms", self.own)
        #: Use of a label -> its property.
        self.uses = {
            LabelUse.PREFERRED: SKOS.prefLabel,
            LabelUse.ALTERNATIVE: SKOS.altLabel,
            LabelUse.HIDDEN: SKOS.hiddenLabel,
            LabelUse.NEAR: SKOS.hiddenLabel,
        }
        #: Relation -> its property. SKOS has none for opposites: ours says more than related.
        self.relations = {
            RelationKind.BROADER: (SKOS.broader,),
            RelationKind.NARROWER: (SKOS.narrower,),
            RelationKind.RELATED: (SKOS.related,),
            RelationKind.CONTRASTS: (SKOS.related, self.own.contrastsWith),
        }

    def glossary(self, glossary: Glossary) -> None:
        """All of it."""
        canonical = self._scheme(scheme_name(self.base), TITLE)
        for name, title, about in OWN_PROPERTIES:
            self._add(self.own[name], self.rdf.type, self.rdf.Property)
            self._texts(self.own[name], self.rdfs.label, title)
            self._texts(self.own[name], self.rdfs.comment, about)
        for source in glossary.sources:
            self._scheme(scheme_name(self.base, source.id), source.title)
        for entry in glossary.entries:
            self._entry(entry, canonical)
        for source in glossary.sources:
            self._source(source, glossary)
        for first, how, second in match_links(glossary):
            self._add(self._sensed(first), self.skos[how], self._sensed(second))

    def _sensed(self, sense: Sensed) -> URIRef:
        return self._iri(sense_name(self.base, sense.source, sense.entry, sense.number))

    def _scheme(self, name: str, title: Text) -> URIRef:
        scheme = self._iri(name)
        self._add(scheme, self.rdf.type, self.skos.ConceptScheme)
        self._texts(scheme, self.terms.title, title)
        return scheme

    def _entry(self, entry: Entry, scheme: URIRef) -> None:
        concept = self._concept(term_name(self.base, entry.id), scheme, entry.id)
        for label in entry.labels:
            self._text(concept, self.uses[label.use], label.text, label.lang)
        self._texts(concept, self.skos.definition, entry.definition)
        self._texts(concept, self.skos.scopeNote, entry.note)
        self._texts(concept, self.skos.example, entry.example)
        for link in entry.links:
            for how in self.relations[link.kind]:
                self._add(concept, how, self._iri(term_name(self.base, link.to)))
        if not entry.linked(RelationKind.BROADER):
            self._add(concept, self.skos.topConceptOf, scheme)
            self._add(scheme, self.skos.hasTopConcept, concept)
        for cited in entry.cites or (OURS,):
            self._text(concept, self.terms.source, cited)
        if isinstance(entry.executable, CarriedOut):
            for name in entry.executable.by:
                self._text(concept, self.own.executableAs, name)

    def _source(self, source: SourceText, glossary: Glossary) -> None:
        """What one text means: its own senses, and under its headings the glossary's definition."""
        scheme = self._iri(scheme_name(self.base, source.id))
        for entry in glossary.entries:
            senses = [sense for sense in entry.senses if sense.source == source.id]
            for number, sense in enumerate(senses, 1):
                self._sense(sense, entry, scheme, number)
            headings = [label.text for label in entry.labels if label.source == source.id]
            if headings and not senses:
                self._heading(source.id, headings[0], entry, scheme)
                headings.pop(0)
            words = {sense.word.casefold() for sense in senses}
            for heading in headings:  # what the text calls it as well
                if heading.casefold() not in words:
                    first = self._iri(sense_name(self.base, source.id, entry.id, 1))
                    self._text(first, self.skos.altLabel, heading, "nl")

    def _sense(self, sense: Sense, entry: Entry, scheme: URIRef, number: int) -> None:
        name = sense_name(self.base, sense.source, entry.id, number)
        concept = self._concept(name, scheme, entry.id)
        self._text(concept, self.skos.prefLabel, sense.word, "nl")
        for synonym in sense.synonyms:
            self._text(concept, self.skos.altLabel, synonym, "nl")
        self._texts(concept, self.skos.definition, sense.meaning)
        for cited in sense.cites:
            self._text(concept, self.terms.source, cited)

    def _heading(self, source: str, word: str, entry: Entry, scheme: URIRef) -> None:
        concept = self._concept(sense_name(self.base, source, entry.id, 1), scheme, entry.id)
        self._text(concept, self.skos.prefLabel, word, "nl")
        self._texts(concept, self.skos.definition, entry.definition)
        for cited in entry.cites:
            if cited.partition(":")[0] == source:
                self._text(concept, self.terms.source, cited)

    def _concept(self, name: str, scheme: URIRef, id_: str) -> URIRef:
        concept = self._iri(name)
        self._add(concept, self.rdf.type, self.skos.Concept)
        self._add(concept, self.skos.inScheme, scheme)
        self._text(concept, self.terms.identifier, id_)
        return concept

    def _texts(self, about: URIRef, how: URIRef, text: Text | None) -> None:
        if text is None:
            return
        for lang in LANGUAGES:
            self._text(about, how, text.say(lang), lang)

    def _text(self, about: URIRef, how: URIRef, text: str, lang: str | None = None) -> None:
        from rdflib import Literal

        self._add(about, how, Literal(text, lang=lang))

    def _iri(self, name: str) -> URIRef:
        from rdflib import URIRef

        return URIRef(name)

    def _add(self, subject: URIRef, how: URIRef, value: Node) -> None:
        self.graph.add((subject, how, value))
