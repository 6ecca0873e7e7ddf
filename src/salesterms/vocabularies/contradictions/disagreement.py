"""A contradiction between the texts: what each says, and how it shows."""

from __future__ import annotations

from attrs import frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.vocabularies.contradictions.queries.texts import Query


class UnknownContradiction(SalesTermsError, LookupError):
    """No contradiction has that id."""

    code = "unknown_contradiction"
    message = Text(
        "There is no contradiction {0}: use one of {1}",
        "Er is geen tegenspraak {0}: gebruik een van {1}",
    )


@frozen(kw_only=True)
class Position:
    """What one text says about it, in our words; `quoted` has at most six of its own.

    >>> from salesterms.vocabularies import CONTRADICTIONS
    >>> position = CONTRADICTIONS[0].positions[0]
    >>> position.source, position.cites
    ('000', ('000:68',))
    """

    says: Text
    cites: tuple[str, ...]
    quoted: str = ""

    @property
    def source(self) -> str:
        """The number of the text."""
        return self.cites[0].partition(":")[0]


@frozen(kw_only=True)
class Contradiction:
    """One thing that the texts do not agree on.

    >>> from salesterms.vocabularies import CONTRADICTIONS
    >>> CONTRADICTIONS[0].id, CONTRADICTIONS[0].title.nl
    ('lead-and-prospect', 'Wat komt eerst: lead of prospect?')

    `positions` are what the texts say. `queries` compute what follows from it, with the functions
    that everybody has; `remark` says what cannot be computed, and why. `number` is the place in the
    list from which the contradictions were first collected.
    """

    id: str
    number: str
    title: Text
    positions: tuple[Position, ...]
    queries: tuple[Query, ...] = ()
    remark: Text | None = None

    @property
    def computed(self) -> bool:
        """Whether something of it follows from facts."""
        return bool(self.queries)


def at(cites: str, en: str, nl: str, quoted: str = "") -> Position:
    """A position: its citations in one text, and what is said there."""
    return Position(says=Text(en, nl), cites=tuple(cites.split()), quoted=quoted)
