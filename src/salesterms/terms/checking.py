"""What must hold in a glossary: a table of rules, each of which names where it fails."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from salesterms.errors import Problem
from salesterms.terms import faults
from salesterms.terms.executable import CarriedOut
from salesterms.terms.faults import GlossaryProblems
from salesterms.terms.folding import MOST_CHARACTERS, fold
from salesterms.terms.kinds import WRITTEN, LabelUse
from salesterms.terms.relations import circles
from salesterms.terms.typing_rules import wrong_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from salesterms.terms.content import Content
    from salesterms.terms.entry import Entry

#: So many circles are told; each is a walk through the relations of its terms.
MOST_CIRCLES = 100

_ID = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SOURCE = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,38}[A-Za-z0-9])?"
_SOURCE_ID = re.compile(_SOURCE, re.ASCII)
_CITED = re.compile(rf"(?P<source>{_SOURCE}):[1-9][0-9]{{0,6}}", re.ASCII)

#: The languages of which each term has one preferred label.
_ONCE = ("en", "nl")


def check(glossary: Content) -> None:
    """Raise `GlossaryProblems` with everything that does not hold.

    Where a part has a wrong type nothing else is looked at: the other rules trust the types.
    """
    for problems in (wrong_types(glossary), chain.from_iterable(rule(glossary) for rule in RULES)):
        found = next(problems, None)
        if found is not None:
            raise GlossaryProblems.of(chain((found,), problems))


def _ids(glossary: Content) -> Iterator[Problem]:
    seen = set[str]()
    for at, entry in enumerate(glossary.entries):
        path = f"$.entries[{at}].id"
        if not _ID.fullmatch(entry.id):
            yield Problem(kind=faults.BAD_ID, value=entry.id, path=path)
        if entry.id in seen:
            yield Problem(kind=faults.ID_TWICE, value=entry.id, path=path)
        seen.add(entry.id)


def _preferred(glossary: Content) -> Iterator[Problem]:
    for at, entry in enumerate(glossary.entries):
        used = [label for label in entry.labels if label.use is LabelUse.PREFERRED]
        for lang in _ONCE:
            count = sum(label.lang == lang for label in used)
            if count != 1:
                path = f"$.entries[{at}].labels"
                yield Problem(kind=faults.NOT_ONE_PREFERRED, value=count, detail=lang, path=path)
        for place, label in enumerate(entry.labels):
            if label.use is LabelUse.PREFERRED and label.lang not in _ONCE:
                path = f"$.entries[{at}].labels[{place}].lang"
                yield Problem(kind=faults.PREFERRED_IN_COUNTRY, value=label.text, path=path)


def _labels(glossary: Content) -> Iterator[Problem]:
    owners = _visible(glossary)
    for at, entry in enumerate(glossary.entries):
        seen = set[tuple[str, str]]()
        for place, label in enumerate(entry.labels):
            path = f"$.entries[{at}].labels[{place}].text"
            owner = owners.get(label.key, entry) if label.use is not LabelUse.NEAR else entry
            if not label.key:
                yield Problem(kind=faults.NO_LETTERS, value=label.text, path=path)
            elif owner is not entry:
                kind = faults.LABEL_OF_TWO
                yield Problem(kind=kind, value=label.text, detail=owner.id, path=path)
            elif (label.text, label.language) in seen:
                yield Problem(kind=faults.LABEL_TWICE, value=label.text, path=path)
            seen.add((label.text, label.language))


def _visible(glossary: Content) -> dict[str, Entry]:
    """The term that bears each id and each label that is shown: the first, where several do."""
    owners: dict[str, Entry] = {}
    for entry in glossary.entries:
        if len(entry.id) <= MOST_CHARACTERS:
            owners.setdefault(fold(entry.id), entry)
    for entry in glossary.entries:
        for label in entry.labels:
            if label.use in (LabelUse.PREFERRED, LabelUse.ALTERNATIVE):
                owners.setdefault(label.key, entry)
    return owners


def _code(glossary: Content) -> Iterator[Problem]:
    for at, entry in enumerate(glossary.entries):
        if isinstance(entry.executable, CarriedOut) and not all(
            (entry.executable.by, *entry.executable.by)
        ):
            yield Problem(kind=faults.NO_CODE, path=f"$.entries[{at}].executable.by")


def _relations(glossary: Content) -> Iterator[Problem]:
    choices = _choices(glossary)
    ids = set(choices)
    seen = set[frozenset[str]]()
    for at, relation in enumerate(glossary.relations):
        path = f"$.relations[{at}]"
        for end, name in (("term", relation.term), ("other", relation.other)):
            if name not in ids:
                place = f"{path}.{end}"
                yield Problem(kind=faults.NO_SUCH_TERM, value=name, choices=choices, path=place)
        both = frozenset((relation.term, relation.other))
        if relation.kind not in WRITTEN or len(both) == 1:
            yield Problem(kind=faults.BAD_RELATION, value=relation.kind.value, path=path)
        elif both in seen:
            yield Problem(kind=faults.RELATION_TWICE, path=path)
        seen.add(both)
    for ring in islice(circles(glossary.relations), MOST_CIRCLES):
        yield Problem(kind=faults.CIRCLE, detail=", ".join(ring), path="$.relations")


def _homonyms(glossary: Content) -> Iterator[Problem]:
    choices = _choices(glossary)
    ids = {None, *choices}
    for at, homonym in enumerate(glossary.homonyms):
        for place, meaning in enumerate(homonym.meanings):
            if meaning.entry not in ids:
                path = f"$.homonyms[{at}].meanings[{place}].entry"
                kind = faults.NO_SUCH_TERM
                yield Problem(kind=kind, value=meaning.entry, choices=choices, path=path)


def _choices(glossary: Content) -> tuple[str, ...]:
    """The ids, sorted once: what is said where one is not there."""
    return tuple(sorted({entry.id for entry in glossary.entries}))


def _sources(glossary: Content) -> Iterator[Problem]:
    known = set[str]()
    for at, source in enumerate(glossary.sources):
        if source.id in known or not _SOURCE_ID.fullmatch(source.id):
            yield Problem(kind=faults.BAD_SOURCE, value=source.id, path=f"$.sources[{at}].id")
        known.add(source.id)
    for path, named in _named_sources(glossary):
        if named not in known:
            yield Problem(kind=faults.NO_SUCH_SOURCE, value=named, path=path)
    for path, cites in _citations(glossary):
        for at, cited in enumerate(cites):
            found = _CITED.fullmatch(cited)
            if found is None or found["source"] not in known:
                yield Problem(kind=faults.NO_SUCH_SOURCE, value=cited, path=f"{path}[{at}]")


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


def _places(glossary: Content) -> Iterator[Problem]:
    """A sense stands in its own text; each doubtful place has its words."""
    for at, entry in enumerate(glossary.entries):
        for place, sense in enumerate(entry.senses):
            for number, cited in enumerate(sense.cites):
                if cited.partition(":")[0] != sense.source:
                    path = f"$.entries[{at}].senses[{place}].cites[{number}]"
                    kind, source = faults.SENSE_ELSEWHERE, sense.source
                    yield Problem(kind=kind, value=cited, detail=source, path=path)
    for at, doubtful in enumerate(glossary.doubtful_places):
        said, there = len(doubtful.quoted), len(doubtful.cites)
        if said != there:
            path = f"$.doubtful_places[{at}].quoted"
            yield Problem(kind=faults.QUOTES, value=said, detail=str(there), path=path)


#: Every rule, in the order in which problems are named.
RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    _ids,
    _preferred,
    _labels,
    _code,
    _relations,
    _homonyms,
    _sources,
    _places,
)
