"""The time that cases stand in a stage, on frames of spells.

A spell has its days `entered_on` and `left_on`, and its elapsed `seconds`, whole ones, with what is
left of them in `microseconds` where a frame has that.
"""

from __future__ import annotations

from typing import Any, Final

import narwhals as nw

from salesterms import metrics
from salesterms.criteria import Column, NumberColumn
from salesterms.frames.formulas.of_spells import MICROSECONDS
from salesterms.frames.metrics.prepared import PreparedMetric
from salesterms.frames.reading.records import FrameRows
from salesterms.metrics.spells import ENTERED_ON, LEFT_ON, SECONDS, STAGE_SPELLS

SPELL_ROWS: Final = FrameRows(
    kind=STAGE_SPELLS,
    columns=(
        *(Column(name, str) for name in STAGE_SPELLS.fields),
        ENTERED_ON,
        LEFT_ON,
        # Whole seconds: what is less than one stands beside them.
        NumberColumn(SECONDS.name, (int,)),
        MICROSECONDS,
    ),
)


def _with_microseconds(frame: Any, columns: list[str]) -> Any:
    """The spells with the parts of a second, of which a frame of whole seconds has none."""
    if MICROSECONDS.name in columns:
        return frame
    return frame.with_columns(nw.lit(0).alias(MICROSECONDS.name))


time_in_stage: Final = PreparedMetric(
    metric=metrics.time_in_stage, rows=SPELL_ROWS, prepare=_with_microseconds
)
