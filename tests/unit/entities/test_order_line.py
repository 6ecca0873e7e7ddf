"""An order line is exact: what it comes to adds up, and what is wrong is told all at once."""

import pickle
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from salesterms import Money
from salesterms.documents import dumps, loads
from salesterms.entities import EntityProblems, OrderLine, order_total
from salesterms.errors import WrongArgument
from salesterms.values import CurrencyMismatch

EUR = Money("40.00", "EUR")


def line(**given: object) -> OrderLine:
    return OrderLine(**{"product": "P-1", "quantity": 3, "unit_price": EUR, **given})  # type: ignore[arg-type]


def codes(caught: pytest.ExceptionInfo[EntityProblems]) -> dict[str | None, str]:
    return {problem.path: problem.code for problem in caught.value.problems}


def test_the_total_is_quantity_times_price() -> None:
    assert line().total == Money(120, "EUR")
    assert line(quantity=Decimal("0.25")).total == Money(10, "EUR")


def test_a_discount_is_taken_off_the_price_and_nothing_is_rounded() -> None:
    made = line(quantity=1, unit_price=Money("0.99", "EUR"), discount=Decimal("0.333"))

    assert made.net_unit_price == made.total == Money("0.66033", "EUR")
    assert made.total.rounded("half_up") == Money("0.66", "EUR")


def test_without_a_list_price_nothing_is_said_of_the_list() -> None:
    assert line().list_total is None
    assert line().off_list is None


def test_what_is_off_the_list_counts_the_price_and_the_discount() -> None:
    made = line(discount=Decimal("0.1"), list_price=Money(45, "EUR"))

    assert made.list_total == Money(135, "EUR")
    assert made.off_list is not None
    assert made.off_list.fraction() == Fraction(1, 5)


def test_above_the_list_the_share_is_below_zero_and_of_a_free_list_it_is_undefined() -> None:
    dearer, free = (
        line(list_price=Money(32, "EUR")).off_list,
        line(list_price=Money(0, "EUR")).off_list,
    )

    assert dearer is not None
    assert free is not None
    assert dearer.fraction() == Fraction(-1, 4)
    assert not free.defined


def test_every_fault_of_a_line_is_told_with_its_place() -> None:
    with pytest.raises(EntityProblems) as caught:
        line(product=" ", quantity=0, unit_price=4, discount=Decimal(2), list_price="5 EUR")

    assert codes(caught) == dict.fromkeys(
        ("$.product", "$.quantity", "$.unit_price", "$.discount", "$.list_price"), "not_as_asked"
    )
    assert "boven 0" in caught.value.text("nl")
    assert pickle.loads(pickle.dumps(caught.value)).text() == caught.value.text()


@pytest.mark.parametrize("quantity", [0, -1, Decimal("NaN"), Decimal("sNaN"), 1.5, True, "2", None])
def test_a_quantity_is_an_exact_number_above_zero(quantity: object) -> None:
    with pytest.raises(EntityProblems) as caught:
        line(quantity=quantity)

    assert codes(caught) == {"$.quantity": "not_as_asked"}


def test_prices_are_not_negative_and_in_one_currency() -> None:
    with pytest.raises(EntityProblems) as caught:
        line(unit_price=Money(-1, "EUR"), list_price=Money(-2, "USD"))

    found = [(problem.code, problem.path) for problem in caught.value.problems]
    assert found == [
        ("negative_price", "$.unit_price"),
        ("negative_price", "$.list_price"),
        ("other_currency", "$.list_price"),
    ]
    assert "USD" in str(caught.value)


@pytest.mark.parametrize(
    "given",
    [
        {"quantity": Decimal("1E-29"), "unit_price": Money("0.01", "EUR")},
        {"quantity": 10**20, "list_price": Money(10**15, "EUR")},
    ],
)
def test_a_line_without_an_exact_total_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(EntityProblems) as caught:
        line(**given)

    assert codes(caught) == {"$.quantity": "not_exact"}


def test_a_discount_finer_than_any_number_is_no_share() -> None:
    with pytest.raises(EntityProblems) as caught:
        line(discount=Decimal("1E-999999"))

    assert codes(caught) == {"$.discount": "not_as_asked"}


@pytest.mark.parametrize("quantity", [10**40, Decimal("1E-999999")])
def test_a_number_that_no_arithmetic_bears_is_no_quantity(quantity: Decimal) -> None:
    with pytest.raises(EntityProblems) as caught:
        line(quantity=quantity)

    assert codes(caught) == {"$.quantity": "not_as_asked"}


def test_an_order_adds_up_and_an_empty_one_has_no_currency() -> None:
    assert order_total([line(), line(quantity=1)]) == Money(160, "EUR")
    assert order_total(iter(())) is None


def test_lines_in_two_currencies_never_add_up() -> None:
    with pytest.raises(CurrencyMismatch):
        order_total([line(), line(unit_price=Money(1, "USD"))])


@pytest.mark.parametrize("given", ["line", 5, [EUR]])
def test_what_is_no_list_of_lines_is_refused(given: object) -> None:
    with pytest.raises(WrongArgument):
        order_total(given)  # type: ignore[arg-type]


def test_a_document_of_a_line_comes_back() -> None:
    made = line(discount=Decimal("0.05"), list_price=EUR)

    assert loads(dumps(made), OrderLine) == made


def test_an_order_line_loads_neither_facts_nor_vocabularies() -> None:
    code = (
        "import sys; from salesterms.entities import OrderLine; "
        "print([m for m in sys.modules if m.startswith(('salesterms.facts', "
        "'salesterms.vocabularies', 'salesterms.journey', 'salesterms.entities.teams'))])"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"
