"""From rows and a variant to a Measurement: one pass, one formula, one account of every row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from salesterms.criteria import Count, OutOfBounds, Span, Tally, columns_of, tally
from salesterms.errors import Text
from salesterms.metrics.arguments import Question
from salesterms.metrics.tables import THERE_IF_CLOSED
from salesterms.metrics.variant import Variant
from salesterms.results import Measurement, Status
from salesterms.results.words import term_text
from salesterms.values import FrozenMapping, Money, NotADecimal, Ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from salesterms.entities import Opportunity

#: What an as-of date adds to a question.
_AS_OF_NAMES = frozenset({"as_of", "after_as_of", "stale_before"})


@frozen(kw_only=True)
class Measuring:
    """A variant and a question, ready to be put to any set of rows."""

    metric: str
    title: Text
    variant: Variant
    asked: Question
    keep_ids: bool = False
    #: The fields that the rows provide; None when every field counts as provided.
    mapped: frozenset[str] | None = field(default=None)
    #: Whether groups are made by the variant's date.
    by_date: bool = False

    def of(self, rows: Sequence[Opportunity], currency: str = "") -> Measurement:
        """The measurement of these rows; `currency` where one was asked for or is known."""
        for reason, names in (
            ("column_not_mapped", self.unmapped(self.asked.names - _AS_OF_NAMES)),
            ("as_of_needs_column", self.unmapped(self.asked.names)),
        ):
            if names:
                return self.without(reason, names, {reason: len(rows)} if rows else {})
        try:
            found = self._tally(rows)
        except OutOfBounds:
            return self._out_of_bounds(rows)
        try:
            measured = self.answer(found, currency)
        except NotADecimal:
            return self._out_of_bounds(rows)
        return measured if found.ids is None else evolve(measured, ids=FrozenMapping(found.ids))

    def _out_of_bounds(self, rows: Sequence[Opportunity]) -> Measurement:
        return self.without("out_of_bounds", (), {"out_of_bounds": len(rows)})

    def _tally(self, rows: Sequence[Opportunity]) -> Tally:
        return tally(
            rows,
            self.variant.places,
            counted=self.variant.counted,
            quantity=self.variant.quantity,
            given=self.asked.given,
            keep_ids=self.keep_ids,
        )

    def unmapped(self, given: Collection[str]) -> tuple[str, ...]:
        """The fields that the variant looks at, with those parameters, and the rows do not provide.

        A creation date is not asked for by the lines that can do without it (`THERE_IF_CLOSED`).
        """
        if self.mapped is None:
            return ()
        lines = self.variant.places.given(given).rows
        lines = tuple(line for line in lines if line not in THERE_IF_CLOSED)
        looked_at = [column for line in lines for column in columns_of(line.criterion)]
        names = [column.name for column in (*looked_at, *self.variant.quantity.columns)]
        names += [self.variant.date] if self.by_date else []
        return tuple(dict.fromkeys(name for name in names if name not in self.mapped))

    def answer(self, found: Tally, currency: str) -> Measurement:
        """The account of the rows, and the formula if the rows allow it."""
        counted = sum(found.counts.get(bucket, 0) for bucket in self.variant.counted)
        excluded = {
            bucket: count
            for bucket, count in found.counts.items()
            if count and bucket not in self.variant.counted
        }
        account = {"counted": counted, "excluded": excluded}
        period, as_of = self.asked.period, self.asked.as_of
        if period is not None and as_of is not None and as_of < period.start:
            return self._made(Status.NOT_YET_OBSERVABLE, "period_not_started", (), account)
        currencies = _currencies(found, self.variant)
        if len(currencies) > 1:
            return self._made(Status.REFUSED, "mixed_currencies", currencies, account)
        if currency and currencies and currencies != (currency,):
            return self._made(Status.REFUSED, "other_currency", currencies, account)
        known = currency or "".join(currencies)
        terms = self._terms(found, known)
        if terms is None:
            return self._made(Status.UNDEFINED, "nothing_counted", (), account)
        return self.computed(terms, known, account)

    def computed(
        self, terms: Mapping[str, Any], currency: str, account: Mapping[str, Any]
    ) -> Measurement:
        """The formula on its terms."""
        variant = self.variant
        inputs = {name: terms[name] for name in variant.terms}
        numbers = {name: term_text(term) for name, term in inputs.items()}
        names = variant.compute.__code__.co_varnames[: variant.compute.__code__.co_argcount]
        value = variant.compute(**{name: terms[name] for name in names})
        shown = {
            "inputs": inputs,
            "formula": variant.formula.numbers(numbers),
            "latex": variant.formula.latex_numbers(numbers),
            "currency": currency,
            **account,
        }
        if value is None or (isinstance(value, Ratio) and not value.defined):
            return self._made(Status.UNDEFINED, "zero_denominator", (variant.over,), shown)
        return self._made(Status.MEASURED, "", (), {**shown, "value": value})

    def without(
        self, reason: str, details: tuple[str, ...], excluded: Mapping[str, int]
    ) -> Measurement:
        """A refusal before any row was placed; all rows are excluded for its reason."""
        return self._made(Status.REFUSED, reason, details, {"counted": 0, "excluded": excluded})

    def _terms(self, found: Tally, currency: str) -> dict[str, Any] | None:
        """What the formula may ask for; None when there is no currency to give a sum in."""
        variant = self.variant
        counts = {bucket: found.counts.get(bucket, 0) for bucket in variant.counted}
        if isinstance(variant.quantity, Count):
            return dict(counts)
        if isinstance(variant.quantity, Span):
            spans: list[Any] = [days for bucket in counts for days in found.sums.get(bucket, ())]
            return {"days": sum(spans), "rows": len(spans), "spans": spans}
        if not currency:
            return None
        terms: dict[str, Any] = {f"{bucket}_count": count for bucket, count in counts.items()}
        for bucket in counts:
            sums: Any = found.sums.get(bucket, {})
            terms[bucket] = Money(Decimal(sums.get(currency, 0)), currency)
        return terms

    def _made(
        self, status: Status, reason: str, details: tuple[str, ...], shown: Mapping[str, Any]
    ) -> Measurement:
        variant, asked = self.variant, self.asked
        values: dict[str, Any] = {
            "value": None,
            "formula": "",
            "latex": "",
            "inputs": {},
            **shown,
        }
        return Measurement(
            metric=self.metric,
            variant=variant.name,
            title=self.title,
            definition=variant.definition,
            status=status,
            reason=reason,
            details=details,
            unit=variant.unit,
            period=asked.period,
            as_of=asked.as_of,
            date_field=variant.date,
            source=variant.source,
            exact=variant.exact,
            **values,
        )


def _currencies(found: Tally, variant: Variant) -> tuple[str, ...]:
    """The currencies that were met in the counted buckets."""
    if isinstance(variant.quantity, Count | Span):
        return ()
    met = {code for bucket in variant.counted for code in found.sums.get(bucket, ())}
    return tuple(sorted(map(str, met)))
