"""The glossary as a whole: entries by any of their labels, search, and what lies around a term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from attrs import fields, frozen

from salesterms.terms.checking import check
from salesterms.terms.content import Content
from salesterms.terms.entry import Entry
from salesterms.terms.folding import MOST_CHARACTERS, fold
from salesterms.terms.kinds import EntryKind, kind_named
from salesterms.terms.looking_up import LabelIndex, key_of
from salesterms.terms.neighbourhood import Neighbourhood, around
from salesterms.terms.numbers import whole_number
from salesterms.terms.relations import links_of
from salesterms.terms.searching import Match, TextIndex, by_labels
from salesterms.terms.wording import glossary_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.terms.sources import Homonym


#: No search gives more matches than this.
MOST_MATCHES = 1000


@frozen(kw_only=True, repr=False, slots=False)
class Glossary(Content, Mapping[str, Entry]):
    """Terms by their ids and by every label, in either language.

    >>> from salesterms import glossary
    >>> glossary["CLTV"].id, glossary["koude acquisitie"].id, glossary["hitrate"].id
    ('customer-lifetime-value', 'cold-outreach', 'close-ratio')
    >>> [sense.source for sense in glossary["lead"].senses]
    ['000', '001', '002', '002', '003', '004']

    `glossary[label]` leaves case, accents, hyphens, spaces and Unicode form aside, and takes a
    plural for its singular. A label of several terms raises `AmbiguousTerm`, an unknown one
    `UnknownTerm` with the nearest, and what can be no label `NotALabel`. As a mapping it runs over
    the ids, in order.

    A glossary of your own is made from entries and relations, or read as a document. It is checked:
    `GlossaryProblems` names every id given twice, every label of two terms, and so on.
    """

    def __attrs_post_init__(self) -> None:
        """Check everything, and give each term its links."""
        check(self)
        object.__setattr__(self, "entries", _linked(self))

    def __getstate__(self) -> dict[str, Any]:
        """What it was made of: a copy makes its own index when it is searched."""
        return {each.name: getattr(self, each.name) for each in fields(Content)}

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _labels(self) -> LabelIndex:
        return LabelIndex(self.entries)

    @cached_property
    def _texts(self) -> TextIndex:
        return TextIndex(self.entries)

    def __getitem__(self, label: str) -> Entry:
        """The term that is called so."""
        found = (
            self._by_id.get(label) if type(label) is str else None
        )  # all else is looked at below
        return self._labels.one(label) if found is None else found

    def __contains__(self, label: object) -> bool:
        """Whether any term is called so, be it one or several."""
        if not isinstance(label, str) or len(label) > MOST_CHARACTERS:
            return False
        return bool(self._labels.of(fold(label)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self.entries)

    def of_kind(self, kind: EntryKind | str) -> tuple[Entry, ...]:
        """The terms of one kind, in order; an unknown kind raises `UnknownKind`.

        >>> from salesterms import glossary
        >>> [entry.id for entry in glossary.of_kind("pay")]
        ['base-salary', 'commission']
        """
        wanted = kind_named(kind)
        return tuple(entry for entry in self.entries if entry.kind is wanted)

    def homonym(self, word: str) -> Homonym | None:
        """What a word can mean, if it is one of those that mean several things.

        >>> from salesterms import glossary
        >>> [meaning.entry for meaning in glossary.homonym("Levenscyclus").meanings]
        ['customer-lifetime', 'lifecycle']

        What can be no word raises `NotALabel`.
        """
        key = key_of(word)
        return next((each for each in self.homonyms if fold(each.word) == key), None)

    def search(self, text: str, *, limit: int = 10, labels_only: bool = False) -> tuple[Match, ...]:
        """The terms that come near a text: by their labels first, then by their definitions.

        >>> from salesterms import glossary
        >>> [match.entry.id for match in glossary.search("klant verlop", limit=1)]
        ['churn']

        Slips of the pen are forgiven. At most `limit` matches, 1 to 1,000, else `OutOfRange`. An
        empty text finds nothing; one of more than 200 characters raises `NotALabel`.
        """
        key_of(text)
        most = whole_number("limit", limit, MOST_MATCHES)
        found: Iterable[Match] = by_labels(self._labels, text)
        if not labels_only:
            found = chain(found, self._texts.search(text))
        first: dict[str, Match] = {}
        for match in found:
            first.setdefault(match.entry.id, match)
            if len(first) == most:
                break
        return tuple(first.values())

    def related(self, label: str, *, depth: int = 1) -> Neighbourhood:
        """The terms within `depth` steps of a term, as data and as a picture.

        >>> from salesterms import glossary
        >>> glossary.related("lead", depth=2).distances["lead"]
        0

        `depth` runs from 1 to 6; anything else raises `OutOfRange`.
        """
        return around(self[label], depth, self._by_id.__getitem__)

    def extended(self, more: Content) -> Glossary:
        """This glossary with more terms, which may lean on those that it has.

        >>> from salesterms import glossary
        >>> from salesterms.terms import Content
        >>> glossary.extended(Content()) == glossary
        True

        `more` has the terms, relations, sources and homonyms to add; `documents.loads(text,
        Content)` reads it from a file. Raises `GlossaryProblems` where the two do not fit.
        """
        return Glossary(
            **{
                each.name: (*getattr(self, each.name), *getattr(more, each.name))
                for each in fields(Content)
            }
        )

    def __repr__(self) -> str:
        return f"<Glossary of {len(self.entries)} terms>"

    def _repr_html_(self) -> str:
        return str(glossary_html(self.entries, "en"))


def known_good(content: Content) -> Glossary:
    """A glossary of what has been checked before, as the package's own file is by the tests.

    Checking it again would take a fifth of the time in which the file is read.
    """
    made = object.__new__(Glossary)
    vars(made).update(vars(content), entries=_linked(content))
    return made


def _linked(content: Content) -> tuple[Entry, ...]:
    """The same entries with the links and the source texts that the glossary gives them."""
    links = links_of(content.relations, {entry.id: entry for entry in content.entries})
    homonyms = {fold(homonym.word): homonym for homonym in content.homonyms}
    return tuple(
        _with(
            entry,
            links=links[entry.id],
            sources=content.sources,
            homonyms=tuple(
                homonyms[key]
                for key in dict.fromkeys(x.key for x in entry.labels)
                if key in homonyms
            ),
        )
        for entry in content.entries
    )


_KEPT = tuple(each.name for each in fields(Entry) if each.init)
_set = object.__setattr__


def _with(entry: Entry, **given: object) -> Entry:
    made = object.__new__(Entry)
    for name in _KEPT:  # several times as quick as copy.copy
        _set(made, name, getattr(entry, name))
    for name, value in given.items():
        _set(made, name, value)
    return made
