"""Records as a CRM keeps them, by system, kind and id, and the links between them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, TEXT, one_of
from salesterms.errors import Kind, Problem, Text, check_argument, of_kind
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator


class RecordKind(StrEnum):
    """The kinds of records between which a conversion makes links.

    >>> RecordKind("lead") is RecordKind.LEAD
    True

    They are what CRM systems call their tables; what a person is called is another matter.
    Glossary: contact-record (004:7).
    """

    LEAD = "lead"
    CONTACT = "contact"
    ACCOUNT = "account"
    OPPORTUNITY = "opportunity"


RECORD_KIND_WORDS: Final = {
    RecordKind.LEAD: Text("lead", "lead"),
    RecordKind.CONTACT: Text("contact", "contactpersoon"),
    RecordKind.ACCOUNT: Text("account", "account"),
    RecordKind.OPPORTUNITY: Text("opportunity", "verkoopkans"),
}

_RECORD_RULES: Final = Rules({"system": TEXT, "kind": one_of(RecordKind), "id": AN_ID})


@frozen(kw_only=True)
class CrmRecord:
    """One record of a system: which system, which kind of record, and its id there.

    >>> lead = CrmRecord(system="salesforce", kind=RecordKind.LEAD, id="00Q-1")
    >>> lead.text("nl")
    'lead 00Q-1 (salesforce)'

    Raises `EntityProblems`. Glossary: contact-record (004:7).
    """

    system: str = field(metadata=about("the system", "het systeem", alias="systeem"))
    kind: RecordKind = field(
        metadata=about("the kind of record", "het soort record", alias="soort")
    )
    id: str = field(
        metadata=about("its id there", "het kenmerk daar", alias="kenmerk", schema={"minLength": 1})
    )

    def __attrs_post_init__(self) -> None:
        _RECORD_RULES.check(self)

    def text(self, lang: str = "en") -> str:
        """The record in words, "en" or "nl"."""
        return f"{RECORD_KIND_WORDS[self.kind].say(lang)} {self.id} ({self.system})"


TO_ITSELF: Final = Kind(
    "link_to_itself",
    Text("a record is linked to itself", "een record is aan zichzelf gekoppeld"),
    Text("give two records", "geef twee records"),
)


def _ends(made: RecordLink) -> Iterator[Problem]:
    if made.source == made.target:
        yield Problem(kind=TO_ITSELF, path="$.target")


A_CRM_RECORD: Final = Text(
    "a CrmRecord, such as CrmRecord(system='salesforce', kind=RecordKind.LEAD, id='00Q-1')",
    "een CrmRecord, zoals CrmRecord(system='salesforce', kind=RecordKind.LEAD, id='00Q-1')",
)
_RECORD: Final = of_kind(CrmRecord, A_CRM_RECORD)
_LINK_RULES: Final = Rules(
    {"source": _RECORD, "target": _RECORD}, Rule(("source", "target"), _ends)
)


@frozen(kw_only=True)
class RecordLink:
    """From one record to another; `turned` is the way back.

    >>> lead = CrmRecord(system="salesforce", kind=RecordKind.LEAD, id="00Q-1")
    >>> contact = CrmRecord(system="salesforce", kind=RecordKind.CONTACT, id="003-1")
    >>> RecordLink(source=lead, target=contact).turned.target.id
    '00Q-1'

    Raises `EntityProblems`, also for a record that is linked to itself.
    Glossary: contact-record (004:7).
    """

    source: CrmRecord = field(metadata=about("from", "van", alias="van"))
    target: CrmRecord = field(metadata=about("to", "naar", alias="naar"))

    def __attrs_post_init__(self) -> None:
        _LINK_RULES.check(self)

    @property
    def turned(self) -> RecordLink:
        """The link back."""
        return RecordLink(source=self.target, target=self.source)


def linked(lead: CrmRecord, *others: CrmRecord | None) -> tuple[RecordLink, ...]:
    """The links between a lead and what it became, both ways for each; None makes none.

    >>> lead = CrmRecord(system="espocrm", kind=RecordKind.LEAD, id="1")
    >>> contact = CrmRecord(system="espocrm", kind=RecordKind.CONTACT, id="2")
    >>> [(one.source.id, one.target.id) for one in linked(lead, contact, None)]
    [('1', '2'), ('2', '1')]

    Raises `WrongArgument` and `EntityProblems`. Glossary: contact-record (004:7).
    """
    for given in (lead, *(other for other in others if other is not None)):
        check_argument("linked", given, CrmRecord, A_CRM_RECORD)
    there = [RecordLink(source=lead, target=other) for other in others if other is not None]
    return tuple(link for one in there for link in (one, one.turned))
