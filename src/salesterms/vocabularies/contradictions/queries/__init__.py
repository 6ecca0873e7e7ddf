"""The questions by which contradictions are computed, each an object with its answer.

Reading order: `texts` (which texts are asked), `labels` (one case, its names and owners), `terms`
(how words lie to each other), `moving` (what a step changes, and which word comes first).
"""

from salesterms.vocabularies.contradictions.queries.labels import (
    DenotedBy,
    LabelsOf,
    OwnedBy,
    OwnersIn,
    OwnersOf,
)
from salesterms.vocabularies.contradictions.queries.moving import (
    ChangedBy,
    DeadEnds,
    FirstWords,
    OrderOf,
)
from salesterms.vocabularies.contradictions.queries.terms import (
    Compared,
    HomonymsOf,
    KindsOf,
    RelationOf,
    Required,
    SwapsOf,
)
from salesterms.vocabularies.contradictions.queries.texts import Query

__all__ = [
    "ChangedBy",
    "Compared",
    "DeadEnds",
    "DenotedBy",
    "FirstWords",
    "HomonymsOf",
    "KindsOf",
    "LabelsOf",
    "OrderOf",
    "OwnedBy",
    "OwnersIn",
    "OwnersOf",
    "Query",
    "RelationOf",
    "Required",
    "SwapsOf",
]
