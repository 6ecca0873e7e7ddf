"""Whether an account or a person fits a profile: trait by trait, and all together."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from salesterms.entities.profiles.attributes import CLASS_OF, may_be_told
from salesterms.entities.profiles.buyer_persona import BuyerPersona
from salesterms.entities.profiles.ideal_customer_profile import IdealCustomerProfile
from salesterms.entities.profiles.segment import Segment
from salesterms.entities.profiles.traits import Trait
from salesterms.errors import Text, check_argument
from salesterms.facts import Subject
from salesterms.values import Ratio, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.entities.account import Account
    from salesterms.entities.person import Person

#: Everything that an account or a person can be compared with.
Profile: TypeAlias = IdealCustomerProfile | BuyerPersona | Segment

A_PROFILE: Final = Text(
    "an IdealCustomerProfile, a BuyerPersona or a Segment",
    "een IdealCustomerProfile, een BuyerPersona of een Segment",
)
A_SUBJECT_OF: Final = {
    Subject.COMPANY: Text(
        "an Account, for the profile is about companies",
        "een Account, want het profiel gaat over bedrijven",
    ),
    Subject.PERSON: Text(
        "a Person, for the profile is about people",
        "een Person, want het profiel gaat over personen",
    ),
}
#: A profile with where the texts speak of it, and what it is called.
_CALLED: Final[dict[type, tuple[Text, str]]] = {
    IdealCustomerProfile: (
        Text("ideal customer profile", "ideaal klantprofiel"),
        "000:68, 001:7",
    ),
    BuyerPersona: (Text("buyer persona", "buyer persona"), "000:52"),
    Segment: (Text("segment", "segment"), "001:27"),
}


class Fit(StrEnum):
    """How somebody fits: unknown is neither of the others.

    >>> [fit.value for fit in Fit]
    ['fits', 'fails', 'unknown']
    """

    FITS = "fits"
    FAILS = "fails"
    #: What is needed to tell is not recorded, or cannot be compared.
    UNKNOWN = "unknown"


FIT_WORDS: Final = {
    Fit.FITS: Text("fits", "past"),
    Fit.FAILS: Text("does not fit", "past niet"),
    Fit.UNKNOWN: Text("unknown", "onbekend"),
}
_NOT_RECORDED: Final = Text("not recorded", "niet vastgelegd")
_OTHER_CURRENCY: Final = Text("in another currency", "in een andere munteenheid")
_SAID: Final = {
    "head": Text("{0} ({1}, {2}): {3}", "{0} ({1}, {2}): {3}"),
    "line": Text("{0}: {1} (weight {2})", "{0}: {1} (gewicht {2})"),
    "share": Text(
        "Fits: {0} of the weight that is known", "Past: {0} van het gewicht dat bekend is"
    ),
    "nothing": Text("Nothing is known of it", "Er is niets van bekend"),
    "open": Text("unknown: {0} of {1}", "onbekend: {0} van {1}"),
    Fit.FITS: Text(
        "At least {0} of all weight is enough, and that much fits whatever is unknown",
        "Minstens {0} van al het gewicht is genoeg, en zoveel past er wat er ook onbekend is",
    ),
    Fit.FAILS: Text(
        "At least {0} of all weight is needed, and that much cannot fit any more",
        "Minstens {0} van al het gewicht is nodig, en zoveel kan er niet meer passen",
    ),
    Fit.UNKNOWN: Text(
        "At least {0} of all weight is needed: what is unknown decides",
        "Minstens {0} van al het gewicht is nodig: wat onbekend is, beslist",
    ),
}


@frozen(kw_only=True)
class TraitFit:
    """One trait of a profile, whether it fits, and the reason where that is unknown.

    `seen` is what was compared; None where nothing is recorded, or where it is personal.
    """

    trait: Trait
    fit: Fit
    because: Text | None
    seen: str | None

    def text(self, lang: str = "en") -> str:
        """The trait, the outcome and its weight in one line, in "en" or "nl"."""
        words = (self.trait.text(lang), FIT_WORDS[self.fit].say(lang), self.trait.weight)
        said = _SAID["line"].say(lang).format(*words)
        more = self.seen if self.because is None else self.because.say(lang)
        return f"{said}: {more}" if more else said


@frozen(kw_only=True)
class ProfileMatch:
    """How an account or a person fits a profile; made by `match`.

    `subject` is the id of the account or person, `traits` has every trait of the profile in its
    order. Weights are exact.
    """

    profile: Profile
    subject: str
    traits: tuple[TraitFit, ...]

    def weight(self, *fits: Fit) -> int | Decimal:
        """The weight of the traits that came out so, all together; of all traits without any."""
        return _sum(one.trait.weight for one in self.traits if not fits or one.fit in fits)

    @property
    def share(self) -> Ratio:
        """The weight that fits, of the weight that is known; undefined where nothing is known."""
        return Ratio(self.weight(Fit.FITS), self.weight(Fit.FITS, Fit.FAILS))

    @property
    def verdict(self) -> Fit:
        """Whether the share of all weight that fits reaches the threshold of the profile.

        Fits where it does whatever the unknown traits would be, fails where it cannot, and unknown
        where they decide. So finding out what is unknown never turns one into the other.
        """
        needed = Fraction(self.profile.threshold) * Fraction(self.weight())
        if self.weight(Fit.FITS) >= needed:
            return Fit.FITS
        if self.weight(Fit.FITS, Fit.UNKNOWN) < needed:
            return Fit.FAILS
        return Fit.UNKNOWN

    def explain(self, lang: str = "en") -> str:
        """The verdict, every trait, and what was counted, in "en" or "nl"."""
        kind, cites = _CALLED[type(self.profile)]
        verdict = FIT_WORDS[self.verdict].say(lang)
        head = _SAID["head"].say(lang)
        lines = [head.format(self.profile.name, kind.say(lang), cites, f"{self.subject} {verdict}")]
        lines += [f"  {one.text(lang)}" for one in self.traits]
        share = self.share
        counted = [
            _SAID["share"].say(lang).format(share) if share.defined else _SAID["nothing"].say(lang)
        ]
        if self.weight(Fit.UNKNOWN):
            counted.append(_SAID["open"].say(lang).format(self.weight(Fit.UNKNOWN), self.weight()))
        lines.append("; ".join(counted) + ".")
        lines.append(f"{_SAID[self.verdict].say(lang).format(self.profile.threshold)}.")
        return "\n".join(lines)


def match(profile: Profile, subject: Account | Person) -> ProfileMatch:
    """How an account or a person fits a profile, trait by trait.

    >>> from decimal import Decimal
    >>> from salesterms.entities import Account, Among, Between, IdealCustomerProfile
    >>> breweries = IdealCustomerProfile(
    ...     name="Breweries",
    ...     traits=(
    ...         Among(attribute="industry", values=("brewing",), weight=2),
    ...         Among(attribute="country", values=("BE", "NL"), weight=1),
    ...         Between(attribute="employees", least=20, most=100, weight=1),
    ...     ),
    ...     threshold=Decimal("0.75"),
    ... )
    >>> print(match(breweries, Account(id="A-1", industry="brewing", country="DE")).explain())
    Breweries (ideal customer profile, 000:68, 001:7): A-1 unknown
      industry is brewing: fits (weight 2): brewing
      country is BE or NL: does not fit (weight 1): DE
      employees is from 20 to 100: unknown (weight 1): not recorded
    Fits: 2/3 of the weight that is known; unknown: 1 of 4.
    At least 0.75 of all weight is needed: what is unknown decides.

    What is not recorded is *unknown*, and so is an amount in another currency: neither fits nor
    fails. Values of personal fields are compared and never told. Raises `WrongArgument`, also for a
    person where the profile is about companies, and the other way round.
    Glossary: ideal-customer-profile (000:68, 001:7), buyer-persona (000:52), customer-segment
    (001:27).
    """
    check_argument("profile", profile, Profile, A_PROFILE)
    kind = CLASS_OF[profile.subject]
    check_argument("subject", subject, kind, A_SUBJECT_OF[profile.subject])
    return ProfileMatch(
        profile=profile,
        subject=subject.id,
        traits=tuple(_fit(trait, subject) for trait in profile.traits),
    )


def _fit(trait: Trait, subject: Account | Person) -> TraitFit:
    value = getattr(subject, trait.attribute)
    told = value is not None and may_be_told(subject, trait.attribute)
    seen = str(value) if told else None
    if value is None:
        return TraitFit(trait=trait, fit=Fit.UNKNOWN, because=_NOT_RECORDED, seen=seen)
    fits = trait.fits(value)
    if fits is None:
        return TraitFit(trait=trait, fit=Fit.UNKNOWN, because=_OTHER_CURRENCY, seen=seen)
    return TraitFit(trait=trait, fit=Fit.FITS if fits else Fit.FAILS, because=None, seen=seen)


def _sum(weights: Iterable[int | Decimal]) -> int | Decimal:
    """The exact sum, a whole number where all of them are."""
    given = [*weights]
    whole = [one for one in given if isinstance(one, int)]
    if len(whole) == len(given):
        return sum(whole)
    return total(Decimal(one) for one in given)
