"""The rows of any dataframe that narwhals knows, as dicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.errors import NeedsNarwhals, SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Iterable


class NotRows(SalesTermsError, TypeError):
    """What was given holds no rows."""

    code = "not_rows"
    message = Text(
        "{0} holds no rows: give a list of dicts, Opportunity objects or a dataframe ({1})",
        "{0} bevat geen rijen: geef een lijst van dicts, van Opportunity-objecten of een"
        " dataframe ({1})",
    )

    def __init__(self, given: object, reason: str) -> None:
        """Keep what was given and why it will not do."""
        super().__init__(given, reason)


def is_frame(rows: object) -> bool:
    """Whether an object has columns, as every dataframe has and no iterable of rows."""
    return hasattr(type(rows), "columns")


def frame_rows(frame: Any) -> Iterable[dict[str, Any]]:
    """The rows of a dataframe; a lazy one is collected, once."""
    try:
        import narwhals as nw
    except ImportError:
        raise NeedsNarwhals(type(frame).__name__) from None
    try:
        known = nw.from_native(frame)
        eager = known.collect() if isinstance(known, nw.LazyFrame) else known
        return list(eager.iter_rows(named=True))
    except Exception as fault:
        raise NotRows(type(frame).__name__, str(fault)) from fault
