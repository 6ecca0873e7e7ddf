"""Small tables of facts, criteria on facts, and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from salesterms.criteria import All, Any, AtLeast, In, Not
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Axis,
    Catalogue,
    Facts,
    Law,
    NoRecord,
    Subject,
    graded,
    ladder,
    position,
    yes_or_no,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from salesterms.criteria import Criterion

#: At most 4 facts of 5 values: 625 combinations, and 3,125 with one fact more.
_MOST_FACTS = 4

_RECORDS = st.sampled_from(NoRecord)
_NEGATION = Text("not so", "niet zo")


def _said(names: str) -> list[tuple[str, str, str]]:
    return [(name, f"value {name}", f"waarde {name}") for name in names]


@st.composite
def _axes(draw: st.DrawFn, name: str) -> Axis:
    """One fact of any scale, of 2 to 5 values."""
    text, no_record = Text(f"fact {name}", f"feit {name}"), draw(_RECORDS)
    scale = draw(st.sampled_from(("ladder", "position", "yes or no", "graded")))
    if scale == "graded":
        return graded(name, text.en, text.nl, negation=_NEGATION, no_record=no_record)
    if scale == "yes or no":
        return yes_or_no(name, text.en, text.nl, negation=_NEGATION, no_record=no_record)
    said = _said("abcd"[: draw(st.integers(2, 4))])
    if scale == "ladder":
        return ladder(name, *said, text=text, no_record=no_record)
    return position(name, *said, text=text, subject=Subject.DEAL, no_record=no_record)


def _leaves(axis: Axis) -> SearchStrategy[Criterion]:
    """One question about one fact."""
    some = st.lists(st.sampled_from(axis.names), unique=True, max_size=len(axis.names))
    among = some.map(lambda names: In(axis, tuple(names)))
    if not axis.ordered:
        return among
    return among | st.sampled_from(axis.names).map(lambda rung: AtLeast(axis, rung))


def _joined(parts: SearchStrategy[Criterion]) -> SearchStrategy[Criterion]:
    several = st.lists(parts, max_size=3).map(tuple)
    return parts.map(Not) | several.map(All) | several.map(Any)


def fact_criteria(
    catalogue: Mapping[str, Axis] = CATALOGUE, *, leaves: int = 6
) -> SearchStrategy[Criterion]:
    """Criteria of up to about 6 questions (`leaves`) about the facts of a catalogue.

    >>> from hypothesis import given
    >>> from salesterms.facts import CATALOGUE, Facts
    >>> from salesterms.facts.masks import fits
    >>> from salesterms.strategies import fact_criteria
    >>> @given(fact_criteria(leaves=3))
    ... def test_it_holds_or_its_opposite_does(criterion):
    ...     bits = Facts().closed().low
    ...     pairs = CATALOGUE.layout.pairs(criterion), CATALOGUE.layout.pairs(~criterion)
    ...     assert fits(pairs[0], bits) is not fits(pairs[1], bits)
    >>> test_it_holds_or_its_opposite_does()

    Some hold always, and some never. A catalogue without facts has only those.
    """
    asked: SearchStrategy[Criterion] = st.one_of(*map(_leaves, catalogue.values()))
    if not catalogue:
        asked = st.sampled_from((All(()), Any(())))
    return st.recursive(asked, _joined, max_leaves=leaves)


def _may_be(axis: Axis) -> SearchStrategy[str | tuple[str, ...]]:
    """One value, or several that it may have: of a ladder, those between two."""
    if not axis.ordered:
        some = st.lists(st.sampled_from(axis.names), unique=True, min_size=1).map(tuple)
        return st.sampled_from(axis.names) | some
    end = st.integers(0, len(axis.names) - 1)
    ends = st.tuples(end, end).map(sorted)
    return st.sampled_from(axis.names) | ends.map(lambda two: axis.names[two[0] : two[1] + 1])


@st.composite
def known_facts(draw: st.DrawFn, catalogue: Catalogue = CATALOGUE) -> Facts:
    """What may be known of the facts of a catalogue: of each a value, several, or nothing.

    >>> from hypothesis import given
    >>> from salesterms.strategies import known_facts
    >>> @given(known_facts())
    ... def test_closed_facts_leave_nothing_open(facts):
    ...     assert facts.closed().unknown == ()
    >>> test_closed_facts_leave_nothing_open()

    The laws are not looked at: the facts may be such that no legal world has them.
    """
    if not catalogue:
        return Facts(catalogue)
    known = draw(st.lists(st.sampled_from(list(catalogue)), unique=True, max_size=8))
    return Facts(catalogue, **{name: draw(_may_be(catalogue[name])) for name in known})


@st.composite
def _laws(draw: st.DrawFn, axes: Sequence[Axis]) -> tuple[Law, ...]:
    about = fact_criteria({axis.name: axis for axis in axes}, leaves=2)
    return tuple(
        Law(
            id=f"law-{number}",
            when=draw(about),
            then=draw(about),
            says=Text(f"law {number}", f"wet {number}"),
        )
        for number in range(draw(st.integers(0, 3)))
    )


@st.composite
def small_catalogues(draw: st.DrawFn, *, least: int = 1, most: int = _MOST_FACTS) -> Catalogue:
    """Made-up catalogues of `least` (1) to `most` (4) facts of 2 to 5 values, with 0 to 3 laws.

    >>> from hypothesis import given
    >>> from salesterms.facts import Worlds
    >>> from salesterms.strategies import small_catalogues
    >>> @given(small_catalogues(most=2))
    ... def test_what_nobody_asks_about_makes_one_world(catalogue):
    ...     assert Worlds(catalogue, []).size == 1
    >>> test_what_nobody_asks_about_makes_one_world()

    They are small enough to look through every combination. Their laws are drawn without an eye to
    one another, so that sometimes no combination is legal.
    """
    names = [f"fact_{letter}" for letter in "pqrstuvw"[: draw(st.integers(least, most))]]
    axes = [draw(_axes(name)) for name in names]
    return Catalogue(axes, draw(_laws(axes)))
