"""Open deals by stage, and in which stage they stall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.mapping.labels import LONGEST_LABEL, fold
from salesterms.metrics import close_ratio, open_opportunities
from salesterms.report import words
from salesterms.report.asked import Part, counts, grouped, is_refused
from salesterms.report.blocks import NAME, Column, Said, Section, Table
from salesterms.report.view import why
from salesterms.results import Measurements

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from salesterms.report.asked import Asked
    from salesterms.results import Measurement

_STAGE = Column("stage", words.STAGE, NAME)


@frozen(kw_only=True)
class StageCounts:
    """The open deals of every stage; `stale` is None where that was not asked or cannot be said."""

    open: Measurements
    open_and_held: Measurements
    stale: Measurements | None


def stage_counts(asked: Asked) -> StageCounts | None:
    """Count the open deals by stage; None where no column is mapped to the stage."""
    if not asked.maps("stage"):
        return None
    rows = asked.rows
    stale = None
    if asked.can_be_stale:
        found = close_ratio(
            rows,
            variant="stale_as_lost",
            by="stage",
            stale_after=asked.stale_after,
            **asked.when,
        )
        stale = found
    return StageCounts(
        open=open_opportunities(rows, by="stage", **asked.when),
        open_and_held=open_opportunities(rows, variant="open_and_held", by="stage", **asked.when),
        stale=stale,
    )


def stage_section(
    asked: Asked,
    found: StageCounts | None,
    marked: Iterable[Hashable],
    labels: Iterable[str] = (),
) -> Section:
    """How many deals are open in each stage, and how many of them are stale.

    `labels` are stages in their order in the sales process, as far as that is declared.
    """
    if found is None:
        note = Said(words.NO_STAGE_COLUMN)
        return Section(id="by_stage", title=words.STAGES, notes=(note,))
    parts = [
        counts(Column("open", words.OPEN), found.open),
        counts(Column("held", words.HELD), found.open_and_held, "held"),
    ]
    parts += _stale_parts(found.stale)
    shown = grouped(_STAGE, parts, marked, _rank(found.open, labels))
    if not shown["lines"]:
        note = Said(words.NOTHING_COUNTS)
        return Section(id="by_stage", title=words.STAGES, notes=(note,))
    table = Table(
        id="stages", caption=Said(words.STAGES), **shown, notes=tuple(_notes(asked, found))
    )
    return Section(id="by_stage", title=words.STAGES, blocks=(table,))


def _notes(asked: Asked, found: StageCounts) -> Iterator[Said]:
    """What the numbers of the table mean, and which of them cannot be given."""
    if asked.as_of is not None and None in found.open:
        yield Said(words.STAGE_THEN)
    if found.stale is None:
        yield Said(words.ASK_STALE)
    elif found.stale.total is not None and is_refused(found.stale):
        yield Said(words.NOT_SHOWN, (words.STALE, why(found.stale.total)))
    else:
        yield Said(words.STALE_MEANS, (asked.stale_after,))


def _rank(groups: Iterable[Hashable], labels: Iterable[str]) -> dict[Hashable, int]:
    places = {fold(label): place for place, label in enumerate(labels)}
    return {
        key: places[fold(key)]
        for key in groups
        if isinstance(key, str) and len(key) <= LONGEST_LABEL and fold(key) in places
    }


def stale_of(found: Measurement) -> int:
    """How many rows of a measurement of `stale_as_lost` are stale."""
    number = found.inputs.get("stale", 0)
    return number if isinstance(number, int) else 0


def _stale_parts(stale: Measurements | None) -> list[Part]:
    """Two columns: stale, and open without it being known whether it is."""
    if stale is None or is_refused(stale):
        return []
    total = stale.total
    unknown = {key: m.excluded.get("activity_unknown", 0) for key, m in stale.items()}
    return [
        Part(
            Column("stale", words.STALE),
            {key: stale_of(m) for key, m in stale.items()},
            None if total is None else stale_of(total),
        ),
        Part(
            Column("unknown", words.ACTIVITY_UNKNOWN),
            unknown,
            sum(unknown.values()),
        ),
    ]
