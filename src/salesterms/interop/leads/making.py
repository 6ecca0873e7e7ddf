"""From the fields of a row to the person and the journey; what the row leaves open is no guess."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from salesterms.entities import CrmRecord, Person, RecordKind, linked
from salesterms.errors import Text, Unreadable
from salesterms.interop.leads.lead_kinds import (
    LINK_UNCONVERTED,
    REFUSED_EVENTS,
    TWO_SIGNS,
    UNDATED_EVENT,
    UNSAID_EVENT,
)
from salesterms.interop.leads.lead_mapping import (
    BECAME,
    PERSON_FIELDS,
    event_field,
    record_field,
)
from salesterms.interop.leads.lead_row import LeadRow
from salesterms.journey import Happened, HistoryProblems, Journey
from salesterms.lifecycle import SALES_LIFECYCLE, SalesEvent
from salesterms.mapping.kinds import MISSING_ID
from salesterms.values import EMPTY

if TYPE_CHECKING:
    from datetime import datetime

    from salesterms.entities import RecordLink
    from salesterms.interop.leads.lead_mapping import LeadMapping
    from salesterms.interop.leads.statuses import Status


class Making:
    """Makes a `LeadRow` of the fields of a row; raises `Unreadable` where they do not agree."""

    def __init__(self, mapping: LeadMapping) -> None:
        """Take the mapping by which the fields were read."""
        self._mapping = mapping
        self._events = [
            name for name in SALES_LIFECYCLE.events if event_field(name) in mapping.sources
        ]
        shared = Counter(each for source in mapping.sources.values() for each in source.columns)
        #: Events with a column of their own: that of others may be filled for another reason.
        self._own = {
            name
            for name in self._events
            if shared[mapping.sources[event_field(name)].columns[0]] == 1
        }
        self._facts = mapping.facts if mapping.facts.given else None

    def __call__(self, **values: Any) -> LeadRow:
        """The row of some fields."""
        given = {name: _text(values.get(name)) for name in PERSON_FIELDS}
        if given["id"] is None:
            raise Unreadable(MISSING_ID)
        person = Person(**given)  # type: ignore[arg-type] # the id is there
        status: Status = values["status"]
        happened = self._happened(status, values)
        self._check_sign(values.get("converted"), happened)
        return LeadRow(
            person=person,
            journey=self._journey(person, happened),
            label=status.label or None,
            created=values.get("created"),
            links=self._links(person, values, happened),
            extras=values.get("extras", EMPTY),
        )

    def _happened(self, status: Status, values: dict[str, Any]) -> dict[str, datetime]:
        """The events that the status says, each with its instant."""
        dated = {name: at for name in self._events if (at := values[event_field(name)]) is not None}
        undated = [one.name for one in status.events if one.needed and one.name not in dated]
        if undated:
            raise Unreadable(UNDATED_EVENT, ", ".join(undated), self._mapping.place("status"))
        for name in dated:
            if name in self._own and name not in status.names:
                place = self._mapping.place(event_field(name))
                raise Unreadable(UNSAID_EVENT, name, place)
        return {name: at for name, at in dated.items() if name in status.names}

    def _check_sign(self, sign: bool | None, happened: dict[str, datetime]) -> None:  # noqa: FBT001
        if sign is not None and sign is not (SalesEvent.CONVERT in happened):
            raise Unreadable(TWO_SIGNS, part=self._mapping.place("converted"))

    def _journey(self, person: Person, happened: dict[str, datetime]) -> Journey:
        begun = Journey.begin(person=person.id, account=person.account, facts=self._facts)
        if not happened:
            return begun
        try:
            return begun.with_(*(Happened(event=name, at=at) for name, at in happened.items()))
        except HistoryProblems as found:
            problems = found.problems

            def said(lang: str) -> str:
                texts = (one.detail for one in problems)
                return "; ".join(one.say(lang) if isinstance(one, Text) else one for one in texts)

            place = self._mapping.place("status")
            raise Unreadable(REFUSED_EVENTS, Text.both(said), place) from None

    def _links(
        self, person: Person, values: dict[str, Any], happened: dict[str, datetime]
    ) -> tuple[RecordLink, ...]:
        found: list[CrmRecord] = []
        for kind in BECAME:
            id_ = _text(values.get(record_field(kind)))
            if id_ is None:
                continue
            if SalesEvent.CONVERT not in happened:
                raise Unreadable(LINK_UNCONVERTED, part=self._mapping.place(record_field(kind)))
            found.append(CrmRecord(system=self._mapping.system, kind=kind, id=id_))
        lead = CrmRecord(system=self._mapping.system, kind=RecordKind.LEAD, id=person.id)
        return linked(lead, *found)


def _text(cell: str | None) -> str | None:
    """What a cell says; white space of any kind says nothing."""
    return cell if cell and cell.strip() else None
