"""A sale has one kind, by what the customer has and has decided to buy: the worked cases of 000."""

import pickle
from datetime import date
from typing import Any

import pytest

from salesterms import Money
from salesterms.documents import dumps, loads
from salesterms.entities import (
    SALE_KIND_WORDS,
    ClassifiedSale,
    EntityProblems,
    Holding,
    NotRecurring,
    OrderLine,
    Product,
    ProductRange,
    Purchase,
    SaleKind,
    UnknownProduct,
    classify_sale,
)
from salesterms.errors import WrongArgument
from salesterms.vocabularies import sale

DAY = date(2026, 3, 2)
RANGE = ProductRange(
    products=(
        Product(id="BASIC", family="CRM", tier=1, recurring=True),
        Product(id="PLUS", family="CRM", tier=2, recurring=True),
        Product(id="PRO", family="CRM", tier=3),
        Product(id="MAIL", complements=("BASIC", "PLUS")),
        Product(id="PEN"),
        Product(id="INK", complements=("PEN",)),
    )
)


def sold(product: str, owned: object = (), decided: object = (), **given: object) -> ClassifiedSale:
    purchase = Purchase(at=DAY, owned=owned, decided=decided, **given)
    return classify_sale(product, purchase, RANGE)


@pytest.mark.parametrize(
    ("product", "owned", "decided", "kind"),
    [
        ("BASIC", (), (), SaleKind.NEW_BUSINESS),
        ("BASIC", (), ("BASIC",), SaleKind.NEW_BUSINESS),
        ("MAIL", ("BASIC",), (), SaleKind.CROSS_SELLING),
        ("MAIL", ("BASIC",), ("MAIL",), SaleKind.CROSS_SELLING),
        ("PLUS", (), ("BASIC",), SaleKind.UPSELLING),
        ("PLUS", ("PEN",), ("BASIC",), SaleKind.UPSELLING),
        ("PEN", (), ("BASIC",), SaleKind.UPSELLING),
        ("INK", (), ("PEN",), SaleKind.UPSELLING),
        ("INK", ("BASIC",), ("PEN",), SaleKind.BOTH),
        ("MAIL", ("BASIC",), ("PEN",), SaleKind.BOTH),
        ("PLUS", ("BASIC",), (), SaleKind.NOT_SAID),
        ("PLUS", ("BASIC",), ("PLUS",), SaleKind.NOT_SAID),
        ("PEN", ("BASIC",), (), SaleKind.NOT_SAID),
        ("BASIC", ("BASIC",), (), SaleKind.NOT_SAID),
        ("BASIC", ("PLUS",), (), SaleKind.NOT_SAID),
        ("BASIC", ("PEN",), ("PLUS",), SaleKind.NOT_SAID),
        ("BASIC", (), ("PLUS",), SaleKind.NEW_BUSINESS),
        ("BASIC", ("BASIC",), ("PEN",), SaleKind.UPSELLING),
    ],
)
def test_each_case_has_the_kind_that_000_gives_it(
    product: str, owned: object, decided: object, kind: SaleKind
) -> None:
    assert sold(product, owned, decided).kind is kind


def test_a_customer_asking_for_a_second_product_is_a_chance_for_cross_selling() -> None:
    second = sold("MAIL", ["BASIC"])

    assert second.cites == ("000:24",)
    assert second.compared == ("BASIC",)
    assert second.explain("nl") == (
        "cross-selling: MAIL hoort bij BASIC (000:24)\n"
        "  Bekend: aan een bestaande klant; als aparte aankoop; ook een verwant product\n"
        "  sale.cross: cross-selling\n"
        "  sale.up: geen woord ervoor: niets extra's, of niet terwijl de klant iets kocht\n"
        "  sale.kind: cross-selling"
    )


def test_a_later_upgrade_has_no_word_and_both_places_are_cited() -> None:
    later = sold("PLUS", ["BASIC"])

    assert later.cites == ("000:24", "000:98")
    assert later.explain().startswith(
        "neither text says: PLUS is of a higher segment than BASIC, which the customer has (000:24,"
    )


def test_at_the_same_purchase_it_is_both() -> None:
    both = sold("MAIL", ["BASIC"], ["PEN"])

    assert [label.word for label in both.labels] == [
        "cross-selling",
        "upselling",
        "cross-selling en upselling",
    ]


