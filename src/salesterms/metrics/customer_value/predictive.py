"""What a customer will bring in, as predicted from how a model says that customers stay or buy.

With a contract: what is earned on a payment, times the payments that are to come by the shifted
beta geometric. Without one: the purchases that are to come by BG/NBD, times what a purchase comes
to by Gamma-Gamma, period by period. Neither takes one rate of leaving for all, as the closed forms
in `expected` do. The parameters come from `sbg_fit`, `bg_nbd_fit` and `gamma_gamma_fit`.

Glossary: customer-lifetime-value (000:26).
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, isfinite, log
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from salesterms.errors import Shape, Text
from salesterms.metrics.amounts import AMOUNT_OR_NUMBER, bare
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.customer_value.numbers import MOST_PERIODS, PERIODS
from salesterms.metrics.customer_value.predictive_edges import EDGES
from salesterms.metrics.definition import Definition, Unanswered
from salesterms.metrics.rates import DISCOUNT_OF_A_MODEL, SHARE, float_of, fraction_of
from salesterms.metrics.repeat_buying import bg_nbd, would_be
from salesterms.metrics.repeat_buying.expected import CUSTOMER, PARAMETERS
from salesterms.metrics.repeat_buying.expected_amount import (
    AMOUNT_ABOVE_ZERO,
    AN_AMOUNT,
    in_amounts,
    mean_of_customer,
)
from salesterms.metrics.repeat_buying.history import check_times
from salesterms.metrics.repeat_buying.numbers import SCALE, SHAPE
from salesterms.metrics.survival.shifted_beta_geometric import (
    PARAMETER,
    RENEWALS,
    ShiftedBetaGeometric,
)
from salesterms.results import Formula, Source
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.metrics.survival.discounting import ModelFigure

#: Which part of itself an answer may be off by: that of the models.
_TOLERANCE: Final = 1e-9
#: Which part of an answer is less than rounding.
_NOTHING: Final = 1e-14
_FADER_HARDIE: Final = Source(
    Text(
        "Fader & Hardie: the margin times the discounted expected lifetime, by the shifted beta"
        " geometric",
        "Fader & Hardie: de marge maal de contante verwachte levensduur, volgens de shifted beta"
        " geometric",
    ),
    (
        "Fader & Hardie (2010), Customer-Base Valuation in a Contractual Setting",
        "000:26",
    ),
)
_LIFETIMES: Final = Source(
    Text(
        "lifetimes, customer_lifetime_value: the purchases of each period times what a purchase"
        " comes to, discounted from the end of the period; it has no margin",
        "lifetimes, customer_lifetime_value: de aankopen in elke periode maal wat een aankoop"
        " bedraagt, contant gemaakt vanaf het eind van de periode; het kent geen marge",
    ),
    (
        "lifetimes.readthedocs.io, lifetimes.utils",
        "Fader, Hardie & Lee (2005), RFM and CLV: Using Iso-Value Curves",
        "000:26",
    ),
)
#: Of amounts an answer is a float of a model, or Money: so a margin may be a float too.
_A_MARGIN: Final = Shape(
    Text("Money, or a number", "Money, of een getal"),
    lambda given: AMOUNT_OR_NUMBER.fits(given) or _is_finite(given),
)
_A_SHARE: Final = Shape(
    Text("a Ratio, or a number from 0 to 1", "een Ratio, of een getal van 0 tot en met 1"),
    lambda given: SHARE.fits(given) or (_is_finite(given) and 0 <= given <= 1),  # type: ignore[operator] # a float
)
#: What each number must be.
_TAKES: Final[dict[str, Shape]] = {
    "margin": _A_MARGIN,
    "beta": PARAMETER,
    "renewals": RENEWALS,
    "p": SHAPE,
    "q": SHAPE,
    "v": AMOUNT_ABOVE_ZERO,
    **PARAMETERS,
    **CUSTOMER,
    "mean_purchase": AN_AMOUNT,
    "gross_margin": _A_SHARE,
    "period_length": SCALE,
    "horizon": PERIODS,
    "discount": DISCOUNT_OF_A_MODEL,
}


def _is_finite(given: object) -> bool:
    return type(given) is float and isfinite(given)


def _of_payments(margin: Any, found: ModelFigure) -> Any:
    if found.value is None:
        return Unanswered(found.reason, (), found.status)
    return _earned(margin, found.value)


def _earned(like: Any, times: float) -> Any:
    """An amount so many times: Money rounded once, and of a bare number a float."""
    return in_amounts(like, bare(like) * Fraction(times))


def _new_contract(margin: Any, alpha: Any, beta: Any, discount: Any) -> Any:
    model = ShiftedBetaGeometric(alpha=alpha, beta=beta)
    return _of_payments(margin, model.lifetime(discount=discount))


def _renewed_contract(margin: Any, alpha: Any, beta: Any, renewals: int, discount: Any) -> Any:
    model = ShiftedBetaGeometric(alpha=alpha, beta=beta)
    return _of_payments(margin, model.residual_lifetime(discount=discount, renewals=renewals))


def _parts(length: Any, horizon: int, discount: Any) -> list[tuple[float, float]]:
    """The purchases up to a horizon, those of each period discounted from its end, as weights.

    The purchases of a period are those up to its end less those up to its start. As the sum is
    written here, by Abel, all terms are positive: nothing cancels, and nothing is taken twice.
    """
    near, step = 1 / (1 + float_of(discount)), float(length)
    last = min(horizon, _periods_that_count(near))
    if near == 1 or not last:
        return [(last * step, 1.0)] if last else []
    parts = [(period * step, near**period * (1 - near)) for period in range(1, last)]
    return [*parts, (last * step, near**last)]


def _periods_that_count(near: float) -> int:
    """After how many periods all that is to come is less than `_NOTHING` of what was.

    What a customer is expected to buy up to a time, E, grows ever more slowly. So a period after m
    others adds E(m) / m at most, together these are worth no more than E(m) / m x near^m / (1 -
    near), and the first period alone is worth near x E(m) / m or more.
    """
    if near == 1:
        return MOST_PERIODS
    return min(MOST_PERIODS, ceil(log(_NOTHING * (1 - near)) / log(near)) + 1)


def _on_purchases(v: Any, mean: Fraction | None, purchases: float, gross_margin: Any) -> Any:
    if mean is None:
        return Unanswered("infinite_mean")
    return in_amounts(v, mean * Fraction(purchases) * fraction_of(gross_margin))


def _new_buyer(  # noqa: PLR0913, PLR0917 # what the two models take, by name
    r: Any,
    alpha: Any,
    a: Any,
    b: Any,
    p: Any,
    q: Any,
    v: Any,
    gross_margin: Any,
    period_length: Any,
    horizon: int,
    discount: Any,
) -> Any:
    model = float(r), float(alpha), float(a), float(b)
    bought = would_be.weighed(*model, _parts(period_length, horizon, discount))
    nothing: Any = Money(0, v.currency) if isinstance(v, Money) else 0
    return _on_purchases(v, mean_of_customer(p, q, v, 0, nothing), bought, gross_margin)


def _buyer(  # noqa: PLR0913, PLR0917 # what the two models take, by name
    r: Any,
    alpha: Any,
    a: Any,
    b: Any,
    p: Any,
    q: Any,
    v: Any,
    purchases: int,
    recency: Any,
    age: Any,
    mean_purchase: Any,
    gross_margin: Any,
    period_length: Any,
    horizon: int,
    discount: Any,
) -> Any:
    check_times(purchases, recency, age)
    mean = mean_of_customer(p, q, v, purchases, mean_purchase)
    known = float(r), float(alpha), float(a), float(b), purchases, float(recency), float(age)
    bought = bg_nbd.weighed_of(*known, _parts(period_length, horizon, discount))
    return _on_purchases(v, mean, bought, gross_margin)


def _definition(
    name: str, says: Text, compute: Callable[..., Any], formula: Formula, source: Source
) -> Definition:
    one = Definition(
        name=name,
        says=says,
        compute=compute,
        formula=formula,
        source=source,
        unit="value",
        exact=False,
        tolerance=_TOLERANCE,
    )
    of_contracts = {"alpha": PARAMETER} if "beta" in one.arguments else {}
    return evolve(one, takes={term: {**_TAKES, **of_contracts}[term] for term in one.arguments})


_MEAN: Final = "{p} x {v} / ({q} - 1)"
_MEAN_LATEX: Final = r"\frac{<p> <v>}{<q> - 1}"
_MEAN_OF_ONE: Final = "{p} x ({v} + {purchases} x {mean_purchase}) / ({p} x {purchases} + {q} - 1)"
_MEAN_OF_ONE_LATEX: Final = (
    r"\frac{<p> \left(<v> + <purchases> \cdot <mean_purchase>\right)}"
    r"{<p> \cdot <purchases> + <q> - 1}"
)


def _by_period(mean: str, mean_latex: str, bought: str, bought_latex: str, who: Text) -> Formula:
    """The sum over periods; `bought` is what a purchase count depends on."""
    return Formula(
        f"{{gross_margin}} x {mean} x \u03a3(t = 1..{{horizon}}) (E[X(t x {{period_length}})] -"
        f" E[X((t - 1) x {{period_length}})]) / (1 + {{discount}})^t, {bought}",
        rf"<gross_margin> \times {mean_latex} \sum_{{t=1}}^{{<horizon>}}"
        r" \frac{E[X(t \cdot <period_length>)] - E[X((t - 1) <period_length>)]}"
        rf"{{(1 + <discount>)^t}},\quad {bought_latex}",
        who,
    )


predicted_clv = Calculation(
    id="predicted_clv",
    title=Text("Predicted CLV", "Voorspelde CLV"),
    term="customer-lifetime-value",
    variants=(
        _definition(
            "contract_new_customer",
            Text(
                "the discounted margins of a new customer with a contract, the first at once",
                "de contant gemaakte marges van een nieuwe klant met een contract, de eerste"
                " meteen",
            ),
            _new_contract,
            Formula(
                "{margin} x \u03a3(t >= 0) S(t) / (1 + {discount})^t,"
                " S(t) = B({alpha}, {beta} + t) / B({alpha}, {beta})",
                r"<margin> \sum_{t \geq 0} \frac{S(t)}{(1 + <discount>)^t},"
                r"\quad S(t) = \frac{B(<alpha>, <beta> + t)}{B(<alpha>, <beta>)}",
                Text(
                    "margin x the sum, over all payments, of the chance of still being there, each"
                    " discounted to now",
                    "marge x de som, over alle betalingen, van de kans er dan nog te zijn, elk"
                    " contant gemaakt naar nu",
                ),
            ),
            _FADER_HARDIE,
        ),
        _definition(
            "contract_customer",
            Text(
                "the same of a customer who has renewed some times, just before the next renewal",
                "hetzelfde van een klant na zoveel verlengingen, vlak voor de volgende",
            ),
            _renewed_contract,
            Formula(
                "{margin} x \u03a3(t > {renewals}) S(t) / S({renewals}) / (1 + {discount})^(t -"
                " {renewals} - 1), S(t) = B({alpha}, {beta} + t) / B({alpha}, {beta})",
                r"<margin> \sum_{t > <renewals>} \frac{S(t)}{S(<renewals>)}"
                r" (1 + <discount>)^{-(t - <renewals> - 1)},"
                r"\quad S(t) = \frac{B(<alpha>, <beta> + t)}{B(<alpha>, <beta>)}",
                Text(
                    "margin x the sum, over the renewals to come, of the chance of still being"
                    " there, each discounted to the next one",
                    "marge x de som, over alle komende verlengingen, van de kans er dan nog te"
                    " zijn, elk contant gemaakt naar de eerstvolgende",
                ),
            ),
            _FADER_HARDIE,
        ),
        _definition(
            "purchases_new_customer",
            Text(
                "the discounted margins on the repeat purchases of a new customer without a"
                " contract, up to a horizon",
                "de contant gemaakte marges op de herhaalaankopen van een nieuwe klant zonder"
                " contract, tot een horizon",
            ),
            _new_buyer,
            _by_period(
                _MEAN,
                _MEAN_LATEX,
                "X ~ BG/NBD({r}, {alpha}, {a}, {b})",
                r"X \sim \mathrm{BG/NBD}(<r>, <alpha>, <a>, <b>)",
                Text(
                    "gross margin x what a purchase comes to on average x the repeat purchases to"
                    " come, those of each period discounted from its end",
                    "brutomarge x wat een aankoop gemiddeld bedraagt x de komende herhaalaankopen,"
                    " die van elke periode contant gemaakt vanaf het eind ervan",
                ),
            ),
            _LIFETIMES,
        ),
        _definition(
            "purchases_customer",
            Text(
                "the same of a customer with a history of purchases",
                "hetzelfde van een klant met een historie van aankopen",
            ),
            _buyer,
            _by_period(
                _MEAN_OF_ONE,
                _MEAN_OF_ONE_LATEX,
                "X ~ BG/NBD({r}, {alpha}, {a}, {b} | {purchases}, {recency}, {age})",
                r"X \sim \mathrm{BG/NBD}(<r>, <alpha>, <a>, <b> \mid <purchases>, <recency>,"
                r" <age>)",
                Text(
                    "gross margin x what a purchase of this customer comes to x the purchases that"
                    " it still makes, those of each period discounted from its end",
                    "brutomarge x wat een aankoop van deze klant bedraagt x de aankopen die deze"
                    " klant nog doet, die van elke periode contant gemaakt vanaf het eind ervan",
                ),
            ),
            _LIFETIMES,
        ),
    ),
    edges=EDGES,
)
