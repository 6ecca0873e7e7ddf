"""What became of the deals that reached a stage: which share of them was won, by owner if asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.shapes import (
    A_COUNT,
    ANY_TEXT,
    ANY_TEXT_OR_NONE,
    COUNTS,
    DATE_OR_NONE,
    FROM_ONE,
    YES_OR_NO,
)
from salesterms.errors import Shape, Text, each_of_kind
from salesterms.lifecycle import CLOSED, Category
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.opportunity_rows import deals_of
from salesterms.values import FrozenMapping, Ratio, about

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from salesterms.entities import Opportunity

_LEAST: Final = Shape(Text("a whole number from 1", "een geheel getal vanaf 1"), FROM_ONE.fits)
_NO_MORE: Final = Text("no more than were decided", "er niet meer dan er zijn beslist")


@frozen(kw_only=True)
class StageRate:
    """Of the decided deals that had reached a stage, how many were won.

    >>> from salesterms.metrics import StageRate
    >>> StageRate(stage="Proposal", won=3, decided=8).rate
    Ratio(3, 8)

    `owner` is None where the deals of all owners count. Made by `stage_rates`. Raises
    `WrongArgument`, and `BadArgument` where more were won than decided.
    """

    stage: str = field(
        metadata=about("the label of the stage", "de naam van de fase", alias="fase"),
        validator=ANY_TEXT,
    )
    owner: str | None = field(
        default=None,
        metadata=about("whose deals", "wiens deals", personal=True),
        validator=ANY_TEXT_OR_NONE,
    )
    won: int = field(
        metadata=about("how many were won", "hoeveel er zijn gewonnen"), validator=A_COUNT
    )
    decided: int = field(
        metadata=about("how many were won or lost", "hoeveel er zijn gewonnen of verloren"),
        validator=FROM_ONE,
    )

    def __attrs_post_init__(self) -> None:
        if self.won > self.decided:
            raise BadArgument("won", self.won, _NO_MORE)

    @property
    def rate(self) -> Ratio:
        """The share that was won, with both of its terms."""
        return Ratio(self.won, self.decided)


_EACH: Final = each_of_kind(StageRate, Text("a tuple of StageRate", "een tuple van StageRate"))


@frozen(kw_only=True)
class StageRates:
    """The rates of every stage that a decided deal has reached, in the order of meeting them.

    >>> from salesterms import Category, Opportunity
    >>> from salesterms.metrics import stage_rates
    >>> won = Opportunity(id="D-1", status=Category.WON, stages_reached=("New", "Proposal"))
    >>> lost = Opportunity(id="D-2", status=Category.LOST, stages_reached=("New",))
    >>> found = stage_rates([won, lost])
    >>> str(found.of("New").rate), found.least
    ('1/2', 1)

    `least` is how many decided deals a rate must rest on. `left_out` says how many deals told
    nothing, by reason. Made by `stage_rates`. Raises `WrongArgument`.
    """

    rates: tuple[StageRate, ...] = field(validator=_EACH)
    by_owner: bool = field(default=False, validator=YES_OR_NO)
    least: int = field(default=1, validator=_LEAST)
    left_out: FrozenMapping[str, int] = field(validator=COUNTS)

    def of(self, stage: str, owner: str | None = None) -> StageRate | None:
        """The rate of a stage, of one owner where rates are by owner; None without history.

        >>> from salesterms.metrics import stage_rates
        >>> stage_rates([]).of("Proposal") is None
        True
        """
        whose = owner if self.by_owner else None
        return next((one for one in self.rates if (one.stage, one.owner) == (stage, whose)), None)


def stage_rates(
    deals: Iterable[Opportunity],
    *,
    by_owner: bool = False,
    least: int = 1,
    as_of: date | str | None = None,
) -> StageRates:
    """The share won of the decided deals that reached each stage.

    >>> from salesterms import Category, Opportunity
    >>> from salesterms.metrics import stage_rates
    >>> deals = [
    ...     Opportunity(id="D-1", status=Category.WON, stages_reached=("New", "Proposal")),
    ...     Opportunity(id="D-2", status=Category.LOST, stages_reached=("New",)),
    ...     Opportunity(id="D-3", status=Category.OPEN, stages_reached=("New",)),
    ... ]
    >>> found = stage_rates(deals)
    >>> [(one.stage, str(one.rate)) for one in found.rates], dict(found.left_out)
    ([('New', '1/2'), ('Proposal', '1/1')], {'undecided': 1})

    A deal counts once for every stage in `stages_reached`, won or lost; stages are told apart by
    their labels as they stand. Open deals tell nothing yet; nor do, with `as_of`, those that were
    closed later or have no close date. A deal of which the stages are not known is left out, as is
    one without an owner where rates are by owner. Of no deals there are no rates. `as_of` may be
    ISO text. Raises `WrongArgument` and `BadArgument`. Source: ours; CRM systems give each stage
    one fixed probability instead.
    """
    YES_OR_NO.check("by_owner", by_owner)
    _LEAST.check("least", least)
    as_of = day_of(as_of) if isinstance(as_of, str) else as_of
    DATE_OR_NONE.check("as_of", as_of)
    won: Counter[tuple[str, str | None]] = Counter()
    decided: Counter[tuple[str, str | None]] = Counter()
    left_out: Counter[str] = Counter()
    for deal in deals_of(deals):
        stages = deal.stages_reached
        why = _tells_nothing(deal, as_of, by_owner=by_owner)
        if why or stages is None:
            left_out[why or "stage_unknown"] += 1
            continue
        for stage in dict.fromkeys(stages):
            key = stage, deal.owner if by_owner else None
            decided[key] += 1
            won[key] += deal.status is Category.WON
    return StageRates(
        rates=tuple(
            StageRate(stage=stage, owner=owner, won=won[stage, owner], decided=times)
            for (stage, owner), times in decided.items()
        ),
        by_owner=by_owner,
        least=least,
        left_out=FrozenMapping(left_out),
    )


def _tells_nothing(deal: Opportunity, as_of: date | None, *, by_owner: bool) -> str:
    """Why a deal tells nothing of its stages; "" where it may."""
    if deal.status not in CLOSED:
        return "undecided"
    if as_of is not None and deal.closed is None:
        return "no_close_date"
    if as_of is not None and deal.closed is not None and deal.closed > as_of:
        return "undecided"
    return "no_owner" if by_owner and deal.owner is None else ""
