"""The glossary as CSV: a line for each term, for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from salesterms.interop.quarantine import harmless
from salesterms.terms import CarriedOut, ConceptOnly, LabelUse, Planned, RelationKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.terms import Entry, Glossary

#: Between several labels, links or citations in one cell.
BETWEEN = " | "


def _labels(lang: str, use: LabelUse) -> Callable[[Entry], str]:
    return lambda entry: BETWEEN.join(each.text for each in entry.labels_in(lang, use))


def _links(kind: RelationKind) -> Callable[[Entry], str]:
    return lambda entry: BETWEEN.join(link.to for link in entry.linked(kind))


def _code(entry: Entry) -> str:
    return BETWEEN.join(entry.executable.by) if isinstance(entry.executable, CarriedOut) else ""


def _planned(entry: Entry) -> str:
    return entry.executable.form if isinstance(entry.executable, Planned) else ""


def _no_code(lang: str) -> Callable[[Entry], str]:
    def reason(entry: Entry) -> str:
        found = entry.executable
        return found.reason.say(lang) if isinstance(found, ConceptOnly) else ""

    return reason


#: Column -> what stands in it.
COLUMNS: dict[str, Callable[[Entry], str]] = {
    "id": lambda entry: entry.id,
    "kind": lambda entry: entry.kind.value,
    "preferred_en": lambda entry: entry.preferred.en,
    "preferred_nl": lambda entry: entry.preferred.nl,
    "alternative_en": _labels("en", LabelUse.ALTERNATIVE),
    "alternative_nl": _labels("nl", LabelUse.ALTERNATIVE),
    "hidden_en": _labels("en", LabelUse.HIDDEN),
    "hidden_nl": _labels("nl", LabelUse.HIDDEN),
    "near_en": _labels("en", LabelUse.NEAR),
    "near_nl": _labels("nl", LabelUse.NEAR),
    "definition_en": lambda entry: entry.definition.en,
    "definition_nl": lambda entry: entry.definition.nl,
    "note_en": lambda entry: "" if entry.note is None else entry.note.en,
    "note_nl": lambda entry: "" if entry.note is None else entry.note.nl,
    "example_en": lambda entry: "" if entry.example is None else entry.example.en,
    "example_nl": lambda entry: "" if entry.example is None else entry.example.nl,
    **{kind.value: _links(kind) for kind in RelationKind},
    "code": _code,
    "planned": _planned,
    "no_code_en": _no_code("en"),
    "no_code_nl": _no_code("nl"),
    "cites": lambda entry: BETWEEN.join(entry.cites),
}


def csv_text(glossary: Glossary) -> str:
    """A header and a line for each term; a cell that would run as a formula gets an apostrophe."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for entry in glossary.entries:
        rows.writerow([harmless(cell(entry)) for cell in COLUMNS.values()])
    return written.getvalue()
