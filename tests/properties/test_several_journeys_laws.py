"""The laws of several journeys: each is counted in one place, in whatever order they are given."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.facts import CATALOGUE, Evidence, Facts, Level, Maker, MakerKind, Worlds
from salesterms.journey import (
    Journey,
    contacts_without_deal,
    deal_view,
    leads_become_contacts,
    names_handed_to_sales,
    prospects_per_contact,
    relabel,
    view,
)
from salesterms.vocabularies import four_stages, four_types, lead_or_bubble

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
MOMENTS = st.none() | st.integers(-1, 12).map(lambda days: DAY + timedelta(days=days))
HUMAN = Maker(kind=MakerKind.HUMAN)
SAID: dict[str, tuple[str | None, ...]] = {
    "budget": (None,),
    "need": (None,),
    "context": ("yes",),
    "source": ("bought", "own"),
    "interest": ("inquiring", "explicit", "buying"),
}
#: What a journey may begin with; all of it shows interest, so that it can go on.
BEGINNINGS = st.fixed_dictionaries(
    {"interest": st.sampled_from(["engaged", "explicit", "buying"])},
    optional={
        "means": st.sampled_from(["none", "stated", "proven"]),
        "target_group": st.sampled_from(["none", "checked"]),
        "ideal_profile": st.just("stated"),
        "contact_details": st.sampled_from(["general", "direct"]),
        "source": st.sampled_from(["bought", "marketing"]),
        "requirements_met": st.just("yes"),
        "authority": st.sampled_from(["none", "proven"]),
    },
)
quick = settings(max_examples=min(40, settings().max_examples), deadline=None)


@st.composite
def journeys(draw: st.DrawFn, person: str | None = "P-1") -> Journey:
    """A journey of up to eight events that may happen one after another, with some evidence."""
    deal = draw(st.sampled_from(["D-1", "D-2", None]))
    made = Journey.begin(person=person, deal=deal, facts=Facts(**draw(BEGINNINGS)))
    for day in range(draw(st.integers(0, 8))):
        allowed = made.stage().allowed(made.facts().sure)
        made = made.advance(draw(st.sampled_from(allowed)), at=DAY + timedelta(days=day))
    pieces = []
    for fact in draw(st.lists(st.sampled_from(list(SAID)), max_size=3)):
        at = DAY + timedelta(days=draw(st.integers(0, 9)))
        value = draw(st.sampled_from(SAID[fact]))
        level = draw(st.sampled_from([Level.STATED, Level.CHECKED]))
        pieces.append(Evidence(fact=fact, value=value, level=level, at=at, by=HUMAN))
    return made.with_(*pieces)


OF_ONE = st.lists(journeys(), min_size=1, max_size=3)
PERSONS = st.sampled_from(["P-1", "P-2", "P-3", None])
OF_MANY = st.lists(PERSONS.flatmap(journeys), max_size=5)


class TestAPermutationChangesNothing:
    """In whatever order journeys are given, what is said of them is the same."""

    @quick
    @given(st.data(), OF_ONE, MOMENTS)
    def test_of_the_view(self, data: st.DataObject, given_: list[Journey], at: Any) -> None:
        assert view(data.draw(st.permutations(given_)), as_of=at) == view(given_, as_of=at)

    @quick
    @given(st.data(), OF_MANY, MOMENTS)
    def test_of_a_deal(self, data: st.DataObject, given_: list[Journey], at: Any) -> None:
        some = [*given_, Journey.begin(person="P-4", deal="D-1")]
        mixed = data.draw(st.permutations(some))

        assert deal_view(mixed, "D-1", as_of=at) == deal_view(some, "D-1", as_of=at)

    @quick
    @given(st.data(), OF_MANY, MOMENTS)
    def test_of_the_rules(self, data: st.DataObject, given_: list[Journey], at: Any) -> None:
        mixed = data.draw(st.permutations(given_))

        assert rules_of(mixed, at) == rules_of(given_, at)

    @quick
    @given(st.data(), OF_MANY, MOMENTS)
    def test_of_the_labels(self, data: st.DataObject, given_: list[Journey], at: Any) -> None:
        mixed = data.draw(st.permutations(given_))

        for old, new in permutations((four_types, four_stages.definitions, lead_or_bubble), 2):
            assert relabel(mixed, old, new, as_of=at) == relabel(given_, old, new, as_of=at)


def rules_of(given_: list[Journey], at: datetime | None) -> tuple[Any, ...]:
    """Everything that the rules say of some journeys."""
    return (
        contacts_without_deal(given_, weeks=1, as_of=at or DAY + timedelta(days=9)),
        names_handed_to_sales(given_, as_of=at),
        leads_become_contacts(given_, below=Fraction(1, 10), as_of=at).measurement,
        prospects_per_contact(given_, times=2, as_of=at).measurement,
    )


class TestNobodyIsLost:
    """Every journey that is given is counted, or left out for one reason."""

    @quick
    @given(OF_MANY, MOMENTS)
    def test_by_a_rule(self, given_: list[Journey], at: Any) -> None:
        assert {outcome.rows for outcome in rules_of(given_, at)} == {len(given_)}

    @quick
    @given(OF_MANY, MOMENTS)
    def test_by_a_change_of_definitions(self, given_: list[Journey], at: Any) -> None:
        found = relabel(given_, four_types, lead_or_bubble, as_of=at)

        assert found.counted + sum(found.excluded.values()) == len(given_)
        assert sum(found.counts.values()) == len(given_) == len(found.to_rows())

    @quick
    @given(OF_MANY, OF_MANY, MOMENTS)
    def test_who_else_is_given_moves_no_journey_to_another_cell(
        self, some: list[Journey], others: list[Journey], at: Any
    ) -> None:
        apart = [relabel(few, four_types, lead_or_bubble, as_of=at) for few in (some, others)]
        together = relabel([*some, *others], four_types, lead_or_bubble, as_of=at)

        assert Counter(together.counts) == sum((Counter(one.counts) for one in apart), Counter())

    @quick
    @given(OF_MANY)
    def test_the_old_labels_are_those_that_the_journeys_have(self, given_: list[Journey]) -> None:
        found = relabel(given_, four_types, lead_or_bubble)

        before = Counter(each.label(four_types).paths for each in given_)
        assert Counter(record.before.paths for record in found.records) == before


class TestOneJourney:
    """The view of one journey is that journey, and one of which nothing is known adds nothing."""

    @quick
    @given(journeys(), MOMENTS)
    def test_it_is_seen_as_it_is(self, one: Journey, at: Any) -> None:
        seen = view([one], as_of=at)

        assert seen.facts == one.facts(as_of=at)
        assert seen.label(four_types) == one.label(four_types, as_of=at)

    @quick
    @given(OF_ONE, MOMENTS)
    def test_nothing_adds_nothing(self, given_: list[Journey], at: Any) -> None:
        nothing = Journey.begin(person="P-1")

        assert view([*given_, nothing], as_of=at).facts == view(given_, as_of=at).facts

    @quick
    @given(OF_MANY)
    def test_nothing_adds_nothing_to_what_is_found(self, given_: list[Journey]) -> None:
        nothing = Journey.begin(person="P-1")
        more = names_handed_to_sales([*given_, nothing])

        assert more.found == names_handed_to_sales(given_).found


class TestSeveralJourneys:
    """What is put together is legal, and no less than what each of them says."""

    WORLDS = Worlds(CATALOGUE, [side for law in CATALOGUE.laws for side in (law.when, law.then)])

    @quick
    @given(OF_ONE, MOMENTS)
    def test_the_laws_hold(self, given_: list[Journey], at: Any) -> None:
        assert self.WORLDS.compatible(view(given_, as_of=at).facts)

    @quick
    @given(OF_ONE)
    def test_each_position_is_that_of_some_journey(self, given_: list[Journey]) -> None:
        facts = view(given_).facts

        for name in ("standing", "deal", "customer"):
            assert facts[name] in {each.facts()[name] for each in given_}

    @quick
    @given(OF_MANY)
    def test_a_deal_has_what_some_contact_has(self, given_: list[Journey]) -> None:
        own = [each for each in given_ if each.deal == "D-1"]
        if own:
            found = deal_view(given_, "D-1")
            people = [each for _, each in found.contacts]
            for name in ("need", "authority"):
                ranks = CATALOGUE[name].names
                lowest = max(ranks.index(each[name][0]) for each in people)
                highest = max(ranks.index(each[name][-1]) for each in people)
                assert found.values[name] == ranks[lowest : highest + 1]

    @quick
    @given(OF_ONE)
    def test_the_word_of_a_view_is_that_of_its_facts(self, given_: list[Journey]) -> None:
        seen = view(given_)

        assert seen.label(four_stages.example) == four_stages.example.label(seen.facts)
