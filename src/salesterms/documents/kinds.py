"""The kinds of problems that a document can have: code, what it says, and the remedy."""

from __future__ import annotations

from salesterms.errors import Kind, Text

WRONG_TYPE = Kind(
    "wrong_type",
    Text("{value} is not {detail}", "{value} is niet wat hier hoort: {detail}"),
    Text(
        "give {detail}; nothing is converted by guessing",
        "geef {detail}; er wordt niets op de gok omgezet",
    ),
)
BAD_CHARACTER = Kind(
    "bad_character",
    Text(
        "{value} holds a NUL or half of a surrogate pair",
        "{value} bevat een NUL of een half surrogaatpaar",
    ),
    Text("take the character out", "haal het teken weg"),
)
INTEGER_TOO_LARGE = Kind(
    "integer_too_large",
    Text(
        "{value} is a whole number outside ±2^128",
        "{value} is een geheel getal buiten ±2^128",
    ),
    Text("write it as text", "schrijf het als tekst"),
)
NOT_A_DECIMAL = Kind(
    "not_a_decimal",
    Text(
        "{value} is no exact decimal number written as text",
        "{value} is geen exact decimaal getal, geschreven als tekst",
    ),
    Text(
        'write text such as "1234.50", with at most 30 digits on either side of the point',
        'schrijf tekst als "1234.50", met hoogstens 30 cijfers aan weerszijden van de punt',
    ),
)
NOT_A_FRACTION = Kind(
    "not_a_fraction",
    Text("{value} is no fraction", "{value} is geen breuk"),
    Text(
        'write two whole numbers as text, such as "97/2"',
        'schrijf twee gehele getallen als tekst, zoals "97/2"',
    ),
)
NOT_FINITE = Kind(
    "not_finite",
    Text("{value} is no finite number", "{value} is geen eindig getal"),
    Text("leave it out where there is no number", "laat het weg waar geen getal is"),
)
NOT_MONEY = Kind(
    "not_money",
    Text(
        "{value} is no amount with its currency, written as text",
        "{value} is geen bedrag met munteenheid, geschreven als tekst",
    ),
    Text('write text such as "1234.50 EUR"', 'schrijf tekst als "1234.50 EUR"'),
)
UNKNOWN_CURRENCY = Kind(
    "unknown_currency",
    Text(
        "{value} has no currency code of ISO 4217",
        "{value} heeft geen code van een munteenheid uit ISO 4217",
    ),
    Text(
        "write three capitals behind the amount: {detail}",
        "schrijf drie hoofdletters achter het bedrag: {detail}",
    ),
)
NOT_A_PROBABILITY = Kind(
    "not_a_probability",
    Text("{value} is no chance in 0..1", "{value} is geen kans in 0..1"),
    Text(
        'write a share as text, such as "0.35" for 35 %',
        'schrijf een aandeel als tekst, zoals "0.35" voor 35 %',
    ),
)
NOT_A_DATE = Kind(
    "not_a_date",
    Text("{value} is no date", "{value} is geen datum"),
    Text("write YYYY-MM-DD as text", "schrijf JJJJ-MM-DD als tekst"),
)
NO_SUCH_DATE = Kind(
    "no_such_date",
    Text(
        "{value} does not exist on the calendar or the clock",
        "{value} bestaat niet op de kalender of de klok",
    ),
    Text(
        "correct the day, the month or the time; years run from 1900 to 2200",
        "verbeter dag, maand of tijd; jaren lopen van 1900 tot en met 2200",
    ),
)
NOT_AN_INSTANT = Kind(
    "not_an_instant",
    Text("{value} is no date with a time", "{value} is geen datum met een tijd"),
    Text(
        'write text such as "2024-03-31T10:30:00+02:00"',
        'schrijf tekst als "2024-03-31T10:30:00+02:00"',
    ),
)
NAIVE_INSTANT = Kind(
    "naive_instant",
    Text("{value} has no time zone", "{value} heeft geen tijdzone"),
    Text(
        "add its distance from UTC, such as Z or +02:00",
        "voeg de afstand tot UTC toe, zoals Z of +02:00",
    ),
)
BAD_OFFSET = Kind(
    "bad_offset",
    Text(
        "the distance from UTC of {value} is none that a clock has",
        "de afstand tot UTC van {value} bestaat op geen enkele klok",
    ),
    Text("correct it: at most 14:00", "verbeter de afstand: hoogstens 14:00"),
)
UNKNOWN_ZONE = Kind(
    "unknown_zone",
    Text(
        "{value} names no time zone of the IANA database",
        "{value} noemt geen tijdzone uit de IANA-databank",
    ),
    Text(
        'write a zone such as "[Europe/Amsterdam]", or leave it out',
        'schrijf een zone als "[Europe/Amsterdam]", of laat die weg',
    ),
)
OTHER_OFFSET = Kind(
    "other_offset",
    Text(
        "the zone of {value} has another distance from UTC at that time",
        "de zone van {value} heeft op die tijd een andere afstand tot UTC",
    ),
    Text("correct the distance or the zone", "verbeter de afstand of de zone"),
)
UNNAMED_ZONE = Kind(
    "unnamed_zone",
    Text(
        "{value} has a time zone that cannot be written by its name",
        "{value} heeft een tijdzone die niet met een naam te schrijven is",
    ),
    Text(
        "use zoneinfo.ZoneInfo, or a fixed distance from UTC",
        "gebruik zoneinfo.ZoneInfo, of een vaste afstand tot UTC",
    ),
)
UNKNOWN_CHOICE = Kind(
    "unknown_choice",
    Text("{value} is none of the choices", "{value} is geen van de mogelijkheden"),
    Text("use {detail}", "gebruik {detail}"),
    names_all=True,
)
NOT_AN_OBJECT = Kind(
    "not_an_object",
    Text("{value} is not an object", "{value} is geen object"),
    Text("write an object with keys: {{…}}", "schrijf een object met sleutels: {{…}}"),
)
NOT_A_LIST = Kind(
    "not_a_list",
    Text("{value} is not a list", "{value} is geen lijst"),
    Text("write a list: […]", "schrijf een lijst: […]"),
)
OTHER_LENGTH = Kind(
    "other_length",
    Text("the list has another length: {detail}", "de lijst heeft een andere lengte: {detail}"),
    Text("give just as many items", "geef precies zo veel onderdelen"),
)
DUPLICATE_ITEM = Kind(
    "duplicate_item",
    Text("{value} stands in the set twice", "{value} staat twee keer in de verzameling"),
    Text("give every item once", "geef elk onderdeel één keer"),
)
NOT_HASHABLE = Kind(
    "not_hashable",
    Text(
        "{value} can be changed, so that it cannot stand in a set or name a group",
        "{value} is te veranderen en kan dus niet in een verzameling staan of een groep benoemen",
    ),
    Text(
        "give what cannot be changed, such as text",
        "geef wat niet te veranderen is, zoals tekst",
    ),
)
NOT_A_KEY = Kind(
    "not_a_key",
    Text("the key {value} is not text", "de sleutel {value} is geen tekst"),
    Text("write every key as text", "schrijf elke sleutel als tekst"),
)
MISSING_KEY = Kind(
    "missing_key",
    Text("this is not given", "dit is niet gegeven"),
    Text("add it: {detail}", "voeg het toe: {detail}"),
)
UNKNOWN_KEY = Kind(
    "unknown_key",
    Text("there is no key {value} here", "hier bestaat geen sleutel {value}"),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
)
GIVEN_TWICE = Kind(
    "given_twice",
    Text("this is given under two names: {detail}", "dit is onder twee namen gegeven: {detail}"),
    Text("keep one of them", "houd er één van over"),
)
UNKNOWN_TAG = Kind(
    "unknown_tag",
    Text("{value} names no type that can stand here", "{value} noemt geen type dat hier kan staan"),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
)
OTHER_VERSION = Kind(
    "other_version",
    Text("the document has version {value}", "het document heeft versie {value}"),
    Text("this release reads version {detail}", "deze uitgave leest versie {detail}"),
)
TOO_DEEP = Kind(
    "too_deep",
    Text(
        "more than 64 objects and lists within each other",
        "meer dan 64 objecten en lijsten in elkaar",
    ),
    Text("write it flatter", "maak het platter"),
)
TOO_MANY = Kind(
    "too_many",
    Text(
        "more than 10,000 objects and lists within values of any type",
        "meer dan 10.000 objecten en lijsten in waarden van een willekeurig type",
    ),
    Text("divide the document", "verdeel het document"),
)
NO_DOCUMENT_FORM = Kind(
    "no_document_form",
    Text(
        "a value of type {detail} has no form in a document",
        "een waarde van type {detail} heeft geen vorm in een document",
    ),
    Text(
        "convert it first, or register a hook on a copy of the converter",
        "zet het eerst om, of registreer een hook op een kopie van de converter",
    ),
)
BARE_NUMBER = Kind(
    "bare_number",
    Text(
        "{value} has a fraction and does not say whether it is exact",
        "{value} heeft cijfers achter de punt en zegt niet of het exact is",
    ),
    Text(
        'write {{"type": "decimal", "value": "1.5"}}, or "float" with the bare number',
        'schrijf {{"type": "decimal", "value": "1.5"}}, of "float" met het kale getal',
    ),
)
TOO_SMALL = Kind(
    "below_minimum",
    Text("{value} is too small", "{value} is te klein"),
    Text("give a value {detail}", "geef een waarde {detail}"),
)
TOO_LARGE = Kind(
    "above_maximum",
    Text("{value} is too large", "{value} is te groot"),
    Text("give a value {detail}", "geef een waarde {detail}"),
)
TOO_SHORT = Kind(
    "too_short",
    Text("{value} is too short", "{value} is te kort"),
    Text("at least {detail}", "ten minste {detail}"),
)
TOO_LONG = Kind(
    "too_long",
    Text("{value} is too long", "{value} is te lang"),
    Text("at most {detail}", "hoogstens {detail}"),
)
OTHER_PATTERN = Kind(
    "other_pattern",
    Text("{value} does not fit the pattern", "{value} past niet in het patroon"),
    Text("the pattern is {detail}", "het patroon is {detail}"),
)
_A_CRITERION = Text(
    "write such as: interest >= explicit and not context",
    "schrijf zoiets als: interest >= explicit and not context",
)
NOT_A_CRITERION = Kind("not_a_criterion", Text("{detail}", "{detail}"), _A_CRITERION)
UNKNOWN_FACT = Kind("unknown_fact", Text("{detail}", "{detail}"), _A_CRITERION)
NOT_A_RUNG = Kind("not_a_rung", Text("{detail}", "{detail}"), _A_CRITERION)
NOT_ORDERED = Kind("not_ordered", Text("{detail}", "{detail}"), _A_CRITERION)
NOT_ABOUT_FACTS = Kind("not_about_facts", Text("{detail}", "{detail}"), _A_CRITERION)
OTHER_FACTS = Kind(
    "other_facts",
    Text(
        "its criteria are about facts of one's own: {detail}",
        "de criteria gaan over eigen feiten: {detail}",
    ),
    Text(
        "write criteria on the built-in facts; keep facts of one's own in code",
        "schrijf criteria over de ingebouwde feiten; houd eigen feiten in code",
    ),
)
BAD_GRADES = Kind(
    "bad_grades",
    Text(
        "a {value} fact has the levels of evidence as its values, and evidence moves it",
        "een feit met schaal {value} heeft de niveaus van bewijs als waarden, "
        "en verandert door bewijs",
    ),
    Text(
        "give none, assumed, stated, checked and proven, or another scale",
        "geef none, assumed, stated, checked en proven, of een andere schaal",
    ),
)
OTHER_BASE = Kind(
    "not_on_built_in_facts",
    Text(
        "its facts do not begin with the built-in ones: {detail}",
        "de feiten beginnen niet met de ingebouwde: {detail}",
    ),
    Text(
        "make its catalogue by CATALOGUE.with_(…)",
        "maak de catalogus met CATALOGUE.with_(…)",
    ),
)
KEPT_OF_FORGOTTEN = Kind(
    "kept_of_forgotten",
    Text(
        "this is not kept of a person who was forgotten",
        "dit blijft niet bewaard van iemand die is vergeten",
    ),
    Text("take it out", "haal het weg"),
)
STEPS_WITHOUT_TRACE = Kind(
    "steps_without_trace",
    Text(
        "only of a person who was forgotten are there steps",
        "alleen van iemand die is vergeten zijn er stappen",
    ),
    Text("give events and evidence instead", "geef gebeurtenissen en bewijs"),
)
STEP_NOT_IN_ORDER = Kind(
    "step_not_in_order",
    Text("{value} comes before the step above it", "{value} komt voor de stap erboven"),
    Text("give steps from early to late", "geef stappen van vroeg naar laat"),
)
#: What is said of a rule whose own text may quote a personal value.
HIDDEN_RULE = Text("a rule of its class is broken", "een regel van de klasse is geschonden")

#: A rule of the class itself; where its error has a code of its own, that takes the place of this.
RULE_BROKEN = Kind(
    "rule_broken",
    Text("{detail}", "{detail}"),
    Text("correct the value", "verbeter de waarde"),
)
