"""Vocabularies and translations as plain data, for programs that are not Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.facts import written
from salesterms.vocabularies.rows import Term

if TYPE_CHECKING:
    from salesterms.vocabularies.relating import Translation
    from salesterms.vocabularies.rows import Row
    from salesterms.vocabularies.terminology import Vocabulary


def as_data(vocabulary: Vocabulary) -> dict[str, object]:
    """A vocabulary as JSON would have it: its rows in order, criteria as short text."""
    return {
        "id": vocabulary.id,
        "title": {"en": vocabulary.title.en, "nl": vocabulary.title.nl},
        "source": vocabulary.source,
        "rows": [_row(row) for row in vocabulary.rows],
    }


def _row(row: Row) -> dict[str, object]:
    shared = {"subject": str(row.subject), "when": written(row.when), "cites": list(row.cites)}
    if isinstance(row, Term):
        return {
            "word": row.word,
            "aliases": list(row.aliases),
            "group": list(row.group),
            "broader": row.broader,
            "basis": str(row.basis),
            **shared,
        }
    return {"word": None, "because": {"en": row.because.en, "nl": row.because.nl}, **shared}


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
