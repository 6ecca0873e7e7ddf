"""The sentences and headings about plans and the pipeline in a report, in English and Dutch."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

QUOTAS: Final = Text("Quotas", "Targets")
REACHED: Final = Text("What each owner reached", "Wat ieder heeft gehaald")
OWNER: Final = Text("Owner", "Eigenaar")
PERIOD: Final = Text("Period", "Periode")
QUOTA: Final = Text("Quota", "Target")
ACTUAL: Final = Text("Reached", "Gehaald")
ATTAINMENT: Final = Text("Attainment", "Behaald deel")
CREDITED: Final = Text(
    "A deal counts for who owns it, once it is won within the period of the quota.",
    "Een deal telt voor de eigenaar ervan, als die binnen de periode van het target is gewonnen.",
)
LEFT_OUT: Final = Text(
    "Won by them, and not counted: {0}.", "Door hen gewonnen en niet geteld: {0}."
)
ALL_TOGETHER: Final = Text("All together", "Samen")
MEAN: Final = Text(
    "The mean of the members, each weighing the same: {0}.",
    "Het gemiddelde van de leden, ieder even zwaar: {0}.",
)
COMMISSION: Final = Text("Commission", "Commissie")
PAID_BY: Final = Text(
    "By the plan {0}, for {1}. A statement says of every deal what it brings.",
    "Volgens het plan {0}, over {1}. Een afrekening zegt van elke deal wat die oplevert.",
)
PAYOUTS: Final = Text("Who is paid what", "Wie wat krijgt uitbetaald")
SOLD: Final = Text("Counts", "Telt mee")
PAYOUT: Final = Text("Payout", "Uitbetaling")
NO_PAYOUT: Final = Text("Why not", "Waarom niet")
IN_ALL: Final = Text("In all, in {0}: {1}.", "In totaal, in {0}: {1}.")
NOT_PAID: Final = Text(
    "Won in that period, and not paid on: {0}.",
    "In die periode gewonnen, en niet meegerekend: {0}.",
)
OF_NOBODY: Final = Text(
    "In no statement, since nobody owns them: {0} deals.",
    "In geen enkele afrekening, want van niemand: {0} deals.",
)

COVERAGE: Final = Text("Is there enough in the pipeline?", "Zit er genoeg in de pipeline?")
TO_COVER: Final = Text(
    "What is open and expected to close from {1}, against the quota of {0}: {2}.",
    "Wat openstaat en naar verwachting sluit van {1}, tegenover het target van {0}: {2}.",
)
COVER_TABLE: Final = Text("Coverage, by definition", "Dekking, per definitie")
AT_RATE: Final = Text(
    "The win rate in it is the close ratio of this report: {0}.",
    "De winratio erin is de sluitingsverhouding van dit rapport: {0}.",
)

FORECAST: Final = Text("Forecast", "Forecast")
FORECAST_OF: Final = Text(
    "What closes from {0}, as far as it can be told on {1}.",
    "Wat sluit van {0}, voor zover dat op {1} te zeggen is.",
)
FORECASTS: Final = Text("The same period, by definition", "Dezelfde periode, per definitie")
FORECAST_AMOUNT: Final = Text("Amount", "Bedrag")

BRIDGE: Final = Text(
    "Why the pipeline is not what it was", "Waarom de pipeline niet is wat die was"
)
BETWEEN: Final = Text(
    "From {0} to {1}: every deal stands in one line, and the lines add up exactly.",
    "Van {0} tot en met {1}: elke deal staat in één regel, en samen kloppen de regels precies.",
)
LINES: Final = Text("Open pipeline in {0}", "Open pipeline in {0}")
LINE: Final = Text("Line", "Regel")
AMOUNT: Final = Text("Amount", "Bedrag")
OUTSIDE: Final = Text("In none of these lines: {0}.", "In geen van deze regels: {0}.")
NOTHING_IN_PIPELINE: Final = Text(
    "No deal with an amount was in the pipeline on either day.",
    "Op geen van beide dagen zat er een deal met een bedrag in de pipeline.",
)

WITHOUT_TABLE: Final = Text(
    "Without a table here, and in the bridge itself: {0}.",
    "Hier zonder tabel, en in de brug zelf wel: {0}.",
)
LACKS: Final = Text(
    "Not shown: no column is mapped to {0}.", "Niet getoond: er is geen kolom voor {0}."
)
OF_LATER: Final = Text(
    "Not shown: {0} of these records tell of what came after {1}, so that they do not show how the"
    " pipeline stood on that day.",
    "Niet getoond: {0} van deze records vertellen van na {1}, en laten dus niet zien hoe de"
    " pipeline er die dag voor stond.",
)

HYGIENE: Final = Text("How well the open deals are kept", "Hoe goed de open deals zijn bijgehouden")
CLEAN: Final = Text(
    "{0} of {1} open deals have nothing to mend ({2}), on {3}.",
    "Aan {0} van {1} open deals valt niets te verbeteren ({2}), peildatum {3}.",
)
FINDINGS: Final = Text("What was found", "Wat er is gevonden")
POLICY: Final = Text(
    "By the policy that was given: an activity within {0} days, at least {1} contacts, and a"
    " close no further than {2} days ahead.",
    "Volgens het gegeven beleid: een activiteit binnen {0} dagen, contactpersonen: {1} of meer,"
    " en een sluiting niet verder dan {2} dagen vooruit.",
)

VELOCITY: Final = Text(
    "Sales velocity of the deals decided from {0}",
    "Verkoopsnelheid van wat is beslist van {0}",
)
PER_DAY: Final = Text("Per day", "Per dag")
