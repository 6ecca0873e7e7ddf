"""The answers of one metric for several groups, or of several variants on the same rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING

from salesterms.results.measurement import Measurement, in_words
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Sequence


class Measurements(Mapping[Hashable, Measurement]):
    """An ordered mapping from a group to its Measurement.

    >>> from salesterms import Category, Opportunity, close_ratio
    >>> found = close_ratio([Opportunity(id="D-1", status=Category.WON, owner="Ann")], by="owner")
    >>> list(found), found["Ann"].value, found.total == found["Ann"]
    (['Ann'], Ratio(1, 1), True)

    Grouped by one thing, a key is that thing (`result["Ann"]`); by several, a tuple
    (`result["Ann", "2024-Q1"]`); None where a row has nothing there. `total` is measured from
    all rows together, never from the groups; `compare` has no total. Equal when keys, order and
    measurements are.
    """

    __slots__ = ("_groups", "by", "total")
    _groups: FrozenMapping[Hashable, Measurement]
    by: tuple[str, ...]
    total: Measurement | None

    def __init__(
        self,
        groups: Mapping[Hashable, Measurement],
        by: Sequence[str],
        total: Measurement | None = None,
    ) -> None:
        """Keep the groups in their order, the names they are grouped by, and the total."""
        object.__setattr__(self, "_groups", FrozenMapping(groups))
        object.__setattr__(self, "by", tuple(by))
        object.__setattr__(self, "total", total)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: results are frozen."""
        message = "Measurements cannot be changed"
        raise AttributeError(message)

    def __getitem__(self, key: Hashable) -> Measurement:
        return self._groups[key]

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Measurements):
            return NotImplemented
        return (self.by, list(self.items()), self.total) == (
            other.by,
            list(other.items()),
            other.total,
        )

    def __hash__(self) -> int:
        return hash((self.by, self._groups))

    def __reduce__(self) -> tuple[object, ...]:
        return Measurements, (dict(self._groups), self.by, self.total)

    def key_fields(self, key: Hashable) -> dict[str, object]:
        """A key as named fields: {"owner": "Ann", "quarter": "2024-Q1"}."""
        parts = key if isinstance(key, tuple) and len(self.by) > 1 else (key,)
        return dict(zip(self.by, parts, strict=True))

    def to_rows(self) -> list[dict[str, object]]:
        """One dict per group: key fields, value, status, reason, counts.

        A field of the answer that bears the name of a key, as "status" may, is called "measured
        status" then: a key is never written over. Values are the exact objects.
        """
        return [
            self.key_fields(key)
            | {
                f"measured {name}" if name in self.by else name: value
                for name, value in _fields(found).items()
            }
            for key, found in self.items()
        ]

    def table(self, lang: str = "en") -> tuple[list[str], list[list[str]]]:
        """Header and rows of text, the total last; an asterisk marks a small sample."""
        groups = [(tuple(self.key_fields(key).values()), found) for key, found in self.items()]
        header, lines = in_words().group_table(self.by, groups, self.total, lang)
        return header, lines

    def __repr__(self) -> str:
        return f"<Measurements by {', '.join(self.by)}: {len(self)} groups>"

    def __str__(self) -> str:
        return str(in_words().plain_table(*self.table(), len(self.by)))

    def _repr_html_(self) -> str:
        return str(in_words().html_groups(*self.table(), len(self.by)))


def _fields(found: Measurement) -> dict[str, object]:
    return {
        "value": found.value,
        "status": str(found.status),
        "reason": found.reason,
        "unit": found.unit,
        "counted": found.counted,
        "rows": found.rows,
        "excluded": dict(found.excluded),
    }
