"""The glossary as a DefinedTermSet of schema.org, in JSON-LD: for search engines and websites."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from salesterms.errors import LANGUAGES
from salesterms.interop.glossaries.names import scheme_name, script_safe, term_name
from salesterms.interop.glossaries.titles import TITLE

if TYPE_CHECKING:
    from salesterms.errors import Text
    from salesterms.terms import Entry, Glossary


def schema_org_text(glossary: Glossary, base: str) -> str:
    """The set and its terms, each with its name, other names and description in both languages."""
    data = {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": scheme_name(base),
        "name": _both(TITLE),
        "inLanguage": list(LANGUAGES),
        "hasDefinedTerm": [_term(entry, base) for entry in glossary.entries],
    }
    return script_safe(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def _term(entry: Entry, base: str) -> dict[str, Any]:
    others = [
        {"@language": label.lang, "@value": label.text}
        for lang in LANGUAGES
        for label in entry.labels_in(lang)
    ]
    return {
        "@type": "DefinedTerm",
        "@id": term_name(base, entry.id),
        "termCode": entry.id,
        "name": _both(entry.preferred),
        **({"alternateName": others} if others else {}),
        "description": _both(entry.definition),
        "inDefinedTermSet": {"@id": scheme_name(base)},
    }


def _both(text: Text) -> list[dict[str, str]]:
    return [{"@language": lang, "@value": text.say(lang)} for lang in LANGUAGES]
