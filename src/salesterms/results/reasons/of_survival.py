"""The words of survival: what a lifespan tells, and why a curve or a model has no number."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_SURVIVAL: Final[dict[str, Text]] = {
    # what a lifespan tells, besides "ended"
    "censored": Text("not over when last seen", "nog niet voorbij toen het laatst is gezien"),
    "trial_lifespan": Text("a trial", "een proefperiode"),
    "free_lifespan": Text("billed at 0", "kost niets"),
    "no_duration": Text("no duration known", "geen duur bekend"),
    "negative_duration": Text("a duration below 0", "een duur onder 0"),
    "no_time_seen": Text("not there for any time that was seen", "op geen enkel moment gezien"),
    # why it tells nothing of renewals
    "late_entry": Text(
        "first seen later than at the start", "pas na het begin voor het eerst gezien"
    ),
    "no_known_day": Text(
        "up to when it was followed is not known", "tot wanneer het is gevolgd is onbekend"
    ),
    # what a formula names
    "time": Text("time", "tijd"),
    "until": Text("until", "tot"),
    "alpha": Text("alpha", "alfa"),
    "beta": Text("beta", "beta"),
    "retention": Text("retention", "retentie"),
    "renewal": Text("renewal", "verlenging"),
    "renewals": Text("renewals", "verlengingen"),
    "discount": Text("discount", "discontovoet"),
    # why a curve has no number
    "beyond_sight": Text(
        "nobody was seen for that long, and some had not ended",
        "niemand is zo lang gezien, en een deel was nog niet voorbij",
    ),
    "median_not_reached": Text(
        "after {0}, the last that was seen, more than half were still there",
        "na {0}, het laatste dat is gezien, was meer dan de helft er nog",
    ),
    "nobody_left": Text(
        "nobody is left, so nothing varies", "er is niemand over, dus niets varieert"
    ),
    # why a model has none
    "no_customers": Text(
        "there were no customers at the start", "er waren bij het begin geen klanten"
    ),
    "too_few_periods": Text(
        "no cohort was followed for two renewals", "geen cohort is twee verlengingen lang gevolgd"
    ),
    "no_churn": Text("nobody has left", "niemand is vertrokken"),
    "churn_at_first_only": Text(
        "all who left did so at their first renewal",
        "wie vertrok, deed dat bij de eerste verlenging",
    ),
    "no_rising_retention": Text(
        "those who stay longer do not leave less: customers seem alike",
        "wie langer blijft vertrekt niet minder vaak: klanten lijken gelijk",
    ),
    "undetermined": Text(
        "the likelihood is too flat to tell the parameters",
        "de aannemelijkheid is te vlak om de parameters te bepalen",
    ),
    "infinite_sum": Text(
        "without discount the sum is infinite", "zonder discontering is de som oneindig"
    ),
}
