"""What a match with a profile tells about the facts of somebody: as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities.profiles.buyer_persona import BuyerPersona
from salesterms.entities.profiles.ideal_customer_profile import IdealCustomerProfile
from salesterms.entities.profiles.matching import Fit, ProfileMatch
from salesterms.entities.profiles.segment import Segment
from salesterms.errors import SalesTermsError, Sentence, Text, check_argument
from salesterms.facts import Evidence, Level, Maker, Stance

if TYPE_CHECKING:
    from datetime import datetime

_A_MATCH: Final = Text("a ProfileMatch, as match() makes it", "een ProfileMatch, zoals uit match()")
_A_LEVEL: Final = Text("a Level, such as Level.ASSUMED", "een Level, zoals Level.ASSUMED")


@frozen
class _Says:
    """A fact that a kind of profile speaks of, and whether it is refuted by who does not fit."""

    profile: type
    fact: str
    refutes: bool


#: 001:7 asks for the target group and for the ideal profile apart. The profile is the narrower of
#: the two, and a persona or a segment is one part among several: who does not fit these may still
#: be in the target group.
_TABLE: Final = (
    _Says(IdealCustomerProfile, "ideal_profile", refutes=True),
    _Says(IdealCustomerProfile, "target_group", refutes=False),
    _Says(BuyerPersona, "target_group", refutes=False),
    _Says(Segment, "target_group", refutes=False),
)


class NotToldByProfile(SalesTermsError, LookupError):
    """A fact was asked of a profile that does not speak of it."""

    code = "not_told_by_profile"
    message = Text(
        "A {1} does not tell the fact {0}: use one of {2}",
        "Een {1} zegt niets over het feit {0}: gebruik een van {2}",
    )


def profile_evidence(
    matched: ProfileMatch,
    *,
    fact: str,
    level: Level,
    at: datetime,
    by: Maker,
    source: str | None = None,
) -> Evidence | None:
    """The evidence that a match is for a fact; None where it says nothing about it.

    >>> from datetime import UTC, datetime
    >>> from decimal import Decimal
    >>> from salesterms.entities import Account, Among, IdealCustomerProfile, match
    >>> from salesterms.facts import MakerKind
    >>> breweries = IdealCustomerProfile(
    ...     name="Breweries",
    ...     traits=(Among(attribute="industry", values=("brewing",), weight=1),),
    ...     threshold=Decimal(1),
    ... )
    >>> how = {
    ...     "fact": "ideal_profile",
    ...     "level": Level.ASSUMED,
    ...     "at": datetime(2026, 3, 9, tzinfo=UTC),
    ...     "by": Maker(kind=MakerKind.SYSTEM),
    ... }
    >>> profile_evidence(match(breweries, Account(id="A-1", industry="brewing")), **how).level.value
    'assumed'
    >>> profile_evidence(match(breweries, Account(id="A-2")), **how) is None
    True

    `fact` is *ideal_profile*, which an `IdealCustomerProfile` tells, or *target_group*, which all
    profiles tell. Who fits gives evidence that it holds, at the `level` that you state: it depends
    on how good your data are, so it has no default. 002:41 wants the target group confirmed, which
    is *checked*. Who does not fit the ideal customer profile refutes *ideal_profile*; nobody is out
    of the target group for not fitting one profile. Where the match is unknown nothing is said.

    Raises `NotToldByProfile`, `WrongArgument`, `BadEvidence` and what is wrong with `at`.
    Glossary: ideal-customer-profile (001:7), target-group (002:41).
    """
    check_argument("matched", matched, ProfileMatch, _A_MATCH)
    check_argument("level", level, Level, _A_LEVEL)
    kind = type(matched.profile)
    rows = {row.fact: row for row in _TABLE if row.profile is kind}
    try:
        row = rows[fact]
    except (KeyError, TypeError):
        raise NotToldByProfile(fact, Sentence(kind.__name__), tuple(rows)) from None
    holds = Evidence(fact=fact, level=level, at=at, by=by, source=source)
    if matched.verdict is Fit.FITS:
        return holds
    if matched.verdict is Fit.FAILS and row.refutes:
        return Evidence(fact=fact, stance=Stance.REFUTED, at=at, by=by, source=source)
    return None
