"""The frameworks of the texts and of the field, a file for each source; read them as tables.

003 is not among them: it orders the levels of a lead and says no more of what they take (003:17).
"""

from salesterms.qualification.frameworks.bubble import (
    lead,
    nurture_questions,
    qualified_opportunity_lenient,
    qualified_opportunity_strict,
)
from salesterms.qualification.frameworks.four_letters import anum, bant, champ, faint
from salesterms.qualification.frameworks.linkedin import (
    lead_qualification,
    marketing_qualified_lead,
    sales_qualified_lead,
)
from salesterms.qualification.frameworks.longer import gpctba, meddicc, meddpicc
from salesterms.qualification.frameworks.prospects import data_standards, prospect
from salesterms.qualification.frameworks.stages import (
    contact_by_definition,
    contact_by_example,
    opportunity_by_definition,
    opportunity_by_example,
)

#: In the order in which they are told.
__all__ = [  # noqa: RUF022 # the texts first
    "lead_qualification",
    "marketing_qualified_lead",
    "sales_qualified_lead",
    "contact_by_definition",
    "contact_by_example",
    "opportunity_by_definition",
    "opportunity_by_example",
    "lead",
    "qualified_opportunity_strict",
    "qualified_opportunity_lenient",
    "nurture_questions",
    "data_standards",
    "prospect",
    "bant",
    "anum",
    "champ",
    "faint",
    "meddicc",
    "meddpicc",
    "gpctba",
]
