"""The plain reading of a table: one row at a time, node by node. Slow, and the oracle."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any as Anything

from salesterms.criteria.nodes import (
    All,
    Any,
    AtLeast,
    Before,
    Column,
    Criterion,
    In,
    Missing,
    Not,
    Parameter,
    Within,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesterms.criteria.placement import Placement

    Given = Mapping[str, Anything]


def place(placement: Placement, row: object, given: Given) -> str | None:
    """The bucket that takes `row`, or None where the table has a hole.

    `placement` holds only rows whose parameters are in `given`.
    """
    for line in placement.rows:
        if holds(line.criterion, row, given):
            return line.bucket
    return None


def holds(criterion: Criterion, row: object, given: Given) -> bool:
    """Whether a criterion holds for one row; a missing value makes every node false but Missing."""
    return _READINGS[type(criterion)](criterion, row, given)


def _in(node: In, row: object, given: Given) -> bool:
    value = getattr(row, node.column.name)
    wanted = [_value(one, row, given) for one in node.values]
    if value is None:
        return False
    if node.column.type is tuple:
        return any(label == one for label in value for one in wanted)
    return any(value is one for one in wanted)


def _at_least(node: AtLeast, row: object, _: Given) -> bool:
    money = getattr(row, node.column.name)
    return money is not None and money.amount >= node.level


def _within(node: Within, row: object, given: Given) -> bool:
    day, period = getattr(row, node.column.name), given[node.period.name]
    return day is not None and period.start <= day < period.end


def _before(node: Before, row: object, given: Given) -> bool:
    day, bound = getattr(row, node.column.name), _value(node.bound, row, given)
    return day is not None and bound is not None and day < bound


def _missing(node: Missing, row: object, _: Given) -> bool:
    return getattr(row, node.column.name) is None


def _all(node: All, row: object, given: Given) -> bool:
    return all(holds(part, row, given) for part in node.parts)


def _any(node: Any, row: object, given: Given) -> bool:
    return any(holds(part, row, given) for part in node.parts)


def _not(node: Not, row: object, given: Given) -> bool:
    return not holds(node.part, row, given)


def _value(bound: object, row: object, given: Given) -> Anything:
    if isinstance(bound, Parameter):
        return given[bound.name]
    return getattr(row, bound.name) if isinstance(bound, Column) else bound


_READINGS: dict[type, Callable[[Anything, object, Given], bool]] = {
    In: _in,
    AtLeast: _at_least,
    Within: _within,
    Before: _before,
    Missing: _missing,
    All: _all,
    Any: _any,
    Not: _not,
}
