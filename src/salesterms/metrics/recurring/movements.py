"""What moved monthly revenue from the start of a period to its end, and that it adds up.

Glossary: recurring-revenue (000:50).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.recurring.amounts import AMOUNT
from salesterms.metrics.recurring.changes import MRR_CHANGES
from salesterms.metrics.recurring.edges import OF_MOVED, THIRDS_OF_CENTS
from salesterms.metrics.recurring.tables import (
    ACCOUNT,
    END,
    MOVED,
    NOBODY,
    PAYING,
    PLACES,
    START,
    several,
)
from salesterms.metrics.recurring.terms import OfFlows
from salesterms.metrics.shares import SumOfAmounts
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from salesterms.metrics.recurring.changes import MrrChange

_QUANTITY: Final = several(start=START, end=END, account=ACCOUNT)
_SOURCE: Final = Source(
    Text(
        "ChartMogul: five movements of MRR; an upgrade and a downgrade in the playbook of dbt",
        "ChartMogul: vijf bewegingen van MRR; in het draaiboek van dbt heten er twee upgrade en"
        " downgrade",
    ),
    ("chartmogul.com, MRR movements", "dbt, mrr-playbook", "000:50"),
)


def _variant(name: str, says: Text, flows: tuple[str, ...], *labels: str) -> Variant:
    compute = SumOfAmounts(flows)
    return Variant(
        name=name,
        says=says,
        places=PLACES,
        counted=PAYING,
        zero_by=NOBODY,
        quantity=_QUANTITY,
        inputs=OfFlows(compute.terms, once=True),
        compute=compute,
        takes=dict.fromkeys(compute.terms, AMOUNT),
        formula=Formula.total(flows),
        date="begins",
        source=_SOURCE,
        unit="money",
        exact=False,
        labels=labels,
    )


mrr_movements: MoneyMetric[MrrChange] = MoneyMetric(
    id="mrr_movements",
    title=Text("MRR movements", "MRR-bewegingen"),
    term="recurring-revenue",
    rows=MRR_CHANGES,
    variants=(
        _variant(
            "end",
            Text(
                "what is there at the end: the start, and all that moved",
                "wat er aan het eind is: het begin, en alles wat veranderde",
            ),
            ("start", *MOVED),
        ),
        _variant(
            "net_new",
            Text("all that moved, together", "alle veranderingen samen"),
            MOVED,
            "net new MRR",
            "netto nieuwe MRR",
        ),
        _variant(
            "new",
            Text(
                "what customers pay who pay for the first time",
                "wat klanten betalen die voor het eerst betalen",
            ),
            ("new",),
            "new MRR",
            "nieuwe MRR",
        ),
        _variant(
            "expansion",
            Text(
                "what customers pay more than at the start",
                "wat klanten meer betalen dan aan het begin",
            ),
            ("expansion",),
            "expansion MRR",
        ),
        _variant(
            "contraction",
            Text(
                "what customers pay less than at the start, who still pay something",
                "wat klanten minder betalen dan aan het begin, als ze nog wel iets betalen",
            ),
            ("contraction",),
            "contraction MRR",
        ),
        _variant(
            "churn",
            Text(
                "what customers paid who pay nothing any more",
                "wat klanten betaalden die niets meer betalen",
            ),
            ("churn",),
            "churned MRR",
            "verloren MRR",
        ),
        _variant(
            "reactivation",
            Text(
                "what customers pay who pay again after a time without",
                "wat klanten betalen die na een tijd zonder weer betalen",
            ),
            ("reactivation",),
            "reactivation MRR",
        ),
    ),
    edges=(
        *OF_MOVED,
        THIRDS_OF_CENTS,
        Edge(
            "one_of_two_cancelled",
            Text(
                "an account ends one of its two subscriptions",
                "een account zegt één van zijn twee abonnementen op",
            ),
            Text(
                "contraction, and no churn: the account is summed",
                "krimp, en geen churn: het account telt als geheel",
            ),
        ),
        Edge(
            "nothing_moved",
            Text("all pay what they paid", "allen betalen wat ze betaalden"),
            Text("0, and at the end what was there at the start", "0, en aan het eind wat er was"),
        ),
    ),
)
