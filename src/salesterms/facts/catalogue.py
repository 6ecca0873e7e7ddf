"""The table of facts, by name: what can be known, and which laws hold between them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from salesterms.criteria.nodes import leaves
from salesterms.errors import SalesTermsError, Text, check_argument, each_argument, nearest_or_all
from salesterms.facts.axis import Axis
from salesterms.facts.laws import Law
from salesterms.facts.masks import Layout, one_is_sure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FACTS = Text(
    "facts, as yes_or_no, ladder, graded and position make them",
    "feiten, zoals yes_or_no, ladder, graded en position die maken",
)
_LAWS = Text("a list of Law", "een lijst van Law")
A_CATALOGUE = Text(
    "a Catalogue, such as CATALOGUE.with_(…)", "een Catalogue, zoals CATALOGUE.with_(…)"
)


class UnknownFact(SalesTermsError, KeyError):
    """A fact was named that the catalogue does not have."""

    code = "unknown_fact"
    message = Text(
        "There is no fact {0}: use one of {1}", "Er is geen feit {0}: gebruik een van {1}"
    )


class FactTwice(SalesTermsError, ValueError):
    """Two facts of one catalogue have one name."""

    code = "fact_twice"
    message = Text(
        "The fact {0} is there already: give the new one another name",
        "Het feit {0} is er al: geef het nieuwe een andere naam",
    )


class Catalogue(Mapping[str, "Axis"]):
    """Facts by name, in order, with the laws between them.

    >>> from salesterms.facts import CATALOGUE
    >>> CATALOGUE["permission"]
    <fact permission>
    >>> CATALOGUE["permision"]
    Traceback (most recent call last):
    salesterms.facts.catalogue.UnknownFact: There is no fact 'permision': use one of 'permission'

    Facts of one's own come with `with_`; those that are there keep their places, so that what was
    known before stays what it was. Equal by content: the same facts in the same order, and the
    same laws. `kept_as` is the name of a catalogue that this layer keeps, by which it is pickled.
    """

    def __init__(
        self, axes: Iterable[Axis], laws: Iterable[Law] = (), *, kept_as: str = ""
    ) -> None:
        """Keep the facts in order.

        Raises `FactTwice`, `NotAboutFacts` for a law of others, and `WrongArgument`.
        """
        self.kept_as = kept_as
        self._axes: dict[str, Axis] = {}
        for axis in each_argument("axes", axes, Axis, _FACTS):
            if axis.name in self._axes:
                raise FactTwice(axis.name)
            self._axes[axis.name] = axis
        self.layout = Layout(self._axes.values())
        self.laws = each_argument("laws", laws, Law, _LAWS)
        self._hash = hash(self.layout.axes)
        for leaf in (leaf for law in self.laws for leaf in leaves(law.when & law.then)):
            self.layout.asked(leaf)

    def with_(self, *axes: Axis, laws: Iterable[Law] = ()) -> Catalogue:
        """A catalogue that has these facts, and laws, as well.

        >>> from salesterms.errors import Text
        >>> from salesterms.facts import CATALOGUE, Facts, NoRecord, yes_or_no
        >>> plain = Text("not a member", "geen lid")
        >>> member = yes_or_no("member", "member", "lid", negation=plain, no_record=NoRecord.NO)
        >>> Facts(CATALOGUE.with_(member), member="yes")
        Facts(member='yes')

        Raises `FactTwice`, `NotAboutFacts` for a law of other facts, and `WrongArgument`.
        """
        added = each_argument("laws", laws, Law, _LAWS)
        return Catalogue((*self._axes.values(), *axes), (*self.laws, *added))

    @cached_property
    def coupled(self) -> frozenset[Axis]:
        """The facts that a law is about, so that one may tell of another.

        >>> from salesterms.facts import CATALOGUE, CUSTOMER
        >>> CUSTOMER in CATALOGUE.coupled, CATALOGUE["source"] in CATALOGUE.coupled
        (True, False)
        """
        return frozenset(axis for law in self.laws for axis in law.axes)

    @cached_property
    def broken_by(self) -> Callable[[int], tuple[Law, ...]]:
        """Gives the laws that are broken by what is certain, as `Facts.sure` says it."""
        masks = self.layout.sure_masks
        against = [(law, masks(law.when & ~law.then)) for law in self.laws]

        @lru_cache(maxsize=1024)  # of the journeys that begin, most begin alike
        def broken_by(sure: int) -> tuple[Law, ...]:
            return tuple(law for law, each in against if one_is_sure(each, sure))

        return broken_by

    def __getitem__(self, name: str) -> Axis:
        try:
            return self._axes[name]
        except (KeyError, TypeError):
            raise UnknownFact(name, nearest_or_all(name, self._axes)) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._axes)

    def __len__(self) -> int:
        return len(self._axes)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Catalogue):
            return NotImplemented
        return self.layout.axes == other.layout.axes and self.laws == other.laws

    def __reduce__(self) -> tuple[object, ...]:
        if self.kept_as:
            return _kept, (self.kept_as,)
        return Catalogue, (self.layout.axes, self.laws)

    def __repr__(self) -> str:
        return f"<Catalogue: {len(self)} facts, {len(self.laws)} laws>"


def check_is_catalogue(value: object) -> None:
    """Raise `WrongArgument` where something else is given as a catalogue."""
    check_argument("catalogue", value, Catalogue, A_CATALOGUE)


def _kept(name: str) -> Catalogue:
    """The catalogue of that name; the module that keeps it imports this one."""
    found: Catalogue = getattr(import_module("salesterms.facts"), name)
    return found
