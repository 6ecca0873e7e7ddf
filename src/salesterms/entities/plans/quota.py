"""What a seller or a team is to reach within a period."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.one_currency import OTHER_CURRENCY
from salesterms.entities.plans.goal import Goal
from salesterms.entities.plans.goal_part import A_GOAL, GoalPart, not_adding_up
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_PERIOD, AN_ID, MONEY_FROM_ZERO, one_of
from salesterms.errors import MASK, Kind, Problem, Text, each_of_kind
from salesterms.values import Money, Period, about

if TYPE_CHECKING:
    from collections.abc import Iterator


class QuotaOwner(StrEnum):
    """Whose a quota is: 000 names sellers and teams.

    >>> [owner.value for owner in QuotaOwner]
    ['person', 'team']

    Glossary: sales-quota (000:82).
    """

    PERSON = "person"
    TEAM = "team"


QUOTA_OWNER_WORDS = {
    QuotaOwner.PERSON: Text("person", "persoon"),
    QuotaOwner.TEAM: Text("team", "team"),
}

BELOW_BASE_SALARY: Final = Kind(
    "below_base_salary",
    Text("{value} is less than the base salary", "{value} is minder dan het vaste salaris"),
    Text(
        "give what is earned in all: base salary and commission",
        "geef wat er in totaal wordt verdiend: vast salaris en commissie",
    ),
)


def _parts_add_up(made: Quota) -> Iterator[Problem]:
    return not_adding_up(made.target, made.parts, "$.parts")


def _pay_fits(made: Quota) -> Iterator[Problem]:
    base, all_of_it = made.base_salary, made.on_target_earnings
    if base is None or all_of_it is None:
        return
    path = "$.on_target_earnings"
    if base.currency != all_of_it.currency:
        yield Problem(kind=OTHER_CURRENCY, value=MASK, detail=base.currency, path=path)
    elif all_of_it < base:
        yield Problem(kind=BELOW_BASE_SALARY, value=MASK, path=path)


_RULES: Final = Rules(
    {
        "owner": AN_ID,
        "owner_kind": one_of(QuotaOwner),
        "period": A_PERIOD,
        "target": A_GOAL,
        "parts": each_of_kind(GoalPart, Text("a tuple of GoalPart", "een tuple van GoalPart")),
        "base_salary": MONEY_FROM_ZERO.or_none(),
        "on_target_earnings": MONEY_FROM_ZERO.or_none(),
    },
    Rule(("target", "parts"), _parts_add_up),
    Rule(("base_salary", "on_target_earnings"), _pay_fits),
)


@frozen(kw_only=True)
class Quota:
    """What one person or one team is to reach in a period, and the pay that stands beside it.

    >>> from salesterms import Money, Period
    >>> from salesterms.entities import Goal, GoalUnit
    >>> ines = Quota(
    ...     owner="Ines",
    ...     owner_kind=QuotaOwner.PERSON,
    ...     period=Period.year(2026),
    ...     target=Goal(unit=GoalUnit.MONEY, amount=Money("400000", "EUR")),
    ...     base_salary=Money("36000", "EUR"),
    ...     on_target_earnings=Money("48000", "EUR"),
    ... )
    >>> ines.variable_pay
    Money('12000', 'EUR')

    `parts` add up to `target` exactly, where there are any: each month, each seller of a team.
    `base_salary` is what is paid whatever is sold, and `on_target_earnings` what is earned in all
    where the target is met exactly, both for the whole `period`; None where they are not recorded.
    A target of 0 is legal: its attainment is undefined. Raises `EntityProblems` that names every
    problem, with both sums where parts do not add up.
    Glossary: base-salary; sales-quota is its attainment (000:20, 000:82).
    """

    owner: str = field(
        metadata=about(
            "the id of the person or team",
            "het kenmerk van de persoon of het team",
            alias="eigenaar",
            personal=True,
        )
    )
    owner_kind: QuotaOwner = field(
        metadata=about(
            "whether that is a person or a team",
            "of dat een persoon of een team is",
            alias="soort_eigenaar",
        )
    )
    period: Period = field(
        metadata=about("when it is to be reached", "wanneer het gehaald moet zijn", alias="periode")
    )
    target: Goal = field(metadata=about("how much in all", "hoeveel in totaal", alias="doel"))
    parts: tuple[GoalPart, ...] = field(
        default=(),
        metadata=about("the parts of it", "de delen ervan", alias="delen"),
    )
    base_salary: Money | None = field(
        default=None,
        metadata=about(
            "the pay for the period that no sale changes",
            "de beloning over de periode die geen verkoop verandert",
            alias="vast_salaris",
            personal=True,
        ),
    )
    on_target_earnings: Money | None = field(
        default=None,
        metadata=about(
            "the pay for the period where the target is met exactly",
            "de beloning over de periode bij een precies gehaald doel",
            alias="beloning_bij_gehaald_doel",
            personal=True,
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def variable_pay(self) -> Money | None:
        """What is earned on top of the base salary where the target is met; None if not known."""
        if self.base_salary is None or self.on_target_earnings is None:
            return None
        return self.on_target_earnings - self.base_salary
