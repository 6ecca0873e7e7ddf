"""The words of every bucket and every reason, a file for each family of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.results.reasons.of_answers import OF_ANSWERS
from salesterms.results.reasons.of_churn import OF_CHURN
from salesterms.results.reasons.of_closing import OF_CLOSING
from salesterms.results.reasons.of_cohorts import OF_COHORTS
from salesterms.results.reasons.of_commission import OF_COMMISSION
from salesterms.results.reasons.of_customer_value import OF_CUSTOMER_VALUE
from salesterms.results.reasons.of_deals import OF_DEALS
from salesterms.results.reasons.of_forecasts import OF_FORECASTS
from salesterms.results.reasons.of_frames import OF_FRAMES
from salesterms.results.reasons.of_funnels import OF_FUNNELS
from salesterms.results.reasons.of_labels import OF_LABELS
from salesterms.results.reasons.of_pipelines import OF_PIPELINES
from salesterms.results.reasons.of_quotas import OF_QUOTAS
from salesterms.results.reasons.of_recurring import OF_RECURRING
from salesterms.results.reasons.of_repeat_buying import OF_REPEAT_BUYING
from salesterms.results.reasons.of_survival import OF_SURVIVAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.errors import Text


def merged(*families: Mapping[str, Text]) -> dict[str, Text]:
    """The words of all families: a code that stands twice would say one thing for another."""
    found: dict[str, Text] = {}
    for family in families:
        if twice := sorted(found.keys() & family):
            raise ValueError(*twice)  # a fault of this package, so in no words
        found |= family
    return found


#: Every bucket and every reason that a result can name: code -> what it says. `{0}` is a detail.
REASONS: Final[dict[str, Text]] = merged(
    OF_DEALS,
    OF_CLOSING,
    OF_LABELS,
    OF_PIPELINES,
    OF_QUOTAS,
    OF_FORECASTS,
    OF_FUNNELS,
    OF_ANSWERS,
    OF_COMMISSION,
    OF_CHURN,
    OF_COHORTS,
    OF_RECURRING,
    OF_SURVIVAL,
    OF_REPEAT_BUYING,
    OF_CUSTOMER_VALUE,
    OF_FRAMES,
)

__all__ = ["REASONS"]
