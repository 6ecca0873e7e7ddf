"""The fast reading of a table: one Python loop, generated once and cached.

As attrs generates its methods, the source is built from names only: constants are bound as default
arguments and never printed into it, and every name in it is checked to be an identifier. The other
place where code is generated is `documents.classes.generated`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from keyword import iskeyword
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
    columns_of,
    leaves,
)
from salesterms.criteria.quantities import Count, Quantity, Span, Sum
from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.criteria.placement import Placement, Row

_INDENT = "        "


class BadName(SalesTermsError, ValueError):
    """A column or parameter whose name cannot be an attribute of a row."""

    code = "bad_name"
    message = Text(
        "A column or parameter needs a plain ASCII Python name, not {0}",
        "Een kolom of parameter heeft een gewone ASCII-Python-naam nodig, niet {0}",
    )


@lru_cache(maxsize=512)
def counting_loop(
    placement: Placement, counted: frozenset[str], quantity: Quantity, *, keep_ids: bool
) -> Callable[..., Anything]:
    """A function `loop(rows, **parameters)` that fills one tally for each bucket.

    It returns (counts, sums, ids), each in the order of `placement.buckets`; `sums` hold what
    `quantity` adds up in the `counted` buckets: a dict by currency, or a list of days. A row that
    no line of the table takes, or a value of a wrong type, ends it with whatever Python raises:
    `tally` then finds the row with the plain reading.
    """
    return _Writer(placement, counted, quantity, keep_ids=keep_ids).function()


class _Writer:
    """Writes the source of one loop and keeps the constants that it is bound to."""

    def __init__(
        self,
        placement: Placement,
        counted: frozenset[str],
        quantity: Quantity,
        *,
        keep_ids: bool,
    ) -> None:
        self.placement = placement
        self.counted = counted
        self.quantity = quantity
        self.keep_ids = keep_ids
        self.constants: dict[str, object] = {}
        self.loaded: set[str] = set()
        self.periods: set[str] = set()

    def function(self) -> Callable[..., Anything]:
        body = [line for row in self.placement.rows for line in self._row(row)]
        names = [f"{_identifier(name)}=None" for name in self.placement.parameters]
        bound = [f"{name}={name}" for name in self.constants]
        source = "\n".join(
            [
                f"def loop(rows, *, {', '.join([*names, *bound, 'Sums=Sums'])}):",
                *self._prelude(),
                "    for row in rows:",
                *body,
                f"{_INDENT}raise LookupError",
                f"    return {self._answer()}",
            ]
        )
        made: dict[str, Anything] = {**self.constants, "Sums": defaultdict}
        exec(compile(source, "<salesterms loop>", "exec"), made)  # noqa: S102 - see the top
        return made["loop"]  # type: ignore[no-any-return] # what exec defined

    def _row(self, row: Row) -> list[str]:
        """The lines of one row of the table: load what it needs, test, tally, go on."""
        test = self._test(row.criterion)
        lines = self._load(columns_of(row.criterion))
        lines.append(f"{_INDENT}if {test}:")
        inner = _INDENT + "    "
        index = self.placement.buckets.index(row.bucket)
        if row.bucket in self.counted:
            before = set(self.loaded)
            lines += [f"    {line}" for line in self._load(self.quantity.columns)]
            self.loaded = before  # what is loaded inside the branch is not there outside it
            lines += [inner + line for line in self._add(index)]
        lines.append(f"{inner}n{index} += 1")
        if self.keep_ids:
            lines.append(f"{inner}i{index}.append(row.id)")
        return [*lines, f"{inner}continue"]

    def _load(self, columns: tuple[Column, ...]) -> list[str]:
        wanted = [_identifier(c.name) for c in columns if c.name not in self.loaded]
        self.loaded.update(wanted)
        return [f"{_INDENT}v_{name} = row.{name}" for name in wanted]

    def _add(self, index: int) -> list[str]:
        quantity = self.quantity
        if isinstance(quantity, Count):
            return []
        if isinstance(quantity, Span):
            end, start = (
                f"v_{column.name}.toordinal()" for column in (quantity.end, quantity.start)
            )
            return [f"s{index}.append({end} - {start})"]
        amount = f"v_{quantity.amount.name}"
        factor = "" if isinstance(quantity, Sum) else f" * v_{quantity.factor.name}"
        return [f"s{index}[{amount}.currency] += {amount}.amount{factor}"]

    def _test(self, criterion: Criterion) -> str:
        if isinstance(criterion, All | Any):
            word = " and " if isinstance(criterion, All) else " or "
            return "(" + word.join(self._test(part) for part in criterion.parts) + ")"
        if isinstance(criterion, Not):
            return f"not {self._test(criterion.part)}"
        return f"({self._look(criterion, f'v_{criterion.column.name}')})"

    def _look(self, node: In | AtLeast | Within | Before | Missing, value: str) -> str:
        """The test of one node on a value that is loaded already; false where it is None."""
        if isinstance(node, Missing):
            return f"{value} is None"
        if isinstance(node, In):
            return self._in(node, value)
        if isinstance(node, AtLeast):
            return f"{value} is not None and {value}.amount >= {self._constant(node.level)}"
        if isinstance(node, Within):
            name = _identifier(node.period.name)
            return f"{value} is not None and p_{name}_start <= {value} < p_{name}_end"
        return self._before(node, value)

    def _in(self, node: In, value: str) -> str:
        wanted = [self._operand(one) for one in node.values]
        if node.column.type is tuple:
            tests = [f"{one} in {value}" for one in wanted]
            return f"{value} is not None and ({' or '.join(tests)})"
        return " or ".join(f"{value} is {one}" for one in wanted)

    def _before(self, node: Before, value: str) -> str:
        bound = self._operand(node.bound)
        known = f" and {bound} is not None" if isinstance(node.bound, Column) else ""
        return f"{value} is not None{known} and {value} < {bound}"

    def _operand(self, given: object) -> str:
        if isinstance(given, Column):
            return f"v_{_identifier(given.name)}"
        return _identifier(given.name) if isinstance(given, Parameter) else self._constant(given)

    def _constant(self, value: object) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def _prelude(self) -> list[str]:
        """Zero the tallies, and take the ends of each period once."""
        indices = range(len(self.placement.buckets))
        lines = [f"    n{index} = 0" for index in indices]
        if not isinstance(self.quantity, Count):
            kind = "[]" if isinstance(self.quantity, Span) else "Sums(int)"
            lines += [f"    s{index} = {kind}" for index in indices]
        if self.keep_ids:
            lines += [f"    i{index} = []" for index in indices]
        for leaf in (leaf for row in self.placement.rows for leaf in leaves(row.criterion)):
            if isinstance(leaf, Within) and leaf.period.name not in self.periods:
                name = _identifier(leaf.period.name)
                self.periods.add(name)
                lines.append(f"    p_{name}_start, p_{name}_end = {name}.start, {name}.end")
        return lines

    def _answer(self) -> str:
        """The three tuples that the loop returns: counts, sums, ids."""
        indices = range(len(self.placement.buckets))
        counts = "".join(f"n{index}, " for index in indices)
        sums = "" if isinstance(self.quantity, Count) else "".join(f"s{i}, " for i in indices)
        ids = "".join(f"i{index}, " for index in indices) if self.keep_ids else ""
        return f"({counts}), ({sums}), ({ids})"


def _identifier(name: str) -> str:
    """The name itself: nothing but a plain ASCII identifier ever becomes part of the source."""
    if not (name.isascii() and name.isidentifier()) or iskeyword(name):
        raise BadName(name)
    return name
