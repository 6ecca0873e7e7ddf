"""A human being of whom something is known; what a text or a CRM calls them is another matter."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from salesterms.entities.rules import Rules
from salesterms.entities.shapes import AN_ID, TEXT
from salesterms.values import about

_TEXT_OR_NONE: Final = TEXT.or_none()

_RULES: Final = Rules(
    {
        "id": AN_ID,
        "first_name": _TEXT_OR_NONE,
        "last_name": _TEXT_OR_NONE,
        "email": _TEXT_OR_NONE,
        "phone": _TEXT_OR_NONE,
        "address": _TEXT_OR_NONE,
        "job_title": _TEXT_OR_NONE,
        "account": AN_ID.or_none(),
        "source": _TEXT_OR_NONE,
    }
)


@frozen(kw_only=True)
class Person:
    """One human being, with the data that are kept: a lead, a prospect and a contact are labels.

    >>> cam = Person(id="P-1", first_name="Cam", last_name="Customer", phone="+31 20 123 45 67")
    >>> cam.full_name, cam.email
    ('Cam Customer', None)
    >>> from salesterms import Facts, Journey, vocabulary
    >>> journey = Journey.begin(person=cam.id, facts=Facts(interest="explicit"))
    >>> print(journey.label(vocabulary("four_types")))
    lead / unqualified

    What somebody is called follows from the journey of `id`, by the vocabulary that you choose. So
    there is no class for a lead, a prospect or a contact.

    None means "not recorded"; no field is "" or white space. `account` is the id of an account;
    `source` says where the person came from, in the words of the source, and stays None where
    nobody wrote it down. Nothing is checked for being a real address or number: `data_gaps` says
    what a standard of yours misses. Raises `EntityProblems` that names every field at fault.
    Glossary: a person of whom 001, 002, 003 and 004 speak (001:7, 002:36, 003:13, 004:3).
    """

    id: str = field(
        metadata=about(
            "the identifier of the person in its source",
            "het kenmerk van de persoon in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    first_name: str | None = field(
        default=None,
        metadata=about("the first name", "de voornaam", alias="voornaam", personal=True),
    )
    last_name: str | None = field(
        default=None,
        metadata=about("the last name", "de achternaam", alias="achternaam", personal=True),
    )
    email: str | None = field(
        default=None,
        metadata=about("the e-mail address", "het e-mailadres", alias="e-mail", personal=True),
    )
    phone: str | None = field(
        default=None,
        metadata=about(
            "the telephone number", "het telefoonnummer", alias="telefoon", personal=True
        ),
    )
    address: str | None = field(
        default=None,
        metadata=about("the postal address", "het postadres", alias="adres", personal=True),
    )
    job_title: str | None = field(
        default=None,
        metadata=about("what they do at work", "de functie", alias="functie", personal=True),
    )
    account: str | None = field(
        default=None,
        metadata=about(
            "the id of the account that they belong to",
            "het kenmerk van het account waar de persoon bij hoort",
        ),
    )
    source: str | None = field(
        default=None,
        metadata=about(
            "where they came from; nothing where nobody wrote it down",
            "waar de persoon vandaan komt; leeg als niemand dat heeft vastgelegd",
            alias="bron",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def full_name(self) -> str | None:
        """First and last name with a space between them; None where neither is known."""
        return " ".join(name for name in (self.first_name, self.last_name) if name) or None
