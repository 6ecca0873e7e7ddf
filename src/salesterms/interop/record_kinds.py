"""The kinds of problems that a whole record can have: one table, codes stable."""

from __future__ import annotations

from salesterms.errors import Kind, Text

SHORT_RECORD = Kind(
    "short_record",
    Text(
        "the record has fewer cells than the header ({detail})",
        "het record heeft minder cellen dan de kopregel ({detail})",
    ),
    Text(
        "complete it, or quote the cell that is cut in two",
        "vul het aan, of zet de cel die in tweeën is geknipt tussen aanhalingstekens",
    ),
)
LONG_RECORD = Kind(
    "long_record",
    Text(
        "the record has more cells than the header ({detail})",
        "het record heeft meer cellen dan de kopregel ({detail})",
    ),
    Text(
        "quote the cell that holds the delimiter",
        "zet de cel die het scheidingsteken bevat tussen aanhalingstekens",
    ),
)
BAD_QUOTING = Kind(
    "bad_quoting",
    Text(
        "the quotes of the record are not well formed ({detail})",
        "de aanhalingstekens van het record kloppen niet ({detail})",
    ),
    Text(
        "quote whole cells, and double every quote within one",
        "zet hele cellen tussen aanhalingstekens en verdubbel elk aanhalingsteken daarbinnen",
    ),
)
NUL_CHARACTER = Kind(
    "nul_character",
    Text("the record holds a NUL character", "het record bevat een NUL-teken"),
    Text(
        "remove it; many of them mean another encoding, such as utf-16",
        "verwijder het; veel ervan wijzen op een andere codering, zoals utf-16",
    ),
)
CELL_TOO_LONG = Kind(
    "cell_too_long",
    Text("a cell is longer than {detail} characters", "een cel is langer dan {detail} tekens"),
    Text(
        "shorten it, or close the quote that was left open",
        "kort hem in, of sluit het aanhalingsteken dat open bleef",
    ),
)
AFTER_FILE_FAULT = Kind(
    "after_file_fault",
    Text(
        "the line was not read, because of a fault of the file before it ({detail})",
        "de regel is niet gelezen, door een fout van het bestand ervoor ({detail})",
    ),
    Text("repair the file and read it again", "herstel het bestand en lees het opnieuw"),
)
DUPLICATE_ID = Kind(
    "duplicate_id",
    Text("the id {value} was used before ({detail})", "het id {value} is al gebruikt ({detail})"),
    Text(
        'keep one of the two; of deals and values, duplicates="ignore" takes every one',
        'houd één van de twee; van deals en waarden neemt duplicates="ignore" ze allemaal',
    ),
)
AMBIGUOUS_JOIN = Kind(
    "ambiguous_join",
    Text(
        "the key {value} stands more than once in the joined file ({detail})",
        "de sleutel {value} staat meer dan eens in het gekoppelde bestand ({detail})",
    ),
    Text("keep one row for each key there", "houd daar één rij per sleutel"),
)
NOT_A_ROW = Kind(
    "not_a_row",
    Text(
        "this is {detail}, not a mapping of column names to values",
        "dit is {detail}, geen mapping van kolomnamen naar waarden",
    ),
    Text(
        "give dicts, Opportunity objects or a dataframe",
        "geef dicts, Opportunity-objecten of een dataframe",
    ),
)
BAD_KEY = Kind(
    "bad_key",
    Text("the column name {value} is not text", "de kolomnaam {value} is geen tekst"),
    Text("use text for the names of columns", "gebruik tekst voor de namen van kolommen"),
)
