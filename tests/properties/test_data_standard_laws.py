"""The laws of data: what is missing and what is there make up all that is asked for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.entities import DataStandard, Person, data_gaps
from salesterms.qualification import completeness
from salesterms.strategies import data_standards, people

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)
CROWDS = st.lists(people(), max_size=6)


class TestGapsAreTheRest:
    """What is missing is what none of its fields has, and complete means that nothing is."""

    @quick
    @given(people(), data_standards())
    def test_it_holds(self, person: Person, standard: DataStandard) -> None:
        gaps = data_gaps(person, standard)
        there = [one for one in standard.asked if any(getattr(person, name) for name in one)]
        assert [*there, *gaps.missing] == sorted(
            standard.asked, key=lambda one: one in gaps.missing
        )
        assert gaps.share.numerator == len(there)
        assert gaps.complete is (gaps.share.fraction() == 1)


class TestFillingInNeverLowers:
    """A person with every field filled in is complete by every standard."""

    @quick
    @given(people(missing=False), data_standards())
    def test_it_holds(self, person: Person, standard: DataStandard) -> None:
        assert data_gaps(person, standard).complete


class TestManyAreTheSumOfEach:
    """Counts of many people are the sums of those of each, in whatever order they come."""

    @quick
    @given(CROWDS, data_standards(), st.randoms(use_true_random=False))
    def test_it_holds(self, crowd: list[Person], standard: DataStandard, luck: object) -> None:
        found = completeness(crowd, standard)
        each = [data_gaps(person, standard) for person in crowd]
        assert found.complete.numerator == sum(gaps.complete for gaps in each)
        for group, ratio in found.filled.items():
            assert ratio.numerator == sum(group not in gaps.missing for gaps in each)
            assert ratio.defined is bool(crowd)
        luck.shuffle(crowd)  # type: ignore[attr-defined] # a Random
        assert completeness(crowd, standard) == found
