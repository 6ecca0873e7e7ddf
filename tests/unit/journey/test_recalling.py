"""Journeys taken apart for keeping elsewhere, and put together again."""

from collections.abc import Callable
from datetime import datetime

import pytest

from salesterms.facts import Facts
from salesterms.journey import Forgotten, Happened, Journey, OtherLifecycle
from salesterms.journey.keeping import StepTaken
from salesterms.journey.recalling import parts_of, recalled
from salesterms.lifecycle import SALES_LIFECYCLE

Day = Callable[[float], datetime]

BEGAN = Facts(interest="explicit")


def forgotten(day: Day) -> Journey:
    """Somebody with one step, who is forgotten after it."""
    made = Journey.begin(person="P-1", facts=BEGAN)
    return made.advance("accept_by_sales", at=day(1)).forget(at=day(2))


def test_a_journey_is_taken_apart_into_its_book_and_steps(day: Day) -> None:
    made = Journey.begin(person="P-1", facts=BEGAN).advance("accept_by_sales", at=day(1))

    book, steps = parts_of(made)

    assert (book.person, book.given, book.trace) == ("P-1", BEGAN, None)
    assert steps == (StepTaken("accept_by_sales", 0, "sales/none/never", day(1)),)


def test_somebody_who_was_forgotten_is_put_together_again(day: Day) -> None:
    before = forgotten(day)
    book, steps = parts_of(before)
    assert book.trace is not None
    assert book.person is not None

    again = recalled(SALES_LIFECYCLE, book.person, book.given, book.trace, steps)

    assert again == before
    assert again.stage() == before.stage()
    assert again.person == before.person != "P-1"
    with pytest.raises(Forgotten):
        again.with_(Happened(event="convert", at=day(3)))


def test_a_step_that_the_lifecycle_does_not_have_is_refused(day: Day) -> None:
    book, _ = parts_of(forgotten(day))
    assert book.trace is not None
    other = StepTaken("accept_by_sales", 0, "converted/none/never", day(1))

    with pytest.raises(OtherLifecycle):
        recalled(SALES_LIFECYCLE, "ab" * 16, BEGAN, book.trace, [other])
