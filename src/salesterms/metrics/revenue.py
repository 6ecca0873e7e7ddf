"""What was won: revenue, and the average deal."""

from __future__ import annotations

from salesterms.criteria import Row, Sum
from salesterms.errors import Text
from salesterms.metrics.deal_edges import OF_WON_AMOUNTS, TOO_LARGE
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT
from salesterms.metrics.formulas import MeanAmount
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.tables import DECIDED, LOST, WON
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

_WON_AMOUNTS = (*DECIDED, LOST, Row("no_amount", AMOUNT.missing()), WON)

won_revenue = MoneyMetric(
    id="won_revenue",
    term="won-revenue",
    rows=OPPORTUNITIES,
    title=Text("Won revenue", "Gewonnen omzet"),
    labels=("omzet", "revenue"),
    variants=(
        Variant(
            name="won",
            says=Text("the amounts of won deals added up", "de bedragen van gewonnen deals samen"),
            places=_WON_AMOUNTS,
            counted=("won",),
            quantity=Sum(AMOUNT),
            compute=lambda won: won,
            formula=Formula(
                "{won} in {won_count} deals",
                r"\sum_{i=1}^{<won_count>} a_i = <won>",
                Text(
                    "the amounts of won deals, added up", "de bedragen van gewonnen deals, opgeteld"
                ),
            ),
            date="closed",
            source=Source(
                Text(
                    "the total of won deals as CRM reports show it; a booking, not recognised"
                    " revenue",
                    "het totaal van gewonnen deals zoals CRM-rapporten het tonen; een boeking, geen"
                    " verantwoorde omzet",
                ),
                ("fivetran/dbt_salesforce, salesforce__owner_performance: total_bookings_amount",),
            ),
            unit="money",
        ),
    ),
    edges=(
        Edge(
            "nothing_won",
            Text("no won deal with an amount", "geen gewonnen deal met een bedrag"),
            Text(
                "0 in the currency that is asked for; without one there is no currency to answer"
                " in",
                "0 in de gevraagde munteenheid; zonder is er geen munteenheid om in te antwoorden",
            ),
        ),
        *OF_WON_AMOUNTS,
        TOO_LARGE,
    ),
)

average_deal = MoneyMetric(
    id="average_deal",
    term="average-deal",
    rows=OPPORTUNITIES,
    title=Text("Average deal", "Gemiddelde deal"),
    variants=(
        Variant(
            name="won",
            says=Text("the mean amount of won deals", "het gemiddelde bedrag van gewonnen deals"),
            places=_WON_AMOUNTS,
            counted=("won",),
            quantity=Sum(AMOUNT),
            compute=MeanAmount("won", "won_count"),
            formula=Formula.quotient(
                ("won",),
                ("won_count",),
                Text(
                    "the amounts of won deals, added up / the number of those deals",
                    "de bedragen van gewonnen deals, opgeteld / het aantal van die deals",
                ),
            ),
            over="won_count",
            date="closed",
            source=Source(
                Text(
                    "average deal size as KPI Zone has it: revenue per closed-won deal",
                    "de gemiddelde dealgrootte van KPI Zone: omzet per gewonnen deal",
                ),
                ("library.kpi.zone, Average Deal Size",),
            ),
            unit="money",
            exact=False,
        ),
    ),
    edges=(
        Edge(
            "nothing_won",
            Text("no won deal with an amount", "geen gewonnen deal met een bedrag"),
            Text("undefined (zero_denominator), never 0", "onbepaald (zero_denominator), nooit 0"),
        ),
        Edge(
            "rounded",
            Text("a mean that has no last digit", "een gemiddelde zonder laatste cijfer"),
            Text(
                "rounded once, half up, to the minor unit; not exact",
                "één keer afgerond, half naar boven, op de kleinste munteenheid; niet precies",
            ),
        ),
        *OF_WON_AMOUNTS,
    ),
)
