"""When a row of a table applies, in words: English has the names of fields that code has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from salesterms.criteria import (
    All,
    Any,
    AtLeast,
    Before,
    Column,
    In,
    Missing,
    Not,
    Parameter,
    Within,
)
from salesterms.errors import Text
from salesterms.metrics.derived import DERIVED
from salesterms.results.explanation import choice_text, field_text

if TYPE_CHECKING:
    from salesterms.criteria import Criterion

_IS = Text("{0} is {1}", "{0} is {1}")
_IS_NOT = Text("{0} is not {1}", "{0} is niet {1}")
_OR = Text("or", "of")
_AND = Text("and", "en")
_NOT = Text("not ({0})", "niet ({0})")
_ALWAYS, _NEVER = Text("always", "altijd"), Text("never", "nooit")

#: A parameter that no caller gives, and one that reads better in words.
_PARAMETERS: Final = {
    **{name: one.says for name, one in DERIVED.items()},
    "as_of": Text("as_of", "de peildatum"),
    "period": Text("period", "de periode"),
    "stage": Text("stage", "de gevraagde fase"),
}

#: Kind of question -> how it is said, and how its opposite is.
_SAID: Final[dict[type, tuple[Text, Text]]] = {
    AtLeast: (
        Text("{0} is {1} or more", "{0} is {1} of meer"),
        Text("{0} is not {1} or more", "{0} is niet {1} of meer"),
    ),
    Within: (
        Text("{0} lies in {1}", "{0} valt in {1}"),
        Text("{0} does not lie in {1}", "{0} valt niet in {1}"),
    ),
    Before: (
        Text("{0} lies before {1}", "{0} ligt voor {1}"),
        Text("{0} does not lie before {1}", "{0} ligt niet voor {1}"),
    ),
    Missing: (
        Text("{0} is missing", "{0} ontbreekt"),
        Text("{0} is there", "{0} is er"),
    ),
}


def criterion_text(criterion: Criterion, lang: str) -> str:
    """A criterion on rows in words, in English or Dutch.

    >>> from salesterms.metrics import close_ratio
    >>> row = close_ratio.variants["decided_count"].places.rows[-1]
    >>> criterion_text(row.criterion, "nl")
    'status is verloren'
    """
    if isinstance(criterion, Not):
        return _opposite(criterion.part, lang)
    if isinstance(criterion, All | Any):
        return _joined(criterion, lang)
    return _question(criterion, lang, negated=False)


def _opposite(part: Criterion, lang: str) -> str:
    if isinstance(part, All | Any | Not):
        return _NOT.say(lang).format(criterion_text(part, lang))
    return _question(part, lang, negated=True)


def _joined(criterion: All | Any, lang: str) -> str:
    if not criterion.parts:
        return (_ALWAYS if isinstance(criterion, All) else _NEVER).say(lang)
    word = (_AND if isinstance(criterion, All) else _OR).say(lang)
    parts = [
        f"({criterion_text(part, lang)})"
        if isinstance(part, All | Any) and len(part.parts) > 1
        else criterion_text(part, lang)
        for part in criterion.parts
    ]
    return f" {word} ".join(parts)


def _question(
    criterion: In | AtLeast | Within | Before | Missing, lang: str, *, negated: bool
) -> str:
    name = field_text(criterion.column.name, lang)
    if isinstance(criterion, In):
        if not criterion.values:
            return (_ALWAYS if negated else _NEVER).say(lang)
        values = f" {_OR.say(lang)} ".join(_value(value, lang) for value in criterion.values)
        return (_IS_NOT if negated else _IS).say(lang).format(name, values)
    said = _SAID[type(criterion)][negated].say(lang)
    return said.format(name, _compared(criterion, lang))


def _compared(criterion: AtLeast | Within | Before | Missing, lang: str) -> str:
    if isinstance(criterion, AtLeast):
        return _value(criterion.level, lang)
    if isinstance(criterion, Within):
        return _value(criterion.period, lang)
    return _value(criterion.bound, lang) if isinstance(criterion, Before) else ""


def _value(value: object, lang: str) -> str:
    """A value, a parameter or a column: in English as it is written in a call."""
    if isinstance(value, Parameter):
        return _PARAMETERS[value.name].say(lang) if value.name in _PARAMETERS else value.name
    if isinstance(value, Column):
        return field_text(value.name, lang)
    if isinstance(value, Enum):
        return choice_text(value, lang)
    return str(value) if isinstance(value, str | int | Decimal | date) else repr(value)
