"""The words in which results speak: buckets, reasons, and values as text. Codes are English ids."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.results.reasons import REASONS
from salesterms.values import Money, Ratio, rounded_fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Digits that a floating-point number is shown with, from the first that is not 0.
_SHOWN_DIGITS: Final = 6

#: Reasons whose details are words of ours, such as terms of a formula, not names of a user's.
OF_TERMS: Final = frozenset({"zero_denominator", "mixed_time_units"})
#: A term within them: a sign that stands between two, such as x, is none.
_NAME: Final = re.compile(r"[a-z]\w+")


def reason_text(code: str, lang: str, details: Sequence[str] = ()) -> str:
    """What a code says; a code of the user's own speaks for itself, underscores as spaces."""
    known = REASONS.get(code)
    said = known.say(lang) if known else code.replace("_", " ")
    if code in OF_TERMS:
        details = [_NAME.sub(lambda found: reason_text(found[0], lang), each) for each in details]
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
    return f"{significant(value):f}" if isinstance(value, float) else str(value)


def significant(value: float) -> Decimal:
    """A floating-point number in six digits from the first that is not 0, without idle zeros.

    >>> significant(2 / 3), significant(-9582.42556), significant(0.000012), significant(2.0)
    (Decimal('0.666667'), Decimal('-9582.43'), Decimal('0.000012'), Decimal('2'))
    """
    return Decimal(f"{value:.{_SHOWN_DIGITS}g}")


def term_text(value: Decimal | Fraction | Money | float | None) -> str:
    """An input as it stands in a formula: exact, never rounded where it need not be.

    What is not known is a question mark, as the mean purchase of who did not buy again.
    """
    if value is None:
        return "?"
    return value_text(value) if isinstance(value, Fraction | float) else str(value)
