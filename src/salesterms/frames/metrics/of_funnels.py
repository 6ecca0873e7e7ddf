"""The metrics of funnels, on frames of their rows: one for each entry of a case into a stage.

The columns are those of `FunnelEntry`; the choices stand there as words, such as "advanced".
"""

from __future__ import annotations

from typing import Any, Final

import narwhals as nw

from salesterms import metrics
from salesterms.criteria import Column
from salesterms.frames.metrics.prepared import PreparedMetric
from salesterms.frames.reading.records import FrameRows
from salesterms.metrics.funnel_rows import (
    ADVANCED,
    ENTERED,
    FINISHED,
    FIRST_ENTRY,
    FUNNEL_ENTRIES,
    OUTCOME,
    POSITION,
    WHOLE,
    Entries,
)

FUNNEL_ROWS: Final = FrameRows(
    kind=FUNNEL_ENTRIES,
    columns=(
        OUTCOME,
        WHOLE,
        POSITION,
        FIRST_ENTRY,
        *(Column(name, str) for name in FUNNEL_ENTRIES.fields),
        ENTERED,
        ADVANCED,
        FINISHED,
    ),
)


def _with_first_entry(frame: Any, columns: list[str]) -> Any:
    """The rows with whether each is the first entry, where they only tell the turn."""
    if FIRST_ENTRY.name in columns or "turn" not in columns:
        return frame
    first, each = nw.lit(Entries.FIRST.value), nw.lit(Entries.EACH.value)
    made = nw.when(nw.col("turn") == 1).then(first).otherwise(each)
    return frame.with_columns(made.alias(FIRST_ENTRY.name))


stage_conversion: Final = PreparedMetric(
    metric=metrics.stage_conversion, rows=FUNNEL_ROWS, prepare=_with_first_entry
)
drop_off: Final = PreparedMetric(
    metric=metrics.drop_off, rows=FUNNEL_ROWS, prepare=_with_first_entry
)
overall_conversion: Final = PreparedMetric(
    metric=metrics.overall_conversion, rows=FUNNEL_ROWS, prepare=_with_first_entry
)
