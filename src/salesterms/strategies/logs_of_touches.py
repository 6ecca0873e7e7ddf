"""Touches: one contact, and logs of those of a few people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve
from hypothesis import strategies as st

from salesterms.entities import (
    Audience,
    Initiator,
    Personalisation,
    Touch,
    TouchChannel,
    TouchOutcome,
)
from salesterms.facts import INTEREST
from salesterms.strategies.single_values import instants

if TYPE_CHECKING:
    from datetime import datetime

    from hypothesis.strategies import SearchStrategy

#: A form is never the seller's, and what goes to many is not made for one.
_MADE: Final[tuple[dict[str, Any], ...]] = tuple(
    {"channel": channel, "initiator": initiator}
    for channel in (None, *TouchChannel)
    for initiator in (None, *Initiator)
    if (channel, initiator) != (TouchChannel.WEB_FORM, Initiator.SELLER)
)
_SHAPED: Final[tuple[dict[str, Any], ...]] = tuple(
    {"audience": audience, "personalisation": rung}
    for audience in (None, *Audience)
    for rung in (None, *Personalisation)
    if (audience, rung) != (Audience.MANY, Personalisation.INDIVIDUAL)
)
_MADE_OF = st.sampled_from(_MADE)
_SHAPED_AS = st.sampled_from(_SHAPED)
_YES_OR_NO = st.sampled_from((None, True, False))
_OUTCOMES = st.sampled_from((None, *TouchOutcome))
_INTERESTS = st.sampled_from((None, *INTEREST.names))
_NUMBERS = st.integers(1, 10**6)
_PEOPLE = st.integers(1, 20)
_SELLERS = st.sampled_from((None, "S-1", "S-2"))


@st.composite
def touches(draw: st.DrawFn, *, at: SearchStrategy[datetime] | None = None) -> Touch:
    """Touches of any kind, with blanks where nobody wrote something down.

    >>> from hypothesis import find
    >>> from salesterms.entities import TouchChannel
    >>> from salesterms.strategies import touches
    >>> form = find(touches(), lambda touch: touch.channel is TouchChannel.WEB_FORM)
    >>> form.initiator is None
    True

    They are at one of the instants `at`.
    """
    return Touch(
        id=f"T-{draw(_NUMBERS)}",
        person=f"P-{draw(_PEOPLE)}",
        at=draw(_INSTANTS if at is None else at),
        **draw(_MADE_OF),
        **draw(_SHAPED_AS),
        by=draw(_SELLERS),
        experienced_seller=draw(_YES_OR_NO),
        automated=draw(_YES_OR_NO),
        disclosed=draw(_YES_OR_NO),
        scripted=draw(_YES_OR_NO),
        lead_based=draw(_YES_OR_NO),
        outcome=draw(_OUTCOMES),
        interest=draw(_INTERESTS),
    )


_INSTANTS = instants()


@st.composite
def touch_logs(draw: st.DrawFn, *, most: int = 8) -> list[Touch]:
    """Up to `most` (8) touches of three people in any order, several at one instant.

    >>> from hypothesis import given
    >>> from salesterms.entities import touch_log
    >>> from salesterms.strategies import touch_logs
    >>> @given(touch_logs())
    ... def test_the_order_plays_no_part(log):
    ...     assert touch_log(log) == touch_log(log[::-1])
    >>> test_the_order_plays_no_part()

    Each has an id of its own.
    """
    moments = st.sampled_from(draw(st.lists(_INSTANTS, min_size=1, max_size=5)))
    drawn = draw(st.lists(touches(at=moments), max_size=most))
    people = draw(st.lists(st.integers(1, 3), min_size=len(drawn), max_size=len(drawn)))
    return [
        evolve(touch, id=f"T-{number}", person=f"P-{person}")
        for number, (touch, person) in enumerate(zip(drawn, people, strict=True), start=1)
    ]
