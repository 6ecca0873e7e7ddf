"""The format of a file of vectors: what each key is, and the JSON Schema made from it."""

from __future__ import annotations

from typing import Any, Final

from salesterms.conformance.forms import (
    Choice,
    Exact,
    Form,
    Has,
    Keys,
    Listed,
    ObjectOf,
    Whole,
    Words,
)
from salesterms.errors import Text

#: The version of the format that is written; there is one so far.
SCHEMA_VERSION: Final = 1
#: The largest file, in bytes; the most vectors in one; and the most rows in a vector.
LARGEST_FILE: Final = 16 << 20
MOST_VECTORS: Final = 10_000
MOST_ROWS: Final = 10_000

KINDS: Final = ("ordinary", "boundary", "undefined", "error", "erratum")
#: Why there is no value, each with its reason.
UNANSWERED: Final = ("undefined", "refused", "not_yet_observable")

_PLAIN = Words(Text("a text", "een tekst"))
_ID = Words(
    Text(
        "an id of letters, digits, points, dashes and underscores",
        "een kenmerk van letters, cijfers, punten, streepjes en lage streepjes",
    ),
    r"[A-Za-z0-9][A-Za-z0-9._-]*",
    200,
)
_NAME = Words(
    Text(
        "a name of lower-case letters, digits and underscores",
        "een naam van kleine letters, cijfers en lage streepjes",
    ),
    r"[a-z][a-z0-9_]*",
    100,
)
_DECIMAL = Words(
    Text('an exact number as text, such as "0.25"', 'een exact getal als tekst, zoals "0.25"'),
    r"-?[0-9]{1,30}(\.[0-9]{1,30})?",
)
_WHOLE_OR_SHARE = r"-?[0-9]{1,60}(/0*[1-9][0-9]{0,59})?"
_FRACTION = Words(
    Text(
        'a whole number or two as text, such as "3" or "7/2"',
        'een of twee gehele getallen als tekst, zoals "3" of "7/2"',
    ),
    _WHOLE_OR_SHARE,
)
_DAY = Words(
    Text('a date such as "2024-12-31"', 'een datum zoals "2024-12-31"'),
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
)
_CURRENCY = Words(Text("three capitals", "drie hoofdletters"), "[A-Z]{3}")

MONEY: Final = Keys(must={"amount": _DECIMAL, "currency": _CURRENCY})
#: What JSON has no number for, by its keys.
FORMS: Final[dict[frozenset[str], Form]] = {
    frozenset({"decimal"}): Keys(must={"decimal": _DECIMAL}),
    frozenset({"number"}): Keys(must={"number": _FRACTION}),
    frozenset({"ratio"}): Keys(must={"ratio": _FRACTION}),
    frozenset({"date"}): Keys(must={"date": _DAY}),
    frozenset({"amount", "currency"}): MONEY,
}
_EXACT = Exact(FORMS)
_OBJECT = ObjectOf(_EXACT)

#: A number of a statistical model, and how far off an answer may be.
_ABOUT = Keys(must={"number": _DECIMAL, "within": _DECIMAL})
VALUE: Final = Keys(
    may={"ratio": _FRACTION, "number": _FRACTION, "money": MONEY, "about": _ABOUT},
    one_of=("ratio", "number", "money", "about"),
)
_ACCOUNT: dict[str, Form] = {"counted": Whole(), "excluded": ObjectOf(_EXACT)}
_ANSWERS: dict[str, Form] = {"value": VALUE, **dict.fromkeys(UNANSWERED, _NAME)}
_GROUP = Keys(
    must={"key": Listed(_EXACT, 1, 10)}, may={**_ANSWERS, **_ACCOUNT}, one_of=tuple(_ANSWERS)
)
_TOTAL = Keys(may={**_ANSWERS, **_ACCOUNT}, one_of=tuple(_ANSWERS))
_EXPECTED = Keys(
    may={
        **_ANSWERS,
        "error": _NAME,
        "groups": Listed(_GROUP),
        "total": _TOTAL,
        **_ACCOUNT,
    },
    one_of=(*_ANSWERS, "error", "groups"),
    needs={"total": "groups"},
)

_EVERY: dict[str, Form] = {"id": _ID, "description": _PLAIN, "kind": Choice(KINDS)}
_ERRATUM = ("kind", "erratum")
_OF_METRIC = Keys(
    must={**_EVERY, "expected": _EXPECTED, "source": _PLAIN},
    may={
        "variant": _NAME,
        "edge": _NAME,
        "inputs": _OBJECT,
        "rows": Listed(_OBJECT, 0, MOST_ROWS),
        "arguments": _OBJECT,
        "published": _EXACT,
    },
    one_of=("inputs", "rows"),
    needs={"arguments": "rows"},
    when=_ERRATUM,
    then="published",
)


def _of_operation(named: bool) -> Keys:  # noqa: FBT001 - whether each vector names it
    """A vector of an operation: JSON in, JSON out."""
    name: dict[str, Form] = {"operation": _NAME} if named else {}
    return Keys(
        must={**_EVERY, **name, "inputs": _OBJECT, "expected": _OBJECT, "source": _PLAIN},
        may={"edge": _NAME, "published": _EXACT},
        when=_ERRATUM,
        then="published",
    )


_VERSION: dict[str, Form] = {"schema_version": Choice((SCHEMA_VERSION,))}
_ONE = Has("operation", _of_operation(named=True), _OF_METRIC)

#: A whole file.
FILE: Final = Has(
    "operation",
    Keys(
        must={
            **_VERSION,
            "operation": _NAME,
            "vectors": Listed(_of_operation(named=False), 1, MOST_VECTORS),
        }
    ),
    Keys(must={**_VERSION, "metric": _NAME, "vectors": Listed(_ONE, 1, MOST_VECTORS)}),
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def vector_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file of vectors.

    >>> from salesterms.conformance import vector_schema
    >>> vector_schema()["title"]
    'conformance vectors'

    It also stands in the package, `data/conformance_schema.json`, for readers in other languages.
    What it cannot state is that no two vectors have one id.
    """
    return {
        "$schema": DIALECT,
        "title": "conformance vectors",
        **FILE.schema(),
        "$defs": {"exact": _EXACT.definition()},
    }
