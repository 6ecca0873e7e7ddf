"""Opportunities: one, lists of them, and those that know their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from salesterms.entities import Opportunities, Opportunity
from salesterms.lifecycle import Category
from salesterms.strategies.any_values import extras
from salesterms.strategies.single_values import (
    dates,
    money,
    probabilities,
)
from salesterms.values import (
    EMPTY,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy


T = TypeVar("T")

STAGES = ("New", "Qualified", "Proposal", "Negotiation")
_OWNERS = ("Ann", "Bo", "Çelik", "de Vries")


@st.composite
def opportunities(
    draw: st.DrawFn,
    *,
    currencies: Sequence[str] = ("EUR",),
    status: Category | None = None,
    missing: bool = True,
    extras: bool = False,
) -> Opportunity:
    """Opportunities in any category, with blanks unless `missing` is False.

    Amounts are in one of `currencies`. Closed ones have a close date, sometimes before their
    creation date, as real exports do. With `extras` they hold values of every kind there.
    """

    def blank(strategy: SearchStrategy[T]) -> T | None:
        return draw(st.none() | strategy if missing else strategy)

    category = draw(st.sampled_from(Category)) if status is None else status
    is_closed = category in {Category.WON, Category.LOST}
    reached = STAGES[: draw(st.integers(0, len(STAGES)))]
    return Opportunity(
        id=f"D-{draw(st.integers(1, 10**6))}",
        status=category,
        owner=blank(st.sampled_from(_OWNERS)),
        stage=reached[-1] if reached else None,
        stages_reached=blank(st.just(reached)),
        amount=blank(
            st.sampled_from(list(currencies)).flatmap(lambda code: money(currency=code, least=-500))
        ),
        created=blank(dates()),
        closed=blank(dates()) if is_closed else None,
        expected_close=None if is_closed else blank(dates()),
        last_activity=blank(dates()),
        probability=blank(probabilities()),
        extras=draw(_EXTRAS) if extras else EMPTY,
    )


def opportunity_lists(
    *, currencies: Sequence[str] = ("EUR",), most: int = 12
) -> SearchStrategy[list[Opportunity]]:
    """Lists of 0 to `most` (12) opportunities, with an id of their own each."""
    return st.lists(
        opportunities(currencies=currencies), max_size=most, unique_by=lambda row: row.id
    )


_EXTRAS = extras()  # made once: drawing from it stays quick


@st.composite
def opportunity_tables(draw: st.DrawFn, *, most: int = 5) -> Opportunities:
    """`Opportunities`: up to `most` (5) rows with extras, and what is known of their source.

    >>> from hypothesis import given
    >>> from salesterms.strategies import opportunity_tables
    >>> @given(opportunity_tables(most=2))
    ... def test_a_part_knows_its_source(rows):
    ...     assert rows[:1].mapped == rows.mapped
    >>> test_a_part_knows_its_source()
    """
    rows = draw(st.lists(opportunities(currencies=("EUR", "USD"), extras=True), max_size=most))
    names = st.frozensets(st.sampled_from(("id", "status", "amount", "closed", "owner")))
    found = dict.fromkeys(name for row in rows for name in row.extras)
    return Opportunities(rows, draw(st.none() | names), found)
