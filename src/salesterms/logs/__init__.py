"""The audit of stage logs: what each row is, which cases fit, where they go back and stall.

Reading order: `entries` (a row of a log), `rulings` (what can be said of it, and what a team
allows), `ways` (which stage follows which, from the vocabulary), `following` (the plain reading,
row by row), `spans` (times counted), `passing` (how far cases came), `looking` (what else a log
shows), `counting` (the quick reading), `auditing` (all of it), `outcome` and `account` (what was
found, and in words), `audit_flow` and `funnel_bars` (in pictures).
"""

from salesterms.logs.audit_flow import AuditFlow, BadAtLeast
from salesterms.logs.auditing import audit
from salesterms.logs.coded import BadCodes, fit_of_codes
from salesterms.logs.entries import BadEntry, Marks, StageEntry
from salesterms.logs.following import verdicts
from salesterms.logs.funnel_bars import BadFunnel, Funnel, FunnelStep
from salesterms.logs.looking import Finding
from salesterms.logs.outcome import Audit, EdgeCount, TimeInLabel
from salesterms.logs.reading import NotALog, NotSortedByCase
from salesterms.logs.rulings import (
    ALLOW,
    FORBID,
    LENIENT,
    STRICT,
    NotAPolicy,
    NotARuling,
    Policy,
    Ruling,
    UnknownVerdict,
    Verdict,
    VerdictKind,
    allow_because,
)
from salesterms.logs.spans import Quartiles
from salesterms.logs.ways import NoStages, Ways

__all__ = [
    "ALLOW",
    "FORBID",
    "LENIENT",
    "STRICT",
    "Audit",
    "AuditFlow",
    "BadAtLeast",
    "BadCodes",
    "BadEntry",
    "BadFunnel",
    "EdgeCount",
    "Finding",
    "Funnel",
    "FunnelStep",
    "Marks",
    "NoStages",
    "NotALog",
    "NotAPolicy",
    "NotARuling",
    "NotSortedByCase",
    "Policy",
    "Quartiles",
    "Ruling",
    "StageEntry",
    "TimeInLabel",
    "UnknownVerdict",
    "Verdict",
    "VerdictKind",
    "Ways",
    "allow_because",
    "audit",
    "fit_of_codes",
    "verdicts",
]
