"""The source texts: what is doubtful in them, and which of their words have several meanings."""

from __future__ import annotations

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.values import about


@frozen(kw_only=True)
class SourceText:
    """One of the texts that the glossary follows, by the number in its citations."""

    id: str = field(metadata=about("its number", "het nummer", alias="kenmerk"))
    name: str = field(metadata=about("its name in code", "de naam in code", alias="naam"))
    title: Text = field(metadata=about("what it is", "wat het is", alias="titel"))


@frozen(kw_only=True)
class DoubtfulPlace:
    """A place in a source text that is corrupt, or contradicts another.

    Nothing is repaired without a word: `reading` says how the library reads it, and why.
    """

    cites: tuple[str, ...] = field(
        metadata=about("where it stands", "waar het staat", alias="vindplaatsen")
    )
    quoted: tuple[str, ...] = field(
        metadata=about(
            "the words in question, a piece for each place",
            "de woorden waar het om gaat, een stukje per plaats",
            alias="geciteerd",
        )
    )
    trouble: Text = field(metadata=about("what is wrong", "wat er mis is", alias="probleem"))
    reading: Text = field(
        metadata=about("how it is read here", "hoe het hier gelezen wordt", alias="lezing")
    )


@frozen(kw_only=True)
class Meaning:
    """One of the meanings of a homonym."""

    text: Text = field(metadata=about("in words", "in woorden", alias="tekst"))
    cites: tuple[str, ...] = field(
        default=(), metadata=about("where it stands", "waar het staat", alias="vindplaatsen")
    )
    entry: str | None = field(
        default=None,
        metadata=about(
            "the id of the entry, if it has one",
            "het kenmerk van de term, als die er is",
            alias="term",
        ),
    )


@frozen(kw_only=True)
class Homonym:
    """A word that means several things, so that it has to be said which."""

    word: str = field(metadata=about("the word", "het woord", alias="woord"))
    meanings: tuple[Meaning, ...] = field(
        metadata=about("what it can mean", "wat het kan betekenen", alias="betekenissen")
    )
