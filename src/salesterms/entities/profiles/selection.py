"""The accounts or people that a profile selects, and an account of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import frozen

from salesterms.entities.account import Account
from salesterms.entities.hierarchy import same_ids
from salesterms.entities.person import Person
from salesterms.entities.profiles.attributes import CLASS_OF
from salesterms.entities.profiles.matching import (
    A_PROFILE,
    A_SUBJECT_OF,
    Fit,
    Profile,
    ProfileMatch,
    match,
)
from salesterms.entities.rules import EntityProblems
from salesterms.errors import Text, check_argument, each_argument

if TYPE_CHECKING:
    from collections.abc import Iterable

One = TypeVar("One", Account, Person)

_SAID: Final = Text(
    "Selected on the profile {0} (000:68): {1} of {2}",
    "Geselecteerd op het profiel {0} (000:68): {1} van {2}",
)
_OTHERS: Final = Text(
    "Not selected: {0} that do not fit, {1} of which it is unknown",
    "Niet geselecteerd: {0} die niet passen, {1} van wie het onbekend is",
)


@frozen(kw_only=True)
class Selection(Generic[One]):
    """What a profile makes of a list; made by `select_by_profile`.

    `fits`, `fails` and `unknown` have every account or person that was given, each in one of them
    and in the order given. `matches` has how each of them fits, in that order too.
    """

    profile: Profile
    fits: tuple[One, ...]
    fails: tuple[One, ...]
    unknown: tuple[One, ...]
    matches: tuple[ProfileMatch, ...]

    def explain(self, lang: str = "en") -> str:
        """How many were selected and how many were not, and why, in "en" or "nl"."""
        counts = (self.profile.name, len(self.fits), len(self.matches))
        others = _OTHERS.say(lang).format(len(self.fails), len(self.unknown))
        return f"{_SAID.say(lang).format(*counts)}\n  {others}"


def select_by_profile(profile: Profile, subjects: Iterable[One]) -> Selection[One]:
    """The accounts or people of a list that fit a profile: the list that prospecting begins with.

    >>> from decimal import Decimal
    >>> from salesterms.entities import Account, Among, IdealCustomerProfile
    >>> breweries = IdealCustomerProfile(
    ...     name="Breweries",
    ...     traits=(Among(attribute="industry", values=("brewing",), weight=1),),
    ...     threshold=Decimal(1),
    ... )
    >>> bought = [
    ...     Account(id="A-1", industry="brewing"),
    ...     Account(id="A-2", industry="retail"),
    ...     Account(id="A-3"),
    ... ]
    >>> found = select_by_profile(breweries, bought)
    >>> [one.id for one in found.fits], [one.id for one in found.unknown]
    (['A-1'], ['A-3'])
    >>> print(found.explain())
    Selected on the profile Breweries (000:68): 1 of 3
      Not selected: 1 that do not fit, 1 of which it is unknown

    Who is on the list is not thereby a prospect: what they are called follows from their journey,
    and texts differ about it. Of no accounts the selection is empty. Raises `WrongArgument`, and
    `EntityProblems` for every id that stands twice.
    Glossary: prospecting (000:68).
    """
    check_argument("profile", profile, Profile, A_PROFILE)
    said = A_SUBJECT_OF[profile.subject]
    given: tuple[One, ...] = each_argument("subjects", subjects, CLASS_OF[profile.subject], said)
    twice = [*same_ids(given)]
    if twice:
        raise EntityProblems.of(twice)
    matches = tuple(match(profile, one) for one in given)
    found: dict[Fit, list[One]] = {fit: [] for fit in Fit}
    for one, matched in zip(given, matches, strict=True):
        found[matched.verdict].append(one)
    return Selection(
        profile=profile,
        fits=tuple(found[Fit.FITS]),
        fails=tuple(found[Fit.FAILS]),
        unknown=tuple(found[Fit.UNKNOWN]),
        matches=matches,
    )
