"""How long deals have been open, as a frame: counted from their creation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from salesterms import metrics
from salesterms.frames.ground.days import number_of
from salesterms.frames.reading.answer_names import left_beside
from salesterms.frames.reading.deals_by_field import DealsByField
from salesterms.metrics import AgeBasis
from salesterms.metrics.arguments import day_of
from salesterms.metrics.pipelines.ageing import band_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def ages_since_created(
    deals: Any, *, as_of: date | str, bounds: Sequence[int] | None = None, mapping: Any = None
) -> Any:
    """The age of each deal on a day, as a frame of the kind that was given, for `pipeline_age`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from salesterms import frames
    >>> days = [date(2024, 1, 1), None]
    >>> deals = pl.DataFrame({"status": ["open"] * 2, "created": days, "closed": [None] * 2})
    >>> deals = deals.cast({"closed": pl.Date})
    >>> ages = frames.ages_since_created(deals, as_of="2024-02-15", bounds=(30, 60))
    >>> ages.select("since", "days", "band").rows()
    [(datetime.date(2024, 1, 1), 45, '30-59'), (None, None, None)]
    >>> frames.pipeline_age(ages).select("value", "no_start_date").rows()
    [(45.0, 1)]

    Every deal gives a row, closed ones too. Fields stand in columns of their own names, so the
    metrics need no mapping; columns of your own stay, but for those that bear such a name. `bounds`
    are as of records. Wrong arguments raise `BadArgument`, and columns that are missing, or of
    another type, `SchemaProblems`.
    """
    metrics.ages_since_created(
        [], as_of=as_of, bounds=bounds
    )  # checks both, as it does for records
    day = day_of(as_of)
    found = DealsByField.of(deals, mapping, ("status", "created"))
    created = found.cells["created"]
    age = nw.when(~created.missing).then(nw.lit(number_of(day)) - created.made)
    made = {
        "basis": nw.lit(AgeBasis.CREATED.value),
        "as_of": created.literal(day).cast(created.dtype),
        "since": created.given,
    }
    fields = [*found.columns(), *(one.alias(name) for name, one in made.items()), age.alias("days")]
    taken = {*found.cells, *made, "currency", "days", "band"}
    own = [nw.col(name) for name in left_beside(found.own, taken)]
    frame = found.prepared("created").select(*own, *fields)
    return found.opened.given_back(frame.with_columns(_band(bounds or ()).alias("band")), [])


def _band(bounds: Sequence[int]) -> nw.Expr:
    """The band of the days; of no bounds, and of what begins later, there is none."""
    band: nw.Expr = nw.lit(None, nw.String)
    for first in (0, *bounds) if bounds else ():
        label = nw.lit(str(band_of(first, bounds)))
        band = nw.when(nw.col("days") >= first).then(label).otherwise(band)
    return band
