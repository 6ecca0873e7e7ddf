"""The words in which results speak: buckets, reasons, and values as text. Codes are English ids."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms.errors import Text
from salesterms.values import Money, Ratio, rounded_fraction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

#: Every bucket and every reason that a result can name: code -> what it says. `{0}` is a detail.
REASONS: dict[str, Text] = {
    # buckets that are counted
    "won": Text("won", "gewonnen"),
    "lost": Text("lost", "verloren"),
    "open": Text("open", "open"),
    "held": Text("on hold", "in de wacht"),
    "stale": Text("stale", "stilgevallen"),
    "undecided": Text("not decided yet", "nog niet beslist"),
    "not_won": Text("not won", "niet gewonnen"),
    # why a row is left out
    "closed": Text("already closed", "al gesloten"),
    "not_created_yet": Text("created after the as-of date", "aangemaakt na de peildatum"),
    "closed_later": Text(
        "closed after the as-of date: what it was worth by then is not recorded",
        "gesloten na de peildatum: wat hij toen waard was is niet vastgelegd",
    ),
    "no_created_date": Text("no creation date", "geen aanmaakdatum"),
    "no_close_date": Text("closed, but without a close date", "gesloten, maar zonder sluitdatum"),
    "no_expected_close": Text("no expected close date", "geen verwachte sluitdatum"),
    "outside_period": Text("outside the period", "buiten de periode"),
    "no_amount": Text("no amount", "geen bedrag"),
    "no_probability": Text("no probability", "geen slagingskans"),
    "closed_before_created": Text(
        "closed before it was created", "gesloten voordat hij was aangemaakt"
    ),
    "stage_unknown": Text(
        "not known which stages it reached", "onbekend welke fasen hij heeft bereikt"
    ),
    "stage_not_reached": Text("did not reach the stage", "heeft de fase niet bereikt"),
    "activity_unknown": Text(
        "neither overdue nor with a known last activity",
        "niet over tijd en zonder bekende laatste activiteit",
    ),
    "fresh": Text("open and not stale", "open en niet stilgevallen"),
    # where somebody stands by a rule over event time, or by other definitions
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
    # why there is no value
    "zero_denominator": Text("nothing to divide by: {0} is 0", "niets om door te delen: {0} is 0"),
    "nothing_counted": Text("no row was counted", "geen enkele rij is meegeteld"),
    "column_not_mapped": Text("column not mapped: {0}", "kolom niet toegewezen: {0}"),
    "as_of_needs_column": Text(
        "column not mapped: {0}; an as-of date asks for it",
        "kolom niet toegewezen: {0}; een peildatum vraagt erom",
    ),
    "mixed_currencies": Text(
        "more than one currency, which are never added: {0}; group by currency",
        "meer dan één munteenheid, en die tellen nooit op: {0}; groepeer op munteenheid",
    ),
    "other_currency": Text(
        "asked for one currency, but the rows that count hold {0}: group by currency instead",
        "om één munteenheid gevraagd, maar de rijen die meetellen bevatten {0}: groepeer op"
        " munteenheid",
    ),
    "out_of_bounds": Text(
        "the amounts are too large or too fine to be added up exactly",
        "de bedragen zijn te groot of te fijn om exact op te tellen",
    ),
    "period_not_started": Text(
        "the period starts after the as-of date", "de periode begint na de peildatum"
    ),
    "negative_amount": Text("a negative amount", "een negatief bedrag"),
    "parameter_missing": Text("needs {0}", "vraagt om {0}"),
}


def reason_text(code: str, lang: str, details: Sequence[str] = ()) -> str:
    """What a code says; a code of the user's own speaks for itself, underscores as spaces."""
    known = REASONS.get(code)
    said = known.say(lang) if known else code.replace("_", " ")
    return said.replace("{0}", ", ".join(details))


def value_text(value: object, lang: str = "en") -> str:
    """A value in plain, locale-free notation: a point as decimal mark, the unit behind it."""
    if isinstance(value, Ratio):
        undefined = Text("undefined", "onbepaald").say(lang)
        return format(value, ".1%").replace("%", " %") if value.defined else undefined
    if isinstance(value, Fraction):
        return f"{rounded_fraction(value, 2, 'half_up'):f}"
    if isinstance(value, Money):
        return str(value if value.digits is None else value.rounded("half_up"))
    return str(value)


def term_text(value: int | Decimal | Fraction | Money) -> str:
    """An input as it stands in a formula: exact, never rounded where it need not be."""
    return value_text(value) if isinstance(value, Fraction) else str(value)
