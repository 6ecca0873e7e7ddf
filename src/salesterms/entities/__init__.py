"""The things that sales is about. Each class is frozen, trusts its types and keeps its rules.

Reading order: `shapes` and `rules` (what a class asks of its fields), then `person`, `account` and
`opportunity`, and what is left by name; `places` says where each public name stands. A module is
loaded when a name of it is first used.
"""

from __future__ import annotations

from salesterms._lazy import lazily
from salesterms.entities.places import PLACES

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from salesterms.entities.account import Account as Account
    from salesterms.entities.buying_teams import *  # noqa: F403 # each name is listed below
    from salesterms.entities.conversions import *  # noqa: F403 # each name is listed below
    from salesterms.entities.data_on_file import DataGaps as DataGaps
    from salesterms.entities.data_on_file import data_gaps as data_gaps
    from salesterms.entities.data_standard import TEXT_004 as TEXT_004
    from salesterms.entities.data_standard import DataStandard as DataStandard
    from salesterms.entities.hand_overs import *  # noqa: F403 # each name is listed below
    from salesterms.entities.hierarchy import AccountHierarchy as AccountHierarchy
    from salesterms.entities.hierarchy import NoSuchAccount as NoSuchAccount
    from salesterms.entities.lost_reason import LOST_REASON_WORDS as LOST_REASON_WORDS
    from salesterms.entities.lost_reason import LostReason as LostReason
    from salesterms.entities.merging import *  # noqa: F403 # each name is listed below
    from salesterms.entities.opportunities import Opportunities as Opportunities
    from salesterms.entities.opportunity import Opportunity as Opportunity
    from salesterms.entities.orders import *  # noqa: F403 # each name is listed below
    from salesterms.entities.permissions import *  # noqa: F403 # each name is listed below
    from salesterms.entities.person import Person as Person
    from salesterms.entities.plans import *  # noqa: F403 # each name is listed below
    from salesterms.entities.products.order_line import OrderLine as OrderLine
    from salesterms.entities.products.order_line import order_total as order_total
    from salesterms.entities.products.product import Product as Product
    from salesterms.entities.products.product_range import ProductRange as ProductRange
    from salesterms.entities.products.product_range import UnknownProduct as UnknownProduct
    from salesterms.entities.products.purchase import Holding as Holding
    from salesterms.entities.products.purchase import Purchase as Purchase
    from salesterms.entities.products.selling import SALE_KIND_WORDS as SALE_KIND_WORDS
    from salesterms.entities.products.selling import ClassifiedSale as ClassifiedSale
    from salesterms.entities.products.selling import NotRecurring as NotRecurring
    from salesterms.entities.products.selling import SaleKind as SaleKind
    from salesterms.entities.products.selling import classify_sale as classify_sale
    from salesterms.entities.profiles import *  # noqa: F403 # each name is listed below
    from salesterms.entities.rules import EntityProblems as EntityProblems
    from salesterms.entities.sales_documents import *  # noqa: F403 # each name is listed below
    from salesterms.entities.teams import *  # noqa: F403 # each name is listed below
    from salesterms.entities.their_journey import NotTheirJourney as NotTheirJourney
    from salesterms.entities.touches import *  # noqa: F403 # each name is listed below

__getattr__ = lazily(__name__, {name: place for place, names in PLACES.items() for name in names})

