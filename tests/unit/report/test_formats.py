"""Numbers, amounts and dates in a language: with Babel as it writes them, without it plain."""

from datetime import date
from decimal import Decimal, localcontext

import pytest

from salesterms._render import Formatter
from salesterms.errors import UnknownLanguage

AMOUNT = Decimal("-1234567.50")


def test_plain_form_is_the_same_in_every_language() -> None:
    for lang in ("en", "nl"):
        plain = Formatter(lang, localised=False)

        assert plain.number(1234567) == "1234567"
        assert plain.number(Decimal("0.50")) == "0.50"
        assert plain.percent(Decimal("45.0")) == "45.0 %"
        assert plain.money(AMOUNT, "EUR") == "-1234567.50 EUR"
        assert plain.day(date(2024, 3, 1)) == "2024-03-01"


@pytest.mark.parametrize(
    ("lang", "number", "percent", "money", "yen", "day"),
    [
        ("nl", "1.234.567", "45,0%", "€\xa0-1.234.567,50", "JP¥\xa012", "1 maart 2024"),
        ("en", "1,234,567", "45.0%", "-€1,234,567.50", "¥12", "1 March 2024"),
    ],
)
def test_babel_writes_as_in_the_language(
    lang: str, number: str, percent: str, money: str, yen: str, day: str
) -> None:
    pytest.importorskip("babel", reason="needs Babel")
    formats = Formatter(lang, localised=True)

    assert formats.number(1234567) == number
    assert formats.percent(Decimal("45.0")) == percent
    assert formats.money(AMOUNT, "EUR") == money
    assert formats.money(Decimal(12), "JPY") == yen
    assert formats.day(date(2024, 3, 1)) == day


def test_the_decimal_context_of_the_caller_changes_nothing() -> None:
    pytest.importorskip("babel", reason="needs Babel")
    formats = Formatter("en", localised=True)
    with localcontext() as hostile:
        hostile.prec = 2
        assert formats.money(AMOUNT, "EUR") == "-€1,234,567.50"
        assert formats.percent(Decimal("45.35")) == "45.35%"
        assert formats.number(AMOUNT) == "-1,234,567.50"


def test_another_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        Formatter("fr")
