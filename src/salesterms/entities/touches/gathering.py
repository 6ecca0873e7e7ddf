"""A log of touches put together: each touch once, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import fields

from salesterms.entities.touches.touch import Touch
from salesterms.errors import Kind, Problem, ProblemGroup, Sentence, Text, each_argument
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOT_A_TOUCH: Final = Kind(
    "not_a_touch",
    Text("a {value} is no touch", "een {value} is geen contactmoment"),
    Text("make a Touch of it", "maak er een Touch van"),
)
TOUCH_CLASH: Final = Kind(
    "touch_clash",
    Text(
        "the id {value} stands on another touch as well: {detail}",
        "het kenmerk {value} staat ook op een ander contactmoment: {detail}",
    ),
    Text("give each touch an id of its own", "geef elk contactmoment een eigen kenmerk"),
)

_A_LOG = Text("a list of Touch", "een lijst van Touch")


class TouchProblems(ProblemGroup):
    """A log of touches that cannot be used: every place, with what is wrong there."""

    code = "touch_problems"
    heading = Text("Problems in the touches: {0}", "Problemen in de contactmomenten: {0}")


def touch_log(touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """Every touch once, from early to late, whatever the order in which they are given.

    >>> from datetime import UTC, datetime
    >>> first, second = (
    ...     Touch(id=f"T-{day}", person="P-1", at=datetime(2026, 3, day, tzinfo=UTC))
    ...     for day in (1, 2)
    ... )
    >>> touch_log([second, first, second]) == (first, second)
    True

    Touches of one instant stand by their ids, which says nothing of which came first. Of no touches
    the log is empty. Raises `TouchProblems` with a path for every id that stands on two different
    touches and everything that is no touch; `WrongArgument` for what is no list.
    Glossary: 000:66, 000:96.
    """
    given = each_argument("touches", touches, object, _A_LOG)
    problems = tuple(_problems(given))
    if problems:
        raise TouchProblems.of(problems)
    once: dict[object, None] = dict.fromkeys(given)
    return tuple(sorted((one for one in once if isinstance(one, Touch)), key=place))


def place(touch: Touch) -> tuple[object, str]:
    """Where a touch stands in a log."""
    return instant(touch.at), touch.id


def _problems(given: tuple[object, ...]) -> Iterator[Problem]:
    by_id: dict[str, tuple[int, Touch]] = {}
    for at, touch in enumerate(given):
        if not isinstance(touch, Touch):
            kind = Sentence(type(touch).__name__)  # what it holds may be personal
            yield Problem(kind=NOT_A_TOUCH, value=kind, path=f"$[{at}]")
            continue
        first, other = by_id.setdefault(touch.id, (at, touch))
        if other != touch:
            differ = [
                each.name
                for each in fields(Touch)
                if getattr(other, each.name) != getattr(touch, each.name)
            ]
            detail = f"$[{first}] ({', '.join(differ)})"
            yield Problem(kind=TOUCH_CLASH, value=touch.id, detail=detail, path=f"$[{at}].id")
