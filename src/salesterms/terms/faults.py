"""What can be wrong with a glossary: every kind of problem, with its remedy."""

from __future__ import annotations

from salesterms.errors import Kind, ProblemGroup, Text
from salesterms.terms.folding import MOST_CHARACTERS

WRONG_TYPE = Kind(
    "wrong_type_in_glossary",
    Text("{value} is not {detail}", "{value} is niet {detail}"),
    Text(
        "give a value of that type; nothing is converted",
        "geef een waarde van dat type; er wordt niets omgezet",
    ),
)
BAD_ID = Kind(
    "bad_term_id",
    Text("{value} is no id of a term", "{value} is geen kenmerk van een term"),
    Text(
        "write small letters and digits, joined by hyphens, 60 at most",
        "schrijf kleine letters en cijfers, verbonden door streepjes, hoogstens 60",
    ),
)
ID_TWICE = Kind(
    "term_id_twice",
    Text("the id {value} is given twice", "het kenmerk {value} komt twee keer voor"),
    Text("give each term an id of its own", "geef elke term een eigen kenmerk"),
)
NOT_ONE_PREFERRED = Kind(
    "not_one_preferred_label",
    Text(
        "{value} preferred labels in language {detail}", "{value} voorkeurslabels in taal {detail}"
    ),
    Text("give exactly one for each language", "geef er precies één per taal"),
)
PREFERRED_IN_COUNTRY = Kind(
    "preferred_in_one_country",
    Text(
        "the preferred label {value} is that of one country",
        "het voorkeurslabel {value} is dat van één land",
    ),
    Text(
        "give it the language nl, or make it an alternative label",
        "geef het de taal nl, of maak er een alternatief label van",
    ),
)
NO_LETTERS = Kind(
    "label_without_letters",
    Text("nobody can look up {value}", "niemand kan {value} opzoeken"),
    Text(
        f"give a label with a letter or digit, of at most {MOST_CHARACTERS} characters",
        f"geef een label met een letter of cijfer, van hoogstens {MOST_CHARACTERS} tekens",
    ),
)
LABEL_TWICE = Kind(
    "label_twice",
    Text("the term has the label {value} twice", "de term heeft het label {value} twee keer"),
    Text("leave one of them out", "laat er één van weg"),
)
LABEL_OF_TWO = Kind(
    "label_of_two_terms",
    Text("{detail} is called {value} too", "{detail} heet ook {value}"),
    Text(
        "make it a hidden label of each, so that looking it up says that there are several",
        "maak er bij elk een verborgen label van, zodat opzoeken zegt dat er meerdere zijn",
    ),
)
NO_CODE = Kind(
    "carried_out_by_nothing",
    Text("no code is named", "er is geen code genoemd"),
    Text(
        "name it, or say that it is planned or a concept only",
        "noem die, of zeg dat die gepland is of dat het alleen een begrip is",
    ),
)
NO_SUCH_TERM = Kind(
    "no_such_term",
    Text("there is no term {value}", "er is geen term {value}"),
    Text("use the id of an entry: {detail}", "gebruik het kenmerk van een term: {detail}"),
)
RELATION_TWICE = Kind(
    "relation_twice",
    Text("these two terms are related already", "deze twee termen zijn al verbonden"),
    Text("write each pair down once, from one side", "schrijf elk paar één keer op, van één kant"),
)
BAD_RELATION = Kind(
    "bad_relation",
    Text("{value} cannot be written down here", "{value} kan hier niet staan"),
    Text(
        "write broader, contrasts or related, between two different terms",
        "schrijf broader, contrasts of related, tussen twee verschillende termen",
    ),
)
CIRCLE = Kind(
    "circle_of_broader_terms",
    Text(
        "each of these is broader than the one before: {detail}",
        "elk van deze is ruimer dan de vorige: {detail}",
    ),
    Text("take one of the relations out", "haal een van de verbanden weg"),
)
BAD_SOURCE = Kind(
    "bad_source",
    Text("{value} cannot be the number of a text", "{value} kan geen nummer van een tekst zijn"),
    Text(
        "give each text an id of its own, of letters, digits, dots and hyphens",
        "geef elke tekst een eigen kenmerk, van letters, cijfers, punten en streepjes",
    ),
)
NO_SUCH_SOURCE = Kind(
    "no_such_source",
    Text("{value} leads to no source text", "{value} leidt naar geen brontekst"),
    Text(
        "give the id of one of the sources; a citation adds a line, as in 000:90",
        "geef het kenmerk van een van de bronnen; een vindplaats heeft ook een regel, zoals 000:90",
    ),
)
SENSE_ELSEWHERE = Kind(
    "sense_of_another_text",
    Text("{value} is no line of text {detail}", "{value} is geen regel van tekst {detail}"),
    Text("cite the text whose sense it is", "haal de tekst aan waarvan het de betekenis is"),
)
QUOTES = Kind(
    "quotations_and_places",
    Text(
        "there are {value} quotations for {detail} places",
        "er zijn {value} citaten voor {detail} plaatsen",
    ),
    Text(
        "give the words of each place, in the same order",
        "geef van elke plaats de woorden, in dezelfde volgorde",
    ),
)


class GlossaryProblems(ProblemGroup):
    """A glossary that breaks its rules: every place, with what is wrong there."""

    code = "glossary_problems"
    heading = Text("Problems in the glossary: {0}", "Problemen in de woordenlijst: {0}")
