"""Elapsed time as whole numbers: seconds and the parts of a second, each added up by itself.

Microseconds of a million years together are more than 64 bits hold, seconds are not; so an answer
is in microseconds only where some spell has a part of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column, Each, NumberColumn, Quantity
from salesterms.criteria.quantities import Several
from salesterms.frames.counting.quantities import Made, Part
from salesterms.frames.formulas.quotients import Found, Quotient, median
from salesterms.frames.reading.cells import NOT_EXACT
from salesterms.metrics.spells import SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.frames.reading.cells import Cell

MICROSECONDS: Final = NumberColumn("microseconds", (int,))
_MILLION: Final = 10**6
_A_DAY: Final = 86_400
#: Of longer spells, 142 years, an engine's middle number in microseconds may be off.
_LONGEST: Final = 45 * 10**8


@frozen
class _Elapsed(Made):
    """The elapsed microseconds of each row, kept one by one."""

    columns: tuple[Column, ...] = (SECONDS, MICROSECONDS)

    def part(self, name: str, cells: Mapping[str, Cell]) -> Part:
        """The whole number of a row, and whether it is exact."""
        seconds, rest = (cells[column.name] for column in self.columns)
        exact = (seconds.largest <= _LONGEST) & (rest.largest < NOT_EXACT)
        size = nw.when(exact).then(nw.lit(0)).otherwise(nw.lit(NOT_EXACT))
        return Part(name, seconds.made * _MILLION + rest.made, size)


def _in_parts(of: Found) -> nw.Expr:
    return of.total("microseconds") != 0


def _elapsed(of: Found) -> nw.Expr:
    seconds, rest = of.total("seconds"), of.total("microseconds")
    return nw.when(_in_parts(of)).then(seconds * _MILLION + rest).otherwise(seconds)


def _days_of_rows(of: Found) -> nw.Expr:
    days = of.count() * _A_DAY
    return nw.when(_in_parts(of)).then(days * _MILLION).otherwise(days)


_METRIC: Final = "time_in_stage"

#: (metric, variant) -> what is divided.
OF_SPELLS: Final[dict[tuple[str, str], Quotient]] = {
    (_METRIC, "mean"): Quotient(_elapsed, _days_of_rows, multiplies=True),
    (_METRIC, "median"): median(_A_DAY * _MILLION),
}

#: (metric, variant) -> what is added up, or kept.
QUANTITIES_OF_SPELLS: Final[dict[tuple[str, str], Quantity]] = {
    (_METRIC, "mean"): Several((("seconds", Each(SECONDS)), ("microseconds", Each(MICROSECONDS)))),
    (_METRIC, "median"): Several((("elapsed", _Elapsed()),)),  # type: ignore[arg-type] # ours
}
