"""Products lie beside each other: of a higher segment, or going with one another."""

import pickle

import pytest

from salesterms import Money
from salesterms.documents import DocumentProblems, dumps, loads, structure
from salesterms.entities import EntityProblems, Product, ProductRange, UnknownProduct
from salesterms.entities import products as package

BASIC = Product(id="CRM-1", name="CRM Basic", family="CRM", tier=1, recurring=True)
PLUS = Product(id="CRM-2", family="CRM", tier=3, list_price=Money(90, "EUR"))
LITE = Product(id="CRM-0", family="CRM")
MAIL = Product(id="MAIL", complements=("CRM-1", "CRM-2"))
PEN = Product(id="PEN")
OTHER = Product(id="HR-2", family="HR", tier=2)
RANGE = ProductRange(products=(LITE, PLUS, BASIC, MAIL, PEN, OTHER))


def found_in(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_a_product_is_called_by_its_name_or_its_id() -> None:
    assert BASIC.title == "CRM Basic"
    assert PEN.title == "PEN"


def test_every_fault_of_a_product_is_told() -> None:
    with pytest.raises(EntityProblems) as caught:
        Product(id="", name=" ", tier=0, complements=["A"], recurring="yes")  # type: ignore[arg-type]

    paths = [path for _, path in found_in(caught)]
    assert paths == ["$.id", "$.name", "$.tier", "$.complements", "$.recurring"]


def test_a_tier_needs_a_family_and_a_product_never_goes_with_itself() -> None:
    with pytest.raises(EntityProblems) as caught:
        Product(id="A", tier=2, complements=("B", "B", "A"), list_price=Money(-1, "EUR"))

    assert found_in(caught) == [
        ("tier_without_family", "$.tier"),
        ("given_twice", "$.complements[1]"),
        ("complement_of_itself", "$.complements[2]"),
        ("negative_price", "$.list_price"),
    ]
    assert "hoort bij geen familie" in caught.value.text("nl")


def test_a_range_is_checked_for_ids_complements_and_tiers() -> None:
    rows = (BASIC, BASIC, Product(id="X", family="CRM", tier=1, complements=("CRM-9", "CRM-1")))

    with pytest.raises(EntityProblems) as caught:
        ProductRange(products=rows)

    assert found_in(caught) == [
        ("given_twice", "$.products[1].id"),
        ("unknown_complement", "$.products[2].complements[0]"),
        ("tier_twice", "$.products[1].tier"),
        ("tier_twice", "$.products[2].tier"),
    ]
    assert "CRM-1" in caught.value.problems[1].text()


def test_a_range_of_other_things_is_refused() -> None:
    with pytest.raises(EntityProblems) as caught:
        ProductRange(products=[BASIC])  # type: ignore[arg-type]

    assert found_in(caught) == [("not_as_asked", "$.products")]


def test_many_unknown_complements_are_told_in_little_time() -> None:
    rows = tuple(Product(id=f"P-{at}", complements=(f"Q-{at}",)) for at in range(2000))

    with pytest.raises(EntityProblems) as caught:
        ProductRange(products=rows)

    assert caught.value.count == 2000
    assert caught.value.text("nl")


def test_the_range_is_a_collection_by_id() -> None:
    assert RANGE["PEN"] is PEN
    assert "PEN" in RANGE
    assert "pen" not in RANGE
    assert 5 not in RANGE
    assert len(RANGE) == len(list(RANGE)) == 6


@pytest.mark.parametrize("id_", ["CRM-9", 5, ["CRM-1"]])
def test_a_product_that_is_not_there_is_named_with_the_nearest(id_: object) -> None:
    with pytest.raises(UnknownProduct) as caught:
        RANGE[id_]  # type: ignore[index]

    assert "CRM-1" in str(caught.value)
    assert isinstance(caught.value, LookupError)
    assert pickle.loads(pickle.dumps(caught.value)).text("nl") == caught.value.text("nl")


def test_a_family_stands_by_tier_and_who_has_none_stands_last() -> None:
    assert RANGE.family("CRM") == (BASIC, PLUS, LITE)
    assert RANGE.family("none") == ()


def test_only_within_a_family_is_a_product_of_a_higher_segment() -> None:
    assert RANGE.above("CRM-1") == (PLUS,)
    assert RANGE.above("CRM-2") == RANGE.above("CRM-0") == RANGE.above("PEN") == ()
    assert not RANGE.is_above("HR-2", "CRM-1")


def test_products_are_related_where_one_of_them_says_so() -> None:
    assert RANGE.are_related("MAIL", "CRM-1")
    assert RANGE.are_related("CRM-1", "MAIL")
    assert not RANGE.are_related("MAIL", "PEN")
    assert RANGE.related_to("MAIL") == (PLUS, BASIC)
    assert RANGE.related_to("CRM-1") == (MAIL,)


def test_a_range_pickles_and_its_document_comes_back_with_its_rules() -> None:
    assert pickle.loads(pickle.dumps(RANGE))["MAIL"] == MAIL
    assert loads(dumps(RANGE), ProductRange) == RANGE
    with pytest.raises(DocumentProblems):
        structure({"products": [{"id": "A", "complements": ["B"]}]}, ProductRange)


def test_the_package_lists_its_names_and_loads_each() -> None:
    assert set(dir(package)) == set(package.__all__)
    assert all(getattr(package, name) is not None for name in package.__all__)
    with pytest.raises(AttributeError):
        package.no_such_name  # noqa: B018
