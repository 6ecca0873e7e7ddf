"""A chance of a sale, as one record at one moment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from salesterms.entities.buying_teams.team import BuyingTeam
from salesterms.entities.lost_reason import LostReason
from salesterms.entities.one_currency import OTHER_CURRENCY
from salesterms.entities.products.order_line import OrderLine, order_total
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, A_SHARE, AN_ID, SOURCE_ID, TEXT, one_of
from salesterms.entities.worth import Closing, WithAmount
from salesterms.errors import Kind, Problem, Shape, Text, each_of_kind, of_kind, several
from salesterms.lifecycle import Category, ForecastCategory
from salesterms.values import EMPTY, FrozenMapping, Money, Probability, about
from salesterms.values.decimals import FRACTION_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What a deal in a category should have on record. Real exports have not, so it is told, by
#: `missing`, and not refused.
_NEEDED: Final = {
    Category.WON: ("closed",),
    Category.LOST: ("closed", "lost_reason"),
}

_ZERO, _ONE = Decimal(0), Decimal(1)
#: From this power of ten on a share is written without an exponent: its length tells its digits.
_USUAL: Final = -6
_LONGEST: Final = len("0.") + FRACTION_DIGITS
_A_CATEGORY: Final = Shape(
    Text("a Category, such as Category.WON", "een Category, zoals Category.WON"),
    lambda value: type(value) is Category,
)
_LABELS: Final = Shape(
    Text("a tuple of labels", "een tuple van labels"),
    lambda value: type(value) is tuple,
).or_none()
_CONTACTS: Final = several(AN_ID, Text("a tuple of ids of people", "een tuple van kenmerken"))

_A_TEAM: Final = of_kind(BuyingTeam, Text("a BuyingTeam", "een BuyingTeam"))
_LINES: Final = each_of_kind(OrderLine, Text("a tuple of OrderLine", "een tuple van OrderLine"))

OTHER_DEAL: Final = Kind(
    "team_of_other_deal",
    Text("the buying team is of the deal {value}", "het aankoopteam is van de deal {value}"),
    Text("give the team of this deal", "geef het team van deze deal"),
)
ONE_TWICE: Final = Kind(
    "one_twice",
    Text("{value} stands here twice: {detail}", "{value} staat hier twee keer: {detail}"),
    Text("name each once", "noem elk één keer"),
)


def _extras(given: Any) -> FrozenMapping[str, Any]:
    if type(given) is FrozenMapping:
        return given
    return FrozenMapping(given) if given else EMPTY


def _stages(given: Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None or type(given) is tuple or isinstance(given, str):
        return given  # type: ignore[return-value] # a text is told with the rest
    return tuple(given)


def _are_ids(people: Any) -> bool:
    """A tuple of different texts that are not blank, as quickly as that can be seen."""
    return (
        people.__class__ is tuple
        and set(map(type, people)) == {str}
        and all(map(str.strip, people))
        and len(set(people)) == len(people)
    )


def _each_contact_once(deal: Opportunity) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, person in enumerate(deal.contacts):
        before = first.setdefault(person, at)
        if before != at:
            path, other = f"$.contacts[{at}]", f"$.contacts[{before}]"
            yield Problem(kind=ONE_TWICE, value=person, path=path, detail=other)


def _team_is_of_this_deal(deal: Opportunity) -> Iterator[Problem]:
    team = deal.buying_team
    if team is not None and team.deal not in (None, deal.id):
        yield Problem(kind=OTHER_DEAL, value=team.deal, path="$.buying_team.deal")


def _lines_in_one_currency(deal: Opportunity) -> Iterator[Problem]:
    for at, line in enumerate(deal.order_lines):
        first = deal.order_lines[0].unit_price.currency
        if line.unit_price.currency != first:
            path = f"$.order_lines[{at}].unit_price"
            yield Problem(kind=OTHER_CURRENCY, value=line.unit_price, detail=first, path=path)


_RULES: Final = Rules(
    {
        "id": SOURCE_ID,
        "status": _A_CATEGORY,
        "stages_reached": _LABELS,
        "lost_reason": TEXT.or_none(),
        "competitor": TEXT.or_none(),
        "forecast_category": one_of(ForecastCategory).or_none(),
        "created": A_DATE.or_none(),
        "closed": A_DATE.or_none(),
        "expected_close": A_DATE.or_none(),
        "last_activity": A_DATE.or_none(),
        "probability": A_SHARE.or_none(),
        "contacts": _CONTACTS,
        "buying_team": _A_TEAM.or_none(),
        "order_lines": _LINES,
    },
    Rule(("contacts",), _each_contact_once),
    Rule(("id", "buying_team"), _team_is_of_this_deal),
    Rule(("order_lines",), _lines_in_one_currency),
)


@frozen(kw_only=True)
class Opportunity(WithAmount, Closing):
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
    the creation date is legal: real exports have it. `contacts` are ids of people: of one deal
    there may be several (001:19). A `buying_team` is of this deal, or of none that is named. Lines
    are in one currency; their total, `lines_total`, need not be the amount. What else the source
    holds stands in `extras`.

    A status that is no Category, a date that is an instant, an empty id, or a probability that is
    no Decimal in 0..1 would count wrongly without a sound, so one `EntityProblems` names all of
    them. For owner, account, product, amount and stage the class trusts its types, as a type
    checker does; `salesterms.opportunities(rows)` checks them all.
    Glossary: salesmogelijkheid, verkoopkans, opportunity (000:90, 001:19).
    """

    id: str = field(
        metadata=about(
            "the identifier of the deal in its source",
            "het kenmerk van de deal in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        ),
    )
    status: Category = field(
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
        metadata=about("when it was created", "wanneer de deal is aangemaakt", alias="aangemaakt"),
    )
    closed: date | None = field(
        default=None,
        metadata=about(
            "when it was won or lost",
            "wanneer de deal gewonnen of verloren is",
            alias="gesloten",
        ),
    )
    expected_close: date | None = field(
        default=None,
        metadata=about(
            "when it is expected to close",
            "wanneer de deal naar verwachting sluit",
            alias="verwachte_sluiting",
        ),
    )
    last_activity: date | None = field(
        default=None,
        metadata=about(
            "when somebody last did something for it",
            "wanneer er voor het laatst iets aan de deal is gedaan",
            alias="laatste_activiteit",
        ),
    )
    probability: Probability | None = field(
        default=None,
        metadata=about(
            "the chance of winning it, from 0 to 1",
            "de kans dat de deal gewonnen wordt, van 0 tot en met 1",
            alias="slagingskans",
            unit="share",
        ),
    )
    contacts: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "the ids of the people who are involved",
            "de kenmerken van de betrokken personen",
            alias="contacten",
        ),
    )
    buying_team: BuyingTeam | None = field(
        default=None,
        metadata=about(
            "who decides on the side of the buyer",
            "wie er aan de kant van de koper beslist",
            alias="aankoopteam",
        ),
    )
    order_lines: tuple[OrderLine, ...] = field(
        default=(),
        metadata=about(
            "what is offered, line by line",
            "wat er wordt aangeboden, regel voor regel",
            alias="orderregels",
        ),
    )
    lost_reason: str | None = field(
        default=None,
        metadata=about(
            "why it was lost, a decision that was never made included",
            "waarom de deal verloren is, ook als er nooit is beslist",
            alias="verliesreden",
        ),
    )
    competitor: str | None = field(
        default=None,
        metadata=about(
            "who else is, or was, in the running",
            "wie er nog meer in de race is of was",
            alias="concurrent",
        ),
    )
    forecast_category: ForecastCategory | None = field(
        default=None,
        metadata=about(
            "how surely it is forecast",
            "hoe zeker de deal in de prognose staat",
            alias="prognosecategorie",
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

    def __attrs_post_init__(self) -> None:
        # The whole table at once: deals are made by the hundred thousand, and nearly all keep to
        # it. Where anything seems otherwise, the table itself looks at each field, and tells.
        try:
            created, closed = self.created, self.closed
            expected, active = self.expected_close, self.last_activity
            share, stages, category = self.probability, self.stages_reached, self.forecast_category
            reason, rival = self.lost_reason, self.competitor
            kept = (
                self.id.__class__ is str
                and self.id
                and self.status.__class__ is Category
                and (created is None or created.__class__ is date)
                and (closed is None or closed.__class__ is date)
                and (expected is None or expected.__class__ is date)
                and (active is None or active.__class__ is date)
                and (stages is None or stages.__class__ is tuple)
                and ((people := self.contacts) == () or _are_ids(people))
                and self.order_lines == ()
                and self.buying_team is None
                and (reason is None or (reason.__class__ is str and reason.strip()))
                and (rival is None or (rival.__class__ is str and rival.strip()))
                and (category is None or category.__class__ is ForecastCategory)
                and (
                    share is None
                    or (
                        share.__class__ is Decimal
                        and share.is_finite()
                        and _USUAL <= share.adjusted() <= 0
                        and len(str(share)) <= _LONGEST
                        and _ZERO <= share <= _ONE
                    )
                )
            )
        except AttributeError:  # a document that lacks a field has its other faults told as well
            kept = False
        if not kept:
            _RULES.check(self)

    @property
    def lines_total(self) -> Money | None:
        """What its order lines come to, exactly; None where it has none.

        The amount of a deal may be something else: it is what the source says that it is worth.
        """
        return order_total(self.order_lines)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that a deal in its category should have, and this one has not.

        >>> Opportunity(id="D-1", status=Category.LOST).missing
        ('closed', 'lost_reason')

        What is won or lost has the date of it, and what is lost the reason. Where a source keeps
        neither, its deals are still deals: they are read, and this names what is not there.
        """
        return tuple(name for name in _NEEDED.get(self.status, ()) if getattr(self, name) is None)

    def lose(self, *, on: date, reason: str, competitor: str | None = None) -> Opportunity:
        """The same deal, lost on a date, for a reason; to whom, where it went to somebody.

        >>> deal = Opportunity(id="D-1", status=Category.OPEN)
        >>> deal.lose(on=date(2024, 3, 1), reason=LostReason.NO_DECISION).lost_reason
        'no_decision'

        A reason is needed: one of `LostReason`, or in your own words. That no decision was made is
        one. Raises `WrongArgument` for what is no date, or no reason.
        """
        text = reason.value if type(reason) is LostReason else reason
        A_DATE.check("on", on)
        TEXT.check("reason", text)
        return evolve(
            self, status=Category.LOST, closed=on, lost_reason=text, competitor=competitor
        )
