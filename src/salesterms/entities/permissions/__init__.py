"""Permission to approach somebody, rules on contact that a user gives, and being forgotten.

Reading order: `bases`, then the records: `permission`, `answers`, `do_not_contact`, `records`; the
rules: `contact_rule`, `contact_rules`; the answer: `reasons`, `holding`, `contact_decision`,
`contacting`; `evidence_of_permission` for journeys; last `erasure` and `forgetting`.
"""

from salesterms.entities.permissions.answers import PermissionRefused, PermissionWithdrawn
from salesterms.entities.permissions.bases import (
    ADDRESSEE_WORDS,
    LEGAL_BASIS_WORDS,
    Addressee,
    LegalBasis,
)
from salesterms.entities.permissions.contact_decision import ContactDecision
from salesterms.entities.permissions.contact_rule import ContactRule
from salesterms.entities.permissions.contact_rules import ContactRules
from salesterms.entities.permissions.contacting import may_contact
from salesterms.entities.permissions.do_not_contact import DoNotContact
from salesterms.entities.permissions.erasure import Erasure
from salesterms.entities.permissions.evidence_of_permission import permission_evidence
from salesterms.entities.permissions.forgetting import forget
from salesterms.entities.permissions.permission import Permission
from salesterms.entities.permissions.reasons import CONTACT_REASON_WORDS, ContactReason
from salesterms.entities.permissions.records import PermissionClash, PermissionRecord

__all__ = [
    "ADDRESSEE_WORDS",
    "CONTACT_REASON_WORDS",
    "LEGAL_BASIS_WORDS",
    "Addressee",
    "ContactDecision",
    "ContactReason",
    "ContactRule",
    "ContactRules",
    "DoNotContact",
    "Erasure",
    "LegalBasis",
    "Permission",
    "PermissionClash",
    "PermissionRecord",
    "PermissionRefused",
    "PermissionWithdrawn",
    "forget",
    "may_contact",
    "permission_evidence",
]
