"""The parts of an answer: value, status, the account of the rows, and whose definition it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.values import FrozenMapping, Money, Period, Ratio

#: What a metric can answer with.
Value: TypeAlias = Ratio | Fraction | Money | int

#: What goes into a formula.
Term: TypeAlias = int | Decimal | Fraction | Money


class Status(StrEnum):
    """Whether there is a value, and if not, whose fault it is not."""

    #: There is a value.
    MEASURED = "measured"
    #: The formula has no value for these rows, as with nothing to divide by.
    UNDEFINED = "undefined"
    #: The time to observe it has not passed yet.
    NOT_YET_OBSERVABLE = "not_yet_observable"
    #: The rows make the question impossible, as with two currencies in one sum.
    REFUSED = "refused"


@frozen
class Source:
    """Who defines a metric this way: in words, and the citations behind it."""

    text: Text
    citations: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class Answer:
    """What a measurement holds. See `Measurement`, which adds what it can say."""

    metric: str
    variant: str
    title: Text
    definition: Text
    value: Value | None
    status: Status
    reason: str = ""
    details: tuple[str, ...] = ()
    unit: str
    formula: str
    latex: str
    inputs: FrozenMapping[str, Term] = field(converter=FrozenMapping)
    counted: int
    excluded: FrozenMapping[str, int] = field(converter=FrozenMapping)
    period: Period | None
    as_of: date | None
    date_field: str
    currency: str = ""
    source: Source
    exact: bool = True
    ids: FrozenMapping[str, tuple[str, ...]] | None = None

    @property
    def rows(self) -> int:
        """How many rows were given: counted and excluded together."""
        return self.counted + sum(self.excluded.values())

    @property
    def elapsed(self) -> Ratio | None:
        """The share of the period that is over at the end of the as-of date, if both are given."""
        if self.period is None or self.as_of is None:
            return None
        return self.period.elapsed(self.as_of)

    @property
    def small_sample(self) -> bool:
        """Whether a ratio rests on fewer than 30 counted things."""
        return isinstance(self.value, Ratio) and self.value.small_sample
