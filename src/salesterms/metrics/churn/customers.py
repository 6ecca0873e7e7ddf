"""How many customers leave, in the five ways in which this is counted.

Glossary: klantverloop (000:50).
"""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.metrics.churn.daily import RATES, InThirtyDays, daily_rates, sum_of_rates
from salesterms.metrics.churn.periods import CUSTOMER_PERIODS, CustomerPeriod
from salesterms.metrics.churn.tables import (
    AT_END,
    AT_START,
    DAY_BY_DAY,
    LEFT,
    NOBODY,
    ONCE_THERE,
    PERIODS,
    SHARED_EDGES,
    TABLE,
    counting,
)
from salesterms.metrics.definition import Edge
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import Share, share_of
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source
from salesterms.values import FrozenMapping

#: Who left, and has not come back.
_LEFT_FOR_GOOD: Final = tuple(bucket for bucket in LEFT if bucket != "returned")

_CHARTMOGUL: Final = "help.chartmogul.com, Metric: Customer Churn rate"

customer_churn: RowMetric[CustomerPeriod] = RowMetric(
    id="customer_churn",
    labels=("uitstroom", "opzegpercentage", "cancellation rate"),
    term="churn",
    rows=CUSTOMER_PERIODS,
    title=Text("Customer churn", "Klantverloop"),
    variants=(
        Variant(
            name="start_cohort",
            says=Text(
                "customers at the start who are none at the end, divided by all at the start",
                "klanten van het begin die er aan het eind niet meer zijn, gedeeld door alle"
                " klanten aan het begin",
            ),
            places=TABLE,
            counted=AT_START,
            quantity=PERIODS,
            inputs=counting(AT_START, churned=("gone",), start=AT_START),
            **share_of(("churned",), ("start",)),
            date="begins",
            source=Source(
                Text(
                    "000 and the field: customers who end their relation in a period, of those who"
                    " had one when it began; new customers do not move it",
                    "000 en de praktijk: klanten die in een periode weggaan, van wie er aan het"
                    " begin klant was; nieuwe klanten veranderen er niets aan",
                ),
                ("000:50", "creativeg.gr, Customer Churn Rate"),
            ),
            unit="ratio",
            labels=("logo churn",),
        ),
        Variant(
            name="standard",
            says=Text(
                "customers who left, without those who joined or came back in the same period,"
                " divided by all at the start",
                "klanten die weggingen, zonder wie er in dezelfde periode bij kwam of terugkwam,"
                " gedeeld door alle klanten aan het begin",
            ),
            places=TABLE,
            counted=ONCE_THERE,
            quantity=PERIODS,
            inputs=counting(
                ONCE_THERE,
                churned=LEFT,
                joined_and_left=("joined_and_left",),
                returned=("returned",),
                start=AT_START,
            ),
            **share_of(
                ("churned", "-joined_and_left", "-returned"),
                ("start",),
                below_0="more_than_churned",
            ),
            date="begins",
            source=Source(
                Text(
                    "ChartMogul's standard formula: who joined and left in the period is left out,"
                    " and so is who left and came back",
                    "de standaardformule van ChartMogul: wie in de periode kwam en ging telt niet"
                    " mee, en wie wegging en terugkwam ook niet",
                ),
                (_CHARTMOGUL, "help.chartmogul.com, Churn rate formulas"),
            ),
            unit="ratio",
        ),
        Variant(
            name="thirty_days",
            says=Text(
                "each leaving in thirty days, divided by who was there before them and each joining"
                " since",
                "elk vertrek in dertig dagen, gedeeld door wie er daarvoor al was plus elke komst"
                " sindsdien",
            ),
            places=TABLE,
            counted=ONCE_THERE,
            quantity=DAY_BY_DAY,
            inputs=InThirtyDays(),
            **share_of(("churned",), ("start", "new")),
            date="begins",
            source=Source(
                Text(
                    "Stripe: subscribers churned in the past thirty days, of those active thirty"
                    " days ago and the new ones; who leaves twice is churned twice. That a return"
                    " counts as a new one is ours",
                    "Stripe: abonnees die in de afgelopen dertig dagen weggingen, van wie er dertig"
                    " dagen geleden was en de nieuwe; wie twee keer weggaat telt twee keer. Dat een"
                    " terugkeer telt als een nieuwe komst is een eigen keuze",
                ),
                ("support.stripe.com, Calculating churn rate in Billing",),
            ),
            unit="ratio",
        ),
        Variant(
            name="daily_sum",
            says=Text(
                "of each day who left, divided by all at its start; the days added up",
                "per dag wie er wegging, gedeeld door alle klanten aan het begin van die dag; de"
                " dagen opgeteld",
            ),
            places=TABLE,
            counted=ONCE_THERE,
            quantity=DAY_BY_DAY,
            inputs=daily_rates,
            compute=lambda values: sum_of_rates(values),  # noqa: PLW0108 - the term
            takes=FrozenMapping({"values": RATES}),
            formula=Formula(
                Text(
                    "the rates of {rows} days, added up", "het verloop van {rows} dagen, opgeteld"
                ),
                r"\sum_{d=1}^{<rows>} \frac{l_d}{s_d}",
                Text(
                    "the rates of the days with customers, added up",
                    "het verloop van de dagen met klanten, opgeteld",
                ),
            ),
            over="days",
            date="begins",
            source=Source(
                Text(
                    "Shopify's way, which ChartMogul offers for consumers: with each day's own"
                    " customers below it, a period of many new ones counts them too; it may exceed"
                    " 100 %",
                    "de manier van Shopify, die ChartMogul voor consumenten aanbiedt: elke dag"
                    " gedeeld door de klanten van die dag, zodat nieuwe klanten ook meetellen; het"
                    " kan meer dan 100 % zijn",
                ),
                (_CHARTMOGUL, "blog.noblemail.ca, Churn rate definition (2011)"),
            ),
            unit="ratio",
        ),
        Variant(
            name="average_base",
            says=Text(
                "customers who left and did not come back, divided by the mean of start and end",
                "klanten die weggingen en niet terugkwamen, gedeeld door het gemiddelde van begin"
                " en eind",
            ),
            places=TABLE,
            counted=ONCE_THERE,
            quantity=PERIODS,
            inputs=counting(ONCE_THERE, churned=_LEFT_FOR_GOOD, start=AT_START, end=AT_END),
            # Twice of the sum is once of the mean.
            compute=Share(("churned", "churned"), ("start", "end")),
            formula=Formula(
                "{churned} / (({start} + {end}) / 2)",
                r"\frac{<churned>}{(<start> + <end>) / 2}",
            ),
            over="start + end",
            date="begins",
            source=Source(
                Text(
                    "ours, after textbooks: the mean number of customers below the line, and above"
                    " it also who joined and left in the period",
                    "eigen definitie, naar leerboeken: het gemiddelde aantal klanten onder de"
                    " streep, en erboven ook wie in de periode kwam en ging",
                ),
            ),
            unit="ratio",
        ),
    ),
    edges=(
        Edge(NOBODY.id, NOBODY.when, NOBODY.gives, ("start_cohort", "standard")),
        Edge(
            "nobody_at_all",
            Text("there was no customer on any day", "er was op geen enkele dag een klant"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
            ("thirty_days", "daily_sum", "average_base"),
        ),
        Edge(
            "joined_and_left",
            Text(
                "a customer joins and leaves in the same period",
                "een klant komt en gaat in dezelfde periode",
            ),
            Text(
                "moves neither of these; the other variants count it",
                "verandert deze varianten niet; de andere tellen het vertrek mee",
            ),
            ("start_cohort", "standard"),
        ),
        Edge(
            "came_back_and_left",
            Text(
                "who left before the period comes back in it, and leaves again",
                "wie vóór de periode wegging, komt erin terug en gaat weer weg",
            ),
            Text(
                "counted above the line and not below it, so that more than 100 % can leave",
                "telt boven de streep mee en eronder niet, zodat er meer dan 100 % kan weggaan",
            ),
            ("standard",),
        ),
        Edge(
            "left_twice",
            Text(
                "a customer leaves, comes back and leaves again within the period",
                "een klant gaat weg, komt terug en gaat weer weg binnen de periode",
            ),
            Text(
                "two leavings, and one more joining below the line",
                "twee keer weg, en onder de streep één komst meer",
            ),
            ("thirty_days",),
        ),
        Edge(
            "not_thirty_days",
            Text(
                "a row is of another length than thirty days, such as a month",
                "een rij gaat over een andere tijd dan dertig dagen, zoals een maand",
            ),
            Text("refused (not_thirty_days)", "geweigerd (not_thirty_days)"),
            ("thirty_days",),
        ),
        Edge(
            "several_periods",
            Text(
                "rows of several periods that do not overlap",
                "rijen van meer dan één periode, zonder overlap",
            ),
            Text(
                "added up above and below the line: the mean rate of the periods, by their"
                " customers; group by month to see each",
                "boven en onder de streep opgeteld: het gemiddelde van de periodes, gewogen naar"
                " hun klanten; groepeer op maand om ze apart te zien",
            ),
            ("start_cohort", "standard", "thirty_days", "average_base"),
        ),
        *SHARED_EDGES,
        Edge(
            "more_than_churned",
            Text(
                "of the formula alone: more are left out than have left",
                "van de formule alleen: er vallen er meer af dan er weggingen",
            ),
            Text("refused (more_than_churned)", "geweigerd (more_than_churned)"),
            ("standard",),
        ),
    ),
)
