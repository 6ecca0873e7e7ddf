"""People with their journeys as rows of a CRM's leads, and what those cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from salesterms.entities import EntityProblems, Person, RecordKind
from salesterms.errors import Problem, ProblemGroup, Text, Unreadable, each_argument
from salesterms.interop.leads.lead_columns import LeadInstantSource
from salesterms.interop.leads.lead_kinds import NO_LABEL_SAYS_IT, NOT_A_LEAD_ROW, NOT_SAID
from salesterms.interop.leads.lead_mapping import (
    BECAME,
    PERSON_FIELDS,
    LeadMapping,
    checked,
    event_field,
    record_field,
)
from salesterms.interop.leads.lead_row import LeadRow
from salesterms.interop.leads.making import Making
from salesterms.interop.leads.not_said import not_said
from salesterms.journey import Journey
from salesterms.lifecycle import SalesEvent
from salesterms.mapping import RowReader
from salesterms.mapping.log_sources import FlagSource
from salesterms.values import instant
from salesterms.values.zones import InstantOutOfRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.interop.leads.statuses import Status

_LEADS: Final = Text(
    "a list of LeadRow, or of pairs of a Person and a Journey",
    "een lijst van LeadRow, of van paren van een Person en een Journey",
)
_NOTHING: Final = Text("nothing", "niets")
_WRITTEN: Final = Text(
    "{0} leads given, {1} written, {2} problems", "{0} leads gegeven, {1} geschreven, {2} problemen"
)


class LeadsNotWritten(ProblemGroup):
    """Leads that the mapping cannot write, or not all of: each, with what is not said."""

    code = "leads_not_written"
    heading = Text("Problems with writing leads: {0}", "Problemen bij het schrijven van leads: {0}")


@frozen(kw_only=True)
class WrittenLeads:
    """Rows of leads, and what of the people and journeys they do not say.

    >>> from salesterms.entities import Person
    >>> cam = LeadRow(person=Person(id="1"), journey=Journey.begin(person="1"))
    >>> written = lead_rows(
    ...     [cam], {"system": "crm", "id": "Id", "status": {"column": "S", "labels": {"New": []}}}
    ... )
    >>> written.rows, written.problems
    (({'Id': '1', 'S': 'New'},), ())

    `rows` are dicts of text by column. `problems` name every part that a row does not say, and
    every lead that has no row; `given` is how many leads there were. Glossary: contact-record.
    """

    rows: tuple[dict[str, Any], ...]
    problems: tuple[Problem, ...]
    given: int

    def or_raise(self) -> tuple[dict[str, Any], ...]:
        """The rows, where they say everything; else `LeadsNotWritten` with every problem."""
        if self.problems:
            raise LeadsNotWritten.of(self.problems)
        return self.rows

    def text(self, lang: str = "en") -> str:
        """How many were written, and every problem, in English ("en") or Dutch ("nl")."""
        counts = _WRITTEN.say(lang).format(self.given, len(self.rows), len(self.problems))
        return "\n".join([counts, *(f"- {one.text(lang)}" for one in self.problems)])


def lead_rows(
    leads: Iterable[LeadRow | tuple[Person, Journey]],
    mapping: LeadMapping | Mapping[str, object],
) -> WrittenLeads:
    """People with their journeys as rows of leads, in the columns and labels of a mapping.

    >>> from datetime import UTC, datetime
    >>> mapping = {
    ...     "system": "our crm",
    ...     "id": "Id",
    ...     "last_name": "Name",
    ...     "status": {"column": "Status", "labels": {"New": [], "Junk": ["junk"]}},
    ...     "events": {"junk": "Closed on"},
    ... }
    >>> ann = Person(id="2", last_name="Ann", email="ann@example.com")
    >>> journey = Journey.begin(person="2").advance("junk", at=datetime(2026, 3, 2, tzinfo=UTC))
    >>> written = lead_rows([(ann, journey)], mapping)
    >>> written.rows[0]["Status"], written.rows[0]["Closed on"]
    ('Junk', '2026-03-02T00:00:00+00:00')
    >>> [problem.path for problem in written.problems]
    ['$.person.email']

    The status is the label of the row, where that says what has happened; else the one that asks
    for most of it. Where no label says it the lead gets no row. Each row is read again by the same
    mapping, and every part of the lead that does not come back is told as a problem: nothing is
    lost without a word. What is read back from a row without problems is equal to the `LeadRow`
    that was given. No leads give no rows. Raises `MappingProblems` and `WrongArgument`.
    Glossary: contact-record (004:7).
    """
    known = checked(mapping)
    given = each_argument("leads", leads, object, _LEADS)
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    writing = _Writing(known)
    for record, lead in enumerate(given, 1):
        row, found = writing.written(lead)
        problems += [evolve(problem, record=record) for problem in found]
        rows += [] if row is None else [row]
    return WrittenLeads(rows=tuple(rows), problems=tuple(problems), given=len(given))


class _Writing:
    """Writes one lead after another by a mapping."""

    def __init__(self, mapping: LeadMapping) -> None:
        self._mapping = mapping
        self._make = Making(mapping)

    def written(self, lead: object) -> tuple[dict[str, Any] | None, list[Problem]]:
        """The row of a lead, and what it does not say; None where there is no row for it."""
        try:
            row = _lead_of(lead)
        except EntityProblems as bad:
            return None, list(bad.problems)
        if row is None:
            return None, [Problem(kind=NOT_A_LEAD_ROW, detail=type(lead).__name__)]
        status = self._status(row)
        if status is None:
            events = ", ".join(event.event for event in row.journey.events)
            return None, [Problem(kind=NO_LABEL_SAYS_IT, detail=events or _NOTHING)]
        cells = self._cells(row, status)
        again = self._read(cells)
        if isinstance(again, LeadRow):
            return cells, [Problem(kind=NOT_SAID, path=path) for path in not_said(row, again)]
        return None, again

    def _status(self, row: LeadRow) -> Status | None:
        """The status that says what has happened; None where none does."""
        events = [event.event for event in row.journey.events]
        happened = frozenset(events)
        if len(happened) < len(events):
            return None
        known = self._mapping.status.statuses
        fitting = [status for status in known.values() if status.fits(happened)]
        own = next((one for one in fitting if one.label == (row.label or "")), None)
        return own or max(
            fitting, key=lambda one: sum(event.needed for event in one.events), default=None
        )

    def _cells(self, row: LeadRow, status: Status) -> dict[str, Any]:
        """The cells by column: blank, but for what the lead says."""
        sources, said = self._mapping.sources, dict[str, Any]()
        for name in PERSON_FIELDS:
            said[name] = getattr(row.person, name)
        said["status"] = status.label
        said["created"] = row.created
        for event in row.journey.events:
            said[event_field(event.event)] = event.at
        said["converted"] = any(one.event == SalesEvent.CONVERT for one in row.journey.events)
        for link in row.links:
            if link.source.kind is RecordKind.LEAD and link.target.kind in BECAME:
                said[record_field(link.target.kind)] = link.target.id
        cells: dict[str, Any] = dict.fromkeys(self._mapping.columns, "")
        # What a field is read from is never filled by extras: that would be another's value.
        own = {column for source in sources.values() for column in source.columns}
        cells |= {name: value for name, value in row.extras.items() if name not in own}
        for name, source in sources.items():
            value = self._cell(source, said.get(name))
            if value is not None:
                cells[source.columns[0]] = value
        return cells

    def _cell(self, source: object, value: Any) -> str | None:
        if value is None:
            return None
        if isinstance(source, LeadInstantSource):
            try:
                return source.written(instant(value), self._mapping.zones)
            except InstantOutOfRange:  # no clock of the zone shows it: it is told as not said
                return None
        if isinstance(source, FlagSource):
            return next((label for label, one in source.labels.items() if one is value), None)
        return str(value)

    def _read(self, row: dict[str, Any]) -> LeadRow | list[Problem]:
        """What the row reads as, or what keeps it from being read."""
        columns, cells = tuple(row), list(row.values())
        skip = self._mapping.skip
        if skip is not None and skip.reader(columns)(cells):
            return [Problem(kind=NOT_SAID, path="$")]
        reader = RowReader(self._mapping, columns, typed=True)
        try:
            return self._make(**reader.read(cells))
        except Unreadable as fault:
            found = reader.problems(cells, 0) or reader.of_row(fault, cells, 0)
            return [Problem(kind=NOT_SAID, column=one.column) for one in found]


def _lead_of(given: object) -> LeadRow | None:
    """What was given as a row; None for what is neither that nor a pair."""
    if isinstance(given, LeadRow):
        return given
    if isinstance(given, tuple) and [type(part) for part in given] == [Person, Journey]:
        person, journey = given
        return LeadRow(person=person, journey=journey)
    return None
