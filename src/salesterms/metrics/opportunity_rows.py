"""Opportunities as rows of a metric: what they are grouped by, also as it was on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.criteria import Column
from salesterms.entities import Opportunities, Opportunity
from salesterms.errors import Text
from salesterms.lifecycle import CLOSED
from salesterms.metrics.arguments import checked_rows
from salesterms.metrics.fields import AMOUNT, STATUS
from salesterms.metrics.row_kind import RowKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

_TEXTS = ("owner", "account", "product", "stage", "lost_reason", "competitor")

#: What closing changes; what it was before is not recorded.
UNKNOWN_BEFORE = ("stage", "status", "lost_reason", "forecast_category")


def as_it_was(name: str, as_of: date) -> Callable[[Opportunity], Any]:
    """The field as it was on the as-of date: None, unknown, where the deal was closed later."""

    def value(row: Opportunity) -> Any:
        if name not in UNKNOWN_BEFORE:
            return getattr(row, name)
        closed_later = row.status in CLOSED and row.closed is not None and row.closed > as_of
        return None if closed_later else getattr(row, name)

    return value


OPPORTUNITIES = RowKind(
    kind=Opportunity,
    says=Text(
        "opportunities, as salesterms.opportunities() makes them of rows and"
        " salesterms.read_opportunities() of a file",
        "verkoopkansen, zoals salesterms.opportunities() ze van rijen maakt en"
        " salesterms.read_opportunities() van een bestand",
    ),
    fields=(
        "owner",
        "account",
        "product",
        "stage",
        "status",
        "currency",
        "lost_reason",
        "competitor",
        "forecast_category",
    ),
    columns=(STATUS, AMOUNT, *(Column(name, str) for name in _TEXTS)),
    ahead=("expected_close", "closes"),
    given=Opportunities,
    then=as_it_was,
    always=("currency",),
)


def deals_of(given: Iterable[Opportunity], name: str = "deals") -> Sequence[Opportunity]:
    """The deals that a derivation is given, in their order; raises `BadArgument`."""
    return checked_rows(given, OPPORTUNITIES, name).rows