__all__ = [
    "ADDRESSEE_WORDS",
    "APPROVAL_SIDE_WORDS",
    "ATTITUDE_WORDS",
    "BUYING_ROLE_CITES",
    "BUYING_ROLE_WORDS",
    "COMMISSION_BASIS_WORDS",
    "COMMISSION_KIND_WORDS",
    "CONTACT_REASON_WORDS",
    "DOCUMENT_TEMPLATES",
    "FIT_WORDS",
    "FORECAST_CATEGORY_WORDS",
    "FORECAST_SPAN_WORDS",
    "FOUR_STAGES_ROUTING",
    "GOAL_UNIT_WORDS",
    "HAND_OVER_ANSWER_WORDS",
    "LEGAL_BASIS_WORDS",
    "LINKEDIN_ROUTING",
    "LOST_REASON_WORDS",
    "NOBODY_WORDS",
    "PAYMENT_KIND_WORDS",
    "QUOTA_OWNER_WORDS",
    "RECORD_KIND_WORDS",
    "ROLE_READINGS",
    "SALES_ROLE_WORDS",
    "SALE_KIND_WORDS",
    "SOCIAL_SELLING",
    "SWOT_EFFECT_WORDS",
    "SWOT_ORIGIN_WORDS",
    "TEXT_004",
    "TIER_MEASURE_WORDS",
    "TIMING_WORDS",
    "TOUCH_REASONS",
    "TOUCH_RULES",
    "TOUCH_VOCABULARIES",
    "TRANSACTION_KIND_WORDS",
    "Account",
    "AccountHierarchy",
    "Addressee",
    "Among",
    "AnswerTiming",
    "Approval",
    "ApprovalSide",
    "ApprovalStanding",
    "Attitude",
    "Audience",
    "Between",
    "BuyerPersona",
    "BuyingRole",
    "BuyingTeam",
    "CallFinding",
    "CarriedOver",
    "ChosenPlay",
    "ChosenPlays",
    "Claim",
    "ClassifiedSale",
    "ClosedDay",
    "CommissionBasis",
    "CommissionKind",
    "CommissionPlan",
    "CommissionTier",
    "ContactDecision",
    "ContactReason",
    "ContactRule",
    "ContactRules",
    "Conversion",
    "ConvertedOtherwise",
    "CrmRecord",
    "DataGaps",
    "DataStandard",
    "DatedRecord",
    "DatedValue",
    "DoNotContact",
    "DocumentCompleteness",
    "DocumentField",
    "DocumentTemplate",
    "EndsBeforeItStarts",
    "EntityProblems",
    "EntryForm",
    "Erasure",
    "FieldConflict",
    "Filled",
    "Fit",
    "Forecast",
    "ForecastCategory",
    "ForecastSpan",
    "FoundTouch",
    "Goal",
    "GoalPart",
    "GoalUnit",
    "HandOver",
    "HandOverAnswer",
    "Holding",
    "IdealCustomerProfile",
    "Initiator",
    "LeastLoaded",
    "LegalBasis",
    "LoadNotGiven",
    "LostReason",
    "Member",
    "NoDeadline",
    "NoSuchAccount",
    "Nobody",
    "NotANewerVersion",
    "NotKnownToBeOne",
    "NotOneClass",
    "NotOneDocument",
    "NotRecurring",
    "NotSettled",
    "NotTheirJourney",
    "NotToldByProfile",
    "Objection",
    "Opportunities",
    "Opportunity",
    "Order",
    "OrderLine",
    "OtherKindOfDocument",
    "OtherLead",
    "OtherRecordKind",
    "Payment",
    "PaymentKind",
    "Permission",
    "PermissionClash",
    "PermissionRecord",
    "PermissionRefused",
    "PermissionWithdrawn",
    "Person",
    "Personalisation",
    "Play",
    "Product",
    "ProductRange",
    "Profile",
    "ProfileMatch",
    "Prospecting",
    "Purchase",
    "Quota",
    "QuotaOwner",
    "ReadingOutcome",
    "RecordKind",
    "RecordLink",
    "RoleReading",
    "RoundRobin",
    "Routed",
    "Routing",
    "RoutingRule",
    "RowTried",
    "RowVerdict",
    "SaleKind",
    "SalesDocument",
    "SalesDocumentKind",
    "SalesRole",
    "Segment",
    "Selection",
    "Seniority",
    "Subscription",
    "SwotEffect",
    "SwotOrigin",
    "Team",
    "TeamCoverage",
    "TeamMember",
    "TeamSays",
    "TierMeasure",
    "TimeToAnswer",
    "Touch",
    "TouchChannel",
    "TouchFindings",
    "TouchLabel",
    "TouchLabels",
    "TouchOutcome",
    "TouchProblems",
    "TouchReading",
    "TouchRule",
    "Trait",
    "TraitFit",
    "TransactionKind",
    "UnknownProduct",
    "UnknownQuestion",
    "UnknownReading",
    "VersionClash",
    "Weekday",
    "WorkingCalendar",
    "WorkingHours",
    "answered_within",
    "approval_events",
    "approvals_at",
    "authority_evidence",
    "automated_mail",
    "automated_one_to_one",
    "carried_over",
    "classify_sale",
    "classify_touch",
    "cold_calls",
    "convert",
    "data_gaps",
    "evidence_from_call",
    "fill_blanks",
    "forget",
    "hand_overs_at",
    "handed_over_as",
    "linked",
    "match",
    "may_contact",
    "merge",
    "order_total",
    "permission_evidence",
    "personalisation_rises",
    "plays_for",
    "profile_evidence",
    "recorded",
    "role_readings",
    "route",
    "select_by_profile",
    "stakeholder_evidence",
    "team_coverage",
    "template_of",
    "touch_facts",
    "touch_log",
    "version_at",
]


def __dir__() -> list[str]:
    return list(__all__)
