"""What Gamma-Gamma says of a customer: for how much it buys, on average.

Glossary: average-deal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge, Unanswered
from salesterms.metrics.formulas import rounded_money
from salesterms.metrics.repeat_buying import gamma_gamma
from salesterms.metrics.repeat_buying.bg_nbd import TOLERANCE
from salesterms.metrics.repeat_buying.expected import MODEL_EDGES
from salesterms.metrics.repeat_buying.numbers import FROM_ZERO, PURCHASES, SCALE, SHAPE
from salesterms.metrics.terms import AMOUNT
from salesterms.results import Formula, Source, Status
from salesterms.values import Money, NotADecimal

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from salesterms.metrics.repeat_buying.numbers import Real

    Amount = Real | Money


def _bare(given: Amount) -> Real:
    return given.amount if isinstance(given, Money) else given


def in_amounts(like: Amount, value: Fraction | None) -> Money | float | Unanswered:
    """A mean in what another amount is in: Money is rounded once, half up, and else a float.

    Refused where it is more than one of these can hold.
    """
    if value is None:
        return Unanswered("infinite_mean")
    try:
        return rounded_money(value, like.currency) if isinstance(like, Money) else float(value)
    except (NotADecimal, OverflowError):
        return Unanswered("out_of_bounds", (), Status.REFUSED)


def mean_of_customer(
    p: Real, q: Real, v: Amount, purchases: int, mean_purchase: Amount | None
) -> Fraction | None:
    """What a purchase of a customer comes to on average, as an exact number.

    Without purchases there is no mean: None, or 0. Raises `BadArgument` where the amounts
    contradict one another.
    """
    if mean_purchase is None:
        mean_purchase = Money(0, v.currency) if isinstance(v, Money) else 0
    if isinstance(v, Money) is not isinstance(mean_purchase, Money):
        raise BadArgument("mean_purchase", mean_purchase, _AS_V)
    if bool(purchases) is not bool(_bare(mean_purchase)):
        raise BadArgument("mean_purchase", mean_purchase, _WITH_PURCHASES)
    return gamma_gamma.mean_of_one(p, q, _bare(v), purchases, _bare(mean_purchase))


def _all_customers(p: Real, q: Real, v: Amount) -> Money | float | Unanswered:
    return in_amounts(v, gamma_gamma.mean_of_all(p, q, _bare(v)))


def _one_customer(
    p: Real, q: Real, v: Amount, purchases: int, mean_purchase: Amount | None
) -> Money | float | Unanswered:
    return in_amounts(v, mean_of_customer(p, q, v, purchases, mean_purchase))


_AS_V: Final = Text(
    "Money where v is, and else a number", "Money als v dat is, en anders een getal"
)
_WITH_PURCHASES: Final = Text(
    "0 or None without repeat purchases, and above 0 with them",
    "0 of None zonder herhaalaankopen, en boven 0 met",
)
AMOUNT_ABOVE_ZERO: Final = Shape(
    Text("Money above 0, or a number as for alpha", "Money boven 0, of een getal als bij alpha"),
    lambda given: SCALE.fits(given.amount if AMOUNT.fits(given) else given),  # type: ignore[attr-defined]
)
AN_AMOUNT: Final = Shape(
    Text("Money or a number, of 0 or more", "Money of een getal, 0 of meer"),
    lambda given: FROM_ZERO.fits(given.amount if AMOUNT.fits(given) else given),  # type: ignore[attr-defined]
).or_none()

_GAMMA_GAMMA: Final = Source(
    Text(
        "Fader & Hardie, Gamma-Gamma: the amounts of a customer lie around a mean of its own, which"
        " has nothing to do with how often it buys",
        "Fader & Hardie, Gamma-Gamma: de bedragen van een klant liggen rond een eigen gemiddelde,"
        " dat niets te maken heeft met hoe vaak die koopt",
    ),
    ("Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value (note 025)", "000:26"),
)


def _of_amounts(
    name: str, says: Text, compute: Callable[..., Any], formula: Formula, **takes: Shape
) -> Definition:
    return Definition(
        name=name,
        says=says,
        compute=compute,
        takes={"p": SHAPE, "q": SHAPE, "v": AMOUNT_ABOVE_ZERO, **takes},
        formula=formula,
        source=_GAMMA_GAMMA,
        unit="value",
        exact=False,
        tolerance=TOLERANCE,
    )


expected_purchase_amount = Calculation(
    id="expected_purchase_amount",
    title=Text("Expected amount of a purchase", "Verwacht bedrag van een aankoop"),
    term="average-deal",
    variants=(
        _of_amounts(
            "all_customers",
            Text(
                "what a purchase comes to on average, over all customers",
                "wat een aankoop gemiddeld bedraagt, over alle klanten",
            ),
            _all_customers,
            Formula("{p} x {v} / ({q} - 1)", r"\frac{<p> <v>}{<q> - 1}"),
        ),
        _of_amounts(
            "customer",
            Text(
                "what a purchase of one customer comes to on average",
                "wat een aankoop van één klant gemiddeld bedraagt",
            ),
            _one_customer,
            Formula(
                "{p} x ({v} + {purchases} x {mean_purchase}) / ({p} x {purchases} + {q} - 1)",
                r"\frac{<p> \left(<v> + <purchases> \cdot <mean_purchase>\right)}"
                r"{<p> \cdot <purchases> + <q> - 1}",
            ),
            purchases=PURCHASES,
            mean_purchase=AN_AMOUNT,
        ),
    ),
    edges=(
        Edge(
            "infinite_mean",
            Text("q is 1 or less", "q is 1 of minder"),
            Text(
                "undefined (infinite_mean) over all customers, and of one of whom too little is"
                " known",
                "onbepaald (infinite_mean) over alle klanten, en van een klant van wie te weinig"
                " bekend is",
            ),
        ),
        Edge(
            "no_repeat_purchase",
            Text("no repeat purchases", "geen herhaalaankopen"),
            Text("the mean of all customers", "het gemiddelde van alle klanten"),
            ("customer",),
        ),
        Edge(
            "money",
            Text("v is Money", "v is Money"),
            Text(
                "Money, rounded once, half up, to the minor unit; of numbers it is a float",
                "Money, één keer afgerond, half naar boven, op de kleinste munteenheid; van"
                " getallen is het een float",
            ),
        ),
        Edge(
            "contradicting_amounts",
            Text(
                "an amount without purchases, purchases of 0, or Money beside a number",
                "een bedrag zonder aankopen, aankopen van 0, of Money naast een getal",
            ),
            Text("raises BadArgument", "geeft de fout BadArgument"),
            ("customer",),
        ),
        Edge(
            "too_large",
            Text(
                "q is so near to 1 that the mean has more digits than an amount can have",
                "q ligt zo dicht bij 1 dat het gemiddelde meer cijfers heeft dan een bedrag kan"
                " hebben",
            ),
            Text("refused (out_of_bounds)", "geweigerd (out_of_bounds)"),
        ),
        *MODEL_EDGES,
    ),
)
