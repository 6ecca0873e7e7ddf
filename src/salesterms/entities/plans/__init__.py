"""What is to be sold, what that is paid with, and what is expected.

Reading order: `goal` and `goal_part` (what is to be reached, and the parts that add up to it),
`quota`, `commission_tier` and `tier_table` (rates by how much was sold), `commission_plan`,
`forecast`. Nothing is calculated here: attainment, commission and accuracy are metrics.
"""

from salesterms.entities.plans.commission_kinds import (
    COMMISSION_BASIS_WORDS,
    COMMISSION_KIND_WORDS,
    TIER_MEASURE_WORDS,
    CommissionBasis,
    CommissionKind,
    TierMeasure,
)
from salesterms.entities.plans.commission_plan import CommissionPlan
from salesterms.entities.plans.commission_tier import CommissionTier
from salesterms.entities.plans.forecast import FORECAST_SPAN_WORDS, Forecast, ForecastSpan
from salesterms.entities.plans.goal import GOAL_UNIT_WORDS, Goal, GoalUnit
from salesterms.entities.plans.goal_part import GoalPart
from salesterms.entities.plans.quota import QUOTA_OWNER_WORDS, Quota, QuotaOwner
from salesterms.lifecycle import FORECAST_CATEGORY_WORDS, ForecastCategory

__all__ = [
    "COMMISSION_BASIS_WORDS",
    "COMMISSION_KIND_WORDS",
    "FORECAST_CATEGORY_WORDS",
    "FORECAST_SPAN_WORDS",
    "GOAL_UNIT_WORDS",
    "QUOTA_OWNER_WORDS",
    "TIER_MEASURE_WORDS",
    "CommissionBasis",
    "CommissionKind",
    "CommissionPlan",
    "CommissionTier",
    "Forecast",
    "ForecastCategory",
    "ForecastSpan",
    "Goal",
    "GoalPart",
    "GoalUnit",
    "Quota",
    "QuotaOwner",
    "TierMeasure",
]
