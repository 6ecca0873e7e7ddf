"""Every kind of fault that a JSON text can have. The kinds of one code differ in words only."""

from __future__ import annotations

from salesterms.errors import Kind, Text

# --- where the structure can no longer be followed: reading stops --------------------------

MISSING_VALUE = Kind(
    "syntax",
    Text("a value is missing here", "hier ontbreekt een waarde"),
    Text(
        "write a value, or take away the comma before it",
        "schrijf een waarde, of haal de komma ervoor weg",
    ),
)
MISSING_KEY = Kind(
    "syntax",
    Text(
        "a key between double quotes is missing here, or a comma is one too many",
        "hier ontbreekt een sleutel tussen dubbele aanhalingstekens, of er staat een komma te veel",
    ),
    Text(
        'write "key": value, or take away the comma before it',
        'schrijf "sleutel": waarde, of haal de komma ervoor weg',
    ),
)
MISSING_COLON = Kind(
    "syntax",
    Text(
        "a colon is missing between key and value",
        "hier ontbreekt een dubbele punt tussen sleutel en waarde",
    ),
    Text("write : behind the key", "zet een : achter de sleutel"),
)
MISSING_COMMA = Kind(
    "syntax",
    Text(
        "a comma or a closing bracket is missing here",
        "hier ontbreekt een komma of een sluitend haakje",
    ),
    Text(
        "write , where something follows, and ] or }} at the end",
        "zet een , als er nog iets volgt, en ] of }} aan het eind",
    ),
)
UNCLOSED_TEXT = Kind(
    "syntax",
    Text(
        "the text that starts here has no closing quote",
        "de tekst die hier begint heeft geen sluitend aanhalingsteken",
    ),
    Text(
        'write " at its end, and \\" for a quote within it',
        'zet een " aan het eind, en \\" voor een aanhalingsteken erin',
    ),
)
RAW_CONTROL = Kind(
    "syntax",
    Text(
        "the control character {value} cannot stand in a text as it is",
        "het stuurteken {value} kan niet zomaar in een tekst staan",
    ),
    Text(
        "write \\n for a new line and \\t for a tab, or close the text with a quote before it",
        "schrijf \\n voor een nieuwe regel en \\t voor een tab, of sluit de tekst ervoor af met een"
        " aanhalingsteken",
    ),
)
BAD_ESCAPE = Kind(
    "syntax",
    Text("{value} has no meaning in a text", "{value} heeft geen betekenis in een tekst"),
    Text(
        'write \\\\ for a backslash; behind one there can be " \\ / b f n r t, or u with four'
        " hexadecimal digits",
        'schrijf \\\\ voor een backslash; erachter kan " \\ / b f n r t staan, of een u met vier'
        " hexadecimale cijfers",
    ),
)
BEHIND_THE_END = Kind(
    "syntax",
    Text("something stands behind the end", "er staat iets achter het eind"),
    Text(
        "take it away: a text of JSON holds one value",
        "haal het weg: een tekst in JSON bevat één waarde",
    ),
)
NOT_JSON = Kind(
    "syntax",
    Text("{value} is no JSON", "{value} is geen JSON"),
    Text(
        "write true, false or null in small letters, and a text between double quotes",
        "schrijf true, false of null in kleine letters, en een tekst tussen dubbele"
        " aanhalingstekens",
    ),
)
BAD_NUMBER = Kind(
    "syntax",
    Text("{value} is not how JSON writes a number", "{value} is niet hoe JSON een getal schrijft"),
    Text(
        "write it like -12, 0.5 or 1e6: no plus sign or zero in front, digits around the point",
        "schrijf het als -12, 0.5 of 1e6: geen plusteken of nul ervoor, cijfers rond de punt",
    ),
)
OTHER_QUOTES = Kind(
    "syntax",
    Text("{value} is not a quote of JSON", "{value} is geen aanhalingsteken van JSON"),
    Text('write double, straight quotes: "…"', 'schrijf dubbele, rechte aanhalingstekens: "…"'),
)
COMMENT = Kind(
    "syntax",
    Text("JSON has no comments", "JSON kent geen commentaar"),
    Text("take it away", "haal het weg"),
)
TOO_DEEP = Kind(
    "too_deep",
    Text("more than {value} brackets within each other", "meer dan {value} haakjes in elkaar"),
    Text("nest it less deeply", "maak het minder diep"),
)
BYTE_ORDER_MARK = Kind(
    "byte_order_mark",
    Text("the text begins with a byte order mark", "de tekst begint met een byte order mark"),
    Text("save it as UTF-8 without one", "bewaar de tekst als UTF-8 zonder dat teken"),
)
NOT_UTF8 = Kind(
    "not_utf8",
    Text(
        "byte {detail} (counted from 0) is no UTF-8", "byte {detail} (geteld vanaf 0) is geen UTF-8"
    ),
    Text("save the text as UTF-8", "bewaar de tekst als UTF-8"),
)
TOO_LARGE = Kind(
    "too_large",
    Text(
        "the text is larger than 64 MiB: {value} bytes or characters",
        "de tekst is groter dan 64 MiB: {value} bytes of tekens",
    ),
    Text("divide it into several", "verdeel hem over meer teksten"),
)

# --- what leaves the structure readable: reading goes on -----------------------------------

DUPLICATE_KEY = Kind(
    "duplicate_key",
    Text(
        "the key {value} is given twice, first at {detail}",
        "de sleutel {value} staat er tweemaal, eerst op {detail}",
    ),
    Text("keep one of the two", "houd één van de twee"),
)
NOT_FINITE = Kind(
    "not_finite",
    Text("the number {value} is not finite", "het getal {value} is niet eindig"),
    Text("write null, or leave the key out", "schrijf null, of laat de sleutel weg"),
)
NUMBER_TOO_LONG = Kind(
    "number_too_long",
    Text("the number {value} is too long", "het getal {value} is te lang"),
    Text(
        "write at most 64 characters, of which at most 6 digits of an exponent; a text between"
        " quotes may be longer",
        "schrijf hoogstens 64 tekens, waarvan hoogstens 6 cijfers van een exponent; een tekst"
        " tussen aanhalingstekens mag langer zijn",
    ),
)
LONE_SURROGATE = Kind(
    "lone_surrogate",
    Text(
        "half of a pair stands alone in {value}: a surrogate, which is no character",
        "in {value} staat de helft van een paar alleen: een surrogaat, en dat is geen teken",
    ),
    Text(
        "write both halves, as in \\ud83d\\ude00, or take it away",
        "schrijf beide helften, zoals in \\ud83d\\ude00, of haal het weg",
    ),
)
NUL_CHARACTER = Kind(
    "nul_character",
    Text("the character NUL stands in {value}", "het teken NUL staat in {value}"),
    Text("take \\u0000 away", "haal \\u0000 weg"),
)

#: Faults after which the structure can still be followed.
FOLLOWED = (DUPLICATE_KEY, NOT_FINITE, NUMBER_TOO_LONG, LONE_SURROGATE, NUL_CHARACTER)

#: Faults that quote a value of the text, which may be personal: a part of it, or a whole number.
QUOTING = (NUMBER_TOO_LONG, LONE_SURROGATE, NUL_CHARACTER, BAD_NUMBER, NOT_JSON)
