"""Why a deal brings no commission, and what a plan changes."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_COMMISSION: Final[dict[str, Text]] = {
    "sold": Text("sold", "verkocht"),
    "rate": Text("rate", "percentage"),
    "units": Text("units", "stuks"),
    "bonus": Text("bonus", "bonus"),
    # why a deal is left out
    "after_as_of": Text("closed after the as-of date", "gesloten na de peildatum"),
    "no_margin": Text("no margin", "geen marge"),
    "no_units": Text("no number of units", "geen aantal stuks"),
    "currency_of_no_plan": Text(
        "in another currency than the plan", "in een andere munteenheid dan het plan"
    ),
    "not_paid": Text("nothing can be calculated", "er valt niets te berekenen"),
    # why a statement has no payout
    "same_id_twice": Text(
        "the same id stands more than once: {0}", "hetzelfde kenmerk staat er meer dan eens: {0}"
    ),
    # what a plan changes
    "threshold": Text(
        "below the threshold nothing is paid", "onder de drempel wordt niets betaald"
    ),
    "cap": Text("no more than the cap", "niet meer dan het maximum"),
    "floor": Text("no less than the floor", "niet minder dan het minimum"),
    "draw_paid": Text("paid in advance, up to the draw", "voorschot, als aanvulling"),
    "draw_recovered": Text("draws that are repaid", "verrekend voorschot"),
    "clawback": Text("taken back for a deal that was undone", "teruggevorderd: deal teruggedraaid"),
}
