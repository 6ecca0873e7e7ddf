"""Profiles: what they ask, who fits them, a list that is selected on one, and evidence of it."""

import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import fields

from salesterms.documents import dumps, loads
from salesterms.entities import (
    FIT_WORDS,
    Account,
    Among,
    Between,
    BuyerPersona,
    EntityProblems,
    Fit,
    IdealCustomerProfile,
    NotToldByProfile,
    Person,
    ProfileMatch,
    Segment,
    match,
    profile_evidence,
    select_by_profile,
)
from salesterms.entities.profiles.attributes import ATTRIBUTE_WORDS, ATTRIBUTES, CLASS_OF
from salesterms.errors import WrongArgument
from salesterms.facts import BadEvidence, Facts, Level, Maker, MakerKind, Stance, Subject
from salesterms.journey import Journey
from salesterms.values import Money, Ratio
from salesterms.vocabularies import vocabulary

INDUSTRY = Among(attribute="industry", values=("brewing", "dairy"), weight=2)
COUNTRY = Among(attribute="country", values=("BE", "NL"), weight=1)
SIZE = Between(attribute="employees", least=20, most=100, weight=1)
BREWERIES = IdealCustomerProfile(
    name="Breweries", traits=(INDUSTRY, COUNTRY, SIZE), threshold=Decimal("0.75")
)
BUYERS = Segment(
    name="Buyers",
    subject=Subject.PERSON,
    traits=(Among(attribute="job_title", values=("buyer",), weight=1),),
    threshold=Decimal(1),
)
PETRA = BuyerPersona(name="Petra", traits=BUYERS.traits, threshold=Decimal(1), goals=("rest",))
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SYSTEM = Maker(kind=MakerKind.SYSTEM)


