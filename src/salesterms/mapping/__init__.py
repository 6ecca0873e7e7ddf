"""What the columns of a source mean, decided by a document and never guessed.

Reading order: `document` (the mapping), the sources of its fields (`names`, `labels`, `amounts`
with `numbers` and `signs`, `dates` with `date_format` and `zones`, `stages`, `chances`),
`row_reader` (a mapping applied to a row), `headers` (are the columns there), `loading` (from JSON).
Of stage logs: `log_mapping`, its shapes (`log_shapes`) and its sources (`instants`, `log_sources`).
`declared` is what readers ask of either mapping, `whole` what both are checked for.
A reader of a cell is a plain function that raises `Unreadable`; `kinds` and `document_kinds` are
the tables of what can be wrong.
"""

from salesterms.mapping import headers
from salesterms.mapping.blanks import WHITE, is_blank
from salesterms.mapping.declared import Declared, Source
from salesterms.mapping.document import ColumnMapping
from salesterms.mapping.document_kinds import MappingProblems
from salesterms.mapping.fields import FIELDS, MATCHED
from salesterms.mapping.file_options import (
    DELIMITER_NAMES,
    DELIMITERS,
    ENCODINGS,
    LAST_HEADER_LINE,
    FileOptions,
    Join,
    Skip,
)
from salesterms.mapping.headers import MissingColumns
from salesterms.mapping.loading import (
    BadMappingFile,
    load_document,
    load_log_mapping,
    load_mapping,
)
from salesterms.mapping.log_mapping import LogMapping
from salesterms.mapping.log_shapes import SHAPES, LogShape
from salesterms.mapping.part import UNFILLED
from salesterms.mapping.row_reader import RowReader
from salesterms.mapping.whole import SCHEMA_VERSION
from salesterms.mapping.zones import Zones

__all__ = [
    "DELIMITERS",
    "DELIMITER_NAMES",
    "ENCODINGS",
    "FIELDS",
    "LAST_HEADER_LINE",
    "MATCHED",
    "SCHEMA_VERSION",
    "SHAPES",
    "UNFILLED",
    "WHITE",
    "BadMappingFile",
    "ColumnMapping",
    "Declared",
    "FileOptions",
    "Join",
    "LogMapping",
    "LogShape",
    "MappingProblems",
    "MissingColumns",
    "RowReader",
    "Skip",
    "Source",
    "Zones",
    "headers",
    "is_blank",
    "load_document",
    "load_log_mapping",
    "load_mapping",
]
