"""A metric with one answer for each group: a ratio, days, or a number of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import frozen

from salesterms.criteria import adds_money
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument, currency_or_none, names_of
from salesterms.metrics.family import explains
from salesterms.metrics.metric import Metric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from salesterms.results import Measurement, Measurements
    from salesterms.values import Period

R = TypeVar("R")

NO_AMOUNTS = Text(
    "it only to a variant that adds up amounts; group by currency instead",
    "het alleen aan een variant die bedragen optelt; groepeer anders op munteenheid",
)


@explains
@frozen(kw_only=True, eq=False, repr=False)
class RowMetric(Metric[R]):
    """A metric with one answer a group: a ratio, days, a number of rows.

    >>> from salesterms import Category, Opportunity, close_ratio
    >>> deals = [
    ...     Opportunity(id="D-1", status=Category.WON, owner="Ann"),
    ...     Opportunity(id="D-2", status=Category.LOST, owner="Bo"),
    ... ]
    >>> close_ratio(deals).value
    Ratio(1, 2)
    >>> close_ratio(deals, by="owner")["Ann"].value
    Ratio(1, 1)

    See `Metric` for what a call takes. `currency` is for a variant that adds up amounts: the answer
    is refused where the rows that count hold another.
    """

    @overload
    def __call__(
        self,
        rows: Iterable[R],
        *,
        variant: str | None = None,
        currency: str | None = None,
        by: None = None,
        period: Period | str | None = None,
        as_of: date | str | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurement: ...
    @overload
    def __call__(
        self,
        rows: Iterable[R],
        *,
        variant: str | None = None,
        currency: str | None = None,
        by: str | Sequence[str],
        period: Period | str | None = None,
        as_of: date | str | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurements: ...
    def __call__(
        self,
        rows: Iterable[R],
        *,
        variant: str | None = None,
        currency: str | None = None,
        by: str | Sequence[str] | None = None,
        period: Period | str | None = None,
        as_of: date | str | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurement | Measurements:
        """Measure the rows: one Measurement, or with `by` one for every group."""
        chosen, asked = self._asked(variant, period, as_of, parameters)
        known, asked = self._given(rows, asked)
        wanted = currency_or_none(currency)
        if wanted and not adds_money(chosen.quantity):
            raise BadArgument("currency", currency, NO_AMOUNTS)
        measuring = self._measuring(chosen, asked, known, keep_ids=keep_ids)
        if by is None:
            return measuring.of(known.rows, wanted or "")
        return self._grouped(measuring, known, names_of(by), wanted)
