"""What customers brought in: each of them, which is its CLV, and on average, which is the LTV.

As 000 says: the profit on a customer over its lifetime is its CLV, and the mean of those the
lifetime value (000:26). A lifetime has an end, so of who is still a customer only the profit so far
is known; that is a definition of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Column, Each, Row, Several, Sum
from salesterms.errors import Text
from salesterms.metrics.customer_value.profits import CUSTOMER_PROFITS, PROFIT, SINCE, UNTIL
from salesterms.metrics.deal_edges import CURRENCIES_APART, TOO_LARGE
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.formulas import MeanAmount
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.terms import AMOUNT, COUNT
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesterms.values import Money

_ID: Final = Column("id", str)
_LIFETIME: Final = (
    Row("still_customer", UNTIL.missing()),
    Row("outside_period", ~UNTIL.within(PERIOD)),
    Row("former_customer", ~UNTIL.missing()),
)
_TO_DATE: Final = (
    Row("outside_period", ~SINCE.within(PERIOD)),
    Row("customer_to_date", ~SINCE.missing()),
)
_000: Final = Source(
    Text(
        "the LinkedIn glossary: the profit on a customer during its lifetime; lifetime value is the"
        " mean of these",
        "de begrippenlijst van LinkedIn: de winst op een klant tijdens diens levenscyclus; lifetime"
        " value is het gemiddelde daarvan",
    ),
    ("000:26",),
)
_HISTORIC: Final = Source(
    Text(
        "ours, what vendors call historic value: all profit up to a day, of who has left and of who"
        " stays alike",
        "eigen definitie, wat leveranciers historische waarde noemen: alle winst tot een dag, van"
        " wie vertrok en van wie blijft",
    )
)


_EACH: Final = Several((("profit", Sum(PROFIT)), ("ids", Each(_ID))))


def _found(bucket: str) -> Callable[[Mapping[str, Any]], Mapping[str, Any] | Unanswered]:
    """The profit and the number of customers, by the names that the formula has for them.

    Who stands in two rows would count as two customers, and may have left by one of them only.
    """

    def numbers(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        ids = found[f"{bucket}_ids"]
        if twice := len(ids) - len(set(ids)):
            return Unanswered("customer_twice", (str(twice),), Status.REFUSED)
        return {"profit": found[f"{bucket}_profit"], "customers": len(ids)}

    return numbers


def _together(profit: Money, customers: int) -> Money | Unanswered:
    """Nobody has no value, which is something else than a value of 0."""
    return profit if customers else Unanswered("nothing_counted")


_MEAN_OF: Final = MeanAmount("profit", "customers")
_TAKES: Final = {"profit": AMOUNT, "customers": COUNT}
_SUM: Final = Formula(
    Text("{profit} on {customers} customers", "{profit} op {customers} klanten"),
    r"\sum_{i=1}^{<customers>} p_i = <profit>",
    Text("the profit on each customer, added up", "de winst op elke klant, opgeteld"),
)
_MEAN: Final = Formula(
    "{profit} / {customers}",
    r"\frac{<profit>}{<customers>}",
    Text(
        "the profit on each customer, added up / the number of customers",
        "de winst op elke klant, opgeteld / het aantal klanten",
    ),
)


def _lifetime(says: Text, compute: Callable[..., Any], formula: Formula) -> Variant:
    return Variant(
        name="lifetime",
        says=says,
        places=_LIFETIME,
        counted=("former_customer",),
        quantity=_EACH,
        inputs=_found("former_customer"),
        compute=compute,
        takes=_TAKES,
        formula=formula,
        over="customers",
        date="customer_until",
        source=_000,
        unit="money",
        exact=compute is _together,
    )


def _to_date(says: Text, compute: Callable[..., Any], formula: Formula) -> Variant:
    return Variant(
        name="to_date",
        says=says,
        places=_TO_DATE,
        counted=("customer_to_date",),
        quantity=_EACH,
        inputs=_found("customer_to_date"),
        compute=compute,
        takes=_TAKES,
        formula=formula,
        over="customers",
        date="customer_since",
        source=_HISTORIC,
        unit="money",
        exact=compute is _together,
    )


_STILL_CUSTOMER: Final = Edge(
    "still_customer",
    Text("who is still a customer", "wie nog klant is"),
    Text(
        "left out as still_customer: its lifetime has no end yet",
        "buiten beschouwing als still_customer: de levenscyclus is nog niet voorbij",
    ),
    ("lifetime",),
)
_SO_FAR: Final = Edge(
    "so_far",
    Text("who is still a customer", "wie nog klant is"),
    Text(
        "counts with the profit so far, which is a lower bound where no loss is to come",
        "telt mee met de winst tot nu toe; dat is een ondergrens als er geen verlies meer komt",
    ),
    ("to_date",),
)
_TWICE: Final = Edge(
    "customer_twice",
    Text("one customer in two rows of a currency", "één klant in twee rijen van een munteenheid"),
    Text(
        "refused (customer_twice): a customer has one lifetime, with all its profit",
        "geweigerd (customer_twice): een klant heeft één levenscyclus, met alle winst erin",
    ),
)
_AT_A_LOSS: Final = Edge(
    "at_a_loss",
    Text("a profit below 0", "een winst onder 0"),
    Text("it counts, and lowers the value", "telt mee, en verlaagt de waarde"),
)

clv = MoneyMetric(
    id="clv",
    title=Text("Customer lifetime value (CLV)", "Klantwaarde (CLV)"),
    term="customer-lifetime-value",
    rows=CUSTOMER_PROFITS,
    variants=(
        _lifetime(
            Text(
                "the profit on who was a customer, from the first day to the last",
                "de winst op wie klant was, van de eerste dag tot de laatste",
            ),
            _together,
            _SUM,
        ),
        _to_date(
            Text(
                "the profit on a customer up to a day, whether it left or stays",
                "de winst op een klant tot een dag, vertrokken of niet",
            ),
            _together,
            _SUM,
        ),
    ),
    edges=(
        _STILL_CUSTOMER,
        _SO_FAR,
        Edge(
            "several_customers",
            Text("several customers, without by='id'", "meer klanten, zonder by='id'"),
            Text(
                "their values added up, which the field calls customer equity; the mean is ltv",
                "hun waarden opgeteld, wat in het vak customer equity heet; het gemiddelde is ltv",
            ),
        ),
        Edge(
            "nobody",
            Text("no customer counts", "geen klant telt mee"),
            Text(
                "undefined (nothing_counted): nobody has no value, which is not 0",
                "onbepaald (nothing_counted): niemand heeft geen waarde, en dat is geen 0",
            ),
        ),
        _TWICE,
        _AT_A_LOSS,
        CURRENCIES_APART,
        TOO_LARGE,
    ),
)

ltv = MoneyMetric(
    id="ltv",
    title=Text("Lifetime value (LTV)", "Lifetime value (LTV)"),
    term="lifetime-value",
    rows=CUSTOMER_PROFITS,
    variants=(
        _lifetime(
            Text(
                "the mean profit on a former customer, from the first day to the last",
                "de gemiddelde winst per vertrokken klant, over de hele tijd als klant",
            ),
            _MEAN_OF,
            _MEAN,
        ),
        _to_date(
            Text(
                "the mean profit on a customer up to a day, whether it left or stays",
                "de gemiddelde winst per klant tot en met een dag, vertrokken of niet",
            ),
            _MEAN_OF,
            _MEAN,
        ),
    ),
    edges=(
        _STILL_CUSTOMER,
        _SO_FAR,
        Edge(
            "nobody",
            Text("no customer counts", "geen klant telt mee"),
            Text("undefined, and not 0", "onbepaald, en geen 0"),
        ),
        Edge(
            "rounded",
            Text("a mean that has no last digit", "een gemiddelde zonder laatste cijfer"),
            Text(
                "rounded once, half up, to the minor unit; not exact",
                "één keer afgerond, half naar boven, op de kleinste munteenheid; niet precies",
            ),
        ),
        _TWICE,
        _AT_A_LOSS,
        CURRENCIES_APART,
        TOO_LARGE,
    ),
)
