"""Records of a CSV file that are put in quarantine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import Problem
from salesterms.interop.outcomes import Quarantined
from salesterms.interop.record_kinds import AFTER_FILE_FAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.interop.faults import FileFault
    from salesterms.interop.records import Records


def quarantined(records: Records, record: int, *problems: Problem) -> Quarantined:
    """The record at hand with its problems, its lines and its text."""
    first, last = records.span
    return Quarantined(
        record=record,
        first_line=first,
        last_line=last,
        problems=problems,
        text="".join(records.lines),
    )


def after_fault(records: Records, record: int, fault: FileFault) -> Iterator[Quarantined]:
    """Every line after a fault of the file, as a record of its own, counted on from `record`."""
    for number_of_record, (number, line) in enumerate(records.rest(), record + 1):
        problem = Problem(kind=AFTER_FILE_FAULT, record=number_of_record, detail=fault.code)
        yield Quarantined(
            record=number_of_record,
            first_line=number,
            last_line=number,
            problems=(problem,),
            text=line,
        )
