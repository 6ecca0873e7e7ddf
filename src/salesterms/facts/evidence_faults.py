"""What can be wrong with evidence: every kind of problem, with its remedy."""

from __future__ import annotations

from salesterms.errors import Kind, ProblemGroup, Text

NOT_EVIDENCE = Kind(
    "not_evidence",
    Text("a {value} is no evidence", "een {value} is geen bewijsstuk"),
    Text("make an Evidence of it", "maak er een Evidence van"),
)
UNKNOWN_FACT = Kind(
    "unknown_fact",
    Text("there is no fact {value}", "er is geen feit {value}"),
    Text("use one of {detail}", "gebruik een van {detail}"),
)
NOT_A_RUNG = Kind(
    "not_a_rung",
    Text("{value} is no value of this fact", "{value} is geen waarde van dit feit"),
    Text("use one of {detail}", "gebruik een van {detail}"),
    names_all=True,
)
NOTHING_STATED = Kind(
    "nothing_stated",
    Text("{value} is what stands where nothing holds", "{value} staat er als er niets geldt"),
    Text(
        "give another value, or the stance refuted",
        "geef een andere waarde, of de strekking refuted",
    ),
)
VALUE_NEEDED = Kind(
    "value_needed",
    Text("it is not said which value this fact has", "er staat niet welke waarde dit feit heeft"),
    Text("give one of {detail}", "geef een van {detail}"),
    names_all=True,
)
VALUE_OF_GRADED = Kind(
    "value_of_graded",
    Text("the level of this fact is its value", "het niveau van dit feit is zijn waarde"),
    Text("leave {value} out", "laat {value} weg"),
)
NEVER_TAKEN_BACK = Kind(
    "never_taken_back",
    Text(
        "this fact has happened and is never taken back",
        "dit feit is gebeurd en wordt nooit teruggenomen",
    ),
    Text("leave the faulty evidence out instead", "laat het foute bewijsstuk weg"),
)
MOVED_BY_EVENTS = Kind(
    "moved_by_events",
    Text("this fact is moved by events only", "dit feit verandert alleen door gebeurtenissen"),
    Text("record the event", "leg de gebeurtenis vast"),
)
EVIDENCE_CLASH = Kind(
    "evidence_clash",
    Text(
        "the id {value} stands on another piece as well: {detail}",
        "het kenmerk {value} staat ook op een ander stuk: {detail}",
    ),
    Text(
        "give a correction an id and an instant of its own",
        "geef een correctie een eigen kenmerk en tijdstip",
    ),
)


class EvidenceProblems(ProblemGroup):
    """Evidence that cannot be used: every place, with what is wrong there."""

    code = "evidence_problems"
    heading = Text("Problems in the evidence: {0}", "Problemen in het bewijs: {0}")
