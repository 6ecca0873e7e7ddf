"""The forms in which a glossary goes out, as a table, and the one function that writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from salesterms.documents import unstructure
from salesterms.documents.forms.document import SCHEMA_VERSION
from salesterms.errors import LANGUAGES, SalesTermsError, Text, UnknownLanguage
from salesterms.interop.glossaries.defined_terms import schema_org_text
from salesterms.interop.glossaries.names import DEFAULT_BASE, checked_base
from salesterms.interop.glossaries.pages import pages, term_page
from salesterms.interop.glossaries.skos import json_ld_text, turtle_text
from salesterms.interop.glossaries.table import csv_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.terms import Glossary


class UnknownForm(SalesTermsError, LookupError):
    """A form was asked for that no glossary has."""

    code = "unknown_form"
    message = Text(
        "A glossary has no form {0}: use one of {1}",
        "Een woordenlijst heeft geen vorm {0}: gebruik een van {1}",
    )


def _json_text(glossary: Glossary) -> str:
    document = {"schema_version": SCHEMA_VERSION, "type": "glossary", **unstructure(glossary)}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _markdown_text(glossary: Glossary, lang: str) -> str:
    return "\n".join(term_page(entry, lang) for entry in glossary.entries)


#: Name of a form -> how it is written, from a glossary, a base of names and a language.
FORMS: dict[str, Callable[[Glossary, str, str], str]] = {
    "json": lambda glossary, _, __: _json_text(glossary),
    "csv": lambda glossary, _, __: csv_text(glossary),
    "markdown": lambda glossary, _, lang: _markdown_text(glossary, lang),
    "schema.org": lambda glossary, base, _: schema_org_text(glossary, base),
    "turtle": lambda glossary, base, _: turtle_text(glossary, base),
    "json-ld": lambda glossary, base, _: json_ld_text(glossary, base),
}


def glossary_as(
    form: str, glossary: Glossary | None = None, *, base: str = DEFAULT_BASE, lang: str = "en"
) -> str:
    """The whole glossary as one text.

    >>> print(glossary_as("csv").splitlines()[0][:30])
    id,kind,preferred_en,preferred
    >>> glossary_as("markdown", lang="nl").splitlines()[0]
    '# account'

    `form` is one of:

    - json: the document that `documents.loads(text, Glossary)` reads back;
    - csv: a line for each term, for a spreadsheet;
    - markdown: all terms below each other, in the language `lang`, "en" or "nl";
    - schema.org: a DefinedTermSet in JSON-LD;
    - turtle, json-ld: SKOS, with one concept scheme for the glossary and one for each source text;
      needs rdflib (`pip install 'salesterms[rdf]'`), else `NeedsRdflib`.

    `glossary` is that of the library, or one of your own. `base` begins the names of linked data:
    put the address in front under which you publish them; what is no such beginning raises
    `BadBase`. Another form raises `UnknownForm`, another language `UnknownLanguage`.
    """
    if form not in FORMS:
        raise UnknownForm(form, tuple(FORMS))
    return FORMS[form](_given(glossary), checked_base(base), _language(lang))


def glossary_pages(glossary: Glossary | None = None, *, lang: str = "en") -> dict[str, str]:
    """A page of Markdown for each term: name of the page, without .md -> its text.

    >>> sorted(glossary_pages())[:3]
    ['account', 'account-manager', 'action']

    Beside the terms there are `index`, `homonyms` and `doubtful-places`. Links are relative, so the
    pages stand in one folder.
    """
    return pages(_given(glossary), _language(lang))


def _given(glossary: Glossary | None) -> Glossary:
    if glossary is not None:
        return glossary
    from salesterms.terms import glossary as own

    return own


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang)
    return lang
