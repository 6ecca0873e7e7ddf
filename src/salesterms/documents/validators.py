"""What attrs' own validators find: the kind of problem of each, and what it asks."""

from __future__ import annotations

import operator
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import validators

from salesterms.documents import kinds
from salesterms.errors.quoting import QUOTED_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from salesterms.errors import Kind

_AND: Any = type(validators.and_())
_OPTIONAL: Any = type(validators.optional(validators.ge(0)))
#: Comparison of attrs' bounds -> the kind of problem, and the keyword of JSON Schema.
BOUNDS: dict[Any, tuple[Kind, str]] = {
    operator.ge: (kinds.TOO_SMALL, "minimum"),
    operator.gt: (kinds.TOO_SMALL, "exclusiveMinimum"),
    operator.le: (kinds.TOO_LARGE, "maximum"),
    operator.lt: (kinds.TOO_LARGE, "exclusiveMaximum"),
}


#: JSON type -> the keywords for the least and the largest length.
_LENGTHS = {
    "string": ("minLength", "maxLength"),
    "array": ("minItems", "maxItems"),
    "object": ("minProperties", "maxProperties"),
}

#: What only Python's patterns have; or what means something else in those of JSON Schema.
_PYTHON_ONLY = re.compile(r"\\[AZ]|\(\?(?![:=!]|<[=!])|[*+?}]\+")

#: JSON type -> the type of its values in Python, where a document holds just those.
_SINGLE = {"string": str, "integer": int, "boolean": bool}

#: Collections of options that can be listed.
_LISTED = (tuple, list, set, frozenset, dict)


def single(validator: Any) -> Iterator[Any]:
    """The validators that a validator is made of, each of which checks one thing.

    >>> checks = validators.and_(validators.ge(0), validators.optional(validators.le(1)))
    >>> len(list(single(checks)))
    2
    """
    if isinstance(validator, _AND):
        for one in validator._validators:  # noqa: SLF001 - attrs gives no other way to them
            yield from single(one)
    elif isinstance(validator, _OPTIONAL):
        for one in single(validator.validator):
            yield one if isinstance(one, _OPTIONAL) else validators.optional(one)
    elif validator is not None:
        yield validator


def bare(validator: Any) -> Any:
    """A validator without the "or None" around it."""
    return validator.validator if isinstance(validator, _OPTIONAL) else validator


def options_of(validator: Any) -> Iterable[Any]:
    """What a choice of attrs' allows, in the order in which it was given; a set has none."""
    given = validator._original_options  # noqa: SLF001 - `options` has lost the order
    return sorted(given, key=str) if isinstance(given, set | frozenset) else given


def _bound(found: Any) -> tuple[Kind, str] | None:
    known = BOUNDS.get(found.compare_func)
    return known and (known[0], f"{found.compare_op} {found.bound}")


def _options(found: Any) -> tuple[Kind, str]:
    return kinds.UNKNOWN_CHOICE, ", ".join(map(str, islice(options_of(found), QUOTED_NAMES)))


def _bound_keyword(found: Any, json: str) -> tuple[str, Any] | None:
    stated = json in ("integer", "number") and type(found.bound) in (int, float)
    return (BOUNDS[found.compare_func][1], found.bound) if stated else None


def _length_keyword(json: str, end: int, length: int) -> tuple[str, Any] | None:
    return (_LENGTHS[json][end], length) if json in _LENGTHS else None


def _pattern_keyword(found: Any, json: str) -> tuple[str, Any] | None:
    """The pattern with the anchors that the way of matching implies; none for Python's only."""
    pattern = found.pattern
    if json != "string" or pattern.flags != re.UNICODE or _PYTHON_ONLY.search(pattern.pattern):
        return None
    how = getattr(found.match_func, "__name__", "fullmatch")
    anchors = {re.search.__name__: "{}", re.match.__name__: "^(?:{})"}
    return "pattern", anchors.get(how, "^(?:{})$").replace("{}", pattern.pattern)


def _options_keyword(found: Any, json: str) -> tuple[str, Any] | None:
    options = list(options_of(found)) if isinstance(found.options, _LISTED) else [None]
    plain = all(type(one) is _SINGLE.get(json) for one in options)
    return ("enum", options) if plain else None


#: Validator of attrs' -> the kind of problem with what is asked, and the keyword of JSON Schema.
_RULES: dict[Any, tuple[Callable[[Any], Any], Callable[[Any, str], Any]]] = {
    type(validators.ge(0)): (_bound, _bound_keyword),
    type(validators.min_len(0)): (
        lambda found: (kinds.TOO_SHORT, str(found.min_length)),
        lambda found, json: _length_keyword(json, 0, found.min_length),
    ),
    type(validators.max_len(0)): (
        lambda found: (kinds.TOO_LONG, str(found.max_length)),
        lambda found, json: _length_keyword(json, 1, found.max_length),
    ),
    type(validators.matches_re("a")): (
        lambda found: (kinds.OTHER_PATTERN, found.pattern.pattern),
        _pattern_keyword,
    ),
    type(validators.in_(())): (_options, _options_keyword),
}


def described(validator: Any) -> tuple[Kind, str] | None:
    """The kind of problem of attrs' own validators, with what it asks; None for any other."""
    found = bare(validator)
    rule = _RULES.get(type(found))
    return None if rule is None else rule[0](found)


def keyword(validator: Any, json: str) -> tuple[str, Any] | None:
    """What attrs' own validators ask of a JSON type, in the words of JSON Schema, if it can."""
    found = bare(validator)
    rule = _RULES.get(type(found))
    return None if rule is None else rule[1](found, json)
