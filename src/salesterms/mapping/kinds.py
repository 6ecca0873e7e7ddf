"""The kinds of problems that a value of a row can have: one table, codes stable."""

from __future__ import annotations

from salesterms.errors import Kind, Text

MISSING_ID = Kind(
    "missing_id",
    Text("the id is blank", "het id is leeg"),
    Text("give every row an id of its own", "geef elke rij een eigen id"),
)
MISSING_CASE = Kind(
    "missing_case",
    Text("the case is blank", "het geval is leeg"),
    Text(
        "say of every row of a log which deal or person it is about",
        "zeg bij elke rij van een log over welke deal of persoon die gaat",
    ),
)
MISSING_LABEL = Kind(
    "missing_label",
    Text("the label is blank", "het label is leeg"),
    Text(
        "fill in the stage; rows without one that are no data can be skipped in the mapping",
        "vul de fase in; rijen zonder fase die geen gegevens zijn, kan de mapping overslaan",
    ),
)
MISSING_INSTANT = Kind(
    "missing_instant",
    Text("there is no time at which the stage was entered", "het tijdstip van de fase ontbreekt"),
    Text("fill it in: nothing can be said without", "vul het in: zonder is er niets te zeggen"),
)
UNDECLARED_INSTANT_FORMAT = Kind(
    "undeclared_date_format",
    Text(
        "{value} is no instant with its offset, as in 2026-03-05T10:15:00Z, and no format is"
        " declared",
        "{value} is geen tijdstip met afstand tot UTC, zoals 2026-03-05T10:15:00Z, en er is geen"
        " vorm opgegeven",
    ),
    Text(
        'declare the column\'s "formats", such as ["D-M-YYYY HH:mm"] or ["epoch_ms"]',
        'geef de "formats" van de kolom op, zoals ["D-M-YYYY HH:mm"] of ["epoch_ms"]',
    ),
)
UNKNOWN_FLAG = Kind(
    "unknown_label",
    Text("the label {value} is not listed", "het label {value} staat niet in de lijst"),
    Text(
        "list it in the mapping under true or false; there are: {detail}",
        "zet het in de mapping bij true of false; er zijn: {detail}",
    ),
)
SNAPSHOT_NOT_LATER = Kind(
    "snapshot_not_later",
    Text(
        "{value} is not later than the snapshot of this case before it, {detail}",
        "{value} is niet later dan de momentopname van dit geval ervoor, {detail}",
    ),
    Text(
        "put the snapshots in order of time, one of each case at a time",
        "zet de momentopnamen op volgorde van tijd, met één per geval tegelijk",
    ),
)
MISSING_STATUS = Kind(
    "missing_status",
    Text("the status is blank", "de status is leeg"),
    Text(
        'fill it in, or say in the mapping what a blank means ("blank": "open")',
        'vul hem in, of zeg in de mapping wat leeg betekent ("blank": "open")',
    ),
)
UNKNOWN_LABEL = Kind(
    "unknown_label",
    Text("the label {value} is not listed", "het label {value} staat niet in de lijst"),
    Text(
        "list it in the mapping's status under open, held, won or lost; nearest: {detail}",
        "zet het in de status van de mapping bij open, held, won of lost; lijkt op: {detail}",
    ),
)
UNKNOWN_FORECAST = Kind(
    "unknown_forecast_category",
    Text(
        "the forecast category {value} is not listed",
        "de prognosecategorie {value} staat niet in de lijst",
    ),
    Text(
        "list it in the mapping's forecast_category; nearest: {detail}",
        "zet haar in forecast_category van de mapping; lijkt op: {detail}",
    ),
)
NOT_A_NUMBER = Kind(
    "not_a_number",
    Text(
        "{value} is not a number written with {detail}",
        "{value} is geen getal geschreven met {detail}",
    ),
    Text(
        "at most 18 digits and 9 after the mark; declare the column's marks in the mapping; a"
        " negative number has a minus in front and no brackets; no exponents or outer spaces",
        "hoogstens 18 cijfers en 9 achter het teken; geef de tekens van de kolom op in de mapping;"
        " een negatief getal heeft een min ervoor en geen haakjes; geen exponenten of spaties"
        " eromheen",
    ),
)
#: The same problem, where the sign of a currency is what is in the way.
SIGNED_NUMBER = Kind(
    "not_a_number",
    Text(
        "{value} has the sign {detail}, and none is declared",
        "{value} bevat het teken {detail} en er is er geen opgegeven",
    ),
    Text(
        'declare "sign": {detail} for the column in the mapping',
        'geef "sign": {detail} op bij de kolom in de mapping',
    ),
)
UNDECLARED_DECIMAL_MARK = Kind(
    "undeclared_decimal_mark",
    Text(
        "{value} has a mark, and none is declared: it could mean two numbers",
        "{value} bevat een scheidingsteken en er is er geen opgegeven: het kan twee getallen zijn",
    ),
    Text(
        'declare "decimal" and "thousands" for the column in the mapping',
        'geef "decimal" en "thousands" op bij de kolom in de mapping',
    ),
)
FLOAT_NUMBER = Kind(
    "float_number",
    Text("{value} is a float, which is not exact", "{value} is een float, en die is niet exact"),
    Text(
        "give Decimal(str(x)) or text; a frame reads the column exactly as text (dtype=str)",
        "geef Decimal(str(x)) of tekst; een frame leest de kolom precies als tekst (dtype=str)",
    ),
)
NO_CURRENCY = Kind(
    "no_currency",
    Text("the amount {value} has no currency", "het bedrag {value} heeft geen munteenheid"),
    Text(
        'name a code or a column under "currency" in the mapping, or give Money',
        'noem een code of een kolom bij "currency" in de mapping, of geef Money',
    ),
)
MISSING_CURRENCY = Kind(
    "missing_currency",
    Text(
        "the row has an amount and its currency is blank",
        "de rij heeft een bedrag en de munteenheid is leeg",
    ),
    Text("fill in a code of ISO 4217, such as EUR", "vul een code van ISO 4217 in, zoals EUR"),
)
UNKNOWN_CURRENCY = Kind(
    "unknown_currency",
    Text("{value} is not a currency code", "{value} is geen code van een munteenheid"),
    Text(
        "use three capitals of ISO 4217; nearest: {detail}",
        "gebruik drie hoofdletters van ISO 4217; lijkt op: {detail}",
    ),
)
#: Money that a row gives ready-made, beside a column or a constant that says otherwise.
OTHER_CURRENCY = Kind(
    "other_currency",
    Text(
        "the amount {value} and the declared currency differ ({detail})",
        "het bedrag {value} en de opgegeven munteenheid verschillen ({detail})",
    ),
    Text(
        "correct the amount or its currency; nothing is converted here",
        "verbeter het bedrag of de munteenheid; hier wordt niets omgerekend",
    ),
)
NOT_A_PROBABILITY = Kind(
    "not_a_probability",
    Text("{value} is not a chance between {detail}", "{value} is geen kans tussen {detail}"),
    Text(
        'declare the column as "percent" or "share", as it is written',
        'geef de kolom op als "percent" of als "share", zoals de waarden geschreven zijn',
    ),
)
PERCENT_SIGN = Kind(
    "percent_sign",
    Text(
        "{value} has a percent sign, and the column is declared as shares of 1",
        "{value} bevat een procentteken en de kolom is opgegeven als aandelen van 1",
    ),
    Text(
        'declare "as": "percent" for the column in the mapping',
        'geef "as": "percent" op bij de kolom in de mapping',
    ),
)
UNDECLARED_DATE_FORMAT = Kind(
    "undeclared_date_format",
    Text(
        "{value} is not YYYY-MM-DD, and no format is declared",
        "{value} is geen YYYY-MM-DD en er is geen vorm opgegeven",
    ),
    Text(
        'declare the column\'s "formats", such as ["D-M-YYYY"], in the mapping',
        'geef de "formats" van de kolom op in de mapping, zoals ["D-M-YYYY"]',
    ),
)
OTHER_DATE_FORMAT = Kind(
    "other_date_format",
    Text("{value} is not written as {detail}", "{value} is niet geschreven als {detail}"),
    Text(
        'correct it, or add its format to the column\'s "formats"',
        'verbeter het, of voeg de vorm toe aan de "formats" van de kolom',
    ),
)
TWO_DIGIT_YEAR = Kind(
    "two_digit_year",
    Text("the year of {value} has two digits", "het jaartal van {value} heeft twee cijfers"),
    Text(
        "write years in four digits; no format reads fewer, since the century would be a guess",
        "schrijf jaartallen met vier cijfers; geen vorm leest er minder, want de eeuw zou een gok"
        " zijn",
    ),
)
NO_SUCH_DATE = Kind(
    "no_such_date",
    Text(
        "{value} is no day or time of the calendar",
        "{value} is geen dag of tijd van de kalender",
    ),
    Text(
        "correct the day, the month or the time; years run from 1900 to 2200",
        "verbeter dag, maand of tijd; jaren lopen van 1900 tot en met 2200",
    ),
)
AMBIGUOUS_DATE = Kind(
    "ambiguous_date",
    Text(
        "{value} fits two declared formats as different days ({detail})",
        "{value} past in twee opgegeven vormen als verschillende dagen ({detail})",
    ),
    Text(
        "declare one order of day and month for the column",
        "geef voor de kolom één volgorde van dag en maand op",
    ),
)
NO_ZONE = Kind(
    "no_zone",
    Text(
        "{value} has a time of day, and no time zone is declared",
        "{value} heeft een tijd en er is geen tijdzone opgegeven",
    ),
    Text(
        'declare "zone": {{"written_in": …, "dates_in": …}} in the mapping, or give dates',
        'geef "zone": {{"written_in": …, "dates_in": …}} op in de mapping, of geef datums',
    ),
)
#: The same problem, where an instant is asked and not a date.
NO_ZONE_OF_INSTANT = Kind(
    "no_zone",
    NO_ZONE.message,
    Text(
        'declare "zone": {{"written_in": …}} in the mapping, or write an offset with each time',
        'geef "zone": {{"written_in": …}} op in de mapping, of schrijf bij elke tijd de afstand tot'
        " UTC",
    ),
)
NO_ZONE_OF_DAY = Kind(
    "no_zone",
    Text(
        "{value} is a day, and the zone in which its day begins is not declared",
        "{value} is een dag en de zone waarin die dag begint is niet opgegeven",
    ),
    Text(
        'declare "zone": {{"written_in": …}} in the mapping, or give instants',
        'geef "zone": {{"written_in": …}} op in de mapping, of geef tijdstippen',
    ),
)
NONEXISTENT_TIME = Kind(
    "nonexistent_time",
    Text(
        "{value} does not exist in {detail}: the clock skips it",
        "{value} bestaat niet in {detail}: de klok slaat die tijd over",
    ),
    Text(
        "correct the time, or the zone that it was written in",
        "verbeter de tijd, of de zone waarin die genoteerd is",
    ),
)
AMBIGUOUS_TIME = Kind(
    "ambiguous_time",
    Text(
        "{value} happens twice in {detail}, on different dates in the zone of the dates",
        "{value} komt in {detail} tweemaal voor, op verschillende datums in de zone van de datums",
    ),
    Text(
        "write it with an offset, such as +01:00", "schrijf de afstand tot UTC erbij, zoals +01:00"
    ),
)
#: The same problem, where an instant is asked: there any time that comes twice is two of them.
AMBIGUOUS_INSTANT = Kind(
    "ambiguous_time",
    Text("{value} happens twice in {detail}", "{value} komt in {detail} tweemaal voor"),
    AMBIGUOUS_TIME.hint,
)
BAD_OFFSET = Kind(
    "bad_offset",
    Text(
        "the offset of {value} is none that a clock has",
        "de afstand tot UTC van {value} bestaat op geen enkele klok",
    ),
    Text(
        "correct it: at most 14:00, with minutes from 00 to 59",
        "verbeter de afstand: hoogstens 14:00, met minuten van 00 tot en met 59",
    ),
)
UNDECLARED_SEPARATOR = Kind(
    "undeclared_separator",
    Text(
        "{value} is text, and what separates its labels is not declared",
        "{value} is tekst en wat de labels scheidt is niet opgegeven",
    ),
    Text(
        'declare "separator" for stages_reached in the mapping, or give a list',
        'geef "separator" op bij stages_reached in de mapping, of geef een lijst',
    ),
)
#: The same problem, where ids of people are separated.
UNSEPARATED_CONTACTS = Kind(
    "undeclared_separator",
    Text(
        "{value} is text, and what separates the ids of contacts is not declared",
        "{value} is tekst en wat de kenmerken van contacten scheidt is niet opgegeven",
    ),
    Text(
        'declare "separator" for contacts in the mapping, or give a list',
        'geef "separator" op bij contacts in de mapping, of geef een lijst',
    ),
)
CONTACT_TWICE = Kind(
    "contact_twice",
    Text("{value} names a contact twice", "{value} noemt een contact twee keer"),
    Text("name each once", "noem elk één keer"),
)
BLANK_CONTACT = Kind(
    "blank_contact",
    Text("{value} has a blank among the ids", "{value} bevat een leeg kenmerk"),
    Text("leave it out, or give the id", "laat het weg, of geef het kenmerk"),
)
WRONG_TYPE = Kind(
    "wrong_type",
    Text("{value} is of another type than {detail}", "{value} is van een ander type dan {detail}"),
    Text(
        "convert it first; nothing is converted by guessing",
        "zet het eerst om; er wordt niets op de gok omgezet",
    ),
)
