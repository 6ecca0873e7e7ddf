"""Buying teams: their members, and the approvals that a purchase needs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from salesterms.entities import (
    Approval,
    ApprovalSide,
    Attitude,
    BuyingRole,
    BuyingTeam,
    TeamMember,
)
from salesterms.strategies.single_values import some_of

_START = datetime(2024, 1, 1, tzinfo=UTC)
_WHAT = ("the order", "the budget", "the discount", "the terms")


#: What members are drawn from, made once.
_NUMBERS = st.integers(1, 10**6)
_ROLES = st.none() | some_of(BuyingRole, least=1)
_ATTITUDES = st.sampled_from((None, *Attitude))
_LATEST = 24


def _day(number: int) -> datetime:
    return _START + timedelta(days=number)


#: What approvals are drawn from, made once; the instants by the day from which they are known.
_SIDES = st.sampled_from(ApprovalSide)
_WHATS = st.sampled_from(_WHAT)
_BY = st.sampled_from((None, "P-1", "the board"))
_REQUIRED = st.booleans() | st.just(value=True)
_NEVER = st.none()
_SINCE = [
    st.sampled_from((None, *(_day(number) for number in range(known, _LATEST + 1))))
    for known in range(_LATEST + 1)
]
_DAYS = st.integers(0, 12)
_TURNS = [st.integers(0, most) for most in range(3)]
_STANDS = st.booleans()


@st.composite
def team_members(draw: st.DrawFn, *, person: str | None = None) -> TeamMember:
    """Members of a buying team, some without a known role or attitude.

    >>> from hypothesis import find
    >>> from salesterms.strategies import team_members
    >>> find(team_members(person="P-1"), lambda member: member.roles is None).person
    'P-1'
    """
    return TeamMember(
        person=f"P-{draw(_NUMBERS)}" if person is None else person,
        roles=draw(_ROLES),
        attitude=draw(_ATTITUDES),
    )


@st.composite
def approvals(
    draw: st.DrawFn, *, what: str | None = None, turns: int = 1, known: int = 0
) -> tuple[Approval, ...]:
    """One approval as a tuple of its rows: given, withdrawn and given again, up to `turns` (1).

    >>> from hypothesis import find
    >>> from salesterms.strategies import approvals
    >>> again = find(approvals(what="the order", turns=2), lambda rows: len(rows) == 2)
    >>> {row.what for row in again}, again[0].withdrawn_at <= again[1].given_at
    ({'the order'}, True)

    It is required from `known` days after 1 January 2024 on at the earliest; all that happens does
    so within some weeks, so that approvals meet.
    """
    asked: dict[str, Any] = {
        "side": draw(_SIDES),
        "what": draw(_WHATS) if what is None else what,
        "by": draw(_BY),
        "required": draw(_REQUIRED),
        "required_since": draw(_NEVER) if known > _LATEST else draw(_SINCE[known]),
    }
    turn: list[tuple[datetime, datetime | None]] = []
    day = 0
    for _ in range(draw(_TURNS[turns]) if turns < len(_TURNS) else draw(st.integers(0, turns))):
        begun = day + draw(_DAYS)
        day = begun + 1 + draw(_DAYS)
        turn.append((_day(begun), _day(day)))
    if draw(_STANDS) and turn:
        turn[-1] = (turn[-1][0], None)
    if not turn:
        return (Approval(**asked),)
    return tuple(Approval(**asked, given_at=given, withdrawn_at=back) for given, back in turn)


@st.composite
def buying_teams(draw: st.DrawFn, *, most: int = 4) -> BuyingTeam:
    """Buying teams of up to `most` (4) people, with approvals that are known, none, or unknown.

    >>> from hypothesis import given
    >>> from salesterms.strategies import buying_teams
    >>> @given(buying_teams())
    ... def test_nobody_stands_in_it_twice(team):
    ...     assert len({member.person for member in team.members}) == len(team.members)
    >>> test_nobody_stands_in_it_twice()
    """
    people = range(1, draw(st.integers(1, most)) + 1)
    known = draw(st.none() | st.integers(0, 12))
    wanted = range(draw(st.integers(0, 3))) if known is not None else range(0)
    rows = [draw(approvals(what=_WHAT[one], turns=2, known=known or 0)) for one in wanted]
    return BuyingTeam(
        deal=draw(st.none() | st.just("D-1")),
        members=tuple(draw(team_members(person=f"P-{number}")) for number in people),
        complete=draw(st.none() | st.booleans()),
        approvals=None if known is None else tuple(row for each in rows for row in each),
        approvals_known_at=None if known is None else _day(known),
    )
