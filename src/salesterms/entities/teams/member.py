"""One person in a team: with which roles, in which languages and regions, from when until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.repeats import ends_too_early, repeated
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, AN_ID, TEXT, one_of
from salesterms.entities.teams.roles import SalesRole
from salesterms.errors import Kind, Problem, Text, several
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_ROLE: Final = Kind(
    "no_role",
    Text("a member has no role", "een lid heeft geen rol"),
    Text("give at least one SalesRole", "geef minstens één SalesRole"),
)

_TEXTS = several(
    TEXT, Text("a tuple of texts, or None", "een tuple van teksten, of None")
).or_none()


def _roles(member: Member) -> Iterator[Problem]:
    if not member.roles:
        yield Problem(kind=NO_ROLE, path="$.roles")
    yield from repeated(member.roles, "$.roles[{0}]")


def _languages(member: Member) -> Iterator[Problem]:
    yield from repeated(member.languages or (), "$.languages[{0}]")


def _regions(member: Member) -> Iterator[Problem]:
    yield from repeated(member.regions or (), "$.regions[{0}]")


def _days(member: Member) -> Iterator[Problem]:
    yield from ends_too_early(member.first_day, member.last_day, "$.last_day")


_RULES: Final = Rules(
    {
        "id": AN_ID,
        "name": TEXT.or_none(),
        "roles": several(
            one_of(SalesRole), Text("a tuple of SalesRole", "een tuple van SalesRole")
        ),
        "first_day": A_DATE.or_none(),
        "last_day": A_DATE.or_none(),
        "languages": _TEXTS,
        "regions": _TEXTS,
    },
    Rule(("roles",), _roles),
    Rule(("languages",), _languages),
    Rule(("regions",), _regions),
    Rule(("first_day", "last_day"), _days),
)


@frozen(kw_only=True)
class Member:
    """Somebody who works in a team.

    >>> ann = Member(id="U-1", roles=(SalesRole.SELLER,), last_day=date(2026, 6, 30))
    >>> ann.active_on(date(2026, 6, 30)), ann.active_on(date(2026, 7, 1))
    (True, False)

    `id` is that of the user in the CRM system, or of the person. One person may have several roles:
    a seller may carry out the marketing function (002:8). Both days count; None means "not
    recorded": without a first day they were always there, without a last day they still are.
    `languages` and `regions` are words of your own, such as "nl" and "BE"; None says that nobody
    wrote them down, an empty tuple that there are none.

    Raises `EntityProblems` that names every field at fault; the name is never quoted.
    Glossary: seller, account manager and the other roles (000:8, 000:62, 000:70, 002:10).
    """

    id: str = field(
        metadata=about(
            "the identifier of the user or person",
            "het kenmerk van de gebruiker of persoon",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    name: str | None = field(
        default=None,
        metadata=about("what they are called", "hoe ze heten", alias="naam", personal=True),
    )
    roles: tuple[SalesRole, ...] = field(
        metadata=about("their roles, at least one", "hun rollen, minstens één", alias="rollen")
    )
    first_day: date | None = field(
        default=None,
        metadata=about(
            "the first day in the team", "de eerste dag in het team", alias="eerste_dag"
        ),
    )
    last_day: date | None = field(
        default=None,
        metadata=about(
            "the last day in the team", "de laatste dag in het team", alias="laatste_dag"
        ),
    )
    languages: tuple[str, ...] | None = field(
        default=None,
        metadata=about("the languages they work in", "de talen waarin ze werken", alias="talen"),
    )
    regions: tuple[str, ...] | None = field(
        default=None,
        metadata=about("the regions they serve", "de regio's die ze bedienen", alias="regio"),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def active_on(self, day: date) -> bool:
        """Whether they are in the team on a day."""
        began = self.first_day is None or self.first_day <= day
        return began and (self.last_day is None or day <= self.last_day)
