"""The things that sales is about. Each class is frozen, trusts its types and keeps its rules."""

from salesterms.entities.opportunities import Opportunities
from salesterms.entities.opportunity import BadOpportunity, Opportunity

__all__ = ["BadOpportunity", "Opportunities", "Opportunity"]
