"""A report as plain data: exact text for every value, and codes beside the words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from salesterms.errors import LANGUAGES, Problem, Text
from salesterms.report.blocks import Explained, Picture, Said
from salesterms.report.view import Speaker
from salesterms.results import Measurement
from salesterms.values import Money, Period, Ratio, rounded_fraction

if TYPE_CHECKING:
    from salesterms.report.blocks import Cell, Figure, Finding, Line, Section, Table
    from salesterms.report.contents import Contents

#: The version of the document's shape.
SCHEMA_VERSION = 1

#: Digits after the point of the rounded value that stands beside the exact one.
_DIGITS = 12


def document(report: Contents) -> dict[str, Any]:
    """The whole report."""
    return {
        "schema_version": SCHEMA_VERSION,
        "title": _said(report.title),
        "as_of": None if report.as_of is None else report.as_of.isoformat(),
        "period": None if report.period is None else _span(report.period),
        "read": [_said(sentence) for sentence in report.read],
        "figures": [_figure(figure) for figure in report.figures],
        "stands_out": [_finding(finding) for finding in report.findings],
        "sections": {section.id: _section(section) for section in report.sections},
    }


def measured(found: Measurement) -> dict[str, Any]:
    """One measurement: the exact value as text, its status, and the account of every row."""
    return {
        "metric": found.metric,
        "variant": found.variant,
        "title": _said(found.title),
        "value": _exact(found.value),
        "decimal": _decimal(found.value),
        "unit": found.unit,
        "currency": found.currency or None,
        "status": str(found.status),
        "reason": found.reason or None,
        "details": list(found.details),
        "rows": found.rows,
        "counted": found.counted,
        "excluded": dict(found.excluded),
        "definition": {lang: found.definition.say(lang) for lang in LANGUAGES},
        "formula": found.formula or None,
        "formula_nl": found.formula_nl or None,
        "inputs": {name: _exact(term) for name, term in found.inputs.items()},
        "exact": found.exact,
        "small_sample": found.small_sample,
        "period": None if found.period is None else _span(found.period),
        "as_of": None if found.as_of is None else found.as_of.isoformat(),
        "date_field": found.date_field,
        "source": {**_said(found.source.text), "citations": list(found.source.citations)},
    }


def _exact(value: object) -> str | None:
    return None if value is None else str(value.amount if isinstance(value, Money) else value)


def _decimal(value: object) -> str | None:
    """The value as a decimal number, rounded half to even where it has no end."""
    if isinstance(value, Ratio):
        value = value.fraction()
    if isinstance(value, Fraction):
        written = f"{rounded_fraction(value, _DIGITS, 'half_even'):f}"
        return written.rstrip("0").rstrip(".")
    return _exact(value)


def _span(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _said(said: Said | Text) -> dict[str, str]:
    return {lang: Speaker(lang, localised=False).cell(said) for lang in LANGUAGES}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "label": _said(figure.label),
        "values": [measured(found) for found in figure.values],
        "remark": None if figure.remark is None else _said(figure.remark),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "group": finding.group,
        "measurement": None if finding.found is None else measured(finding.found),
        "said": [_said(sentence) for sentence in finding.said],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": _said(section.title),
        **{block.id: _block(block) for block in section.blocks if not isinstance(block, Picture)},
        "notes": [_said(note) for note in (*section.intro, *section.notes)],
    }


def _block(block: Table | Explained) -> dict[str, Any]:
    if isinstance(block, Explained):
        return measured(block.found)
    return {
        "caption": _said(block.caption),
        "rows": [_row(block, line) for line in block.lines],
        "total": None if block.total is None else _row(block, block.total),
        "notes": [_said(note) for note in block.notes],
    }


def _row(table: Table, line: Line) -> dict[str, Any]:
    return {column.id: _cell(cell) for column, cell in zip(table.columns, line.cells, strict=True)}


def _cell(cell: Cell) -> object:
    if isinstance(cell, Measurement):
        return measured(cell)
    if isinstance(cell, Problem):
        said = {lang: cell.text(lang) for lang in LANGUAGES}
        return {"code": cell.code, "record": cell.record, "column": cell.column, **said}
    if isinstance(cell, Said | Text):
        return _said(cell)
    if isinstance(cell, Period):
        return _span(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, int | str) else _exact(cell)
