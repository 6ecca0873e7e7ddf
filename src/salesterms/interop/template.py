"""A mapping document to complete for one's own file; nothing in it is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text, nearest
from salesterms.interop.faults import BadOption, check_option
from salesterms.interop.files import File, opened
from salesterms.mapping import (
    DELIMITERS,
    ENCODINGS,
    LAST_HEADER_LINE,
    SCHEMA_VERSION,
    UNFILLED,
    WHITE,
    FileOptions,
)

if TYPE_CHECKING:
    from salesterms.interop.records import Records

#: No more labels of a column than these are listed.
MOST_LABELS = 200

_HELP = (
    "Replace every ? by the name of a column of _columns_found; write null where there is none."
    " Vervang elk ? door een kolomnaam uit _columns_found; schrijf null waar die er niet is."
)
_HELP_STATUS = (
    "Put every label of the column under open, held, won or lost; blank says what an empty cell"
    " means. With a join, unmatched is the status of rows without a partner; matched that of rows"
    " with one, and then column may be null."
    " Zet elk label van de kolom bij open, held, won of lost; blank zegt wat een lege cel"
    " betekent. Bij een join is unmatched de status van rijen zonder partner; matched die van rijen"
    " met een partner, en dan mag column null zijn."
)
_HELP_AMOUNT = (
    "decimal . or , ; thousands . , ' space or empty; currency an ISO code such as EUR, or"
    ' {"column": "..."}; add "sign": "\u20ac" where that stands with the numbers'
)
_HELP_DATE = "formats such as D-M-YYYY, YYYY-MM-DD, M/D/YYYY h:mm A (a time needs a zone)"
_HELP_ZONE = (
    "Needed where a format has a time: the zone it was written in, and the zone of the dates;"
    " names such as Europe/Amsterdam, or null"
)
_HELP_CHANCE = "as share (0 to 1) or percent (0 to 100)"
_HELP_CONTACTS = "ids of people; separator is what stands between two of them, such as ;"
_HELP_EXTRAS = (
    "null keeps every column that no field is read from; a list of columns keeps those, [] none."
    " Bij null blijft elke kolom bewaard waaruit geen veld komt; bij een lijst alleen die kolommen,"
    " bij [] geen."
)
_HELP_SKIP = (
    "Rows that are no data, such as totals: those with one of the values in the column, or a cell"
    " that begins with one of starts_with; null where there are none."
    " Rijen die geen gegevens zijn, zoals totalen: die met een van de waarden in de kolom, of een"
    " cel die begint met een van starts_with; null waar die er niet zijn."
)
_HELP_JOIN = (
    "A second file, whose columns are then named by the prefix and their own name; key names the"
    " column that both have, left in this file and right in the second one. null where there is no"
    " second file."
    " Een tweede bestand, waarvan de kolommen dan prefix plus hun eigen naam heten; key noemt de"
    " kolom die beide hebben, left in dit bestand en right in het tweede. null zonder tweede"
    " bestand."
)


class NoSuchColumn(SalesTermsError, LookupError):
    """The column whose labels were asked for is not in the file."""

    code = "no_such_column"
    message = Text(
        "No column {0}; nearest: {1}; found: {2}", "Geen kolom {0}; lijkt op: {1}; gevonden: {2}"
    )

    def __init__(self, column: str, near: object, found: object) -> None:
        """Keep the column, the names that look like it and those that there are."""
        super().__init__(column, near, found)


def columns(
    file: File,
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    header_line: int = 1,
    status_column: str | None = None,
) -> dict[str, object]:
    r"""A mapping document for a file, with a "?" wherever a person has to choose.

    >>> from io import BytesIO
    >>> document = columns(BytesIO(b"Deal;Stage\nD-1;Won\n"), delimiter=";", status_column="Stage")
    >>> document["_columns_found"], document["status"]["_labels_found"]
    (['Deal', 'Stage'], ['Won'])

    Keys that start with "_" are comments. Completed, the document is a mapping; as long as a "?"
    is left, `ColumnMapping.read` names each. A part that the file does not have is null as a
    whole: `"join": null`. `status_column` lists the distinct labels of that
    column, at most 200, to be sorted into categories. Raises what reading the file raises.
    """
    options = checked_options(encoding, delimiter, header_line)
    found, labels = columns_and_labels(file, options, status_column)
    return {
        "schema_version": SCHEMA_VERSION,
        "_help": _HELP,
        "_columns_found": found,
        "file": options.document(),
        "id": UNFILLED,
        "status": _status(status_column, labels),
        "owner": UNFILLED,
        "account": UNFILLED,
        "product": UNFILLED,
        "amount": {
            "_help": _HELP_AMOUNT,
            "column": UNFILLED,
            "decimal": UNFILLED,
            "thousands": UNFILLED,
            "currency": UNFILLED,
        },
        "stage": status_column or UNFILLED,
        "stages_reached": {"column": UNFILLED, "separator": UNFILLED},
        "created": _date(_HELP_DATE),
        "closed": _date(),
        "expected_close": _date(),
        "last_activity": _date(),
        "probability": {
            "_help": _HELP_CHANCE,
            "column": UNFILLED,
            "as": UNFILLED,
            "decimal": UNFILLED,
        },
        "contacts": {"_help": _HELP_CONTACTS, "column": UNFILLED, "separator": UNFILLED},
        "lost_reason": None,
        "competitor": None,
        "forecast_category": None,
        "zone": {"_help": _HELP_ZONE, "written_in": UNFILLED, "dates_in": UNFILLED},
        "_help_extras": _HELP_EXTRAS,
        "extras": None,
        "personal": [],
        "skip": {"_help": _HELP_SKIP, "column": UNFILLED, "values": [], "starts_with": []},
        "join": {
            "_help": _HELP_JOIN,
            "file": UNFILLED,
            "key": {"left": UNFILLED, "right": UNFILLED},
            "prefix": UNFILLED,
            "file_options": {"encoding": UNFILLED, "delimiter": UNFILLED},
        },
    }


def checked_options(encoding: str, delimiter: str, header_line: int) -> FileOptions:
    """How a file is written, as a call says it; raises `BadOption`."""
    check_option("encoding", encoding, ENCODINGS)
    check_option("delimiter", delimiter, DELIMITERS)
    if type(header_line) is not int or not 1 <= header_line <= LAST_HEADER_LINE:
        raise BadOption("header_line", header_line, ("1", "2", "\u2026", str(LAST_HEADER_LINE)))
    return FileOptions(encoding=encoding, delimiter=delimiter, header_line=header_line)


def columns_and_labels(
    file: File, options: FileOptions, column: str | None
) -> tuple[list[str], list[str] | None]:
    """The header of a file, and the distinct labels of a column where one is named."""
    with opened(file, options) as records:
        found = records.header()
        return found, None if column is None else _labels(records, found, column)


def _date(words: str = "") -> dict[str, object]:
    comment = {"_help": words} if words else {}
    return {**comment, "column": UNFILLED, "formats": [UNFILLED]}


def _status(column: str | None, labels: list[str] | None) -> dict[str, object]:
    return {
        "_help": _HELP_STATUS,
        **({} if labels is None else {"_labels_found": labels}),
        "column": column or UNFILLED,
        "open": [UNFILLED],
        "held": [],
        "won": [UNFILLED],
        "lost": [UNFILLED],
        "blank": None,
        "matched": None,
        "unmatched": None,
    }


def _labels(records: Records, header: list[str], column: str) -> list[str]:
    """The distinct labels of a column, in the order in which they come."""
    if column not in header:
        raise NoSuchColumn(column, nearest(column, header), tuple(header[:MOST_LABELS]))
    place, found = header.index(column), dict[str, None]()
    for cells in records:
        label = cells[place].strip(WHITE) if len(cells) == len(header) else ""
        if label and len(found) < MOST_LABELS:
            found[label] = None
    return list(found)
