"""A metric whose answer is an amount: one for each currency, never added across them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import frozen

from salesterms.metrics.arguments import currency_or_none, names_of
from salesterms.metrics.family import explains
from salesterms.metrics.metric import Metric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from salesterms.results import Measurement, Measurements
    from salesterms.values import Period

R = TypeVar("R")


@explains
@frozen(kw_only=True, eq=False, repr=False)
class MoneyMetric(Metric[R]):
    """A metric whose answer is an amount: one Measurement for every currency.

    >>> from salesterms import Category, Money, Opportunity, won_revenue
    >>> deals = [
    ...     Opportunity(id="D-1", status=Category.WON, amount=Money("950.00", "EUR")),
    ...     Opportunity(id="D-2", status=Category.WON, amount=Money("400.00", "USD")),
    ... ]
    >>> won_revenue(deals)["EUR"].value
    Money('950.00', 'EUR')
    >>> won_revenue(deals[:1], currency="EUR").value
    Money('950.00', 'EUR')

    Without `currency` the answer is always by currency, beside whatever `by` asks for. With
    `currency` it is in that one, and refused by name where the counted rows hold another.
    """

    @overload
    def __call__(
        self,
        rows: Iterable[R],
        *,
        currency: str,
        variant: str | None = None,
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
        currency: str,
        variant: str | None = None,
        by: str | Sequence[str],
        period: Period | str | None = None,
        as_of: date | str | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurements: ...
    @overload
    def __call__(
        self,
        rows: Iterable[R],
        *,
        currency: None = None,
        variant: str | None = None,
        by: str | Sequence[str] | None = None,
        period: Period | str | None = None,
        as_of: date | str | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurements: ...
    def __call__(
        self,
        rows: Iterable[R],
        *,
        currency: str | None = None,
        variant: str | None = None,
        by: str | Sequence[str] | None = None,
        period: Period | str | None = None,
        as_of: date | str | None = None,
        keep_ids: bool = False,
        **parameters: Any,
    ) -> Measurement | Measurements:
        """Measure the rows: by currency, or in the one that is named."""
        chosen, asked = self._asked(variant, period, as_of, parameters)
        known, asked = self._given(rows, asked)
        wanted = currency_or_none(currency)
        measuring = self._measuring(chosen, asked, known, keep_ids=keep_ids)
        if by is None and wanted:
            return measuring.of(known.rows, wanted)
        names = () if by is None else names_of(by)
        if not wanted and "currency" not in names:
            names = (*names, "currency")
        return self._grouped(measuring, known, names, wanted)
