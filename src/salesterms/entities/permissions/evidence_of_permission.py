"""What the records of permission come to as evidence for the fact of 002:43, for a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.entities.permissions.bases import LegalBasis
from salesterms.entities.permissions.holding import (
    OfOnePerson,
    Question,
    failure_of,
    of_one_person,
)
from salesterms.entities.permissions.records import checked_records, person_id
from salesterms.entities.shapes import TEXT
from salesterms.errors import Text, check_argument, each_argument
from salesterms.facts import Evidence, Level, Maker, Stance
from salesterms.facts.facts_of_sales import PERMISSION
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from salesterms.entities.permissions.permission import Permission
    from salesterms.entities.permissions.records import PermissionRecord
    from salesterms.entities.person import Person

_A_MAKER: Final = Text(
    "a Maker, such as Maker(kind=MakerKind.SYSTEM)", "een Maker, zoals Maker(kind=MakerKind.SYSTEM)"
)
_BASES: Final = Text(
    "a list of LegalBasis, such as (LegalBasis.CONSENT,)", "een lijst van LegalBasis"
)


def permission_evidence(  # each is named, and says what it is
    person: str | Person,
    permissions: Iterable[PermissionRecord],
    *,
    purpose: str,
    channel: str | None,
    by: Maker,
    bases: Iterable[LegalBasis] = (LegalBasis.CONSENT,),
) -> tuple[Evidence, ...]:
    """The evidence for permission to follow up that the records of a person come to.

    >>> from datetime import UTC, datetime, timedelta
    >>> from salesterms.entities import Permission, PermissionWithdrawn, permission_evidence
    >>> from salesterms.facts import MakerKind
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> mail = {"person": "P-1", "purpose": "follow-up", "channel": "email"}
    >>> said = [
    ...     Permission(**mail, basis=LegalBasis.CONSENT, given_at=day),
    ...     PermissionWithdrawn(**mail, at=day + timedelta(days=9)),
    ... ]
    >>> form = Maker(kind=MakerKind.SYSTEM)
    >>> pieces = permission_evidence("P-1", said, purpose="follow-up", channel="email", by=form)
    >>> [(piece.stance.value, piece.at.day) for piece in pieces]
    [('holds', 2), ('withdrawn', 11)]

    Give the pieces to `Journey.with_`: 002 calls nobody a lead without permission, nor who took it
    back. `purpose` says which of your purposes is a follow-up, `channel` by which channel; None for
    whichever. 002 speaks of permission that somebody gave (002:36), so only consent counts, unless
    `bases` names others.

    Permission that is given holds at *proven* where a proof is recorded, at *stated* where none is.
    A withdrawal, and an end that comes, is *withdrawn*, unless another permission still holds. What
    was asked for and not given is *refuted*. Of a permission and a withdrawal of one instant the
    withdrawal counts. That somebody is not to be contacted is no statement about permission, and
    gives no evidence. No records of the person give none, and permission stays unknown.

    Raises `WrongArgument` and `PermissionClash`.
    Glossary: permission-to-follow-up (002:36, 002:43).
    """
    who = person_id(person)
    TEXT.check("purpose", purpose)
    TEXT.or_none().check("channel", channel)
    check_argument("by", by, Maker, _A_MAKER)
    accepted = each_argument("bases", bases, LegalBasis, _BASES)
    known = _about(of_one_person(checked_records(permissions), who), purpose, channel)
    known = known._replace(
        permissions=tuple(one for one in known.permissions if one.basis in accepted)
    )
    pieces = [_piece(known, at, by) for at in _moments(known)]
    return tuple(piece for piece in pieces if piece is not None)


def _about(known: OfOnePerson, purpose: str, channel: str | None) -> OfOnePerson:
    """The records that are about a purpose, and about a channel where one is named."""
    own = (None, purpose)
    return OfOnePerson(
        tuple(
            one
            for one in known.permissions
            if one.purpose == purpose and channel in (None, one.channel)
        ),
        tuple(
            one
            for one in known.refused
            if one.purpose == purpose and channel in (None, one.channel)
        ),
        tuple(
            one
            for one in known.withdrawn
            if one.purpose in own and (channel is None or one.channel in (None, channel))
        ),
        (),
    )


def _moments(known: OfOnePerson) -> list[datetime]:
    """The instants at which something begins, ends or is refused, from early to late."""
    given = [instant(one.given_at) for one in known.permissions]
    ended = [instant(one.expires) for one in known.permissions if one.expires is not None]
    refused = [instant(one.at) for one in known.refused]
    return sorted({*given, *ended, *refused, *(instant(one.at) for one in known.withdrawn)})


def _piece(known: OfOnePerson, at: datetime, by: Maker) -> Evidence | None:
    """What is established at an instant at which something changes; None where nothing is."""
    holding = [
        one
        for one in known.permissions
        if failure_of(one, Question(one.purpose, one.channel, at), known) is None
    ]
    if holding:
        given = [one for one in holding if instant(one.given_at) == at]
        return _given(given, at, by) if given else None
    refused = [one for one in known.refused if instant(one.at) == at]
    taken_back = [one for one in known.withdrawn if instant(one.at) == at]
    ended = any(one.expires is not None and instant(one.expires) == at for one in known.permissions)
    stance = Stance.WITHDRAWN if taken_back or ended else Stance.REFUTED
    sources = [one.source for one in taken_back] + [one.source for one in refused]
    source = next(filter(None, sources), None)
    return Evidence(fact=PERMISSION.name, stance=stance, at=at, by=by, source=source)


def _given(given: list[Permission], at: datetime, by: Maker) -> Evidence:
    best = next((one for one in given if one.proof is not None), given[0])
    return Evidence(
        fact=PERMISSION.name,
        level=Level.STATED if best.proof is None else Level.PROVEN,
        at=at,
        by=by,
        source=best.source,
    )
