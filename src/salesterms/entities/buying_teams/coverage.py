"""Which roles of a buying team somebody plays, and which nobody is recorded in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities.buying_teams.roles import BUYING_ROLE_CITES, BUYING_ROLE_WORDS, BuyingRole
from salesterms.entities.buying_teams.team import BuyingTeam
from salesterms.errors import Text, check_argument, each_argument
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

A_TEAM: Final = Text("a BuyingTeam", "een BuyingTeam")
_ROLES: Final = Text("BuyingRoles, such as [BuyingRole.USER]", "BuyingRoles")
_SAID: Final = {
    "people": Text("People in the buying team: {0}", "Mensen in het aankoopteam: {0}"),
    "single": Text(
        "one contact only: the deal hangs on one person",
        "maar één contact: de deal hangt aan één persoon",
    ),
    "filled": Text("{0}: {1}", "{0}: {1}"),
    "nobody": Text("{0}: nobody recorded", "{0}: niemand vastgelegd"),
    "open": Text("role not known: {0}", "rol niet bekend: {0}"),
    "all": Text("These are all who take part.", "Dit is iedereen die meebeslist."),
    "some": Text(
        "Not all who take part are recorded.", "Niet iedereen die meebeslist is vastgelegd."
    ),
    None: Text(
        "Whether these are all who take part is not known.",
        "Of dit iedereen is die meebeslist, is niet bekend.",
    ),
    "ours": Text("ours", "eigen definitie"),
}


@frozen(kw_only=True)
class TeamCoverage:
    """What a buying team covers; made by `team_coverage`.

    `filled` has each role that was asked about and that somebody plays, with the ids of the people;
    `unfilled` the other roles. `role_unknown` are the people of whom no role is known: each of them
    may play one of the unfilled.
    """

    team: BuyingTeam
    filled: FrozenMapping[BuyingRole, tuple[str, ...]]
    unfilled: tuple[BuyingRole, ...]
    role_unknown: tuple[str, ...]

    @property
    def people(self) -> int:
        """How many people are recorded."""
        return len(self.team.members)

    @property
    def single_contact(self) -> bool:
        """Whether one person only is recorded, so that all hangs on them."""
        return self.people == 1

    def explain(self, lang: str = "en") -> str:
        """Every role with who plays it, and what is not known, in "en" or "nl"."""
        lines = [_SAID["people"].say(lang).format(self.people)]
        if self.single_contact:
            lines.append(f"  {_SAID['single'].say(lang)}")
        for role in (*self.filled, *self.unfilled):
            people = ", ".join(self.filled.get(role, ()))
            said = _SAID["filled" if people else "nobody"].say(lang)
            cites = ", ".join(BUYING_ROLE_CITES[role]) or _SAID["ours"].say(lang)
            word = BUYING_ROLE_WORDS[role].say(lang)
            lines.append(f"  {said.format(f'{word} ({cites})', people)}")
        if self.role_unknown:
            lines.append(f"  {_SAID['open'].say(lang).format(', '.join(self.role_unknown))}")
        complete = {True: "all", False: "some", None: None}[self.team.complete]
        return "\n".join([*lines, _SAID[complete].say(lang)])


def team_coverage(
    team: BuyingTeam, *, roles: Iterable[BuyingRole] = tuple(BuyingRole)
) -> TeamCoverage:
    """Which roles somebody in a buying team plays, and in which nobody is recorded.

    >>> from salesterms.entities import BuyingTeam, TeamMember
    >>> team = BuyingTeam(
    ...     members=(
    ...         TeamMember(person="P-1", roles=(BuyingRole.USER, BuyingRole.CHAMPION)),
    ...         TeamMember(person="P-2"),
    ...     )
    ... )
    >>> asked = [BuyingRole.DECISION_MAKER, BuyingRole.CHAMPION]
    >>> print(team_coverage(team, roles=asked).explain())
    People in the buying team: 2
      champion (000:28): P-1
      decision maker (000:28, 002:53, 002:59): nobody recorded
      role not known: P-2
    Whether these are all who take part is not known.

    `roles` are those that you ask about, each counted once; all eight where none are named. Raises
    `WrongArgument`.
    Glossary: buying-team (000:6).
    """
    check_argument("team", team, BuyingTeam, A_TEAM)
    asked = dict.fromkeys(each_argument("roles", roles, BuyingRole, _ROLES))
    players = {role: tuple(one.person for one in team.playing(role)) for role in asked}
    return TeamCoverage(
        team=team,
        filled=FrozenMapping((role, found) for role, found in players.items() if found),
        unfilled=tuple(role for role, found in players.items() if not found),
        role_unknown=tuple(one.person for one in team.members if one.roles is None),
    )
