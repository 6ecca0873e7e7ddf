"""Everything goes out as a document and comes back the same, and every fault is named.

>>> from salesterms import Category, Money, Opportunity, documents
>>> deal = Opportunity(id="D-1", status=Category.WON, amount=Money("950.00", "EUR"))
>>> text = documents.dumps(deal)
>>> text
'{"schema_version":1,"type":"opportunity","id":"D-1","status":"won","amount":"950.00 EUR"}'
>>> documents.loads(text, Opportunity) == deal
True

Reading order: `kinds` (everything that can be wrong) and `place` (where, and what was noted);
`forms` (what each type looks like) and `classes` (the form of an attrs class); `building` (from a
type to its form); `hooks` and `conversion` (the converter); `text` and `schemas` (as JSON, as JSON
Schema).
"""

from salesterms.documents.conversion import converter, structure, unstructure, validate
from salesterms.documents.forms.document import SCHEMA_VERSION
from salesterms.documents.hooks import NotOurConverter
from salesterms.documents.options import BadDocumentOption
from salesterms.documents.problems import (
    DocumentProblems,
    NamesClash,
    NoDocumentForm,
    UnresolvedType,
)
from salesterms.documents.schemas import json_schema
from salesterms.documents.text import TextForm, dumps, loads

__all__ = [
    "SCHEMA_VERSION",
    "BadDocumentOption",
    "DocumentProblems",
    "NamesClash",
    "NoDocumentForm",
    "NotOurConverter",
    "TextForm",
    "UnresolvedType",
    "converter",
    "dumps",
    "json_schema",
    "loads",
    "structure",
    "unstructure",
    "validate",
]
