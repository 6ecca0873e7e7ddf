"""The rows by which leads are sent to members, in order: the first that holds decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID
from salesterms.entities.teams.rule import RoutingRule
from salesterms.errors import Kind, Problem, Shape, Text, of_kind
from salesterms.facts import in_words
from salesterms.facts.criterion_words import unwrapped
from salesterms.facts.kinds import OR
from salesterms.values import about
from salesterms.vocabularies.rows import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_ROWS: Final = Kind(
    "no_rows",
    Text("a routing has no rows", "een routering heeft geen rijen"),
    Text("give at least one RoutingRule", "geef minstens één RoutingRule"),
)
NEVER_REACHED: Final = Kind(
    "never_reached",
    Text(
        "row {value} is never reached: an earlier row takes every lead",
        "rij {value} komt nooit aan de beurt: een eerdere rij neemt elke lead",
    ),
    Text(
        "put it higher, or give the earlier row or_next=True",
        "zet de rij hoger, of geef de eerdere or_next=True",
    ),
)


def _rows(routing: Routing) -> Iterator[Problem]:
    if not routing.rules:
        yield Problem(kind=NO_ROWS, path="$.rules")
    taken = False
    for at, rule in enumerate(routing.rules):
        if taken:
            yield Problem(kind=NEVER_REACHED, value=at + 1, path=f"$.rules[{at}]")
        taken = taken or (rule.takes_all and not rule.or_next)


_RULES: Final = Rules(
    {
        "id": AN_ID,
        "title": of_kind(
            Text, Text("a Text in English and Dutch", "een Text in het Engels en Nederlands")
        ).or_none(),
        "source": Shape(
            Text("the number of a text, or nothing", "het nummer van een tekst, of niets"),
            lambda value: isinstance(value, str),
        ),
        "rules": Shape(
            Text("a tuple of RoutingRule", "een tuple van RoutingRule"),
            lambda value: (
                isinstance(value, tuple) and all(isinstance(one, RoutingRule) for one in value)
            ),
        ),
    },
    Rule(("rules",), _rows),
)

_ROW: Final = Text("{0}. if {1}: {2}, because {3}{4}", "{0}. als {1}: {2}, want {3}{4}")
_IS: Final = Text("{0} is {1}", "{0} is {1}")
_AND: Final = Text(" and ", " en ")


@frozen(kw_only=True)
class Routing:
    """An ordered table of rows: the first that holds for a lead decides.

    >>> from salesterms.entities import LINKEDIN_ROUTING
    >>> print(LINKEDIN_ROUTING.explain().splitlines()[-1])
    5. if interest shown by behaviour: sales development representative (SDR), because ...

    A row that is added below changes nothing about what an earlier row decides. `source` is the
    number of the text whose rows these are, and empty for one of your own. Raises `EntityProblems`
    for a routing without rows, and for a row that no lead can reach.
    Glossary: lead, sales team (000:62, 000:70, 001:19).
    """

    id: str = field(
        metadata=about(
            "its name", "de naam van de routering", alias="kenmerk", schema={"minLength": 1}
        )
    )
    title: Text | None = field(
        default=None, metadata=about("what it is called", "hoe de routering heet", alias="titel")
    )
    source: str = field(
        default="", metadata=about("the text that it is of", "de tekst van herkomst", alias="bron")
    )
    rules: tuple[RoutingRule, ...] = field(
        metadata=about("the rows, at least one", "de rijen, minstens één", alias="rijen")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def explain(self, lang: str = "en") -> str:
        """Every row in words, numbered from 1, in English ("en") or Dutch ("nl")."""
        return "\n".join(_said(at, rule, lang) for at, rule in enumerate(self.rules, 1))


def _said(number: int, rule: RoutingRule, lang: str) -> str:
    asked = [
        _IS.say(lang).format(name, OR.say(lang).join(allowed))
        for name, allowed in rule.attributes.items()
    ]
    when = unwrapped(rule.when)
    if when != ALWAYS or not asked:
        asked.insert(0, in_words(when, lang))
    cites = f" ({', '.join(rule.cites)})" if rule.cites else ""
    said = (_AND.say(lang).join(asked), rule.target.say(lang), rule.reason.say(lang))
    return _ROW.say(lang).format(number, *said, cites)
