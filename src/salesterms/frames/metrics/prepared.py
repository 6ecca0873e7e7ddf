"""A metric whose rows may lack a column that another one tells: it is made before the question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import narwhals as nw
from attrs import frozen

from salesterms.frames.ground.engines import Opened
from salesterms.frames.metrics.metric import FrameMetric


@frozen(kw_only=True, eq=False)
class PreparedMetric(FrameMetric):
    """A metric on frames that is asked of what `prepare` makes of a frame.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> rows = {"entered_on": [], "left_on": [], "seconds": []}
    >>> frames.time_in_stage(
    ...     pl.DataFrame(
    ...         rows,
    ...         schema_overrides={"entered_on": pl.Date, "left_on": pl.Date, "seconds": pl.Int64},
    ...     )
    ... )["status"].item()
    'undefined'
    """

    prepare: Callable[[Any, list[str]], Any]

    def __call__(self, frame: Any, **asked: Any) -> Any:
        """The answers, as a frame of the kind that was given."""
        Opened.of(frame)  # what is no frame is told by name
        given: Any = nw.from_native(frame)
        made = self.prepare(given, list(given.collect_schema().names()))
        return FrameMetric.__call__(self, made.to_native(), **asked)
