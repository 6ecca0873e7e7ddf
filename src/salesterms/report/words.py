"""Every sentence and heading of a report, in English and Dutch."""

from __future__ import annotations

from salesterms.errors import Text
from salesterms.values import SMALL_SAMPLE

#: What stands where there is no value.
NO_VALUE = "–"  # noqa: RUF001 - a dash, as in printed tables

#: What stands where a value cannot be known yet.
NOT_YET = Text("not yet", "nog niet")

DAYS = Text("{0} days", "{0} dagen")
SPAN = Text("{0} up to, not including, {1}", "{0} tot {1} (die dag zelf niet)")

# --- the top and the bottom ------------------------------------------------------------------

TITLE = Text("Sales report", "Verkooprapport")
CONTENTS = Text("Contents", "Inhoud")
AT_A_GLANCE = Text("At a glance", "In het kort")
FOOTER = Text(
    "Made with salesterms: every figure with its definition, its source and an account of every"
    " row. Nothing is guessed.",
    "Gemaakt met salesterms: elk cijfer met zijn definitie, zijn bron en een verantwoording van"
    " elke rij. Er is niets gegokt.",
)
# Short enough for one line of a terminal, so that the command can be copied.
PLAIN_FORMATS = Text(
    "Numbers and dates in plain notation; for the English one: pip install 'salesterms[i18n]'",
    "Getallen en datums in kale notatie; voor de Nederlandse: pip install 'salesterms[i18n]'",
)
SMALL_SAMPLE_NOTE = Text(
    f"* fewer than {SMALL_SAMPLE} rows: a small sample",
    f"* minder dan {SMALL_SAMPLE} rijen: een kleine steekproef",
)
MORE_LINES = Text(
    "and {0} more; the JSON document has them all",
    "en nog {0}; in het JSON-document staan ze allemaal",
)
TOTAL = Text("all together", "totaal")
NONE = Text("(none)", "(geen)")

AS_OF = Text("As of {0}.", "Peildatum {0}.")
AS_RECORDED = Text(
    "No as-of date was given: rows stand as recorded.",
    "Er is geen peildatum opgegeven: de rijen tellen zoals ze zijn vastgelegd.",
)
IN_PERIOD = Text("Only the period from {0}.", "Alleen de periode van {0}.")
READ_FILE = Text(
    "{0} rows read from {1}: {2} accepted, {3} quarantined, {4} blank, {5} skipped.",
    "{0} rijen gelezen uit {1}: {2} geaccepteerd, {3} in quarantaine, {4} leeg, {5} overgeslagen.",
)
READ_ROWS = Text("Opportunities given: {0}.", "Aangeleverde verkoopkansen: {0}.")
THE_ROWS = Text("the rows given", "de aangeleverde rijen")
NO_ROWS = Text(
    "No row was read: there is a header and nothing below it, so nothing can be measured.",
    "Er is geen enkele rij gelezen: er is een kopregel met niets eronder, dus er valt niets te"
    " meten.",
)
NO_ROW_ACCEPTED = Text(
    "No row was accepted, so nothing can be measured: what became of the rows is told below.",
    "Geen enkele rij is geaccepteerd, dus er valt niets te meten: hieronder staat wat er met de"
    " rijen is gebeurd.",
)

# --- what was read ----------------------------------------------------------------------------

