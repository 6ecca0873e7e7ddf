"""One person in a buying team, with the parts that they play in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities.buying_teams.roles import Attitude, BuyingRole
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, one_of
from salesterms.errors import Kind, Problem, Shape, Text
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN_ROLE: Final = Kind(
    "unknown_role",
    Text("there is no role {value} in a buying team", "een aankoopteam kent de rol {value} niet"),
    Text(
        "give a BuyingRole, such as BuyingRole.USER, not its text; nearest: {detail}",
        "geef een BuyingRole, zoals BuyingRole.USER, niet de tekst; lijkt op: {detail}",
    ),
)
ROLE_TWICE: Final = Kind(
    "role_twice",
    Text("the role {value} stands here twice", "de rol {value} staat hier twee keer"),
    Text("leave one out", "laat er een weg"),
)
NO_ROLES: Final = Kind(
    "no_roles",
    Text("a list of roles without any role", "een lijst van rollen zonder rol"),
    Text(
        "give at least one, or None where no role is known",
        "geef er minstens een, of None als er geen rol bekend is",
    ),
)


def _is_roles(value: object) -> bool:
    return value is None or isinstance(value, tuple)


def _roles(made: TeamMember) -> Iterator[Problem]:
    if made.roles is None:
        return
    if not made.roles:
        yield Problem(kind=NO_ROLES, path="$.roles")
    seen: list[Any] = []
    for number, role in enumerate(made.roles):
        path = f"$.roles[{number}]"
        if type(role) is not BuyingRole:
            yield Problem(kind=UNKNOWN_ROLE, value=role, path=path, choices=tuple(BuyingRole))
        elif role in seen:
            yield Problem(kind=ROLE_TWICE, value=role.value, path=path)
        seen.append(role)


_RULES: Final = Rules(
    {
        "person": AN_ID,
        "roles": Shape(
            Text(
                "a tuple of BuyingRole, or None where none is known",
                "een tuple van BuyingRole, of None als er geen bekend is",
            ),
            _is_roles,
        ),
        "attitude": one_of(Attitude).or_none(),
    },
    Rule(("roles",), _roles),
)


@frozen(kw_only=True)
class TeamMember:
    """A person in a buying team: the roles that are known, and what they think of the offer.

    >>> TeamMember(person="P-1", roles=(BuyingRole.DECISION_MAKER, BuyingRole.USER)).attitude
    >>> TeamMember(person="P-2", roles=("boss",))
    Traceback (most recent call last):
    salesterms.entities.rules.EntityProblems: Problems in the entity: 1
    - there is no role 'boss' in a buying team @ $.roles[0]: give a BuyingRole, ...

    `person` is the id of a `Person`. `roles` is None where it is known that somebody belongs to the
    team and not what they do there; an empty tuple is refused, for it says neither. `attitude` is
    None where nobody wrote it down. Raises `EntityProblems` that names every field at fault.
    Glossary: buying-team (000:6).
    """

    person: str = field(
        metadata=about(
            "the id of the person",
            "het kenmerk van de persoon",
            alias="persoon",
            schema={"minLength": 1},
        )
    )
    roles: tuple[BuyingRole, ...] | None = field(
        default=None,
        metadata=about(
            "what they do in the team; nothing where no role is known",
            "wat iemand in het team doet; leeg als er geen rol bekend is",
            alias="rollen",
        ),
    )
    attitude: Attitude | None = field(
        default=None,
        metadata=about(
            "what they think of the offer", "wat iemand van het aanbod vindt", alias="houding"
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def plays(self, *roles: BuyingRole) -> bool:
        """Whether one of these roles is known of them."""
        return self.roles is not None and not set(roles).isdisjoint(self.roles)
