"""One vector: a question with the answer that every implementation has to give."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen
from attrs.converters import optional

from salesterms.conformance.comparing import agree
from salesterms.conformance.kinds import Disagrees, TooDeepToShow
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


#: How deep in each other the parts of an answer may lie to be shown.
_DEEPEST: Final = 100
_NOTHING: Final[FrozenMapping[str, Any]] = FrozenMapping()


def _table(given: Mapping[str, Any]) -> FrozenMapping[str, Any]:
    return FrozenMapping(given)


def _listed(given: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(given)


@frozen(kw_only=True)
class Vector:
    """A question in plain JSON, and what is expected.

    >>> from salesterms.conformance import Vector
    >>> one = Vector(
    ...     id="mine-1",
    ...     description="five won, ten lost",
    ...     kind="ordinary",
    ...     metric="close_ratio",
    ...     variant="decided_count",
    ...     inputs={"won": 5, "lost": 10},
    ...     expected={"value": {"ratio": "1/3"}},
    ...     source="counted by hand",
    ... )
    >>> one.request()
    {'metric': 'close_ratio', 'variant': 'decided_count', 'inputs': {'won': 5, 'lost': 10}}

    Either `metric` is named, with `inputs` for its formula or `rows` and `arguments` for a call; or
    `operation`, with `inputs`. `published` is what a publication says where its own formula gives
    something else, as `expected` does. `source` says where the expected answer is from.
    """

    id: str
    description: str
    kind: str
    metric: str = ""
    operation: str = ""
    variant: str | None = None
    edge: str | None = None
    inputs: FrozenMapping[str, Any] | None = field(default=None, converter=optional(_table))
    rows: tuple[Any, ...] | None = field(default=None, converter=optional(_listed), repr=False)
    arguments: FrozenMapping[str, Any] = field(default=_NOTHING, converter=_table)
    expected: FrozenMapping[str, Any] = field(converter=_table)
    published: Any = None
    source: str

    @property
    def about(self) -> str:
        """The metric, or else the operation."""
        return self.operation or self.metric

    @property
    def names(self) -> frozenset[str]:
        """What it can be asked for by: its operation, and the metric that it is filed under."""
        return frozenset(filter(None, (self.operation, self.metric)))

    def request(self) -> dict[str, Any]:
        """The question as it is put to an implementation, without an id: new each time."""
        return deepcopy(self._request())

    def _request(self) -> dict[str, Any]:
        if self.operation:
            return {"operation": self.operation, "inputs": dict(self.inputs or {})}
        found: dict[str, Any] = {"metric": self.metric}
        if self.variant is not None:
            found["variant"] = self.variant
        if self.rows is None:
            return {**found, "inputs": dict(self.inputs or {})}
        return {**found, "rows": list(self.rows), "arguments": dict(self.arguments)}

    def agrees(self, reply: Mapping[str, Any]) -> bool:
        """Whether a reply is the answer that is expected.

        >>> from salesterms.conformance import answer, vectors
        >>> one = vectors("close_ratio")[0]
        >>> one.agrees(answer(one.request())), one.agrees({"refused": "mixed_currencies"})
        (True, False)
        """
        return agree(self.expected, reply, exactly=bool(self.operation))

    def check(self, answer: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
        """Ask a function of yours, and raise `Disagrees` where it answers otherwise.

        >>> from salesterms.conformance import answer, vectors
        >>> vectors("close_ratio")[0].check(answer)

        The function takes a request and gives a reply, as in the protocol, without ids. Where it
        says `{"not_supported": True}` there is nothing to compare.
        """
        reply = answer(self.request())
        good = isinstance(reply, Mapping)
        if good and reply.get("not_supported") is True:
            return
        if not good or not self.agrees(reply):
            raise Disagrees(self.id, self.description, text_of(self.expected), text_of(reply))


def text_of(form: object) -> str:
    """An answer as one line of JSON."""
    return json.dumps(plain(form), ensure_ascii=False)


def plain(form: object, depth: int = _DEEPEST) -> Any:
    """What another implementation said as JSON can write it: to be shown, and never compared.

    >>> plain({"value": Decimal("0.25"), 1: (None,)})
    {'value': 0.25, '1': [None]}

    Raises `TooDeepToShow` for what has no end.
    """
    if not depth:
        raise TooDeepToShow
    if isinstance(form, Mapping):
        return {str(key): plain(value, depth - 1) for key, value in form.items()}
    if isinstance(form, list | tuple):
        return [plain(each, depth - 1) for each in form]
    if isinstance(form, Decimal) and form.is_finite():
        return int(form) if form == form.to_integral_value() else float(form)
    return form if form is None or isinstance(form, str | int | float) else str(form)
