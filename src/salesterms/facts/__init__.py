"""What can be established about a person, a deal, a touch and a sale, and what follows from it.

Reading order: `kinds` and `axis` (a fact and its values), `facts_of_sales` (the one table of them,
with the parts `facts_of_deals` and `facts_of_touches`), `laws_of_sales` (what holds between them),
`known` (what is known of each at one moment), `masks` (criteria as bits, for what is known),
`combinations` and `worlds` (criteria as sets of worlds, for comparing terms), `criterion_words` and
`criterion_text` (criteria as sentences and as short text). Then where the facts come from: `makers`
and `evidence` (one piece of it), `statements` (what it says of its fact), `on_record` (one piece
after another), `gathering`, `view` and `weighing` (all of it at one moment, and why).
"""

from salesterms.facts.axis import (
    Axis,
    BadFact,
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
from salesterms.facts.combinations import Combinations, NotAsked, TooManyWorlds, numbers_of
from salesterms.facts.criterion_text import NotACriterion, read_criterion, written
from salesterms.facts.criterion_words import in_words
from salesterms.facts.dials import Dial
from salesterms.facts.evidence import BadEvidence, Evidence, NotAnInstant, Stance
from salesterms.facts.evidence_faults import EvidenceProblems
from salesterms.facts.facts_of_sales import CUSTOMER, DEAL, FACTS, STANDING
from salesterms.facts.gathering import EvidenceClash, NotEvidence, check_evidence, gathered
from salesterms.facts.kinds import Level, Moves, NoRecord, Scale, Subject
from salesterms.facts.known import Facts, NoValue, OtherCatalogue
from salesterms.facts.laws import Law
from salesterms.facts.laws_of_sales import CATALOGUE, LAWS
from salesterms.facts.makers import BadMaker, Maker, MakerKind
from salesterms.facts.masks import Layout, NotAboutFacts, Pair, TooManyChoices, fits, support_of
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

__all__ = [
    "CATALOGUE",
    "CUSTOMER",
    "DEAL",
    "FACTS",
    "LAWS",
    "STANDING",
    "Axis",
    "BadEvidence",
    "BadFact",
    "BadMaker",
    "Catalogue",
    "Combinations",
    "Dial",
    "Evidence",
    "EvidenceClash",
    "EvidenceProblems",
    "FactTwice",
    "Facts",
    "Law",
    "Layout",
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
    "Pair",
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
    "fits",
    "gathered",
    "graded",
    "in_words",
    "ladder",
    "nothing_on_record",
    "numbers_of",
    "position",
    "read_criterion",
    "support_of",
    "written",
    "yes_or_no",
]
