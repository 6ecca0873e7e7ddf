"""Translations as plain data, for programs that are not Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesterms.vocabularies.relating import Translation


def translation_data(found: Translation) -> dict[str, object]:
    """A translation as JSON would have it: each term with its relation, and why there is none."""
    return {
        "word": found.word,
        "about": str(found.meant.table),
        "from": found.first.id,
        "to": found.second.id,
        "terms": [
            {
                "word": term.word,
                "about": str(term.table),
                "relation": str(how),
                "cites": list(term.cites),
            }
            for term, how in found.terms
        ],
        "undefined_because": [{"en": one.en, "nl": one.nl} for one in found.undefined_because],
    }
