"""What a sale is called: new business, cross-selling, upselling, both, a renewal, or no word."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from salesterms.entities.products.beside import NOTHING_HELD, OFFERED_ROWS, Beside
from salesterms.entities.products.order_line import OrderLine
from salesterms.entities.products.product import Product
from salesterms.entities.products.product_range import ProductRange
from salesterms.entities.products.purchase import Purchase
from salesterms.errors import SalesTermsError, Text, check_argument
from salesterms.facts import EXISTING_CUSTOMER_SALE, OFFERED, SAME_PURCHASE, Facts
from salesterms.values import about
from salesterms.vocabularies import Label, sale


class SaleKind(StrEnum):
    """What a sale is, each one kind.

    >>> [kind.value for kind in SaleKind][:4]
    ['new_business', 'cross_selling', 'upselling', 'cross_selling_and_upselling']
    """

    #: To somebody who is no customer yet.
    NEW_BUSINESS = "new_business"
    CROSS_SELLING = "cross_selling"
    UPSELLING = "upselling"
    #: The last sentence of 000:24.
    BOTH = "cross_selling_and_upselling"
    #: Ours: no text has the word.
    RENEWAL = "renewal"
    #: Neither definition fits, and no other text speaks of it.
    NOT_SAID = "not_said"


SALE_KIND_WORDS: Final = {
    SaleKind.NEW_BUSINESS: Text("new business", "nieuwe klant"),
    SaleKind.CROSS_SELLING: Text("cross-selling", "cross-selling"),
    SaleKind.UPSELLING: Text("upselling", "upselling"),
    SaleKind.BOTH: Text("cross-selling and upselling", "cross-selling en upselling"),
    SaleKind.RENEWAL: Text("renewal", "verlenging"),
    SaleKind.NOT_SAID: Text("neither text says", "geen tekst zegt het"),
}

#: The words of the sale universe, where each kind has one row.
_KIND_OF_WORD: Final = {
    "cross-selling en upselling": SaleKind.BOTH,
    "cross-selling": SaleKind.CROSS_SELLING,
    "upselling": SaleKind.UPSELLING,
    "nieuwe klant": SaleKind.NEW_BUSINESS,
}


class NotRecurring(SalesTermsError, ValueError):
    """A product is said to be renewed that is not paid for again and again."""

    code = "not_recurring"
    message = Text(
        "{0} cannot be renewed, because it is not recorded as recurring: give it recurring=True, or"
        " leave it out of renews",
        "{0} is niet te verlengen, want het staat niet als terugkerend vastgelegd: geef het"
        " recurring=True, of laat het weg uit renews",
    )


_RENEWED: Final = Text(
    "the term of {0} is prolonged; the word is ours, no text has it",
    "de looptijd van {0} wordt verlengd; het woord is van ons, geen tekst heeft het",
)
_AND_FORMER: Final = Text(
    "{0}; they were a customer before, and no text says what that makes of it",
    "{0}; het is een voormalige klant, en geen tekst zegt wat dat uitmaakt",
)
_KNOWN: Final = Text("Known", "Bekend")
_A_SALE = Text("a Product, an OrderLine or an id", "een Product, een OrderLine of een kenmerk")
_A_PURCHASE = Text("a Purchase", "een Purchase")
_A_RANGE = Text("a ProductRange", "een ProductRange")


@frozen(kw_only=True)
class ClassifiedSale:
    """What a sale is, by which words, and why.

    `kind` is exactly one; `because` says what made it so and `compared` has the ids that it was
    held against. `facts` is the sale as the vocabularies see it, `labels` what each of them calls
    it: cross-selling alone, upselling alone, and the kinds apart. `cites` is where that stands,
    empty for a renewal, which is ours.

    Glossary: cross-selling, upselling, renewal (000:24, 000:98).
    """

    kind: SaleKind = field(metadata=about("what the sale is", "wat de verkoop is"))
    product: str = field(metadata=about("the id of the product", "het kenmerk van het product"))
    at: date = field(metadata=about("the day of the sale", "de dag van de verkoop"))
    because: Text = field(metadata=about("why", "waarom"))
    compared: tuple[str, ...] = field(
        metadata=about("the ids that it was held against", "de kenmerken waarmee is vergeleken")
    )
    facts: Facts = field(metadata=about("what is known", "wat bekend is"))
    labels: tuple[Label, ...] = field(metadata=about("what it is called", "hoe het heet"))
    cites: tuple[str, ...] = field(metadata=about("where it stands", "waar het staat"))

    def explain(self, lang: str = "en") -> str:
        """The kind, why, what is known, and each vocabulary's word, in English or Dutch ("nl")."""
        cites = f" ({', '.join(self.cites)})" if self.cites else ""
        axes = (EXISTING_CUSTOMER_SALE, SAME_PURCHASE, OFFERED)
        known = (axis.text_of(self.facts[axis.name]).say(lang) for axis in axes)
        return "\n".join(
            [
                f"{SALE_KIND_WORDS[self.kind].say(lang)}: {self.because.say(lang)}{cites}",
                f"  {_KNOWN.say(lang)}: {'; '.join(known)}",
                *(f"  {label.vocabulary}: {label.say(lang)}" for label in self.labels),
            ]
        )


