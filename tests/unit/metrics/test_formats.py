"""Values, counts and dates as a language writes them, rounded once by a named mode."""

import sys
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from salesterms import Category, Measurement, Money, Opportunity, Ratio, close_ratio, won_revenue
from salesterms.documents import structure, unstructure
from salesterms.errors import UnknownLanguage
from salesterms.results import Value
from salesterms.results.notation import Notation
from salesterms.results.words import value_text
from salesterms.values.decimals import BadDigits, UnknownRounding

SPACE = "\u00a0"  # between the sign of a currency and the amount

DEALS = [
    Opportunity(
        id=f"D-{number}",
        status=Category.WON if number % 2 else Category.LOST,
        owner="Ann",
        amount=Money("1.5", "EUR"),
        created=date(2024, 1, 2),
        closed=date(2024, 2, 1),
    )
    for number in range(1200)
]


def measured(value: Value, unit: str) -> Measurement:
    """An answer with this value."""
    return evolve(close_ratio.formula(won=1, lost=1), value=value, unit=unit)


@pytest.fixture
def without_babel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salesterms._render.formats.babel_is_here", lambda: False)


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english", "plain"),
    [
        (Ratio(1, 8), "ratio", "12,5%", "12.5%", "12.5 %"),
        (Ratio(40, 1), "ratio", "4.000,0%", "4,000.0%", "4000.0 %"),
        (Ratio(16, 5), "times", "3,20 ×", "3.20 ×", "3.20 ×"),
        (Money("1234.56", "EUR"), "money", f"€{SPACE}1.234,56", "€1,234.56", "1234.56 EUR"),
        (Money("1234.5", "JPY"), "money", f"JP¥{SPACE}1.235", "¥1,235", "1235 JPY"),
        (Money("-2.5", "EUR"), "money", f"€{SPACE}-2,50", "-€2.50", "-2.50 EUR"),
        (Fraction(77, 2), "days", "38,50 dagen", "38.50 days", "38.50"),
        (-9582.42556, "log", "-9.582,43", "-9,582.43", "-9582.43"),
        (0.000012345678, "", "0,0000123457", "0.0000123457", "0.0000123457"),
        (0.125, "ratio", "12,5%", "12.5%", "12.5 %"),
        (1234, "opportunities", "1.234 verkoopkansen", "1,234 opportunities", "1234"),
    ],
)
def test_a_value_stands_as_in_the_language(
    value: Value, unit: str, dutch: str, english: str, plain: str
) -> None:
    pytest.importorskip("babel", reason="needs Babel")
    found = measured(value, unit)

    assert found.format("nl") == dutch
    assert found.format() == english
    assert found.format(localised=False).startswith(plain)


@pytest.mark.parametrize(
    "value",
    [
        Ratio(1, 16),
        Ratio(3, 16),
        Ratio(1, 3),
        Fraction(1, 8),
        Fraction(3, 8),
        7,
        Money("2.675", "EUR"),
        2 / 3,
        -1e-9,
    ],
)
def test_in_plain_notation_it_is_what_explain_shows(value: Value) -> None:
    found = measured(value, "ratio" if isinstance(value, Ratio) else "other")

    assert found.format(localised=False) == value_text(value)


def test_it_is_rounded_once_by_the_mode_that_is_named() -> None:
    sixth = measured(Ratio(1, 16), "ratio")  # 6.25 %

    def shown(**how: object) -> str:
        return sixth.format(localised=False, **how)  # type: ignore[arg-type] # as a caller has it

    assert shown() == "6.2 %"
    assert shown(rounding="half_up") == "6.3 %"
    assert shown(digits=0, rounding="up") == "7 %"
    assert shown(digits=4) == "6.2500 %"
    assert measured(Money("1.005", "EUR"), "money").format(digits=3, localised=False) == "1.005 EUR"
    assert measured(Money("1", "XAU"), "money").format(localised=False) == "1.000000 XAU"


def test_a_floating_point_number_says_how_far_off_it_may_be() -> None:
    found = evolve(measured(7.530123456, "years"), exact=False, tolerance=1e-9)

    assert found.format(digits=2) == "7.53"
    assert "Note: computed in floating point; the relative error is at most 1e-09" in str(found)
    assert "de relatieve afwijking is hooguit 1e-09" in found.explain("nl")
    assert "rounded" not in str(found)
    assert structure(unstructure(found), Measurement) == found


def test_a_way_to_round_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownRounding):
        measured(Ratio(1, 3), "ratio").format(rounding="nearest")
    with pytest.raises(BadDigits):
        measured(Ratio(1, 3), "ratio").format(digits=-1)
    with pytest.raises(UnknownLanguage):
        measured(Ratio(1, 3), "ratio").format("fr")


def test_without_a_value_the_status_is_said() -> None:
    assert close_ratio.formula(won=0, lost=0).format("nl") == "onbepaald"


def test_an_explanation_can_stand_as_in_the_language() -> None:
    pytest.importorskip("babel", reason="needs Babel")
    answer = close_ratio(DEALS, period="2024-Q1", as_of="2024-02-10")
    said = answer.explain("nl", localised=True)

    assert said.splitlines()[0] == "Sluitingsverhouding (decided_count): 50,0%"
    assert "Meegeteld: 1.200 van 1.200 rijen" in said
    assert "Periode: van 1 januari 2024 tot 1 april 2024" in said
    assert "Peildatum: 10 februari 2024" in said
    assert "notatie" not in said
    assert "Periode: van 2024-01-01 tot 2024-04-01" in answer.explain("nl")


def test_rows_left_out_are_counted_so_as_well() -> None:
    pytest.importorskip("babel", reason="needs Babel")
    answer = close_ratio(DEALS, period="2023-Q1")

    assert "Left out: 1,200 outside the period" in answer.explain(localised=True)


@pytest.mark.usefixtures("without_babel")
def test_without_babel_it_is_plain_and_a_line_says_so() -> None:
    answer = close_ratio(DEALS)

    assert answer.format("nl") == "50.0 %"
    said = answer.explain("nl", localised=True).splitlines()
    assert said[:-1] == answer.explain("nl").splitlines()
    assert said[-1].startswith("  Let op: getallen en datums in kale notatie")


def test_a_table_can_stand_as_in_the_language() -> None:
    pytest.importorskip("babel", reason="needs Babel")
    _, lines = close_ratio(DEALS, by="owner").table("nl", localised=True)
    assert lines == [
        ["Ann", "50,0%", "1.200", "1.200", ""],
        ["totaal", "50,0%", "1.200", "1.200", ""],
    ]

    _, plain = close_ratio(DEALS, by="owner").table("nl")
    assert plain[0] == ["Ann", "50.0 %", "1200", "1200", ""]

    _, amounts = won_revenue(DEALS).table("nl", localised=True)
    assert amounts[0][:2] == ["EUR", f"€{SPACE}900,00"]


def test_explaining_loads_no_babel_unless_asked() -> None:
    before = set(sys.modules)
    close_ratio(DEALS).explain("nl")

    assert not {name for name in set(sys.modules) - before if name.startswith("babel")}


def test_a_notation_is_equal_to_another_that_writes_the_same() -> None:
    assert Notation("nl", localised=False) == Notation("nl", localised=False)
