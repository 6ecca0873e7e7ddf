"""Odoo: one record is a lead first and an opportunity later, with stages."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_deals import QUALIFICATION, QUOTE_SENT
from salesterms.facts.facts_of_sales import DEAL
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.systems.common import CONVERTED, NO_DEAL, closed, stage
from salesterms.vocabularies.terminology import Vocabulary

_ADDRESS = "https://github.com/odoo/odoo/blob/master/addons/crm/models/crm_lead.py"

_TYPE = Vocabulary(
    id="odoo.type",
    title=Text("Odoo: type of a crm.lead", "Odoo: type van een crm.lead"),
    reading="type",
    address=_ADDRESS,
    checked=False,
    rows=(
        Term(
            word="opportunity",
            when=CONVERTED,
            subject=Subject.RECORD,
            basis=Basis.VENDOR,
            note=Text(
                "the same record as the lead, which had stages as well",
                "dezelfde registratie als de lead, die ook al fasen had",
            ),
        ),
        Term(word="lead", when=ALWAYS, subject=Subject.RECORD, basis=Basis.VENDOR),
    ),
)

_STAGE = Vocabulary(
    id="odoo.stage",
    title=Text("Odoo: stages", "Odoo: fasen"),
    reading="stage",
    address=_ADDRESS,
    checked=False,
    rows=(
        closed("Won", "won"),
        Silence(
            when=DEAL.is_("lost"),
            because=Text(
                "what is lost keeps its stage and is archived",
                "wat verloren is, houdt zijn fase en wordt gearchiveerd",
            ),
            subject=Subject.DEAL,
        ),
        stage("Proposition", QUOTE_SENT.holds),
        stage("Qualified", QUALIFICATION.at_least("done")),
        stage("New"),
        NO_DEAL,
    ),
)

odoo: Final = Readings(id="odoo", title=Text("Odoo", "Odoo"), members=(_TYPE, _STAGE))