def classify_sale(
    sold: Product | OrderLine | str, purchase: Purchase, products: ProductRange
) -> ClassifiedSale:
    """What selling a product is called, by what the customer has and has decided to buy.

    >>> crm = Product(id="CRM-1", family="CRM", tier=1)
    >>> plus = Product(id="CRM-2", family="CRM", tier=2)
    >>> products = ProductRange(products=(crm, plus, Product(id="MAIL", complements=("CRM-1",))))
    >>> second = Purchase(at=date(2026, 3, 2), owned=["CRM-1"], decided=())
    >>> print(classify_sale("MAIL", second, products).explain())
    cross-selling: MAIL goes with CRM-1 (000:24)
      Known: to an existing customer; in a purchase of its own; a related product as well
      sale.cross: cross-selling
      sale.up: no word for it: nothing more, or not while the customer was buying
      sale.kind: cross-selling
    >>> classify_sale("CRM-2", second, products).kind.value
    'not_said'

    What is sold is held against what the customer has on the day, and against what else they have
    decided to buy. That gives the facts of the sale, and the vocabularies of `sale` their words:

    - something that goes with a product of an existing customer is *cross-selling*, at any moment;
    - something dearer, or something extra, while the customer is buying is *upselling*;
    - both at once is both (000:24, its last sentence);
    - a better version at another moment has no word (000:98 speaks of the purchase only);
    - who has nothing on the day is *new business*, unless more is sold than they chose.

    What the customer has decided on is nothing extra, even where it is sold beside other products.
    A product that `renews` names is a *renewal*, which is ours. Quantity and price play no part.

    Raises `UnknownProduct` for an id that the range does not have, `NotRecurring`, and
    `WrongArgument`. Source: 000:24, 000:98.
    """
    check_argument("sold", sold, Product | OrderLine | str, _A_SALE)
    check_argument("purchase", purchase, Purchase, _A_PURCHASE)
    check_argument("products", products, ProductRange, _A_RANGE)
    id_ = _id_of(sold)
    product = products[id_]
    held, decided = (
        tuple(products[one].id for one in ids) for ids in (purchase.held, purchase.decided)
    )
    beside = () if id_ in decided else decided
    seen = Beside(product=id_, held=held, beside=beside, products=products)
    row = next((row for row in OFFERED_ROWS if row.found(seen)), NOTHING_HELD)
    compared = row.found(seen)
    facts = Facts(
        existing_customer_sale="yes" if held else "no",
        same_purchase="yes" if beside else "no",
        offered=row.offered,
    )
    labels = tuple(one.label(facts) for one in sale)
    label = labels[-1]
    kind = SaleKind.NOT_SAID if label.word is None else _KIND_OF_WORD[label.word]
    because, cites = row.says.filled(id_, ", ".join(compared)), label.rows[0].cites
    if id_ in purchase.renews:
        if product.recurring is not True:
            raise NotRecurring(id_)
        kind, because, cites, compared = SaleKind.RENEWAL, _RENEWED.filled(id_), (), (id_,)
    elif kind is SaleKind.NEW_BUSINESS and purchase.former_customer:
        because = _AND_FORMER.filled(because)
    return ClassifiedSale(
        kind=kind,
        product=id_,
        at=purchase.at,
        because=because,
        compared=compared,
        facts=facts,
        labels=labels,
        cites=cites,
    )


def _id_of(sold: Product | OrderLine | str) -> str:
    if isinstance(sold, Product):
        return sold.id
    return sold.product if isinstance(sold, OrderLine) else sold
