"""What JSON cannot hold, built from small encodings by a table of constructors.

`{"$decimal": "sNaN"}` is a Decimal, `{"$repeat": ["[", 100000]}` a long text. An object whose one
key is a dollar sign and a name of the table is such an encoding; every other object, list and value
stands for itself.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

from salesterms import Category, Money, Opportunity, Ratio

if TYPE_CHECKING:
    from collections.abc import Callable


class Text(str):
    """A text that is not quite a text."""

    __slots__ = ()


class Unspeakable:
    """What cannot even be shown."""

    def __repr__(self) -> NoReturn:
        raise ZeroDivisionError


def _circular_list() -> list[Any]:
    made: list[Any] = []
    made.append(made)
    return made


def _twice_itself() -> list[Any]:
    made: list[Any] = []
    made += [made, made]
    return made


def _circular_dict() -> dict[str, Any]:
    made: dict[str, Any] = {}
    made["a"] = made
    return made


def _doubled() -> list[Any]:
    """Forty lists, each of which holds the one before it twice."""
    found: list[Any] = []
    for _ in range(40):
        found = [found, found]
    return found


#: What can be made in Python only: name -> how.
PYTHON: dict[str, Callable[[], Any]] = {
    "a list that holds itself": _circular_list,
    "a list that holds itself twice": _twice_itself,
    "a dict that holds itself": _circular_dict,
    "lists that hold each other twice": _doubled,
    "an object": object,
    "an object that cannot be shown": Unspeakable,
    "a text of a subclass": lambda: Text("D-1"),
    "a class": lambda: Opportunity,
    "the first date": lambda: date.min,
    "the last date": lambda: date.max,
}


def _repeat(given: list[Any]) -> Any:
    return given[0] * given[1]


def _concat(parts: list[Any]) -> Any:
    return parts[0][:0].join(parts)


def _numbered(given: list[Any]) -> str:
    template, count, separator = given
    return str(separator).join(template.replace("#", str(number)) for number in range(count))


def _nested(given: list[Any]) -> Any:
    """A value within so many lists, objects, or objects of extras with their type."""
    kind, count, value = given
    around: dict[str, Callable[[Any], Any]] = {
        "list": lambda inner: [inner],
        "object": lambda inner: {"a": inner},
        "tagged": lambda inner: {"type": "dict", "value": {"a": inner}},
    }
    for _ in range(count):
        value = around[kind](value)
    return value


def _instant(given: list[Any]) -> datetime:
    local, zone, fold = given
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold)


#: Name of an encoding -> what makes the value of its argument.
CONSTRUCTORS: dict[str, Callable[[Any], Any]] = {
    "decimal": Decimal,
    "float": float,
    "fraction": Fraction,
    "bytes": bytes.fromhex,
    "encoded": lambda given: given[0].encode(given[1]),
    "code_points": lambda given: "".join(map(chr, given)),
    "repeat": _repeat,
    "concat": _concat,
    "numbered": _numbered,
    "nested": _nested,
    "power": lambda given: given[0] ** given[1],
    "date": date.fromisoformat,
    "naive": datetime.fromisoformat,
    "instant": _instant,
    "tuple": tuple,
    "set": set,
    "pairs": dict,
    "category": Category,
    "money": lambda given: Money(*given),
    "ratio": lambda given: Ratio(*given),
    "opportunity": lambda given: Opportunity(**given),
    "python": lambda name: PYTHON[name](),
}


def encoding(given: Any) -> tuple[str, Any] | None:
    """The name of the constructor and its argument, where a value is such an encoding."""
    if isinstance(given, dict) and len(given) == 1:
        ((key, argument),) = given.items()
        if key.startswith("$"):
            return key[1:], argument
    return None


def build(given: Any) -> Any:
    """The value that an encoding stands for."""
    if isinstance(given, list):
        return [build(one) for one in given]
    if (encoded := encoding(given)) is not None:
        return CONSTRUCTORS[encoded[0]](build(encoded[1]))
    return {key: build(one) for key, one in given.items()} if isinstance(given, dict) else given
