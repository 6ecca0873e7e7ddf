"""How far below the price list deals are won: by value, and line by line."""

from __future__ import annotations

from typing import Final

from salesterms.criteria import Each, Row, Several, Sum
from salesterms.errors import Shape, Text
from salesterms.metrics.deal_edges import CURRENCIES_APART, left_out
from salesterms.metrics.deal_lines import ASKED, DEAL_LINES, LISTED, OFF_LIST
from salesterms.metrics.definition import Edge
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import Share
from salesterms.metrics.statistics import mean_of_each
from salesterms.metrics.tables import DECIDED, LOST, WON
from salesterms.metrics.terms import AMOUNT
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source
from salesterms.values.decimals import is_bounded, is_bounded_fraction

_SHARES: Final = Shape(
    Text("a list of exact numbers up to 1", "een lijst van exacte getallen tot en met 1"),
    lambda given: (
        isinstance(given, list | tuple)
        and all((is_bounded(one) or is_bounded_fraction(one)) and one <= 1 for one in given)
    ),
)
_TABLE: Final = (
    *DECIDED,
    LOST,
    Row("no_list_price", LISTED.missing()),
    Row("list_price_of_0", OFF_LIST.missing()),
    WON,
)
_OURS: Final = Source(
    Text(
        "ours: what was given away of the list, by value or line by line; sources that only print"
        " one percentage seldom say which",
        "eigen definitie: wat er van de lijstprijs af ging, naar waarde of per regel; wie één"
        " percentage noemt, zegt zelden welk van de twee",
    )
)


_EDGES: Final = (
    Edge(
        "nothing_listed",
        Text("no line with a list price", "geen regel met een lijstprijs"),
        Text(
            "weighted: undefined (nothing_counted); the mean: undefined (zero_denominator)",
            "gewogen: onbepaald (nothing_counted); het gemiddelde: onbepaald (zero_denominator)",
        ),
    ),
    Edge(
        "no_list_price",
        Text("a line without a list price", "een regel zonder lijstprijs"),
        left_out("no_list_price"),
    ),
    Edge(
        "list_price_of_0",
        Text("a list price of 0", "een lijstprijs van 0"),
        left_out("list_price_of_0"),
    ),
    Edge(
        "above_list",
        Text("a price above the list", "een prijs boven de lijst"),
        Text("it counts, as a discount below 0", "telt mee, als korting onder 0"),
    ),
    Edge(
        "given_away",
        Text("a line given away", "een weggegeven regel"),
        Text("a discount of 1", "een korting van 1"),
    ),
    Edge(
        "mixed_currencies",
        CURRENCIES_APART.when,
        Text("refused (mixed_currencies)", "geweigerd (mixed_currencies)"),
        ("weighted",),
    ),
    Edge(
        "not_won",
        Text("lines of deals that are open or lost", "regels van openstaande of verloren deals"),
        Text("left out", "buiten beschouwing"),
    ),
)

list_discount = RowMetric(
    id="list_discount",
    term="won-revenue",
    rows=DEAL_LINES,
    title=Text("Discount on list prices", "Korting op lijstprijzen"),
    variants=(
        Variant(
            name="weighted",
            says=Text(
                "what went off the list prices of won lines, as a share of those",
                "wat er van de lijstprijzen van gewonnen regels af ging, als deel daarvan",
            ),
            places=_TABLE,
            counted=("won",),
            quantity=Several((("listed", Sum(LISTED)), ("asked", Sum(ASKED)))),
            compute=Share(("won_listed", "-won_asked"), ("won_listed",)),
            formula=Formula(
                "({won_listed} - {won_asked}) / {won_listed}",
                r"\frac{<won_listed> - <won_asked>}{<won_listed>}",
                Text(
                    "(at list prices - as asked) / at list prices",
                    "(tegen lijstprijzen - zoals gevraagd) / tegen lijstprijzen",
                ),
            ),
            over="won_listed",
            date="closed",
            takes={"won_listed": AMOUNT, "won_asked": AMOUNT},
            source=_OURS,
            unit="ratio",
        ),
        Variant(
            name="mean_per_line",
            says=Text(
                "the mean of the discounts of won lines, each as heavy as the other",
                "het gemiddelde van de kortingen van gewonnen regels, elke regel even zwaar",
            ),
            places=_TABLE,
            counted=("won",),
            quantity=Each(OFF_LIST),
            **mean_of_each(
                Text("discounts", "kortingen"),
                Text(
                    "the discounts of the lines, added up / the number of lines",
                    "de kortingen van de regels, opgeteld / het aantal regels",
                ),
            ).worked_out(),
            date="closed",
            takes={"values": _SHARES},
            source=_OURS,
            unit="ratio",
        ),
    ),
    edges=_EDGES,
)
