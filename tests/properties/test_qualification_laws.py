"""The laws of assessing: what may lower a verdict, what grows old, and what plays no part."""

from datetime import datetime, timedelta
from random import Random

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from salesterms.facts import (
    CATALOGUE,
    Evidence,
    Facts,
    Level,
    Stance,
    Worlds,
    facts_at,
)
from salesterms.journey import Journey
from salesterms.qualification import (
    Asks,
    Assessment,
    Framework,
    Fulfilment,
    Verdict,
    assess,
    every_framework,
    framework,
)
from salesterms.strategies import (
    assessments,
    evidence,
    evidence_lists,
    frameworks,
    instants,
    journeys,
    known_facts,
)
from salesterms.values import instant
from salesterms.vocabularies import lead_or_bubble, linkedin_glossary

BUILT_IN = st.sampled_from(every_framework())
EITHER = BUILT_IN | frameworks()
TERMS = {
    "qualified_opportunity.strict": lead_or_bubble.term.qualified_opportunity,
    "lead": lead_or_bubble.term.lead,
    "marketing_qualified_lead": linkedin_glossary.term.marketing_qualified_lead,
    "sales_qualified_lead": linkedin_glossary.term.sales_qualified_lead,
}
#: What speaks for somebody: every ladder that is no failure and no say of where things stand.
POSITIVE = [
    name
    for name, axis in CATALOGUE.items()
    if axis.ordered and axis.moves != "events" and name != "enrichment_failed"
]


def met(found: Assessment) -> set[str]:
    return {one.requirement.id for one in found.findings if one.met}


def asked_alone(one: Framework) -> Framework:
    """The framework where every answer must be yes: any answer will do may turn by a denial."""
    requirements = [evolve(each, asks=Asks.HOLDS) for each in one.requirements]
    return evolve(one, requirements=requirements)


@st.composite
def positive(draw: st.DrawFn) -> Evidence:
    """Evidence that something holds which speaks for somebody."""
    piece = draw(evidence(facts=POSITIVE))
    if piece.stance is Stance.HOLDS:
        return piece
    return evolve(piece, stance=Stance.HOLDS, level=draw(st.sampled_from(Level)))


class TestQualifiedIsTheCriterion:
    """Qualified is exactly: certain of the whole criterion, which is that of the vocabulary."""

    @given(st.sampled_from(sorted(TERMS)), known_facts())
    def test_of_the_vocabularies(self, name: str, facts: Facts) -> None:
        sure = CATALOGUE.layout.is_sure(TERMS[name].when, facts.sure)

        assert assess(name, facts).qualified is sure

    @given(st.sampled_from(sorted(TERMS)), journeys(), st.none() | instants())
    def test_of_a_journey(self, name: str, journey: Journey, as_of: datetime | None) -> None:
        sure = CATALOGUE.layout.is_sure(TERMS[name].when, journey.facts(as_of=as_of).sure)

        assert assess(name, journey, as_of=as_of).qualified is sure

    @given(EITHER, known_facts())
    def test_of_any_framework(self, one: Framework, facts: Facts) -> None:
        asked = asked_alone(one)
        found = assess(asked, facts)
        carried = [each for each in found.findings if each.requirement.required]
        all_carried = all(each.fulfilment is not Fulfilment.NOT_CARRIED for each in carried)

        sure = CATALOGUE.layout.is_sure(asked.criterion, facts.sure)

        assert found.qualified is (sure and all_carried)


class TestUnknownIsNoFail:
    """Where some world that is still possible meets a requirement, it is neither met nor failed."""

    @given(EITHER, known_facts())
    def test_each_requirement(self, one: Framework, facts: Facts) -> None:
        for finding in assess(asked_alone(one), facts).findings:
            when = finding.requirement.when
            if when is None:
                assert finding.fulfilment is Fulfilment.NOT_CARRIED
                continue
            layout = CATALOGUE.layout
            could = not layout.is_sure(~when, facts.sure)
            must = layout.is_sure(when, facts.sure)
            assert (finding.fulfilment is Fulfilment.MET) is must
            assert (finding.fulfilment is Fulfilment.UNKNOWN) is (could and not must)

    @given(BUILT_IN)
    def test_where_nothing_at_all_is_known_nobody_is_refuted(self, one: Framework) -> None:
        every = {name: axis.names for name, axis in CATALOGUE.items()}

        assert assess(one, Facts(CATALOGUE, **every)).verdict is Verdict.OPEN


class TestBelowItsLevel:
    """Evidence below the level that is asked never meets a requirement (002:61)."""

    @given(evidence_lists(facts=("need", "budget", "authority")))
    def test_of_a_verkoopkans(self, record: list[Evidence]) -> None:
        low = [
            evolve(piece, level=Level.STATED) if piece.stance is Stance.HOLDS else piece
            for piece in record
        ]

        found = assess("qualified_opportunity.strict", low)

        assert not met(found) & {"need", "budget", "authority"}


class TestMoreOfIt:
    """More evidence for somebody never takes back what is met, and never refutes anything."""

    @given(EITHER, evidence_lists(), st.lists(positive(), min_size=1, max_size=4), instants())
    def test_it_never_lowers_a_verdict(
        self, one: Framework, record: list[Evidence], more: list[Evidence], as_of: datetime
    ) -> None:
        asked = asked_alone(one)
        before = assess(asked, record, as_of=as_of)
        after = assess(asked, [*record, *more], as_of=as_of)

        assert met(before) <= met(after)
        assert not (before.qualified and not after.qualified)
        if before.verdict is not Verdict.REFUTED:
            assert after.verdict is not Verdict.REFUTED


