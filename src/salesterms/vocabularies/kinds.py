"""What a term rests on, and how two terms can lie to each other."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text
from salesterms.facts import Subject


class Basis(StrEnum):
    """What the criterion of a term rests on.

    >>> [basis.value for basis in Basis]
    ['text', 'vendor', 'name', 'ours']
    """

    #: What the text says.
    TEXT = "text"
    #: What the vendor documents.
    VENDOR = "vendor"
    #: Nothing but the name of the label.
    NAME = "name"
    #: The name is from a text, the criterion is ours.
    OURS = "ours"


class Match(StrEnum):
    """How the worlds of one term lie to those of another.

    >>> Match.NARROWER.reverse
    <Match.BROADER: 'broader'>
    """

    EXACT = "exact"
    #: The first term says more: whatever it names, the second names too.
    NARROWER = "narrower"
    BROADER = "broader"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"

    @property
    def reverse(self) -> Match:
        """The same, seen from the second term."""
        return _REVERSE.get(self, self)


_REVERSE = {Match.NARROWER: Match.BROADER, Match.BROADER: Match.NARROWER}

#: How a word lies to another, where neither is somebody's own.
RELATION_WORDS = {
    Match.EXACT: Text("the same", "hetzelfde"),
    Match.NARROWER: Text("narrower", "beperkter"),
    Match.BROADER: Text("broader", "ruimer"),
    Match.OVERLAPPING: Text("overlapping", "overlappend"),
}

#: How a word lies to the one that somebody asked about.
MATCH_WORDS = {
    Match.EXACT: Text("the same", "hetzelfde"),
    Match.NARROWER: Text("narrower than your word", "beperkter dan jouw woord"),
    Match.BROADER: Text("broader than your word", "ruimer dan jouw woord"),
    Match.OVERLAPPING: Text("overlaps your word", "overlapt deels met jouw woord"),
    Match.DISJOINT: Text("disjoint", "geen overlap"),
}

BASIS_WORDS = {
    Basis.TEXT: Text("as the text says", "zoals de tekst zegt"),
    Basis.VENDOR: Text("as the vendor documents", "zoals de leverancier beschrijft"),
    Basis.NAME: Text("by its name only", "alleen op grond van de naam"),
    Basis.OURS: Text("the criterion is ours", "het criterium is van ons"),
}

#: What a term is said of. A term of companies is said of persons as well (000:68).
SUBJECT_OF_TERM_WORDS = {
    Subject.PERSON: Text("a person", "een persoon"),
    Subject.COMPANY: Text("a person or a company", "een persoon of een bedrijf"),
    Subject.RECORD: Text("what is known of a person", "wat er van een persoon bekend is"),
    Subject.DEAL: Text("a deal", "een deal"),
    Subject.TOUCH: Text("a touch", "een contactmoment"),
    Subject.SALE: Text("a sale", "een verkoop"),
}

#: Subject of a term -> what it is labelled with: a person, a company and a record share one table.
TABLE_OF = {
    Subject.PERSON: Subject.PERSON,
    Subject.COMPANY: Subject.PERSON,
    Subject.RECORD: Subject.PERSON,
    Subject.DEAL: Subject.DEAL,
    Subject.TOUCH: Subject.TOUCH,
    Subject.SALE: Subject.SALE,
}


def match(a: int, b: int) -> Match:
    """How two sets of worlds lie to each other.

    >>> match(0b0110, 0b1110)
    <Match.NARROWER: 'narrower'>
    """
    both = a & b
    if not both:
        return Match.DISJOINT
    if a == b:
        return Match.EXACT
    if both == a:
        return Match.NARROWER
    return Match.BROADER if both == b else Match.OVERLAPPING
