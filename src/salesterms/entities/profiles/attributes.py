"""What of an account or a person a trait can ask about, and what kind of value stands there."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from salesterms.entities.account import Account
from salesterms.entities.person import Person
from salesterms.entities.rules import is_personal
from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Mapping


class ValueKind(Enum):
    """What kind of value an attribute has."""

    TEXT = "text"
    COUNT = "count"
    MONEY = "money"


_TEXT: Final = ValueKind.TEXT

#: Whom a profile is about -> each attribute that a trait can ask about, with its kind.
ATTRIBUTES: Final[Mapping[Subject, Mapping[str, ValueKind]]] = FrozenMapping(
    {
        Subject.COMPANY: FrozenMapping(
            {
                "name": _TEXT,
                "parent": _TEXT,
                "industry": _TEXT,
                "country": _TEXT,
                "employees": ValueKind.COUNT,
                "annual_revenue": ValueKind.MONEY,
                "owner": _TEXT,
                "source": _TEXT,
            }
        ),
        Subject.PERSON: FrozenMapping(
            {
                "first_name": _TEXT,
                "last_name": _TEXT,
                "email": _TEXT,
                "phone": _TEXT,
                "address": _TEXT,
                "job_title": _TEXT,
                "account": _TEXT,
                "source": _TEXT,
            }
        ),
    }
)

#: Whom a profile is about -> the class of what is compared with it.
CLASS_OF: Final[Mapping[Subject, type[Account | Person]]] = FrozenMapping(
    {Subject.COMPANY: Account, Subject.PERSON: Person}
)

ATTRIBUTE_WORDS: Final = FrozenMapping(
    {
        "name": Text("name", "naam"),
        "parent": Text("parent account", "moeder"),
        "industry": Text("industry", "branche"),
        "country": Text("country", "land"),
        "employees": Text("employees", "medewerkers"),
        "annual_revenue": Text("annual revenue", "jaaromzet"),
        "owner": Text("owner", "eigenaar"),
        "source": Text("source", "bron"),
        "first_name": Text("first name", "voornaam"),
        "last_name": Text("last name", "achternaam"),
        "email": Text("e-mail address", "e-mailadres"),
        "phone": Text("telephone number", "telefoonnummer"),
        "address": Text("address", "adres"),
        "job_title": Text("job title", "functie"),
        "account": Text("account", "account"),
    }
)


def may_be_told(one: Account | Person, attribute: str) -> bool:
    """Whether an explanation may quote what stands in an attribute: not what is personal."""
    return not is_personal(type(one), attribute)