class TestOrder:
    """The order of the evidence and of the requirements plays no part."""

    @given(EITHER, evidence_lists(), instants(), st.randoms(use_true_random=False))
    def test_it_changes_nothing(
        self, one: Framework, record: list[Evidence], as_of: datetime, dice: Random
    ) -> None:
        requirements, shuffled = list(one.requirements), list(record)
        dice.shuffle(requirements)
        dice.shuffle(shuffled)
        turned = evolve(one, requirements=requirements)
        found, other = (
            assess(framework_, record_, as_of=as_of)
            for framework_, record_ in ((one, record), (turned, shuffled))
        )

        assert other.verdict is found.verdict
        assert other.counts == found.counts
        assert set(other.findings) == set(found.findings)
        assert {(each.requirement, each.worth) for each in other.next} == {
            (each.requirement, each.worth) for each in found.next
        }


class TestExpiry:
    """As time passes without news, what expires is met ever less; and without a term, as before."""

    @given(
        frameworks(expires=True).map(asked_alone),
        evidence_lists(),
        instants(),
        st.integers(0, 800),
    )
    def test_nothing_becomes_met_by_growing_old(
        self, one: Framework, record: list[Evidence], as_of: datetime, days: int
    ) -> None:
        start = max([instant(as_of), *(instant(piece.at) for piece in record)])
        before = assess(one, record, as_of=start)
        after = assess(one, record, as_of=start + timedelta(days=days))

        assert met(after) <= met(before)

    @given(EITHER, evidence_lists(), instants())
    def test_a_longer_term_never_takes_away(
        self, one: Framework, record: list[Evidence], as_of: datetime
    ) -> None:
        asked = asked_alone(one)
        found = [
            met(assess(asked, record, as_of=as_of, expiry=dict.fromkeys(CATALOGUE, days)))
            for days in (1, 30, 400, 100_000)
        ]

        assert found[0] <= found[1] <= found[2] <= found[3]
        assert found[3] == met(assess(asked, record, as_of=as_of))

    @given(frameworks(expires=True), evidence_lists(), instants())
    def test_no_fact_that_is_met_rests_on_what_is_too_old(
        self, one: Framework, record: list[Evidence], as_of: datetime
    ) -> None:
        for finding in assess(asked_alone(one), record, as_of=as_of).findings:
            if finding.met and finding.age is not None and finding.expires is not None:
                assert finding.age <= timedelta(days=finding.expires)


class TestOneRecordInThreeForms:
    """A journey, its evidence, and the facts that these make come to the same, ages aside."""

    @given(EITHER, evidence_lists(), instants())
    def test_each_requirement(
        self, one: Framework, record: list[Evidence], as_of: datetime
    ) -> None:
        asked = asked_alone(one)
        view = facts_at(record, as_of=as_of)
        forms = (Journey.begin().with_(*record), record, view.facts)

        journey, evidence_, facts = (met(assess(asked, form, as_of=as_of)) for form in forms)

        assert journey == evidence_ == facts

    @given(EITHER, evidence_lists(), instants())
    def test_what_is_ahead_plays_no_part(
        self, one: Framework, record: list[Evidence], as_of: datetime
    ) -> None:
        seen = [piece for piece in record if instant(piece.at) <= instant(as_of)]

        found = assess(one, record, as_of=as_of)

        assert found == assess(one, seen, as_of=as_of)
        assert len(found.ahead) == len(record) - len(seen)


class TestQuestions:
    """A question that is worth something settles, by the answer that is asked, what it names."""

    @given(assessments())
    def test_the_worth_is_that_of_what_is_settled(self, found: Assessment) -> None:
        worth = [one.worth for one in found.next]

        assert worth == sorted(worth, reverse=True)
        for one in found.next:
            named = [found.framework[name] for name in one.settles]
            assert one.worth == sum(each.worth for each in named if each.required)
            assert (one.requirement.id in one.settles) is one.requirement.carried

    @given(assessments())
    def test_it_is_said_in_both_languages(self, found: Assessment) -> None:
        for lang in ("en", "nl"):
            assert len(found.explain(lang).splitlines()) >= 3 + len(found.findings)
        assert len(found.to_rows()) == len(found.findings)


class TestReadings:
    """Who is a verkoopkans in the strict reading is one in the lenient, and a lead in both."""

    @given(known_facts())
    def test_of_any_facts(self, facts: Facts) -> None:
        strict, lenient, lead = (
            assess(name, facts).qualified
            for name in (
                "qualified_opportunity.strict",
                "qualified_opportunity.lenient",
                "lead",
            )
        )

        assert strict <= lenient <= lead

    def test_in_every_world(self) -> None:
        whole = [
            framework(f"qualified_opportunity.{one}").criterion for one in ("strict", "lenient")
        ]
        worlds = Worlds(CATALOGUE, whole)

        assert worlds.where(whole[0] & ~whole[1]) == 0
        assert worlds.where(whole[1] & ~whole[0]) != 0
