"""How the time of every parser grows when a hostile input is made twice as long.

For each parser and each shape the input is made longer until it takes a given time of CPU; then
that size and twice that size are read in turn, five times. The figure of a shape is the ratio of
the medians: 2 where the time is linear, 4 where it is quadratic. Beyond the bound it is measured
again at twice the size: a single step, as where a cache ends, is no growth. A parser that has
refused an input of `LARGE` parts, or more, in less than a millisecond is not asked for more: its
time does not grow.
"""

import gc
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from itertools import count
from typing import Any

from salesterms import Opportunities, Opportunity, opportunities, read_opportunities
from salesterms._json import parse, scan
from salesterms.documents import loads, structure
from salesterms.errors import SalesTermsError
from salesterms.interop import read_log_rows, read_stage_log
from salesterms.mapping import ColumnMapping, LogMapping

MOST_TIMES = 2.6
ROUNDS = 5

#: Seconds of CPU from which on a time is measured; below the second one an input was refused.
LONG, LONG_SMALL, REFUSED = 0.05, 0.02, 0.001

#: Parts of an input beyond which a parser has to refuse: more than any of its bounds.
LARGE = 1 << 21

Shape = Callable[[int], Any]


def each(template: str, size: int, separator: str = ",") -> str:
    """The template so many times, each with its number in place of `#`."""
    return separator.join(template.replace("#", str(number)) for number in range(size))


#: JSON text.
TEXTS: dict[str, Shape] = {
    "brackets": lambda n: "[" * n,
    "objects within each other": lambda n: '{"a":' * n,
    "lists side by side": lambda n: "[" + "[]," * n + "[]]",
    "one long text": lambda n: '"' + "a" * n + '"',
    "a quote not closed": lambda n: '["' + "a" * n,
    "escapes": lambda n: '"' + "\\u00e9" * n + '"',
    "backslashes before a surrogate": lambda n: '"' + "\\\\" * n + '\\ud800"',
    "halves of pairs": lambda n: '"' + "\\ud800" * n + '"',
    "keys": lambda n: "{" + each('"k#":1', n) + "}",
    "one key many times": lambda n: "{" + '"a":1,' * n + '"a":1}',
    "digits": lambda n: "[" + "9" * n + "]",
    "NaN in a list": lambda n: "[" + "NaN," * n + "1]",
    "white space": lambda n: "[" + " \n" * n + "]",
    "lines before a fault": lambda n: "[1,\r\n" * 60 + "\r\n" * n + "?",
}

_HEAD = '{"schema_version":1,"type":"opportunity","id":"D-1","status":"won"'

#: The text of a document of one opportunity.
DOCUMENTS: dict[str, Shape] = {
    "brackets in extras": lambda n: _HEAD + ',"extras":{"a":' + "[" * n,
    "objects without a type in extras": lambda n: _HEAD + ',"extras":{"a":[' + "{}," * n + "{}]}}",
    "unknown keys": lambda n: _HEAD + "," + each('"k#":1', n) + "}",
    "one key many times": lambda n: _HEAD + ',"owner":"Ann"' * n + "}",
    "digits": lambda n: _HEAD + ',"amount":' + "9" * n + "}",
    "escapes in a name": lambda n: _HEAD + ',"owner":"' + "\\u00e9" * n + '"}',
    "NUL in each of many labels": lambda n: (
        _HEAD + ',"stages_reached":[' + '"\\u0000",' * n + '"a"]}'
    ),
    "personal values": lambda n: _HEAD + ',"extras":{' + each('"k#":1.5', n) + "}}",
    "white space": lambda n: _HEAD + " " * n + "}",
}

_GOOD: dict[str, Any] = {"id": "D-1", "status": "won"}


def _extras(value: Any) -> dict[str, Any]:
    return {**_GOOD, "extras": {"a": value}}


def _tagged(made: str, value: str) -> dict[str, str]:
    return {"type": made, "value": value}


def _within(size: int) -> Any:
    """A fault within twenty objects of extras, each of two levels, so many times."""
    value: Any = {"type": "nope"}
    for _ in range(20):
        value = {"type": "dict", "value": {"a": value}}
    return _extras([value] * size)


