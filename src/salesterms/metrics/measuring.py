"""From rows and a variant to a Measurement: one pass, one formula, one account of every row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from salesterms.criteria import OutOfBounds, Tally, columns_of, tally
from salesterms.errors import Text
from salesterms.metrics.adding_up import currencies_found, terms_found
from salesterms.metrics.answering import Answering
from salesterms.metrics.arguments import Question
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.derived import OF_AS_OF
from salesterms.metrics.fields import FIELDS_OF_DATE
from salesterms.metrics.tables import THERE_IF_CLOSED
from salesterms.metrics.terms import currency_of
from salesterms.metrics.variant import Variant
from salesterms.results import Measurement, Status
from salesterms.values import FrozenMapping, NotADecimal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


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
    #: What is answered of no rows, where it is known why there are none.
    why_none: Unanswered | None = None

    def of(self, rows: Sequence[Any], currency: str = "") -> Measurement:
        """The measurement of these rows; `currency` where one was asked for or is known."""
        none = self.why_none
        if none is not None:
            account = {"counted": 0, "excluded": {}}
            return self._made(none.status, none.reason, none.details, account)
        for reason, names in (
            ("column_not_mapped", self.unmapped(self.asked.names - OF_AS_OF)),
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

    def _out_of_bounds(self, rows: Sequence[Any]) -> Measurement:
        return self.without("out_of_bounds", (), {"out_of_bounds": len(rows)})

    def _tally(self, rows: Sequence[Any]) -> Tally:
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
        if self.by_date:
            names += FIELDS_OF_DATE.get(self.variant.date, (self.variant.date,))
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
        if self._has_not_begun():
            return self._made(Status.NOT_YET_OBSERVABLE, "period_not_started", (), account)
        currencies = currencies_found(found, self.variant)
        if len(currencies) > 1:
            return self._made(Status.REFUSED, "mixed_currencies", currencies, account)
        unknown = self._nothing_known(counted, excluded)
        if unknown is not None:
            return self._made(unknown.status, unknown.reason, unknown.details, account)
        if currency and currencies and currencies != (currency,):
            return self._made(Status.REFUSED, "other_currency", currencies, account)
        # Where nothing counted, an amount that was given says in which currency that is 0.
        known = currency or "".join(currencies) or currency_of(self.asked.given)
        terms = terms_found(found, self.variant, known)
        if terms is None:
            return self._made(Status.UNDEFINED, "nothing_counted", (), account)
        return self._computed({**self.asked.given, **terms}, known, account)

    def _has_not_begun(self) -> bool:
        """Whether the period is still to come, and nothing of it can be known."""
        period, as_of = self.asked.period, self.asked.as_of
        if self.variant.ahead or period is None or as_of is None:
            return False
        return as_of < period.start

    def _nothing_known(self, counted: int, excluded: Mapping[str, int]) -> Unanswered | None:
        """Why an amount of no counted row is not known; None where it is."""
        told = self.variant.zero_by
        if counted or told is None or any(bucket in excluded for bucket in told.told_by):
            return None
        if told.waiting in excluded:
            return Unanswered("no_period_over", (), Status.NOT_YET_OBSERVABLE)
        return Unanswered("nothing_counted")

    def _computed(
        self, terms: Mapping[str, Any], currency: str, account: Mapping[str, Any]
    ) -> Measurement:
        """The formula on what was found, or on the numbers that it is known by."""
        inputs = terms if self.variant.inputs is None else self.variant.inputs(terms)
        if isinstance(inputs, Unanswered):
            return self._made(inputs.status, inputs.reason, inputs.details, account)
        return self.answering.computed(inputs, currency, account)

    @property
    def answering(self) -> Answering:
        """Whose answer it is, and of when."""
        return Answering(
            metric=self.metric,
            title=self.title,
            variant=self.variant,
            period=self.asked.period,
            as_of=self.asked.as_of,
            date_field=self.variant.date,
        )

    def without(
        self, reason: str, details: tuple[str, ...], excluded: Mapping[str, int]
    ) -> Measurement:
        """A refusal before any row was placed; all rows are excluded for its reason."""
        return self._made(Status.REFUSED, reason, details, {"counted": 0, "excluded": excluded})

    def _made(
        self, status: Status, reason: str, details: tuple[str, ...], shown: Mapping[str, Any]
    ) -> Measurement:
        return self.answering.made(status, reason, details, shown)
