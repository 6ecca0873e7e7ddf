"""What is on record about permission: four kinds of records, picked by person and put in order."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import fields

from salesterms.entities.permissions.answers import PermissionRefused, PermissionWithdrawn
from salesterms.entities.permissions.do_not_contact import DoNotContact
from salesterms.entities.permissions.permission import Permission
from salesterms.entities.person import Person
from salesterms.entities.shapes import AN_ID
from salesterms.errors import SalesTermsError, Text, each_argument
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What is kept about permission. Nothing of it is ever changed: what comes later is added.
PermissionRecord: TypeAlias = Permission | PermissionRefused | PermissionWithdrawn | DoNotContact

RECORDS: Final = Text(
    "a list of Permission, PermissionRefused, PermissionWithdrawn and DoNotContact",
    "een lijst van Permission, PermissionRefused, PermissionWithdrawn en DoNotContact",
)


class PermissionClash(SalesTermsError, ValueError):
    """Two records of permission have one id and say different things."""

    code = "permission_clash"
    message = Text(
        "Two records of permission have the id {0} and differ: give each its own, or take one out",
        "Twee vastleggingen van toestemming hebben het kenmerk {0} en verschillen: geef elk een "
        "eigen kenmerk, of haal er een weg",
    )


def person_id(person: str | Person) -> str:
    """The id of a person, who may be given as such; raises `WrongArgument`."""
    given = person.id if isinstance(person, Person) else person
    AN_ID.check("person", given)
    return given


def checked_records(records: Iterable[PermissionRecord]) -> tuple[PermissionRecord, ...]:
    """Each record once, from early to late; raises `WrongArgument` and `PermissionClash`."""
    given = dict.fromkeys(each_argument("permissions", records, PermissionRecord, RECORDS))
    by_id: dict[str, PermissionRecord] = {}
    for record in given:
        if record.id is not None and by_id.setdefault(record.id, record) != record:
            raise PermissionClash(record.id)
    return tuple(sorted(given, key=_place))


def _place(record: PermissionRecord) -> tuple[object, ...]:
    """Where a record stands: by its instant, then by all that it says, however it came."""
    said = (getattr(record, each.name) for each in fields(type(record)))
    texts = (str(instant(one) if isinstance(one, datetime) else one) for one in said)
    return (instant(record.at), type(record).__name__, *texts)
