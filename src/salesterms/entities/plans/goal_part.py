"""The parts of a goal, which add up to it exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms._json import step
from salesterms.entities.plans.goal import Goal
from salesterms.entities.plans.numbers import exact_sum
from salesterms.entities.rules import Rules
from salesterms.entities.shapes import TEXT
from salesterms.errors import Kind, Problem, Sentence, Text, of_kind
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OTHER_UNIT: Final = Kind(
    "other_unit",
    Text(
        "{value} is not counted in the unit of the whole",
        "{value} telt niet in de eenheid van het geheel",
    ),
    Text("give it in {detail}", "geef het in {detail}"),
)
DOES_NOT_ADD_UP: Final = Kind(
    "does_not_add_up",
    Text(
        "the parts add up to {value}, the whole is {detail}",
        "de delen tellen op tot {value}, het geheel is {detail}",
    ),
    Text("change a part or the whole", "pas een deel of het geheel aan"),
)

A_GOAL: Final = of_kind(
    Goal, Text("a Goal, such as Goal(unit=…, amount=…)", "een Goal, zoals Goal(unit=…, amount=…)")
)

_RULES: Final = Rules({"name": TEXT, "goal": A_GOAL})


@frozen(kw_only=True)
class GoalPart:
    """One part of a goal: whose or what it is, and how much.

    >>> from salesterms import Money
    >>> from salesterms.entities import Goal, GoalUnit
    >>> print(GoalPart(name="12 new customers", goal=Goal(unit=GoalUnit.CUSTOMERS, amount=12)))
    12 new customers: 12 new customers

    `name` is free: a month, a seller, a product. Whether parts add up is looked at where they
    stand beside their whole, in a `Quota` or a sales plan. Raises `EntityProblems`.
    Glossary: sales-quota, sales-plan (000:76, 000:82).
    """

    name: str = field(
        metadata=about("whose or what part it is", "van wie of wat het deel is", alias="naam")
    )
    goal: Goal = field(metadata=about("how much of it", "hoeveel daarvan", alias="doel"))

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def text(self, lang: str = "en") -> str:
        """Its name and how much, in English ("en") or Dutch ("nl")."""
        return f"{self.name}: {self.goal.text(lang)}"

    def __str__(self) -> str:
        return self.text()


def not_adding_up(whole: Goal, parts: Sequence[GoalPart], path: str) -> Iterator[Problem]:
    """What keeps parts from adding up to the whole: another unit, or another sum.

    Of no parts there is nothing to say. That they should add up is ours: 000:76 and 000:82 do not
    speak of parts.
    """
    strange = [at for at, part in enumerate(parts) if not part.goal.is_like(whole)]
    for at in strange:
        yield Problem(
            kind=OTHER_UNIT,
            value=Sentence(parts[at].goal),
            detail=whole.counted_in,
            path=f"{step(path, at)}.goal",
        )
    summed = exact_sum(part.goal.number for part in parts)
    if parts and not strange and summed != whole.number:
        unit = whole.counted_in
        yield Problem(
            kind=DOES_NOT_ADD_UP,
            value=Sentence(f"{summed:f} {unit.en}"),
            detail=Text.both(whole.text),
            path=path,
        )