#: The plain data of one opportunity.
DATA: dict[str, Shape] = {
    "unknown keys": lambda n: {**_GOOD, **{f"k{number}": 1 for number in range(n)}},
    "keys that are no text": lambda n: {**_GOOD, "extras": dict.fromkeys(range(n), 1)},
    "labels that are no text": lambda n: {**_GOOD, "stages_reached": [None] * n},
    "one long text": lambda n: {**_GOOD, "owner": "a" * n + "\0"},
    "faults within 40 levels": _within,
    "lists side by side": lambda n: _extras([[[]] for _ in range(n)] + [object()]),
    "unknown zones": lambda n: _extras(
        [_tagged("datetime", f"2026-03-05T10:15:00+01:00[Europe/A{number}]") for number in range(n)]
    ),
    "unknown currencies": lambda n: _extras(
        [_tagged("money", f"1 E{number}") for number in range(n)]
    ),
    "long numbers": lambda n: _extras(_tagged("decimal", "9" * n)),
    "personal values": lambda n: {**_GOOD, "extras": {f"k{number}": 1.5 for number in range(n)}},
}

#: The plain data of many opportunities.
MANY: dict[str, Shape] = {
    "no objects": lambda n: {"rows": [None] * n},
    "unknown categories": lambda n: {
        "rows": [{**_GOOD, "status": f"gone {number}"} for number in range(n)]
    },
    "unknown keys": lambda n: {"rows": [{**_GOOD, f"k{number}": 1} for number in range(n)]},
    "missing keys": lambda n: {"rows": [{} for _ in range(n)]},
    "unknown currencies": lambda n: {
        "rows": [{**_GOOD, "amount": f"1 E{number}"} for number in range(n)]
    },
    "no dates": lambda n: {"rows": [{**_GOOD, "closed": f"{number}"} for number in range(n)]},
    "one field under two names": lambda n: {"rows": [{**_GOOD, "owner": "a", "eigenaar": "b"}] * n},
    "the last row at fault": lambda n: {"rows": [_GOOD] * n + [None]},
}

_HEADER = "id,stage,amount,currency,closed\n"
_ROW = "D-1,Won,1,EUR,2026-03-05"
_EXPORT: dict[str, Any] = {
    "id": "id",
    "status": {"column": "stage", "won": ["Won"], "lost": ["Lost"]},
    "amount": {"column": "amount", "currency": {"column": "currency"}},
    "closed": "closed",
    "personal": ["id"],
}

#: The text of a CSV file.
_FILES: dict[str, Callable[[int], str]] = {
    "one long line": lambda n: _HEADER + "a" * n,
    "empty columns": lambda n: "," * n,
    "a quote not closed": lambda n: _HEADER + 'D-1,"' + "a\n" * n,
    "quotes": lambda n: _HEADER + "D-1," + '"' * (2 * n + 1) + "\n",
    "quotes in every line": lambda n: _HEADER + '"D""1",""\n' * n,
    "lone CRs": lambda n: _HEADER + "\r" * n,
    "short records": lambda n: _HEADER + "D-1\n" * n,
    "unknown labels": lambda n: _HEADER + each("D-#,Gone #,1,EUR,2026-03-05\n", n, ""),
    "unknown currencies": lambda n: _HEADER + each("D-#,Won,1,E#,2026-03-05\n", n, ""),
    "no dates": lambda n: _HEADER + each("D-#,Won,1,EUR,#-#\n", n, ""),
    "one personal id many times": lambda n: _HEADER + f"{_ROW}\n" * n,
    "NULs": lambda n: _HEADER + "D-1,\0\n" * n,
}


def _encoded(text: Callable[[int], str]) -> Shape:
    return lambda size: text(size).encode()


FILES = {name: _encoded(text) for name, text in _FILES.items()}

#: Those whose fault is of the file, or of each line.
FAULTY_FILES = {name: FILES[name] for name in [*list(FILES)[:7], "NULs"]}

#: Rows in memory.
ROWS: dict[str, Shape] = {
    "no rows": lambda n: [None] * n,
    "unknown labels": lambda n: [{"id": i, "status": f"gone {i}"} for i in range(n)],
    "one id many times": lambda n: [_GOOD] * n,
    "floats": lambda n: [{**_GOOD, "amount": 0.1, "currency": "EUR"}] * n,
    "unknown currencies": lambda n: [{**_GOOD, "amount": 1, "currency": f"E{i}"} for i in range(n)],
    "no dates": lambda n: [{**_GOOD, "closed": f"{i}-{i}"} for i in range(n)],
    "columns": lambda n: [{**_GOOD, **{f"k{i}": 1 for i in range(n)}}] * 32,
    "columns that are no text": lambda n: [{**_GOOD, **dict.fromkeys(range(n), 1)}],
    "one long id": lambda n: [{"id": "a" * n, "status": "gone"}],
    "labels within a cell": lambda n: [{**_GOOD, "stages_reached": ["a"] * n + [None]}],
}

