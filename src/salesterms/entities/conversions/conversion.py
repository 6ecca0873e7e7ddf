"""What came of converting a lead."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from attrs import field, frozen

from salesterms.entities.conversions.crm_records import CrmRecord, RecordLink, linked
from salesterms.entities.conversions.filling import Filled
from salesterms.entities.person import Person
from salesterms.errors import Text
from salesterms.journey import Journey
from salesterms.values import about, instant, instant_text

_SAID: Final = {
    "done": Text("{0} became {1}, at {2}", "{0} is {1} geworden, op {2}"),
    "new": Text(
        "Person {0} is the new contact; {1}", "Persoon {0} is de nieuwe contactpersoon; {1}"
    ),
    "there": Text(
        "Person {0} was a contact already; {1}", "Persoon {0} was al contactpersoon; {1}"
    ),
    "company": Text("Account {0}: {1}", "Account {0}: {1}"),
    "links": Text("Linked, both ways: {0}", "Gekoppeld, beide kanten op: {0}"),
    "rule": Text(
        "Only blanks are filled in, and a lead becomes one contact (003:21, 004:7)",
        "Alleen lege velden worden aangevuld, en een lead wordt één contactpersoon (003:21, 004:7)",
    ),
}


@frozen(kw_only=True)
class Conversion:
    """A lead that became a contact: the person and journey afterwards, and the links.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import RecordKind, convert
    >>> from salesterms.facts import Facts
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Person(id="P-1", first_name="Cam")
    >>> journey = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> done = convert(
    ...     cam,
    ...     journey.advance("accept_by_sales", at=day),
    ...     at=day,
    ...     lead=CrmRecord(system="crm", kind=RecordKind.LEAD, id="L-1"),
    ...     contact=CrmRecord(system="crm", kind=RecordKind.CONTACT, id="C-1"),
    ... )
    >>> done.journey.stage().positions["standing"], len(done.links)
    ('converted', 2)

    `at` is when it happened. `lead` became `contact`, with an `account` and an `opportunity` where
    those were made or found. `person` is the contact: that of the lead, or the one that was there,
    with its blanks filled in; `journey` is theirs. `company` is the account itself with what was
    filled in, where that was given. Two are equal where all of this is. `filled`, `kept` and
    `existing` tell what this one call did, and play no part in that: fields of the person that were
    blank; fields in which something else was there, which stayed; whether the contact was there.
    `convert` makes it. Glossary: contact-record (004:7); converted: 003:21.
    """

    at: datetime = field(eq=instant, metadata=about("when it was", "wanneer het was", alias="op"))
    lead: CrmRecord = field(metadata=about("the lead", "de lead"))
    contact: CrmRecord = field(
        metadata=about("the contact", "de contactpersoon", alias="contactpersoon")
    )
    account: CrmRecord | None = field(
        default=None, metadata=about("the record of the account", "het record van het account")
    )
    opportunity: CrmRecord | None = field(
        default=None,
        metadata=about("the opportunity", "de verkoopkans", alias="verkoopkans"),
    )
    person: Person = field(metadata=about("the person", "de persoon", alias="persoon"))
    journey: Journey = field(metadata=about("their journey", "het traject", alias="traject"))
    company: Any = field(
        default=None, metadata=about("the account itself", "het account zelf", alias="bedrijf")
    )
    filled: tuple[str, ...] = field(
        default=(), eq=False, metadata=about("what was filled in", "wat is aangevuld")
    )
    kept: tuple[str, ...] = field(
        default=(), eq=False, metadata=about("what stayed as it was", "wat bleef zoals het was")
    )
    existing: bool = field(
        default=False, eq=False, metadata=about("was there already", "was er al")
    )
    of_company: Filled[Any] | None = field(
        default=None, eq=False, repr=False, metadata=about("the same of it", "hetzelfde daarvan")
    )

    @property
    def links(self) -> tuple[RecordLink, ...]:
        """From the lead to each record that it became, and back."""
        return linked(self.lead, self.contact, self.account, self.opportunity)

    def explain(self, lang: str = "en") -> str:
        """What became of the lead, what was filled in and what was kept; "en" or "nl".

        It names fields and ids, never what they hold.
        """
        done = Filled(entity=self.person, filled=self.filled, kept=self.kept).explain(lang)
        lines = [
            _said("done", lang, self.lead.text(lang), self.contact.text(lang), self._at),
            _said("there" if self.existing else "new", lang, self.person.id, done),
        ]
        if self.of_company is not None:
            said = self.of_company.explain(lang)
            lines.append(_said("company", lang, self.of_company.entity.id, said))
        there = (self.contact, self.account, self.opportunity)
        names = ", ".join(one.text(lang) for one in there if one is not None)
        return "\n".join([*lines, _said("links", lang, names), _said("rule", lang)])

    @property
    def _at(self) -> str:
        return instant_text(self.at)


def _said(name: str, lang: str, *values: str) -> str:
    return _SAID[name].say(lang).format(*values)
