"""A formula on named numbers: what it says, whose it is, and what it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from inspect import unwrap
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import field, frozen

from salesterms.errors import Shape, Text
from salesterms.results import Formula, Source, Status, Value
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from types import CodeType

#: A term in the template of a formula.
_NAMED = re.compile(r"\{(\w+)\}")
_AS_NAMED: Final[FrozenMapping[str, Shape]] = FrozenMapping()


def _shapes(given: Mapping[str, Shape]) -> FrozenMapping[str, Shape]:
    return FrozenMapping(given)


@frozen
class Unanswered:
    """What a formula answers when its numbers have no value, for a reason other than x/0.

    >>> Unanswered("zero_denominator", ("won",)).status.value
    'undefined'
    >>> Unanswered("quota_in_other_currency", ("USD", "EUR"), Status.REFUSED).reason
    'quota_in_other_currency'
    """

    reason: str
    details: tuple[str, ...] = ()
    status: Status = Status.UNDEFINED


@frozen
class Edge:
    """What a metric gives at the edge of what it is for: when, and what then.

    >>> from salesterms import close_ratio
    >>> edge = close_ratio.edges[0]
    >>> edge.when.en, edge.gives.en
    ('nothing was won or lost', 'undefined (zero_denominator), never 0')

    `id` is unique within the metric; a conformance vector names it. `variants` are those that it is
    about; none are named where it is about all.
    """

    id: str
    when: Text
    gives: Text
    variants: tuple[str, ...] = ()


@frozen(kw_only=True)
class Definition:
    """A formula that can be used alone: its arguments are the named numbers.

    >>> from salesterms import close_ratio
    >>> one = close_ratio.variants["decided_count"]
    >>> one.definition.nl, one.arguments, one.unit
    ('gewonnen / (gewonnen + verloren)', ('won', 'lost'), 'ratio')
    >>> one.compute(won=5, lost=10), one.over
    (Ratio(5, 15), 'won + lost')

    `compute` answers None where there is nothing to divide by (`over` says what), or
    `Unanswered`. `takes` says what a term must be where its name does not tell. `tolerance` is how
    far off a floating-point answer may be, as a share of it. `labels` are the words by which this
    definition, and no other of its metric, is known; see `find`.
    """

    name: str
    says: Text
    compute: Callable[..., Value | Unanswered | None]
    formula: Formula
    over: str = ""
    source: Source
    unit: str
    exact: bool = True
    tolerance: float | None = None
    takes: FrozenMapping[str, Shape] = field(default=_AS_NAMED, converter=_shapes)
    labels: tuple[str, ...] = ()

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the numbers that the formula takes."""
        own: tuple[str, ...] | None = getattr(self.compute, "terms", None)  # of what is data
        if own is not None:
            return own
        code: CodeType = unwrap(self.compute).__code__  # also of one that is decorated
        return code.co_varnames[: code.co_argcount]

    @property
    def terms(self) -> tuple[str, ...]:
        """The names that the formula shows with their numbers."""
        return tuple(dict.fromkeys(_NAMED.findall(self.formula.text.en)))

    @property
    def definition(self) -> Text:
        """The formula in words: "won / (won + lost)", in both languages."""
        return self.formula.names(self.terms)


D = TypeVar("D", bound=Definition)


def by_name(definitions: Iterable[D]) -> FrozenMapping[str, D]:
    """Definitions by their names."""
    return FrozenMapping((one.name, one) for one in definitions)
