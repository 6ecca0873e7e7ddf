"""The finding of 002:24: a naam was handed to sales without anything more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from salesterms.journey.course import made_of
from salesterms.journey.found import Found, outcome_of
from salesterms.journey.people import by_person
from salesterms.journey.rules import NAME_HANDED
from salesterms.journey.side_by_side import view
from salesterms.lifecycle import SalesEvent
from salesterms.values import instant
from salesterms.vocabularies import lead_or_bubble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.journey.course import Journey
    from salesterms.journey.found import RuleOutcome

_ORDER = ("not_a_name", "perhaps_a_name", "not_handed_over", "same_person")


def names_handed_to_sales(
    journeys: Iterable[Journey], *, as_of: datetime | None = None
) -> RuleOutcome:
    """The people whom sales accepted while `lead_or_bubble` called them a naam.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, names_handed_to_sales
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> card = Facts(contact_details="general", source="bought", interest="engaged")
    >>> cam = Journey.begin(person="P-1", facts=card).advance("accept_by_sales", at=day)
    >>> print(names_handed_to_sales([cam]).explain())
    finding: a naam was handed to sales without anything more (002:24, 002:26)
      Found: 1 of 1 journeys

    The text does not forbid it: a naam is not to be handed over *zomaar*, so what was checked or
    added before the hand-over lifts it. The label is that of the very instant, with all evidence
    up to then and without the events that follow in it, of all journeys of the person. Who may have
    been a naam, because what matters is unknown, is excluded as `perhaps_a_name`. Without `as_of`,
    all that is on record.

    Of no journeys nothing is found. Raises `NotJourneys`, `NotOneLifecycle`, `OtherCatalogue`,
    `EvidenceClash` and what is wrong with `as_of`. Source: 002:24 and 002:26.
    """
    moment = None if as_of is None else instant(as_of)
    found: list[Found] = []
    reasons: Counter[str] = Counter()
    for group in by_person(journeys):
        reasons["same_person"] += len(group) - 1
        met, reason = list[Found](), "not_handed_over"
        for journey in dict.fromkeys(group):
            for event in journey.events:
                at = instant(event.at)
                if event.event != SalesEvent.ACCEPT_BY_SALES or (
                    moment is not None and at > moment
                ):
                    continue
                label = view(_handed(group, journey, at), as_of=at).label(lead_or_bubble)
                if label.word == "naam":
                    met.append(Found.of(journey, at))
                perhaps = any(path[-1:] == ("naam",) for path in label.paths)
                if perhaps or reason == "not_handed_over":
                    reason = "perhaps_a_name" if perhaps else "not_a_name"
        found += met
        reasons["" if met else reason] += 1
    return outcome_of(NAME_HANDED, as_of, found, reasons, _ORDER)


def _handed(group: Iterable[Journey], journey: Journey, at: datetime) -> Iterator[Journey]:
    """The journeys as they were right after one of them was handed over at an instant.

    Events of one instant stand in the order of the lifecycle: those behind the hand-over are left
    out, so that a deal that was opened at once does not hide what was handed over.
    """
    names = journey.lifecycle.events  # that of the whole group, or there is no view of it
    behind = frozenset(names[names.index(SalesEvent.ACCEPT_BY_SALES) + 1 :])
    for each in group:
        book, sure, steps, last = each.parts
        kept = [one for one in steps if one.at < at or (one.at == at and one.event not in behind)]
        yield made_of(book, sure, tuple(kept), last)
