"""One way to define a metric: a table of buckets, what is added up, and a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import BadPlacement, Count, Placement, Quantity, Row
from salesterms.errors import Text
from salesterms.results import Formula, Source, Value

if TYPE_CHECKING:
    from attrs import Attribute

#: A term in the template of a formula.
_NAMED = re.compile(r"\{(\w+)\}")


def _placement(rows: Placement | tuple[Row, ...]) -> Placement:
    return rows if isinstance(rows, Placement) else Placement(rows)


def _are_buckets(variant: Variant, _: Attribute[tuple[str, ...]], counted: tuple[str, ...]) -> None:
    if not set(counted) <= set(variant.places.buckets):
        raise BadPlacement(counted)


@frozen(kw_only=True)
class Variant:
    """A definition that can be read aloud: which rows count, and what is done with them.

    `places` puts each row in a bucket; the `counted` buckets go into `compute`, whose argument
    names they are; every other bucket is a reason for leaving a row out. `date` is the date by
    which a period selects and calendar units group. `needs` are parameters without a default.
    """

    name: str
    says: Text
    places: Placement = field(converter=_placement)
    counted: tuple[str, ...] = field(validator=_are_buckets)
    quantity: Quantity = field(factory=Count)
    compute: Callable[..., Value | None]
    formula: Formula
    over: str = ""
    date: str
    needs: tuple[str, ...] = ()
    source: Source
    unit: str
    exact: bool = True

    @property
    def terms(self) -> tuple[str, ...]:
        """The names that the formula shows with their numbers."""
        return tuple(dict.fromkeys(_NAMED.findall(self.formula.text)))

    @property
    def definition(self) -> Text:
        """The formula in words: "won / (won + lost)", in both languages."""
        return self.formula.names(self.terms)
