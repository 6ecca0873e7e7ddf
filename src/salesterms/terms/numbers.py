"""Whole numbers that a call gives, within bounds."""

from __future__ import annotations

from salesterms.errors import SalesTermsError, Sentence, Text


class OutOfRange(SalesTermsError, ValueError):
    """A number in a call that is no whole number, or outside its bounds."""

    code = "out_of_range"
    message = Text(
        "{0} cannot be {1}: give a whole number from 1 to {2}",
        "{0} kan niet {1} zijn: geef een geheel getal van 1 tot en met {2}",
    )

    def __init__(self, name: str, given: object, most: int) -> None:
        """Keep the name of the argument, its value and its upper bound."""
        super().__init__(Sentence(name), given, most)


def whole_number(name: str, given: object, most: int) -> int:
    """The number given for an argument, from 1 to `most`; raises `OutOfRange`."""
    if type(given) is not int or not 1 <= given <= most:
        raise OutOfRange(name, given, most)
    return given