READ = Text("What was read", "Wat er is ingelezen")
OUTCOMES = Text(
    "Every row ends in exactly one place", "Elke rij komt op precies één plaats terecht"
)
OUTCOME = Text("Outcome", "Uitkomst")
ROWS = Text("Rows", "Rijen")
OUTCOME_WORDS = {
    "accepted": Text("accepted", "geaccepteerd"),
    "quarantined": Text("quarantined", "in quarantaine"),
    "blank": Text("blank", "leeg"),
    "skipped": Text("skipped as declared", "overgeslagen zoals opgegeven"),
}
REASONS = Text("Why rows were quarantined", "Waarom rijen in quarantaine staan")
REASON = Text("Reason", "Reden")
EXAMPLE = Text("For example", "Bijvoorbeeld")
PROBLEMS = Text("Problems, {0} of {1} shown", "Problemen, {0} van {1} getoond")
ALL_PROBLEMS = Text(
    "All of them, with the original text of their rows: --quarantine FILE, or quarantine_csv() of"
    " the result.",
    "Allemaal, met de oorspronkelijke tekst van hun rijen: --quarantine BESTAND, of"
    " quarantine_csv() van het resultaat.",
)
RECORD = Text("Record", "Record")
COLUMN = Text("Column", "Kolom")
PROBLEM = Text("Problem", "Probleem")
JOIN = Text("The second file", "Het tweede bestand")
JOIN_WORDS = {
    "rows": Text("rows in the second file", "rijen in het tweede bestand"),
    "matched": Text("rows with a partner", "rijen met een tegenhanger"),
    "unmatched_left": Text("rows without a partner", "rijen zonder tegenhanger"),
    "unmatched_right": Text(
        "keys of the second file that no row has",
        "sleutels van het tweede bestand die bij geen rij horen",
    ),
    "duplicate_right": Text(
        "keys that occur more than once in the second file",
        "sleutels die vaker voorkomen in het tweede bestand",
    ),
    "blank_right": Text(
        "rows of the second file without a key", "rijen van het tweede bestand zonder sleutel"
    ),
}
UNMATCHED_KEYS = Text("Keys that no row has, such as {0}", "Sleutels zonder rij, zoals {0}")
DUPLICATE_KEYS = Text("Keys that occur more often, such as {0}", "Dubbele sleutels, zoals {0}")
ROWS_READ = Text("read", "gelezen")
WHAT = Text("What", "Wat")
NUMBER = Text("Number", "Aantal")

# --- the figures ------------------------------------------------------------------------------

CLOSE_RATIO = Text("Close ratio", "Sluitingsverhouding")
SALES_CYCLE = Text("Sales cycle", "Verkoopcyclus")
WON_REVENUE = Text("Won revenue", "Gewonnen omzet")
AVERAGE_DEAL = Text("Average deal", "Gemiddelde deal")
OPEN_PIPELINE = Text("Open pipeline", "Openstaande pipeline")
WEIGHTED_PIPELINE = Text("Weighted pipeline", "Gewogen pipeline")
REVENUE = Text("Won revenue and average deal", "Gewonnen omzet en gemiddelde deal")
PIPELINE = Text("Pipeline", "Pipeline")