#: Rows in memory and a mapping of their columns.
MAPPED_ROWS: dict[str, Shape] = {
    "columns kept": lambda n: (
        [{**_GOOD, **{f"k{i}": 1 for i in range(n)}}],
        {"id": "id", "status": "status", "extras": [f"k{i}" for i in range(n)]},
    ),
    "columns missing": lambda n: (
        [_GOOD],
        {"id": "id", "status": "status", "extras": [f"k{i}" for i in range(n)]},
    ),
}

_MAPPING: dict[str, Any] = {"id": "Deal", "status": "Stage"}


def _labels(size: int, name: str = "won") -> dict[str, Any]:
    return {name: [f"Label {number}" for number in range(size)]}


#: A mapping document.
MAPPINGS: dict[str, Shape] = {
    "unknown keys": lambda n: {**_MAPPING, **{f"k{number}": 1 for number in range(n)}},
    "keys that are no text": lambda n: {**_MAPPING, **dict.fromkeys(range(n), 1)},
    "labels": lambda n: {"id": "Deal", "status": {"column": "Stage", **_labels(n)}},
    "labels under two categories": lambda n: {
        "id": "Deal",
        "status": {"column": "Stage", **_labels(n), **_labels(n, "lost")},
    },
    "labels that are no text": lambda n: {
        "id": "Deal",
        "status": {"column": "Stage", "won": [None] * n},
    },
    "extras": lambda n: {**_MAPPING, "extras": [f"k{number}" for number in range(n)]},
    "formats": lambda n: {**_MAPPING, "closed": {"column": "a", "formats": ["YYYY"] * n}},
    "one long format": lambda n: {**_MAPPING, "closed": {"column": "a", "formats": ["." * n]}},
    "one long name": lambda n: {**_MAPPING, "owner": "a" * n},
}


_LOG: dict[str, Any] = {"shape": "entries", "case": "id", "label": "stage", "at": "at"}
_LOG_HEADER = "id,stage,at\n"
_AT = "2026-03-05T10:15:00Z"

#: The text of a stage log.
LOGS: dict[str, Shape] = {
    name: _encoded(text)
    for name, text in {
        "one case": lambda n: _LOG_HEADER + each(f"D-1,S #,{_AT}\n", n, ""),
        "many cases": lambda n: _LOG_HEADER + each(f"D-#,New,{_AT}\n", n, ""),
        "no instants": lambda n: _LOG_HEADER + each("D-1,New,#-#\n", n, ""),
        "blank labels": lambda n: _LOG_HEADER + f"D-1,,{_AT}\n" * n,
        "short records": lambda n: _LOG_HEADER + "D-1\n" * n,
        "one long line": lambda n: _LOG_HEADER + "a" * n,
        "a quote not closed": lambda n: _LOG_HEADER + 'D-1,"' + "a\n" * n,
    }.items()
}
SNAPSHOTS: dict[str, Shape] = {
    "one label": LOGS["many cases"],
    "a label for each": LOGS["one case"],
    "earlier each time": _encoded(
        lambda n: (
            _LOG_HEADER
            + "".join(f"D-1,New,{_AT[:-1]}.{999_999 - i % 10**6:06}Z\n" for i in range(n))
        )
    ),
}
LOG_ROWS: dict[str, Shape] = {
    "no rows": lambda n: [None] * n,
    "no instants": lambda n: [{"case": i, "label": "New", "at": f"{i}"} for i in range(n)],
    "columns": lambda n: [{"case": 1, "label": "a", "at": _AT, **{f"k{i}": 1 for i in range(n)}}],
}
LOG_MAPPINGS: dict[str, Shape] = {
    "names": lambda n: {
        **_LOG,
        "label": {"column": "a", "names": {f"k{i}": "b" for i in range(n)}},
    },
    "labels of both": lambda n: {
        **_LOG,
        "deal": {"column": "a", "true": [f"k{i}" for i in range(n)], "false": ["k1"] * n},
    },
    "formats": lambda n: {**_LOG, "at": {"column": "a", "formats": ["epoch_s"] + ["YYYY"] * n}},
    "values": lambda n: {**_LOG, "only": {"column": "a", "values": [None] * n}},
}


