"""A fit in words: loaded when one is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text
from salesterms.results.words import reason_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.metrics.fits import ModelFit

_NONE: Final = Text("no parameters, since {0}", "geen parameters, want {0}")
_LEFT_OUT: Final = Text("left out: {0} x {1}", "buiten beschouwing: {0} x {1}")
_LIKELIHOOD: Final = Text(
    "log-likelihood: {0}, of each customer {1}",
    "log-aannemelijkheid: {0}, per klant {1}",
)
_OFF: Final = Text(
    "the relative error of the parameters, by rounding, is at most {0:g}",
    "de relatieve afwijking van de parameters, door afronding, is hooguit {0:g}",
)


def told(fit: ModelFit[Any], lang: str) -> Iterator[str]:
    """The lines of `ModelFit.explain`."""
    yield f"{fit.title.say(lang)}: {outcome(fit, lang)}"
    yield f"  {fit.counted.say(lang).format(fit)}"
    for reason, count in sorted(fit.left_out.items()):
        yield f"  {_LEFT_OUT.say(lang).format(count, reason_text(reason, lang))}"
    if fit.log_likelihood is not None:
        each = fit.log_likelihood / fit.customers
        whole = value_text(fit.log_likelihood, lang)
        yield f"  {_LIKELIHOOD.say(lang).format(whole, value_text(each, lang))}"
        yield f"  {_OFF.say(lang).format(fit.tolerance)}"


def outcome(fit: ModelFit[Any], lang: str) -> str:
    """The parameters by name, or why there are none."""
    if fit.parameters is None:
        return _NONE.say(lang).format(reason_text(fit.reason, lang, fit.details))
    numbers = zip(fit.names, fit.parameters.numbers, strict=True)
    return ", ".join(f"{name.say(lang)} {value_text(number, lang)}" for name, number in numbers)
