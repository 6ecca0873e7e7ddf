"""The rows of a vocabulary: its terms, and where it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

from attrs import Factory, field, frozen

from salesterms.criteria import All, Criterion
from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.values import about
from salesterms.vocabularies.kinds import TABLE_OF, Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Whatever is known, this holds.
ALWAYS = All(())

_SUBJECT = about("whom or what it is about", "over wie of wat het gaat", alias="onderwerp")
_CITES = about("where it stands", "waar het staat", alias="vindplaatsen")


def _listed(given: Sequence[str]) -> tuple[str, ...]:
    """A list as a tuple; what is no tuple then is told where a vocabulary is made of it."""
    return tuple(given) if isinstance(given, list) else given  # type: ignore[return-value]


def same(word: str) -> str:
    """A word without the differences that nobody sees: case, Unicode form, space around it."""
    return normalize("NFKC", word).casefold().strip()


def _basis_of(term: Term) -> Basis:
    """What a criterion rests on where nobody says so: on a text only where a place is cited."""
    return Basis.TEXT if term.cites else Basis.OURS


@frozen(kw_only=True)
class Term:
    """A word of a vocabulary, and when it is the word.

    >>> from salesterms.facts import INTEREST
    >>> term = Term(word="lead", when=INTEREST.at_least("explicit"), aliases=("warm lead",))
    >>> term.words, term.basis
    (('lead', 'warm lead'), <Basis.OURS: 'ours'>)

    `word` stands as the source writes it, `aliases` are other words of the same source for it.
    `when` is read together with the rows above it: the first that holds gives the label. `broader`
    is the word of the term that it is a kind of: who is called by the one is called by the other.
    `group` has the labels of a system that facts cannot tell apart, in the order of the vendor.
    `basis` is what the criterion rests on: where it is not said, on the text if `cites` names a
    place, and else it is ours. `entry` is the id of the glossary's entry, where it has one. An
    `exit` is a word for who left the way forward; it has no place in the order of the words.
    """

    word: str = field(metadata=about("the word", "het woord", alias="woord"))
    when: Criterion = field(metadata=about("what must hold", "wat er moet gelden", alias="wanneer"))
    subject: Subject = field(default=Subject.PERSON, metadata=_SUBJECT)
    broader: str | None = field(
        default=None,
        metadata=about(
            "the word of the term that it is a kind of",
            "het woord van de term waar het een soort van is",
            alias="ruimer",
        ),
    )
    aliases: tuple[str, ...] = field(
        default=(),
        converter=_listed,
        metadata=about("other words for it", "andere woorden ervoor", alias="andere_woorden"),
    )
    owner: Text | None = field(
        default=None,
        metadata=about("who is responsible", "wie verantwoordelijk is", alias="eigenaar"),
    )
    cites: tuple[str, ...] = field(default=(), converter=_listed, metadata=_CITES)
    basis: Basis = field(
        default=Factory(_basis_of, takes_self=True),
        metadata=about(
            "what the criterion rests on", "waar het op gebaseerd is", alias="grondslag"
        ),
    )
    group: tuple[str, ...] = field(
        default=(),
        converter=_listed,
        metadata=about(
            "labels that facts cannot tell apart",
            "labels die met feiten niet te onderscheiden zijn",
            alias="groep",
        ),
    )
    entry: str | None = field(
        default=None,
        metadata=about("its entry in the glossary", "de term in de woordenlijst", alias="lemma"),
    )
    note: Text | None = field(
        default=None, metadata=about("a remark", "een opmerking", alias="opmerking")
    )
    exit: bool = field(
        default=False,
        metadata=about(
            "whether it is for who left the way forward",
            "of het is voor wie de weg vooruit verliet",
            alias="uitgang",
        ),
    )

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that means it."""
        return tuple(dict.fromkeys((self.word, *self.aliases, *self.group)))

    @property
    def table(self) -> Subject:
        """What it is a label of."""
        return TABLE_OF[self.subject]


@frozen(kw_only=True)
class Silence:
    """Where a vocabulary says nothing, and why; also where it would otherwise seem to.

    >>> from salesterms.facts import DEAL
    >>> row = Silence(when=DEAL.is_("lost"), because=Text("not said", "niet gezegd"))
    >>> row.because.nl, row.table.value
    ('niet gezegd', 'person')
    """

    when: Criterion = field(metadata=about("what must hold", "wat er moet gelden", alias="wanneer"))
    because: Text = field(
        metadata=about("why there is no word", "waarom er geen woord is", alias="omdat")
    )
    subject: Subject = field(default=Subject.PERSON, metadata=_SUBJECT)
    cites: tuple[str, ...] = field(default=(), converter=_listed, metadata=_CITES)

    @property
    def table(self) -> Subject:
        """What it leaves without a label."""
        return TABLE_OF[self.subject]


Row: TypeAlias = Term | Silence

#: Where no row fits and the vocabulary gives no reason of its own.
NO_ROW_FITS = Text(
    "what is known fits none of its terms", "wat bekend is, past bij geen van de termen"
)
