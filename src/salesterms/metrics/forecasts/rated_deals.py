"""Deals with the rate of their stage: what history says about each that is open."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.shapes import (
    ANY_TEXT_OR_NONE,
    DATE_OR_NONE,
    MONEY_OR_NONE,
    SOURCE_ID,
    one_of,
)
from salesterms.entities.worth import Closing, WithAmount
from salesterms.errors import Shape, Text, check_argument
from salesterms.lifecycle import CLOSED, Category
from salesterms.metrics.fields import AMOUNT, STATUS
from salesterms.metrics.forecasts.history import StageRates
from salesterms.metrics.opportunity_rows import as_it_was, deals_of
from salesterms.metrics.row_kind import RowKind
from salesterms.values import Money, about
from salesterms.values.decimals import is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.entities import Opportunity
    from salesterms.metrics.forecasts.history import StageRate

_RATES: Final = Text("StageRates: see stage_rates()", "StageRates: zie stage_rates()")
_RATE: Final = Shape(
    Text("a Fraction from 0 to 1", "een Fraction van 0 tot en met 1"),
    lambda given: type(given) is Fraction and is_bounded_fraction(given) and 0 <= given <= 1,
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
class RatedDeal(WithAmount, Closing):
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
        metadata=about("the identifier of the deal", "het kenmerk van de deal"), validator=SOURCE_ID
    )
    status: Category = field(
        metadata=about("how the deal stands", "hoe de deal ervoor staat"),
        validator=one_of(Category),
    )
    owner: str | None = field(
        default=None,
        metadata=about("who works on the deal", "wie aan de deal werkt", personal=True),
        validator=ANY_TEXT_OR_NONE,
    )
    account: str | None = field(
        default=None,
        metadata=about("the customer to be", "de beoogde klant"),
        validator=ANY_TEXT_OR_NONE,
    )
    product: str | None = field(
        default=None,
        metadata=about("what is offered", "wat wordt aangeboden"),
        validator=ANY_TEXT_OR_NONE,
    )
    stage: str | None = field(
        default=None,
        metadata=about("the label of its stage", "de naam van de fase", alias="fase"),
        validator=ANY_TEXT_OR_NONE,
    )
    amount: Money | None = field(
        default=None,
        metadata=about("what the deal is worth", "wat de deal waard is", alias="bedrag"),
        validator=MONEY_OR_NONE,
    )
    created: date | None = field(
        default=None,
        metadata=about("when it was created", "wanneer de deal is aangemaakt"),
        validator=DATE_OR_NONE,
    )
    closed: date | None = field(
        default=None,
        metadata=about("when it was closed", "wanneer de deal is gesloten"),
        validator=DATE_OR_NONE,
    )
    expected_close: date | None = field(
        default=None,
        metadata=about("when it is expected to close", "wanneer de deal naar verwachting sluit"),
        validator=DATE_OR_NONE,
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
    def worth(self) -> Fraction | None:
        """The amount times the rate, exactly; None where one of them is not known."""
        if self.amount is None or self.rate is None:
            return None
        return Fraction(self.amount.amount) * self.rate


RATED_DEALS: Final[RowKind[RatedDeal]] = RowKind(
    kind=RatedDeal,
    says=Text(
        "deals with the rate of their stage, as salesterms.metrics.deals_by_history() makes"
        " them of deals and stage_rates()",
        "deals met het aandeel van hun fase, zoals salesterms.metrics.deals_by_history() ze van"
        " deals en stage_rates() maakt",
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
    return tuple(_rated(deal, _rate_of(deal, rates, known)) for deal in deals_of(deals))


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
