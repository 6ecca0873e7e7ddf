"""What texts, teams and systems call people and deals, as ordered tables of terms; compared.

Reading order: `rows` (a term, a silence), `terminology` (a vocabulary and its labels), `table` (its
rows, as masks and as worlds), `label` (a path, a silence or candidates), `texts` (one file for each
source text), `systems` (one file for each CRM system), `collecting` and `registry` (all by name),
`relating` (relations and translation), `disagreeing` (homonyms and swaps, with a `witness`),
`separating` (leads apart from contacts), `agreement` (what a team decides), `necessity` (what a
word requires), `contradictions` (where the texts disagree), `word_diagram` and `side_by_side`
(pictures of one vocabulary, and of two).
"""

from salesterms.vocabularies.agreement import Agreement
from salesterms.vocabularies.agreement_faults import AgreementProblems
from salesterms.vocabularies.changing import NotAChange, TwoChanges
from salesterms.vocabularies.contradictions import (
    CONTRADICTIONS,
    Contradiction,
    Position,
    UnknownContradiction,
    contradiction,
)
from salesterms.vocabularies.disagreeing import (
    Conflict,
    HomonymOfTwo,
    InvertedOrder,
    Swap,
    conflicts,
)
from salesterms.vocabularies.faults import VocabularyProblems
from salesterms.vocabularies.kinds import Basis, Match
from salesterms.vocabularies.label import Label
from salesterms.vocabularies.moving import Step, forward_order, steps
from salesterms.vocabularies.necessity import Necessity, necessary
from salesterms.vocabularies.readings import Readings, UnknownPart
from salesterms.vocabularies.registry import (
    SeveralVocabularies,
    UnknownVocabulary,
    vocabularies,
    vocabulary,
)
from salesterms.vocabularies.relating import (
    OtherFacts,
    Related,
    Translation,
    matches,
    relations,
    translate,
)
from salesterms.vocabularies.rows import Silence, Term
from salesterms.vocabularies.separating import Separation, separates_leads_from_contacts
from salesterms.vocabularies.sheet import SheetRow
from salesterms.vocabularies.side_by_side import SideBySide
from salesterms.vocabularies.systems.dynamics import dynamics365
from salesterms.vocabularies.systems.erp_next import erpnext
from salesterms.vocabularies.systems.espo import espocrm
from salesterms.vocabularies.systems.frappe import frappe_crm
from salesterms.vocabularies.systems.hubspot_crm import hubspot
from salesterms.vocabularies.systems.odoo_crm import odoo
from salesterms.vocabularies.systems.salesforce_sales import salesforce
from salesterms.vocabularies.systems.suite import suitecrm
from salesterms.vocabularies.systems.twenty_crm import twenty
from salesterms.vocabularies.table import NotATable
from salesterms.vocabularies.terminology import (
    NotAVocabulary,
    NotItsSubject,
    UnknownWord,
    Vocabulary,
)
from salesterms.vocabularies.texts.bubble import lead_or_bubble
from salesterms.vocabularies.texts.funnels import aida, funnel
from salesterms.vocabularies.texts.linkedin import linkedin_glossary
from salesterms.vocabularies.texts.persons import four_types
from salesterms.vocabularies.texts.prospects import lead_and_prospect
from salesterms.vocabularies.texts.sales import sale
from salesterms.vocabularies.texts.stages import four_stages
from salesterms.vocabularies.texts.touches import touch
from salesterms.vocabularies.witness import Witness
from salesterms.vocabularies.word_diagram import WordDiagram

__all__ = [
    "CONTRADICTIONS",
    "Agreement",
    "AgreementProblems",
    "Basis",
    "Conflict",
    "Contradiction",
    "HomonymOfTwo",
    "InvertedOrder",
    "Label",
    "Match",
    "Necessity",
    "NotAChange",
    "NotATable",
    "NotAVocabulary",
    "NotItsSubject",
    "OtherFacts",
    "Position",
    "Readings",
    "Related",
    "Separation",
    "SeveralVocabularies",
    "SheetRow",
    "SideBySide",
    "Silence",
    "Step",
    "Swap",
    "Term",
    "Translation",
    "TwoChanges",
    "UnknownContradiction",
    "UnknownPart",
    "UnknownVocabulary",
    "UnknownWord",
    "Vocabulary",
    "VocabularyProblems",
    "Witness",
    "WordDiagram",
    "aida",
    "conflicts",
    "contradiction",
    "dynamics365",
    "erpnext",
    "espocrm",
    "forward_order",
    "four_stages",
    "four_types",
    "frappe_crm",
    "funnel",
    "hubspot",
    "lead_and_prospect",
    "lead_or_bubble",
    "linkedin_glossary",
    "matches",
    "necessary",
    "odoo",
    "relations",
    "sale",
    "salesforce",
    "separates_leads_from_contacts",
    "steps",
    "suitecrm",
    "touch",
    "translate",
    "twenty",
    "vocabularies",
    "vocabulary",
]
