"""Opportunities: one, lists of them, and those that know their source."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from salesterms.entities import LostReason, Opportunities, Opportunity
from salesterms.lifecycle import Category, ForecastCategory
from salesterms.strategies.any_values import extras
from salesterms.strategies.single_values import (
    dates,
    money,
    probabilities,
)
from salesterms.values import EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from salesterms.values import Money

STAGES = ("New", "Qualified", "Proposal", "Negotiation")
_OWNERS = ("Ann", "Bo", "Çelik", "de Vries")
_CONTACTS = ("P-1", "P-2", "P-3")


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
    fields = _fields(missing=missing)
    category = draw(_CATEGORIES) if status is None else status
    is_closed = category in {Category.WON, Category.LOST}
    reached = _REACHED[draw(_PLACES)]
    return Opportunity(
        id=f"D-{draw(_NUMBERS)}",
        status=category,
        owner=draw(fields["owner"]),
        stage=reached[-1] if reached else None,
        stages_reached=reached if draw(fields["known"]) else None,
        amount=draw(_amounts(tuple(currencies), missing=missing)),
        created=draw(fields["date"]),
        closed=draw(fields["date"]) if is_closed else None,
        expected_close=None if is_closed else draw(fields["date"]),
        last_activity=draw(fields["date"]),
        probability=draw(fields["probability"]),
        contacts=_CONTACTS[: draw(_PLACES)],
        lost_reason=draw(fields["lost_reason"]) if category is Category.LOST else None,
        competitor=draw(fields["competitor"]),
        forecast_category=draw(fields["forecast_category"]),
        extras=draw(_EXTRAS) if extras else EMPTY,
    )


#: What opportunities are drawn from, made once: that takes longer than to draw one.
_CATEGORIES: Final = st.sampled_from(Category)
_NUMBERS: Final = st.integers(1, 10**6)
_REACHED: Final = tuple(STAGES[:at] for at in range(len(STAGES) + 1))
_PLACES: Final = st.integers(0, len(STAGES))
_FIELDS: Final[dict[str, SearchStrategy[Any]]] = {
    "owner": st.sampled_from(_OWNERS),
    "date": dates(),
    "probability": probabilities(),
    "lost_reason": st.sampled_from([reason.value for reason in LostReason]),
    "competitor": st.sampled_from(("Rival", "Andere & Zn.")),
    "forecast_category": st.sampled_from(ForecastCategory),
}


@cache
def _fields(*, missing: bool) -> dict[str, SearchStrategy[Any]]:
    if not missing:
        return {**_FIELDS, "known": st.just(value=True)}
    blank = {name: st.none() | strategy for name, strategy in _FIELDS.items()}
    return {**blank, "known": st.booleans()}


@lru_cache(maxsize=16)
def _amounts(currencies: tuple[str, ...], *, missing: bool) -> SearchStrategy[Money | None]:
    some = st.one_of(*(money(currency=code, least=-500) for code in currencies))
    return st.none() | some if missing else some


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
