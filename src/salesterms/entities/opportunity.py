"""A chance of a sale, as one record at one moment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.lifecycle import Category
from salesterms.values import EMPTY, FrozenMapping, Money, Probability, about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrs import Attribute

_ONE = Decimal(1)


class BadOpportunity(SalesTermsError, ValueError):
    """An opportunity that breaks one of its own rules."""

    code = "bad_opportunity"
    message = Text(
        "Opportunity field {0} cannot be {1}: {2}",
        "Veld {0} van een kans kan niet {1} zijn: {2}",
    )

    def __init__(self, name: str, value: object, rule: Text) -> None:
        """Keep the field, its value and the rule."""
        super().__init__(name, value, rule)


_AN_ID = Text("an id is not empty", "een id is niet leeg")
_A_SHARE = Text(
    "a Decimal from 0 to 1, not a percentage", "een Decimal van 0 tot en met 1, geen percentage"
)
_A_CATEGORY = Text("give a Category, such as Category.WON", "geef een Category, zoals Category.WON")
_A_DATE = Text("give a date, not an instant or text", "geef een date, geen tijdstip of tekst")
_LABELS = Text("give a tuple of labels", "geef een tuple van labels")


def _extras(given: Any) -> FrozenMapping[str, Any]:
    if type(given) is FrozenMapping:
        return given
    return FrozenMapping(given) if given else EMPTY


def _stages(given: Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None or type(given) is tuple:
        return given
    if isinstance(given, str):
        raise BadOpportunity("stages_reached", given, _LABELS)
    return tuple(given)


def _has_id(_: Opportunity, __: Attribute[str], value: str) -> None:
    if not value:
        raise BadOpportunity("id", value, _AN_ID)


def _is_category(_: Opportunity, __: Attribute[Category], value: object) -> None:
    if type(value) is not Category:
        raise BadOpportunity("status", value, _A_CATEGORY)


def _is_date(_: Opportunity, attribute: Attribute[date | None], value: object) -> None:
    if value is not None and type(value) is not date:
        raise BadOpportunity(attribute.name, value, _A_DATE)


def _is_share(_: Opportunity, __: Attribute[Decimal | None], value: Decimal | None) -> None:
    if value is None:
        return
    if type(value) is not Decimal or not value.is_finite() or not 0 <= value <= _ONE:
        raise BadOpportunity("probability", value, _A_SHARE)


@frozen(kw_only=True)
class Opportunity:
    """One opportunity: a deal that may be won, with what is recorded about it.

    >>> deal = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     amount=Money("950", "EUR"),
    ...     created=date(2024, 1, 3),
    ...     closed=date(2024, 2, 20),
    ... )
    >>> deal.status.value, str(deal.amount)
    ('won', '950 EUR')

    `status` is the category of its stage; `stage` the label as the source gave it. Dates are plain
    dates, amounts exact money, `probability` a Decimal in 0..1. None means "not recorded", never 0
    or "". `stages_reached` is a tuple of labels; None where that is not known. A close date before
    the creation date is legal: real exports have it. What else the source holds stands in `extras`.

    A status that is no Category, a date that is an instant, an empty id, or a probability that is
    no Decimal in 0..1 raises `BadOpportunity`: these would count wrongly without a sound. For
    the rest the class trusts its types, as a type checker does; `salesterms.opportunities(rows)`
    checks them all.
    Glossary: salesmogelijkheid, verkoopkans, opportunity (000:90, 001:19).
    """

    id: str = field(
        validator=_has_id,
        metadata=about(
            "the identifier of the deal in its source",
            "het kenmerk van de deal in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        ),
    )
    status: Category = field(
        validator=_is_category,
        metadata=about(
            "the category of its stage, whatever the source calls the stage",
            "de categorie van de fase, hoe de bron die fase ook noemt",
        ),
    )
    owner: str | None = field(
        default=None,
        metadata=about(
            "who works on the deal", "wie aan de deal werkt", alias="eigenaar", personal=True
        ),
    )
    account: str | None = field(
        default=None,
        metadata=about("the customer to be", "de beoogde klant", alias="klant"),
    )
    product: str | None = field(
        default=None, metadata=about("what is offered", "wat wordt aangeboden")
    )
    amount: Money | None = field(
        default=None,
        metadata=about("what the deal is worth", "wat de deal waard is", alias="bedrag"),
    )
    stage: str | None = field(
        default=None,
        metadata=about(
            "the label of its stage, as the source gives it",
            "de naam van de fase, zoals de bron die geeft",
            alias="fase",
        ),
    )
    stages_reached: tuple[str, ...] | None = field(
        default=None,
        converter=_stages,
        metadata=about(
            "the labels of every stage that it has reached",
            "de namen van alle fasen die de deal heeft bereikt",
            alias="bereikte_fasen",
        ),
    )
    created: date | None = field(
        default=None,
        validator=_is_date,
        metadata=about("when it was created", "wanneer de deal is aangemaakt", alias="aangemaakt"),
    )
    closed: date | None = field(
        default=None,
        validator=_is_date,
        metadata=about(
            "when it was won or lost",
            "wanneer de deal gewonnen of verloren is",
            alias="gesloten",
        ),
    )
    expected_close: date | None = field(
        default=None,
        validator=_is_date,
        metadata=about(
            "when it is expected to close",
            "wanneer de deal naar verwachting sluit",
            alias="verwachte_sluiting",
        ),
    )
    last_activity: date | None = field(
        default=None,
        validator=_is_date,
        metadata=about(
            "when somebody last did something for it",
            "wanneer er voor het laatst iets aan de deal is gedaan",
            alias="laatste_activiteit",
        ),
    )
    probability: Probability | None = field(
        default=None,
        validator=_is_share,
        metadata=about(
            "the chance of winning it, from 0 to 1",
            "de kans dat de deal gewonnen wordt, van 0 tot en met 1",
            alias="slagingskans",
            unit="share",
        ),
    )
    extras: FrozenMapping[str, Any] = field(
        default=EMPTY,
        converter=_extras,
        metadata=about(
            "what else the source holds",
            "wat de bron verder bevat",
            alias="overig",
            personal=True,
        ),
    )

    @property
    def currency(self) -> str | None:
        """The currency of the amount; None where there is no amount."""
        return None if self.amount is None else self.amount.currency
