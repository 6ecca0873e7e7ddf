"""A family of definitions under one name: what every metric has, with rows or without."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from salesterms.errors import Text
from salesterms.metrics.answering import Answering
from salesterms.metrics.arguments import UnknownVariant
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.terms import checked_terms, currency_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.results import Measurement
    from salesterms.values import FrozenMapping

D = TypeVar("D", bound=Definition)
F = TypeVar("F")


def _is_text(name: object) -> bool:
    return isinstance(name, str)


def chosen(metric: str, variants: Mapping[str, D], name: str | None) -> D:
    """The definition of that name, or else the first. Raises `UnknownVariant`."""
    if name is None:
        return next(iter(variants.values()))
    found = variants.get(name) if _is_text(name) else None
    if found is None:
        raise UnknownVariant(metric, name, tuple(variants))
    return found


class Explained:
    """A docstring that, asked of a metric, is that of the metric: its definitions and its edges."""

    def __init__(self, text: str) -> None:
        """Keep what the class itself says."""
        self.text = text

    def __get__(self, made: Family | None, _: type | None = None) -> str:
        """What the class says, or what this metric does."""
        if made is None:
            return self.text
        from salesterms.metrics.descriptions import documentation

        return documentation(made)


def explains(kind: type[F]) -> type[F]:
    """Let each metric of a class have a docstring of its own; that of the class stays."""
    kind.__doc__ = Explained(kind.__doc__ or "")  # type: ignore[assignment] # text, when it is read
    return kind


@frozen(kw_only=True, eq=False, repr=False)
class Family(ABC):
    """A name with several definitions; the first is the default.

    >>> from salesterms import close_ratio, quota_gap
    >>> isinstance(close_ratio, Family), isinstance(quota_gap, Family)
    (True, True)
    >>> close_ratio.default, close_ratio.term, close_ratio.edges[0].id
    ('decided_count', 'close-ratio', 'nothing_decided')

    `term` is the id of the glossary's term, and `edges` says what is answered where others differ.
    `labels` are the words by which this one is known, beside those of its term; see `find`.
    """

    id: str
    title: Text
    term: str
    edges: tuple[Edge, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    @abstractmethod
    def variants(self) -> FrozenMapping[str, Any]:
        """Its definitions by their names, in order."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {', '.join(self.variants)}>"

    @property
    def default(self) -> str:
        """The name of the variant that is meant when none is named."""
        return next(iter(self.variants))

    def describe(self, lang: str = "en") -> str:
        """Every variant in words: its formula, its date, what it needs, and who defines it so."""
        from salesterms.metrics.descriptions import descriptions  # loads the words of results

        return "\n".join(descriptions(self, lang))

    def formula(self, *, variant: str | None = None, **numbers: Any) -> Measurement:
        """The formula alone, on named numbers: the terms of the variant's definition.

        >>> from salesterms import close_ratio
        >>> close_ratio.formula(won=5, lost=10).value
        Ratio(5, 15)

        A count is an int of 0 or more, an amount Money, a span a list of days. Unknown or missing
        names, and values outside these, raise `BadArgument`; x/0 is undefined.
        """
        definition = chosen(self.id, self.variants, variant)
        terms = checked_terms(definition, numbers)
        # no rows, so nothing to say of them
        answering = Answering(metric=self.id, title=self.title, variant=definition)
        return answering.computed(terms, currency_of(terms), {"counted": 0, "excluded": {}})
