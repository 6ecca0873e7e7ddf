"""Whether a vocabulary keeps leads apart from contacts in the prospect phase (004:12)."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from salesterms.errors import LANGUAGES, Text
from salesterms.facts import Subject, Worlds
from salesterms.facts.facts_of_sales import (
    CONTACT_RECORD,
    CUSTOMER,
    DATA_COMPLETE,
    DEAL,
    INTENTIONS_CLEAR,
    INTEREST,
    POSITIVE_CHECK,
    STANDING,
)
from salesterms.vocabularies.rows import Term
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary
from salesterms.vocabularies.witness import Witness, witness_of

_NO_CUSTOMER = CUSTOMER.is_("never")

#: Somebody of whom there are data and no more (004:3): not checked, with no clear intentions.
A_LEAD: Final = (
    STANDING.is_("new")
    & DEAL.is_("none")
    & _NO_CUSTOMER
    & ~CONTACT_RECORD.holds
    & ~POSITIVE_CHECK.holds
    & ~INTENTIONS_CLEAR.holds
    & ~INTEREST.at_least("buying")
)

#: Somebody kept as a contact (004:7) whose intentions are clear (004:9), who is no customer yet.
A_CONTACT: Final = (
    STANDING.is_("converted")
    & DEAL.is_("none", "open", "held")
    & _NO_CUSTOMER
    & DATA_COMPLETE.holds
    & CONTACT_RECORD.holds
    & POSITIVE_CHECK.holds
    & INTENTIONS_CLEAR.holds
)

_YES = Text(
    "{0} keeps leads apart from contacts in the prospect phase: no word is used for both.",
    "{0} houdt leads en contactpersonen in de prospectfase uit elkaar: geen woord geldt voor"
    " allebei.",
)
_SHARED = Text(
    "{0} does not keep leads apart from contacts in the prospect phase: {1!r} names a lead ({2})"
    " and such a contact ({3}).",
    "{0} houdt leads en contactpersonen in de prospectfase niet uit elkaar: {1!r} geldt voor een"
    " lead ({2}) en voor zo'n contactpersoon ({3}).",
)
_NO_WORD = Text(
    "{0} does not keep leads apart from contacts in the prospect phase: {1}.",
    "{0} houdt leads en contactpersonen in de prospectfase niet uit elkaar: {1}.",
)
_LEADS = Text("it has no word for leads", "er is geen woord voor leads")
_CONTACTS = Text("it has no word for such contacts", "er is geen woord voor zulke contactpersonen")
_NEITHER = Text("it has no word for either", "voor geen van beide is er een woord")


@frozen(kw_only=True)
class Separation:
    """Whether a vocabulary keeps the two apart, and what shows it.

    >>> from salesterms.vocabularies import (
    ...     four_types,
    ...     lead_or_bubble,
    ...     separates_leads_from_contacts,
    ... )
    >>> separates_leads_from_contacts(four_types).separates
    True
    >>> found = separates_leads_from_contacts(lead_or_bubble)
    >>> found.separates, found.word
    (False, 'lead')

    Where it does not, `word` is said of both `lead` and `contact`, two cases of which the first is
    only data and the second a contact in the prospect phase; or all three are None, and the
    vocabulary has no word for one of them at all. `because` is the answer in words.
    """

    vocabulary: str
    separates: bool
    because: Text
    word: str | None = None
    lead: Witness | None = None
    contact: Witness | None = None

    def say(self, lang: str = "en") -> str:
        """The answer in a sentence."""
        return self.because.say(lang)

    def __str__(self) -> str:
        return self.say()

    def __bool__(self) -> bool:
        return self.separates


def separates_leads_from_contacts(vocabulary: Vocabulary) -> Separation:
    """Whether no word is said both of a lead and of a contact in the prospect phase.

    >>> from salesterms.vocabularies import lead_and_prospect, separates_leads_from_contacts
    >>> print(separates_leads_from_contacts(lead_and_prospect))
    lead_and_prospect keeps leads apart from contacts in the prospect phase: no word is used for ...

    Where they are not kept apart, nurturing becomes extremely hard (004:12). A lead is somebody of
    whom there are data, and no more: new, not checked, without clear intentions or a wish to buy,
    not kept as a contact, no deal, no customer. The contact is converted, with data that are up to
    standard, a positive check and clear intentions, and is no customer yet. All other facts may be
    anything, in either of them. The most specific word counts: MQL and SQL within lead are two.

    Silence is no word, so being silent about both is no fault; but a vocabulary that has no word
    for any lead, or for any such contact, does not keep them apart. Raises
    `NotAVocabulary`, and `NotAboutFacts` for a catalogue that lacks these facts.
    """
    table = checked_vocabulary(vocabulary).tables.get(Subject.PERSON)
    if table is None:
        return _without(vocabulary, _NEITHER)
    worlds = Worlds(vocabulary.catalogue, (*table.criteria, A_LEAD, A_CONTACT))
    leads, contacts = worlds.where(A_LEAD), worlds.where(A_CONTACT)
    named = [
        (row, own & leads, own & contacts)
        for row, own in zip(table.rows, table.shares(worlds), strict=True)
        if isinstance(row, Term)
    ]
    for row, as_lead, as_contact in named:
        if as_lead and as_contact:
            return _shared(vocabulary, row.word, worlds, (as_lead, as_contact))
    missing = [
        which
        for which, has in (
            (_LEADS, any(as_lead for _, as_lead, _ in named)),
            (_CONTACTS, any(as_contact for _, _, as_contact in named)),
        )
        if not has
    ]
    if missing:
        return _without(vocabulary, _NEITHER if len(missing) > 1 else missing[0])
    return Separation(vocabulary=vocabulary.id, separates=True, because=_told(_YES, vocabulary.id))


def _shared(
    vocabulary: Vocabulary, word: str, worlds: Worlds, shown: tuple[int, int]
) -> Separation:
    lead, contact = (witness_of(worlds, some) for some in shown)
    return Separation(
        vocabulary=vocabulary.id,
        separates=False,
        because=_told(_SHARED, vocabulary.id, word, lead, contact),
        word=word,
        lead=lead,
        contact=contact,
    )


def _without(vocabulary: Vocabulary, which: Text) -> Separation:
    because = _told(_NO_WORD, vocabulary.id, which)
    return Separation(vocabulary=vocabulary.id, separates=False, because=because)


def _told(template: Text, *values: str | Text | Witness | None) -> Text:
    """A sentence in both languages, with values that are said in each."""
    return Text(*(template.say(lang).format(*_all(values, lang)) for lang in LANGUAGES))


def _all(values: tuple[str | Text | Witness | None, ...], lang: str) -> list[str | None]:
    return [one.say(lang) if isinstance(one, Text | Witness) else one for one in values]
