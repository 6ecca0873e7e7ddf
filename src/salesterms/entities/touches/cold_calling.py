"""Which contacts are cold, by each sense of the word (000:66, 000:106, 001:37)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.entities.touches.before import with_past
from salesterms.entities.touches.beforehand import NOTHING, Journeys
from salesterms.entities.touches.found import FOUND, Judged, findings
from salesterms.entities.touches.projecting import projected
from salesterms.entities.touches.rules import COLD_CALLS
from salesterms.entities.touches.scales import Initiator
from salesterms.vocabularies import touch as vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.entities.touches.found import TouchFindings
    from salesterms.entities.touches.touch import Touch
    from salesterms.facts import Facts
    from salesterms.journey import Journey
    from salesterms.vocabularies import Vocabulary

#: The vocabulary of each sense, by the name of the reading.
_SENSES: dict[str, Vocabulary] = {
    one.reading: one
    for one in vocabularies
    if one.reading in {reading.name for reading in COLD_CALLS.readings}
}


def cold_calls(
    touches: Iterable[Touch],
    *,
    journeys: Iterable[Journey] = (),
    as_of: datetime | None = None,
) -> TouchFindings:
    """The touches that are cold: by phone, by any channel, without a sign, and to a lead of 001.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Initiator, Touch, TouchChannel
    >>> message = Touch(
    ...     id="T-1",
    ...     person="P-1",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     channel=TouchChannel.TEXT_MESSAGE,
    ...     initiator=Initiator.SELLER,
    ... )
    >>> cold_calls([message]).objecting
    ('cold', 'cold_without_sign')

    Each reading is the vocabulary of that name in `salesterms.vocabularies.touch`. A touch of which
    too little is known is left out as `perhaps_cold`. The sense of text 001 names whom the others
    never do: a lead. What went before a touch comes from the touches up to it, and from `journeys`
    where there is one of the person. Without `as_of`, all touches count. Of no touches nothing is
    found.

    Raises `TouchProblems`, `NotJourneys`, `NotOneLifecycle`, `OtherCatalogue`, `EvidenceClash`,
    `WrongArgument` and what is wrong with `as_of`.
    Glossary: cold-outreach (000:66, 000:106, 001:37).
    """
    known = Journeys(journeys)

    def judge(log: tuple[Touch, ...]) -> Iterator[Judged]:
        for touch, past in with_past(log):
            facts = projected(touch, past, known.before(touch) or NOTHING).facts
            yield Judged(touch, {name: _said(touch, name, facts) for name in _SENSES}, {})

    return findings(COLD_CALLS, touches, as_of, judge)


def _said(touch: Touch, name: str, facts: Facts) -> str:
    label = _SENSES[name].label(facts)
    if label.word is not None:
        return FOUND
    if not label.exact:
        return "perhaps_cold"
    return "by_the_buyer" if touch.approached_by is Initiator.BUYER else "not_cold"
