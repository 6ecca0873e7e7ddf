"""Records of people as their sources wrote them, and records that were merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from salesterms.entities import Person, merge, recorded
from salesterms.strategies.persons import people
from salesterms.strategies.single_values import instants

if TYPE_CHECKING:
    from datetime import datetime

    from hypothesis.strategies import SearchStrategy

    from salesterms.entities import DatedRecord

_SOURCES = ("crm", "website", "card")
_MOST = 3


@st.composite
def dated_records(
    draw: st.DrawFn,
    *,
    ids: SearchStrategy[str] | None = None,
    at: SearchStrategy[datetime] | None = None,
) -> DatedRecord[Person]:
    """Records of one person by one to three sources, at instants that are sometimes the same.

    >>> from hypothesis import given
    >>> from salesterms.entities import merge
    >>> from salesterms.strategies import dated_records
    >>> @given(dated_records())
    ... def test_the_same_again_changes_nothing(record):
    ...     assert merge(record, record) == record
    >>> test_the_same_again_changes_nothing()

    `ids` and `at` are drawn from for the ids and the instants.
    """
    moments = draw(st.lists(instants() if at is None else at, min_size=1, max_size=2))
    one: DatedRecord[Person] | None = None
    for _ in range(draw(st.integers(1, _MOST))):
        person = draw(people())
        named = Person(
            id=person.id if ids is None else draw(ids),
            first_name=person.first_name,
            last_name=person.last_name,
            email=person.email,
            account=person.account,
            source=person.source,
        )
        written = draw(st.sampled_from(moments)), draw(st.sampled_from(_SOURCES))
        found = recorded(named, at=written[0], origin=written[1])
        one = found if one is None else merge(one, found, same=True)
    assert one is not None  # noqa: S101 # at least one source was drawn
    return one
