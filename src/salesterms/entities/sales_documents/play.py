"""What to do when something holds: one page of a playbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import AtLeast, Criterion, In
from salesterms.criteria.nodes import leaves
from salesterms.entities.rules import Rules
from salesterms.entities.shapes import TEXT
from salesterms.errors import SalesTermsError, Shape, Text, several
from salesterms.facts import Axis
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Sequence


def _is_on_facts(value: object) -> bool:
    if not isinstance(value, Criterion):
        return False
    return all(map(_asks_a_fact, leaves(value)))


def _asks_a_fact(leaf: object) -> bool:
    if not isinstance(leaf, AtLeast | In) or not isinstance(leaf.column, Axis):
        return False
    try:
        leaf.column.numbers_of(leaf)
    except SalesTermsError:  # a rung that the fact has not got
        return False
    return True


_RULES: Final = Rules(
    {
        "name": TEXT,
        "when": Shape(
            Text(
                "a criterion on facts, such as INTEREST.at_least('specific')",
                "een criterium op feiten, zoals INTEREST.at_least('specific')",
            ),
            _is_on_facts,
        ),
        "steps": Shape(
            Text("a tuple of texts, at least one", "een tuple van teksten, minstens één"),
            lambda value: bool(value) and several(TEXT, Text("", "")).fits(value),
        ),
    }
)


def _steps(given: str | Sequence[str]) -> tuple[str, ...]:
    """One step alone, or a list of them; anything else is told by the table."""
    if isinstance(given, str):
        return (given,)
    return tuple(given) if isinstance(given, list) else given  # type: ignore[return-value]


@frozen(kw_only=True)
class Play:
    """When it is time for something, and what to do then.

    >>> from salesterms.facts import DEAL, INTEREST, in_words
    >>> quote = Play(
    ...     name="send a price",
    ...     when=INTEREST.at_least("specific") & DEAL.is_("none"),
    ...     steps="send the price list within a day",
    ... )
    >>> in_words(quote.when), quote.steps
    ('interest in prices or specifics (or more) and no deal', ('send the price list within a day',))

    `when` is a criterion on facts. Where somebody stands, whether there is a deal and who is a
    customer are facts too, so a stage is one. `salesterms.facts.read_criterion` reads one from
    text. `steps` are in the order in which they are taken; one may be given alone. Raises
    `EntityProblems`. Glossary: sales-playbook (000:42).
    """

    name: str = field(metadata=about("what it is called", "hoe het heet", alias="naam"))
    when: Criterion = field(metadata=about("what must hold", "wat er moet gelden", alias="wanneer"))
    steps: tuple[str, ...] = field(
        converter=_steps,
        metadata=about("what to do, in order", "wat te doen, op volgorde", alias="stappen"),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
