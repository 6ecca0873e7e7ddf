"""The table of single values: how each type is read, written and stated as JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.documents import kinds
from salesterms.documents.forms import instants, numbers
from salesterms.errors import Text, Unreadable
from salesterms.values import CURRENCIES, Money, Probability

if TYPE_CHECKING:
    from salesterms.documents.forms.shape import Schema, Schemas
    from salesterms.documents.place import Place

_bad_character = re.compile("[\0\ud800-\udfff]").search

A_TEXT = Text("text", "tekst")
YES_OR_NO = Text("true or false", "true of false")


def text(given: Any) -> Any:
    """A str, as itself; without a NUL, which databases cut off, and without half characters."""
    if given.__class__ is not str:
        raise Unreadable(kinds.WRONG_TYPE, A_TEXT)
    if (not given.isascii() or "\0" in given) and _bad_character(given):
        raise Unreadable(kinds.BAD_CHARACTER)
    return given


def yes_or_no(given: Any) -> Any:
    """A bool, as itself; "false" is none, and neither is 0."""
    if given.__class__ is not bool:
        raise Unreadable(kinds.WRONG_TYPE, YES_OR_NO)
    return given


def nothing(given: Any) -> None:
    """None, and nothing else."""
    if given is not None:
        raise Unreadable(kinds.WRONG_TYPE, Text("null", "null"))


@frozen(kw_only=True, eq=False)
class Scalar:
    """A type that is one value in a document: a text, a number, yes or no."""

    type: type
    tag: str
    json: str
    wanted: Text
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    rules: dict[str, Any] = field(factory=dict)
    choices: tuple[str, ...] = ()

    def read_all(self, given: Any, at: Place) -> Any:
        """The value, or one problem."""
        return self._noting(self.read, given, at)

    def write_all(self, value: Any, at: Place) -> Any:
        """The plain form, or one problem."""
        return self._noting(self.write, value, at)

    def schema(self, _: Schemas) -> Schema:
        """The type in JSON, with the pattern where there is one."""
        return {"type": self.json, **self.rules}

    def _noting(self, change: Callable[[Any], Any], value: Any, at: Place) -> Any:
        try:
            return change(value)
        except Unreadable as fault:
            return at.fault(fault.kind, value, fault.detail, self.choices)


def anchored(pattern: str) -> dict[str, str]:
    """The keyword of JSON Schema for a whole text that fits."""
    return {"pattern": f"^(?:{pattern})$"}


_MONEY = f"{numbers.NUMBER} (?:{'|'.join(sorted(CURRENCIES))})"
_INSTANT = {
    "anyOf": [
        {"format": "date-time", **anchored(instants.PLAIN_INSTANT)},
        anchored(instants.ZONED_INSTANT),
    ]
}
_WIDE = 2**128 - 1

#: Type -> its form. A new kind of single value is a row here.
SCALARS: dict[Any, Scalar] = {
    one.type: one
    for one in (
        Scalar(type=str, tag="text", json="string", wanted=A_TEXT, read=text, write=text),
        Scalar(
            type=bool,
            tag="boolean",
            json="boolean",
            wanted=YES_OR_NO,
            read=yes_or_no,
            write=yes_or_no,
        ),
        Scalar(
            type=int,
            tag="integer",
            json="integer",
            wanted=numbers.WHOLE,
            read=numbers.read_integer,
            write=numbers.read_integer,
            rules={"minimum": -_WIDE, "maximum": _WIDE},
        ),
        Scalar(
            type=float,
            tag="float",
            json="number",
            wanted=numbers.A_NUMBER,
            read=numbers.read_float,
            write=numbers.write_float,
        ),
        Scalar(
            type=type(None),
            tag="null",
            json="null",
            wanted=Text("null", "null"),
            read=nothing,
            write=nothing,
        ),
        Scalar(
            type=Decimal,
            tag="decimal",
            json="string",
            wanted=Text('text such as "1234.50"', 'tekst als "1234.50"'),
            read=numbers.read_decimal,
            write=numbers.write_decimal,
            rules=anchored(numbers.NUMBER),
        ),
        Scalar(
            type=Fraction,
            tag="fraction",
            json="string",
            wanted=Text('text such as "97/2"', 'tekst als "97/2"'),
            read=numbers.read_fraction,
            write=numbers.write_fraction,
            rules=anchored(numbers.FRACTION),
        ),
        Scalar(
            type=Money,
            tag="money",
            json="string",
            wanted=Text('text such as "1234.50 EUR"', 'tekst als "1234.50 EUR"'),
            read=numbers.read_money,
            write=numbers.write_money,
            rules=anchored(_MONEY),
            choices=("EUR", "USD", "GBP", *CURRENCIES),
        ),
        Scalar(
            type=date,
            tag="date",
            json="string",
            wanted=Text('text such as "2024-03-31"', 'tekst als "2024-03-31"'),
            read=instants.read_date,
            write=instants.write_date,
            rules={"format": "date", **anchored(instants.DATE)},
        ),
        Scalar(
            type=datetime,
            tag="datetime",
            json="string",
            wanted=Text(
                'text such as "2024-03-31T10:30:00+02:00"',
                'tekst als "2024-03-31T10:30:00+02:00"',
            ),
            read=instants.read_instant,
            write=instants.write_instant,
            rules=_INSTANT,
        ),
    )
}

#: A chance in 0..1: a Decimal that its type says more of.
SCALARS[Probability] = Scalar(
    type=Decimal,
    tag="probability",
    json="string",
    wanted=Text('a share as text, such as "0.35"', 'een aandeel als tekst, zoals "0.35"'),
    read=numbers.read_probability,
    write=numbers.write_probability,
    rules=anchored(numbers.SHARE),
)
