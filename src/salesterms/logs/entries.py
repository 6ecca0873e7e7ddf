"""A row of a stage log: who entered which stage, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from salesterms.errors import SalesTermsError, Text
from salesterms.lifecycle import Category
from salesterms.values import instant
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Callable


class Marks(NamedTuple):
    """What else a row tells, for the findings; None where the log has no such column.

    >>> Marks(approvals=False).approvals, Marks().approvals
    (False, None)

    `outcome` is a second sign of how the deal stands, beside the label. `deal` says whether the
    person has a deal, `approvals` whether all required approvals were given, and `with_sales`
    whether the row belongs to somebody of sales. `before` is the label that the row itself says
    the case came from: a case whose first row tells it begins there, and a later one that tells
    another label than the row before it is a finding.
    """

    outcome: Category | None = None
    deal: bool | None = None
    approvals: bool | None = None
    with_sales: bool | None = None
    before: str | None = None


class StageEntry(NamedTuple):
    """One row of a stage log.

    >>> from datetime import UTC, datetime
    >>> row = StageEntry("D-1", "Closed Won", datetime(2026, 3, 1, 12, tzinfo=UTC))
    >>> row.case, row.owner
    ('D-1', None)

    `case` is the id of a deal or a person, a text or a whole number; `label` the stage as the log
    writes it; `at` the instant from which on it stands there, with a time zone. `id` is the id of
    the event, where the log has one. A named tuple, so that a million of them are affordable: it
    is checked when it is audited.
    """

    case: str | int
    label: str
    at: datetime
    id: str | None = None
    owner: str | None = None
    marks: Marks | None = None


class BadEntry(SalesTermsError, ValueError):
    """A row of a log cannot be read as one."""

    code = "bad_entry"
    message = Text(
        "Row {0} of the log has {1} {2}: give {3}", "Rij {0} van het log heeft {1} {2}: geef {3}"
    )


_WANTED = {
    "row": Text(
        "StageEntry(case, label, at), or a tuple of the same in that order",
        "StageEntry(case, label, at), of een tuple met hetzelfde in die volgorde",
    ),
    "case": Text("a text that is not empty, or a whole number", "een tekst of een geheel getal"),
    "label": Text("a text", "een tekst"),
    "at": Text(
        "a datetime with a time zone, not on the first or the last day of all",
        "een datetime met een tijdzone, niet op de allereerste of allerlaatste dag",
    ),
    "id": Text("a text that is not empty, or None", "een tekst die niet leeg is, of None"),
    "owner": Text("a text or None", "een tekst of None"),
    "marks": Text(
        "None or Marks(…): outcome a Category, deal, approvals and with_sales True or False, "
        "before a text; what is not known is None",
        "None of Marks(…): outcome een Category, deal, approvals en with_sales True of False, "
        "before een tekst; wat onbekend is, is None",
    ),
}

_FEWEST = 3


def entry_of(row: Any, number: int) -> StageEntry:
    """A row of any origin as a checked one, its instant in UTC.

    Raises `BadEntry`, with the number of the row, from 1.
    """
    if not isinstance(row, tuple) or not _FEWEST <= len(row) <= len(StageEntry._fields):
        raise BadEntry(number, "row", row, _WANTED["row"])
    entry = StageEntry(*row)
    for name, value in zip(entry._fields, entry, strict=True):
        if not _FITS[name](value):
            raise BadEntry(number, name, value, _WANTED[name])
    return entry._replace(at=instant(entry.at))


def _is_id(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def is_case(value: object) -> bool:
    """Whether something is the id of a case: a text, or a whole number that can be written out."""
    return _is_id(value) or (type(value) is int and is_bounded(value))


def _is_instant(value: object) -> bool:
    try:
        instant(value)
    except SalesTermsError:
        return False
    return True


def _are_marks(marks: Marks) -> bool:
    return all(
        value is None or isinstance(value, _MARKS[name]) for name, value in marks._asdict().items()
    )


#: What each mark is, where it is known.
_MARKS: Final[dict[str, type]] = {
    "outcome": Category,
    "deal": bool,
    "approvals": bool,
    "with_sales": bool,
    "before": str,
}

_FITS: Final[dict[str, Callable[[Any], bool]]] = {
    "case": is_case,
    "label": lambda value: isinstance(value, str),
    "at": _is_instant,
    "id": lambda value: value is None or _is_id(value),
    "owner": lambda value: value is None or isinstance(value, str),
    "marks": lambda value: value is None or (isinstance(value, Marks) and _are_marks(value)),
}


def are_plain(entries: list[StageEntry]) -> bool:
    """Whether no row needs a second look, as hardly any of a file does."""
    for case, label, at, id_, owner, marks in entries:
        if (
            at.__class__ is not datetime
            or at.tzinfo is not UTC
            or case.__class__ is not str
            or label.__class__ is not str
            or not case
            or id_ is not None
            or owner is not None
            or marks is not None
        ):
            return False
    return True
