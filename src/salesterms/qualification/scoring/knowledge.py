"""What is known of one lead at a moment, and which evidence or event a criterion is met by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.criteria import All, Any, AtLeast, Not
from salesterms.errors import Text, check_argument, each_argument
from salesterms.facts import Evidence, Facts, Moves, facts_at
from salesterms.facts.masks import NotAboutFacts
from salesterms.facts.statements import statement_of
from salesterms.journey import Journey
from salesterms.journey.records import DAWN
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from salesterms.criteria import Column, Criterion
    from salesterms.journey import Grounds

_KNOWN: Final = Text("a Journey or Facts", "een Journey of Facts")
_EVIDENCE: Final = Text("a list of Evidence", "een lijst van Evidence")


class Support(NamedTuple):
    """Since when a criterion is met, and by what.

    It has no instant where nothing dates it. `undated` says that a part of it should have one: what
    holds for want of any record is of every moment, what was only given as a fact is not.
    """

    at: datetime | None = None
    evidence: tuple[Evidence, ...] = ()
    events: tuple[Text, ...] = ()
    undated: bool = False


_ABSENT: Final = Support()
_UNDATED: Final = Support(undated=True)


class Knowledge:
    """The facts of one lead at a moment, with the evidence up to then, and what came later."""

    def __init__(
        self, known: Journey | Facts, evidence: Iterable[Evidence], as_of: datetime
    ) -> None:
        """Take what is known: a journey, or facts; evidence about a fact takes their place."""
        check_argument("known", known, Journey | Facts, _KNOWN)
        pieces = each_argument("evidence", evidence, Evidence, _EVIDENCE)
        self.moment = instant(as_of)
        self.journey: Journey | None = None
        if isinstance(known, Journey):
            self.journey = known.with_(*pieces) if pieces else known
            pieces = self.journey.evidence
            self.facts = self.journey.facts(as_of=as_of)
            later = sum(instant(each.at) > self.moment for each in self.journey.events)
        else:
            view = facts_at(pieces, as_of=as_of, catalogue=known.catalogue)
            pieces, later = (*view.evidence, *view.ahead), 0
            self.facts = _told(known, view.facts, view.evidence)
        self.pieces = [piece for piece in pieces if instant(piece.at) <= self.moment]
        self.ahead = len(pieces) - len(self.pieces) + later

    @cached_property
    def grounds(self) -> Grounds | None:
        """What the facts of a journey rest on."""
        return None if self.journey is None else self.journey.why(as_of=self.moment)

    def check(self, asked: Iterable[Column]) -> None:
        """Raise `UnknownFact` or `NotAboutFacts` for a fact that these facts do not have."""
        for column in asked:
            if self.facts.catalogue[column.name] != column:
                raise NotAboutFacts(column)

    def is_sure(self, criterion: Criterion) -> bool:
        """Whether a criterion holds whatever is still unknown."""
        return self.facts.catalogue.layout.is_sure(criterion, self.facts.sure)

    def may_be_newer(self, criterion: Criterion, *, holds: bool = True) -> bool:
        """Whether a part of which one is enough is open, so that what meets it may be newer."""
        if isinstance(criterion, Not):
            return self.may_be_newer(criterion.part, holds=not holds)
        if not isinstance(criterion, All | Any):
            return False
        if isinstance(criterion, All) is not holds:  # one part is enough
            for part in criterion.parts:
                mine, other = (part, Not(part)) if holds else (Not(part), part)
                if not self.is_sure(mine) and not self.is_sure(other):
                    return True
        return any(self.may_be_newer(part, holds=holds) for part in criterion.parts)

    def support(self, criterion: Criterion) -> Support:
        """What a criterion that is sure to hold is met by.

        Where it holds as a whole and no part of it for certain, nothing dates it.
        """
        return self._support(criterion, holds=True) or _UNDATED

    def _support(self, criterion: Criterion, *, holds: bool) -> Support | None:
        """The same for any; None where it is not sure that it holds, or that it does not."""
        if isinstance(criterion, Not):
            return self._support(criterion.part, holds=not holds)
        if not isinstance(criterion, All | Any):
            return self._of_leaf(criterion, holds=holds)
        found = [self._support(part, holds=holds) for part in criterion.parts]
        sure = [one for one in found if one is not None]
        if isinstance(criterion, All) is not holds:  # one part is enough
            return max(sure, key=self._newness, default=None)
        if len(sure) < len(found):
            return None
        return Support(
            min((one.at for one in sure if one.at is not None), default=None),
            tuple(dict.fromkeys(piece for one in sure for piece in one.evidence)),
            tuple(dict.fromkeys(event for one in sure for event in one.events)),
            any(one.undated for one in sure),
        )

    def _newness(self, one: Support) -> tuple[bool, bool, datetime]:
        """What is of every moment is the newest, then what has a date in full."""
        current = one.at is None and not one.undated
        return current, not one.undated, one.at or DAWN

    def _of_leaf(self, leaf: Criterion, *, holds: bool) -> Support | None:
        axis, wanted = self.facts.catalogue.layout.asked(leaf)
        if not self.is_sure(leaf if holds else Not(leaf)):
            return None
        if axis.moves is Moves.EVENTS and self.grounds is not None:
            ground = self.grounds.of(axis.name)
            if ground.called is not None:
                return Support(ground.since, events=(ground.called,))
        about = [piece for piece in self.pieces if piece.fact == axis.name]
        for piece in reversed(about):
            said = statement_of(piece, self.facts.catalogue)
            if said is None:
                continue
            bits = said.covers
            if isinstance(leaf, AtLeast):
                bits = (said.stated if holds else said.denied) & _rung(wanted)
            if bits:
                return Support(instant(piece.at), (piece,))
        return self._without_record(leaf, holds=holds)

    def _without_record(self, leaf: Criterion, *, holds: bool) -> Support:
        """What is so where nothing is on record is of every moment; all else was only given."""
        layout = self.facts.catalogue.layout
        absent = layout.is_sure(leaf if holds else Not(leaf), Facts(self.facts.catalogue).sure)
        return _ABSENT if absent else _UNDATED


def _rung(wanted: tuple[int, ...]) -> int:
    """The bit that is set from the first wanted value on; none where every value is wanted."""
    return 1 << (wanted[0] - 1) if wanted[0] else 0


def _told(given: Facts, said: Facts, pieces: Iterable[Evidence]) -> Facts:
    """Facts with what evidence says of some of them; what has happened stays."""
    catalogue, layout = given.catalogue, given.catalogue.layout
    told = {piece.fact for piece in pieces if statement_of(piece, catalogue) is not None}
    low, high = given.low, given.high
    for name in told:
        axis = catalogue[name]
        own = layout.all_bits(axis)
        kept = own if axis.moves is Moves.HAPPENS else 0
        low = low & (~own | kept) | said.low & own
        high = high & (~own | kept) | said.high & own
    return Facts.of_bits(catalogue, low, high)
