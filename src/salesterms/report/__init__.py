"""A report for a person: measured once, then told as text, as one page, or as JSON.

Reading order: `blocks` (what a report is made of), `building` (which sections, from what), the
sections themselves (`reading`, `ratios`, `groups`, `stages`, `findings`, `conventions`), `account`
(the account of one measurement), `view` (values in a language), and the three forms: `plain`,
`page`, `document`. The sentences stand in `words` and `mapping_words`. An agreement on words has a
page of its own: `agreement_page`. So has the audit of a stage log: `stage_logs`. `leads` tells of
qualification and hand-overs, `plans` of quotas and of what became of the pipeline, `customers` of
`recurring` revenue, of `churn` and of what a customer is `worth`; all are loaded when they are
used.
"""

from salesterms._lazy import lazily
from salesterms.report.agreement_page import NotAnAgreement, definitions_page
from salesterms.report.blocks import (
    Column,
    Explained,
    Figure,
    Finding,
    Line,
    Picture,
    Said,
    Section,
    Table,
)
from salesterms.report.building import build
from salesterms.report.page import NeedsJinja
from salesterms.report.report import Report
from salesterms.report.stage_logs import log_report

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from salesterms.report.customers import Customers as Customers
    from salesterms.report.leads import Leads as Leads
    from salesterms.report.plans import Plans as Plans

__getattr__ = lazily(__name__, {"Customers": "customers", "Leads": "leads", "Plans": "plans"})

__all__ = [
    "Column",
    "Customers",
    "Explained",
    "Figure",
    "Finding",
    "Leads",
    "Line",
    "NeedsJinja",
    "NotAnAgreement",
    "Picture",
    "Plans",
    "Report",
    "Said",
    "Section",
    "Table",
    "build",
    "definitions_page",
    "log_report",
]
