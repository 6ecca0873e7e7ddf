"""On what a permission rests, and what kind of addressee it is about."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class LegalBasis(StrEnum):
    """The legal basis that a permission rests on.

    >>> [basis.value for basis in LegalBasis]
    ['consent', 'contract', 'legitimate_interest', 'soft_opt_in']
    """

    #: The person said yes.
    CONSENT = "consent"
    #: It is needed for a contract with the person.
    CONTRACT = "contract"
    #: An interest of the sender's that was weighed against that of the person.
    LEGITIMATE_INTEREST = "legitimate_interest"
    #: A customer who left the address with a purchase, and was offered to say no.
    SOFT_OPT_IN = "soft_opt_in"


LEGAL_BASIS_WORDS = {
    LegalBasis.CONSENT: Text("consent", "toestemming"),
    LegalBasis.CONTRACT: Text("contract", "overeenkomst"),
    LegalBasis.LEGITIMATE_INTEREST: Text("legitimate interest", "gerechtvaardigd belang"),
    LegalBasis.SOFT_OPT_IN: Text("soft opt-in", "soft opt-in"),
}


class Addressee(StrEnum):
    """Whom an address reaches: a human being, or a company as such.

    >>> [addressee.value for addressee in Addressee]
    ['natural_person', 'company']

    Rules often tell the two apart; where the line lies (a sole trader, an address such as `info@`)
    is for your own rules to say.
    """

    NATURAL_PERSON = "natural_person"
    COMPANY = "company"


ADDRESSEE_WORDS = {
    Addressee.NATURAL_PERSON: Text("a natural person", "een natuurlijk persoon"),
    Addressee.COMPANY: Text("a company", "een bedrijf"),
}
