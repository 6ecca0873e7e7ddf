"""Histories and journeys: events that may happen where they stand, with evidence among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from salesterms.criteria.nodes import leaves
from salesterms.facts import CATALOGUE, Facts, Moves
from salesterms.journey import Happened, Journey
from salesterms.lifecycle import SALES_LIFECYCLE
from salesterms.strategies.facts import known_facts
from salesterms.strategies.records_of_facts import evidence
from salesterms.strategies.single_values import instants, texts
from salesterms.values import instant

if TYPE_CHECKING:
    from datetime import datetime

    from hypothesis.strategies import SearchStrategy

    from salesterms.facts import Catalogue, Evidence
    from salesterms.journey import Record
    from salesterms.lifecycle import Lifecycle

#: At how many instants something happens, and how much at one of them.
_MOST_INSTANTS, _MOST_AT_ONCE = 8, 3


def _asked(lifecycle: Lifecycle) -> list[str]:
    """The facts that evidence moves and guards ask about."""
    guards = [move.guard for track in lifecycle.tracks for move in track.moves if move.guard]
    asked = lifecycle.catalogue.layout.asked
    axes = dict.fromkeys(asked(leaf)[0] for guard in guards for leaf in leaves(guard))
    return [axis.name for axis in axes if axis.moves is not Moves.EVENTS]


def _pieces(lifecycle: Lifecycle, at: datetime) -> SearchStrategy[Evidence]:
    """Evidence about any fact, and often about one that a guard asks about."""
    catalogue, asked, now = lifecycle.catalogue, _asked(lifecycle), st.just(at)
    anything = evidence(catalogue=catalogue, at=now)
    return anything | evidence(catalogue=catalogue, facts=asked, at=now) if asked else anything


@st.composite
def _grown(draw: st.DrawFn, begun: Journey) -> list[Record]:
    """Records that may happen, one after the other, after a journey has begun."""
    lifecycle, records, journey = begun.lifecycle, list["Record"](), begun
    order = lifecycle.events
    moments = draw(st.lists(instants(), unique_by=instant, max_size=_MOST_INSTANTS))
    for at in sorted(moments, key=instant):
        few = st.lists(_pieces(lifecycle, at), max_size=1 if records else 2)
        pieces = draw(few)
        records += pieces
        journey = journey.with_(*pieces)
        place = -1
        for _ in range(draw(st.integers(0, _MOST_AT_ONCE))):
            allowed = journey.stage().allowed(journey.facts().sure)
            left = [event for event in allowed if order.index(event) > place]
            if not left:
                break
            event = draw(st.sampled_from(left))
            named = f"E-{len(records)}" if draw(st.booleans()) else None
            place = order.index(event)
            journey = journey.advance(event, at=at, id=named)
            records.append(Happened(event=event, at=at, id=named))
    return records


@st.composite
def histories(draw: st.DrawFn, *, lifecycle: Lifecycle = SALES_LIFECYCLE) -> list[Record]:
    """Events and evidence, in any order, that make a history of a journey without given facts.

    >>> from hypothesis import given
    >>> from salesterms import Journey
    >>> from salesterms.strategies import histories
    >>> @given(histories())
    ... def test_it_can_have_happened(records):
    ...     Journey.begin().with_(*records)
    >>> test_it_can_have_happened()

    Several stand at one instant now and then, some events have an id, and some repeat.
    """
    records = draw(_grown(Journey.begin(lifecycle=lifecycle)))
    again = draw(st.lists(st.sampled_from(records), max_size=3)) if records else []
    return draw(st.permutations([*records, *again]))


def starting_facts(catalogue: Catalogue = CATALOGUE) -> SearchStrategy[Facts]:
    """What may be known where a journey begins: no event has brought anything yet.

    >>> from hypothesis import given
    >>> from salesterms.journey import Journey
    >>> from salesterms.strategies import starting_facts
    >>> @given(starting_facts())
    ... def test_a_journey_begins_with_it(facts):
    ...     assert Journey.begin(facts=facts).events == ()
    >>> test_a_journey_begins_with_it()
    """
    moved = {name for name, axis in catalogue.items() if axis.moves is Moves.EVENTS}

    def at_the_start(facts: Facts) -> Facts:
        kept = {name: value for name, value in facts.given.items() if name not in moved}
        return Facts(catalogue, **kept)

    return known_facts(catalogue).map(at_the_start)


@st.composite
def journeys(draw: st.DrawFn, *, lifecycle: Lifecycle = SALES_LIFECYCLE) -> Journey:
    """Journeys with any facts given, up to about two dozen events, and evidence among them.

    >>> from hypothesis import given
    >>> from salesterms.strategies import journeys
    >>> @given(journeys())
    ... def test_positions_are_facts(journey):
    ...     facts = journey.facts()
    ...     assert {name: facts[name] for name in journey.stage().positions} == (
    ...         journey.stage().positions
    ...     )
    >>> test_positions_are_facts()

    None of them is forgotten.
    """
    ids = st.none() | texts().filter(bool)
    begun = Journey.begin(
        person=draw(ids),
        account=draw(ids),
        deal=draw(ids),
        facts=draw(st.none() | starting_facts(lifecycle.catalogue)),
        lifecycle=lifecycle,
    )
    return begun.with_(*draw(_grown(begun)))
