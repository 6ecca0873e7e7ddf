"""A case that shows how two terms part, with the facts that matter in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts import Axis, Facts, NoRecord

if TYPE_CHECKING:
    from salesterms.facts import Worlds

_ANYBODY = Text("anybody", "iedereen")


@frozen(kw_only=True)
class Witness:
    """One legal case, and the facts of it that make the difference.

    >>> from salesterms.vocabularies import four_stages, four_types, relations
    >>> [found] = [
    ...     one
    ...     for one in relations(four_stages.definitions, four_types)
    ...     if (one.first.word, one.second.word) == ("prospect", "naam")
    ... ]
    >>> print(found.only_first)
    new; name or e-mail address missing; no interest; in the target group (assumed); ...

    `facts` are those of the case. `axes` are the facts that are enough: wherever they are so, all
    others being open, the one term is the word and the other is not; and none of them can be
    missed.
    """

    facts: Facts
    axes: tuple[Axis, ...]

    def say(self, lang: str = "en") -> str:
        """The facts that are enough, in words."""
        values = ((axis, self.facts.possible(axis)[0]) for axis in self.axes)
        said = [axis.values[at].text.say(lang) for axis, at in values]
        return "; ".join(said) or _ANYBODY.say(lang)

    def __str__(self) -> str:
        return self.say()


def witness_of(worlds: Worlds, shown: int) -> Witness | None:
    """The plainest of some worlds, and what is enough in it; None where there are no worlds."""
    return some_witness(worlds, shown) if shown else None


def some_witness(worlds: Worlds, shown: int) -> Witness:
    """The plainest of some worlds, of which there is one at least, and what is enough in it."""
    facts = worlds.plainest(shown)
    # The first to go are positions where everybody begins, then what does not hold, then the rest.
    dials = sorted(worlds.dials, key=lambda dial: _tells(dial.axis, facts))
    masks = [worlds.among(dial.axis, facts.possible(dial.axis)) for dial in dials]
    left = [worlds.every]
    for mask in reversed(masks):
        left.append(left[-1] & mask)
    others, kept, needed = worlds.legal & ~shown, worlds.every, set()
    for at, (dial, mask) in enumerate(zip(dials, masks, strict=True)):
        without = kept & left[len(masks) - at - 1]
        if without & others:
            kept &= mask
            needed.add(dial.axis.name)
    axes = (axis for name, axis in worlds.catalogue.items() if name in needed)
    return Witness(facts=facts, axes=tuple(axes))


def _tells(axis: Axis, facts: Facts) -> int:
    """How much the value of a fact tells: nothing is told by where everybody begins."""
    if facts.possible(axis)[0]:
        return 2
    return int(axis.ordered or axis.no_record is NoRecord.UNKNOWN)
