"""One rule on contact that a user gives: for which case, from when to when, on which bases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.permissions.bases import (
    ADDRESSEE_WORDS,
    LEGAL_BASIS_WORDS,
    Addressee,
    LegalBasis,
)
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, AN_ID, TEXT, YES_OR_NO, one_of
from salesterms.errors import Kind, Problem, Text, several
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE_OF_NO_DAY: Final = Kind(
    "rule_of_no_day",
    Text("the rule ends on {value}, before its first day", "de regel eindigt op {value}, te vroeg"),
    Text(
        "give a day after valid_from, the first on which it no longer counts, or None",
        "geef een dag na valid_from, de eerste waarop de regel niet meer geldt, of None",
    ),
)


def _has_days(made: ContactRule) -> Iterator[Problem]:
    first, end = made.valid_from, made.valid_until
    if first is not None and end is not None and end <= first:
        yield Problem(kind=RULE_OF_NO_DAY, value=end.isoformat(), path="$.valid_until")


_TEXT_OR_NONE: Final = TEXT.or_none()

_RULES: Final = Rules(
    {
        "id": AN_ID,
        "purpose": _TEXT_OR_NONE,
        "channel": _TEXT_OR_NONE,
        "addressee": one_of(Addressee).or_none(),
        "customer": YES_OR_NO.or_none(),
        "bases": several(
            one_of(LegalBasis),
            Text(
                "a tuple of LegalBasis, such as (LegalBasis.CONSENT,); () for a rule that forbids",
                "een tuple van LegalBasis, zoals (LegalBasis.CONSENT,); () voor een verbod",
            ),
        ),
        "valid_from": A_DATE.or_none(),
        "valid_until": A_DATE.or_none(),
        "cites": TEXT,
        "text": TEXT,
    },
    Rule(("valid_from", "valid_until"), _has_days),
)

_FORBIDS = Text("forbids it", "verbiedt het")
_ALLOWS = Text("allows it on {0}", "staat het toe op grond van {0}")
_OR = Text(" or ", " of ")
_CASES = {
    "purpose": Text("for {0}", "voor {0}"),
    "channel": Text("by {0}", "via {0}"),
    "addressee": Text("to {0}", "aan {0}"),
    "customer": Text("{0}", "{0}"),
    "from": Text("from {0}", "vanaf {0}"),
    "until": Text("until {0}", "tot {0}"),
}
_CUSTOMER = {
    True: Text("already a customer", "al klant"),
    False: Text("not a customer", "geen klant"),
}
_EVERY_CASE = Text("in every case", "in elk geval")


@frozen(kw_only=True)
class ContactRule:
    """One rule of yours: in which case contact is allowed, and on which bases.

    >>> rule = ContactRule(
    ...     id="R-1",
    ...     purpose="newsletter",
    ...     channel="email",
    ...     addressee=Addressee.NATURAL_PERSON,
    ...     customer=False,
    ...     bases=(LegalBasis.CONSENT,),
    ...     valid_from=date(2026, 1, 1),
    ...     cites="our privacy policy, 3.2",
    ...     text="No newsletter without consent",
    ... )
    >>> print(rule.explain())
    R-1: No newsletter without consent (our privacy policy, 3.2)
      for newsletter, by email, to a natural person, not a customer, from 2026-01-01
      allows it on consent

    `purpose`, `channel`, `addressee` and `customer` (already a customer, or not) say which case the
    rule is about; None stands for every one. `bases` are those of which one is enough; with none,
    `()`, the rule forbids. It counts from `valid_from` up to `valid_until`, not included; None
    where it has no such end. `cites` and `text` are yours: where the rule stands, and what it says.
    Nothing here is legal advice, and no country's law comes with the library. Raises
    `EntityProblems`.
    Glossary: permission-to-follow-up (002:43).
    """

    id: str = field(
        metadata=about("what the rule is called by", "het kenmerk van de regel", alias="kenmerk")
    )
    purpose: str | None = field(
        default=None,
        metadata=about(
            "for which purpose; none: every one", "voor welk doel; leeg: elk", alias="doel"
        ),
    )
    channel: str | None = field(
        default=None,
        metadata=about(
            "by which channel; none: every one", "via welk kanaal; leeg: elk", alias="kanaal"
        ),
    )
    addressee: Addressee | None = field(
        default=None,
        metadata=about(
            "whom the address reaches; none: anybody",
            "wie het adres bereikt; leeg: iedereen",
            alias="geadresseerde",
        ),
    )
    customer: bool | None = field(
        default=None,
        metadata=about(
            "whether it is about customers; none: about all",
            "of het om klanten gaat; leeg: om iedereen",
            alias="klant",
        ),
    )
    bases: tuple[LegalBasis, ...] = field(
        metadata=about(
            "the bases of which one is enough; none forbids",
            "de grondslagen waarvan er één volstaat; zonder is het verboden",
            alias="grondslagen",
        )
    )
    valid_from: date | None = field(
        default=None,
        metadata=about("its first day", "de eerste dag", alias="geldig_vanaf"),
    )
    valid_until: date | None = field(
        default=None,
        metadata=about(
            "the first day on which it no longer counts",
            "de eerste dag waarop de regel niet meer geldt",
            alias="geldig_tot",
        ),
    )
    cites: str = field(metadata=about("where it stands", "waar de regel staat", alias="bron"))
    text: str = field(metadata=about("what it says", "wat de regel zegt", alias="tekst"))

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def is_for(
        self, purpose: str, channel: str, addressee: Addressee, day: date, *, customer: bool
    ) -> bool:
        """Whether it is about a case on a day."""
        return (
            self.purpose in (None, purpose)
            and self.channel in (None, channel)
            and self.addressee in (None, addressee)
            and self.customer in (None, customer)
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or day < self.valid_until)
        )

    def includes(self, other: ContactRule) -> bool:
        """Whether it is about every case, on every day, that another rule is about."""
        parts = ("purpose", "channel", "addressee", "customer")
        first, end = (date.min, date.max)
        return (
            all(getattr(self, part) in (None, getattr(other, part)) for part in parts)
            and (self.valid_from or first) <= (other.valid_from or first)
            and (self.valid_until or end) >= (other.valid_until or end)
        )

    def explain(self, lang: str = "en") -> str:
        """What it says and where, and its case, in English ("en") or Dutch ("nl")."""
        bases = _OR.say(lang).join(LEGAL_BASIS_WORDS[basis].say(lang) for basis in self.bases)
        does = _ALLOWS.say(lang).format(bases) if self.bases else _FORBIDS.say(lang)
        case = ", ".join(self._case(lang)) or _EVERY_CASE.say(lang)
        return f"{self.id}: {self.text} ({self.cites})\n  {case}\n  {does}"

    def _case(self, lang: str) -> Iterator[str]:
        """The parts of the case that it names, in words."""
        parts = {
            "purpose": self.purpose,
            "channel": self.channel,
            "addressee": self.addressee and ADDRESSEE_WORDS[self.addressee].say(lang),
            "customer": None if self.customer is None else _CUSTOMER[self.customer].say(lang),
            "from": self.valid_from,
            "until": self.valid_until,
        }
        for name, value in parts.items():
            if value is not None:
                yield _CASES[name].say(lang).format(value)
