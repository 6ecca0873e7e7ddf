"""Columns and labels of leads as vendors name them: a start, which a user completes.

A "?" stands where only the user can know: which instants a system keeps, what a label means in
their team, and what is known of everybody in the table. Columns are those of the API or of the
database, which exports by a query have; not verified against a live export.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesterms.interop.leads.lead_mapping import LeadMapping
from salesterms.interop.presets import UnknownPreset
from salesterms.mapping import UNFILLED

_Document = dict[str, object]

#: What a lifecycle asks of somebody before anybody accepts them, and no table of leads has.
_FACTS: Final[_Document] = {"interest": UNFILLED}

_CONVERTED: Final = ["accept_by_sales", "convert"]
_SET_ASIDE: Final = ["accept_by_sales?", "junk"]

#: Salesforce, object Lead: fields of the Field Reference (developer.salesforce.com). Labels: the
#: standard values of Lead.Status. ConvertedDate is a day without a time. What was done in
#: "Working - Contacted" differs by team, and "Closed - Not Converted" was not seen in a source.
_SALESFORCE: Final[_Document] = {
    "schema_version": 1,
    "system": "salesforce",
    "id": "Id",
    "first_name": "FirstName",
    "last_name": "LastName",
    "email": "Email",
    "phone": "Phone",
    "address": "Street",
    "job_title": "Title",
    "source": "LeadSource",
    "created": "CreatedDate",
    "status": {
        "column": "Status",
        "labels": {
            "Open - Not Contacted": [],
            "Working - Contacted": UNFILLED,
            "Closed - Converted": _CONVERTED,
            "Closed - Not Converted": UNFILLED,
        },
    },
    "converted": {"column": "IsConverted", "true": ["true"], "false": ["false"]},
    "events": {
        "accept_by_sales": UNFILLED,
        "convert": {"column": "ConvertedDate", "formats": ["YYYY-MM-DD"]},
    },
    "records": {
        "contact": "ConvertedContactId",
        "account": "ConvertedAccountId",
        "opportunity": "ConvertedOpportunityId",
    },
    "facts": _FACTS,
    "zone": {"written_in": UNFILLED},
}

#: HubSpot, object contact: internal names of properties (developers.hubspot.com). It has no lead
#: apart from the contact, so nothing is converted. The dates of lifecycle stages are its own; that
#: a stage is an acceptance by marketing or sales goes by its name.
_HUBSPOT: Final[_Document] = {
    "schema_version": 1,
    "system": "hubspot",
    "id": UNFILLED,
    "first_name": "firstname",
    "last_name": "lastname",
    "email": "email",
    "phone": "phone",
    "job_title": "jobtitle",
    "created": "createdate",
    "status": {
        "column": "lifecyclestage",
        "labels": {
            "subscriber": [],
            "lead": [],
            "marketingqualifiedlead": ["accept_by_marketing"],
            "salesqualifiedlead": ["accept_by_marketing?", "accept_by_sales"],
            "opportunity": UNFILLED,
            "customer": UNFILLED,
            "evangelist": UNFILLED,
            "other": UNFILLED,
        },
        "blank": [],
    },
    "events": {
        "accept_by_marketing": "hs_lifecyclestage_marketingqualifiedlead_date",
        "accept_by_sales": "hs_lifecyclestage_salesqualifiedlead_date",
    },
    "facts": _FACTS,
}

#: Dynamics 365, table lead (learn.microsoft.com, entity reference). Labels: those of the status
#: reasons in English; an export by the API has their numbers, which the user lists. Qualifying is
#: converting; which columns date it is not known here.
_DYNAMICS: Final[_Document] = {
    "schema_version": 1,
    "system": "dynamics365",
    "id": "leadid",
    "first_name": "firstname",
    "last_name": "lastname",
    "email": "emailaddress1",
    "phone": "telephone1",
    "job_title": "jobtitle",
    "created": "createdon",
    "status": {
        "column": "statuscode",
        "labels": {
            "New": [],
            "Contacted": UNFILLED,
            "Qualified": _CONVERTED,
            "Lost": _SET_ASIDE,
            "Cannot Contact": _SET_ASIDE,
            "No Longer Interested": _SET_ASIDE,
            "Canceled": _SET_ASIDE,
        },
    },
    "events": {"accept_by_sales": UNFILLED, "convert": UNFILLED, "junk": UNFILLED},
    "facts": _FACTS,
}

#: The six labels that SuiteCRM and EspoCRM share; what the last two mean goes by their names.
_SIX_LABELS: Final[_Document] = {
    "New": [],
    "Assigned": [],
    "In Process": UNFILLED,
    "Converted": _CONVERTED,
    "Recycled": ["accept_by_sales?", "recycle"],
    "Dead": _SET_ASIDE,
}

#: SuiteCRM, table leads: modules/Leads/vardefs.php in its repository.
_SUITECRM: Final[_Document] = {
    "schema_version": 1,
    "system": "suitecrm",
    "id": "id",
    "first_name": "first_name",
    "last_name": "last_name",
    "email": UNFILLED,
    "phone": UNFILLED,
    "source": "lead_source",
    "status": {"column": "status", "labels": _SIX_LABELS},
    "converted": {"column": "converted", "true": ["1"], "false": ["0"]},
    "events": {
        "accept_by_sales": UNFILLED,
        "convert": UNFILLED,
        "recycle": UNFILLED,
        "junk": UNFILLED,
    },
    "records": {
        "contact": "contact_id",
        "account": "account_id",
        "opportunity": "opportunity_id",
    },
    "facts": _FACTS,
}

#: EspoCRM, entity Lead: entityDefs/Lead.json in its repository; a link is an id in its API.
_ESPOCRM: Final[_Document] = {
    "schema_version": 1,
    "system": "espocrm",
    "id": "id",
    "first_name": "firstName",
    "last_name": "lastName",
    "email": "emailAddress",
    "phone": "phoneNumber",
    "address": "addressStreet",
    "job_title": "title",
    "source": "source",
    "created": {"column": "createdAt", "formats": [UNFILLED]},
    "status": {"column": "status", "labels": _SIX_LABELS},
    "events": {
        "accept_by_sales": UNFILLED,
        "convert": {"column": "convertedAt", "formats": [UNFILLED]},
        "recycle": UNFILLED,
        "junk": UNFILLED,
    },
    "records": {
        "contact": "createdContactId",
        "account": "createdAccountId",
        "opportunity": "createdOpportunityId",
    },
    "facts": _FACTS,
}

#: Frappe CRM, doctype CRM Lead: crm_lead.json and install.py in its repository. Making a deal sets
#: the status to Qualified as well, so what that label says is for the user.
_FRAPPE: Final[_Document] = {
    "schema_version": 1,
    "system": "frappe_crm",
    "id": "name",
    "first_name": "first_name",
    "last_name": "last_name",
    "email": "email",
    "phone": "phone",
    "job_title": "job_title",
    "source": "source",
    "status": {
        "column": "status",
        "labels": {
            "New": [],
            "Contacted": UNFILLED,
            "Nurture": ["accept_by_sales?", "recycle"],
            "Qualified": UNFILLED,
            "Converted": _CONVERTED,
            "Unqualified": _SET_ASIDE,
            "Junk": _SET_ASIDE,
        },
    },
    "events": {
        "accept_by_sales": UNFILLED,
        "convert": UNFILLED,
        "recycle": UNFILLED,
        "junk": UNFILLED,
    },
    "facts": _FACTS,
}

#: Name of a system -> the document of its leads, with a "?" where only the user can know.
LEAD_PRESETS: Final[dict[str, dict[str, object]]] = {
    "salesforce": _SALESFORCE,
    "hubspot": _HUBSPOT,
    "dynamics365": _DYNAMICS,
    "suitecrm": _SUITECRM,
    "espocrm": _ESPOCRM,
    "frappe_crm": _FRAPPE,
}


def with_lead_preset(name: str, own: Mapping[str, object]) -> LeadMapping:
    """The mapping of a vendor's leads, completed by what only the user knows.

    >>> mapping = with_lead_preset(
    ...     "salesforce",
    ...     {
    ...         "status": {
    ...             "labels": {
    ...                 "Working - Contacted": ["accept_by_sales"],
    ...                 "Closed - Not Converted": ["accept_by_sales?", "junk"],
    ...             }
    ...         },
    ...         "events": {"accept_by_sales": "Accepted__c", "junk": "Rejected__c"},
    ...         "facts": {"interest": "engaged"},
    ...         "zone": {"written_in": "Europe/Amsterdam"},
    ...     },
    ... )
    >>> mapping.columns[:3], len(mapping.status.statuses)
    (('Id', 'FirstName', 'LastName'), 4)

    A key of `own` replaces that of the preset; where both hold an object their keys are put
    together, at any depth, and null takes a key away. An event with null has no column that dates
    it. Raises `UnknownPreset`, and `MappingProblems` that names what is still to be filled in.
    """
    if name not in LEAD_PRESETS:
        raise UnknownPreset(name, LEAD_PRESETS)
    return LeadMapping.read(_completed(LEAD_PRESETS[name], own))


def _completed(preset: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """A preset with the keys of a user put over it; presets are few levels deep.

    A text in the preset is short for a column: a user who says only how that is written keeps it.
    """
    merged = dict(preset)
    for key, value in own.items():
        before = merged.get(key)
        if isinstance(before, str) and isinstance(value, Mapping):
            before = {"column": before}
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            merged[key] = _completed(before, value)
        else:
            merged[key] = value
    return merged
