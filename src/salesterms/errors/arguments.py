"""Arguments of another type than is meant: one error, and one way to look for it.

A `Shape` says what fits and how that is said. It is a validator of attrs as well, so that a field
names the shape that it has. The functions make shapes, or check one argument at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from salesterms.errors.base import SalesTermsError, Text
from salesterms.errors.quoting import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

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


@frozen
class Shape:
    """What a value must be: how that is said, and whether it is so.

    >>> weeks = Shape(Text("a number of weeks", "een aantal weken"), lambda one: one == 4)
    >>> weeks.fits(4), weeks.or_none().fits(None), weeks.or_none().said.nl
    (True, True, 'een aantal weken, of None')
    """

    said: Text
    fits: Callable[[object], bool]

    def check(self, name: str, value: object) -> None:
        """Raise `WrongArgument` where a value is something else."""
        if not self.fits(value):
            raise WrongArgument(name, Sentence(type(value).__name__), self.said)

    def __call__(self, made: object, attribute: Attribute[Any], value: object) -> None:
        """The same of a field."""
        if not self.fits(value):  # nearly all is right: no name is made for it
            self.check(f"{type(made).__name__}.{attribute.name}", value)

    def or_none(self) -> Shape:
        """This, or None."""
        said = Text(f"{self.said.en}, or None", f"{self.said.nl}, of None")
        return Shape(said, lambda value: value is None or self.fits(value))


def check_argument(name: str, value: object, kind: Any, what: Text) -> None:
    """Raise `WrongArgument` for what is not of a type, or of one of several.

    >>> check_argument("lang", "en", str, Text("text", "tekst"))
    """
    if not isinstance(value, kind):  # nearly all is right: no shape is made for it
        of_kind(kind, what).check(name, value)


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


def of_kind(kind: Any, what: Text) -> Shape:
    """What is of a type, or of one of several.

    >>> from attrs import field, frozen
    >>> @frozen
    ... class Note:
    ...     text: str = field(validator=of_kind(str, Text("text", "tekst")))
    >>> Note(5)
    Traceback (most recent call last):
    salesterms.errors.arguments.WrongArgument: The argument 'Note.text' is of type int: give text
    """
    return Shape(what, lambda value: isinstance(value, kind))


def several(one: Shape, what: Text) -> Shape:
    """A tuple of values that each have a shape.

    >>> weeks = several(of_kind(int, Text("", "")), Text("whole numbers", "gehele getallen"))
    >>> weeks.fits((1, 2)), weeks.fits([1, 2]), weeks.fits((1, "b"))
    (True, False, False)
    """
    return Shape(what, lambda value: isinstance(value, tuple) and all(map(one.fits, value)))


def each_of_kind(kind: Any, what: Text) -> Shape:
    """A tuple of things of a type.

    >>> from attrs import field, frozen
    >>> @frozen
    ... class Note:
    ...     cites: tuple[str, ...] = field(validator=each_of_kind(str, Text("texts", "teksten")))
    >>> Note("001:7")
    Traceback (most recent call last):
    salesterms.errors.arguments.WrongArgument: The argument 'Note.cites' is of type str: give texts
    """
    return several(of_kind(kind, what), what)


def pairs(first: Shape, second: Shape, what: Text) -> Shape:
    """A tuple of pairs, the parts of each with a shape of their own.

    >>> text, number = of_kind(str, Text("text", "tekst")), of_kind(int, Text("", ""))
    >>> pairs(text, number, Text("pairs", "paren")).fits((("a", 1), ("b", 2)))
    True
    """

    def is_pair(value: object) -> bool:
        if not isinstance(value, tuple) or len(value) != 2:  # noqa: PLR2004 # a pair
            return False
        return first.fits(value[0]) and second.fits(value[1])

    return several(Shape(what, is_pair), what)
