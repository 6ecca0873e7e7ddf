"""All contradictions, and one by its id."""

from __future__ import annotations

from typing import Final

from salesterms.errors import nearest_or_all
from salesterms.vocabularies.contradictions.about_cases import ABOUT_CASES
from salesterms.vocabularies.contradictions.about_conditions import ABOUT_CONDITIONS
from salesterms.vocabularies.contradictions.about_outcomes import ABOUT_OUTCOMES
from salesterms.vocabularies.contradictions.about_touches import ABOUT_TOUCHES
from salesterms.vocabularies.contradictions.about_words import ABOUT_WORDS
from salesterms.vocabularies.contradictions.about_work import ABOUT_WORK
from salesterms.vocabularies.contradictions.disagreement import (
    Contradiction,
    UnknownContradiction,
)

_ALL = (
    *ABOUT_WORDS,
    *ABOUT_CASES,
    *ABOUT_CONDITIONS,
    *ABOUT_WORK,
    *ABOUT_TOUCHES,
    *ABOUT_OUTCOMES,
)

#: In the order in which they were collected.
CONTRADICTIONS: Final = tuple(sorted(_ALL, key=lambda one: int(one.number[1:])))


def contradiction(id: str) -> Contradiction:  # noqa: A002 # its name everywhere
    """The contradiction of that id.

    >>> from salesterms.vocabularies import contradiction
    >>> print(contradiction("account-manager").title.nl)
    Wat doet een accountmanager?

    Raises `UnknownContradiction` with the nearest ids.
    """
    for one in CONTRADICTIONS:
        if one.id == id:
            return one
    ids = tuple(one.id for one in CONTRADICTIONS)
    raise UnknownContradiction(id, nearest_or_all(id, ids))
