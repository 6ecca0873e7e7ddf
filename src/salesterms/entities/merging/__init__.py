"""One person, or one account, of whom several sources keep a record.

Reading order: `dated_values` (one field as the sources wrote it), `dated_records` (all fields of
one record), `joining` (two records become one), `faults` (what cannot be).
"""

from salesterms.entities.merging.dated_records import DatedRecord, FieldConflict, recorded
from salesterms.entities.merging.dated_values import Claim, DatedValue
from salesterms.entities.merging.faults import NotKnownToBeOne, NotOneClass, NotSettled
from salesterms.entities.merging.joining import merge

__all__ = [
    "Claim",
    "DatedRecord",
    "DatedValue",
    "FieldConflict",
    "NotKnownToBeOne",
    "NotOneClass",
    "NotSettled",
    "merge",
    "recorded",
]
