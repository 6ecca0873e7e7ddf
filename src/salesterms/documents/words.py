"""What the classes of the library are; a user's own class says it in its docstring."""

from __future__ import annotations

from inspect import getdoc

from salesterms.documents.forms.stand_ins import DatedRate, Group
from salesterms.entities import Opportunities, Opportunity
from salesterms.errors import Text
from salesterms.lifecycle import Category
from salesterms.results import Measurement, Measurements, Source, Status
from salesterms.values import FiscalCalendar, FourFourFive, Period, RateTable, Ratio

#: Class, or tag of a single value -> what it is.
DESCRIPTIONS: dict[type | str, Text] = {
    "hashable": Text(
        "A value of any type that cannot be changed, with its type.",
        "Een onveranderlijke waarde met haar type.",
    ),
    "any": Text("A value of any type, with its type.", "Een waarde met haar type."),
    "criterion": Text(
        "What must hold, as short text on the built-in facts.",
        "Wat er moet gelden, als korte tekst over de ingebouwde feiten.",
    ),
    "date": Text(
        "A date, from 1900 to 2200, or the day after, with which the last period ends.",
        "Een datum, van 1900 tot en met 2200, of de dag erna, waarmee de laatste periode eindigt.",
    ),
    "datetime": Text(
        "A date and time with its distance from UTC, and the name of its zone where it has one.",
        "Een datum en tijd met de afstand tot UTC, en de naam van de tijdzone als die er is.",
    ),
    "decimal": Text("An exact decimal number, as text.", "Een exact decimaal getal, als tekst."),
    "fraction": Text(
        "Two whole numbers with a slash between them, as text.",
        "Twee gehele getallen met een streep, als tekst.",
    ),
    "money": Text(
        "An exact amount and its currency, such as 1234.50 EUR.",
        "Een exact bedrag met de munteenheid, zoals 1234.50 EUR.",
    ),
    "probability": Text(
        "A chance from 0 to 1, as text.", "Een kans van 0 tot en met 1, als tekst."
    ),
    Category: Text(
        "What the stage of a deal comes down to.", "Waar de fase van een deal op neerkomt."
    ),
    DatedRate: Text(
        "What one unit of a currency is worth in another, from a date on.",
        "Wat één eenheid van een munt waard is in een andere, vanaf een datum.",
    ),
    FiscalCalendar: Text(
        "Fiscal years that start in one month.", "Boekjaren die in dezelfde maand beginnen."
    ),
    FourFourFive: Text(
        "A retail year of 52 or 53 whole weeks.", "Een retailjaar van 52 of 53 hele weken."
    ),
    Group: Text(
        "One group of measurements, with what its rows share.",
        "Eén groep metingen, met wat de rijen delen.",
    ),
    Measurement: Text(
        "The answer of one metric on one set of rows, with the account of every row.",
        "Het antwoord van één kengetal op één verzameling rijen, met verantwoording van elke rij.",
    ),
    Measurements: Text(
        "The answers of one metric for several groups.",
        "De antwoorden van één kengetal voor een aantal groepen.",
    ),
    Opportunities: Text(
        "Opportunities, with what is known of their source.",
        "Verkoopkansen, met wat over hun bron bekend is.",
    ),
    Opportunity: Text(
        "A deal that may be won, with what is recorded about it.",
        "Een deal die gewonnen kan worden, met wat erover is vastgelegd.",
    ),
    Period: Text(
        "The dates from a first day up to, not including, an end.",
        "De dagen van een eerste dag tot aan een einde, dat zelf niet meetelt.",
    ),
    RateTable: Text("Exchange rates with their dates.", "Wisselkoersen met hun datum."),
    Ratio: Text("A share that keeps both of its terms.", "Een aandeel dat beide termen bewaart."),
    Source: Text("Who defines a metric so.", "Wie een kengetal zo definieert."),
    Status: Text(
        "Whether there is a value, and if not, why.", "Of er een waarde is, en zo niet, waarom."
    ),
    Text: Text("A text in English and Dutch.", "Een tekst in het Engels en het Nederlands."),
}

#: The same for the classes of the glossary, by name: who keeps a deal need not load them.
OF_TERMS: dict[str, Text] = {
    "CarriedOut": Text("The code that carries a term out.", "De code die een term uitvoert."),
    "ConceptOnly": Text(
        "Nothing to carry out, and why.", "Er is niets uit te voeren, met de reden."
    ),
    "Content": Text(
        "Terms that may lean on those of another glossary.",
        "Termen die op die van een andere woordenlijst mogen steunen.",
    ),
    "DoubtfulPlace": Text(
        "A place in a source text that is corrupt, or contradicts another.",
        "Een plaats in een brontekst die corrupt is, of een andere tegenspreekt.",
    ),
    "Entry": Text("One term of the glossary.", "Eén term van de woordenlijst."),
    "EntryKind": Text("What a term names.", "Wat een term benoemt."),
    "Glossary": Text(
        "Terms, what they are to each other, and the texts behind them.",
        "Termen, wat ze van elkaar zijn, en de teksten erachter.",
    ),
    "Homonym": Text("A word with several meanings.", "Een woord met meer betekenissen."),
    "Label": Text("What a term is called.", "Hoe een term heet."),
    "LabelUse": Text("How a label is meant.", "Hoe een label bedoeld is."),
    "Meaning": Text("One meaning of a word.", "Eén betekenis van een woord."),
    "Planned": Text("Code that is still to come.", "Code die nog moet komen."),
    "Relation": Text("What one term is to another.", "Wat de ene term van de andere is."),
    "RelationKind": Text("What a term is to another.", "Wat een term van een andere is."),
    "Sense": Text(
        "What one source text means by a term.", "Wat één brontekst onder een term verstaat."
    ),
    "SourceText": Text("A text that the glossary follows.", "Een tekst die de woordenlijst volgt."),
}

