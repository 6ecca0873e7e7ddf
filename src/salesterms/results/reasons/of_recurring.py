"""The words of recurring revenue: what moved it, and why a row or a subscription does not count."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_RECURRING: Final[dict[str, Text]] = {
    "new": Text("new", "nieuw"),
    "expansion": Text("expansion", "uitbreiding"),
    "contraction": Text("contraction", "krimp"),
    "churn": Text("churn", "churn"),
    "reactivation": Text("reactivation", "heractivering"),
    "unchanged": Text("unchanged", "gelijk gebleven"),
    "gone": Text("gone", "vertrokken"),
    "came_and_went": Text("came and went within the period", "binnen de periode gekomen en gegaan"),
    "never_paid": Text(
        "never paid: only a trial, or what costs nothing",
        "nooit betaald: alleen een proefperiode of iets gratis",
    ),
    "trial": Text("on a trial", "op proef"),
    "free": Text("free of charge", "gratis"),
    "never_active": Text("over on the day it began", "voorbij op de dag dat het begon"),
    "start": Text("at the start", "aan het begin"),
    "kept": Text("kept", "behouden"),
    "mrr_at_start": Text("MRR at the start", "MRR aan het begin"),
    "mrr_at_end": Text("MRR at the end", "MRR aan het eind"),
    "contract_mrr": Text("MRR of yearly contracts", "MRR van jaarcontracten"),
    "outlasts_period": Text(
        "of more than the period that is asked for", "van meer dan de gevraagde periode"
    ),
    "period_not_over": Text("of a period that is not over yet", "van een periode die nog loopt"),
    "contracts_unknown": Text(
        "not known what is billed by the year", "onbekend wat per jaar wordt gefactureerd"
    ),
    "no_period_over": Text(
        "no row is of a period that is over", "geen enkele rij is van een periode die voorbij is"
    ),
    "several_periods": Text(
        "more than one period, whose revenue is never added up: {0}; group by month, or make rows"
        " of the whole",
        "meer dan één periode, waarvan de omzet nooit wordt opgeteld: {0}; groepeer op maand, of"
        " maak rijen van het geheel",
    ),
    "periods_not_adjoining": Text(
        "periods that overlap or leave a gap: {0}", "periodes met overlap of een gat ertussen: {0}"
    ),
    "period_without_start": Text(
        "periods in which nothing was there at the start: {0}",
        "periodes waarin er aan het begin niets was: {0}",
    ),
    "not_balanced": Text(
        "a period begins with another amount than the one before it ended with: rows are missing",
        "een periode begint met een ander bedrag dan waarmee de vorige eindigde: er ontbreken"
        " rijen",
    ),
    "more_than_start": Text(
        "more was kept than there was at the start", "er is meer behouden dan er aan het begin was"
    ),
}
