"""A mapping document of a stage log to complete for one's own file; nothing in it is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.interop.template import checked_options, columns_and_labels
from salesterms.mapping import SCHEMA_VERSION, SHAPES, UNFILLED

if TYPE_CHECKING:
    from salesterms.interop.files import File

_HELP = (
    "Replace every ? by what your file has: mostly the name of a column of _columns_found. Write"
    " null where there is none."
    " Vervang elk ? door wat je bestand heeft: meestal een kolomnaam uit _columns_found. Schrijf"
    " null waar die er niet is."
)
_HELP_SHAPE = f"one of / een van: {', '.join(SHAPES)}"
_HELP_LABEL = (
    "names: what the file writes and the stage that it stands for, such as"
    ' {"closedwon": "Closed Won"}.'
    " names: wat het bestand schrijft en de fase waar dat voor staat."
)
_HELP_AT = (
    "formats such as D-M-YYYY HH:mm (a time without an offset needs a zone), epoch_s or epoch_ms;"
    " null where times have their offset, as in 2026-03-05T10:15:00Z."
    " formats zoals D-M-YYYY HH:mm (een tijd zonder afstand tot UTC vraagt om een zone), epoch_s of"
    " epoch_ms; null waar die afstand er staat, zoals in 2026-03-05T10:15:00Z."
)
_HELP_ORDER = (
    "as_given, by_time, or newest_first for a file that runs from late to early; null for"
    " snapshots, and for the usual order of the shape."
    " as_given, by_time, of newest_first voor een bestand dat van laat naar vroeg loopt; null voor"
    " momentopnamen, en voor de gewone volgorde van de vorm."
)
_HELP_ONLY = (
    "Which rows are those of the stage, where the file has the history of other fields too; else"
    " null as a whole."
    " Welke rijen die van de fase zijn, waar het bestand ook de geschiedenis van andere velden"
    " bevat; anders in zijn geheel null."
)


def log_columns(
    file: File,
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    header_line: int = 1,
    label_column: str | None = None,
) -> dict[str, object]:
    r"""A mapping document for a stage log, with a "?" wherever a person has to choose.

    >>> from io import BytesIO
    >>> document = log_columns(
    ...     BytesIO(b"Deal;Stage\nD-1;New\n"), delimiter=";", label_column="Stage"
    ... )
    >>> document["_columns_found"], document["label"]["_labels_found"]
    (['Deal', 'Stage'], ['New'])

    Completed, the document is a mapping; as long as a "?" is left, `LogMapping.read` names each. A
    part that the file does not have is null as a whole: `"only": null`. `label_column` lists the
    distinct labels of that column, at most 200. Takes what `columns` takes, and raises the same.
    """
    options = checked_options(encoding, delimiter, header_line)
    found, labels = columns_and_labels(file, options, label_column)
    return {
        "schema_version": SCHEMA_VERSION,
        "_help": _HELP,
        "_columns_found": found,
        "_help_shape": _HELP_SHAPE,
        "shape": UNFILLED,
        "file": options.document(),
        "case": UNFILLED,
        "label": {
            "_help": _HELP_LABEL,
            **({} if labels is None else {"_labels_found": labels}),
            "column": label_column or UNFILLED,
            "names": {},
        },
        "from": UNFILLED,
        "at": {"_help": _HELP_AT, "column": UNFILLED, "formats": [UNFILLED]},
        "id": UNFILLED,
        "owner": UNFILLED,
        "_help_order": _HELP_ORDER,
        "order": UNFILLED,
        "zone": {"written_in": UNFILLED},
        "personal": [],
        "_help_only": _HELP_ONLY,
        "only": {"column": UNFILLED, "values": [UNFILLED]},
        "outcome": None,
        "deal": None,
        "approvals": None,
        "with_sales": None,
        "skip": None,
    }
