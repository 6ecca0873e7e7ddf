"""A metric's definitions in words, read from the variants themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import Text
from salesterms.results.explanation import DATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.metrics.variant import Variant

_BY = Text("selected and grouped by {0}", "geselecteerd en gegroepeerd op {0}")
_NEEDS = Text("needs {0}", "vraagt om {0}")


def descriptions(title: Text, variants: Iterable[Variant], lang: str) -> Iterator[str]:
    """A line for the metric, and for each variant what it is, its date, its needs, its source."""
    yield title.say(lang)
    for variant in variants:
        says, definition = variant.says.say(lang), variant.definition.say(lang)
        yield f"  {variant.name}: {says}" + ("" if says == definition else f" = {definition}")
        about = [_BY.say(lang).format(DATES[variant.date].say(lang))]
        if variant.needs:
            about.append(_NEEDS.say(lang).format(", ".join(variant.needs)))
        yield f"    {'; '.join(about)}; {variant.source.text.say(lang)}"
