"""The funnel of leads in a report: how many go on from each stage, by one policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.metrics import (
    Entries,
    FunnelPolicy,
    Skips,
    drop_off,
    funnel_of_journeys,
    funnel_stages,
    overall_conversion,
    stage_conversion,
)
from salesterms.report import lead_words as words
from salesterms.report.blocks import NAME, Column, Line, Said, Section, Table
from salesterms.report.view import why
from salesterms.vocabularies import funnel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from salesterms.journey import Journey

#: Who skips a stage has passed it, and who comes back counts once: then the steps multiply to
#: the whole.
_POLICY = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
_STAGES = "funnel"


def funnel_section(journeys: Sequence[Journey], zone: str, as_of: datetime) -> Section:
    """How many leads went on from TOFU to MOFU, and from there to BOFU, up to a moment."""
    rows = funnel_of_journeys(journeys, funnel, _STAGES, _POLICY, zone=zone, as_of=as_of)
    going, dropping = stage_conversion(rows, by="stage"), drop_off(rows, by="stage")
    overall = overall_conversion(rows)
    return Section(
        id="funnel",
        title=words.FUNNEL,
        intro=(Said(words.FUNNEL_BY, (len(journeys),)),),
        blocks=(
            Table(
                id="steps",
                caption=Said(words.STEPS),
                columns=(
                    Column("stage", words.STAGE, NAME),
                    Column("entered", words.ENTERED),
                    Column("went_on", words.WENT_ON),
                    Column("drop_off", words.DROP),
                ),
                lines=[
                    Line((stage, going[stage].counted, going[stage], dropping[stage]))
                    for stage in funnel_stages(_STAGES).stages[:-1]
                    if stage in going
                ],
                notes=(
                    Said(words.OVERALL, (overall if overall.value is not None else why(overall),)),
                ),
            ),
        ),
        notes=(Said(words.BY_POLICY),),
    )
