"""The three built-in tables: a person's standing, a deal, a customer.

The guards are the weakest that every text and every CRM system accepts. What one text asks beyond
that stands in its own vocabulary, never here. Moves without a citation are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.facts import CATALOGUE, CUSTOMER, DEAL, STANDING
from salesterms.lifecycle.category import Category
from salesterms.lifecycle.moves import Direction, Move, Track
from salesterms.lifecycle.sales_events import EVENT_WORDS, SalesEvent

if TYPE_CHECKING:
    from salesterms.criteria import Criterion
    from salesterms.facts import Axis

_EXIT, _BACK, _CORRECTION = Direction.EXIT, Direction.BACK, Direction.CORRECTION

_ENGAGED = CATALOGUE["interest"].at_least("engaged")
_MARKETING_ACCEPTED = CATALOGUE["marketing_accepted"]
_SALES_ACCEPTED = CATALOGUE["sales_accepted"]
_APPROVALS = CATALOGUE["approvals"]
_CONTRACT = CATALOGUE["contract"]
_NO_DEAL = DEAL.is_("none")
_CONVERTED = STANDING.is_("converted")


def _move(
    event: SalesEvent,
    sources: str,
    target: str | None = None,
    direction: Direction = Direction.FORWARD,
    *,
    guard: Criterion | None = None,
    effects: tuple[tuple[Axis, str], ...] = (),
    cites: tuple[str, ...] = (),
) -> Move:
    """One line; the stages that it starts from stand in one string."""
    return Move(
        event=event,
        sources=tuple(sources.split()),
        target=target,
        guard=guard,
        effects=effects,
        direction=direction,
        text=EVENT_WORDS[event],
        cites=cites,
    )


# Marketing need not come before sales: who is approached by a seller never was with marketing
# (000:62). Only 003:17 puts them in that order; the rows of its vocabulary do not enforce it.
_LEAD = _NO_DEAL & _ENGAGED
_BY_MARKETING = ((_MARKETING_ACCEPTED, "yes"),)
_BY_SALES = ((_SALES_ACCEPTED, "yes"),)

PERSON_TRACK: Final = Track(
    name="person",
    axis=STANDING,
    start="new",
    closed=("junk", "bystander"),
    text=Text("a person", "een persoon"),
    moves=(
        _move(
            SalesEvent.ACCEPT_BY_MARKETING,
            "new",
            "marketing",
            guard=_LEAD,
            effects=_BY_MARKETING,
            cites=("000:32",),
        ),
        _move(
            SalesEvent.ACCEPT_BY_MARKETING,
            "nurture",
            "marketing",
            _BACK,
            guard=_LEAD,
            effects=_BY_MARKETING,
            cites=("000:32",),
        ),
        _move(
            SalesEvent.ACCEPT_BY_SALES,
            "new marketing",
            "sales",
            guard=_LEAD,
            effects=_BY_SALES,
            cites=("000:62", "000:70"),
        ),
        _move(
            SalesEvent.ACCEPT_BY_SALES,
            "nurture",
            "sales",
            _BACK,
            guard=_LEAD,
            effects=_BY_SALES,
            cites=("000:62", "000:70"),
        ),
        _move(SalesEvent.CONVERT, "sales", "converted", cites=("003:21",)),
        _move(
            SalesEvent.RECYCLE,
            "new marketing sales",
            "nurture",
            _EXIT,
            guard=_NO_DEAL,
            cites=("002:65",),
        ),
        _move(
            SalesEvent.RECYCLE,
            "converted",
            "nurture",
            _EXIT,
            guard=DEAL.is_("none", "lost") & ~CUSTOMER.is_("active"),
        ),
        _move(SalesEvent.REACTIVATE, "nurture", "converted", _BACK, guard=DEAL.is_("lost")),
        _move(
            SalesEvent.JUNK,
            "new marketing sales nurture",
            "junk",
            _EXIT,
            guard=_NO_DEAL,
            cites=("004:7",),
        ),
        _move(SalesEvent.RESTORE, "junk", "new", _BACK),
        # 003:25 says "nooit": that somebody never buys is no step but a finding. To take it back
        # is ours: findings are wrong at times.
        _move(
            SalesEvent.MARK_BYSTANDER,
            "new marketing sales nurture",
            "bystander",
            _CORRECTION,
            guard=_NO_DEAL,
            cites=("003:25",),
        ),
        _move(SalesEvent.CLEAR_BYSTANDER, "bystander", "new", _CORRECTION),
    ),
)

DEAL_TRACK: Final = Track(
    name="deal",
    axis=DEAL,
    start="none",
    closed=("lost", "won"),
    categories=(
        ("open", Category.OPEN),
        ("held", Category.HELD),
        ("lost", Category.LOST),
        ("won", Category.WON),
    ),
    text=Text("a deal", "een deal"),
    moves=(
        # A new deal after a lost or a won one is the same move: what was approved, and the contract
        # of the old deal, say nothing about the new one.
        _move(
            SalesEvent.OPEN_DEAL,
            "none lost won",
            "open",
            guard=_CONVERTED,
            effects=((_APPROVALS, "none"), (_CONTRACT, "none")),
            cites=("001:43", "003:21"),
        ),
        _move(SalesEvent.HOLD, "open", "held", _EXIT),
        _move(SalesEvent.RESUME, "held", "open", _BACK),
        # No text knows a deal that is lost, and 000:36 calls won the last phase: that a deal can be
        # lost, and that a lost one can be reopened, is ours.
        _move(SalesEvent.LOSE, "open held", "lost", _EXIT),
        _move(SalesEvent.REOPEN, "lost", "open", _BACK, guard=_CONVERTED),
        _move(
            SalesEvent.REQUIRE_APPROVALS,
            "open held lost",
            guard=~_APPROVALS.at_least("given"),
            effects=((_APPROVALS, "known"),),
            cites=("000:36",),
        ),
        # Which approvals are required must be known first: of none that is known all are given.
        _move(
            SalesEvent.APPROVE,
            "open held lost",
            guard=_APPROVALS.at_least("known"),
            effects=((_APPROVALS, "given"),),
            cites=("000:36",),
        ),
        _move(
            SalesEvent.WITHDRAW_APPROVAL,
            "open held lost",
            None,
            _BACK,
            guard=_APPROVALS.at_least("given"),
            effects=((_APPROVALS, "known"),),
        ),
        _move(
            SalesEvent.ACCEPT_CONTRACT,
            "open held lost",
            guard=~_CONTRACT.at_least("signed"),
            effects=((_CONTRACT, "accepted"),),
            cites=("000:36",),
        ),
        # An accepted contract makes the sale; it may be signed afterwards.
        _move(
            SalesEvent.SIGN_CONTRACT,
            "open held lost won",
            effects=((_CONTRACT, "signed"),),
            cites=("000:36",),
        ),
        _move(
            SalesEvent.WITHDRAW_CONTRACT,
            "open held lost",
            None,
            _BACK,
            guard=_CONTRACT.at_least("accepted"),
            effects=((_CONTRACT, "none"),),
        ),
        _move(
            SalesEvent.WIN,
            "open",
            "won",
            guard=_APPROVALS.at_least("given") & _CONTRACT.at_least("accepted"),
            cites=("000:36",),
        ),
    ),
)

CUSTOMER_TRACK: Final = Track(
    name="customer",
    axis=CUSTOMER,
    start="never",
    text=Text("a customer", "een klant"),
    moves=(
        _move(SalesEvent.WIN, "never", "active", cites=("000:36",)),
        _move(SalesEvent.WIN, "active", None, Direction.NOTE),
        _move(SalesEvent.WIN, "former", "active", _BACK),
        _move(SalesEvent.CHURN, "active", "former", _EXIT, cites=("000:50",)),
    ),
)
