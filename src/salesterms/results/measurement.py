"""One number with everything needed to trust it, or the reason why there is no number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Sentence, Text
from salesterms.results.words import reason_text
from salesterms.values import FrozenMapping, Money, Period, Ratio

if TYPE_CHECKING:
    from types import ModuleType

#: What a metric can answer with.
Value: TypeAlias = Ratio | Fraction | Money | int

#: What goes into a formula.
Term: TypeAlias = int | Decimal | Fraction | Money


class Status(StrEnum):
    """Whether there is a value, and if not, whose fault it is not."""

    #: There is a value.
    MEASURED = "measured"
    #: The formula has no value for these rows, as with nothing to divide by.
    UNDEFINED = "undefined"
    #: The time to observe it has not passed yet.
    NOT_YET_OBSERVABLE = "not_yet_observable"
    #: The rows make the question impossible, as with two currencies in one sum.
    REFUSED = "refused"


@frozen
class Source:
    """Who defines a metric this way: in words, and the citations behind it."""

    text: Text
    citations: tuple[str, ...] = ()


class NotMeasured(SalesTermsError, ArithmeticError):
    """A value was demanded from a measurement that has none."""

    code = "not_measured"
    message = Text("{0} has no value ({1}): {2}", "{0} heeft geen waarde ({1}): {2}")

    def __init__(self, metric: str, status: str, reason: str, details: tuple[str, ...]) -> None:
        """Keep the metric, the status, the reason's code and its details."""
        super().__init__(metric, status, reason, details)

    def text(self, lang: str = "en") -> str:
        """The metric, its status and its reason in words."""
        metric, status, reason, details = self.args
        said = Sentence(reason_text(reason, lang, details))
        return self.message.say(lang).format(metric, status, said)


@frozen(kw_only=True, repr=False)
class Measurement:
    """The answer of one metric on one set of rows.

    `value` is a Ratio (close ratio), a Fraction (days), a Money or an int; None unless `status`
    is measured. `counted` rows went into the formula; `excluded` says for every other row why it
    did not: together they are all `rows` that were given. It holds numbers and, if asked for,
    ids; never the rows. Two measurements are equal when everything in them is.
    """

    metric: str
    variant: str
    title: Text
    definition: str
    value: Value | None
    status: Status
    reason: str = ""
    details: tuple[str, ...] = ()
    unit: str
    formula: str
    latex: str
    inputs: FrozenMapping[str, Term] = field(converter=FrozenMapping)
    counted: int
    excluded: FrozenMapping[str, int] = field(converter=FrozenMapping)
    period: Period | None
    as_of: date | None
    date_field: str
    currency: str = ""
    source: Source
    exact: bool = True
    ids: FrozenMapping[str, tuple[str, ...]] | None = None

    @property
    def rows(self) -> int:
        """How many rows were given: counted and excluded together."""
        return self.counted + sum(self.excluded.values())

    @property
    def small_sample(self) -> bool:
        """Whether a ratio rests on fewer than 30 counted things."""
        return isinstance(self.value, Ratio) and self.value.small_sample

    def or_raise(self) -> Value:
        """The value; without one, `NotMeasured` with the reason."""
        if self.value is None:
            raise NotMeasured(self.metric, self.status, self.reason, self.details)
        return self.value

    def explain(self, lang: str = "en") -> str:
        """Several lines of plain text: definition, numbers, rows left out and why, whose it is."""
        return "\n".join(_in_words().explanation(self, lang))

    def __repr__(self) -> str:
        return f"<Measurement {_in_words().one_line(self, 'en')}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        return str(_in_words().html_card(self, "en"))


def _in_words() -> ModuleType:
    """The words and tables of an explanation: loaded when a result is first shown."""
    from salesterms.results import explanation

    return explanation