#: The same for vocabularies and agreements.
OF_VOCABULARIES: dict[str, Text] = {
    "Agreement": Text(
        "What a team has agreed about its words.", "Wat een team over zijn woorden afspreekt."
    ),
    "Basis": Text("What a criterion rests on.", "Waar een criterium op steunt."),
    "Silence": Text(
        "A row where a vocabulary has no word.", "Een rij waar een woordenschat geen woord heeft."
    ),
    "Term": Text(
        "A row with a word, and when it is the word.",
        "Een rij met een woord, en wanneer dat het woord is.",
    ),
    "Vocabulary": Text(
        "What a text, a team or a system calls people and deals: the first row that fits.",
        "Hoe een tekst, een team of een systeem personen en deals noemt: de eerste rij die past.",
    ),
}


#: The same for the classes of facts.
OF_FACTS: dict[str, Text] = {
    "Evidence": Text(
        "That a fact holds, or does not, as somebody said or showed it.",
        "Dat een feit geldt, of niet, zoals iemand het heeft gezegd of getoond.",
    ),
    "Level": Text("How well a fact is established.", "Hoe goed een feit is vastgesteld."),
    "Maker": Text("Who or what made the evidence.", "Wie of wat het bewijs heeft gemaakt."),
    "MakerKind": Text("A person, a system or a model.", "Een persoon, een systeem of een model."),
    "Stance": Text(
        "Whether a fact holds, is refuted or is withdrawn.",
        "Of een feit geldt, weerlegd is of ingetrokken is.",
    ),
    "Subject": Text("Whom or what it is about.", "Over wie of wat het gaat."),
}

#: The same for lifecycles and journeys, and what stands in for their parts.
OF_LIFECYCLES: dict[str, Text] = {
    "Direction": Text("Which way a move goes.", "Welke kant een stap op gaat."),
    "FactValue": Text("One value of a fact.", "Eén waarde van een feit."),
    "Happened": Text(
        "An event, and when it happened.", "Een gebeurtenis, en wanneer die plaatsvond."
    ),
    "Journey": Text(
        "The history of one person with one account and one deal.",
        "De geschiedenis van één persoon met één klant en één deal.",
    ),
    "KeptStep": Text(
        "An event of somebody who was forgotten, and where it led.",
        "Een gebeurtenis van iemand die is vergeten, en waar die toe leidde.",
    ),
    "Lifecycle": Text(
        "Which events may happen where, and what they do.",
        "Welke gebeurtenissen waar mogelijk zijn, en wat ze doen.",
    ),
    "MoveLine": Text(
        "In these stages, this event leads to that stage.",
        "In deze fasen leidt deze gebeurtenis naar die fase.",
    ),
    "Moves": Text("What changes a fact.", "Wat een feit verandert."),
    "NoRecord": Text(
        "What it means that nothing is on record.",
        "Wat het betekent dat er niets is vastgelegd.",
    ),
    "OwnFact": Text("A fact of one's own.", "Een eigen feit."),
    "OwnLaw": Text(
        "What holds between facts whatever happens.",
        "Wat er tussen feiten geldt, wat er ook gebeurt.",
    ),
    "Scale": Text(
        "What the values of a fact are to each other.",
        "Wat de waarden van een feit van elkaar zijn.",
    ),
    "Trace": Text(
        "All that is left of the id of a person who was forgotten.",
        "Al wat rest van het kenmerk van iemand die is vergeten.",
    ),
    "TrackTable": Text(
        "The stages of one position, and the moves between them.",
        "De fasen van één positie, en de stappen ertussen.",
    ),
}

#: Layer -> what is said of its classes, by name.
_BY_NAME = {
    "salesterms.terms": OF_TERMS,
    "salesterms.facts": {**OF_FACTS, **OF_LIFECYCLES},
    "salesterms.lifecycle": OF_LIFECYCLES,
    "salesterms.journey": OF_LIFECYCLES,
    "salesterms.documents.forms": OF_LIFECYCLES,
    "salesterms.vocabularies": OF_VOCABULARIES,
}


def describe(made: type | str, lang: str) -> str:
    """What a class is: a sentence of the table, or the first line of its docstring."""
    known = DESCRIPTIONS.get(made)
    if known is not None or isinstance(made, str):
        return "" if known is None else known.say(lang)
    named = _BY_NAME.get(made.__module__.rpartition(".")[0], {}).get(made.__name__)
    if named is not None:
        return named.say(lang)
    own = made.__dict__.get("__doc__")
    return (getdoc(made) or "").partition("\n")[0] if own else ""
