"""The laws of routing: a function of what it is told, decided by the first row that holds."""

import pickle
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.documents import dumps, loads
from salesterms.entities import (
    LeastLoaded,
    Nobody,
    Routing,
    RoutingRule,
    RowVerdict,
    SalesRole,
    Team,
    route,
)
from salesterms.entities import Member as OneMember
from salesterms.entities import RoundRobin as Turn
from salesterms.facts import Facts
from salesterms.strategies import least_loaded, round_robins, routing_rules, routings, teams

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)
LANGS = ("en", "nl")
INSTANTS = st.integers(0, 700).map(
    lambda days: datetime(2023, 2, 1, 9, tzinfo=UTC) + timedelta(days)
)
KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "interest": st.sampled_from(["none", "engaged", "buying"]),
    "initiative": st.sampled_from(["buyer", "seller"]),
    "source": st.sampled_from(["marketing", "own", ("own", "referral")]),
    "likely_interested": st.sampled_from(["none", "stated"]),
}
LEADS = st.fixed_dictionaries({}, optional=KNOWN).map(lambda known: Facts(**known))
ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["BE", "NL", "DE", None]),
        "language": st.sampled_from(["nl", "fr"]),
    },
)


class TestRoutingIsAFunction:
    """The same question has the same answer, and a copy of it too."""

    @quick
    @given(LEADS, routings(), teams(), INSTANTS, ATTRIBUTES, st.none() | round_robins())
    def test_asked_twice(
        self,
        lead: Facts,
        routing: Routing,
        team: Team,
        at: datetime,
        known: dict[str, str | None],
        choose: Turn | None,
    ) -> None:
        first = route(lead, routing, team, as_of=at, attributes=known, choose=choose)
        copy: Routing = pickle.loads(pickle.dumps(routing))

        assert route(lead, copy, [team], as_of=at, attributes=known, choose=choose) == first
        assert all(first.explain(lang) for lang in LANGS)


class TestALaterRowChangesNothingAbove:
    """Rows that are added below change nothing about what an earlier row decided."""

    @quick
    @given(LEADS, routings(), st.lists(routing_rules(), max_size=3), teams(), INSTANTS, ATTRIBUTES)
    def test_decided_stays_decided(
        self,
        lead: Facts,
        routing: Routing,
        more: list[RoutingRule],
        team: Team,
        at: datetime,
        known: dict[str, str | None],
    ) -> None:
        longer = evolve(routing, rules=(*routing.rules, *more))
        before = route(lead, routing, team, as_of=at, attributes=known)
        after = route(lead, longer, team, as_of=at, attributes=known)

        if before.row is None:
            assert after.tried[: len(before.tried)] == before.tried
        else:
            assert after == before


class TestEveryRowIsAccountedFor:
    """All rows above the one that decided are told, in order; without one, all rows are."""

    @quick
    @given(LEADS, routings(), teams(), INSTANTS, ATTRIBUTES)
    def test_none_is_passed_over_in_silence(
        self,
        lead: Facts,
        routing: Routing,
        team: Team,
        at: datetime,
        known: dict[str, str | None],
    ) -> None:
        found = route(lead, routing, team, as_of=at, attributes=known)
        above = len(routing.rules) if found.row is None else found.row - 1

        assert [one.number for one in found.tried] == list(range(1, above + 1))
        assert all(one.because for one in found.tried)
        assert all(bool(one.ask) == (one.verdict is RowVerdict.UNKNOWN) for one in found.tried)


class TestNobodyOrOneWhoIsThere:
    """There is a member, or a reason why there is none; the member fits and is there on the day."""

    @quick
    @given(LEADS, routings(), teams(), INSTANTS, ATTRIBUTES, round_robins())
    def test_exactly_one_of_both(
        self,
        lead: Facts,
        routing: Routing,
        team: Team,
        at: datetime,
        known: dict[str, str | None],
        choose: Turn,
    ) -> None:
        found = route(lead, routing, team, as_of=at, attributes=known, choose=choose)

        assert (found.member is None) is (found.nobody is not None)
        assert found.nobody is not Nobody.SEVERAL_FIT
        if found.member is not None:
            assert found.rule is not None
            assert found.member.id in found.candidates
            assert found.member in team.members
            assert found.member.active_on(at.date())
            assert found.rule.role is None or found.rule.role in found.member.roles
        assert {id_ for id_, _ in found.left_out}.isdisjoint(found.candidates)


class TestMoreKnownNeverTurnsARowThatHolds:
    """A row that decides, with no row above it left open, decides whatever else becomes known."""

    @quick
    @given(st.data(), LEADS, routings(), teams(), INSTANTS)
    def test_of_a_certain_answer(
        self, data: st.DataObject, lead: Facts, routing: Routing, team: Team, at: datetime
    ) -> None:
        found = route(lead, routing, team, as_of=at)
        settled = {
            axis.name: data.draw(st.sampled_from(lead.possible_names(axis.name)))
            for axis in lead.unknown
        }
        known = route(lead.with_(**settled), routing, team, as_of=at)

        if found.certain and found.row is not None:
            assert known == found


class TestTurnsAreFair:
    """Over as many turns as there are members, each has exactly one, wherever the count begins."""

    @quick
    @given(teams(), st.integers(0, 100))
    def test_each_once(self, team: Team, start: int) -> None:
        size = len(team.members)
        taken = Counter(
            Turn(turn=turn).choose(team.members)[0].id for turn in range(start, start + size)
        )

        assert taken == Counter({one.id: 1 for one in team.members})


class TestTheLeastLoadedHasTheFewest:
    """Nobody has fewer than who is chosen, and nobody before them in the team has as few."""

    @quick
    @given(st.data(), teams())
    def test_of_loads(self, data: st.DataObject, team: Team) -> None:
        choose: LeastLoaded = data.draw(least_loaded(team))
        chosen, _ = choose.choose(team.members)
        before = team.members[: team.members.index(chosen)]

        assert all(choose.loads[chosen.id] <= count for count in choose.loads.values())
        assert all(choose.loads[chosen.id] < choose.loads[one.id] for one in before)


class TestDocumentsComeBack:
    """A team and a routing go out as documents and come back equal."""

    @quick
    @given(teams(), routings())
    def test_round_trip(self, team: Team, routing: Routing) -> None:
        assert loads(dumps(team), Team) == team
        assert loads(dumps(routing), Routing) == routing


class TestWithRoleIsAFilter:
    """The members with a role are those of the team that have it, in its order."""

    @quick
    @given(teams(), st.sampled_from(SalesRole), INSTANTS)
    def test_of_a_day(self, team: Team, role: SalesRole, at: datetime) -> None:
        found: tuple[OneMember, ...] = team.with_role(role, on=at.date())

        assert found == tuple(
            one for one in team.members if role in one.roles and one.active_on(at.date())
        )
