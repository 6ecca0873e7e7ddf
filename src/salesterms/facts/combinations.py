"""All combinations of the values of some facts; a set of them is one integer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.criteria import All, Any, Not
from salesterms.errors import (
    SalesTermsError,
    Sentence,
    Text,
    WrongArgument,
    check_argument,
    each_argument,
)
from salesterms.facts.axis import AN_AXIS, Axis
from salesterms.facts.catalogue import Catalogue, check_is_catalogue
from salesterms.facts.dials import Dial, dials_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.criteria import Criterion

#: Sets of more combinations than this take seconds; no two built-in vocabularies come near.
MOST_WORLDS = 1 << 24


_CRITERIA = Text("a list of criteria on facts", "een lijst van criteria over feiten")
_FIRST = Text("a list of facts", "een lijst van feiten")
_NUMBERS = Text("numbers of values of the fact", "nummers van waarden van het feit")


class TooManyWorlds(SalesTermsError, ValueError):
    """Criteria ask about so many facts that their combinations cannot be looked through."""

    code = "too_many_worlds"
    message = Text(
        "{0} combinations of facts, more than {1}: compare fewer terms or use fewer facts",
        "{0} combinaties van feiten, meer dan {1}: vergelijk minder termen of neem minder feiten",
    )


class NotAsked(SalesTermsError, LookupError):
    """A criterion asks for a difference that the criteria of some worlds do not make."""

    code = "not_asked"
    message = Text(
        "Whether the fact {0} is {1} was not asked here: build the worlds with this criterion too",
        "Of het feit {0} {1} is, is hier niet gevraagd: bouw de werelden ook met dit criterium",
    )


class Combinations:
    """The combinations of the facts that some criteria ask about, and those where one holds.

    A combination has a number, written in a mixed radix with a digit for each fact; a set of them
    is an integer with a bit for each. So *and*, *or* and *not* are `&`, `|` and `& ~`.
    """

    def __init__(
        self, catalogue: Catalogue, criteria: Iterable[Criterion], first: Iterable[Axis] = ()
    ) -> None:
        """Take the facts that the criteria ask about, those of `first` as the low digits."""
        check_is_catalogue(catalogue)
        self.catalogue = catalogue
        self.criteria = each_argument("criteria", criteria, object, _CRITERIA)  # what is asked of
        first = each_argument("first", first, Axis, _FIRST)
        self.dials = dials_for(catalogue, self.criteria, first)
        self.size = 1
        for dial in self.dials:
            self.size *= dial.radix
        if self.size > MOST_WORLDS:
            raise TooManyWorlds(self.size, MOST_WORLDS)
        self.every = (1 << self.size) - 1
        self._dial_of = {dial.axis.name: dial for dial in self.dials}
        self._masks: dict[tuple[str, int], int] = {}

    def __repr__(self) -> str:
        facts = ", ".join(self._dial_of)
        return f"<{type(self).__name__}: {self.size} combinations of {facts or 'nothing'}>"

    def mask(self, dial: Dial, at: int) -> int:
        """The combinations in which a fact is in the class `at`."""
        key = (dial.axis.name, at)
        if key not in self._masks:
            block = ((1 << dial.stride) - 1) << (at * dial.stride)
            span = dial.stride * dial.radix
            self._masks[key] = repeated(block, span, self.size // span)
        return self._masks[key]

    def among(self, axis: Axis, numbers: Iterable[int]) -> int:
        """The combinations in which a fact has one of some values.

        A fact that no criterion asks about has any value in each of them.
        """
        check_argument("axis", axis, Axis, AN_AXIS)
        dial = self._dial_of.get(axis.name)
        if dial is None:
            return self.every if tuple(numbers) else 0
        try:
            classes = {dial.class_of[number] for number in numbers}
        except (TypeError, IndexError):
            raise WrongArgument("numbers", Sentence(type(numbers).__name__), _NUMBERS) from None
        found = 0
        for at in classes:
            found |= self.mask(dial, at)
        return found

    def extension(self, criterion: Criterion) -> int:
        """The combinations in which a criterion holds, legal or not.

        Raises `NotAsked` where it holds in a part of a combination only, as no criterion of these
        asks for that difference; `NotAboutFacts`, `NotARung` and `NotOrdered`.
        """
        if isinstance(criterion, Not):
            return self.every & ~self.extension(criterion.part)
        if isinstance(criterion, All):
            found = self.every
            for part in criterion.parts:
                found &= self.extension(part)
            return found
        if isinstance(criterion, Any):
            found = 0
            for part in criterion.parts:
                found |= self.extension(part)
            return found
        axis, numbers = self.catalogue.layout.asked(criterion)
        found = self.among(axis, numbers)
        rest = self.among(axis, set(range(len(axis.names))).difference(numbers))
        if found & rest:
            raise NotAsked(axis.name, tuple(axis.names[number] for number in numbers))
        return found


def repeated(pattern: int, width: int, count: int) -> int:
    """A pattern of `width` bits, `count` times one after the other, by doubling.

    >>> f"{repeated(0b01, 2, 5):b}"
    '101010101'
    """
    made = done = 0
    doubled, times = pattern, 1
    while count:
        if count & 1:
            made |= doubled << (done * width)
            done += times
        count >>= 1
        if count:
            doubled |= doubled << (times * width)
            times *= 2
    return made


def numbers_of(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from low to high.

    >>> list(numbers_of(0b1000000101))
    [0, 2, 9]
    """
    for start, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            yield from (start * 8 + at for at in range(8) if byte >> at & 1)
