"""Why an answer has no value."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_ANSWERS: Final[dict[str, Text]] = {
    "zero_denominator": Text("nothing to divide by: {0} is 0", "delen door nul kan niet: {0} = 0"),
    "nothing_counted": Text("no row was counted", "geen enkele rij is meegeteld"),
    "column_not_mapped": Text("column not mapped: {0}", "kolom niet toegewezen: {0}"),
    "as_of_needs_column": Text(
        "column not mapped: {0}; an as-of date asks for it",
        "kolom niet toegewezen: {0}; een peildatum vraagt erom",
    ),
    "mixed_currencies": Text(
        "more than one currency, which are never added: {0}; group by currency, or keep the deals"
        ' of one: deals.where(lambda deal: deal.currency == "EUR")',
        "meer dan één munteenheid, en die worden nooit bij elkaar opgeteld: {0}; groepeer op"
        " munteenheid, of houd de deals van één munteenheid over:"
        ' deals.where(lambda deal: deal.currency == "EUR")',
    ),
    "other_currency": Text(
        "asked for one currency, but the rows that count hold {0}: group by currency instead, or"
        ' keep the deals of one: deals.where(lambda deal: deal.currency == "EUR")',
        "om één munteenheid gevraagd, maar de rijen die meetellen bevatten {0}: groepeer op"
        " munteenheid, of houd de deals van één munteenheid over:"
        ' deals.where(lambda deal: deal.currency == "EUR")',
    ),
    "out_of_bounds": Text(
        "numbers are too large or too fine to be added up exactly: amounts, or the probabilities"
        " that weigh them, which go from 0 to 1",
        "getallen zijn te groot of te fijn om exact op te tellen: bedragen, of de kansen waarmee ze"
        " worden gewogen, die van 0 tot 1 gaan",
    ),
    "period_not_started": Text(
        "the period starts after the as-of date", "de periode begint na de peildatum"
    ),
    "negative_amount": Text("a negative amount", "een negatief bedrag"),
    "parameter_missing": Text("needs {0}", "vraagt om {0}"),
}
