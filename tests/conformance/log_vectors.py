"""The vectors of audit verdicts: short logs, each row written down together with what it is.

It imports nothing of the library: the order of the stages stands here, as the vendors and the texts
list them. Run as a program this writes the file anew: python tests/conformance/log_vectors.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILE = (
    Path(__file__).resolve().parents[2]
    / "src"
    / "salesterms"
    / "data"
    / "conformance"
    / "audit-verdicts.json"
)

_SALES = (
    "Prospecting",
    "Qualification",
    "Needs Analysis",
    "Value Proposition",
    "Id. Decision Makers",
    "Perception Analysis",
    "Proposal/Price Quote",
    "Negotiation/Review",
)


class Way(NamedTuple):
    """The stages of the way forward, in order; how it ends; and where it can be left for."""

    stages: tuple[str, ...]
    #: The stage that closes the way as it should; "" where none does.
    won: str = ""
    #: The stages that close a case, which can be entered from the first one.
    exits: tuple[str, ...] = ()


WAYS = {
    "lead_or_bubble": Way(("naam", "lead", "verkoopkans")),
    "lead_and_prospect": Way(("lead", "contactpersoon", "prospect", "klant"), "", ("junk lead",)),
    "four_stages.definitions": Way(("prospect", "lead", "contact")),
    "four_stages.example": Way(("prospect", "lead", "contact")),
    "aida": Way(("aandacht", "interesse", "verlangen", "actie")),
    "funnel": Way(("TOFU", "MOFU", "BOFU")),
    "hubspot.lifecycle_stage": Way(
        (
            "subscriber",
            "lead",
            "marketingqualifiedlead",
            "salesqualifiedlead",
            "opportunity",
            "customer",
            "evangelist",
        ),
        "",
        ("other",),
    ),
    "hubspot.lead_status": Way(
        ("NEW", "OPEN", "IN_PROGRESS", "ATTEMPTED_TO_CONTACT", "CONNECTED", "OPEN_DEAL"),
        "",
        ("UNQUALIFIED", "BAD_TIMING"),
    ),
    "hubspot.deal_stage": Way(
        (
            "Appointment Scheduled",
            "Qualified To Buy",
            "Presentation Scheduled",
            "Decision Maker Bought-In",
            "Contract Sent",
        ),
        "Closed Won",
        ("Closed Lost",),
    ),
    "salesforce.lead_status": Way(
        ("Open - Not Contacted", "Working - Contacted", "Closed - Converted"),
        "",
        ("Closed - Not Converted",),
    ),
    "salesforce.opportunity_stage": Way(_SALES, "Closed Won", ("Closed Lost",)),
    "dynamics365.lead_status": Way(
        ("New", "Contacted", "Qualified"), "", ("Lost", "Cannot Contact", "Canceled")
    ),
    "dynamics365.opportunity_status": Way(("In Progress",), "Won", ("Canceled", "Out-Sold")),
    "dynamics365.sales_stage": Way(("Qualify", "Develop", "Propose", "Close")),
    "odoo.type": Way(("lead", "opportunity")),
    "odoo.stage": Way(("New", "Qualified", "Proposition"), "Won"),
    "suitecrm.module": Way(("Target", "Lead", "Contact")),
    "suitecrm.lead_status": Way(
        ("New", "Assigned", "In Process", "Converted"), "", ("Dead", "Recycled")
    ),
    "suitecrm.sales_stage": Way(_SALES, "Closed Won", ("Closed Lost",)),
    "espocrm.lead_status": Way(
        ("New", "Assigned", "In Process", "Converted"), "", ("Dead", "Recycled")
    ),
    "espocrm.opportunity_stage": Way(
        ("Prospecting", "Qualification", "Proposal", "Negotiation"), "Closed Won", ("Closed Lost",)
    ),
    "frappe_crm.lead_status": Way(
        ("New", "Contacted", "Qualified", "Converted"), "", ("Nurture", "Unqualified", "Junk")
    ),
    "frappe_crm.deal_status": Way(
        ("Qualification", "Demo/Making", "Proposal/Quotation", "Negotiation", "Ready to Close"),
        "Won",
        ("Lost",),
    ),
    "erpnext.lead_status": Way(
        ("Lead", "Open", "Replied", "Interested", "Opportunity", "Quotation", "Converted"),
        "",
        ("Do Not Contact",),
    ),
    "erpnext.sales_stage": Way(_SALES),
    "twenty.opportunity_stage": Way(("NEW", "SCREENING", "MEETING", "PROPOSAL"), "CUSTOMER"),
    # Words with kinds of their own have a row for each kind in `OF_KINDS`.
    "linkedin_glossary": Way(("lead", "klant")),
    "four_types": Way(("naam", "lead", "contact"), "", ("mensen",)),
}


class Log:
    """A log that is being written down, a row a day, with the verdict on each."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self.verdicts: list[list[str | int]] = []

    def write(
        self,
        label: str,
        verdict: str = "legal",
        stages: int = 0,
        *,
        case: str = "C-1",
        day: int | None = None,
        id_: str | None = None,
    ) -> None:
        at = f"2024-01-{len(self.rows) + 2 if day is None else day:02}T09:00:00Z"
        row = {"case": case, "label": label, "at": at}
        self.rows.append(row if id_ is None else {**row, "id": id_})
        self.verdicts.append([verdict, stages])


