"""Columns of stage histories as vendors name them: a start, which a user completes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.interop.presets import UnknownPreset, completed
from salesterms.mapping import LogMapping

if TYPE_CHECKING:
    from collections.abc import Mapping

#: HubSpot: the history of properties as its CRM API gives it (`propertiesWithHistory`: value,
#: timestamp), one row for each value. The id of the deal and the name of the property as connectors
#: write them into tables; not verified against a live export. Values of `dealstage` are the
#: internal names of stages, here by their labels in the default pipeline; a stage of one's own has
#: a number for its internal name, which the user's mapping names.
_HUBSPOT: dict[str, object] = {
    "schema_version": 1,
    "shape": "hubspot.property_history",
    "case": "dealId",
    "label": {
        "column": "value",
        "names": {
            "appointmentscheduled": "Appointment Scheduled",
            "qualifiedtobuy": "Qualified To Buy",
            "presentationscheduled": "Presentation Scheduled",
            "decisionmakerboughtin": "Decision Maker Bought-In",
            "contractsent": "Contract Sent",
            "closedwon": "Closed Won",
            "closedlost": "Closed Lost",
        },
    },
    "at": "timestamp",
    "only": {"column": "property", "values": ["dealstage"]},
}

#: Salesforce: the fields of the objects OpportunityHistory and OpportunityFieldHistory by their
#: names in the API (developer.salesforce.com, Object Reference), as a query or the Data Loader
#: exports them. A row of OpportunityHistory is also written when the amount or the date changes.
_SALESFORCE: dict[str, object] = {
    "schema_version": 1,
    "shape": "salesforce.opportunity_history",
    "case": "OpportunityId",
    "label": "StageName",
    "at": "CreatedDate",
    "id": "Id",
}
_SALESFORCE_FIELDS: dict[str, object] = {
    "schema_version": 1,
    "shape": "salesforce.field_history",
    "case": "OpportunityId",
    "from": "OldValue",
    "label": "NewValue",
    "at": "CreatedDate",
    "id": "Id",
    "only": {"column": "Field", "values": ["StageName"]},
}

#: Name of a shape -> its document, where a vendor has named the columns.
LOG_PRESETS: Final[dict[str, dict[str, object]]] = {
    str(document["shape"]): document for document in (_HUBSPOT, _SALESFORCE, _SALESFORCE_FIELDS)
}


def with_log_preset(name: str, own: Mapping[str, object]) -> LogMapping:
    """The mapping of a vendor's stage history, completed by what only the user knows.

    >>> mapping = with_log_preset("hubspot.property_history", {"case": "Record ID"})
    >>> mapping.columns
    ('Record ID', 'value', 'timestamp', 'property')

    As with `with_preset`, a key of `own` replaces that of the preset, where both hold an object
    their keys are put together, and null takes a key away. Raises `UnknownPreset`, and
    `MappingProblems`.
    """
    if name not in LOG_PRESETS:
        raise UnknownPreset(name, LOG_PRESETS)
    return LogMapping.read(completed(LOG_PRESETS[name], own))
