"""Values of Python rows: dispatched by exact type, where a file has text only."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from numbers import Integral
from typing import TYPE_CHECKING, Any

from salesterms.errors import Unreadable
from salesterms.mapping import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    #: Exact type -> how a value of it becomes a value of the field.
    Takes: TypeAlias = Mapping[type, Callable[[Any], Any]]

#: Names of the types of a frame's own "missing": pandas' NA and NaT, which equal nothing.
_MISSING_TYPES = ("NAType", "NaTType")


def is_missing(value: object) -> bool:
    """Whether a value of a row says that there is none: None, a NaN, or a frame's own NA.

    >>> is_missing(float("nan")), is_missing(0), is_missing("")
    (True, False, False)
    """
    if value is None:
        return True
    if isinstance(value, float):
        return value != value  # noqa: PLR0124 - only NaN differs from itself
    return type(value).__name__ in _MISSING_TYPES


def any_value(
    read_text: Callable[[str], Any],
    takes: Takes,
    wanted: str,
) -> Callable[[Any], Any]:
    """A reader of any value: text as `read_text` has it, other types by the table `takes`.

    A missing value reads as a blank text does. Types are exact, so that True is no 1; only the
    classes that frames have of their own count too: of instants, and numpy's of whole numbers.
    """

    def read(value: Any) -> Any:
        kind = type(value)
        if kind is str:
            return read_text(value)
        take = takes.get(kind)
        if take is not None:
            return take(value)
        if is_missing(value):
            return read_text("")
        if datetime in takes and isinstance(value, datetime):
            return takes[datetime](value)
        if int in takes and isinstance(value, Integral) and kind.__module__ == "numpy":
            return takes[int](int(value))
        raise Unreadable(kinds.FLOAT_NUMBER if _number(kind, takes) else kinds.WRONG_TYPE, wanted)

    return read


def _number(kind: type, takes: Takes) -> bool:
    return issubclass(kind, float) and Decimal in takes
