"""What a history is made of: events that happened, and evidence; and what is kept beside them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.facts import Evidence
from salesterms.values import about, instant, is_instant

if TYPE_CHECKING:
    from attrs import Attribute

    from salesterms.facts import Facts
    from salesterms.lifecycle import Lifecycle

#: Before everything, and after everything.
DAWN = datetime.min.replace(tzinfo=UTC)
DUSK = datetime.max.replace(tzinfo=UTC)


class BadRecord(SalesTermsError, ValueError):
    """A name or an id within a history is no text, or empty."""

    code = "bad_record"
    message = Text(
        "The field {0} of a history cannot be {1}: give text that is not empty",
        "Het veld {0} van een geschiedenis kan niet {1} zijn: geef tekst die niet leeg is",
    )


class NotARecord(SalesTermsError, TypeError):
    """Something else was given where an event or evidence is meant."""

    code = "not_a_record"
    message = Text(
        "Something of type {0} is no record of a history: give Happened(event=…, at=…) or "
        "Evidence(…)",
        "Iets van type {0} hoort niet in een geschiedenis: geef Happened(event=…, at=…) of "
        "Evidence(…)",
    )


class RecordClash(SalesTermsError, ValueError):
    """Two records have one id and say different things."""

    code = "record_clash"
    message = Text(
        "Two records have the id {0} and differ: give each its own, or take one out",
        "Twee records hebben het kenmerk {0} en verschillen: geef elk een eigen, "
        "of haal er een weg",
    )


class TwoIds(SalesTermsError, ValueError):
    """One event, at one instant, is known by two ids."""

    code = "two_ids"
    message = Text(
        "{0} of {1} happened once and has two ids, {2} and {3}: keep one of them",
        "{0} van {1} gebeurde één keer en heeft twee kenmerken, {2} en {3}: houd er een over",
    )


class NotInOrder(SalesTermsError, ValueError):
    """An event was to be added behind what stands after it."""

    code = "not_in_order"
    message = Text(
        "{0} of {1} stands before {2} of {3}, which is recorded already: add it by with_, which "
        "puts everything in order",
        "{0} van {1} hoort voor {2} van {3}, dat al is vastgelegd: voeg het toe met with_, dat "
        "alles op volgorde zet",
    )


def check_text(name: str, value: object) -> None:
    """Raise `BadRecord` for what is no text, or empty."""
    if not isinstance(value, str) or not value:
        raise BadRecord(name, value)


class AgainstALaw(SalesTermsError, ValueError):
    """A journey was to begin with facts that cannot be so where it begins."""

    code = "against_a_law"
    message = Text(
        "A journey cannot begin so, for {0}: leave the fact out, and record the event for it",
        "Een traject kan niet zo beginnen, want {0}: laat het feit weg, en leg de gebeurtenis vast "
        "die het brengt",
    )


class NotTheStart(SalesTermsError, ValueError):
    """A journey was to begin with a position that it does not begin in."""

    code = "not_the_start"
    message = Text(
        "A journey begins with {0} {1}, not {2}: leave it out, and record by with_ the events that "
        "led there, each with its date",
        "Een traject begint met {0} {1}, niet met {2}: laat het weg, en leg met with_ de "
        "gebeurtenissen vast die daartoe leidden, elk met de datum",
    )


def _one_of(names: tuple[str, ...]) -> str | Text:
    """One name as it is; of several that one of them is meant."""
    return names[0] if len(names) == 1 else Text(" or ".join(names), " of ".join(names))


def check_start(lifecycle: Lifecycle, given: Facts) -> None:
    """Raise `NotTheStart` for a position that is given and cannot be where everything starts."""
    for name, start in lifecycle.start.positions.items():
        if name in given.given and start not in given.possible_names(name):
            raise NotTheStart(name, start, _one_of(given.possible_names(name)))


def _is_name(_: Happened, __: Attribute[str], value: object) -> None:
    check_text("event", value)


def _is_id(_: Happened, __: Attribute[str | None], value: object) -> None:
    if value is not None:
        check_text("id", value)


@frozen(kw_only=True)
class Happened:
    """An event of a lifecycle, and when it happened.

    >>> from datetime import UTC, datetime
    >>> won = Happened(event="win", at=datetime(2026, 3, 1, 12, tzinfo=UTC), id="E-1")
    >>> won.event, won.id
    ('win', 'E-1')

    The same event at the same instant is one event, however often it is given, with its id or
    without; under two ids it is `TwoIds`, and another event under the same id a `RecordClash`. `at`
    has a time zone, and two events are equal where their instants are, whatever their zones.
    Raises `BadRecord`, `NotAnInstant`, `NaiveInstant` and `InstantOutOfRange`.
    """

    event: str = field(
        validator=_is_name,
        metadata=about("the name of the event", "de naam van de gebeurtenis", alias="gebeurtenis"),
    )
    at: datetime = field(
        validator=is_instant,
        eq=instant,
        metadata=about("when it happened", "wanneer het gebeurde", alias="tijdstip"),
    )
    id: str | None = field(
        default=None,
        validator=_is_id,
        metadata=about(
            "what the event is known by elsewhere",
            "het kenmerk van de gebeurtenis elders",
            alias="kenmerk",
            personal=True,
        ),
    )


#: What a history is made of.
Record: TypeAlias = Happened | Evidence
