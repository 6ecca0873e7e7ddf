"""Other systems' data come in, and nothing of them is lost.

Reading order: `rows` (dicts and dataframes), `csv_file` (files), `reading` (what happens to each
record), `lines` and `records` (from bytes to cells), `faults` (of a whole file), `outcomes`,
`read_result`, `result` and `quarantine`, `joining` (a second file), `presets` and `template` (help
to begin). Stage logs: `log_files` and `log_in_memory`, which share `log_rows`; `log_presets` and
`log_template`. Leads of a CRM, which are people with journeys: `leads`.
What the library itself writes and reads back: `json_lines` with `byte_lines`; `csv_out` and
`csv_in` with `class_columns`, `cells` and `row_reader`; `sheet` (for a person).
`glossaries` writes the glossary in the forms of others, `contradictions` where the texts disagree,
`pages_of_metrics` a page for each metric.
`targets` opens a file to write, `value_kinds` is the table of what can be wrong there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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
    TooManyKeys,
    UnclosedQuote,
    UnreadableFile,
    UnwritableFile,
    WrongEncoding,
)
from salesterms.interop.frames import NotRows
from salesterms.interop.import_problems import ImportProblems
from salesterms.interop.joining import JoinReport, NoJoinFile, NoKeyColumn
from salesterms.interop.log_presets import LOG_PRESETS, with_log_preset
from salesterms.interop.log_template import log_columns
from salesterms.interop.outcomes import Blank, Quarantined, Skipped
from salesterms.interop.presets import PRESETS, UnknownPreset, with_preset
from salesterms.interop.read_result import ReadResult
from salesterms.interop.result import ImportResult
from salesterms.interop.rows import JoinOfRows, opportunities, read_rows
from salesterms.interop.targets import NotValues
from salesterms.interop.template import NoSuchColumn, columns

if TYPE_CHECKING:
    from salesterms.interop.class_columns import NoRowForm as NoRowForm
    from salesterms.interop.contradictions import contradiction_pages as contradiction_pages
    from salesterms.interop.csv_in import read_csv as read_csv
    from salesterms.interop.csv_in import stream_csv as stream_csv
    from salesterms.interop.csv_out import write_csv as write_csv
    from salesterms.interop.glossaries import BadBase as BadBase
    from salesterms.interop.glossaries import NeedsRdflib as NeedsRdflib
    from salesterms.interop.glossaries import NotAGlossary as NotAGlossary
    from salesterms.interop.glossaries import UnknownForm as UnknownForm
    from salesterms.interop.glossaries import glossary_as as glossary_as
    from salesterms.interop.glossaries import glossary_pages as glossary_pages
    from salesterms.interop.json_lines import read_json_lines as read_json_lines
    from salesterms.interop.json_lines import stream_json_lines as stream_json_lines
    from salesterms.interop.json_lines import write_json_lines as write_json_lines
    from salesterms.interop.leads import LEAD_PRESETS as LEAD_PRESETS
    from salesterms.interop.leads import LeadMapping as LeadMapping
    from salesterms.interop.leads import LeadResult as LeadResult
    from salesterms.interop.leads import LeadRow as LeadRow
    from salesterms.interop.leads import LeadsNotWritten as LeadsNotWritten
    from salesterms.interop.leads import StatusEvent as StatusEvent
    from salesterms.interop.leads import WrittenLeads as WrittenLeads
    from salesterms.interop.leads import lead_rows as lead_rows
    from salesterms.interop.leads import read_lead_file as read_lead_file
    from salesterms.interop.leads import read_leads as read_leads
    from salesterms.interop.leads import with_lead_preset as with_lead_preset
    from salesterms.interop.log_files import LogResult as LogResult
    from salesterms.interop.log_files import read_stage_log as read_stage_log
    from salesterms.interop.log_files import stream_stage_log as stream_stage_log
    from salesterms.interop.log_in_memory import read_log_rows as read_log_rows
    from salesterms.interop.log_in_memory import stage_log as stage_log
    from salesterms.interop.pages_of_metrics import metric_pages as metric_pages
    from salesterms.interop.row_reader import HeaderProblems as HeaderProblems
    from salesterms.interop.sheet import write_sheet as write_sheet

#: What needs `documents`, and with it cattrs, or the vocabularies: loaded when it is used.
#: Name -> its module.
_LATER = {
    "BadBase": "glossaries",
    "NeedsRdflib": "glossaries",
    "NotAGlossary": "glossaries",
    "UnknownForm": "glossaries",
    "glossary_as": "glossaries",
    "glossary_pages": "glossaries",
    "contradiction_pages": "contradictions",
    "HeaderProblems": "row_reader",
    "LEAD_PRESETS": "leads",
    "LeadMapping": "leads",
    "LeadResult": "leads",
    "LeadRow": "leads",
    "LeadsNotWritten": "leads",
    "StatusEvent": "leads",
    "WrittenLeads": "leads",
    "lead_rows": "leads",
    "read_lead_file": "leads",
    "read_leads": "leads",
    "with_lead_preset": "leads",
    "LogResult": "log_files",
    "read_stage_log": "log_files",
    "stream_stage_log": "log_files",
    "read_log_rows": "log_in_memory",
    "stage_log": "log_in_memory",
    "metric_pages": "pages_of_metrics",
    "NoRowForm": "class_columns",
    "read_csv": "csv_in",
    "read_json_lines": "json_lines",
    "stream_csv": "csv_in",
    "stream_json_lines": "json_lines",
    "write_csv": "csv_out",
    "write_json_lines": "json_lines",
    "write_sheet": "sheet",
}

__all__ = [
    "LEAD_PRESETS",
    "LOG_PRESETS",
    "PRESETS",
    "BadBase",
    "BadOption",
    "Blank",
    "DuplicateHeader",
    "FileFault",
    "HeaderProblems",
    "ImportProblems",
    "ImportResult",
    "JoinOfRows",
    "JoinReport",
    "LeadMapping",
    "LeadResult",
    "LeadRow",
    "LeadsNotWritten",
    "LineTooLong",
    "LogResult",
    "NeedsRdflib",
    "NoByteOrderMark",
    "NoHeader",
    "NoJoinFile",
    "NoKeyColumn",
    "NoRowForm",
    "NoSuchColumn",
    "NotAFile",
    "NotAGlossary",
    "NotRows",
    "NotValues",
    "NulInHeader",
    "OtherByteOrderMark",
    "Quarantined",
    "ReadResult",
    "Skipped",
    "StatusEvent",
    "TooManyColumns",
    "TooManyKeys",
    "UnclosedQuote",
    "UnknownForm",
    "UnknownPreset",
    "UnreadableFile",
    "UnwritableFile",
    "WrittenLeads",
    "WrongEncoding",
    "columns",
    "contradiction_pages",
    "glossary_as",
    "glossary_pages",
    "lead_rows",
    "log_columns",
    "metric_pages",
    "opportunities",
    "read_csv",
    "read_json_lines",
    "read_lead_file",
    "read_leads",
    "read_log_rows",
    "read_opportunities",
    "read_rows",
    "read_stage_log",
    "stage_log",
    "stream_csv",
    "stream_json_lines",
    "stream_opportunities",
    "stream_stage_log",
    "with_lead_preset",
    "with_log_preset",
    "with_preset",
    "write_csv",
    "write_json_lines",
    "write_sheet",
]


def __getattr__(name: str) -> object:
    if name not in _LATER:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
