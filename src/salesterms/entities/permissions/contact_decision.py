"""Whether somebody may be contacted, with what decides, in words."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import field, frozen

from salesterms.entities.permissions.bases import LEGAL_BASIS_WORDS
from salesterms.entities.permissions.contact_rule import ContactRule
from salesterms.entities.permissions.permission import Permission
from salesterms.entities.permissions.reasons import CONTACT_REASON_WORDS, ContactReason
from salesterms.entities.permissions.records import PermissionRecord
from salesterms.errors import Text
from salesterms.values import FrozenMapping, instant_text

_HEAD = {
    True: Text("Yes: {0} by {1}, at {2}", "Ja: {0} via {1}, op {2}"),
    False: Text("No: {0} by {1}, at {2}", "Nee: {0} via {1}, op {2}"),
}
_GIVEN = Text("Permission: {0}, given {1}", "Toestemming: {0}, gegeven op {1}")
_UNTIL = Text("{0}, until {1}", "{0}, tot {1}")
_RECORDED = {
    "PermissionRefused": Text("Asked and not given: {0}", "Gevraagd en niet gegeven: {0}"),
    "PermissionWithdrawn": Text("Withdrawn: {0}", "Ingetrokken: {0}"),
    "DoNotContact": Text("Not to be contacted since: {0}", "Niet benaderen sinds: {0}"),
}
_SEEN = Text("Permissions given to this question: {0}", "Toestemmingen bij deze vraag: {0}")
_NONE = Text("none", "geen")
#: What became of each permission that was given -> how it is said.
_FATES = {
    "holds": Text("{0} in force", "{0} van kracht"),
    "withdrawn": Text("{0} withdrawn", "{0} ingetrokken"),
    "expired": Text("{0} expired", "{0} verlopen"),
    "not_yet_given": Text("{0} given later", "{0} later gegeven"),
    "other_channel": Text("{0} for another channel", "{0} voor een ander kanaal"),
    "other_purpose": Text("{0} for another purpose", "{0} voor een ander doel"),
    "other_person": Text("{0} of another person", "{0} van een ander"),
}
FATES: Final = tuple(_FATES)
_UNKNOWN = {
    "addressee": Text(
        "whether the address is of a natural person or of a company",
        "of het adres van een natuurlijk persoon of van een bedrijf is",
    ),
    "customer": Text("whether it is a customer", "of het een klant is"),
}
_AND = Text(" and ", " en ")


@frozen(kw_only=True)
class ContactDecision:
    """The answer to "may we contact this person?", with what decides; made by `may_contact`.

    >>> from datetime import UTC
    >>> from salesterms.entities import may_contact
    >>> at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> refused = may_contact("P-1", "newsletter", "email", at)
    >>> bool(refused), refused.reason.value
    (False, 'no_rules')

    It is true in a condition where contact is allowed. `reasons` are all that stands in the way,
    the first told first; none where it is allowed. `rules` are the rows that decide, in the order
    of their table: several where it is open which of them applies. `permission` carries the answer,
    or came nearest; `record` stands in the way: a withdrawal, a refusal, a record not to contact.
    `unknown` names what is not known and matters. `seen` counts every `Permission` that was given,
    by what became of it.
    Glossary: permission-to-follow-up (002:43).
    """

    person: str = field(repr=False)
    purpose: str
    channel: str
    at: datetime
    reasons: tuple[ContactReason, ...]
    rules: tuple[ContactRule, ...] = ()
    permission: Permission | None = field(default=None, repr=False)
    record: PermissionRecord | None = field(default=None, repr=False)
    unknown: tuple[str, ...] = ()
    seen: FrozenMapping[str, int]

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def allowed(self) -> bool:
        """Whether contact is allowed by the rules and permissions that were given."""
        return not self.reasons

    @property
    def reason(self) -> ContactReason:
        """The reason that is told first; `ALLOWED` where nothing stands in the way."""
        return self.reasons[0] if self.reasons else ContactReason.ALLOWED

    @property
    def rule(self) -> ContactRule | None:
        """The row that decides, the first of several; None where none does."""
        return self.rules[0] if self.rules else None

    def explain(self, lang: str = "en") -> str:
        """Yes or no, every reason, and what it rests on, in English ("en") or Dutch ("nl").

        The person is not named.
        """
        head = _HEAD[self.allowed].say(lang)
        lines = [head.format(self.purpose, self.channel, instant_text(self.at))]
        open_ = _AND.say(lang).join(_UNKNOWN[name].say(lang) for name in self.unknown)
        lines += [
            f"  {CONTACT_REASON_WORDS[reason].say(lang).format(open_)}"
            for reason in self.reasons or (self.reason,)
        ]
        for rule in self.rules:
            lines += [f"  {line}" for line in rule.explain(lang).splitlines()]
        if self.permission is not None:
            lines.append(f"  {_said(self.permission, lang)}")
        if self.record is not None:
            said = _RECORDED[type(self.record).__name__].say(lang)
            lines.append(f"  {said.format(instant_text(self.record.at))}")
        counted = [_FATES[name].say(lang).format(count) for name, count in self.seen.items()]
        lines.append(f"  {_SEEN.say(lang).format('; '.join(counted) or _NONE.say(lang))}")
        return "\n".join(lines)


def _said(permission: Permission, lang: str) -> str:
    basis = LEGAL_BASIS_WORDS[permission.basis].say(lang)
    said = _GIVEN.say(lang).format(basis, instant_text(permission.given_at))
    if permission.expires is None:
        return said
    return _UNTIL.say(lang).format(said, instant_text(permission.expires))
