"""The laws of the catalogue: the weakest that every text and every CRM system accepts.

They are exactly what the built-in lifecycle guarantees: a test reaches every combination of facts
that they allow, and no other.
"""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.catalogue import Catalogue
from salesterms.facts.facts_of_sales import (
    APPROVALS,
    CONTRACT,
    CUSTOMER,
    DEAL,
    FACTS,
    INTEREST,
    MARKETING_ACCEPTED,
    SALES_ACCEPTED,
    STANDING,
)
from salesterms.facts.laws import Law

LAWS: Final = (
    Law(
        id="live-deal-of-converted",
        when=DEAL.is_("open", "held", "won"),
        then=STANDING.is_("converted"),
        says=Text(
            "a deal that is open, held or won is that of a converted person",
            "een deal die openstaat, in de wacht staat of gewonnen is,"
            " is van iemand die geconverteerd is",
        ),
        cites=("003:21",),
    ),
    Law(
        id="lost-deal-of-converted-or-nurtured",
        when=DEAL.is_("lost"),
        then=STANDING.is_("converted", "nurture"),
        says=Text(
            "a lost deal is that of a person who is converted or being nurtured",
            "een verloren deal is van iemand die geconverteerd is of in nurturing zit",
        ),
    ),
    Law(
        id="customer-by-deal",
        when=CUSTOMER.is_("active", "former"),
        then=~DEAL.is_("none"),
        says=Text("nobody is a customer without a deal", "niemand is klant zonder deal"),
        cites=("000:36",),
    ),
    Law(
        id="won-makes-customer",
        when=DEAL.is_("won"),
        then=CUSTOMER.is_("active", "former"),
        says=Text(
            "who has won a deal is a customer, or was one",
            "wie een gewonnen deal heeft, is klant of is het geweest",
        ),
        cites=("000:36",),
    ),
    Law(
        id="won-by-approvals-and-contract",
        when=DEAL.is_("won"),
        then=APPROVALS.at_least("given") & CONTRACT.at_least("accepted"),
        says=Text(
            "a won deal has all required approvals and an accepted contract",
            "een gewonnen deal heeft alle vereiste goedkeuringen en een geaccepteerd contract",
        ),
        cites=("000:36",),
    ),
    Law(
        id="approvals-of-a-deal",
        when=DEAL.is_("none"),
        then=APPROVALS.is_("none") & CONTRACT.is_("none"),
        says=Text(
            "without a deal there are no approvals and no contract",
            "zonder deal zijn er geen goedkeuringen en is er geen contract",
        ),
    ),
    Law(
        id="accepted-after-interest",
        when=MARKETING_ACCEPTED.holds | SALES_ACCEPTED.holds,
        then=INTEREST.at_least("engaged"),
        says=Text(
            "nobody is accepted before some interest was shown",
            "niemand wordt geaccepteerd voordat er interesse is getoond",
        ),
        cites=("000:32",),
    ),
    Law(
        id="marketing-accepts",
        when=STANDING.is_("marketing"),
        then=MARKETING_ACCEPTED.holds,
        says=Text(
            "who stands with marketing was accepted by marketing",
            "wie bij marketing staat, is door marketing geaccepteerd",
        ),
    ),
    Law(
        id="sales-accepts",
        when=STANDING.is_("sales", "converted") | ~DEAL.is_("none"),
        then=SALES_ACCEPTED.holds,
        says=Text(
            "who stands with sales, is converted or has had a deal was accepted by sales",
            "wie bij sales staat, geconverteerd is of een deal heeft gehad,"
            " is door sales geaccepteerd",
        ),
    ),
    Law(
        id="customers-are-not-nurtured",
        when=STANDING.is_("nurture"),
        then=~CUSTOMER.is_("active"),
        says=Text(
            "a customer is not nurtured as a lead", "een klant zit niet als lead in nurturing"
        ),
    ),
)

#: Every fact of the built-in vocabularies, with the laws between them.
CATALOGUE: Final = Catalogue(FACTS, LAWS, kept_as="CATALOGUE")
