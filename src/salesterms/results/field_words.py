"""Fields of rows and their values in Dutch; English has the names that code has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A field of a row, or what a metric adds up under that name -> its word in Dutch. Dates by which
#: a variant selects have theirs in `DATES` of an explanation.
DUTCH: Final[Mapping[str, str]] = {
    # of deals
    "amount": "bedrag",
    "amounts": "bedragen",
    "as_of": "peildatum",
    "chances": "slagingskansen",
    "days": "dagen",
    "deal": "deal",
    "deals": "deals",
    "forecast_category": "prognosecategorie",
    "last_activity": "laatste activiteit",
    "owner": "eigenaar",
    "probability": "slagingskans",
    "stages_reached": "bereikte fasen",
    "status": "status",
    "status_before": "status vooraf",
    # by which things are grouped
    "account": "klant",
    "band": "klasse",
    "basis": "geteld vanaf",
    "case": "geval",
    "competitor": "concurrent",
    "currency": "munteenheid",
    "from_team": "van team",
    "last_reached": "laatst bereikte fase",
    "lost_reason": "reden van verlies",
    "month": "maand",
    "next_stage": "volgende fase",
    "owner_kind": "soort eigenaar",
    "product": "product",
    "quarter": "kwartaal",
    "reason": "reden",
    "source": "bron",
    "stage": "fase",
    "to_team": "naar team",
    "variant": "variant",
    "week": "week",
    "year": "jaar",
    # of lines of deals
    "asked": "gevraagd bedrag",
    "listed": "bedrag tegen lijstprijzen",
    "off_list": "korting op de lijstprijs",
    # of changes of the expected close date
    "after": "nieuwe verwachte sluitdatum",
    "before": "vorige verwachte sluitdatum",
    # of conversions and spells
    "conversion": "conversie",
    "converted": "conversiedatum",
    "entered_on": "datum van binnenkomst",
    "seconds": "seconden",
    # of forecasts and quotas
    "actual": "uitkomst",
    "actuals": "uitkomsten",
    "due": "wat tot dan toe nodig is",
    "forecast": "forecast",
    "forecasts": "forecasts",
    "known_to": "laatste dag die meetelt",
    "last": "laatste dag",
    "no_rate": "waarom er geen aandeel is",
    "quota": "target",
    "rate": "aandeel dat gewonnen werd",
    "unit": "eenheid",
    "worth": "verwachte waarde",
    "worths": "verwachte waarden",
    # of funnels
    "advanced": "dag van verder gaan",
    "finished": "dag van de laatste fase",
    "first_entry": "eerste binnenkomst",
    "outcome": "uitkomst van de stap",
    "position": "plaats in de funnel",
    "whole": "uitkomst van de hele funnel",
    # of leads and hand-overs
    "answer": "antwoord",
    "answered": "datum van het antwoord",
    "qualified": "datum van kwalificatie",
    "responded": "datum van de reactie",
    "response_seconds": "seconden tot de reactie",
    "response_working_seconds": "seconden werktijd tot de reactie",
    "standing": "stand",
    "won": "datum waarop gewonnen is",
    "working_seconds": "seconden werktijd",
    # of lifespans
    "duration": "duur",
    "durations": "tijdsduren",
    "entries": "tijden van late binnenkomst",
    "units": "tijdseenheden",
    "sighting": "wat er is gezien",
    # of customers: their profits, and what was spent on them
    "aim": "voor wie",
    "category": "categorie",
    "channel": "kanaal",
    "id": "kenmerk",
    "ids": "kenmerken",
    "profit": "winst",
    "segment": "segment",
    # of recurring revenue
    "end": "maandbedrag aan het eind",
    "end_yearly": "deel daarvan uit jaarcontracten",
    "movement": "beweging",
    "start": "maandbedrag aan het begin",
    # of customers and cohorts
    "bracket": "band",
    "customer": "klant",
    "day": "dag",
    "in_bracket": "aanwezig in de band",
    "joined_on": "dagen van komst",
    "of": "klant van",
    "on_day": "aanwezig op de dag",
    "on_or_after": "aanwezig op de dag of later",
    "service": "dienst",
    # of attribution
    "before_close": "contact door marketing vóór de sluiting",
    "before_creation": "contact door marketing vóór de aanmaak",
    "by_first_touch": "eerste contact door marketing",
    "by_source": "bron van marketing",
}

#: A value of a field that is no bucket of a metric and so has no words there -> its word in Dutch.
DUTCH_VALUES: Final[Mapping[str, str]] = {
    "advertising": "advertenties",
    "closed": "gesloten",
    "commit": "toegezegd",
    "each": "elke keer",
    "first": "de eerste",
    "last": "de laatste",
    "left_out": "niet meegeteld",
    "no": "nee",
    "omitted": "buiten de forecast",
    "programmes": "programma's",
    "yes": "ja",
}
