"""A vocabulary: an ordered table of terms with citations, and what it calls whom."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from salesterms.errors import (
    SalesTermsError,
    Sentence,
    Text,
    check_argument,
    nearest_or_all,
    shown,
)
from salesterms.facts import CATALOGUE, Catalogue, Facts, Subject, written
from salesterms.facts.kinds import SUBJECT_WORDS
from salesterms.facts.known import check_catalogue, check_is_facts
from salesterms.vocabularies.changing import changed, changed_id, new_words, stays, words_of
from salesterms.vocabularies.checking import Checked, is_text, problems_of
from salesterms.vocabularies.faults import VocabularyProblems
from salesterms.vocabularies.label import Label, label_of
from salesterms.vocabularies.rows import ALWAYS, Row, Silence, Term, same
from salesterms.vocabularies.shape import misfits
from salesterms.vocabularies.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

A_SUBJECT = Text(
    "a Subject, such as Subject.PERSON, or leave it out",
    "een Subject, zoals Subject.PERSON, of laat het weg",
)

#: So many labels of different facts are kept; the rows of a real vocabulary need fewer.
_KEPT_LABELS = 1 << 16


class UnknownWord(SalesTermsError, LookupError, AttributeError):
    """A vocabulary was asked about a word that it does not have."""

    code = "unknown_word"
    message = Text(
        "{0} has no term {1}: use one of {2}", "{0} heeft geen term {1}: gebruik een van {2}"
    )


class NotItsSubject(SalesTermsError, LookupError):
    """A vocabulary was asked for a word for something that it has no terms for."""

    code = "not_its_subject"
    message = Text(
        "{0} has no terms for a {1}: it has terms for {2}",
        "{0} heeft geen termen voor {1}: het heeft termen voor {2}",
    )

    def text(self, lang: str = "en") -> str:
        """What is wrong, with the subjects by their words in the language."""
        id_, subject, subjects = self.args
        words = {str(one): word.say(lang) for one, word in SUBJECT_WORDS.items()}
        asked = shown(words.get(subject, subject))
        offered = ", ".join(shown(words[one]) for one in subjects)
        return self.message.say(lang).format(shown(id_), asked, offered)


class TermsByEntry:
    """The terms of a vocabulary, each an attribute by the glossary's id of what it names."""

    def __init__(self, vocabulary: str, terms: Mapping[str, Term]) -> None:
        """Take the terms by name."""
        self._vocabulary, self._terms = vocabulary, terms

    def __getattr__(self, name: str) -> Term:
        if name.startswith("_"):  # asked while it is copied
            raise AttributeError(name)
        if name not in self._terms:
            raise UnknownWord(self._vocabulary, name, tuple(self._terms))
        return self._terms[name]

    def __dir__(self) -> list[str]:
        return list(self._terms)


class NotAVocabulary(SalesTermsError, TypeError):
    """Something else was given where one vocabulary is meant, such as its id."""

    code = "not_a_vocabulary"
    message = Text(
        "Something of type {0} is no vocabulary: give one, such as vocabulary({1})",
        "Iets van type {0} is geen woordenschat: geef er een, zoals vocabulary({1})",
    )


def checked_vocabulary(value: object) -> Vocabulary:
    """What was given, where it is a vocabulary; else raises `NotAVocabulary`."""
    if isinstance(value, Vocabulary):
        return value
    several = getattr(value, "members", ())  # the readings of a text, the fields of a system
    of_type = Sentence(type(value).__name__)
    raise NotAVocabulary(of_type, several[0].id if several else "four_types")


