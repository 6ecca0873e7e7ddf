"""Every error of the library has one base, its data as arguments, and a text in English and Dutch.

Reading order: `base` (the one root, and a sentence in two languages), `problem` (a fault in data:
where, which value, what to do; and the group that carries many of them), `unreadable` (what the
reader of one value raises), `arguments` (what is of another type than is meant), `needs_narwhals`,
then the two helpers of every text, `quoting` and `candidates`. Each layer defines its own errors
beside the concept that they belong to; this layer knows none of them.
"""

from salesterms.errors.arguments import (
    Shape,
    WrongArgument,
    check_argument,
    each_argument,
    each_of_kind,
    of_kind,
    pairs,
    several,
)
from salesterms.errors.base import LANGUAGES, SalesTermsError, Text, UnknownLanguage
from salesterms.errors.candidates import affordable, nearest, nearest_or_all
from salesterms.errors.needs_narwhals import NeedsNarwhals
from salesterms.errors.problem import MASK, Fault, Kind, Problem, ProblemGroup
from salesterms.errors.quoting import Sentence, shown
from salesterms.errors.unreadable import ABSENT, Unreadable, why_unread

__all__ = [
    "ABSENT",
    "LANGUAGES",
    "MASK",
    "Fault",
    "Kind",
    "NeedsNarwhals",
    "Problem",
    "ProblemGroup",
    "SalesTermsError",
    "Sentence",
    "Shape",
    "Text",
    "UnknownLanguage",
    "Unreadable",
    "WrongArgument",
    "affordable",
    "check_argument",
    "each_argument",
    "each_of_kind",
    "nearest",
    "nearest_or_all",
    "of_kind",
    "pairs",
    "several",
    "shown",
    "why_unread",
]
