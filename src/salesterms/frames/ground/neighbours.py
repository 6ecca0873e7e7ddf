"""The rows before and after a row in its group, on every engine.

Where an engine can, all rows are put in order once and each looks at the row beside it; whether
that is of its own group, a column tells. On engines of SQL and on Spark that would bring all rows
to one place, so there a window goes over each group.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms.frames.ground.days import whole
from salesterms.frames.ground.engines import MADE, engine_of
from salesterms.frames.ground.put_in_order import put_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST: Final = f"{MADE}is_first"
_LAST: Final = f"{MADE}is_last"
_ONE: Final = f"{MADE}one"
_COUNTED: Final = f"{MADE}counted"
_BEGUN: Final = f"{MADE}begun"
_GROUPS: Final = f"{MADE}groups"
_PLACE: Final = f"{MADE}place"
_CARRIED: Final = f"{MADE}carried"
_LARGEST: Final = f"{MADE}largest_carried"


@frozen
class Ordered:
    """Rows in groups, each group in an order; made by `in_order`.

    Beside a row that is the first or the last of its group there is null. A group without a name
    (null) is no group: what stands beside its rows is not to be looked at.
    """

    frame: Any
    group: tuple[str, ...]
    order: tuple[str, ...]
    at_once: bool

    def with_columns(self, *made: nw.Expr) -> Ordered:
        """The same rows with more columns."""
        return evolve(self, frame=self.frame.with_columns(*made))

    def only(self, test: nw.Expr) -> Ordered:
        """Those rows of which something holds, in the same order."""
        return _with_ends(evolve(self, frame=self.frame.filter(test)))

    def regrouped(self, frame: Any, group: Sequence[str], order: Sequence[str]) -> Ordered:
        """Rows that were made of these, in the same order, as those of other groups."""
        return _with_ends(evolve(self, frame=frame, group=tuple(group), order=tuple(order)))

    def before(self, columns: Mapping[str, str]) -> Ordered:
        """For each new name a column with what the row before has in the other one."""
        return self._beside(columns, 1, _FIRST)

    def after(self, columns: Mapping[str, str]) -> Ordered:
        """The same of the row after."""
        return self._beside(columns, -1, _LAST)

    def on_both_sides(self, before: Mapping[str, str], after: Mapping[str, str]) -> Ordered:
        """Both, in one and the same order also of rows that are equal in it.

        Two steps may each put equal rows in an order of their own, on engines that sort for each;
        then a row could find the row that equals it on neither side.
        """
        if self.at_once:
            return self.before(before).after(after)
        return self.with_columns(*self._shifted(before, 1), *self._shifted(after, -1))

    def _shifted(self, columns: Mapping[str, str], step: int) -> Iterator[nw.Expr]:
        return (self._windowed(nw.col(old).shift(step), new) for new, old in columns.items())

    def _beside(self, columns: Mapping[str, str], step: int, end: str) -> Ordered:
        if not self.at_once:
            return self.with_columns(*self._shifted(columns, step))
        shifted = _shift(step).on(self.frame, columns)
        inside = nw.col(end) == 0
        masked = (nw.when(inside).then(nw.col(new)).alias(new) for new in columns)
        return evolve(self, frame=shifted.with_columns(*masked))

    def carried(self, name: str, code: nw.Expr, known: nw.Expr, none: int) -> Ordered:
        """The code of the last row of the group that is known, up to and with the row itself.

        Codes are whole numbers from 0 below `none`, which stands where no row is known yet.
        """
        if self.at_once:
            nothing = nw.when(nw.col(_FIRST) == 1).then(nw.lit(none))
            return evolve(
                self, frame=_filled(self.frame, name, nw.when(known).then(code).otherwise(nothing))
            )
        # Ibis has no last known value: the largest of place * codes + code tells it.
        many = none + 1
        numbered = self.numbered(_PLACE)
        made = nw.when(known).then(nw.col(_PLACE) * many + code).otherwise(nw.lit(none))
        numbered = numbered.with_columns(made.cast(nw.Int64).alias(_CARRIED))
        largest = self._windowed(nw.col(_CARRIED).cum_max(), _LARGEST)
        last = nw.col(_LARGEST).cast(nw.Int64)
        numbered = numbered.with_columns(largest)
        return numbered.with_columns((last - whole(last, many) * many).alias(name))

    def numbered(self, name: str) -> Ordered:
        """The place of each row in its group, from 1."""
        ones = self.with_columns(nw.lit(1).cast(nw.Int64).alias(_ONE))
        if not self.at_once:
            counted = ones.with_columns(self._windowed(nw.col(_ONE).cum_sum(), _COUNTED))
            return counted.with_columns(nw.col(_COUNTED).cast(nw.Int64).alias(name))
        counted = evolve(ones, frame=_CUM_SUM.on(ones.frame, {_COUNTED: _ONE}))
        first = nw.when(nw.col(_FIRST) == 1).then(nw.col(_COUNTED))
        begun = _filled(counted.frame, _BEGUN, first)
        place = nw.col(_COUNTED) - nw.col(_BEGUN) + 1
        return evolve(self, frame=begun.with_columns(place.cast(nw.Int64).alias(name)))

    def largest(self, name: str, code: str, many: int) -> Ordered:
        """The largest code of the group up to and with the row; codes are from 0 below `many`."""
        if not self.at_once:
            return self.with_columns(self._windowed(nw.col(code).cum_max(), name))
        grouped = _CUM_SUM.on(self.frame, {_GROUPS: _FIRST})
        behind = nw.col(_GROUPS).cast(nw.Int64) * many
        packed = grouped.with_columns((behind + nw.col(code)).alias(_CARRIED))
        packed = _CUM_MAX.on(packed, {_LARGEST: _CARRIED})
        return evolve(self, frame=packed.with_columns((nw.col(_LARGEST) - behind).alias(name)))

    def of_group(self, name: str, how: str, column: str) -> Ordered:
        """The "min" or the "max" of a column over the whole group, of each row."""
        if self.frame.implementation is nw.Implementation.DASK:
            # Its own answer puts the rows in another order.
            group = list(self.group)
            return evolve(self, frame=_of_groups(self.frame, group, name, how, column))
        found = getattr(nw.col(column), how)().over(*self.group)
        return self.with_columns(found.alias(name))

    def _windowed(self, column: nw.Expr, name: str) -> nw.Expr:
        return column.over(*self.group, order_by=self.order).alias(name)


def in_order(frame: Any, group: Sequence[str], order: Sequence[str]) -> Ordered:
    """The rows of a frame by group, those of a group in the order of some columns."""
    at_once = not engine_of(frame).windows
    put = put_in_order(frame, [*group, *order]) if at_once else frame
    return _with_ends(Ordered(put, tuple(group), tuple(order), at_once))


def _with_ends(ordered: Ordered) -> Ordered:
    """The rows with whether each is the first and the last of its group, where that is needed."""
    if not ordered.at_once:
        return ordered
    names = {f"{MADE}same_{name}": name for name in ordered.group}
    put = _shift(1).on(ordered.frame, names)
    same = reduce(and_, (nw.col(made) == nw.col(name) for made, name in names.items()))
    put = put.with_columns(_one_unless(same).alias(_FIRST))
    # The row before the first one of a group is the last one of another.
    put = _shift(-1).on(put.drop(*names), {_LAST: _FIRST})
    return evolve(ordered, frame=put.with_columns(_one_unless(nw.col(_LAST) == 0).alias(_LAST)))


def _one_unless(test: nw.Expr) -> nw.Expr:
    """0 where something holds; 1 where it does not, or is not known."""
    return nw.when(test.fill_null(value=False)).then(nw.lit(0)).otherwise(nw.lit(1))


# --- along all rows, which narwhals keeps from frames that are not worked out at once ------------


@frozen
class _Along:
    """What goes along rows in their order, as narwhals, Polars and pandas call it."""

    narwhals: Callable[[Any], Any]
    polars: Callable[[Any], Any]
    pandas: Callable[[Any], Any]

    def on(self, frame: Any, columns: Mapping[str, str]) -> Any:
        """The rows with a new column, by its name, of each of some others."""
        if frame.implementation is nw.Implementation.POLARS:
            of = frame.implementation.to_native_namespace().col
            made = [self.polars(of(old)).alias(new) for new, old in columns.items()]
            return nw.from_native(frame.to_native().with_columns(made))
        if frame.implementation is nw.Implementation.DASK:
            return _in_partitions(frame, columns, self.pandas)
        made = [self.narwhals(nw.col(old)).alias(new) for new, old in columns.items()]
        return frame.with_columns(*made)


def _shift(step: int) -> _Along:
    def shifted(column: Any) -> Any:
        return column.shift(step)

    return _Along(shifted, shifted, shifted)


_CUM_SUM: Final = _Along(nw.Expr.cum_sum, lambda one: one.cum_sum(), lambda one: one.cumsum())
_CUM_MAX: Final = _Along(nw.Expr.cum_max, lambda one: one.cum_max(), lambda one: one.cummax())
_FILL: Final = _Along(
    lambda one: one.fill_null(strategy="forward"),
    lambda one: one.forward_fill(),
    lambda one: one.ffill(),
)


def _filled(frame: Any, name: str, code: nw.Expr) -> Any:
    """The rows with a column in which what is missing is what stands before it."""
    return _FILL.on(frame.with_columns(code.alias(name)), {name: name})


def _in_partitions(frame: Any, columns: Mapping[str, str], how: Callable[[Any], Any]) -> Any:
    """Of Dask: what is sorted by group has each group in one partition, a frame of pandas."""

    def made(part: Any) -> Any:
        return part.assign(**{new: how(part[old]) for new, old in columns.items()})

    return nw.from_native(frame.to_native().map_partitions(made))


def _of_groups(frame: Any, group: list[str], name: str, how: str, column: str) -> Any:
    def made(part: Any) -> Any:
        return part.assign(**{name: part.groupby(group)[column].transform(how)})

    return nw.from_native(frame.to_native().map_partitions(made))
