"""A group of members who sell together, perhaps with a leader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.repeats import repeated
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, TEXT
from salesterms.entities.teams.member import Member
from salesterms.errors import Kind, Problem, Text, each_of_kind
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from salesterms.entities.teams.roles import SalesRole

EMPTY_TEAM: Final = Kind(
    "no_members",
    Text("a team has no members", "een team heeft geen leden"),
    Text("give at least one Member", "geef minstens één Member"),
)
LEADER_NOT_IN_TEAM: Final = Kind(
    "leader_not_in_team",
    Text("the leader {value} is no member", "de leider {value} is geen lid"),
    Text(
        "add them to the members, or use one of: {detail}",
        "voeg de leider toe, of gebruik een van: {detail}",
    ),
)


def _members(team: Team) -> Iterator[Problem]:
    if not team.members:
        yield Problem(kind=EMPTY_TEAM, path="$.members")
    yield from repeated((member.id for member in team.members), "$.members[{0}].id")


def _leader(team: Team) -> Iterator[Problem]:
    ids = tuple(member.id for member in team.members)
    if team.leader is not None and ids and team.leader not in ids:
        yield Problem(kind=LEADER_NOT_IN_TEAM, value=team.leader, path="$.leader", choices=ids)


_RULES: Final = Rules(
    {
        "id": AN_ID,
        "name": TEXT.or_none(),
        "members": each_of_kind(Member, Text("a tuple of Member", "een tuple van Member")),
        "leader": AN_ID.or_none(),
    },
    Rule(("members",), _members),
    Rule(("members", "leader"), _leader),
)


@frozen(kw_only=True)
class Team:
    """The members who work together; there is at least one.

    >>> from salesterms.entities import Member, SalesRole
    >>> ann = Member(id="U-1", roles=(SalesRole.SALES_LEADER, SalesRole.SENIOR_SELLER))
    >>> bo = Member(id="U-2", roles=(SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE,))
    >>> team = Team(id="T-1", name="Benelux", members=(ann, bo), leader="U-1")
    >>> [member.id for member in team.with_role(SalesRole.SENIOR_SELLER)]
    ['U-1']

    `leader` is the id of a member. The order of the members is kept: where one of several has to be
    chosen, it settles what else is equal. Raises `EntityProblems` for a team without members, an id
    that stands twice, and a leader who is no member.
    Glossary: sales team (000:8, 000:34, 000:62, 000:70).
    """

    id: str = field(
        metadata=about(
            "the identifier of the team",
            "het kenmerk van het team",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    name: str | None = field(
        default=None, metadata=about("what it is called", "hoe het heet", alias="naam")
    )
    members: tuple[Member, ...] = field(
        metadata=about("the members, at least one", "de leden, minstens één", alias="leden")
    )
    leader: str | None = field(
        default=None,
        metadata=about("the id of the leader", "het kenmerk van de leider", alias="leider"),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def with_role(self, role: SalesRole, *, on: date | None = None) -> tuple[Member, ...]:
        """The members who have a role, in order; `on` a day, only those who are there then."""
        return tuple(
            member
            for member in self.members
            if role in member.roles and (on is None or member.active_on(on))
        )
