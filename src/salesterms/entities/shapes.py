"""What a field of an entity must be: the shapes that many classes share, and how each is said."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from salesterms.errors import SalesTermsError, Shape, Text, of_kind
from salesterms.values import FrozenMapping, Money, Period, instant, is_zone
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from enum import Enum


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_instant(value: object) -> bool:
    try:
        instant(value)
    except SalesTermsError:
        return False
    return True


def _is_share(value: object) -> bool:
    return type(value) is Decimal and is_bounded(value) and 0 <= value <= 1


#: Text that is there: None says that there is none, never "".
TEXT: Final = Shape(Text("text that is not empty", "tekst die niet leeg is"), _is_text)
TEXT_OR_NONE: Final = TEXT.or_none()
#: Text as a source has it, which may be empty.
ANY_TEXT: Final = of_kind(str, Text("text", "tekst"))
ANY_TEXT_OR_NONE: Final = ANY_TEXT.or_none()
AN_ID: Final = Shape(Text("an id that is not empty", "een kenmerk dat niet leeg is"), _is_text)
#: White space is an id: a source may have it, and then it is told apart by it.
SOURCE_ID: Final = Shape(AN_ID.said, lambda value: isinstance(value, str) and value != "")
#: A plain date: an instant is one to `isinstance`, and counts on another day elsewhere.
A_DATE: Final = Shape(
    Text("a date, not an instant or text", "een date, geen tijdstip of tekst"),
    lambda value: type(value) is date,
)
DATE_OR_NONE: Final = A_DATE.or_none()
AN_INSTANT: Final = Shape(
    Text("a datetime with a time zone", "een datetime met een tijdzone"),
    lambda value: isinstance(value, datetime) and _is_instant(value),
)
#: The name of a time zone, as the IANA database has it.
A_ZONE: Final = Shape(
    Text(
        "the name of a time zone, such as 'Europe/Amsterdam'",
        "de naam van een tijdzone, zoals 'Europe/Amsterdam'",
    ),
    is_zone,
)
A_PERIOD: Final = of_kind(Period, Text("a Period", "een Period"))
MONEY: Final = of_kind(Money, Text("a Money", "een Money"))
MONEY_OR_NONE: Final = MONEY.or_none()
MONEY_FROM_ZERO: Final = Shape(
    Text("a Money of 0 or more", "een Money van 0 of meer"),
    lambda value: isinstance(value, Money) and value.amount >= 0,
)
A_SHARE: Final = Shape(
    Text(
        "a Decimal from 0 to 1, not a percentage",
        "een Decimal van 0 tot en met 1, geen percentage",
    ),
    _is_share,
)
#: A number that is exact: a whole one, or a Decimal; neither a float nor yes or no.
A_NUMBER: Final = Shape(
    Text("an exact number: an int or a finite Decimal", "een exact getal: een int of Decimal"),
    is_bounded,  # 1E+999999 is finite, and takes for ever
)
NOT_NEGATIVE: Final = Shape(
    Text("an exact number of 0 or more", "een exact getal van 0 of meer"),
    lambda value: is_bounded(value) and value >= 0,  # type: ignore[operator] # it is a number
)
POSITIVE: Final = Shape(
    Text("an exact number above 0", "een exact getal boven 0"),
    lambda value: is_bounded(value) and value > 0,  # type: ignore[operator] # it is a number
)
#: The largest whole number of a document: beyond it nothing is counted, and digits take for ever.
_MOST: Final = 1 << 128
A_COUNT: Final = Shape(
    Text("a whole number of 0 or more", "een geheel getal van 0 of meer"),
    lambda value: type(value) is int and 0 <= value <= _MOST,
)
#: The same without 0.
FROM_ONE: Final = Shape(
    Text("a whole number of 1 or more", "een geheel getal van 1 of meer"),
    lambda value: type(value) is int and 1 <= value <= _MOST,
)
#: How many, by reason.
COUNTS: Final = Shape(
    Text("a FrozenMapping of text to whole numbers", "een FrozenMapping van tekst naar getallen"),
    lambda value: (
        isinstance(value, FrozenMapping)
        and all(map(ANY_TEXT.fits, value))
        and all(map(A_COUNT.fits, value.values()))
    ),
)
YES_OR_NO: Final = Shape(Text("True or False", "True of False"), lambda value: type(value) is bool)


def one_of(kind: type[Enum]) -> Shape:
    """A member of an enum, never its text.

    >>> from salesterms.lifecycle import Category
    >>> one_of(Category).fits(Category.WON), one_of(Category).fits("won")
    (True, False)
    """
    first = next(iter(kind))
    article = "an" if kind.__name__[0] in "AEIOU" else "a"
    return Shape(
        Text(
            f"{article} {kind.__name__}, such as {kind.__name__}.{first.name}",
            f"een {kind.__name__}, zoals {kind.__name__}.{first.name}",
        ),
        lambda value: type(value) is kind,
    )
