"""What was lost, for which reason and to whom, and how many deals are won for each of those.

Glossary: verloren. Grouped by `lost_reason` or `competitor`, this is win/loss by reason; why deals
are lost is for whoever reads it to say, so reasons are kept as the source has them.
"""

from __future__ import annotations

from typing import Final

from salesterms.criteria import Row, Sum
from salesterms.errors import Text
from salesterms.metrics.deal_edges import (
    CURRENCIES_APART,
    NEGATIVE_COUNTS,
    NO_AMOUNT,
    OF_LOST,
    OF_WIN_LOSS,
)
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.tables import DECIDED, LOST, WON
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

_REPORTS: Final = Source(
    Text(
        "ours, as win/loss reports of CRM systems have it: lost deals by the reason on record",
        "eigen definitie, zoals win/verliesrapporten van CRM-systemen: verloren deals per reden",
    )
)
_PER_LOST: Final = Source(
    Text(
        "ours, after the win/loss ratio of sales reports: how many won for each lost, no share",
        "eigen definitie, naar de win/verliesverhouding van verkooprapporten: gewonnen op elke"
        " verloren deal, geen aandeel",
    )
)
lost_opportunities = RowMetric(
    id="lost_opportunities",
    term="closed-lost",
    rows=OPPORTUNITIES,
    title=Text("Lost opportunities", "Verloren verkoopkansen"),
    variants=(
        Variant(
            name="lost",
            says=Text("the number of deals that were lost", "het aantal verloren deals"),
            places=(*DECIDED, WON, LOST),
            counted=("lost",),
            compute=lambda lost: lost,
            formula=Formula(
                "{lost}",
                "<lost>",
                Text("the number of deals that were lost", "het aantal verloren deals"),
            ),
            date="closed",
            source=_REPORTS,
            unit="opportunities",
        ),
    ),
    edges=(
        Edge(
            "nothing_lost",
            Text("no deal was lost", "er is geen deal verloren"),
            Text("0, measured", "0, gemeten"),
        ),
        *OF_LOST,
    ),
)

lost_value = MoneyMetric(
    id="lost_value",
    term="closed-lost",
    rows=OPPORTUNITIES,
    title=Text("Lost value", "Verloren waarde"),
    variants=(
        Variant(
            name="lost",
            says=Text("the amounts of lost deals added up", "de bedragen van verloren deals samen"),
            places=(*DECIDED, WON, Row("no_amount", AMOUNT.missing()), LOST),
            counted=("lost",),
            quantity=Sum(AMOUNT),
            compute=lambda lost: lost,
            formula=Formula(
                "{lost} in {lost_count} deals",
                r"\sum_{i=1}^{<lost_count>} a_i = <lost>",
                Text(
                    "the amounts of lost deals, added up",
                    "de bedragen van verloren deals, opgeteld",
                ),
            ),
            date="closed",
            source=_REPORTS,
            unit="money",
        ),
    ),
    edges=(
        Edge(
            "nothing_lost",
            Text("no lost deal with an amount", "geen verloren deal met een bedrag"),
            Text(
                "0 in the currency that is asked for; undefined (nothing_counted) where none is",
                "0 in de gevraagde munteenheid; onbepaald (nothing_counted) als er geen gevraagd"
                " is",
            ),
        ),
        NO_AMOUNT,
        NEGATIVE_COUNTS,
        CURRENCIES_APART,
        *OF_LOST,
    ),
)

win_loss_ratio = RowMetric(
    id="win_loss_ratio",
    term="close-ratio",
    rows=OPPORTUNITIES,
    title=Text("Win/loss ratio", "Win/verliesverhouding"),
    variants=(
        Variant(
            name="count",
            says=Text("won deals for each lost one", "gewonnen deals op elke verloren deal"),
            places=(*DECIDED, WON, LOST),
            counted=("won", "lost"),
            **share_of(("won",), ("lost",)),
            date="closed",
            source=_PER_LOST,
            unit="won_per_lost",
        ),
        Variant(
            name="value",
            says=Text(
                "amount won over amount lost",
                "gewonnen bedrag ten opzichte van het verloren bedrag",
            ),
            places=(
                *DECIDED,
                Row("no_amount", AMOUNT.missing()),
                # As in the close ratio by value: a credit note is no deal that could be won.
                Row("negative_amount", ~AMOUNT.at_least(0)),
                WON,
                LOST,
            ),
            counted=("won", "lost"),
            quantity=Sum(AMOUNT),
            **share_of(
                ("won",),
                ("lost",),
                Text("amount won / amount lost", "gewonnen bedrag / verloren bedrag"),
            ),
            date="closed",
            source=_PER_LOST,
            unit="won_per_lost",
        ),
    ),
    edges=OF_WIN_LOSS,
)
