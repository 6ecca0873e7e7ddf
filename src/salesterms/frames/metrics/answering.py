"""From what was counted to an answer: the division, or the reason why there is none."""

from __future__ import annotations

from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import adds_money
from salesterms.frames.counting.by_bucket import FIRST_CURRENCY, LAST_CURRENCY, Counting
from salesterms.frames.formulas.of_metrics import quotient_of, refused_for_quota
from salesterms.frames.formulas.quotients import Found, Quotient, Without
from salesterms.frames.ground.engines import Engine
from salesterms.frames.ground.rules import Rule, told_by, where_measured
from salesterms.frames.reading.cells import scale_expression, scale_of, whole_number
from salesterms.frames.reading.expressions import UNREADABLE
from salesterms.metrics.arguments import Question
from salesterms.metrics.terms import currency_of
from salesterms.metrics.variant import Variant
from salesterms.results import Status
from salesterms.values import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterator


#: The columns of an answer that every metric has, in front of its buckets.
VALUE: Final = ("value", "numerator", "denominator", "status", "reason")
#: Those that say of what it is the answer, behind them.
OF_WHAT: Final = ("currency", "metric", "variant", "period", "as_of")
#: Rows that lack what every row of their kind has.
LACKING: Final = "required_missing"
#: Rows that were made of an amount that is no exact number.
INEXACT: Final = "out_of_bounds"
#: Rows of another day than was asked about.
OTHER_DAY: Final = "of_another_day"
#: Above what a whole number of 64 bits holds: a float tells it well enough.
_WRAPS: Final = 9.2e18


