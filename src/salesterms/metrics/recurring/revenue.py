"""What comes in a month and a year without a new sale.

Glossary: recurring-revenue (000:50).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Column, Row
from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.recurring.amounts import AMOUNT
from salesterms.metrics.recurring.changes import MRR_CHANGES
from salesterms.metrics.recurring.edges import OF_ONE_PERIOD, THIRDS_OF_CENTS
from salesterms.metrics.recurring.tables import (
    ACCOUNT,
    AT_END,
    AT_START,
    END,
    NOBODY,
    PAYING,
    PLACES,
    START,
    at,
    several,
)
from salesterms.metrics.recurring.terms import OfOnePeriod
from salesterms.metrics.shares import SumOfAmounts
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from salesterms.metrics.recurring.changes import MrrChange

_MONTHS: Final = 12
_YEARLY: Final = Column("end_yearly", Fraction)


def _paid(term: str, columns: tuple[str, ...], times: int = 1) -> dict[str, Any]:
    """What columns come to over the rows of one period, so many times."""
    return {
        "inputs": OfOnePeriod(FrozenMapping({term: columns}), once=True),
        "compute": SumOfAmounts((term,), times),
        "takes": {term: AMOUNT},
        "formula": Formula.total((term,), times),
    }


def _stripe() -> Source:
    return Source(
        Text(
            "Stripe: what active subscriptions bring in a month, without trials and single"
            " payments",
            "Stripe: wat lopende abonnementen per maand opbrengen, zonder proefperiodes en"
            " eenmalige bedragen",
        ),
        ("docs.stripe.com, Billing analytics glossary: MRR", "000:50"),
    )


mrr: MoneyMetric[MrrChange] = MoneyMetric(
    id="mrr",
    title=Text("Monthly recurring revenue", "Maandelijks terugkerende omzet"),
    term="recurring-revenue",
    rows=MRR_CHANGES,
    variants=(
        Variant(
            name="at_end",
            says=Text(
                "what all accounts pay a month on the last day of the period",
                "wat alle accounts op de laatste dag van de periode per maand betalen",
            ),
            places=PLACES,
            counted=PAYING,
            zero_by=NOBODY,
            quantity=several(end=END, account=ACCOUNT),
            **_paid("mrr_at_end", at("end", AT_END)),
            date="begins",
            source=_stripe(),
            unit="money",
            exact=False,
        ),
        Variant(
            name="at_start",
            says=Text(
                "what all accounts paid a month when the period began",
                "wat alle accounts per maand betaalden toen de periode begon",
            ),
            places=PLACES,
            counted=PAYING,
            zero_by=NOBODY,
            quantity=several(start=START, account=ACCOUNT),
            **_paid("mrr_at_start", at("start", AT_START)),
            date="begins",
            source=_stripe(),
            unit="money",
            exact=False,
        ),
    ),
    edges=(*OF_ONE_PERIOD, THIRDS_OF_CENTS),
)


arr: MoneyMetric[MrrChange] = MoneyMetric(
    id="arr",
    title=Text("Annual recurring revenue", "Jaarlijks terugkerende omzet"),
    term="recurring-revenue",
    rows=MRR_CHANGES,
    variants=(
        Variant(
            name="mrr_times_12",
            says=Text(
                "twelve times the monthly revenue, that of plans by the month included",
                "twaalf maal de maandomzet, ook die van abonnementen per maand",
            ),
            places=PLACES,
            counted=PAYING,
            zero_by=NOBODY,
            quantity=several(end=END, account=ACCOUNT),
            **_paid("mrr_at_end", at("end", AT_END), _MONTHS),
            date="begins",
            source=Source(
                Text(
                    "GASP, which lists both meanings of ARR: the monthly revenue of now for a whole"
                    " year",
                    "GASP, dat beide betekenissen van ARR noemt: de maandomzet van nu over een heel"
                    " jaar",
                ),
                ("GASP, ARR as MRR x 12", "000:50"),
            ),
            unit="money",
            exact=False,
        ),
        Variant(
            name="annualised_contracts",
            says=Text(
                "what contracts of a year or longer come to in a year; plans by the month are no"
                " contracts",
                "wat contracten van een jaar of langer in een jaar opleveren; een abonnement per"
                " maand is geen contract",
            ),
            places=(
                *PLACES[:3],
                Row("contracts_unknown", _YEARLY.missing()),
                *PLACES[3:],
            ),
            counted=PAYING,
            zero_by=NOBODY,
            quantity=several(end_yearly=_YEARLY, account=ACCOUNT),
            **_paid("contract_mrr", at("end_yearly", AT_END), _MONTHS),
            date="begins",
            source=Source(
                Text(
                    "GASP: the sum of annualised contracts; that a contract is what is billed"
                    " by the year or longer is ours",
                    "GASP: de som van contracten op jaarbasis; dat een contract is wat"
                    " per jaar of langer wordt gefactureerd is een eigen keuze",
                ),
                ("GASP, ARR as annualised contracts", "000:50"),
            ),
            unit="money",
            exact=False,
        ),
    ),
    edges=(
        *OF_ONE_PERIOD,
        THIRDS_OF_CENTS,
        Edge(
            "contracts_unknown",
            Text(
                "a row that does not tell what is billed by the year",
                "een rij die niet vertelt wat er per jaar wordt gefactureerd",
            ),
            Text("left out as contracts_unknown", "buiten beschouwing als contracts_unknown"),
            ("annualised_contracts",),
        ),
        Edge(
            "no_contracts",
            Text("all plans are by the month", "alle abonnementen zijn per maand"),
            Text(
                "0: they pay, and none has a contract",
                "0: ze betalen, en niemand heeft een contract",
            ),
            ("annualised_contracts",),
        ),
    ),
)
