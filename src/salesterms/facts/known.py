"""What is known about a person and a deal at one moment: of each fact, the values it may have."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Self

from salesterms.errors import SalesTermsError, Sentence, Text, check_argument, shown
from salesterms.facts.axis import AN_AXIS, Axis
from salesterms.facts.catalogue import Catalogue, UnknownFact, check_is_catalogue
from salesterms.facts.kinds import NoRecord
from salesterms.facts.laws_of_sales import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Mapping

A_FACTS = Text(
    "Facts, such as Facts(interest='explicit')", "Facts, zoals Facts(interest='explicit')"
)


class NoValue(SalesTermsError, ValueError):
    """A fact was given no value that it can have, or one of no use."""

    code = "no_value_of_fact"
    message = Text(
        "The fact {0} is given as {1}: give one of {2}, or a tuple of several",
        "Het feit {0} is opgegeven als {1}: geef een van {2}, of meerdere in een tuple",
    )


class OtherCatalogue(SalesTermsError, ValueError):
    """Facts of one catalogue were used where those of another are meant."""

    code = "other_catalogue"
    message = Text(
        "These facts are of {0}, asked was {1}: build both from one catalogue; what is built in "
        "knows the built-in facts alone",
        "Deze feiten zijn van {0}, gevraagd was {1}: maak beide met één catalogus; wat is "
        "ingebouwd, kent alleen de ingebouwde feiten",
    )


class Facts:
    """What is known: each fact with its value, or with the values that it may still have.

    >>> cam = Facts(target_group="assumed", ideal_profile="assumed")
    >>> cam["target_group"], cam["interest"], cam["means"]
    ('assumed', 'none', None)
    >>> cam.possible_names("means")
    ('none', 'assumed', 'stated', 'checked', 'proven')
    >>> cam.closed()["means"]
    'none'

    A fact that is not given is what it means that nothing is on record about it: *no* for interest
    or a talk, *unknown* for means, permission or budget; each fact of the catalogue says so.
    Several values in a tuple leave open which of them it is.

    Frozen, equal by content, and independent of the order of what is given. Raises `UnknownFact`,
    `NotARung` and `NoValue`; `WrongArgument` for what is no catalogue.
    """

    __slots__ = ("catalogue", "high", "low", "sure")

    catalogue: Catalogue
    #: The bits that are set whatever is still unknown, and those that may be set.
    low: int
    high: int
    #: What is certain, in one integer: the bits that are set, then those that are not. A criterion
    #: holds for certain where one of `sure_masks` is within it.
    sure: int

    def __init__(
        self, catalogue: Catalogue = CATALOGUE, /, **values: str | tuple[str, ...]
    ) -> None:
        """Take the values of some facts, by name."""
        if catalogue.__class__ is not Catalogue:
            check_is_catalogue(catalogue)
        low, high = nothing_known(catalogue)
        for name, value in values.items():
            axis = catalogue[name]
            own = catalogue.layout.all_bits(axis)
            least, most = _bounds(catalogue, axis, _numbers(axis, value))
            low, high = low & ~own | least, high & ~own | most
        _write(self, catalogue, low, high)

    @classmethod
    def of_bits(cls, catalogue: Catalogue, low: int, high: int) -> Self:
        """Facts from the bits that are set and those that may be; for the engine."""
        made = object.__new__(cls)
        _write(made, catalogue, low, high)
        return made

    @classmethod
    def of_sure(cls, catalogue: Catalogue, sure: int) -> Self:
        """Facts from what is certain, as `sure` gives it."""
        layout = catalogue.layout
        full = layout.full
        made = object.__new__(cls)
        _set_catalogue(made, catalogue)
        _set_low(made, sure & full)
        _set_high(made, full & ~(sure >> layout.width))
        _set_sure(made, sure)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        message = f"cannot assign to field {name!r}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        message = f"cannot delete field {name!r}"
        raise AttributeError(message)

    def __reduce__(self) -> tuple[object, ...]:
        return Facts.of_bits, (self.catalogue, self.low, self.high)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Facts):
            return NotImplemented
        mine, theirs = (self.low, self.high), (other.low, other.high)
        return mine == theirs and self.catalogue == other.catalogue

    def __hash__(self) -> int:
        return hash((self.low, self.high))

    def __repr__(self) -> str:
        return f"Facts({', '.join(f'{name}={value!r}' for name, value in self.given.items())})"

    @property
    def given(self) -> Mapping[str, str | tuple[str, ...]]:
        """The facts that differ from what nothing on record would mean."""
        start = nothing_known(self.catalogue)
        found: dict[str, str | tuple[str, ...]] = {}
        for name, axis in self.catalogue.items():
            own = self.catalogue.layout.all_bits(axis)
            if (self.low & own, self.high & own) != (start[0] & own, start[1] & own):
                names = self.possible_names(name)
                found[name] = names[0] if len(names) == 1 else names
        return found

    def possible(self, axis: Axis) -> tuple[int, ...]:
        """The numbers of the values that a fact may have, from low to high.

        Raises `UnknownFact` for a fact of another catalogue, and `WrongArgument`.
        """
        try:
            return self.catalogue.layout.possible(axis, self.low, self.high)
        except (AttributeError, KeyError):
            check_argument("axis", axis, Axis, AN_AXIS)
            raise UnknownFact(axis.name, tuple(self.catalogue)) from None

    def possible_names(self, name: str) -> tuple[str, ...]:
        """The values that a fact may have."""
        return self.catalogue.layout.possible_names(self.catalogue[name], self.low, self.high)

    def __getitem__(self, name: str) -> str | None:
        """The value of a fact; None where it is not known."""
        names = self.possible_names(name)
        return names[0] if len(names) == 1 else None

    def closed(self) -> Facts:
        """The same, where what is not known counts as not established.

        >>> Facts(means=("stated", "checked")).closed()["means"]
        'stated'
        """
        low = high = 0
        for axis in self.catalogue.values():
            bits = self.catalogue.layout.bits(axis, self.possible(axis)[0])
            low, high = low | bits, high | bits
        return Facts.of_bits(self.catalogue, low, high)

    def with_(self, /, **values: str | tuple[str, ...]) -> Facts:
        """The same, with other values for some facts."""
        return Facts(self.catalogue, **{**self.given, **values})

    @property
    def unknown(self) -> tuple[Axis, ...]:
        """The facts of which more than one value is possible."""
        return tuple(axis for axis in self.catalogue.values() if len(self.possible(axis)) > 1)


#: How the slots of frozen facts are written, here and nowhere else.
_set_catalogue, _set_low, _set_high, _set_sure = (
    Facts.__dict__[name].__set__ for name in ("catalogue", "low", "high", "sure")
)


def _write(facts: Facts, catalogue: Catalogue, low: int, high: int) -> None:
    layout = catalogue.layout
    _set_catalogue(facts, catalogue)
    _set_low(facts, low)
    _set_high(facts, high)
    _set_sure(facts, low | (layout.full & ~high) << layout.width)


@lru_cache(maxsize=16)  # catalogues are few, and every `Facts` begins here
def nothing_known(catalogue: Catalogue) -> tuple[int, int]:
    """The bits that are set, and those that may be, where nothing is on record."""
    low = high = 0
    for axis in catalogue.values():
        if axis.no_record is NoRecord.NO:
            first = catalogue.layout.bits(axis, 0)
            low, high = low | first, high | first
        else:
            high |= catalogue.layout.all_bits(axis)
    return low, high


def _numbers(axis: Axis, value: object) -> tuple[int, ...]:
    names = (value,) if isinstance(value, str) else value
    if not isinstance(names, tuple) or not names:
        raise NoValue(axis.name, value, axis.names)
    numbers = sorted({axis.number(name) for name in names})
    if axis.ordered and numbers[-1] - numbers[0] >= len(numbers):
        raise NoValue(axis.name, value, axis.names)
    return tuple(numbers)


def _bounds(catalogue: Catalogue, axis: Axis, numbers: tuple[int, ...]) -> tuple[int, int]:
    layout = catalogue.layout
    if axis.ordered:
        return layout.bits(axis, numbers[0]), layout.bits(axis, numbers[-1])
    high = sum(layout.bits(axis, number) for number in numbers)
    return (high if len(numbers) == 1 else 0), high


def check_is_facts(value: object) -> None:
    """Raise `WrongArgument` where something else is given as facts."""
    check_argument("facts", value, Facts, A_FACTS)


def check_catalogue(facts: Facts, catalogue: Catalogue) -> None:
    """Raise `OtherCatalogue` where the bits of the facts stand elsewhere."""
    check_is_facts(facts)
    if facts.catalogue != catalogue:
        raise OtherCatalogue(*(Sentence(shown(each)) for each in (facts.catalogue, catalogue)))
