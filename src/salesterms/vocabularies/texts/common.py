"""What several texts leave unsaid in the same way."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_sales import APPROVALS, CONTRACT, CUSTOMER, DEAL, STANDING

#: There is a deal that is not closed.
LIVE: Final = DEAL.is_("open", "held")
# 000:36: the purchase is complete with all required approvals and a contract, signed or not.
BOUGHT: Final = CUSTOMER.is_("active") | (
    LIVE & APPROVALS.at_least("given") & CONTRACT.at_least("accepted")
)
LOST: Final = DEAL.is_("lost")
FORMER: Final = CUSTOMER.is_("former") & ~LIVE
JUNK: Final = STANDING.is_("junk")
BYSTANDER: Final = STANDING.is_("bystander")

NO_FORMER: Final = Text(
    "it has no word for somebody who was a customer",
    "er is geen woord voor iemand die klant was",
)
NO_LOST: Final = Text(
    "it has no word for a lost deal, nor for somebody after one",
    "een verloren deal komt niet voor, en ook niet wat iemand daarna is",
)
NO_ASIDE: Final = Text(
    "it does not say what somebody is who was set aside",
    "er staat niet wat iemand is die terzijde is gelegd",
)
