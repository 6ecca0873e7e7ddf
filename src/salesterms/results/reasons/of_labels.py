"""Where somebody stands by a rule over event time, or by other definitions."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_LABELS: Final[dict[str, Text]] = {
    "became_a_contact": Text("became a contact", "contact geworden"),
    "not_a_contact_yet": Text("not a contact yet", "nog geen contact"),
    "never_a_lead": Text("never a lead", "nooit lead geweest"),
    "contact_without_being_a_lead": Text(
        "a contact that never was a lead", "een contact dat nooit lead is geweest"
    ),
    "prospect": Text("a prospect", "een prospect"),
    "contact": Text("a contact", "een contact"),
    "another_word": Text("another word", "een ander woord"),
    "no_word": Text("no word", "geen woord"),
    "label_unknown": Text("too little is known for a word", "te weinig bekend voor een woord"),
    "same_person": Text(
        "another journey of the same person", "een ander traject van dezelfde persoon"
    ),
    "in_time": Text("a contact that still has time", "een contact dat nog tijd heeft"),
    "deal_begun": Text("a deal has begun", "een deal is begonnen"),
    "not_a_contact": Text("not a contact", "geen contact"),
    "conversion_undated": Text(
        "a contact from the beginning, without an instant of conversion",
        "contact vanaf het begin, zonder tijdstip van conversie",
    ),
    "not_a_name": Text("not a naam at that moment", "op dat moment geen naam"),
    "perhaps_a_name": Text(
        "perhaps a naam: too little is known", "misschien een naam: te weinig bekend"
    ),
    "qualified_then": Text("qualified when handed over", "gekwalificeerd bij het doorspelen"),
    "perhaps_qualified": Text(
        "perhaps qualified when handed over: too little was known",
        "misschien gekwalificeerd bij het doorspelen: er was te weinig bekend",
    ),
    "not_handed_over": Text("not handed to sales", "niet aan sales doorgespeeld"),
    "same_word": Text("with the same word", "met hetzelfde woord"),
    "other_word": Text("with another word", "met een ander woord"),
    "became_silent": Text("without a word now", "nu zonder woord"),
    "became_uncertain": Text("no longer certain", "niet meer zeker"),
    "stayed_silent": Text("no word, as before", "geen woord, net als eerst"),
    "stayed_uncertain": Text("not certain, as before", "niet zeker, net als eerst"),
    "gained_a_word": Text("a word where there was none", "een woord waar er geen was"),
}
