"""The words of repeat buying: what a model is of, and why it has no parameters."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_REPEAT_BUYING: Final[dict[str, Text]] = {
    # what the formulas take: the letters of the models, and the rest
    **{letter: Text(letter, letter) for letter in "rabpqv"},
    "purchases": Text("repeat purchases", "herhaalaankopen"),
    "recency": Text("time to the last purchase", "tijd tot de laatste aankoop"),
    "age": Text("time since the first purchase", "tijd sinds de eerste aankoop"),
    "mean_purchase": Text("mean repeat purchase", "gemiddelde herhaalaankoop"),
    "infinite_mean": Text("the mean is infinite", "het gemiddelde is oneindig"),
    # why a transaction tells nothing
    "bought_later": Text("bought after the as-of date", "gekocht na de peildatum"),
    "refund": Text("given back", "terugbetaald"),
    # why a customer tells nothing of amounts
    "no_repeat_purchase": Text("bought once", "één keer gekocht"),
    "spend_unknown": Text("an amount is not known", "een bedrag is niet bekend"),
    "spend_of_zero": Text("paid nothing", "niets betaald"),
    # why a model has no parameters
    "no_repeat_purchases": Text("nobody bought a second time", "niemand kocht een tweede keer"),
    "no_interior_maximum": Text(
        "the likelihood has no clear highest point: it goes on rising, or is flat, as a parameter"
        " grows or shrinks without end",
        "de aannemelijkheid heeft geen duidelijk hoogste punt: ze blijft stijgen, of is vlak,"
        " terwijl een parameter eindeloos groeit of krimpt",
    ),
    "mixed_time_units": Text(
        "times in more than one unit: {0}", "tijden in meer dan één eenheid: {0}"
    ),
    "weeks": Text("weeks", "weken"),
    "months": Text("months", "maanden"),
}
