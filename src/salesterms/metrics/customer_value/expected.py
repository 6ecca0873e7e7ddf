"""What a customer is expected to bring in, from a margin, a rate of staying and a rate of discount.

The models of the field in their closed forms, exactly. They differ in when the first margin comes,
at the end of the first period or at once, and in how far they look ahead. All take one rate of
staying for every period, which is what real customers do not have: the longer they have stayed,
the better they stay.

Glossary: customer-lifetime-value (000:26).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from salesterms.errors import Text
from salesterms.metrics.amounts import AMOUNT_OR_NUMBER, bare, valued
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.customer_value.numbers import PERIODS
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.rates import DISCOUNT, SHARE, Rate, fraction_of
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

_GUPTA_LEHMANN: Final = Source(
    Text(
        "Gupta and Lehmann: the margin times r / (1 + i - r); the first margin comes after the"
        " first period",
        "Gupta en Lehmann: de marge maal r / (1 + i - r); de eerste marge komt na de eerste"
        " periode",
    ),
    ("Gupta & Lehmann 2003, Customers as Assets",),
)
_AT_ONCE: Final = Source(
    Text(
        "Farris and others: the first margin comes at once, so it is Gupta and Lehmann's value and"
        " one margin more",
        "Farris en anderen: de eerste marge komt meteen, dus de waarde van Gupta en Lehmann en één"
        " marge meer",
    ),
    ("Farris et al., Marketing metrics: customer lifetime value",),
)
_BERGER_NASR: Final = Source(
    Text(
        "Berger and Nasr: the discounted margins of a fixed number of periods, added up",
        "Berger en Nasr: de contant gemaakte marges van een vast aantal periodes, opgeteld",
    ),
    ("Berger & Nasr 1998, Customer lifetime value: marketing models and applications",),
)
_TAKES: Final = {"margin": AMOUNT_OR_NUMBER, "retention": SHARE, "discount": DISCOUNT}
_TAKES_HORIZON: Final = {**_TAKES, "horizon": PERIODS}
_OVER: Final = "1 + discount - retention"


def _endless(margin: Any, first: Fraction, kept: Fraction) -> Any:
    """Margins without an end: the first is discounted by `first`, and each next one by `kept`."""
    return None if kept == 1 else valued(margin, bare(margin) * first / (1 - kept))


def _at_end(margin: Any, retention: Rate, discount: Rate) -> Any:
    kept = fraction_of(retention) / (1 + fraction_of(discount))
    return _endless(margin, kept, kept)


def _at_start(margin: Any, retention: Rate, discount: Rate) -> Any:
    return _endless(margin, fraction_of(1), fraction_of(retention) / (1 + fraction_of(discount)))


def _series(kept: Fraction, horizon: int) -> Fraction:
    """1 + q + q^2 + ... over as many periods as the horizon has."""
    return fraction_of(horizon) if kept == 1 else (1 - kept**horizon) / (1 - kept)


def _finite_at_end(margin: Any, retention: Rate, discount: Rate, horizon: int) -> Any:
    kept = fraction_of(retention) / (1 + fraction_of(discount))
    return valued(margin, bare(margin) * kept * _series(kept, horizon))


def _finite_at_start(margin: Any, retention: Rate, discount: Rate, horizon: int) -> Any:
    kept = fraction_of(retention) / (1 + fraction_of(discount))
    return valued(margin, bare(margin) * _series(kept, horizon))


def _finite(first: str) -> Formula:
    """The formula of a sum, which words tell better than signs."""
    bounds = "t=1}^{<horizon>}" if first == "end" else "t=0}^{<horizon> - 1}"
    since, until = ("1", "{horizon}") if first == "end" else ("0", "{horizon} - 1")
    named = until.format(horizon="horizon")
    return Formula(
        f"{{margin}} x \u03a3(t = {since}..{until}) ({{retention}} / (1 + {{discount}}))^t",
        rf"<margin> \sum_{{{bounds} \left(\frac{{<retention>}}{{1 + <discount>}}\right)^t",
        Text(
            f"margin x the sum of (retention / (1 + discount))^t, t from {since} to {named}",
            "marge x de som van (retentie / (1 + discontovoet))^t,"
            f" t van {since} tot en met {named}",
        ),
    )


def _definition(
    name: str,
    says: Text,
    compute: Callable[..., Any],
    formula: Formula,
    source: Source,
) -> Definition:
    one = Definition(
        name=name,
        says=says,
        compute=compute,
        takes=_TAKES,
        formula=formula,
        over=_OVER,
        source=source,
        unit="value",
        exact=False,
    )
    return evolve(one, takes=_TAKES_HORIZON, over="") if "horizon" in one.arguments else one


_FINITE: Final = ("finite_horizon", "finite_horizon_at_start")
_ENDLESS: Final = ("margin_at_end", "margin_at_start")

expected_clv = Calculation(
    id="expected_clv",
    title=Text("Expected CLV", "Verwachte CLV"),
    term="customer-lifetime-value",
    variants=(
        _definition(
            "margin_at_end",
            Text(
                "the discounted margins of every period, the first at the end of the first",
                "de contant gemaakte marges van alle periodes, de eerste aan het eind van de"
                " eerste",
            ),
            _at_end,
            Formula(
                "{margin} x {retention} / (1 + {discount} - {retention})",
                r"<margin> \times \frac{<retention>}{1 + <discount> - <retention>}",
            ),
            _GUPTA_LEHMANN,
        ),
        _definition(
            "margin_at_start",
            Text(
                "the discounted margins of every period, the first at once",
                "de contant gemaakte marges van alle periodes, de eerste meteen",
            ),
            _at_start,
            Formula(
                "{margin} x (1 + {discount}) / (1 + {discount} - {retention})",
                r"<margin> \times \frac{1 + <discount>}{1 + <discount> - <retention>}",
            ),
            _AT_ONCE,
        ),
        _definition(
            "finite_horizon",
            Text(
                "the same up to a horizon, the first margin at the end of the first period",
                "hetzelfde tot een horizon, de eerste marge aan het eind van de eerste periode",
            ),
            _finite_at_end,
            _finite("end"),
            _BERGER_NASR,
        ),
        _definition(
            "finite_horizon_at_start",
            Text(
                "the same up to a horizon, the first margin at once",
                "hetzelfde tot een horizon, de eerste marge meteen",
            ),
            _finite_at_start,
            _finite("start"),
            _BERGER_NASR,
        ),
    ),
    edges=(
        Edge(
            "endless",
            Text(
                "all stay (retention 1) and nothing is discounted (0)",
                "iedereen blijft (retentie 1) en de discontovoet is 0",
            ),
            Text(
                "undefined (zero_denominator): the margins have no end, so neither 0 nor infinite",
                "onbepaald (zero_denominator): aan de marges komt geen eind; geen 0 en niet"
                " oneindig",
            ),
            _ENDLESS,
        ),
        Edge(
            "as_many_margins",
            Text(
                "all stay and nothing is discounted, up to a horizon",
                "iedereen blijft en de discontovoet is 0, tot een horizon",
            ),
            Text("the margin times the number of periods", "de marge maal het aantal periodes"),
            _FINITE,
        ),
        Edge(
            "all_stay",
            Text("all stay, at some discount", "iedereen blijft, met een discontovoet boven 0"),
            Text(
                "the value of a perpetuity: margin / discount; with the first margin at once one"
                " margin more",
                "de waarde van een eeuwigdurende rente: marge / discontovoet; met de eerste marge"
                " meteen één marge meer",
            ),
            _ENDLESS,
        ),
        Edge(
            "nobody_stays",
            Text("nobody stays (retention 0)", "niemand blijft (retentie 0)"),
            Text(
                "0, which is a value; with the first margin at once that one margin",
                "0, en dat is een waarde; met de eerste marge meteen die ene marge",
            ),
        ),
        Edge(
            "no_horizon",
            Text("a horizon of 0 periods", "een horizon van 0 periodes"),
            Text("0, which is a value", "0, en dat is een waarde"),
            _FINITE,
        ),
        Edge(
            "loses_on_each",
            Text("a margin below 0", "een marge onder 0"),
            Text("a value below 0", "een waarde onder 0"),
        ),
        Edge(
            "rounded",
            Text("a margin in Money", "een marge in Money"),
            Text(
                "rounded once, half up, to the minor unit; a margin that is a bare number gives the"
                " exact number",
                "één keer afgerond, half naar boven, op de kleinste munteenheid; een marge als kaal"
                " getal geeft het precieze getal",
            ),
        ),
        Edge(
            "out_of_bounds",
            Text(
                "a value of more digits than an answer can hold, as after many periods with rates"
                " of many digits",
                "een waarde met meer cijfers dan een antwoord kan bevatten, zoals na veel periodes"
                " met percentages van veel cijfers",
            ),
            Text("refused (out_of_bounds)", "geweigerd (out_of_bounds)"),
        ),
        Edge(
            "no_rate",
            Text(
                "a retention or a discount below 0 or above 1, such as a percentage",
                "een retentie of een discontovoet onder 0 of boven 1, zoals een percentage",
            ),
            Text("raises BadArgument", "geeft de fout BadArgument"),
        ),
    ),
)