def in_order(way: Way, log: Log) -> None:
    for stage in way.stages:
        log.write(stage)
    if way.won:
        log.write(way.won)


def left(way: Way, log: Log) -> None:
    if way.exits:
        log.write(way.stages[0])
        log.write(way.exits[0])


def twice(way: Way, log: Log) -> None:
    log.write(way.stages[0])
    log.write(way.stages[0], "stay")


def skipped(way: Way, log: Log) -> None:
    if len(way.stages) > 2:
        log.write(way.stages[0])
        log.write(way.stages[-1], "skip", len(way.stages) - 2)


def late(way: Way, log: Log) -> None:
    if len(way.stages) > 1:
        log.write(way.stages[-1], "skip", len(way.stages) - 1)


def back(way: Way, log: Log) -> None:
    if len(way.stages) > 1:
        for stage in way.stages:
            log.write(stage)
        log.write(way.stages[0], "backward", len(way.stages) - 1)
        log.write(way.stages[1])


def reopened(way: Way, log: Log) -> None:
    if way.exits:
        log.write(way.stages[0])
        log.write(way.exits[0])
        log.write(way.stages[0], "reopened")


def closed_twice(way: Way, log: Log) -> None:
    ends = [*way.exits, *filter(None, [way.won])]
    if way.exits and len(ends) > 1:
        log.write(way.stages[0])
        log.write(ends[0])
        log.write(ends[1], "after_close")


def unknown(way: Way, log: Log) -> None:
    log.write(way.stages[0])
    log.write("Parked", "unknown_label")
    log.write(way.stages[0], "stay")


def out_of_order(way: Way, log: Log) -> None:
    log.write(way.stages[0])
    log.write(way.stages[-1], "out_of_order", day=1)


def doubled(way: Way, log: Log) -> None:
    log.write(way.stages[0], id_="E-1")
    log.write(way.stages[0], "duplicate", day=2, id_="E-1")
    if len(way.stages) > 1:
        log.write(way.stages[1], "conflicting_duplicate", day=2, id_="E-1")


def side_by_side(way: Way, log: Log) -> None:
    for stage in way.stages:
        log.write(stage)
        log.write(stage, case="C-2")


def spelled(way: Way, log: Log) -> None:
    log.write(f" {way.stages[0].swapcase()} ")


def empty(_: Way, __: Log) -> None:
    pass


