"""What is left once a person is forgotten: tombstones, what is of others, and a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.entities.hand_overs import HandOver
from salesterms.entities.permissions.records import PermissionRecord
from salesterms.entities.person import Person
from salesterms.errors import Text
from salesterms.journey import Journey, Trace
from salesterms.values import FrozenMapping, about, instant_text

if TYPE_CHECKING:
    from datetime import datetime

_HEAD = Text("Forgotten as from {0}", "Vergeten met ingang van {0}")
_ERASED = Text("Erased: {0}", "Gewist: {0}")
_KEPT = Text(
    "Kept without a name, so that counts stay: {0}",
    "Naamloos bewaard, zodat aantallen blijven kloppen: {0}",
)
_NOTHING = Text("nothing", "niets")
_WORDS = {
    "persons": Text("records of people: {0}", "gegevens van personen: {0}"),
    "evidence": Text("pieces of evidence: {0}", "bewijsstukken: {0}"),
    "permissions": Text("records of permission: {0}", "vastleggingen van toestemming: {0}"),
    "journeys": Text("journeys: {0}", "trajecten: {0}"),
    "hand_overs": Text("hand-overs: {0}", "overdrachten: {0}"),
}


@frozen(kw_only=True)
class Erasure:
    """Everything that was given, after a person was forgotten; made by `forget`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import forget
    >>> cam = Journey.begin(person="P-1")
    >>> gone = forget("P-1", [cam], at=datetime(2026, 3, 1, tzinfo=UTC))
    >>> gone.is_of("P-1"), gone.is_of("P-2"), gone.journeys[0].forgotten
    (True, False, True)

    `journeys` and `hand_overs` are as many as were given and in their order, those of the person
    without a name. `persons` and `permissions` are those of others. `erased` counts what is gone,
    `nameless` what stays without a name. `trace` answers whether somebody is the one who was
    forgotten; `traces` are all of them, the earlier ones included: keep them, and give them to
    `may_contact` and to `Journey.begin`. It holds neither the id nor anything else of the person.
    Glossary: permission-to-follow-up; being forgotten is ours, no text speaks of it (002:43).
    """

    trace: Trace = field(metadata=about("what is left of the id", "wat er van het kenmerk rest"))
    traces: tuple[Trace, ...] = field(repr=False)
    journeys: tuple[Journey, ...] = field(repr=False)
    persons: tuple[Person, ...] = field(repr=False)
    permissions: tuple[PermissionRecord, ...] = field(repr=False)
    hand_overs: tuple[HandOver, ...] = field(repr=False)
    erased: FrozenMapping[str, int]
    nameless: FrozenMapping[str, int]

    @property
    def at(self) -> datetime:
        """As from when the person is forgotten: of one who was already, when that first was."""
        return self.trace.at

    def is_of(self, person: object) -> bool:
        """Whether this id is that of the one who was forgotten."""
        return self.trace.is_of(person)

    def explain(self, lang: str = "en") -> str:
        """What was erased, and what is kept without a name, in English ("en") or Dutch ("nl")."""
        lines = [_HEAD.say(lang).format(instant_text(self.at))]
        for head, counts in ((_ERASED, self.erased), (_KEPT, self.nameless)):
            said = "; ".join(_WORDS[name].say(lang).format(count) for name, count in counts.items())
            lines.append(f"  {head.say(lang).format(said or _NOTHING.say(lang))}")
        return "\n".join(lines)
