"""A lead becomes a contact, as CRM systems do it: once, and without overwriting anything.

Reading order: `crm_records` (records of other systems, and their links), `filling` (blanks filled
in), `conversion` (what comes of it), `converting` (the function), `refusals` (what cannot be).
"""

from salesterms.entities.conversions.conversion import Conversion
from salesterms.entities.conversions.converting import convert
from salesterms.entities.conversions.crm_records import (
    RECORD_KIND_WORDS,
    CrmRecord,
    RecordKind,
    RecordLink,
    linked,
)
from salesterms.entities.conversions.filling import Filled, fill_blanks
from salesterms.entities.conversions.refusals import (
    ConvertedOtherwise,
    OtherRecordKind,
)

__all__ = [
    "RECORD_KIND_WORDS",
    "Conversion",
    "ConvertedOtherwise",
    "CrmRecord",
    "Filled",
    "OtherRecordKind",
    "RecordKind",
    "RecordLink",
    "convert",
    "fill_blanks",
    "linked",
]
