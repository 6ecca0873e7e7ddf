"""The column of a lead's status: which events each of its labels says have happened."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.errors import Unreadable, nearest_or_all
from salesterms.interop.leads.lead_kinds import (
    EVENT_TWICE,
    MISSING_STATUS,
    NO_STATUS_LABELS,
    UNKNOWN_STATUS,
)
from salesterms.lifecycle import SALES_LIFECYCLE
from salesterms.mapping import UNFILLED, document_kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.labels import LONGEST_LABEL, Hints, fold
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from salesterms.mapping import Zones
    from salesterms.mapping.part import Part

#: Behind an event: it may have happened, and did where its column has an instant.
_PERHAPS: Final = "?"

_REMEMBERED: Final = 1024


@frozen
class StatusEvent:
    """One event that a label says, and whether it must have happened.

    >>> StatusEvent.read("accept_by_sales?").needed, str(StatusEvent("convert"))
    (False, 'convert')

    With a "?" behind it, it happened only where its column holds an instant.
    Glossary: contact-record (004:7).
    """

    name: str
    needed: bool = True

    @classmethod
    def read(cls, text: str) -> StatusEvent:
        """An event as a mapping writes it."""
        return cls(text.removesuffix(_PERHAPS), not text.endswith(_PERHAPS))

    def __str__(self) -> str:
        return self.name if self.needed else f"{self.name}{_PERHAPS}"


@frozen
class Status:
    """A label as the mapping lists it, "" for a blank, and what it says has happened."""

    label: str
    events: tuple[StatusEvent, ...]

    @property
    def names(self) -> frozenset[str]:
        """The events that it can say."""
        return frozenset(event.name for event in self.events)

    def fits(self, happened: frozenset[str]) -> bool:
        """Whether it says of these events, and no others, that they have happened."""
        needed = {event.name for event in self.events if event.needed}
        return needed <= happened <= self.names


@frozen(kw_only=True)
class LeadStatusSource:
    """The column of the status, its labels, and the events that each stands for.

    >>> source = LeadStatusSource(
    ...     column="Status",
    ...     statuses=FrozenMapping({"Junk": Status("Junk", (StatusEvent("junk"),))}),
    ... )
    >>> source.text_reader(None)("JUNK ").label
    'Junk'

    Labels are compared without case and outer white space, as those of deals are.
    """

    column: str
    statuses: FrozenMapping[str, Status] = field(factory=FrozenMapping)

    @classmethod
    def read(cls, part: Part) -> LeadStatusSource:
        """The source as a mapping document declares it."""
        part.only("column", "labels", "blank")
        labels, found = part.part("labels"), dict[str, Status]()
        if labels is not None:
            keys: Iterable[object] = labels.given
            names = [label for label in keys if isinstance(label, str)]
            labels.only(*names)
            for label in names:
                if label[:1] not in ("", "_") and labels.given[label] is not None:
                    found[label] = Status(label, _events(labels, label))
            _check_spellings(labels, found)
        if not found:
            part.fault(NO_STATUS_LABELS, "labels")
        if part.has("blank"):
            found[""] = Status("", _events(part, "blank"))
        return cls(column=part.needed_text("column"), statuses=FrozenMapping(found))

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def document(self) -> object:
        """The source as it stands in a document."""
        listed = {name: [str(one) for one in each.events] for name, each in self.statuses.items()}
        blank = {"blank": listed.pop("")} if "" in listed else {}
        return {"column": self.column, "labels": listed, **blank}

    def text_reader(self, _: Zones | None) -> Callable[[str], Status]:
        """Text to a status."""
        table = {fold(label): status for label, status in self.statuses.items()}
        hints = Hints(tuple(filter(None, self.statuses)))
        return lru_cache(_REMEMBERED)(partial(_status, table, hints))

    def value_reader(self, _: Zones | None) -> Callable[[Any], Status]:
        """Text, or a code that is a whole number, to a status."""
        read = self.text_reader(_)
        return any_value(read, {int: lambda code: read(str(code))}, "str, int")


def _status(table: dict[str, Status], hints: Hints, text: str) -> Status:
    folded = fold(text) if len(text) <= LONGEST_LABEL else None
    if folded in table:
        return table[folded]
    if folded == "":
        raise Unreadable(MISSING_STATUS)
    raise Unreadable(UNKNOWN_STATUS, hints.of(text[:LONGEST_LABEL]))


def _events(part: Part, key: str) -> tuple[StatusEvent, ...]:
    """The events of a label, in the order that is given; those that there are not are noted."""
    known = SALES_LIFECYCLE.events
    found: dict[str, StatusEvent] = {}
    if part.given.get(key) == UNFILLED:
        part.fault(document_kinds.UNFILLED, key)
        return ()
    for place, text in enumerate(part.texts(key)):
        event = StatusEvent.read(text)
        if event.name not in known:
            near = ", ".join(map(repr, nearest_or_all(event.name, known)))
            part.fault(document_kinds.UNKNOWN_CHOICE, f"{key}[{place}]", text, near)
        elif event.name in found:
            part.fault(EVENT_TWICE, f"{key}[{place}]", text)
        else:
            found[event.name] = event
    return tuple(found.values())


def _check_spellings(part: Part, found: dict[str, Status]) -> None:
    """Note a label that stands there twice, in spellings that make no difference."""
    seen: dict[str, str] = {}
    for label in found:
        other = seen.setdefault(fold(label[:LONGEST_LABEL]), label)
        if other != label:
            part.fault(document_kinds.TWO_NAMES, label, label, f"{other}, {label}")
