"""Milestones of a deal. They are ours: they rest on the names of the stages of CRM systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.facts.axis import ladder, yes_or_no
from salesterms.facts.kinds import NoRecord, Subject

if TYPE_CHECKING:
    from salesterms.facts.axis import Axis


def _reached(name: str, en: str, nl: str, negation: Text) -> Axis:
    """A milestone that nobody wrote down was not reached."""
    return yes_or_no(name, en, nl, negation=negation, subject=Subject.DEAL, no_record=NoRecord.NO)


MEETING_PLANNED: Final = _reached(
    "meeting_planned",
    "a meeting is planned",
    "er staat een afspraak",
    Text("no meeting is planned", "er staat geen afspraak"),
)
#: Some systems have a stage for qualifying, others for what is qualified.
QUALIFICATION: Final = ladder(
    "qualification",
    ("begun", "the deal is being qualified", "de deal wordt gekwalificeerd"),
    ("done", "the deal is qualified", "de deal is gekwalificeerd"),
    text=Text("qualification of the deal", "kwalificatie van de deal"),
    subject=Subject.DEAL,
    no_record=NoRecord.NO,
)
NEEDS_ANALYSED: Final = _reached(
    "needs_analysed",
    "the needs are being analysed",
    "de behoeften worden geanalyseerd",
    Text("the needs are not analysed", "de behoeften zijn niet geanalyseerd"),
)
VALUE_PROPOSED: Final = _reached(
    "value_proposed",
    "the value proposition is made",
    "het waardevoorstel is gedaan",
    Text("no value proposition is made", "er is geen waardevoorstel gedaan"),
)
DECIDERS_IDENTIFIED: Final = _reached(
    "deciders_identified",
    "the decision makers are being identified",
    "de beslissers worden in kaart gebracht",
    Text("the decision makers are not identified", "de beslissers zijn niet in kaart gebracht"),
)
PERCEPTION_ANALYSED: Final = _reached(
    "perception_analysed",
    "it is being analysed how the buyer sees the offer",
    "er wordt bekeken hoe de koper het aanbod ziet",
    Text(
        "it is not analysed how the buyer sees the offer",
        "er is niet bekeken hoe de koper het aanbod ziet",
    ),
)
DEMO_GIVEN: Final = _reached(
    "demo_given",
    "a demo is made or given",
    "er wordt een demo gemaakt of gegeven",
    Text("no demo is made", "er is geen demo"),
)
PRESENTATION_PLANNED: Final = _reached(
    "presentation_planned",
    "a presentation is planned",
    "er staat een presentatie gepland",
    Text("no presentation is planned", "er staat geen presentatie gepland"),
)
DECIDER_BOUGHT_IN: Final = _reached(
    "decider_bought_in",
    "the decision maker is in favour",
    "de beslisser is voor",
    Text("the decision maker is not yet in favour", "de beslisser is nog niet voor"),
)
QUOTE_SENT: Final = _reached(
    "quote_sent",
    "a proposal or quote is with the buyer",
    "er ligt een voorstel of offerte bij de koper",
    Text("there is no proposal or quote", "er is geen voorstel of offerte"),
)
NEGOTIATING: Final = _reached(
    "negotiating",
    "terms are being negotiated",
    "er wordt onderhandeld",
    Text("no negotiation yet", "er wordt nog niet onderhandeld"),
)
CONTRACT_SENT: Final = _reached(
    "contract_sent",
    "the contract is sent",
    "het contract is verstuurd",
    Text("the contract is not sent", "het contract is niet verstuurd"),
)
READY_TO_CLOSE: Final = _reached(
    "ready_to_close",
    "the deal is about to be closed",
    "de deal staat op het punt van sluiten",
    Text("the deal is not about to be closed", "de deal staat nog niet op het punt van sluiten"),
)

FACTS_OF_DEALS: Final = (
    MEETING_PLANNED,
    QUALIFICATION,
    NEEDS_ANALYSED,
    VALUE_PROPOSED,
    DECIDERS_IDENTIFIED,
    PERCEPTION_ANALYSED,
    DEMO_GIVEN,
    PRESENTATION_PLANNED,
    DECIDER_BOUGHT_IN,
    QUOTE_SENT,
    NEGOTIATING,
    CONTRACT_SENT,
    READY_TO_CLOSE,
)