def problems(call: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(EntityProblems) as caught:
        call()
    assert caught.value.text("nl")
    return [(problem.code, problem.path) for problem in caught.value.problems]


def profile(*traits: Any, **more: Any) -> IdealCustomerProfile:
    given: Any = {"name": "Ours", "threshold": Decimal("0.5"), **more}
    return IdealCustomerProfile(traits=traits, **given)


class TestTraits:
    @pytest.mark.parametrize(
        ("value", "fits"), [(19, False), (20, True), (100, True), (101, False)]
    )
    def test_both_bounds_are_included(self, value: int, fits: bool) -> None:
        assert SIZE.fits(value) is fits

    def test_a_bound_may_be_left_out(self) -> None:
        assert Between(attribute="employees", most=5, weight=1).fits(0)
        least = Between(attribute="annual_revenue", least=Money(5, "EUR"), weight=1)
        assert least.fits(Money(5, "EUR"))
        assert not least.fits(Money(4, "EUR"))

    def test_what_cannot_be_compared_is_neither(self) -> None:
        least = Between(attribute="annual_revenue", least=Money(5, "EUR"), weight=1)
        assert least.fits(Money(9, "USD")) is None
        assert least.fits(9) is None
        assert INDUSTRY.fits(9) is None

    def test_each_says_what_it_asks(self) -> None:
        assert SIZE.text("nl") == "medewerkers is van 20 tot en met 100"
        assert Between(attribute="x", most=5, weight=1).text() == "x is at most 5"
        assert Between(attribute="x", least=5, weight=1).text() == "x is at least 5"
        assert INDUSTRY.text("nl") == "branche is brewing of dairy"

    def test_bounds_that_make_no_range_are_refused(self) -> None:
        def of(**bounds: Any) -> Any:
            return lambda: Between(attribute="employees", weight=1, **bounds)

        assert problems(of()) == [("no_bound", "$.least")]
        assert problems(of(least=5, most=4)) == [("bounds_turned", "$.most")]
        assert problems(of(least=5, most=Money(9, "EUR"))) == [("other_bound", "$.most")]
        assert problems(of(least=Money(1, "USD"), most=Money(9, "EUR"))) == [
            ("other_bound", "$.most")
        ]
        assert problems(of(least=Decimal(5), most=-1)) == [
            ("not_as_asked", "$.least"),
            ("not_as_asked", "$.most"),
        ]

    def test_values_are_texts_and_at_least_one(self) -> None:
        def of(values: Any) -> Any:
            return lambda: Among(attribute="industry", values=values, weight=1)

        assert problems(of(())) == [("no_values", "$.values")]
        for wrong in ("brewing", ["brewing"], ("",), (1,)):
            assert problems(of(wrong)) == [("not_as_asked", "$.values")]

    @pytest.mark.parametrize(
        "weight",
        [-1, 1.5, True, None, "2", 10**7, Decimal("NaN"), Decimal("-0.5"), Decimal("1E-13")],
    )
    def test_a_weight_is_an_exact_number_and_not_negative(self, weight: Any) -> None:
        assert problems(lambda: Among(attribute="industry", values=("x",), weight=weight)) == [
            ("not_as_asked", "$.weight")
        ]


class TestProfile:
    def test_traits_that_weigh_nothing_together_are_refused(self) -> None:
        nothing = Among(attribute="industry", values=("x",), weight=Decimal("0.00"))
        for traits in ((), (nothing,), (nothing, nothing)):
            assert problems(lambda given=traits: profile(*given)) == [("no_weight", "$.traits")]

    def test_every_trait_that_asks_what_is_not_there_is_named(self) -> None:
        wrong = (
            Among(attribute="industri", values=("x",), weight=1),
            COUNTRY,
            Among(attribute="employees", values=("20",), weight=1),
            Between(attribute="annual_revenue", least=5, weight=1),
            Between(attribute="industry", least=5, weight=1),
        )
        assert problems(lambda: profile(*wrong)) == [
            ("unknown_attribute", "$.traits[0].attribute"),
            ("other_attribute", "$.traits[2].attribute"),
            ("other_attribute", "$.traits[3].attribute"),
            ("other_attribute", "$.traits[4].attribute"),
        ]
        about_people = problems(lambda: profile(COUNTRY, subject=Subject.PERSON))
        assert about_people == [("unknown_attribute", "$.traits[0].attribute")]

    @pytest.mark.parametrize("threshold", [0, Decimal(0), Decimal("1.01"), 0.5, None])
    def test_a_threshold_is_a_share_above_0(self, threshold: Any) -> None:
        assert problems(lambda: profile(COUNTRY, threshold=threshold)) == [
            ("not_as_asked", "$.threshold")
        ]

    def test_every_field_is_looked_at(self) -> None:
        wrong: Any = {"name": "", "traits": [COUNTRY], "subject": Subject.DEAL, "threshold": 1}
        for kind in (IdealCustomerProfile, Segment):
            assert {path for _, path in problems(lambda made=kind: made(**wrong))} == {
                f"$.{name}" for name in wrong
            }
        texts: Any = dict.fromkeys(
            ("demographics", "behaviour", "pain_points", "goals", "preferences"), ("",)
        )
        found = problems(
            lambda: BuyerPersona(name="x", traits=BUYERS.traits, threshold=Decimal(1), **texts)
        )
        assert {path for _, path in found} == {f"$.{name}" for name in texts}

    @pytest.mark.parametrize("one", [BREWERIES, BUYERS, PETRA])
    def test_it_comes_back_from_a_document_and_a_pickle(self, one: Any) -> None:
        assert loads(dumps(one), type(one)) == one
        assert pickle.loads(pickle.dumps(one)) == one

    def test_the_attributes_are_fields_of_the_class_and_have_words(self) -> None:
        for subject, known in ATTRIBUTES.items():
            names = {each.name for each in fields(CLASS_OF[subject])}
            assert names == {"id", *known}
            assert set(known) <= set(ATTRIBUTE_WORDS)


class TestMatch:
    def test_each_trait_fits_fails_or_is_unknown(self) -> None:
        found = match(BREWERIES, Account(id="A-1", industry="dairy", country="DE"))
        assert [one.fit for one in found.traits] == [Fit.FITS, Fit.FAILS, Fit.UNKNOWN]
        assert found.share == Ratio(2, 3)
        assert (found.weight(Fit.UNKNOWN), found.weight()) == (1, 4)
        assert found.verdict is Fit.UNKNOWN
        assert pickle.loads(pickle.dumps(found)) == found

    def test_of_nothing_known_the_share_is_undefined_and_the_verdict_unknown(self) -> None:
        found = match(BREWERIES, Account(id="A-1"))
        assert not found.share.defined
        assert found.verdict is Fit.UNKNOWN
        assert "Nothing is known of it; unknown: 4 of 4." in found.explain()

    @pytest.mark.parametrize(
        ("known", "verdict"),
        [
            ({"industry": "dairy", "employees": 20}, Fit.FITS),  # 3 of 4, whatever the country
            ({"industry": "retail"}, Fit.FAILS),  # 2 of 4 at most
            ({"industry": "dairy", "employees": 5}, Fit.UNKNOWN),  # the country decides
            ({"industry": "dairy", "employees": 5, "country": "DE"}, Fit.FAILS),
        ],
    )
    def test_the_verdict_is_certain_where_what_is_unknown_cannot_change_it(
        self, known: Any, verdict: Fit
    ) -> None:
        found = match(BREWERIES, Account(id="A-1", **known))
        assert found.verdict is verdict
        assert FIT_WORDS[verdict].nl in found.explain("nl").splitlines()[0]

    def test_the_threshold_itself_is_enough(self) -> None:
        third = [
            Among(attribute=name, values=("x",), weight=Decimal("0.1"))
            for name in ("industry", "country", "source")
        ]
        exact = profile(*third, threshold=Decimal("0.3333333333333333333333333333"))
        assert match(exact, Account(id="A-1", industry="x")).verdict is Fit.FITS

    def test_an_amount_in_another_currency_is_unknown_with_the_reason(self) -> None:
        asked = profile(Between(attribute="annual_revenue", least=Money(5, "EUR"), weight=1))
        found = match(asked, Account(id="A-1", annual_revenue=Money(9, "USD")))
        assert found.verdict is Fit.UNKNOWN
        assert found.explain("nl").splitlines()[1] == (
            "  jaaromzet is minstens 5 EUR: onbekend (gewicht 1): in een andere munteenheid"
        )

    def test_what_is_personal_is_compared_and_never_told(self) -> None:
        for one in (BUYERS, PETRA):
            found = match(one, Person(id="P-1", job_title="clerk"))
            assert found.verdict is Fit.FAILS
            assert "clerk" not in repr(found) + found.explain()

    def test_weights_of_both_kinds_are_summed_exactly(self) -> None:
        asked = profile(INDUSTRY, Between(attribute="employees", most=9, weight=Decimal("0.10")))
        found = match(asked, Account(id="A-1", industry="dairy", employees=10))
        assert found.share == Ratio(2, Decimal("2.10"))

    def test_an_account_is_not_compared_with_a_profile_of_people(self) -> None:
        with pytest.raises(WrongArgument, match="Person"):
            match(BUYERS, Account(id="A-1"))
        with pytest.raises(WrongArgument, match="Account"):
            match(BREWERIES, Person(id="P-1"))
        with pytest.raises(WrongArgument):
            match("Breweries", Account(id="A-1"))  # type: ignore[arg-type]


class TestSelection:
    LIST = (
        Account(id="A-1", industry="brewing", country="BE", employees=35),
        Account(id="A-2", industry="retail", country="BE", employees=35),
        Account(id="A-3", industry="brewing"),
        Account(id="A-4", industry="dairy", employees=20),
    )

    def test_every_account_is_in_one_place_and_in_the_order_given(self) -> None:
        found = select_by_profile(BREWERIES, self.LIST)
        ids = [[one.id for one in part] for part in (found.fits, found.fails, found.unknown)]
        assert ids == [["A-1", "A-4"], ["A-2"], ["A-3"]]
        assert [one.subject for one in found.matches] == ["A-1", "A-2", "A-3", "A-4"]
        assert found.explain("nl").startswith("Geselecteerd op het profiel Breweries (000:68): 2")

    def test_of_no_list_it_is_empty(self) -> None:
        found = select_by_profile(BREWERIES, [])
        assert found.fits == found.fails == found.unknown == ()

    def test_an_id_that_stands_twice_is_named(self) -> None:
        twice = [*self.LIST, self.LIST[0]]
        assert problems(lambda: select_by_profile(BREWERIES, twice)) == [("same_id", "$[4].id")]

    def test_what_the_profile_is_not_about_is_refused(self) -> None:
        with pytest.raises(WrongArgument):
            select_by_profile(BREWERIES, [Person(id="P-1")])
        with pytest.raises(WrongArgument):
            select_by_profile(self.LIST[0], self.LIST)  # type: ignore[arg-type]


class TestListSelectedOnTheProfile:
    """A bought list, selected on the profile: the one case that all five texts have a word for."""

    WORDS = (
        ("linkedin_glossary", "lead"),
        ("four_stages.definitions", "prospect"),
        ("lead_or_bubble", "naam"),
        ("four_types", "naam"),
        ("lead_and_prospect", "lead"),
    )

    def journeys(self) -> dict[str, Journey]:
        """A journey for each person of a bought list, with what the selection says of it."""
        accounts = TestSelection.LIST
        people = [
            Person(id=f"P-{one.id}", account=one.id, email="p@example.com", source="bought list")
            for one in accounts
        ]
        found = select_by_profile(BREWERIES, accounts)
        of = {one.subject: one for one in found.matches}
        begun = Facts(
            contact_details="general",
            name_and_email="yes",
            source="bought",
            means="assumed",
            likely_interested="assumed",
        )
        made = {}
        for person in people:
            journey = Journey.begin(person=person.id, account=person.account, facts=begun)
            for fact in ("ideal_profile", "target_group"):
                piece = profile_evidence(
                    of[str(person.account)], fact=fact, level=Level.ASSUMED, at=AT, by=SYSTEM
                )
                journey = journey if piece is None else journey.with_(piece)
            made[str(person.account)] = journey
        return made

    @pytest.mark.parametrize(("text", "word"), WORDS)
    def test_who_was_selected_is_called_what_each_text_calls_them(
        self, text: str, word: str
    ) -> None:
        selected = self.journeys()["A-1"]
        assert selected.label(vocabulary(text), subject=Subject.PERSON).word == word

    def test_who_fails_and_who_is_unknown_are_no_prospect_in_001(self) -> None:
        made = self.journeys()
        words = {
            id_: made[id_].label(vocabulary("four_stages.definitions"), subject=Subject.PERSON).word
            for id_ in ("A-2", "A-3")
        }
        assert words == {"A-2": None, "A-3": None}
        assert made["A-2"].facts()["ideal_profile"] == "none"
        assert made["A-3"].facts()["ideal_profile"] is None


class TestEvidence:
    FITS = match(BREWERIES, TestSelection.LIST[0])
    FAILS = match(BREWERIES, TestSelection.LIST[1])
    UNKNOWN = match(BREWERIES, TestSelection.LIST[2])

    def of(self, matched: ProfileMatch, fact: str = "ideal_profile", **more: Any) -> Any:
        how: Any = {"level": Level.CHECKED, "at": AT, "by": SYSTEM, **more}
        return profile_evidence(matched, fact=fact, **how)

    def test_who_fits_holds_at_the_level_given(self) -> None:
        for fact in ("ideal_profile", "target_group"):
            piece = self.of(self.FITS, fact, source="list of March")
            assert (piece.fact, piece.level, piece.source) == (fact, Level.CHECKED, "list of March")

    def test_who_does_not_fit_refutes_the_profile_and_not_the_target_group(self) -> None:
        assert self.of(self.FAILS).stance is Stance.REFUTED
        assert self.of(self.FAILS, "target_group") is None
        for one in (BUYERS, PETRA):
            assert self.of(match(one, Person(id="P-1", job_title="x")), "target_group") is None

    def test_who_is_unknown_says_nothing(self) -> None:
        assert self.of(self.UNKNOWN) is None
        assert self.of(self.UNKNOWN, "target_group") is None

    @pytest.mark.parametrize("one", [BUYERS, PETRA])
    def test_a_segment_or_a_persona_tells_the_target_group_only(self, one: Any) -> None:
        fits = match(one, Person(id="P-1", job_title="buyer"))
        assert self.of(fits, "target_group").level is Level.CHECKED
        with pytest.raises(NotToldByProfile, match="target_group"):
            self.of(fits)

    def test_what_is_wrong_is_said_also_where_nothing_would_be_said(self) -> None:
        wrong: tuple[Any, ...] = ("means", None, [])
        for fact in wrong:
            with pytest.raises(NotToldByProfile, match="ideal_profile"):
                self.of(self.UNKNOWN, fact)
        with pytest.raises(WrongArgument):
            self.of(self.UNKNOWN, level=None)
        with pytest.raises(BadEvidence):
            self.of(self.UNKNOWN, by=None)
        with pytest.raises(WrongArgument):
            self.of(BREWERIES)  # type: ignore[arg-type]
