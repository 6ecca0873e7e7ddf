"""How many customers stay.

Glossary: klantbehoud, the share of the customers at the start who are still there at the end.
"""

from __future__ import annotations

from salesterms.errors import Text
from salesterms.metrics.churn.periods import CUSTOMER_PERIODS, CustomerPeriod
from salesterms.metrics.churn.tables import (
    AT_END,
    AT_START,
    NEW,
    NOBODY,
    ONCE_THERE,
    PERIODS,
    SHARED_EDGES,
    TABLE,
    counting,
)
from salesterms.metrics.definition import Edge
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.variant import Variant
from salesterms.results import Source

customer_retention: RowMetric[CustomerPeriod] = RowMetric(
    id="customer_retention",
    labels=("retention", "retentie"),
    term="customer-retention",
    rows=CUSTOMER_PERIODS,
    title=Text("Customer retention", "Klantbehoud"),
    variants=(
        Variant(
            name="start_cohort",
            says=Text(
                "customers at the start who are there at the end, divided by all at the start",
                "klanten van het begin die er aan het eind zijn, gedeeld door alle klanten aan het"
                " begin",
            ),
            places=TABLE,
            counted=AT_START,
            quantity=PERIODS,
            inputs=counting(AT_START, retained=("kept", "returned"), start=AT_START),
            **share_of(("retained",), ("start",)),
            date="begins",
            source=Source(
                Text(
                    "the field: 1 less the churn of the same customers; new ones do not count",
                    "de praktijk: 1 min het verloop van dezelfde klanten; nieuwe tellen niet mee",
                ),
                ("000:8", "000:52"),
            ),
            unit="ratio",
            labels=("logo retention",),
        ),
        Variant(
            name="without_a_gap",
            says=Text(
                "customers who were there on every day, divided by all at the start",
                "klanten die er op elke dag waren, gedeeld door alle klanten aan het begin",
            ),
            places=TABLE,
            counted=AT_START,
            quantity=PERIODS,
            inputs=counting(AT_START, kept=("kept",), start=AT_START),
            **share_of(("kept",), ("start",)),
            date="begins",
            source=Source(
                Text(
                    "ours: whoever left and came back was not kept, but won again",
                    "eigen definitie: wie wegging en terugkwam is niet behouden, maar opnieuw"
                    " gewonnen",
                )
            ),
            unit="ratio",
        ),
        Variant(
            name="end_less_new",
            says=Text(
                "customers at the end less all who joined, divided by all at the start",
                "klanten aan het eind min alle nieuwe, gedeeld door alle klanten aan het begin",
            ),
            places=TABLE,
            counted=ONCE_THERE,
            quantity=PERIODS,
            inputs=counting(ONCE_THERE, end=AT_END, new=NEW, start=AT_START),
            **share_of(("end", "-new"), ("start",)),
            date="begins",
            source=Source(
                Text(
                    "the textbook's formula, for who knows three totals and no customers; it takes"
                    " a new one who left again off those who stayed",
                    "de formule uit leerboeken, voor wie drie totalen kent en geen klanten; een"
                    " nieuwe die weer wegging gaat er van de blijvers af",
                ),
                ("piwik.pro, glossary: customer retention rate",),
            ),
            unit="ratio",
        ),
    ),
    edges=(
        NOBODY,
        Edge(
            "left_and_returned",
            Text(
                "a customer leaves and is back before the end",
                "een klant gaat weg en is vóór het eind terug",
            ),
            Text(
                "retained by start_cohort and end_less_new, not by without_a_gap",
                "behouden volgens start_cohort en end_less_new, niet volgens without_a_gap",
            ),
        ),
        Edge(
            "joined_and_left",
            Text(
                "a new customer leaves in the same period",
                "een nieuwe klant gaat in dezelfde periode weer weg",
            ),
            Text(
                "lowers the retention of the others, even below 0",
                "verlaagt het behoud van de anderen, zelfs tot onder 0",
            ),
            ("end_less_new",),
        ),
        *SHARED_EDGES,
    ),
)
