"""One number with everything needed to trust it, or the reason why there is no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import SalesTermsError, Sentence, Text
from salesterms.results.answer import Answer, Value

if TYPE_CHECKING:
    from types import ModuleType


def in_words() -> ModuleType:
    """The words and tables of results: loaded when one is first shown, as showing takes most."""
    from salesterms.results import explanation

    return explanation


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
        said = Sentence(in_words().reason_text(reason, lang, details))
        return self.message.say(lang).format(metric, in_words().status_text(status, lang), said)


@frozen(kw_only=True, repr=False)
class Measurement(Answer):
    """The answer of one metric on one set of rows.

    >>> from salesterms import Category, Opportunity, close_ratio
    >>> measured = close_ratio([Opportunity(id="D-1", status=Category.OPEN)])
    >>> measured.value, measured.status.value, measured.excluded
    (None, 'undefined', {'open': 1})

    `value` is a Ratio (close ratio), a Fraction (days), a Money or an int, and a float where a
    statistical model gives it, right to `tolerance`; None unless `status` is measured. `counted`
    rows went into the formula; `excluded` says for every other row why it did not: together they
    are all `rows` that were given. It holds numbers and, if asked for, ids; never the rows. Two
    measurements are equal when everything in them is.
    """

    def or_raise(self) -> Value:
        """The value; without one, `NotMeasured` with the reason."""
        if self.value is None:
            raise NotMeasured(self.metric, self.status, self.reason, self.details)
        return self.value

    def explain(self, lang: str = "en", *, localised: bool = False) -> str:
        """Several lines of plain text: definition, numbers, rows left out and why, whose it is.

        With `localised` the value, the counts and the dates stand as in that language, if Babel
        (`pip install 'salesterms[i18n]'`) is there to say how; else in plain notation, and a line
        says so. The formula keeps its exact numbers either way.
        """
        return "\n".join(in_words().explanation(self, lang, localised=localised))

    def format(
        self,
        lang: str = "en",
        *,
        digits: int | None = None,
        rounding: str | None = None,
        localised: bool | None = None,
    ) -> str:
        """The value with its unit, as readers of a language write it; without a value its status.

        >>> from salesterms import close_ratio
        >>> close_ratio.formula(won=1, lost=7).format("nl", localised=False)
        '12.5 %'
        >>> close_ratio.formula(won=1, lost=7).format(digits=0, rounding="up", localised=False)
        '13 %'

        With Babel (`pip install 'salesterms[i18n]'`) it is '12,5%' in Dutch; `localised` None means
        if Babel is there, False the plain notation of `explain`. It is rounded once, from the exact
        value, to `digits` after the mark (0 to 30; else `BadDigits`): 1 of a percentage, 2 of
        another number, those of its currency for an amount, none for a count. `rounding` is
        half_even, half_up, up, down, floor or ceiling (else `UnknownRounding`); without it a
        percentage is rounded half to even and all else half up, as in `explain`.
        """
        notation = in_words().Notation(lang, localised, digits, rounding)
        return str(in_words().shown_value(self, lang, notation))

    def __repr__(self) -> str:
        return f"<Measurement {in_words().one_line(self, 'en')}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        return str(in_words().html_card(self, "en"))
