"""What customers who renew will still do: with one retention rate for all, or a spread of them.

With one rate r everybody is alike, and what is expected of those who stay never changes. In the
shifted beta geometric, with parameters from `sbg_fit`, those who stay are ever more loyal.
Glossary: customer-lifetime (000:26).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge, Unanswered
from salesterms.metrics.rates import DISCOUNT, DISCOUNT_OF_A_MODEL, SHARE, float_of, fraction_of
from salesterms.metrics.survival.shifted_beta_geometric import (
    A_RENEWAL,
    PARAMETER,
    RENEWALS,
    ShiftedBetaGeometric,
)
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from fractions import Fraction

    from salesterms.metrics.survival.discounting import ModelFigure

#: Of a product of as many floats as there can be renewals.
_OF_PRODUCT: Final = 1e-10
#: Of the sums; see the model.
_OF_SUM: Final = 1e-9
_OF_ELASTICITY: Final = 1e-6

#: What the model is called, whichever of its numbers is meant.
_SBG_LABELS: Final = ("sBG", "shifted beta-geometric")
_MODEL: Final = {"alpha": PARAMETER, "beta": PARAMETER}
_FADER_2007: Final = Source(
    Text(
        "Fader & Hardie: every customer has a chance of leaving of their own, and these are spread"
        " as a beta distribution",
        "Fader & Hardie: elke klant heeft een eigen kans om te vertrekken, en die kansen volgen een"
        " bètaverdeling",
    ),
    ("Fader & Hardie (2007), How to Project Customer Retention",),
)
_FADER_2010: Final = Source(
    Text(
        "Fader & Hardie: what a customer still pays, from just before the next renewal, by the"
        " shifted beta geometric",
        "Fader & Hardie: wat een klant nog betaalt, van vlak voor de volgende verlenging, volgens"
        " de shifted beta geometric",
    ),
    ("Fader & Hardie (2010), Customer-Base Valuation in a Contractual Setting",),
)
_GUPTA: Final = Source(
    Text(
        "Gupta & Lehmann: one retention rate and one discount for ever",
        "Gupta & Lehmann: voor altijd één retentie en één discontovoet",
    ),
    ("Gupta & Lehmann (2003), Customers as assets",),
)
_ONE_RATE_TO_COME: Final = Source(
    Text(
        "Fader & Hardie's residual lifetime where everybody has one retention rate: Gupta and"
        " Lehmann's multiple times 1 + the discount, since the next renewal is not discounted",
        "de restduur van Fader & Hardie als iedereen dezelfde retentie heeft: de factor van Gupta"
        " en Lehmann maal 1 + de discontovoet, want de eerstvolgende verlenging is niet"
        " verdisconteerd",
    ),
    (
        "Fader & Hardie (2010), Customer-Base Valuation in a Contractual Setting",
        "Gupta & Lehmann (2003), Customers as assets",
    ),
)
_ONE_RATE: Final = Source(
    Text(
        "the geometric model: everybody stays with the same chance, at every renewal",
        "het geometrische model: iedereen blijft bij elke verlenging met dezelfde kans",
    ),
    ("Fader & Hardie (2007), How to Project Customer Retention",),
)


def _survival(alpha: Any, beta: Any, renewals: int) -> float:
    model = ShiftedBetaGeometric(alpha=float(alpha), beta=float(beta))
    return float(model.survival(renewals))


def _one_rate(retention: Any, renewals: int) -> float:
    return float(float_of(retention) ** renewals)


_START: Final = Edge(
    "before_the_first_renewal",
    Text("no renewal has come yet", "er is nog geen verlenging geweest"),
    Text("1: nobody could leave", "1: niemand kon vertrekken"),
)

projected_survival = Calculation(
    id="projected_survival",
    labels=_SBG_LABELS,
    title=Text("Projected survival", "Verwachte overleving"),
    term="customer-lifetime",
    variants=(
        Definition(
            name="shifted_beta_geometric",
            says=Text(
                "the part of a cohort that is there after some renewals, by the model",
                "het deel van een cohort dat er na zoveel verlengingen nog is, volgens het model",
            ),
            compute=_survival,
            takes={**_MODEL, "renewals": RENEWALS},
            formula=Formula(
                "B({alpha}, {beta} + {renewals}) / B({alpha}, {beta})",
                r"\frac{B(<alpha>, <beta> + <renewals>)}{B(<alpha>, <beta>)}",
            ),
            source=_FADER_2007,
            unit="ratio",
            exact=False,
            tolerance=_OF_PRODUCT,
        ),
        Definition(
            name="constant_retention",
            says=Text(
                "the same where everybody stays with one chance",
                "hetzelfde als iedereen met één kans blijft",
            ),
            compute=_one_rate,
            takes={"retention": SHARE, "renewals": RENEWALS},
            formula=Formula("{retention} ^ {renewals}", r"{<retention>}^{<renewals>}"),
            source=_ONE_RATE,
            unit="ratio",
            exact=False,
            tolerance=_OF_PRODUCT,
        ),
    ),
    edges=(_START,),
)


def _retention(alpha: Any, beta: Any, renewal: int) -> Fraction | float:
    return ShiftedBetaGeometric(alpha=alpha, beta=beta).retention(renewal)


projected_retention = Calculation(
    id="projected_retention",
    labels=_SBG_LABELS,
    title=Text("Projected retention rate", "Verwachte retentie"),
    term="customer-lifetime",
    variants=(
        Definition(
            name="shifted_beta_geometric",
            says=Text(
                "the part that renews, of those who are there at a renewal, by the model",
                "het deel dat verlengt, van wie er bij een verlenging is, volgens het model",
            ),
            compute=_retention,
            takes={**_MODEL, "renewal": A_RENEWAL},
            formula=Formula(
                "({beta} + {renewal} - 1) / ({alpha} + {beta} + {renewal} - 1)",
                r"\frac{<beta> + <renewal> - 1}{<alpha> + <beta> + <renewal> - 1}",
            ),
            source=_FADER_2007,
            unit="ratio",
            exact=False,
            tolerance=_OF_PRODUCT,
        ),
    ),
    edges=(
        Edge(
            "first_renewal",
            Text("the first renewal", "de eerste verlenging"),
            Text(
                "beta / (alpha + beta): 1 less the mean churn",
                "beta / (alfa + beta): 1 min het gemiddelde verloop",
            ),
        ),
    ),
)


def _answer(found: ModelFigure) -> float | Unanswered:
    return Unanswered(found.reason, (), found.status) if found.value is None else found.value


def _to_come(alpha: Any, beta: Any, renewals: int, discount: Any) -> float | Unanswered:
    model = ShiftedBetaGeometric(alpha=alpha, beta=beta)
    return _answer(model.residual_lifetime(discount=discount, renewals=renewals))


def _to_come_at_one_rate(retention: Any, discount: Any) -> Fraction | None:
    rate, near = fraction_of(retention), 1 + fraction_of(discount)
    return rate * near / (near - rate) if near != rate else None


_NO_DISCOUNT: Final = Edge(
    "no_discount",
    Text(
        "no discount, and some stay for nearly ever (alpha too low)",
        "geen discontering, en een deel blijft bijna voor altijd (alfa te laag)",
    ),
    Text("undefined (infinite_sum)", "onbepaald (infinite_sum)"),
    ("shifted_beta_geometric",),
)
_FOR_EVER: Final = Edge(
    "for_ever",
    Text("everybody stays, and there is no discount", "iedereen blijft, zonder discontering"),
    Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
    ("constant_retention",),
)

residual_lifetime = Calculation(
    id="residual_lifetime",
    labels=("DERL", *_SBG_LABELS),
    title=Text("Discounted expected residual lifetime", "Contante verwachte restduur"),
    term="customer-lifetime",
    variants=(
        Definition(
            name="shifted_beta_geometric",
            says=Text(
                "payments that a customer who has renewed some times still makes, as of now",
                "betalingen die een klant na zoveel verlengingen nog doet, in geld van nu",
            ),
            compute=_to_come,
            takes={**_MODEL, "renewals": RENEWALS, "discount": DISCOUNT_OF_A_MODEL},
            formula=Formula(
                Text(
                    "sum of S(t) / S({renewals}) / (1 + {discount})^(t - {renewals} - 1) where"
                    " t > {renewals}, with alpha {alpha} and beta {beta}",
                    "som van S(t) / S({renewals}) / (1 + {discount})^(t - {renewals} - 1) waar"
                    " t > {renewals}, met alfa {alpha} en beta {beta}",
                ),
                r"\sum_{t > <renewals>} \frac{S(t)}{S(<renewals>)}"
                r" (1 + <discount>)^{-(t - <renewals> - 1)}, \alpha = <alpha>, \beta = <beta>",
                Text(
                    "the sum, over the renewals to come, of the chance of still being there, each"
                    " discounted to the next one",
                    "de som, over alle komende verlengingen, van de kans er dan nog te zijn, elk"
                    " contant gemaakt naar de eerstvolgende",
                ),
            ),
            source=_FADER_2010,
            unit="payments",
            exact=False,
            tolerance=_OF_SUM,
        ),
        Definition(
            name="constant_retention",
            says=Text(
                "the same where everybody stays with one chance",
                "hetzelfde als iedereen met één kans blijft",
            ),
            compute=_to_come_at_one_rate,
            takes={"retention": SHARE, "discount": DISCOUNT},
            formula=Formula(
                "{retention} x (1 + {discount}) / (1 + {discount} - {retention})",
                r"\frac{<retention> (1 + <discount>)}{1 + <discount> - <retention>}",
            ),
            over="1 + discount - retention",
            source=_ONE_RATE_TO_COME,
            unit="payments",
        ),
    ),
    edges=(_NO_DISCOUNT, _FOR_EVER),
)


def _elasticity(alpha: Any, beta: Any, renewals: int, discount: Any) -> float | Unanswered:
    model = ShiftedBetaGeometric(alpha=alpha, beta=beta)
    return _answer(model.retention_elasticity(discount=discount, renewals=renewals))


def _elasticity_at_one_rate(retention: Any, discount: Any) -> Fraction | None:
    rate, near = fraction_of(retention), 1 + fraction_of(discount)
    return near / (near - rate) if near != rate else None


retention_elasticity = Calculation(
    id="retention_elasticity",
    labels=_SBG_LABELS,
    title=Text("Retention elasticity", "Retentie-elasticiteit"),
    term="customer-lifetime",
    variants=(
        Definition(
            name="constant_retention",
            says=Text(
                "by how many percent the value of a customer grows with 1 % more retention",
                "hoeveel procent een klant meer waard wordt bij 1 % meer retentie",
            ),
            compute=_elasticity_at_one_rate,
            takes={"retention": SHARE, "discount": DISCOUNT},
            formula=Formula(
                "(1 + {discount}) / (1 + {discount} - {retention})",
                r"\frac{1 + <discount>}{1 + <discount> - <retention>}",
            ),
            over="1 + discount - retention",
            source=_GUPTA,
            unit="percent_per_percent",
        ),
        Definition(
            name="shifted_beta_geometric",
            says=Text(
                "the same by the model, with 1 % more of every retention rate to come",
                "hetzelfde volgens het model, bij 1 % meer van elke retentie die nog komt",
            ),
            compute=_elasticity,
            takes={**_MODEL, "renewals": RENEWALS, "discount": DISCOUNT_OF_A_MODEL},
            formula=Formula(
                Text(
                    "mean of t by S({renewals} + t) / (1 + {discount})^(t - 1), with alpha {alpha}"
                    " and beta {beta}",
                    "gemiddelde van t naar S({renewals} + t) / (1 + {discount})^(t - 1), met alfa"
                    " {alpha} en beta {beta}",
                ),
                r"\frac{\sum_t t\,S(<renewals> + t) (1 + <discount>)^{-(t - 1)}}"
                r"{\sum_t S(<renewals> + t) (1 + <discount>)^{-(t - 1)}},"
                r" \alpha = <alpha>, \beta = <beta>",
                Text(
                    "the mean number of renewals until a payment, each weighed by what it is worth"
                    " now",
                    "het gemiddelde aantal verlengingen tot een betaling, gewogen naar wat elke"
                    " betaling nu waard is",
                ),
            ),
            source=_FADER_2010,
            unit="percent_per_percent",
            exact=False,
            tolerance=_OF_ELASTICITY,
        ),
    ),
    edges=(_NO_DISCOUNT, _FOR_EVER),
)
