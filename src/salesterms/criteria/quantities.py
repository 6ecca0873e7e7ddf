"""What is added up over the rows of a bucket: nothing, money, days, or several of these."""

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


@frozen
class Each:
    """The numbers of a column, kept one by one: for a middle one or a mean of them."""

    number: Column

    @property
    def columns(self) -> tuple[Column, ...]:
        """The column of numbers."""
        return (self.number,)


@frozen
class Different:
    """The different values of some columns together, each once: of which periods rows are."""

    columns: tuple[Column, ...]


@frozen
class Several:
    """More than one of these at once, each by a name, so that all come from the same rows."""

    named: tuple[tuple[str, Single], ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all of them, each once."""
        found = {column.name: column for _, part in self.named for column in part.columns}
        return tuple(found.values())


#: One thing that is added up.
Single: TypeAlias = Sum | SumProduct | Span | Each | Different

Quantity: TypeAlias = Count | Single | Several


def parts_of(quantity: Quantity) -> tuple[Single, ...]:
    """The single things that a quantity adds up: none for a count."""
    if isinstance(quantity, Count):
        return ()
    return (
        tuple(part for _, part in quantity.named) if isinstance(quantity, Several) else (quantity,)
    )


def adds_money(quantity: Quantity) -> bool:
    """Whether amounts are among what is added up."""
    return any(isinstance(part, Sum | SumProduct) for part in parts_of(quantity))
