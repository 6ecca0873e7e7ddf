"""The three sizes of a market together, in their order; and from segments, counted from below.

Glossary: total-addressable-market (000:94), serviceable-available-market.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.shapes import A_COUNT, AN_ID, MONEY_FROM_ZERO
from salesterms.errors import SalesTermsError, Sentence, Text, each_argument
from salesterms.metrics.arguments import BadArgument
from salesterms.results.words import value_text
from salesterms.values import Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SEGMENTS: Final = Text(
    "a list of MarketSegment, at least one", "een lijst van MarketSegment, minstens één"
)
_TITLE: Final = Text("The market in a year", "De markt per jaar")
_LINES: Final = {
    "tam": Text("TAM, all that could use it", "TAM, iedereen die er iets aan kan hebben"),
    "sam": Text("SAM, what can be served", "SAM, wat te bedienen is"),
    "som": Text("SOM, what can be won", "SOM, wat te winnen is"),
}
_OF: Final = Text("{0} of the {1}", "{0} van de {1}")


class MarketOutOfOrder(SalesTermsError, ValueError):
    """A part of a market that is more than what it is a part of.

    >>> try:
    ...     MarketSizes(tam=Money(10, "EUR"), sam=Money(11, "EUR"), som=Money(1, "EUR"))
    ... except MarketOutOfOrder as error:
    ...     print(error)
    SAM is 11 EUR, and TAM only 10 EUR: SOM is part of SAM, and SAM of TAM
    """

    code = "market_out_of_order"
    message = Text(
        "{0} is {1}, and {2} only {3}: SOM is part of SAM, and SAM of TAM",
        "{0} is {1}, en {2} maar {3}: SOM is een deel van SAM, en SAM van TAM",
    )


def _plain(one: object) -> Sentence:
    """A name or a size as it is said, without the quotes of what a caller gave."""
    return Sentence(one)


def _check_order(sizes: tuple[tuple[str, Money | int], ...]) -> None:
    for (whole_name, whole), (part_name, part) in pairwise(sizes):
        if part > whole:
            raise MarketOutOfOrder(*map(_plain, (part_name, part, whole_name, whole)))


@frozen(kw_only=True)
class MarketSizes:
    """How large a market is, what of it can be served, and what of that can be won, in a year.

    >>> from salesterms import Money
    >>> shops = MarketSizes(
    ...     tam=Money(24_000_000, "EUR"), sam=Money(3_000_000, "EUR"), som=Money(150_000, "EUR")
    ... )
    >>> print(shops.explain())
    The market in a year
      TAM, all that could use it: 24000000.00 EUR
      SAM, what can be served: 3000000.00 EUR (12.5 % of the TAM)
      SOM, what can be won: 150000.00 EUR (5.0 % of the SAM)

    Amounts of 0 or more. Raises `MarketOutOfOrder` unless som <= sam <= tam, `CurrencyMismatch` for
    two currencies, and `WrongArgument`.
    """

    tam: Money = field(validator=MONEY_FROM_ZERO)
    sam: Money = field(validator=MONEY_FROM_ZERO)
    som: Money = field(validator=MONEY_FROM_ZERO)

    def __attrs_post_init__(self) -> None:
        _check_order((("TAM", self.tam), ("SAM", self.sam), ("SOM", self.som)))

    @property
    def served_share(self) -> Ratio:
        """The share of the market that can be served; undefined where there is no market."""
        return self.sam / self.tam

    @property
    def won_share(self) -> Ratio:
        """The share of what can be served that can be won; undefined where nothing can be."""
        return self.som / self.sam

    def explain(self, lang: str = "en") -> str:
        """The three sizes, and what share each is of the one before it."""
        return "\n".join(self._lines(lang))

    def __str__(self) -> str:
        return self.explain()

    def _lines(self, lang: str) -> Iterator[str]:
        yield _TITLE.say(lang)
        shares = {"tam": None, "sam": (self.served_share, "TAM"), "som": (self.won_share, "SAM")}
        for name, share in shares.items():
            line = f"  {_LINES[name].say(lang)}: {value_text(getattr(self, name), lang)}"
            if share is not None and share[0].defined:
                line += f" ({_OF.say(lang).format(value_text(share[0], lang), share[1])})"
            yield line


@frozen(kw_only=True)
class MarketSegment:
    """A part of a market that is counted: how many accounts, and what one pays in a year.

    >>> from salesterms import Money
    >>> shops = MarketSegment(
    ...     id="bicycle shops",
    ...     accounts=40_000,
    ...     served=5_000,
    ...     obtainable=250,
    ...     acv=Money(600, "EUR"),
    ... )
    >>> print(market_sizes([shops]).sam)
    3000000 EUR

    `served` of the `accounts` can be served, and `obtainable` of those can be won. Raises
    `MarketOutOfOrder` where a part has more accounts than its whole, and `WrongArgument`.
    """

    id: str = field(validator=AN_ID)
    accounts: int = field(validator=A_COUNT)
    served: int = field(validator=A_COUNT)
    obtainable: int = field(validator=A_COUNT)
    acv: Money = field(validator=MONEY_FROM_ZERO)

    def __attrs_post_init__(self) -> None:
        _check_order(
            (("accounts", self.accounts), ("served", self.served), ("obtainable", self.obtainable))
        )


def market_sizes(segments: Iterable[MarketSegment]) -> MarketSizes:
    """The sizes of a market from below: of each segment accounts x ACV, added up, exactly.

    >>> from salesterms import Money
    >>> from salesterms.metrics import MarketSegment, market_sizes
    >>> dutch = MarketSegment(
    ...     id="NL", accounts=5_000, served=5_000, obtainable=250, acv=Money(600, "EUR")
    ... )
    >>> german = MarketSegment(
    ...     id="DE", accounts=9_000, served=0, obtainable=0, acv=Money(800, "EUR")
    ... )
    >>> str(market_sizes([dutch, german]).tam)
    '10200000 EUR'

    The order of the segments does not matter. No segment gives no currency, and so raises
    `BadArgument`; two currencies raise `CurrencyMismatch`. Also raises `WrongArgument`. Accounts
    times ACV is the TAM of bit1024 (TAM calculator, 000:94); segment by segment, and so the SAM and
    the SOM, it is ours.
    """
    given = each_argument("segments", segments, MarketSegment, _SEGMENTS)
    if not given:
        raise BadArgument("segments", given, _SEGMENTS)
    tam = sam = som = Money(0, given[0].acv.currency)
    for one in given:
        tam += one.acv * one.accounts
        sam += one.acv * one.served
        som += one.acv * one.obtainable
    return MarketSizes(tam=tam, sam=sam, som=som)
