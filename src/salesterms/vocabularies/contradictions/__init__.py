"""Where the five texts contradict each other, each with what follows from it by computation.

Reading order: `disagreement` (what one is), `queries` (how it is computed), `cases` (the persons
that are asked about), then the contradictions: `about_words`, `about_cases`, `about_conditions`,
`about_work`, `about_touches`, `about_outcomes`.
"""

from salesterms.vocabularies.contradictions.disagreement import (
    Contradiction,
    Position,
    UnknownContradiction,
)
from salesterms.vocabularies.contradictions.lookup import CONTRADICTIONS, contradiction

__all__ = [
    "CONTRADICTIONS",
    "Contradiction",
    "Position",
    "UnknownContradiction",
    "contradiction",
]
