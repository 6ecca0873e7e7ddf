"""Laws of merging records: the order of the sources, and hearing them twice, changes nothing."""

from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms.entities import DatedRecord, Person, merge, recorded
from salesterms.strategies import dated_records, people

START = datetime(2026, 3, 2, tzinfo=UTC)
#: Few instants and few ids, so that sources meet.
MOMENTS = st.integers(0, 2).map(lambda day: START + timedelta(days=day))
ONE_ID = dated_records(ids=st.just("P-1"), at=MOMENTS)
ANY_ID = dated_records(ids=st.sampled_from(["P-1", "P-2", "P-10"]), at=MOMENTS)

Record = DatedRecord[Person]


class TestTheOrderOfSourcesMakesNoDifference:
    """merge(a, b) == merge(b, a), and merge(merge(a, b), c) == merge(a, merge(b, c))."""

    @given(ONE_ID, ONE_ID, ONE_ID)
    def test_for_records_of_one_id(self, a: Record, b: Record, c: Record) -> None:
        assert merge(a, b) == merge(b, a)
        assert merge(merge(a, b), c) == merge(a, merge(b, c))

    @given(ANY_ID, ANY_ID, ANY_ID)
    def test_where_the_least_id_stays(self, a: Record, b: Record, c: Record) -> None:
        assert merge(a, b, same=True) == merge(b, a, same=True)
        left = merge(merge(a, b, same=True), c, same=True)
        assert left == merge(a, merge(b, c, same=True), same=True)

    @given(ANY_ID, ANY_ID, ANY_ID, st.sampled_from(["P-2", "G-1"]))
    def test_where_the_id_is_named(self, a: Record, b: Record, c: Record, own: str) -> None:
        assert merge(a, b, id=own) == merge(b, a, id=own)
        left = merge(merge(a, b, id=own), c, id=own)
        assert left == merge(a, merge(b, c, id=own), id=own)

    @given(st.lists(ANY_ID, min_size=3, max_size=3))
    def test_also_in_what_is_told(self, records: list[Record]) -> None:
        told = {
            reduce(lambda a, b: merge(a, b, same=True), order).explain()
            for order in permutations(records)
        }
        assert len(told) == 1


class TestHearingItTwiceChangesNothing:
    """merge(a, a) == a, and so after any other merge."""

    @given(ANY_ID, ANY_ID)
    def test_it(self, a: Record, b: Record) -> None:
        assert merge(a, a) == a
        assert merge(a, a, same=True) == a
        both = merge(a, b, same=True)
        assert merge(both, b, same=True) == both


class TestNothingThatCountsIsLost:
    """Every id is kept; every field of a source is there; a later value is the one that counts."""

    @given(ANY_ID, ANY_ID)
    def test_ids_and_fields_stay(self, a: Record, b: Record) -> None:
        both = merge(a, b, same=True)
        assert {both.id, *both.aliases} == {a.id, b.id, *a.aliases, *b.aliases}
        assert set(both.values) == {*a.values, *b.values}
        assert both.id not in both.aliases

    @given(people(), people())
    def test_a_blank_never_wins_over_a_value(self, one: Person, other: Person) -> None:
        early = recorded(one, at=START, origin="crm")
        late = recorded(other, at=START + timedelta(days=1), origin="card")
        merged = merge(early, late, same=True).entity()
        for name in early.values.keys() | late.values.keys():
            assert getattr(merged, name) == (getattr(other, name) or getattr(one, name))

    @given(people())
    def test_what_one_source_says_is_what_comes_out(self, person: Person) -> None:
        assert recorded(person, at=START, origin="crm").entity() == person


class TestAConflictIsNeverDecided:
    """A field is in conflict where its last writers differ; then it is left out, with all said."""

    @given(ANY_ID, ANY_ID)
    def test_it(self, a: Record, b: Record) -> None:
        merged = merge(a, b, same=True)
        entity = merged.entity()
        for name, value in merged.values.items():
            assert value.in_conflict is (getattr(entity, name) is None)
        assert [one.name for one in merged.conflicts] == [
            name for name, value in merged.values.items() if value.in_conflict
        ]


@pytest.mark.parametrize("size", [400])
def test_many_sources_are_merged_one_after_another(size: int) -> None:
    records = [
        recorded(Person(id="P-1", source=f"s{at}"), at=START, origin=f"o{at % 7}")
        for at in range(20)
    ] * (size // 20)

    assert len(reduce(merge, records).values["source"].claims) == 20