def test_a_renewal_is_said_by_you_and_the_word_is_ours() -> None:
    running = Holding(product="BASIC", first_day=date(2025, 4, 1), last_day=date(2026, 3, 31))
    renewed = sold("BASIC", [running], renews=("BASIC",))

    assert renewed.kind is SaleKind.RENEWAL
    assert renewed.cites == ()
    assert "no text has it" in renewed.explain()
    assert sold("BASIC", [running]).kind is SaleKind.NOT_SAID


def test_what_is_not_known_to_recur_cannot_be_renewed() -> None:
    with pytest.raises(NotRecurring) as caught:
        sold("PRO", ["PRO"], renews=("PRO",))

    assert isinstance(caught.value, ValueError)
    assert "recurring=True" in caught.value.text("nl")


def test_who_was_a_customer_before_is_new_business_with_a_remark() -> None:
    ended = Holding(product="BASIC", last_day=date(2026, 3, 1))
    back = sold("BASIC", [ended])

    assert back.kind is SaleKind.NEW_BUSINESS
    assert "voormalige klant" in back.explain("nl")
    assert "before" not in sold("BASIC").explain()


def test_a_holding_counts_on_its_days_and_no_others() -> None:
    future = Purchase(
        at=DAY, owned=[Holding(product="PEN", first_day=date(2026, 3, 3))], decided=()
    )

    assert future.held == ()
    assert not future.former_customer
    assert Purchase(at=DAY, owned=["PEN", "PEN"], decided=()).held == ("PEN",)


def test_a_line_a_product_and_its_id_are_the_same_sale() -> None:
    asked = Purchase(at=DAY, owned=["BASIC"], decided=())
    line = OrderLine(product="MAIL", quantity=7, unit_price=Money(5, "EUR"))

    assert (
        classify_sale(line, asked, RANGE)
        == classify_sale(RANGE["MAIL"], asked, RANGE)
        == classify_sale("MAIL", asked, RANGE)
    )


@pytest.mark.parametrize(
    ("product", "owned", "decided"), [("X", (), ()), ("PEN", ("X",), ()), ("PEN", (), ("X",))]
)
def test_every_product_has_to_be_in_the_range(product: str, owned: object, decided: object) -> None:
    with pytest.raises(UnknownProduct):
        sold(product, owned, decided)


def test_other_things_are_refused_by_name() -> None:
    asked = Purchase(at=DAY, owned=(), decided=())
    wrong: list[Any] = [(5, asked, RANGE), ("PEN", "now", RANGE), ("PEN", asked, ())]
    for given in wrong:
        with pytest.raises(WrongArgument):
            classify_sale(*given)


def test_every_fault_of_a_purchase_is_told() -> None:
    with pytest.raises(EntityProblems) as caught:
        Purchase(at="today", owned="BASIC", decided="PEN", renews=5)  # type: ignore[arg-type]

    paths = [problem.path for problem in caught.value.problems]
    assert paths == ["$.at", "$.owned", "$.decided", "$.renews"]


def test_a_purchase_names_each_product_once_and_renews_what_is_held() -> None:
    with pytest.raises(EntityProblems) as caught:
        Purchase(at=DAY, owned=["PEN"], decided=("A", "A"), renews=("PEN", "PEN", "INK"))

    found = [(problem.code, problem.path) for problem in caught.value.problems]
    assert found == [
        ("given_twice", "$.decided[1]"),
        ("given_twice", "$.renews[1]"),
        ("not_held", "$.renews[2]"),
    ]


def test_a_holding_does_not_end_before_it_begins() -> None:
    with pytest.raises(EntityProblems) as caught:
        Holding(product="PEN", first_day=DAY, last_day=date(2026, 3, 1))

    assert [problem.code for problem in caught.value.problems] == ["ends_before_it_begins"]


def test_the_kinds_are_those_of_the_vocabulary_with_renewal_and_silence() -> None:
    words = {term.word for term in sale.kind.terms}
    said = {SALE_KIND_WORDS[kind].nl for kind in SaleKind}

    assert said - words == {"verlenging", "geen tekst zegt het"}
    assert words <= said


def test_documents_and_pickles_come_back() -> None:
    asked = Purchase(at=DAY, owned=["BASIC"], decided=("PEN",), renews=("BASIC",))
    found = classify_sale("MAIL", asked, RANGE)

    assert loads(dumps(asked), Purchase) == asked
    assert pickle.loads(pickle.dumps(found)) == found