#: The kind of a vector, what it is about, and how its log is written.
COURSES: tuple[tuple[str, str, Callable[[Way, Log], None]], ...] = (
    ("ordinary", "every stage in order", in_order),
    ("ordinary", "the way left at once", left),
    ("boundary", "one stage twice", twice),
    ("ordinary", "from the first stage to the last one", skipped),
    ("boundary", "the first stage never entered", late),
    ("ordinary", "back from the last stage to the first, and forward again", back),
    ("ordinary", "out of a closed stage", reopened),
    ("boundary", "closed a second time", closed_twice),
    ("undefined", "a label that is not there is set aside", unknown),
    ("boundary", "a row from before the row before it is set aside", out_of_order),
    ("boundary", "one row twice, and an id with another label", doubled),
    ("ordinary", "two cases, row after row: each has its own way", side_by_side),
    ("boundary", "a label in other letters, with spaces around it", spelled),
    ("undefined", "no rows at all", empty),
)

#: Words with kinds: a kind stands where the word stands, and what is put on hold comes back.
OF_KINDS: tuple[tuple[str, str, tuple[tuple[str, str, int], ...]], ...] = (
    (
        "linkedin_glossary",
        "a lead told more precisely stays one",
        (("lead", "legal", 0), ("MQL", "stay", 0), ("SQL", "legal", 0), ("klant", "legal", 0)),
    ),
    (
        "four_types",
        "from an unqualified lead by MQL and SQL to a contact",
        (
            ("naam", "legal", 0),
            ("unqualified", "legal", 0),
            ("MQL", "legal", 0),
            ("SQL", "legal", 0),
            ("contact", "legal", 0),
        ),
    ),
    (
        "four_types",
        "a kind of lead is passed over",
        (("naam", "legal", 0), ("unqualified", "legal", 0), ("SQL", "skip", 1)),
    ),
    (
        "dynamics365.opportunity_status",
        "on hold is left for and come back from",
        (
            ("In Progress", "legal", 0),
            ("On Hold", "legal", 0),
            ("In Progress", "legal", 0),
            ("Won", "legal", 0),
            ("On Hold", "reopened", 0),
        ),
    ),
)

ERRORS: tuple[tuple[str, str, str, list[dict[str, str]]], ...] = (
    ("touch.cold", "nobody moves between what one contact is called", "no_stages", []),
    ("no.such", "a vocabulary that is not there", "unknown_vocabulary", []),
    (
        "hubspot.deal_stage",
        "a row without a date",
        "document_problems",
        [{"case": "C-1", "label": "Contract Sent", "at": "yesterday"}],
    ),
)


def log_vectors() -> Iterator[dict[str, Any]]:
    """Every course of every vocabulary that has it, the kinds, and what is refused."""
    for name, way in WAYS.items():
        for place, (kind, what, course) in enumerate(COURSES):
            log = Log()
            course(way, log)
            if log.rows or course is empty:
                yield _vector(f"{name}-{place + 1:02}", what, kind, name, log)
    for place, (name, what, rows) in enumerate(OF_KINDS):
        log = Log()
        for label, verdict, stages in rows:
            log.write(label, verdict, stages)
        yield _vector(f"{name}-kinds-{place + 1:02}", what, "ordinary", name, log)
    for place, (name, what, code, rows_) in enumerate(ERRORS):
        yield {
            "id": f"{name}-error-{place + 1:02}",
            "description": what,
            "kind": "error",
            "inputs": {"vocabulary": name, "rows": rows_},
            "expected": {"error": code},
            "source": "ours",
        }


def _vector(id_: str, what: str, kind: str, name: str, log: Log) -> dict[str, Any]:
    return {
        "id": id_,
        "description": what,
        "kind": kind,
        "inputs": {"vocabulary": name, "rows": log.rows},
        "expected": {"verdicts": log.verdicts},
        "source": f"the order of the stages of {name}",
    }


def written() -> str:
    """The text of the file: a line for each vector."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in log_vectors())
    return f'{{"schema_version": 1, "operation": "audit", "vectors": [\n{lines}\n]}}\n'


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
