"""SuiteCRM: kinds of persons, the status of a lead, and the stages of an opportunity."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_sales import INTEREST
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Term
from salesterms.vocabularies.systems.common import (
    CONVERTED,
    DEAD,
    NO_DEAL,
    NURTURED,
    REACHED,
    closed,
)
from salesterms.vocabularies.systems.salesforce_sales import STAGES
from salesterms.vocabularies.terminology import Vocabulary

_ADDRESS = "https://github.com/salesagility/SuiteCRM"

#: The rows of a lead; EspoCRM comes with the same six.
LEAD_ROWS: Final = (
    Term(
        word="Converted",
        when=CONVERTED,
        basis=Basis.VENDOR,
        note=Text(
            "a contact is always made, an account and an opportunity only if asked for",
            "er komt altijd een contactpersoon, een account en een opportunity alleen op verzoek",
        ),
    ),
    Term(
        word="Recycled",
        when=NURTURED,
        exit=True,
        basis=Basis.NAME,
        note=Text(
            "a way back, not an end: the lead is to be taken up again",
            "een weg terug en geen einde: de lead wordt later weer opgepakt",
        ),
    ),
    Term(word="Dead", when=DEAD, basis=Basis.NAME, exit=True, entry="junk-lead"),
    Term(word="In Process", when=REACHED, basis=Basis.NAME),
    Term(
        word="New",
        when=ALWAYS,
        group=("New", "Assigned"),
        basis=Basis.NAME,
        note=Text(
            "whether somebody was given the lead is not a fact about the person",
            "of iemand de lead toegewezen kreeg, is geen feit over de persoon",
        ),
    ),
)

_MODULE = Vocabulary(
    id="suitecrm.module",
    title=Text("SuiteCRM: Targets, Leads and Contacts", "SuiteCRM: Targets, Leads en Contacts"),
    reading="module",
    address=_ADDRESS,
    checked=False,
    rows=(
        Term(word="Contact", when=CONVERTED, subject=Subject.RECORD, basis=Basis.VENDOR),
        Term(
            word="Lead",
            when=INTEREST.at_least("engaged"),
            subject=Subject.RECORD,
            basis=Basis.NAME,
        ),
        Term(
            word="Target",
            aliases=("Prospect",),
            when=ALWAYS,
            subject=Subject.RECORD,
            basis=Basis.NAME,
            note=Text(
                "the module is called Prospects, and its records come before the leads",
                "de module heet Prospects, en wat erin staat komt vóór de leads",
            ),
        ),
    ),
)

_LEAD_STATUS = Vocabulary(
    id="suitecrm.lead_status",
    title=Text("SuiteCRM: lead status", "SuiteCRM: leadstatus"),
    reading="lead_status",
    address=_ADDRESS,
    checked=False,
    rows=LEAD_ROWS,
)

_SALES_STAGE = Vocabulary(
    id="suitecrm.sales_stage",
    title=Text("SuiteCRM: sales stages", "SuiteCRM: verkoopfasen"),
    reading="sales_stage",
    address=_ADDRESS,
    checked=False,
    rows=(closed("Closed Won", "won"), closed("Closed Lost", "lost"), *STAGES, NO_DEAL),
)

suitecrm: Final = Readings(
    id="suitecrm",
    title=Text("SuiteCRM", "SuiteCRM"),
    members=(_MODULE, _LEAD_STATUS, _SALES_STAGE),
)
