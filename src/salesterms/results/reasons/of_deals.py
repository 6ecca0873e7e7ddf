"""The buckets of opportunities: what counts, and why a deal is left out."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_DEALS: Final[dict[str, Text]] = {
    "rows": Text("rows", "rijen"),
    "days": Text("days", "dagen"),
    "won_count": Text("number won", "aantal gewonnen"),
    "lost_count": Text("number lost", "aantal verloren"),
    # buckets that are counted
    "won": Text("won", "gewonnen"),
    "lost": Text("lost", "verloren"),
    "open": Text("open", "open"),
    "held": Text("on hold", "in de wacht"),
    "stale": Text("stale", "stilgevallen"),
    "undecided": Text("not decided yet", "nog niet beslist"),
    "not_won": Text("not won", "niet gewonnen"),
    # why a row is left out
    "closed": Text("already closed", "al gesloten"),
    "not_created_yet": Text("created after the as-of date", "aangemaakt na de peildatum"),
    "closed_later": Text(
        "closed after the as-of date: what it was worth by then is not recorded",
        "gesloten na de peildatum: wat hij toen waard was is niet vastgelegd",
    ),
    "no_created_date": Text("no creation date", "geen aanmaakdatum"),
    "no_close_date": Text("closed, but without a close date", "gesloten, maar zonder sluitdatum"),
    "no_expected_close": Text("no expected close date", "geen verwachte sluitdatum"),
    "outside_period": Text("outside the period", "buiten de periode"),
    "no_amount": Text("no amount", "geen bedrag"),
    "no_probability": Text("no probability", "geen slagingskans"),
    "closed_before_created": Text(
        "closed before it was created", "gesloten voordat hij was aangemaakt"
    ),
    "stage_unknown": Text(
        "not known which stages it reached", "onbekend welke fasen hij heeft bereikt"
    ),
    "stage_not_reached": Text("did not reach the stage", "heeft de fase niet bereikt"),
    "activity_unknown": Text(
        "neither overdue nor with a known last activity",
        "niet over tijd en zonder bekende laatste activiteit",
    ),
    "fresh": Text("open and not stale", "open en niet stilgevallen"),
}
