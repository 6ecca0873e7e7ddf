"""What the columns of a CRM's leads mean: a plain document, checked whole before it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from attrs import field, fields, frozen

from salesterms.entities import Person, RecordKind
from salesterms.errors import Problem, SalesTermsError, Text, nearest_or_all
from salesterms.facts import Facts
from salesterms.interop.leads.lead_columns import LeadInstantSource
from salesterms.interop.leads.lead_kinds import BAD_FACTS
from salesterms.interop.leads.statuses import LeadStatusSource
from salesterms.journey import Journey
from salesterms.lifecycle import SALES_LIFECYCLE, SalesEvent
from salesterms.mapping import FileOptions, MappingProblems, Skip, Zones, document_kinds
from salesterms.mapping.declared import Source
from salesterms.mapping.log_sources import FlagSource
from salesterms.mapping.names import IdSource, NameSource
from salesterms.mapping.part import Part
from salesterms.mapping.whole import (
    SCHEMA_VERSION,
    check_together,
    check_version,
    inner,
    no_document,
)
from salesterms.values import ABOUT, FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The fields of a person that a column may fill, in their order; the id first.
PERSON_FIELDS: Final = tuple(each.name for each in fields(Person))

#: Field -> how the document declares where it comes from.
_SOURCES: Final[dict[str, Callable[[Part], Source]]] = {
    **dict.fromkeys(PERSON_FIELDS, NameSource.read),
    "id": IdSource.read,
    "status": LeadStatusSource.read,
    "created": LeadInstantSource.read,
    "converted": FlagSource.read,
}
_NEEDED: Final = ("id", "status")
_RESERVED: Final = (
    "schema_version",
    "system",
    "file",
    "zone",
    "events",
    "records",
    "facts",
    "extras",
    "personal",
    "skip",
)

#: What a lead may have become: the keys of `records`.
BECAME: Final = (RecordKind.CONTACT, RecordKind.ACCOUNT, RecordKind.OPPORTUNITY)
_PERSONAL: Final = tuple(each.name for each in fields(Person) if each.metadata[ABOUT]["personal"])


def event_field(event: str) -> str:
    """The name of the field in which a row has the instant of an event."""
    return f"events.{event}"


def record_field(kind: RecordKind) -> str:
    """The name of the field in which a row has the id of a record that it became."""
    return f"records.{kind}"


@frozen(kw_only=True)
class LeadMapping:
    """What each column of a CRM's leads means, and what each label of the status says.

    >>> mapping = LeadMapping.read(
    ...     {
    ...         "system": "our crm",
    ...         "id": "Id",
    ...         "last_name": "Name",
    ...         "status": {"column": "Status", "labels": {"New": [], "Junk": ["junk"]}},
    ...         "events": {"junk": "Closed on"},
    ...     }
    ... )
    >>> mapping.columns
    ('Id', 'Name', 'Status', 'Closed on')

    `sources` says per field where it comes from: those of a person, `status`, `created`,
    `converted`, and the columns of `events` and of `records`. `facts` are what is known of
    everybody before anything happened. `undated` are the events that no column dates, as was
    declared with null. `extras` are the further columns to keep; None keeps all. The columns of
    what is personal about a person are masked in errors, with those named in `personal`.
    `LeadMapping.read` checks a document and raises `MappingProblems` with every problem.
    Glossary: contact-record (004:7).
    """

    system: str
    sources: FrozenMapping[str, Source]
    facts: Facts = field(factory=Facts)
    undated: tuple[str, ...] = ()
    file: FileOptions = field(factory=FileOptions)
    zones: Zones = field(factory=Zones)
    extras: tuple[str, ...] | None = None
    declared_personal: tuple[str, ...] = ()
    skip: Skip | None = None

    #: Leads join no second file.
    join: None = field(default=None, init=False, repr=False)

    @classmethod
    def read(cls, document: Mapping[str, object]) -> LeadMapping:
        """Check a plain document, as JSON gives it, and keep what it says.

        Raises `MappingProblems`, which names every problem with its path in the document.
        """
        if not isinstance(document, Mapping):
            raise MappingProblems.of([no_document(document)])
        part = Part(document)
        part.only(*_RESERVED, *_SOURCES)
        check_version(part)
        events = inner(part, "events", lambda given: given) or Part({})
        sources = FrozenMapping(_sources(part, events))
        mapping = cls(
            system=part.needed_text("system"),
            sources=sources,
            facts=inner(part, "facts", _facts) or Facts(),
            undated=tuple(
                name
                for name in SALES_LIFECYCLE.events
                if name in events.given and not events.has(name)
            ),
            file=inner(part, "file", FileOptions.read) or FileOptions(),
            zones=inner(part, "zone", lambda zone: Zones.read_keys(zone, "written_in")) or Zones(),
            extras=part.texts("extras") if part.has("extras") else None,
            declared_personal=part.texts("personal"),
            skip=inner(part, "skip", Skip.read),
        )
        _check_events(mapping, part)
        check_together(mapping, part)
        if part.problems:
            raise MappingProblems.of(part.problems)
        return mapping

    def document(self) -> dict[str, object]:
        """The plain document, ready for JSON; `LeadMapping.read` of it gives this mapping."""
        plain: dict[str, object] = {}
        inner_of: dict[str, dict[str, object]] = {"events": {}, "records": {}}
        for name, source in self.sources.items():
            group, _, key = name.rpartition(".")
            (inner_of[group] if group else plain)[key] = source.document()
        inner_of["events"].update(dict.fromkeys(self.undated))
        optional: dict[str, object] = {
            **inner_of,
            "facts": dict(self.facts.given),
            "zone": self.zones.document(),
            "personal": list(self.declared_personal),
            "skip": None if self.skip is None else self.skip.document(),
        }
        return {
            "schema_version": SCHEMA_VERSION,
            "system": self.system,
            "file": self.file.document(),
            **plain,
            **{key: value for key, value in optional.items() if value},
            **({} if self.extras is None else {"extras": list(self.extras)}),
        }

    @property
    def status(self) -> LeadStatusSource:
        """The column of the status."""
        return self.sources["status"]  # type: ignore[return-value] # every mapping has one

    @property
    def personal(self) -> tuple[str, ...]:
        """The columns whose values are masked in errors."""
        own = (self.sources[name].columns[0] for name in _PERSONAL if name in self.sources)
        return tuple(dict.fromkeys((*own, *self.declared_personal)))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping names, each once, in the order of the fields."""
        named = [column for source in self.sources.values() for column in source.columns]
        named += [*(self.extras or ()), *self.declared_personal]
        if self.skip is not None and self.skip.column is not None:
            named.append(self.skip.column)
        return tuple(dict.fromkeys(named))

    def place(self, name: str) -> int:
        """The place of a field among all of them."""
        return list(self.sources).index(name)


