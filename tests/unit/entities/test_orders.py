"""What is bought and paid: exact amounts, days without overlap, and every fault told at once."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from salesterms import Money
from salesterms.documents import DocumentProblems, dumps, loads, structure
from salesterms.entities import (
    PAYMENT_KIND_WORDS,
    TRANSACTION_KIND_WORDS,
    EntityProblems,
    Order,
    OrderLine,
    Payment,
    PaymentKind,
    Subscription,
    TransactionKind,
)
from salesterms.errors import WrongArgument

DAY = date(2026, 3, 2)
FLOUR = Order(id="O-1", account="A-1", ordered_on=DAY, amount=Money("11800", "EUR"))


def subscription(**given: object) -> Subscription:
    about = {
        "id": "S-1",
        "account": "A-1",
        "started_on": DAY,
        "amount": Money("600", "USD"),
        "interval_months": 12,
        "trial": False,
        **given,
    }
    return Subscription(**about)  # type: ignore[arg-type]


def paths(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_a_transaction_is_b2b_where_both_parties_are_companies() -> None:
    """000:14: a mill that delivers to a factory; it hangs on the transaction, not the buyer."""
    to_factory = Order(
        id="O-1", account="A", ordered_on=DAY, amount=Money(1, "EUR"), kind=TransactionKind.B2B
    )
    to_lies = Order(
        id="O-2", account="A", ordered_on=DAY, amount=Money(1, "EUR"), kind=TransactionKind.B2C
    )

    assert (to_factory.is_b2b, to_lies.is_b2b, FLOUR.is_b2b) == (True, False, None)


def test_lines_are_in_the_currency_of_the_order_and_need_not_come_to_its_amount() -> None:
    line = OrderLine(product="P-1", quantity=2, unit_price=Money("9.95", "EUR"))
    given = {"id": "O-1", "account": "A-1", "ordered_on": date(2026, 3, 2)}
    order = Order(**given, amount=Money("25", "EUR"), lines=(line,))  # type: ignore[arg-type]

    assert order.lines_total == Money("19.90", "EUR")
    assert Order(**given, amount=Money("25", "EUR")).lines_total is None  # type: ignore[arg-type]
    with pytest.raises(EntityProblems) as caught:
        Order(**given, amount=Money("25", "USD"), lines=(line,))  # type: ignore[arg-type]
    [problem] = caught.value.problems
    assert (problem.code, problem.path) == ("other_currency", "$.lines[0].unit_price")


def test_every_word_is_there_in_both_languages() -> None:
    for words in (TRANSACTION_KIND_WORDS, PAYMENT_KIND_WORDS):
        assert all(text.en and text.nl for text in words.values())
    assert set(TRANSACTION_KIND_WORDS) == set(TransactionKind)
    assert set(PAYMENT_KIND_WORDS) == set(PaymentKind)


def test_an_order_names_every_field_at_fault_and_no_seller() -> None:
    with pytest.raises(EntityProblems) as caught:
        Order(
            id="",
            account=" ",
            ordered_on=datetime(2026, 3, 2),  # noqa: DTZ001 # what it must not be
            amount=Money("-1", "EUR"),
            kind="b2b",  # type: ignore[arg-type]
            products=["P-1"],  # type: ignore[arg-type]
            seller=7,  # type: ignore[arg-type]
        )

    assert [path for _, path in paths(caught)] == [
        "$.id",
        "$.account",
        "$.ordered_on",
        "$.amount",
        "$.kind",
        "$.products",
        "$.seller",
    ]
    assert "•••" in caught.value.text("nl")


def test_a_refund_is_received_with_a_minus() -> None:
    def paid(kind: PaymentKind) -> Money:
        one = Payment(id="B", order="O-1", paid_on=DAY, amount=Money("200", "EUR"), kind=kind)
        return one.received

    assert paid(PaymentKind.PAYMENT) + paid(PaymentKind.REFUND) == Money(0, "EUR")
    with pytest.raises(EntityProblems):
        Payment(
            id="B", order="O-1", paid_on=DAY, amount=Money("-1", "EUR"), kind=PaymentKind.REFUND
        )


@pytest.mark.parametrize(
    ("amount", "months", "monthly"),
    [("600", 12, Fraction(50)), ("100", 12, Fraction(25, 3)), ("0.01", 3, Fraction(1, 300))],
)
def test_what_a_subscription_comes_to_each_month_is_not_rounded(
    amount: str, months: int, monthly: Fraction
) -> None:
    found = subscription(amount=Money(amount, "USD"), interval_months=months)

    assert (found.monthly, found.currency) == (monthly, "USD")


def test_the_months_of_a_published_sum_come_to_the_cent() -> None:
    """100 at 100 a month and 50 at 600 a year are 12,500 a month."""
    monthly = subscription(amount=Money("100", "USD"), interval_months=1)

    assert 100 * monthly.monthly + 50 * subscription().monthly == 12_500


def test_quantity_is_never_multiplied() -> None:
    assert subscription(quantity=12).monthly == subscription().monthly


def test_it_is_active_from_its_first_day_up_to_its_end() -> None:
    ended = subscription(ended_on=date(2026, 4, 1))

    assert [ended.active_on(date(2026, *day)) for day in ((3, 1), (3, 2), (3, 31), (4, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert subscription().active_on(date(2199, 1, 1))
    assert not subscription(ended_on=DAY).active_on(DAY)
    with pytest.raises(WrongArgument):
        ended.active_on(datetime(2026, 3, 2))  # noqa: DTZ001 # what it must not be


def test_a_subscription_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EntityProblems) as caught:
        subscription(ended_on=date(2026, 3, 1))

    assert paths(caught) == [("ends_before_start", "$.ended_on")]
    assert "'2026-03-01', before it starts on 2026-03-02" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("interval_months", 0),
        ("interval_months", True),
        ("trial", None),
        ("quantity", 0),
        ("product", ""),
        ("ended_on", "2026-04-01"),
        ("amount", 600),
    ],
)
def test_a_field_that_is_something_else_is_named(name: str, value: object) -> None:
    with pytest.raises(EntityProblems) as caught:
        subscription(**{name: value})

    assert paths(caught) == [("not_as_asked", f"$.{name}")]


@pytest.mark.parametrize(
    "made",
    [
        FLOUR,
        subscription(quantity=3, ended_on=date(2027, 1, 1), product="P-1"),
        Payment(
            id="B-1",
            order="O-1",
            paid_on=DAY,
            amount=Money("1", "EUR"),
            kind=PaymentKind.PAYMENT,
        ),
    ],
)
def test_a_document_of_it_comes_back(made: object) -> None:
    assert loads(dumps(made), type(made)) == made


def test_a_document_tells_a_broken_rule_under_the_key_that_was_given() -> None:
    with pytest.raises(DocumentProblems) as caught:
        structure(
            {
                "id": "S-1",
                "account": "A",
                "begonnen_op": "2026-03-02",
                "geëindigd_op": "2026-03-01",
                "bedrag": "1 EUR",
                "termijn_in_maanden": 1,
                "proef": False,
            },
            Subscription,
        )

    assert [problem.path for problem in caught.value.problems] == ["$['geëindigd_op']"]
