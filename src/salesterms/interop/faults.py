"""Faults of a whole file: after one of these nothing in it can be relied on."""

from __future__ import annotations

from salesterms.errors import SalesTermsError, Text

#: Bounds of a file, in columns and in characters.
MOST_COLUMNS = 4096
LONGEST_LINE = 1 << 20
LONGEST_CELL = 1 << 16


class FileFault(SalesTermsError, ValueError):
    """A fault of the file rather than of a record of it. Read the `code` to tell them apart."""

    code = "file_fault"


class NoHeader(FileFault):
    """The file is empty, or the line of its header is blank."""

    code = "no_header"
    message = Text(
        "File {0} has no header: its first line must name the columns, or the line that"
        ' "header_line" declares',
        "Bestand {0} heeft geen kopregel: de eerste regel moet de kolommen noemen, of de regel die"
        ' "header_line" aanwijst',
    )


class DuplicateHeader(FileFault):
    """Two columns bear one name, so that it is not known which of them is meant."""

    code = "duplicate_header"
    message = Text(
        "File {0} has more than one column named {1}: rename one of them",
        "Bestand {0} heeft meer dan één kolom met de naam {1}: hernoem er één",
    )

    def __init__(self, file: str, name: str) -> None:
        """Keep the file and the name."""
        super().__init__(file, name)


class NulInHeader(FileFault):
    """A column name with a NUL: the file is no text in the declared encoding."""

    code = "nul_in_header"
    message = Text(
        "File {0} has a NUL character in its header: is it utf-16, and is that declared?",
        "Bestand {0} heeft een NUL-teken in de kopregel: is het utf-16, en is dat opgegeven?",
    )


class TooManyColumns(FileFault):
    """The header names more columns than any export has."""

    code = "too_many_columns"
    message = Text(
        "File {0} has {1} columns, more than 4,096: is the delimiter right?",
        "Bestand {0} heeft {1} kolommen, meer dan 4096: klopt het scheidingsteken?",
    )

    def __init__(self, file: str, count: int) -> None:
        """Keep the file and the number of columns."""
        super().__init__(file, count)


class TooManyKeys(SalesTermsError, ValueError):
    """Rows from Python with more different keys than any source has columns."""

    code = "too_many_keys"
    message = Text(
        "The rows have more than 4,096 different keys ({0} when counting stopped): is a key a"
        " value?",
        "De rijen hebben meer dan 4096 verschillende sleutels ({0} toen het tellen ophield): is een"
        " sleutel een waarde?",
    )


class WrongEncoding(FileFault):
    """Bytes that the declared encoding does not have."""

    code = "wrong_encoding"
    message = Text(
        "File {0} is not {1}: byte {2} (counted from 0) does not decode, on line {3}; declare the"
        ' encoding in "file", such as cp1252',
        "Bestand {0} is geen {1}: byte {2} (geteld vanaf 0) is onleesbaar, op regel {3}; geef de"
        ' codering op in "file", zoals cp1252',
    )

    def __init__(self, file: str, encoding: str, offset: int, line: int) -> None:
        """Keep the file, the declared encoding, the place of the byte and the line."""
        super().__init__(file, encoding, offset, line)
        self.offset = offset


class OtherByteOrderMark(FileFault):
    """The file opens with the mark of another encoding than was declared."""

    code = "other_byte_order_mark"
    message = Text(
        "File {0} starts with the mark of {2}, and {1} is declared: declare {2}",
        "Bestand {0} begint met het merkteken van {2}, maar {1} is opgegeven: geef {2} op",
    )

    def __init__(self, file: str, declared: str, found: str) -> None:
        """Keep the file, the declared encoding and that of the mark."""
        super().__init__(file, declared, found)


class NoByteOrderMark(FileFault):
    """UTF-16 without the mark that says in which order its bytes stand."""

    code = "no_byte_order_mark"
    message = Text(
        "File {0} has no byte order mark: declare utf-16-le or utf-16-be",
        "Bestand {0} heeft geen byte order mark: geef utf-16-le of utf-16-be op",
    )


class UnclosedQuote(FileFault):
    """A quote that is not closed: where the records after it start can no longer be told."""

    code = "unclosed_quote"
    message = Text(
        "File {0}: a quote in the record that starts on line {1} is not closed properly (seen on"
        " line {2}); what follows cannot be told apart",
        "Bestand {0}: een aanhalingsteken in het record dat op regel {1} begint is niet goed"
        " gesloten (gezien op regel {2}); wat volgt is niet te scheiden",
    )

    def __init__(self, file: str, first_line: int, last_line: int) -> None:
        """Keep the file, the line on which the record starts, and where the fault was seen."""
        super().__init__(file, first_line, last_line)
        self.first_line = first_line


class LineTooLong(FileFault):
    """A line longer than any export has: the file has other line ends, or is no CSV."""

    code = "line_too_long"
    message = Text(
        "File {0}: line {1} has more than 1,048,576 characters; is it a CSV file?",
        "Bestand {0}: regel {1} heeft meer dan 1.048.576 tekens; is het een CSV-bestand?",
    )

    def __init__(self, file: str, line: int) -> None:
        """Keep the file and the line."""
        super().__init__(file, line)


class UnreadableFile(SalesTermsError, OSError):
    """The operating system, or the object that was given, did not give the bytes."""

    code = "unreadable_file"
    message = Text("File {0} cannot be read: {1}", "Bestand {0} is niet te lezen: {1}")

    def __init__(self, file: str, reason: str | Text) -> None:
        """Keep the file and the reason given."""
        super().__init__(file, reason)


class UnwritableFile(SalesTermsError, OSError):
    """The operating system, or the object that was given, did not take the bytes."""

    code = "unwritable_file"
    message = Text(
        "File {0} cannot be written: {1}", "Naar bestand {0} kan niet worden geschreven: {1}"
    )

    def __init__(self, file: str, reason: str) -> None:
        """Keep the file and the reason given."""
        super().__init__(file, reason)


class NotAFile(SalesTermsError, TypeError):
    """Neither a path nor a file that was opened for bytes."""

    code = "not_a_file"
    message = Text(
        "{0} is neither a path nor a binary file: open it with mode 'rb', or 'wb' to write",
        "{0} is geen pad en geen binair bestand: open het met modus 'rb', of 'wb' om te schrijven",
    )


class BadOption(SalesTermsError, ValueError):
    """An option was given that does not exist."""

    code = "bad_option"
    message = Text(
        "Option {0} cannot be {1}: use one of {2}",
        "Optie {0} kan niet {1} zijn: gebruik één van {2}",
    )

    def __init__(self, name: str, value: object, choices: tuple[str, ...]) -> None:
        """Keep the option, the value and the choices."""
        super().__init__(name, value, choices)


def check_option(name: str, value: object, choices: tuple[str, ...]) -> None:
    """Raise `BadOption` unless `value` is one of `choices`."""
    if value not in choices:
        raise BadOption(name, value, choices)
