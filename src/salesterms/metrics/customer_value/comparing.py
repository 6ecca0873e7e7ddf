"""What a customer is worth beside what it cost to win: the ratio, the payback and what is left.

000 compares the mean value with the mean cost, to find the mean net profit on a customer (000:26).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text
from salesterms.metrics.amounts import AMOUNT_OR_NUMBER, FROM_ZERO, bare, check_alike, share
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.rates import SHARE, Rate, fraction_of
from salesterms.results import Formula, Source
from salesterms.values import Money

if TYPE_CHECKING:
    from fractions import Fraction

    from salesterms.values import Ratio


def _ratio(ltv: Any, cac: Any) -> Ratio:
    check_alike(ltv=ltv, cac=cac)
    return share(ltv, cac)


def _payback(cac: Any, arpa: Any, gross_margin: Rate) -> Fraction | None:
    check_alike(cac=cac, arpa=arpa)
    margin = bare(arpa) * fraction_of(gross_margin)
    return bare(cac) / margin if margin else None


def _payback_of_revenue(cac: Any, arpa: Any) -> Fraction | None:
    return _payback(cac, arpa, 1)


def _left(ltv: Any, cac: Any) -> Any:
    check_alike(ltv=ltv, cac=cac)
    return ltv - cac if isinstance(ltv, Money) else bare(ltv) - bare(cac)


_NO_COST: Final = Edge(
    "no_cost",
    Text("winning a customer cost nothing", "een klant werven kostte niets"),
    Text(
        "undefined (zero_denominator), neither 0 nor infinite",
        "onbepaald (zero_denominator), geen 0 en niet oneindig",
    ),
)
_ONE_KIND: Final = Edge(
    "one_kind",
    Text(
        "Money beside a bare number, or two currencies",
        "Money naast een kaal getal, of twee munteenheden",
    ),
    Text(
        "raises BadArgument, or CurrencyMismatch for two currencies",
        "geeft de fout BadArgument, of CurrencyMismatch bij twee munteenheden",
    ),
)

ltv_cac_ratio = Calculation(
    id="ltv_cac_ratio",
    title=Text("LTV to CAC", "LTV tegenover CAC"),
    term="lifetime-value",
    variants=(
        Definition(
            name="ltv_by_cac",
            says=Text(
                "what a customer is worth on average / what winning one costs",
                "wat een klant gemiddeld waard is / wat er één werven kost",
            ),
            compute=_ratio,
            takes={"ltv": AMOUNT_OR_NUMBER, "cac": FROM_ZERO},
            formula=Formula("{ltv} / {cac}", r"\frac{<ltv>}{<cac>}"),
            over="cac",
            source=Source(
                Text(
                    "AI Biz Hub: LTV / CAC; of which LTV it is says more than the ratio",
                    "AI Biz Hub: LTV / CAC; welke LTV het is zegt meer dan de verhouding",
                ),
                ("aibizhub.pages.dev, CAC calculator", "000:26"),
            ),
            unit="times",
        ),
    ),
    edges=(
        _NO_COST,
        Edge(
            "at_a_loss",
            Text("a customer costs more than it brings in", "een klant kost meer dan die oplevert"),
            Text("below 1; below 0 where the LTV is", "onder 1; onder 0 als de LTV dat ook is"),
        ),
        _ONE_KIND,
    ),
)

cac_payback = Calculation(
    id="cac_payback",
    labels=("payback", "payback period", "terugverdientijd"),
    title=Text("CAC payback", "Terugverdientijd van CAC"),
    term="customer-acquisition-cost",
    variants=(
        Definition(
            name="of_margin",
            says=Text(
                "how many months of gross margin win back what a customer cost",
                "in hoeveel maanden de brutomarge terugverdient wat een klant kostte",
            ),
            compute=_payback,
            takes={"cac": FROM_ZERO, "arpa": FROM_ZERO, "gross_margin": SHARE},
            formula=Formula(
                "{cac} / ({arpa} x {gross_margin})",
                r"\frac{<cac>}{<arpa> \times <gross_margin>}",
            ),
            over="arpa x gross_margin",
            source=Source(
                Text(
                    "CAC / (ARPA x gross margin), as Finmark and NetSuite say in words; the formula"
                    " that they print lacks the brackets, and gives another number",
                    "CAC / (ARPA x brutomarge), zoals Finmark en NetSuite het in woorden zeggen; in"
                    " hun gedrukte formule ontbreken de haakjes, en die geeft een ander getal",
                ),
                ("finmark.com, CAC payback period", "netsuite.com, CAC payback period"),
            ),
            unit="months",
        ),
        Definition(
            name="of_revenue",
            says=Text(
                "how many months of turnover equal what a customer cost",
                "hoeveel maanden omzet gelijk zijn aan wat een klant kostte",
            ),
            compute=_payback_of_revenue,
            takes={"cac": FROM_ZERO, "arpa": FROM_ZERO},
            formula=Formula("{cac} / {arpa}", r"\frac{<cac>}{<arpa>}"),
            over="arpa",
            source=Source(
                Text(
                    "ours: the same without a margin, as it is often quoted; too short, since the"
                    " costs do not count",
                    "eigen definitie: hetzelfde zonder marge, zoals het vaak wordt genoemd; te"
                    " kort, want de kosten tellen niet",
                )
            ),
            unit="months",
        ),
    ),
    edges=(
        Edge(
            "never",
            Text("nothing is earned on a customer", "er wordt niets aan een klant verdiend"),
            Text(
                "undefined (zero_denominator): it is never won back",
                "onbepaald (zero_denominator): het wordt nooit terugverdiend",
            ),
        ),
        Edge(
            "at_once",
            Text("winning a customer cost nothing", "een klant werven kostte niets"),
            Text("0 months", "0 maanden"),
        ),
        Edge(
            "brackets",
            Text(
                "CAC / ARPA x gross margin, read from left to right",
                "CAC / ARPA x brutomarge, van links naar rechts gelezen",
            ),
            Text(
                "is another formula: a smaller margin would give a shorter payback",
                "is een andere formule: een kleinere marge zou een kortere terugverdientijd geven",
            ),
            ("of_margin",),
        ),
        _ONE_KIND,
    ),
)

net_profit_per_customer = Calculation(
    id="net_profit_per_customer",
    title=Text("Mean net profit per customer", "Gemiddelde nettowinst per klant"),
    term="lifetime-value",
    variants=(
        Definition(
            name="ltv_less_cac",
            says=Text(
                "what a customer is worth on average, less what winning one costs on average",
                "wat een klant gemiddeld waard is, min wat er één werven gemiddeld kost",
            ),
            compute=_left,
            takes={"ltv": AMOUNT_OR_NUMBER, "cac": FROM_ZERO},
            formula=Formula("{ltv} - {cac}", r"<ltv> - <cac>"),
            source=Source(
                Text(
                    "the LinkedIn glossary: the mean value beside the mean cost of acquisition",
                    "de begrippenlijst van LinkedIn: de gemiddelde waarde naast de gemiddelde"
                    " acquisitiekosten",
                ),
                ("000:26",),
            ),
            unit="value",
        ),
    ),
    edges=(
        Edge(
            "at_a_loss",
            Text("a customer costs more than it brings in", "een klant kost meer dan die oplevert"),
            Text("below 0", "onder 0"),
        ),
        Edge(
            "no_cost",
            Text("winning a customer cost nothing", "een klant werven kostte niets"),
            Text("the whole value", "de hele waarde"),
        ),
        _ONE_KIND,
    ),
)
