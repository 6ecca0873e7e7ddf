"""The buckets of churn and retention, and the terms of their formulas."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_CHURN: Final[dict[str, Text]] = {
    # terms of formulas
    "end": Text("customers at the end", "klanten aan het eind"),
    "churned": Text("churned", "weggegaan"),
    "retained": Text("retained", "behouden"),
    "churn_rate": Text("churn", "verloop"),
    "periods": Text("number of periods", "aantal periodes"),
    # buckets that are counted
    "returned": Text("left and returned in the period", "in de periode weggegaan en teruggekomen"),
    "joined": Text("joined", "erbij gekomen"),
    "joined_and_left": Text(
        "joined and left in the period", "in de periode erbij gekomen en weer weggegaan"
    ),
    "came_back": Text("a former customer who came back", "een oude klant die terugkwam"),
    "came_back_and_left": Text(
        "a former customer who came back and left again",
        "een oude klant die terugkwam en weer wegging",
    ),
    # why a row is left out
    "only_trial": Text(
        "nothing but a trial, so no customer", "alleen een proefperiode, dus geen klant"
    ),
    "only_free": Text("nothing that is paid for, so no customer", "niets betaalds, dus geen klant"),
    "not_wholly_in_period": Text(
        "only partly in the period", "maar voor een deel binnen de periode"
    ),
    # why an answer has no value
    "several_of": Text(
        "customers of different things at once ({0}): group by of, or keep the rows of one",
        "klanten van verschillende dingen door elkaar ({0}): groepeer op of, of houd de rijen van"
        " één ervan over",
    ),
    "periods_overlap": Text(
        "periods that overlap, in which one leaving would count twice: {0}",
        "periodes die overlappen, waardoor één vertrek twee keer zou tellen: {0}",
    ),
    "not_thirty_days": Text(
        "the rows are of {0} days, and the rate is one of thirty",
        "de rijen gaan over {0} dagen, en dit verloop gaat over dertig",
    ),
    "more_than_churned": Text(
        "more are left out than churned ({0})", "er vallen er meer af dan er weggingen ({0})"
    ),
}
