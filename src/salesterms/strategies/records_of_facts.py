"""Evidence: single pieces, and lists of them that contradict and repeat each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from salesterms.facts import (
    CATALOGUE,
    Evidence,
    Level,
    Maker,
    MakerKind,
    Moves,
    Scale,
    Stance,
)
from salesterms.strategies.single_values import instants, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hypothesis.strategies import SearchStrategy

    from salesterms.facts import Axis, Catalogue

_TEXTS = st.none() | texts()
_MAKERS = st.builds(Maker, kind=st.sampled_from(MakerKind), name=_TEXTS)
_HUMANS = st.builds(Maker, kind=st.just(MakerKind.HUMAN), name=_TEXTS)


@st.composite
def evidence(
    draw: st.DrawFn,
    *,
    catalogue: Catalogue = CATALOGUE,
    facts: Sequence[str] | None = None,
    at: SearchStrategy[datetime] | None = None,
) -> Evidence:
    """Pieces of evidence that the catalogue accepts, without an id.

    >>> from hypothesis import given
    >>> from salesterms.facts import check_evidence
    >>> from salesterms.strategies import evidence
    >>> @given(evidence())
    ... def test_the_catalogue_accepts_it(piece):
    ...     check_evidence([piece])
    >>> test_the_catalogue_accepts_it()

    They are about one of `facts`, or of all that evidence moves, at one of the instants `at`.
    """
    names = [name for name, axis in catalogue.items() if axis.moves is not Moves.EVENTS]
    axis = catalogue[draw(st.sampled_from(names if facts is None else list(facts)))]
    happens = axis.moves is Moves.HAPPENS
    stance = Stance.HOLDS if happens else draw(st.sampled_from(Stance))
    by = draw(_MAKERS)
    return Evidence(
        fact=axis.name,
        value=draw(_values(axis, stance)),
        stance=stance,
        level=draw(st.sampled_from(Level)) if stance is Stance.HOLDS else None,
        at=draw(instants() if at is None else at),
        by=by,
        checked_by=draw(st.none() | _HUMANS) if by.kind is MakerKind.MODEL else None,
        source=draw(_TEXTS),
        note=draw(_TEXTS),
    )


def _values(axis: Axis, stance: Stance) -> SearchStrategy[str | None]:
    """The values that a piece may speak of."""
    if axis.scale is Scale.GRADED:
        return st.none()
    if axis.scale is Scale.LADDER:
        return st.none() | st.sampled_from(axis.names[1:])
    named = st.sampled_from(axis.names)
    return named if stance is Stance.HOLDS else st.none() | named


@st.composite
def evidence_lists(
    draw: st.DrawFn,
    *,
    most: int = 12,
    catalogue: Catalogue = CATALOGUE,
    facts: Sequence[str] | None = None,
) -> list[Evidence]:
    """Up to `most` (12) different pieces, many about one fact and at one instant, in any order.

    >>> from hypothesis import given
    >>> from salesterms.facts import facts_at
    >>> from salesterms.strategies import evidence_lists, instants
    >>> @given(evidence_lists(), instants())
    ... def test_the_order_plays_no_part(record, as_of):
    ...     assert facts_at(record, as_of=as_of) == facts_at(record[::-1], as_of=as_of)
    >>> test_the_order_plays_no_part()

    Some have an id of their own.
    """
    at = st.sampled_from(draw(st.lists(instants(), min_size=1, max_size=4)))
    pieces = evidence(catalogue=catalogue, facts=facts, at=at)
    drawn = draw(st.lists(pieces, max_size=most, unique=True))
    named = draw(st.lists(st.booleans(), min_size=len(drawn), max_size=len(drawn)))
    return [
        evolve(piece, id=f"E-{number}") if has_id else piece
        for number, (piece, has_id) in enumerate(zip(drawn, named, strict=True), start=1)
    ]
