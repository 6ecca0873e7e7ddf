"""The forms in which a glossary goes out, as a table, and the one function that writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from salesterms.documents import dumps, json_schema
from salesterms.errors import LANGUAGES, SalesTermsError, Text, UnknownLanguage
from salesterms.interop.glossaries.defined_terms import schema_org_text
from salesterms.interop.glossaries.names import DEFAULT_BASE, checked_base
from salesterms.interop.glossaries.pages import one_page, pages
from salesterms.interop.glossaries.skos import json_ld_text, turtle_text
from salesterms.interop.glossaries.table import csv_text
from salesterms.terms import Glossary

if TYPE_CHECKING:
    from collections.abc import Callable


class UnknownForm(SalesTermsError, LookupError):
    """A form was asked for that no glossary has."""

    code = "unknown_form"
    message = Text(
        "A glossary has no form {0}: use one of {1}",
        "Een woordenlijst heeft geen vorm {0}: gebruik een van {1}",
    )


class NotAGlossary(SalesTermsError, TypeError):
    """What was given to be written is no glossary."""

    code = "not_a_glossary"
    message = Text(
        "{0} is no glossary: give a Glossary, or leave it out for that of the library",
        "{0} is geen woordenlijst: geef een Glossary, of laat dit weg voor die van de bibliotheek",
    )


def _json_text(glossary: Glossary) -> str:
    return json.dumps(json.loads(dumps(glossary)), indent=1, ensure_ascii=False) + "\n"


def _schema_text(lang: str) -> str:
    return json.dumps(json_schema(Glossary, lang=lang), indent=1, ensure_ascii=False) + "\n"


#: Name of a form -> how it is written, from a glossary, a base of names and a language.
FORMS: dict[str, Callable[[Glossary, str, str], str]] = {
    "json": lambda glossary, _, __: _json_text(glossary),
    "json-schema": lambda _, __, lang: _schema_text(lang),
    "csv": lambda glossary, _, __: csv_text(glossary),
    "markdown": lambda glossary, _, lang: one_page(glossary, lang),
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
    >>> glossary_as("markdown", lang="nl").splitlines()[2]
    '# account'

    `form` is one of:

    - json: the document that `documents.loads(text, Glossary)` reads back;
    - json-schema: what such a document must be like, for an editor to check it by, described in
      the language `lang`;
    - csv: a line for each term, for a spreadsheet;
    - markdown: all terms on one page, in the language `lang`, "en" or "nl";
    - schema.org: a DefinedTermSet in JSON-LD;
    - turtle, json-ld: SKOS, with one concept scheme for the glossary and one for each source text;
      needs rdflib (`pip install 'salesterms[rdf]'`), else `NeedsRdflib`.

    `glossary` is that of the library, or one of your own. `base` begins the names of linked data:
    put the address in front under which you publish them; what is no such beginning raises
    `BadBase`. Another form raises `UnknownForm`, another language `UnknownLanguage`.
    """
    return _writer(form)(_given(glossary), checked_base(base), _language(lang))


def glossary_pages(glossary: Glossary | None = None, *, lang: str = "en") -> dict[str, str]:
    """A page of Markdown for each term: name of the page, without .md -> its text.

    >>> sorted(glossary_pages())[:3]
    ['account', 'account-manager', 'action']

    Beside the terms there are `index`, `homonyms` and `doubtful-places`. Links are relative, so the
    pages stand in one folder.
    """
    return pages(_given(glossary), _language(lang))


def _writer(form: object) -> Callable[[Glossary, str, str], str]:
    if not isinstance(form, str) or form not in FORMS:
        raise UnknownForm(form, tuple(FORMS))
    return FORMS[form]


def _given(glossary: object) -> Glossary:
    if glossary is None:
        from salesterms.terms import glossary as own

        return own
    if not isinstance(glossary, Glossary):
        raise NotAGlossary(glossary)
    return glossary


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang)
    return lang
