"""Conditions on rows as data: eight nodes, no more, and one table that places every row.

A *criterion* says something about one row. A *placement* is an ordered table of (bucket,
criterion); the first match wins, so every row lands in exactly one bucket. The same table is
read in three ways: by closures (`placing`: slow, plain, the oracle), by one generated Python loop
(`loop`: fast), and as a dataframe expression (layer `frames`). All three must agree.

A row says nothing where its value is missing: every node but `Missing` is then false, so its `Not`
is true.
"""

from salesterms.criteria.columns import (
    ChoiceColumn,
    DateColumn,
    LabelsColumn,
    MoneyColumn,
    NumberColumn,
)
from salesterms.criteria.counting import (
    OutOfBounds,
    Tally,
    WrongType,
    check_type,
    tally,
    tally_slowly,
)
from salesterms.criteria.loop import counting_loop
from salesterms.criteria.nesting import TooDeep
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
    columns_of,
    parameters_of,
)
from salesterms.criteria.placement import BadPlacement, Placement, Row
from salesterms.criteria.placing import holds, place
from salesterms.criteria.quantities import (
    Count,
    Different,
    Each,
    Quantity,
    Several,
    Span,
    Sum,
    SumProduct,
    adds_money,
    parts_of,
)

__all__ = [
    "All",
    "Any",
    "AtLeast",
    "BadPlacement",
    "Before",
    "ChoiceColumn",
    "Column",
    "Count",
    "Criterion",
    "DateColumn",
    "Different",
    "Each",
    "In",
    "LabelsColumn",
    "Missing",
    "MoneyColumn",
    "Not",
    "NumberColumn",
    "OutOfBounds",
    "Parameter",
    "Placement",
    "Quantity",
    "Row",
    "Several",
    "Span",
    "Sum",
    "SumProduct",
    "Tally",
    "TooDeep",
    "Within",
    "WrongType",
    "adds_money",
    "check_type",
    "columns_of",
    "counting_loop",
    "holds",
    "parameters_of",
    "parts_of",
    "place",
    "tally",
    "tally_slowly",
]
