"""How a product lies to what a customer has and what they choose beside it: one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import frozen

from salesterms.entities.products.product_range import ProductRange
from salesterms.errors import Text


@frozen(kw_only=True)
class Beside:
    """A product beside what the customer has, and what they decide to buy with it."""

    product: str
    held: tuple[str, ...]
    beside: tuple[str, ...]
    products: ProductRange

    @property
    def related(self) -> tuple[str, ...]:
        """The products that it goes with."""
        return self._those(self.products.are_related, self.held + self.beside)

    @property
    def above_chosen(self) -> tuple[str, ...]:
        """What it is a higher segment of, among what is bought with it."""
        return self._those(self.products.is_above, self.beside)

    @property
    def below_chosen(self) -> tuple[str, ...]:
        """What it is a lower segment of, among what is bought with it."""
        return self._those(lambda one, other: self.products.is_above(other, one), self.beside)

    @property
    def above_held(self) -> tuple[str, ...]:
        """What it is a higher segment of, among what they have."""
        return self._those(self.products.is_above, self.held)

    @property
    def below_held(self) -> tuple[str, ...]:
        """What it is a lower segment of, among what they have."""
        return self._those(lambda one, other: self.products.is_above(other, one), self.held)

    @property
    def held_already(self) -> tuple[str, ...]:
        """It itself, where they have it."""
        return self._those(lambda one, other: one == other, self.held)

    def _those(self, are: Callable[[str, str], bool], others: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(other for other in others if are(self.product, other)))


@frozen
class BesideRow:
    """What a product is beside others: which of them make it so, its value, and how it is said."""

    found: Callable[[Beside], tuple[str, ...]]
    offered: str
    says: Text


#: From top to bottom: the first that finds a product says what is sold. What goes with something
#: stands first, because that alone has a word at any moment (000:24); 000:98 speaks of a dearer
#: product, or extra ones, beside what is being bought.
OFFERED_ROWS: Final = (
    BesideRow(
        lambda seen: seen.related,
        "related",
        Text("{0} goes with {1}", "{0} hoort bij {1}"),
    ),
    BesideRow(
        lambda seen: seen.above_chosen,
        "higher_segment",
        Text("{0} is of a higher segment than {1}", "{0} is uit een hoger segment dan {1}"),
    ),
    BesideRow(
        lambda seen: seen.below_chosen,
        "plain",
        Text("{0} is of a lower segment than {1}", "{0} is uit een lager segment dan {1}"),
    ),
    BesideRow(
        lambda seen: seen.beside,
        "unrelated",
        Text("{0} comes on top of {1}", "{0} komt boven op {1}"),
    ),
    BesideRow(
        lambda seen: seen.held_already,
        "plain",
        Text("the customer has {0} already", "de klant heeft {0} al"),
    ),
    BesideRow(
        lambda seen: seen.above_held,
        "higher_segment",
        Text(
            "{0} is of a higher segment than {1}, which the customer has",
            "{0} is uit een hoger segment dan {1}, dat de klant al heeft",
        ),
    ),
    BesideRow(
        lambda seen: seen.below_held,
        "plain",
        Text(
            "{0} is of a lower segment than {1}, which the customer has",
            "{0} is uit een lager segment dan {1}, dat de klant al heeft",
        ),
    ),
    BesideRow(
        lambda seen: seen.held,
        "unrelated",
        Text(
            "nothing says that {0} goes with what the customer has: {1}",
            "nergens staat dat {0} hoort bij wat de klant heeft: {1}",
        ),
    ),
)
NOTHING_HELD: Final = BesideRow(
    lambda _: (),
    "plain",
    Text(
        "{0} is sold, and the customer has nothing yet",
        "{0} wordt verkocht; de klant heeft nog niets",
    ),
)
