"""Columns by what they hold; each offers only the conditions that make sense for it."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from salesterms.criteria.nodes import (
    AtLeast,
    Before,
    Column,
    In,
    Missing,
    Parameter,
    Within,
)
from salesterms.values import Money, exact_decimal

if TYPE_CHECKING:
    from decimal import Decimal

Choice = TypeVar("Choice", bound=Enum)


@frozen
class ChoiceColumn(Column, Generic[Choice]):
    """A column that holds a member of one enumeration."""

    def is_(self, *values: Choice) -> In:
        """The value is one of `values`."""
        return In(self, values)

    def missing(self) -> Missing:
        """There is no value."""
        return Missing(self)


@frozen
class NumberColumn(Column):
    """A column that holds an exact number."""

    def missing(self) -> Missing:
        """There is no number."""
        return Missing(self)


@frozen
class DateColumn(Column):
    """A column that holds a date."""

    type: type | tuple[type, ...] = date

    def before(self, bound: date | Parameter | DateColumn) -> Before:
        """The date lies before `bound`."""
        return Before(self, bound)

    def within(self, period: Parameter) -> Within:
        """The date lies in the period that is given with the call."""
        return Within(self, period)

    def missing(self) -> Missing:
        """There is no date."""
        return Missing(self)


@frozen
class MoneyColumn(Column):
    """A column that holds an amount of money."""

    type: type | tuple[type, ...] = Money

    def at_least(self, level: int | str | Decimal) -> AtLeast:
        """The amount is `level` or more, whatever its currency: meant for 0."""
        return AtLeast(self, exact_decimal(level))

    def missing(self) -> Missing:
        """There is no amount."""
        return Missing(self)


@frozen
class LabelsColumn(Column):
    """A column that holds several labels, such as the stages that were reached."""

    type: type | tuple[type, ...] = tuple

    def has(self, label: str | Parameter) -> In:
        """One of the labels is `label`."""
        return In(self, (label,))

    def missing(self) -> Missing:
        """It is not known which labels there are; none at all is not missing."""
        return Missing(self)
