"""What can be established about a person, a deal, a touch and a sale, and what follows from it.

>>> from salesterms.facts import BUDGET, CATALOGUE, INTEREST, Facts
>>> INTEREST is CATALOGUE["interest"]
True
>>> INTEREST.at_least("explicit") & BUDGET.holds
All(...)
>>> Facts(interest="buying")["interest"]
'buying'

Each fact of the catalogue is here by its name in capitals; `CATALOGUE` has all of them by name,
with the laws between them. The class of a fact is `Axis`, for its values stand in a line;
`yes_or_no`, `ladder`, `graded` and `position` make one of your own. What is known is a `Facts`,
made by hand, or out of `Evidence` by `facts_at`.

Reading order: `kinds` and `axis` (a fact and its values), `facts_of_sales` (the one table of them,
with the parts `facts_of_deals` and `facts_of_touches`), `laws_of_sales` (what holds between them),
`known` (what is known of each at one moment), `masks` (criteria as bits, for what is known),
`dials`, `combinations` and `worlds` (criteria as sets of worlds, for comparing terms),
`criterion_words` and `criterion_text` (criteria as sentences and as short text). Then where the
facts come from: `makers` and `evidence` (one piece of it), `statements` (what it says of its fact),
`on_record` (one piece after another), `gathering`, `view` and `weighing` (all of it at one moment,
and why). Masks, dials and combinations are how the layers above work; they take them from their
modules.
"""

from salesterms.facts.axis import (
    Axis,
    BadFact,
    BadFactName,
    NotARung,
    NotOrdered,
    Value,
    graded,
    ladder,
    position,
    yes_or_no,
)
from salesterms.facts.breaking import broken_laws
from salesterms.facts.catalogue import Catalogue, FactTwice, UnknownFact
from salesterms.facts.combinations import NotAsked, TooManyWorlds
from salesterms.facts.criterion_text import NotACriterion, read_criterion, written
from salesterms.facts.criterion_words import in_words
from salesterms.facts.evidence import BadEvidence, Evidence, NotEvidence, Stance
from salesterms.facts.evidence_faults import EvidenceProblems
from salesterms.facts.facts_of_deals import (
    CONTRACT_SENT,
    DECIDER_BOUGHT_IN,
    DECIDERS_IDENTIFIED,
    DEMO_GIVEN,
    MEETING_PLANNED,
    NEEDS_ANALYSED,
    NEGOTIATING,
    PERCEPTION_ANALYSED,
    PRESENTATION_PLANNED,
    QUALIFICATION,
    QUOTE_SENT,
    READY_TO_CLOSE,
    VALUE_PROPOSED,
)
from salesterms.facts.facts_of_sales import (
    APPROVALS,
    ASSESSED_BY_SALES,
    AUTHORITY,
    BUDGET,
    CONTACT_DETAILS,
    CONTACT_RECORD,
    CONTEXT,
    CONTRACT,
    CUSTOMER,
    DATA_COMPLETE,
    DEAL,
    ENRICHMENT_FAILED,
    FACTS,
    IDEAL_PROFILE,
    INTENTIONS_CLEAR,
    INTEREST,
    JUDGED_READY,
    LIKELY_INTERESTED,
    MARKETING_ACCEPTED,
    MEANS,
    NAME_AND_EMAIL,
    NEED,
    PERMISSION,
    POSITIVE_CHECK,
    PRODUCT_KNOWN,
    PROGRESS,
    REQUIREMENTS_MET,
    SALES_ACCEPTED,
    SOURCE,
    STAKEHOLDERS_KNOWN,
    STANDING,
    SUITABLE,
    TALKED,
    TARGET_GROUP,
    URGENCY,
    WORTH_PURSUING,
)
from salesterms.facts.facts_of_touches import (
    APPROACHED_BY,
    BUSINESS_RELATION,
    CHANNEL,
    CONTACTED,
    EXISTING_CUSTOMER_SALE,
    EXPERIENCED_SELLER,
    INITIATIVE,
    LEAD_BASED,
    OFFERED,
    SAME_PURCHASE,
    SCRIPTED,
)
from salesterms.facts.gathering import EvidenceClash, check_evidence, gathered
from salesterms.facts.kinds import Level, Moves, NoRecord, Scale, Subject
from salesterms.facts.known import Facts, NoValue, OtherCatalogue
from salesterms.facts.laws import Law
from salesterms.facts.laws_of_sales import CATALOGUE, LAWS
from salesterms.facts.makers import BadMaker, Maker, MakerKind
from salesterms.facts.masks import NotAboutFacts, TooManyChoices
from salesterms.facts.on_record import NotLater, OnRecord, nothing_on_record
from salesterms.facts.statements import (
    MovedByEvents,
    NeverTakenBack,
    NothingStated,
    ValueNeeded,
    ValueOfGraded,
)
from salesterms.facts.view import Opposition, View, facts_at
from salesterms.facts.weighing import SetAside, Why
from salesterms.facts.worlds import NoWorld, Worlds
from salesterms.values import NotAnInstant

