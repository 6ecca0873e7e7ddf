"""A criterion on facts: in a document it is the short text that people type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Criterion
from salesterms.documents import kinds
from salesterms.documents.forms.scalars import Scalar, text
from salesterms.errors import Text, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.errors import Kind, SalesTermsError

WANTED: Final = Text(
    'text such as "interest >= explicit and not context"',
    'tekst als "interest >= explicit and not context"',
)


def read(given: Any) -> Any:
    """The criterion that a text says, on the built-in facts."""
    from salesterms.facts import read_criterion

    return _told(read_criterion, text(given))


def write(value: Any) -> str:
    """A criterion as text that is read again; brackets that say nothing are left out."""
    from salesterms.facts import read_criterion, written

    said: str = _told(written, value)
    # What was put together by hand may be too long or too deep, or ask about facts of one's own.
    return written(_told(read_criterion, said))


def _told(change: Callable[[Any], Any], given: Any) -> Any:
    """What a call gives; its error as a problem of the place where the criterion stands."""
    from salesterms.facts import (
        NotAboutFacts,
        NotACriterion,
        NotARung,
        NotOrdered,
        UnknownFact,
    )

    kind_of: dict[type[SalesTermsError], Kind] = {
        NotACriterion: kinds.NOT_A_CRITERION,
        UnknownFact: kinds.UNKNOWN_FACT,
        NotARung: kinds.NOT_A_RUNG,
        NotOrdered: kinds.NOT_ORDERED,
        NotAboutFacts: kinds.NOT_ABOUT_FACTS,
    }
    try:
        return change(given)
    except tuple(kind_of) as fault:
        said = Text.both(fault.text)
        raise Unreadable(kind_of[type(fault)], said) from None


#: The form of a criterion, wherever a field has one.
FORM: Final = Scalar(
    type=object,  # a union of nodes: no single class tells one
    tag="criterion",
    json="string",
    wanted=WANTED,
    read=read,
    write=write,
    rules={"minLength": 1, "maxLength": 4000},
)

#: The type, as a field names it.
TYPE: Final[Any] = Criterion
