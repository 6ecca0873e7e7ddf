"""Whether a row holds for a lead: for certain, certainly not, or that it depends, and on what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.criteria import All, Any, Criterion, Not, columns_of
from salesterms.errors import LANGUAGES, Text
from salesterms.facts import Axis, Facts, in_words
from salesterms.facts.criterion_words import flattened, unwrapped
from salesterms.facts.kinds import OR
from salesterms.facts.masks import one_is_sure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.entities.teams.rule import RoutingRule
    from salesterms.facts import Catalogue

_NEEDED: Final = Text('needed is "{0}"; known is "{1}"', 'nodig is "{0}"; bekend is "{1}"')
_DEPENDS: Final = Text('it is not known whether "{0}"', 'niet bekend is of geldt: "{0}"')
_UNKNOWN: Final = Text("{0}: unknown", "{0}: onbekend")
_OTHER: Final = Text("{0} is {1}; needed is {2}", "{0} is {1}; nodig is {2}")
_NOT_GIVEN: Final = Text("{0} is not given", "{0} is niet opgegeven")


@frozen(kw_only=True)
class Part:
    """One condition of a row: whether it holds, None where that depends, and what is said of it."""

    holds: bool | None
    says: Text
    #: The facts and attributes that it depends on.
    ask: tuple[str, ...] = ()


@frozen(kw_only=True)
class Matched:
    """A row beside a lead: whether it holds, and the conditions that are in the way."""

    holds: bool | None
    parts: tuple[Part, ...] = ()


def matched(rule: RoutingRule, facts: Facts, attributes: Mapping[str, str | None]) -> Matched:
    """Whether a row holds for a lead of whom these facts and attributes are known."""
    when = unwrapped(rule.when)
    asked = flattened(when) if isinstance(when, All) else [when]
    parts = [*(_of_fact(part, facts) for part in asked), *_of_attributes(rule, attributes)]
    wrong = tuple(part for part in parts if part.holds is False)
    if wrong:
        return Matched(holds=False, parts=wrong)
    whole = _of_fact(when, facts)
    if whole.holds is False:  # no part is wrong by itself: together they cannot be
        return Matched(holds=False, parts=(whole,))
    open_ = tuple(part for part in parts if part.holds is None)
    return Matched(holds=None if open_ else True, parts=open_)


def _of_fact(part: Criterion, facts: Facts) -> Part:
    needed = Text.both(lambda lang: in_words(part, lang))
    holds = _holds(part, facts)
    if holds:
        return Part(holds=True, says=needed)
    axes: list[Axis] = list(columns_of(part))  # type: ignore[arg-type] # on facts only axes
    if holds is None:
        return Part(holds=None, says=_DEPENDS.filled(needed), ask=tuple(_open(part, facts)))
    known = Text.both(lambda lang: "; ".join(_value(axis, facts, lang) for axis in axes))
    return Part(holds=False, says=_NEEDED.filled(needed, known))


def _holds(part: Criterion, facts: Facts) -> bool | None:
    """Whether a criterion holds whatever is still unknown, or fails so; None where it depends."""
    for_, against = _masks(facts.catalogue, part)
    if one_is_sure(for_, facts.sure):
        return True
    return False if one_is_sure(against, facts.sure) else None


@lru_cache(maxsize=1024)  # the rows of a routing are asked of one lead after another
def _masks(catalogue: Catalogue, part: Criterion) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What has to be certain where a criterion holds for certain, and where it fails so."""
    layout = catalogue.layout
    against = layout.pairs(part, holds=False)
    return layout.sure_masks(part), tuple(need | bar << layout.width for need, bar in against)


def _open(part: Criterion, facts: Facts) -> Iterator[str]:
    """The facts on which a criterion depends: what is settled in it by others plays no part."""
    if isinstance(part, Not):
        yield from _open(part.part, facts)
    elif isinstance(part, All | Any):
        for one in part.parts:
            if _holds(one, facts) is None:
                yield from _open(one, facts)
    else:
        yield part.column.name


def _value(axis: Axis, facts: Facts, lang: str) -> str:
    """What is known of a fact; nothing, where every value is possible."""
    names = facts.possible_names(axis.name)
    if len(names) == len(axis.names):
        return _UNKNOWN.say(lang).format(axis.text.say(lang))
    return OR.say(lang).join(axis.text_of(name).say(lang) for name in names)


def _of_attributes(rule: RoutingRule, given: Mapping[str, str | None]) -> Iterator[Part]:
    for name, allowed in rule.attributes.items():
        value = given.get(name)
        if value is None:
            yield Part(holds=None, says=_NOT_GIVEN.filled(name), ask=(name,))
        else:
            needed = Text(*(OR.say(lang).join(allowed) for lang in LANGUAGES))
            yield Part(holds=value in allowed, says=_OTHER.filled(name, value, needed))
