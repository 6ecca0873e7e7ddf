"""JSON lines: a file with one document on each line, written and read one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from salesterms.documents import DocumentProblems, NoDocumentForm, TextForm
from salesterms.documents.conversion import forms_under
from salesterms.documents.kinds import NO_DOCUMENT_FORM, WRONG_TYPE
from salesterms.errors import Problem, Sentence, Text
from salesterms.interop.byte_lines import byte_lines
from salesterms.interop.faults import LONGEST_LINE
from salesterms.interop.files import binary
from salesterms.interop.outcomes import Blank, Quarantined
from salesterms.interop.personal import personal_fields
from salesterms.interop.read_result import ReadResult, gathered
from salesterms.interop.targets import checked_values, opened_to_write
from salesterms.interop.value_kinds import LINE_TOO_LONG
from salesterms.interop.value_problems import of_record, on_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from salesterms.documents.conversion import DocumentConverter
    from salesterms.interop.byte_lines import ByteLine
    from salesterms.interop.files import File

T = TypeVar("T")

#: White space of JSON: a line that holds nothing else is blank.
_WHITE = b" \t\r\n"


def write_json_lines(
    values: Iterable[object],
    file: File,
    *,
    plain: bool = False,
    converter: DocumentConverter | None = None,
) -> int:
    r"""Write each value as one document on a line of its own, and give how many there were.

    >>> from io import BytesIO
    >>> from salesterms import Period
    >>> file = BytesIO()
    >>> write_json_lines([Period.named("2026-Q1"), Period.named("2026-Q2")], file)
    2
    >>> file.getvalue().splitlines()[0]
    b'{"schema_version":1,"type":"period","start":"2026-01-01","end":"2026-04-01"}'

    `file` is a path, which is written anew, or a file opened with mode "wb". `values` is any
    iterable; one value is in memory at a time. They may be of several classes, unless `plain=True`
    leaves out version and type: nothing would then say which is which. The text is UTF-8, each line
    ends in LF, and no values make an empty file.

    A value that cannot be written raises `DocumentProblems`, whose problems name its record,
    counted from 1. Every value before it has then been written, in a whole line, and nothing of it
    or of those behind it. A line of more than 1,048,576 bytes is such a problem too, since it would
    not be read back. Raises `UnwritableFile`, `NotAFile` and `NotValues`.
    """
    lines = _LinesOfValues(plain=plain, converter=converter)
    count = 0
    given = checked_values(values)
    with opened_to_write(file) as target:
        for count, value in enumerate(given, 1):
            target.put(lines.line(value, count))
    return count


def stream_json_lines(
    file: File, cls: type[T], *, plain: bool = False, converter: DocumentConverter | None = None
) -> Iterator[T | Quarantined | Blank]:
    r"""Yield what became of each line as soon as it is read: its value, or why there is none.

    >>> from io import BytesIO
    >>> from salesterms import Opportunity
    >>> lines = BytesIO(b'{"id": "D-1", "status": "won"}\n\n{"id": "D-2", "status": "gone"}\n')
    >>> for one in stream_json_lines(lines, Opportunity, plain=True):
    ...     print(type(one).__name__)
    Opportunity
    Blank
    Quarantined

    Takes what `read_json_lines` takes. Memory does not grow with the file.
    """
    form = TextForm(cls, plain=plain, converter=converter)

    def outcomes() -> Iterator[T | Quarantined | Blank]:
        with binary(file) as (name, stream):
            # From a pipe, a line is then there when it was written, not when a chunk is full.
            read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
            for number, line in enumerate(byte_lines(name, read), 1):
                yield _outcome(form, number, line)

    return outcomes()


def read_json_lines(
    file: File, cls: type[T], *, plain: bool = False, converter: DocumentConverter | None = None
) -> ReadResult[tuple[T, ...]]:
    r"""Read a file with one document on each line: each is accepted, quarantined or blank.

    >>> from io import BytesIO
    >>> from salesterms import Opportunity
    >>> lines = BytesIO(b'{"id": "D-1", "status": "won"}\n{"id": "D-2"}\n')
    >>> result = read_json_lines(lines, Opportunity, plain=True)
    >>> print(result)
    2 records read, 1 accepted, 1 quarantined (missing_key 1), 0 blank; the quarantine holds ...
    >>> print(result.quarantined[0].problems[0].text())
    this is not given @ $.status, record 2: add it: one of open, held, won, lost

    `file` is a path, or a file opened with mode "rb". A line ends at LF or CR LF, and at no other
    character. Each line is strict JSON in UTF-8, as `documents.loads` reads it. A fault stays on
    its own line, also a byte order mark, bytes that are no UTF-8, and more than 1,048,576 bytes, of
    which the first are then kept as its text. The number of a record is that of its line.

    Every problem has its record, its path and, where it lies in the text, line and character.
    Values of personal fields are masked in them; the original text in the quarantine is not.
    `.or_raise()` gives the accepted values, or raises `ImportProblems` where a line is quarantined.
    Raises `UnreadableFile`, `NotAFile` and `NoDocumentForm`.
    """
    form = TextForm(cls, plain=plain, converter=converter)
    outcomes = stream_json_lines(file, cls, plain=plain, converter=converter)
    return gathered(outcomes, personal=personal_fields(form.shape))


class _LinesOfValues:
    """Values to lines; the form of each class is found once."""

    def __init__(self, *, plain: bool, converter: DocumentConverter | None) -> None:
        forms_under(converter)  # raises before a file is opened
        self._plain = plain
        self._converter = converter
        self._forms: dict[type, TextForm] = {}

    def line(self, value: object, record: int) -> bytes:
        """The line of one value, its end included."""
        try:
            text = self._form(type(value), record).dumps(value)
        except DocumentProblems as found:
            raise of_record(found.problems, record, found.count) from None
        except NoDocumentForm as fault:
            problem = Problem(kind=NO_DOCUMENT_FORM, detail=fault.args[0])
            raise of_record([problem], record, 1) from None
        content = text.encode() + b"\n"
        if len(content) > LONGEST_LINE:
            raise of_record([Problem(kind=LINE_TOO_LONG, detail=str(len(content)))], record, 1)
        return content

    def _form(self, cls: type, record: int) -> TextForm:
        form = self._forms.get(cls)
        if form is None:
            if self._plain and self._forms:
                [first] = (one.__name__ for one in self._forms)
                other = Problem(
                    kind=WRONG_TYPE, value=Sentence(cls.__name__), detail=Text(first, first)
                )
                raise of_record([other], record, 1)
            form = TextForm(cls, plain=self._plain, converter=self._converter)
            self._forms[cls] = form
        return form


def _outcome(form: TextForm, number: int, line: ByteLine) -> Any:
    """The value of a line, or why there is none."""
    if line.too_long:
        return _quarantined(number, line, [Problem(kind=LINE_TOO_LONG, detail=str(line.size))])
    if not line.content.strip(_WHITE):
        return Blank(record=number, first_line=number, last_line=number)
    try:
        return form.loads(line.content)
    except DocumentProblems as found:
        return _quarantined(number, line, found.problems)


def _quarantined(number: int, line: ByteLine, problems: Iterable[Problem]) -> Quarantined:
    return Quarantined(
        record=number,
        first_line=number,
        last_line=number,
        problems=tuple([on_line(problem, number) for problem in problems]),
        text=line.text,
    )