OF_DECIDED = Text("{0} won of {1} decided", "{0} gewonnen van {1} beslist")
MEDIAN_IS = Text("mean; median {0} days", "gemiddeld; mediaan {0} dagen")
IN_DEALS = Text("deals: {0}", "deals: {0}")
COUNT_OF = Text("{0} {1}", "{0} {1}")
AND = Text("{0} + {1}", "{0} + {1}")
WITH_PARAMETER = Text("{0} ({1})", "{0} ({1})")
IN_CURRENCY = Text("{0}, in {1}", "{0}, in {1}")
VARIANTS = Text("The same deals, seven close ratios", "Dezelfde deals, zeven sluitingsverhoudingen")
VARIANTS_INTRO = Text(
    'The name "close ratio" stands for different formulas. The first is the one used in this'
    " report; compare only figures made by the same one.",
    "De naam sluitingsverhouding staat voor verschillende formules. Dit rapport gebruikt de"
    " eerste; vergelijk alleen cijfers die met dezelfde formule zijn gemaakt.",
)
NO_LOST = Text(
    "No lost deal is recorded in these rows, so the share of decided deals is 100 % however many"
    " were lost in fact. The variants that count open deals too say more.",
    "In deze rijen staat geen enkele verloren deal. Van de besliste deals is dan altijd 100 %"
    " gewonnen, hoeveel er in werkelijkheid ook verloren gingen. De varianten die ook openstaande"
    " deals meetellen, zeggen meer.",
)
DEFINITION = Text("Definition", "Definitie")
VARIANT = Text("Variant", "Variant")
VALUE = Text("Value", "Waarde")
COUNTED = Text("Counted", "Meegeteld")
DEFINED_BY = Text("Defined so by", "Zo gedefinieerd door")
COUNTED_OF = Text("{0} of {1} rows", "{0} van {1} rijen")
BY_DATE = Text("{0}, by {1}", "{0}, naar {1}")
ELAPSED = Text("{0}; {1} of its {2} days are over", "{0}; {1} van de {2} dagen zijn voorbij")
#: The lines of an account, by the codes that `salesterms.results.explanation.parts` gives them.
ACCOUNT = {
    "reason": Text("Reason", "Reden"),
    "definition": DEFINITION,
    "formula": Text("With the numbers", "Met de getallen"),
    "counted": COUNTED,
    "left out": Text("Left out", "Buiten beschouwing"),
    "period": Text("Period", "Periode"),
    "as of": Text("As of", "Peildatum"),
    "source": DEFINED_BY,
    "note": Text("Note", "Let op"),
}
NEEDS = Text("{0}: needs {1}", "{0}: vraagt om {1}")
#: What a variant may need: the argument, and the option of the command line.
OPTIONS = {
    "as_of": Text("as_of (--as-of DATE)", "as_of (--as-of DATUM)"),
    "stale_after": Text("stale_after (--stale-after DAYS)", "stale_after (--stale-after DAGEN)"),
    "stage": Text("stage (--stage LABEL)", "stage (--stage LABEL)"),
}
NOT_SHOWN = Text("{0}: {1}", "{0}: {1}")
CYCLES = Text("Days from creation to close", "Dagen van aanmaak tot sluiting")
DEALS_OF = {
    "won": Text("won deals", "gewonnen deals"),
    "lost": Text("lost deals", "verloren deals"),
    "decided": Text("won and lost deals", "gewonnen en verloren deals"),
}
DEALS = Text("Deals", "Deals")
MEAN_DAYS = Text("Mean (days)", "Gem. (dagen)")
MEDIAN_DAYS = Text("Median (days)", "Mediaan (dagen)")
CURRENCY = Text("Currency", "Munteenheid")
WON_BY_CURRENCY = Text("Won deals by currency", "Gewonnen deals per munteenheid")
PIPELINE_BY_CURRENCY = Text(
    "Open deals by currency, without and with those on hold",
    "Openstaande deals per munteenheid, zonder en met deals in de wacht",
)
OPEN_AMOUNT = Text("Open", "Openstaand")
WEIGHTED_AMOUNT = Text("Weighted", "Gewogen")
OPEN_WITH_HELD = Text("Open + on hold", "Openstaand + in de wacht")
WEIGHTED_WITH_HELD = Text("Weighted + on hold", "Gewogen + in de wacht")
LEFT_OUT = Text(
    "{0}: {1} of {2} rows counted; left out: {3}.",
    "{0}: {1} van {2} rijen meegeteld; niet meegeteld: {3}.",
)
NO_AMOUNTS = Text(
    "no row that counts has an amount", "geen enkele rij die meetelt heeft een bedrag"
)
MORE_CURRENCIES = Text(
    "Tables stand here for the currencies with most deals; the others ({0}) stand in the overview"
    " only.",
    "Hier staan tabellen voor de munteenheden met de meeste deals; de overige ({0}) staan alleen in"
    " het overzicht.",
)

# --- by group ---------------------------------------------------------------------------------

BY_OWNER = Text("By owner", "Per accountmanager")
BY_QUARTER = Text("By quarter", "Per kwartaal")
OWNER = Text("Owner", "Accountmanager")
QUARTER = Text("Quarter", "Kwartaal")
DECIDED = Text("Decided", "Beslist")
WON = Text("Won", "Gewonnen")
OWNER_RATES = Text(
    "Close ratio and sales cycle by owner",
    "Sluitingsverhouding en verkoopcyclus per accountmanager",
)
QUARTER_RATES = Text(
    "Close ratio and sales cycle by quarter of closing",
    "Sluitingsverhouding en verkoopcyclus per kwartaal van sluiting",
)
OWNER_MONEY = Text("Money by owner, in {0}", "Bedragen per accountmanager, in {0}")
QUARTER_WON = Text(
    "Won deals by quarter of closing, in {0}", "Gewonnen deals per kwartaal van sluiting, in {0}"
)
QUARTER_OPEN = Text(
    "Open deals by quarter of expected close, in {0}",
    "Openstaande deals per kwartaal van verwachte sluiting, in {0}",
)
CYCLES_OF_WON = Text(
    "The sales cycle is that of won deals.", "De verkoopcyclus is die van gewonnen deals."
)
NOTHING_COUNTS = Text("No row counts here.", "Hier telt geen enkele rij mee.")
NO_OWNER_COLUMN = Text(
    "No column is mapped to the owner.", "Er is geen kolom toegewezen aan de accountmanager."
)

# --- stages -----------------------------------------------------------------------------------

