"""Permission on record and rules on contact: given, refused, withdrawn, blocked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.entities import (
    Addressee,
    ContactRule,
    ContactRules,
    DoNotContact,
    LegalBasis,
    Permission,
    PermissionRecord,
    PermissionRefused,
    PermissionWithdrawn,
)
from salesterms.strategies.single_values import dates, instants, some_of

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


_PEOPLE: Final = ("P-1", "P-2", "P-3")
_PURPOSES: Final = ("newsletter", "follow-up", "survey")
_CHANNELS: Final = ("email", "phone", "text_message")
_SOURCES: Final = st.none() | st.sampled_from(("web form", "fair", "unsubscribe link"))


#: What the records are drawn from, made once; None stands for every purpose, channel and kind.
_ANY_PURPOSE: Final = st.sampled_from((None, *_PURPOSES))
_ANY_CHANNEL: Final = st.sampled_from((None, *_CHANNELS))
_ADDRESSEES: Final = st.sampled_from((None, *Addressee))
_KNOWN: Final = st.sampled_from((None, True, False))
_BASES: Final = some_of(LegalBasis)
_FIRST: Final = st.none() | dates()
_DAYS: Final = st.none() | st.integers(1, 400)
_RULED_IN: Final = st.sampled_from(("Europe/Amsterdam", "America/St_Johns", "UTC"))
_WORDINGS: Final = st.sampled_from((None, "You may mail me"))
_PROOFS: Final = st.sampled_from((None, "log 7"))


@st.composite
def permissions(draw: st.DrawFn) -> Permission:
    """Permission of one of three people, for one of three purposes and channels.

    >>> from hypothesis import find
    >>> from salesterms.strategies import permissions
    >>> find(permissions(), lambda one: one.expires is not None).purpose
    'newsletter'

    Some have an end, a wording, a proof or a source.
    """
    given_at = draw(instants())
    days = draw(_DAYS)
    return Permission(
        person=draw(st.sampled_from(_PEOPLE)),
        purpose=draw(st.sampled_from(_PURPOSES)),
        channel=draw(st.sampled_from(_CHANNELS)),
        basis=draw(st.sampled_from(LegalBasis)),
        given_at=given_at,
        expires=None if days is None else given_at + timedelta(days=days),
        wording=draw(_WORDINGS),
        proof=draw(_PROOFS),
        source=draw(_SOURCES),
    )


@st.composite
def refused_permissions(draw: st.DrawFn) -> PermissionRefused:
    """Permission that was asked for and not given, of the same people, purposes and channels.

    >>> from hypothesis import find
    >>> from salesterms.strategies import refused_permissions
    >>> find(refused_permissions(), lambda one: one.channel == "phone").person
    'P-1'
    """
    return PermissionRefused(
        person=draw(st.sampled_from(_PEOPLE)),
        purpose=draw(st.sampled_from(_PURPOSES)),
        channel=draw(st.sampled_from(_CHANNELS)),
        at=draw(instants()),
        source=draw(_SOURCES),
    )


@st.composite
def withdrawn_permissions(draw: st.DrawFn) -> PermissionWithdrawn:
    """Permission taken back, of the same people; for a purpose or all, by a channel or all.

    >>> from hypothesis import find
    >>> from salesterms.strategies import withdrawn_permissions
    >>> find(withdrawn_permissions(), lambda one: one.purpose is None).covers("survey", "email")
    True
    """
    return PermissionWithdrawn(
        person=draw(st.sampled_from(_PEOPLE)),
        purpose=draw(_ANY_PURPOSE),
        channel=draw(_ANY_CHANNEL),
        at=draw(instants()),
        source=draw(_SOURCES),
    )


@st.composite
def do_not_contacts(draw: st.DrawFn) -> DoNotContact:
    """People who are not to be contacted, by a channel or any, and such records lifted.

    >>> from hypothesis import find
    >>> from salesterms.strategies import do_not_contacts
    >>> find(do_not_contacts(), lambda one: one.lifted).covers("email")
    True
    """
    return DoNotContact(
        person=draw(st.sampled_from(_PEOPLE)),
        channel=draw(_ANY_CHANNEL),
        at=draw(instants()),
        lifted=draw(st.booleans()),
        source=draw(_SOURCES),
    )


def permission_records() -> SearchStrategy[PermissionRecord]:
    """Any of the four kinds of records, most often a permission.

    >>> from hypothesis import find
    >>> from salesterms.entities import Permission
    >>> from salesterms.strategies import permission_records
    >>> find(permission_records(), lambda one: not isinstance(one, Permission)).person
    'P-1'
    """
    others = refused_permissions() | withdrawn_permissions() | do_not_contacts()
    return permissions() | others


@st.composite
def contact_rules(draw: st.DrawFn, *, name: str = "R-1") -> ContactRule:
    """Rules about some of the same purposes and channels, on bases or forbidding, dated or not.

    >>> from hypothesis import find
    >>> from salesterms.strategies import contact_rules
    >>> find(contact_rules(), lambda rule: bool(rule.bases)).id
    'R-1'

    `name` is their id.
    """
    return _rule(draw, name)


def _rule(draw: st.DrawFn, name: str) -> ContactRule:
    first, days = draw(_FIRST), draw(_DAYS)
    end = None if days is None else (first or draw(dates())) + timedelta(days=days)
    return ContactRule(
        id=name,
        purpose=draw(_ANY_PURPOSE),
        channel=draw(_ANY_CHANNEL),
        addressee=draw(_ADDRESSEES),
        customer=draw(_KNOWN),
        bases=draw(_BASES),
        valid_from=first,
        valid_until=end,
        cites=f"policy {name}",
        text="A rule of ours",
    )


@st.composite
def contact_rule_tables(draw: st.DrawFn, *, most: int = 5) -> ContactRules:
    """Tables of up to `most` (5) rules, none of which an earlier one takes every case of.

    >>> from hypothesis import find
    >>> from salesterms.strategies import contact_rule_tables
    >>> [row.id for row in find(contact_rule_tables(), lambda one: len(one.rows) == 2).rows]
    ['R-1', 'R-2']
    """
    rows = list[ContactRule]()
    for _ in range(draw(st.integers(0, most))):
        row = _rule(draw, f"R-{len(rows) + 1}")
        if not any(one.includes(row) for one in rows):
            rows.append(row)
    zone = draw(_RULED_IN)
    return ContactRules(rows=tuple(rows), zone=zone)
