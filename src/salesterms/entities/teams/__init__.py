"""Who sells: roles, the members of a team, and which of them a lead goes to.

Reading order: `roles` (one table, with where each role stands), `member` and `team`, `rule` and
`routing` (which lead goes to whom, as rows), `choosing` (one of several members), `routed` (an
answer, with why no earlier row gave it), `sending` (the answer to one lead), `built_in` (the
routing of two texts).
"""

from salesterms.entities.teams.built_in import FOUR_STAGES_ROUTING, LINKEDIN_ROUTING
from salesterms.entities.teams.choosing import LeastLoaded, LoadNotGiven, RoundRobin
from salesterms.entities.teams.member import Member
from salesterms.entities.teams.roles import (
    ROLE_READINGS,
    SALES_ROLE_WORDS,
    Prospecting,
    RoleReading,
    SalesRole,
    Seniority,
    role_readings,
)
from salesterms.entities.teams.routed import NOBODY_WORDS, Nobody, Routed, RowTried, RowVerdict
from salesterms.entities.teams.routing import Routing
from salesterms.entities.teams.rule import RoutingRule
from salesterms.entities.teams.sending import route
from salesterms.entities.teams.team import Team

__all__ = [
    "FOUR_STAGES_ROUTING",
    "LINKEDIN_ROUTING",
    "NOBODY_WORDS",
    "ROLE_READINGS",
    "SALES_ROLE_WORDS",
    "LeastLoaded",
    "LoadNotGiven",
    "Member",
    "Nobody",
    "Prospecting",
    "RoleReading",
    "RoundRobin",
    "Routed",
    "Routing",
    "RoutingRule",
    "RowTried",
    "RowVerdict",
    "SalesRole",
    "Seniority",
    "Team",
    "role_readings",
    "route",
]
