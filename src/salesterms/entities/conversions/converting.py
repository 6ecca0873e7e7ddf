"""The conversion itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from salesterms.entities.conversions.conversion import Conversion
from salesterms.entities.conversions.crm_records import (
    A_CRM_RECORD,
    RECORD_KIND_WORDS,
    CrmRecord,
    RecordKind,
)
from salesterms.entities.conversions.filling import Filled, fill_blanks
from salesterms.entities.conversions.refusals import (
    ConvertedOtherwise,
    OtherRecordKind,
)
from salesterms.entities.person import Person
from salesterms.entities.their_journey import NotTheirJourney
from salesterms.errors import Text, check_argument, each_argument
from salesterms.journey import Happened, Journey, NotInOrder
from salesterms.journey.course import made_of
from salesterms.lifecycle import SalesEvent
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_A_PERSON: Final = Text("a Person", "een Person")
_A_JOURNEY: Final = Text("a Journey", "een Journey")
_FILLED: Final = Text("what fill_blanks(…) gives", "wat fill_blanks(…) geeft")
_CONVERSIONS: Final = Text(
    "conversions that were made before, in a list", "eerdere conversies, in een lijst"
)
_NONE: Final = Text("none", "geen")
_A_PERSON_WORD: Final = Text("person", "persoon")


def convert(
    person: Person,
    journey: Journey,
    *,
    at: datetime,
    lead: CrmRecord,
    contact: CrmRecord,
    account: CrmRecord | None = None,
    opportunity: CrmRecord | None = None,
    into: Person | None = None,
    company: Filled[Any] | None = None,
    earlier: Iterable[Conversion] = (),
) -> Conversion:
    """Turn a lead into a contact: one contact, blanks filled in only, links both ways.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Person(id="P-1", first_name="Cam", phone="+31 20 123 45 67")
    >>> journey = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> records = {
    ...     "lead": CrmRecord(system="crm", kind=RecordKind.LEAD, id="L-1"),
    ...     "contact": CrmRecord(system="crm", kind=RecordKind.CONTACT, id="C-1"),
    ... }
    >>> there = Person(id="P-9", first_name="Camille")
    >>> accepted = journey.advance("accept_by_sales", at=day)
    >>> done = convert(cam, accepted, at=day, into=there, **records)
    >>> done.person.id, done.person.first_name, done.filled, done.kept
    ('P-9', 'Camille', ('phone',), ('first_name',))
    >>> convert(cam, done.journey, at=day, into=done.person, **records) == done
    True

    The event `convert` is added to the journey at `at`, where the lifecycle allows it: a refusal is
    passed on. `lead`, `contact`, `account` and `opportunity` are records of a CRM. `into` is a
    person who is there already: their id and everything that they have stays, only blanks are
    filled in, and the journey goes on as theirs. Without it the person of the lead is the contact.
    `company` is the account with its blanks filled in, as `fill_blanks` gives it. The account of
    the person, where it is blank, becomes that of the company, or else the id of `account`.

    Converting again gives an equal result. A request that comes twice, at two instants, asks for
    the conversions that were made `earlier`: a lead that is among them was converted at its first
    instant, and into another contact it is `ConvertedOtherwise`.

    Raises `TransitionRefused` or `HistoryProblems`, `UnknownEvent`, `Forgotten`, `NotTheirJourney`,
    `OtherRecordKind`, `NotOneClass`, `WrongArgument`, and what is wrong with `at`.
    Glossary: contact-record (004:7); converted after being qualified: 003:21.
    """
    check_argument("person", person, Person, _A_PERSON)
    check_argument("journey", journey, Journey, _A_JOURNEY)
    check_argument("into", into, Person | None, _A_PERSON)
    check_argument("company", company, Filled | None, _FILLED)
    records = {
        RecordKind.LEAD: lead,
        RecordKind.CONTACT: contact,
        RecordKind.ACCOUNT: account,
        RecordKind.OPPORTUNITY: opportunity,
    }
    _check_records(records)
    whose = (person if into is None else into).id
    before = _before(records, each_argument("earlier", earlier, Conversion, _CONVERSIONS), whose)
    moment = instant(at) if before is None else before.at
    told = _with_account(person, account, company)
    if into is None:
        done = Filled(entity=told, filled=() if told is person else ("account",))
    else:
        done = fill_blanks(into, told)
    return Conversion(
        at=moment,
        lead=lead,
        contact=contact,
        account=account,
        opportunity=opportunity,
        person=done.entity,
        journey=_theirs(_converted(journey, moment, person, into), done.entity),
        company=None if company is None else company.entity,
        filled=done.filled,
        kept=done.kept,
        existing=into is not None,
        of_company=company,
    )


def _check_records(records: dict[RecordKind, CrmRecord | None]) -> None:
    """Raise for what is no record, or one of another kind than it stands for."""
    for kind, record in records.items():
        needed = kind in (RecordKind.LEAD, RecordKind.CONTACT)
        check_argument(kind, record, CrmRecord if needed else CrmRecord | None, A_CRM_RECORD)
        if record is not None and record.kind is not kind:
            raise OtherRecordKind(RECORD_KIND_WORDS[kind], RECORD_KIND_WORDS[record.kind])


def _before(
    records: dict[RecordKind, CrmRecord | None], earlier: tuple[Conversion, ...], person: str
) -> Conversion | None:
    """The first conversion of this lead; raises where one of them led to another record."""
    same = [one for one in earlier if one.lead == records[RecordKind.LEAD]]
    for one in same:
        if one.person.id != person:
            raise ConvertedOtherwise(one.lead.id, _A_PERSON_WORD, one.person.id, person)
        for kind in (RecordKind.CONTACT, RecordKind.ACCOUNT, RecordKind.OPPORTUNITY):
            was, now = getattr(one, kind), records[kind]
            if was != now:
                said = (_NONE if each is None else each.id for each in (was, now))
                raise ConvertedOtherwise(one.lead.id, RECORD_KIND_WORDS[kind], *said)
    return min(same, key=lambda one: instant(one.at), default=None)


def _with_account(person: Person, account: CrmRecord | None, company: Filled[Any] | None) -> Person:
    """The person with an account, where they had none and there is one now."""
    known = company.entity.id if company is not None else account.id if account else None
    if person.account is not None or known is None:
        return person
    return attrs.evolve(person, account=known)


def _converted(journey: Journey, at: datetime, person: Person, into: Person | None) -> Journey:
    """The journey with the event; raises where it is of somebody else, or the event is refused."""
    if not any(journey.is_of(one.id) for one in (person, into) if one is not None):
        raise NotTheirJourney(person.id)
    try:
        return journey.advance(SalesEvent.CONVERT, at=at)
    except NotInOrder:
        return journey.with_(Happened(event=SalesEvent.CONVERT, at=at))


def _theirs(journey: Journey, person: Person) -> Journey:
    """The same journey, as that of the person who is the contact now."""
    account = person.account if journey.account is None else journey.account
    if (journey.person, journey.account) == (person.id, account):
        return journey
    book, sure, steps, last = journey.parts
    return made_of(book._replace(person=person.id, account=account), sure, steps, last)
