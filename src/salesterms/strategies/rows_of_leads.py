"""Rows of funnels, leads, hand-overs and marketing for their metrics, and stage logs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.entities import HandOverAnswer
from salesterms.lifecycle import Category
from salesterms.logs import StageEntry
from salesterms.metrics import (
    AttributedDeal,
    ByMarketing,
    FunnelEntry,
    HandOverOutcome,
    LeadOutcome,
    LeadStanding,
    StepOutcome,
    StepPosition,
    funnel_stages,
)
from salesterms.strategies.single_values import dates, money

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAGES: Final = funnel_stages("demand").stages
_OWNERS: Final = st.sampled_from(("Ann", "Bo", None))
_SOURCES: Final = st.sampled_from(("fair", "website", None))
_DATES: Final = st.none() | dates()
_SECONDS: Final = st.none() | st.integers(0, 10**12).map(lambda micros: Decimal(micros) / 10**6)
_ANSWERS: Final = st.none() | st.sampled_from(ByMarketing)
_BEGIN: Final = datetime(2024, 1, 1, 9, tzinfo=UTC)


@st.composite
def funnel_logs(
    draw: st.DrawFn, *, stages: Sequence[str] = _STAGES, straight: bool = False
) -> list[StageEntry]:
    """Stage logs of up to six cases, with skips, ways back and other labels.

    >>> from hypothesis import find
    >>> from salesterms.strategies import funnel_logs
    >>> [row.label for row in find(funnel_logs(straight=True), lambda log: len(log) > 1)]
    ['MQL', 'SAL']

    With `straight`, no case skips a stage or comes back to one.
    """
    found = []
    for case in range(draw(st.integers(0, 6))):
        if straight:
            labels = list(stages[: draw(st.integers(0, len(stages)))])
        else:
            labels = draw(st.lists(st.sampled_from([*stages, "on hold"]), max_size=6))
        at = _BEGIN
        for label in labels:
            at += timedelta(days=draw(st.integers(0, 60)))
            found.append(StageEntry(f"C-{case}", label, at, owner=draw(_OWNERS)))
    return found


@st.composite
def funnel_entries(draw: st.DrawFn) -> FunnelEntry:
    """Rows of a funnel of five stages, each drawn by itself.

    >>> from hypothesis import find
    >>> from salesterms.strategies import funnel_entries
    >>> find(funnel_entries(), lambda row: row.next_stage is None).stage
    'won'
    """
    place = draw(st.integers(1, len(_STAGES)))
    first, last = place == 1, place == len(_STAGES)
    position = StepPosition.FIRST if first else StepPosition.BETWEEN
    return FunnelEntry(
        id=f"E-{draw(st.integers(1, 10**6))}",
        case=f"C-{draw(st.integers(1, 20))}",
        stage=_STAGES[place - 1],
        place=place,
        position=StepPosition.LAST if last else position,
        next_stage=None if last else _STAGES[place],
        turn=draw(st.integers(1, 3)),
        outcome=StepOutcome.STAYED if last else draw(st.sampled_from(StepOutcome)),
        whole=draw(st.sampled_from(StepOutcome)),
        entered=draw(_DATES),
        advanced=draw(_DATES),
        finished=draw(_DATES),
        last_reached=draw(st.sampled_from(_STAGES[place - 1 :])),
        owner=draw(_OWNERS),
        source=draw(_SOURCES),
    )


@st.composite
def outcomes_of_hand_overs(draw: st.DrawFn) -> HandOverOutcome:
    """Rows of hand-overs, answered or not, with a time or without."""
    answer = draw(st.none() | st.sampled_from(HandOverAnswer))
    answered = answer is not None
    return HandOverOutcome(
        id=f"H-{draw(st.integers(1, 10**6))}",
        from_team=draw(st.sampled_from(("marketing", "junior sales"))),
        to_team=draw(st.sampled_from(("sales", "senior sales"))),
        handed=draw(dates()),
        answer=answer,
        answered=draw(_DATES) if answered else None,
        reason="no budget" if answer is HandOverAnswer.REJECTED else None,
        seconds=draw(_SECONDS) if answered else None,
        working_seconds=draw(_SECONDS) if answered else None,
    )


@st.composite
def outcomes_of_leads(draw: st.DrawFn) -> LeadOutcome:
    """Rows of leads, each with some of its dates."""
    standing = draw(st.sampled_from(LeadStanding))
    responded = draw(_DATES)
    return LeadOutcome(
        id=f"P-{draw(st.integers(1, 10**6))}",
        source=draw(_SOURCES),
        owner=draw(_OWNERS),
        standing=standing,
        created=draw(_DATES),
        qualified=draw(_DATES) if standing is LeadStanding.QUALIFIED else None,
        won=draw(_DATES),
        responded=responded,
        response_seconds=draw(_SECONDS) if responded else None,
        response_working_seconds=draw(_SECONDS) if responded else None,
    )


@st.composite
def deals_by_marketing(draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",)) -> AttributedDeal:
    """Rows of deals with what marketing had to do with them."""
    amounts = st.one_of(*(money(currency=code, least=-500) for code in currencies))
    return AttributedDeal(
        id=f"D-{draw(st.integers(1, 10**6))}",
        status=draw(st.sampled_from(Category)),
        amount=draw(st.none() | amounts),
        created=draw(_DATES),
        closed=draw(_DATES),
        owner=draw(_OWNERS),
        source=draw(_SOURCES),
        by_source=draw(_ANSWERS),
        by_first_touch=draw(_ANSWERS),
        before_creation=draw(_ANSWERS),
        before_close=draw(_ANSWERS),
    )
