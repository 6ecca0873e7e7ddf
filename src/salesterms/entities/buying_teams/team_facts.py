"""What a buying team tells about the facts of a person: as evidence, and never more than it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities.buying_teams.coverage import A_TEAM
from salesterms.entities.buying_teams.roles import BuyingRole
from salesterms.entities.buying_teams.team import BuyingTeam
from salesterms.errors import Text, check_argument
from salesterms.facts import AUTHORITY, STAKEHOLDERS_KNOWN, Axis, Evidence, Level, Maker, Stance

if TYPE_CHECKING:
    from datetime import datetime

_A_PERSON: Final = Text("the id of a person", "het kenmerk van een persoon")
A_LEVEL: Final = Text("a Level, such as Level.STATED", "een Level, zoals Level.STATED")

_NOT_ALL_ASKED: Final = Text(
    "nobody has said whether these are all who take part",
    "niemand heeft gezegd of dit iedereen is die meebeslist",
)
_NOT_ALL: Final = Text("these are not all who take part", "dit is niet iedereen die meebeslist")
_ALL: Final = Text(
    "these are all who take part, and who decides is among them",
    "dit is iedereen die meebeslist, en wie beslist is erbij",
)
_NO_DECIDER: Final = Text(
    "nobody here is known to decide", "van niemand hier is bekend dat die beslist"
)
_DECIDES: Final = Text("decides, by the record", "beslist volgens de gegevens")
_INFLUENCES: Final = Text(
    "influences the decision, by the record", "beïnvloedt de beslissing volgens de gegevens"
)
_NOT_HERE: Final = Text("is not in this team", "zit niet in dit team")
_NO_ROLE: Final = Text("no role is known of them", "er is geen rol van deze persoon bekend")
_OTHER_ROLE: Final = Text(
    "neither decides nor influences by the record, which does not say that they do not",
    "beslist of beïnvloedt niet volgens de gegevens, wat niet zegt dat het niet zo is",
)
_SAYS: Final = Text("says", "zegt")
_SILENT: Final = Text("says nothing", "zegt niets")
_REFUTES: Final = Text("refutes", "weerlegt")


@frozen(kw_only=True)
class TeamSays:
    """What a buying team says of one fact, and why; `evidence` is None where it says nothing.

    Made by `stakeholder_evidence` and `authority_evidence`.
    """

    fact: Axis
    evidence: Evidence | None
    because: Text

    def explain(self, lang: str = "en") -> str:
        """The fact, whether the team says anything of it, and why, in "en" or "nl"."""
        says = _SILENT
        if self.evidence is not None:
            says = _SAYS if self.evidence.stance is Stance.HOLDS else _REFUTES
        cites = ", ".join(self.fact.cites)
        said = f"{self.fact.name} ({cites}): {says.say(lang)}"
        return f"{said}: {self.because.say(lang)}"


def stakeholder_evidence(
    team: BuyingTeam,
    *,
    level: Level,
    at: datetime,
    by: Maker,
    source: str | None = None,
) -> TeamSays:
    """What a buying team says of the fact `stakeholders_known`: who takes part in the decision.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import BuyingTeam, TeamMember
    >>> from salesterms.facts import MakerKind
    >>> boss = TeamMember(person="P-1", roles=(BuyingRole.DECISION_MAKER,))
    >>> how = {
    ...     "level": Level.CHECKED,
    ...     "at": datetime(2026, 3, 9, tzinfo=UTC),
    ...     "by": Maker(kind=MakerKind.HUMAN),
    ... }
    >>> whole = BuyingTeam(members=(boss,), complete=True)
    >>> stakeholder_evidence(whole, **how).evidence.fact
    'stakeholders_known'
    >>> print(stakeholder_evidence(BuyingTeam(members=(boss,)), **how).explain())
    stakeholders_known (002:72): says nothing: nobody has said whether these are all who take part

    It holds where the team is complete and somebody in it decides; 002:72 asks who is involved, not
    for one name. A team that is said not to be complete refutes it. In all other cases nothing is
    said. `level` is how well you have established it: no default, for a list of names proves
    nothing. Raises `WrongArgument`, `BadEvidence` and what is wrong with `at`.
    Glossary: buying-team (002:72).
    """
    check_argument("team", team, BuyingTeam, A_TEAM)
    holds = _holds(STAKEHOLDERS_KNOWN, level, at, by, source)
    found: Evidence | None = None
    if team.complete is None:
        because = _NOT_ALL_ASKED
    elif not team.complete:
        found, because = _refuted(holds), _NOT_ALL
    elif team.playing(BuyingRole.DECISION_MAKER):
        found, because = holds, _ALL
    else:
        because = _NO_DECIDER
    return TeamSays(fact=STAKEHOLDERS_KNOWN, evidence=found, because=because)


def authority_evidence(
    team: BuyingTeam,
    person: str,
    *,
    level: Level,
    at: datetime,
    by: Maker,
    source: str | None = None,
) -> TeamSays:
    """What a buying team says of the fact `authority` of one person: decides, or influences.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import BuyingTeam, TeamMember
    >>> from salesterms.facts import MakerKind
    >>> boss = TeamMember(person="P-1", roles=(BuyingRole.DECISION_MAKER,))
    >>> team = BuyingTeam(members=(boss, TeamMember(person="P-2", roles=(BuyingRole.USER,))))
    >>> how = {
    ...     "level": Level.STATED,
    ...     "at": datetime(2026, 3, 9, tzinfo=UTC),
    ...     "by": Maker(kind=MakerKind.HUMAN),
    ... }
    >>> authority_evidence(team, "P-1", **how).evidence.level.value
    'stated'
    >>> authority_evidence(team, "P-2", **how).evidence is None
    True

    002:59 accepts who decides and who clearly influences: the roles *decision maker* and
    *influencer*. Every other role, none, and a person who is not in the team say nothing: none of
    them refutes it. 002:59 asks for evidence, and a role that somebody filled in is at most what
    `level` says; it has no default. Raises `WrongArgument`, `BadEvidence` and what is wrong with
    `at`.
    Glossary: decision-maker, influencer (002:53, 002:59).
    """
    check_argument("team", team, BuyingTeam, A_TEAM)
    check_argument("person", person, str, _A_PERSON)
    holds = _holds(AUTHORITY, level, at, by, source)
    member = next((one for one in team.members if one.person == person), None)
    found: Evidence | None = None
    if member is None:
        because = _NOT_HERE
    elif member.roles is None:
        because = _NO_ROLE
    elif member.plays(BuyingRole.DECISION_MAKER):
        found, because = holds, _DECIDES
    elif member.plays(BuyingRole.INFLUENCER):
        found, because = holds, _INFLUENCES
    else:
        because = _OTHER_ROLE
    return TeamSays(fact=AUTHORITY, evidence=found, because=because)


def _holds(fact: Axis, level: Level, at: datetime, by: Maker, source: str | None) -> Evidence:
    """Evidence that a fact holds; made in any case, so that what is wrong is said in any case."""
    check_argument("level", level, Level, A_LEVEL)
    return Evidence(fact=fact.name, level=level, at=at, by=by, source=source)


def _refuted(one: Evidence) -> Evidence:
    return Evidence(fact=one.fact, stance=Stance.REFUTED, at=one.at, by=one.by, source=one.source)
