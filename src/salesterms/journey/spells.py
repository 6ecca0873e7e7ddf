"""How long each position was held."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.facts import Axis
from salesterms.journey.records import DAWN
from salesterms.values import instant

if TYPE_CHECKING:
    from salesterms.lifecycle import Lifecycle


@frozen(kw_only=True)
class Spell:
    """One value of a position, from an instant up to, not including, another.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> [
    ...     (spell.value, spell.elapsed)
    ...     for spell in cam.time_in_stage()
    ...     if spell.axis.name == "standing"
    ... ]
    [('new', None), ('sales', None)]

    `since` is None for what was so from the beginning, `until` for what lasts. `elapsed` is exact,
    in elapsed time; None where one of both is not known.
    """

    axis: Axis
    value: str
    since: datetime | None
    until: datetime | None
    as_of: datetime | None = None

    @property
    def elapsed(self) -> timedelta | None:
        """From the first instant to the last, or to `as_of`."""
        end = self.until or self.as_of
        return None if self.since is None or end is None else end - self.since


def spells_of(
    lifecycle: Lifecycle, trail: tuple[Any, ...], as_of: datetime | None
) -> tuple[Spell, ...]:
    """Every spell of every position, in the order in which they begin."""
    moment = None if as_of is None else instant(as_of)
    found: list[Spell] = []
    for track in lifecycle.tracks:
        value, since = track.start, None
        for edge, at in zip(trail[::2], trail[1::2], strict=True):
            now = edge.target.positions[track.axis.name]
            if now != value:
                found.append(Spell(axis=track.axis, value=value, since=since, until=at))
                value, since = now, at
        found.append(Spell(axis=track.axis, value=value, since=since, until=None, as_of=moment))
    return tuple(sorted(found, key=lambda spell: spell.since or DAWN))
