"""What of a lead does not come back when its row is read: nothing is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.interop.leads.lead_mapping import PERSON_FIELDS
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.interop.leads.lead_row import LeadRow
    from salesterms.journey import Journey


def not_said(given: LeadRow, again: LeadRow) -> Iterator[str]:
    """The paths of all that was given and did not come back."""
    for name in PERSON_FIELDS:
        if getattr(given.person, name) != getattr(again.person, name):
            yield f"$.person.{name}"
    yield from _of_journey(given.journey, again.journey)
    if given.label not in (None, again.label):
        yield "$.label"
    if given.created is not None and _at(given.created) != _at(again.created):
        yield "$.created"
    if not set(given.links) <= set(again.links):
        yield "$.links"
    absent = object()
    for column, value in given.extras.items():
        if again.extras.get(column, absent) != value:
            yield f"$.extras.{column}"


def _of_journey(given: Journey, again: Journey) -> Iterator[str]:
    for name in ("account", "deal"):
        if getattr(given, name) not in (None, getattr(again, name)):
            yield f"$.journey.{name}"
    if given.lifecycle != again.lifecycle:
        yield "$.journey.lifecycle"
    if _instants(given) != _instants(again):
        yield "$.journey.events"
    if any(event.id is not None for event in given.events):
        yield "$.journey.events.id"
    if given.evidence:
        yield "$.journey.evidence"
    if _begun_with(given) != _begun_with(again):
        yield "$.journey.facts"


def _at(moment: object) -> object:
    return None if moment is None else instant(moment)


def _instants(journey: Journey) -> set[tuple[str, object]]:
    return {(event.event, instant(event.at)) for event in journey.events}


def _begun_with(journey: Journey) -> dict[str, Any]:
    """The facts that a journey was begun with."""
    facts = journey.parts[0].given
    return {} if facts is None else dict(facts.given)
