"""How often deals are won: the close ratio in seven variants.

Glossary: sluitingsverhouding (000:90), gesloten/gewonnen (000:36).
"""

from __future__ import annotations

from salesterms.criteria import Row, Sum
from salesterms.errors import Text
from salesterms.metrics.deal_edges import OF_CLOSE_RATIO
from salesterms.metrics.derived import AFTER_AS_OF, STALE_BEFORE
from salesterms.metrics.fields import (
    AMOUNT,
    AS_OF,
    CREATED,
    EXPECTED_CLOSE,
    LAST_ACTIVITY,
    STAGE,
    STAGES_REACHED,
)
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.tables import (
    BY_STATE,
    CLOSED_LATER,
    CREATED_IN_PERIOD,
    DECIDED,
    HELD,
    LOST,
    NOT_OPEN,
    THERE,
    WHEN_CLOSED_UNKNOWN,
    WON,
)
from salesterms.metrics.variant import Variant
from salesterms.results import Source

_DECIDED = ("won", "lost")
_ALL = ("won", "lost", "open", "held")

close_ratio = RowMetric(
    id="close_ratio",
    term="close-ratio",
    rows=OPPORTUNITIES,
    title=Text("Close ratio", "Sluitingsverhouding"),
    variants=(
        Variant(
            name="decided_count",
            says=Text("won of all that were decided", "gewonnen van alles wat beslist is"),
            places=(*DECIDED, WON, LOST),
            counted=_DECIDED,
            **share_of(("won",), _DECIDED),
            date="closed",
            source=Source(
                Text(
                    "the common win rate: rekener's closed funnel, Salesforce-type reports",
                    "de gangbare winratio: de gesloten funnel van rekener, rapporten zoals in"
                    " Salesforce",
                ),
                ("rekener.com, How to calculate the closed funnel close rate",),
            ),
            unit="ratio",
        ),
        Variant(
            name="decided_value",
            says=Text(
                "amount won of the amount decided",
                "gewonnen bedrag van het bedrag waarover is beslist",
            ),
            places=(
                *DECIDED,
                Row("no_amount", AMOUNT.missing()),
                # A credit note is no deal that could be won; with it the ratio leaves 0..1.
                Row("negative_amount", ~AMOUNT.at_least(0)),
                WON,
                LOST,
            ),
            counted=_DECIDED,
            quantity=Sum(AMOUNT),
            **share_of(
                ("won",),
                _DECIDED,
                Text(
                    "amount won / (amount won + amount lost)",
                    "gewonnen bedrag / (gewonnen bedrag + verloren bedrag)",
                ),
            ),
            date="closed",
            source=Source(
                Text(
                    "dbt_salesforce, where it is called win percent",
                    "dbt_salesforce, dat het win percent noemt",
                ),
                ("fivetran/dbt_salesforce, salesforce__owner_performance",),
            ),
            unit="ratio",
        ),
        Variant(
            name="created_cohort",
            says=Text(
                "won of all that were created in the period, open ones included",
                "gewonnen van alles wat in de periode is aangemaakt, ook wat nog open staat",
            ),
            places=(
                *THERE,
                Row("no_created_date", CREATED.missing()),
                *CREATED_IN_PERIOD,
                *BY_STATE,
            ),
            counted=_ALL,
            **share_of(("won",), _ALL),
            date="created",
            source=Source(
                Text(
                    "Teamleader's aanvaardingspercentage; HubSpot-style close rate",
                    "het aanvaardingspercentage van Teamleader; close rate in de stijl van HubSpot",
                ),
                (
                    "support.teamleader.eu, aanvaardingspercentage",
                    "consultevo.com, HubSpot sales close rate benchmarks",
                ),
            ),
            unit="ratio",
            # Teamleader's word, in Belgium.
            labels=("aanvaardingspercentage",),
        ),
        Variant(
            name="won_of_all",
            says=Text(
                "won of all opportunities, open ones included",
                "gewonnen van alle verkoopkansen, ook wat nog open staat",
            ),
            places=(*THERE, *CREATED_IN_PERIOD, *BY_STATE),
            counted=_ALL,
            **share_of(("won",), _ALL),
            date="created",
            source=Source(
                Text(
                    "the LinkedIn glossary's sluitingsverhouding, where closing a deal always means"
                    " winning it",
                    "de sluitingsverhouding van de LinkedIn-woordenlijst, waarin een deal sluiten"
                    " altijd winnen betekent",
                ),
                ("000:90",),
            ),
            unit="ratio",
            # 000:90 "Sluitingsverhouding": the share of all opportunities
            labels=("sluitingsverhouding",),
        ),
        Variant(
            name="closed_of_all",
            says=Text(
                "won or lost of all opportunities: how much is decided, not how much is won",
                "gewonnen of verloren van alle verkoopkansen: hoeveel er beslist is, niet hoeveel"
                " gewonnen",
            ),
            places=(*THERE, *CREATED_IN_PERIOD, *BY_STATE),
            counted=_ALL,
            **share_of(_DECIDED, _ALL),
            date="created",
            source=Source(
                Text(
                    "the literal reading of the LinkedIn glossary's formula, if lost deals count as"
                    " closed; not what that text means",
                    "de letterlijke lezing van de formule in de LinkedIn-woordenlijst, als ook"
                    " verloren deals gesloten heten; niet wat die tekst bedoelt",
                ),
                ("000:90",),
            ),
            unit="ratio",
        ),
        Variant(
            name="stale_as_lost",
            says=Text(
                "won of all that were decided or have gone stale",
                "gewonnen van alles wat beslist is of is stilgevallen",
            ),
            places=(
                *THERE,
                *CREATED_IN_PERIOD,
                HELD,
                WHEN_CLOSED_UNKNOWN,
                CLOSED_LATER,
                WON,
                LOST,
                Row("stale", EXPECTED_CLOSE.before(AS_OF)),
                Row("stale", LAST_ACTIVITY.before(STALE_BEFORE)),
                # An activity after the as-of date hides the last one before it.
                Row("activity_unknown", ~LAST_ACTIVITY.before(AFTER_AS_OF)),
                Row("fresh", ~NOT_OPEN),
            ),
            counted=("won", "lost", "stale"),
            **share_of(("won",), (*_DECIDED, "stale")),
            date="created",
            needs=("as_of", "stale_after"),
            source=Source(
                Text(
                    "Zoho Motivator, which counts overdue and old deals with the lost ones",
                    "Zoho Motivator, dat verlopen en oude deals bij de verloren deals telt",
                ),
                ("help.zoho.com, Motivator settings: pipeline configuration",),
            ),
            unit="ratio",
        ),
        Variant(
            name="past_stage",
            says=Text(
                "won of the decided ones that reached the stage",
                "gewonnen van wat beslist is en de fase heeft bereikt",
            ),
            places=(
                *DECIDED,
                Row("stage_unknown", STAGES_REACHED.missing()),
                Row("stage_not_reached", ~STAGES_REACHED.has(STAGE)),
                WON,
                LOST,
            ),
            counted=_DECIDED,
            **share_of(
                ("won",),
                _DECIDED,
                Text(
                    "won / (won + lost), of the deals that reached the stage",
                    "gewonnen / (gewonnen + verloren), van de deals die de fase hebben bereikt",
                ),
            ),
            date="closed",
            needs=("stage",),
            source=Source(
                Text(
                    "altiorco and HubSpot's prospects of the final stage: what dropped out earlier"
                    " is left out",
                    "altiorco en de prospects in de laatste fase van HubSpot: wat eerder afviel"
                    " telt niet mee",
                ),
                ("altiorco.com, RevOps dictionary: win rate",),
            ),
            unit="ratio",
        ),
    ),
    edges=OF_CLOSE_RATIO,
)
