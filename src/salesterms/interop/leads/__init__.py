"""Rows of a CRM's leads: each is a person with a journey, and back.

Reading order: `statuses` (what a label says has happened), `lead_columns` (columns that may be
blank), `lead_mapping` (what all columns mean), `lead_row` (what comes of a row), `making` (a row
made), `reading_leads` and `writing_leads` (the functions), `lead_presets` (vendors' columns),
`lead_kinds` (what can be wrong).
"""

from salesterms.interop.leads.lead_mapping import LeadMapping
from salesterms.interop.leads.lead_presets import LEAD_PRESETS, with_lead_preset
from salesterms.interop.leads.lead_row import LeadRow
from salesterms.interop.leads.reading_leads import LeadResult, read_lead_file, read_leads
from salesterms.interop.leads.statuses import StatusEvent
from salesterms.interop.leads.writing_leads import LeadsNotWritten, WrittenLeads, lead_rows

__all__ = [
    "LEAD_PRESETS",
    "LeadMapping",
    "LeadResult",
    "LeadRow",
    "LeadsNotWritten",
    "StatusEvent",
    "WrittenLeads",
    "lead_rows",
    "read_lead_file",
    "read_leads",
    "with_lead_preset",
]
