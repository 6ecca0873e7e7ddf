"""What one piece of evidence says of its fact, in bits: which it sets, and which it takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesterms.errors import SalesTermsError, Text
from salesterms.facts.axis import GRADES
from salesterms.facts.evidence import STANCE_WORDS, Stance
from salesterms.facts.kinds import Level, Moves, Scale
from salesterms.facts.masks import every_bit
from salesterms.values import instant

if TYPE_CHECKING:
    from datetime import datetime

    from salesterms.facts.axis import Axis
    from salesterms.facts.catalogue import Catalogue
    from salesterms.facts.evidence import Evidence


class NeverTakenBack(SalesTermsError, ValueError):
    """What has happened was to be refuted or withdrawn."""

    code = "never_taken_back"
    message = Text(
        "The fact {0} has happened and is never {1}: leave the faulty evidence out instead",
        "Het feit {0} is gebeurd en wordt nooit {1}: laat het foute bewijsstuk weg",
    )


class MovedByEvents(SalesTermsError, ValueError):
    """Evidence was given for a fact that only the events of a lifecycle move."""

    code = "moved_by_events"
    message = Text(
        "The fact {0} is moved by events only, not by evidence: record the event",
        "Het feit {0} verandert alleen door gebeurtenissen, niet door bewijs: leg de gebeurtenis "
        "vast",
    )


class NothingStated(SalesTermsError, ValueError):
    """Evidence names the value that stands where nothing holds."""

    code = "nothing_stated"
    message = Text(
        "{1} is the fact {0} where nothing holds: give one of {2}, or the stance refuted",
        "{1} is het feit {0} als er niets geldt: geef een van {2}, of de strekking refuted",
    )


class ValueNeeded(SalesTermsError, ValueError):
    """Evidence for a position does not say which."""

    code = "value_needed"
    message = Text(
        "Evidence for {0} must say which value it has: give one of {1}",
        "Bewijs voor {0} moet zeggen welke waarde het heeft: geef een van {1}",
    )


class ValueOfGraded(SalesTermsError, ValueError):
    """Evidence for a graded fact has a value besides its level."""

    code = "value_of_graded"
    message = Text(
        "The level is the value of the graded fact {0}: leave {1} out",
        "Het niveau is de waarde van het feit {0}: laat {1} weg",
    )


class Statement(NamedTuple):
    """The bits of a fact that a piece of evidence sets, and those that it takes away.

    The bits are those of the fact alone: of a ladder one for each rung, of a position one for each
    value, and one more that takes away whatever the position was.
    """

    axis: Axis
    at: datetime
    stated: int
    denied: int

    @property
    def covers(self) -> int:
        """The bits that it decides where nothing later does: of a position, a value decides all."""
        if self.axis.ordered:
            return self.stated | self.denied
        whole = every_bit(self.axis)
        return whole if self.stated or self.denied & (whole + 1) else self.denied


def statement_of(
    evidence: Evidence, catalogue: Catalogue, *, of_event: bool = False
) -> Statement | None:
    """What a piece of evidence says; None where it is only felt, which never makes a fact (002:61).

    `of_event` is the door of the lifecycle: facts that only events move may be moved by it. Raises
    `UnknownFact`, `NotARung`, `MovedByEvents`, `NeverTakenBack`, `NothingStated`, `ValueNeeded`
    and `ValueOfGraded`.
    """
    axis = catalogue[evidence.fact]
    if axis.moves is Moves.EVENTS and not of_event:
        raise MovedByEvents(axis.name)
    holds = evidence.stance is Stance.HOLDS
    if axis.moves is Moves.HAPPENS and not holds:
        raise NeverTakenBack(axis.name, STANCE_WORDS[evidence.stance])
    bits = _position(axis, evidence) if axis.scale is Scale.POSITION else _rungs(axis, evidence)
    if axis.scale is not Scale.GRADED and evidence.level is Level.ASSUMED:
        return None
    at = instant(evidence.at)
    return Statement(axis, at, bits, 0) if holds else Statement(axis, at, 0, bits)


def _rungs(axis: Axis, evidence: Evidence) -> int:
    """The rungs of a ladder that are spoken of: up to the one that is reached, or from one on."""
    holds = evidence.stance is Stance.HOLDS
    if axis.scale is Scale.GRADED:
        if evidence.value is not None:
            raise ValueOfGraded(axis.name, evidence.value)
        level = evidence.counted_level
        return (1 << (GRADES.index(level) + 1)) - 1 if level else every_bit(axis)
    number = 1 if evidence.value is None else axis.number(evidence.value)
    if number == 0:
        raise NothingStated(axis.name, evidence.value, axis.names[1:])
    below = (1 << (number - 1)) - 1
    return below << 1 | 1 if holds else every_bit(axis) & ~below


def _position(axis: Axis, evidence: Evidence) -> int:
    """The value of a position that is spoken of; all of them where none is named."""
    if evidence.value is not None:
        return 1 << axis.number(evidence.value)
    if evidence.stance is Stance.HOLDS:
        raise ValueNeeded(axis.name, axis.names)
    return every_bit(axis) + 1
