"""A survival curve in words: loaded when one is first shown."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from salesterms._render import text_table
from salesterms.errors import Text
from salesterms.results.words import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.metrics.survival.curve import SurvivalCurve

_TITLE: Final = Text("Survival by Kaplan-Meier", "Overleving volgens Kaplan-Meier")
_COUNTED: Final = Text("{0} of {1} rows counted", "{0} van {1} rijen meegeteld")
_LEFT_OUT: Final = Text("left out: {0} x {1}", "buiten beschouwing: {0} x {1}")
_MEDIAN: Final = Text("median {0}", "mediaan {0}")
_NOT_REACHED: Final = Text(
    "median not reached: after {0} more than half were still there",
    "mediaan niet bereikt: na {0} was meer dan de helft er nog",
)
_COLUMNS: Final = (
    Text("time", "tijd"),
    Text("at risk", "er nog"),
    Text("ended", "afgelopen"),
    Text("censored", "laatst gezien"),
    Text("survival", "overleving"),
)
_MORE: Final = Text("and {0} more", "en nog {0}")
#: Steps that are shown.
_MOST: Final = 20


def one_line(curve: SurvivalCurve, lang: str) -> str:
    """The median and the rows behind the curve."""
    rows = curve.counted + sum(curve.left_out.values())
    return f"{_median(curve, lang)}; {_COUNTED.say(lang).format(curve.counted, rows)}"


def _median(curve: SurvivalCurve, lang: str) -> str:
    if curve.last is None:
        return reason_text("nothing_counted", lang)
    median = curve.median  # of many steps it takes a while: it is asked once
    if median is None:
        return _NOT_REACHED.say(lang).format(curve.last)
    return _MEDIAN.say(lang).format(median)


def told(curve: SurvivalCurve, lang: str) -> Iterator[str]:
    """The lines of `SurvivalCurve.explain`."""
    yield f"{_TITLE.say(lang)}: {one_line(curve, lang)}"
    for reason, count in sorted(curve.left_out.items()):
        yield f"  {_LEFT_OUT.say(lang).format(count, reason_text(reason, lang))}"
    if curve.times:
        yield text_table([word.say(lang) for word in _COLUMNS], _cells(curve))
    if len(curve.times) > _MOST:
        yield f"  {_MORE.say(lang).format(len(curve.times) - _MOST)}"


def _cells(curve: SurvivalCurve) -> list[list[str]]:
    columns = curve.times, curve.at_risk, curve.ended, curve.censored, curve.survival
    return [
        [*map(str, counts), str(survival) if curve.exact else f"{survival:.4f}"]
        for *counts, survival in islice(zip(*columns, strict=True), _MOST)
    ]
