"""What is added up over the rows of a bucket: nothing, money, or days."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from salesterms.criteria.nodes import Column


@frozen
class Count:
    """Rows are counted and nothing is added up."""

    columns: tuple[Column, ...] = ()


@frozen
class Sum:
    """The amounts of a money column, kept apart by currency."""

    amount: Column

    @property
    def columns(self) -> tuple[Column, ...]:
        """The column that is added up."""
        return (self.amount,)


@frozen
class SumProduct:
    """Amounts of a money column, each times a number of its row, kept apart by currency."""

    amount: Column
    factor: Column

    @property
    def columns(self) -> tuple[Column, ...]:
        """The column of money and the column of numbers."""
        return (self.amount, self.factor)


@frozen
class Span:
    """Calendar days from one date of a row to another."""

    start: Column
    end: Column

    @property
    def columns(self) -> tuple[Column, ...]:
        """The two columns of dates."""
        return (self.start, self.end)


Quantity: TypeAlias = Count | Sum | SumProduct | Span
