"""How documents are read and written: three choices, none of them silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from attrs import Attribute

#: Option -> what it can be.
CHOICES: dict[str, tuple[object, ...]] = {
    "strict": (True, False),
    "unknown": ("refuse", "keep"),
    "names": ("en", "nl"),
    "direction": ("read", "write"),  # of a schema
}


class BadDocumentOption(SalesTermsError, ValueError):
    """An option of documents was given a value that does not exist."""

    code = "bad_document_option"
    message = Text(
        "Option {0} of a document cannot be {1}: use one of {2}",
        "Optie {0} van een document kan niet {1} zijn: gebruik een van {2}",
    )

    def __init__(self, name: str, value: object, choices: tuple[object, ...]) -> None:
        """Keep the option, the value and the choices."""
        super().__init__(name, value, tuple(map(str, choices)))


def check_choice(name: str, value: object) -> None:
    """Raise `BadDocumentOption` unless an option can have that value."""
    choices = CHOICES[name]
    if not any(type(value) is type(one) and value == one for one in choices):
        raise BadDocumentOption(name, value, choices)


def _is_a_choice(_: Any, attribute: Attribute[Any], value: Any) -> None:
    check_choice(attribute.name, value)


@frozen(kw_only=True)
class Options:
    """The choices of one converter.

    >>> Options().unknown
    'refuse'

    `strict`: plain data only, as JSON has it; otherwise values that already have the type of their
    field are taken too. `unknown`: a key that no field has is refused, or kept in the extras.
    `names`: the language of the keys that are written; both languages are read.
    """

    strict: bool = field(default=True, validator=_is_a_choice)
    unknown: Literal["refuse", "keep"] = field(default="refuse", validator=_is_a_choice)
    names: Literal["en", "nl"] = field(default="en", validator=_is_a_choice)
