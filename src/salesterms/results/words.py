"""The words in which results speak: buckets, reasons, and values as text. Codes are English ids."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms.errors import Text
from salesterms.results.reasons import REASONS
from salesterms.values import Money, Ratio, rounded_fraction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


def reason_text(code: str, lang: str, details: Sequence[str] = ()) -> str:
    """What a code says; a code of the user's own speaks for itself, underscores as spaces."""
    known = REASONS.get(code)
    said = known.say(lang) if known else code.replace("_", " ")
    return said.replace("{0}", ", ".join(details))


def value_text(value: object, lang: str = "en") -> str:
    """A value in plain, locale-free notation: a point as decimal mark, the unit behind it."""
    if isinstance(value, Ratio):
        undefined = Text("undefined", "onbepaald").say(lang)
        return format(value, ".1%").replace("%", " %") if value.defined else undefined
    if isinstance(value, Fraction):
        return f"{rounded_fraction(value, 2, 'half_up'):f}"
    if isinstance(value, Money):
        return str(value if value.digits is None else value.rounded("half_up"))
    return str(value)


def term_text(value: int | Decimal | Fraction | Money) -> str:
    """An input as it stands in a formula: exact, never rounded where it need not be."""
    return value_text(value) if isinstance(value, Fraction) else str(value)
