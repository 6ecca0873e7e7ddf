"""Every sentence and heading about a stage log, in English and Dutch."""

from __future__ import annotations

from salesterms.errors import Text

LOG_TITLE = Text("Audit of a stage log", "Controle van een fasenlog")
LOG_READ = Text("{0} rows read from {1}.", "{0} rijen gelezen uit {1}.")
LOG_AS_OF = Text(
    "As of {0}; later rows left out: {1}.", "Peilmoment {0}; latere rijen weggelaten: {1}."
)
LOG_NO_AS_OF = Text(
    "No moment was given: how long stages last that have not ended is not said.",
    "Er is geen peilmoment opgegeven: hoelang fasen duren die niet zijn afgelopen, staat er niet"
    " bij.",
)
BY_WORDS_OF = Text(
    "The stages are those of {0} (a {1}); the policy is: {2}.",
    "De fasen zijn die van {0} (een {1}); het beleid is: {2}.",
)

FIT = Text("The stages that deals went through", "De doorlopen fasen")
FIT_TABLE = Text("Cases and rows", "Gevallen en rijen")
FIT_ROWS = {
    "fit": Text("cases that fit", "gevallen die passen"),
    "legal": Text("rows that are legal", "geldige rijen"),
    "backward": Text("cases that went back", "gevallen die teruggingen"),
}
OF = Text("Of", "Van de")
SHARE = Text("Share", "Aandeel")
FUNNEL = Text("How many cases came as far as each stage", "Hoeveel gevallen elke fase bereikten")
CASES = Text("Cases", "Gevallen")
VERDICTS = Text("What each row is", "Wat elke rij is")
VERDICT = Text("Verdict", "Oordeel")
RULING = Text("Ruling", "Besluit")
UNKNOWN_LABELS = Text("Labels that the words do not have", "Labels die de woorden niet kennen")
LABEL = Text("Label", "Label")

STEPS = Text("Steps", "Stappen")
WORST = Text("Forbidden steps, most often first", "Verboden stappen, de meest gemaakte eerst")
NO_WORST = Text("No forbidden step was made.", "Er is geen verboden stap gemaakt.")
REVERSIONS = Text("Steps back, most often first", "Stappen terug, de meest gemaakte eerst")
FROM = Text("From", "Van")
TO = Text("To", "Naar")

TIMES = Text("Time in each stage", "Tijd in elke fase")
TIMES_TABLE = Text("Days between entering and leaving", "Dagen tussen begin en einde")
ENDED = Text("Ended", "Beëindigd")
LOWER = Text("A quarter up to", "Een kwart tot")
MEDIAN = Text("Half up to", "De helft tot")
UPPER = Text("Three quarters up to", "Driekwart tot")
LASTING = Text("Lasting", "Lopend")
OVERDUE = Text("Overdue", "Te lang")
OVERDUE_MEANS = Text(
    "Overdue: lasting longer than three quarters of those that ended. Stages that have not ended"
    " are not among the times.",
    "Te lang: lopend, en al langer dan driekwart van wat is beëindigd. Fasen die niet zijn"
    " afgelopen, tellen niet mee in de tijden.",
)
GRAIN = Text(
    "The times of a stage are told apart by at most {0} seconds.",
    "De tijden van een fase zijn onderscheiden tot op hooguit {0} seconden.",
)
STALLS_TABLE = Text("Where deals stall", "Waar deals stilvallen")

FOUND = Text("What else the log shows", "Wat het log verder laat zien")
FOUND_TABLE = Text("What was looked for, and what was not", "Waarnaar is gezocht, en waarnaar niet")
LOOKED_FOR = Text("Looked for", "Gezocht naar")
SUCH_AS = Text("Such as", "Zoals")
NOT_LOOKED = Text("Not looked for, because", "Niet gezocht, want")

FITS = Text(
    "{0} of {1} cases went through the stages as the policy allows ({2}).",
    "{0} van de {1} gevallen zijn door de fasen gegaan zoals het beleid toestaat ({2}).",
)
WORST_STEP = Text(
    "The forbidden step that was made most often: {0} → {1} ({2}), in rows: {3}.",
    "De meest gemaakte verboden stap: {0} → {1} ({2}), rijen: {3}.",
)
STALLS_MOST = Text(
    "Most overdue cases stand in {0}: {1} of the {2} that last there.",
    "De meeste gevallen die te lang lopen, staan in {0}: {1} van de {2} die daar lopen.",
)
