"""An organisation that is on the books as one customer, or one possible customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_COUNT, AN_ID, MONEY, TEXT
from salesterms.errors import Kind, Problem, Text
from salesterms.values import Money, about

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT_OR_NONE: Final = TEXT.or_none()

OWN_PARENT: Final = Kind(
    "own_parent",
    Text("the account {value} is given as its own parent", "account {value} hoort onder zichzelf"),
    Text("give another account, or None", "geef een ander account, of None"),
)


def _not_its_own_parent(made: Account) -> Iterator[Problem]:
    if made.parent == made.id:
        yield Problem(kind=OWN_PARENT, value=made.id, path="$.parent")


_RULES: Final = Rules(
    {
        "id": AN_ID,
        "name": _TEXT_OR_NONE,
        "parent": AN_ID.or_none(),
        "industry": _TEXT_OR_NONE,
        "country": _TEXT_OR_NONE,
        "employees": A_COUNT.or_none(),
        "annual_revenue": MONEY.or_none(),
        "owner": _TEXT_OR_NONE,
        "source": _TEXT_OR_NONE,
    },
    Rule(("id", "parent"), _not_its_own_parent),
)


@frozen(kw_only=True)
class Account:
    """One organisation, with the data that are kept: a customer, or one that may become it.

    >>> from salesterms.entities import Account
    >>> brewery = Account(
    ...     id="A-1", name="De Drie Hoppen", parent="A-9", industry="brewing", employees=35
    ... )
    >>> brewery.employees, brewery.annual_revenue
    (35, None)

    What an account is called follows from a journey, as for a person. People belong to it by the
    `account` of each `Person`, deals by that of each `Opportunity`. `parent` is the id of the
    account that it is a part of; several accounts are put together by `AccountHierarchy.of`.

    `employees` is a whole number of 0 or more, `annual_revenue` an exact amount of money in one
    currency. None means "not recorded"; no field is "" or white space. Names of industries and
    countries are those of the source: nothing is guessed about how else they are written. Raises
    `EntityProblems` that names every field at fault.
    Glossary: account (000:22, 004:7).
    """

    id: str = field(
        metadata=about(
            "the identifier of the account in its source",
            "het kenmerk van het account in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    name: str | None = field(
        default=None,
        metadata=about("what it is called", "hoe de organisatie heet", alias="naam"),
    )
    parent: str | None = field(
        default=None,
        metadata=about(
            "the id of the account that it is a part of",
            "het kenmerk van het account waar dit een onderdeel van is",
            alias="moeder",
        ),
    )
    industry: str | None = field(
        default=None,
        metadata=about(
            "the industry, in the words of the source",
            "de branche, in de woorden van de bron",
            alias="branche",
        ),
    )
    country: str | None = field(
        default=None,
        metadata=about(
            "the country, in the words of the source",
            "het land, in de woorden van de bron",
            alias="land",
        ),
    )
    employees: int | None = field(
        default=None,
        metadata=about(
            "how many people work there",
            "hoeveel mensen er werken",
            alias="medewerkers",
            unit="people",
            schema={"minimum": 0},
        ),
    )
    annual_revenue: Money | None = field(
        default=None,
        metadata=about("what it turns over in a year", "de omzet per jaar", alias="jaaromzet"),
    )
    owner: str | None = field(
        default=None,
        metadata=about(
            "who looks after the account",
            "wie het account beheert",
            alias="eigenaar",
            personal=True,
        ),
    )
    source: str | None = field(
        default=None,
        metadata=about(
            "where it came from; nothing where nobody wrote it down",
            "waar het account vandaan komt; leeg als niemand dat heeft vastgelegd",
            alias="bron",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
