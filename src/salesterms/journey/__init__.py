"""The history of one person with one account and one focal deal, and what it says at any moment.

Reading order: `records` (events and evidence), `course` (the journey), `folding` (the history gone
through from early to late), `book` (whose it is; being forgotten), `spells` (time in stage),
`grounds` (why it stands where it stands), `timeline` (a picture of it), `keeping` (its steps
without the stages, for pickles). Then several journeys: `people`, `side_by_side` (one person),
`deal_contacts` (one deal). Then what follows from time: `rules` (the table), `found`, `alarms`,
`handing_over`, `expectations`, `estimates`, `owners` (the functions). Last `relabelling`: what a
change of definitions does.
"""

from salesterms.journey.alarms import contacts_without_deal
from salesterms.journey.book import BadTrace, Forgotten, Trace
from salesterms.journey.course import Journey
from salesterms.journey.deal_contacts import DealView, UnknownDeal, deal_view
from salesterms.journey.estimates import Progress, buying_journey_done
from salesterms.journey.expectations import (
    Expectation,
    leads_become_contacts,
    prospects_per_contact,
)
from salesterms.journey.folding import HistoryProblems
from salesterms.journey.found import Found, RuleOutcome
from salesterms.journey.grounds import Ground, Grounds
from salesterms.journey.handing_over import names_handed_to_sales
from salesterms.journey.keeping import OtherLifecycle
from salesterms.journey.owners import Owner, owner_of
from salesterms.journey.people import NoJourneys, NotJourneys, NotOneLifecycle, NotOnePerson
from salesterms.journey.records import (
    AgainstALaw,
    BadRecord,
    Happened,
    NotARecord,
    NotInOrder,
    NotTheStart,
    Record,
    RecordClash,
    TwoIds,
)
from salesterms.journey.relabelling import Relabel, Relabelled, relabel
from salesterms.journey.rules import RULES, BadParameter, Outcome, TimeRule
from salesterms.journey.side_by_side import FOREMOST, PersonView, view
from salesterms.journey.spells import Spell
from salesterms.journey.timeline import Timeline

__all__ = [
    "FOREMOST",
    "RULES",
    "AgainstALaw",
    "BadParameter",
    "BadRecord",
    "BadTrace",
    "DealView",
    "Expectation",
    "Forgotten",
    "Found",
    "Ground",
    "Grounds",
    "Happened",
    "HistoryProblems",
    "Journey",
    "NoJourneys",
    "NotARecord",
    "NotInOrder",
    "NotJourneys",
    "NotOneLifecycle",
    "NotOnePerson",
    "NotTheStart",
    "OtherLifecycle",
    "Outcome",
    "Owner",
    "PersonView",
    "Progress",
    "Record",
    "RecordClash",
    "Relabel",
    "Relabelled",
    "RuleOutcome",
    "Spell",
    "TimeRule",
    "Timeline",
    "Trace",
    "TwoIds",
    "UnknownDeal",
    "buying_journey_done",
    "contacts_without_deal",
    "deal_view",
    "leads_become_contacts",
    "names_handed_to_sales",
    "owner_of",
    "prospects_per_contact",
    "relabel",
    "view",
]
