"""The laws of journeys as documents: what was drawn goes out and comes back equal."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesterms import documents
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.lifecycle import SALES_LIFECYCLE
from salesterms.strategies import evidence, starting_facts

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
CONVERTERS: Any = [documents.converter(names=names) for names in ("en", "nl")]
IDS = st.none() | st.sampled_from(["P-1", "Çelik", "0"])


@st.composite
def walked(draw: st.DrawFn) -> Journey:
    """A journey with up to eight events that may happen, and evidence."""
    known = draw(st.none() | starting_facts().map(lambda facts: facts.with_(interest="explicit")))
    here = Journey.begin(person=draw(IDS), account=draw(IDS), deal=draw(IDS), facts=known)
    for number in range(draw(st.integers(0, 8))):
        allowed = here.stage().allowed(here.facts().sure)
        if not allowed:
            break
        at = START + timedelta(hours=number)
        here = here.advance(
            draw(st.sampled_from(allowed)), at=at, id=draw(st.none() | st.just(f"E-{number}"))
        )
    late = st.just(START + timedelta(days=9))
    return here.with_(
        *draw(st.lists(evidence(at=late, facts=["need", "budget", "talked"]), max_size=3))
    )


@given(walked(), st.sampled_from(CONVERTERS), st.booleans())
def test_a_journey_that_was_drawn_comes_back_equal(
    journey: Journey, converter: Any, forgotten: bool
) -> None:
    """Reading what was written of a journey gives an equal one, that is written the same."""
    kept = journey.forget(at=START) if forgotten else journey
    text = documents.dumps(kept, converter=converter)
    found = documents.loads(text, Journey)

    assert found == kept
    assert documents.dumps(found, converter=converter) == text
    assert found.facts() == kept.facts()
    assert found.stage() is kept.stage()


@given(starting_facts())
def test_what_was_known_at_the_start_comes_back(facts: Facts) -> None:
    """The facts of the start are kept to the last value that is possible."""
    begun = Journey.begin(facts=facts, lifecycle=SALES_LIFECYCLE)

    assert documents.loads(documents.dumps(begun), Journey) == begun
