"""What deals were expected to become, and became: one snapshot of them joined to a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.errors import Problem, Text
from salesterms.frames.deriving.joining import check_kind, joined
from salesterms.frames.ground.engines import MADE
from salesterms.frames.reading.answer_names import left_beside
from salesterms.frames.reading.deals_by_field import DealsByField
from salesterms.frames.reading.schema import WRONG_COLUMN, SchemaProblems

if TYPE_CHECKING:
    from salesterms.frames.ground.engines import Engine
    from salesterms.frames.reading.cells import Cell

_ID: Final = f"{MADE}id"
_ID_BEFORE: Final = f"{MADE}id_before"
_STATUS: Final = f"{MADE}status_met"
_TIMES: Final = f"{MADE}times"
_TIMES_BEFORE: Final = f"{MADE}times_before"
#: No word of a choice: a metric refuses the group of such a row.
_TWICE: Final = "stands twice in a snapshot"
_NO_ID: Final = "has no id"
#: The fields as they stood in the first snapshot, by the name that each has in the answer.
_BEFORE: Final = {"expected_close": "expected", "status": "status_before"}
_KEPT: Final = ("id", "amount", "owner", "account", "product", "stage", *_BEFORE)


def expected_closes(opening: Any, closing: Any, *, mapping: Any = None) -> Any:
    """What the deals of one snapshot had become by another, as a frame for `slippage`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from salesterms import frames
    >>> before = pl.DataFrame(
    ...     {
    ...         "id": ["D-1", "D-2"],
    ...         "status": ["open"] * 2,
    ...         "expected_close": [date(2024, 3, 31)] * 2,
    ...     }
    ... )
    >>> after = pl.DataFrame({"id": ["D-1"], "status": ["won"], "closed": [date(2024, 3, 20)]})
    >>> rows = frames.expected_closes(before, after)
    >>> rows.sort("id").select("id", "expected", "status").rows()[1]
    ('D-2', datetime.date(2024, 3, 31), None)
    >>> frames.slippage(rows, period="2024-Q1").select("won", "slipped", "vanished").rows()
    [(1, 0, 1)]

    A row for each deal of the first snapshot, with what it held; `status` and `closed` are as in
    the last one, and missing where it does not stand there. `mapping` is that of both. A deal that
    stands twice in a snapshot, or has no id, has that in place of its status, and metrics refuse
    its group (`unknown_label`). Raises `SchemaProblems` for columns that are missing, and
    `BadArgument` for frames of two kinds.
    """
    before = DealsByField.of(opening, mapping, ("id", "status", "expected_close"))
    after = DealsByField.of(closing, mapping, ("id", "status", "closed"))
    check_kind("closing", after.opened, before.opened)
    _check_one_type(before.cells["id"], after.cells["id"])
    known = {one: _BEFORE.get(one, one) for one in _KEPT if one in before.cells}
    columns = [before.column(name).alias(shown) for name, shown in known.items()]
    if "amount" in known:
        columns.append(before.cells["amount"].currency.alias("currency"))
    taken = {*known.values(), "currency", "status", "closed"}
    own_names = left_beside(before.own, taken)
    first = before.prepared().select(*map(nw.col, own_names), *columns)
    first = _with_times(first, before.opened.engine)
    both = joined(first, "closing", _last(after), left_on="id", right_on=_ID)
    twice, twice_before = (
        (nw.col(one) > 1).fill_null(value=False) for one in (_TIMES, _TIMES_BEFORE)
    )
    again = twice | twice_before
    status = nw.when(again).then(nw.lit(_TWICE)).otherwise(nw.col("status"))
    status = nw.when(nw.col("id").is_null()).then(nw.lit(_NO_ID)).otherwise(status)
    names = [*own_names, *known.values(), *(("currency",) if "amount" in known else ())]
    answer = both.with_columns(status.alias("status")).select(*names, "status", "closed")
    return before.opened.given_back(answer, [])


def _check_one_type(before: Cell, after: Cell) -> None:
    """Raise `SchemaProblems` where ids are of two types, so that none could be the same."""
    if before.dtype != after.dtype:
        kind = str(before.dtype)
        wanted = Text(f"{kind}, as the ids of opening=", f"{kind}, zoals de kenmerken van opening=")
        problem = Problem(
            kind=WRONG_COLUMN, value=str(after.dtype), column=after.source.column, detail=wanted
        )
        raise SchemaProblems.of([problem])


def _with_times(first: Any, engine: Engine) -> Any:
    """The deals with how many times each stands there."""
    if engine.windows:
        # Rows are read once, and on a cluster they are by id already for the join.
        return first.with_columns(nw.len().over("id").alias(_TIMES_BEFORE))
    times = first.group_by("id").agg(nw.len().alias(_TIMES_BEFORE)).rename({"id": _ID_BEFORE})
    return first.join(times, left_on="id", right_on=_ID_BEFORE, how="left")


def _last(after: DealsByField) -> Any:
    """What stands in the last snapshot of each deal, and how many times it stands there."""
    names = ("id", "status", "closed")
    columns = (after.column(name).alias(name) for name in names)
    rows = (
        after.prepared()
        .select(*columns)
        .with_columns(
            nw.col("status").fill_null("").alias(_STATUS)  # pandas 2 compares no text with nothing
        )
    )
    found = rows.group_by("id").agg(
        nw.col(_STATUS).max(), nw.col("closed").max(), nw.len().alias(_TIMES)
    )
    known = nw.when(nw.col(_STATUS) != "").then(nw.col(_STATUS))
    return found.with_columns(known.alias("status")).drop(_STATUS).rename({"id": _ID})
