"""Frameworks of one's own, and what they find of made-up records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from salesterms.criteria import All, Any
from salesterms.errors import Text
from salesterms.facts import CATALOGUE
from salesterms.qualification import Asks, Assessment, Framework, Requirement, assess
from salesterms.strategies.facts import known_facts
from salesterms.strategies.records_of_facts import evidence_lists
from salesterms.strategies.records_of_journeys import journeys
from salesterms.strategies.single_values import instants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis, Catalogue

_MOST = 6


@st.composite
def _minimums(draw: st.DrawFn, axes: Sequence[Axis]) -> Criterion:
    """A rung of one fact at least, or of several together, or of one of several."""
    some = draw(st.lists(st.sampled_from(axes), min_size=1, max_size=3, unique=True))
    parts: tuple[Criterion, ...] = tuple(
        axis.at_least(draw(st.sampled_from(axis.names[1:]))) for axis in some
    )
    if len(parts) == 1:
        return parts[0]
    return All(parts) if draw(st.booleans()) else Any(parts)


@st.composite
def requirements(
    draw: st.DrawFn, *, catalogue: Catalogue = CATALOGUE, expires: bool = False
) -> Requirement:
    """Requirements that ask a rung of one fact or several; some that no fact carries.

    >>> from hypothesis import given
    >>> from salesterms.strategies import requirements
    >>> @given(requirements())
    ... def test_what_no_fact_carries_has_no_criterion(asked):
    ...     assert asked.carried is (asked.when is not None)
    >>> test_what_no_fact_carries_has_no_criterion()

    All that hold together can be met. With `expires` some have a term of their own.
    """
    axes = [axis for axis in catalogue.values() if axis.ordered]
    carried = bool(axes) and draw(st.integers(0, 4)) > 0
    number = draw(st.integers(1, 99))
    days: SearchStrategy[int | None] = st.none() | st.integers(1, 400)
    return Requirement(
        id=f"r{number}",
        text=Text(f"requirement {number}", f"eis {number}"),
        ask=Text(f"question {number}?", f"vraag {number}?"),
        when=draw(_minimums(axes)) if carried else None,
        asks=draw(st.sampled_from(Asks)),
        required=draw(st.booleans()),
        expires=draw(days) if expires else None,
        worth=draw(st.integers(1, 5)),
    )


@st.composite
def frameworks(
    draw: st.DrawFn, *, catalogue: Catalogue = CATALOGUE, expires: bool = False
) -> Framework:
    """Frameworks of 1 to 6 requirements over a catalogue, of which at least one decides.

    >>> from hypothesis import given
    >>> from salesterms.facts import Facts
    >>> from salesterms.qualification import assess
    >>> from salesterms.strategies import frameworks
    >>> @given(frameworks())
    ... def test_every_requirement_has_a_finding(framework):
    ...     assert len(assess(framework, Facts()).findings) == len(framework.requirements)
    >>> test_every_requirement_has_a_finding()
    """
    asked = draw(
        st.lists(
            requirements(catalogue=catalogue, expires=expires),
            min_size=1,
            max_size=_MOST,
            unique_by=lambda one: one.id,
        )
    )
    first, *rest = asked
    return Framework(
        id="made_up",
        title=Text("Made up", "Verzonnen"),
        outcome=Text("fine", "goed"),
        requirements=[evolve(first, required=True), *rest],
        catalogue=catalogue,
    )


def assessments() -> SearchStrategy[Assessment]:
    """What made-up frameworks find of journeys, of evidence and of facts alone.

    >>> from hypothesis import given
    >>> from salesterms.strategies import assessments
    >>> @given(assessments())
    ... def test_nothing_met_is_asked_again(found):
    ...     met = {one.requirement.id for one in found.findings if one.met}
    ...     assert not met & {one.requirement.id for one in found.next}
    >>> test_nothing_met_is_asked_again()
    """
    of = st.one_of(known_facts(), evidence_lists(), journeys())
    return st.builds(assess, frameworks(expires=True), of, as_of=instants())
