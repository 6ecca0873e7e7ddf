"""What became of the deals that reached each stage, counted on a frame of history.

Deals that went the same way are counted by the engine; the ways are few, and are taken apart here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import narwhals as nw

from salesterms import metrics
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import first_that_holds, flag
from salesterms.frames.metrics.measured import plain
from salesterms.frames.reading.deals_by_field import DealsByField
from salesterms.lifecycle import CLOSED, Category
from salesterms.mapping.stages import StagesSource
from salesterms.metrics import StageRate, StageRates
from salesterms.metrics.arguments import day_of
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from salesterms.frames.reading.cells import Cell

_WHY, _WAY, _WON, _WHOSE, _ROWS = (
    f"{MADE}{name}" for name in ("tells_nothing", "way", "was_won", "whose", "rows")
)


def stage_rates(
    deals: Any,
    *,
    by_owner: bool = False,
    least: int = 1,
    as_of: date | str | None = None,
    mapping: Any = None,
) -> StageRates:
    """The share won of the decided deals that reached each stage, for `forecast_from_history`.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> past = pl.DataFrame(
    ...     {"status": ["won", "lost", "open"], "path": ["New;Proposal", "New", "New"]}
    ... )
    >>> mapping = {"stages_reached": {"column": "path", "separator": ";"}}
    >>> found = frames.stage_rates(past, mapping=mapping)
    >>> [(one.stage, str(one.rate)) for one in found.rates], dict(found.left_out)
    ([('New', '1/2'), ('Proposal', '1/1')], {'undecided': 1})

    What counts is what counts in `salesterms.metrics.stage_rates`, and the arguments are the same;
    rates stand in the order of their stages and owners. It collects one row for each different way
    through the stages. A deal whose status has no meaning tells nothing, and is left out by that
    name (unknown_label). Raises `SchemaProblems`, `WrongArgument` and `BadArgument`.
    """
    as_of = day_of(as_of) if isinstance(as_of, str) else as_of
    metrics.stage_rates([], by_owner=by_owner, least=least, as_of=as_of)  # checks the arguments
    whose, known = ("owner",) if by_owner else (), ("closed",) if as_of else ()
    found = DealsByField.of(deals, mapping, ("status", "stages_reached", *whose, *known))
    decided: Counter[tuple[str, str | None]] = Counter()
    won: Counter[tuple[str, str | None]] = Counter()
    left_out: Counter[str] = Counter()
    for row, times in _counted(found, as_of, by_owner=by_owner):
        if row[_WHY]:
            left_out[row[_WHY]] += times
            continue
        for stage in dict.fromkeys(_stages(found.cells["stages_reached"], row[_WAY])):
            decided[stage, row[_WHOSE]] += times
            won[stage, row[_WHOSE]] += times * row[_WON]
    return StageRates(
        rates=tuple(
            StageRate(stage=stage, owner=owner, won=won[stage, owner], decided=times)
            for (stage, owner), times in sorted(decided.items(), key=_place)
        ),
        by_owner=by_owner,
        least=least,
        left_out=FrozenMapping(left_out),
    )


def _place(counted: tuple[tuple[str, str | None], int]) -> tuple[str, str]:
    (stage, owner), _ = counted
    return stage, owner or ""


def _counted(
    found: DealsByField, as_of: date | None, *, by_owner: bool
) -> Iterator[tuple[dict[str, Any], int]]:
    """Each different thing that a deal tells, and how many deals tell it."""
    way, status = found.cells["stages_reached"], found.cells["status"]
    why = first_that_holds(_tells_nothing(found, as_of, by_owner=by_owner), nw.lit(""))
    won = flag(status.is_one(Category.WON))
    none = nw.lit(None, nw.String)
    whose = found.column("owner").cast(nw.String) if by_owner else none
    rows = found.prepared().select(
        why.alias(_WHY), way.given.alias(_WAY), won.alias(_WON), whose.alias(_WHOSE)
    )
    keys = [_WHY, _WAY, _WON, _WHOSE]
    if way.source.separator is not None or found.opened.engine.lists:
        rows = rows.group_by(*keys).agg(nw.len().alias(_ROWS))
    collected = rows.collect() if isinstance(rows, nw.LazyFrame) else rows
    for row in collected.iter_rows(named=True):
        told = {name: row[name] if name == _WAY else plain(row[name]) for name in keys}
        yield told, int(row.get(_ROWS, 1))


def _tells_nothing(
    found: DealsByField, as_of: date | None, *, by_owner: bool
) -> Iterator[tuple[nw.Expr, str]]:
    """Why a deal tells nothing of its stages, in the order in which records are asked."""
    status, way = found.cells["status"], found.cells["stages_reached"]
    yield status.unreadable, "unknown_label"
    yield ~status.is_any(CLOSED), "undecided"
    if as_of is not None:
        closed = found.cells["closed"]
        yield closed.missing, "no_close_date"
        yield ~((closed.given <= closed.literal(as_of)) | closed.is_on(as_of)), "undecided"
    if by_owner:
        yield found.column("owner").is_null(), "no_owner"
    yield way.missing, "stage_unknown"


def _stages(way: Cell, given: Any) -> Iterable[str]:
    """The labels of a way: of a list, or of a text with separators as in a file."""
    if way.source.separator is None:
        return [str(one) for one in given]
    source = StagesSource(column=way.source.column, separator=way.source.separator)
    return source.text_reader(None)(given) or ()
