"""Rows by group: by their fields, and by the calendar units of a variant's date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from salesterms.criteria import Column, WrongType, check_type
from salesterms.lifecycle import CLOSED
from salesterms.metrics.arguments import UnknownField
from salesterms.metrics.fields import AMOUNT, STATUS
from salesterms.values import CALENDAR_UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from salesterms.entities import Opportunities, Opportunity

    Key = Callable[[Opportunity], Hashable]

#: The fields of an opportunity that rows can be grouped by.
GROUP_FIELDS = ("owner", "account", "product", "stage", "status", "currency")

_TEXTS = ("owner", "account", "product", "stage")

#: What closing changes; what it was before is not recorded.
_UNKNOWN_BEFORE = ("stage", "status")


def groups(
    rows: Opportunities, by: Sequence[str], date_field: str, as_of: date | None
) -> dict[Hashable, list[Opportunity]]:
    """The rows of every group, in the order of their keys; a key of one part is that part."""
    keys = [_key(rows, name, date_field, as_of) for name in by]
    try:
        found = _grouped(rows, keys)
    except (AttributeError, TypeError):
        texts = [Column(name, str) for name in by if name in _TEXTS]
        for row in rows.rows:  # something is no opportunity, or holds what it should not: name it
            for column in (STATUS, AMOUNT, *texts):
                check_type(row, column)
        raise
    return {key: found[key] for key in sorted(found, key=_sortable)}


def _grouped(rows: Opportunities, keys: Sequence[Key]) -> dict[Hashable, list[Opportunity]]:
    found: dict[Hashable, list[Opportunity]] = {}
    if len(keys) == 1:
        only = keys[0]
        for row in rows.rows:
            found.setdefault(only(row), []).append(row)
    else:
        for row in rows.rows:
            found.setdefault(tuple([key(row) for key in keys]), []).append(row)
    return found


def check_fields(rows: Opportunities, by: Sequence[str]) -> None:
    """Raise `UnknownField` for the first name that these rows cannot be grouped by."""
    for name in by:
        _key(rows, name, "closed", None)


def _key(rows: Opportunities, name: str, date_field: str, as_of: date | None) -> Key:
    if name in CALENDAR_UNITS:
        return _unit_key(name, date_field, as_of)
    mapped = rows.mapped
    fields = [field for field in GROUP_FIELDS if mapped is None or field in (*mapped, "currency")]
    if name in fields:
        return (
            _field_key(name) if name not in _UNKNOWN_BEFORE or as_of is None else _at(name, as_of)
        )
    extras = _extra_names(rows)
    extra = name.removeprefix("extras.")
    if extra in extras:
        return _extra_key(extra)
    raise UnknownField(name, (*fields, *CALENDAR_UNITS, *extras))


def _extra_names(rows: Opportunities) -> tuple[str, ...]:
    """The names found in extras: declared by the import, or looked up in rows made by hand."""
    if rows.extra_fields or rows.mapped is not None:
        return rows.extra_fields
    return tuple(
        dict.fromkeys(
            name
            for row in rows.rows
            for name in getattr(row, "extras", ())
            if isinstance(name, str)
        )
    )


def _field_key(name: str) -> Key:
    def key(row: Opportunity) -> Hashable:
        value: Hashable = getattr(row, name)
        return value

    return key


def _at(name: str, as_of: date) -> Key:
    """The field as it was on the as-of date: None, unknown, where the deal was closed later."""

    def key(row: Opportunity) -> Hashable:
        closed_later = row.status in CLOSED and row.closed is not None and row.closed > as_of
        value: Hashable = None if closed_later else getattr(row, name)
        return value

    return key


def _extra_key(name: str) -> Key:
    def key(row: Opportunity) -> Hashable:
        value: Any = row.extras.get(name)
        try:
            hash(value)
        except TypeError:
            raise WrongType(row.id, name, value, type(value).__name__, "a hashable value") from None
        return value  # type: ignore[no-any-return] # hashable, as just seen

    return key


def _unit_key(unit: str, date_field: str, as_of: date | None) -> Key:
    """The calendar unit of a row's date; None where there is no date, or none yet."""
    name_of = CALENDAR_UNITS[unit]
    # What happens after the as-of date has not happened; an expectation may lie beyond it.
    limit = None if date_field == "expected_close" else as_of

    def key(row: Opportunity) -> Hashable:
        day: date | None = getattr(row, date_field)
        if day is not None and type(day) is not date:
            check_type(row, Column(date_field, date))
        return None if day is None or (limit is not None and day > limit) else name_of(day)

    return key


def _sortable(key: object) -> tuple[tuple[bool, str, str], ...]:
    parts = key if isinstance(key, tuple) else (key,)
    return tuple((part is None, type(part).__name__, str(part)) for part in parts)
