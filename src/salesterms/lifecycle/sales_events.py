"""The events of the built-in lifecycle, and what they are called."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class SalesEvent(StrEnum):
    """What can happen to a person, a deal and a customer.

    >>> SalesEvent.OPEN_DEAL == "open_deal"
    True
    """

    ACCEPT_BY_MARKETING = "accept_by_marketing"
    ACCEPT_BY_SALES = "accept_by_sales"
    CONVERT = "convert"
    RECYCLE = "recycle"
    REACTIVATE = "reactivate"
    JUNK = "junk"
    RESTORE = "restore"
    MARK_BYSTANDER = "mark_bystander"
    CLEAR_BYSTANDER = "clear_bystander"
    OPEN_DEAL = "open_deal"
    HOLD = "hold"
    RESUME = "resume"
    LOSE = "lose"
    REOPEN = "reopen"
    REQUIRE_APPROVALS = "require_approvals"
    APPROVE = "approve"
    WITHDRAW_APPROVAL = "withdraw_approval"
    ACCEPT_CONTRACT = "accept_contract"
    SIGN_CONTRACT = "sign_contract"
    WITHDRAW_CONTRACT = "withdraw_contract"
    WIN = "win"
    CHURN = "churn"


EVENT_WORDS = {
    SalesEvent.ACCEPT_BY_MARKETING: Text("marketing accepts", "marketing accepteert"),
    SalesEvent.ACCEPT_BY_SALES: Text("sales accepts", "sales accepteert"),
    SalesEvent.CONVERT: Text("convert", "converteren"),
    SalesEvent.RECYCLE: Text("put back to nurture", "terugzetten naar nurturing"),
    SalesEvent.REACTIVATE: Text("take up again", "weer oppakken"),
    SalesEvent.JUNK: Text("set aside as useless", "terzijde leggen als onbruikbaar"),
    SalesEvent.RESTORE: Text("restore", "terughalen"),
    SalesEvent.MARK_BYSTANDER: Text("mark as never buying", "aanmerken als niet-koper"),
    SalesEvent.CLEAR_BYSTANDER: Text("may buy after all", "toch een mogelijke koper"),
    SalesEvent.OPEN_DEAL: Text("open a deal", "deal openen"),
    SalesEvent.HOLD: Text("put on hold", "in de wacht zetten"),
    SalesEvent.RESUME: Text("resume", "hervatten"),
    SalesEvent.LOSE: Text("lose", "verliezen"),
    SalesEvent.REOPEN: Text("reopen", "heropenen"),
    SalesEvent.REQUIRE_APPROVALS: Text(
        "establish the required approvals", "vereiste goedkeuringen vaststellen"
    ),
    SalesEvent.APPROVE: Text("all approvals given", "alle goedkeuringen gegeven"),
    SalesEvent.WITHDRAW_APPROVAL: Text("withdraw an approval", "een goedkeuring intrekken"),
    SalesEvent.ACCEPT_CONTRACT: Text("contract accepted", "contract geaccepteerd"),
    SalesEvent.SIGN_CONTRACT: Text("contract signed", "contract ondertekend"),
    SalesEvent.WITHDRAW_CONTRACT: Text("contract withdrawn", "contract ingetrokken"),
    SalesEvent.WIN: Text("win", "winnen"),
    SalesEvent.CHURN: Text("customer leaves", "klant vertrekt"),
}