@frozen(kw_only=True)
class Answering:
    """What turns counted groups into answers of one variant.

    `currency` is the one that was asked for, `declared` the one of all amounts, `by_currency` the
    column of a key; each is None where there is none.
    """

    metric: str
    variant: Variant
    asked: Question
    counting: Counting
    engine: Engine
    currency: str | None = None
    declared: str | None = None
    by_currency: str | None = None

    def of(self, found: Any) -> Any:
        """The counted groups with those columns of an answer that its `last` ones are made of."""
        known = found
        if self._has_currency:
            known = known.with_columns(self._currency().alias("currency"))
        quotient = quotient_of(self.metric, self.variant)
        above, below = self._terms(quotient)
        return known.with_columns(
            above.cast(nw.Int64).alias("numerator"),
            below.cast(nw.Int64).alias("denominator"),
            *self._statuses(quotient),
        )

    def _terms(self, quotient: Quotient) -> Iterator[nw.Expr]:
        """What is divided by what; 0 where a product would wrap, or would raise."""
        numbers = self._found()
        for term in (quotient.numerator, quotient.denominator):
            if quotient.multiplies:
                wraps = self._wraps(quotient)
                yield nw.when(wraps).then(nw.lit(0)).otherwise(term(numbers))
            else:
                yield term(numbers)

    def _wraps(self, quotient: Quotient) -> nw.Expr:
        """Where a term is more than 64 bits hold: told by floats, which do not wrap."""
        rough = self._found(roughly=True)
        above, below = quotient.numerator(rough), quotient.denominator(rough)
        return (above.abs() > _WRAPS) | (below.abs() > _WRAPS)

    def last(self) -> dict[str, nw.Expr]:
        """The other columns of an answer, which each step less makes quicker on engines of SQL."""
        return {"value": self._value(), **dict(self._of_what())}

    # --- currencies --------------------------------------------------------------------------

    @property
    def _adds_money(self) -> bool:
        return adds_money(self.variant.quantity)

    @property
    def _has_currency(self) -> bool:
        """Whether an answer is in a currency, of what is added up or of what was given."""
        return self._adds_money or bool(currency_of(self.asked.given))

    @property
    def _mixes(self) -> bool:
        """Whether one group can hold amounts in several currencies."""
        return self.counting.currency is not None

    def _currency(self) -> nw.Expr:
        """The currency of an answer: what was met, else what was asked for or given."""
        if not self._adds_money:
            # Of rows that are counted the amount that was given tells it, if there is one.
            return nw.lit(currency_of(self.asked.given) or None, nw.String)
        known = self._known_currency()
        if self._mixes:
            met = nw.col(FIRST_CURRENCY)
            return nw.when(met.is_null()).then(known).otherwise(met)
        by = self.by_currency
        met = nw.lit(self.declared) if by is None else nw.col(by)
        none_counted = self._found(scaled=False).count() == 0
        return nw.when(none_counted).then(known).otherwise(met)

    def _known_currency(self) -> nw.Expr:
        """The currency of a group in which no amount counts."""
        if self.by_currency is not None and self.currency is None:
            return nw.col(self.by_currency)
        known = self.currency or currency_of(self.asked.given)
        return nw.lit(known or None, nw.String)

    def _found(self, *, roughly: bool = False, scaled: bool = True) -> Found:
        of = self._scaled if scaled and self._adds_money else whole_number
        float_of = self.engine.float_of
        buckets = self.counting.buckets
        return Found(self.variant.counted, buckets, self.asked.given, of, float_of, roughly)

    def _scaled(self, parts: int) -> nw.Expr:
        if self.declared is None:
            return scale_expression(nw.col("currency"), parts)
        return whole_number(scale_of(self.declared) * parts)

    # --- statuses ----------------------------------------------------------------------------

    def _statuses(self, quotient: Quotient) -> Iterator[nw.Expr]:
        """The status and the reason: of the first rule that holds."""
        of = self._found()
        return told_by(Rule(one.reason, one.test(of), one.status) for one in self._rules(quotient))

    def _rules(self, quotient: Quotient) -> Iterator[Without]:
        """The reasons to have no value, in the order in which records are asked for them."""
        yield Without("unknown_label", lambda _: nw.col(UNREADABLE) > 0, Status.REFUSED)
        for bucket in (LACKING, OTHER_DAY, INEXACT):
            if bucket in self.counting.buckets:
                yield Without(bucket, partial(_any, bucket), Status.REFUSED)
        too_large = self.counting.too_large()
        if too_large is not None:
            yield Without("out_of_bounds", lambda _: too_large, Status.REFUSED)
        if self._has_not_begun():
            always = nw.col(UNREADABLE) >= 0
            yield Without("period_not_started", lambda _: always, Status.NOT_YET_OBSERVABLE)
        yield from self._of_mixtures()
        yield from self._of_nothing()
        if self.currency is not None:
            other = nw.col("currency") != self.currency
            yield Without("other_currency", lambda of: other & (of.count() > 0), Status.REFUSED)
        if self._adds_money:
            yield Without("nothing_counted", lambda _: nw.col("currency").is_null())
        yield from refused_for_quota(nw.col("currency"), self.asked.given)
        yield from quotient.rules
        if quotient.multiplies:
            wraps = self._wraps(quotient)
            yield Without("out_of_bounds", lambda _: wraps, Status.REFUSED)
        yield Without("zero_denominator", quotient.denominator_is_0)

    def _of_mixtures(self) -> Iterator[Without]:
        """Where what counts is in several currencies or units, or in no known currency."""
        if self._mixes:
            differ = nw.col(FIRST_CURRENCY) != nw.col(LAST_CURRENCY)
            test = (differ & ~nw.col(LAST_CURRENCY).is_null()).fill_null(value=False)
            if self._adds_money:
                yield Without("mixed_currencies", lambda _: test, Status.REFUSED)
            else:
                yield Without("mixed_units", lambda _: test, Status.REFUSED)
        if self._adds_money and self.declared is None:
            known = nw.col("currency").is_in(list(CURRENCIES))
            unknown = ~known.fill_null(value=False)
            yield Without("unknown_currency", lambda of: unknown & (of.count() > 0), Status.REFUSED)

    def _of_nothing(self) -> Iterator[Without]:
        """Why an amount of no counted row is not known, where other rows tell that it is 0."""
        told = self.variant.zero_by
        if told is None:
            return
        known = [bucket for bucket in told.told_by if bucket in self.counting.buckets]
        tell = reduce(or_, (nw.col(bucket) > 0 for bucket in known), nw.lit(value=False))
        waiting = nw.col(told.waiting) > 0 if told.waiting in self.counting.buckets else None
        if waiting is not None:
            yield Without(
                "no_period_over",
                lambda of: (of.count() == 0) & ~tell & waiting,
                Status.NOT_YET_OBSERVABLE,
            )
        yield Without("nothing_counted", lambda of: (of.count() == 0) & ~tell)

    def _has_not_begun(self) -> bool:
        """Whether the period is still to come, and nothing of it can be known."""
        period, as_of = self.asked.period, self.asked.as_of
        if self.variant.ahead or period is None or as_of is None:
            return False
        return as_of < period.start

    # --- columns -----------------------------------------------------------------------------

    def _value(self) -> nw.Expr:
        """The number of what was measured; of what was not there is none."""
        below = nw.col("denominator")
        divided = nw.when(below == 0).then(nw.lit(1)).otherwise(below)
        value = self.engine.float_of(nw.col("numerator")) / self.engine.float_of(divided)
        return where_measured(value)

    def _of_what(self) -> Iterator[tuple[str, nw.Expr]]:
        if not self._has_currency:
            yield "currency", nw.lit(None, nw.String)
        yield "metric", nw.lit(self.metric)
        yield "variant", nw.lit(self.variant.name)
        yield "period", nw.lit(str(self.asked.period or ""))
        yield "as_of", nw.lit(str(self.asked.as_of or ""))


def _any(bucket: str, _: Found) -> nw.Expr:
    return nw.col(bucket) > 0
