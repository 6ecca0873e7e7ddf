"""Rows by group: by their fields, and by the calendar units of a variant's date."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from salesterms.criteria import Column, WrongType, check_type
from salesterms.metrics.arguments import UnknownField
from salesterms.values import CALENDAR_UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from salesterms.metrics.row_kind import Given, RowKind

    Key = Callable[[Any], Hashable]


def groups(
    kind: RowKind[Any], rows: Given, by: Sequence[str], date_field: str, as_of: date | None
) -> dict[Hashable, list[Any]]:
    """The rows of every group, in the order of their keys; a key of one part is that part."""
    keys = [_key(kind, rows, name, date_field, as_of) for name in by]
    try:
        found = _grouped(rows, keys)
    except (AttributeError, TypeError):
        named = {"amount" if name == "currency" else name for name in by}
        for row in rows.rows:  # something is no such row, or holds what it should not: name it
            for column in kind.columns:
                if column.name in named or not isinstance(row, kind.kind):
                    check_type(row, column)
        raise
    ordered = [(at, kind.ordered_by[name]) for at, name in enumerate(by) if name in kind.ordered_by]

    def place(key: Hashable) -> tuple[object, ...]:
        if not ordered:
            return _sortable(key)
        parts: list[tuple[object, ...]] = [(0, *part) for part in _sortable(key)]
        for at, number in ordered:
            parts[at] = (min(getattr(row, number) for row in found[key]), *parts[at][1:])
        return tuple(parts)

    return {key: found[key] for key in sorted(found, key=place)}


def _grouped(rows: Given, keys: Sequence[Key]) -> dict[Hashable, list[Any]]:
    found: dict[Hashable, list[Any]] = {}
    if len(keys) == 1:
        only = keys[0]
        for row in rows.rows:
            found.setdefault(only(row), []).append(row)
    else:
        for row in rows.rows:
            found.setdefault(tuple([key(row) for key in keys]), []).append(row)
    return found


def check_fields(kind: RowKind[Any], rows: Given, by: Sequence[str]) -> None:
    """Raise `UnknownField` for the first name that these rows cannot be grouped by."""
    for name in by:
        _key(kind, rows, name, "", None)


def _key(kind: RowKind[Any], rows: Given, name: str, date_field: str, as_of: date | None) -> Key:
    if name in CALENDAR_UNITS:
        limit = None if date_field in kind.ahead else as_of
        return _unit_key(name, date_field, limit, kind.lasts.get(date_field, date_field))
    mapped = rows.mapped
    fields = [one for one in kind.fields if mapped is None or one in mapped or one in kind.always]
    if name in fields:
        return attrgetter(name) if as_of is None else kind.then(name, as_of)
    extras = _extra_names(rows)
    extra = name.removeprefix("extras.")
    if extra in extras:
        return _extra_key(extra)
    raise UnknownField(name, (*fields, *CALENDAR_UNITS, *extras))


def _extra_names(rows: Given) -> tuple[str, ...]:
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


def _extra_key(name: str) -> Key:
    def key(row: Any) -> Hashable:
        value: Any = row.extras.get(name)
        try:
            hash(value)
        except TypeError:
            raise WrongType(row.id, name, value, type(value).__name__, "a hashable value") from None
        return value  # type: ignore[no-any-return] # hashable, as just seen

    return key


def _unit_key(unit: str, date_field: str, limit: date | None, last_field: str) -> Key:
    """The calendar unit of a row's date; None where there is no date, or none yet.

    What happens after the as-of date, the `limit`, has not happened; an expectation has none. What
    lasts until the day of `last_field` is in a unit where all of it is: a year is in no quarter.
    """
    name_of = CALENDAR_UNITS[unit]

    def key(row: Any) -> Hashable:
        day: date | None = getattr(row, date_field)
        if day is not None and type(day) is not date:
            check_type(row, Column(date_field, date))
        if day is None or (limit is not None and day > limit):
            return None
        unit_name = name_of(day)
        within = last_field == date_field or name_of(getattr(row, last_field)) == unit_name
        return unit_name if within else None

    return key


def _sortable(key: object) -> tuple[tuple[bool, str, str], ...]:
    parts = key if isinstance(key, tuple) else (key,)
    return tuple(
        (part is None, type(part).__name__, getattr(part, "in_order", str(part))) for part in parts
    )
