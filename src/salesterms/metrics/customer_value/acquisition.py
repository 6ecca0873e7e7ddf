"""What it costs to win a customer, by four tables of what counts; and what it costs to keep one.

Which costs count is what people mean by blended, paid or fully loaded. Here each is a column of one
table, over the category of a spend and for whom it was spent.

Glossary: customer-acquisition-cost (000:26); that keeping costs less than winning (000:8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.criteria import Row, Sum
from salesterms.errors import Text
from salesterms.metrics.customer_value.spending import (
    AIM,
    CATEGORY,
    CUSTOMER_SPENDS,
    ON,
    SPENT,
    SpendAim,
    SpendCategory,
)
from salesterms.metrics.definition import Edge
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.formulas import MeanAmount
from salesterms.metrics.parameters import PARAMETERS
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.terms import AMOUNT
from salesterms.metrics.variant import NotBy, Variant
from salesterms.results import Formula, Source
from salesterms.values import CALENDAR_UNITS

if TYPE_CHECKING:
    from salesterms.criteria import Criterion

_DATED: Final = (
    Row("spent_later", ~ON.before(AFTER_AS_OF)),
    Row("outside_period", ~ON.within(PERIOD)),
)
_NEW: Final = AIM.is_(SpendAim.NEW_CUSTOMERS)
#: A number of customers is that of all of the spend: a month or a channel has one of its own.
_ONE_NUMBER: Final = NotBy(
    Text(
        "what has customers of its own: give its spend and its customers to a call of its own",
        "iets met eigen klanten: geef de uitgaven en de klanten daarvan in een eigen aanroep",
    ),
    frozenset({*CALENDAR_UNITS, "channel"}),
)


def _variant(
    name: str,
    says: Text,
    left_out: tuple[Row, ...],
    customers: str,
    source: Source,
    *labels: str,
) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=(*_DATED, *left_out, Row("spend_counted", ~ON.missing())),
        counted=("spend_counted",),
        quantity=Sum(SPENT),
        inputs=lambda found: {**found, "spend": found["spend_counted"]},
        compute=MeanAmount("spend", customers),
        takes={"spend": AMOUNT, customers: PARAMETERS[customers]},
        formula=Formula.quotient(("spend",), (customers,)),
        over=customers,
        date="on",
        needs=(customers,),
        not_by=_ONE_NUMBER,
        source=source,
        unit="money",
        exact=False,
        labels=labels,
    )


def _other(bucket: str, counted: Criterion) -> tuple[Row, ...]:
    return (Row(bucket, ~counted),)


_PROGRAMMES: Final = CATEGORY.is_(SpendCategory.ADVERTISING, SpendCategory.PROGRAMMES)
_ADVERTISING: Final = CATEGORY.is_(SpendCategory.ADVERTISING)
_FOR_EXISTING: Final = _other("for_existing_customers", _NEW)

_BLENDED: Final = Source(
    Text(
        "AI Biz Hub: what was spent / all new customers, whatever brought them; that it is what"
        " marketing buys, and no wages, is ours",
        "AI Biz Hub: de uitgaven / alle nieuwe klanten, hoe ze ook kwamen; dat het gaat om wat"
        " marketing inkoopt, en niet om lonen, is een eigen keuze",
    ),
    ("aibizhub.pages.dev, CAC calculator",),
)


def _told_apart(en: str, nl: str) -> Source:
    """A definition in words of the field; which categories belong to it is a choice of ours."""
    return Source(
        Text(
            f"ours, in the words that GASP, NetSuite and media buyers have for several CACs: {en}",
            f"eigen definitie, in de woorden van GASP, NetSuite en media-inkopers voor meer CAC's:"
            f" {nl}",
        )
    )


_PAID: Final = _told_apart(
    "paid, what advertising cost / the customers that it brought",
    "paid, wat advertenties kostten / de klanten die ze opleverden",
)
_LOADED: Final = _told_apart(
    "fully loaded, with wages and overhead", "fully loaded, met lonen en overhead"
)
_LOGOS: Final = _told_apart(
    "new logo, of customers that were none before", "new logo, van klanten die dat nog niet waren"
)

_NO_CUSTOMERS: Final = Edge(
    "no_customers",
    Text("no customer was won", "er is geen klant gewonnen"),
    Text(
        "undefined (zero_denominator), and neither 0 nor infinite",
        "onbepaald (zero_denominator), geen 0 en niet oneindig",
    ),
)
_NOTHING_SPENT: Final = Edge(
    "nothing_spent",
    Text(
        "no spend counts, and the currency is given",
        "geen uitgave telt mee, en de munteenheid is opgegeven",
    ),
    Text(
        "an amount of 0; without `currency`, undefined (nothing_counted)",
        "een bedrag van 0; zonder `currency` onbepaald (nothing_counted)",
    ),
)
_OF_SPEND: Final = (
    _NOTHING_SPENT,
    Edge(
        "credit",
        Text("a spend below 0, such as a credit", "een uitgave onder 0, zoals een creditnota"),
        Text("it counts, and lowers the cost", "telt mee, en verlaagt de kosten"),
    ),
    Edge(
        "mixed_currencies",
        Text("spend in several currencies", "uitgaven in meer munteenheden"),
        Text(
            "refused (mixed_currencies): one number of customers is that of all the spend",
            "geweigerd (mixed_currencies): één aantal klanten hoort bij alle uitgaven samen",
        ),
    ),
    Edge(
        "spent_later",
        Text("booked after the as-of date", "geboekt na de peildatum"),
        Text("left out as spent_later", "buiten beschouwing als spent_later"),
    ),
    Edge(
        "grouped",
        Text(
            "an answer is asked by month, channel or the like",
            "het antwoord wordt per maand, kanaal en dergelijke gevraagd",
        ),
        Text(
            "raises BadArgument: each of these has customers of its own; by category it says what"
            " each adds to the cost of a customer",
            "geeft de fout BadArgument: elk daarvan heeft eigen klanten; per categorie zegt het wat"
            " elk aan de kosten van een klant bijdraagt",
        ),
    ),
    Edge(
        "rounded",
        Text("a cost that has no last digit", "een bedrag zonder laatste cijfer"),
        Text(
            "rounded once, half up, to the minor unit; not exact",
            "één keer afgerond, half naar boven, op de kleinste munteenheid; niet precies",
        ),
    ),
)

cac = RowMetric(
    id="cac",
    title=Text("Customer acquisition cost (CAC)", "Klantacquisitiekosten (CAC)"),
    term="customer-acquisition-cost",
    rows=CUSTOMER_SPENDS,
    variants=(
        _variant(
            "blended",
            Text(
                "advertising and programmes / all new customers",
                "advertenties en programma's / alle nieuwe klanten",
            ),
            (*_FOR_EXISTING, *_other("wages_and_overhead", _PROGRAMMES)),
            "new_customers",
            _BLENDED,
            "blended CAC",
        ),
        _variant(
            "paid",
            Text(
                "advertising / the new customers that came by it",
                "advertenties / de nieuwe klanten die zo kwamen",
            ),
            (*_FOR_EXISTING, *_other("no_advertising", _ADVERTISING)),
            "paid_customers",
            _PAID,
            "paid CAC",
        ),
        _variant(
            "fully_loaded",
            Text(
                "all that marketing and sales cost / all new customers",
                "alles wat marketing en sales kosten / alle nieuwe klanten",
            ),
            (),
            "new_customers",
            _LOADED,
            "fully loaded CAC",
        ),
        _variant(
            "new_logo",
            Text(
                "all that was spent on new customers / the customers that were none before",
                "alles wat aan nieuwe klanten is uitgegeven / de klanten die dat nog niet waren",
            ),
            _FOR_EXISTING,
            "new_logos",
            _LOGOS,
            "new logo CAC",
        ),
    ),
    edges=(
        _NO_CUSTOMERS,
        Edge(
            "for_existing_customers",
            Text("spent on existing customers", "uitgegeven aan bestaande klanten"),
            Text(
                "left out as for_existing_customers; fully loaded it counts",
                "buiten beschouwing als for_existing_customers; bij fully_loaded telt het mee",
            ),
        ),
        *_OF_SPEND,
    ),
)

customer_retention_cost = RowMetric(
    id="customer_retention_cost",
    title=Text("Customer retention cost", "Kosten van klantbehoud"),
    term="customer-acquisition-cost",
    rows=CUSTOMER_SPENDS,
    variants=(
        _variant(
            "fully_loaded",
            Text(
                "all that was spent on existing customers / the customers that stayed",
                "alles wat aan bestaande klanten is uitgegeven / de klanten die bleven",
            ),
            (Row("for_new_customers", _NEW),),
            "kept_customers",
            Source(
                Text(
                    "ours: the counterpart of the cost of winning one, to test what 000 expects,"
                    " that keeping customers costs less",
                    "eigen definitie: de tegenhanger van de kosten van werven, om te toetsen wat"
                    " 000 verwacht, dat klanten behouden minder kost",
                ),
                ("000:8",),
            ),
        ),
    ),
    edges=(
        Edge(
            "nobody_kept",
            Text("no customer stayed", "er bleef geen klant"),
            Text(
                "undefined (zero_denominator), and neither 0 nor infinite",
                "onbepaald (zero_denominator), geen 0 en niet oneindig",
            ),
        ),
        Edge(
            "for_new_customers",
            Text("spent on new customers", "uitgegeven aan nieuwe klanten"),
            Text("left out as for_new_customers", "buiten beschouwing als for_new_customers"),
        ),
        *_OF_SPEND,
    ),
)
