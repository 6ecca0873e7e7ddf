"""The words of what customers are worth and cost, and of the sizes of markets."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_CUSTOMER_VALUE: Final[dict[str, Text]] = {
    "margin": Text("margin", "marge"),
    "horizon": Text("horizon", "horizon"),
    "arpa": Text("ARPA", "ARPA"),
    "gross_margin": Text("gross margin", "brutomarge"),
    "period_length": Text("length of a period", "lengte van een periode"),
    "ltv": Text("LTV", "LTV"),
    "cac": Text("CAC", "CAC"),
    "profit": Text("profit", "winst"),
    "customers": Text("customers", "klanten"),
    "former_customer": Text("former customers", "oud-klanten"),
    "customer_to_date": Text("customers", "klanten"),
    "still_customer": Text("still a customer", "nog klant"),
    "customer_twice": Text(
        "rows of customers that have one already: {0}",
        "rijen van klanten die er al een hebben: {0}",
    ),
    "spend_counted": Text("spend that counts", "uitgaven die meetellen"),
    "new_customers": Text("new customers", "nieuwe klanten"),
    "paid_customers": Text("customers by advertising", "klanten door advertenties"),
    "new_logos": Text("customers that were none before", "klanten die dat nog niet waren"),
    "kept_customers": Text("customers that stayed", "klanten die bleven"),
    "spent_later": Text("booked after the as-of date", "geboekt na de peildatum"),
    "for_existing_customers": Text("for existing customers", "voor bestaande klanten"),
    "for_new_customers": Text("for new customers", "voor nieuwe klanten"),
    "wages_and_overhead": Text("wages, tools and overhead", "lonen, software en overhead"),
    "no_advertising": Text("no advertising", "geen advertenties"),
    "accounts": Text("accounts", "klanten in de markt"),
    "served": Text("accounts that can be served", "klanten die te bedienen zijn"),
    "obtainable": Text("accounts that can be won", "klanten die te winnen zijn"),
    "acv": Text("ACV", "ACV"),
    "industry_revenue": Text("revenue of the industry", "omzet van de sector"),
    "relevant_share": Text("share that concerns the offer", "aandeel dat het aanbod betreft"),
    "served_share": Text("share that can be served", "aandeel dat te bedienen is"),
    "won_share": Text("share that can be won", "aandeel dat te winnen is"),
    "tam": Text("TAM", "TAM"),
    "sam": Text("SAM", "SAM"),
    "last_revenue": Text("last year's revenue", "omzet van vorig jaar"),
    "last_sam": Text("last year's SAM", "SAM van vorig jaar"),
    "more_than_tam": Text(
        "more than the TAM that it is part of: {0}", "meer dan de TAM waar het deel van is: {0}"
    ),
    "more_than_sam": Text(
        "more than the SAM that it is part of: {0}", "meer dan de SAM waar het deel van is: {0}"
    ),
}
