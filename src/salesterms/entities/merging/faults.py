"""What cannot be merged, and what cannot be made of it."""

from __future__ import annotations

from salesterms.errors import SalesTermsError, Text


class NotOneClass(SalesTermsError, TypeError):
    """Data of two classes were to become one."""

    code = "not_one_class"
    message = Text(
        "Data of the classes {0} and {1} cannot become one: give two of the same class",
        "Gegevens van de klassen {0} en {1} kunnen niet één worden: geef er twee van dezelfde "
        "klasse",
    )


class NotKnownToBeOne(SalesTermsError, ValueError):
    """Records of two ids were to become one, and nobody says that they are of one."""

    code = "not_known_to_be_one"
    message = Text(
        "The records {0} and {1} are not known to be of one: say so with same=True, or name the id "
        "that stays with id=…",
        "Van de records {0} en {1} is niet bekend dat ze van één zijn: zeg het met same=True, of "
        "noem met id=… het kenmerk dat blijft",
    )


class NotSettled(SalesTermsError, ValueError):
    """No object can be made of a record: fields that it must have are in conflict."""

    code = "not_settled"
    message = Text(
        "No {0} can be made: in conflict, and needed, is {1}; record a later value for it",
        "Er is geen {0} van te maken: in conflict en nodig is {1}; leg er een latere waarde voor "
        "vast",
    )
