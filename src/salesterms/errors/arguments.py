"""Arguments of another type than is meant: one error, and one way to look for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from salesterms.errors.base import SalesTermsError, Text
from salesterms.errors.quoting import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrs import Attribute

One = TypeVar("One")


class WrongArgument(SalesTermsError, TypeError):
    """An argument is of another type than is meant; its value, which may be personal, is not said.

    >>> print(WrongArgument("facts", Sentence("dict"), Text("a Facts", "een Facts")))
    The argument 'facts' is of type dict: give a Facts
    """

    code = "wrong_argument"
    message = Text(
        "The argument {0} is of type {1}: give {2}",
        "Het argument {0} is van het type {1}: geef {2}",
    )


def check_argument(name: str, value: object, kind: Any, what: Text) -> None:
    """Raise `WrongArgument` for what is not of a type, or of one of several.

    >>> check_argument("lang", "en", str, Text("text", "tekst"))
    """
    if not isinstance(value, kind):
        raise WrongArgument(name, Sentence(type(value).__name__), what)


def each_argument(name: str, values: Iterable[One], kind: Any, what: Text) -> tuple[One, ...]:
    """What was given, one after another, where each of it is of a type.

    >>> each_argument("weeks", [1, 2], int, Text("whole numbers", "gehele getallen"))
    (1, 2)

    Text and mappings are no list of anything. Raises `WrongArgument`.
    """
    if isinstance(values, str | bytes | Mapping):
        raise WrongArgument(name, Sentence(type(values).__name__), what)
    try:
        found = tuple(values)
    except TypeError:
        raise WrongArgument(name, Sentence(type(values).__name__), what) from None
    for value in found:
        check_argument(name, value, kind, what)
    return found


def of_kind(kind: Any, what: Text) -> Callable[[object, Attribute[Any], object], None]:
    """A validator of attrs for a field that holds something of a type.

    >>> from attrs import field, frozen
    >>> @frozen
    ... class Note:
    ...     text: str = field(validator=of_kind(str, Text("text", "tekst")))
    >>> Note(5)
    Traceback (most recent call last):
    salesterms.errors.arguments.WrongArgument: The argument 'text' is of type int: give text
    """

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        check_argument(attribute.name, value, kind, what)

    return check


def each_of_kind(kind: Any, what: Text) -> Callable[[object, Attribute[Any], object], None]:
    """A validator of attrs for a field that holds a tuple of things of a type.

    >>> from attrs import field, frozen
    >>> @frozen
    ... class Note:
    ...     cites: tuple[str, ...] = field(validator=each_of_kind(str, Text("texts", "teksten")))
    >>> Note("001:7")
    Traceback (most recent call last):
    salesterms.errors.arguments.WrongArgument: The argument 'cites' is of type str: give texts
    """

    def check(_: object, attribute: Attribute[Any], value: Any) -> None:
        check_argument(attribute.name, value, tuple, what)
        each_argument(attribute.name, value, kind, what)

    return check
