"""The ways of judging a lead: frameworks of criteria, scores and intent.

`places` says where each public name stands. A module is loaded when a name of it is first used.
"""

from __future__ import annotations

from salesterms._lazy import lazily
from salesterms.qualification.places import PLACES

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from salesterms.qualification.assessing import NeedsAsOf as NeedsAsOf
    from salesterms.qualification.assessing import assess as assess
    from salesterms.qualification.assessment import Assessment as Assessment
    from salesterms.qualification.assessment import NextQuestion as NextQuestion
    from salesterms.qualification.comparing import Comparison as Comparison
    from salesterms.qualification.comparing import compare as compare
    from salesterms.qualification.data_completeness import Completeness as Completeness
    from salesterms.qualification.data_completeness import completeness as completeness
    from salesterms.qualification.decay import Decay as Decay
    from salesterms.qualification.decay import DecayForm as DecayForm
    from salesterms.qualification.false_hand_overs import FALSE_LEADS as FALSE_LEADS
    from salesterms.qualification.false_hand_overs import false_leads as false_leads
    from salesterms.qualification.finding import Finding as Finding
    from salesterms.qualification.frameworks import *  # noqa: F403 # each name is listed below
    from salesterms.qualification.fulfilment import FULFILMENT_WORDS as FULFILMENT_WORDS
    from salesterms.qualification.fulfilment import VERDICT_WORDS as VERDICT_WORDS
    from salesterms.qualification.fulfilment import Fulfilment as Fulfilment
    from salesterms.qualification.fulfilment import Verdict as Verdict
    from salesterms.qualification.intent import *  # noqa: F403 # each name is listed below
    from salesterms.qualification.registry import UnknownFramework as UnknownFramework
    from salesterms.qualification.registry import every_framework as every_framework
    from salesterms.qualification.registry import framework as framework
    from salesterms.qualification.requirement import Asks as Asks
    from salesterms.qualification.requirement import Requirement as Requirement
    from salesterms.qualification.scheme import Framework as Framework
    from salesterms.qualification.scheme import UnknownRequirement as UnknownRequirement
    from salesterms.qualification.scheme_faults import ExpiryProblems as ExpiryProblems
    from salesterms.qualification.scheme_faults import (
        FrameworkChangeProblems as FrameworkChangeProblems,
    )
    from salesterms.qualification.scoring import *  # noqa: F403 # each name is listed below
    from salesterms.qualification.support import Support as Support

__getattr__ = lazily(__name__, {name: place for place, names in PLACES.items() for name in names})

__all__ = [
    "FALSE_LEADS",
    "FULFILMENT_WORDS",
    "TOTAL",
    "VERDICT_WORDS",
    "Asks",
    "Assessment",
    "BuyerIntent",
    "Comparison",
    "Completeness",
    "Decay",
    "DecayForm",
    "ExpiryProblems",
    "Finding",
    "Framework",
    "FrameworkChangeProblems",
    "Fulfilment",
    "IntentLine",
    "IntentModel",
    "LeadScore",
    "LineState",
    "NeedsAsOf",
    "NextQuestion",
    "NotOneBuyer",
    "PointsForCriterion",
    "PointsForSignals",
    "RankProblems",
    "Ranked",
    "Ranking",
    "Reach",
    "Requirement",
    "ScoreAxis",
    "ScoreLine",
    "ScoreModel",
    "Signal",
    "SignalClash",
    "SignalKind",
    "Support",
    "Threshold",
    "UnknownFramework",
    "UnknownRequirement",
    "Verdict",
    "anum",
    "assess",
    "bant",
    "buyer_intent",
    "champ",
    "compare",
    "completeness",
    "contact_by_definition",
    "contact_by_example",
    "data_standards",
    "every_framework",
    "faint",
    "false_leads",
    "framework",
    "gpctba",
    "lead",
    "lead_qualification",
    "marketing_qualified_lead",
    "meddicc",
    "meddpicc",
    "nurture_questions",
    "opportunity_by_definition",
    "opportunity_by_example",
    "prospect",
    "qualified_opportunity_lenient",
    "qualified_opportunity_strict",
    "rank",
    "sales_qualified_lead",
    "score",
]


def __dir__() -> list[str]:
    return list(__all__)
