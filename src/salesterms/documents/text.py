"""Documents as JSON text: strict in, and out just as it will be read back."""

from __future__ import annotations

from json import JSONEncoder, encoder
from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import evolve

from salesterms._json import JsonProblems, deepest_nesting, parse, scan
from salesterms._json.kinds import FOLLOWED, QUOTING
from salesterms.documents.conversion import forms_under
from salesterms.documents.forms.document import document_of
from salesterms.documents.hooks import THE_CALL, problems, read, write
from salesterms.documents.kinds import TOO_DEEP
from salesterms.documents.place import DEEPEST, Place
from salesterms.documents.problems import DocumentProblems
from salesterms.errors import MASK, Problem
from salesterms.errors.problem import KEPT_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    from salesterms.documents.forms.shape import Shape

T = TypeVar("T")


def _encoder() -> Callable[[Any], str]:
    """The standard library's encoder of plain data, which hold no circles.

    Its `encode` makes the encoder written in C anew for each call, which takes a quarter of the
    time of a document; so that is made here, once, where this Python has it.
    """
    usual = JSONEncoder(
        ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
    )
    make: Any = getattr(encoder, "c_make_encoder", None)
    try:
        no_choices = (False, False, False)  # no sorted keys, no skipped ones, no NaN
        parts = make(None, usual.default, encoder.encode_basestring, None, ":", ",", *no_choices)
        parts([{"a": "b"}], 0)
    except TypeError:  # there is none, or it takes other arguments
        return usual.encode
    return lambda data: "".join(parts(data, 0))


_encode = _encoder()


class TextForm:
    """The documents of one class as text; found once for many documents.

    >>> from salesterms import Period
    >>> form = TextForm(Period)
    >>> form.loads(form.dumps(Period.named("2024-Q1")))
    Period.named('2024-01-01/2024-04-01')
    """

    def __init__(
        self, cls: Any, *, plain: bool = False, converter: Converter | None = None
    ) -> None:
        inner = forms_under(converter).of(cls, THE_CALL)
        self.shape: Shape = inner if plain else document_of(inner)

    def dumps(self, value: object) -> str:
        """The text of one document, on one line; raises what `dumps` raises."""
        return _text(write(self.shape, value))

    def loads(self, text: str | bytes | bytearray) -> Any:
        """The value of one text; raises what `loads` raises."""
        try:
            data = parse(text)
        except JsonProblems as found:
            raise _of_text(self.shape, text, found) from None
        return read(self.shape, data)


def dumps(value: object, *, plain: bool = False, converter: Converter | None = None) -> str:
    """A value as a document of JSON text, which `loads` reads back to an equal value.

    >>> from salesterms import Category, Opportunity
    >>> dumps(Opportunity(id="D-1", status=Category.WON))
    '{"schema_version":1,"type":"opportunity","id":"D-1","status":"won"}'

    Each document says which version of its form it has, and what it is. `plain=True` leaves both
    out, for a reader that knows them. Amounts, decimals, dates and instants are text. Raises
    `DocumentProblems` for a value that does not have the type of its field, and `NoDocumentForm`
    for one of a class without a form.
    """
    inner = forms_under(converter).of_value(value)
    return _text(write(inner if plain else document_of(inner), value))


@overload
def loads(
    text: str | bytes | bytearray,
    cls: type[T],
    *,
    plain: bool = False,
    converter: Converter | None = None,
) -> T: ...
@overload
def loads(
    text: str | bytes | bytearray,
    cls: Any,
    *,
    plain: bool = False,
    converter: Converter | None = None,
) -> Any: ...
def loads(
    text: str | bytes | bytearray,
    cls: Any,
    *,
    plain: bool = False,
    converter: Converter | None = None,
) -> Any:
    """The value of one document of JSON text, or of its bytes in UTF-8.

    >>> from salesterms import Opportunity
    >>> loads(
    ...     '{"schema_version": 1, "type": "opportunity", "id": "D-1", "status": "won"}',
    ...     Opportunity,
    ... ).id
    'D-1'

    Raises `DocumentProblems` with every fault: of the text, such as a key given twice, with line
    and character; and of what it says, with the path. `plain=True` reads data without version and
    type. A class without a form raises `NoDocumentForm`, one whose types are not to be found
    `UnresolvedType`.
    """
    return TextForm(cls, plain=plain, converter=converter).loads(text)


def _text(plain: Any) -> str:
    """The text of plain data, once it is known that it can be read back."""
    text = _encode(plain)
    if text.count("[") + text.count("{") > DEEPEST and deepest_nesting(text) > DEEPEST:
        at = Place()
        at.fault(TOO_DEEP)
        raise problems(at)
    return text


def _of_text(shape: Shape, text: str | bytes | bytearray, found: JsonProblems) -> DocumentProblems:
    """What is wrong with a text, and, where it can still be followed, with what it says."""
    of_text = [_masked(problem) for problem in found.problems]
    data = None
    if all(problem.kind in FOLLOWED for problem in of_text):
        data, _ = scan(text if isinstance(text, str) else str(text, "utf-8"))
    at = Place()
    if data is not None:
        shape.read_all(data, at)
    # What stands at such a place is not what was written, so that it is no fault of its own.
    places = {problem.path for problem in of_text}
    others = [problem for problem in at.noted.problems if problem.path not in places]
    hidden = at.noted.count - len(at.noted.problems)
    kept = [*of_text, *others][:KEPT_PROBLEMS]
    return DocumentProblems.counted(kept, found.count + len(others) + hidden)


def _masked(problem: Problem) -> Problem:
    """Without the text or number that it quotes: whose it is, nobody knows at this point."""
    return evolve(problem, value=MASK) if problem.kind in QUOTING else problem
