"""A fit in words: loaded when one is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.results.words import reason_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.metrics.survival.fitting import SbgFit

_TITLE: Final = Text("Shifted beta geometric", "Shifted beta geometric")
_NONE: Final = Text("no parameters, since {0}", "geen parameters, want {0}")
_FOUND: Final = Text("alpha {0}, beta {1}", "alfa {0}, beta {1}")
_FOLLOWED: Final = Text(
    "customers at the start: {0}; renewals followed: {1}",
    "klanten bij het begin: {0}; gevolgde verlengingen: {1}",
)
_LIKELIHOOD: Final = Text(
    "log-likelihood: {0}, of each customer {1}",
    "log-aannemelijkheid: {0}, per klant {1}",
)
_OFF: Final = Text(
    "the parameters are off by a share of {0:g} of them at most, by rounding",
    "de parameters wijken door afronding hooguit een deel van {0:g} af",
)


def told(fit: SbgFit, lang: str) -> Iterator[str]:
    """The lines of `SbgFit.explain`."""
    yield f"{_TITLE.say(lang)}: {_outcome(fit, lang)}"
    yield f"  {_FOLLOWED.say(lang).format(fit.customers, fit.periods)}"
    if fit.log_likelihood is not None:
        each = fit.log_likelihood / fit.customers
        whole = value_text(fit.log_likelihood, lang)
        yield f"  {_LIKELIHOOD.say(lang).format(whole, value_text(each, lang))}"
        yield f"  {_OFF.say(lang).format(fit.tolerance)}"


def _outcome(fit: SbgFit, lang: str) -> str:
    if fit.model is None:
        return _NONE.say(lang).format(reason_text(fit.reason, lang))
    return _FOUND.say(lang).format(value_text(fit.alpha, lang), value_text(fit.beta, lang))
