"""The third reading of a placement: one Polars expression that yields the bucket of every row.

It proves that the tables need nothing that a dataframe cannot do; the layer for frames comes later.
A comparison with null is null, and null takes no branch, as it should. Only under `Not` it must be
filled first: `~null` is null, and the row would fall through to a later line.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import polars as pl

from salesterms import criteria
from salesterms.criteria import Criterion, Placement

#: What the last line would say for a row that no line takes.
HOLE = "no line takes it"


def bucket(placement: Placement, given: Mapping[str, Any]) -> pl.Expr:
    """The bucket column of a placement whose parameters are all in `given`."""
    lines = list(placement.rows)
    first = lines.pop(0)
    expression: Any = pl.when(_test(first.criterion, given)).then(pl.lit(first.bucket))
    for line in lines:
        expression = expression.when(_test(line.criterion, given)).then(pl.lit(line.bucket))
    answer: pl.Expr = expression.otherwise(pl.lit(HOLE)).alias("bucket")
    return answer


def _test(criterion: Criterion, given: Mapping[str, Any]) -> Any:  # noqa: PLR0911 - a case each
    match criterion:
        case criteria.All(parts):
            return pl.all_horizontal([_test(part, given) for part in parts])
        case criteria.Any(parts):
            return pl.any_horizontal([_test(part, given) for part in parts])
        case criteria.Not(part):
            return ~_test(part, given).fill_null(value=False)
        case criteria.Missing(column):
            return pl.col(column.name).is_null()
        case criteria.AtLeast(column, level):
            return pl.col(column.name) >= level
        case criteria.Within(column, period):
            span = given[period.name]
            return (pl.col(column.name) >= span.start) & (pl.col(column.name) < span.end)
        case criteria.Before(column, bound):
            return pl.col(column.name) < _operand(bound, given)
        case criteria.In(column, values):
            wanted = [_operand(value, given) for value in values]
            if column.type is tuple:
                return pl.any_horizontal([pl.col(column.name).list.contains(one) for one in wanted])
            return pl.any_horizontal([pl.col(column.name) == one for one in wanted])


def _operand(value: Any, given: Mapping[str, Any]) -> Any:
    if isinstance(value, criteria.Column):
        return pl.col(value.name)
    if isinstance(value, criteria.Parameter):
        value = given[value.name]
    return pl.lit(value.value) if isinstance(value, Enum) else pl.lit(value)
