"""What can be wrong with a framework, and with a change of one."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Kind, ProblemGroup, Text

NO_REQUIREMENTS: Final = Kind(
    "no_requirements",
    Text("a framework without requirements", "een kader zonder eisen"),
    Text("give at least one Requirement", "geef minstens één Requirement"),
)
NOTHING_REQUIRED: Final = Kind(
    "framework_decides_nothing",
    Text("no requirement decides anything", "geen enkele eis beslist mee"),
    Text("leave required out in at least one", "laat required bij minstens één eis weg"),
)
REQUIREMENT_TWICE: Final = Kind(
    "requirement_twice",
    Text("{value} is the id of two requirements", "{value} is het kenmerk van twee eisen"),
    Text("give each an id of its own", "geef elke eis een eigen kenmerk"),
)
NOT_OF_THE_CATALOGUE: Final = Kind(
    "not_of_the_catalogue",
    Text("{detail}", "{detail}"),
    Text(
        "ask about facts of the catalogue, or give the framework one that has them",
        "vraag naar feiten uit de catalogus, of geef het kader een catalogus die ze heeft",
    ),
)
NEVER_MET: Final = Kind(
    "never_met",
    Text("nobody can meet this", "hier kan niemand aan voldoen"),
    Text("take out what contradicts the rest", "haal weg wat de rest tegenspreekt"),
)
ALWAYS_MET: Final = Kind(
    "always_met",
    Text("this asks nothing", "dit vraagt niets"),
    Text(
        "ask about a fact, or leave when out where no fact carries it",
        "vraag naar een feit, of laat when weg als geen feit het draagt",
    ),
)

UNKNOWN_REQUIREMENT: Final = Kind(
    "unknown_requirement",
    Text("there is no requirement {value} here", "er is hier geen eis {value}"),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
    names_all=True,
)
FACT_NOT_ASKED: Final = Kind(
    "fact_not_asked",
    Text(
        "no requirement asks a rung of the fact {value}",
        "geen eis vraagt een trede van het feit {value}",
    ),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
    names_all=True,
)
NO_SUCH_RUNG: Final = Kind(
    "no_such_rung",
    Text("{value} is no rung of this fact", "{value} is geen trede van dit feit"),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
    names_all=True,
)
BAD_EXPIRY: Final = Kind(
    "bad_expiry",
    Text("{value} is no number of days to expire after", "na {value} kan niets vervallen"),
    Text("give a whole number of days above 0", "geef een geheel aantal dagen boven 0"),
)
UNKNOWN_FACT_OF_EXPIRY: Final = Kind(
    "unknown_fact",
    Text("there is no fact {value}", "er is geen feit {value}"),
    Text("use one of {detail}", "gebruik een van {detail}"),
)


class FrameworkChangeProblems(ProblemGroup):
    """A change of a framework that cannot be carried out: everything that stands in its way."""

    code = "framework_change_problems"
    heading = Text(
        "Problems in the change of the framework: {0}",
        "Problemen in de wijziging van het kader: {0}",
    )


class ExpiryProblems(ProblemGroup):
    """Terms after which evidence counts no longer, some of which say nothing."""

    code = "expiry_problems"
    heading = Text("Problems in the expiry: {0}", "Problemen in de vervaltermijnen: {0}")
