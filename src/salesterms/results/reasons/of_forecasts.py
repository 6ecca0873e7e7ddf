"""The words of forecasts: where a deal counts, and why one has no place or no rate."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_FORECASTS: Final[dict[str, Text]] = {
    # where a deal counts, and why it does not
    "commit": Text("committed", "toegezegd"),
    "best_case": Text("best case", "best case"),
    "pipeline": Text("pipeline", "pipeline"),
    "expected": Text("expected", "verwacht"),
    "omitted": Text("left out of the forecast by category", "door de categorie buiten de forecast"),
    "no_category": Text("no forecast category", "geen forecastcategorie"),
    "open_as_closed": Text(
        "open, in the category of what is won", "open, in de categorie van wat gewonnen is"
    ),
    # history
    "no_stage": Text("the stage is not known", "de fase is niet bekend"),
    "no_owner": Text("no owner", "geen eigenaar"),
    "no_history": Text(
        "no decided deal has reached this stage: no rate",
        "geen besliste deal heeft deze fase bereikt: geen aandeel",
    ),
    "too_little_history": Text(
        "too few decided deals have reached this stage for a rate",
        "te weinig besliste deals hebben deze fase bereikt voor een aandeel",
    ),
    # accuracy
    "pair": Text("forecasts with an actual", "forecasts met een uitkomst"),
    "begins_later": Text(
        "its period begins after the as-of date", "de periode begint na de peildatum"
    ),
    "no_forecast": Text("no forecast", "geen forecast"),
    "no_actual": Text("the actual is not known", "de uitkomst is niet bekend"),
    "actual_zero": Text(
        "no miss is a share of an actual of 0: {0} of them",
        "geen afwijking is een deel van een uitkomst van 0: {0} keer",
    ),
    "misses": Text("misses, added up", "afwijkingen, opgeteld"),
    "actuals": Text("actuals, added up", "uitkomsten, opgeteld"),
    "forecast": Text("forecast", "forecast"),
    "forecasts": Text("forecasts", "forecasts"),
}
