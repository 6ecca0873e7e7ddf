"""The kinds of problems of files of values: lines, columns and cells; codes stable."""

from __future__ import annotations

from salesterms.errors import Kind, Text

LINE_TOO_LONG = Kind(
    "line_too_long",
    Text(
        "the record has a length of {detail}, more than 1,048,576",
        "het record heeft een lengte van {detail}, meer dan 1.048.576",
    ),
    Text("keep it in a file of its own", "bewaar het in een eigen bestand"),
)
CELL_TOO_LONG = Kind(
    "cell_too_long",
    Text(
        "the cell would have more than {detail} characters",
        "de cel zou meer dan {detail} tekens krijgen",
    ),
    Text("write such values as lines of JSON", "schrijf zulke waarden als regels JSON"),
)
UNKNOWN_COLUMN = Kind(
    "unknown_column",
    Text("there is no field {value}", "er bestaat geen veld {value}"),
    Text("name the column by its field, as in: {detail}", "noem de kolom naar het veld: {detail}"),
)
ABSENT_COLUMN = Kind(
    "absent_column",
    Text(
        "the field {value} has to be given, and no column bears its name",
        "het veld {value} moet gegeven zijn, en geen kolom draagt die naam",
    ),
    Text("add it, or rename its column: {detail}", "voeg het toe, of hernoem de kolom: {detail}"),
)
COLUMN_TWICE = Kind(
    "column_twice",
    Text(
        "two columns hold the same field: {detail}",
        "twee kolommen bevatten hetzelfde veld: {detail}",
    ),
    Text("keep one of them", "houd er één van over"),
)
UNKNOWN_MARKER = Kind(
    "unknown_marker",
    Text("the text {value} begins with one backslash", "de tekst {value} begint met één backslash"),
    Text(
        "write two of them where a text begins so; \\N stands for no value, \\D for the default",
        "schrijf er twee waar een tekst zo begint; \\N is geen waarde, \\D de standaardwaarde",
    ),
)
