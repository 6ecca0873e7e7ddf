"""Ids that were used before: the second record that bears one is not accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.errors import MASK, Problem
from salesterms.interop.record_kinds import DUPLICATE_ID

if TYPE_CHECKING:
    from salesterms.mapping import Declared


class SeenIds:
    """The ids of accepted records, each with the number of its record.

    `records` is None where duplicates are ignored: then nothing is kept.
    """

    def __init__(self, mapping: Declared, *, unique: bool) -> None:
        self.records: dict[str, int] | None = {} if unique else None
        self._column = mapping.sources["id"].columns[0] if unique else ""
        self._masked = self._column in mapping.personal

    def problem(self, value: Any, record: int) -> Problem | None:
        """None the first time that an id comes by; after that the problem, naming that record."""
        if self.records is None:
            return None
        first = self.records.setdefault(value, record)
        if first == record:
            return None
        return Problem(
            kind=DUPLICATE_ID,
            value=MASK if self._masked else value,
            record=record,
            column=self._column,
            detail=f"record {first}",
        )
