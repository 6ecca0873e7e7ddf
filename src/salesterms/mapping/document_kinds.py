"""The kinds of problems that a mapping document itself can have."""

from __future__ import annotations

from salesterms.errors import Kind, ProblemGroup, Text


class MappingProblems(ProblemGroup):
    """A mapping document that cannot be used: every problem of it, each with its path."""

    code = "mapping_problems"
    heading = Text("Problems in the mapping: {0}", "Problemen in de mapping: {0}")


NOT_AN_OBJECT = Kind(
    "not_an_object",
    Text("{value} is not an object", "{value} is geen object"),
    Text("write an object with keys: {{…}}", "schrijf een object met sleutels: {{…}}"),
)
#: The same problem, where the name of a column alone is enough.
NO_SOURCE = Kind(
    "not_an_object",
    Text("{value} is no column and no object", "{value} is geen kolom en geen object"),
    Text(
        'write the name of the column that holds it, "…", or {{"column": "…"}}',
        'schrijf de naam van de kolom waarin het staat, "…", of {{"column": "…"}}',
    ),
)
NOT_LOADED = Kind(
    "not_loaded",
    Text("{value} is a path, not a mapping", "{value} is een pad, geen mapping"),
    Text("load it first: load_mapping({detail})", "laad het eerst: load_mapping({detail})"),
)
NOT_TEXT = Kind(
    "not_text",
    Text("{value} is not text", "{value} is geen tekst"),
    Text("write it between quotes", "schrijf het tussen aanhalingstekens"),
)
BAD_TEXT = Kind(
    "bad_text",
    Text("{value} cannot stand here", "{value} kan hier niet staan"),
    Text("write 1 to 1,024 characters, without NUL", "schrijf 1 tot 1024 tekens, zonder NUL"),
)
NOT_A_LIST = Kind(
    "not_a_list",
    Text("{value} is not a list", "{value} is geen lijst"),
    Text('write a list of texts: ["…", "…"]', 'schrijf een lijst van teksten: ["…", "…"]'),
)
UNFILLED = Kind(
    "unfilled",
    Text("this is still to be filled in", "dit moet nog worden ingevuld"),
    Text(
        "replace the question mark; a field that the file does not have is null as a whole, such"
        ' as "owner": null, and a list without entries is []',
        "vervang het vraagteken; een veld dat het bestand niet heeft is in zijn geheel null, zoals"
        ' "owner": null, en een lijst zonder waarden is []',
    ),
)
UNKNOWN_KEY = Kind(
    "unknown_key",
    Text("there is no key {value} here", "er is hier geen sleutel {value}"),
    Text("use one of: {detail}", "gebruik één van: {detail}"),
)
MISSING_KEY = Kind(
    "missing_key",
    Text("this is not given", "dit is niet gegeven"),
    Text("add it to the mapping", "voeg het toe aan de mapping"),
)
#: The same problem of a probability, of which nobody can tell by its name how it is written.
NO_SCALE = Kind(
    "missing_key",
    MISSING_KEY.message,
    Text(
        'write "as": "share" for a column of 0 to 1, or "as": "percent" for one of 0 to 100',
        'schrijf "as": "share" voor een kolom van 0 tot 1, of "as": "percent" voor een van 0 tot'
        " 100",
    ),
)
UNKNOWN_CHOICE = Kind(
    "unknown_choice",
    Text("{value} is not one of the choices", "{value} is geen van de keuzes"),
    Text("use one of: {detail}", "gebruik één van: {detail}"),
)
NOT_A_LINE = Kind(
    "not_a_line",
    Text("{value} is not the number of a line", "{value} is geen regelnummer"),
    Text(
        "write a whole number from 1 to {detail}",
        "schrijf een geheel getal van 1 tot en met {detail}",
    ),
)
OTHER_VERSION = Kind(
    "other_version",
    Text("schema version {value} is not known", "schemaversie {value} is niet bekend"),
    Text('write "schema_version": 1', 'schrijf "schema_version": 1'),
)
NO_LABELS = Kind(
    "no_labels",
    Text("no label is listed", "er staat geen label in de lijst"),
    Text(
        "list labels under open, held, won or lost; a column that holds these four words itself"
        ' is written short: "status": "Column"',
        "zet labels bij open, held, won of lost; een kolom die deze vier woorden zelf bevat"
        ' is kort te schrijven: "status": "Kolom"',
    ),
)
#: The same problem of a column of yes and no.
NO_FLAGS = Kind(
    "no_labels",
    NO_LABELS.message,
    Text("list labels under true and under false", "zet labels bij true en bij false"),
)
TWO_CATEGORIES = Kind(
    "two_categories",
    Text(
        "the label {value} stands under two categories ({detail})",
        "het label {value} staat bij twee categorieën ({detail})",
    ),
    Text(
        "list it once; case and outer spaces make no difference",
        "noem het eenmaal; hoofdletters en spaties eromheen maken geen verschil",
    ),
)
TWO_NAMES = Kind(
    "two_names",
    Text(
        "the text {value} stands for two names ({detail})",
        "de tekst {value} staat voor twee namen ({detail})",
    ),
    TWO_CATEGORIES.hint,
)
NO_VALUES = Kind(
    "no_values",
    Text("no value is listed", "er staat geen waarde in de lijst"),
    Text(
        "list what the column holds in the rows that are to be read",
        "zet erin wat de kolom bevat in de rijen die gelezen moeten worden",
    ),
)
SAME_MARKS = Kind(
    "same_marks",
    Text(
        "{value} cannot be both the decimal mark and the thousands mark",
        "{value} kan niet zowel het decimaalteken als het teken tussen duizendtallen zijn",
    ),
    Text("declare two different marks", "geef twee verschillende tekens op"),
)
BAD_SIGN = Kind(
    "bad_sign",
    Text("{value} cannot be the sign of a currency", "{value} kan geen valutateken zijn"),
    Text(
        "write what stands with the numbers, such as € or kr.; no digits, spaces, plus, minus or"
        " brackets",
        "schrijf wat bij de getallen staat, zoals € of kr.; geen cijfers, spaties, plus, min of"
        " haakjes",
    ),
)
BAD_CURRENCY = Kind(
    "bad_currency",
    Text("{value} is not a currency code", "{value} is geen code van een munteenheid"),
    Text(
        'use a code of ISO 4217 or {{"column": …}}; nearest: {detail}',
        'gebruik een code van ISO 4217 of {{"column": …}}; lijkt op: {detail}',
    ),
)
BAD_FORMAT = Kind(
    "bad_format",
    Text(
        "the date format {value} cannot be used, because of {detail}",
        "de datumvorm {value} is niet bruikbaar, vanwege {detail}",
    ),
    Text(
        "use YYYY, MM or M, DD or D once each; MMM or MMMM with a language; a time as HH:mm,"
        " HH:mm:ss or HH:mm:ss.fff, or h:mm A with AM or PM, and Z for an offset; D, M, H and h not"
        " beside another digit",
        "gebruik YYYY, MM of M, DD of D elk eenmaal; MMM of MMMM met een taal; een tijd als HH:mm,"
        " HH:mm:ss of HH:mm:ss.fff, of h:mm A met AM of PM, en Z voor de afstand tot UTC; D, M, H"
        " en h niet naast een ander cijfer",
    ),
)
NO_LANGUAGE = Kind(
    "no_language",
    Text(
        "the date format {value} has names of months, in no language",
        "de datumvorm {value} heeft namen van maanden en de taal is niet opgegeven",
    ),
    Text('add "language": "nl" or "en"', 'voeg "language": "nl" of "en" toe'),
)
ZONE_NEEDED = Kind(
    "zone_needed",
    Text(
        "the format {value} has a time of day, and the zone lacks {detail}",
        "de vorm {value} heeft een tijd en bij de zone ontbreekt {detail}",
    ),
    Text(
        'add "zone": {{"written_in": "Europe/Amsterdam", "dates_in": "Europe/Amsterdam"}}',
        'voeg "zone": {{"written_in": "Europe/Amsterdam", "dates_in": "Europe/Amsterdam"}} toe',
    ),
)
#: The same problem, where an instant is asked of every format.
INSTANT_ZONE_NEEDED = Kind(
    "zone_needed",
    Text(
        "the format {value} has no offset, and the zone that it was written in is not given",
        "de vorm {value} heeft geen afstand tot UTC en de zone van schrijven is niet gegeven",
    ),
    Text(
        'add "zone": {{"written_in": "Europe/Amsterdam"}}',
        'voeg "zone": {{"written_in": "Europe/Amsterdam"}} toe',
    ),
)
BAD_ZONE = Kind(
    "bad_zone",
    Text(
        "{value} is not a time zone of the IANA database",
        "{value} is geen tijdzone van de IANA-databank",
    ),
    Text(
        "use a name such as Europe/Amsterdam or UTC; nearest: {detail}",
        "gebruik een naam als Europe/Amsterdam of UTC; lijkt op: {detail}",
    ),
)
JOIN_NEEDED = Kind(
    "join_needed",
    Text(
        "matched and unmatched ask for a joined file",
        "matched en unmatched vragen om een gekoppeld bestand",
    ),
    Text(
        'add "join": {{"file": …, "key": {{"left": …, "right": …}}, "prefix": …}}',
        'voeg "join": {{"file": …, "key": {{"left": …, "right": …}}, "prefix": …}} toe',
    ),
)
UNUSED_JOIN_FILE = Kind(
    "unused_join_file",
    Text(
        "a file to join is given, and the mapping has no join",
        "er is een te koppelen bestand gegeven, maar de mapping heeft geen join",
    ),
    Text(
        'leave the file out, or add "join": {{"key": {{"left": …, "right": …}}, "prefix": …}}',
        'laat het bestand weg, of voeg "join": {{"key": {{"left": …, "right": …}}, "prefix": …}}'
        " toe",
    ),
)
ABSOLUTE_PATH = Kind(
    "absolute_path",
    Text("the path {value} is absolute", "het pad {value} is absoluut"),
    Text(
        "name the file relative to the mapping, or give its path in the call",
        "noem het bestand ten opzichte van de mapping, of geef het pad in de aanroep",
    ),
)
NEEDS_THE_WHOLE = Kind(
    "needs_the_whole",
    Text(
        "rows can be put in order {value} only when all of them are there",
        "rijen zijn pas op volgorde {value} te zetten als ze er allemaal zijn",
    ),
    Text(
        'use read_stage_log, or declare "order": "as_given" for a file that is in order',
        'gebruik read_stage_log, of geef "order": "as_given" op voor een bestand dat op volgorde'
        " staat",
    ),
)
TEXT_NEEDS = Kind(
    "text_needs",
    Text(
        "the values of a file are text, and this is not given",
        "de waarden van een bestand zijn tekst en dit is niet gegeven",
    ),
    Text("add it to the mapping", "voeg het toe aan de mapping"),
)
MISSING_COLUMN = Kind(
    "missing_column",
    Text("there is no column {value}", "er is geen kolom {value}"),
    Text(
        "columns found, the nearest first: {detail}",
        "gevonden kolommen, de meest gelijkende eerst: {detail}",
    ),
)
#: The same problem for the columns after the first one missing: the list stands there already.
ALSO_MISSING = Kind(
    "missing_column",
    MISSING_COLUMN.message,
    Text(
        "the columns found are listed with the first one missing; nearest: {detail}",
        "de gevonden kolommen staan bij de eerste die ontbreekt; lijkt op: {detail}",
    ),
)
ONE_COLUMN = Kind(
    "one_column",
    Text("the header is a single column, {value}", "de kopregel is één kolom, {value}"),
    Text(
        'the delimiter may be another: declare "file": {{"delimiter": {detail}}}',
        'het scheidingsteken is wellicht een ander: geef "file": {{"delimiter": {detail}}} op',
    ),
)
OTHER_HEADER_LINE = Kind(
    "other_header_line",
    Text(
        "not one column of the mapping stands on line {value}",
        "geen enkele kolom van de mapping staat op regel {value}",
    ),
    Text(
        'the header may be another line than that: declare "file": {{"header_line": …}}',
        'de kopregel is wellicht een andere regel: geef "file": {{"header_line": …}} op',
    ),
)
