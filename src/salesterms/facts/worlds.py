"""The legal worlds: the combinations of facts that the laws of a catalogue allow.

A term is a set of worlds; two terms are exact, narrower, broader, overlapping or disjoint as their
sets are. Only the facts that the criteria in question ask about make worlds, and of each fact only
the differences that they make.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from salesterms.criteria import Any, Not
from salesterms.criteria.nodes import leaves
from salesterms.errors import SalesTermsError, Text, check_argument
from salesterms.facts.catalogue import Catalogue, check_is_catalogue
from salesterms.facts.combinations import Combinations, numbers_of, repeated
from salesterms.facts.dials import dials_for
from salesterms.facts.known import Facts, check_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.criteria import Criterion
    from salesterms.facts.dials import Dial


class NoWorld(SalesTermsError, ValueError):
    """One of some worlds was asked for, and there is none."""

    code = "no_world"
    message = Text(
        "No legal combination of the facts {0} is left: look first whether there is one",
        "Er is geen toegestane combinatie van de feiten {0} over: kijk eerst of er een is",
    )


_SOME = Text("some of its worlds, as where gives them", "werelden ervan, zoals where die geeft")


class Worlds(Combinations):
    """The combinations of the facts that some criteria ask about, and which of them are legal.

    >>> from salesterms.facts import CATALOGUE, CUSTOMER, DEAL, Worlds
    >>> live, customer = DEAL.is_("open", "held"), CUSTOMER.is_("active")
    >>> worlds = Worlds(CATALOGUE, [live, customer])
    >>> worlds.size, worlds.where(live & customer).bit_count()
    (4, 1)
    >>> worlds.plainest(worlds.where(customer & ~live))
    Facts(standing='converted', deal='lost', customer='active', interest='engaged', ...)

    `where` gives the legal worlds of a criterion. Facts that only the laws speak of need not be
    asked about: a combination is legal where some legal combination of all facts has it.
    Raises `TooManyWorlds`.
    """

    def __init__(self, catalogue: Catalogue, criteria: Iterable[Criterion]) -> None:
        """Take the facts that the criteria ask about."""
        check_is_catalogue(catalogue)
        super().__init__(catalogue, criteria, catalogue.coupled)
        self._coupled = tuple(dial for dial in self.dials if dial.axis in catalogue.coupled)

    @cached_property
    def legal(self) -> int:
        """The worlds that there are; none where the laws contradict one another."""
        if not self._coupled:
            _, legal = _all_of_the_laws(self.catalogue, self._asked)
            return self.every if legal else 0
        width = self._coupled[-1].stride * self._coupled[-1].radix
        return repeated(_legal_block(self.catalogue, self._asked), width, self.size // width)

    @cached_property
    def _asked(self) -> tuple[Criterion, ...]:
        """What is asked about facts of the laws, each once."""
        names = {dial.axis.name for dial in self._coupled}
        found = (leaf for criterion in self.criteria for leaf in leaves(criterion))
        return tuple(dict.fromkeys(leaf for leaf in found if leaf.column.name in names))

    def where(self, criterion: Criterion) -> int:
        """The legal worlds in which a criterion holds."""
        return self.legal & self.extension(criterion)

    def compatible(self, facts: Facts) -> int:
        """The legal worlds that these facts leave open; none where they break a law.

        What a law tells by a fact that no criterion asks about counts as well: of who has won a
        deal it is known that he was converted. Raises `OtherCatalogue`.
        """
        check_catalogue(facts, self.catalogue)
        found = self._left_by_laws(facts)
        for dial in self.dials:
            found &= self.among(dial.axis, facts.possible(dial.axis))
        return found

    def _left_by_laws(self, facts: Facts) -> int:
        """The worlds that some legal combination of all facts of the laws has, as far as known."""
        fine, legal = _all_of_the_laws(self.catalogue, self._asked)
        known = legal
        for dial in fine.dials:
            known &= fine.among(dial.axis, facts.possible(dial.axis))
        if known == legal or not self._coupled:
            return self.legal if known else 0
        width = self._coupled[-1].stride * self._coupled[-1].radix
        return repeated(_projected(fine, known, self._coupled), width, self.size // width)

    def plainest(self, worlds: int) -> Facts:
        """One of some worlds: for each fact, in the order of the catalogue, the least that is left.

        It is legal with all facts of the laws, also with those that no criterion asks about.
        Raises `NoWorld` where none of the worlds is legal.
        """
        check_argument("worlds", worlds, int, _SOME)
        chosen = self._chosen(worlds & self.legal)
        fine, legal = _all_of_the_laws(self.catalogue, self._asked)
        for name, numbers in chosen.items():
            legal &= fine.among(self.catalogue[name], numbers)
        for dial in fine.dials:
            at = next(at for at in range(dial.radix) if legal & fine.mask(dial, at))
            legal &= fine.mask(dial, at)
            chosen[dial.axis.name] = dial.classes[at]
        first = {name: self.catalogue[name].names[numbers[0]] for name, numbers in chosen.items()}
        return Facts(self.catalogue, **first)

    def _chosen(self, worlds: int) -> dict[str, tuple[int, ...]]:
        """The class of each fact that is asked about, in the plainest of some worlds."""
        if not worlds:
            raise NoWorld(tuple(self._dial_of))
        chosen = {}
        for name in self.catalogue:
            dial = self._dial_of.get(name)
            if dial is not None:
                at = next(at for at in range(dial.radix) if worlds & self.mask(dial, at))
                worlds &= self.mask(dial, at)
                chosen[name] = dial.classes[at]
        return chosen


@lru_cache(maxsize=64)
def _all_of_the_laws(
    catalogue: Catalogue, asked: tuple[Criterion, ...]
) -> tuple[Combinations, int]:
    """The combinations of all facts that the laws name, and those that no law forbids."""
    laws = [Any((Not(law.when), law.then)) for law in catalogue.laws]
    fine = Combinations(catalogue, [*laws, *asked])
    legal = fine.every
    for law in laws:
        legal &= fine.extension(law)
    return fine, legal


@lru_cache(maxsize=64)
def _legal_block(catalogue: Catalogue, asked: tuple[Criterion, ...]) -> int:
    """What the laws allow, seen with the dials of the facts that these criteria ask about."""
    fine, legal = _all_of_the_laws(catalogue, asked)
    return _projected(fine, legal, dials_for(catalogue, asked))


def _projected(fine: Combinations, legal: int, coupled: tuple[Dial, ...]) -> int:
    """The same set, seen with the coarser dials of some of the facts."""
    own = {dial.axis.name: dial for dial in fine.dials}
    steps = []
    for dial in coupled:
        found = own[dial.axis.name]
        moves = [dial.class_of[numbers[0]] * dial.stride for numbers in found.classes]
        steps.append((found, moves))
    seen = {sum(moves[dial.digit(one)] for dial, moves in steps) for one in numbers_of(legal)}
    return sum(1 << number for number in seen)
