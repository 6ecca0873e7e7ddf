"""Every entry point that takes what the library did not make: its name -> one value in, one out.

What comes out is shown so that other languages can compare it: an opportunity as its document, a
period as its text.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from salesterms import (
    Category,
    FiscalCalendar,
    Measurement,
    Measurements,
    Money,
    Opportunities,
    Opportunity,
    Period,
    RateTable,
    Ratio,
    close_ratio,
    opportunities,
    read_opportunities,
)
from salesterms._json import JsonProblems, parse, scan
from salesterms.documents import converter, dumps, loads, structure, unstructure, validate
from salesterms.interop import (
    ImportProblems,
    ImportResult,
    columns,
    read_stage_log,
    stage_log,
    with_preset,
)
from salesterms.mapping import ColumnMapping, LogMapping, load_document, load_mapping
from salesterms.values import (
    Probability,
    boundaries,
    local_date,
    probability,
    probability_from_percent,
    zone,
)

if TYPE_CHECKING:
    from collections.abc import Callable

#: What the CSV files of the catalogue mean.
MAPPING: dict[str, Any] = {
    "id": "id",
    "status": {"column": "stage", "open": ["Lead"], "won": ["Won"], "lost": ["Lost"]},
    "amount": {"column": "amount", "decimal": ".", "currency": "EUR"},
    "extras": [],
}

#: What the stage logs of the catalogue mean.
LOG: dict[str, Any] = {"shape": "entries", "case": "case", "label": "label", "at": "at"}

#: Name of a type in documents -> the type.
TYPES: dict[str, Any] = {
    "text": str,
    "boolean": bool,
    "integer": int,
    "float": float,
    "decimal": Decimal,
    "fraction": Fraction,
    "money": Money,
    "probability": Probability,
    "date": date,
    "datetime": datetime,
    "category": Category,
    "texts": list[str],
    "set of integers": set[int],
    "pair": tuple[str, int],
    "any": Any,
    "value": Ratio | Fraction | Money | int,
    "opportunity": Opportunity,
    "opportunities": Opportunities,
    "period": Period,
    "ratio": Ratio,
    "fiscal_calendar": FiscalCalendar,
    "rate_table": RateTable,
    "measurement": Measurement,
    "measurements": Measurements,
}

#: Types whose values are shown as their documents, and as their text.
_AS_DOCUMENT = (Opportunity, Opportunities, FiscalCalendar, RateTable, Measurement, Measurements)
_AS_TEXT = (Period, Ratio)


def shown(value: Any) -> Any:
    """A value that a catalogue can hold."""
    if isinstance(value, _AS_DOCUMENT):
        return unstructure(value)
    return str(value) if isinstance(value, _AS_TEXT) else value


def _structure(name: str) -> Callable[[Any], Any]:
    return lambda given: shown(structure(given, TYPES[name]))


def _loads(name: str) -> Callable[[Any], Any]:
    return lambda given: shown(loads(given, TYPES[name]))


def _scan(given: Any) -> Any:
    value, problems = scan(given)
    if problems:
        raise JsonProblems.of(problems)
    return value


def _accepted(result: ImportResult) -> list[Any]:
    """The rows as documents; what is in quarantine is raised."""
    if result.quarantined:
        raise ImportProblems.of(p for record in result.quarantined for p in record.problems)
    return [unstructure(deal) for deal in result.accepted]


def _content(given: Any) -> BytesIO:
    return BytesIO(given.encode() if isinstance(given, str) else given)


def _csv(given: Any) -> list[Any]:
    return _accepted(read_opportunities(_content(given), MAPPING))


def _csv_with(given: list[Any]) -> list[Any]:
    content, mapping, *others = given
    join = _content(others[0]) if others else None
    return _accepted(read_opportunities(_content(content), {**MAPPING, **mapping}, join_path=join))


def _quarantined_cell(given: str) -> str:
    """The original text of a bad row, as it stands in the quarantine for spreadsheets."""
    result = read_opportunities(_content(given), MAPPING)
    lines = list(csv.reader(StringIO(result.quarantine_csv())))
    return lines[1][-1]


def _rows(given: Any) -> list[Any]:
    return [unstructure(deal) for deal in opportunities(given)]


def _rows_with(given: list[Any]) -> list[Any]:
    rows, mapping = given
    return [unstructure(deal) for deal in opportunities(rows, mapping)]


def _cell(field: str) -> Callable[[list[Any]], Any]:
    """A cell of one field: what the mapping says of it, and its value."""

    def read(given: list[Any]) -> Any:
        declared, value = given
        zones = {"zone": declared.pop("zone")} if "zone" in declared else {}
        mapping = {"id": "id", "status": "status", field: {"column": "cell", **declared}, **zones}
        row = {"id": "D-1", "status": "won", "cell": value}
        return shown(getattr(opportunities([row], mapping)[0], field))

    return read


def _log(given: Any) -> list[Any]:
    """The entries of a log as cells: case, label and instant."""
    content, mapping = given
    result = read_stage_log(_content(content), {**LOG, **mapping})
    return [[entry.case, entry.label, entry.at.isoformat()] for entry in result.or_raise()]


def _instant(given: list[Any]) -> str:
    """A cell with an instant: what the mapping says of it, and its value."""
    declared, value = given
    zones = {"zone": declared.pop("zone")} if "zone" in declared else {}
    mapping = {**LOG, "at": {"column": "at", **declared}, **zones}
    return stage_log([{"case": "D-1", "label": "New", "at": value}], mapping)[0].at.isoformat()


def _mapping_file(given: Any) -> Any:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mapping.json"
        path.write_bytes(_content(given).getvalue())
        return load_mapping(path).document()


def _rate(given: list[Any]) -> Any:
    rows, amount, to, on = given
    return RateTable(rows).convert(amount, to, on=on)


def _metric(options: dict[str, Any]) -> Any:
    return shown(close_ratio([Opportunity(id="D-1", status=Category.WON)], **options).value)


def _fiscal_year(given: list[Any]) -> str:
    month, named_after, year = given
    return str(FiscalCalendar(start_month=month, named_after=named_after).year(year))


#: Name of an entry point -> it, from the built input of a row to a value.
PARSERS: dict[str, Callable[[Any], Any]] = {
    "json": parse,
    "json with mark": lambda given: parse(given, marked=True),
    "scan": _scan,
    **{f"structure {name}": _structure(name) for name in TYPES},
    **{f"loads {name}": _loads(name) for name in ("opportunity", "opportunities", "integer")},
    "structure, keeping unknown keys": lambda given: shown(
        structure(given, Opportunity, converter=converter(unknown="keep"))
    ),
    "structure, not strict": lambda given: shown(
        structure(given, Opportunity, converter=converter(strict=False))
    ),
    "converter": lambda given: type(converter(**given)).__name__,
    "unstructure": unstructure,
    "dumps": dumps,
    "validate": lambda given: shown(validate(given)),
    "opportunity": lambda given: shown(Opportunity(**given)),
    "money": lambda given: Money(*given),
    "money times": lambda given: given[0] * given[1],
    "money minus": lambda given: given[0] - given[1],
    "allocate": lambda given: [str(part) for part in given[0].allocate(given[1])],
    "rounded": lambda given: given[0].rounded(*given[1:]),
    "ratio": lambda given: str(Ratio(*given)),
    "ratio value": lambda given: Ratio(*given).decimal(4),
    "wilson": lambda given: Ratio(*given[:2]).wilson(*given[2:]),
    "period": lambda given: str(Period(*given)),
    "period name": lambda given: str(Period.named(given)),
    "quarter": lambda given: str(Period.quarter(*given)),
    "in period": lambda given: given[1] in Period.named(given[0]),
    "fiscal year": _fiscal_year,
    "boundaries": lambda given: [str(day) for day in boundaries(*given)],
    "probability": probability,
    "percentage": probability_from_percent,
    "rate table": lambda given: shown(RateTable(given)),
    "convert": _rate,
    "zone": lambda given: zone(given).key,
    "local date": lambda given: local_date(*given),
    "cell of amount": _cell("amount"),
    "cell of date": _cell("closed"),
    "cell of instant": _instant,
    "log mapping": lambda given: LogMapping.read(given).document(),
    "log": _log,
    "cell of probability": _cell("probability"),
    "cell of stages": _cell("stages_reached"),
    "cell of contacts": _cell("contacts"),
    "mapping": lambda given: ColumnMapping.read(given).document(),
    "mapping file": _mapping_file,
    "mapping path": load_document,
    "preset": lambda given: with_preset(*given).columns,
    "rows": _rows,
    "rows with mapping": _rows_with,
    "csv": _csv,
    "csv with mapping": _csv_with,
    "csv path": lambda given: _accepted(read_opportunities(given, MAPPING)),
    "columns": lambda given: columns(_content(given))["_columns_found"],
    "quarantine": _quarantined_cell,
    "metric": _metric,
}
