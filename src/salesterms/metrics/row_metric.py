"""A metric with one answer for each group: a ratio, days, or a number of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from attrs import frozen

from salesterms.metrics.arguments import names_of, rows_of
from salesterms.metrics.metric import Metric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from salesterms.entities import Opportunity
    from salesterms.results import Measurement, Measurements
    from salesterms.values import Period


@frozen(kw_only=True, eq=False, repr=False)
class RowMetric(Metric):
    """A metric whose answer needs no currency, or is a share of money: one answer a group."""

    __doc__ = Metric.__doc__

    @overload
    def __call__(
        self,
        rows: Iterable[Opportunity],
        *,
        variant: str | None = None,
        by: None = None,
        period: Period | str | None = None,
        as_of: date | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurement: ...
    @overload
    def __call__(
        self,
        rows: Iterable[Opportunity],
        *,
        variant: str | None = None,
        by: str | Sequence[str],
        period: Period | str | None = None,
        as_of: date | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurements: ...
    def __call__(
        self,
        rows: Iterable[Opportunity],
        *,
        variant: str | None = None,
        by: str | Sequence[str] | None = None,
        period: Period | str | None = None,
        as_of: date | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurement | Measurements:
        """Measure the rows: one Measurement, or with `by` one for every group."""
        chosen, asked = self._asked(variant, period, as_of, parameters)
        known = rows_of(rows)
        measuring = self._measuring(chosen, asked, known, keep_ids=keep_ids)
        if by is None:
            return measuring.of(known.rows)
        return self._grouped(measuring, known, names_of(by), None)
