"""What must hold in a glossary. Each rule is a row: a kind of problem and where it is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesterms.errors import Kind, Problem, ProblemGroup, Text
from salesterms.terms.folding import MOST_CHARACTERS
from salesterms.terms.kinds import WRITTEN, LabelUse
from salesterms.terms.relations import circles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from salesterms.terms.content import Content
    from salesterms.terms.entry import Entry

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CITED = re.compile(r"(?P<source>[0-9]{3}):[1-9][0-9]{0,4}", re.ASCII)

BAD_ID = Kind(
    "bad_term_id",
    Text("{value} is no id of a term", "{value} is geen kenmerk van een term"),
    Text(
        "write small letters and digits, joined by hyphens",
        "schrijf kleine letters en cijfers, verbonden door streepjes",
    ),
)
ID_TWICE = Kind(
    "term_id_twice",
    Text("the id {value} is given twice", "het kenmerk {value} komt twee keer voor"),
    Text("give each term an id of its own", "geef elke term een eigen kenmerk"),
)
NOT_ONE_PREFERRED = Kind(
    "not_one_preferred_label",
    Text(
        "{value} preferred labels in language {detail}", "{value} voorkeurslabels in taal {detail}"
    ),
    Text("give exactly one for each language", "geef er precies één per taal"),
)
NO_LETTERS = Kind(
    "label_without_letters",
    Text("nobody can look up {value}", "niemand kan {value} opzoeken"),
    Text(
        f"give a label with a letter or digit, of at most {MOST_CHARACTERS} characters",
        f"geef een label met een letter of cijfer, van hoogstens {MOST_CHARACTERS} tekens",
    ),
)
LABEL_TWICE = Kind(
    "label_twice",
    Text("the term has the label {value} twice", "de term heeft het label {value} twee keer"),
    Text("leave one of them out", "laat er één van weg"),
)
LABEL_OF_TWO = Kind(
    "label_of_two_terms",
    Text("{detail} is called {value} too", "{detail} heet ook {value}"),
    Text(
        "make it a hidden label of each, so that looking it up says that there are several",
        "maak er bij elk een verborgen label van, zodat opzoeken zegt dat er meerdere zijn",
    ),
)
NO_SUCH_TERM = Kind(
    "no_such_term",
    Text("there is no term {value}", "er is geen term {value}"),
    Text("use the id of an entry: {detail}", "gebruik het kenmerk van een term: {detail}"),
)
NO_SUCH_SOURCE = Kind(
    "no_such_source",
    Text("{value} leads to no source text", "{value} leidt naar geen brontekst"),
    Text(
        "give the number of one of the sources; a citation adds a line, as in 000:90",
        "geef het nummer van een van de bronnen; een vindplaats heeft ook een regel, als in 000:90",
    ),
)
RELATION_TWICE = Kind(
    "relation_twice",
    Text("these two terms are related already", "deze twee termen zijn al verbonden"),
    Text("write each pair down once, from one side", "schrijf elk paar één keer op, van één kant"),
)
BAD_RELATION = Kind(
    "bad_relation",
    Text("{value} cannot be written down here", "{value} kan hier niet staan"),
    Text(
        "write broader, contrasts or related, between two different terms",
        "schrijf broader, contrasts of related, tussen twee verschillende termen",
    ),
)
CIRCLE = Kind(
    "circle_of_broader_terms",
    Text(
        "each of these is broader than the one before: {value}",
        "elk van deze is ruimer dan de vorige: {value}",
    ),
    Text("take one of the relations out", "haal een van de verbanden weg"),
)


class GlossaryProblems(ProblemGroup):
    """A glossary that breaks its rules: every place, with what is wrong there."""

    code = "glossary_problems"
    heading = Text("Problems in the glossary: {0}", "Problemen in de woordenlijst: {0}")


def check(glossary: Content) -> None:
    """Raise `GlossaryProblems` with everything that does not hold."""
    found = [problem for rule in RULES for problem in rule(glossary)]
    if found:
        raise GlossaryProblems.of(found)


def _ids(glossary: Content) -> Iterator[Problem]:
    seen = set[str]()
    for at, entry in enumerate(glossary.entries):
        path = f"$.entries[{at}].id"
        if not _ID.fullmatch(entry.id):
            yield Problem(kind=BAD_ID, value=entry.id, path=path)
        if entry.id in seen:
            yield Problem(kind=ID_TWICE, value=entry.id, path=path)
        seen.add(entry.id)


#: The languages of the preferred labels.
_ONCE = ["en", "nl"]


def _preferred(glossary: Content) -> Iterator[Problem]:
    for at, entry in enumerate(glossary.entries):
        used = [label.lang for label in entry.labels if label.use is LabelUse.PREFERRED]
        for lang in () if sorted(used) == _ONCE else ("en", "nl", "nl-NL", "nl-BE"):
            count = used.count(lang)
            if count != (lang in _ONCE):
                path = f"$.entries[{at}].labels"
                yield Problem(kind=NOT_ONE_PREFERRED, value=count, detail=lang, path=path)


def _labels(glossary: Content) -> Iterator[Problem]:
    owners: dict[str, Entry] = {}
    for at, entry in enumerate(glossary.entries):
        seen = set[tuple[str, str]]()
        for place, label in enumerate(entry.labels):
            text, key = label.text, label.key
            kind = None if key else NO_LETTERS
            if key and label.use is not LabelUse.HIDDEN:
                owner = owners.setdefault(key, entry)
                kind = None if owner is entry else LABEL_OF_TWO
            if (text, label.language) in seen:
                kind = kind or LABEL_TWICE
            seen.add((text, label.language))
            if kind is not None:
                detail = owners[key].id if kind is LABEL_OF_TWO else ""
                path = f"$.entries[{at}].labels[{place}].text"
                yield Problem(kind=kind, value=text, detail=detail, path=path)


def _relations(glossary: Content) -> Iterator[Problem]:
    ids = {entry.id for entry in glossary.entries}
    seen = set[frozenset[str]]()
    for at, relation in enumerate(glossary.relations):
        path = f"$.relations[{at}]"
        both = frozenset((relation.term, relation.other))
        for end in ("term", "other"):
            name = getattr(relation, end)
            if name not in ids:
                choices = tuple(sorted(ids))
                yield Problem(kind=NO_SUCH_TERM, value=name, choices=choices, path=f"{path}.{end}")
        if relation.kind not in WRITTEN or len(both) == 1:
            yield Problem(kind=BAD_RELATION, value=relation.kind.value, path=path)
        elif both in seen:
            yield Problem(kind=RELATION_TWICE, path=path)
        seen.add(both)
    for chain in circles(glossary.relations):
        yield Problem(kind=CIRCLE, value=chain, path="$.relations")


def _sources(glossary: Content) -> Iterator[Problem]:
    known = {source.id for source in glossary.sources}
    for path, source in _named_sources(glossary):
        if source not in known:
            yield Problem(kind=NO_SUCH_SOURCE, value=source, path=path)
    for path, cites in _citations(glossary):
        for at, cited in enumerate(cites):
            found = _CITED.fullmatch(cited)
            if found is None or found["source"] not in known:
                yield Problem(kind=NO_SUCH_SOURCE, value=cited, path=f"{path}[{at}]")


def _named_sources(glossary: Content) -> Iterator[tuple[str, str]]:
    for at, entry in enumerate(glossary.entries):
        for place, label in enumerate(entry.labels):
            if label.source is not None:
                yield f"$.entries[{at}].labels[{place}].source", label.source
        for place, sense in enumerate(entry.senses):
            yield f"$.entries[{at}].senses[{place}].source", sense.source


def _citations(glossary: Content) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of citations, with its place."""
    for at, entry in enumerate(glossary.entries):
        for place, sense in enumerate(entry.senses):
            yield f"$.entries[{at}].senses[{place}].cites", sense.cites
        yield f"$.entries[{at}].cites", entry.cites
    for at, doubtful in enumerate(glossary.doubtful_places):
        yield f"$.doubtful_places[{at}].cites", doubtful.cites
    for at, homonym in enumerate(glossary.homonyms):
        for place, meaning in enumerate(homonym.meanings):
            yield f"$.homonyms[{at}].meanings[{place}].cites", meaning.cites


def _homonyms(glossary: Content) -> Iterator[Problem]:
    ids = {entry.id for entry in glossary.entries}
    for at, homonym in enumerate(glossary.homonyms):
        for place, meaning in enumerate(homonym.meanings):
            if meaning.entry is not None and meaning.entry not in ids:
                yield Problem(
                    kind=NO_SUCH_TERM,
                    value=meaning.entry,
                    choices=tuple(sorted(ids)),
                    path=f"$.homonyms[{at}].meanings[{place}].entry",
                )


#: Every rule, in the order in which problems are named.
RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    _ids,
    _preferred,
    _labels,
    _relations,
    _homonyms,
    _sources,
)
