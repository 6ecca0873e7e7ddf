"""The laws of approvals: what a journey makes of them is what they were at every instant."""

from datetime import UTC, datetime, timedelta

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.documents import dumps, loads
from salesterms.entities import (
    BuyingRole,
    BuyingTeam,
    approval_events,
    approvals_at,
    authority_evidence,
    team_coverage,
)
from salesterms.facts import Facts, Level, Maker, MakerKind
from salesterms.journey import Journey
from salesterms.strategies import buying_teams

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)

START = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = range(70)
INSTANTS = st.integers(0, 69).map(lambda number: START + timedelta(days=number))


def opened() -> Journey:
    """A journey whose deal is open before anything can be approved."""
    journey = Journey.begin(deal="D-1", facts=Facts(interest="explicit"))
    for number, event in enumerate(("accept_by_sales", "convert", "open_deal")):
        journey = journey.advance(event, at=START - timedelta(days=9 - number))
    return journey


OPENED = opened()


def rung(team: BuyingTeam, at: datetime) -> str:
    """What the fact `approvals` is at an instant, looked at row by row."""
    known = team.approvals_known_at
    if team.approvals is None or known is None or at < known:
        return "none"
    wanted = {
        row.key for row in team.approvals if row.required and at >= (row.required_since or known)
    }
    given = {row.key for row in team.approvals if row.holds_at(at)}
    return "given" if wanted <= given else "known"


class TestJourney:
    """At every instant the journey has the fact that the rows of the team amount to then."""

    @quick
    @given(buying_teams())
    def test_law(self, team: BuyingTeam) -> None:
        journey = OPENED.with_(*approval_events(team, as_of=START + timedelta(days=DAYS.stop)))
        complete = {"none": None, "known": False, "given": True}
        for number in DAYS:
            at = START + timedelta(days=number)
            assert journey.facts(as_of=at)["approvals"] == rung(team, at)
            assert approvals_at(team, as_of=at).complete is complete[rung(team, at)]


class TestTime:
    """The events as of an instant are those as of a later one that happened by then."""

    @quick
    @given(buying_teams(), INSTANTS, INSTANTS)
    def test_law(self, team: BuyingTeam, one: datetime, other: datetime) -> None:
        early, late = sorted((one, other))
        later = approval_events(team, as_of=late)
        assert approval_events(team, as_of=early) == tuple(e for e in later if e.at <= early)


class TestRepetition:
    """Events that were taken already change nothing, also where more of them have come."""

    @quick
    @given(buying_teams(), INSTANTS)
    def test_law(self, team: BuyingTeam, at: datetime) -> None:
        early = approval_events(team, as_of=at)
        all_ = approval_events(team, as_of=START + timedelta(days=90))
        assert OPENED.with_(*early).with_(*all_) == OPENED.with_(*all_)


class TestOrder:
    """The order of the rows of approvals changes no event."""

    @quick
    @given(buying_teams(), st.data())
    def test_law(self, team: BuyingTeam, data: st.DataObject) -> None:
        late = START + timedelta(days=90)
        if team.approvals:
            turned = tuple(data.draw(st.permutations(team.approvals)))
            other = evolve(team, approvals=turned)
            assert approval_events(other, as_of=late) == approval_events(team, as_of=late)


class TestUnknown:
    """Where it is not known which approvals are required, nothing makes it known."""

    @quick
    @given(buying_teams(), INSTANTS)
    def test_law(self, team: BuyingTeam, at: datetime) -> None:
        unknown = evolve(team, approvals=None, approvals_known_at=None)
        assert approval_events(unknown, as_of=at) == ()
        assert approvals_at(unknown, as_of=at).complete is None


class TestCoverage:
    """Every role is filled or not, never both; one more member never empties a role."""

    @quick
    @given(buying_teams())
    def test_law(self, team: BuyingTeam) -> None:
        found = team_coverage(team)
        assert sorted([*found.filled, *found.unfilled]) == sorted(BuyingRole)
        if len(team.members) > 1:
            fewer = team_coverage(evolve(team, members=team.members[1:]))
            assert set(fewer.filled) <= set(found.filled)


class TestAuthority:
    """A team speaks of authority only for those whom it has as deciding or influencing."""

    @quick
    @given(buying_teams(), st.sampled_from(Level))
    def test_law(self, team: BuyingTeam, level: Level) -> None:
        by = Maker(kind=MakerKind.HUMAN)
        told = {
            one.person
            for one in team.members
            if authority_evidence(team, one.person, level=level, at=START, by=by).evidence
        }
        players = team.playing(BuyingRole.DECISION_MAKER, BuyingRole.INFLUENCER)
        assert told == {one.person for one in players}


class TestDocuments:
    """A buying team comes back from its document."""

    @quick
    @given(buying_teams())
    def test_law(self, team: BuyingTeam) -> None:
        assert loads(dumps(team), BuyingTeam) == team
