"""What can be wrong with an agreement: every kind of problem, with its remedy."""

from __future__ import annotations

from salesterms.errors import Kind, ProblemGroup, Text

NO_TEAM = Kind(
    "no_team",
    Text("{value} names no team", "{value} is geen naam van een team"),
    Text("say who has agreed", "zeg wie dit afspreekt"),
)
NOT_A_DAY = Kind(
    "not_a_day",
    Text("{value} is no date", "{value} is geen datum"),
    Text("give the date of the decision: date(2026, 3, 2)", "geef de dag: date(2026, 3, 2)"),
)
NOT_AGREED = Kind(
    "not_as_agreed",
    Text("{value} is not what belongs here", "{value} is niet wat hier hoort"),
    Text("give {detail}", "geef {detail}"),
)
NOT_A_WORD = Kind(
    "not_a_word_of_it",
    Text("the vocabulary has no term {value}", "de woordenschat heeft geen term {value}"),
    Text("use one of its words: {detail}", "gebruik een van de woorden: {detail}"),
)
AGREED_TWICE = Kind(
    "agreed_twice",
    Text("{value} is another word for {detail}", "{value} is een ander woord voor {detail}"),
    Text("say it once", "zeg het één keer"),
)
NOT_ASKED = Kind(
    "fact_not_asked",
    Text(
        "the criterion of this word asks no minimum of {value}",
        "het criterium van dit woord vraagt geen minimum van {value}",
    ),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
)
NOT_A_MINIMUM = Kind(
    "not_a_minimum",
    Text("{value} cannot be the least that is asked", "{value} kan niet het minimum zijn"),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
)
BELOW_BROADER = Kind(
    "below_broader_term",
    Text(
        "{value} is less than its broader word asks",
        "{value} is minder dan het ruimere woord vraagt",
    ),
    Text(
        "ask at least {detail}, or ask less of the broader word too",
        "vraag minstens {detail}, of vraag ook minder van het ruimere woord",
    ),
)


class AgreementProblems(ProblemGroup):
    """An agreement that does not fit its vocabulary: every fault, with its place."""

    code = "agreement_problems"
    heading = Text("Problems in the agreement: {0}", "Problemen in de afspraak: {0}")
