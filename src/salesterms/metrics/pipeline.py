"""What is open: how many opportunities, what they are worth, and what they are worth by chance.

Glossary: salespipeline (000:74).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from salesterms.criteria import Row, Sum, SumProduct
from salesterms.errors import Text
from salesterms.metrics.deal_edges import (
    NO_CREATED_DATE,
    NO_EXPECTED_CLOSE,
    OF_OPEN_AMOUNTS,
    ON_HOLD,
    PERIOD_AHEAD,
)
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT, EXPECTED_CLOSE, PERIOD, PROBABILITY
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.tables import (
    CLOSED_LATER,
    HELD,
    NOT_OPEN,
    OPEN,
    STILL_OPEN,
    THERE,
    WHEN_CLOSED_UNKNOWN,
)
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source, Value

#: What was closed later had another expected close date then, so a period cannot select it.
_LATER_IN_PERIOD = Row(CLOSED_LATER.bucket, CLOSED_LATER.criterion, only_with="period")
_NOT_CLOSED = (
    Row("closed", NOT_OPEN),
    Row("no_expected_close", EXPECTED_CLOSE.missing(), only_with="period"),
    Row("outside_period", ~EXPECTED_CLOSE.within(PERIOD)),
)
_COUNTED = (*THERE, WHEN_CLOSED_UNKNOWN, _LATER_IN_PERIOD, STILL_OPEN, *_NOT_CLOSED)
_VALUED = (*THERE, WHEN_CLOSED_UNKNOWN, CLOSED_LATER, *_NOT_CLOSED)
_NO_AMOUNT = Row("no_amount", AMOUNT.missing())
_NO_PROBABILITY = Row("no_probability", PROBABILITY.missing())


@frozen(kw_only=True)
class _Population:
    """Which open deals count, and how their two buckets come together."""

    says: Text
    left_out: tuple[Row, ...]
    counted: tuple[Row, ...]
    compute: Callable[..., Value]
    formula: str

    def variant(self, name: str, what: Text, rows: tuple[Row, ...], **rest: Any) -> Variant:
        """The variant that counts this population; `rows` come before its own."""
        says = Text(f"{what.en} {self.says.en}", f"{what.nl} {self.says.nl}")
        return Variant(
            name=name,
            says=says,
            places=(*rows, *self.counted),
            counted=tuple(row.bucket for row in self.counted),
            compute=self.compute,
            formula=Formula(self.formula, self.formula.replace("{", "<").replace("}", ">"), says),
            date="expected_close",
            ahead=True,
            **rest,
        )


_POPULATIONS = {
    "open": _Population(
        says=Text("deals that are open", "deals die open staan"),
        left_out=(HELD,),
        counted=(OPEN,),
        compute=lambda open: open,  # noqa: A006 - a bucket
        formula="{open}",
    ),
    "open_and_held": _Population(
        says=Text("deals that are open or on hold", "deals die open of in de wacht staan"),
        left_out=(),
        counted=(OPEN, HELD),
        compute=lambda open, held: open + held,  # noqa: A006 - a bucket
        formula="{open} + {held}",
    ),
}

_SOURCE = Source(
    Text(
        "the open deals of the salespipeline; whether those on hold belong to it is for you to say,"
        " so it is a variant",
        "de openstaande deals van de salespipeline; of deals in de wacht erbij horen is een eigen"
        " keuze, en dus een variant",
    ),
    ("000:74",),
)
_WEIGHTED = Source(
    Text(
        "the weighted amount of Salesforce, Odoo and EspoCRM: each deal's own probability, never"
        " the mean one",
        "het gewogen bedrag van Salesforce, Odoo en EspoCRM: de slagingskans van elke deal zelf,"
        " nooit de gemiddelde",
    ),
    ("odoo/odoo, pull request 32011",),
)

open_opportunities = RowMetric(
    id="open_opportunities",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Open opportunities", "Openstaande verkoopkansen"),
    variants=tuple(
        population.variant(
            name,
            Text("the number of", "het aantal"),
            (*_COUNTED, *population.left_out),
            source=_SOURCE,
            unit="opportunities",
        )
        for name, population in _POPULATIONS.items()
    ),
    edges=(
        Edge(
            "nothing_open",
            Text("nothing is open", "er staat niets open"),
            Text("0, measured", "0, gemeten"),
        ),
        ON_HOLD,
        NO_CREATED_DATE,
        NO_EXPECTED_CLOSE,
        PERIOD_AHEAD,
        Edge(
            "closed_later",
            Text("closed after the as-of date", "gesloten na de peildatum"),
            Text(
                "it was open then, and counts; with a period too it is left out as closed_later,"
                " as what was expected then is not recorded",
                "toen open, en telt mee; met ook een periode buiten beschouwing als closed_later,"
                " want wat toen verwacht werd is niet vastgelegd",
            ),
        ),
        Edge(
            "no_close_date",
            Text("closed, without a close date", "gesloten, zonder sluitdatum"),
            Text(
                "left out as closed; with an as-of date as no_close_date",
                "buiten beschouwing als closed; met een peildatum als no_close_date",
            ),
        ),
    ),
)

open_pipeline = MoneyMetric(
    id="open_pipeline",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Open pipeline", "Openstaande pipeline"),
    variants=tuple(
        population.variant(
            name,
            Text("the amounts, added up, of", "de bedragen, opgeteld, van"),
            (*_VALUED, *population.left_out, _NO_AMOUNT),
            quantity=Sum(AMOUNT),
            source=_SOURCE,
            unit="money",
        )
        for name, population in _POPULATIONS.items()
    ),
    edges=OF_OPEN_AMOUNTS,
)

weighted_pipeline = MoneyMetric(
    id="weighted_pipeline",
    term="weighted-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Weighted pipeline", "Gewogen pipeline"),
    variants=tuple(
        population.variant(
            name,
            Text(
                "amount times probability, added up, of",
                "bedrag maal slagingskans, opgeteld, van",
            ),
            (*_VALUED, *population.left_out, _NO_AMOUNT, _NO_PROBABILITY),
            quantity=SumProduct(AMOUNT, PROBABILITY),
            source=_WEIGHTED,
            unit="money",
        )
        for name, population in _POPULATIONS.items()
    ),
    edges=(
        *OF_OPEN_AMOUNTS,
        Edge(
            "no_probability",
            Text("no probability", "geen slagingskans"),
            Text("left out as no_probability", "buiten beschouwing als no_probability"),
        ),
        Edge(
            "probability_of_0",
            Text("a probability of 0", "een slagingskans van 0"),
            Text("it counts, and adds 0", "telt mee, en voegt 0 toe"),
        ),
    ),
)