__all__ = [
    "APPROACHED_BY",
    "APPROVALS",
    "ASSESSED_BY_SALES",
    "AUTHORITY",
    "BUDGET",
    "BUSINESS_RELATION",
    "CATALOGUE",
    "CHANNEL",
    "CONTACTED",
    "CONTACT_DETAILS",
    "CONTACT_RECORD",
    "CONTEXT",
    "CONTRACT",
    "CONTRACT_SENT",
    "CUSTOMER",
    "DATA_COMPLETE",
    "DEAL",
    "DECIDERS_IDENTIFIED",
    "DECIDER_BOUGHT_IN",
    "DEMO_GIVEN",
    "ENRICHMENT_FAILED",
    "EXISTING_CUSTOMER_SALE",
    "EXPERIENCED_SELLER",
    "FACTS",
    "IDEAL_PROFILE",
    "INITIATIVE",
    "INTENTIONS_CLEAR",
    "INTEREST",
    "JUDGED_READY",
    "LAWS",
    "LEAD_BASED",
    "LIKELY_INTERESTED",
    "MARKETING_ACCEPTED",
    "MEANS",
    "MEETING_PLANNED",
    "NAME_AND_EMAIL",
    "NEED",
    "NEEDS_ANALYSED",
    "NEGOTIATING",
    "OFFERED",
    "PERCEPTION_ANALYSED",
    "PERMISSION",
    "POSITIVE_CHECK",
    "PRESENTATION_PLANNED",
    "PRODUCT_KNOWN",
    "PROGRESS",
    "QUALIFICATION",
    "QUOTE_SENT",
    "READY_TO_CLOSE",
    "REQUIREMENTS_MET",
    "SALES_ACCEPTED",
    "SAME_PURCHASE",
    "SCRIPTED",
    "SOURCE",
    "STAKEHOLDERS_KNOWN",
    "STANDING",
    "SUITABLE",
    "TALKED",
    "TARGET_GROUP",
    "URGENCY",
    "VALUE_PROPOSED",
    "WORTH_PURSUING",
    "Axis",
    "BadEvidence",
    "BadFact",
    "BadFactName",
    "BadMaker",
    "Catalogue",
    "Evidence",
    "EvidenceClash",
    "EvidenceProblems",
    "FactTwice",
    "Facts",
    "Law",
    "Level",
    "Maker",
    "MakerKind",
    "MovedByEvents",
    "Moves",
    "NeverTakenBack",
    "NoRecord",
    "NoValue",
    "NoWorld",
    "NotACriterion",
    "NotARung",
    "NotAboutFacts",
    "NotAnInstant",
    "NotAsked",
    "NotEvidence",
    "NotLater",
    "NotOrdered",
    "NothingStated",
    "OnRecord",
    "Opposition",
    "OtherCatalogue",
    "Scale",
    "SetAside",
    "Stance",
    "Subject",
    "TooManyChoices",
    "TooManyWorlds",
    "UnknownFact",
    "Value",
    "ValueNeeded",
    "ValueOfGraded",
    "View",
    "Why",
    "Worlds",
    "broken_laws",
    "check_evidence",
    "facts_at",
    "gathered",
    "graded",
    "in_words",
    "ladder",
    "nothing_on_record",
    "position",
    "read_criterion",
    "written",
    "yes_or_no",
]
