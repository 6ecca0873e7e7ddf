"""May this person be contacted, for this, by this channel, at this instant: by rules of yours."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from salesterms.entities.permissions.bases import Addressee
from salesterms.entities.permissions.contact_decision import FATES, ContactDecision
from salesterms.entities.permissions.contact_rules import ContactRules
from salesterms.entities.permissions.holding import (
    OfOnePerson,
    Question,
    bare_withdrawal,
    block,
    failure_of,
    of_one_person,
    refusal,
    withdrawal_of,
)
from salesterms.entities.permissions.permission import Permission
from salesterms.entities.permissions.reasons import ContactReason
from salesterms.entities.permissions.records import PermissionRecord, checked_records, person_id
from salesterms.entities.shapes import TEXT, YES_OR_NO, one_of
from salesterms.errors import Text, each_argument, of_kind
from salesterms.journey import Trace
from salesterms.values import FrozenMapping, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from salesterms.entities.permissions.contact_rule import ContactRule
    from salesterms.entities.person import Person

_RULES: Final = of_kind(
    ContactRules | None, Text("ContactRules of yours, or None", "eigen ContactRules, of None")
)
TRACES: Final = Text("a list of Trace, as forget gives them", "een lijst van Trace, zoals forget")
_ORDER: Final = {reason: place for place, reason in enumerate(ContactReason)}


#: Whom the address reaches, and whether it is a customer.
_Case: TypeAlias = tuple[Addressee, bool]


class _Found(NamedTuple):
    """What one possible case comes to."""

    reasons: tuple[ContactReason, ...]
    rule: ContactRule | None
    permission: Permission | None
    record: PermissionRecord | None


def may_contact(  # who, what for, by what and when; the rest is named
    person: str | Person,
    purpose: str,
    channel: str,
    at: datetime,
    *,
    permissions: Iterable[PermissionRecord] = (),
    rules: ContactRules | None = None,
    addressee: Addressee | None = None,
    customer: bool | None = None,
    traces: Iterable[Trace] = (),
) -> ContactDecision:
    """Whether a person may be contacted, by the rules that you give and what is on record.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import (
    ...     LegalBasis,
    ...     ContactRule,
    ...     ContactRules,
    ...     Permission,
    ...     may_contact,
    ... )
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> consent = ContactRule(
    ...     id="R-1",
    ...     purpose="newsletter",
    ...     bases=(LegalBasis.CONSENT,),
    ...     cites="our policy, 3",
    ...     text="No newsletter without consent",
    ... )
    >>> ours = ContactRules(rows=(consent,), zone="Europe/Amsterdam")
    >>> ticked = Permission(
    ...     person="P-1",
    ...     purpose="newsletter",
    ...     channel="email",
    ...     basis=LegalBasis.CONSENT,
    ...     given_at=day,
    ... )
    >>> answer = may_contact("P-1", "newsletter", "email", day, permissions=[ticked], rules=ours)
    >>> print(answer.explain())
    Yes: newsletter by email, at 2026-03-02 09:00 UTC
      a rule allows it, and there is permission
      R-1: No newsletter without consent (our policy, 3)
        for newsletter
        allows it on consent
      Permission: consent, given 2026-03-02 09:00 UTC
      Permissions given to this question: 1 in force
    >>> may_contact(
    ...     "P-1", "newsletter", "phone", day, permissions=[ticked], rules=ours
    ... ).reason.value
    'other_channel'

    Allowed is only what a rule of yours is about, and accepts a basis on which there is permission
    for this very purpose and channel at this very instant. Without rules, and where no rule is
    about the case, it is refused. No country's law comes with the library, and nothing of this is
    legal advice.

    `permissions` are all records about anybody, in any order: `Permission`, `PermissionRefused`,
    `PermissionWithdrawn`, `DoNotContact`; what stands after `at` changes nothing. Of a permission
    and a withdrawal of one instant the withdrawal counts. `addressee` and `customer` say which case
    it is; None where that is not known: then it is allowed only where every case would be.
    `traces` are those of people who were forgotten: none of them is contacted.

    Raises `WrongArgument`, `PermissionClash`, and what is wrong with `at`.
    Glossary: permission-to-follow-up (002:43).
    """
    who = person_id(person)
    for name, value in (("purpose", purpose), ("channel", channel)):
        TEXT.check(name, value)
    _RULES.check("rules", rules)
    one_of(Addressee).or_none().check("addressee", addressee)
    YES_OR_NO.or_none().check("customer", customer)
    asked = Question(purpose, channel, instant(at))
    records = checked_records(permissions)
    known = of_one_person(records, who)
    forgotten = any(one.is_of(who) for one in each_argument("traces", traces, Trace, TRACES))
    cases = product(
        Addressee if addressee is None else (addressee,),
        (True, False) if customer is None else (customer,),
    )
    found = {
        (one, other): _decided(asked, known, _rule_for(rules, asked, one, customer=other), rules)
        for one, other in cases
    }
    if forgotten:
        found = dict.fromkeys(found, _Found((ContactReason.FORGOTTEN,), None, None, None))
    reasons, unknown = _together(found)
    applied = dict.fromkeys(one.rule for one in found.values() if one.rule is not None)
    first = next(one for one in found.values() if bool(one.reasons) is bool(reasons))
    return ContactDecision(
        person=who,
        purpose=purpose,
        channel=channel,
        at=at,
        reasons=reasons,
        rules=tuple(sorted(applied, key=rules.rows.index)) if rules else (),
        permission=first.permission,
        record=first.record,
        unknown=unknown,
        seen=_seen(records, who, asked, known),
    )


def _rule_for(
    rules: ContactRules | None, asked: Question, addressee: Addressee, *, customer: bool
) -> ContactRule | None:
    if rules is None:
        return None
    return rules.rule_for(
        asked.purpose, asked.channel, addressee, customer=customer, at=asked.moment
    )


def _decided(
    asked: Question, known: OfOnePerson, rule: ContactRule | None, rules: ContactRules | None
) -> _Found:
    """What one case comes to, by the row that is about it."""
    reasons = list[ContactReason]()
    blocked = block(asked.channel, asked.moment, known)
    if blocked is not None:
        reasons.append(ContactReason.DO_NOT_CONTACT)
    if rule is None:
        given = rules is not None and bool(rules.rows)
        reasons.append(ContactReason.NO_RULE if given else ContactReason.NO_RULES)
    elif not rule.bases:
        return _Found((*reasons, ContactReason.FORBIDDEN), rule, None, blocked)
    why, permission, record = _permission_for(asked, known, rule)
    if why is not None:
        reasons.append(why)
    return _Found(tuple(reasons), rule, permission, blocked or record)


def _permission_for(
    asked: Question, known: OfOnePerson, rule: ContactRule | None
) -> tuple[ContactReason | None, Permission | None, PermissionRecord | None]:
    """The permission that holds, or why none does; of several the latest that came nearest."""
    tried = list[tuple[ContactReason | None, Permission | None, PermissionRecord | None]]()
    for one in known.permissions:
        why = failure_of(one, asked, known)
        if why is None and rule is not None and one.basis not in rule.bases:
            why = ContactReason.OTHER_BASIS
        withdrawn = why is ContactReason.WITHDRAWN
        tried.append((why, one, withdrawal_of(one, known, asked.moment) if withdrawn else None))
    if (taken_back := bare_withdrawal(asked, known)) is not None:
        tried.insert(0, (ContactReason.WITHDRAWN, None, taken_back))
    if (not_given := refusal(asked, known)) is not None:
        tried.append((ContactReason.REFUSED, None, not_given))
    # From late to early: of those that came as near, the latest counts.
    return min(
        reversed(tried),
        key=lambda one: -1 if one[0] is None else _ORDER[one[0]],
        default=(ContactReason.NO_PERMISSION, None, None),
    )


def _together(
    found: Mapping[_Case, _Found],
) -> tuple[tuple[ContactReason, ...], tuple[str, ...]]:
    """Every reason of every possible case, and what is unknown where that matters."""
    reasons = {reason for one in found.values() for reason in one.reasons}
    differing = tuple(
        name
        for place, name in enumerate(("addressee", "customer"))
        if any(
            mine[1 - place] == theirs[1 - place] and bool(one.reasons) is not bool(other.reasons)
            for mine, one in found.items()
            for theirs, other in found.items()
        )
    )
    if differing:
        reasons.add(ContactReason.CASE_UNKNOWN)
    return tuple(sorted(reasons, key=_ORDER.__getitem__)), differing


def _seen(
    records: Iterable[PermissionRecord], who: str, asked: Question, known: OfOnePerson
) -> FrozenMapping[str, int]:
    """Every permission that was given, counted by what became of it."""
    counted = Counter[str]()
    for one in records:
        if isinstance(one, Permission):
            own = one.person == who
            counted[(failure_of(one, asked, known) or "holds") if own else "other_person"] += 1
    return FrozenMapping((name, counted[name]) for name in FATES if counted[name])
