"""Who decides together about a purchase, what is covered, and which approvals it needs.

Reading order: `roles` and `member` (who), `approval` (what has to be approved), `team` (both, with
the rules over them), then what follows from a team: `coverage`, `standing` (the approvals at a
moment, and the events of the deal) and `team_facts` (evidence).

An opportunity holds a team and needs none of what follows, so a module is loaded when a name of it
is first used.
"""

from __future__ import annotations

from salesterms._lazy import lazily

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from salesterms.entities.buying_teams.approval import APPROVAL_SIDE_WORDS as APPROVAL_SIDE_WORDS
    from salesterms.entities.buying_teams.approval import Approval as Approval
    from salesterms.entities.buying_teams.approval import ApprovalSide as ApprovalSide
    from salesterms.entities.buying_teams.coverage import TeamCoverage as TeamCoverage
    from salesterms.entities.buying_teams.coverage import team_coverage as team_coverage
    from salesterms.entities.buying_teams.member import TeamMember as TeamMember
    from salesterms.entities.buying_teams.roles import ATTITUDE_WORDS as ATTITUDE_WORDS
    from salesterms.entities.buying_teams.roles import BUYING_ROLE_CITES as BUYING_ROLE_CITES
    from salesterms.entities.buying_teams.roles import BUYING_ROLE_WORDS as BUYING_ROLE_WORDS
    from salesterms.entities.buying_teams.roles import Attitude as Attitude
    from salesterms.entities.buying_teams.roles import BuyingRole as BuyingRole
    from salesterms.entities.buying_teams.standing import ApprovalStanding as ApprovalStanding
    from salesterms.entities.buying_teams.standing import approval_events as approval_events
    from salesterms.entities.buying_teams.standing import approvals_at as approvals_at
    from salesterms.entities.buying_teams.team import BuyingTeam as BuyingTeam
    from salesterms.entities.buying_teams.team_facts import TeamSays as TeamSays
    from salesterms.entities.buying_teams.team_facts import authority_evidence as authority_evidence
    from salesterms.entities.buying_teams.team_facts import (
        stakeholder_evidence as stakeholder_evidence,
    )

#: Module -> the public names that it provides.
_NAMES = {
    "approval": ("APPROVAL_SIDE_WORDS", "Approval", "ApprovalSide"),
    "coverage": ("TeamCoverage", "team_coverage"),
    "member": ("TeamMember",),
    "roles": ("ATTITUDE_WORDS", "BUYING_ROLE_CITES", "BUYING_ROLE_WORDS", "Attitude", "BuyingRole"),
    "standing": ("ApprovalStanding", "approval_events", "approvals_at"),
    "team": ("BuyingTeam",),
    "team_facts": ("TeamSays", "authority_evidence", "stakeholder_evidence"),
}
__getattr__ = lazily(__name__, {name: place for place, names in _NAMES.items() for name in names})

__all__ = [
    "APPROVAL_SIDE_WORDS",
    "ATTITUDE_WORDS",
    "BUYING_ROLE_CITES",
    "BUYING_ROLE_WORDS",
    "Approval",
    "ApprovalSide",
    "ApprovalStanding",
    "Attitude",
    "BuyingRole",
    "BuyingTeam",
    "TeamCoverage",
    "TeamMember",
    "TeamSays",
    "approval_events",
    "approvals_at",
    "authority_evidence",
    "stakeholder_evidence",
    "team_coverage",
]
