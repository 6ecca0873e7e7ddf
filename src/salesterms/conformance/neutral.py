"""Values in the neutral forms of the vectors, and back: no type of one language is in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeVar

from salesterms.conformance.kinds import NotAForm
from salesterms.conformance.layout import FORMS
from salesterms.errors import Text
from salesterms.values import FrozenMapping, Money, Ratio

if TYPE_CHECKING:
    from salesterms.results.answer import Value

T = TypeVar("T")

#: Digits after the mark that the format has.
_DIGITS: Final = 30

_A_FORM: Final = Text(
    'text such as {"decimal": "0.25"}, with the keys and digits of the format',
    'tekst zoals {"decimal": "0.25"}, met de sleutels en cijfers van het formaat',
)


def given(form: Any) -> Any:
    """The value that a form stands for: an argument of a call, or a term of a formula.

    >>> given({"amount": "950.00", "currency": "EUR"}), given([{"decimal": "0.25"}, 3, "Ann"])
    (Money('950.00', 'EUR'), [Decimal('0.25'), 3, 'Ann'])
    >>> given({"ratio": "1/4"}), given({"number": "7/2"}), given({"date": "2024-12-31"})
    (Ratio(1, 4), Fraction(7, 2), datetime.date(2024, 12, 31))

    Other objects stay objects, with their values read. Raises `NotAForm` and what the values
    themselves raise, such as a currency that there is not.
    """
    if isinstance(form, list):
        return [given(one) for one in form]
    if not isinstance(form, dict):
        return form
    keys = frozenset(form)
    if keys not in FORMS:
        return {key: given(one) for key, one in form.items()}
    _check(form, keys)
    if "amount" in keys:
        return Money(form["amount"], form["currency"])
    ((name, text),) = form.items()
    if name == "ratio":
        numerator, _, denominator = text.partition("/")
        return Ratio(int(numerator), int(denominator or 1))
    return _day(form, text) if name == "date" else _NUMBERS[name](text)


_NUMBERS: Final[dict[str, Any]] = {"decimal": Decimal, "number": Fraction}


def wanted(inputs: Mapping[str, Any], name: str, kind: type[T]) -> T:
    """What stands under a key of the inputs of an operation; raises `NotAForm` for another kind."""
    value = inputs.get(name)
    if not isinstance(value, kind):
        raise NotAForm(value, Text(f"{name} as {kind.__name__}", f"{name} als {kind.__name__}"))
    return value


def _check(form: dict[str, Any], keys: frozenset[str]) -> None:
    found: list[object] = []
    FORMS[keys].check(form, "", found.append)
    if found:
        raise NotAForm(form, _A_FORM)


def _day(form: dict[str, Any], text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotAForm(form, _A_FORM) from None


def row_document(form: Any) -> Any:
    """A row of a vector as a document of its class: forms become what documents have for them.

    >>> row_document({"id": "D-1", "amount": {"amount": "950.00", "currency": "EUR"}})
    {'id': 'D-1', 'amount': '950.00 EUR'}
    """
    if isinstance(form, list):
        return [row_document(one) for one in form]
    if not isinstance(form, dict):
        return form
    if frozenset(form) not in FORMS:
        return {key: row_document(one) for key, one in form.items()}
    if "amount" in form:
        return f"{form['amount']} {form['currency']}"
    ((name, text),) = form.items()
    if name == "ratio":
        value = given(form)
        return {"numerator": value.numerator, "denominator": value.denominator}
    # documents write a fraction as two whole numbers
    return f"{text}/1" if name == "number" and "/" not in str(text) else text


def form_of(value: Value, tolerance: float | None = None) -> dict[str, Any]:
    """The value of an answer in its form; `tolerance` is how far off a float may be.

    >>> form_of(Ratio(5, 15)), form_of(3), form_of(Fraction(7, 2))
    ({'ratio': '1/3'}, {'number': '3'}, {'number': '7/2'})
    >>> form_of(Money("950.00", "EUR"))
    {'money': {'amount': '950.00', 'currency': 'EUR'}}
    >>> form_of(7.5, 0.002)
    {'about': {'number': '7.5', 'within': '0.015'}}
    """
    if isinstance(value, Ratio):
        return {"ratio": str(value.fraction())}
    if isinstance(value, Money):
        return {"money": money_form(value)}
    if isinstance(value, float):
        within = abs(value) * (tolerance or 0)
        return {"about": {"number": _written(value), "within": _written(within)}}
    return {"number": str(Fraction(value))}


def _written(number: float) -> str:
    """A float as a decimal number, to the thirty digits after the mark that the format has."""
    shortest = f"{Decimal(repr(number)):f}"
    return shortest if len(shortest.partition(".")[2]) <= _DIGITS else f"{number:.{_DIGITS}f}"


def money_form(money: Money) -> dict[str, str]:
    """An amount in its form."""
    return {"amount": f"{money.amount:f}", "currency": money.currency}


def part_form(part: object) -> Any:
    """A part of a key of a group: text, a whole number, yes or no, or nothing; else its form."""
    if part is None or isinstance(part, bool | int):
        return part
    if isinstance(part, Decimal):
        return {"decimal": f"{part:f}"}
    if isinstance(part, Money):
        return money_form(part)
    return str(part)


def settled(form: Any) -> Any:
    """A form in one spelling, so that equal values are equal: "2/6" is "1/3", "9.50" is "9.5".

    >>> settled({"value": {"ratio": "2/6"}}) == settled({"value": {"ratio": "1/3"}})
    True

    Objects and lists are settled inside. What has no such form stays as it is.
    """
    if isinstance(form, list | tuple):
        return tuple(settled(one) for one in form)
    if isinstance(form, Mapping):
        keys = frozenset(form)
        if keys in FORMS and _fits(form, keys):
            return _spelled(form)
        return FrozenMapping({key: settled(one) for key, one in form.items()})
    # true is not 1
    return (type(form).__name__, form)


def _fits(form: Mapping[str, Any], keys: frozenset[str]) -> bool:
    found: list[object] = []
    FORMS[keys].check(dict(form), "", found.append)
    return not found


def _spelled(form: Mapping[str, Any]) -> tuple[object, ...]:
    if "amount" in form:
        return ("money", Fraction(form["amount"]), form["currency"])
    ((name, text),) = form.items()
    return (name, text if name == "date" else Fraction(text))
