"""What can be wrong with a row of a lead, with its mapping, and with writing it: codes stable."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Kind, Text

UNKNOWN_STATUS: Final = Kind(
    "unknown_label",
    Text("the label {value} is not listed", "het label {value} staat niet in de lijst"),
    Text(
        "list it in the mapping's status under labels, with the events that it says; nearest: "
        "{detail}",
        "zet het in de status van de mapping bij labels, met de gebeurtenissen die het zegt; lijkt "
        "op: {detail}",
    ),
)
MISSING_STATUS: Final = Kind(
    "missing_status",
    Text("the status is blank", "de status is leeg"),
    Text(
        'fill it in, or say in the mapping which events a blank stands for ("blank": [])',
        'vul hem in, of zeg in de mapping voor welke gebeurtenissen leeg staat ("blank": [])',
    ),
)
UNDATED_EVENT: Final = Kind(
    "undated_event",
    Text(
        "the status {value} says that this happened, and no instant is given: {detail}",
        "de status {value} zegt dat dit is gebeurd, en er staat geen tijdstip bij: {detail}",
    ),
    Text(
        "fill in when, or name in the mapping's events the column that says so",
        "vul in wanneer, of noem bij events in de mapping de kolom die het zegt",
    ),
)
UNSAID_EVENT: Final = Kind(
    "unsaid_event",
    Text(
        "the row dates what its status does not say has happened: {detail}",
        "de rij dateert wat volgens de status niet is gebeurd: {detail}",
    ),
    Text(
        'correct one of the two, or list the event with a "?" behind it under the label',
        'verbeter een van de twee, of zet de gebeurtenis met een "?" erachter bij het label',
    ),
)
REFUSED_EVENTS: Final = Kind(
    "refused_event",
    Text("{detail}", "{detail}"),
    Text(
        "list the events that came before it under the label, each with a column that dates it, "
        "or say in the mapping's facts what is known of everybody",
        "zet de gebeurtenissen ervoor bij het label, elk met een kolom die ze dateert, of zeg bij "
        "facts in de mapping wat van iedereen bekend is",
    ),
)
TWO_SIGNS: Final = Kind(
    "two_signs_of_conversion",
    Text(
        "the status and the sign of conversion, {value}, disagree",
        "de status en het teken van conversie, {value}, spreken elkaar tegen",
    ),
    Text("correct one of the two", "verbeter een van de twee"),
)
LINK_UNCONVERTED: Final = Kind(
    "link_of_unconverted",
    Text(
        "the row names the record {value} that it became, and its status says no conversion",
        "de rij noemt het record {value} dat eruit ontstond, en de status zegt geen conversie",
    ),
    Text(
        "correct one of the two, or leave the column out of the mapping",
        "verbeter een van de twee, of laat de kolom weg uit de mapping",
    ),
)

# --- of a mapping ---------------------------------------------------------------------------------

BAD_FACTS: Final = Kind(
    "bad_facts",
    Text("{detail}", "{detail}"),
    Text(
        "give facts that a journey can begin with", "geef feiten waar een traject mee kan beginnen"
    ),
)
EVENT_TWICE: Final = Kind(
    "event_twice",
    Text("the event {value} stands there twice", "de gebeurtenis {value} staat er twee keer"),
    Text("list it once: one column dates one event", "noem hem één keer: een kolom dateert er een"),
)
NO_STATUS_LABELS: Final = Kind(
    "no_status_labels",
    Text("no label of the status is listed", "er staat geen label van de status in de lijst"),
    Text(
        'list each with its events, in order: {{"New": [], "Junk": ["junk"]}}',
        'noem elk met de gebeurtenissen, op volgorde: {{"New": [], "Junk": ["junk"]}}',
    ),
)

# --- of writing -----------------------------------------------------------------------------------

NO_LABEL_SAYS_IT: Final = Kind(
    "no_label_says_it",
    Text(
        "no label of the mapping says what has happened: {detail}",
        "geen label van de mapping zegt wat er is gebeurd: {detail}",
    ),
    Text(
        "list a label with these events, or give the mapping of a system that has one",
        "noem een label met deze gebeurtenissen, of geef de mapping van een systeem dat er een "
        "heeft",
    ),
)
NOT_SAID: Final = Kind(
    "not_said",
    Text("the mapping has no way to say this", "de mapping heeft geen manier om dit te zeggen"),
    Text(
        "add a column, or a form in which nothing is lost; else it stays behind",
        "voeg een kolom toe, of een vorm waarin niets verloren gaat; anders blijft het achter",
    ),
)
NOT_A_LEAD_ROW: Final = Kind(
    "not_a_lead_row",
    Text(
        "this is {detail}, not a LeadRow and not a person with their journey",
        "dit is {detail}, geen LeadRow en geen persoon met het eigen traject",
    ),
    Text(
        "give LeadRow objects, or pairs of a Person and the Journey of that person",
        "geef LeadRow-objecten, of paren van een Person en het traject van die persoon",
    ),
)
