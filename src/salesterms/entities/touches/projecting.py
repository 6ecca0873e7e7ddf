"""A touch as facts: what it says itself, what went before it, and what is known of the person."""

from __future__ import annotations

from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.entities.touches.before import Past, with_past
from salesterms.entities.touches.beforehand import known_before
from salesterms.entities.touches.gathering import touch_log
from salesterms.entities.touches.scales import Initiator
from salesterms.entities.touches.touch import Touch
from salesterms.errors import Text, check_argument
from salesterms.facts import (
    APPROACHED_BY,
    BUSINESS_RELATION,
    CATALOGUE,
    CHANNEL,
    CONTACTED,
    CUSTOMER,
    EXPERIENCED_SELLER,
    INITIATIVE,
    INTEREST,
    LEAD_BASED,
    SCRIPTED,
    TALKED,
    Facts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.facts import Axis
    from salesterms.journey import Journey

_A_TOUCH: Final = Text("a Touch", "een Touch")
#: The fact of each yes or no of a touch, and the field that has it.
_OWN: Final = (
    (SCRIPTED, "scripted"),
    (LEAD_BASED, "lead_based"),
    (EXPERIENCED_SELLER, "experienced_seller"),
)


class Projected(NamedTuple):
    """A touch as facts, and for each fact that a touch gave, by name, that touch."""

    touch: Touch
    facts: Facts
    given_by: Mapping[str, Touch]


class _Drawn:
    """Facts while they are being put together: the bits that are set, and those that may be."""

    def __init__(self, facts: Facts) -> None:
        self.low, self.high = facts.low, facts.high
        self.layout = CATALOGUE.layout
        self.given_by: dict[str, Touch] = {}

    def put(self, axis: Axis, names: Iterable[str], by: Touch) -> None:
        """The fact has one of these values; with one value, a touch gave it."""
        own = self.layout.all_bits(axis)
        bits = [self.layout.bits(axis, axis.number(name)) for name in names]
        single = len(bits) == 1
        if single:
            self.given_by[axis.name] = by
        self.low = self.low & ~own | (bits[0] if single else 0)
        self.high = self.high & ~own | reduce(or_, bits)

    def raise_to(self, axis: Axis, rung: int, *, by: Touch | None, open_to: int = 0) -> None:
        """A ladder stands on one rung at least, and is open up to another."""
        low, high = self.layout.bits(axis, rung), self.layout.bits(axis, open_to)
        self.low, self.high = self.low | low, self.high | low | high
        if by is not None:
            self.given_by[axis.name] = by

    def names(self, axis: Axis) -> tuple[str, ...]:
        """The values that a fact may have."""
        return self.layout.possible_names(axis, self.low, self.high)


def projected(touch: Touch, past: Past, known: Facts) -> Projected:
    """A touch as facts, beside what is known of the person just before it."""
    drawn = _Drawn(known)
    if touch.approached_by is not None:
        drawn.put(APPROACHED_BY, (touch.approached_by.value,), touch)
    if touch.channel is not None:
        drawn.put(CHANNEL, (touch.channel.value,), touch)
    for axis, field in _OWN:
        said = getattr(touch, field)
        if said is not None:
            drawn.put(axis, ("yes" if said else "no",), touch)
    for axis, rung, by, perhaps in (
        (CONTACTED, int(past.contacted is not None), past.contacted, past.perhaps_contacted),
        (TALKED, int(past.talked is not None), past.talked, past.perhaps_talked),
        (INTEREST, past.interest, past.interested, past.perhaps_interested),
    ):
        drawn.raise_to(axis, rung, by=by, open_to=int(perhaps))
    _put_initiative(drawn, past)
    _put_relation(drawn)
    facts = Facts.of_bits(CATALOGUE, drawn.low, drawn.high)
    return Projected(touch, facts, MappingProxyType(drawn.given_by))


def _put_initiative(drawn: _Drawn, past: Past) -> None:
    """Who began the relation: known beforehand, or who made the very first touch (000:96)."""
    began = {touch.approached_by for touch in past.first}
    if len(drawn.names(INITIATIVE)) > 1 and None not in began:
        names = [one.value for one in Initiator if one in began]
        drawn.put(INITIATIVE, names, past.first[0])


def _put_relation(drawn: _Drawn) -> None:
    """With a customer there is a business relation; of a former one the texts say nothing."""
    may_be = drawn.names(CUSTOMER)
    if "active" in may_be:
        drawn.raise_to(BUSINESS_RELATION, int(len(may_be) == 1), by=None, open_to=1)


def projected_in(log: Iterable[Touch], touch: Touch, known: Facts | Journey | None) -> Projected:
    """One touch of a log as facts; it need not stand in the log."""
    check_argument("touch", touch, Touch, _A_TOUCH)
    facts = known_before(touch, known)
    gathered = touch_log((*touch_log(log), touch))
    own = (one for one in gathered if one.person == touch.person)
    past = next(past for one, past in with_past(own) if one == touch)
    return projected(touch, past, facts)


def touch_facts(log: Iterable[Touch], touch: Touch, known: Facts | Journey | None = None) -> Facts:
    """The facts of one touch: its own, what went before it, and what is known of the person.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Initiator, Touch, TouchChannel
    >>> def made(id, day, channel, initiator):
    ...     at = datetime(2026, 3, day, 9, tzinfo=UTC)
    ...     return Touch(id=id, person="P-1", at=at, channel=channel, initiator=initiator)
    >>> mail = made("T-1", 2, TouchChannel.EMAIL, Initiator.SELLER)
    >>> form = made("T-2", 4, TouchChannel.WEB_FORM, Initiator.BUYER)
    >>> call = made("T-3", 5, TouchChannel.PHONE, Initiator.SELLER)
    >>> facts = touch_facts([call, form, mail], call)
    >>> facts["initiative"], facts["approached_by"], facts["contacted"], facts["interest"]
    ('seller', 'seller', 'yes', 'engaged')

    `log` has the touches of any people in any order; those of the same person at an earlier instant
    went before. `touch` need not be in it. `known` is what else is known of the person: `Facts` as
    they were before the touch, or a `Journey`, which is asked about the moment before it.

    - `approached_by`, `channel`, `scripted`, `lead_based`, `experienced_seller`: what the touch
      says; what it leaves unsaid stays as it is in `known`.
    - `contacted`: a seller made an earlier touch. `talked`: one was a conversation. `interest`: the
      furthest that an earlier touch or `known` has; a web form is interest by behaviour (000:106).
    - `initiative`: as `known` has it; else who made the first touch of all.
    - `business_relation`: a customer has one, whatever `known` says of it.
    - All other facts are those of `known`.

    What nobody wrote down stays open: an earlier touch without initiator may be a contact of ours,
    a call without outcome a conversation, a buyer who came otherwise than by a form a sign of
    interest. Touches of one instant do not go before each other.

    Raises `TouchProblems`, `NotTheirJourney`, `OtherCatalogue` and `WrongArgument`.
    Glossary: 000:44, 000:48, 000:66, 000:96, 000:106.
    """
    return projected_in(log, touch, known).facts