STAGES = Text("Open deals by stage", "Openstaande deals per fase")
STAGE = Text("Stage", "Fase")
OPEN = Text("Open", "Open")
HELD = Text("On hold", "In de wacht")
STALE = Text("Stale", "Stilgevallen")
ACTIVITY_UNKNOWN = Text("Unknown", "Onbekend")
STAGE_THEN = Text(
    "Deals that closed after the as-of date were open then, at a stage that is not recorded.",
    "Deals die na de peildatum zijn gesloten, stonden toen nog open; in welke fase, is niet"
    " vastgelegd.",
)
STALE_MEANS = Text(
    "Stale: still open although the expected close date has passed, or nothing happened for more"
    " than {0} days. Deals on hold are not judged.",
    "Stilgevallen: nog open terwijl de verwachte sluitdatum voorbij is, of al meer dan {0} dagen"
    " zonder activiteit. Deals in de wacht worden niet beoordeeld.",
)
ASK_STALE = Text(
    "Which deals are stale is not said: that takes an as-of date and a number of days"
    " (stale_after, --stale-after).",
    "Welke deals zijn stilgevallen, staat er niet bij: daarvoor zijn een peildatum en een aantal"
    " dagen nodig (stale_after, --stale-after).",
)
NO_STAGE_COLUMN = Text(
    "No column is mapped to the stage.", "Er is geen kolom toegewezen aan de fase."
)

# --- what stands out --------------------------------------------------------------------------

STANDS_OUT = Text("What stands out", "Wat opvalt")
LOWEST = {
    "owner": Text(
        "Lowest close ratio of the owners: {0}, {1} ({2} won of {3} decided). All the others"
        " together: {4}.",
        "Laagste sluitingsverhouding van de accountmanagers: {0}, {1} ({2} gewonnen van {3}"
        " beslist). Alle andere samen: {4}.",
    ),
    "quarter": Text(
        "Lowest close ratio of the quarters: {0}, {1} ({2} won of {3} decided). All the others"
        " together: {4}.",
        "Laagste sluitingsverhouding van de kwartalen: {0}, {1} ({2} gewonnen van {3} beslist)."
        " Alle andere samen: {4}.",
    ),
}
COMPARED = {
    "owner": Text(
        "{0} owners with at least {1} decided deals each were compared.",
        "Vergeleken zijn {0} accountmanagers met elk minstens {1} besliste deals.",
    ),
    "quarter": Text(
        "{0} quarters with at least {1} decided deals each were compared.",
        "Vergeleken zijn {0} kwartalen met elk minstens {1} besliste deals.",
    ),
}
TOO_FEW = {
    "owner": Text(
        "Owners are not compared: fewer than two have at least {0} decided deals.",
        "Accountmanagers zijn niet vergeleken: minder dan twee van hen hebben minstens {0} besliste"
        " deals.",
    ),
    "quarter": Text(
        "Quarters are not compared: fewer than two have at least {0} decided deals.",
        "Kwartalen zijn niet vergeleken: minder dan twee ervan tellen minstens {0} besliste deals.",
    ),
}
ALL_ALIKE = {
    "owner": Text(
        "No owner stands apart: all {0} with at least {1} decided deals have a close ratio of {2}.",
        "Geen accountmanager springt eruit: alle {0} met minstens {1} besliste deals hebben een"
        " sluitingsverhouding van {2}.",
    ),
    "quarter": Text(
        "No quarter stands apart: all {0} with at least {1} decided deals have a close ratio of"
        " {2}.",
        "Geen kwartaal springt eruit: alle {0} met minstens {1} besliste deals hebben een"
        " sluitingsverhouding van {2}.",
    ),
}
BELOW = Text(
    "The interval of this one, {0} to {1}, lies wholly below that, at a confidence of 1 − {2}/{3},"  # noqa: RUF001 - a minus
    " because the lowest of {3} is looked at (Bonferroni).",
    "Het interval van deze, {0} tot {1}, ligt daar in zijn geheel onder, bij een betrouwbaarheid"
    " van 1 − {2}/{3}, omdat de laagste van {3} is bekeken (Bonferroni).",  # noqa: RUF001 - a minus
)
STALLS = Text(
    "Most stale deals stand in stage {0}: {1} of the {2} deals that are open there, and of {3}"
    " stale deals in all.",
    "De meeste stilgevallen deals staan in fase {0}: {1} van de {2} die daar openstaan, op een"
    " totaal van {3} stilgevallen deals.",
)
NOTHING_STALE = Text("No open deal is stale.", "Geen enkele openstaande deal is stilgevallen.")

IN_WORDS = Text("The picture in words", "De afbeelding in woorden")
