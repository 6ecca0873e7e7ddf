"""How the characters of a file are written, which file is joined to it, and which rows to skip."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.mapping import document_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesterms.mapping.part import Part

#: The encodings that may be declared.
ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "iso-8859-1",
    "iso-8859-15",
    "ascii",
)

DELIMITERS = (",", ";", "\t", "|")

#: The same by the names that a report prints.
DELIMITER_NAMES: dict[str, str] = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}

#: The last line that a header may stand on: what stands above it is kept until it is handed out.
LAST_HEADER_LINE = 100


@frozen(kw_only=True)
class FileOptions:
    """The encoding, the delimiter and the line of the header; none of them is ever guessed.

    >>> FileOptions(delimiter=";")
    FileOptions(encoding='utf-8', delimiter=';', header_line=1)

    The lines above `header_line` are no data: they count as skipped.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    header_line: int = 1

    @classmethod
    def read(cls, part: Part) -> FileOptions:
        """The options as a mapping document declares them."""
        part.only("encoding", "delimiter", "header_line")
        mark = part.choice("delimiter", (*DELIMITERS, *DELIMITER_NAMES), ",") or ","
        return cls(
            encoding=part.choice("encoding", ENCODINGS, "utf-8") or "utf-8",
            delimiter=DELIMITER_NAMES.get(mark, mark),
            header_line=part.line("header_line", LAST_HEADER_LINE),
        )

    def document(self) -> dict[str, object]:
        """The options as they stand in a document."""
        line = {} if self.header_line == 1 else {"header_line": self.header_line}
        return {"encoding": self.encoding, "delimiter": self.delimiter, **line}


@frozen(kw_only=True)
class Join:
    """A second file of which at most one row belongs to each row of the first (a left join).

    Its columns are named by `prefix` and their own name.
    """

    file: str | None
    left: str
    right: str
    prefix: str
    options: FileOptions = field(factory=FileOptions)

    @classmethod
    def read(cls, part: Part) -> Join:
        """The join as a mapping document declares it."""
        part.only("file", "key", "prefix", "file_options")
        key, options = part.part("key"), part.part("file_options")
        if key is None and not part.has("key"):
            part.fault(document_kinds.MISSING_KEY, "key")
        elif key is not None:
            key.only("left", "right")
        file = part.text("file") or ""
        if PurePosixPath(file).is_absolute() or PureWindowsPath(file).is_absolute():
            part.fault(document_kinds.ABSOLUTE_PATH, "file", file)
        return cls(
            file=file or None,
            left=key.needed_text("left") if key else "",
            right=key.needed_text("right") if key else "",
            prefix=part.needed_text("prefix"),
            options=FileOptions.read(options) if options else FileOptions(),
        )

    def document(self) -> dict[str, object]:
        """The join as it stands in a document."""
        return {
            **({} if self.file is None else {"file": self.file}),
            "key": {"left": self.left, "right": self.right},
            "prefix": self.prefix,
            "file_options": self.options.document(),
        }


@frozen(kw_only=True)
class Skip:
    """Rows that are no data, such as the footer of a report: named by what one column holds.

    `column` None is the first column of the file. The row may be ragged.
    """

    column: str | None = None
    values: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()

    @classmethod
    def read(cls, part: Part) -> Skip:
        """The declaration as it stands in a mapping document."""
        part.only("column", "values", "starts_with")
        values, starts = part.texts("values"), part.texts("starts_with")
        if not part.has("values") and not part.has("starts_with"):
            part.fault(document_kinds.MISSING_KEY, "values")
        return cls(column=part.text("column"), values=values, starts=starts)

    def document(self) -> dict[str, object]:
        """The declaration as it stands in a document."""
        return {
            **({} if self.column is None else {"column": self.column}),
            **({"values": list(self.values)} if self.values or not self.starts else {}),
            **({"starts_with": list(self.starts)} if self.starts else {}),
        }

    def reader(self, columns: Sequence[str]) -> Callable[[Sequence[object]], bool]:
        """Whether a row of these columns is one to skip."""
        index = 0 if self.column is None else columns.index(self.column)
        values, starts = frozenset(self.values), self.starts

        def skipped(cells: Sequence[object]) -> bool:
            cell = cells[index] if index < len(cells) else None
            return isinstance(cell, str) and (cell in values or cell.startswith(starts))

        return skipped