def _as_rows(given: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(given) if isinstance(given, list) else given  # type: ignore[return-value]


@frozen(kw_only=True, eq=False, slots=False)
class Vocabulary:
    """What one text, team or system calls people, deals, touches and sales.

    >>> from salesterms.facts import Facts
    >>> from salesterms.vocabularies import four_types
    >>> cam = Facts(name_and_email="yes", target_group="assumed", interest="explicit")
    >>> four_types.label(cam).path
    ('lead', 'unqualified')
    >>> four_types.label(cam.with_(interest="none")).word
    'naam'
    >>> four_types
    <vocabulary four_types: mensen, contact, SQL, MQL, unqualified, lead, naam>

    `rows` are read from top to bottom, those of each subject apart; the first that fits gives the
    label, and a row of silence says that the vocabulary has no word there. `id` is its public name,
    a part of a system after a dot: "hubspot.deal_stage". `reading` names one of several readings of
    one text. `source` is the number of the text, or empty.

    It is checked when it is made: `VocabularyProblems` names every part that is not of its type;
    else every id or word that cannot be one, every word that stands twice, and every broader term
    that is not there or leads back to itself; and where all of that is right, with a case, every
    row that can never give a label, every broader term that does not hold where its row gives the
    label, and every step forward to a lower row. Two are equal where they are about one catalogue
    and everything in them is written alike.
    """

    id: str
    title: Text
    rows: tuple[Row, ...] = field(converter=_as_rows)
    source: str = ""
    reading: str = ""
    address: str = ""
    catalogue: Catalogue = field(default=CATALOGUE, repr=False)
    checked: bool = field(default=True, repr=False)
    _labels: dict[tuple[Subject, int, int], Label] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        wrong = tuple(misfits(self, self.rows))
        if wrong:
            raise VocabularyProblems.of(wrong)
        if self.checked:
            self.check()

    def check(self) -> None:
        """Raise `VocabularyProblems` for every rule that is broken.

        The built-in ones are made unchecked, because proofs take time, and checked by tests. That
        each part is of its type is looked at in any case.
        """
        problems = tuple(problems_of(self.parts))
        if problems:
            raise VocabularyProblems.of(problems)

    def __repr__(self) -> str:
        return f"<vocabulary {self.id}: {', '.join(term.word for term in self.terms)}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Vocabulary):
            return NotImplemented
        if self is other:
            return True
        return self.catalogue == other.catalogue and self._content == other._content

    def __hash__(self) -> int:
        return hash(self.id)

    @cached_property
    def _content(self) -> tuple[object, ...]:
        """Everything in it, each criterion as it is written: brackets that say nothing are gone."""
        rows = [evolve(row, when=ALWAYS) for row in self.rows]
        criteria = [written(row.when) for row in self.rows]
        names = ("id", "title", "source", "reading", "address")
        return (*(getattr(self, name) for name in names), rows, criteria)

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, ({name: getattr(self, name) for name in _FIELDS},)

    @property
    def parts(self) -> Checked:
        """What its rules look at."""
        return Checked(self.id, self.rows, self.tables)

    @cached_property
    def tables(self) -> Mapping[Subject, Table]:
        """The rows about each subject, by subject, in the order of their first row."""
        subjects = dict.fromkeys(row.table for row in self.rows)
        return {
            subject: Table(
                self.catalogue, subject, [row for row in self.rows if row.table is subject]
            )
            for subject in subjects
        }

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The rows that have a word, from top to bottom."""
        return tuple(row for row in self.rows if isinstance(row, Term))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What it has terms for; a person, a company and a record are one."""
        return tuple(self.tables)

    @cached_property
    def term(self) -> TermsByEntry:
        """Its terms by the glossary's ids: `four_types.term.raw_name` for raw-name."""
        found: dict[str, Term] = {}
        for term in self.terms:
            if term.entry is not None:
                found.setdefault(term.entry.replace("-", "_"), term)
        return TermsByEntry(self.id, found)

    def named(self, word: str) -> tuple[Term, ...]:
        """The terms that a word means here, aliases included; raises `UnknownWord`."""
        wanted = same(word) if is_text(word) else ""
        found = tuple(term for term in self.terms if wanted in (same(one) for one in term.words))
        if not found:
            words = tuple(dict.fromkeys(word for term in self.terms for word in term.words))
            raise UnknownWord(self.id, word, nearest_or_all(word, words))
        return found

    def table(self, subject: Subject | None = None) -> Table:
        """The rows about a subject; of the first one, where none is named.

        Raises `WrongArgument` for what is no text, and `NotItsSubject`.
        """
        if subject is None and self.tables:
            return next(iter(self.tables.values()))
        check_argument("subject", subject, str | None, A_SUBJECT)
        found = None if subject is None else self.tables.get(subject)
        if found is None:
            self.check()  # where there are no rows at all, that is what is wrong
            raise NotItsSubject(self.id, str(subject), tuple(str(one) for one in self.tables))
        return found

    def label(self, facts: Facts, subject: Subject | None = None) -> Label:
        """What it calls somebody of whom these facts are known.

        `subject` says whom or what, where the vocabulary has terms for several: by default what its
        first row is about. Raises `WrongArgument`, `NotItsSubject` and `OtherCatalogue`.
        """
        if facts.__class__ is not Facts:
            check_is_facts(facts)
        table = self.table(subject)
        noticed = table.noticed
        key = (table.subject, facts.low & noticed, facts.high & noticed)
        if facts.catalogue is not self.catalogue:
            check_catalogue(facts, self.catalogue)
        label = self._labels.get(key)
        if label is None:
            if len(self._labels) >= _KEPT_LABELS:
                self._labels.clear()
            label = self._labels[key] = label_of(table, self.id, facts)
        return label

    def label_of_sure(
        self, catalogue: Catalogue, sure: int, subject: Subject | None = None
    ) -> Label:
        """The same for what is certain, as `Facts.sure` has it; for the engine."""
        if subject is not None:
            check_argument("subject", subject, str, A_SUBJECT)
        if catalogue is not self.catalogue or subject not in self._certain:
            return self.label(Facts.of_sure(catalogue, sure), subject)
        looked, labels = self._certain[subject]
        key = sure & looked
        label = labels.get(key)
        if label is None:
            if len(labels) >= _KEPT_LABELS:
                labels.clear()
            label = labels[key] = self.label(Facts.of_sure(catalogue, sure), subject)
        return label

    @cached_property
    def _certain(self) -> dict[Subject | None, tuple[int, dict[int, Label]]]:
        """For each subject: what its rows ask about, in terms of what is certain; its labels."""
        width = self.catalogue.layout.width
        found: dict[Subject | None, tuple[int, dict[int, Label]]] = {
            subject: (table.noticed << width | table.noticed, {})
            for subject, table in self.tables.items()
        }
        return {None: next(iter(found.values())), **found} if found else {}

    def labels(self, facts: Facts) -> tuple[Label, ...]:
        """The label of each subject that it has terms for."""
        return tuple(self.label(facts, subject) for subject in self.tables)

    def evolve(
        self,
        *,
        id: str | None = None,  # noqa: A002 # its name everywhere
        title: Text | None = None,
        add: Sequence[Row] = (),
        rename: Mapping[str, str] | None = None,
        drop: Sequence[str] = (),
        first: bool = True,
        before: str | None = None,
    ) -> Vocabulary:
        """The same vocabulary with rows added, words renamed, or terms left out; checked.

        >>> from salesterms.facts import CUSTOMER
        >>> from salesterms.vocabularies import Term, four_types
        >>> ours = four_types.evolve(
        ...     id="ours",
        ...     rename={"naam": "adres"},
        ...     add=[Term(word="relatie", when=CUSTOMER.is_("active"))],
        ... )
        >>> [term.word for term in ours.terms][0], [term.word for term in ours.terms][-1]
        ('relatie', 'adres')

        >>> from salesterms.facts import DEAL, Subject
        >>> from salesterms.vocabularies import hubspot
        >>> pilot = Term(word="Pilot", subject=Subject.DEAL, when=DEAL.is_("held"))
        >>> stages = hubspot.deal_stage.evolve(add=[pilot], before="Contract Sent")
        >>> [term.word for term in stages.terms][:4]
        ['Closed Won', 'Closed Lost', 'Pilot', 'Contract Sent']
        >>> stages.id
        'hubspot.deal_stage_changed'

        New rows stand `first`, above all others, or just above the term that is named by `before`,
        or else below all, but above a last row of silence that takes whatever is left. Renaming
        also renames the broader terms that have the word. Another word of a term, such as an alias,
        can be renamed or left out by itself. Without an `id` a vocabulary whose rows are changed
        says so in its id: that they are, not how. To keep two changes apart, give each an `id`;
        another title alone leaves it as it is. Raises `UnknownWord`, `NotAChange`,
        `TwoChanges` for a word with two new ones, or one of a term that is left out, and
        `VocabularyProblems`.
        """
        rename, drop, add = words_of(rename, drop, add)
        for word in (*rename, *drop, *([] if before is None else [before])):
            self.named(word)
        dropped = {same(word) for word in drop}
        renamed = new_words(rename, dropped, self.terms)
        kept = [changed(row, renamed, dropped) for row in self.rows if stays(row, dropped)]
        closing = [row for row in kept if isinstance(row, Silence) and row.when == ALWAYS]
        others = [row for row in kept if row not in closing]
        rows = (*add, *kept) if first else (*others, *add, *closing)
        if before is not None:
            place = self.rows.index(self.named(before)[0])
            above = sum(1 for row in self.rows[:place] if stays(row, dropped))
            rows = (*kept[:above], *add, *kept[above:])
        same_rows = tuple(rows) == self.rows
        own = self.id if same_rows else changed_id(self.id)
        return Vocabulary(
            id=own if id is None else id,
            title=self.title if title is None else title,
            rows=tuple(rows),
            source=self.source,
            reading=self.reading,
            address=self.address,
            catalogue=self.catalogue,
        )


_FIELDS = ("id", "title", "rows", "source", "reading", "address", "catalogue", "checked")


def _made_again(kept: dict[str, Any]) -> Vocabulary:
    return Vocabulary(**kept)
