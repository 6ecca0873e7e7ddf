"""The words of what only a frame can hold: labels and orders that nobody has checked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Code -> what it says.
OF_FRAMES: Final[Mapping[str, Text]] = {
    "unknown_label": Text(
        "a label that the mapping gives no meaning to, or a row that could not be derived",
        "een label dat in de mapping niet voorkomt, of een rij die niet af te leiden was",
    ),
    "unknown_level": Text(
        "a number that is no value of its fact", "een getal dat geen waarde van het feit is"
    ),
    "unknown_count": Text("no number of signals", "geen aantal signalen"),
    "no_customer": Text("no customer in the row", "geen klant in de rij"),
    "no_date": Text("no date in the row", "geen datum in de rij"),
    "not_credited": Text(
        "what was reached cannot be read from the deals",
        "wat er is behaald staat niet in de deals",
    ),
    "team_without_members": Text(
        "no member of the team is known", "van het team is geen lid bekend"
    ),
    "no_purchase": Text("nothing was bought", "er is niets gekocht"),
    "unknown_currency": Text(
        "an amount counts beside which no currency of ISO 4217 stands",
        "er telt een bedrag mee waar geen munteenheid van ISO 4217 bij staat",
    ),
    "required_missing": Text(
        "rows that lack a value which every row of their kind has",
        "rijen zonder een waarde die elke rij van die soort heeft",
    ),
    "of_another_day": Text(
        "rows that hold on another day than was asked about",
        "rijen die op een andere dag gelden dan is gevraagd",
    ),
}
