"""Columns by what they hold; each offers only the conditions that make sense for it.

They add no fields to `Column`, so they are plain subclasses of that frozen class.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from salesterms.criteria.nodes import (
    AtLeast,
    Before,
    Column,
    In,
    Parameter,
    Within,
)
from salesterms.values import exact_decimal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

Choice = TypeVar("Choice", bound=Enum)


class ChoiceColumn(Column, Generic[Choice]):
    """A column that holds a member of one enumeration."""

    __slots__ = ()

    def is_(self, *values: Choice) -> In:
        """The value is one of `values`."""
        return In(self, values)


class NumberColumn(Column):
    """A column that holds an exact number."""

    __slots__ = ()


class DateColumn(Column):
    """A column that holds a date."""

    __slots__ = ()

    def before(self, bound: date | Parameter | DateColumn) -> Before:
        """The date lies before `bound`."""
        return Before(self, bound)

    def within(self, period: Parameter) -> Within:
        """The date lies in the period that is given with the call."""
        return Within(self, period)


class MoneyColumn(Column):
    """A column that holds an amount of money."""

    __slots__ = ()

    def at_least(self, level: int | str | Decimal) -> AtLeast:
        """The amount is `level` or more, whatever its currency: meant for 0."""
        return AtLeast(self, exact_decimal(level))


class LabelsColumn(Column):
    """A column that holds several labels, such as the stages that were reached."""

    __slots__ = ()

    def has(self, label: str | Parameter) -> In:
        """One of the labels is `label`."""
        return In(self, (label,))
