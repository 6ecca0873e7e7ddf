"""How expected close dates moved, as a frame: one row for every change that a history shows.

A history has a row for each deal and moment: the deal as it stood then. Of each deal every row is
held against the one before it.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.errors import Problem, Text
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import flag
from salesterms.frames.ground.neighbours import in_order
from salesterms.frames.reading.answer_names import left_beside
from salesterms.frames.reading.deals_by_field import DealsByField
from salesterms.frames.reading.schema import WRONG_COLUMN, ZONED, SchemaProblems, missing_column
from salesterms.lifecycle import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.frames.ground.neighbours import Ordered

_A_DAY: Final = Text(
    "a date, or a datetime without a zone", "een date, of een datetime zonder zone"
)
_NO_ZONE: Final = Text(
    "convert to the zone of your books and drop it", "reken om naar de zone, en haal die weg"
)
_KEPT: Final = ("amount", "owner", "account", "product", "stage")
_DEAL: Final = f"{MADE}deal"
#: Dates are held against each other as numbers of days.
_NUMBER: Final = f"{MADE}expected_on"
_NO_DATE: Final = -(10**7)
_EXPECTED: Final = f"{MADE}expected"
_OPEN: Final = f"{MADE}is_open"
_NOWHERE: Final = f"{MADE}nowhere"
_UNREAD: Final = f"{MADE}unread"
#: 1 of what cannot be how a deal stood: what is unread, or one of two rows of a moment.
_BAD: Final = f"{MADE}bad"
_REFUSED: Final = f"{MADE}refused"
_MOMENT_BEFORE: Final = f"{MADE}moment_before"
_MOMENT_AFTER: Final = f"{MADE}moment_after"
_BEFORE: Final = {
    f"{MADE}number_before": _NUMBER,
    f"{MADE}date_before": _EXPECTED,
    f"{MADE}open_before": _OPEN,
    f"{MADE}bad_before": _BAD,
}
_NUMBER_BEFORE, _DATE_BEFORE, _OPEN_BEFORE, _BAD_BEFORE = _BEFORE


def close_date_changes(history: Any, *, day: str = "day", mapping: Any = None) -> Any:
    """Every change of an expected close date in a history of deals, as a frame.

    >>> from datetime import date
    >>> import polars as pl
    >>> from salesterms import frames
    >>> history = pl.DataFrame(
    ...     {
    ...         "day": [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)],
    ...         "id": ["D-1"] * 3,
    ...         "status": ["open", "open", "won"],
    ...         "expected_close": [date(2024, 3, 31), date(2024, 6, 30), date(2024, 2, 20)],
    ...     }
    ... )
    >>> changes = frames.close_date_changes(history)
    >>> changes.select("deal", "changed_on", "after").rows()
    [('D-1', datetime.date(2024, 2, 1), datetime.date(2024, 6, 30))]
    >>> frames.pushed_opportunities(changes, variant="mean_days")["value"].item()
    91.0

    A row of the history is a deal as it stood at a moment: on the day of a snapshot, or from the
    instant of a change on; `day` names the column of that moment. What is a change is told at
    `salesterms.metrics.close_date_changes`: a deal is held against its row before, and only while
    it is open or on hold in both. The answer, for `pushed_opportunities`, has the fields of the
    deal after the change; columns of your own stay.

    A row that cannot be how a deal stood is there too, without `changed_on`, by which metrics
    refuse its group (`required_missing`): one without an id, a moment or a known status, one of two
    rows of a deal and moment, and the row after these. Raises `SchemaProblems`.
    """
    deals = DealsByField.of(history, mapping, ("id", "status", "expected_close"))
    _check_day(day, dict(deals.opened.frame.collect_schema()))
    changes = _changes(_beside_the_row_before(_read(deals, day), day), deals, day)
    return deals.opened.given_back(changes, [])


def _check_day(day: str, schema: Mapping[str, Any]) -> None:
    """Raise `SchemaProblems` where the column of the moments cannot be read."""
    dtype = schema.get(day)
    if dtype is None:
        problem = missing_column(day, "day", schema, "day=")
    elif dtype == nw.Datetime and dtype.time_zone is not None:
        problem = Problem(kind=ZONED, value=dtype.time_zone, column=day, detail=_NO_ZONE)
    elif dtype in (nw.Date, nw.Datetime):
        return
    else:
        problem = Problem(kind=WRONG_COLUMN, value=str(dtype), column=day, detail=_A_DAY)
    raise SchemaProblems.of([problem])


def _read(deals: DealsByField, day: str) -> Any:
    """The rows with what each is held against the others by."""
    status, expected = deals.cells["status"], deals.cells["expected_close"]
    number = nw.when(expected.missing).then(nw.lit(_NO_DATE)).otherwise(expected.made)
    id_ = deals.column("id")
    nowhere = id_.is_null() | nw.col(day).is_null()
    return deals.prepared("expected_close").with_columns(
        (id_ if deals.cells["id"].dtype.is_integer() else id_.cast(nw.String)).alias(_DEAL),
        flag(nowhere).alias(_NOWHERE),
        number.cast(nw.Int64).alias(_NUMBER),
        deals.column("expected_close").alias(_EXPECTED),
        flag(status.is_any(OPEN)).alias(_OPEN),
        flag(nowhere | status.unreadable).alias(_UNREAD),
    )


def _beside_the_row_before(rows: Any, day: str) -> Ordered:
    """The rows of each deal in the order of their moments, with what stood before each."""
    # What has no place in an order stands apart from the rows of its deal that have one.
    ordered = in_order(rows, [_DEAL, _NOWHERE], [day])
    ordered = ordered.on_both_sides({_MOMENT_BEFORE: day}, {_MOMENT_AFTER: day})
    again = reduce(or_, (nw.col(one) == nw.col(day) for one in (_MOMENT_BEFORE, _MOMENT_AFTER)))
    bad = (nw.col(_UNREAD) == 1) | again.fill_null(value=False)
    return ordered.with_columns(flag(bad).alias(_BAD)).before(_BEFORE)


def _changes(ordered: Ordered, deals: DealsByField, day: str) -> Any:
    """The rows that show a change, and those that cannot be told to show none."""
    is_open = nw.col(_OPEN) == 1
    bad = (nw.col(_BAD) == 1) | (is_open & (nw.col(_BAD_BEFORE) == 1).fill_null(value=False))
    moved = is_open & (nw.col(_OPEN_BEFORE) == 1) & (nw.col(_NUMBER) != nw.col(_NUMBER_BEFORE))
    rows = ordered.frame.with_columns(flag(bad).alias(_REFUSED))
    bad = nw.col(_REFUSED) == 1
    kept = [name for name in _KEPT if name in deals.cells]
    columns = [deals.column(name).alias(name) for name in kept]
    if "amount" in kept:
        columns.append(deals.cells["amount"].currency.alias("currency"))
    shown = ["deal", "changed_on", "before", "after", *kept]
    shown += ["currency"] if "amount" in kept else []
    own = left_beside(deals.own, (*shown, day))
    return rows.filter(bad | moved.fill_null(value=False)).select(
        *own,
        deals.column("id").alias("deal"),
        nw.when(~bad).then(nw.col(day)).alias("changed_on"),
        nw.col(_DATE_BEFORE).alias("before"),
        nw.col(_EXPECTED).alias("after"),
        *columns,
    )
