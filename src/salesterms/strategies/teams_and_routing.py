"""Members, teams, routings, and ways to choose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from salesterms.entities import (
    LeastLoaded,
    Member,
    RoundRobin,
    Routing,
    RoutingRule,
    SalesRole,
    Team,
)
from salesterms.errors import Text
from salesterms.facts import INITIATIVE, INTEREST, LIKELY_INTERESTED, SOURCE
from salesterms.strategies.single_values import dates, some_of

if TYPE_CHECKING:
    from salesterms.criteria import Criterion

_ROLES = tuple(SalesRole)
_LANGUAGES, _REGIONS = ("nl", "fr", "en"), ("BE", "NL")
_NAMES = ("Ann", "Bo", "Çelik", "王")
_CRITERIA: tuple[Criterion, ...] = (
    INTEREST.at_least("engaged"),
    INTEREST.at_least("specific"),
    INITIATIVE.is_("seller"),
    SOURCE.is_("marketing", "referral"),
    LIKELY_INTERESTED.holds & ~INTEREST.holds,
)
_COUNTRIES = st.lists(st.sampled_from(_REGIONS), min_size=1, max_size=2, unique=True).map(tuple)


def _target(name: str, value: object) -> dict[str, Any]:
    return {name: value}


def _traits() -> st.SearchStrategy[dict[str, Any]]:
    both = {"language": st.just("language"), "region": st.just("country")}
    return st.fixed_dictionaries({}, optional=both)


_TARGETS = st.one_of(
    st.just(dict[str, Any]()),
    st.sampled_from(_ROLES).map(lambda role: _target("role", role)),
    st.integers(1, 5).map(lambda number: _target("member", f"U-{number}")),
    st.integers(1, 20).map(lambda number: _target("team", f"T-{number}")),
)
_WHY = Text("as agreed", "zoals afgesproken")


def _some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...] | None]:
    """Some of the values, none of them, or that nobody wrote them down."""
    return st.none() | some_of(values)


#: What members are drawn from, made once.
_FIRST = st.none() | dates()
_DAYS = st.none() | st.integers(0, 400)
_NUMBERS = st.integers(1, 10**6)
_NAMED = st.sampled_from((None, *_NAMES))
_HAS_ROLES = some_of(_ROLES, least=1)
_SPOKEN, _AREAS = _some(_LANGUAGES), _some(_REGIONS)


@st.composite
def members(draw: st.DrawFn) -> Member:
    """Members with one role or more, and blanks where nobody wrote something down.

    >>> from hypothesis import find
    >>> from salesterms.strategies import members
    >>> find(members(), lambda member: member.languages == ("nl",)).roles
    (<SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE: 'sales_development_representative'>,)
    """
    first, days = draw(_FIRST), draw(_DAYS)
    since = draw(dates()) if first is None else first
    return Member(
        id=f"U-{draw(_NUMBERS)}",
        name=draw(_NAMED),
        roles=draw(_HAS_ROLES),
        first_day=first,
        last_day=None if days is None else since + timedelta(days=days),
        languages=draw(_SPOKEN),
        regions=draw(_AREAS),
    )


@st.composite
def teams(draw: st.DrawFn) -> Team:
    """Teams of one to five members, some with a leader.

    >>> from hypothesis import find
    >>> from salesterms.strategies import teams
    >>> len(find(teams(), lambda team: team.leader is not None).members)
    1
    """
    found = draw(st.lists(members(), min_size=1, max_size=5, unique_by=lambda one: one.id))
    return Team(
        id=f"T-{draw(st.integers(1, 20))}",
        name=draw(st.none() | st.sampled_from(("Benelux", "Nord"))),
        members=tuple(found),
        leader=draw(st.none() | st.sampled_from([one.id for one in found])),
    )


@st.composite
def routing_rules(draw: st.DrawFn) -> RoutingRule:
    """Rows with a criterion, attributes or both, to a role, a member, a team or nobody.

    >>> from hypothesis import find
    >>> from salesterms.strategies import routing_rules
    >>> find(routing_rules(), lambda rule: rule.to_nobody).target.en
    'nobody'

    None of them takes every lead, so that they may stand in any order.
    """
    to = draw(_TARGETS)
    return RoutingRule(
        when=draw(st.sampled_from(_CRITERIA)),
        attributes=draw(st.fixed_dictionaries({}, optional={"country": _COUNTRIES})),
        reason=_WHY,
        or_next=draw(st.booleans()),
        **to,
        **draw(_traits() if to else st.just(dict[str, Any]())),
    )


@st.composite
def routings(draw: st.DrawFn) -> Routing:
    """Routings of one to five rows.

    >>> from hypothesis import find
    >>> from salesterms.strategies import routings
    >>> find(routings(), lambda routing: len(routing.rules) > 1).id
    'routing'
    """
    rows = draw(st.lists(routing_rules(), min_size=1, max_size=5))
    return Routing(id="routing", rules=tuple(rows))


def round_robins() -> st.SearchStrategy[RoundRobin]:
    """Turns, from the first on.

    >>> from hypothesis import find
    >>> from salesterms.strategies import round_robins
    >>> find(round_robins(), lambda one: one.turn > 2)
    RoundRobin(turn=3)
    """
    return st.builds(RoundRobin, turn=st.integers(0, 1000))


@st.composite
def least_loaded(draw: st.DrawFn, team: Team) -> LeastLoaded:
    """Loads of every member of a team.

    >>> from hypothesis import find
    >>> from salesterms.entities import Member, SalesRole, Team
    >>> from salesterms.strategies import least_loaded
    >>> team = Team(id="T-1", members=(Member(id="U-1", roles=(SalesRole.SELLER,)),))
    >>> find(least_loaded(team), lambda one: True).loads
    {'U-1': 0}
    """
    return LeastLoaded(loads={one.id: draw(st.integers(0, 9)) for one in team.members})
