"""Rows in memory that become opportunities, or are opportunities already."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from salesterms.criteria import Column, WrongType
from salesterms.criteria.counting import check_type
from salesterms.entities import BuyingTeam, Opportunities, Opportunity
from salesterms.errors import Problem
from salesterms.interop.result import ImportResult
from salesterms.interop.row_sorting import RowSorting
from salesterms.lifecycle import Category, ForecastCategory
from salesterms.mapping.kinds import WRONG_TYPE
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.mapping import ColumnMapping

#: The exact types of the fields of an opportunity; all but the first two may also be None.
TYPES: tuple[Column, ...] = (
    Column("id", str),
    Column("status", Category),
    *(Column(name, str) for name in ("owner", "account", "product", "stage")),
    Column("amount", Money),
    Column("stages_reached", tuple),
    *(Column(name, date) for name in ("created", "closed", "expected_close", "last_activity")),
    Column("probability", (Decimal, int)),
    *(Column(name, str) for name in ("lost_reason", "competitor")),
    Column("forecast_category", ForecastCategory),
    Column("contacts", tuple),
    Column("buying_team", BuyingTeam),
    Column("order_lines", tuple),
    Column("extras", FrozenMapping),
)


class Sorting:
    """Takes rows one by one; `result` is the account of all of them."""

    def __init__(
        self,
        mapping: ColumnMapping,
        columns: tuple[str, ...],
        *,
        unique: bool,
        mapped: Iterable[str] | None,
    ) -> None:
        self._mapped = None if mapped is None else frozenset(mapped)
        self._mapping = mapping
        self._rows = RowSorting(mapping, columns, Opportunity, self._ready, unique=unique)
        self.take = self._rows.take

    def _ready(self, row: object, record: int) -> list[Problem] | None:
        if not isinstance(row, Opportunity):
            return None
        self._mapped = None  # made by hand: every field counts as provided
        return type_problems(row, record)

    def result(self, rows: object) -> ImportResult:
        """The account of all rows; `rows` is what was given, which may know its own source."""
        found, reader = self._rows.accepted, self._rows.reader
        accepted = Opportunities(found, self._mapped, () if reader is None else reader.extra_fields)
        if isinstance(rows, Opportunities):
            accepted = Opportunities(found, rows.mapped, rows.extra_fields)
        return ImportResult(
            accepted=accepted,
            quarantined=tuple(self._rows.quarantined),
            blank=self._rows.blank,
            skipped=tuple(self._rows.skipped),
            personal=self._mapping.personal,
        )


def type_problems(deal: Opportunity, record: int) -> list[Problem]:
    """A problem for every field of an opportunity that holds a value of another type.

    >>> type_problems(Opportunity(id="D-1", status=Category.WON), 1)
    []
    """
    found = []
    for column in TYPES:
        try:
            check_type(deal, column)
            missing = column.name in ("id", "status") and getattr(deal, column.name) is None
        except WrongType:
            missing = True
        if missing:
            kinds = column.type if isinstance(column.type, tuple) else (column.type,)
            found.append(
                Problem(
                    kind=WRONG_TYPE,
                    value=getattr(deal, column.name),
                    record=record,
                    column=column.name,
                    detail=" | ".join(kind.__name__ for kind in kinds),
                )
            )
    return found
