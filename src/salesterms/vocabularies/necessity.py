"""What everybody has whom a word names: the facts that all worlds of its term share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts import Axis
from salesterms.facts.kinds import OR
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary

if TYPE_CHECKING:
    from salesterms.facts import Worlds
    from salesterms.facts.dials import Dial

_OR_MORE = Text("at least: {0}", "ten minste: {0}")
_AT_MOST = Text("at most: {0}", "ten hoogste: {0}")
_BETWEEN = Text("from: {0}; to: {1}", "van: {0}; tot en met: {1}")


@frozen(kw_only=True)
class Necessity:
    """A fact that a word requires, with the values that it then can have.

    >>> from salesterms.vocabularies import lead_or_bubble
    >>> from salesterms.vocabularies import necessary
    >>> print(necessary(lead_or_bubble, "verkoopkans")["budget"])
    at least: has a budget (checked)
    """

    axis: Axis
    values: tuple[str, ...]

    @property
    def least(self) -> str:
        """The least of the values; of a position the first one."""
        return self.values[0]

    def say(self, lang: str = "en") -> str:
        """The fact in words: from which value on, up to which, or which values."""
        said = [self.axis.text_of(name).say(lang) for name in self.values]
        if len(said) == 1 or not self.axis.ordered:
            return OR.say(lang).join(said)
        first, last = self.axis.names[0], self.axis.names[-1]
        if self.values[-1] == last:
            return _OR_MORE.say(lang).format(said[0])
        if self.values[0] == first:
            return _AT_MOST.say(lang).format(said[-1])
        return _BETWEEN.say(lang).format(said[0], said[-1])

    def __str__(self) -> str:
        return self.say()


def necessary(vocabulary: Vocabulary, word: str) -> dict[str, Necessity]:
    """Name of a fact -> what a word requires of it, for each fact of which it requires something.

    >>> from salesterms.vocabularies import four_stages
    >>> from salesterms.vocabularies import necessary
    >>> found = necessary(four_stages.definitions, "prospect")
    >>> found["means"].least, found["interest"].values
    ('assumed', ('none',))

    That is what all legal worlds of the term share, the rows above it and the laws included: a fact
    is missing here where the word leaves it open. A word with several terms requires what they all
    do. Raises `UnknownWord` and `NotAVocabulary`.
    """
    found: list[dict[str, Necessity]] = []
    for term in checked_vocabulary(vocabulary).named(word):
        table = vocabulary.tables[term.table]
        worlds = table.lawful_worlds()
        found.append(_shared(worlds, table.extensions(worlds)[term.word]))
    first, *others = found
    for other in others:
        first = {name: _joined(each, other[name]) for name, each in first.items() if name in other}
    return first


def _shared(worlds: Worlds, own: int) -> dict[str, Necessity]:
    found = {}
    order = {name: at for at, name in enumerate(worlds.catalogue)}
    for dial in sorted(worlds.dials, key=lambda dial: order[dial.axis.name]):
        values = _values(worlds, dial, own)
        if len(values) < len(_values(worlds, dial, worlds.legal)):
            found[dial.axis.name] = Necessity(axis=dial.axis, values=values)
    return found


def _values(worlds: Worlds, dial: Dial, own: int) -> tuple[str, ...]:
    numbers = [
        number
        for at in range(dial.radix)
        if own & worlds.mask(dial, at)
        for number in dial.classes[at]
    ]
    return tuple(dial.axis.names[number] for number in sorted(numbers))


def _joined(one: Necessity, other: Necessity) -> Necessity:
    both = {*one.values, *other.values}
    return Necessity(axis=one.axis, values=tuple(n for n in one.axis.names if n in both))
