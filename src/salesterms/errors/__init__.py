"""Every error of the library has one base, its data as arguments, and a text in English and Dutch.

Reading order: `text` (a sentence in two languages), `base` (the one root), `problem` (a fault in
data: where, which value, what to do) and the group that carries many of them. Each layer defines
its own errors beside the concept that they belong to; this layer knows none of them.
"""

from salesterms.errors.base import SalesTermsError, Sentence, shown
from salesterms.errors.nearest import nearest
from salesterms.errors.problem import MASK, Fault, Kind, Problem, ProblemGroup
from salesterms.errors.text import LANGUAGES, Text, UnknownLanguage

__all__ = [
    "LANGUAGES",
    "MASK",
    "Fault",
    "Kind",
    "Problem",
    "ProblemGroup",
    "SalesTermsError",
    "Sentence",
    "Text",
    "UnknownLanguage",
    "nearest",
    "shown",
]
