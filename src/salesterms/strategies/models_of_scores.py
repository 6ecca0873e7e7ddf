"""Models of scores: two axes, rows for criteria on facts and for signals, and a threshold."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.facts import CATALOGUE, Moves
from salesterms.qualification import (
    Decay,
    PointsForCriterion,
    PointsForSignals,
    ScoreAxis,
    ScoreModel,
    Threshold,
)
from salesterms.strategies.signals_of_buyers import decays
from salesterms.strategies.single_values import some_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.criteria import AtLeast, Criterion
    from salesterms.facts import Catalogue
    from salesterms.qualification.scoring.points import ScoreRow

_AXES = ("fit", "behaviour")
_SIGNALS = ("visit", "pricing page", "demo")


@st.composite
def score_models(
    draw: st.DrawFn,
    *,
    catalogue: Catalogue = CATALOGUE,
    facts: Sequence[str] | None = None,
    positive: bool = False,
) -> ScoreModel:
    """Models on facts that evidence moves, with rows on both axes, caps, floors and decay.

    >>> from hypothesis import find
    >>> from salesterms.strategies import score_models
    >>> [axis.name for axis in find(score_models(), lambda model: True).axes]
    ['fit', 'behaviour']

    `facts` are the names that rows ask about. With `positive` no row takes points away, and every
    criterion asks that facts reach some height: what speaks for somebody never stops to hold.
    """
    points = _POSITIVE if positive else _POINTS
    leaves = draw(_heights(catalogue, None if facts is None else tuple(facts)))
    rows: list[ScoreRow] = [
        PointsForCriterion(
            id=f"row-{at}",
            axis=_AXES[at % 2],
            points=draw(points),
            criterion=_shaped(draw, leaf, leaves[at - 1], positive=positive),
        )
        for at, leaf in enumerate(leaves)
    ]
    rows += [
        PointsForSignals(
            id=name,
            axis="behaviour",
            points=draw(points),
            signal=name,
            most=draw(_MOST),
        )
        for name in draw(_KEPT)
    ]
    return ScoreModel(
        name="drawn",
        axes=(_axis(draw, "fit", None), _axis(draw, "behaviour", draw(_DECAYS))),
        rows=tuple(rows),
        thresholds=(Threshold(name="any", at_least=(("total", 0),)),),
    )


#: What models are drawn from, made once: that takes longer than to draw one.
_POSITIVE: Final = st.integers(1, 40)
_POINTS: Final = _POSITIVE | st.integers(-40, -1)
_KEPT: Final = some_of(_SIGNALS)
_MOST: Final = st.none() | st.integers(1, 60)
_DECAYS: Final = st.none() | decays()
_WEIGHTS: Final = st.integers(1, 3)
_CAPS: Final = st.none() | st.integers(41, 90)
_FLOORS: Final = st.none() | st.integers(-60, -1)
_SHAPE: Final = st.integers(0, 4)


@lru_cache(maxsize=16)
def _heights(
    catalogue: Catalogue, facts: tuple[str, ...] | None
) -> st.SearchStrategy[list[AtLeast]]:
    """Heights of two to five facts: no two ask about one, so that no row is dead or asked twice."""
    moved = [
        name for name, axis in catalogue.items() if axis.ordered and axis.moves is not Moves.EVENTS
    ]
    heights = [
        [catalogue[name].at_least(rung) for rung in catalogue[name].names[1:]]
        for name in (moved if facts is None else facts)
    ]
    return st.lists(
        st.integers(0, len(heights) - 1).flatmap(lambda at: _one_of(heights, at)),
        min_size=min(2, len(heights)),
        max_size=5,
        unique_by=_fact_of,
    )


def _fact_of(leaf: AtLeast) -> str:
    return leaf.column.name


def _one_of(heights: list[list[AtLeast]], at: int) -> st.SearchStrategy[AtLeast]:
    return st.sampled_from(heights[at])


def _shaped(draw: st.DrawFn, leaf: Criterion, other: Criterion, *, positive: bool) -> Criterion:
    """What a row asks about its own fact, alone or with that of another row."""
    shape = draw(_SHAPE)
    if shape == 1:
        return leaf & other
    if shape == 2:  # noqa: PLR2004 # one of five
        return leaf | other
    if positive or not shape:
        return leaf
    return ~leaf if shape == 3 else leaf & ~other  # noqa: PLR2004 # one of five


def _axis(draw: st.DrawFn, name: str, decay: Decay | None) -> ScoreAxis:
    return ScoreAxis(
        name=name,
        weight=draw(_WEIGHTS),
        cap=draw(_CAPS),
        floor=draw(_FLOORS),
        decay=decay,
    )
