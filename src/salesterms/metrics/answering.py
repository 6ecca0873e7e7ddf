"""From a definition and its terms to a Measurement."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.errors import Text
from salesterms.metrics.definition import Definition, Unanswered
from salesterms.metrics.formulas import rounded_money
from salesterms.results import Measurement, Status
from salesterms.results.words import term_text
from salesterms.values import Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Mapping


#: Units of what is an amount: an exact number in one of them is rounded once, and is Money then.
AMOUNTS: Final = frozenset({"money", "money_per_day"})


@frozen(kw_only=True)
class Answering:
    """Whose answer it is, and of when: what every answer of one call has in common."""

    metric: str
    title: Text
    variant: Definition
    period: Period | None = None
    as_of: date | None = None
    #: The date of a row that decides; "" where there are no rows.
    date_field: str = ""

    def computed(
        self, terms: Mapping[str, Any], currency: str, account: Mapping[str, Any]
    ) -> Measurement:
        """The formula on its terms."""
        variant = self.variant
        inputs = {name: terms[name] for name in variant.terms}
        numbers = {name: term_text(term) for name, term in inputs.items()}
        # In the order of the call, so that the first number given is the one that others follow.
        value = variant.compute(
            **{name: terms[name] for name in terms if name in variant.arguments}
        )
        formula = variant.formula.numbers(numbers)
        shown = {
            "inputs": inputs,
            "formula": formula.en,
            "formula_nl": "" if formula.nl == formula.en else formula.nl,
            "latex": variant.formula.latex_numbers(numbers),
            "currency": currency,
            **account,
        }
        if isinstance(value, Unanswered):
            return self.made(value.status, value.reason, value.details, shown)
        if value is None or (isinstance(value, Ratio) and not value.defined):
            return self.made(Status.UNDEFINED, "zero_denominator", (variant.over,), shown)
        if isinstance(value, float):
            shown |= {"tolerance": variant.tolerance}
        exact = variant.exact or isinstance(value, Fraction)  # only amounts are rounded
        if isinstance(value, Fraction) and variant.unit in AMOUNTS:
            number, value = value, rounded_money(value, currency)
            exact = value.amount == number
        return self.made(Status.MEASURED, "", (), {**shown, "value": value, "exact": exact})

    def made(
        self, status: Status, reason: str, details: tuple[str, ...], shown: Mapping[str, Any]
    ) -> Measurement:
        """A measurement of this definition with what is `shown`."""
        variant = self.variant
        values: dict[str, Any] = {
            "value": None,
            "formula": "",
            "latex": "",
            "inputs": {},
            "exact": variant.exact,
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
            period=self.period,
            as_of=self.as_of,
            date_field=self.date_field,
            source=variant.source,
            **values,
        )
