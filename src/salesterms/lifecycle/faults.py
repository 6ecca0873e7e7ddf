"""What can be wrong with the tables of a lifecycle: every kind of problem, with its remedy."""

from __future__ import annotations

from salesterms.errors import Kind, ProblemGroup, Text

NO_TRACKS = Kind(
    "no_tracks",
    Text("there is no track", "er is geen tabel"),
    Text("give at least one", "geef er minstens één"),
)
NOT_A_POSITION = Kind(
    "not_a_position",
    Text(
        "{value} is no position that only events move",
        "{value} is geen positie die alleen gebeurtenissen verplaatsen",
    ),
    Text(
        "give an axis of the catalogue, made by `position`",
        "geef een as uit de catalogus, gemaakt met `position`",
    ),
)
SHARED_AXIS = Kind(
    "two_tracks_on_one_axis",
    Text("the tracks {detail} both move {value}", "de tabellen {detail} verplaatsen beide {value}"),
    Text("make one track of them", "maak er één tabel van"),
)
SAME_NAME = Kind(
    "track_twice",
    Text("two tracks are called {value}", "twee tabellen heten {value}"),
    Text("give each a name of its own", "geef elk een eigen naam"),
)
UNKNOWN_STAGE = Kind(
    "unknown_stage",
    Text("there is no stage {value}", "er is geen fase {value}"),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
    names_all=True,
)
NOT_CLOSED = Kind(
    "category_and_closed_differ",
    Text(
        "{value} has category {detail}, and closed says otherwise",
        "{value} heeft categorie {detail}, en closed zegt iets anders",
    ),
    Text(
        "won and lost are closed, open and held are not",
        "won en lost zijn gesloten, open en held niet",
    ),
)
BAD_GUARD = Kind(
    "guard_not_on_facts",
    Text("the guard cannot be read: {detail}", "de voorwaarde is niet te lezen: {detail}"),
    Text(
        "build it from the facts of this catalogue",
        "bouw die op uit de feiten van deze catalogus",
    ),
)
NO_SUCH_FACT = Kind(
    "effect_on_no_fact",
    Text("there is no fact {value}", "er is geen feit {value}"),
    Text("use a fact of this catalogue", "gebruik een feit uit deze catalogus"),
)
NO_SUCH_VALUE = Kind(
    "effect_of_no_value",
    Text("an effect gives no value: {value}", "een gevolg geeft geen waarde: {value}"),
    Text("use one of: {detail}", "gebruik een van: {detail}"),
    names_all=True,
)
EVIDENCE_MOVES_IT = Kind(
    "effect_on_what_evidence_moves",
    Text("evidence moves {value}, at any time", "{value} verandert door bewijs, op elk moment"),
    Text(
        "leave it to evidence, or give the fact `moves=Moves.EVENTS`",
        "laat het aan bewijs over, of geef het feit `moves=Moves.EVENTS`",
    ),
)
EFFECT_ON_STAGE = Kind(
    "effect_on_a_stage",
    Text("{value} is the position of a track", "{value} is de positie van een tabel"),
    Text(
        "give that track a move of the same event",
        "geef die tabel een regel met dezelfde gebeurtenis",
    ),
)
EFFECTS_DIFFER = Kind(
    "effects_differ",
    Text(
        "one event gives {value} two values: {detail}",
        "één gebeurtenis geeft {value} twee waarden: {detail}",
    ),
    Text("let it give one", "laat die er maar één geven"),
)
AMBIGUOUS = Kind(
    "ambiguous",
    Text(
        "in {value} two of its moves may be made: {detail}",
        "in {value} zijn twee van de regels mogelijk: {detail}",
    ),
    Text(
        "give them guards that exclude each other, or events of their own",
        "geef ze voorwaarden die elkaar uitsluiten, of eigen gebeurtenissen",
    ),
)
UNREACHABLE = Kind(
    "unreachable_stage",
    Text(
        "no events lead from {detail} to {value}",
        "geen gebeurtenissen leiden van {detail} naar {value}",
    ),
    Text("add a move that does", "voeg een regel toe die dat doet"),
)
NEVER_MADE = Kind(
    "move_never_made",
    Text("it can never happen from {value}", "het kan nooit gebeuren vanuit {value}"),
    Text(
        "what its guard asks, and other tracks, forbid it: mend or drop the move",
        "de voorwaarde of een andere tabel verhindert het: verbeter of schrap de regel",
    ),
)
NO_END = Kind(
    "no_way_to_a_closed_stage",
    Text(
        "from {value} no closed stage can be reached",
        "vanuit {value} is geen gesloten fase bereikbaar",
    ),
    Text(
        "add a move towards one, or name such stages in `closed`",
        "voeg een regel daarheen toe, of noem zulke fasen in `closed`",
    ),
)
NO_WAY_BACK = Kind(
    "no_way_back",
    Text(
        "this exit leads to {value}, and no move leads back",
        "dit is een stap eruit, naar {value}, en geen regel leidt terug",
    ),
    Text(
        "add a move of direction back or correction, or say in `one_way` why there is none",
        "voeg een regel met richting back of correction toe, of zeg in `one_way` waarom niet",
    ),
)
NEEDLESS_ONE_WAY = Kind(
    "one_way_but_no_exit",
    Text(
        "`one_way` is said of a move that is no exit: {value}",
        "`one_way` staat bij een regel die geen exit is: {value}",
    ),
    Text("leave it out, or make it an exit", "laat het weg, of maak er een exit van"),
)
SAME_STAGE = Kind(
    "leads_where_it_stands",
    Text("it leads from {value} to {value}", "het leidt van {value} naar {value}"),
    Text("leave `target` out where the stage stays", "laat `target` weg waar de fase blijft"),
)
WRONG_DIRECTION = Kind(
    "direction_without_its_target",
    Text("a move of direction {value} {detail}", "een regel met richting {value} {detail}"),
    Text(
        "an `exit` leads to another stage, with a `note` the stage stays",
        "een `exit` leidt naar een andere fase, bij een `note` blijft de fase gelijk",
    ),
)
BREAKS_LAW = Kind(
    "breaks_a_law",
    Text(
        "it leads to {value}, against the law {detail}",
        "het leidt naar {value}, in strijd met: {detail}",
    ),
    Text(
        "mend its guard or its effects, or the law",
        "verbeter de voorwaarde of de gevolgen, of pas de wetmatigheid aan",
    ),
)
NOT_REACHED = Kind(
    "legal_but_not_reached",
    Text(
        "no law forbids {value}, and no events lead to it",
        "niets sluit {value} uit, en geen gebeurtenissen leiden ernaartoe",
    ),
    Text(
        "weaken a guard, add a move, or add the law",
        "versoepel een voorwaarde, voeg een regel toe, of sluit het uit met een wetmatigheid",
    ),
)
NEVER_MOVED = Kind(
    "never_moved",
    Text(
        "only events move {value}, and no event does",
        "alleen gebeurtenissen veranderen {value}, en geen enkele doet dat",
    ),
    Text("give a move that effect", "geef een regel dat gevolg"),
)


class LifecycleProblems(ProblemGroup):
    """Tables that make no sound lifecycle: every fault, each with an example."""

    code = "lifecycle_problems"
    heading = Text("Problems in the lifecycle: {0}", "Problemen in de levenscyclus: {0}")