def _log(content: bytes) -> object:
    return read_stage_log(BytesIO(content), _LOG)


def _snapshots(content: bytes) -> object:
    zone = {"written_in": "UTC"}
    formats = {"column": "at", "formats": ["YYYY-MM-DDTHH:mm:ssZ", "YYYY-MM-DDTHH:mm:ss.ffffffZ"]}
    return read_stage_log(
        BytesIO(content), {**_LOG, "shape": "snapshots", "at": formats, "zone": zone}
    )


def _csv(content: bytes) -> object:
    return read_opportunities(BytesIO(content), _EXPORT)


def _csv_kept(content: bytes) -> object:
    return read_opportunities(BytesIO(content), _EXPORT, on_file_fault="quarantine")


#: Parser -> how it is called, and its shapes.
PARSERS: dict[str, tuple[Callable[[Any], object], dict[str, Shape]]] = {
    "parse of JSON": (parse, TEXTS),
    "scan of JSON": (scan, TEXTS),
    "loads of an opportunity": (lambda text: loads(text, Opportunity), DOCUMENTS),
    "structure of an opportunity": (lambda data: structure(data, Opportunity), DATA),
    "structure of opportunities": (lambda data: structure(data, Opportunities), MANY),
    "read_opportunities": (_csv, FILES),
    "read_opportunities, kept after a fault": (_csv_kept, FAULTY_FILES),
    "opportunities": (opportunities, ROWS),
    "opportunities by a mapping": (lambda given: opportunities(*given), MAPPED_ROWS),
    "ColumnMapping.read": (ColumnMapping.read, MAPPINGS),
    "read_stage_log": (_log, LOGS),
    "read_stage_log of snapshots": (_snapshots, SNAPSHOTS),
    "read_log_rows": (read_log_rows, LOG_ROWS),
    "LogMapping.read": (LogMapping.read, LOG_MAPPINGS),
}


def cpu_seconds(run: Callable[[Any], object], given: Any) -> float:
    """The CPU time of one reading, whatever comes of it."""
    start = time.process_time()
    with suppress(SalesTermsError):
        run(given)
    return time.process_time() - start


def size_of(run: Callable[[Any], object], shape: Shape, long: float) -> int | None:
    """The first size, doubled from 64, that takes so long; None where large ones are refused."""
    for power in count(6):
        given = shape(1 << power)
        taken = cpu_seconds(run, given)
        if taken >= long and cpu_seconds(run, given) >= long:
            return 1 << power
        if 1 << power >= LARGE and min(cpu_seconds(run, given) for _ in range(ROUNDS)) < REFUSED:
            return None  # the least of several: on a busy machine one may take long by chance
    raise AssertionError


def growth(run: Callable[[Any], object], shape: Shape, size: int) -> float:
    """The time of twice the size as a multiple of the time of the size."""
    once, twice = shape(size), shape(2 * size)
    gc.collect()
    gc.disable()  # when it runs depends on what the process did before
    try:
        rounds = [(cpu_seconds(run, once), cpu_seconds(run, twice)) for _ in range(ROUNDS)]
    finally:
        gc.enable()
    of_once, of_twice = [one for one, _ in rounds], [two for _, two in rounds]
    return statistics.median(of_twice) / statistics.median(of_once)


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print the ratio of each shape, and return the worst one of each parser with its bound."""
    long = LONG_SMALL if small else LONG
    found: dict[str, tuple[float, float]] = {}
    for parser, (run, shapes) in PARSERS.items():
        worst = 0.0
        for name, shape in shapes.items():
            size = size_of(run, shape, long)
            if size is None:
                print(f"{parser:42} {name:36} refused")
                continue
            ratio = growth(run, shape, size)
            if ratio > MOST_TIMES:
                size *= 2
                ratio = min(ratio, growth(run, shape, size))
            worst = max(worst, ratio)
            print(f"{parser:42} {name:36} {ratio:5.2f} at {size:,}")
        found[f"growth of {parser}"] = (worst, MOST_TIMES)
    for name, (ratio, bound) in found.items():
        print(f"{name}: {ratio:.2f} (at most {bound})")
    return found


if __name__ == "__main__":
    main(small=False)
