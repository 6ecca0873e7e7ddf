"""What can be wrong with a vocabulary: every kind of problem, with its remedy."""

from __future__ import annotations

from salesterms.errors import Kind, ProblemGroup, Text

WORD_TWICE = Kind(
    "word_twice",
    Text("the word {value} is given to two rows", "het woord {value} staat bij twee rijen"),
    Text(
        "join the rows by |, or make one the broader term of the other",
        "voeg de rijen samen met |, of maak de ene de ruimere term van de andere",
    ),
)
NO_WORD = Kind(
    "term_without_word",
    Text("{value} is no word", "{value} is geen woord"),
    Text(
        "give text with a letter or a digit, of at most 200 characters",
        "geef tekst met een letter of een cijfer, van hoogstens 200 tekens",
    ),
)
NO_BROADER = Kind(
    "unknown_broader_term",
    Text("there is no term {value} to be broader", "er is geen term {value} die ruimer is"),
    Text("use the word of a term of the same subject: {detail}", "gebruik het woord van: {detail}"),
)
CIRCLE_OF_TERMS = Kind(
    "circle_of_terms",
    Text("{value} is a kind of itself", "{value} is een soort van zichzelf"),
    Text("take one broader term out", "haal een ruimere term weg"),
)
OUTSIDE_BROADER = Kind(
    "outside_broader_term",
    Text(
        "{value} is given where its broader term does not hold: {detail}",
        "{value} geldt ook waar de ruimere term niet geldt: {detail}",
    ),
    Text(
        "let it ask what the broader term asks, or take the broader term out",
        "laat het vragen wat de ruimere term vraagt, of haal de ruimere term weg",
    ),
)
DEAD_ROW = Kind(
    "dead_row",
    Text(
        "the row {value} never gives a label: {detail}",
        "de rij {value} geeft nooit een label: {detail}",
    ),
    Text("move it up, or take it out", "zet haar hoger, of haal haar weg"),
)
MOVES_BACK = Kind(
    "forward_moves_back",
    Text(
        "a step forward leads back to {value}: {detail}",
        "een stap vooruit leidt terug naar {value}: {detail}",
    ),
    Text(
        "change the order of the rows, or what they ask",
        "verander de volgorde van de rijen, of wat ze vragen",
    ),
)
NO_ROWS = Kind(
    "no_terms",
    Text("there is no term in {value}", "er is geen term in {value}"),
    Text("give at least one term", "geef minstens één term"),
)
MISFIT = Kind(
    "wrong_type",
    Text("{value} is not what belongs here", "{value} is niet wat hier hoort"),
    Text("give {detail}", "geef {detail}"),
)
BAD_VOCABULARY_ID = Kind(
    "bad_vocabulary_id",
    Text("{value} is no id of a vocabulary", "{value} is geen kenmerk van een woordenschat"),
    Text(
        "write small letters, digits and underscores, with a dot before the part",
        "schrijf kleine letters, cijfers en lage streepjes, met een punt voor het deel",
    ),
)


class VocabularyProblems(ProblemGroup):
    """A vocabulary that breaks its rules: every row, with what is wrong there."""

    code = "vocabulary_problems"
    heading = Text("Problems in the vocabulary: {0}", "Problemen in de woordenschat: {0}")
