"""The laws of profiles: unknown is not fail, and nothing but the traits and weights counts."""

from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.documents import dumps, loads
from salesterms.entities import (
    Account,
    BuyerPersona,
    Fit,
    IdealCustomerProfile,
    Segment,
    match,
    profile_evidence,
    select_by_profile,
)
from salesterms.facts import Level, Maker, MakerKind, Stance
from salesterms.strategies import (
    accounts,
    buyer_personas,
    ideal_customer_profiles,
    instants,
    people,
    segments,
)

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)

BLANKS = ("industry", "country", "employees", "annual_revenue")


class TestUnknownIsNotFail:
    """What is not recorded neither fits nor fails; no blank turns a verdict into its opposite."""

    @quick
    @given(ideal_customer_profiles(), accounts(missing=False), st.sets(st.sampled_from(BLANKS)))
    def test_law(self, profile: IdealCustomerProfile, account: Account, blank: set[str]) -> None:
        known = match(profile, account)
        blanks: Any = dict.fromkeys(blank)
        partly = evolve(account, **blanks)
        found = match(profile, partly)
        for before, after in zip(known.traits, found.traits, strict=True):
            missing = after.trait.attribute in blank
            assert after.fit is (Fit.UNKNOWN if missing else before.fit)
        assert found.verdict in (Fit.UNKNOWN, known.verdict)


class TestVerdict:
    """It is certain only where every way to fill in what is unknown leads to it."""

    @quick
    @given(ideal_customer_profiles(), accounts())
    def test_law(self, profile: IdealCustomerProfile, account: Account) -> None:
        found = match(profile, account)
        weights = {
            fit: sum(Fraction(one.trait.weight) for one in found.traits if one.fit is fit)
            for fit in Fit
        }
        needed = Fraction(profile.threshold) * sum(weights.values())
        worst, best = weights[Fit.FITS], weights[Fit.FITS] + weights[Fit.UNKNOWN]
        outcomes = {worst >= needed, best >= needed}
        sure = {frozenset({True}): Fit.FITS, frozenset({False}): Fit.FAILS}
        assert found.verdict is sure.get(frozenset(outcomes), Fit.UNKNOWN)


class TestShare:
    """The share is of the weight that is known, from 0 to 1; undefined where that is nothing."""

    @quick
    @given(ideal_customer_profiles(), accounts())
    def test_law(self, profile: IdealCustomerProfile, account: Account) -> None:
        found = match(profile, account)
        known = found.weight(Fit.FITS, Fit.FAILS)
        assert found.share.defined == bool(known)
        assert found.weight() == known + found.weight(Fit.UNKNOWN)
        if found.share.defined:
            assert 0 <= found.share.fraction() <= 1


class TestOrderAndScale:
    """Neither the order of the traits nor weights that are all as many times larger matter."""

    @quick
    @given(ideal_customer_profiles(), accounts(), st.integers(2, 9))
    def test_law(self, profile: IdealCustomerProfile, account: Account, times: int) -> None:
        turned = tuple(evolve(one, weight=one.weight * times) for one in profile.traits[::-1])
        one, other = match(profile, account), match(evolve(profile, traits=turned), account)
        assert other.verdict is one.verdict
        assert other.weight() == one.weight() * times
        if one.share.defined:
            assert other.share.fraction() == one.share.fraction()


class TestThreshold:
    """A higher threshold never makes anybody fit who did not."""

    @quick
    @given(ideal_customer_profiles(), ideal_customer_profiles(), accounts())
    def test_law(
        self, one: IdealCustomerProfile, other: IdealCustomerProfile, account: Account
    ) -> None:
        order = [Fit.FAILS, Fit.UNKNOWN, Fit.FITS]
        low, high = sorted((one.threshold, other.threshold))
        verdicts = [match(evolve(one, threshold=each), account).verdict for each in (low, high)]
        assert order.index(verdicts[1]) <= order.index(verdicts[0])


class TestSelection:
    """Every account is in one part, as its own match says, in whatever order they are given."""

    @quick
    @given(
        ideal_customer_profiles(),
        st.lists(accounts(), max_size=8, unique_by=lambda account: account.id),
    )
    def test_law(self, profile: IdealCustomerProfile, some: list[Account]) -> None:
        found = select_by_profile(profile, some)
        parts = {Fit.FITS: found.fits, Fit.FAILS: found.fails, Fit.UNKNOWN: found.unknown}
        assert sum(map(len, parts.values())) == len(some) == len(found.matches)
        for fit, part in parts.items():
            assert all(match(profile, one).verdict is fit for one in part)
        turned = select_by_profile(profile, some[::-1])
        assert turned.fits == found.fits[::-1]


class TestEvidence:
    """Evidence holds only where the match fits, and refutes only where it fails for certain."""

    @quick
    @given(
        ideal_customer_profiles(),
        accounts(),
        st.sampled_from(("ideal_profile", "target_group")),
        st.sampled_from(Level),
        instants(),
    )
    def test_law(
        self, profile: IdealCustomerProfile, account: Account, fact: str, level: Level, at: Any
    ) -> None:
        found = match(profile, account)
        by = Maker(kind=MakerKind.SYSTEM)
        piece = profile_evidence(found, fact=fact, level=level, at=at, by=by)
        if piece is None:
            assert found.verdict is not Fit.FITS
        elif piece.stance is Stance.HOLDS:
            assert (found.verdict, piece.level) == (Fit.FITS, level)
        else:
            assert (found.verdict, fact) == (Fit.FAILS, "ideal_profile")


class TestPeople:
    """A person is compared as an account is, and nothing personal is told."""

    @quick
    @given(segments() | buyer_personas(), people())
    def test_law(self, profile: Segment | BuyerPersona, person: Any) -> None:
        found = match(profile, person)
        assert all(one.seen is None for one in found.traits if one.trait.attribute != "source")
        assert found.explain()
        assert found.explain("nl")


class TestDocuments:
    """A profile of each kind comes back from its document."""

    @quick
    @given(ideal_customer_profiles() | segments() | buyer_personas())
    def test_law(self, profile: Any) -> None:
        assert loads(dumps(profile), type(profile)) == profile
