"""How one requirement stands, by the facts as they are and by those that are not too old."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from salesterms.criteria import All, Any, Not
from salesterms.facts import Facts, Moves, NoRecord, Scale
from salesterms.journey.records import DAWN
from salesterms.qualification.fulfilment import Fulfilment
from salesterms.qualification.support import Support, bit_of, support_of
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis
    from salesterms.qualification.on_file import OnFile

#: Of parts that must all hold, the first of these that any of them has.
_WORST = (Fulfilment.REFUTED, Fulfilment.MISSING, Fulfilment.BELOW, Fulfilment.UNKNOWN)
#: Of parts of which one is enough, the first of these that any of them has.
_BEST = (Fulfilment.MET, Fulfilment.UNKNOWN, Fulfilment.BELOW, Fulfilment.MISSING)

#: Nothing that is on record plays a part, so it has no age.
_AGELESS: tuple[datetime | None, ...] = ()


class Judged(NamedTuple):
    """How a criterion stands, and the instants of what makes it so; None for what has no date."""

    how: Fulfilment
    dates: tuple[datetime | None, ...]


def supports_of(when: Criterion, on_file: OnFile) -> tuple[Support, ...]:
    """What each fact contributes, once for each question that is asked of it."""
    asked = on_file.facts.catalogue.layout.asked
    each = dict.fromkeys((*asked(leaf), holds) for leaf, holds in _questions(when, holds=True))
    return tuple(support_of(on_file, axis, wanted, holds=holds) for axis, wanted, holds in each)


def _questions(when: Criterion, *, holds: bool) -> Iterator[tuple[Criterion, bool]]:
    """Each question about one fact, and whether it is to be answered by yes."""
    if isinstance(when, Not):
        yield from _questions(when.part, holds=not holds)
    elif isinstance(when, All | Any):
        for part in when.parts:
            yield from _questions(part, holds=holds)
    else:
        yield when, holds


def judged(when: Criterion, on_file: OnFile) -> Judged:
    """How a criterion stands by all that is on record."""
    layout, sure = on_file.facts.catalogue.layout, on_file.facts.sure
    how, dates = _judged(when, on_file)
    if how is Fulfilment.MET:  # that not both are so, one of them shows
        dates = _resting(when, on_file, holds=True).dates
    if layout.is_sure(when, sure):
        return Judged(Fulfilment.MET, dates)
    if layout.is_sure(~when, sure):
        # It can be certain of the whole without being certain of a part.
        open_ = how in (Fulfilment.MET, Fulfilment.UNKNOWN)
        return Judged(Fulfilment.MISSING if open_ else how, dates)
    return Judged(Fulfilment.UNKNOWN, dates)


def _judged(when: Criterion, on_file: OnFile) -> Judged:
    """The same part by part."""
    if isinstance(when, Not):
        return _denied(_judged(when.part, on_file))
    if isinstance(when, All | Any):
        parts = [_judged(part, on_file) for part in when.parts]
        return _every(parts) if isinstance(when, All) else _either(parts)
    return _answered(when, on_file)


def _resting(when: Criterion, on_file: OnFile, *, holds: bool) -> Judged:
    """What is met rests on: of what must not be so, the parts are turned round with the whole."""
    if isinstance(when, Not):
        return _resting(when.part, on_file, holds=not holds)
    if isinstance(when, All | Any):
        parts = [_resting(part, on_file, holds=holds) for part in when.parts]
        return _every(parts) if isinstance(when, All) is holds else _either(parts)
    found = _answered(when, on_file)
    return found if holds else _denied(found)


def _answered(when: Criterion, on_file: OnFile) -> Judged:
    """How a question about one fact stands."""
    axis, wanted = on_file.facts.catalogue.layout.asked(when)
    support = support_of(on_file, axis, wanted)
    possible = set(on_file.facts.possible(axis))
    dates = (support.at,) if support.recorded else _AGELESS
    if possible <= set(wanted):
        return Judged(Fulfilment.MET, dates)
    open_ = not possible.isdisjoint(wanted)
    return Judged(Fulfilment.UNKNOWN if open_ else _why_not(axis, wanted, on_file), dates)


def _denied(part: Judged) -> Judged:
    """What must not be: where it is certain that it is so, that refutes it."""
    how = {Fulfilment.MET: Fulfilment.REFUTED, Fulfilment.UNKNOWN: Fulfilment.UNKNOWN}
    return Judged(how.get(part.how, Fulfilment.MET), part.dates)


def _why_not(axis: Axis, wanted: tuple[int, ...], on_file: OnFile) -> Fulfilment:
    """Why a question is certainly answered by no."""
    most = max(on_file.facts.possible(axis))
    if axis.scale is Scale.POSITION:
        open_ = axis.moves is Moves.EVENTS or not on_file.is_recorded(axis)
        return Fulfilment.MISSING if open_ else Fulfilment.REFUTED
    if not wanted or most > wanted[-1]:  # it is past what is asked
        return Fulfilment.REFUTED
    if most > 0 and axis.scale is Scale.GRADED:  # said again since it was last denied
        return Fulfilment.BELOW
    if on_file.is_denied(axis, bit_of(axis, wanted)):
        return Fulfilment.REFUTED
    if most > 0:
        return Fulfilment.BELOW
    # Where no record leaves a fact open, somebody must have said that it is not so.
    return Fulfilment.REFUTED if axis.no_record is NoRecord.UNKNOWN else Fulfilment.MISSING


def _every(parts: list[Judged]) -> Judged:
    found = {part.how for part in parts}
    how = next((each for each in _WORST if each in found), Fulfilment.MET)
    return Judged(how, tuple(at for part in parts if part.how is how for at in part.dates))


def _either(parts: list[Judged]) -> Judged:
    found = {part.how for part in parts}
    how = next((each for each in _BEST if each in found), Fulfilment.REFUTED)
    same = [part for part in parts if part.how is how]
    return max(same, key=lambda part: _since(part.dates), default=Judged(how, _AGELESS))


def _since(dates: tuple[datetime | None, ...]) -> datetime:
    """The instant of the oldest of it; what has no date stands behind everything."""
    at = oldest(dates)
    return DAWN if at is None else instant(at)


def oldest(dates: Iterable[datetime | None]) -> datetime | None:
    """The earliest of some instants; None where one is unknown or there are none."""
    every = list(dates)
    known = [at for at in every if at is not None]
    return min(known, key=instant) if known and len(known) == len(every) else None


def without_old(on_file: OnFile, days: Mapping[Axis, int]) -> OnFile:
    """The same without what is too old, where only that is certain which was so with it as well.

    A fact of which all evidence is too old is as open as one of which only that is known; so
    nothing becomes certain by the passing of time.
    """
    facts = on_file.facts
    low, high = facts.low, facts.high
    for axis, most in days.items():
        own = facts.catalogue.layout.all_bits(axis)
        fresh_low, fresh_high = on_file.fresh(axis, most)
        low &= ~own | fresh_low
        high |= own & fresh_high
    aged = Facts.of_bits(facts.catalogue, low, high)
    names = {axis.name: most for axis, most in days.items()}
    return evolve(on_file, facts=aged, view=on_file.young_view(names))
