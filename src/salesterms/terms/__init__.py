"""The glossary: every term with its labels, its definition in two languages, and its code.

>>> from salesterms import glossary
>>> glossary["klantverloop"].id, glossary["churn"].preferred.nl
('churn', 'klantverloop')

Reading order: `kinds`, `executable`, `folding`, `parts`, `sources` and `lemma` (what there is to
say of a term), `wording` and `entry` (said as text and HTML), `relations`, `typing_rules`, `faults`
and `checking` (what must hold), `trigrams`, `plurals`, `looking_up` and `searching` (from a word to
a term), `neighbourhood` (from a term to others), `content` and `collection` (all of it together),
`reading` (the file). The data are read when `glossary` is first asked for.
"""

from salesterms.terms.collection import Glossary
from salesterms.terms.content import Content
from salesterms.terms.entry import Entry
from salesterms.terms.executable import CarriedOut, ConceptOnly, Executable, Planned
from salesterms.terms.faults import GlossaryProblems
from salesterms.terms.kinds import EntryKind, LabelUse, RelationKind, UnknownKind
from salesterms.terms.looking_up import AmbiguousTerm, NotALabel, UnknownTerm
from salesterms.terms.neighbourhood import Neighbourhood
from salesterms.terms.numbers import OutOfRange
from salesterms.terms.parts import Label, Link, Sense
from salesterms.terms.relations import Relation
from salesterms.terms.searching import Match
from salesterms.terms.sources import DoubtfulPlace, Homonym, Meaning, SourceText

__all__ = [
    "AmbiguousTerm",
    "CarriedOut",
    "ConceptOnly",
    "Content",
    "DoubtfulPlace",
    "Entry",
    "EntryKind",
    "Executable",
    "Glossary",
    "GlossaryProblems",
    "Homonym",
    "Label",
    "LabelUse",
    "Link",
    "Match",
    "Meaning",
    "Neighbourhood",
    "NotALabel",
    "OutOfRange",
    "Planned",
    "Relation",
    "RelationKind",
    "Sense",
    "SourceText",
    "UnknownKind",
    "UnknownTerm",
    "glossary",
]


glossary: Glossary


def __getattr__(name: str) -> Glossary:
    """Read the glossary when it is first asked for (PEP 562)."""
    if name != "glossary":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from salesterms.terms.reading import own_glossary

    return own_glossary()
