"""Stage logs from CSV files: read whole, or streamed one outcome at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Text
from salesterms.interop.csv_file import FILE_FAULTS
from salesterms.interop.faults import check_option
from salesterms.interop.files import File, opened
from salesterms.interop.log_rows import in_order, maker_of, tied
from salesterms.interop.outcomes import Blank, Quarantined, Skipped
from salesterms.interop.reading import Reading
from salesterms.interop.result import MappedResult
from salesterms.logs import StageEntry
from salesterms.mapping import LogMapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@frozen(kw_only=True, repr=False)
class LogResult(MappedResult[tuple[StageEntry, ...]]):
    """The outcome of every record of a stage log; `accepted` are its entries, for `audit`.

    `read` = accepted + quarantined + blank + skipped, always. Snapshots with the label that their
    case had already count as skipped. `tied` is how many accepted rows share an instant with
    another row of their case, so that only the order of the file says which came first; None where
    rows were not put in order of time.
    """

    tied: int | None = None

    def text(self, lang: str = "en") -> str:
        """The account in one line, in English or Dutch."""
        told = tied_text(self.tied, lang)
        return f"{super().text(lang)}; {told}" if told else super().text(lang)


#: What is told of rows of one instant.
TIED = Text(
    "{0} rows share an instant with another row of their case: only the order of the file says"
    " which came first",
    "{0} rijen hebben hetzelfde tijdstip als een andere rij van hun geval: alleen de volgorde in"
    " het bestand zegt welke eerst kwam",
)


def tied_text(tied: int | None, lang: str) -> str:
    """What is told of rows of one instant; empty where there are none."""
    return TIED.say(lang).format(tied) if tied else ""


_KINDS: tuple[type, ...] = (StageEntry, Quarantined, Blank, Skipped)


def read_stage_log(
    file: File,
    mapping: LogMapping | Mapping[str, object],
    *,
    on_file_fault: str = "raise",
) -> LogResult:
    r"""Read the history of a stage: every record is accepted, quarantined, blank or skipped.

    >>> from io import BytesIO
    >>> log = BytesIO(b"Deal,Stage,At\nD-1,New,2026-03-05T10:15:00Z\nD-2,New,5 March\n")
    >>> shape = {"shape": "entries", "case": "Deal", "label": "Stage", "at": "At"}
    >>> result = read_stage_log(log, shape)
    >>> print(result)
    2 records read, 1 accepted, 1 quarantined (undeclared_date_format 1), 0 blank, 0 skipped ...
    >>> result.accepted[0].at.isoformat()
    '2026-03-05T10:15:00+00:00'

    `file` is a path or a file opened with mode "rb". A row that is accepted becomes a `StageEntry`
    with an instant in UTC, whatever it says: what is wrong with the history is for `audit` to find.
    The entries stand as in the file, or by their instants where the mapping says so. A fault of the
    file raises a `FileFault`; with `on_file_fault="quarantine"` what was read stays, and every line
    after the fault is quarantined. A file without records gives no entries.

    Raises `MappingProblems`, `MissingColumns`, `UnreadableFile` and `FileFault`.
    """
    check_option("on_file_fault", on_file_fault, FILE_FAULTS)
    known = checked(mapping)
    found: dict[type, list[Any]] = {kind: [] for kind in _KINDS}
    with opened(file, known.file) as records:
        reading = Reading(records, known, maker_of(known), unique=False)
        for outcome in reading.outcomes(raise_faults=on_file_fault == "raise"):
            found[type(outcome)].append(outcome)
    accepted = in_order(found[StageEntry], known)
    return LogResult(
        accepted=accepted,
        tied=tied(accepted, known),
        quarantined=tuple(found[Quarantined]),
        blank=len(found[Blank]),
        skipped=tuple(found[Skipped]),
        fault=reading.fault,
        personal=known.personal,
    )


def stream_stage_log(
    file: File,
    mapping: LogMapping | Mapping[str, object],
    *,
    on_file_fault: str = "raise",
) -> Iterator[StageEntry | Quarantined | Blank | Skipped]:
    r"""Yield the outcome of each record as soon as it is read.

    >>> from io import BytesIO
    >>> log = BytesIO(b"Deal,Stage,At\nD-1,New,2026-03-05T10:15:00Z\n")
    >>> shape = {"shape": "entries", "case": "Deal", "label": "Stage", "at": "At"}
    >>> [type(one).__name__ for one in stream_stage_log(log, shape)]
    ['StageEntry']

    Takes what `read_stage_log` takes. Nothing is kept, but of snapshots the last one of each case.
    A mapping that asks for an order of time raises `MappingProblems`: that takes all rows.
    """
    check_option("on_file_fault", on_file_fault, FILE_FAULTS)
    known = checked(mapping)
    known.check_for_stream()

    def outcomes() -> Iterator[StageEntry | Quarantined | Blank | Skipped]:
        with opened(file, known.file) as records:
            reading = Reading(records, known, maker_of(known), unique=False)
            yield from reading.outcomes(raise_faults=on_file_fault == "raise")

    return outcomes()


def checked(mapping: LogMapping | Mapping[str, object]) -> LogMapping:
    """A mapping of a log, from its document where that was given."""
    return mapping if isinstance(mapping, LogMapping) else LogMapping.read(mapping)
