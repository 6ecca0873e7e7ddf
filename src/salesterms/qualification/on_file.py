"""What is known of somebody, in whatever form it was given: a journey, evidence, or facts alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from salesterms.errors import Sentence, shown
from salesterms.facts import (
    Evidence,
    Facts,
    OtherCatalogue,
    Stance,
    View,
    facts_at,
    gathered,
)
from salesterms.facts.known import nothing_known
from salesterms.facts.statements import statement_of
from salesterms.journey import Grounds, Journey
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.facts import Axis, Catalogue, Why
    from salesterms.journey import Ground
    from salesterms.qualification.scheme import Framework


@frozen(kw_only=True)
class OnFile:
    """The facts as they stand, with the evidence and the events that made them so."""

    facts: Facts
    as_of: datetime | None
    #: The evidence up to the moment, and what is ahead of it.
    view: View | None = None
    ahead: tuple[Evidence, ...] = ()
    grounds: Grounds | None = None
    person: str | None = None

    def why(self, axis: Axis) -> Why | None:
        """What decided about a fact; None where there is no evidence about it."""
        if self.view is None or not self._pieces(axis):
            return None
        return self.view.why(axis.name)

    def ground(self, axis: Axis) -> Ground | None:
        """What a fact of a journey rests on; None for one that a journey does not know."""
        if self.grounds is None or axis.name not in self.grounds.catalogue:
            return None
        return self.grounds.of(axis.name)

    def by_event(self, axis: Axis) -> Ground | None:
        """The same, where an event made the fact what it is."""
        ground = self.ground(axis)
        return ground if ground is not None and ground.event and not self._pieces(axis) else None

    def is_recorded(self, axis: Axis) -> bool:
        """Whether anything at all is on record about a fact."""
        if self.by_event(axis) is not None:
            return True
        why = self.why(axis)
        if why is not None and why.decided:
            return True
        ground = self.ground(axis)
        if ground is not None:
            return ground.given
        return self.view is None and axis.name in self.facts.given

    def deciding(self, axis: Axis, bit: int) -> tuple[Evidence, ...]:
        """The latest pieces that speak of one of the bits of a fact, or else of the fact at all."""
        why = self.why(axis)
        if why is None or not why.decided:
            return ()
        about = [piece for piece in why.decided if self._covers(piece) & bit]
        last = max(instant(piece.at) for piece in about or why.decided)
        return tuple(one for one in about or why.decided if instant(one.at) == last)

    def speaks_of(self, axis: Axis, bit: int) -> bool:
        """Whether some evidence decides about one of the bits of a fact."""
        why = self.why(axis)
        return why is not None and any(self._covers(piece) & bit for piece in why.decided)

    def is_denied(self, axis: Axis, bit: int) -> bool:
        """Whether the latest evidence about one of the bits of a fact is against it."""
        if not self.speaks_of(axis, bit):
            return False
        return any(piece.stance is not Stance.HOLDS for piece in self.deciding(axis, bit))

    def fresh(self, axis: Axis, days: int) -> tuple[int, int]:
        """The bits of all facts by what of one fact is no older than some days.

        What has no date is not known to be that young.
        """
        catalogue, event = self.facts.catalogue, self.by_event(axis)
        if event is not None and event.since is not None and self._is_young(event.since, days):
            return self.facts.low, self.facts.high
        young = [piece for piece in self._pieces(axis) if self._is_young(piece.at, days)]
        if not young or self.view is None:
            return nothing_known(catalogue)
        seen = facts_at(young, as_of=self.view.as_of, catalogue=catalogue).facts
        return seen.low, seen.high

    def is_older(self, axis: Axis, days: int) -> bool:
        """Whether something dated about a fact is older than some days."""
        event = self.by_event(axis)
        dates = [piece.at for piece in self._pieces(axis)]
        if event is not None and event.since is not None:
            dates.append(event.since)
        return not all(self._is_young(at, days) for at in dates)

    def young_view(self, days: Mapping[str, int]) -> View | None:
        """The evidence without the pieces that are older than the days that their fact is given."""
        if self.view is None:
            return None
        every = self.view.evidence
        kept = [one for one in every if self._is_young(one.at, days.get(one.fact))]
        return evolve(self.view, evidence=tuple(kept))

    def _is_young(self, at: datetime, days: int | None) -> bool:
        """Whether an instant is at most some days before the moment that is asked about."""
        if days is None or self.as_of is None:
            return True
        return instant(self.as_of) - instant(at) <= timedelta(days=days)

    def _pieces(self, axis: Axis) -> list[Evidence]:
        if self.view is None:
            return []
        return [piece for piece in self.view.evidence if piece.fact == axis.name]

    def _covers(self, piece: Evidence) -> int:
        statement = statement_of(piece, self.facts.catalogue, of_event=True)
        return 0 if statement is None else statement.covers


def on_file(
    of: Journey | Facts | Iterable[Evidence],
    framework: Framework,
    as_of: datetime | None,
    catalogue: Catalogue | None,
    beside: Iterable[Evidence] = (),
) -> OnFile:
    """What was given, as one thing; raises what is wrong with it.

    Without `as_of` everything on record counts. `beside` is evidence about facts of one's own, of
    which a journey knows nothing.
    """
    if as_of is not None:
        instant(as_of)
    if isinstance(of, Journey):
        wider = framework.catalogue if catalogue is None else catalogue
        made = _of_journey(of, as_of, wider, gathered(beside))
    elif isinstance(of, Facts):
        made = OnFile(facts=of, as_of=as_of)
    else:
        made = _of_evidence(of, as_of, framework.catalogue if catalogue is None else catalogue)
    there = made.facts.catalogue
    if any(there.get(axis.name) != axis for axis in framework.axes):
        raise OtherCatalogue(*(Sentence(shown(one)) for one in (there, framework.catalogue)))
    return made


def _of_journey(
    journey: Journey, as_of: datetime | None, wider: Catalogue, beside: tuple[Evidence, ...]
) -> OnFile:
    own = journey.lifecycle.catalogue
    facts = journey.facts(as_of=as_of)
    more = [name for name in wider if name not in own]
    if more and all(wider.get(name) == axis for name, axis in own.items()):
        # The facts of one's own that a framework asks for, beside those of the journey.
        told, _ = _view(tuple(one for one in beside if one.fact in more), as_of, wider)
        added = {} if told is None else {name: told.facts.given.get(name) for name in more}
        known = {name: value for name, value in added.items() if value is not None}
        facts, own = Facts(wider, **facts.given, **known), wider
    view, ahead = _view(gathered(journey.evidence, beside), as_of, own)
    return OnFile(
        facts=facts,
        as_of=as_of,
        view=view,
        ahead=ahead,
        grounds=journey.why(as_of=as_of),
        person=journey.person,
    )


def _of_evidence(of: Iterable[Evidence], as_of: datetime | None, catalogue: Catalogue) -> OnFile:
    view, ahead = _view(gathered(of), as_of, catalogue)
    facts = Facts(catalogue) if view is None else view.facts
    return OnFile(facts=facts, as_of=as_of, view=view, ahead=ahead)


def _view(
    evidence: tuple[Evidence, ...], as_of: datetime | None, catalogue: Catalogue
) -> tuple[View | None, tuple[Evidence, ...]]:
    """The evidence at a moment, and what comes after it.

    Without a moment, at the last of it; None where there is neither.
    """
    if as_of is None:
        if not evidence:
            return None, ()
        as_of = max((piece.at for piece in evidence), key=instant)
    view = facts_at(evidence, as_of=as_of, catalogue=catalogue)
    return evolve(view, ahead=()), view.ahead
