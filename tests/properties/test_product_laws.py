"""The laws of products and sales: totals are exact, and a sale has exactly one kind."""

from decimal import Decimal
from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.documents import dumps, loads
from salesterms.entities import (
    OrderLine,
    ProductRange,
    Purchase,
    SaleKind,
    classify_sale,
    order_total,
)
from salesterms.strategies import order_lines, product_ranges, purchases
from salesterms.vocabularies import sale

quick = settings(max_examples=min(60, settings().max_examples), deadline=None)


@st.composite
def sales(draw: st.DrawFn) -> tuple[str, Purchase, ProductRange]:
    """A product of a range that has one, and the setting in which it is sold."""
    made = draw(product_ranges().filter(len))
    ids = tuple(product.id for product in made)
    return draw(st.sampled_from(ids)), draw(purchases(ids=ids)), made


class TestTotalsAreExact:
    """A total is quantity times price times what the discount leaves, to the last digit."""

    @quick
    @given(order_lines())
    def test_of_a_line(self, line: OrderLine) -> None:
        left = 1 - Fraction(line.discount or 0)
        exact = Fraction(line.quantity) * Fraction(line.unit_price.amount) * left

        assert Fraction(line.total.amount) == exact
        assert line.total.currency == line.unit_price.currency

    @quick
    @given(order_lines())
    def test_of_the_list(self, line: OrderLine) -> None:
        if line.list_total is None:
            assert line.off_list is None
        elif line.off_list is not None and line.off_list.defined:
            rest = Fraction(line.list_total.amount) * (1 - line.off_list.fraction())
            assert rest == Fraction(line.total.amount)


class TestLinesAddUp:
    """A total of lines is the sum of their totals, in any order and in any parts."""

    @quick
    @given(st.data(), st.lists(order_lines(currency="EUR"), min_size=2, max_size=5))
    def test_in_any_order_and_parts(self, data: st.DataObject, lines: list[OrderLine]) -> None:
        whole = order_total(lines)
        cut = data.draw(st.integers(1, len(lines) - 1))
        first, second = order_total(lines[:cut]), order_total(lines[cut:])

        assert order_total(data.draw(st.permutations(lines))) == whole
        assert first is not None
        assert second is not None
        assert first + second == whole

    @quick
    @given(order_lines(), st.integers(1, 50))
    def test_of_one_line_cut_in_pieces(self, line: OrderLine, pieces: int) -> None:
        assert order_total([line] * pieces) == line.total * pieces


class TestASaleHasExactlyOneKind:
    """Whatever is sold to whom, there is one kind, with its reason and in both languages."""

    @quick
    @given(sales())
    def test_of_any_sale(self, given_: tuple[str, Purchase, ProductRange]) -> None:
        found = classify_sale(*given_)

        assert found.kind in SaleKind
        assert found.explain()
        assert found.explain("nl")
        assert found == classify_sale(*given_)


class TestTheKindIsThatOfTheVocabularies:
    """Cross-selling and upselling are what each text's own row says; both is both, else silence."""

    @quick
    @given(sales())
    def test_of_any_sale(self, given_: tuple[str, Purchase, ProductRange]) -> None:
        found = classify_sale(*given_)
        cross = sale.cross.label(found.facts).word is not None
        up = sale.up.label(found.facts).word is not None

        assert (found.kind is SaleKind.BOTH) is (cross and up)
        assert (found.kind is SaleKind.CROSS_SELLING) is (cross and not up)
        assert (found.kind is SaleKind.UPSELLING) is (up and not cross)
        if not cross and not up:
            customer = given_[1].existing_customer
            assert found.kind is (SaleKind.NOT_SAID if customer else SaleKind.NEW_BUSINESS)


class TestBothOnlyAtTheSamePurchase:
    """It is both only where the customer is buying something else at the same time."""

    @quick
    @given(sales())
    def test_of_any_sale(self, given_: tuple[str, Purchase, ProductRange]) -> None:
        product, purchase, products = given_
        alone = evolve(purchase, decided=())

        assert classify_sale(product, alone, products).kind not in (
            SaleKind.BOTH,
            SaleKind.UPSELLING,
        )
        if product in purchase.decided:
            found = classify_sale(product, purchase, products)
            assert found.kind is classify_sale(product, alone, products).kind


class TestQuantityAndPricePlayNoPart:
    """However many are sold, and at whatever price, the kind is the same."""

    @quick
    @given(sales(), order_lines(), st.integers(1, 1000))
    def test_of_a_line(
        self, given_: tuple[str, Purchase, ProductRange], line: OrderLine, factor: int
    ) -> None:
        product, purchase, products = given_
        line = evolve(line, product=product)
        more = evolve(line, quantity=line.quantity * Decimal(factor))

        assert classify_sale(line, purchase, products) == classify_sale(more, purchase, products)


class TestARenewalIsWhatIsSaidToBeOne:
    """What runs, recurs and is said to be renewed is a renewal; nothing else ever is."""

    @quick
    @given(sales())
    def test_of_what_is_held(self, given_: tuple[str, Purchase, ProductRange]) -> None:
        product, purchase, products = given_
        assert classify_sale(product, purchase, products).kind is not SaleKind.RENEWAL
        if product in purchase.held and products[product].recurring:
            renewed = evolve(purchase, renews=(product,))
            assert classify_sale(product, renewed, products).kind is SaleKind.RENEWAL


class TestRelationsOfProducts:
    """To be related goes both ways; to be of a higher segment goes one way, and on and on."""

    @quick
    @given(product_ranges())
    def test_of_any_range(self, made: ProductRange) -> None:
        ids = [product.id for product in made]
        for one in ids:
            assert not made.are_related(one, one)
            assert not made.is_above(one, one)
            assert {each.id for each in made.above(one)} == {
                other for other in ids if made.is_above(other, one)
            }
            for other in ids:
                assert made.are_related(one, other) is made.are_related(other, one)
                assert not (made.is_above(one, other) and made.is_above(other, one))


class TestDocumentsComeBack:
    """Lines, ranges and purchases go out as documents and come back equal."""

    @quick
    @given(order_lines(), product_ranges(), purchases())
    def test_round_trip(self, line: OrderLine, made: ProductRange, purchase: Purchase) -> None:
        assert loads(dumps(line), OrderLine) == line
        assert loads(dumps(made), ProductRange) == made
        assert loads(dumps(purchase), Purchase) == purchase
