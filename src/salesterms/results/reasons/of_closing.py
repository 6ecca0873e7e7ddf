"""The buckets of what is derived from deals: courses from conversion, spells in a stage, lines."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_CLOSING: Final[dict[str, Text]] = {
    "won_listed": Text("won at list prices", "gewonnen tegen lijstprijzen"),
    "won_asked": Text("won as asked", "gewonnen zoals gevraagd"),
    # courses from conversion to close
    "not_converted": Text("never converted", "nooit geconverteerd"),
    "no_deal": Text("no deal has begun", "nog geen deal begonnen"),
    "closed_before_conversion": Text("closed before the conversion", "gesloten vóór de conversie"),
    "converted_later": Text("converted after the as-of date", "geconverteerd na de peildatum"),
    # spells in a stage
    "ended": Text("ended", "afgelopen"),
    "lasting": Text("still going on", "nog bezig"),
    "spell_not_begun": Text("begun after the as-of date", "begonnen na de peildatum"),
    "left_before_entered": Text("left before it was entered", "verlaten vóór het begin"),
    # lines of deals
    "no_list_price": Text("a line without a list price", "een regel zonder lijstprijs"),
    "list_price_of_0": Text("a line with a list price of 0", "een regel met lijstprijs 0"),
    # terms of a formula
    "opportunities": Text("opportunities", "verkoopkansen"),
    "average_value": Text("average value", "gemiddelde waarde"),
    "cycle_days": Text("days of the cycle", "dagen van de cyclus"),
}
