"""Every sentence and heading about the audit of a stage log, in English and Dutch."""

from __future__ import annotations

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.values import SMALL_SAMPLE

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

FIT = {
    Subject.PERSON: Text("The stages that people went through", "De fasen die mensen doorliepen"),
    Subject.DEAL: Text("The stages that deals went through", "De fasen die deals doorliepen"),
}
FIT_TABLE = Text("Cases and rows", "Gevallen en rijen")
#: The shares of an audit, by their names.
FIT_ROWS = {
    "fit_share": Text("cases that fit", "gevallen die passen"),
    "legal_share": Text("rows that are legal or stay", "rijen die geldig zijn of blijven"),
    "backward_share": Text("cases that went back", "gevallen die teruggingen"),
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
STALLS_TABLE = Text("Where cases stall", "Waar gevallen stilvallen")
NEVER_LEFT = Text(
    "Nobody has left {0} yet; cases that stand there: {1}, half of them for {2} days or more.",
    "Nog niemand heeft {0} verlaten; gevallen die er staan: {1}, de helft al {2} dagen of langer.",
)
FEW_ENDED = Text(
    f"Where fewer than {SMALL_SAMPLE} have ended, three quarters of them say little: {{0}}.",
    f"Waar er minder dan {SMALL_SAMPLE} zijn beëindigd, zegt driekwart daarvan weinig: {{0}}.",
)

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

BEGINS = Text("(begins)", "(begint)")
EDGE = Text("{0} -> {1}: {2}, {3}", "{0} -> {1}: {2}, {3}")
ROW = Text("1 row", "1 rij")
ROWS_OF = Text("{0} rows", "{0} rijen")
CASE = Text("1 case", "1 geval")
CASES_OF = Text("{0} cases", "{0} gevallen")
ROWS = Text("Rows", "Rijen")
NUMBER = Text("Number", "Aantal")
UNDEFINED = Text("undefined", "onbepaald")
MORE_LABELS = Text("and {0} rows with other labels", "en {0} rijen met andere labels")
FOUND_ONE = Text("Found: {0}: {1}", "Gevonden: {0}: {1}")
SUCH_AS_CASE = Text(" (such as {0})", " (zoals {0})")
NOT_LOOKED_ONE = Text("Not looked for: {0}, for {1}", "Niet naar gezocht: {0}, want {1}")
FLOW = Text(
    "The steps that were made: a line for each, with its rows",
    "De gemaakte stappen: een lijn voor elke stap, met het aantal rijen",
)
FLOW_FROM = Text(
    "The steps that were made: a line for each of at least {0} rows",
    "De gemaakte stappen: een lijn voor elke stap van minstens {0} rijen",
)
UNFIT = Text("Cases that do not fit", "Gevallen die niet passen")
CASE_ID = Text("Case", "Geval")
