"""Journeys taken apart for keeping elsewhere, as in a document, and put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.journey.book import moved_by_events
from salesterms.journey.course import Journey, made_of
from salesterms.journey.folding import along
from salesterms.journey.keeping import trail_of
from salesterms.journey.records import DUSK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.facts import Facts
    from salesterms.journey.book import Book, Trace
    from salesterms.journey.keeping import StepTaken
    from salesterms.lifecycle import Lifecycle


def parts_of(journey: Journey) -> tuple[Book, tuple[StepTaken, ...]]:
    """What a journey keeps beside its events, and its events with where they led."""
    book, _, steps, _ = journey.parts
    return book, steps


def recalled(
    lifecycle: Lifecycle, person: str, facts: Facts | None, trace: Trace, steps: Iterable[StepTaken]
) -> Journey:
    """The journey of somebody who was forgotten: its random id, what it started from, its steps.

    What it started from is not asked again whether it can be so: most of it is forgotten. Raises
    `OtherLifecycle` for a step that the lifecycle does not have.
    """
    forgotten = Journey.begin(person=person, lifecycle=lifecycle).forget(at=trace.at)
    book, *_ = forgotten.parts
    given, kept = moved_by_events(lifecycle, facts), tuple(steps)
    book = book._replace(person=person, given=given, trace=trace)
    return made_of(book, along(book, trail_of(lifecycle, kept)).sure, kept, DUSK)
