"""The glossary for other systems: JSON, CSV, Markdown, schema.org and SKOS.

Reading order: `forms` (the table of forms, and the one function), then a file for each form.
"""

from salesterms.interop.glossaries.forms import (
    FORMS,
    NotAGlossary,
    UnknownForm,
    glossary_as,
    glossary_pages,
)
from salesterms.interop.glossaries.names import DEFAULT_BASE, BadBase
from salesterms.interop.glossaries.skos import NeedsRdflib

__all__ = [
    "DEFAULT_BASE",
    "FORMS",
    "BadBase",
    "NeedsRdflib",
    "NotAGlossary",
    "UnknownForm",
    "glossary_as",
    "glossary_pages",
]
