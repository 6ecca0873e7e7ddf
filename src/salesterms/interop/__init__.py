"""Other systems' data come in, and nothing of them is lost.

Reading order: `rows` (dicts and dataframes), `csv_file` (files), `reading` (what happens to each
record), `lines` and `records` (from bytes to cells), `faults` (of a whole file), `outcomes`,
`result` and `quarantine`, `joining` (a second file), `presets` and `template` (help to begin).
"""

from salesterms.interop.csv_file import read_opportunities, stream_opportunities
from salesterms.interop.faults import (
    BadOption,
    DuplicateHeader,
    FileFault,
    LineTooLong,
    NoByteOrderMark,
    NoHeader,
    NotAFile,
    NulInHeader,
    OtherByteOrderMark,
    TooManyColumns,
    UnclosedQuote,
    UnreadableFile,
    WrongEncoding,
)
from salesterms.interop.frames import NeedsNarwhals, NotRows
from salesterms.interop.import_problems import ImportProblems
from salesterms.interop.joining import JoinReport, NoJoinFile, NoKeyColumn
from salesterms.interop.outcomes import Blank, Quarantined, Skipped
from salesterms.interop.presets import PRESETS, UnknownPreset, with_preset
from salesterms.interop.result import ImportResult
from salesterms.interop.rows import JoinOfRows, opportunities, read_rows
from salesterms.interop.template import NoSuchColumn, columns

__all__ = [
    "PRESETS",
    "BadOption",
    "Blank",
    "DuplicateHeader",
    "FileFault",
    "ImportProblems",
    "ImportResult",
    "JoinOfRows",
    "JoinReport",
    "LineTooLong",
    "NeedsNarwhals",
    "NoByteOrderMark",
    "NoHeader",
    "NoJoinFile",
    "NoKeyColumn",
    "NoSuchColumn",
    "NotAFile",
    "NotRows",
    "NulInHeader",
    "OtherByteOrderMark",
    "Quarantined",
    "Skipped",
    "TooManyColumns",
    "UnclosedQuote",
    "UnknownPreset",
    "UnreadableFile",
    "WrongEncoding",
    "columns",
    "opportunities",
    "read_opportunities",
    "read_rows",
    "stream_opportunities",
    "with_preset",
]
