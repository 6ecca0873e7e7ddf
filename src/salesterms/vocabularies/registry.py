"""The built-in vocabularies by their public names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text
from salesterms.facts.axis import near_to
from salesterms.vocabularies.checking import is_text
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.systems.dynamics import dynamics365
from salesterms.vocabularies.systems.erp_next import erpnext
from salesterms.vocabularies.systems.espo import espocrm
from salesterms.vocabularies.systems.frappe import frappe_crm
from salesterms.vocabularies.systems.hubspot_crm import hubspot
from salesterms.vocabularies.systems.odoo_crm import odoo
from salesterms.vocabularies.systems.salesforce_sales import salesforce
from salesterms.vocabularies.systems.suite import suitecrm
from salesterms.vocabularies.systems.twenty_crm import twenty
from salesterms.vocabularies.texts.bubble import lead_or_bubble
from salesterms.vocabularies.texts.funnels import aida, funnel
from salesterms.vocabularies.texts.linkedin import linkedin_glossary
from salesterms.vocabularies.texts.persons import four_types
from salesterms.vocabularies.texts.prospects import lead_and_prospect
from salesterms.vocabularies.texts.sales import sale
from salesterms.vocabularies.texts.stages import four_stages
from salesterms.vocabularies.texts.touches import touch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.vocabularies.terminology import Vocabulary

#: In the order in which they are listed.
_MADE: tuple[Vocabulary | Readings, ...] = (
    linkedin_glossary,
    four_stages,
    lead_or_bubble,
    four_types,
    lead_and_prospect,
    aida,
    funnel,
    touch,
    sale,
    hubspot,
    salesforce,
    dynamics365,
    odoo,
    suitecrm,
    espocrm,
    frappe_crm,
    erpnext,
    twenty,
)


class UnknownVocabulary(SalesTermsError, LookupError):
    """No built-in vocabulary has that name."""

    code = "unknown_vocabulary"
    message = Text(
        "There is no vocabulary {0}: use one of {1}",
        "Er is geen woordenschat {0}: gebruik een van {1}",
    )


class SeveralVocabularies(SalesTermsError, LookupError):
    """One vocabulary was asked by a name that several share."""

    code = "several_vocabularies"
    message = Text(
        "{0} is a name of several vocabularies: choose one of {1}",
        "{0} is een naam van meerdere woordenschatten: kies een van {1}",
    )


@cache
def _by_id() -> Mapping[str, Vocabulary]:
    found = [one for made in _MADE for one in (made if isinstance(made, Readings) else (made,))]
    return {one.id: one for one in found}


def vocabularies(name: str | None = None) -> tuple[Vocabulary, ...]:
    """Every built-in vocabulary, or those of one name: the readings of a text, a system's fields.

    >>> from salesterms.vocabularies import vocabularies
    >>> [one.id for one in vocabularies("four_stages")]
    ['four_stages.definitions', 'four_stages.example']

    Raises `UnknownVocabulary` with the nearest names.
    """
    known = _by_id()
    if name is None:
        return tuple(known.values())
    if is_text(name) and name in known:
        return (known[name],)
    found = tuple(one for id_, one in known.items() if id_.partition(".")[0] == name)
    if not found:
        names = tuple(dict.fromkeys([*(id_.partition(".")[0] for id_ in known), *known]))
        raise UnknownVocabulary(name, near_to(name, names) or names)
    return found


def vocabulary(id: str) -> Vocabulary:  # noqa: A002 # its name everywhere
    """The built-in vocabulary of that id.

    >>> from salesterms.vocabularies import vocabulary
    >>> vocabulary("four_types").named("naam")[0].cites
    ('003:13',)

    Raises `UnknownVocabulary`, and `SeveralVocabularies` for a name that several share.
    """
    found = vocabularies(id)
    first, *others = found
    if others:
        raise SeveralVocabularies(id, tuple(one.id for one in found))
    return first
