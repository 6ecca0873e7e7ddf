"""What a journey keeps beside its events: whose it is, and the evidence."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen
from attrs.validators import matches_re

from salesterms.errors import SalesTermsError, Sentence, Text
from salesterms.facts import Evidence, Facts, Moves
from salesterms.journey.records import check_text
from salesterms.values import about, instant, is_instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.journey.pieces import Told
    from salesterms.journey.records import Happened
    from salesterms.lifecycle import Lifecycle


class Forgotten(SalesTermsError, ValueError):
    """Something arrives for a person who was forgotten; nothing of it is kept."""

    code = "forgotten"
    message = Text(
        "The person of this journey was forgotten: keep nothing more about them",
        "De persoon van dit traject is vergeten: bewaar niets meer over die persoon",
    )


class BadTrace(SalesTermsError, ValueError):
    """A part of a trace is not what a trace is made of."""

    code = "bad_trace"
    message = Text(
        "This is no {0} of a trace: take the trace of a journey, or make one with Trace.of",
        "Dit is geen {0} van een spoor: neem het spoor van een traject, of maak het met Trace.of",
    )


#: The parts of a trace, and what each looks like.
_SALT, _DIGEST = "[0-9a-f]{32}", "[0-9a-f]{64}"


@frozen(kw_only=True)
class Trace:
    """All that is left of the id of a person: enough to know it again, too little to tell it.

    >>> from datetime import UTC, datetime
    >>> trace = Trace.of("P-1", datetime(2026, 3, 1, tzinfo=UTC))
    >>> trace.is_of("P-1"), trace.is_of("P-2")
    (True, False)

    It is a digest with a salt of its own. Who has a list of ids can still ask of each whether it is
    this one: that is what it is for. Raises `BadTrace`, and what is wrong with `at`.
    """

    salt: str = field(
        validator=matches_re(_SALT),
        metadata=about("its salt", "het zout", alias="zout", personal=True),
    )
    digest: str = field(
        validator=matches_re(_DIGEST),
        metadata=about("the digest of the id", "de hash van het kenmerk", personal=True),
    )
    at: datetime = field(
        validator=is_instant,
        metadata=about("when that was", "wanneer dat was", alias="tijdstip"),
    )

    def __attrs_pre_init__(self, salt: object, digest: object, at: object) -> None:
        """Refuse what is no trace in our words; a document says which pattern it has."""
        for name, value, pattern in (("salt", salt, _SALT), ("digest", digest, _DIGEST)):
            if not isinstance(value, str) or re.fullmatch(pattern, value) is None:
                raise BadTrace(Sentence(name))
        instant(at)

    @classmethod
    def of(cls, person: str, at: datetime) -> Trace:
        """The trace of an id that is forgotten at an instant, with a salt of its own.

        Raises `BadRecord` for an id that is no text or empty, and what is wrong with `at`.
        """
        check_text("person", person)
        salt = secrets.token_hex(16)
        return cls(salt=salt, digest=_digest(salt, person), at=at)

    def is_of(self, person: object) -> bool:
        """Whether it is the trace of this id; what is no text is none."""
        return isinstance(person, str) and secrets.compare_digest(
            self.digest, _digest(self.salt, person)
        )


def _digest(salt: str, person: str) -> str:
    key = person.encode("utf-8", "surrogatepass")
    return blake2b(key, digest_size=32, salt=bytes.fromhex(salt)).hexdigest()


class Book(NamedTuple):
    """Whose journey it is, by which lifecycle, from which facts on, and with which evidence.

    `ids` are the outside ids of events, each with the place of its event in the trail. `trace` is
    there where the person was forgotten; then `person` is random, and of `given` only that is known
    which events move. `told` is what the evidence comes to, where that was found.
    """

    lifecycle: Lifecycle
    person: str | None = None
    account: str | None = None
    deal: str | None = None
    given: Facts | None = None
    evidence: tuple[Evidence, ...] = ()
    ids: tuple[tuple[str, int], ...] = ()
    trace: Trace | None = None
    told: Told | None = None

    def is_of(self, person: object) -> bool:
        """Whether it is about this person; also after they were forgotten."""
        if self.trace is not None and self.trace.is_of(person):
            return True
        return person is not None and self.person == person

    def with_id(self, id_: str, place: int) -> Book:
        """The same with the id of one more event, the last of the trail."""
        return Book._make((*self[:_IDS], (*self.ids, (id_, place)), None, self.told))

    def with_records(self, evidence: tuple[Evidence, ...], events: Iterable[Happened]) -> Book:
        """The same with other evidence, and the ids of other events, all of them in order."""
        ids = tuple((one.id, place) for place, one in enumerate(events) if one.id is not None)
        return self._replace(evidence=evidence, ids=ids, told=None)

    def forgotten(self, at: datetime) -> Book:
        """The same without everything that could tell who it was.

        What was given of the facts that events move stays: it says where the counting began.
        """
        person = secrets.token_hex(16)
        trace = Trace.of(person if self.person is None else self.person, at)
        given = moved_by_events(self.lifecycle, self.given)
        return Book(lifecycle=self.lifecycle, person=person, given=given, trace=trace)


#: The place of the ids among the fields; the trace and what was told come after them.
_IDS = Book._fields.index("ids")


def moved_by_events(lifecycle: Lifecycle, given: Facts | None) -> Facts:
    """What is known at the start of the facts that events move; everything else is unknown."""
    catalogue = lifecycle.catalogue
    _, sure = lifecycle.begin(given)
    for axis in catalogue.values():
        if axis.moves is not Moves.EVENTS:
            own = catalogue.layout.all_bits(axis)
            sure &= ~(own | own << catalogue.layout.width)
    return Facts.of_sure(catalogue, sure)
