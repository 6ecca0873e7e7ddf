"""Whether a permission holds at an instant, and where not, why: a table, the first row decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.entities.permissions.answers import PermissionRefused, PermissionWithdrawn
from salesterms.entities.permissions.do_not_contact import DoNotContact
from salesterms.entities.permissions.permission import Permission
from salesterms.entities.permissions.reasons import ContactReason
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from salesterms.entities.permissions.records import PermissionRecord


class Question(NamedTuple):
    """What is asked: for which purpose, by which channel, at which instant in UTC."""

    purpose: str
    channel: str
    moment: datetime


class OfOnePerson(NamedTuple):
    """The records about one person, each kind apart, from early to late."""

    permissions: tuple[Permission, ...]
    refused: tuple[PermissionRefused, ...]
    withdrawn: tuple[PermissionWithdrawn, ...]
    blocks: tuple[DoNotContact, ...]


def of_one_person(records: Iterable[PermissionRecord], person: str) -> OfOnePerson:
    """The records that are about a person, the kinds apart."""
    own = [record for record in records if record.person == person]
    return OfOnePerson(
        tuple(one for one in own if isinstance(one, Permission)),
        tuple(one for one in own if isinstance(one, PermissionRefused)),
        tuple(one for one in own if isinstance(one, PermissionWithdrawn)),
        tuple(one for one in own if isinstance(one, DoNotContact)),
    )


def withdrawal_of(
    permission: Permission, known: OfOnePerson, moment: datetime
) -> PermissionWithdrawn | None:
    """The first record, up to a moment, that took a permission back; None where none did."""
    given = instant(permission.given_at)
    return next(
        (
            one
            for one in known.withdrawn
            if one.covers(permission.purpose, permission.channel)
            and given <= instant(one.at) <= moment
        ),
        None,
    )


#: What a permission may fail in -> when it does. The first row that is met says why.
_FAILS: Final[
    tuple[tuple[ContactReason, Callable[[Permission, Question, OfOnePerson], bool]], ...]
] = (
    (ContactReason.OTHER_PURPOSE, lambda one, asked, _: one.purpose != asked.purpose),
    (ContactReason.OTHER_CHANNEL, lambda one, asked, _: one.channel != asked.channel),
    (ContactReason.NOT_YET_GIVEN, lambda one, asked, _: instant(one.given_at) > asked.moment),
    (
        ContactReason.WITHDRAWN,
        lambda one, asked, known: withdrawal_of(one, known, asked.moment) is not None,
    ),
    (
        ContactReason.EXPIRED,
        lambda one, asked, _: one.expires is not None and instant(one.expires) <= asked.moment,
    ),
)


def failure_of(permission: Permission, asked: Question, known: OfOnePerson) -> ContactReason | None:
    """Why a permission does not hold for what is asked; None where it does."""
    return next((why for why, fails in _FAILS if fails(permission, asked, known)), None)


def bare_withdrawal(asked: Question, known: OfOnePerson) -> PermissionWithdrawn | None:
    """The last withdrawal of what is asked after which nothing was given; None where none is."""
    given = [
        instant(one.given_at)
        for one in known.permissions
        if one.covers(asked.purpose, asked.channel) and instant(one.given_at) <= asked.moment
    ]
    found = [
        one
        for one in known.withdrawn
        if one.covers(asked.purpose, asked.channel) and instant(one.at) <= asked.moment
    ]
    if not found or any(at > instant(found[-1].at) for at in given):
        return None
    return found[-1]


def refusal(asked: Question, known: OfOnePerson) -> PermissionRefused | None:
    """The last time that permission was asked for and not given; None where it never was."""
    found = [
        one
        for one in known.refused
        if one.covers(asked.purpose, asked.channel) and instant(one.at) <= asked.moment
    ]
    return found[-1] if found else None


def block(channel: str, moment: datetime, known: OfOnePerson) -> DoNotContact | None:
    """The record by which a person is not to be contacted at a moment; None where there is none.

    Of those that cover the channel the latest decides, and at one instant the one that forbids.
    """
    found = [one for one in known.blocks if one.covers(channel) and instant(one.at) <= moment]
    if not found:
        return None
    last = instant(found[-1].at)
    return next((one for one in found if instant(one.at) == last and not one.lifted), None)
