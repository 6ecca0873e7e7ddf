"""Profiles of customers: traits with weights, and what they make together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from salesterms.entities import (
    Among,
    Between,
    BuyerPersona,
    IdealCustomerProfile,
    Segment,
    Trait,
)
from salesterms.facts import Subject
from salesterms.strategies.single_values import some_of
from salesterms.values import Money

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_NAMES = ("Breweries", "Petra the planner", "Kopers van de beurs")
#: Whom a profile is about -> the texts that a trait can ask about, with values that occur.
_TEXTS: dict[Subject, dict[str, tuple[str, ...]]] = {
    Subject.COMPANY: {"industry": ("brewing", "dairy", "retail"), "country": ("BE", "NL", "DE")},
    Subject.PERSON: {
        "job_title": ("buyer", "director"),
        "source": ("web form", "fair", "bought list", "referral"),
    },
}


@st.composite
def traits(draw: st.DrawFn, *, subject: Subject = Subject.COMPANY, least: int = 0) -> Trait:
    """Traits of accounts, or of people, with a weight from `least` (0) up to 9.

    >>> from hypothesis import find
    >>> from salesterms.strategies import traits
    >>> find(traits(), lambda trait: trait.attribute == "employees").kind.value
    'count'
    """
    return _trait(draw, subject, least)


def _trait(draw: st.DrawFn, subject: Subject, least: int) -> Trait:
    weight = draw(_WEIGHTS[least] if least in _WEIGHTS else _weights(least))
    attribute = draw(_ATTRIBUTES[subject])
    if attribute in _NUMBERS:
        low, high = sorted((draw(_SIZES), draw(_SIZES)))
        shown = draw(_SHOWN)
        bounds = {
            name: Money(bound * 10**6, "EUR") if attribute == "annual_revenue" else bound
            for name, bound in (("least", low), ("most", high))
            if shown in (name, "both")
        }
        return Between(attribute=attribute, weight=weight, **bounds)
    return Among(attribute=attribute, values=draw(_VALUES[attribute]), weight=weight)


def _several(draw: st.DrawFn, subject: Subject) -> tuple[Trait, ...]:
    """Traits of which at least one weighs something: in its place among up to four others."""
    number, place = draw(_OTHERS), draw(_OTHERS)
    return tuple(_trait(draw, subject, int(at == min(place, number))) for at in range(number + 1))


def _weights(least: int) -> SearchStrategy[int | Decimal]:
    quarters = st.integers(least * 4, 36).map(lambda number: Decimal(number) / 4)
    return st.integers(least, 9) | quarters


#: What profiles are drawn from, made once: that takes longer than to draw one.
_WEIGHTS = {least: _weights(least) for least in (0, 1)}
_NUMBERS = ("employees", "annual_revenue")
_ATTRIBUTES = {
    Subject.COMPANY: st.sampled_from((*_TEXTS[Subject.COMPANY], *_NUMBERS)),
    Subject.PERSON: st.sampled_from(tuple(_TEXTS[Subject.PERSON])),
}
_VALUES = {
    name: some_of(known, least=1) for texts in _TEXTS.values() for name, known in texts.items()
}
_SIZES = st.integers(0, 500)
_SHOWN = st.sampled_from(("least", "most", "both"))
_OTHERS = st.integers(0, 4)
_TITLES = st.sampled_from(_NAMES)
_THRESHOLDS = st.integers(1, 20).map(lambda number: Decimal(number) / 20)
_SAID = st.none() | some_of(("leaves on time", "typt alles over"))


@st.composite
def ideal_customer_profiles(
    draw: st.DrawFn, *, subject: Subject = Subject.COMPANY
) -> IdealCustomerProfile:
    """Ideal customer profiles of companies, or of people.

    >>> from hypothesis import given
    >>> from salesterms.entities import Account, Fit, match
    >>> from salesterms.strategies import ideal_customer_profiles
    >>> @given(ideal_customer_profiles())
    ... def test_of_nothing_known_nothing_is_said(profile):
    ...     assert match(profile, Account(id="A-1")).verdict is Fit.UNKNOWN
    >>> test_of_nothing_known_nothing_is_said()
    """
    return IdealCustomerProfile(
        name=draw(_TITLES),
        traits=_several(draw, subject),
        threshold=draw(_THRESHOLDS),
        subject=subject,
    )


@st.composite
def segments(draw: st.DrawFn, *, subject: Subject = Subject.PERSON) -> Segment:
    """Segments of people, or of companies.

    >>> from hypothesis import find
    >>> from salesterms.strategies import segments
    >>> find(segments(), lambda segment: len(segment.traits) == 2).subject.value
    'person'
    """
    return Segment(
        name=draw(_TITLES),
        subject=subject,
        traits=_several(draw, subject),
        threshold=draw(_THRESHOLDS),
    )


@st.composite
def buyer_personas(draw: st.DrawFn) -> BuyerPersona:
    """Buyer personas, with parts of their portrait left out.

    >>> from hypothesis import find
    >>> from salesterms.strategies import buyer_personas
    >>> find(buyer_personas(), lambda persona: persona.goals is not None).goals
    ()
    """
    return BuyerPersona(
        name=draw(_TITLES),
        traits=_several(draw, Subject.PERSON),
        threshold=draw(_THRESHOLDS),
        demographics=draw(_SAID),
        behaviour=draw(_SAID),
        pain_points=draw(_SAID),
        goals=draw(_SAID),
        preferences=draw(_SAID),
    )
