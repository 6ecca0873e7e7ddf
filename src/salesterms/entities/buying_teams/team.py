"""The people on the side of the buyer who choose together what is bought, and from whom."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.buying_teams.approval import (
    NOT_AFTER,
    Approval,
    instant_or_none,
)
from salesterms.entities.buying_teams.member import TeamMember
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, AN_INSTANT, YES_OR_NO
from salesterms.errors import Kind, Problem, Text, each_of_kind
from salesterms.values import about, instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.entities.buying_teams.roles import BuyingRole

EMPTY_TEAM: Final = Kind(
    "empty_team",
    Text("a buying team without people", "een aankoopteam zonder mensen"),
    Text(
        "give at least one, or no team where nobody is known",
        "geef er minstens een, of geen team als er niemand bekend is",
    ),
)
PERSON_TWICE: Final = Kind(
    "person_twice",
    Text("the person {value} is number {detail} as well", "{value} is ook nummer {detail}"),
    Text("put the roles of one person together", "zet de rollen van één persoon bij elkaar"),
)
NOT_DATED: Final = Kind(
    "not_dated",
    Text(
        "it is not said since when the required approvals are known",
        "er staat niet sinds wanneer de vereiste goedkeuringen bekend zijn",
    ),
    Text("give the instant at which that was settled", "geef het tijdstip waarop dat vaststond"),
)
NOT_KNOWN: Final = Kind(
    "not_known",
    Text(
        "approvals that are not known are said to be known since {value}",
        "goedkeuringen die niet bekend zijn, zouden bekend zijn sinds {value}",
    ),
    Text(
        "give approvals, () where none is required, or leave the instant out",
        "geef approvals, () als er geen vereist is, of laat het tijdstip weg",
    ),
)
STILL_HOLDS: Final = Kind(
    "still_holds",
    Text(
        "{value} stands here again while number {detail} holds, or without being given",
        "{value} staat hier opnieuw terwijl nummer {detail} nog geldt, of zonder te zijn gegeven",
    ),
    Text(
        "record the withdrawal of the earlier one, or leave this one out",
        "leg vast wanneer de eerdere is ingetrokken, of laat deze weg",
    ),
)
OTHER_NEED: Final = Kind(
    "other_need",
    Text(
        "whether {value} is required, and since when, is said otherwise in number {detail}",
        "of {value} vereist is, en sinds wanneer, staat anders in nummer {detail}",
    ),
    Text("say the same in both", "zeg in beide hetzelfde"),
)


def _people(made: BuyingTeam) -> Iterator[Problem]:
    if not made.members:
        yield Problem(kind=EMPTY_TEAM, path="$.members")
    first: dict[str, int] = {}
    for number, member in enumerate(made.members):
        if first.setdefault(member.person, number) != number:
            yield Problem(
                kind=PERSON_TWICE,
                value=member.person,
                detail=str(first[member.person] + 1),
                path=f"$.members[{number}].person",
            )


def _known(made: BuyingTeam) -> Iterator[Problem]:
    known = made.approvals_known_at
    if made.approvals is None:
        if known is not None:
            yield Problem(kind=NOT_KNOWN, value=instant_text(known), path="$.approvals_known_at")
    elif known is None:
        yield Problem(kind=NOT_DATED, path="$.approvals_known_at")
    else:
        for number, approval in enumerate(made.approvals):
            since = approval.required_since
            if since is not None and instant(since) < instant(known):
                yield Problem(
                    kind=NOT_AFTER,
                    value=instant_text(since),
                    detail=instant_text(known),
                    path=f"$.approvals[{number}].required_since",
                )


def _turns(made: BuyingTeam) -> Iterator[Problem]:
    """One approval given several times: each turn ends before the next begins."""
    rows: dict[object, list[int]] = {}
    given = made.approvals or ()
    for number, approval in enumerate(given):
        rows.setdefault(approval.key, []).append(number)
    for numbers in rows.values():
        first = given[numbers[0]]
        for number in numbers[1:]:
            one = given[number]
            if (one.required, instant_or_none(one.required_since)) != (
                first.required,
                instant_or_none(first.required_since),
            ):
                yield _of_row(OTHER_NEED, one, number, numbers[0], "required")
        if len(numbers) > 1:
            yield from _overlaps(given, numbers)


def _overlaps(given: tuple[Approval, ...], numbers: list[int]) -> Iterator[Problem]:
    dated = [(given[number].given_at, number) for number in numbers]
    for at, number in dated:
        if at is None:
            other = numbers[0] if number != numbers[0] else numbers[1]
            yield _of_row(STILL_HOLDS, given[number], number, other, "given_at")
    turns = sorted((instant(at), number) for at, number in dated if at is not None)
    for (_, before), (begun, number) in pairwise(turns):
        ended = instant_or_none(given[before].withdrawn_at)
        if ended is None or begun < ended:
            yield _of_row(STILL_HOLDS, given[number], number, before, "given_at")


def _of_row(kind: Kind, one: Approval, number: int, other: int, name: str) -> Problem:
    path = f"$.approvals[{number}].{name}"
    return Problem(kind=kind, value=one.what, detail=str(other + 1), path=path)


_RULES: Final = Rules(
    {
        "deal": AN_ID.or_none(),
        "members": each_of_kind(
            TeamMember, Text("a tuple of TeamMember", "een tuple van TeamMember")
        ),
        "complete": YES_OR_NO.or_none(),
        "approvals": each_of_kind(
            Approval, Text("a tuple of Approval", "een tuple van Approval")
        ).or_none(),
        "approvals_known_at": AN_INSTANT.or_none(),
    },
    Rule(("members",), _people),
    Rule(("approvals", "approvals_known_at"), _known),
    Rule(("approvals",), _turns),
)


@frozen(kw_only=True)
class BuyingTeam:
    """The people who decide together about a purchase, and the approvals that it needs.

    >>> from salesterms.entities import BuyingRole
    >>> team = BuyingTeam(
    ...     deal="D-1",
    ...     members=(
    ...         TeamMember(person="P-1", roles=(BuyingRole.DECISION_MAKER,)),
    ...         TeamMember(person="P-2", roles=(BuyingRole.USER, BuyingRole.CHAMPION)),
    ...     ),
    ... )
    >>> [member.person for member in team.playing(BuyingRole.CHAMPION)]
    ['P-2']
    >>> team.approvals is None
    True

    `approvals=None` says that it is not known which approvals are required, so that it is not known
    either whether one is missing. `approvals=()` says that it is known, and that none is. Wherever
    they are known, `approvals_known_at` says since when. They may be of the buyer's side and of the
    seller's: 000:36 does not say whose it means.

    `complete` says whether these are all who take part; None where nobody has found that out. A
    role that nobody here plays may be played by somebody who is not recorded.

    A team without people is refused: where nobody is known there is no team. Raises
    `EntityProblems` that names every place, such as a person who stands here twice.
    Glossary: buying-team (000:6, 000:28), approval (000:36).
    """

    deal: str | None = field(
        default=None,
        metadata=about(
            "the id of the deal that they decide about",
            "het kenmerk van de deal waarover ze beslissen",
        ),
    )
    members: tuple[TeamMember, ...] = field(
        metadata=about(
            "who belongs to it, each person once",
            "wie erbij hoort, elke persoon één keer",
            alias="leden",
            schema={"minItems": 1},
        )
    )
    complete: bool | None = field(
        default=None,
        metadata=about(
            "whether these are all who take part; nothing where that is not known",
            "of dit iedereen is die meebeslist; leeg als dat niet bekend is",
            alias="compleet",
        ),
    )
    approvals: tuple[Approval, ...] | None = field(
        default=None,
        metadata=about(
            "the approvals; nothing where it is not known which are required",
            "de goedkeuringen; leeg als niet bekend is welke er vereist zijn",
            alias="goedkeuringen",
        ),
    )
    approvals_known_at: datetime | None = field(
        default=None,
        eq=instant_or_none,
        metadata=about(
            "since when it is known which approvals are required",
            "sinds wanneer bekend is welke goedkeuringen vereist zijn",
            alias="goedkeuringen_bekend_op",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def playing(self, *roles: BuyingRole) -> tuple[TeamMember, ...]:
        """The members who are known to play one of these roles, in the order of the team."""
        return tuple(member for member in self.members if member.plays(*roles))
