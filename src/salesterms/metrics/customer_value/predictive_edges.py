"""What predicted CLV answers at its edges."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.metrics.definition import Edge

_CONTRACTS: Final = ("contract_new_customer", "contract_customer")
_PURCHASES: Final = ("purchases_new_customer", "purchases_customer")

EDGES: Final = (
    Edge(
        "no_discount",
        Text(
            "no discount, and some stay for nearly ever (alpha 1 or less)",
            "geen discontering, en een deel blijft bijna voor altijd (alfa 1 of minder)",
        ),
        Text("undefined (infinite_sum)", "onbepaald (infinite_sum)"),
        _CONTRACTS,
    ),
    Edge(
        "loses_on_each",
        Text("a margin below 0", "een marge onder 0"),
        Text("a value below 0", "een waarde onder 0"),
        _CONTRACTS,
    ),
    Edge(
        "infinite_mean",
        Text(
            "q is 1 or less, so that the amounts of all customers have no mean",
            "q is 1 of minder, zodat de bedragen van alle klanten geen gemiddelde hebben",
        ),
        Text(
            "undefined (infinite_mean) of a new customer, and of one of whom too little is known",
            "onbepaald (infinite_mean) van een nieuwe klant, en van een klant van wie te weinig"
            " bekend is",
        ),
        _PURCHASES,
    ),
    Edge(
        "no_horizon",
        Text("a horizon of 0 periods", "een horizon van 0 periodes"),
        Text("0, which is a value", "0, en dat is een waarde"),
        _PURCHASES,
    ),
    Edge(
        "nothing_earned",
        Text("a gross margin of 0", "een brutomarge van 0"),
        Text("0, which is a value", "0, en dat is een waarde"),
        _PURCHASES,
    ),
    Edge(
        "first_purchase",
        Text("the purchase that made somebody a customer", "de aankoop waarmee iemand klant werd"),
        Text(
            "not among what is to come: the value is that of the repeat purchases",
            "hoort niet bij wat nog komt: de waarde is die van de herhaalaankopen",
        ),
        ("purchases_new_customer",),
    ),
    Edge(
        "no_repeat_purchase",
        Text("no repeat purchases", "geen herhaalaankopen"),
        Text(
            "each purchase to come is of the mean amount of all customers",
            "elke komende aankoop heeft het gemiddelde bedrag van alle klanten",
        ),
        ("purchases_customer",),
    ),
    Edge(
        "contradicting_history",
        Text(
            "a last purchase after the day up to which purchases are known, an amount without"
            " purchases, or Money beside a number",
            "een laatste aankoop na de dag tot waar aankopen bekend zijn, een bedrag zonder"
            " aankopen, of Money naast een getal",
        ),
        Text("raises BadArgument", "geeft de fout BadArgument"),
        ("purchases_customer",),
    ),
    Edge(
        "rounded",
        Text("an amount in Money", "een bedrag in Money"),
        Text(
            "Money, rounded once, half up, to the minor unit; the models are right to nine digits,"
            " so the cents of tens of millions are not; of bare numbers it is a float",
            "Money, één keer afgerond, half naar boven, op de kleinste munteenheid; de modellen"
            " kloppen op negen cijfers, dus de centen van tientallen miljoenen niet; van kale"
            " getallen is het een float",
        ),
    ),
    Edge(
        "parameters_out_of_range",
        Text(
            "a parameter of 0 or less, or beyond its range",
            "een parameter van 0 of minder, of buiten zijn bereik",
        ),
        Text("raises BadArgument", "geeft de fout BadArgument"),
    ),
)