def checked(mapping: LeadMapping | Mapping[str, object]) -> LeadMapping:
    """A mapping of leads, from its document where that was given."""
    return mapping if isinstance(mapping, LeadMapping) else LeadMapping.read(mapping)


def _sources(part: Part, events: Part) -> Iterator[tuple[str, Source]]:
    for name, read in _SOURCES.items():
        source = part.source(name)
        if source is not None:
            yield name, read(source)
        elif name in _NEEDED and not part.has(name):
            part.fault(document_kinds.MISSING_KEY, name)
    events.only(*SALES_LIFECYCLE.events)
    for name in SALES_LIFECYCLE.events:
        source = events.source(name)
        if source is not None:
            yield event_field(name), LeadInstantSource.read(source)
    records = inner(part, "records", lambda given: given)
    if records is not None:
        records.only(*BECAME)
        for kind in BECAME:
            source = records.source(kind)
            if source is not None:
                yield record_field(kind), NameSource.read(source)


def _facts(part: Part) -> Facts:
    """The facts that a journey begins with; what cannot be so is noted."""
    given = part.texts_by_key()
    known = Facts().catalogue
    for name in [each for each in given if each not in known]:
        part.fault(document_kinds.UNKNOWN_KEY, name, name, choices=nearest_or_all(name, known))
        del given[name]
    try:
        facts = Facts(**given)
        Journey.begin(facts=facts)
    except SalesTermsError as fault:
        part.problems.append(Problem(kind=BAD_FACTS, path=part.path, detail=Text.both(fault.text)))
        return Facts()
    return facts


def _check_events(mapping: LeadMapping, part: Part) -> None:
    """Note an event that a label says and of which nothing is declared, nor null."""
    source = mapping.sources.get("status")
    if not isinstance(source, LeadStatusSource):
        return
    said = {event.name for status in source.statuses.values() for event in status.events}
    if "converted" in mapping.sources:
        said.add(SalesEvent.CONVERT.value)
    for name in _in_order(said):
        if event_field(name) not in mapping.sources and name not in mapping.undated:
            part.fault(document_kinds.MISSING_KEY, event_field(name))


def _in_order(events: Iterable[str]) -> list[str]:
    return sorted(events, key=SALES_LIFECYCLE.events.index)
