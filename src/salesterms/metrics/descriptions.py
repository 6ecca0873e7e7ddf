"""A metric's definitions in words, read from the variants themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import Text
from salesterms.metrics.variant import Variant
from salesterms.results.explanation import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.metrics.definition import Definition
    from salesterms.metrics.family import Family

_BY = Text("selected and grouped by {0}", "geselecteerd en gegroepeerd op {0}")
_NEEDS = Text("needs {0}", "vraagt om {0}")
_TAKES = Text("takes {0}", "neemt {0}")


def descriptions(family: Family, lang: str) -> Iterator[str]:
    """A line for the metric, and for each variant what it is, its date, its needs, its source."""
    yield family.title.say(lang)
    for variant in family.variants.values():
        says, definition = variant.says.say(lang), variant.definition.say(lang)
        yield f"  {variant.name}: {says}" + ("" if says == definition else f" = {definition}")
        yield f"    {'; '.join([*_about(variant, lang), variant.source.text.say(lang)])}"


def _about(variant: Definition, lang: str) -> Iterator[str]:
    if not isinstance(variant, Variant):
        yield _TAKES.say(lang).format(", ".join(variant.arguments))
        return
    yield _BY.say(lang).format(date_words(variant.date).say(lang))
    if variant.needs:
        yield _NEEDS.say(lang).format(", ".join(variant.needs))


def documentation(family: Family) -> str:
    """The docstring of one metric: its definitions, its edges, and where a call is described."""
    lines = [*descriptions(family, "en")]
    if family.edges:
        lines += ["", "At the edges:"]
    for edge in family.edges:
        only = f" ({', '.join(edge.variants)})" if edge.variants else ""
        lines.append(f"- {edge.when.en}{only}: {edge.gives.en}")
    return "\n".join([*lines, "", f"What a call takes: see {type(family).__name__}."])
