"""What went before each touch: gone through once, from early to late, person by person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.entities.touches.scales import Initiator, TouchChannel, TouchOutcome
from salesterms.facts import INTEREST
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.entities.touches.touch import Touch

#: By these two people can speak; of a touch without a channel that is open as well.
_SPOKEN: Final = (TouchChannel.IN_PERSON, TouchChannel.PHONE, TouchChannel.VIDEO, None)
_ENGAGED: Final = INTEREST.number("engaged")


class Past(NamedTuple):
    """What the earlier touches of a person come to.

    Of each fact the touch that first made it so, and whether one may have done it without anybody
    writing that down. `interest` is the number of the furthest rung that was shown.
    """

    #: Those of the earliest instant: they say who began the relation.
    first: tuple[Touch, ...] = ()
    contacted: Touch | None = None
    perhaps_contacted: bool = False
    talked: Touch | None = None
    perhaps_talked: bool = False
    interested: Touch | None = None
    interest: int = 0
    perhaps_interested: bool = False

    def after(self, touch: Touch) -> Past:
        """The same with one more touch."""
        shown = shown_interest(touch)
        return self._replace(
            contacted=self.contacted or (touch if _is_contact(touch) else None),
            perhaps_contacted=self.perhaps_contacted or touch.approached_by is None,
            talked=self.talked or (touch if _is_talk(touch) else None),
            perhaps_talked=self.perhaps_talked or _is_perhaps_talk(touch),
            interested=self.interested or (touch if shown else None),
            interest=max(self.interest, shown or 0),
            perhaps_interested=self.perhaps_interested or shown is None,
        )


def _is_contact(touch: Touch) -> bool:
    """The seller made it: what the buyer does is no contact that you made (000:66)."""
    return touch.initiator is Initiator.SELLER


def _is_talk(touch: Touch) -> bool:
    """A seller was spoken with, and not a machine."""
    return touch.outcome is TouchOutcome.CONVERSATION and touch.automated is not True


def _is_perhaps_talk(touch: Touch) -> bool:
    return touch.outcome is None and touch.channel in _SPOKEN and touch.automated is not True


def shown_interest(touch: Touch) -> int | None:
    """The rung of interest that a buyer showed in a touch; None where that is open.

    Filling in a form is a sign (000:106). That the buyer came in another way may be one, or not: a
    card is dropped for a pen (002:14). A contact by the seller shows what is recorded of it.
    """
    if touch.interest is not None:
        return INTEREST.number(touch.interest)
    if touch.channel is TouchChannel.WEB_FORM:
        return _ENGAGED
    return 0 if touch.initiator is Initiator.SELLER else None


def at_once(log: Iterable[Touch]) -> Iterator[tuple[Touch, ...]]:
    """The touches of each instant of a gathered log together."""
    for _, beside in groupby(log, key=lambda touch: instant(touch.at)):
        yield tuple(beside)


def with_past(log: Iterable[Touch]) -> Iterator[tuple[Touch, Past]]:
    """Each touch of a gathered log with what went before it.

    Touches of one instant stand beside each other: none of them goes before another.
    """
    known: dict[str, Past] = {}
    for beside in at_once(log):
        firsts: dict[str, tuple[Touch, ...]] = {}
        for touch in beside:
            if touch.person not in known:
                firsts[touch.person] = (*firsts.get(touch.person, ()), touch)
        for person, first in firsts.items():
            known[person] = Past(first=first)
        yield from [(touch, known[touch.person]) for touch in beside]
        for touch in beside:
            known[touch.person] = known[touch.person].after(touch)
