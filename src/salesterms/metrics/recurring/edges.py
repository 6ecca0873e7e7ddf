"""What the metrics of recurring revenue give at their edges."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from salesterms.errors import Text
from salesterms.metrics.deal_edges import CURRENCIES_APART, UNDEFINED, left_out
from salesterms.metrics.definition import Edge

#: A row asks for more than the metric does, or for days that are not known yet.
OUTLASTS_PERIOD: Final = Edge(
    "outlasts_period",
    Text(
        "the row stands for more than the period that is asked for",
        "de rij staat voor meer dan de gevraagde periode",
    ),
    Text(
        "left out as outlasts_period: a year says nothing of its March",
        "buiten beschouwing als outlasts_period: een jaar zegt niets over maart",
    ),
)
NOT_OVER: Final = Edge(
    "period_not_over",
    Text(
        "the period of the row ends after the as-of date",
        "de periode van de rij eindigt na de peildatum",
    ),
    left_out("period_not_over"),
)
_NOBODY_PAYS: Final = Text(
    "nobody pays at the start or at the end: gone, on a trial, or in between only",
    "niemand betaalt aan begin of eind: weg, op proef, of alleen tussendoor",
)
#: Of amounts, which are 0 in a currency and nothing in none.
NO_AMOUNT: Final = Edge(
    "nobody_pays",
    _NOBODY_PAYS,
    Text(
        "0 in the currency that is asked for, or grouped by; in none undefined (nothing_counted)",
        "0 in de munteenheid waarin of waarop wordt gevraagd; zonder onbepaald (nothing_counted)",
    ),
)
#: Of amounts: what is not known is never 0.
NOTHING_KNOWN: Final = Edge(
    "nothing_known",
    Text(
        "no row tells who pays: none is of the period, or none of a period that is over",
        "geen rij vertelt wie er betaalt: geen is van de periode, of van een die voorbij is",
    ),
    Text(
        "not yet observable (no_period_over) where a row is of a period that is not over, else"
        " undefined (nothing_counted); never 0",
        "nog niet waarneembaar (no_period_over) als een rij van een lopende periode is, anders"
        " onbepaald (nothing_counted); nooit 0",
    ),
)
#: Of shares.
NOBODY_PAYS: Final = Edge(
    "nobody_pays",
    _NOBODY_PAYS,
    Text(
        "undefined, with the reason of each account; never 0 or 100 %",
        "onbepaald, met de reden van elk account; nooit 0 of 100 %",
    ),
)
SEVERAL_PERIODS: Final = Edge(
    "several_periods",
    Text("rows of more than one period", "rijen van meer dan één periode"),
    Text(
        "refused (several_periods): group by month, name one period, or make rows of it all with"
        " mrr_changes(…, months=12)",
        "geweigerd (several_periods): groepeer op maand, noem één periode, of maak rijen van het"
        " geheel met mrr_changes(…, months=12)",
    ),
)
ADJOINING: Final = Edge(
    "adjoining_periods",
    Text(
        "rows of periods that follow each other, such as the months of a year",
        "rijen van periodes die op elkaar volgen, zoals de maanden van een jaar",
    ),
    Text(
        "what moved in each is added up, from the start of the first one",
        "wat in elk ervan veranderde wordt opgeteld, vanaf het begin van de eerste",
    ),
)
NOT_ADJOINING: Final = Edge(
    "periods_not_adjoining",
    Text(
        "rows of periods with a gap, or that overlap", "rijen van periodes met een gat of overlap"
    ),
    Text("refused (periods_not_adjoining)", "geweigerd (periods_not_adjoining)"),
)
NOT_BALANCED: Final = Edge(
    "not_balanced",
    Text(
        "a period begins with another amount than the one before it ended with",
        "een periode begint met een ander bedrag dan waarmee de vorige eindigde",
    ),
    Text(
        "refused (not_balanced): rows are missing, and would look like churn",
        "geweigerd (not_balanced): er ontbreken rijen, en dat zou op churn lijken",
    ),
)
NO_START: Final = Edge(
    "no_start", Text("nobody paid at the start", "aan het begin betaalde niemand"), UNDEFINED
)
THIRDS_OF_CENTS: Final = Edge(
    "fractions",
    Text(
        "a yearly fee that is no whole number of cents a month",
        "een jaarbedrag dat per maand geen geheel aantal centen is",
    ),
    Text(
        "kept exactly, and rounded once, half up, where it is an amount",
        "blijft exact, en wordt één keer afgerond, half naar boven, als het een bedrag wordt",
    ),
)
CURRENCIES: Final = CURRENCIES_APART
CURRENCIES_REFUSED: Final = Edge(
    "mixed_currencies",
    CURRENCIES_APART.when,
    Text(
        "refused (mixed_currencies): group by currency",
        "geweigerd (mixed_currencies): groepeer op munteenheid",
    ),
)

ACCOUNT_TWICE: Final = Edge(
    "customer_twice",
    Text(
        "one account in two rows of a period and a currency",
        "één account in twee rijen van een periode en een munteenheid",
    ),
    Text(
        "refused (customer_twice): it would pay twice; shares do not look at it, and mrr_changes"
        " makes no such rows",
        "geweigerd (customer_twice): het zou dubbel betalen; aandelen kijken er niet naar, en"
        " mrr_changes maakt zulke rijen niet",
    ),
)

#: Of amounts at one moment: those of two moments are never added up.
OF_ONE_PERIOD: Final = (
    OUTLASTS_PERIOD,
    NOT_OVER,
    NO_AMOUNT,
    NOTHING_KNOWN,
    ACCOUNT_TWICE,
    SEVERAL_PERIODS,
    CURRENCIES,
)
_PERIODS: Final = (OUTLASTS_PERIOD, NOT_OVER, ADJOINING, NOT_ADJOINING, NOT_BALANCED)
#: Of amounts that move, which are added up over periods.
OF_MOVED: Final = (*_PERIODS, NO_AMOUNT, NOTHING_KNOWN, ACCOUNT_TWICE, CURRENCIES)
#: Of shares of what moves.
OF_FLOWS: Final = (*_PERIODS, NOBODY_PAYS, CURRENCIES_REFUSED)


def of_variants(edge: Edge, variants: tuple[str, ...]) -> Edge:
    """The same edge, of these variants only."""
    return evolve(edge, variants=variants)
