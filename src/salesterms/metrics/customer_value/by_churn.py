"""What customers are worth on average: what one pays in a period / the share that leaves in it.

The shortest formula of the field, and the one that is most often wrong: without a margin it is
turnover and no profit, and the churn must be of the same period as what is paid, month with month.
000 calls the mean of the profits lifetime value (000:26).
"""

from __future__ import annotations

from typing import Any, Final

from salesterms.errors import Text
from salesterms.metrics.amounts import FROM_ZERO, bare, valued
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.rates import SHARE, Rate, fraction_of
from salesterms.results import Formula, Source


def _of_revenue(arpa: Any, churn: Rate) -> Any:
    return _of_margin(arpa, 1, churn)


def _of_margin(arpa: Any, gross_margin: Rate, churn: Rate) -> Any:
    leaving = fraction_of(churn)
    return valued(arpa, bare(arpa) * fraction_of(gross_margin) / leaving) if leaving else None


_MARGIN: Final = Source(
    Text(
        "Abracalc and others: the revenue of an account times the gross margin / churn, so that it"
        " is profit",
        "Abracalc en anderen: de omzet per klant maal de brutomarge / het verloop, zodat het winst"
        " is",
    ),
    ("abracalc.com, Customer lifetime value", "000:26"),
)
_REVENUE: Final = Source(
    Text(
        "ChartMogul: average revenue per account / customer churn; turnover, of which the costs"
        " are still to be paid",
        "ChartMogul: gemiddelde omzet per klant / klantverloop; omzet, waar de kosten nog van af"
        " moeten",
    ),
    ("help.chartmogul.com, Customer lifetime value (203359061)",),
)

expected_ltv = Calculation(
    id="expected_ltv",
    title=Text("Expected LTV", "Verwachte LTV"),
    term="lifetime-value",
    variants=(
        Definition(
            name="margin_by_churn",
            says=Text(
                "the profit on an average account in a period / the share of customers that leaves"
                " in it",
                "de winst op een gemiddelde klant in een periode / het deel van de klanten dat"
                " erin vertrekt",
            ),
            compute=_of_margin,
            takes={"arpa": FROM_ZERO, "gross_margin": SHARE, "churn": SHARE},
            formula=Formula(
                "{arpa} x {gross_margin} / {churn}",
                r"\frac{<arpa> \times <gross_margin>}{<churn>}",
            ),
            over="churn",
            source=_MARGIN,
            unit="value",
            exact=False,
        ),
        Definition(
            name="revenue_by_churn",
            says=Text(
                "the turnover on an average account in a period / the share of customers that"
                " leaves in it",
                "de omzet op een gemiddelde klant in een periode / het deel van de klanten dat"
                " erin vertrekt",
            ),
            compute=_of_revenue,
            takes={"arpa": FROM_ZERO, "churn": SHARE},
            formula=Formula("{arpa} / {churn}", r"\frac{<arpa>}{<churn>}"),
            over="churn",
            source=_REVENUE,
            unit="value",
            exact=False,
        ),
    ),
    edges=(
        Edge(
            "no_churn",
            Text(
                "nobody left in the period (churn 0)", "niemand vertrok in de periode (verloop 0)"
            ),
            Text(
                "undefined (zero_denominator): how long customers stay cannot be told; ChartMogul"
                " shows 0",
                "onbepaald (zero_denominator): hoe lang klanten blijven is niet te zeggen;"
                " ChartMogul toont 0",
            ),
        ),
        Edge(
            "everybody_leaves",
            Text("everybody leaves in the period (churn 1)", "iedereen vertrekt (verloop 1)"),
            Text("what one period brings in", "wat één periode oplevert"),
        ),
        Edge(
            "no_margin",
            Text("a gross margin of 0", "een brutomarge van 0"),
            Text("0, which is a value", "0, en dat is een waarde"),
            ("margin_by_churn",),
        ),
        Edge(
            "rounded",
            Text("an amount in Money", "een bedrag in Money"),
            Text(
                "rounded once, half up, to the minor unit; a bare number gives the exact number",
                "één keer afgerond, half naar boven, op de kleinste munteenheid; een kaal getal"
                " geeft het precieze getal",
            ),
        ),
        Edge(
            "no_share",
            Text(
                "a churn or a margin below 0 or above 1, such as a percentage",
                "een verloop of marge onder 0 of boven 1, zoals een percentage",
            ),
            Text("raises BadArgument", "geeft de fout BadArgument"),
        ),
    ),
)
