"""Columns as they are worked with: whole numbers, made once of what a frame holds.

An amount is a whole number of minor units, a probability one of parts of 10,000, a choice a yes or
no for each of its members (read in place where the engine gains by that), a date as it is beside
its number where days are counted.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import field, frozen

from salesterms.criteria import Column
from salesterms.frames.ground.days import day_number, number_of
from salesterms.frames.ground.engines import MADE, engine_of
from salesterms.frames.reading.documents import PARTS, Source, type_of
from salesterms.values import CURRENCIES, Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


#: The largest amount in minor units, so that a million millions of rows can be told from a wrap.
MOST: Final = 10**12
#: Beyond what can be added up: it stands for what is no number, too large or too fine.
NOT_EXACT: Final = 4e18
#: The numbers of the first and the last day that a record can hold.
FIRST_DAY: Final = number_of(date.min)
LAST_DAY: Final = number_of(date.max)
#: The currency of an amount beside which none stands: it is in none, and in no one's.
NO_CURRENCY: Final = "?"
#: The place of a label that no member has.
UNKNOWN: Final = 99
#: What an amount in minor units may be off a whole number by the way floats are written.
_FLOAT_NOISE: Final = 0.0005
#: Floats of 32 bits are written in seven digits, so that more is off.
_SHORT_FLOAT_NOISE: Final = 0.01
#: Of amounts in parts of a minor unit the largest is larger, and so is what a float may be off.
_FINER: Final = 100
_FINER_NOISE: Final = 0.05
_USUAL_DIGITS: Final = 2
#: Time that went by, which is never less than none.
_ELAPSED: Final = frozenset(
    {
        "seconds",
        "working_seconds",
        "response_seconds",
        "response_working_seconds",
        "microseconds",
    }
)
_LONGEST_DIGITS: Final = 6


def whole_number(number: int) -> nw.Expr:
    """A whole number of 64 bits: left to itself an engine takes 32, which wrap when multiplied."""
    return nw.lit(number, nw.Int64)


def with_sign(number: nw.Expr, dtype: Any) -> nw.Expr:
    """A whole number of a column as one with a sign; the largest of those where it is larger.

    Arrow compares numbers of both kinds, and makes floats of them, only where they fit in 63 bits.
    """
    if dtype != nw.UInt64:
        return number
    largest = nw.lit(2**63 - 1, nw.UInt64)
    return nw.when(number > largest).then(largest).otherwise(number).cast(nw.Int64)


def scale_of(currency: str) -> int:
    """How many minor units one of a currency has; of one without, a millionth."""
    digits = CURRENCIES.get(currency, _USUAL_DIGITS)
    return int(10 ** (_LONGEST_DIGITS if digits is None else digits))


def minor_units(money: Money) -> Fraction:
    """An amount that was given, in minor units: a part of one where it is finer."""
    return Fraction(money.amount) * scale_of(money.currency)


def scale_expression(currency: nw.Expr, parts: int = 1) -> nw.Expr:
    """The same of a column of currencies, or of the currency of an answer, times `parts`."""
    scale = whole_number(10**_USUAL_DIGITS * parts)
    for digits in dict.fromkeys(CURRENCIES.values()):
        if digits != _USUAL_DIGITS:
            codes = [code for code, found in CURRENCIES.items() if found == digits]
            among = currency.is_in(codes)
            scale = nw.when(among).then(whole_number(scale_of(codes[0]) * parts)).otherwise(scale)
    return scale


@frozen
class Cell:
    """A field of the rows: where it is read from, and the columns that it is worked with."""

    column: Column
    source: Source
    dtype: Any = field(eq=False)
    implementation: nw.Implementation
    #: Of what is no column of its own: where there is none, as others tell.
    none: nw.Expr | None = field(default=None, eq=False)
    #: Whether a choice is read from the column as it was given, and no columns are made of it.
    in_place: bool = False

    @property
    def kind(self) -> type:
        """What it holds."""
        return type_of(self.column)

    @property
    def given(self) -> nw.Expr:
        """The column as it was given."""
        return nw.col(self.source.column)

    @property
    def given_columns(self) -> tuple[str, ...]:
        """The columns that it is read from."""
        beside = self.source.currency_column
        return (self.source.column,) if beside is None else (self.source.column, beside)

    @property
    def missing(self) -> nw.Expr:
        """Whether there is no value."""
        if self.none is not None:
            return self.none
        if self.kind is tuple and self.source.separator is not None:
            return self.given.is_null() | ~self.given.str.contains(r"\S")  # blank, as of a file
        return self.given.is_null()

    @property
    def undated(self) -> nw.Expr:
        """Whether a day has no number, or that of one before the year 1, as -infinity of DuckDB."""
        return self.missing | (self.made < FIRST_DAY)

    @property
    def made(self) -> nw.Expr:
        """The whole number that the value was made; of nothing 0, or that of no member."""
        return self._code() if issubclass(self.kind, Enum) else nw.col(self.name)

    @property
    def largest(self) -> nw.Expr:
        """How large the number is, or `NOT_EXACT`; a float, which holds these exactly."""
        return nw.col(f"{self.name}_size")

    @property
    def name(self) -> str:
        """The name of the column of whole numbers."""
        return MADE + self.column.name

    @property
    def currency(self) -> nw.Expr:
        """The currency of an amount; null where there is no amount."""
        none = nw.lit(None, nw.String)
        if self.source.currency is not None:
            code: nw.Expr = nw.lit(self.source.currency)
        else:
            code = nw.col(self.source.currency_column or "").cast(nw.String)
            code = code.fill_null(NO_CURRENCY)
        return nw.when(self.given.is_null()).then(none).otherwise(code)

    def literal(self, day: date) -> nw.Expr:
        """A date, to compare the column as it was given with."""
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - no zone, as the column
        held = day if self.dtype == nw.Date else moment
        return nw.lit(held) if engine_of(self).typed_dates else nw.lit(held, self.dtype)

    def is_one(self, member: Enum) -> nw.Expr:
        """Whether a choice is that member; null only of nothing that is read in place."""
        if member not in self.source.labels.values():
            return nw.lit(value=False)
        return self._tests()[member] if self.in_place else nw.col(self._name_of(member))

    def is_any(self, members: Iterable[Enum]) -> nw.Expr:
        """Whether a choice is one of some members, as `is_one` has it."""
        return reduce(or_, map(self.is_one, members))

    @property
    def is_told(self) -> bool:
        """Whether it is known of every readable row which member it is, and which it is not."""
        return bool(self.source.labels) and (self.source.needed or not self.in_place)

    @property
    def unreadable(self) -> nw.Expr:
        """Whether a choice has a label that no member has."""
        known = self.is_any(dict.fromkeys(self.source.labels.values()))
        found = ~(known.fill_null(value=False) if self.in_place else known)
        return found if self.source.needed else found & ~self.given.is_null()

    def _name_of(self, member: Enum) -> str:
        return f"{self.name}_is_{member.name.lower()}"

    def _code(self) -> nw.Expr:
        """The place of the member of a choice: -1 of nothing, `UNKNOWN` of an unreadable label."""
        place: nw.Expr = nw.lit(UNKNOWN)
        if not self.source.needed:
            place = nw.when(self.given.is_null()).then(nw.lit(-1)).otherwise(place)
        kind: Any = self.kind  # an Enum, of which the members are gone through
        members = list(kind)
        for member in dict.fromkeys(self.source.labels.values()):
            place = (
                nw.when(self.is_one(member)).then(nw.lit(members.index(member))).otherwise(place)
            )
        return place

    def is_on(self, day: date) -> nw.Expr:
        """Whether a date is that day; of no date it is not."""
        after = self.literal(day + timedelta(days=1))
        return ((self.given >= self.literal(day)) & (self.given < after)).fill_null(value=False)

    def columns(self, *, number: bool) -> Iterator[nw.Expr]:
        """What is made of the column, by name; of a date its number, where that is asked for."""
        if self.none is not None:
            return
        if self.kind is Money:
            yield from self._amount()
        elif self.kind in (Decimal, int):
            least, most = (0, PARTS) if self.source.is_share else (-MOST, MOST)
            least = 0 if self.column.name in _ELAPSED else least
            yield from self._whole_of(nw.lit(self.source.parts), least, most)
        elif issubclass(self.kind, Enum):
            yield from self._choice()
        elif self.kind is date and number:
            yield day_number(self.given, self.dtype, self.implementation).alias(self.name)

    def _amount(self) -> Iterator[nw.Expr]:
        currency = self.source.currency
        if currency is not None:
            scale: nw.Expr = nw.lit(scale_of(currency))
        else:
            scale = scale_expression(nw.col(self.source.currency_column or "").cast(nw.String))
        parts = self.source.parts
        if parts == 1:
            yield from self._whole_of(scale, -MOST, MOST)
        else:
            most = MOST * _FINER
            yield from self._whole_of(scale * parts, -most, most, _FINER_NOISE)

    def _whole_of(
        self, scale: nw.Expr, least: int, most: int, noise: float | None = None
    ) -> Iterator[nw.Expr]:
        """The number times `scale`, as a whole number, and how large that is; of nothing 0.

        A float holds every whole number up to `MOST`, so what it was written as comes back exactly.
        """
        if noise is None:
            noise = _SHORT_FLOAT_NOISE if self.dtype == nw.Float32 else _FLOAT_NOISE
        scaled = self._as_float().fill_null(0.0) * scale
        if engine_of(self).whole_when_rounded:
            near = (scaled <= float(2 * most)) & (scaled >= -float(2 * most))
            scaled = nw.when(near).then(scaled).otherwise(nw.lit(float(2 * most)))
        rounded = (scaled + 0.5).floor()  # what is not near a whole number is refused either way
        size = rounded if least == 0 else rounded.abs()
        within = size <= float(most) if least else (size >= 0) & (size <= float(most))
        # Of what is no number, or endless, no difference is small.
        exact = within & ((scaled - rounded).abs() <= noise)
        number = nw.when(exact).then(rounded).otherwise(nw.lit(0.0))
        yield number.cast(nw.Int64).alias(self.name)
        yield nw.when(exact).then(size).otherwise(nw.lit(NOT_EXACT)).alias(f"{self.name}_size")

    def _as_float(self) -> nw.Expr:
        """The number as a float; on Arrow, which refuses large whole ones, these as too large."""
        given = self.given
        if engine_of(self).arrow and self.dtype.is_integer():
            given = with_sign(given.fill_null(0), self.dtype)
            within = (given <= MOST) & (given >= -MOST)
            given = nw.when(within).then(given).otherwise(whole_number(MOST + 1))
        return given.cast(nw.Float64)

    def _choice(self) -> Iterator[nw.Expr]:
        """A yes or no for each member: a text is looked at once for each of its labels."""
        for member, test in () if self.in_place else self._tests().items():
            yield test.fill_null(value=False).alias(self._name_of(member))

    def _tests(self) -> dict[Enum, nw.Expr]:
        """Member -> whether the text is one of its labels."""
        text = self.given if self.dtype == nw.String else self.given.cast(nw.String)
        tests: dict[Enum, nw.Expr] = {}
        for label, member in self.source.labels.items():
            test = text == label
            tests[member] = tests[member] | test if member in tests else test
        return tests


def cells_of(
    columns: Mapping[str, Column],
    sources: Mapping[str, Source],
    schema: Mapping[str, Any],
    implementation: nw.Implementation,
    *,
    in_place: bool = False,
) -> dict[str, Cell]:
    """Field -> its cell; choices may be read `in_place`."""
    return {
        name: Cell(
            column,
            sources[name],
            schema[sources[name].column],
            implementation,
            in_place=in_place,
        )
        for name, column in columns.items()
    }
