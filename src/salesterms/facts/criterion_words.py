"""A criterion on facts in words, English or Dutch; `criterion_text` has the one for documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.criteria import All, Any, AtLeast, In, Not
from salesterms.errors import Text
from salesterms.facts.kinds import LEVEL_WORDS, OR, Level, Scale
from salesterms.facts.masks import NotAboutFacts

if TYPE_CHECKING:
    from salesterms.criteria import Criterion
    from salesterms.facts.axis import Axis

_AND = Text(" and ", " en ")
_NOT = Text("not ({0})", "niet ({0})")
_AT_LEAST = Text("{0} (or more)", "{0} (of meer)")
_WELL_ENOUGH = Text("{0} ({1} or better)", "{0} (minimaal {1})")
_ALWAYS = Text("always", "altijd")
_NEVER = Text("never", "nooit")


def in_words(criterion: Criterion, lang: str = "en") -> str:
    """What a criterion asks, in words.

    >>> from salesterms.facts import CATALOGUE
    >>> wants = CATALOGUE["interest"].at_least("explicit") & ~CATALOGUE["context"].holds
    >>> in_words(wants)
    'explicit interest (or more) and without any context'
    >>> in_words(wants, "nl")
    'expliciete interesse (of meer) en zonder enige context'

    Raises `NotAboutFacts` for nodes that are about rows.
    """
    criterion = unwrapped(criterion)
    if isinstance(criterion, Not):
        return _negated(unwrapped(criterion.part), lang)
    if isinstance(criterion, All | Any):
        return _joined(criterion, lang)
    if isinstance(criterion, AtLeast):
        return _at_least(criterion.column, criterion.level, lang)  # type: ignore[arg-type] # an axis
    if isinstance(criterion, In):
        return _or([_value(criterion.column, name, lang) for name in criterion.values], lang)  # type: ignore[arg-type] # an axis
    raise NotAboutFacts(criterion)


def _joined(criterion: All | Any, lang: str) -> str:
    if not criterion.parts:
        return (_ALWAYS if isinstance(criterion, All) else _NEVER).say(lang)
    said = []
    for part in flattened(criterion):
        words = in_words(part, lang)
        choice = isinstance(part, In) and len(part.values) > 1 and isinstance(criterion, All)
        said.append(f"({words})" if choice or isinstance(part, All | Any) else words)
    return (_AND if isinstance(criterion, All) else OR).say(lang).join(said)


def unwrapped(criterion: Criterion) -> Criterion:
    """A criterion without *and* and *or* around a single part, which say nothing."""
    while isinstance(criterion, All | Any) and len(criterion.parts) == 1:
        criterion = criterion.parts[0]
    return criterion


def flattened(criterion: All | Any) -> list[Criterion]:
    """The parts of all of them, where *and* stands in *and*, or *or* in *or*."""
    found: list[Criterion] = []
    for part in map(unwrapped, criterion.parts):
        if isinstance(part, All | Any) and type(part) is type(criterion) and part.parts:
            found += flattened(part)
        else:
            found.append(part)
    return found


def _at_least(axis: Axis, rung: str, lang: str) -> str:
    if rung == axis.names[1]:
        return axis.text.say(lang) if axis.scale is Scale.GRADED else _value(axis, rung, lang)
    words = _value(axis, rung, lang)
    if axis.names[-1] == rung:
        return words
    if axis.scale is Scale.GRADED:
        level = LEVEL_WORDS[Level(rung)].say(lang)
        return _WELL_ENOUGH.say(lang).format(axis.text.say(lang), level)
    return _AT_LEAST.say(lang).format(words)


def _negated(part: Criterion, lang: str) -> str:
    """Not the first rung is the value before it; anything else is denied as it stands."""
    if isinstance(part, AtLeast):
        axis: Axis = part.column  # type: ignore[assignment] # on facts only axes are columns
        if part.level == axis.names[1]:
            return _value(axis, axis.names[0], lang)
    return _NOT.say(lang).format(in_words(part, lang))


def _value(axis: Axis, name: object, lang: str) -> str:
    return axis.text_of(name).say(lang)


def _or(said: list[str], lang: str) -> str:
    return OR.say(lang).join(said) or _NEVER.say(lang)
