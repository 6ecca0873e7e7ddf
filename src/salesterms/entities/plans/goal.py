"""What is to be reached: an amount of money, or a number of something."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.plans.numbers import A_NUMBER_FROM_ZERO, as_decimal
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import MONEY_FROM_ZERO, TEXT, one_of
from salesterms.errors import Kind, Problem, Shape, Text
from salesterms.values import Money, about

if TYPE_CHECKING:
    from collections.abc import Iterator


class GoalUnit(StrEnum):
    """What a goal is counted in.

    >>> [unit.value for unit in GoalUnit]
    ['money', 'units', 'customers', 'other']

    000 names money, units sold and new customers, and leaves room for anything else that can be
    measured. Glossary: sales-quota (000:82).
    """

    MONEY = "money"
    UNITS = "units"
    CUSTOMERS = "customers"
    #: Something else, which the goal names itself.
    OTHER = "other"


GOAL_UNIT_WORDS = {
    GoalUnit.MONEY: Text("money", "geld"),
    GoalUnit.UNITS: Text("units", "stuks"),
    GoalUnit.CUSTOMERS: Text("new customers", "nieuwe klanten"),
    GoalUnit.OTHER: Text("other", "anders"),
}

AMOUNT_OF_OTHER_UNIT: Final = Kind(
    "amount_of_other_unit",
    Text("{value} is not counted in this unit", "{value} telt niet in deze eenheid"),
    Text("give {detail}, or another unit", "geef {detail}, of een andere eenheid"),
)
UNIT_NAME_NEEDED: Final = Kind(
    "unit_name_needed",
    Text("it is not said what is counted", "er staat niet wat er wordt geteld"),
    Text("name it in unit_name", "noem het in unit_name"),
)
UNIT_NAME_UNUSED: Final = Kind(
    "unit_name_unused",
    Text(
        "{value} names a unit that has a name already",
        "{value} noemt een eenheid die al een naam heeft",
    ),
    Text("leave it out, or take GoalUnit.OTHER", "laat het weg, of neem GoalUnit.OTHER"),
)

_A_MONEY = Text("a Money", "een Money")
_A_NUMBER = Text("an int or Decimal", "een int of Decimal")


def _amount(given: Money | Decimal | int) -> Money | Decimal:
    return given if isinstance(given, Money) else as_decimal(given)


def _amount_fits(made: Goal) -> Iterator[Problem]:
    wants_money = made.unit is GoalUnit.MONEY
    if isinstance(made.amount, Money) is not wants_money:
        yield Problem(
            kind=AMOUNT_OF_OTHER_UNIT,
            value=made.amount,
            detail=_A_MONEY if wants_money else _A_NUMBER,
            path="$.amount",
        )


def _unit_is_named(made: Goal) -> Iterator[Problem]:
    if made.unit is GoalUnit.OTHER and made.unit_name is None:
        yield Problem(kind=UNIT_NAME_NEEDED, path="$.unit_name")
    elif made.unit is not GoalUnit.OTHER and made.unit_name is not None:
        yield Problem(kind=UNIT_NAME_UNUSED, value=made.unit_name, path="$.unit_name")


_RULES: Final = Rules(
    {
        "unit": one_of(GoalUnit),
        "amount": Shape(
            Text(
                "a Money of 0 or more, or an int or Decimal of 0 or more",
                "een Money van 0 of meer, of een int of Decimal van 0 of meer",
            ),
            lambda value: MONEY_FROM_ZERO.fits(value) or A_NUMBER_FROM_ZERO.fits(value),
        ),
        "unit_name": TEXT.or_none(),
    },
    Rule(("unit", "amount"), _amount_fits),
    Rule(("unit", "unit_name"), _unit_is_named),
)


@frozen(kw_only=True)
class Goal:
    """How much is to be reached, and in what it is counted.

    >>> from salesterms import Money
    >>> print(Goal(unit=GoalUnit.MONEY, amount=Money("90000", "EUR")))
    90000 EUR
    >>> print(Goal(unit=GoalUnit.OTHER, unit_name="demos", amount=12))
    12 demos

    `amount` is a `Money` where the unit is money, and otherwise a number of 0 or more, an int or a
    Decimal. `unit_name` names the unit where it is another than the three that have a name. Raises
    `EntityProblems` that names every field at fault. Glossary: sales-quota (000:82).
    """

    unit: GoalUnit = field(
        metadata=about("what it is counted in", "waarin het telt", alias="eenheid")
    )
    amount: Money | Decimal = field(
        converter=_amount,
        metadata=about("how much of it", "hoeveel daarvan", alias="hoeveelheid"),
    )
    unit_name: str | None = field(
        default=None,
        metadata=about(
            "the unit, where it is another",
            "de eenheid, als het een andere is",
            alias="naam_van_eenheid",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def number(self) -> Decimal:
        """How much, without its unit."""
        return self.amount.amount if isinstance(self.amount, Money) else self.amount

    @property
    def currency(self) -> str | None:
        """The currency of a goal in money; None for any other."""
        return self.amount.currency if isinstance(self.amount, Money) else None

    @property
    def counted_in(self) -> Text:
        """The unit in words: a currency, one of the three with a name, or its own."""
        if isinstance(self.amount, Money):
            return Text(self.amount.currency, self.amount.currency)
        if self.unit_name is not None:
            return Text(self.unit_name, self.unit_name)
        return GOAL_UNIT_WORDS[self.unit]

    def is_like(self, other: Goal) -> bool:
        """Whether two goals are counted in one unit, so that they add up.

        >>> from salesterms import Money
        >>> euros = Goal(unit=GoalUnit.MONEY, amount=Money(5, "EUR"))
        >>> euros.is_like(Goal(unit=GoalUnit.MONEY, amount=Money(5, "USD")))
        False
        """
        return (self.unit, self.counted_in) == (other.unit, other.counted_in)

    def text(self, lang: str = "en") -> str:
        """The number and its unit, in English ("en") or Dutch ("nl")."""
        return f"{self.number:f} {self.counted_in.say(lang)}"

    def __str__(self) -> str:
        return self.text()
