"""What a call established: a fact, and how well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import TEXT, one_of
from salesterms.errors import Kind, Problem, Text
from salesterms.facts import Level, Stance
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVEL_NEEDED: Final = Kind(
    "level_needed",
    Text("it is not said how well this is established", "er staat niet hoe goed dit vaststaat"),
    Text("give a Level, such as Level.STATED", "geef een Level, zoals Level.STATED"),
)
LEVEL_UNUSED: Final = Kind(
    "level_unused",
    Text(
        "what does not hold has no level, such as {value}",
        "wat niet geldt, heeft geen niveau, zoals {value}",
    ),
    Text("leave it out", "laat het weg"),
)


def _level_fits(made: CallFinding) -> Iterator[Problem]:
    holds = made.stance is Stance.HOLDS
    if holds and made.level is None:
        yield Problem(kind=LEVEL_NEEDED, path="$.level")
    elif not holds and made.level is not None:
        yield Problem(kind=LEVEL_UNUSED, value=made.level.value, path="$.level")


_RULES: Final = Rules(
    {
        "fact": TEXT,
        "value": TEXT.or_none(),
        "stance": one_of(Stance),
        "level": one_of(Level).or_none(),
        "note": TEXT.or_none(),
    },
    Rule(("stance", "level"), _level_fits),
)


@frozen(kw_only=True)
class CallFinding:
    """That a fact holds, or does not, as a call brought out.

    >>> from salesterms.facts import Level
    >>> budget = CallFinding(fact="budget", level=Level.STATED, note="about EUR 5,000 this year")
    >>> budget.stance.value
    'holds'

    `fact`, `value`, `stance` and `level` are those of the `Evidence` that it becomes, by
    `evidence_from_call`: there the fact is looked up. What the buyer says is *stated*, not checked.
    Raises `EntityProblems`. Glossary: discovery-call (000:102).
    """

    fact: str = field(metadata=about("the name of the fact", "de naam van het feit", alias="feit"))
    value: str | None = field(
        default=None,
        metadata=about(
            "the value of the fact; none for a graded fact",
            "de waarde van het feit; geen bij een feit met niveaus",
            alias="waarde",
        ),
    )
    stance: Stance = field(
        default=Stance.HOLDS,
        metadata=about(
            "whether it holds, is refuted or is withdrawn",
            "of het geldt, weerlegd is of ingetrokken is",
            alias="strekking",
        ),
    )
    level: Level | None = field(
        default=None,
        metadata=about("how well it is established", "hoe goed het is vastgesteld", alias="niveau"),
    )
    note: str | None = field(
        default=None,
        metadata=about("what was said", "wat er is gezegd", alias="notitie", personal=True),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
