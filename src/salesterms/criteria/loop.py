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
from salesterms.criteria.quantities import (
    Different,
    Each,
    Quantity,
    Several,
    Single,
    Span,
    Sum,
    parts_of,
)
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

    Each parameter is passed by its `given_name`. It returns (counts, sums, ids), each in the order
    of `placement.buckets`; `sums` hold what `quantity` adds up in the `counted` buckets: a dict by
    currency, a list of days or of numbers, or a tuple of these where there are several. A row that
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
        #: What the lines so far have settled of a row that comes past them.
        self.failed: set[Criterion] = set()
        self.present: set[str] = set()

    def function(self) -> Callable[..., Anything]:
        body = self._body()
        names = [f"{given_name(name)}=None" for name in self.placement.parameters]
        bound = [f"{name}={name}" for name in self.constants]
        source = "\n".join(
            [
                f"def loop(rows, *, {', '.join([*names, *bound, 'Sums=Sums'])}):",
                *self._prelude(),
                "    for row in rows:",
                *body,
                f"    return {self._answer()}",
            ]
        )
        made: dict[str, Anything] = {**self.constants, "Sums": defaultdict}
        exec(compile(source, "<salesterms loop>", "exec"), made)  # noqa: S102 - see the top
        return made["loop"]  # type: ignore[no-any-return] # what exec defined

    def _body(self) -> list[str]:
        """The lines for every row of the table, up to one that takes whatever comes to it."""
        body: list[str] = []
        for row in self.placement.rows:
            if self._is_left_over(row.criterion):
                return [*body, f"{_INDENT}if True:", *self._taken(row)]
            body += [*self._asked(row.criterion), *self._taken(row)]
            self.failed.add(row.criterion)
            if isinstance(row.criterion, Missing):
                self.present.add(row.criterion.column.name)
        return [*body, f"{_INDENT}raise LookupError"]

    def _is_left_over(self, criterion: Criterion) -> bool:
        """Whether a criterion is the contrary of one that has failed already."""
        contrary = criterion.part if isinstance(criterion, Not) else Not(criterion)
        return contrary in self.failed

    def _asked(self, criterion: Criterion) -> list[str]:
        """Load what a criterion needs, and test it."""
        test = self._test(criterion)
        return [*self._load(columns_of(criterion)), f"{_INDENT}if {test}:"]

    def _taken(self, row: Row) -> list[str]:
        """Tally a row of which the test holds, and go on to the next."""
        lines: list[str] = []
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
        parts = zip(self._sums(index), parts_of(self.quantity), strict=True)
        return [_adding(name, part) for name, part in parts]

    def _sums(self, index: int) -> list[str]:
        """The names of what is added up in one bucket."""
        if isinstance(self.quantity, Several):
            return [f"s{index}_{at}" for at in range(len(self.quantity.named))]
        return [f"s{index}" for _ in parts_of(self.quantity)]

    def _test(self, criterion: Criterion) -> str:
        if isinstance(criterion, All | Any):
            word, of_none = (" and ", "True") if isinstance(criterion, All) else (" or ", "False")
            return f"({word.join(self._test(part) for part in criterion.parts) or of_none})"
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
            return f"{self._known(node.column)}{value}.amount >= {self._constant(node.level)}"
        if isinstance(node, Within):
            name = given_name(node.period.name)
            return f"{self._known(node.column)}p_{name}_start <= {value} < p_{name}_end"
        return self._before(node, value)

    def _in(self, node: In, value: str) -> str:
        wanted = [self._operand(one) for one in node.values]
        if node.column.type is tuple:
            tests = [f"{one} in {value}" for one in wanted]
            return f"{self._known(node.column)}({' or '.join(tests)})"
        return " or ".join(f"{value} is {one}" for one in wanted)

    def _before(self, node: Before, value: str) -> str:
        bound = self._operand(node.bound)
        known = self._known(node.bound) if isinstance(node.bound, Column) else ""
        return f"{self._known(node.column)}{known}{value} < {bound}"

    def _known(self, column: Column) -> str:
        """The test that a value is there, unless a line before this took those without it."""
        name = column.name
        return "" if name in self.present else f"v_{_identifier(name)} is not None and "

    def _operand(self, given: object) -> str:
        if isinstance(given, Column):
            return f"v_{_identifier(given.name)}"
        return given_name(given.name) if isinstance(given, Parameter) else self._constant(given)

    def _constant(self, value: object) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def _prelude(self) -> list[str]:
        """Zero the tallies, and take the ends of each period once."""
        indices = range(len(self.placement.buckets))
        lines = [f"    n{index} = 0" for index in indices]
        parts = parts_of(self.quantity)
        for index in indices:
            for name, part in zip(self._sums(index), parts, strict=True):
                lines.append(f"    {name} = {_nothing(part)}")
        if self.keep_ids:
            lines += [f"    i{index} = []" for index in indices]
        for leaf in (leaf for row in self.placement.rows for leaf in leaves(row.criterion)):
            if isinstance(leaf, Within) and leaf.period.name not in self.periods:
                name = given_name(leaf.period.name)
                self.periods.add(leaf.period.name)
                lines.append(f"    p_{name}_start, p_{name}_end = {name}.start, {name}.end")
        return lines

    def _answer(self) -> str:
        """The three tuples that the loop returns: counts, sums, ids."""
        indices = range(len(self.placement.buckets))
        counts = "".join(f"n{index}, " for index in indices)
        names = [self._sums(index) for index in indices]
        if isinstance(self.quantity, Several):
            sums = "".join(f"({', '.join(several)},), " for several in names)
        else:
            sums = "".join(f"{name}, " for single in names for name in single)
        ids = "".join(f"i{index}, " for index in indices) if self.keep_ids else ""
        return f"({counts}), ({sums}), ({ids})"


def _nothing(part: Single) -> str:
    """What is named, before the first row."""
    if isinstance(part, Different):
        return "set()"
    return "[]" if isinstance(part, Span | Each) else "Sums(int)"


def _adding(name: str, part: Single) -> str:
    """The statement that adds one row to what is named."""
    if isinstance(part, Span):
        end, start = (f"v_{column.name}.toordinal()" for column in (part.end, part.start))
        return f"{name}.append({end} - {start})"
    if isinstance(part, Each):
        return f"{name}.append(v_{part.number.name})"
    if isinstance(part, Different):
        return f"{name}.add(({', '.join(f'v_{column.name}' for column in part.columns)},))"
    amount = f"v_{part.amount.name}"
    factor = "" if isinstance(part, Sum) else f" * v_{part.factor.name}"
    return f"{name}[{amount}.currency] += {amount}.amount{factor}"


def given_name(parameter: str) -> str:
    """What a parameter is called inside the loop, where it can be no name of the loop's own."""
    return f"given_{_identifier(parameter)}"


def _identifier(name: str) -> str:
    """The name itself: nothing but a plain ASCII identifier ever becomes part of the source."""
    if not (name.isascii() and name.isidentifier()) or iskeyword(name):
        raise BadName(name)
    return name
