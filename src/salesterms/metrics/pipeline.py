"""What is open: how many opportunities, what they are worth, and what they are worth by chance.

Glossary: salespipeline (000:74).
"""

from __future__ import annotations

from salesterms.criteria import Quantity, Row, Sum, SumProduct
from salesterms.errors import Text
from salesterms.metrics.fields import AMOUNT, EXPECTED_CLOSE, PERIOD, PROBABILITY
from salesterms.metrics.money_metric import MoneyMetric
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
from salesterms.results import Formula, Source

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

_POPULATIONS = {
    "open": Text("deals that are open", "deals die open staan"),
    "open_and_held": Text("deals that are open or on hold", "deals die open staan of in de wacht"),
}

_SOURCE = Source(
    Text(
        "the open deals of the salespipeline; whether those on hold belong to it is for you to say,"
        " so it is a variant",
        "de openstaande deals van de salespipeline; of deals in de wacht erbij horen bepaal je"
        " zelf, dus dat is een variant",
    ),
    ("000:74",),
)


def _value_variant(
    name: str, says: Text, quantity: Quantity, rows: tuple[Row, ...], source: Source
) -> Variant:
    both = name == "open_and_held"
    summed = " x ".join(column.name for column in quantity.columns)
    return Variant(
        name=name,
        says=Text(f"{says.en}, {_POPULATIONS[name].en}", f"{says.nl}, {_POPULATIONS[name].nl}"),
        places=(*_VALUED, *(rows if both else (HELD, *rows)), OPEN, *((HELD,) if both else ())),
        counted=("open", "held") if both else ("open",),
        quantity=quantity,
        compute=(lambda open, held: open + held) if both else (lambda open: open),  # noqa: A006
        formula=(
            Formula(
                "{open} + {held}",
                "<open> + <held>",
                f"sum of {summed} over open and held deals",
            )
            if both
            else Formula(
                "{open} in {open_count} deals",
                r"\sum_{i=1}^{<open_count>} = <open>",
                f"sum of {summed} over open deals",
            )
        ),
        date="expected_close",
        source=source,
        unit="money",
    )


def _count_variant(name: str) -> Variant:
    both = name == "open_and_held"
    return Variant(
        name=name,
        says=Text(f"how many {_POPULATIONS[name].en}", f"hoeveel {_POPULATIONS[name].nl}"),
        places=(*_COUNTED, *((OPEN, HELD) if both else (HELD, OPEN))),
        counted=("open", "held") if both else ("open",),
        compute=(lambda open, held: open + held) if both else (lambda open: open),  # noqa: A006
        formula=(
            Formula("{open} + {held}", "<open> + <held>")
            if both
            else Formula("{open}", "<open>", "number of open deals")
        ),
        date="expected_close",
        source=_SOURCE,
        unit="opportunities",
    )


open_opportunities = RowMetric(
    id="open_opportunities",
    title=Text("Open opportunities", "Openstaande kansen"),
    variants=tuple(_count_variant(name) for name in _POPULATIONS),
)

open_pipeline = MoneyMetric(
    id="open_pipeline",
    title=Text("Open pipeline", "Openstaande pipeline"),
    variants=tuple(
        _value_variant(
            name,
            Text("amounts added up", "bedragen samen"),
            Sum(AMOUNT),
            (_NO_AMOUNT,),
            _SOURCE,
        )
        for name in _POPULATIONS
    ),
)

weighted_pipeline = MoneyMetric(
    id="weighted_pipeline",
    title=Text("Weighted pipeline", "Gewogen pipeline"),
    variants=tuple(
        _value_variant(
            name,
            Text("amount times probability, added up", "bedrag maal kans, samen"),
            SumProduct(AMOUNT, PROBABILITY),
            (_NO_AMOUNT, _NO_PROBABILITY),
            Source(
                Text(
                    "Salesforce's, Odoo's and EspoCRM's weighted amount: each deal's own chance,"
                    " never the mean chance",
                    "het gewogen bedrag van Salesforce, Odoo en EspoCRM: de kans van elke deal"
                    " zelf, nooit de gemiddelde kans",
                )
            ),
        )
        for name in _POPULATIONS
    ),
)
