"""The sentences and headings about customers in a report, in English and Dutch."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

MEASURE: Final = Text("{0}: {1}", "{0}: {1}")
MONTH: Final = Text("Month", "Maand")
CUSTOMER: Final = Text("Customer", "Klant")

RECURRING: Final = Text("Recurring revenue", "Terugkerende omzet")
FROM_SUBSCRIPTIONS: Final = Text(
    "From {0} subscriptions of {1} accounts; trials, and what costs nothing, do not count.",
    "Uit {0} abonnementen van {1} accounts; wat op proef of gratis is, telt niet mee.",
)
MOVEMENTS: Final = Text("MRR in {0}, and what moved it", "MRR in {0}, en hoe die veranderde")
START: Final = Text("Start", "Begin")
NEW: Final = Text("New", "Nieuw")
EXPANSION: Final = Text("Expansion", "Uitbreiding")
CONTRACTION: Final = Text("Contraction", "Krimp")
CHURN: Final = Text("Churn", "Churn")
REACTIVATION: Final = Text("Reactivation", "Heractivering")
END: Final = Text("End", "Eind")
BALANCES: Final = Text(
    "Start + new + expansion - contraction - churn + reactivation = end, exactly: an amount is"
    " rounded once, when it is shown.",
    "Begin + nieuw + uitbreiding - krimp - churn + heractivering = eind, precies: een bedrag wordt"
    " één keer afgerond, bij het tonen.",
)
KEPT: Final = Text("What of it stayed, from {0}", "Wat ervan bleef, van {0}")
WITHOUT_TABLE: Final = Text(
    "Without a table by month here: {0}.", "Hier zonder tabel per maand: {0}."
)

CUSTOMERS: Final = Text("Customers who stay and leave", "Klanten die blijven en gaan")
BY_MONTH: Final = Text("Customers by month", "Klanten per maand")
JOINED: Final = Text("Joined", "Nieuw")
CAME_BACK: Final = Text("Came back", "Terug")
LEFT: Final = Text("Left", "Vertrokken")
FIRST_INACTIVE_DAY: Final = Text(
    "Who leaves is booked on the first day without a subscription.",
    "Vertrek wordt geboekt op de eerste dag zonder abonnement.",
)
FIVE_WAYS: Final = Text(
    "The same customers, five churn rates, from {0}", "Dezelfde klanten, vijf keer verloop, van {0}"
)
OVER: Final = Text("{0}; from {1}", "{0}; van {1}")
COHORTS: Final = Text(
    "Still a customer, so many days after the first", "Nog klant, zoveel dagen na de eerste"
)
COHORT: Final = Text("Began in", "Begonnen in")
DAY: Final = Text("Day {0}", "Dag {0}")
NOT_YET: Final = Text(
    "Where it says {0}, not all of a cohort have been there so long: that is not 0.",
    "Waar {0} staat, is niet iedereen uit de groep er al zo lang: dat is geen 0.",
)
NOBODY: Final = Text("Nobody has paid for anything yet.", "Nog niemand heeft ergens voor betaald.")

WORTH: Final = Text("What customers are worth and cost", "Wat klanten waard zijn en kosten")
AT_MARGIN: Final = Text(
    "Of what is billed up to {0}, {1} is profit, as was given.",
    "Van wat tot en met {0} is gefactureerd, is {1} winst, zoals opgegeven.",
)
VALUES: Final = Text("Mean value of a customer", "Gemiddelde waarde van een klant")
MOST_WORTH: Final = Text(
    "Worth most so far, in {0}: {1} of {2} customers",
    "Tot nu toe het meest waard, in {0}: {1} van de {2} klanten",
)
SO_FAR: Final = Text("So far", "Tot nu toe")
WHOLE_LIFETIME: Final = Text("Whole lifetime", "Hele periode als klant")
STILL_THERE: Final = Text(
    "Who is still a customer has no value of a whole lifetime yet.",
    "Wie nog klant is, heeft nog geen waarde over de hele periode als klant.",
)
COSTS: Final = Text(
    "Cost of winning a customer, from {0}", "Kosten om een klant te winnen, van {0}"
)
CAC: Final = Text("CAC", "CAC")
LTV_CAC: Final = Text("LTV : CAC", "LTV : CAC")
LEFT_OVER: Final = Text("LTV less CAC", "LTV min CAC")
WON: Final = Text(
    "Shared out over {0} who became customers, of whom {1} for the first time.",
    "Verdeeld over {0} die klant werden, van wie {1} voor het eerst.",
)
OF_LTV: Final = Text("The LTV beside it: {0} ({1}).", "De LTV ernaast: {0} ({1}).")
NOT_KNOWN_WHO: Final = Text(
    "Not shown, as it is not given how many came by advertising: {0}.",
    "Niet getoond, want niet opgegeven is hoeveel er door advertenties kwamen: {0}.",
)
