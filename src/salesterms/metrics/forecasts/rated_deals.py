"""Deals with the rate of their stage: what history says about each that is open."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities import Opportunity
from salesterms.entities.shapes import A_DATE, AN_ID, TEXT, one_of
from salesterms.errors import Shape, Text, check_argument, each_argument
from salesterms.lifecycle import CLOSED, Category
from salesterms.metrics.fields import AMOUNT, STATUS
from salesterms.metrics.forecasts.history import StageRates
from salesterms.metrics.opportunity_rows import as_it_was
from salesterms.metrics.row_kind import RowKind
from salesterms.values import Money, about

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.metrics.forecasts.history import StageRate

_DEALS: Final = Text("a list of Opportunity", "een lijst van Opportunity")
_RATES: Final = Text("StageRates: see stage_rates()", "StageRates: zie stage_rates()")
_DATE: Final = A_DATE.or_none()
_TEXT: Final = TEXT.or_none()
_MONEY: Final = Shape(
    Text("Money, or None", "Money, of None"),
    lambda given: given is None or isinstance(given, Money),
)
_RATE: Final = Shape(
    Text("a Fraction from 0 to 1", "een Fraction van 0 tot en met 1"),
    lambda given: type(given) is Fraction and 0 <= given <= 1,
).or_none()


class NoStageRate(StrEnum):
    """Why history has no rate for a deal.

    >>> [one.value for one in NoStageRate]
    ['no_stage', 'no_owner', 'no_history', 'too_little_history']
    """

    #: The stage in which it stands is not recorded.
    NO_STAGE = "no_stage"
    #: Rates are by owner, and it has none.
    NO_OWNER = "no_owner"
    #: No decided deal has reached the stage; by owner, none of theirs.
    NO_HISTORY = "no_history"
    #: Fewer decided deals than a rate must rest on.
    TOO_LITTLE_HISTORY = "too_little_history"


@frozen(kw_only=True)
class RatedDeal:
    """A deal with the share won of the deals that had reached its stage.

    >>> from fractions import Fraction
    >>> from salesterms import Category, Money
    >>> from salesterms.metrics import RatedDeal
    >>> deal = RatedDeal(
    ...     id="D-1",
    ...     status=Category.OPEN,
    ...     stage="Proposal",
    ...     amount=Money(100, "EUR"),
    ...     rate=Fraction(1, 3),
    ... )
    >>> deal.worth
    Fraction(100, 3)

    `rate` is None where history has none, and `no_rate` says why; a closed deal needs none. The
    other fields are those of the deal. Made by `deals_by_history`. Raises `WrongArgument`.
    """

    id: str = field(
        metadata=about("the identifier of the deal", "het kenmerk van de deal"), validator=AN_ID
    )
    status: Category = field(
        metadata=about("how the deal stands", "hoe de deal ervoor staat"),
        validator=one_of(Category),
    )
    owner: str | None = field(
        default=None,
        metadata=about("who works on the deal", "wie aan de deal werkt", personal=True),
        validator=_TEXT,
    )
    account: str | None = field(
        default=None, metadata=about("the customer to be", "de beoogde klant"), validator=_TEXT
    )
    product: str | None = field(
        default=None, metadata=about("what is offered", "wat wordt aangeboden"), validator=_TEXT
    )
    stage: str | None = field(
        default=None,
        metadata=about("the label of its stage", "de naam van de fase", alias="fase"),
        validator=_TEXT,
    )
    amount: Money | None = field(
        default=None,
        metadata=about("what the deal is worth", "wat de deal waard is", alias="bedrag"),
        validator=_MONEY,
    )
    created: date | None = field(
        default=None,
        metadata=about("when it was created", "wanneer de deal is aangemaakt"),
        validator=_DATE,
    )
    closed: date | None = field(
        default=None,
        metadata=about("when it was closed", "wanneer de deal is gesloten"),
        validator=_DATE,
    )
    expected_close: date | None = field(
        default=None,
        metadata=about("when it is expected to close", "wanneer de deal naar verwachting sluit"),
        validator=_DATE,
    )
    rate: Fraction | None = field(
        default=None,
        metadata=about("which share of its like was won", "welk deel van zulke deals is gewonnen"),
        validator=_RATE,
    )
    no_rate: NoStageRate | None = field(
        default=None,
        metadata=about("why it has no rate", "waarom er geen aandeel is"),
        validator=one_of(NoStageRate).or_none(),
    )

    @property
    def currency(self) -> str | None:
        """The currency of the amount; None where there is no amount."""
        return None if self.amount is None else self.amount.currency

    @property
    def closes(self) -> date | None:
        """When it closes: the close date once it is closed, and the expected one until then."""
        return self.closed if self.status in CLOSED else self.expected_close

    @property
    def worth(self) -> Fraction | None:
        """The amount times the rate, exactly; None where one of them is not known."""
        if self.amount is None or self.rate is None:
            return None
        return Fraction(self.amount.amount) * self.rate


RATED_DEALS: Final[RowKind[RatedDeal]] = RowKind(
    kind=RatedDeal,
    says=Text(
        "deals with the rate of their stage: see salesterms.metrics.deals_by_history()",
        "deals met het aandeel van hun fase: zie salesterms.metrics.deals_by_history()",
    ),
    fields=("owner", "account", "product", "stage", "status", "currency"),
    columns=(STATUS, AMOUNT),
    ahead=("expected_close", "closes"),
    then=as_it_was,
)


def deals_by_history(deals: Iterable[Opportunity], rates: StageRates) -> tuple[RatedDeal, ...]:
    """Each deal with the rate of the stage in which it stands, in their order.

    >>> from salesterms import Category, Opportunity
    >>> from salesterms.metrics import deals_by_history, stage_rates
    >>> won = Opportunity(id="D-1", status=Category.WON, stages_reached=("New",))
    >>> open_ = Opportunity(id="D-2", status=Category.OPEN, stage="New")
    >>> other = Opportunity(id="D-3", status=Category.OPEN, stage="Proposal")
    >>> found = deals_by_history([open_, other], stage_rates([won]))
    >>> [(row.id, row.rate, row.no_rate and row.no_rate.value) for row in found]
    [('D-2', Fraction(1, 1), None), ('D-3', None, 'no_history')]

    A closed deal has no rate, and needs none. With rates by owner a deal has that of its owner and
    of nobody else: who has no history has no rate. Of no deals none. For a forecast as of a day the
    rates must be of that day too. Raises `WrongArgument`.
    """
    check_argument("rates", rates, StageRates, _RATES)
    known = {(one.stage, one.owner): one for one in rates.rates}
    return tuple(
        _rated(deal, _rate_of(deal, rates, known))
        for deal in each_argument("deals", deals, Opportunity, _DEALS)
    )


def _rate_of(
    deal: Opportunity, rates: StageRates, known: Mapping[tuple[str, str | None], StageRate]
) -> Fraction | NoStageRate | None:
    if deal.status in CLOSED:
        return None
    if deal.stage is None:
        return NoStageRate.NO_STAGE
    if rates.by_owner and deal.owner is None:
        return NoStageRate.NO_OWNER
    found = known.get((deal.stage, deal.owner if rates.by_owner else None))
    if found is None:
        return NoStageRate.NO_HISTORY
    return NoStageRate.TOO_LITTLE_HISTORY if found.decided < rates.least else found.rate.fraction()


def _rated(deal: Opportunity, rate: Fraction | NoStageRate | None) -> RatedDeal:
    return RatedDeal(
        id=deal.id,
        status=deal.status,
        owner=deal.owner,
        account=deal.account,
        product=deal.product,
        stage=deal.stage,
        amount=deal.amount,
        created=deal.created,
        closed=deal.closed,
        expected_close=deal.expected_close,
        rate=rate if isinstance(rate, Fraction) else None,
        no_rate=rate if isinstance(rate, NoStageRate) else None,
    )
