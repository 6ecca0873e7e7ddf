"""What BG/NBD says of a customer: how often it will buy, and whether it is still one.

Glossary: customer-lifetime (000:26).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Shape, Text
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.repeat_buying import bg_nbd, would_be
from salesterms.metrics.repeat_buying.bg_nbd import TOLERANCE
from salesterms.metrics.repeat_buying.history import check_times
from salesterms.metrics.repeat_buying.numbers import PURCHASES, SCALE, SHAPE, TIME
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.metrics.repeat_buying.numbers import Real


PARAMETERS: Final = {"r": SHAPE, "alpha": SCALE, "a": SHAPE, "b": SHAPE}
CUSTOMER: Final = {"purchases": PURCHASES, "recency": TIME, "age": TIME}


def _new_customer(r: Real, alpha: Real, a: Real, b: Real, time: Real) -> float:
    return would_be.expected(float(r), float(alpha), float(a), float(b), float(time))


def _customer(
    r: Real,
    alpha: Real,
    a: Real,
    b: Real,
    purchases: int,
    recency: Real,
    age: Real,
    time: Real,
) -> float:
    check_times(purchases, recency, age)
    model = float(r), float(alpha), float(a), float(b)
    return bg_nbd.expected_of(*model, purchases, float(recency), float(age), float(time))


def _exactly(r: Real, alpha: Real, a: Real, b: Real, purchases: int, time: Real) -> float:
    return bg_nbd.number_is(float(r), float(alpha), float(a), float(b), purchases, float(time))


def _alive(
    r: Real, alpha: Real, a: Real, b: Real, purchases: int, recency: Real, age: Real
) -> float:
    check_times(purchases, recency, age)
    model = float(r), float(alpha), float(a), float(b)
    return bg_nbd.still_there(*model, purchases, float(recency), float(age))


#: What the model is called, whichever of its numbers is meant.
_BG_NBD_LABELS: Final = ("BG/NBD",)
_BG_NBD: Final = Source(
    Text(
        "Fader, Hardie & Lee, BG/NBD: customers buy at rates of their own, and may leave for good"
        " after each purchase",
        "Fader, Hardie & Lee, BG/NBD: klanten kopen elk in een eigen tempo, en kunnen na elke"
        " aankoop voorgoed vertrekken",
    ),
    (
        "Fader, Hardie & Lee (2005), Counting Your Customers the Easy Way, Marketing Science 24(2)",
        "000:26",
    ),
)
MODEL_EDGES: Final = (
    Edge(
        "parameters_out_of_range",
        Text(
            "a parameter of 0 or less, or beyond its range",
            "een parameter van 0 of minder, of buiten zijn bereik",
        ),
        Text("raises BadArgument", "geeft de fout BadArgument"),
    ),
)
_NO_REPEAT: Final = Edge(
    "no_repeat_purchase",
    Text("no repeat purchases", "geen herhaalaankopen"),
    Text(
        "a chance of 1: in this model nobody leaves but after a repeat purchase",
        "een kans van 1: in dit model vertrekt niemand anders dan na een herhaalaankoop",
    ),
)
_CONTRADICTING: Final = Edge(
    "contradicting_times",
    Text(
        "a last purchase after the day up to which purchases are known, or one at time 0 among"
        " repeat purchases",
        "een laatste aankoop na de dag tot waar aankopen bekend zijn, of op tijd 0 bij"
        " herhaalaankopen",
    ),
    Text("raises BadArgument", "geeft de fout BadArgument"),
)


def _of_bg_nbd(
    name: str,
    says: Text,
    compute: Callable[..., float],
    formula: Formula,
    unit: str,
    *labels: str,
    **takes: Shape,
) -> Definition:
    return Definition(
        name=name,
        says=says,
        compute=compute,
        takes={**PARAMETERS, **takes},
        formula=formula,
        source=_BG_NBD,
        unit=unit,
        exact=False,
        labels=labels,
        tolerance=TOLERANCE,
    )


#: With 2F1, as in the paper; it is summed in another way, of which `would_be` tells.
_MEAN: Final = Formula(
    "({a} + {b} - 1) / ({a} - 1) x [1 - ({alpha} / ({alpha} + {time}))^{r}"
    " x 2F1({r}, {b}; {a} + {b} - 1; {time} / ({alpha} + {time}))]",
    r"\frac{<a> + <b> - 1}{<a> - 1}\left[1 - \left(\frac{<alpha>}{<alpha> + <time>}\right)^{<r>}"
    r" {}_2F_1\left(<r>, <b>; <a> + <b> - 1; \frac{<time>}{<alpha> + <time>}\right)\right]",
)
_MEAN_OF_ONE: Final = Formula(
    Text(
        *(
            f"P({alive} | {{purchases}}, {{recency}}, {{age}}) x E[X({{time}}) | r = {{r}} +"
            f" {{purchases}}, alpha = {{alpha}} + {{age}}, a = {{a}}, b = {{b}} + {{purchases}}]"
            for alive in ("alive", "actief")
        )
    ),
    r"P(\text{alive} \mid <purchases>, <recency>, <age>) \cdot E[X(<time>) \mid r = <r> +"
    r" <purchases>, \alpha = <alpha> + <age>, a = <a>, b = <b> + <purchases>]",
    Text(
        "the chance that it is still a customer x what a new customer buys, with r + purchases for"
        " r, alpha + age for alpha and b + purchases for b",
        "de kans dat het nog een klant is x wat een nieuwe klant koopt, met r + aankopen voor r,"
        " alpha + leeftijd voor alpha en b + aankopen voor b",
    ),
)
_EXACTLY: Final = Formula(
    "B({a}, {b} + {purchases}) / B({a}, {b}) x P(K = {purchases}) + [{purchases} > 0] x"
    " B({a} + 1, {b} + {purchases} - 1) / B({a}, {b}) x P(K >= {purchases}),"
    " K ~ NB({r}, {alpha} / ({alpha} + {time}))",
    r"\frac{B(<a>, <b> + <purchases>)}{B(<a>, <b>)} P(K = <purchases>) + [<purchases> > 0]"
    r" \frac{B(<a> + 1, <b> + <purchases> - 1)}{B(<a>, <b>)} P(K \geq <purchases>),"
    r"\quad K \sim \mathrm{NB}\left(<r>, \frac{<alpha>}{<alpha> + <time>}\right)",
)
_ALIVE: Final = Formula(
    "1 / (1 + [{purchases} > 0] x {a} / ({b} + {purchases} - 1)"
    " x (({alpha} + {age}) / ({alpha} + {recency}))^({r} + {purchases}))",
    r"\frac{1}{1 + [<purchases> > 0] \frac{<a>}{<b> + <purchases> - 1}"
    r"\left(\frac{<alpha> + <age>}{<alpha> + <recency>}\right)^{<r> + <purchases>}}",
)

expected_repeat_purchases = Calculation(
    id="expected_repeat_purchases",
    labels=_BG_NBD_LABELS,
    title=Text("Expected repeat purchases", "Verwachte herhaalaankopen"),
    term="customer-lifetime",
    variants=(
        _of_bg_nbd(
            "new_customer",
            Text(
                "how often a new customer buys again in a time, on average",
                "hoe vaak een nieuwe klant in een tijd gemiddeld nog eens koopt",
            ),
            _new_customer,
            _MEAN,
            "purchases",
            "repeat purchases",
            "herhaalaankopen",
            time=TIME,
        ),
        _of_bg_nbd(
            "customer",
            Text(
                "how often a customer with this history buys in a time to come, on average",
                "hoe vaak een klant met deze historie in een komende tijd gemiddeld koopt",
            ),
            _customer,
            _MEAN_OF_ONE,
            "purchases",
            **CUSTOMER,
            time=TIME,
        ),
    ),
    edges=(
        Edge(
            "no_time",
            Text("a time of 0", "een tijd van 0"),
            Text("0 purchases, which is a value", "0 aankopen, en dat is een waarde"),
        ),
        Edge(
            "a_is_one",
            Text("a is 1, where the formula divides by 0", "a is 1, waar de formule door 0 deelt"),
            Text("the limit, which is a value", "de limiet, en dat is een waarde"),
        ),
        Edge(
            "long_time",
            Text(
                "a time that is very long beside alpha, where 2F1 converges slowly",
                "een tijd die lang is naast alpha, waar 2F1 traag convergeert",
            ),
            Text(
                "the same number by an integral, to the same tolerance",
                "hetzelfde getal door te integreren, met dezelfde tolerantie",
            ),
        ),
        Edge(
            "contradicting_times",
            _CONTRADICTING.when,
            _CONTRADICTING.gives,
            ("customer",),
        ),
        *MODEL_EDGES,
    ),
)

repeat_purchase_probability = Calculation(
    id="repeat_purchase_probability",
    labels=_BG_NBD_LABELS,
    title=Text("Probability of repeat purchases", "Kans op herhaalaankopen"),
    term="customer-lifetime",
    variants=(
        _of_bg_nbd(
            "new_customer",
            Text(
                "the chance that a new customer buys again exactly so many times in a time",
                "de kans dat een nieuwe klant in een tijd precies zo vaak nog eens koopt",
            ),
            _exactly,
            _EXACTLY,
            "ratio",
            purchases=PURCHASES,
            time=TIME,
        ),
    ),
    edges=(
        Edge(
            "no_time",
            Text("a time of 0", "een tijd van 0"),
            Text(
                "a chance of 1 of no repeat purchase, and of 0 of each other number",
                "een kans van 1 op geen herhaalaankoop, en van 0 op elk ander aantal",
            ),
        ),
        Edge(
            "small_chance",
            Text("a number that hardly ever occurs", "een aantal dat bijna nooit voorkomt"),
            Text(
                "its chance, with as many digits as that of any other",
                "de kans daarop, met evenveel cijfers als die op een ander aantal",
            ),
        ),
        Edge(
            "too_short",
            Text(
                "a time above 0 that is below 10 to the -12th",
                "een tijd boven 0 en onder 10 tot de -12e",
            ),
            Text("raises BadArgument", "geeft de fout BadArgument"),
        ),
        *MODEL_EDGES,
    ),
)

probability_alive = Calculation(
    id="probability_alive",
    labels=_BG_NBD_LABELS,
    title=Text("Probability of still being a customer", "Kans nog klant te zijn"),
    term="customer-lifetime",
    variants=(
        _of_bg_nbd(
            "bg_nbd",
            Text(
                "the chance that a customer without a contract has not left",
                "de kans dat een klant zonder contract niet is vertrokken",
            ),
            _alive,
            _ALIVE,
            "ratio",
            "P(alive)",
            "probability alive",
            **CUSTOMER,
        ),
    ),
    edges=(_NO_REPEAT, _CONTRADICTING, *MODEL_EDGES),
)
